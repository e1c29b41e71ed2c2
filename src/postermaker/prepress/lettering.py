"""How large single characters look, and how that is taken from a design. Lengths in mm."""

from typing import assert_never

from msgspec import Struct

from postermaker.color import Cmyk, Color, Flat, Gray, Paint, Rgb, Spot
from postermaker.display import GlyphRun
from postermaker.document.model import Locale
from postermaker.fonts import FontBook


class Lettering(Struct, frozen=True, kw_only=True):
    """How characters look."""

    family: str = "Noto Sans SC"
    weight: int = 900
    fill: Paint = Flat(Cmyk(0, 1, 1, 0))
    hollow: bool = False  #: 空心字: only an outline in the fill's paint, to save ink
    line: float = 0.8  #: width of that outline, inside the character's height
    locale: Locale = Locale.MAINLAND

    @classmethod
    def like(cls, run: GlyphRun, book: FontBook) -> "Lettering":
        """The face of a design's text, and its colour if that can be read on white paper, else red."""
        record = book.by_key(run.face).record
        legible = isinstance(run.fill, Flat) and _lightness(run.fill.color) < _PALE
        fill = run.fill if legible and run.fill else cls().fill
        return cls(family=record.family, weight=record.weight, fill=fill)


#: A lighter colour is lost on white paper.
_PALE = 0.6


def _lightness(color: Color) -> float:
    """Roughly, 0 to 1."""
    match color:
        case Gray():
            return color.value
        case Rgb():
            return 0.3 * color.red + 0.59 * color.green + 0.11 * color.blue
        case Cmyk():
            inks = 0.3 * color.cyan + 0.59 * color.magenta + 0.11 * color.yellow
            return (1 - inks) * (1 - color.black)
        case Spot():
            return 1 - color.tint * (1 - _lightness(color.alternate))
        case _:
            assert_never(color)
