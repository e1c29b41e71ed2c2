"""Words that must not be torn beyond what the segmenter knows: names, set phrases, current formal terms.

The list that comes along is `lexicon.txt`; an office adds its own in the file that POSTERMAKER_LEXICON names, or
`lexicon.txt` in the settings folder: one word a line, `#` begins a remark.
"""

import os
import sys
from functools import lru_cache
from pathlib import Path

_BUNDLED = Path(__file__).with_name("lexicon.txt")


def own_file() -> Path:
    """Where an office keeps its own words."""
    if asked := os.environ.get("POSTERMAKER_LEXICON"):
        return Path(asked)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home())
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "postermaker" / "lexicon.txt"


@lru_cache(maxsize=4)
def words(own: Path) -> frozenset[str]:
    """The bundled words and those of the office's file, if there is one."""
    return frozenset(_read(_BUNDLED) + (_read(own) if own.is_file() else []))


def _read(path: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]
