"""What is told about a PDF of someone else's: plain values, which need no PDF library."""

from typing import Any

import msgspec
from msgspec import Struct

from postermaker.geometry import Box, Size


class FontFact(Struct, frozen=True):
    """A font with which text is set."""

    name: str
    kind: str  #: Type1, TrueType, Type0, Type3 …
    embedded: bool


class PictureFact(Struct, frozen=True):
    """A picture where it is painted."""

    width_px: int
    height_px: int
    ppi: float  #: at real size, of the worse direction
    space: str  #: DeviceCMYK, DeviceRGB, ICCBased RGB …
    bits: int  #: a sample
    alpha: bool
    place: Box  #: mm of the page, from the trim's upper left corner


class PageFact(Struct, frozen=True, kw_only=True):
    """One page; lengths in real mm, the UserUnit counted in."""

    number: int  #: from 1
    size: Size  #: of the trim, else of the media
    media: Size
    units: Size  #: the media in the page's own units
    user_unit: float = 1.0
    trim: Box | None = None  #: boxes from the trim's (else the media's) upper left corner
    bleed: Box | None = None
    media_box: Box = Box(0, 0, 0, 0)
    crop: Box | None = None
    turned: int = 0  #: degrees
    spaces: dict[str, int] = {}  #: colour space (`DeviceRGB fill`, `DeviceCMYK image` …) to how often
    spots: tuple[str, ...] = ()
    pictures: tuple[PictureFact, ...] = ()
    painted: Box | None = None  #: around all that is painted, clips not counted
    max_ink: float = 0.0  #: of a flat CMYK colour; 1 is 100 %
    thinnest_pt: float | None = None
    transparent: bool = False


class PdfFact(Struct, frozen=True, kw_only=True):
    """A whole file."""

    version: str
    pages: tuple[PageFact, ...]
    fonts: tuple[FontFact, ...] = ()
    standard: str = ""  #: PDF/X-4 …, as the file claims
    intent: str = ""  #: the output condition's name
    intents: int = 0  #: how many PDF/X output intents
    profile: str = ""  #: the embedded profile: class and space, `prtr CMYK`
    encrypted: bool = False
    damaged: tuple[str, ...] = ()  #: what had to be repaired while it was opened

    @property
    def transparent(self) -> bool:
        """Whether anything shows through anywhere."""
        return any(page.transparent for page in self.pages)

    def as_builtins(self) -> dict[str, Any]:
        """The facts as JSON writes them."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built
