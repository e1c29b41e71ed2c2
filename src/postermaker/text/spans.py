"""Spans that a line never tears because of how they are written: numbers with their units, dates, standards.

Offsets count characters of the text. What is protected because of what it means is in `words`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_UNITS = "周年|公里|[年月日号时点分秒度元角岁人名个家户次条项届期米克吨升里亩%％℃‰°㎡㎏㎜周天种位件套台部张份页章节款倍]"
_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两"

_DIGITS = "0123456789"

#: Each pattern with the characters of which a text must hold one, or it is not searched: most lines hold none.
_PATTERNS = (
    ("@", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+"),  # mail
    ("/w", r"(?:https?://|www\.)[!-~]+"),
    (_DIGITS, r"[A-Z]{2,}(?:/[A-Z])? ?\d+(?:\.\d+)?(?:[—–-]\d{2,4})?"),  # GB/T 9704—2012
    (_HAN_DIGITS, r"[一二三四五六七八九十]+(?:中全会|大精神)"),  # sessions and congresses
    ("〔", r"〔\d{4}〕\d+号"),  # the number of an official document
    (
        _DIGITS + "０１２３４５６７８９",
        rf"第?[0-9０-９][0-9０-９,，.．:：/%]*(?:余|多)?[万亿]?(?:{_UNITS})?",
    ),
    ("第", rf"第[{_HAN_DIGITS}]+(?:{_UNITS})?"),
    (_HAN_DIGITS, rf"[{_HAN_DIGITS}]+(?:余|多)?(?:周年|[年月日号时届次周岁元名个米亩])"),
    ("￥¥$€£№#±", r"[￥¥$€£№#±]\s?[0-9][0-9,.]*[万亿]?元?"),
)


@lru_cache(maxsize=len(_PATTERNS))
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text may need it; most banners never do."""
    return re.compile(pattern)


def protected(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every span that stays on one line."""
    held = frozenset(text)
    for wanted, pattern in _PATTERNS:
        if held.isdisjoint(wanted):
            continue
        for match in _compiled(pattern).finditer(text):
            yield match.start(), _without_trailing_mark(text, match.start(), match.end())


def _without_trailing_mark(text: str, start: int, end: int) -> int:
    """A comma or colon belongs to a number only between its digits."""
    while end > start and text[end - 1] in ",，.．:：/":
        end -= 1
    return end
