"""A table's cells as squares of a sheet: each square knows its cell, so rows, columns and spans are simple. Free of Qt."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.edit import find
from postermaker.document.model import Cell, Column, Document, Table
from postermaker.document.tables import typed_rows, written_rows
from postermaker.document.tree import changed
from postermaker.layout.table_grid import grid_of

#: As many as the model holds.
MOST_ROWS, MOST_COLUMNS = 500, 50


class Squares(Struct, frozen=True):
    """A sheet: `owners` gives by row and column which of `cells` covers a square."""

    cells: tuple[Cell, ...]
    owners: tuple[tuple[int, ...], ...]
    columns: tuple[Column, ...] = ()  #: the rules of the first columns
    header: int = 0
    own: int = 0  #: rows of the table itself; those behind are a field's

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.owners), len(self.owners[0]) if self.owners else 0

    def at(self, row: int, column: int) -> Cell:
        """The cell over a square."""
        return self.cells[self.owners[row][column]]

    def reaches(self) -> dict[int, tuple[int, int, int, int]]:
        """Of each cell the first row, first column, rows and columns; cells are rectangles."""
        found: dict[int, tuple[int, int, int, int]] = {}
        for r, line in enumerate(self.owners):
            for c, own in enumerate(line):
                top, left, _, _ = found.get(own, (r, c, 0, 0))
                found[own] = top, left, r - top + 1, c - left + 1
        return found

    def reach(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Those of the cell over a square."""
        return self.reaches()[self.owners[row][column]]


def squares_of(table: Table, values: Mapping[str, str]) -> Squares:
    """A table's own rows, and those of the field that it shows."""
    rows = (*table.rows, *typed_rows(values.get(table.rows_from, "")))
    grid = grid_of(rows, table.header_rows, max(1, len(table.columns)))
    cells = [each.cell for each in grid.cells]
    owners = [[-1] * grid.columns for _ in range(max(1, grid.rows))]
    for number, each in enumerate(grid.cells):
        for row in range(each.row, each.row + each.rows):
            owners[row][each.column : each.column + each.columns] = [number] * each.columns
    for line in owners:
        for column, own in enumerate(line):
            if own < 0:
                line[column] = len(cells)
                cells.append(Cell())
    own = len(table.rows) if table.rows_from else len(owners)
    return Squares(tuple(cells), tuple(map(tuple, owners)), table.columns, grid.header, own)


def rows_of(squares: Squares) -> tuple[tuple[Cell, ...], ...]:
    """The rows as a table has them: a cell once, with what it spans."""
    reaches = squares.reaches()

    def row(r: int, line: tuple[int, ...]) -> Iterator[Cell]:
        for c, own in enumerate(line):
            top, left, tall, wide = reaches[own]
            if (top, left) == (r, c):
                yield replace(squares.cells[own], rows=tall, columns=wide)

    return tuple(tuple(row(r, line)) for r, line in enumerate(squares.owners))


def with_squares(document: Document, table_id: str, squares: Squares) -> Document:
    """The document whose table says what the sheet says; rows of a field go back into the field."""
    table = find(document, table_id)
    assert isinstance(table, Table)
    rows, own = rows_of(squares), squares.own
    if table.rows_from:
        said = written_rows(rows[own:])
        document = replace(document, values={**document.values, table.rows_from: said})
    made = replace(table, rows=rows[:own], columns=squares.columns, header_rows=squares.header)
    return changed(document, [table_id], lambda _: made)


def with_text(squares: Squares, row: int, column: int, said: str) -> Squares:
    """The cell over a square says something else."""
    return pasted(squares, row, column, [[said]])


def pasted(squares: Squares, row: int, column: int, lines: Sequence[Sequence[str]]) -> Squares:
    """Words from a square on to the right and down; the sheet grows as they need, up to its most."""
    height = min(MOST_ROWS, row + len(lines))
    width = min(MOST_COLUMNS, column + max(map(len, lines), default=0))
    while squares.size[0] < height:
        squares = with_row(squares, squares.size[0])
    while squares.size[1] < width:
        squares = with_column(squares, squares.size[1])
    cells, reaches = list(squares.cells), squares.reaches()
    for r, line in enumerate(lines[: height - row], row):
        for c, said in enumerate(line[: width - column], column):
            own = squares.owners[r][c]
            if reaches[own][:2] == (r, c):
                cells[own] = replace(cells[own], content=said)
    return replace(squares, cells=tuple(cells))


def with_row(squares: Squares, at: int) -> Squares:
    """A row more before `at`; a cell that goes on across it goes on across the new one too."""
    if squares.size[0] >= MOST_ROWS:
        return squares
    cells, lines = list(squares.cells), list(squares.owners)
    above, below = (lines[at - 1] if at else None), (lines[at] if at < len(lines) else None)
    line = []
    for column in range(squares.size[1]):
        if above and below and above[column] == below[column]:
            line.append(above[column])
        else:
            line.append(len(cells))
            cells.append(Cell())
    lines.insert(at, tuple(line))
    header = squares.header + (at < squares.header)
    own = squares.own + (at < squares.own or squares.own == len(squares.owners))
    return replace(squares, cells=tuple(cells), owners=tuple(lines), header=header, own=own)


def with_column(squares: Squares, at: int) -> Squares:
    """A column more before `at`."""
    if squares.size[1] >= MOST_COLUMNS:
        return squares
    turned = with_row(_turned(squares), at)
    rules = squares.columns
    if at < len(rules):
        rules = (*rules[:at], Column(), *rules[at:])
    return replace(_turned(turned), columns=rules, header=squares.header, own=squares.own)


def without_rows(squares: Squares, first: int, last: int) -> Squares:
    """Rows less; one stays."""
    lines = (*squares.owners[:first], *squares.owners[last + 1 :])
    if not lines:
        return squares

    def left(count: int) -> int:
        return count - max(0, min(last + 1, count) - first)

    return replace(squares, owners=lines, header=left(squares.header), own=left(squares.own))


def without_columns(squares: Squares, first: int, last: int) -> Squares:
    """Columns less; one stays."""
    if last - first + 1 >= squares.size[1]:
        return squares
    turned = without_rows(_turned(squares), first, last)
    rules = (*squares.columns[:first], *squares.columns[last + 1 :])
    return replace(_turned(turned), columns=rules, header=squares.header, own=squares.own)


def merged(squares: Squares, top: int, left: int, foot: int, right: int) -> Squares:
    """One cell over a rectangle, grown until it cuts no other; it says what all said. Never past the header or the own rows."""
    reaches = squares.reaches()
    while True:
        inside = dict.fromkeys(o for line in squares.owners[top : foot + 1] for o in line[left : right + 1])
        reached = [reaches[own] for own in inside]
        box = (
            min(r for r, _, _, _ in reached), min(c for _, c, _, _ in reached),
            max(r + tall - 1 for r, _, tall, _ in reached), max(c + wide - 1 for _, c, _, wide in reached),
        )  # fmt: skip
        if box == (top, left, foot, right):
            break
        top, left, foot, right = box
    if any(top < end <= foot for end in (squares.header, squares.own)):
        return squares
    said = " ".join(filter(None, (squares.cells[own].content for own in inside)))
    first = next(iter(inside))

    def own(r: int, c: int, before: int) -> int:
        return first if top <= r <= foot and left <= c <= right else before

    owners = tuple(tuple(own(r, c, o) for c, o in enumerate(line)) for r, line in enumerate(squares.owners))
    cells = list(squares.cells)
    cells[first] = replace(cells[first], content=said)
    return replace(squares, cells=tuple(cells), owners=owners)


def split(squares: Squares, row: int, column: int) -> Squares:
    """A merged cell as single ones again; the first keeps the words."""
    top, left, tall, wide = squares.reach(row, column)
    cells, lines = list(squares.cells), [list(line) for line in squares.owners]
    for r in range(top, top + tall):
        for c in range(left, left + wide):
            if (r, c) != (top, left):
                lines[r][c] = len(cells)
                cells.append(replace(squares.at(row, column), content=""))
    return replace(squares, cells=tuple(cells), owners=tuple(map(tuple, lines)))


def copied(squares: Squares, top: int, left: int, foot: int, right: int) -> str:
    """The words of a rectangle as spreadsheets exchange them."""
    reaches = squares.reaches()

    def said(r: int, c: int) -> str:
        shown = reaches[squares.owners[r][c]][:2] == (r, c)
        return " ".join(squares.at(r, c).content.split()) if shown else ""

    return "\n".join("\t".join(said(r, c) for c in range(left, right + 1)) for r in range(top, foot + 1))


def _turned(squares: Squares) -> Squares:
    """Rows as columns, so that what is said of rows holds for columns."""
    return replace(squares, owners=tuple(zip(*squares.owners, strict=True)), header=0, own=0)
