"""Where the ink is: the boxes of glyphs, figures and pictures of a page, layers opened and clips applied."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

from msgspec import Struct

from postermaker.display import DisplayItem, GlyphRun, Image, Layer, Outlined
from postermaker.fonts import Face, FontBook
from postermaker.geometry import IDENTITY, Affine, Box, rectangle


class Kind(StrEnum):
    """What inks a place."""

    GLYPH = "glyph"
    FIGURE = "figure"
    PICTURE = "picture"


class Extent(Struct, frozen=True):
    """The place of one glyph, figure or picture: `box` in mm of the page, its line's width included."""

    kind: Kind
    element: str
    box: Box
    item: DisplayItem
    text: str = ""  #: what a glyph sets; empty in copies behind a text


def extents(
    items: tuple[DisplayItem, ...], book: FontBook, view: Affine = IDENTITY, clip: Box | None = None
) -> Iterator[Extent]:
    """Every inked place in painting order.

    Args:
        items: what is painted.
        book: the faces, for the glyphs' ink.
        view: the map from the items' millimetres to the page's.
        clip: what shows; places outside are left out, others cut to it (by its box).
    """
    for item in items:
        if isinstance(item, Layer):
            inner = view @ item.transform
            shown = _cut(inner.box(item.clip.box), clip) if item.clip else clip
            if shown is not None or not item.clip:
                yield from extents(item.items, book, inner, shown)
            continue
        for found in _own(item, book, view):
            box = _cut(found.box, clip)
            if box is not None:
                yield found if box is found.box else Extent(found.kind, found.element, box, item, found.text)


def _own(item: Outlined | GlyphRun | Image, book: FontBook, view: Affine) -> Iterator[Extent]:
    match item:
        case GlyphRun():
            face, grown = book.by_key(item.face), item.pen.width / 2 if item.pen else 0.0
            for glyph, text in zip(item.glyphs, item.text, strict=True):
                ink = _glyph_box(face, glyph.gid)
                if ink:
                    box = view.box(item.matrix(glyph).box(ink).grown(grown))
                    yield Extent(Kind.GLYPH, item.element, box, item, text)
        case Outlined():
            box = item.path.box.grown(item.pen.width / 2 if item.pen else 0.0)
            yield Extent(Kind.FIGURE, item.element, view.box(box), item)
        case Image():
            yield Extent(Kind.PICTURE, item.element, view.box(item.onto.box(Box(0, 0, 1, 1))), item)
        case _:
            assert_never(item)


@lru_cache(maxsize=16384)
def _glyph_box(face: Face, gid: int) -> Box | None:
    outline = face.outline(gid)
    return outline.box if outline.verbs else None


def _cut(box: Box, clip: Box | None) -> Box | None:
    """The part of a box that shows; None where nothing does."""
    if clip is None:
        return box
    x, y = max(box.x, clip.x), max(box.y, clip.y)
    right, bottom = min(box.right, clip.right), min(box.bottom, clip.bottom)
    if right <= x or bottom <= y:
        return None
    return (
        box
        if (x, y, right, bottom) == (box.x, box.y, box.right, box.bottom)
        else Box(x, y, right - x, bottom - y)
    )


def window(box: Box, view: Affine, items: tuple[DisplayItem, ...], element: str) -> Layer:
    """Items seen through an opening: `box` in mm of where they go, `view` from their millimetres to there."""
    return Layer(element, (Layer(element, items, view),), IDENTITY, rectangle(box))
