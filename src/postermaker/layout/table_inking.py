"""A planned table as ink: grounds, words cell by cell, rules; and how a cell's words are set."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Paint
from postermaker.display import DisplayItem, Outlined
from postermaker.document.model import Align, CellAlign, Frame, Stroke, Table, Text, TextStyle
from postermaker.document.tables import column_of
from postermaker.errors import Issue
from postermaker.fonts import FontBook
from postermaker.geometry import Box, polygon, rectangle
from postermaker.layout.paints import placed_paint, placed_pen
from postermaker.layout.setting import set_text
from postermaker.layout.table_grid import Grid, Placed
from postermaker.layout.texts import lay_out_text

_NUMBER = re.compile(r"[-+−±]?[¥￥$]?\d[\d,，]*(\.\d+)?[%％‰]?")
_WHOLE = re.compile(r"[^.%％‰]*")
#: What stands where there is no number.
_NOTHING = re.compile(r"[-–—/]*")
#: A frame without end, mm.
FAR = 1e6
#: mm; a width that was measured is never too narrow for what it was measured of.
SLACK = 1e-4


class Plan(Struct, frozen=True):
    """A table at one size: its columns and rows in mm."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    wanting: float  #: by how much the words of some cell are wider than it; mm

    @property
    def depth(self) -> float:
        """The height of all rows in mm."""
        return sum(self.heights)


@lru_cache(maxsize=4096)
def natural(text: Text, content: str, book: FontBook) -> tuple[float, float]:
    """How wide words are that break wherever they can, and that break nowhere; em."""
    if not content.strip():
        return 0.0, 0.0
    stretch = text.style.stretch
    tight, loose = (
        max((line.width for line in set_text(text, width, FAR, content, book).block.lines), default=0.0)
        for width in (1e-3, FAR)
    )
    return tight * stretch, loose * stretch


def cell_text(table: Table, placed: Placed, header: int) -> Text:
    """A cell as a text of 1 mm: what is set for it."""
    usual = header_style(table) if placed.row < header else column_of(table, placed.column).style
    return Text(
        id=table.id,
        name=table.name or "表格",
        frame=Frame(x=0, y=0, width=0, height=0),
        content="",
        style=placed.cell.style or usual or table.style,
        size=1.0,
        across=table.across,
        line_pitch_em=table.line_pitch_em,
        locale=table.locale,
    )


def header_style(table: Table) -> TextStyle:
    """How the header is set: by its own style, else bold."""
    return table.header_style or replace(table.style, weight=max(table.style.weight, 700))


def number_like(said: str) -> bool:
    """Whether a cell says a number and nothing else."""
    return bool(_NUMBER.fullmatch(said.strip()))


def clear_of(table: Table, grid: Grid, each: Placed) -> tuple[float, float]:
    """What stays clear at the left and at the right of a cell's words; em."""
    across = table.padding_across_em
    left = 0.0 if table.flush and each.column == 0 else across
    return left, 0.0 if table.flush and each.column + each.columns == grid.columns else across


class Alignment(Struct, frozen=True):
    """Where the words of a table's cells stand across their columns."""

    counting: frozenset[int]  #: columns that hold numbers only below the header
    points: dict[
        int, float
    ]  #: by column with numbers below each other, the widest part from the point on; em

    def stand(self, table: Table, grid: Grid, each: Placed) -> CellAlign:
        """Where a cell's words stand."""
        asked = each.cell.align or column_of(table, each.column).align
        if asked is not CellAlign.AUTO:
            return asked
        if each.columns > 1:
            return CellAlign.CENTRE if each.row < grid.header else CellAlign.START
        return CellAlign.END if each.column in self.counting else CellAlign.START

    def clear(self, table: Table, grid: Grid, each: Placed, book: FontBook) -> float:
        """What stays clear behind a number, so that its point stands below the others; em."""
        if self.stand(table, grid, each) is not CellAlign.DECIMAL or not number_like(each.cell.content):
            return 0.0
        return self.points[each.column] - behind_point(table, grid, each, book)


def alignment_of(table: Table, grid: Grid, book: FontBook) -> Alignment:
    """The alignment of all cells of a table."""
    said: dict[int, list[str]] = {}
    for each in grid.cells:
        if each.row >= grid.header and each.columns == 1:
            said.setdefault(each.column, []).append(each.cell.content.strip())
    counting = frozenset(
        column
        for column, all_ in said.items()
        if any(map(number_like, all_)) and all(number_like(one) or _NOTHING.fullmatch(one) for one in all_)
    )
    bare = Alignment(counting, {})
    points: dict[int, float] = {}
    for each in grid.cells:
        if bare.stand(table, grid, each) is CellAlign.DECIMAL and number_like(each.cell.content):
            behind = behind_point(table, grid, each, book)
            points[each.column] = max(behind, points.get(each.column, 0.0))
    return Alignment(counting, points)


def behind_point(table: Table, grid: Grid, each: Placed, book: FontBook) -> float:
    """The width of a number's point and of what stands behind it; em."""
    text, number = cell_text(table, each, grid.header), each.cell.content
    digits = _WHOLE.match(number)
    return natural(text, number, book)[1] - natural(text, digits[0] if digits else "", book)[1]


class TablePainter(Struct, frozen=True):
    """A planned table at its place."""

    table: Table
    grid: Grid
    plan: Plan
    box: Box
    book: FontBook
    alignment: Alignment
    dark: frozenset[int]  #: rows with the ground of every second one

    def painted(self) -> tuple[tuple[DisplayItem, ...], list[Issue]]:
        """Grounds, words row by row, rules."""
        words: list[DisplayItem] = []
        issues: dict[Issue, None] = {}
        for each in self.grid.cells:
            if not each.cell.content.strip():
                continue
            done = lay_out_text(*self._set(each))
            words += done.items
            issues |= dict.fromkeys(issue for issue in done.issues if issue.code == "missing-glyph")
        return (*self._grounds(), *words, *self._rules()), list(issues)

    def _set(self, each: Placed) -> tuple[Text, Box, str, FontBook]:
        left, right = (each_ * self.plan.size for each_ in clear_of(self.table, self.grid, each))
        down = self.table.padding_down_em * self.plan.size
        room = self.box_of(each)
        text = replace(cell_text(self.table, each, self.grid.header), size=self.plan.size)
        stand = self.alignment.stand(self.table, self.grid, each)
        behind = self.alignment.clear(self.table, self.grid, each, self.book) * self.plan.size
        align = {CellAlign.START: Align.START, CellAlign.CENTRE: Align.CENTRE}.get(stand, Align.END)
        inner = Box(
            room.x + left - SLACK / 2,
            room.y + down,
            room.width - left - right - behind + SLACK,
            room.height - 2 * down,
        )
        return replace(text, align=align), inner, each.cell.content, self.book

    def box_of(self, each: Placed) -> Box:
        """A cell's room on the page."""
        widths, heights = self.plan.widths, self.plan.heights
        x = self.box.x + sum(widths[: each.column])
        y = self.box.y + sum(heights[: each.row])
        wide = sum(widths[each.column : each.column + each.columns])
        return Box(x, y, wide, sum(heights[each.row : each.row + each.rows]))

    def _grounds(self) -> Iterator[DisplayItem]:
        table, header = self.table, self.grid.header
        wide, heights = self.box.width, self.plan.heights
        if table.header_fill and header:
            yield self._ground(Box(self.box.x, self.box.y, wide, sum(heights[:header])), table.header_fill)
        for row in range(header, self.grid.rows):
            if table.zebra and row in self.dark:
                y = self.box.y + sum(heights[:row])
                yield self._ground(Box(self.box.x, y, wide, heights[row]), table.zebra)
        for each in self.grid.cells:
            if each.cell.fill:
                yield self._ground(self.box_of(each), each.cell.fill)

    def _ground(self, box: Box, paint: Paint) -> Outlined:
        return Outlined(self.table.id, rectangle(box), placed_paint(paint, box))

    def _rules(self) -> Iterator[DisplayItem]:
        """The lines, none across a cell that spans them."""
        rules, header = self.table.rules, self.grid.header
        xs, ys = _sums(self.box.x, self.plan.widths), _sums(self.box.y, self.plan.heights)
        upper, left = self.grid.inner_edges()
        for row in range(1, self.grid.rows):
            stroke = rules.header if row == header and rules.header else rules.rows
            for start, end in _runs([(row, i) not in upper for i in range(self.grid.columns)]):
                yield from self._line(stroke, xs[start], ys[row], xs[end], ys[row])
        for column in range(1, self.grid.columns):
            for start, end in _runs([(column, i) not in left for i in range(self.grid.rows)]):
                yield from self._line(rules.columns, xs[column], ys[start], xs[column], ys[end])
        for x in (xs[0], xs[-1]):
            yield from self._line(rules.sides, x, ys[0], x, ys[-1])
        for y in (ys[0], ys[-1]):
            yield from self._line(rules.edges, xs[0], y, xs[-1], y)

    def _line(
        self, stroke: Stroke | None, x0: float, y0: float, x1: float, y1: float
    ) -> Iterator[DisplayItem]:
        pen = placed_pen(stroke, self.box)
        if pen:
            yield Outlined(self.table.id, polygon([(x0, y0), (x1, y1)], closed=False), None, pen)


def _sums(start: float, lengths: Sequence[float]) -> list[float]:
    places = [start]
    for length in lengths:
        places.append(places[-1] + length)
    return places


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of neighbours that are true, each from its first to behind its last."""
    start = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            yield start, at
            start = None
