"""Spans that a line never tears because of how they are written: numbers with their units, dates, standards.

Offsets count characters of the text. What is protected because of what it means is in `words`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_LONG_UNITS = ("周年", "公里")
_UNITS = tuple(
    "年月日号时点分秒度元角岁人名个家户次条项届期米克吨升里亩%％℃‰°㎡㎏㎜周天种位件套台部张份页章节款倍"
)
_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两"
_HAN_UNITS = "年月日号时届次周岁元名个米亩"  #: of numbers in Han digits, which are words as often

_DIGITS = "0123456789"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Pattern(NamedTuple):
    """What to search, and what a text must hold or it is not searched: most lines hold none of it."""

    wanted: str  #: characters, one at least
    pattern: str
    needed: Sequence[str] = ()  #: and one at least of these strings
    counted: bool = False  #: a unit may follow


_PATTERNS = (
    _Pattern("@", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+"),  # mail
    _Pattern("/w", r"(?:https?://|www\.)[!-~]+"),
    _Pattern(_DIGITS, r"[A-Z]{2,}(?:/[A-Z])? ?\d+(?:\.\d+)?(?:[—–-]\d{2,4})?", _CAPITALS),  # GB/T 9704—2012
    # sessions and congresses
    _Pattern(_HAN_DIGITS, r"[一二三四五六七八九十]+(?:中全会|大精神)", ("中全会", "大精神")),
    _Pattern("〔", r"〔\d{4}〕\d+号"),  # the number of an official document
    _Pattern(
        _DIGITS + "０１２３４５６７８９",
        r"第?[0-9０-９][0-9０-９,，.．:：/%]*[余多]?[万亿]?",
        counted=True,
    ),
    _Pattern("第", rf"第[{_HAN_DIGITS}]+", _HAN_DIGITS, counted=True),
    _Pattern(
        _HAN_DIGITS,
        rf"[{_HAN_DIGITS}]+(?:余|多)?(?:周年|[{_HAN_UNITS}])",
        _HAN_UNITS,
    ),
    _Pattern("￥¥$€£№#±", r"[￥¥$€£№#±]\s?[0-9][0-9,.]*[万亿]?元?"),
)


@lru_cache(maxsize=len(_PATTERNS))
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text may need it; most banners never do."""
    return re.compile(pattern)


def protected(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every span that stays on one line."""
    held = frozenset(text)
    for wanted, pattern, needed, counted in _PATTERNS:
        if held.isdisjoint(wanted) or (needed and not any(map(text.__contains__, needed))):
            continue
        for match in _compiled(pattern).finditer(text):
            start, end = match.span()
            yield start, _without_trailing_mark(text, start, _with_unit(text, end) if counted else end)


def _with_unit(text: str, end: int) -> int:
    """Where a number ends with its unit. A pattern of so many takes longer to compile than most texts to set."""
    return end + (2 if text.startswith(_LONG_UNITS, end) else text.startswith(_UNITS, end))


def _without_trailing_mark(text: str, start: int, end: int) -> int:
    """A comma or colon belongs to a number only between its digits."""
    while end > start and text[end - 1] in ",，.．:：/":
        end -= 1
    return end
