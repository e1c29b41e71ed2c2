"""The encoding of a text file, found by its mark or by which reading gives the most common characters."""

import codecs
from pathlib import Path

from postermaker.errors import Bilingual, InputFault
from postermaker.tables.characters import COMMON
from postermaker.tables.values import unreadable

#: Encodings that lists come in; others would decode anything into nonsense.
KNOWN = frozenset(
    {
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        *("gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950"),
        *("ascii", "shift_jis", "euc_kr", "cp1252", "iso8859-1"),
    }
)

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: By likelihood, for those texts that several read equally well.
_GUESSES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000
#: Below this share, characters nobody writes outweigh the others.
_NONSENSE = -0.6
#: From this share on no other reading is better.
_CERTAIN = 0.7

_GIVE_IT = Bilingual(
    "请用 --encoding 指定（如 gb18030、big5），或另存为 UTF-8 的 .csv",
    "give it with --encoding (gb18030, big5 ...), or save the list as .csv in UTF-8",
)


def decoded(data: bytes, path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was read in.

    Args:
        data: the file's bytes.
        path: names the file in a fault.
        encoding: taken as given; found if not given.

    Raises:
        InputFault: the encoding is unknown, or bytes are in none; the line names the first row that can't be read.
    """
    if encoding:
        name = _known(encoding, path)
    else:
        name = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _guessed(data)
    try:
        return data.decode(name).removeprefix("\ufeff"), name
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, error.start, path) from error


def _known(encoding: str, path: Path) -> str:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        name = ""
    if name not in KNOWN:
        raise unreadable(path, f"不认识编码“{encoding}”", f"unknown --encoding '{encoding}'", _GIVE_IT)
    return name


def _guessed(data: bytes) -> str:
    """The encoding whose reading looks most like Chinese; UTF-8 before all that looks equally good."""
    wide = _without_mark(data)
    if wide:
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # a few bytes of GB18030 can be UTF-8 by chance, but never the three bytes of a Han character
        if text.isascii() or any(char >= "\u0800" for char in text):
            return "utf-8"
        return "gb18030" if _score(data, "gb18030") > 0.5 else "utf-8"
    scores = {"gb18030": _score(data, "gb18030")}
    if scores["gb18030"] < _CERTAIN:
        scores |= {name: _score(data, name) for name in _GUESSES[1:]}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > _NONSENSE else _nearest(data)


def _without_mark(data: bytes) -> str:
    """UTF-16 in which the zeros of ASCII characters tell the order of the bytes; nothing if there are none."""
    sample = data[: 2 * _SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return ""
    high, low = sample[1::2].count(0), sample[::2].count(0)
    name = "utf-16-le" if high > low else "utf-16-be"
    rows = sum(sample.decode(name, "replace").count(char) for char in "\n\r,\t")
    return name if rows and min(high, low) * 8 < max(high, low) else ""


def _score(data: bytes, name: str) -> float:
    """How Chinese a reading looks, from -1 (can't be decoded) to 1 (common characters only)."""
    try:
        text = data.decode(name)[:_SAMPLE]
    except UnicodeDecodeError:
        return -1
    wide = [char for char in text if char >= "\x80"]
    if not wide or (name.startswith("utf-16") and not any(char in text for char in "\n\r,\t")):
        return -0.9
    good = sum(char in COMMON for char in wide)
    bad = sum(not ("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef") for char in wide)
    return (good - bad) / len(wide)


def _nearest(data: bytes) -> str:
    """Where no encoding reads everything, the one that reads the farthest."""

    def far(name: str) -> int:
        try:
            data.decode(name)
        except UnicodeDecodeError as error:
            return error.start
        return len(data)

    return max(("gb18030", "utf-8", "cp950"), key=far)


def _undecodable(data: bytes, name: str, at: int, path: Path) -> InputFault:
    before = data[:at].decode(name, "replace")
    row = len((before + "x").splitlines())
    spoilt = data[at : at + 4].hex(" ").upper()
    return unreadable(
        path,
        f"第 {row} 行的文字编码不对（不是 {name}，字节 {spoilt}）",
        f"row {row} is not in {name} (bytes {spoilt})",
        _GIVE_IT,
    )
