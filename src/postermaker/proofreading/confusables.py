"""Wrong characters, found by whole words: 己经, 部暑, 一愁莫展; where a word is not enough, by what stands around.

The words are in `confusables.tsv`, the surroundings in `context.tsv`, phrases that may be cut in `phrases.txt`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from postermaker.document.model import Locale
from postermaker.proofreading.remarks import Remark, notice
from postermaker.proofreading.tables import WordTable, corrections, lines

#: A start of a phrase that is shorter than this is in too many words.
_SHORTEST = 3
_CLOSING = "。！!？?…．. 　\n”’』」》）)"


def wrong_words(text: str, locale: Locale) -> Iterator[Remark]:
    """`word-wrong`: a spelling that is in the table."""
    mainland = locale is Locale.MAINLAND
    yield from misspelt(text, corrections("confusables.tsv" if mainland else "confusables-hant.tsv"))
    if mainland:
        yield from _by_surroundings(text)


def misspelt(text: str, table: WordTable) -> Iterator[Remark]:
    """A remark for each wrong word of a table in a text."""
    for start, wrong in table.find(text):
        right = table.words[wrong]
        around = text[max(0, start - len(right)) : start + len(wrong) + len(right)]
        if right == wrong or (wrong in right and right in around):
            continue  # the longer word stands there already
        yield _misspelt(text, start, start + len(wrong), right)


def _misspelt(text: str, start: int, end: int, right: str, shown: str = "") -> Remark:
    was = shown or text[start:end]
    zh, en = f"“{was}”应写作“{right}”，请改正", f"'{was}' should be '{right}': correct it"
    return notice("word-wrong", text, start, end, zh, en, better=right)


@lru_cache(maxsize=1)
def _surroundings() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """The expressions of `context.tsv` by the character in brackets, the wrong one: most texts hold none."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for line in lines("context.tsv"):
        pattern, right = line.split("\t")
        bracketed = re.search(r"\((?!\?)\[?([^)\]]+)\]?\)", pattern)
        for wrong in bracketed[1] if bracketed else "":
            found.setdefault(wrong, []).append((re.compile(pattern), right))
    return found


def _by_surroundings(text: str) -> Iterator[Remark]:
    rules = _surroundings()
    for wrong in sorted(rules.keys() & set(text)):
        for pattern, right in rules[wrong]:
            for match in pattern.finditer(text):
                if match[1] == wrong:
                    yield _of_character(text, match.start(1), right)


def _of_character(text: str, at: int, right: str) -> Remark:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    was, better = before + text[at] + after, before + right + after
    zh, en = f"“{was}”应写作“{better}”，请改正", f"'{was}' should be '{better}': correct it"
    return notice("word-wrong", text, at, at + 1, zh, en, better=right)


@lru_cache(maxsize=1)
def set_phrases() -> frozenset[str]:
    """The formal phrases that come along, whole."""
    return frozenset(line.replace("/", "") for line in lines("phrases.txt"))


class _Beginnings(NamedTuple):
    """Where phrases may not end."""

    cut: dict[str, str]  #: a beginning, and how far it must go on
    last_two: frozenset[str]  #: characters at the end of these
    longest: int


@lru_cache(maxsize=1)
def _beginnings() -> _Beginnings:
    cut: dict[str, str] = {}
    stops = set(set_phrases())
    for line in lines("phrases.txt"):
        stops.update(line[:at].replace("/", "") for at in _slashes(line))
    for phrase in set_phrases():
        ends = [size for size in range(1, len(phrase) + 1) if phrase[:size] in stops]
        for size in range(_SHORTEST, len(phrase)):
            if size not in ends:
                whole = phrase[: min(end for end in ends if end > size)]
                cut[phrase[:size]] = min(whole, cut.get(phrase[:size], whole), key=lambda p: (len(p), p))
    return _Beginnings(cut, frozenset(each[-2:] for each in cut), max(map(len, cut)))


def _slashes(line: str) -> list[int]:
    return [at for at, char in enumerate(line) if char == "/"]


def unfinished(text: str) -> Iterator[Remark]:
    """`phrase-unfinished`: the text stops within a formal phrase, such as 民族振兴是梦 (field.md 3.3)."""
    if len(text) < _SHORTEST:
        return
    stripped = text.rstrip(_CLOSING)
    cut, last_two, longest = _beginnings()
    if stripped[-2:] not in last_two:
        return
    for size in range(min(longest, len(stripped)), _SHORTEST - 1, -1):
        tail = stripped[-size:]
        if tail in set_phrases():
            return
        if phrase := cut.get(tail):
            start, end = len(stripped) - size, len(stripped)
            zh, en = (
                f"“{tail}”像是没写完，是不是“{phrase}”？",
                f"'{tail}' seems cut: should it be '{phrase}'?",
            )
            yield notice("phrase-unfinished", text, start, end, zh, en, better=phrase)
            return
