"""Simplified and Traditional, word by word, with a list of what a person should look at.

OpenCC's own longest match reaches over word ends (台湾台风 gives 臺灣台風, 只有 after 只鸡 gives 隻有), so a text is cut
into words first and each is converted by itself. Only the variants of print are offered: Taiwan's and Hong
Kong's forms, never the plain s2t with its 爲 and 羣.
"""

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from postermaker.text.opencc_door import converter
from postermaker.text.words import cut

#: Simplified characters that stand for several Traditional ones: the context decides, a person checks.
ONE_TO_MANY = frozenset(
    "发干后里面只台范余钟松云斗复系冲制征咸姜郁谷卷历周尽当志表板采别辟沈丑出回几"
    "家借克累蒙签曲舍胜术苏坛叶游御愿岳折致准"
)


class Target(StrEnum):
    """What a text is converted to."""

    SIMPLIFIED = "zh-Hans"
    TAIWAN = "zh-Hant-TW"
    TAIWAN_PHRASES = "zh-Hant-TW-phrases"  #: and the words that Taiwan uses
    HONGKONG = "zh-Hant-HK"


_CONFIGS = {
    Target.SIMPLIFIED: "tw2s",
    Target.TAIWAN: "s2tw",
    Target.TAIWAN_PHRASES: "s2twp",
    Target.HONGKONG: "s2hk",
}

#: Words where the dictionaries of words are known to go wrong.
_OURS = {Target.SIMPLIFIED: {"乾坤": "乾坤", "乾隆": "乾隆"}}


class Doubt(Struct, frozen=True):
    """A converted character that could have become another one."""

    offset: int
    was: str
    became: str


class Converted(Struct, frozen=True):
    """A text in the other writing, and what to look at in it."""

    text: str
    doubts: tuple[Doubt, ...]


def convert(text: str, target: Target) -> Converted:
    """A text converted word by word.

    Phrases that Taiwan words differently are taken over the whole text, for they are longer than a word.
    """
    writer, ours = converter(_CONFIGS[target]), _OURS.get(target, {})
    if target is Target.TAIWAN_PHRASES:
        made = [writer.convert(text)]
        pieces = [text]
    else:
        pieces = cut(text)
        made = [ours.get(piece) or writer.convert(piece) for piece in pieces]
    if target is Target.HONGKONG:
        made = [piece.replace("啓", "啟") for piece in made]  # the form that Hong Kong prints
    return Converted("".join(made), tuple(_doubts(pieces, made)))


def _doubts(pieces: list[str], made: list[str]) -> list[Doubt]:
    doubts, at = [], 0
    for piece, result in zip(pieces, made, strict=True):
        if len(piece) == len(result):
            doubts += [
                Doubt(at + i, was, became)
                for i, (was, became) in enumerate(zip(piece, result, strict=True))
                if was in ONE_TO_MANY
            ]
        at += len(result)
    return doubts


#: What programs there say otherwise, still in Simplified characters.
_SPOKEN = {"撤销": "复原", "粘贴": "贴上", "剪切": "剪下"}


@lru_cache(maxsize=4096)
def spoken_traditional(sentence: str) -> str:
    """A sentence of the program itself as Taiwan says it: words of computing and printing too."""
    for word, other in _SPOKEN.items():
        sentence = sentence.replace(word, other)
    return str(converter("s2twp").convert(sentence))
