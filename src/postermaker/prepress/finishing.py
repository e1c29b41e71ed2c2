"""Where eyelets, pockets, hems and the white edge lie on a piece, and how they are drawn for the shop.

The finished piece is the picture and its white edge; the picture's upper left corner is the origin. A hem is
folded behind and a rope is sewn in: both only change what is cut, not what is seen.
"""

import math
from itertools import pairwise
from typing import assert_never

from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Paint, Spot
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined, Pen, Step
from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.geometry import Box, Edges, Point, Size, ellipse, polygon, rectangle

#: The usual names of the spots (Roland's CutContour is read by most cutters); an official type for eyelets is lacking.
EYELET_STEP = Step("Eyelets", "Structural", "Punching")
CUT_STEP = Step("CutContour", "Structural", "Cutting")
_EYELET_INK = Spot("Eyelets", Cmyk(0, 1, 0, 0))
_CUT_INK = Spot("CutContour", Cmyk(0, 1, 0, 0))
#: 0.1 pt is what Caldera asks of a cut line; 0.25 pt shows on a proof too.
_TECHNICAL_LINE = 0.09

_TICK = Flat(Cmyk(0, 0, 0, 0.6))


def finished_box(finishing: Finishing, size: Size) -> Box:
    """The piece that hangs: picture and white edge."""
    return Box(0, 0, *size).grown(finishing.white_edge)


def cut_box(finishing: Finishing, size: Size) -> Box:
    """The cloth that is cut: the hem is folded behind."""
    return finished_box(finishing, size).grown(finishing.hem)


def eyelet_places(finishing: Finishing, size: Size) -> tuple[Point, ...]:
    """The middles of all eyelets, clockwise from the upper left corner; each once."""
    eyelets = finishing.eyelets
    if eyelets is None:
        return ()
    piece = finished_box(finishing, size)
    edge = min(eyelets.edge, piece.width / 2, piece.height / 2)
    line = piece.grown(-edge)
    left, top, right, bottom = line.x, line.y, line.right, line.bottom
    rows = {
        "t": (Point(left, top), Point(right, top)),
        "r": (Point(right, top), Point(right, bottom)),
        "b": (Point(right, bottom), Point(left, bottom)),
        "l": (Point(left, bottom), Point(left, top)),
    }
    places: dict[Point, None] = {}
    for side, (start, end) in rows.items():
        if side in eyelets.sides:
            places |= dict.fromkeys(_along(eyelets, side, start, end))
    return tuple(places)


def _along(eyelets: Eyelets, side: str, start: Point, end: Point) -> list[Point]:
    length = math.dist(start, end)
    match eyelets.spread:
        case Spread.CORNERS:
            count = 2
        case Spread.SPACING:
            count = max(2, math.ceil(length / eyelets.spacing - 1e-9) + 1)
        case Spread.COUNT:
            count = eyelets.counts["ltrb".index(side)]
        case _:
            assert_never(eyelets.spread)
    if count == 1:
        return [Point(round((start.x + end.x) / 2, 3), round((start.y + end.y) / 2, 3))]
    steps = [i / (count - 1) for i in range(count)]
    return [
        Point(round(start.x + (end.x - start.x) * t, 3), round(start.y + (end.y - start.y) * t, 3))
        for t in steps
    ]


def eyelet_spacing(places: tuple[Point, ...]) -> float:
    """The largest distance in mm between neighbours along the edges; 0 with fewer than two."""
    pairs = pairwise(places)
    straight = [math.dist(a, b) for a, b in pairs if a.x == b.x or a.y == b.y]
    return max(straight, default=0.0)


def pocket_boxes(finishing: Finishing, size: Size) -> dict[str, Box]:
    """The pole pockets by side (`l`, `t`, `r`, `b`), strips of the picture."""
    width, height = size
    pockets = finishing.pockets
    boxes = {
        "l": Box(0, 0, pockets.left, height),
        "t": Box(0, 0, width, pockets.top),
        "r": Box(width - pockets.right, 0, pockets.right, height),
        "b": Box(0, height - pockets.bottom, width, pockets.bottom),
    }
    return {side: box for side, box in boxes.items() if box.width > 0 and box.height > 0}


def with_white_edge(page: DisplayPage, finishing: Finishing) -> DisplayPage:
    """A page whose file holds the white edge too, with light ticks where eyelets and hem go.

    The ticks lie on the white edge only; eyelets through the picture are not marked, for the marks would print.
    """
    room = finishing.white_edge + finishing.hem
    if room <= 0:
        return page
    slug = page.slug.joined(Edges.all(max(0.0, room - page.bleed)))
    return replace(page, slug=slug, items=(*page.items, *_ticks(page, finishing)))


def _ticks(page: DisplayPage, finishing: Finishing) -> list[DisplayItem]:
    pen = Pen(0.5, _TICK)
    items: list[DisplayItem] = []
    if finishing.white_edge and finishing.eyelets:
        r = finishing.eyelets.diameter / 2
        for x, y in eyelet_places(finishing, page.size):
            cross = [
                polygon([(x - r, y), (x + r, y)], closed=False),
                polygon([(x, y - r), (x, y + r)], closed=False),
            ]
            items += [Outlined("eyelet", path, pen=pen) for path in cross]
            items.append(Outlined("eyelet", ellipse(Box(x - r, y - r, 2 * r, 2 * r)), pen=pen))
    if finishing.hem:
        items.append(
            Outlined("hem", rectangle(finished_box(finishing, page.size)), pen=Pen(0.5, _TICK, dash=(10, 6)))
        )
    return items


def technical_layers(page: DisplayPage, finishing: Finishing) -> DisplayPage:
    """A page with spot layers for machines: `Eyelets` at each ring, `CutContour` along the trim.

    Only on request: a RIP that does not know the names prints the rings.
    """
    layers: list[DisplayItem] = []
    eyelets = finishing.eyelets
    if eyelets:
        r = eyelets.diameter / 2
        rings = tuple(
            _technical(_EYELET_INK, "eyelet", Box(x - r, y - r, 2 * r, 2 * r), round_=True)
            for x, y in eyelet_places(finishing, page.size)
        )
        layers.append(Layer("eyelets", rings, step=EYELET_STEP))
    if finishing.cut_contour:
        line = _technical(_CUT_INK, "cut", page.trim, round_=False)
        layers.append(Layer("cut-contour", (line,), step=CUT_STEP))
    return replace(page, items=(*page.items, *layers)) if layers else page


def _technical(ink: Spot, element: str, box: Box, *, round_: bool) -> Outlined:
    paint: Paint = Flat(ink)
    path = ellipse(box) if round_ else rectangle(box)
    return Outlined(element, path, pen=Pen(_TECHNICAL_LINE, paint), overprint=True)
