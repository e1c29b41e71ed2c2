"""Words that must not be torn beyond what the segmenter knows: names, set phrases, current formal terms.

The list that comes along is `lexicon.txt`; an office adds its own in the file that POSTERMAKER_LEXICON names, or
`lexicon.txt` in the settings folder: one word a line, `#` begins a remark. Readings for pinyin stand likewise in the
file of POSTERMAKER_PINYIN or in `pinyin.txt`.
"""

import os
from functools import lru_cache
from pathlib import Path

from postermaker.files import settings_folder

_BUNDLED = Path(__file__).with_name("lexicon.txt")


def own_file(name: str = "lexicon") -> Path:
    """Where an office keeps its own words, or its readings (`pinyin`)."""
    if asked := os.environ.get(f"POSTERMAKER_{name.upper()}"):
        return Path(asked)
    return settings_folder() / f"{name}.txt"


@lru_cache(maxsize=4)
def words(own: Path) -> frozenset[str]:
    """The bundled words and those of the office's file, if there is one."""
    return frozenset(_read(_BUNDLED) + (_read(own) if own.is_file() else []))


@lru_cache(maxsize=4)
def readings(own: Path) -> dict[str, list[str]]:
    """The office's readings, a word to its syllables: lines like `流血 liú xuè`; a line that does not fit is none."""
    if not own.is_file():
        return {}
    rows = [line.split() for line in _read(own)]
    return {word: said for word, *said in rows if len(said) == len(word)}


def _read(path: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]
