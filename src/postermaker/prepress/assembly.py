"""The map for those who mount the pieces (拼接图): the picture small on A4, seams, numbers, sizes, a table. In mm."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from postermaker.display import DisplayItem, DisplayPage, Layer
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, Size, rectangle
from postermaker.prepress import labels
from postermaker.prepress.extents import Extent, Kind, extents
from postermaker.prepress.grid import Grid, Plan
from postermaker.prepress.labels import Anchor, Items, label, line
from postermaker.units import spoken_size

A4 = Size(210, 297)
_MARGIN, _HEAD, _ROW = 14.0, 36.0, 5.2
#: Around the map: room for the dimension lines.
_AROUND = 15.0
#: Tiles that the table lists; more are named by their order alone.
_LISTED = 36
_TABLE_COLUMNS = 3
#: Numbers smaller than this would not be read.
_LEAST_BADGE = 1.6


class _Map(Struct, frozen=True):
    """Where the picture is on the map."""

    plan: Plan
    box: Box
    scale: float

    def x(self, at: float) -> float:
        return self.box.x + (at - self.plan.grid.area.x) * self.scale

    def y(self, at: float) -> float:
        return self.box.y + (at - self.plan.grid.area.y) * self.scale


def assembly_page(plan: Plan, book: FontBook) -> DisplayPage:
    """The map of a plan: A4, lying where the picture is wider than high."""
    area = plan.grid.area
    paper = Size(A4.height, A4.width) if area.width > area.height else A4
    foot = _table_height(plan.grid) + 5.0 * len(plan.notes) + 8.0
    room = Box(
        _MARGIN + _AROUND,
        _HEAD + _AROUND,
        paper.width - 2 * (_MARGIN + _AROUND),
        paper.height - _HEAD - 2 * _AROUND - foot - _MARGIN,
    )
    scale = min(room.width / area.width, room.height / area.height)
    width, height = area.width * scale, area.height * scale
    drawn = _Map(plan, Box(room.centre.x - width / 2, room.y, width, height), scale)
    items: Items = (
        *_heading(plan, paper, book),
        *_picture(drawn),
        *_seams(drawn),
        *_numbers(drawn, book),
        *_dimensions(drawn, book),
        *_table(plan, Point(_MARGIN, drawn.box.bottom + _AROUND + 4), paper, book),
        *_notes(plan, paper, book),
    )
    return DisplayPage(paper, 0.0, items, name="拼接图")


def _heading(plan: Plan, paper: Size, book: FontBook) -> Items:
    right = paper.width - _MARGIN
    facts = (f"成品 {spoken_size(plan.page.size)}", _counted(plan), *plan.facts)
    return (
        *label(plan.title or "未命名", Point(_MARGIN, 18), 7.5, book, weight=700, room=right - _MARGIN - 34),
        *label("拼接图", Point(right, 18), 6, book, Anchor.END, weight=700),
        line((_MARGIN, 24.5), (right, 24.5), 0.7),
        *label("　·　".join(facts), Point(_MARGIN, 30), 3.8, book, room=right - _MARGIN),
    )


def _counted(plan: Plan) -> str:
    grid = plan.grid
    rows = f"（{grid.rows} 行 × {grid.columns} 列）" if min(grid.rows, grid.columns) > 1 else ""
    return f"共 {grid.total} {plan.unit}{rows}"


def _picture(drawn: _Map) -> Items:
    area, page = drawn.plan.grid.area, drawn.plan.page
    move = Affine.translation(drawn.box.x, drawn.box.y) @ Affine.scaling(drawn.scale, drawn.scale)
    shown = Layer("assembly", page.items, move @ Affine.translation(-area.x, -area.y), rectangle(area))
    items: Items = (shown, labels.frame(drawn.box, 0.3))
    if page.trim != area:  # a white edge or bleed is printed too: where the finished size ends
        trim = Box(drawn.x(0), drawn.y(0), page.size.width * drawn.scale, page.size.height * drawn.scale)
        items += (labels.frame(trim, 0.2, dash=(1.2, 0.8)),)
    return items


def _seams(drawn: _Map) -> Iterator[DisplayItem]:
    """Seams as black dashes on white, to be seen on any picture; gaps between boards as white strips."""
    grid, box = drawn.plan.grid, drawn.box
    gap = max(0.0, -grid.overlap) * drawn.scale
    wide = max(gap, 0.9)
    ends = [((drawn.x(x), box.y), (drawn.x(x), box.bottom)) for x in grid.across]
    ends += [((box.x, drawn.y(y)), (box.right, drawn.y(y))) for y in grid.down]
    fine = min(1.0, _cell(drawn) / 12)  # many sheets: thin lines
    for start, end in ends:
        yield line(start, end, wide * (1 if gap else fine), paint=labels.PAPER)
    for start, end in ends:
        if gap < 0.9:
            yield line(start, end, 0.35 * fine, (2.4 * fine, 1.2 * fine))


def _cell(drawn: _Map) -> float:
    """The shorter side of the smallest tile on the map, without overlaps."""
    cores = [drawn.plan.grid.core(piece) for piece in drawn.plan.grid.tiles()]
    return min(min(core.width, core.height) for core in cores) * drawn.scale


def _counts(drawn: _Map, book: FontBook) -> Items:
    """Instead of numbers on small tiles: each fifth column and row, below and at the right."""
    grid, box = drawn.plan.grid, drawn.box
    items: Items = ()
    for piece in grid.tiles():
        centre = grid.core(piece).centre
        if piece.row == 1 and (piece.column % 5 == 0 or piece.column == 1):
            at = Point(drawn.x(centre.x), box.bottom + 3.5)
            items += label(f"C{piece.column}", at, 3, book, Anchor.CENTRE)
        if piece.column == 1 and (piece.row % 5 == 0 or piece.row == 1):
            items += label(f"R{piece.row}", Point(box.right + 2, drawn.y(centre.y)), 3, book)
    return items


def _matters(found: Extent, area: Box) -> bool:
    """Whether a number should not hide it."""
    return found.kind is Kind.GLYPH or (found.kind is Kind.PICTURE and found.box.width < area.width / 2)


#: Where in the height of its tile a number may stand, the best first.
_HEIGHTS = (0.5, 0.8, 0.2, 0.72, 0.28, 0.9, 0.1)


def _numbers(drawn: _Map, book: FontBook) -> Items:
    """A badge on each tile, all at one height, where they hide the fewest characters and pictures."""
    radius = min(5.8, _cell(drawn) * 0.3)
    if radius < _LEAST_BADGE:
        return _counts(drawn, book)
    grid = drawn.plan.grid
    seen = [each.box for each in extents(drawn.plan.page.items, book) if _matters(each, grid.area)]
    reach = radius / drawn.scale

    def hidden(share: float) -> int:
        discs = [Box(x - reach, y - reach, 2 * reach, 2 * reach) for x, y in places(share)]
        return sum(disc.meets(box) for disc in discs for box in seen)

    def places(share: float) -> list[Point]:
        cores = [grid.core(piece) for piece in grid.tiles()]
        return [Point(core.centre.x, core.y + core.height * share) for core in cores]

    best = min(_HEIGHTS, key=hidden) if grid.total <= _LISTED else 0.5
    items: Items = ()
    for number, at in enumerate(places(best), 1):
        items += labels.badge(str(number), Point(drawn.x(at.x), drawn.y(at.y)), radius, book)
    return items


def _dimensions(drawn: _Map, book: FontBook) -> Items:
    """The whole above and at the left; the pieces from seam to seam below and at the right."""
    grid, box = drawn.plan.grid, drawn.box
    top, left = box.y - 9, box.x - 9
    items: Items = (
        *labels.dimension(Point(box.x, top), Point(box.right, top), _mm(grid.area.width), 3.6, book),
        *labels.dimension(Point(left, box.bottom), Point(left, box.y), _mm(grid.area.height), 3.6, book),
    )
    items += tuple(line((x, top - 2), (x, box.y - 1)) for x in (box.x, box.right))
    items += tuple(line((left - 2, y), (box.x - 1, y)) for y in (box.y, box.bottom))
    across = [(drawn.x(a), drawn.x(b)) for a, b in _spans(grid.area.x, grid.across, grid.area.right, grid)]
    down = [(drawn.y(a), drawn.y(b)) for a, b in _spans(grid.area.y, grid.down, grid.area.bottom, grid)]
    if grid.across and min(b - a for a, b in across) >= 8:
        items += _chain(across, drawn, book, upright=False)
    if grid.down and min(b - a for a, b in down) >= 8:
        items += _chain(down, drawn, book, upright=True)
    return items


def _spans(start: float, cuts: tuple[float, ...], end: float, grid: Grid) -> list[tuple[float, float]]:
    """From seam to seam, or of boards from edge to edge."""
    gap = max(0.0, -grid.overlap) / 2
    ends = pairwise((start, *cuts, end))
    return [(a + gap * (a != start), b - gap * (b != end)) for a, b in ends]


def _chain(spans: list[tuple[float, float]], drawn: _Map, book: FontBook, *, upright: bool) -> Items:
    """Dimension lines one behind the other along the lower or the right side."""
    beyond = (drawn.box.right if upright else drawn.box.bottom) + 8
    items: Items = ()
    for a, b in spans:
        start, end = (Point(beyond, b), Point(beyond, a)) if upright else (Point(a, beyond), Point(b, beyond))
        items += labels.dimension(start, end, _mm((b - a) / drawn.scale), 3.2, book)
    for at in dict.fromkeys(round(at, 6) for span in spans for at in span):
        ends = ((beyond - 7, at), (beyond + 2, at)) if upright else ((at, beyond - 7), (at, beyond + 2))
        items += (line(*ends),)
    return items


def _mm(length: float) -> str:
    return f"{round(length, 1):g}"


def _table_height(grid: Grid) -> float:
    if grid.total > _LISTED:
        return 0.0
    return _ROW * (-(-grid.total // _TABLE_COLUMNS) + 1)


def _table(plan: Plan, at: Point, paper: Size, book: FontBook) -> Items:
    """Number, place and printed size of each piece, in columns read downwards."""
    tiles = plan.grid.tiles()
    if len(tiles) > _LISTED:
        return ()
    rows, wide = -(-len(tiles) // _TABLE_COLUMNS), (paper.width - 2 * at.x) / _TABLE_COLUMNS
    columns = -(-len(tiles) // rows)
    items: Items = ()
    for column in range(columns):
        x = at.x + column * wide
        items += _entry(("号", "位置", "打印尺寸 mm", "距左 / 上 mm"), Point(x, at.y), wide, book, 700)
        items += (line((x, at.y + _ROW / 2), (x + wide - 4, at.y + _ROW / 2), 0.3),)
        for row, piece in enumerate(tiles[column * rows : (column + 1) * rows], 1):
            box, area = piece.box, plan.grid.area
            told = (
                str(piece.number),
                piece.place,
                f"{_mm(box.width)} × {_mm(box.height)}",
                f"{_mm(box.x - area.x)} / {_mm(box.y - area.y)}",
            )
            items += _entry(told, Point(x, at.y + row * _ROW), wide, book, 400)
    return items


#: Where the words of a table's entry start, as a share of its width.
_STOPS = (0.0, 0.09, 0.29, 0.66)


def _entry(words: tuple[str, ...], at: Point, wide: float, book: FontBook, weight: int) -> Items:
    items: Items = ()
    for word, stop, after in zip(words, _STOPS, (*_STOPS[1:], 0.95), strict=True):
        room = (after - stop) * wide - 1
        items += label(word, Point(at.x + stop * wide, at.y), 3.2, book, weight=weight, room=room)
    return items


def _notes(plan: Plan, paper: Size, book: FontBook) -> Items:
    items: Items = ()
    for i, note in enumerate(reversed(plan.notes)):
        y = paper.height - _MARGIN - 5.0 * i
        items += label(note, Point(_MARGIN, y), 3.2, book, room=paper.width - 2 * _MARGIN)
    return items
