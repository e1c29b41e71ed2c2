"""What a slogan is: its words, and when, for whom and in which tone they are said."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.library.lunar import lunar_day

_LUNAR = "lunar:"


class Tone(StrEnum):
    """How a slogan speaks; the values are what the data and the user say."""

    FORMAL = "庄重"
    WARM = "亲切"
    BLUNT = "硬核"  #: plain and hard, a bit funny
    RHYMED = "押韵"

    @property
    def said(self) -> Bilingual:
        """The tone's name in both languages."""
        return Bilingual(self.value, self.name.lower())


class Slogan(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One slogan; a blank in its text is a gap in print, `{地名}`, `{单位}`, `{日期}` are slots."""

    text: str
    topic: str = ""
    tone: Tone | None = None  #: the user's own may have none
    occasion: str = ""  #: the day or month it is made for; empty: any time
    dates: tuple[str, ...] = ()  #: when it fits, as `11-01/11-30` or `lunar:01-01/01-15`; none: any time
    audience: str = ""
    reading: str = ""  #: its syllables, to find it by pinyin

    @property
    def length(self) -> int:
        """How many characters are printed, blanks not counted; a slot counts as its name."""
        return sum(not char.isspace() and char not in "{}" for char in self.text)


class Topic(Struct, frozen=True):
    """A topic with its slogans."""

    key: str
    name: str
    aliases: tuple[str, ...]
    slogans: tuple[Slogan, ...]


class _Range(Struct, frozen=True):
    """Days of a year, both ends in it; the end may lie in the next year."""

    lunar: bool
    first: tuple[int, int]
    last: tuple[int, int]


@lru_cache(maxsize=256)
def _range(said: str) -> _Range:
    first, _, last = said.removeprefix(_LUNAR).partition("/")
    return _Range(said.startswith(_LUNAR), _month_day(first), _month_day(last or first))


def _month_day(said: str) -> tuple[int, int]:
    month, day = (int(part) for part in said.split("-"))
    date(2024, month, day)  # raises where there is no such day; lunar ones are all within
    return month, day


def checked_dates(said: tuple[str, ...]) -> tuple[str, ...]:
    """The ranges as they are.

    Raises:
        ValueError: one is none.
    """
    for each in said:
        _range(each)
    return said


def falls_on(said: str, day: date) -> bool:
    """Whether a range as `11-01/11-30` or `lunar:08-15` holds a day; a lunar one never does outside of the table."""
    found = _range(said)
    at: tuple[int, int] | None = lunar_day(day) if found.lunar else (day.month, day.day)
    if at is None:
        return False
    if found.first <= found.last:
        return found.first <= at <= found.last
    return at >= found.first or at <= found.last


def fits(slogan: Slogan, day: date, days: int = 7) -> bool:
    """Whether one of a slogan's dates falls into so many days from a day on; one for any time fits none in particular."""
    return any(falls_on(said, day + timedelta(days=i)) for said in slogan.dates for i in range(days))
