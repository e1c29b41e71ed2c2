"""How sharp a picture prints, by the rule of the preflight: its pixels on its frame, what the product wants."""

from typing import NamedTuple

from postermaker.document.model import Document, Picture, PictureFit
from postermaker.errors import Bilingual
from postermaker.geometry import Size
from postermaker.images import facts
from postermaker.units import MM_PER_INCH


class Sharpness(NamedTuple):
    """Pixels an inch at real size, what is wanted, and below what it is an error."""

    ppi: float
    wanted: float
    least: float

    @property
    def word(self) -> Bilingual:
        """What a clerk calls it."""
        if self.ppi >= self.wanted - 0.5:
            return Bilingual("够清楚", "sharp enough")
        if self.ppi >= self.least - 0.5:
            return Bilingual("勉强", "just about")
        return Bilingual("印出来会糊", "blurred in print")

    @property
    def look(self) -> str:
        """The tag that says it."""
        return "oktag" if self.ppi >= self.wanted - 0.5 else (
            "warntag" if self.ppi >= self.least - 0.5 else "errtag"
        )  # fmt: skip

    @property
    def share(self) -> float:
        """How full the bar is: three quarters is what is wanted."""
        return min(1.0, 0.75 * self.ppi / self.wanted) if self.wanted else 1.0


def asset_of(document: Document, picture: Picture) -> str:
    """The name of the picture's data in the document; empty while there is none."""
    name = document.values.get(picture.field, picture.asset) if picture.field else picture.asset
    return name if name in document.assets else ""


def effective_ppi(width_px: float, height_px: float, picture: Picture) -> float:
    """Pixels an inch of the worse direction, for the part that is used and the way it meets its frame."""
    across, down = width_px * picture.crop.width, height_px * picture.crop.height
    frame = picture.frame
    if not (frame.width and frame.height):
        return 0.0
    each = across / frame.width * MM_PER_INCH, down / frame.height * MM_PER_INCH
    # a whole picture has room left on one side, there the other decides
    return max(each) if picture.fit is PictureFit.FIT else min(each)


def sharpness(document: Document, picture: Picture) -> Sharpness | None:
    """How sharp a picture prints; None without a picture, or where pixels are the pixels."""
    from postermaker.library.products import product
    from postermaker.prepress.preflight.picture_rules import wanted_ppi

    name = asset_of(document, picture)
    made = product(document.product)
    need = wanted_ppi(made, made.process, Size(document.width, document.height))
    if not name or need is None or document.screen:
        return None
    found = facts(document.assets[name])
    return Sharpness(effective_ppi(found.width_px, found.height_px, picture), *need)
