"""The slogans that come along, read when first wanted: one file a topic, groups by occasion, one slogan a line."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct, field

from postermaker.errors import Bilingual, InputFault
from postermaker.library.pinyin import readings
from postermaker.library.slogans.model import Slogan, Tone, Topic, checked_dates

_HERE = Path(__file__).parent


class _Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Slogans for one occasion and audience, by tone."""

    occasion: str = ""
    dates: tuple[str, ...] = ()
    audience: str = ""
    formal: str = field(name="庄重", default="")
    warm: str = field(name="亲切", default="")
    blunt: str = field(name="硬核", default="")
    rhymed: str = field(name="押韵", default="")


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    topic: str
    group: tuple[_Group, ...]
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """All topics with their slogans, by key."""
    return tuple(_topic(path) for path in sorted(_HERE.glob("*.toml")))


@lru_cache(maxsize=1)
def slogans() -> tuple[Slogan, ...]:
    """All slogans that come along, topic by topic."""
    return tuple(slogan for topic in topics() for slogan in topic.slogans)


def _topic(path: Path) -> Topic:
    said = msgspec.toml.decode(path.read_bytes(), type=_File)
    found = tuple(slogan for group in said.group for slogan in _slogans(said.topic, group))
    return Topic(path.stem, said.topic, said.aliases, found)


def _slogans(topic: str, group: _Group) -> Iterator[Slogan]:
    known, dates = readings(), checked_dates(group.dates)
    for tone, lines in (
        (Tone.FORMAL, group.formal),
        (Tone.WARM, group.warm),
        (Tone.BLUNT, group.blunt),
        (Tone.RHYMED, group.rhymed),
    ):
        for line in lines.splitlines():
            if text := line.strip():
                yield Slogan(
                    text=text,
                    topic=topic,
                    tone=tone,
                    occasion=group.occasion,
                    dates=dates,
                    audience=group.audience,
                    reading=known.get(text, ""),
                )


def topic_named(said: str) -> Topic:
    """The topic of a name, key or other name.

    Raises:
        InputFault: there is none; the hint names the nearest.
    """
    names = {name.lower(): topic for topic in topics() for name in (*topic.aliases, topic.key, topic.name)}
    if found := names.get(said.strip().lower()):
        return found
    import difflib

    near = difflib.get_close_matches(said.lower(), names, 1, 0.5)
    also = Bilingual(f"是不是“{near[0]}”？", f"did you mean '{near[0]}'? ") if near else Bilingual("", "")
    raise InputFault(
        Bilingual(f"没有标语主题“{said}”", f"there is no topic '{said}'"),
        Bilingual(
            also.zh + "运行 postermaker slogans 看有哪些",
            also.en + "run 'postermaker slogans' for the list",
        ),
    )
