"""Pinyin of a text, one syllable a character: the door to pypinyin, with corrections of ours and of the office.

Tones are the base tones that GB/T 16159 asks for: 一 and 不 keep theirs, whatever follows.
"""

from functools import lru_cache

from postermaker.text.lexicon import own_file
from postermaker.text.lexicon import readings as own_readings
from postermaker.text.marks import is_han
from postermaker.text.words import cut

#: Readings that the dictionary has wrong for print: the written, not the spoken one.
_OURS = {"流血": ["liú", "xuè"], "血液": ["xuè", "yè"], "献血": ["xiàn", "xuè"], "一": ["yī"], "不": ["bù"]}


@lru_cache(maxsize=1)
def _prepared() -> None:
    from pypinyin import load_phrases_dict

    load_phrases_dict(
        {word: [[syllable] for syllable in said] for word, said in _OURS.items() if len(word) > 1}
    )


def syllables(text: str, corrections: dict[str, list[str]] | None = None) -> list[str]:
    """One reading a character; a character without one gives an empty string.

    Args:
        text: any text.
        corrections: readings that go first, a word to its syllables; without them those of the office's own file.
    """
    from pypinyin import Style, pinyin

    _prepared()
    found: list[str] = []
    for piece in cut(text):
        readings = [reading[0] for reading in pinyin(piece, style=Style.TONE)] if is_han(piece[0]) else []
        found += readings if len(readings) == len(piece) else [""] * len(piece)
    single = {char: said[0] for char, said in _OURS.items() if len(char) == 1}
    done = [single.get(char, said) for char, said in zip(text, found, strict=True)]
    own = own_readings(own_file("pinyin")) if corrections is None else corrections
    for word, said in own.items():
        start = text.find(word)
        while start >= 0:
            done[start : start + len(word)] = said
            start = text.find(word, start + 1)
    return done
