"""对联: two halves of equal length that stand in columns, and the strip above the door.

The first half stands at the viewer's right, the second at the left. The strip runs from the right where
Traditional setting is followed, else from the left. Nothing carries punctuation.
"""

import re

from msgspec import Struct

from postermaker.document.model import Locale
from postermaker.errors import Bilingual, InputFault
from postermaker.text.marks import is_han, is_word

_HALVES = {
    "上联": "first",
    "下联": "second",
    "横批": "strip",
    "上聯": "first",
    "下聯": "second",
    "橫批": "strip",
}


class Couplet(Struct, frozen=True):
    """The words of a couplet, without marks."""

    first: str
    second: str
    strip: str = ""

    @property
    def equal(self) -> bool:
        """Whether both halves hold as many characters."""
        return len(self.first) == len(self.second)


def read_couplet(text: str) -> Couplet:
    """A couplet written as 上联：…|下联：…|横批：…, or as two or three parts in this order; lines do as well.

    Raises:
        InputFault: there are not two halves.
    """
    parts = [part.strip() for part in re.split(r"[|｜\n]", text) if part.strip()]
    named: dict[str, str] = {}
    for part, usual in zip(parts, ("first", "second", "strip"), strict=False):
        label, _, rest = re.sub("[:：]", "\0", part, count=1).partition("\0")
        key = _HALVES.get(label.strip())
        named[key or usual] = unmarked(rest if key else part)
    if not named.get("first") or not named.get("second"):
        raise InputFault(
            Bilingual("对联要有上联和下联", "a couplet has two halves"),
            Bilingual("请写成 上联：…|下联：…|横批：…", "write 上联：…|下联：…|横批：…"),
        )
    return Couplet(**named)


def unmarked(text: str) -> str:
    """The characters of a text that count: no marks, no blanks."""
    return "".join(char for char in text if is_han(char) or is_word(char))


def strip_runs_from_right(locale: str) -> bool:
    """Whether the strip above the door is read from the right."""
    return locale != Locale.MAINLAND
