"""The slots of a slogan: where the place, the office or the date goes."""

import re

from postermaker.library.slogans.model import Slogan

PLACE, UNIT, DATE = "地名", "单位", "日期"
_SLOT = re.compile(r"\{([^{}]*)\}")


def slots_of(text: str) -> tuple[str, ...]:
    """The names of the slots in a text, in order, each once."""
    return tuple(dict.fromkeys(_SLOT.findall(text)))


def unknown_slots(text: str) -> tuple[str, ...]:
    """Slots that nothing fills, and braces without a partner."""
    spare = tuple(char for char in _SLOT.sub("", text) if char in "{}")
    return tuple(name for name in slots_of(text) if name not in (PLACE, UNIT, DATE)) + spare


def fill(slogan: Slogan, *, place: str = "", unit: str = "", date: str = "") -> str:
    """The text with its slots filled; one without a value stays, to be seen (`slots_of` names it)."""
    values = {PLACE: place, UNIT: unit, DATE: date}
    return _SLOT.sub(lambda found: values.get(found[1]) or found[0], slogan.text)
