"""What changes in vertical lines: which quotes stand there, what is set upright, side by side, or turned.

Sources: clreq (vertical writing mode, tate-chu-yoko), GB/T 15834-2011 for the Mainland's quotation marks. The
text keeps its logical characters; only what is drawn differs.
"""

from enum import StrEnum

#: Curly quotes as columns show them: outer 『』 on the Mainland, outer 「」 in Taiwan and Hong Kong.
_QUOTES = {
    "zh-Hans": {"“": "『", "”": "』", "‘": "「", "’": "」"},
    "zh-Hant": {"“": "「", "”": "」", "‘": "『", "’": "』"},
}
#: Capitals up to this many are an acronym, set upright letter by letter (WTO); longer ones are turned.
_ACRONYM = 5


class Stance(StrEnum):
    """How a piece of Latin or digits stands in a column."""

    TOGETHER = "together"  #: side by side in one cell (纵中横)
    UPRIGHT = "upright"  #: each in a cell of its own
    TURNED = "turned"  #: rotated by 90° clockwise


def shown(char: str, locale: str) -> str:
    """The character that a column draws for one of the text."""
    return _QUOTES["zh-Hans" if locale == "zh-Hans" else "zh-Hant"].get(char, char)


def stance(word: str) -> Stance:
    """How a Latin word or a number stands: two digits together, years and acronyms upright, words turned."""
    if len(word) == 2 and word.isdigit():
        return Stance.TOGETHER
    capitals = word.isupper() and len(word) <= _ACRONYM
    if len(word) == 1 or word.isdigit() or (capitals and word.isalnum()):
        return Stance.UPRIGHT
    return Stance.TURNED
