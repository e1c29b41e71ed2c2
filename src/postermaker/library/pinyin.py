"""Finding by what is typed: characters, full pinyin (`xiaofang`), initials (`xf`), or a mixture (`xiaof`, `xfang`).

The readings of all that comes along lie in `readings.tsv`, made when it was built (see `slogans.index`): to load a
pinyin dictionary takes longer than all of the search.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

READINGS = Path(__file__).with_name("readings.tsv")


#: Between the readings of texts that don't join.
_END = "|"


class Entry(Struct, frozen=True):
    """What can be found: its text as it is compared, and its syllables with blanks between, `|` between texts."""

    text: str
    reading: str = ""


@lru_cache(maxsize=1)
def readings() -> dict[str, str]:
    """Each text that comes along, to its syllables with blanks between."""
    rows = READINGS.read_text("utf-8").splitlines() if READINGS.is_file() else []
    return dict(row.split("\t", 1) for row in rows)


def reading_of(syllables: Sequence[str]) -> str:
    """Syllables with tone marks, as a reading is kept: without tones, `v` for ü; what has none is left out."""
    return " ".join(plain(each) for each in syllables if each)


def plain(typed: str) -> str:
    """A word as it is compared: half width, small letters, without tones; `v` for ü."""
    narrow = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", typed).lower())
    narrow = narrow.replace("u\u0308", "v").replace("u:", "v")
    return unicodedata.normalize("NFC", "".join(char for char in narrow if not "\u0300" <= char <= "\u036f"))


def entry(*texts: str, reading: str = "") -> Entry:
    """What is found by any of the texts.

    Args:
        texts: words and sentences; those that come along with the program bring their readings.
        reading: of the first text, if it is one of the user's own.
    """
    known = readings()
    said = [reading or known.get(texts[0], ""), *(known.get(text, "") for text in texts[1:])]
    return Entry(plain("\n".join(texts)), f" {_END} ".join(each for each in said if each))


def matches(found: Entry, typed: str) -> bool:
    """Whether an entry has every word that was typed, each as characters or as pinyin; nothing typed finds all."""
    return all(has_word(found, word) for word in plain(typed).split())


def has_word(found: Entry, word: str) -> bool:
    """Whether an entry has one word, folded by `plain`."""
    if word in found.text:
        return True
    letters = word.replace("'", "")
    if not (letters.isascii() and letters.isalpha()):
        return False
    if not _roughly(letters).search(found.reading):
        return False
    syllables = found.reading.split()
    return any(_said(letters, syllables, i) for i in range(len(syllables)))


@lru_cache(maxsize=64)
def _roughly(letters: str) -> re.Pattern[str]:
    """What readings must have that the letters spell, and few others: each syllable begun, one behind the other."""
    return re.compile(r"\b" + "(?:|[a-z]* )".join(letters))


def _said(letters: str, syllables: Sequence[str], at: int) -> bool:
    """Whether letters spell the syllables from a place on: each whole or by its initial, the last one begun."""
    if at == len(syllables):
        return False
    syllable = syllables[at]
    if syllable.startswith(letters):
        return True
    initial = syllable[:2] if syllable[1:2] == "h" else syllable[:1]
    return any(
        letters.startswith(part) and _said(letters[len(part) :], syllables, at + 1)
        for part in {syllable, initial, syllable[0]}
    )
