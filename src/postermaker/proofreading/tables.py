"""The word lists that come along, read when first wanted, and how words are found in a text."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

_HERE = Path(__file__).parent


@lru_cache(maxsize=16)
def lines(name: str) -> tuple[str, ...]:
    """The lines of a file in this package, without remarks and empty ones."""
    text = (_HERE / name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


class WordTable:
    """Words with what stands for each, found at any place of a text: leftmost, longest, none overlapping.

    Two characters lead to the lengths that a word may have there: no expression has to be compiled, and
    thousands of words cost no more than ten.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = {word: value for word, value in words.items() if word}
        heads: dict[tuple[str, str], set[int]] = {}
        for word in self.words:
            if len(word) > 1:
                heads.setdefault((word[0], word[1]), set()).add(len(word))
        self._sizes = {head: sorted(sizes, reverse=True) for head, sizes in heads.items()}
        self._single = frozenset(word for word in self.words if len(word) == 1)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where words begin, and which."""
        sizes, single = self._sizes, self._single
        starts = [at for at, head in enumerate(pairwise(text)) if head in sizes] if sizes else []
        if single and not single.isdisjoint(text):
            starts = sorted({*starts, *(at for at, char in enumerate(text) if char in single)})
        end = 0
        for at in starts:
            if at >= end and (word := self._at(text, at)):
                yield at, word
                end = at + len(word)

    def _at(self, text: str, at: int) -> str:
        """The longest word that begins at a place, or nothing."""
        for size in self._sizes.get((text[at], text[at + 1 : at + 2]), ()):
            if (word := text[at : at + size]) in self.words:
                return word
        return text[at] if text[at] in self._single else ""


@lru_cache(maxsize=8)
def corrections(name: str) -> WordTable:
    """A table `wrong, right, fine words`: what is right as it stands leads to itself, so it is passed over."""
    return WordTable(dict(_corrections(lines(name))))


def _corrections(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        wrong, right, *fine = row.split("\t")
        yield wrong, right
        yield from ((word, word) for word in " ".join(fine).split())
