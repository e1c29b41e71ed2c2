"""The office's own list: words never to be printed, spellings it insists on, and words that are fine.

It stands in the file that POSTERMAKER_PROOF names, or in `proof.txt` in the settings folder, one entry a line:
`错词 → 对词`, `禁 词`, `可 词`; `#` begins a remark.
"""

import re
from pathlib import Path

from msgspec import Struct

from postermaker.text.lexicon import own_file

_PAIR = re.compile(r"(.+?)\s*(?:→|⇒|[-=－＝]+[>＞])\s*(.+)")
_MARKED = re.compile(r"([禁可])[\s:：　]+(.+)")


class OwnWords(Struct, frozen=True):
    """What an office wants looked for besides what comes along."""

    wrong: tuple[tuple[str, str], ...] = ()  #: a spelling and what the office writes instead
    forbidden: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()  #: lines that are none of these, for a person to see


def own_words(path: Path | None = None) -> OwnWords:
    """The list in a file; without one nothing is added."""
    path = path or own_file("proof")
    if not path.is_file():
        return OwnWords()
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")  # as Notepad saves on an older Windows
    return parsed(text)


def parsed(text: str) -> OwnWords:
    """The list in a text."""
    wrong: dict[str, str] = {}
    marked: dict[str, list[str]] = {"禁": [], "可": []}
    unread = []
    for line in (line.split("#")[0].strip() for line in text.splitlines()):
        if pair := _PAIR.fullmatch(line):
            wrong[pair[1]] = pair[2]
        elif found := _MARKED.fullmatch(line):
            marked[found[1]].append(found[2])
        elif line:
            unread.append(line)
    return OwnWords(tuple(wrong.items()), tuple(marked["禁"]), tuple(marked["可"]), tuple(unread))
