"""Where a page is cut into panels: the fewest panels, and no seam through a character if there is any way around.

A seam is the middle of the overlap that two panels share; the whole strip of the overlap has to miss the ink,
for it is glued, sewn or welded (拼接). How the places are found: `paths`. All lengths are mm of the page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from postermaker.display import DisplayItem
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.prepress.extents import Extent, Kind, extents
from postermaker.prepress.paths import CLOSE, Field, Obstacle, Run, Worth, best_path


class Axis(StrEnum):
    """The direction along which panels follow one another."""

    ACROSS = "across"  #: side by side, the seams are upright
    DOWN = "down"  #: one below the other


class Seams(Struct, frozen=True):
    """The seams of one direction in mm of the page, and what their strips cut."""

    axis: Axis
    places: tuple[float, ...] = ()
    crossed: tuple[tuple[float, Obstacle], ...] = ()  #: each with the seam that cuts it

    def damage(self, least: Worth) -> int:
        """How bad the cuts are; things worth less than `least` don't count."""
        return sum(each.worth for _, each in self.crossed if each.worth >= least)


def inked(items: tuple[DisplayItem, ...], book: FontBook) -> tuple[Extent, ...]:
    """The inked places of a page, once for both directions."""
    return tuple(extents(items, book))


def obstacles(
    found: Iterable[Extent], axis: Axis, largest: float, kept: Sequence[Box] = ()
) -> tuple[Obstacle, ...]:
    """What should stay whole along a direction: glyphs, kept regions, pictures and figures that fit into a panel.

    Grounds, borders and large figures may be cut anywhere, and so may pictures that are larger than a panel.

    Args:
        found: the inked places.
        axis: the direction.
        largest: the widest panel in mm.
        kept: regions such as faces.
    """
    made = [Obstacle(*_ends(box, axis), Worth.FACE) for box in kept]
    for each in found:
        start, end = _ends(each.box, axis)
        worth = _worth(each, end - start, largest)
        if worth is not None:
            made.append(Obstacle(start, end, worth, each.element, each.text))
    return tuple(made)


def _ends(box: Box, axis: Axis) -> tuple[float, float]:
    match axis:
        case Axis.ACROSS:
            return box.x, box.right
        case Axis.DOWN:
            return box.y, box.bottom
        case _:
            assert_never(axis)


def _worth(found: Extent, length: float, largest: float) -> Worth | None:
    match found.kind:
        case Kind.GLYPH:
            return Worth.CHARACTER if found.text.strip() else Worth.COPY
        case Kind.PICTURE:
            return Worth.PICTURE if length < largest else None
        case Kind.FIGURE:
            return Worth.FIGURE if length < largest / 2 else None
        case _:
            assert_never(found.kind)


def choose(run: Run, axis: Axis, found: Sequence[Obstacle]) -> Seams:
    """The seams of a run: as few as there can be, one more if only then all of them miss the ink.

    Of two ways that cut equally little, the one with more even panels and wider gaps is taken.

    Raises:
        InputFault: the overlap leaves nothing of a panel.
    """
    field, count = Field(found, run.overlap), run.fewest
    few = cut(best_path(run, count, field), axis, found, run.overlap)
    if not few.damage(Worth.PICTURE) or run.even(count + 1)[0] - run.start < 2 * run.least:
        return few
    more = cut(best_path(run, count + 1, field), axis, found, run.overlap)
    spared = any(few.damage(least) and not more.damage(least) for least in (Worth.PICTURE, Worth.COPY))
    return more if spared else few


def cut(places: tuple[float, ...], axis: Axis, found: Sequence[Obstacle], overlap: float) -> Seams:
    """What the strips around seams cut."""
    half = overlap / 2 - CLOSE
    crossed = tuple(
        (place, each)
        for place in places
        for each in found
        if each.start < place + half and each.end > place - half
    )
    return Seams(axis, places, crossed)


_CODES = {
    Worth.FACE: "seam-through-face",
    Worth.CHARACTER: "seam-through-character",
    Worth.PICTURE: "seam-through-picture",
}


def issues(seams: Seams) -> Iterator[Issue]:
    """What the seams cut, once for each seam, element and kind of thing. Cut figures and shadows aren't told."""
    cut: dict[tuple[float, str, Worth], list[str]] = defaultdict(list)
    for place, each in seams.crossed:
        if each.worth in _CODES:
            cut[place, each.element, each.worth].append(each.text)
    for (place, element, worth), texts in cut.items():
        yield Issue(_CODES[worth], Severity.NOTICE, element, _message(seams.axis, place, worth, texts))


def _message(axis: Axis, place: float, worth: Worth, texts: list[str]) -> Bilingual:
    zh, en = ("左", "the left") if axis is Axis.ACROSS else ("上", "the top")
    where = f"距{zh}边 {place / 1000:.2f} m 的接缝", f"the seam {place / 1000:.2f} m from {en}"
    match worth:
        case Worth.CHARACTER:
            shown = "".join(texts[:8]) + ("…" if len(texts) > 8 else "")
            many = (f"等 {len(texts)} 个字", f" ({len(texts)} characters)") if len(texts) > 8 else ("", "")
            return Bilingual(f"{where[0]}切到了“{shown}”{many[0]}", f"{where[1]} cuts '{shown}'{many[1]}")
        case Worth.FACE:
            return Bilingual(f"{where[0]}穿过要保留的人脸或图案", f"{where[1]} crosses a region to be kept")
        case Worth.PICTURE:
            return Bilingual(f"{where[0]}穿过一张图片", f"{where[1]} crosses a picture")
        case Worth.COPY | Worth.FIGURE:
            return Bilingual(where[0], where[1])
        case _:
            assert_never(worth)
