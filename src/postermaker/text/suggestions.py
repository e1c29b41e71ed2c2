"""Better typed marks, offered and never forced: half-width marks behind Han, -- for a dash, ... for an ellipsis.

Numbers, times, versions, addresses and mail are left alone.
"""

import re

from msgspec import Struct

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff”’」』）》]"
_FULL = {",": "，", ".": "。", "!": "！", "?": "？", ":": "：", ";": "；"}

_RULES: tuple[tuple[str, str | None], ...] = (
    (r"-{2,}", "——"),
    (r"(?<!\.)\.{3,}", "……"),
    (rf"(?<={_HAN})[,.!?:;](?![0-9A-Za-z/])", None),
    (rf"(?<={_HAN})\((?=[^()]*{_HAN})", "（"),
    (rf"(?<={_HAN})\)", "）"),
)


class Suggestion(Struct, frozen=True):
    """A place in a text and what would stand there better."""

    offset: int
    was: str
    better: str


def suggestions(text: str) -> list[Suggestion]:
    """What could be typed better, from left to right."""
    found = [
        Suggestion(match.start(), match[0], better or _FULL[match[0]])
        for pattern, better in _RULES
        for match in re.finditer(pattern, text)
    ]
    return sorted(found, key=lambda each: each.offset)


def improved(text: str) -> str:
    """The text with every suggestion taken."""
    for each in reversed(suggestions(text)):
        text = text[: each.offset] + each.better + text[each.offset + len(each.was) :]
    return text
