"""Slogans by words, pinyin, topic, tone, length, day and reader."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from postermaker.library.pinyin import Entry, entry, has_word, plain
from postermaker.library.slogans.model import Slogan, Tone, fits
from postermaker.library.slogans.reading import topics


class Wanted(Struct, frozen=True, kw_only=True):
    """What is looked for; what is left as it is narrows nothing."""

    text: str = ""  #: words, each as characters, pinyin or initials, in the slogan or in what it is about
    topic: str = ""  #: a topic's name
    tone: Tone | None = None
    shortest: int = 0  #: characters, blanks not counted
    longest: int = 1_000
    day: date | None = None  #: only what is made for one of the seven days from this one on
    audience: str = ""


def search(pool: Iterable[Slogan], wanted: Wanted) -> list[Slogan]:
    """The slogans that are wanted, in their order, but those that say the words themselves first."""
    words = plain(wanted.text).split()
    saying: list[Slogan] = []
    about: list[Slogan] = []
    for slogan in pool:
        if not _is_of(slogan, wanted):
            continue
        said = _said(slogan.text, slogan.reading)
        missing = [word for word in words if not has_word(said, word)]
        if not missing:
            saying.append(slogan)
        elif all(has_word(_about(slogan.topic, slogan.occasion, slogan.audience), word) for word in missing):
            about.append(slogan)
    return saying + about


def _is_of(slogan: Slogan, wanted: Wanted) -> bool:
    """Whether a slogan fits all but the words."""
    return (
        wanted.topic in ("", slogan.topic)
        and wanted.tone in (None, slogan.tone)
        and wanted.audience in ("", slogan.audience)
        and (wanted.shortest <= slogan.length <= wanted.longest)
        and (wanted.day is None or fits(slogan, wanted.day))
    )


@lru_cache(maxsize=16_384)
def _said(text: str, reading: str) -> Entry:
    return entry(text, reading=reading)


@lru_cache(maxsize=1_024)
def _about(topic: str, occasion: str, audience: str) -> Entry:
    """What a slogan is found by besides its words."""
    aliases = next((each.aliases for each in topics() if each.name == topic), ())
    return entry(topic, *aliases, occasion, audience)
