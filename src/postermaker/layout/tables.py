"""Tables as ink: rows that fit their frame or flow on, cells set by the text engine, grounds and rules.

Widths come from what the cells say (`table_grid`), heights from how the words then run. Where a table does not
fit, its type shrinks as far as it may; what is still too much is told, or goes on in the next table.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayItem
from postermaker.document.model import Cell, Table
from postermaker.document.tables import column_of
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.layout.setting import set_text
from postermaker.layout.table_grid import Grid, Placed, column_widths, grid_of, spread
from postermaker.layout.table_inking import (
    FAR,
    SLACK,
    Alignment,
    Plan,
    TablePainter,
    alignment_of,
    cell_text,
    clear_of,
    natural,
    number_like,
)

Rows = tuple[tuple[Cell, ...], ...]

#: Words of so many em are kept in one line as long as all columns have room for theirs; em.
_WHOLE = (16.0, 10.0, 6.0, 4.0)
#: So many sizes are tried between the largest and the least.
_SIZES = 32


class Flowing(Struct, frozen=True):
    """Rows on their way through several tables."""

    rows: Rows
    header: int
    start: int  #: the first row below the header that is still to come, counted from the header's end
    size: float  #: mm


class LaidTable(Struct, frozen=True):
    """A table's ink, back to front, what is wrong with it, and what flows on."""

    items: tuple[DisplayItem, ...] = ()
    issues: tuple[Issue, ...] = ()
    rest: Flowing | None = None


@lru_cache(maxsize=512)
def lay_out_table(table: Table, box: Box, given: Flowing, book: FontBook, *, flows: bool) -> LaidTable:
    """A table in its frame. Remembered: the same table gives the same items.

    Args:
        table: its rules and styles; its rows are those of `given`.
        box: its room in mm.
        given: all rows with their values, and with which of them this table begins.
        book: the faces.
        flows: whether what has no room goes on elsewhere.

    Raises:
        InputFault: a font family that is not there.
    """
    if box.width <= 0 or box.height <= 0:
        return LaidTable((), (_no_room(table),), given if flows else None) if given.rows else LaidTable()
    painter, rest = table_painter(table, box, given, book, flows=flows)
    if painter is None:
        return LaidTable()
    items, issues = painter.painted()
    return LaidTable(items, (*issues, *_overflow(table, painter.plan, box)), rest)


def table_painter(
    table: Table, box: Box, given: Flowing, book: FontBook, *, flows: bool
) -> tuple[TablePainter | None, Flowing | None]:
    """A table planned for its frame, and what flows on; no painter where no row is left. Arguments as above."""
    whole, alignment, asked = _asked(table, given.rows, given.header, book)
    if not whole.rows or (given.start and given.start + whole.header >= whole.rows):
        return None, None
    shown = _from_row(whole, given.start)
    measuring = _Measuring(table, whole, shown, alignment, asked, book)
    plan = measuring.planned(box, given.size, shrinks=not flows and not given.start)
    count = _fitting(shown, plan, box.height) if flows else shown.rows
    rest = None
    if count < shown.rows:
        rest = replace(given, start=given.start + count - shown.header, size=plan.size)
        shown = _first(shown, count)
        plan = replace(plan, heights=plan.heights[:count])
    elif table.filling and plan.depth < box.height:
        plan = _filled(plan, shown.header, box.height)
    dark = frozenset(row - given.start for row in _second_rows(whole))
    return TablePainter(table, shown, plan, box, book, alignment, dark), rest


@lru_cache(maxsize=32)
def _asked(
    table: Table, rows: Rows, header: int, book: FontBook
) -> tuple[Grid, Alignment, tuple[tuple[float, float], ...]]:
    """The grid of all rows, and how wide the words of each cell are at least and at most; em.

    Remembered, for the tables of a flow ask it again and again. Numbers stay in one piece.
    """
    grid = grid_of(rows, header, len(table.columns))
    alignment = alignment_of(table, grid, book)
    widths = []
    for each in grid.cells:
        least, most = natural(cell_text(table, each, header), each.cell.content, book)
        most += alignment.clear(table, grid, each, book)
        widths.append((most if number_like(each.cell.content) else least, most))
    return grid, alignment, tuple(widths)


def _from_row(grid: Grid, start: int) -> Grid:
    """The header, and the body from a row on."""
    first = grid.header + start
    if not start:
        return grid
    cells = tuple(
        each if each.row < grid.header else replace(each, row=each.row - start)
        for each in grid.cells
        if each.row < grid.header or each.row >= first
    )
    return replace(grid, cells=cells, rows=grid.rows - start)


def _first(grid: Grid, count: int) -> Grid:
    return replace(grid, cells=tuple(each for each in grid.cells if each.row < count), rows=count)


def _fitting(grid: Grid, plan: Plan, height: float) -> int:
    """How many rows stand in this table: whole cells only, and one row at least below the header."""
    at, fits = 0.0, 0
    for row, tall in enumerate(plan.heights):
        at += tall
        if at > height + 0.05:
            break
        fits = row + 1
    if fits == grid.rows:
        return fits
    torn = grid.torn_rows()
    while fits > grid.header and fits in torn:
        fits -= 1
    if fits > grid.header:
        return fits
    first = grid.header + 1  # what is higher than a whole frame overflows here instead of never
    while first < grid.rows and first in torn:
        first += 1
    return first


def _second_rows(grid: Grid) -> list[int]:
    """Every second row below the header; rows that a cell spans count as one."""
    rows, odd, torn = [], False, grid.torn_rows()
    for row in range(grid.header + 1, grid.rows):
        odd ^= row not in torn
        if odd:
            rows.append(row)
    return rows


class _Measuring(Struct, frozen=True):
    """How large a table is at some size: its columns after all of its rows, its height after those that are shown."""

    table: Table
    whole: Grid
    shown: Grid
    alignment: Alignment
    asked: tuple[tuple[float, float], ...]  #: by cell of the whole, without its padding; em
    book: FontBook

    def planned(self, box: Box, size: float, *, shrinks: bool) -> Plan:
        """The largest size at which the rows fit, between the given and the table's least."""
        least = min(self.table.min_size or size, size)
        first = self._plan(box.width, size)
        if _fits(first, box) or not shrinks or least == size:
            return first
        sizes = [size * (least / size) ** (i / (_SIZES - 1)) for i in range(_SIZES)]
        low, high = 0, _SIZES - 1
        best = self._plan(box.width, least)
        if not _fits(best, box):
            return best
        while high - low > 1:
            middle = (low + high) // 2
            tried = self._plan(box.width, sizes[middle])
            if _fits(tried, box):
                high, best = middle, tried
            else:
                low = middle
        return best

    def _plan(self, room: float, size: float) -> Plan:
        table, whole = self.table, self.whole
        columns = tuple(column_of(table, i) for i in range(whole.columns))
        clear = [sum(clear_of(table, whole, each)) * size for each in whole.cells]
        least = [small * size + beside for (small, _), beside in zip(self.asked, clear, strict=True)]
        most = [large * size + beside for (_, large), beside in zip(self.asked, clear, strict=True)]
        low, high = spread(whole, columns, least, most)
        for words in _WHOLE:
            kept = [max(small, min(large, words * size)) for small, large in zip(least, most, strict=True)]
            wider, _ = spread(whole, columns, kept, most)
            if sum(column.width or width for column, width in zip(columns, wider, strict=True)) <= room:
                low = wider
                break
        widths = tuple(column_widths(columns, low, high, room))
        rooms = [sum(widths[each.column : each.column + each.columns]) for each in whole.cells]
        wanting = max(small - wide for small, wide in zip(least, rooms, strict=True))
        return Plan(size, widths, self._heights(widths, size), wanting)

    def _heights(self, widths: Sequence[float], size: float) -> tuple[float, ...]:
        """Each row's height in mm: of its highest cell; what a higher spanning cell lacks goes to its last row."""
        heights = [self.table.row_height] * self.shown.rows
        for each in sorted(self.shown.cells, key=lambda cell: cell.rows):
            lack = self._height(each, widths, size) - sum(heights[each.row : each.row + each.rows])
            if lack > 0:
                heights[each.row + each.rows - 1] += lack
        return tuple(heights)

    def _height(self, each: Placed, widths: Sequence[float], size: float) -> float:
        """How high a cell must be for its words, in mm; an empty one as for a line."""
        clear, content = 2 * self.table.padding_down_em * size, each.cell.content
        if not content.strip():
            return clear + size if each.rows == 1 else 0.0
        aside = sum(clear_of(self.table, self.whole, each)) + self.alignment.clear(
            self.table, self.whole, each, self.book
        )
        inner = sum(widths[each.column : each.column + each.columns]) - aside * size
        text = replace(cell_text(self.table, each, self.shown.header), size=size)
        return clear + set_text(text, max(inner, 0.0) + SLACK, FAR, content, self.book).block.depth * size


def _fits(plan: Plan, box: Box) -> bool:
    return plan.depth <= box.height + 0.05 and plan.wanting <= 0.05


def _filled(plan: Plan, header: int, height: float) -> Plan:
    """The rows below the header higher, all by the same."""
    body = len(plan.heights) - header
    more = (height - plan.depth) / body if body else 0.0
    heights = tuple(tall + more if row >= header else tall for row, tall in enumerate(plan.heights))
    return replace(plan, heights=heights)


def _no_room(table: Table) -> Issue:
    name = table.name or "表格"
    message = Bilingual(f"这个尺寸没有给“{name}”留下地方", f"at this size there is no room for '{name}'")
    return Issue("no-room", Severity.ERROR, table.id, message)


def _overflow(table: Table, plan: Plan, box: Box) -> Iterator[Issue]:
    """What of the rows or of a cell's words lies outside its room."""
    name, over, wide = table.name or "表格", plan.depth - box.height, plan.wanting
    if max(over, wide) <= 0.05:
        return
    if over >= wide:
        low, rows = box.height + 0.05, 0
        for tall in plan.heights:
            low -= tall
            rows += low < 0
        message = Bilingual(
            f"“{name}”排不下，高出 {over:.1f} mm（{rows} 行）",
            f"'{name}' overflows by {over:.1f} mm ({rows} rows)",
        )
    else:
        message = Bilingual(
            f"“{name}”太窄，有的字比格子宽 {wide:.1f} mm",
            f"'{name}' is too narrow: words pass a cell by {wide:.1f} mm",
        )
    yield Issue("overflow", Severity.ERROR, table.id, message)
