"""Colours and paints as Qt brushes, for the screen or for printing plates.

Qt can't paint CMYK, but it can paint plates: cyan, magenta and yellow in the red, green and blue of one picture,
black in another, each 255 where there is no ink. So an authored colour reaches the file as it stands, edges are
antialiased and opacities mixed ink by ink, and multiply is what it is in PDF (ISO 32000-2, 11.3.4: subtractive
spaces are blended by their complements).
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, assert_never

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QRadialGradient

from postermaker import icc
from postermaker.backends.paths import qtransform
from postermaker.color import Cmyk, Color, Flat, Gray, Linear, Paint, Radial, Rgb, Spot, fine_stops
from postermaker.geometry import Affine


class Plate(StrEnum):
    """What a picture's channels stand for."""

    SCREEN = "screen"  #: sRGB
    CRISP = "crisp"  #: sRGB without antialiasing: a pixel is in a shape or is not, as on an LED panel
    CMY = "cmy"  #: cyan, magenta and yellow in red, green and blue
    BLACK = "black"  #: black in all three


class Inking(NamedTuple):
    """The plate that is painted, and the CMYK profile by which RGB becomes ink (None: ours)."""

    plate: Plate = Plate.SCREEN
    profile: bytes | None = None

    @property
    def printed(self) -> bool:
        """Whether the channels are inks."""
        return self.plate in (Plate.CMY, Plate.BLACK)


ON_SCREEN = Inking()

_Inks = tuple[float, float, float, float]
Change = Callable[[int, int], int]  #: from a channel's number and value to its new value


class Lay(NamedTuple):
    """A brush and how it meets what is there; None is source over."""

    brush: QBrush
    mode: QPainter.CompositionMode | None = None


def inks(color: Color, profile: bytes | None = None) -> _Inks:
    """How much of each ink a colour takes, 0 to 1; a spot ink by its stand-in."""
    match color:
        case Cmyk():
            return (color.cyan, color.magenta, color.yellow, color.black)
        case Spot():
            a, t = color.alternate, color.tint
            return (a.cyan * t, a.magenta * t, a.yellow * t, a.black * t)
        case Gray() | Rgb():
            made = icc.to_cmyk(color, profile)
            return (made.cyan, made.magenta, made.yellow, made.black)
        case _:
            assert_never(color)


def on_screen(color: Color) -> Rgb:
    """A colour as a screen shows it."""
    match color:
        case Rgb():
            return color
        case Gray():
            return Rgb(color.value, color.value, color.value)
        case Cmyk():
            return icc.to_rgb(color)
        case Spot():
            return icc.to_rgb(Cmyk(*inks(color)))
        case _:
            assert_never(color)


def _brush(paint: Paint, view: Affine, inking: Inking, change: Change | None = None) -> QBrush:
    """A paint as a brush; `view` maps its millimetres to pixels."""
    match paint:
        case Flat():
            return QBrush(_changed(_qcolor(paint.color, paint.opacity, inking), change))
        case Linear():
            gradient: QGradient = QLinearGradient(QPointF(*paint.start), QPointF(*paint.end))
        case Radial():
            gradient = QRadialGradient(QPointF(*paint.centre), paint.radius)
        case _:
            assert_never(paint)
    gradient.setInterpolationMode(QGradient.InterpolationMode.ComponentInterpolation)
    for stop in paint.stops if inking.printed else fine_stops(paint.stops):
        gradient.setColorAt(stop.offset, _changed(_qcolor(stop.color, stop.opacity, inking), change))
    made = QBrush(gradient)
    made.setTransform(qtransform(view))
    return made


def _changed(color: QColor, change: Change | None) -> QColor:
    """A colour with each of its channels changed and its opacity kept."""
    if change is None:
        return color
    channels = (color.red(), color.green(), color.blue())
    red, green, blue = (change(at, value) for at, value in enumerate(channels))
    return QColor(red, green, blue, color.alpha())


@lru_cache(maxsize=4096)
def _qcolor(color: Color, opacity: float, inking: Inking) -> QColor:
    if inking.printed:
        red, green, blue = (255 - round(255 * ink) for ink in _on_plate(color, inking))
        made = QColor(red, green, blue)
        made.setAlphaF(opacity)
        return made
    shown = on_screen(color)
    return QColor.fromRgbF(shown.red, shown.green, shown.blue, opacity)


def _on_plate(color: Color, inking: Inking) -> tuple[float, float, float]:
    c, m, y, k = inks(color, inking.profile)
    return (k, k, k) if inking.plate is Plate.BLACK else (c, m, y)


def inked(paint: Paint, inking: Inking) -> tuple[bool, bool, bool]:
    """On which channels of a plate a paint leaves ink."""
    colors = [paint.color] if isinstance(paint, Flat) else [stop.color for stop in paint.stops]
    channels = zip(*(_on_plate(color, inking) for color in colors), strict=True)
    first, second, third = (any(ink > 0 for ink in channel) for channel in channels)
    return first, second, third


def lays(paint: Paint, view: Affine, inking: Inking, *, overprint: bool) -> tuple[Lay, ...]:
    """The brushes that lay a paint on a plate, painted one after the other.

    What overprints leaves the channels alone on which it has no ink: the others are cleared by multiplying with
    black, then given their ink by adding it. Under antialiasing that comes to the same as painting over.
    """
    used = inked(paint, inking) if overprint and inking.printed else (True, True, True)
    if not any(used):
        return ()
    if all(used):
        return (Lay(_brush(paint, view, inking)),)
    clear = _brush(paint, view, inking, lambda channel, value: 0 if used[channel] else 255)
    ink = _brush(paint, view, inking, lambda channel, value: value if used[channel] else 0)
    modes = QPainter.CompositionMode
    return (Lay(clear, modes.CompositionMode_Multiply), Lay(ink, modes.CompositionMode_Plus))
