"""Pinyin above characters: half the type's size, a quarter em of it clear between neighbours (clreq, ruby)."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from postermaker.fonts import Face, FontBook
from postermaker.text.cells import Cell, Kind, Ruby, Setting
from postermaker.text.pinyin import syllables
from postermaker.text.shaping import shape_word

#: Size of a reading, and what stays clear between two of them; em of the type.
RUBY_SIZE, _CLEAR = 0.5, 0.125
#: Readings are never heavier: small bold letters run together.
_HEAVIEST = 500
#: Characters are set evenly up to this advance in em; only those with longer readings are wider.
_EVEN = 1.3
#: What readings take above the line, in em of the type.
RUBY_DEPTH = 0.62


def with_readings(cells: Sequence[Cell], setting: Setting, book: FontBook) -> tuple[Cell, ...]:
    """Cells of a horizontal paragraph, each Han character with its reading above and wide enough for it."""
    said = syllables("".join(cell.text for cell in cells))
    face = book.face(setting.family, min(setting.weight, _HEAVIEST))
    read: dict[int, _Reading] = {}
    at = 0
    for i, cell in enumerate(cells):
        if cell.kind is Kind.HAN and said[at]:
            read[i] = _shaped(said[at], face, setting, book)
        at += len(cell.text)
    even = min(_EVEN, max((each.width + _CLEAR for each in read.values()), default=0.0))
    return tuple(_under(cell, read[i], even) if i in read else cell for i, cell in enumerate(cells))


class _Reading(Struct, frozen=True):
    """A reading at half size: its glyphs from its own start, and its width; em of the type."""

    text: str
    face: str
    glyphs: tuple[tuple[int, float, float], ...]
    width: float


def _shaped(reading: str, face: Face, setting: Setting, book: FontBook) -> _Reading:
    drawn = next((f for f in book.chain(face, setting.locale) if all(map(f.has, reading))), face)
    glyphs, at = [], 0.0
    for cluster in shape_word(reading, drawn):
        glyphs += [(glyph.gid, at + glyph.x * RUBY_SIZE, glyph.y * RUBY_SIZE) for glyph in cluster.glyphs]
        at += cluster.advance * RUBY_SIZE
    return _Reading(reading, drawn.key, tuple(glyphs), at)


def _under(cell: Cell, reading: _Reading, even: float) -> Cell:
    """The cell wide enough for its reading, and as wide as the others where that is not too loose."""
    k = cell.scale
    advance = max(cell.advance, k * even, k * (reading.width + _CLEAR))
    shift, at = (advance - cell.advance) / 2, (advance - reading.width * k) / 2
    return replace(
        cell,
        advance=advance,
        glyphs=tuple((gid, x + shift, y) for gid, x, y in cell.glyphs),
        ink=(cell.ink[0] + shift, cell.ink[1] + shift),
        ruby=Ruby(
            reading.text, reading.face, tuple((gid, at + x * k, y * k) for gid, x, y in reading.glyphs)
        ),
    )
