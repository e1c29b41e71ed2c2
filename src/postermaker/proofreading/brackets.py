"""Brackets and quotation marks that are left open, closed without a beginning, crossed, or turned the wrong way."""

import re
from collections.abc import Iterator

from postermaker.proofreading.remarks import Remark, notice

_CLOSER = {
    "《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "【": "】", "「": "」", "『": "』", "〔": "〕",
    "(": ")", "［": "］", "〖": "〗",
}  # fmt: skip
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
#: Full and half width close each other; that they differ is said elsewhere.
_SAME = str.maketrans("()", "（）")
_MARKS = re.compile("[" + re.escape("".join((*_CLOSER, *_OPENER))) + "\"']")
#: Closes an item's number, 1） or 三), and needs no beginning.
_NUMBERED = re.compile(r"(?:^|[\s，。；：、])[0-9A-Za-z０-９一二三四五六七八九十①-⑳]{1,3}$")
_TURNED = (("“", "”"), ("‘", "’"))


def unpaired(text: str) -> Iterator[Remark]:
    """Everything about brackets and quotation marks in a text."""
    if not _MARKS.search(text):
        return
    turned = list(_turned(text))
    yield from turned
    yield from _unmatched(text, {each.start for each in turned})
    for mark in "\"'":
        yield from _odd(text, mark)


def _turned(text: str) -> Iterator[Remark]:
    """`quote-turned`: ”文明” or “文明“, two marks of one kind where a pair belongs."""
    for pair in _TURNED:
        at = _places(text, pair)
        if at and len(at) % 2 == 0 and len({text[i] for i in at}) == 1:
            for number, i in enumerate(at):
                if text[i] != (right := pair[number % 2]):
                    zh, en = f"引号“{text[i]}”反了，应是“{right}”", f"the quotation mark should be {right}"
                    yield notice("quote-turned", text, i, i + 1, zh, en, better=right)


def _places(text: str, marks: tuple[str, str]) -> list[int]:
    return [i for i, char in enumerate(text) if char in marks and not _is_apostrophe(text, i)]


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "’'" and at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()


def _unmatched(text: str, turned: set[int]) -> Iterator[Remark]:
    """`bracket-open`, `bracket-lone`, `bracket-crossed`."""
    if turned:  # their pairs are not what they seem until they are put right
        return
    waiting: list[int] = []
    for match in _MARKS.finditer(text):
        at, char = match.start(), match[0]
        if char in _CLOSER:
            waiting.append(at)
        elif char in _OPENER and not _is_apostrophe(text, at):
            yield from _closed(text, at, waiting)
    for at in waiting:
        zh = f"“{text[at]}”没有配对的“{_CLOSER[text[at]]}”，请补上"
        yield notice(
            "bracket-open", text, at, at + 1, zh, f"{text[at]} is never closed: add {_CLOSER[text[at]]}"
        )


def _closed(text: str, at: int, waiting: list[int]) -> Iterator[Remark]:
    """What is wrong where a bracket closes; it is taken from those that wait."""
    wanted = _OPENER[text[at]].translate(_SAME)
    kinds = [text[i].translate(_SAME) for i in waiting]
    if wanted not in kinds:
        if text[at] not in ")）" or not _NUMBERED.search(text[:at]):
            zh = f"“{text[at]}”前面没有“{_OPENER[text[at]]}”，请补上或删去"
            yield notice(
                "bracket-lone", text, at, at + 1, zh, f"{text[at]} closes nothing: add its beginning"
            )
        return
    if kinds[-1] == wanted:
        waiting.pop()
        return
    inner = waiting[-1]
    if _CLOSER[text[inner]] in text[at:]:
        zh = f"“{text[inner]}”和“{text[at]}”交叉了，请先关里面的，再关外面的"
        en = f"{text[inner]} and {text[at]} cross: close the inner one first"
        yield notice("bracket-crossed", text, at, at + 1, zh, en)
    del waiting[len(kinds) - 1 - kinds[::-1].index(wanted)]


def _odd(text: str, mark: str) -> Iterator[Remark]:
    """`quote-odd`: a straight quotation mark without its other half; behind letters or digits it is none."""
    at = [
        i for i, char in enumerate(text) if char == mark and not (_is_apostrophe(text, i) or _inches(text, i))
    ]
    if len(at) % 2:
        zh, en = "引号少了一半，请补成一对“”", "a quotation mark lacks its other half: write a pair “”"
        yield notice("quote-odd", text, at[-1], at[-1] + 1, zh, en)


def _inches(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit()
