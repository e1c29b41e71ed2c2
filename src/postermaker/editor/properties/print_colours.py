"""The sixteen print colours that a clerk starts from, each clean in its inks, and how near a colour is to them."""

from functools import lru_cache
from typing import assert_never

from msgspec import Struct

from postermaker import icc
from postermaker.backends.brushes import on_screen
from postermaker.color import Cmyk, Color, Gray, Rgb, Spot, describe
from postermaker.errors import Bilingual


class Named(Struct, frozen=True):
    """A colour with its name."""

    name: Bilingual
    color: Cmyk


def _named(zh: str, en: str, *inks: int) -> Named:
    c, m, y, k = (ink / 100 for ink in inks)
    return Named(Bilingual(zh, en), Cmyk(c, m, y, k))


#: Two rows of eight, the usual ones first. No ink stands for dirt: reds are free of cyan, yellows of black.
PRINT_COLOURS = (
    _named("大红", "red", 0, 100, 100, 0),
    _named("中黄", "yellow", 0, 15, 100, 0),
    _named("金黄", "golden yellow", 0, 35, 100, 0),
    _named("白", "white", 0, 0, 0, 0),
    _named("黑", "black", 0, 0, 0, 100),
    _named("藏青", "navy", 100, 85, 20, 15),
    _named("天蓝", "blue", 85, 35, 0, 0),
    _named("草绿", "green", 85, 10, 100, 0),
    _named("中国红", "deep red", 0, 100, 90, 20),
    _named("橘红", "orange", 0, 65, 100, 0),
    _named("米白", "cream", 0, 4, 18, 0),
    _named("浅灰", "light gray", 0, 0, 0, 20),
    _named("中灰", "gray", 0, 0, 0, 55),
    _named("紫", "purple", 65, 90, 0, 0),
    _named("青绿", "teal", 85, 10, 50, 0),
    _named("咖啡", "brown", 30, 65, 90, 35),
)

#: Distances in sRGB beyond which an eye sees another colour, and beyond which print plainly falls short of it.
_SAME, _DULLER = 0.02, 0.14


def name_of(color: Color) -> str:
    """What a colour is called: its name among the sixteen, a spot ink's own, else what kind it is."""
    for named in PRINT_COLOURS:
        if named.color == color or (isinstance(color, Gray) and _as_ink(color) == named.color):
            return str(named.name)
    match color:
        case Spot():
            return str(Bilingual(f"专色 {color.name}", f"spot {color.name}"))
        case Rgb():
            return str(Bilingual("屏幕色", "screen colour"))
        case Gray():
            return str(Bilingual("灰", "gray"))
        case Cmyk():
            return str(Bilingual("自调色", "own colour"))
        case _:
            assert_never(color)


def _as_ink(gray: Gray) -> Cmyk:
    return Cmyk(0.0, 0.0, 0.0, round(1 - gray.value, 4))


def said(color: Color) -> str:
    """A colour's figures as the trade writes them."""
    return describe(_as_ink(color) if isinstance(color, Gray) else rounded(color))


def rounded(color: Color) -> Color:
    """Inks in whole per cent, for showing."""
    if not isinstance(color, Cmyk):
        return color
    return Cmyk(*(round(ink, 2) for ink in (color.cyan, color.magenta, color.yellow, color.black)))


@lru_cache(maxsize=1024)
def inks_of(color: Color) -> Cmyk:
    """A colour in the four inks, as it goes to print."""
    match color:
        case Cmyk():
            return color
        case Gray():
            return _as_ink(color)
        case Spot():
            return color.alternate
        case Rgb():
            made = icc.to_cmyk(color)
            return Cmyk(*(round(ink, 2) for ink in (made.cyan, made.magenta, made.yellow, made.black)))
        case _:
            assert_never(color)


@lru_cache(maxsize=1024)
def dulls(color: Color) -> bool:
    """Whether the inks can't reach what the screen shows: 印出来会发暗."""
    if not isinstance(color, Rgb):
        return False
    return _distance(color, on_screen(inks_of(color))) > _DULLER


def nearest(color: Color) -> Named:
    """The one of the sixteen that looks most like a colour."""
    shown = on_screen(color)
    return min(PRINT_COLOURS, key=lambda named: _distance(shown, on_screen(named.color)))


def is_same(one: Color, other: Color) -> bool:
    """Whether an eye sees no difference."""
    return _distance(on_screen(one), on_screen(other)) <= _SAME


def _distance(one: Rgb, other: Rgb) -> float:
    """Between two colours of the screen, 0 to 1, weighted as the eye weighs red, green and blue."""
    mean = (one.red + other.red) / 2
    red, green, blue = (one.red - other.red, one.green - other.green, one.blue - other.blue)
    return float((((2 + mean) * red**2 + 4 * green**2 + (3 - mean) * blue**2) / 9) ** 0.5)
