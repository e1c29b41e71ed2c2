"""Where a sheet is folded: panels, fold lines and their marks. Lengths in mm, the origin at the trim's upper left.

A panel that is folded inwards is a little narrower, so that it does not buckle in the fold; seen from the other
side of the sheet the same folds lie mirrored.
"""

from enum import StrEnum
from itertools import accumulate, pairwise
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Flat
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined, Pen
from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Affine, Box, Edges, Point, Size, polygon, rectangle
from postermaker.prepress.marks import ALL, HAIRLINE

#: By how much the panel that is folded in is narrower: 1 mm for paper up to some 160 g/m², 2 mm beyond.
FLAP = 1.0
#: A fold mark's length; it starts at the bleed's edge, or this far from the trim where there is no bleed.
MARK, CLEAR = 5.0, 2.0
DASH = (1.0, 0.7)


class Fold(StrEnum):
    """How a sheet is folded."""

    NONE = "none"
    HALF = "half"  #: 对折: two equal panels, the fold upright
    C = "c"  #: 卷心折 (荷包折): three panels, one folded in between the two others; A4 becomes DL
    Z = "z"  #: 风琴折: three equal panels, to and fro
    TENT = "tent"  #: 桌签: two faces head to head, perhaps a base flap below


NAMES = {
    Fold.NONE: Bilingual("不折", "flat"),
    Fold.HALF: Bilingual("对折", "folded in half"),
    Fold.C: Bilingual("三折（卷心折）", "C-fold"),
    Fold.Z: Bilingual("三折（风琴折）", "Z-fold"),
    Fold.TENT: Bilingual("对折成桌签", "tent fold"),
}

_SAID = {
    "不折": Fold.NONE, "对折": Fold.HALF, "二折页": Fold.HALF, "两折页": Fold.HALF, "三折页": Fold.C, "三折": Fold.C,
    "卷心折": Fold.C, "荷包折": Fold.C, "包心折": Fold.C, "trifold": Fold.C, "风琴折": Fold.Z, "z折": Fold.Z,
    "桌签": Fold.TENT, "desk-sign": Fold.TENT,
}  # fmt: skip


class Folding(Struct, frozen=True):
    """One side of a sheet that is folded: its panels in reading order and the folds between them."""

    panels: tuple[Box, ...]
    lines: tuple[float, ...]  #: x of each fold, or its y where the folds lie `level`
    level: bool = False  #: the folds run across the page, not down it
    inner: int | None = None  #: which panel is folded in and therefore narrower
    upside_down: int | None = None  #: which panel stands on its head


def find_fold(said: str) -> Fold:
    """A fold by its key or as the trade says it.

    Raises:
        InputFault: there is none.
    """
    word = said.strip().lower()
    found = _SAID.get(word) or next((fold for fold in Fold if fold.value == word), None)
    if found is None:
        raise InputFault(
            Bilingual(f"没有折法“{said}”", f"there is no fold '{said}'"),
            Bilingual("请写 对折、三折、风琴折 或 桌签", "write half, c, z or tent"),
        )
    return found


def folding(fold: Fold, size: Size, *, back: bool = False, flap: float = FLAP, base: float = 0.0) -> Folding:
    """The panels of one side.

    Args:
        fold: how.
        size: of the open sheet.
        back: the other side, the sheet turned like a page. The front of a C-fold is its outside: from the left
            the panel folded in, the back cover, the front cover.
        flap: by how much the panel folded in is narrower.
        base: height of a tent's base flap, the lowest panel; 0 for none.

    Raises:
        InputFault: the flap or the base leaves no room for a panel.
    """
    width, height = size
    match fold:
        case Fold.NONE:
            return Folding((Box(0, 0, width, height),), ())
        case Fold.HALF:
            return _upright((width / 2, width / 2), height)
        case Fold.Z:
            return _upright((width / 3,) * 3, height)
        case Fold.C:
            wide = (width + flap) / 3
            return _c_fold(wide, _checked(wide - flap), height, back=back)
        case Fold.TENT:
            face = _checked((height - base) / 2)
            return _level((face, face, base) if base > 0 else (face, face), width)
        case _:
            assert_never(fold)


def _c_fold(wide: float, narrow: float, height: float, *, back: bool) -> Folding:
    widths = (wide, wide, narrow) if back else (narrow, wide, wide)
    return replace(_upright(widths, height), inner=2 if back else 0)


def _checked(side: float) -> float:
    if side <= 0:
        raise InputFault(
            Bilingual("折页的折进量或底边太大，没有剩下版面", "the fold's flap or base leaves no panel"),
            Bilingual("折进量用 1～2 mm，底边小于页高", "take a flap of 1 to 2 mm, a base below the height"),
        )
    return side


def _upright(widths: tuple[float, ...], height: float) -> Folding:
    edges = list(accumulate(widths, initial=0.0))
    panels = tuple(Box(left, 0, right - left, height) for left, right in pairwise(edges))
    return Folding(panels, tuple(edges[1:-1]))


def _level(heights: tuple[float, ...], width: float) -> Folding:
    edges = list(accumulate(heights, initial=0.0))
    panels = tuple(Box(0, top, width, bottom - top) for top, bottom in pairwise(edges))
    return Folding(panels, tuple(edges[1:-1]), level=True, upside_down=0)


def fold_ticks(done: Folding, trim: Box, offset: float, length: float) -> tuple[DisplayItem, ...]:
    """Dashed lines at both ends of each fold, outside the trim, from `offset` outwards."""
    ticks: list[DisplayItem] = []
    for at in done.lines:
        for outside, out in ((0.0, -1.0), (trim.width if done.level else trim.height, 1.0)):
            ends = [outside + out * offset, outside + out * (offset + length)]
            points = [(end, at) if done.level else (at, end) for end in ends]
            ticks.append(fold_tick([(trim.x + x, trim.y + y) for x, y in points]))
    return tuple(ticks)


def fold_tick(points: list[tuple[float, float]]) -> Outlined:
    """One dashed hairline in registration colour."""
    return Outlined("fold", polygon(points, closed=False), pen=Pen(HAIRLINE, Flat(ALL), dash=DASH))


def with_fold_marks(page: DisplayPage, done: Folding) -> DisplayPage:
    """A page with the marks of its folds in the slug, which is widened where that is needed."""
    if not done.lines:
        return page
    offset = max(page.bleed, CLEAR)
    room = offset + MARK - page.bleed
    slug = page.slug.joined(Edges(left=room, right=room) if done.level else Edges(top=room, bottom=room))
    return replace(page, slug=slug, items=(*page.items, *fold_ticks(done, page.trim, offset, MARK)))


def tent(face: DisplayPage, *, base: float = 0.0) -> DisplayPage:
    """A table sign as one sheet from its face: the face below, the same face on its head above, a base flap at the foot.

    Folded across the middle, both sides read upright.
    """
    width, height = face.size
    bleed = face.bleed
    # each half shows its bleed on all sides but at the fold, where the other half begins
    half = Box(-bleed, 0, width + 2 * bleed, height + bleed)
    upper = Affine.rotation(180, Point(width / 2, height / 2))
    lower = Affine.translation(0, height)
    items = (
        Layer("face", face.items, upper, rectangle(half)),
        Layer(
            "face",
            face.items,
            lower,
            rectangle(half if base == 0 else Box(-bleed, 0, width + 2 * bleed, height)),
        ),
    )
    return replace(face, size=Size(width, 2 * height + base), items=items)
