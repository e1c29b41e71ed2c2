"""From a string to cells: what stands in which face, how wide, and what may give way.

A cell is one step along the line: a Han character, a mark, one cluster of a Latin word, a space. Widths are
in em of the type size and follow our rules, not the font's: a full-width mark is as wide as 国. Cells hold no
place yet; breaking and setting work on them without asking the fonts again.
"""

from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import uharfbuzz as hb
from msgspec import Struct
from msgspec.structs import replace

from postermaker.fonts import Face, FontBook
from postermaker.text.marks import (
    CLOSINGS,
    FULL_WIDTH,
    INTERPUNCTS,
    OPENINGS,
    PAUSES,
    TURNED_IN_COLUMNS,
    WHOLE_IN_COLUMNS,
    is_han,
    is_word,
)
from postermaker.text.rules import DEFAULT, Rules


class Kind(StrEnum):
    """What a cell is to the rules."""

    HAN = "han"
    MARK = "mark"  #: a full-width mark
    WORD = "word"  #: a piece of a Latin word or a number
    SPACE = "space"  #: a word space
    GAP = "gap"  #: the space between the halves of a slogan
    OTHER = "other"


class Cell(Struct, frozen=True):
    """One step along a line; lengths in em of the type size."""

    text: str
    kind: Kind
    advance: float
    face: str = ""  #: key of the face; empty where nothing is drawn
    glyphs: tuple[tuple[int, float, float], ...] = ()  #: gid and offset from the cell's start and baseline
    middle: float = 0.36  #: ink middle of the face above its baseline
    turned: bool = False  #: rotated by 90° clockwise in a vertical line
    lead: float = 0.0  #: space before the cell that falls away at a line's start
    ink: tuple[float, float] = (0.0, 0.0)  #: blank before and behind the ink
    breadth: float = 1.0  #: in a vertical line: the width that is centred on it
    blank: bool = False  #: a space: it vanishes at a line's end
    shown: str = ""  #: the character that is drawn, where it is not the one typed
    spare: tuple[float, float] = (0.0, 0.0)  #: blank that a mark can give up at its start and at its end


class Setting(Struct, frozen=True):
    """What decides how a string becomes cells."""

    family: str
    weight: int
    locale: str = "zh-Hans"
    vertical: bool = False
    gap_em: float = 0.7
    rules: Rules = DEFAULT


class Cells(Struct, frozen=True):
    """A paragraph as cells, and the characters that no face draws."""

    cells: tuple[Cell, ...]
    missing: tuple[str, ...] = ()


def to_cells(text: str, setting: Setting, book: FontBook) -> Cells:
    """The cells of one paragraph (no line breaks in it), adjacent marks squeezed.

    Raises:
        InputFault: there is no such family.
    """
    face = book.face(setting.family, setting.weight)
    cells: list[Cell] = []
    missing: list[str] = []
    for piece in pieces(text):
        if piece.isspace():
            cells.append(_space(piece, face, setting))
        elif len(piece) > 1 or is_word(piece):
            cells += _word(piece, face, setting, book, missing)
        else:
            cells.append(_single(piece, face, setting, book, missing))
    return Cells(adjusted(cells, setting), tuple(dict.fromkeys(missing)))


def adjusted(cells: list[Cell], setting: Setting) -> tuple[Cell, ...]:
    """Cells after what neighbours do to each other: gaps, squeezed marks, space between Han and Latin."""
    return tuple(_spaced(_squeezed(_gaps(cells, setting), setting.rules), setting))


def grid_cells(text: str, setting: Setting) -> tuple[Cell, ...]:
    """Cells of a face that is all rule: Han and full-width marks one em wide, ASCII half an em. For measuring rules."""
    cells = []
    for piece in pieces(text):
        if piece.isspace():
            wide = "\u3000" in piece
            kind = Kind.GAP if wide else Kind.SPACE
            cells.append(Cell(piece, kind, setting.gap_em if wide else 0.5, blank=True))
            continue
        for char in piece if is_word(piece[0]) else [piece]:
            cells.append(_grid_cell(char, setting))
    return adjusted(cells, setting)


def _grid_cell(char: str, setting: Setting) -> Cell:
    wide = not char.isascii()
    kind = Kind.WORD if is_word(char) else _kind(char) if wide else Kind.OTHER
    width = 0.5 if not wide or char in INTERPUNCTS else 1.0
    turned = setting.vertical and (kind is Kind.WORD or char in TURNED_IN_COLUMNS)
    spare = spare_of(char, width, vertical=setting.vertical, locale=setting.locale)
    return Cell(char, kind, width, turned=turned, spare=spare if kind is Kind.MARK else (0.0, 0.0))


def _kind(char: str) -> Kind:
    return Kind.MARK if char in FULL_WIDTH else Kind.HAN if is_han(char) else Kind.OTHER


def pieces(text: str) -> list[str]:
    """Words, runs of spaces, and everything else one by one (marks that combine stay with their base)."""
    found: list[str] = []
    for char in text:
        if found and (
            (is_word(char) and is_word(found[-1][-1]))
            or (char.isspace() and found[-1].isspace())
            or 0xFE00 <= ord(char) <= 0xFE0F
            or 0xE0100 <= ord(char) <= 0xE01EF
        ):
            found[-1] += char
        else:
            found.append(char)
    return found


def _space(piece: str, face: Face, setting: Setting) -> Cell:
    """A run of spaces; it keeps a glyph without ink, so that live text copies out with its spaces."""
    wide = "\u3000" in piece
    gid = face.hb_font.get_nominal_glyph(32) or 0
    glyphs = ((gid, 0.0, 0.0),) if gid else ()
    advance = setting.gap_em if wide else 0.25
    kind = Kind.GAP if wide else Kind.SPACE
    return Cell(piece, kind, advance, face.key if gid else "", glyphs, face.middle, blank=True)


def _gaps(cells: list[Cell], setting: Setting) -> list[Cell]:
    """A typed space between two full-width characters is the gap between the halves of a slogan."""
    wide = (Kind.HAN, Kind.MARK)
    done = list(cells)
    for i in range(1, len(cells) - 1):
        if cells[i].kind is Kind.SPACE and cells[i - 1].kind in wide and cells[i + 1].kind in wide:
            done[i] = replace(cells[i], kind=Kind.GAP, advance=setting.gap_em)
    return done


def _single(char: str, face: Face, setting: Setting, book: FontBook, missing: list[str]) -> Cell:
    base = char[0]
    kind = _kind(base)
    full = kind is Kind.MARK
    drawn = book.stand_in(face, base, setting.locale)
    if drawn and full:
        drawn = _mark_face(base, drawn, setting, book)
    if drawn is None:
        missing.append(char)
        return Cell(char, kind, face.cell)
    return _cached_single(char, kind, drawn, face.cell, setting.vertical, setting.locale)


def _mark_face(char: str, face: Face, setting: Setting, book: FontBook) -> Face:
    """Marks come from the Noto family of the locale where the face's own are too narrow or can't stand upright."""
    odd = abs(face.advance(face.hb_font.get_nominal_glyph(ord(char))) - face.cell) > 0.1
    if setting.vertical and not odd:
        odd = (
            _glyphs(char, face, True, setting.locale)[0][0]
            == _glyphs(char, face, False, setting.locale)[0][0]
        )
    if not odd:
        return face
    near = book.chain(face, setting.locale)[0]
    return near if near.has(char) else face


@lru_cache(maxsize=65536)
def _cached_single(char: str, kind: Kind, face: Face, cell: float, vertical: bool, locale: str) -> Cell:
    glyphs = _glyphs(char, face, vertical, locale)
    gid, natural = glyphs[0][0], sum(g[3] for g in glyphs)
    width = natural if kind is Kind.OTHER else max(cell, face.cell) if kind is Kind.HAN else cell
    turned = vertical and (
        kind is Kind.OTHER or (char in TURNED_IN_COLUMNS and gid == _glyphs(char, face, False, locale)[0][0])
    )
    shift = (width - natural) / 2 if kind is not Kind.OTHER else 0.0
    left, right = face.bearings(gid)
    placed = tuple((g, x + shift, y) for g, x, y, _ in glyphs)
    advance = 1.0 if vertical and not turned else width
    ink = (left + shift, right + shift)
    spare = spare_of(char[0], advance, vertical=vertical, locale=locale) if kind is Kind.MARK else (0.0, 0.0)
    return Cell(char, kind, advance, face.key, placed, face.middle, turned, 0.0, ink, width, spare=spare)


def _glyphs(text: str, face: Face, vertical: bool, locale: str) -> list[tuple[int, float, float, float]]:
    """Glyph, offset along, offset up, advance; in em, as if on a horizontal line.

    A vertical form is drawn in the same em square as the upright one, so its place is found the same way.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", locale
    features = {"vert": True, "vrt2": True} if vertical else {}
    hb.shape(face.hb_font, buffer, features)
    k, at, found = 1 / face.upem, 0.0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        found.append((info.codepoint, at + place.x_offset * k, place.y_offset * k, place.x_advance * k))
        at += place.x_advance * k
    return found


def _word(word: str, face: Face, setting: Setting, book: FontBook, missing: list[str]) -> list[Cell]:
    """One cell a cluster, so that tracking and even spacing can see them; kerned as one run.

    In columns two digits stand side by side in one cell (纵中横), one character stands upright, longer words turn.
    """
    runs: list[tuple[Face, str]] = []
    for char in word:
        drawn = book.stand_in(face, char, setting.locale)
        if drawn is None:
            missing.append(char)
            drawn = face
        if runs and runs[-1][0] is drawn:
            runs[-1] = (drawn, runs[-1][1] + char)
        else:
            runs.append((drawn, char))
    if setting.vertical and len(runs) == 1 and (len(word) == 1 or (len(word) == 2 and word.isdigit())):
        return [_upright(word, runs[0][0], face.cell)]
    return [cell for drawn, run in runs for cell in _cached_word(run, drawn, setting.vertical)]


@lru_cache(maxsize=8192)
def _cached_word(run: str, face: Face, turned: bool) -> tuple[Cell, ...]:
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer, {"kern": True})
    k = 1 / face.upem
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = [i for i, info in enumerate(infos) if i == 0 or info.cluster != infos[i - 1].cluster]
    cells = []
    for first, after in pairwise([*starts, len(infos)]):
        text_end = infos[after].cluster if after < len(infos) else len(run)
        glyphs, at = [], 0.0
        for info, place in zip(infos[first:after], places[first:after], strict=True):
            glyphs.append((info.codepoint, at + place.x_offset * k, place.y_offset * k))
            at += place.x_advance * k
        ink = face.bearings(infos[first].codepoint)
        text = run[infos[first].cluster : text_end]
        cells.append(Cell(text, Kind.WORD, at, face.key, tuple(glyphs), face.middle, turned, 0.0, ink))
    return tuple(cells)


def _upright(word: str, face: Face, cell: float) -> Cell:
    parts = _cached_word(word, face, False)
    width = sum(part.advance for part in parts)
    at, glyphs = (cell - width) / 2, []
    for part in parts:
        glyphs += [(gid, at + x, y) for gid, x, y in part.glyphs]
        at += part.advance
    return Cell(word, Kind.WORD, 1.0, face.key, tuple(glyphs), face.middle, breadth=cell)


def _squeezed(cells: list[Cell], rules: Rules) -> list[Cell]:
    """Adjacent marks share one blank half instead of showing two (GB/T 15834, clreq: two marks take 1.5 em)."""
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(cells)):
        a, b = one.text[-1:], two.text[:1]
        if b in OPENINGS and (a in OPENINGS or a in CLOSINGS or a in PAUSES):
            done[i + 1] = without_start(done[i + 1])
            if rules.adjacent_em < 1.5:
                done[i] = without_end(done[i])
        elif a in PAUSES | CLOSINGS and b in PAUSES | CLOSINGS and (a in CLOSINGS or b in CLOSINGS):
            done[i] = without_end(done[i])
    return _paired_shouts(done)


def _paired_shouts(cells: list[Cell]) -> list[Cell]:
    """？！ and its like share one cell, three of them two cells (GB/T 15834 5.1.2)."""
    done, i = list(cells), 0
    while i < len(cells):
        end = i
        while end < len(cells) and cells[end].text in ("？", "！") and cells[end].spare[1] > 0:
            end += 1
        for at in range(i, end if end - i == 2 else end - 1):
            done[at] = without_end(done[at])
        i = max(end, i + 1)
    return done


def _spaced(cells: list[Cell], setting: Setting) -> list[Cell]:
    """A quarter em between Han and Latin or digits, where no space was typed and no mark stands between."""
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(cells)):
        if {one.kind, two.kind} == {Kind.HAN, Kind.WORD} and not (
            two.text[0] in "%℃" or one.text[-1] in "%℃"
        ):
            done[i + 1] = replace(done[i + 1], lead=setting.rules.autospace_em)
    return done


def without_start(cell: Cell) -> Cell:
    """A mark without the blank half that it can give up at its start."""
    spare, rest = cell.spare
    if spare <= 0:
        return cell
    glyphs = cell.glyphs if cell.turned else tuple((gid, x - spare, y) for gid, x, y in cell.glyphs)
    before, behind = cell.ink
    return replace(
        cell, advance=cell.advance - spare, glyphs=glyphs, ink=(before - spare, behind), spare=(0.0, rest)
    )


def without_end(cell: Cell) -> Cell:
    """A mark without the blank half that it can give up at its end."""
    rest, spare = cell.spare
    if spare <= 0:
        return cell
    before, behind = cell.ink
    return replace(cell, advance=cell.advance - spare, ink=(before, behind - spare), spare=(rest, 0.0))


def spare_of(char: str, width: float, *, vertical: bool, locale: str) -> tuple[float, float]:
    """The blank that a full-width mark can give up at its start and end; em.

    Mainland marks fill one half of their cell. Taiwan and Hong Kong centre pause marks, which then keep both
    sides. In columns ；：！？ keep a whole cell everywhere.
    """
    half = width / 2
    if char in OPENINGS:
        return (half, 0.0)
    if char in CLOSINGS:
        return (0.0, half)
    loose = char in PAUSES and locale == "zh-Hans" and not (vertical and char in WHOLE_IN_COLUMNS)
    return (0.0, half) if loose else (0.0, 0.0)
