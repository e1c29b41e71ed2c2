"""A sheet or text file as its cells' texts, before anyone knows which row is the header."""

from typing import NamedTuple

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.tables.values import Source


class Line(Struct):
    """A row that holds something; rows that hold nothing have no line, only a gap in the numbers."""

    number: int
    cells: list[str]
    hidden: bool = False
    spoilt: dict[int, Bilingual] = {}  #: column from 0 to why its cell can't be printed


class Span(NamedTuple):
    """Merged cells: rows as the sheet counts, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(Struct, frozen=True):
    """The lines of one sheet with what the sheet says of them."""

    lines: list[Line]
    source: Source
    spans: tuple[Span, ...] = ()
    hidden_columns: frozenset[int] = frozenset()


def letters(column: int) -> str:
    """What a spreadsheet calls a column, counted from 0."""
    name = ""
    while column >= 0:
        name, column = chr(65 + column % 26) + name, column // 26 - 1
    return name


def index_of(name: str) -> int:
    """A column's number, from 0, by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1
