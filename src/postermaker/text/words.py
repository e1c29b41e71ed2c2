"""Where a slogan may be broken by sense: never inside a word, a name or a set phrase. The door to the segmenter.

rjieba cuts; on top come the protected lexicon, numbers with their measure words, and particles that never
begin a line. It is loaded only when a line has to be broken.
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

from postermaker.text import lexicon
from postermaker.text.opencc_door import simplified
from postermaker.text.spans import protected

#: These lean on what stands before them and never begin a line.
LEANING = frozenset("的了着吗呢吧们地得过之")
_HAN_DIGITS = frozenset("〇零一二三四五六七八九十百千万亿两几多")
_MEASURES = frozenset(
    (*"年月日届次个名位条项户家天岁元米亩周期集场种类级号分秒", "周年", "公里", "小时", "分钟")
)


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    import rjieba  # makes one segmenter of its own; a second one would read the dictionary again

    for word in lexicon.words(lexicon.own_file()):
        rjieba.add_word(word, 1_000_000, "n")
    return rjieba


def cut(text: str) -> list[str]:
    """The words of a text in order; joined they are the text."""
    return [str(word) for word in _segmenter().cut(text)]


@lru_cache(maxsize=4096)
def word_ends(text: str, extra: frozenset[str] = frozenset()) -> frozenset[int]:
    """The offsets behind which a line may end, the end of the text included.

    Args:
        text: Simplified Chinese; for Traditional convert first, the length is kept.
        extra: further words that stay whole, as the office names them.
    """
    ends, at = set(), 0
    for word in _joined(cut(text)):
        at += len(word)
        ends.add(at)
    spans = [*protected(text), *_found(text, extra)]
    for start, end in sorted(spans, key=lambda span: span[1] - span[0]):  # the longer one wins
        ends -= set(range(start + 1, end))
        if end < len(text) and text[end] not in LEANING:
            ends.add(end)
    return frozenset(ends)


def _found(text: str, extra: Collection[str]) -> list[tuple[int, int]]:
    """Every place of the lexicon's and the extra words; of words that begin together the longest."""
    pattern = _pattern(frozenset(extra))
    return [(match.start(), match.start() + len(match[1])) for match in pattern.finditer(text)]


@lru_cache(maxsize=64)
def _pattern(extra: frozenset[str]) -> re.Pattern[str]:
    """All protected words as one look-ahead, so that overlapping ones are found too."""
    words = sorted({*extra, *lexicon.words(lexicon.own_file())}, key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(map(re.escape, words))}))")


def _joined(words: list[str]) -> list[str]:
    """Words with what leans on them: particles, measure words behind numbers."""
    joined: list[str] = []
    for word in words:
        leans = word in LEANING or (bool(joined) and word in _MEASURES and joined[-1][-1] in _HAN_DIGITS)
        if joined and leans:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def word_ends_of(locale: str, extra: frozenset[str] = frozenset()) -> Callable[[str], frozenset[int]]:
    """`word_ends` for texts of a locale; nothing is loaded until it is called."""
    if locale == "zh-Hans":
        return lambda text: word_ends(text, extra)

    def traditional(text: str) -> frozenset[int]:
        return word_ends(simplified(text), extra)

    return traditional
