"""Numbers that Word counts by itself (numbering.xml), as words: they are no text of the file."""

from collections.abc import Mapping
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from postermaker.tables.parts import walk
from postermaker.text.numbering import han_number

_HAN = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
    }
)
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "• "


class Level(Struct, frozen=True):
    """How one level of a list is numbered."""

    form: str = "decimal"  #: numFmt
    text: str = ""  #: lvlText, %1 to %9 are the numbers of the levels
    start: int = 1


class Lists:
    """The lists of a document, and where they have got to."""

    def __init__(self, kinds: Mapping[str, Mapping[int, Level]], used: Mapping[str, str]) -> None:
        self._kinds, self._used = kinds, used
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of a list at a level from 0, with what stands behind it; may be empty."""
        kind = self._used.get(list_id, "")
        levels = self._kinds.get(kind, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return BULLET
        counts = self._counts.setdefault(kind, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        said = level.text
        for number in range(9, 0, -1):
            own = levels.get(number - 1, level)
            said = said.replace(f"%{number}", _said(counts.get(number - 1, own.start), own.form))
        return said if not said or said[-1] in "、）)章节条" else said + " "


def read_lists(stream: IO[bytes]) -> Lists:
    """The lists that a numbering part declares.

    Raises:
        Unsound: as `walk`.
    """
    kinds: dict[str, dict[int, Level]] = {}
    used: dict[str, str] = {}
    kind = list_id = ""
    depth: int | None = None

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal kind, list_id, depth
        plain = {name.rpartition(":")[2]: value for name, value in attrs.items()}
        value = plain.get("val", "")
        if tag == "abstractNum":
            kind, list_id = plain.get("abstractNumId", ""), ""
            kinds[kind] = {}
        elif tag == "num":
            kind, list_id = "", plain.get("numId", "")
        elif tag == "abstractNumId" and list_id:
            used[list_id] = value
        elif tag == "lvl" and kind:
            depth = _number(plain.get("ilvl", ""), 0)
            kinds[kind][depth] = Level()
        elif depth is not None and kind and tag in ("numFmt", "lvlText", "start"):
            kinds[kind][depth] = _with(kinds[kind][depth], tag, value)

    def end(tag: str) -> None:
        nonlocal depth
        if tag == "lvl":
            depth = None

    walk(stream, start, end)
    return Lists(kinds, used)


def _with(level: Level, tag: str, value: str) -> Level:
    if tag == "numFmt":
        return replace(level, form=value)
    return replace(level, text=value) if tag == "lvlText" else replace(level, start=_number(value, 1))


def _number(said: str, other: int) -> int:
    return int(said) if said.isdecimal() and len(said) < 7 else other


def _said(number: int, form: str) -> str:
    """A number in a numbering format of Word; digits in one that is not known."""
    if form in _HAN:
        return han_number(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLES):
        return _CIRCLES[number - 1]
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    said = ""
    for value, name in _ROMAN:
        while number >= value:
            said, number = said + name, number - value
    return said
