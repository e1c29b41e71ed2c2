"""Safety signs by the shapes and colours of GB 2894 (prohibition, warning, mandatory, information) and GB 13495.1 (fire).

Proportions of GB 2894: the ring's inner diameter is 0.8 of the outer, the bar 0.08 wide at 45°; the triangle's
inner side is 0.7 of the outer, its corners rounded by 0.08 of it; a light edge of 0.025 goes around all.
"""

import math
from collections.abc import Callable, Iterator

from postermaker.color import Paint
from postermaker.document.model import Element
from postermaker.geometry import Box, Path, Point, rectangle
from postermaker.library.ornaments import pictograms
from postermaker.library.ornaments.curves import arc, around, circle, onwards, ring, set_at
from postermaker.library.ornaments.kinds import Draw, Kind, Sheet, Slot, ink
from postermaker.library.ornaments.pictograms import Part

Parts = tuple[Part, ...]
_RED, _YELLOW, _BLUE, _GREEN = ink(0, 100, 100), ink(0, 20, 100), ink(100, 60, 0), ink(100, 10, 90, 6)
_BLACK, _WHITE = ink(0, 0, 0, 100), ink(0, 0, 0)


def _figure(
    sheet: Sheet, parts: Parts, middle: Point, size: float, paint: Paint, ground: Paint
) -> Iterator[Element]:
    """A pictogram in its size (half its square), cut parts in the colour of the ground."""
    for path, width, cut in parts:
        placed = set_at(path, middle.x, middle.y, size)
        tone = ground if cut else paint
        yield sheet.lined(placed, tone, width * size) if width else sheet.filled(placed, tone)


def _prohibition(parts: Parts) -> Draw:
    def draw(sheet: Sheet) -> Iterator[Element]:
        red, ground, figure = sheet.paints
        box = sheet.fitted(1.0)
        r, middle = box.width / 2, box.centre
        outer = r * 0.95
        yield sheet.filled(circle(*middle, r), ground)
        yield from _figure(sheet, parts, middle, outer * 0.56, figure, ground)
        yield sheet.filled(ring(*middle, outer, outer * 0.8), red)
        bar = rectangle(Box(-0.82, -0.08, 1.64, 0.16))
        yield sheet.filled(set_at(bar, middle.x, middle.y, outer, 45), red)

    return draw


def _triangle(x: float, y: float, side: float, radius: float) -> Path:
    """An equilateral triangle about its centroid, its corners rounded."""
    reach = side / math.sqrt(3) - 2 * radius
    corners = [arc(*around(x, y, reach, a), radius, a - 60, a + 60) for a in (-90, 30, 150)]
    return onwards(corners[0], *corners[1:])


def _warning(parts: Parts) -> Draw:
    def draw(sheet: Sheet) -> Iterator[Element]:
        ground, figure = sheet.paints
        box = sheet.fitted(1.13)
        side = min(box.width, box.height * 1.13) * 0.99
        x, y = box.centre.x, box.y + box.height / 2 + side * 0.144 - side * 0.08 * 0.7 / 2 * 0.5
        radius = 0.08 * side * 0.7
        yield sheet.filled(_triangle(x, y, side, radius * 1.25), ground)
        yield sheet.filled(_triangle(x, y, side * 0.945, radius), figure)
        yield sheet.filled(_triangle(x, y, side * 0.945 * 0.72, radius * 0.45), ground)
        yield from _figure(sheet, parts, Point(x, y - side * 0.01), side * 0.188, figure, ground)

    return draw


def _mandatory(parts: Parts) -> Draw:
    def draw(sheet: Sheet) -> Iterator[Element]:
        ground, figure = sheet.paints
        box = sheet.fitted(1.0)
        yield sheet.filled(circle(*box.centre, box.width / 2), figure)
        yield sheet.filled(circle(*box.centre, box.width / 2 * 0.95), ground)
        middle = Point(box.centre.x, box.centre.y - box.height * 0.015)
        yield from _figure(sheet, parts, middle, box.width * 0.315, figure, ground)

    return draw


def _information(parts: Parts) -> Draw:
    def draw(sheet: Sheet) -> Iterator[Element]:
        ground, figure = sheet.paints
        box = sheet.fitted(1.0)
        side = box.width
        yield sheet.filled(rectangle(box, side * 0.05), figure)
        yield sheet.filled(rectangle(box.grown(-0.025 * side), side * 0.03), ground)
        yield from _figure(sheet, parts, box.centre, side * 0.39, figure, ground)

    return draw


def _signs(
    shape: Callable[[Parts], Draw], colors: tuple[Slot, ...], ratio: float, *figures: tuple[str, str, Parts]
) -> tuple[Kind, ...]:
    return tuple(Kind(key, name, shape(parts), colors, ratio=ratio) for key, name, parts in figures)


_GROUND_BLACK = (Slot("底", _YELLOW), Slot("图形", _BLACK))
KINDS = (
    *_signs(
        _prohibition, (Slot("红圈", _RED), Slot("底", _WHITE), Slot("图形", _BLACK)), 1.0,
        ("no-smoking", "禁止吸烟", pictograms.SMOKING), ("no-open-fire", "禁止烟火", pictograms.OPEN_FIRE),
        ("no-phone", "禁止打手机", pictograms.PHONE), ("no-parking", "禁止停车", pictograms.PARKING),
        ("no-entry", "禁止通行", pictograms.WALKING), ("no-swimming", "禁止游泳", pictograms.SWIMMING),
    ),
    *_signs(
        _warning, _GROUND_BLACK, 1.13,
        ("caution", "注意安全", pictograms.CAUTION), ("beware-slippery", "当心滑倒", pictograms.SLIPPERY),
        ("beware-electric", "当心触电", pictograms.ELECTRIC), ("beware-fire", "当心火灾", pictograms.FIRE),
        ("beware-falling", "当心坠落", pictograms.FALLING),
    ),
    *_signs(
        _mandatory, (Slot("底", _BLUE), Slot("图形", _WHITE)), 1.0,
        ("wear-helmet", "必须戴安全帽", pictograms.HELMET), ("wear-mask", "必须戴口罩", pictograms.MASK),
        ("wear-goggles", "必须戴护目镜", pictograms.GOGGLES), ("wear-gloves", "必须戴手套", pictograms.GLOVES),
    ),
    *_signs(
        _information, (Slot("底", _GREEN), Slot("图形", _WHITE)), 1.0,
        ("exit", "紧急出口", pictograms.EXIT), ("first-aid", "急救点", pictograms.FIRST_AID),
        ("assembly-point", "应急集合点", pictograms.ASSEMBLY),
    ),
    *_signs(
        _information, (Slot("底", _RED), Slot("图形", _WHITE)), 1.0, ("extinguisher", "灭火器", pictograms.EXTINGUISHER),
    ),
)  # fmt: skip
