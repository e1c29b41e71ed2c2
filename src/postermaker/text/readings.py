"""Pinyin above characters: half the type's size, a quarter em of it clear between neighbours (clreq, ruby)."""

from collections.abc import Sequence

from msgspec.structs import replace

from postermaker.fonts import Face, FontBook
from postermaker.text.cells import Cell, Kind, Ruby, Setting
from postermaker.text.pinyin import syllables
from postermaker.text.shaping import shape_word

#: Size of a reading, and what stays clear between two of them; em of the type.
RUBY_SIZE, _CLEAR = 0.5, 0.125
#: Readings are never heavier: small bold letters run together.
_HEAVIEST = 500
#: What readings take above the line, in em of the type.
RUBY_DEPTH = 0.62


def with_readings(cells: Sequence[Cell], setting: Setting, book: FontBook) -> tuple[Cell, ...]:
    """Cells of a horizontal paragraph, each Han character with its reading above and wide enough for it."""
    said = syllables("".join(cell.text for cell in cells))
    face = book.face(setting.family, min(setting.weight, _HEAVIEST))
    done, at = [], 0
    for cell in cells:
        reading = said[at] if cell.kind is Kind.HAN else ""
        done.append(_read(cell, reading, face, setting, book) if reading else cell)
        at += len(cell.text)
    return tuple(done)


def _read(cell: Cell, reading: str, face: Face, setting: Setting, book: FontBook) -> Cell:
    drawn = next((f for f in (face, *book.chain(face, setting.locale)) if all(map(f.has, reading))), face)
    clusters = shape_word(reading, drawn)
    k = RUBY_SIZE * cell.scale
    width = sum(cluster.advance for cluster in clusters) * k
    advance = max(cell.advance, width + _CLEAR * cell.scale)
    shift, at = (advance - cell.advance) / 2, (advance - width) / 2
    glyphs = []
    for cluster in clusters:
        glyphs += [(glyph.gid, at + glyph.x * k, glyph.y * k) for glyph in cluster.glyphs]
        at += cluster.advance * k
    return replace(
        cell,
        advance=advance,
        glyphs=tuple((gid, x + shift, y) for gid, x, y in cell.glyphs),
        ink=(cell.ink[0] + shift, cell.ink[1] + shift),
        ruby=Ruby(reading, drawn.key, tuple(glyphs)),
    )
