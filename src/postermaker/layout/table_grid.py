"""A table's cells on its grid: what each spans, and how wide its columns are. No type is set here."""

from collections.abc import Sequence

from msgspec import Struct

from postermaker.document.model import Cell, Column


class Placed(Struct, frozen=True):
    """A cell with the rows and columns that it takes, counted from 0."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int


class Grid(Struct, frozen=True):
    """The cells of a table in reading order; those below row `header` are its body."""

    cells: tuple[Placed, ...]
    rows: int
    columns: int
    header: int

    def torn_rows(self) -> set[int]:
        """Rows over whose upper edge some cell reaches."""
        return {row for each in self.cells for row in range(each.row + 1, each.row + each.rows)}

    def inner_edges(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """Where no line is drawn, inside cells: upper edges as (row, column), left edges as (column, row)."""
        upper: set[tuple[int, int]] = set()
        left: set[tuple[int, int]] = set()
        for each in self.cells:
            rows, columns = (
                range(each.row, each.row + each.rows),
                range(each.column, each.column + each.columns),
            )
            upper.update((row, column) for row in rows[1:] for column in columns)
            left.update((column, row) for column in columns[1:] for row in rows)
        return upper, left


def grid_of(rows: Sequence[Sequence[Cell]], header: int, least_columns: int) -> Grid:
    """Cells at their places: each takes the next free one, and no more than is free of what it spans.

    Args:
        rows: what a cell spans is not given again.
        header: rows of the header, over whose end no cell reaches.
        least_columns: that the table has even where its rows are shorter.
    """
    header = min(header, len(rows))
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for at, row in enumerate(rows):
        end, column = header if at < header else len(rows), 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            wide = 1
            while wide < cell.columns and (at, column + wide) not in taken:
                wide += 1
            tall = min(cell.rows, end - at)
            taken |= {(at + i, column + j) for i in range(tall) for j in range(wide)}
            placed.append(Placed(cell, at, column, tall, wide))
            column += wide
    most = max((each.column + each.columns for each in placed), default=0)
    return Grid(tuple(placed), len(rows), max(most, least_columns), header)


def spread(
    grid: Grid, columns: Sequence[Column], least: Sequence[float], most: Sequence[float]
) -> tuple[list[float], list[float]]:
    """What each column asks for, at least and at most, from what each cell of the grid asks (mm)."""
    low, high = [0.0] * grid.columns, [0.0] * grid.columns
    asked = list(zip(grid.cells, least, most, strict=True))
    for each, small, large in asked:
        if each.columns == 1:
            low[each.column] = max(low[each.column], small)
            high[each.column] = max(high[each.column], large)
    for each, small, large in sorted(asked, key=lambda entry: entry[0].columns):
        if each.columns > 1:
            span = range(each.column, each.column + each.columns)
            _raise(low, span, small, high, columns)
            _raise(high, span, large, high, columns)
    return low, [max(pair) for pair in zip(low, high, strict=True)]


def _raise(
    asked: list[float], span: range, wanted: float, weights: Sequence[float], columns: Sequence[Column]
) -> None:
    """What a spanning cell lacks is shared among its columns, by what they ask; fixed ones give their width."""
    held = [columns[i].width or asked[i] for i in span]
    open_ = [i for i in span if not columns[i].width]
    lack = wanted - sum(held)
    if lack <= 0 or not open_:
        return
    total = sum(weights[i] for i in open_)
    shares = [weights[i] / total if total else 1 / len(open_) for i in open_]
    for i, share in zip(open_, shares, strict=True):
        asked[i] += lack * share


def column_widths(
    columns: Sequence[Column], low: Sequence[float], high: Sequence[float], room: float
) -> list[float]:
    """The widths in mm, which always fill the room: fixed ones first, then by content, then by share.

    Like automatic tables of CSS: between what each column needs at least and what it would take at most.
    """
    widths = [each.width for each in columns]
    fixed = sum(widths)
    loose = [i for i, each in enumerate(columns) if not each.width]
    if not loose or fixed >= room:
        scale = room / fixed if fixed else 0.0
        return [width * scale for width in widths] if fixed else [room / len(columns)] * len(columns)
    rest = room - fixed
    shared = [i for i in loose if columns[i].share]
    natural = [i for i in loose if not columns[i].share]
    within = rest - sum(low[i] for i in shared)
    chosen = between([low[i] for i in natural], [high[i] for i in natural], within, grow=not shared)
    for i, width in zip(natural, chosen, strict=True):
        widths[i] = width
    rest -= sum(chosen)
    for i, width in zip(
        shared, _shared([columns[i].share for i in shared], [low[i] for i in shared], rest), strict=True
    ):
        widths[i] = width
    return widths


def between(low: Sequence[float], high: Sequence[float], room: float, *, grow: bool) -> list[float]:
    """Widths between low and high within the room; with `grow` spare room is theirs, in proportion."""
    if not low:
        return []
    least, most = sum(low), sum(high)
    if most <= room:
        spare = room - most if grow else 0.0
        return [large + spare * (large / most if most else 1 / len(high)) for large in high]
    if least <= room:
        share = (room - least) / (most - least)
        return [small + (large - small) * share for small, large in zip(low, high, strict=True)]
    scale = max(0.0, room) / least if least else 0.0  # columns of nothing stay so
    return [small * scale for small in low]


def _shared(shares: Sequence[float], low: Sequence[float], room: float) -> list[float]:
    """The room by shares, no column narrower than it needs as long as there is room for all."""
    if not shares:
        return []
    if sum(low) >= room:
        return between(low, low, room, grow=False)
    widths, free = list(low), set(range(len(shares)))
    while free:
        left = room - sum(widths[i] for i in range(len(shares)) if i not in free)
        total = sum(shares[i] for i in free)
        narrow = {i for i in free if left * shares[i] / total < low[i]}
        if not narrow:
            for i in free:
                widths[i] = left * shares[i] / total
            break
        free -= narrow
    return widths
