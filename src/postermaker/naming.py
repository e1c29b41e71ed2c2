"""Names of the files of a list: `{列名}` patterns, safe on every system, all different, the same on every run.

The default is what the order forms of Chinese shops read out of a file name: product, size in cm, `x3张`, material,
finishing. A name depends on its own row and on those before it, never on a row behind: a list that grows keeps the
names it had.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault
from postermaker.filenames import MAX_NAME_BYTES, safe_name
from postermaker.geometry import Size
from postermaker.units import SCREEN_DPI, to_px

#: What shops' order forms read; a screen has no material, and its size is said in pixels.
SHOP_PATTERN = "{品名} {宽}x{高}cm x{数量}张 {材质} {工艺}_{点位}_{序号}"
SCREEN_PATTERN = "{品名} {尺寸}_{点位}_{序号}"

#: Windows counts UTF-16 units, and a path of 260 of them must hold the folder too.
MAX_UNITS = 120
#: Digits of `{序号}`: fixed, or the thousandth row would rename those before it.
DIGITS = 4

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_APART = re.compile(r"([\s_-]+)")
#: They look like separators, and some programs make separators of them.
_SLASHES = str.maketrans(dict.fromkeys("／＼∕⁄⧵⧸⧹﹨", "_"))
#: Programs for Windows see `con .txt` and `com1` as devices, whatever follows the dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9])\s*(\.|$)", re.IGNORECASE)
#: `ABCDEF~1` is the short name that Windows gives to another file.
_SHORT = re.compile(r"^(?=.{1,8}$)(.{1,6})~(?=\d)")
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+$")
_BLANKS = re.compile(r"\s+")
_LEADING = re.compile(r"^[-~]+")
#: Letters that are drawn as nothing.
_FILLERS = re.compile("[\u034f\u115f\u1160\u3164\uffa0]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: Never cut: without them a shop makes the wrong thing, and rows can't be told apart.
_WHOLE = frozenset({"序号", "行号", "宽", "高", "尺寸", "数量", "日期"})


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of a row when its files get their name."""

    index: int  #: 序号: which row of the list it is, from 1
    row: int  #: 行号: as the spreadsheet counts
    product: str = ""
    size: Size = Size(0, 0)  #: mm; no size is said of nothing
    unit: str = "cm"  #: in which the product's size is said; only `px` is not written in cm, empty: not known
    quantity: int = 1
    material: str = ""
    finishing: tuple[str, ...] = ()  #: in short words
    place: str = ""
    date: str = ""  #: of the order, not of the run, or a second run would make other names
    columns: Mapping[str, str] = {}  #: the row's cells

    def text(self, name: str, digits: int = DIGITS) -> str:
        """What stands for a name in a pattern; a fact goes before a column of the same name."""
        tell = _TOLD.get(name)
        return (tell(self, digits) if tell else "") or self.columns.get(name, "")

    @property
    def sized(self) -> bool:
        """Whether the row has a size."""
        return min(self.size) > 0


#: What a pattern may hold beside the list's columns.
_TOLD: dict[str, Callable[[Facts, int], str]] = {
    "序号": lambda facts, digits: f"{facts.index:0{digits}d}",
    "行号": lambda facts, digits: str(facts.row),
    "品名": lambda facts, digits: facts.product,
    "宽": lambda facts, digits: centimetres(facts.size.width) if facts.sized else "",
    "高": lambda facts, digits: centimetres(facts.size.height) if facts.sized else "",
    "尺寸": lambda facts, digits: spoken_cm(facts.size, facts.unit) if facts.sized else "",
    "数量": lambda facts, digits: str(facts.quantity),
    "材质": lambda facts, digits: facts.material,
    "工艺": lambda facts, digits: "+".join(facts.finishing),
    "点位": lambda facts, digits: facts.place,
    "日期": lambda facts, digits: facts.date,
}
NAMES = tuple(_TOLD)


def centimetres(mm: float) -> str:
    """A length in cm without trailing zeros: 8000 mm is `800`, 297 mm is `29.7`."""
    return f"{round(mm / 10, 2):.2f}".rstrip("0").rstrip(".")


def spoken_cm(size: Size, unit: str = "cm") -> str:
    """A size as a shop's order form reads it: `800x70cm`; of a screen `1920x1080px`.

    Width always goes before height, so that the name agrees with the file that it names.
    """
    if unit == "px":
        return f"{to_px(size.width, SCREEN_DPI)}x{to_px(size.height, SCREEN_DPI)}px"
    return f"{centimetres(size.width)}x{centimetres(size.height)}cm"


def default_pattern(unit: str) -> str:
    """The pattern for a product whose size is said in `unit`."""
    return SCREEN_PATTERN if unit == "px" else SHOP_PATTERN


class _Group(Struct, frozen=True):
    """A stretch of a pattern without blanks, and the blanks or lines that lead up to it."""

    lead: str
    text: tuple[str, ...]  #: plain text and names in turn
    fixed: int  #: bytes of all but the names

    @property
    def names(self) -> tuple[str, ...]:
        """What stands in braces."""
        return self.text[1::2]

    def filled(self, said: Mapping[str, str]) -> str:
        """The stretch with texts for its names."""
        return "".join(said[part] if i % 2 else part for i, part in enumerate(self.text))


class Pattern(Struct, frozen=True):
    """How names are made of rows."""

    groups: tuple[_Group, ...]

    @classmethod
    def parse(cls, text: str, columns: Iterable[str] = ()) -> "Pattern":
        """The pattern in a text, for a list with these columns.

        Raises:
            InputFault: it names something that is neither a fact nor a column, or a brace stands alone.
        """
        _refuse_stray_brace(text)
        known = (*NAMES, *(name for name in columns if name not in NAMES))
        unknown = next((name for name in _PLACEHOLDER.findall(text) if name not in known), None)
        if unknown is not None:
            raise InputFault(
                Bilingual(
                    f"文件名里的列“{unknown}”不在名单里", f"the list has no column '{unknown}' for the name"
                ),
                Bilingual(f"可用：{'、'.join(known)}", f"columns: {', '.join(known)}"),
            )
        return cls(tuple(_groups(text)))

    def filled(self, facts: Facts, digits: int = DIGITS) -> str:
        """The pattern with a row's texts; a part whose texts are all empty goes with the blank before it."""
        used = [name for group in self.groups for name in group.names]
        said = {name: cut(" ".join(facts.text(name, digits).split()), MAX_NAME_BYTES) for name in used}
        said = _shortened(said, self, used)
        made = ""
        for i, group in enumerate(self.groups):
            if not group.names or any(said[name] for name in group.names):
                made += (group.lead if made or i == 0 else "") + group.filled(said)
        return made


def _refuse_stray_brace(text: str) -> None:
    """Refuse a brace without the other: as text it would be in the name of every file.

    Raises:
        InputFault: there is one; the line says at which character.
    """
    stray = re.search("[{}]", _PLACEHOLDER.sub(lambda match: "\x00" * len(match[0]), text))
    if stray:
        at, brace = stray.start() + 1, stray[0]
        zh, en = ("没有配上“}”", "is not closed") if brace == "{" else ("前面没有“{”", "was not opened")
        raise InputFault(
            Bilingual(
                f"文件名“{text}”第 {at} 个字符的“{brace}”{zh}",
                f"the '{brace}' at character {at} of the name '{text}' {en}",
            ),
            Bilingual(
                "列名要写在一对大括号里，如 {点位}_{序号}", "put names in pairs of braces, as {点位}_{序号}"
            ),
        )


def _groups(text: str) -> Iterable[_Group]:
    """The text at its blanks, lines and hyphens, of which those inside braces are none."""
    hidden = _PLACEHOLDER.sub(lambda match: "\x00" * len(match[0]), text)
    at, lead = 0, ""
    for piece in _APART.split(hidden):
        real = text[at : at + len(piece)]
        at += len(piece)
        if _APART.fullmatch(piece):
            lead = real
        elif piece:
            parts = tuple(_PLACEHOLDER.split(real))
            yield _Group(lead, parts, sum(map(_bytes, (lead, *parts[::2]))))
            lead = ""


def _shortened(said: dict[str, str], pattern: Pattern, used: Sequence[str]) -> dict[str, str]:
    """The texts, the longest of them cut until the name is not too long: its end holds what tells rows apart."""
    fixed = sum(group.fixed for group in pattern.groups)
    if fixed + 4 * sum(len(said[name]) for name in used) <= MAX_UNITS:  # no character takes more bytes
        return said
    soft = [name for name in dict.fromkeys(used) if name not in _WHOLE]

    def excess(bytes_each: bool) -> int:
        sizes = (_bytes(said[name]) if bytes_each else _units(said[name]) for name in used)
        return fixed + sum(sizes) - (MAX_NAME_BYTES if bytes_each else MAX_UNITS)

    while soft and (excess(True) > 0 or excess(False) > 0):
        longest = max(soft, key=lambda name: _bytes(said[name]))
        others = max((_bytes(said[name]) for name in soft if name != longest), default=0)
        room = _bytes(said[longest]) - max(excess(True), 4 * excess(False))
        said[longest] = cut(said[longest], max(room, others - 1, 0))
        if not said[longest]:
            soft.remove(longest)
    return said


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def cut(text: str, max_bytes: int, max_units: int = MAX_UNITS) -> str:
    """The longest start of a text within both limits that tears no character from its marks."""
    if _bytes(text) <= max_bytes and _units(text) <= max_units:
        return text
    spent = units = at = 0
    while at < len(text):
        spent += _bytes(text[at])
        units += 1 + (text[at] > "\uffff")
        if spent > max_bytes or units > max_units:
            break
        at += 1
    while at and _holds_on(text, at):
        at -= 1
    return text[:at]


def _holds_on(text: str, at: int) -> bool:
    """Whether the character here belongs to the one before it (the part of UAX #29 that names meet)."""
    char, before = text[at], text[at - 1]
    if unicodedata.category(char) in ("Mn", "Mc", "Me") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    if "\u200d" in (char, before):
        return True
    if "\u1160" <= char <= "\u11ff":  # the rest of a syllable of old Korean letters
        return True
    flags = _FLAGS.search(text[:at])  # two letters a flag
    return "\U0001f1e6" <= char <= "\U0001f1ff" and flags is not None and len(flags[0]) % 2 == 1


def safe_stem(said: str, max_bytes: int = MAX_NAME_BYTES, max_units: int = MAX_UNITS) -> str:
    """A file name without suffix that every system takes as it is, and that leads nowhere else.

    At most `max_bytes` of UTF-8 and `max_units` of UTF-16, and one more where a device's name is put out of reach.
    """
    text = _visible(unicodedata.normalize("NFC", said)).translate(_SLASHES)
    text = _BLANKS.sub(" ", text).strip(" .")
    # cut here, between characters; `safe_name` makes nothing longer, and then has nothing to cut
    text = safe_name(cut(_LEADING.sub("_", text), max_bytes, max_units))
    text = _SHORT.sub(r"\1-", text)
    # the look of a device is enough: ＣＯＮ becomes CON where a program folds widths
    if _DEVICE.match(unicodedata.normalize("NFKC", text)):
        text = f"_{text}"
    return text


def _visible(text: str) -> str:
    """Without what can't be seen: controls, bidi and zero-width marks; lone surrogates and the like become lines."""
    text = _FILLERS.sub("", text)
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(char: str) -> str:
    if char.isprintable() or char.isspace():
        return char
    code, kind = ord(char), unicodedata.category(char)
    if kind in ("Cf", "Cc"):
        return ""
    # U+F0xx are what Samba and Cygwin write for a slash or a colon; the last two of a plane are no characters
    fake = 0xF000 <= code <= 0xF0FF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "_" if kind == "Cs" or fake else char


def collision_key(stem: str) -> str:
    """What two names share that some system takes for one: case, width, composition, and the Turkish i."""
    return _folded(stem).rstrip(" .")


def _folded(stem: str) -> str:
    if stem.isascii():
        return stem.casefold()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", stem).casefold())
    # İ and ı fold to other letters in other languages; variation selectors are not seen by some
    bare = _SELECTORS.sub("", unicodedata.normalize("NFD", folded))
    return bare.replace("ı", "i").replace("i\u0307", "i")


class Namer:
    """Gives each row of a list its name; one that is taken gets the row's number behind it.

    The same rows in the same order get the same names, and what comes later changes none of them.

    Args:
        pattern: of the names.
        digits: of `{序号}`.
        taken: stems of other files in the folder: the approval's, the report's.
        beside: what is put behind a row's stem for more files of it: `_生产单`, `-1`.
    """

    def __init__(
        self, pattern: Pattern, digits: int = DIGITS, *, taken: Iterable[str] = (), beside: Iterable[str] = ()
    ) -> None:
        self._pattern, self._digits = pattern, digits
        # they begin with a line, which joins nothing before it
        self._endings = [collision_key(ending) for ending in beside]
        self._used = set(map(collision_key, taken))

    def stem(self, facts: Facts, pattern: Pattern | None = None) -> str:
        """The row's file name without suffix; by a pattern of its own where the row is of another kind."""
        return self.named((pattern or self._pattern).filled(facts, self._digits), facts.row)

    def named(self, said: str, row: int) -> str:
        """A name of its own as near as can be to what is asked for."""
        stem, again = safe_stem(said), 1
        while not self._take(stem):
            tail = f"_{row}" if again == 1 else f"_{row}_{again}"
            stem = safe_stem(said, MAX_NAME_BYTES - len(tail), MAX_UNITS - len(tail)) + tail
            again += 1
        return stem

    def _take(self, stem: str) -> bool:
        folded = _folded(stem)
        keys = {folded.rstrip(" ."), *(folded + ending for ending in self._endings)}
        free = self._used.isdisjoint(keys)
        if free:
            self._used |= keys
        return free
