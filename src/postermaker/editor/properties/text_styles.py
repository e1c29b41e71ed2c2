"""The text styles that the panel offers: those of the library, and two plain ones for running text."""

from functools import lru_cache

from msgspec.structs import replace

from postermaker.color import Cmyk, Flat
from postermaker.document.model import Element, Text, TextStyle
from postermaker.library.styles import NamedStyle, styles

_BLACK, _WHITE = Cmyk(0.0, 0.0, 0.0, 1.0), Cmyk(0.0, 0.0, 0.0, 0.0)
#: How many styles of slogans stand before the plain ones: with those they fill the two rows in sight.
_BEFORE = 6


@lru_cache(maxsize=1)
def offered() -> tuple[NamedStyle, ...]:
    """The styles in the order of the panel."""
    named = tuple(styles().values())
    plain = (_plain("plain", "黑体黑字", "Noto Sans SC"), _plain("plain-serif", "宋体黑字", "Noto Serif SC"))
    return (*named[:_BEFORE], *plain, *named[_BEFORE:])


def _plain(key: str, name: str, family: str) -> NamedStyle:
    style = TextStyle(family=family, weight=700, fill=Flat(_BLACK))
    return NamedStyle(key, name, "正文、说明", _WHITE, 0.0, style)


def with_style(element: Element, named: NamedStyle) -> Element:
    """A text in another style, its characters at least as far apart as the style's outlines ask for.

    Its own width factor stays, which is a matter of room.
    """
    if not isinstance(element, Text):
        return element
    tracking = max(element.tracking_em, named.tracking_em)
    return replace(
        element,
        style=replace(named.style, stretch=element.style.stretch),
        tracking_em=tracking,
        max_tracking_em=max(element.max_tracking_em, tracking),
    )


def style_of(element: Element) -> str:
    """The key of the offered style that a text has; empty for one of its own."""
    if not isinstance(element, Text):
        return ""
    plain = replace(element.style, stretch=1.0)
    return next((each.key for each in offered() if replace(each.style, stretch=1.0) == plain), "")
