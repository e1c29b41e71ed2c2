"""Cells of a face that is all rule, for measuring rules without fonts: Han and full-width marks 1 em, ASCII half of it."""

from postermaker.text import columns
from postermaker.text.cells import TAB, Cell, Kind, Setting, kind_of, pieces, spare_of
from postermaker.text.marks import (
    INTERPUNCTS,
    TURNED_IN_COLUMNS,
    is_word,
)
from postermaker.text.neighbours import adjusted


def grid_cells(text: str, setting: Setting) -> tuple[Cell, ...]:
    """Cells of a face that is all rule: Han and full-width marks one em wide, ASCII half an em. For measuring rules."""
    cells = []
    for piece in pieces(text):
        if piece == "\t":
            cells.append(TAB)
            continue
        if piece.isspace():
            wide = "\u3000" in piece
            kind = Kind.GAP if wide else Kind.SPACE
            cells.append(Cell(piece, kind, setting.gap_em if wide else 0.5, blank=True))
            continue
        cells += _grid_word(piece, setting) if is_word(piece[0]) else [_grid_cell(piece, setting)]
    return adjusted(cells, setting)


def _grid_word(word: str, setting: Setting) -> list[Cell]:
    if not setting.vertical:
        return [Cell(char, Kind.WORD, 0.5) for char in word]
    match columns.stance(word):
        case columns.Stance.TOGETHER:
            return [Cell(word, Kind.WORD, 1.0, centre=0.5)]
        case columns.Stance.UPRIGHT:
            return [Cell(char, Kind.WORD, 1.0, centre=0.5) for char in word]
        case columns.Stance.TURNED:
            return [Cell(char, Kind.WORD, 0.5, turned=True) for char in word]


def _grid_cell(char: str, setting: Setting) -> Cell:
    shown = columns.shown(char, setting.locale) if setting.vertical else char
    wide = not char.isascii()
    kind = kind_of(shown) if wide else Kind.OTHER
    width = 0.5 if not wide or (char in INTERPUNCTS and not setting.vertical) else 1.0
    spare = spare_of(shown, width, vertical=setting.vertical, locale=setting.locale)
    return Cell(
        char,
        kind,
        width,
        turned=setting.vertical and shown in TURNED_IN_COLUMNS,
        centre=width / 2 if setting.vertical and shown not in TURNED_IN_COLUMNS else None,
        shown=shown if shown != char else "",
        spare=spare if kind is Kind.MARK else (0.0, 0.0),
    )
