"""The display list: finished pages as a closed set of items at fixed places, the language of all back ends.

Millimetres, y downwards, the origin at the upper left corner of the trim; what lies in the bleed or in the slug
has negative coordinates or lies beyond the trim size. Items are painted in order. Each carries the id of the
element that it came from. A back end is one `match` over `DisplayItem`.
"""

from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from postermaker.color import Paint
from postermaker.document.model import Cap, Crop, Join
from postermaker.geometry import IDENTITY, Affine, Box, Edges, Path, Size


class Blend(StrEnum):
    """How a group meets what lies below it."""

    NORMAL = "normal"
    MULTIPLY = "multiply"


class Pen(Struct, frozen=True):
    """A line with its width in mm."""

    width: float
    paint: Paint
    join: Join = Join.MITER
    cap: Cap = Cap.BUTT
    dash: tuple[float, ...] = ()


class Outlined(Struct, frozen=True):
    """A path filled by the non-zero rule, then stroked.

    What has `overprint` leaves the inks below it that it does not use itself (OPM 1); all else knocks them out.
    """

    element: str
    path: Path
    fill: Paint | None = None
    pen: Pen | None = None
    overprint: bool = False


class Glyph(Struct, frozen=True, array_like=True):
    """A glyph of a face at its origin on the baseline."""

    gid: int
    x: float
    y: float


class GlyphRun(Struct, frozen=True):
    """Glyphs of one face and size, and the text that they set.

    `text` holds one string a glyph; a character set by several glyphs stands at the first of them.
    `turned` glyphs are rotated by 90° clockwise about their origin; `stretch` widens them along their own x.
    The fill is painted first, then the line. Copies behind a text (shadow, outline) carry no text.
    """

    element: str
    text: tuple[str, ...]
    face: str
    size: float
    glyphs: tuple[Glyph, ...]
    fill: Paint | None
    pen: Pen | None = None
    stretch: float = 1.0
    turned: bool = False
    overprint: bool = False

    def matrix(self, glyph: Glyph) -> Affine:
        """From the glyph's em square (y upwards) onto the page."""
        s, w = self.size, self.size * self.stretch
        if self.turned:
            return Affine(0, w, s, 0, glyph.x, glyph.y)
        return Affine(w, 0, 0, -s, glyph.x, glyph.y)


class Image(Struct, frozen=True):
    """A raster picture: the part `crop` of it, its unit square put onto the page by `onto`."""

    element: str
    asset: str
    crop: Crop
    onto: Affine


class Step(Struct, frozen=True):
    """A production step whose marks are orders to a machine and no ink (ISO 19593-1), on a layer of its own."""

    name: str  #: of the layer and of its spot ink, ASCII
    group: str  #: GTS_ProcStepsGroup
    kind: str  #: GTS_ProcStepsType


class Layer(Struct, frozen=True):
    """Items under one transform, clip, opacity and blend. The clip is inside the transform.

    With a `step` the items are on a named layer of the file; rasters, which have no layers, leave them out.
    """

    element: str
    items: "tuple[DisplayItem, ...]"
    transform: Affine = IDENTITY
    clip: Path | None = None
    opacity: float = 1.0
    blend: Blend = Blend.NORMAL
    step: Step | None = None


DisplayItem = Outlined | GlyphRun | Image | Layer


class DisplayPage(Struct, frozen=True):
    """One sheet face, ready for any back end: trim size, the bleed around it, and what is painted.

    Beyond the bleed lies the slug: marks, the slug line, the white edge of a banner.
    """

    size: Size
    bleed: float
    items: tuple[DisplayItem, ...]
    slug: Edges = Edges()
    name: str = ""  #: where the pages of a list are more than its sheets: a panel, a character

    @property
    def trim(self) -> Box:
        """The finished size."""
        return Box(0, 0, *self.size)

    @property
    def bled(self) -> Box:
        """Trim and bleed."""
        return self.trim.grown(self.bleed)

    @property
    def media(self) -> Box:
        """Trim, bleed and slug."""
        return self.bled.padded(self.slug)


class DisplayList(Struct, frozen=True):
    """All pages of a document, and the pictures that they show, by asset name."""

    title: str
    pages: tuple[DisplayPage, ...]
    assets: dict[str, bytes]


def glyph_runs(items: tuple[DisplayItem, ...]) -> list[GlyphRun]:
    """All glyph runs, in painting order, layers opened."""
    found: list[GlyphRun] = []
    for item in items:
        match item:
            case GlyphRun():
                found.append(item)
            case Layer():
                found += glyph_runs(item.items)
            case Outlined() | Image():
                pass
            case _:
                assert_never(item)
    return found
