"""A manuscript: its title, its lines with their heads and list numbers, its tables."""

from pathlib import Path

from msgspec import Struct

from postermaker.document.model import Cell
from postermaker.errors import Bilingual, InputFault

MAX_BYTES = 50_000_000
#: Of a whole manuscript; a document holds less.
MAX_CHARACTERS = 1_000_000


class Line(Struct, frozen=True):
    """A paragraph: its words with the number or bullet of its list."""

    text: str
    level: int = 0  #: of a head, from 1; 0: body text


class Sheet(Struct, frozen=True):
    """A table that stands between the lines; what a cell spans is not given again."""

    rows: tuple[tuple[Cell, ...], ...]


class Manuscript(Struct, frozen=True):
    """A text as it was written. Blank lines are left out."""

    title: str
    parts: tuple[Line | Sheet, ...]


def unreadable(path: Path, zh: str, en: str, hint: Bilingual | None = None) -> InputFault:
    """The fault that says why a manuscript can't be read, and what to do."""
    return InputFault(
        Bilingual(f"读不了文稿“{path.name}”：{zh}", f"can't read the manuscript '{path.name}': {en}"),
        hint or Bilingual("请另存为 .docx 或 UTF-8 的 .txt", "save it as .docx or as .txt in UTF-8"),
    )
