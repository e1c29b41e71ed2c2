"""Bleed: the artwork's own where it has one; else what lies at the trim is carried on outwards.

A page whose document has a bleed brings it: its grounds and figures run over the trim. One that has less than the
product wants gets the rest by mirroring (pictures and patterns go on) or by stretching its outermost sliver
(flat grounds and gradients go on without a fold).
"""

from typing import assert_never

from msgspec.structs import replace

from postermaker.color import Flat
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined
from postermaker.geometry import Affine, Box, rectangle
from postermaker.library.presets import Bled

#: The outermost strip of the artwork that is stretched, in mm: too thin to hold a letter's edge.
SLIVER = 0.1
#: The strips reach so far below the artwork, so that no light shows at the seam.
TUCK = 0.5


def with_bleed(page: DisplayPage, bleed: float, made: Bled = Bled.MIRRORED) -> DisplayPage:
    """A page with at least so much bleed in mm; more than wanted is kept, for the artwork has it.

    The strips are the page's own items seen again through openings around the trim, so they stay vectors.
    """
    if bleed <= page.bleed:
        return page
    if _plain_ground(page):
        return replace(page, bleed=bleed, items=(_grown_ground(page, bleed), *page.items))
    strips = _strips(page, bleed, made)
    return replace(page, bleed=bleed, items=(*strips, *page.items))


def _plain_ground(page: DisplayPage) -> bool:
    """Whether nothing but one flat colour lies at the trim: then the bleed is that colour."""
    ground = page.items[0] if page.items else None
    if not (isinstance(ground, Outlined) and isinstance(ground.fill, Flat) and not ground.pen):
        return False
    if ground.path != rectangle(page.bled):
        return False
    inside = page.trim.grown(-SLIVER)
    return all(_within(item, inside) for item in page.items[1:])


def _within(item: DisplayItem, box: Box) -> bool:
    """Whether a figure surely stays inside a box; of what is not sure, no."""
    if not isinstance(item, Outlined):
        return False
    own = item.path.box.grown(item.pen.width if item.pen else 0)
    return own.x >= box.x and own.y >= box.y and own.right <= box.right and own.bottom <= box.bottom


def _grown_ground(page: DisplayPage, bleed: float) -> Outlined:
    ground = page.items[0]
    assert isinstance(ground, Outlined)
    return replace(ground, path=rectangle(page.trim.grown(bleed)))


def _strips(page: DisplayPage, bleed: float, made: Bled) -> list[Layer]:
    """The eight strips around what the artwork covers: four sides and four corners."""
    own = page.bled
    far = page.trim.grown(bleed)
    across = _pieces(own.x, own.right, far.x, far.right, made)
    down = _pieces(own.y, own.bottom, far.y, far.bottom, made)
    strips = []
    for i, (x, right, sx, tx) in enumerate(across):
        for j, (y, bottom, sy, ty) in enumerate(down):
            if (i, j) != (1, 1):
                view = Affine(sx, 0, 0, sy, tx, ty)
                opening = rectangle(Box(x, y, right - x, bottom - y))
                strips.append(Layer("bleed", (Layer("bleed", page.items, view),), clip=opening))
    return strips


def _pieces(
    start: float, end: float, far_start: float, far_end: float, made: Bled
) -> tuple[tuple[float, float, float, float], ...]:
    """Along one axis, before, on and behind the artwork: from, to, and the factor and offset of the view."""
    match made:
        case Bled.MIRRORED:
            before = behind = -1.0
        case Bled.STRETCHED:
            before, behind = -(start - far_start) / SLIVER, -(far_end - end) / SLIVER
        case _:
            assert_never(made)
    start, end = start + TUCK, end - TUCK
    return (
        (far_start, start, before, start * (1 - before)),
        (start, end, 1.0, 0.0),
        (end, far_end, behind, end * (1 - behind)),
    )
