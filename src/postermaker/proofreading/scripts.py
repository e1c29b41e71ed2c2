"""Characters that don't belong: Traditional in Simplified text and the reverse, invisible ones, mixed widths, gaps.

What is Traditional is asked of OpenCC; that a character is in GB 2312 (or in Big5) says that the other writing has
it too, 乾 of 乾坤, and then `traditional.tsv` decides by the word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from postermaker.document.model import Locale
from postermaker.proofreading.confusables import set_phrases
from postermaker.proofreading.remarks import Remark, notice
from postermaker.proofreading.tables import WordTable, corrections
from postermaker.text import lexicon
from postermaker.text.opencc_door import converter
from postermaker.text.suggestions import suggestions

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
#: Zero width, direction controls, other controls; a joiner within an emoji is looked at apart.
_REMOVABLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
_INVISIBLE = re.compile(f"[{_REMOVABLE}]+")
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]+")
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]+")
_WIDE = re.compile("[Ａ-Ｚａ-ｚ０-９]+")
_NARROW = re.compile("[A-Za-z0-9]")
_GAP = re.compile(f"(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}])")
_BEFORE_MARK = re.compile(f"[{_HAN}][ ]+(?=[，。！？；：、》”）])")
_WRITERS = {Locale.TAIWAN: "s2tw", Locale.HONGKONG: "s2hk"}


def strange_characters(text: str, locale: Locale) -> Iterator[Remark]:
    """Everything about single characters and spaces in a text."""
    if text.isascii() and text.isprintable():
        return
    yield from _unseen(text)
    yield from _lookalikes(text)
    yield from _mixed_widths(text)
    yield from _half_width_marks(text)
    yield from _stray_spaces(text)
    yield from _traditional(text) if locale is Locale.MAINLAND else _simplified(text, locale)


def _unseen(text: str) -> Iterator[Remark]:
    """`character-invisible` and `character-unknown`: what can't be seen, or has no shape that all fonts share."""
    for match in _INVISIBLE.finditer(text):
        if match[0] == "\u200d" and _within_emoji(text, match.start()):
            continue
        start, end = max(0, match.start() - 1), match.end()
        if (
            start == match.start()
        ):  # at the beginning: with what follows, so that there is something to replace
            end += 1
        kept = _INVISIBLE.sub("", text[start:end])
        code = ord(match[0][0])
        zh, en = (
            f"有看不见的字符（U+{code:04X}），请删去",
            f"an invisible character (U+{code:04X}): delete it",
        )
        yield notice("character-invisible", text, start, min(end, len(text)), zh, en, better=kept)
    for match in _UNKNOWN.finditer(text):
        zh, en = "有认不出的字符，印出来会是方框，请重新输入", "a character that no font knows: type it again"
        yield notice("character-unknown", text, match.start(), match.end(), zh, en)


def _within_emoji(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and all(
        unicodedata.category(text[i]) in ("So", "Sk", "Mn") for i in (at - 1, at + 1)
    )


def _lookalikes(text: str) -> Iterator[Remark]:
    """`character-lookalike`: radicals and doubles (⽂ for 文) that come with text copied from a PDF."""
    for match in _LOOKALIKE.finditer(text):
        better = unicodedata.normalize("NFKC", match[0])
        if better != match[0]:
            zh = f"“{match[0]}”是从 PDF 里带来的偏旁码位，请换成“{better}”"
            en = f"'{match[0]}' are look-alikes copied from a PDF: write '{better}'"
            yield notice("character-lookalike", text, match.start(), match.end(), zh, en, better=better)


def _mixed_widths(text: str) -> Iterator[Remark]:
    """`width-mixed`: full-width letters or digits beside half-width ones."""
    if not _NARROW.search(text):
        return
    for match in _WIDE.finditer(text):
        better = unicodedata.normalize("NFKC", match[0])
        zh, en = f"全角“{match[0]}”和半角混用，请统一成“{better}”", f"widths are mixed: write '{better}'"
        yield notice("width-mixed", text, match.start(), match.end(), zh, en, better=better)


def _half_width_marks(text: str) -> Iterator[Remark]:
    """`mark-half-width`: marks that could be typed better, as `text.suggestions` finds them."""
    for each in suggestions(text):
        zh, en = f"“{each.was}”建议写作“{each.better}”", f"write {each.better} instead of {each.was}"
        yield notice(
            "mark-half-width", text, each.offset, each.offset + len(each.was), zh, en, better=each.better
        )


@lru_cache(maxsize=1)
def _whole_words() -> WordTable:
    words = {*set_phrases(), *lexicon.words(lexicon.own_file())}
    return WordTable({word: word for word in words if len(word) > 2})


def _stray_spaces(text: str) -> Iterator[Remark]:
    """`space-stray`: a space within a known word, or before a mark.

    Between words a space is how slogans are divided, and 通 知 is spaced out on purpose; so only an odd part of a
    word counts, never 共创文明 城市有你.
    """
    for match in _BEFORE_MARK.finditer(text):
        zh, en = "标点前多了空格，请删去", "a space before a mark: delete it"
        yield notice("space-stray", text, match.start(), match.end(), zh, en, better=match[0][0])
    if not _GAP.search(text) or all(len(piece) == 1 for piece in text.split()):
        return
    kept, origin = _closed_up(text)
    for at, word in _whole_words().find(kept):
        start, end = origin[at], origin[at + len(word) - 1] + 1
        torn = text[start:end]
        if len(torn) > len(word) and _is_torn(torn):
            zh, en = f"“{torn}”中间多了空格，应是“{word}”", f"'{torn}' has a stray space: write '{word}'"
            yield notice("space-stray", text, start, end, zh, en, better=word)


def _closed_up(text: str) -> tuple[str, list[int]]:
    """A text without the spaces between Han characters, and where each of its characters was."""
    gaps = {i for match in _GAP.finditer(text) for i in range(match.start(), match.end())}
    origin = [i for i in range(len(text)) if i not in gaps]
    return "".join(text[i] for i in origin), origin


def _is_torn(torn: str) -> bool:
    pieces = torn.split()
    return any(len(piece) % 2 for piece in pieces) and not all(len(piece) == 1 for piece in pieces)


@lru_cache(maxsize=1)
def _only_traditional() -> tuple[dict[str, str], re.Pattern[str]]:
    """Traditional characters that GB 2312 lacks, with their Simplified ones, and how to find a run."""
    table = _changed("t2s", "gb2312")
    return table, re.compile(f"[{''.join(table)}]+")


@lru_cache(maxsize=1)
def _only_simplified() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_changed('s2t', 'big5'))}]+")


def _changed(config: str, home: str) -> dict[str, str]:
    """Characters that a conversion changes into one of a national set, of which they are none themselves."""
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    converted = converter(config).convert("\n".join(chars)).split("\n")
    pairs = zip(chars, converted, strict=True)
    return {
        was: became for was, became in pairs if was != became and _in(became, home) and not _in(was, home)
    }


def _in(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def _traditional(text: str) -> Iterator[Remark]:
    """`character-traditional`: in a Simplified text (国家通用语言文字法 allows them in names and old inscriptions)."""
    table = corrections("traditional.tsv")
    by_word = list(table.find(text))
    said = {at + i for at, word in by_word for i in range(len(word))}
    for at, word in by_word:
        if (right := table.words[word]) != word:
            yield _foreign(text, at, at + len(word), right)
    simple, runs = _only_traditional()
    for match in runs.finditer(text):
        for start, end in _apart(range(match.start(), match.end()), said):
            yield _foreign(text, start, end, "".join(simple[char] for char in text[start:end]))


def _apart(run: range, said: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a run without the places that something was said of."""
    start = run.start
    for at in (*(at for at in run if at in said), run.stop):
        if at > start:
            yield start, at
        start = at + 1


def _foreign(text: str, start: int, end: int, right: str) -> Remark:
    zh = f"“{text[start:end]}”是繁体或旧字形，简体文字里应写作“{right}”"
    en = f"'{text[start:end]}' is Traditional: Simplified text has '{right}'"
    return notice("character-traditional", text, start, end, zh, en, better=right)


def _simplified(text: str, locale: Locale) -> Iterator[Remark]:
    """`character-simplified`: in a Traditional text."""
    runs = list(_only_simplified().finditer(text))
    whole = str(converter(_WRITERS[locale]).convert(text)) if runs else ""
    for match in runs:
        better = whole[match.start() : match.end()] if len(whole) == len(text) else ""
        zh = f"“{match[0]}”是簡體字，繁體文字裡請改成“{better}”"
        en = f"'{match[0]}' is Simplified: Traditional text has '{better}'"
        yield notice("character-simplified", text, match.start(), match.end(), zh, en, better=better)
