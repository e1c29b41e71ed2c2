"""Placed cells as ink: glyph runs once for each layer of the style, and the marks of emphasis beside them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Linear, Paint, Radial
from postermaker.display import DisplayItem, Glyph, GlyphRun, Outlined, Pen
from postermaker.document.model import Cap, Direction, Emphasis, Join, Text
from postermaker.geometry import Box, Path, Point, ellipse
from postermaker.layout.paints import placed_paint
from postermaker.text.cells import Cell
from postermaker.text.emphasis import beside
from postermaker.text.placing import Placed
from postermaker.text.readings import RUBY_SIZE
from postermaker.text.stretches import Stretch


class Spot(Struct, frozen=True):
    """A placed cell: where its em square's corner (start of the line direction) and its middle line are, in mm."""

    cell: Cell
    x: float
    y: float
    line: int


def inked(
    text: Text, size: float, spots: Sequence[Spot], box: Box, styled: Sequence[Stretch]
) -> Iterator[DisplayItem]:
    """Shadows, outlines and fills of a text's cells, back to front, then its emphasis.

    Args:
        text: whose style it is.
        size: of the type, in mm.
        spots: the cells at their places.
        box: the text's frame, over which gradients run.
        styled: what the stretch numbers of the cells stand for, from 1.
    """
    yield from _styled(text, size, spots, box, styled)
    if any(spot.cell.ruby for spot in spots):
        yield from _readings(text, size, spots, box, styled)
    if styled:
        yield from _emphasis(text, size, spots, box, styled)


def _glyphs(spots: Sequence[Spot], size: float, stretch: float, vertical: bool) -> list[Glyph]:
    """The glyphs of cells at their origins on the page; cells of a column are turned alike."""
    if not vertical:
        return [
            Glyph(gid, spot.x + dx * size * stretch, spot.y + spot.cell.middle * size - dy * size)
            for spot in spots
            for gid, dx, dy in spot.cell.glyphs
        ]
    if spots[0].cell.turned:
        return [
            Glyph(gid, spot.x - spot.cell.middle * size + dy * size, spot.y + dx * size)
            for spot in spots
            for gid, dx, dy in spot.cell.glyphs
        ]
    return [glyph for spot in spots for glyph in _upright(spot, size)]


def _upright(spot: Spot, size: float) -> Iterator[Glyph]:
    cell = spot.cell
    drop = cell.middle * size
    left = spot.x - cell.breadth * size / 2
    middle = spot.y + (cell.advance / 2 if cell.centre is None else cell.centre) * size
    for gid, dx, dy in cell.glyphs:
        yield Glyph(gid, left + dx * size, middle + drop - dy * size)


def _styled(
    text: Text, size: float, spots: Sequence[Spot], box: Box, styled: Sequence[Stretch]
) -> list[DisplayItem]:
    """The runs once for each layer of the style: shadows, outlines, fill; words of a span with its own fill."""
    style = text.style
    stretch = _stretch(text)
    usual = style.fill
    drawn = [
        (spot, _fill(spot.cell, text, styled) if spot.cell.stretch else usual)
        for spot in spots
        if spot.cell.glyphs
    ]
    per_line = text.direction is Direction.HORIZONTAL and any(
        isinstance(fill, Linear | Radial) for fill in {id(fill): fill for _, fill in drawn}.values()
    )
    areas = _line_boxes(drawn, size, stretch) if per_line else {}
    runs = [
        (run, areas.get((part[0].line, id(fill)), box), fill)
        for run, part, fill in _runs(text, drawn, size, per_line)
    ]
    items: list[DisplayItem] = []
    for shadow in style.shadows:
        for copy in range(shadow.copies, 0, -1):
            k = copy / shadow.copies * size
            pen = _pen(shadow.paint, 2 * shadow.width_em * size, box) if shadow.width_em else None
            for run, _, _ in runs:
                moved = _moved(run, shadow.dx_em * k, shadow.dy_em * k)
                items.append(replace(moved, fill=placed_paint(shadow.paint, box), pen=pen))
    for outline in style.outlines:
        pen = replace(_pen(outline.paint, 2 * outline.width_em * size, box), join=outline.join)
        items += [replace(_moved(run, 0, 0), fill=None, pen=pen) for run, _, _ in runs]
    items += [replace(run, fill=placed_paint(fill, area)) for run, area, fill in runs]
    return items


def _fill(cell: Cell, text: Text, styled: Sequence[Stretch]) -> Paint:
    own = styled[cell.stretch - 1].span.fill if cell.stretch else None
    return own or text.style.fill


def _stretch(text: Text) -> float:
    return 1.0 if text.direction is Direction.VERTICAL else text.style.stretch


def _pen(paint: Paint, width: float, box: Box) -> Pen:
    return Pen(width, placed_paint(paint, box), Join.ROUND)


def _moved(run: GlyphRun, dx: float, dy: float) -> GlyphRun:
    """A copy behind the text: it carries no text, so that nothing copies out twice."""
    glyphs = run.glyphs if dx == dy == 0 else tuple(Glyph(g.gid, g.x + dx, g.y + dy) for g in run.glyphs)
    return replace(run, glyphs=glyphs, text=("",) * len(glyphs))


def _runs(
    text: Text, drawn: list[tuple[Spot, Paint]], size: float, per_line: bool
) -> Iterator[tuple[GlyphRun, list[Spot], Paint]]:
    """Neighbouring cells of one face, size and fill, and of one line where the fill follows the line."""
    vertical, stretch = text.direction is Direction.VERTICAL, _stretch(text)

    def kind(entry: tuple[Spot, Paint]) -> tuple[object, ...]:
        (spot, fill) = entry
        cell = spot.cell
        return cell.face, cell.scale, cell.turned, fill, spot.line if per_line else 0

    for _, entries in groupby(drawn, kind):
        group = list(entries)
        cell, fill = group[0][0].cell, group[0][1]
        row = [spot for spot, _ in group]
        glyphs, said = _glyphs(row, size, stretch, vertical), [spot.cell.text for spot in row]
        if len(glyphs) != len(said):  # some are set by several glyphs
            said = [part for spot in row for part in _shared(spot.cell)]
        run = GlyphRun(
            text.id,
            tuple(said),
            cell.face,
            size * cell.scale,
            tuple(glyphs),
            None,
            None,
            stretch,
            cell.turned,
        )
        yield run, row, fill


def _shared(cell: Cell) -> list[str]:
    """A cell's text for each of its glyphs: all of it at the first one."""
    return [cell.text] + [""] * (len(cell.glyphs) - 1)


def _line_boxes(drawn: list[tuple[Spot, Paint]], size: float, stretch: float) -> dict[tuple[int, int], Box]:
    """The em box of what one paint fills on one line, over which its gradient runs; by line and the paint's identity."""
    boxes: dict[tuple[int, int], Box] = {}
    for spot, fill in drawn:
        tall = size * spot.cell.scale
        cell = Box(spot.x, spot.y + size / 2 - tall, spot.cell.advance * size * stretch, tall)
        key = spot.line, id(fill)
        boxes[key] = boxes[key].joined(cell) if key in boxes else cell
    return boxes


#: From the upper edge of the em square to the baseline of a reading, in em.
_RUBY_RISE = 0.14


def _readings(
    text: Text, size: float, spots: Sequence[Spot], box: Box, styled: Sequence[Stretch]
) -> Iterator[DisplayItem]:
    """Readings above their characters; they carry no text, so that copies hold what was typed."""
    stretch = _stretch(text)
    for spot in spots:
        ruby = spot.cell.ruby
        if ruby:
            base = spot.y + spot.cell.middle * size - (0.88 * spot.cell.scale + _RUBY_RISE) * size
            glyphs = tuple(
                Glyph(gid, spot.x + dx * size * stretch, base - dy * size) for gid, dx, dy in ruby.glyphs
            )
            fill = placed_paint(_fill(spot.cell, text, styled), box)
            scale = RUBY_SIZE * spot.cell.scale
            yield GlyphRun(text.id, ("",) * len(glyphs), ruby.face, size * scale, glyphs, fill, None, stretch)


#: Dots and lines beside the em square: their distance from its edge and their radius or thickness, in em.
_DOT_GAP, _DOT_RADIUS = 0.13, 0.07
_LINE_GAP, _LINE_WIDTH = 0.09, 0.045
#: Half a wave of a title's line: its length and its height, in em.
_WAVE, _CREST = 0.16, 0.07


def _emphasis(
    text: Text, size: float, spots: Sequence[Spot], box: Box, styled: Sequence[Stretch]
) -> Iterator[DisplayItem]:
    """Dots below characters (in columns to the right), lines below names and titles (in columns to the left)."""
    vertical = text.direction is Direction.VERTICAL
    unit = size * _stretch(text)
    middles = {spot.line: spot.x if vertical else spot.y for spot in spots}
    placed = [Placed(spot.cell, (spot.y if vertical else spot.x) / unit, spot.line) for spot in spots]
    for mark in beside(placed, styled):
        paint = placed_paint(styled[mark.stretch - 1].span.fill or text.style.fill, box)
        if mark.emphasis is Emphasis.DOTS:
            away = (_edge(mark.scale, vertical) + _DOT_GAP) * size
            at = _at(vertical, middles[mark.line], away, mark.start * unit)
            yield Outlined(text.id, _dot(at, _DOT_RADIUS * size), paint)
            continue
        away = (_edge(mark.scale, vertical) + _LINE_GAP) * size * (-1 if vertical else 1)
        start, end = (_at(vertical, middles[mark.line], away, each * unit) for each in (mark.start, mark.end))
        wavy = mark.emphasis is Emphasis.BOOK
        path = _wavy(start, end, size, vertical=vertical) if wavy else Path("ML", (*start, *end))
        yield Outlined(text.id, path, None, Pen(_LINE_WIDTH * size, paint, Join.ROUND, Cap.ROUND))


def _edge(scale: float, vertical: bool) -> float:
    """From a line's middle to the em square's edge; sizes share the baseline, 0.12 em above the lower edge."""
    return scale / 2 if vertical else 0.38 + 0.12 * scale


def _at(vertical: bool, middle: float, away: float, along: float) -> Point:
    return Point(middle + away, along) if vertical else Point(along, middle + away)


def _dot(at: Point, radius: float) -> Path:
    return ellipse(Box(at.x - radius, at.y - radius, 2 * radius, 2 * radius))


def _wavy(start: Point, end: Point, size: float, *, vertical: bool) -> Path:
    """Half waves of equal length, to either side in turn."""
    length = max(end.x - start.x, end.y - start.y)
    count = max(2, round(length / (_WAVE * size)))
    step, crest = length / count, _CREST * size * 4 / 3
    coords: list[float] = [*start]
    for i in range(count):
        side = crest if i % 2 else -crest
        for along, across in ((0.36, side), (0.64, side), (1.0, 0.0)):
            at = (i + along) * step
            coords += (start.x + across, start.y + at) if vertical else (start.x + at, start.y + across)
    return Path("M" + "C" * count, tuple(coords))
