"""A screen's text as it was typed, and which of its characters stand out."""

import re
import unicodedata

from msgspec import Struct

from postermaker.screens.panel import Color

#: Words that stand out are typed in these.
_MARKED = re.compile("【([^【】\n]+)】")
_BETWEEN = re.compile(r"[、，,;；|\s]+")


class Marked(Struct, frozen=True):
    """A text, and the places of the characters that have the second colour."""

    text: str
    keys: frozenset[int] = frozenset()


def marked(said: str, words: str, color: Color) -> tuple[Marked, tuple[str, ...]]:
    """A text without its marks, and the words that were to stand out and are not in it.

    On a panel of one colour nothing can stand out: there the brackets are printed as typed.

    Args:
        said: the text; what is in 【】 stands out.
        words: further words that do, parted by commas or spaces.
        color: of the panel.
    """
    text = _clean(said)
    if color is Color.RED:
        return Marked(text), ()
    keys: set[int] = set()
    plain, end = "", 0
    for found in _MARKED.finditer(text):
        plain += text[end : found.start()]
        keys |= set(range(len(plain), len(plain) + len(found[1])))
        plain += found[1]
        end = found.end()
    plain += text[end:]
    wanted = [word for word in _BETWEEN.split(_clean(words)) if word]
    for word in wanted:
        for match in re.finditer(re.escape(word), plain):
            keys |= set(range(*match.span()))
    return Marked(plain, frozenset(keys)), tuple(word for word in wanted if word not in plain)


def _clean(said: str) -> str:
    """A text without what has no dots: controls, marks of direction, selectors of variants; spaces as spaces."""
    text = unicodedata.normalize("NFC", said.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\ufe00-\ufe0f\U000e0100-\U000e01ef]", "", text)
    kept = (char if char in "\n\u3000" else " " if char.isspace() else char for char in text)
    return "".join(c for c in kept if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf")).strip()
