"""The text styles that the panel offers: each a face with its paints, and the ground that it is made for."""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Linear, Paint, Stop
from postermaker.document.model import Element, Outline, Shadow, Text, TextStyle
from postermaker.errors import Bilingual


class OfferedStyle(Struct, frozen=True):
    """A style with its name and the ground it is shown on."""

    key: str
    name: Bilingual
    style: TextStyle
    ground: Paint


def _ink(*parts: int) -> Cmyk:
    c, m, y, k = (part / 100 for part in parts)
    return Cmyk(c, m, y, k)


_RED, _DEEP, _YELLOW, _WHITE = (
    _ink(0, 100, 100, 0),
    _ink(15, 100, 100, 40),
    _ink(0, 15, 100, 0),
    _ink(0, 0, 0, 0),
)
_BLACK, _BLUE, _CREAM, _GOLD = _ink(0, 0, 0, 100), _ink(100, 80, 0, 10), _ink(0, 4, 18, 0), _ink(0, 30, 90, 0)
_SANS, _SERIF = "Noto Sans SC", "Noto Serif SC"


@lru_cache(maxsize=1)
def offered() -> tuple[OfferedStyle, ...]:
    """The styles in the order of use."""
    gold = Linear((Stop(0.0, _ink(0, 5, 45, 0)), Stop(0.5, _GOLD), Stop(1.0, _ink(0, 20, 70, 5))))
    return (
        _offered("yellow-on-red", "红底黄字", "Yellow on red", _RED, _YELLOW),
        _offered("white-on-red", "红底白字", "White on red", _RED, _WHITE),
        _offered("gold", "渐变金", "Gold", _DEEP, gold, family=_SERIF),
        _offered("red-on-cream", "米底红字", "Red on cream", _CREAM, _RED),
        _offered(
            "white-shadow", "白字投影", "White with a shadow", _BLUE, _WHITE,
            shadows=(Shadow(dx_em=0.05, dy_em=0.05, paint=Flat(_ink(100, 90, 20, 55))),),
        ),
        _offered("brush", "毛笔", "Brush", _CREAM, _BLACK, family="Ma Shan Zheng", weight=400),
        _offered("caution", "警示黑黄", "Caution", _ink(0, 20, 100, 0), _BLACK),
        _offered(
            "outlined", "红字描边", "Outlined", _WHITE, _WHITE,
            outlines=(Outline(width_em=0.05, paint=Flat(_RED)),),
        ),
        _offered(
            "gold-edge", "金字描边", "Gold with an edge", _RED, gold,
            outlines=(Outline(width_em=0.05, paint=Flat(_ink(20, 100, 100, 55))),),
        ),
        _offered(
            "solid", "立体字", "Solid", _RED, _WHITE,
            shadows=(Shadow(dx_em=0.08, dy_em=0.08, paint=Flat(_ink(20, 100, 100, 50)), copies=12),),
        ),
        _offered("plain", "黑体黑字", "Plain", _WHITE, _BLACK, weight=700),
        _offered("serif", "宋体黑字", "Serif", _WHITE, _BLACK, family=_SERIF, weight=700),
    )  # fmt: skip


def _offered(
    key: str,
    zh: str,
    en: str,
    ground: Cmyk,
    fill: Cmyk | Paint,
    family: str = _SANS,
    weight: int = 900,
    outlines: tuple[Outline, ...] = (),
    shadows: tuple[Shadow, ...] = (),
) -> OfferedStyle:
    paint = Flat(fill) if isinstance(fill, Cmyk) else fill
    style = TextStyle(family=family, weight=weight, fill=paint, outlines=outlines, shadows=shadows)
    return OfferedStyle(key, Bilingual(zh, en), style, Flat(ground))


def with_style(element: Element, style: TextStyle) -> Element:
    """A text in another style; its own width factor stays, which is a matter of room."""
    if not isinstance(element, Text):
        return element
    return replace(element, style=replace(style, stretch=element.style.stretch))


def style_of(element: Element) -> str:
    """The key of the offered style that a text has; empty for one of its own."""
    if not isinstance(element, Text):
        return ""
    plain = replace(element.style, stretch=1.0)
    return next((each.key for each in offered() if replace(each.style, stretch=1.0) == plain), "")
