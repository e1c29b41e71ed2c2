"""Classes of characters in Chinese setting, as tables.

Sources: W3C clreq (tables of prohibition and adjustment), GB/T 15834-2011 5.1, UAX #14 for prefixes and postfixes.
"""

from functools import lru_cache

PAUSES = frozenset("，。、；：！？．")
OPENINGS = frozenset("「『“‘（《〈【〖〔［｛")
CLOSINGS = frozenset("」』”’）》〉】〗〕］｝")
CONNECTORS = frozenset("～–－")
INTERPUNCTS = frozenset("·・‧")
DASHES = frozenset("—⸺")
ELLIPSES = frozenset("…⋯")

SOLIDUS = frozenset("/／")

#: Marks that are one full cell wide by our rule, whatever the font says.
FULL_WIDTH = PAUSES | OPENINGS | CLOSINGS | DASHES | ELLIPSES | frozenset("～－＋／％")

#: Never first in a line: clreq basic, GB's solidus, signs that belong to the number before them.
NO_LINE_START = (
    PAUSES | CLOSINGS | CONNECTORS | INTERPUNCTS | frozenset("‼⁇⁈⁉-/／℃％%‰°′″㎡㎏㎜々〻!?,.:;)]}")
)
#: Never last in a line: opening marks, GB's solidus, signs that belong to the number behind them.
NO_LINE_END = OPENINGS | frozenset("/／￥¥$＄£€№#＃＋±([{")

#: Taiwan and Hong Kong centre these in their cell: neither side can be given up.
CENTRED_IN_TRADITIONAL = PAUSES
#: Upright in columns; they keep a whole cell there.
WHOLE_IN_COLUMNS = frozenset("；：！？")

#: In vertical lines these are turned by 90° where the face has no vertical form (clreq, vertical writing).
TURNED_IN_COLUMNS = frozenset("—⸺…⋯～–「」『』（）《》〈〉【】〖〗〔〕［］｛｝－")

_HAN_RANGES = (
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF), (0x3040, 0x30FF), (0x3100, 0x312F), (0x31A0, 0x31BF),
)  # fmt: skip


def is_plain_han(char: str) -> bool:
    """Whether a character is one of the unified ideographs, as nearly all are."""
    return "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=65536)
def is_han(char: str) -> bool:
    """Whether a character is set in a cell of its own: Han, kana, bopomofo."""
    if is_plain_han(char):
        return True
    code = ord(char)
    return any(low <= code <= high for low, high in _HAN_RANGES)


@lru_cache(maxsize=65536)
def is_word(char: str) -> bool:
    """Whether a character joins its like into a word: letters and digits that are not Han, and marks inside them."""
    return (char.isalnum() and not is_han(char) and ord(char) < 0x2E80) or (
        char in "'’.,:-/@&+_%#$" and char.isascii()
    )
