"""From a string to cells: what stands in which face, how wide, and what may give way.

A cell is one step along the line: a Han character, a mark, one cluster of a Latin word, a space. Widths are
in em of the type size and follow our rules, not the font's: a full-width mark is as wide as 国. Cells hold no
place yet; breaking and setting work on them without asking the fonts again.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from postermaker.fonts import Face, FontBook
from postermaker.text import columns
from postermaker.text.marks import (
    CLOSINGS,
    DASHES,
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
from postermaker.text.shaping import has_vertical_form, shape_char, shape_word


class Kind(StrEnum):
    """What a cell is to the rules."""

    HAN = "han"
    MARK = "mark"  #: a full-width mark
    WORD = "word"  #: a piece of a Latin word or a number
    SPACE = "space"  #: a word space
    GAP = "gap"  #: the space between the halves of a slogan
    TAB = "tab"  #: as wide as the line leaves room for
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
    centre: float | None = None  #: upright in a column: from the cell's start to the middle of its em square
    blank: bool = False  #: a space: it vanishes at a line's end
    shown: str = ""  #: the character that is drawn, where it is not the one typed
    spare: tuple[float, float] = (0.0, 0.0)  #: blank that a mark can give up at its start and at its end
    scale: float = 1.0  #: type size of the glyphs, in em
    stretch: int = 0  #: number of the stretch of text that is styled by itself, 0 none
    ruby: "Ruby | None" = None


class Ruby(Struct, frozen=True):
    """A reading above a character, at half its size."""

    text: str
    face: str
    glyphs: tuple[
        tuple[int, float, float], ...
    ]  #: gid and offset from the cell's start and the reading's baseline


#: What stays clear between the ink of a squeezed mark and its neighbour, in em.
_CLEAR = 0.04
#: By how much the halves of a dash run into each other, so that no hairline shows between them.
_OVERLAP = 0.01


class Setting(Struct, frozen=True):
    """What decides how a string becomes cells."""

    family: str
    weight: int
    locale: str = "zh-Hans"
    vertical: bool = False
    gap_em: float = 0.7
    rules: Rules = DEFAULT


_TAB = Cell("\t", Kind.TAB, 1.0)


class Cells(Struct, frozen=True):
    """A paragraph as cells, and the characters that no face draws."""

    cells: tuple[Cell, ...]
    missing: tuple[str, ...] = ()


class Part(Struct, frozen=True):
    """Characters of a paragraph that are set alike."""

    text: str
    setting: Setting
    scale: float = 1.0
    stretch: int = 0


def to_cells(text: str, setting: Setting, book: FontBook) -> Cells:
    """The cells of one paragraph (no line breaks in it), adjacent marks squeezed.

    Raises:
        InputFault: there is no such family.
    """
    return cells_of([Part(text, setting)], book)


def cells_of(parts: Sequence[Part], book: FontBook) -> Cells:
    """The cells of one paragraph of parts; the first one's setting rules what happens between them.

    Raises:
        InputFault: there is no such family.
    """
    cells: list[Cell] = []
    missing: list[str] = []
    for part in parts:
        made = _raw_cells(part.text, part.setting, book, missing)
        cells += made if part.scale == 1 and not part.stretch else (_scaled(cell, part) for cell in made)
    return Cells(adjusted(cells, parts[0].setting), tuple(dict.fromkeys(missing)))


def _raw_cells(text: str, setting: Setting, book: FontBook, missing: list[str]) -> list[Cell]:
    face = book.face(setting.family, setting.weight)
    cells: list[Cell] = []
    for piece in pieces(text):
        if piece == "\t":
            cells.append(_TAB)
        elif piece.isspace():
            cells.append(_space(piece, face, setting))
        elif len(piece) > 1 or is_word(piece):
            cells += _word(piece, face, setting, book, missing)
        else:
            cells.append(_single(piece, face, setting, book, missing))
    return cells


def _scaled(cell: Cell, part: Part) -> Cell:
    """The cell at another size. Along a line sizes share the baseline, down a column the middle."""
    k = part.scale
    return replace(
        cell,
        advance=cell.advance * k,
        glyphs=tuple((gid, x * k, y * k) for gid, x, y in cell.glyphs),
        middle=cell.middle * (k if part.setting.vertical else 1.0),
        ink=(cell.ink[0] * k, cell.ink[1] * k),
        breadth=cell.breadth * k,
        centre=None if cell.centre is None else cell.centre * k,
        spare=(cell.spare[0] * k, cell.spare[1] * k),
        scale=k,
        stretch=part.stretch,
    )


def adjusted(cells: list[Cell], setting: Setting) -> tuple[Cell, ...]:
    """Cells after what neighbours do to each other: gaps, squeezed marks, space between Han and Latin."""
    return tuple(_joined_dashes(_spaced(_squeezed(_gaps(cells, setting), setting.rules), setting)))


def grid_cells(text: str, setting: Setting) -> tuple[Cell, ...]:
    """Cells of a face that is all rule: Han and full-width marks one em wide, ASCII half an em. For measuring rules."""
    cells = []
    for piece in pieces(text):
        if piece == "\t":
            cells.append(_TAB)
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
    kind = _kind(shown) if wide else Kind.OTHER
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


def _kind(char: str) -> Kind:
    return Kind.MARK if char in FULL_WIDTH else Kind.HAN if is_han(char) else Kind.OTHER


def pieces(text: str) -> list[str]:
    """Words, runs of spaces, and everything else one by one (marks that combine stay with their base)."""
    found: list[str] = []
    for char in text:
        if found and (
            (is_word(char) and is_word(found[-1][-1]))
            or (char.isspace() and found[-1].isspace() and "\t" not in (char, found[-1]))
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
    if Kind.SPACE not in [cell.kind for cell in cells]:
        return cells
    done = list(cells)
    for i in range(1, len(cells) - 1):
        if cells[i].kind is Kind.SPACE and cells[i - 1].kind in wide and cells[i + 1].kind in wide:
            done[i] = replace(cells[i], kind=Kind.GAP, advance=setting.gap_em)
    return done


def _single(char: str, face: Face, setting: Setting, book: FontBook, missing: list[str]) -> Cell:
    """A Han character, a mark or a sign in a cell of its own."""
    base = columns.shown(char[0], setting.locale) if setting.vertical else char[0]
    kind = _kind(base)
    drawn = book.stand_in(face, base, setting.locale)
    if drawn and kind is Kind.MARK:
        drawn = _mark_face(base, drawn, setting.vertical, setting.locale, book)
    if drawn is None:
        missing.append(char)
        return Cell(char, kind, face.cell)
    cell = _drawn(base, kind, drawn, face.cell, setting.vertical, setting.locale)
    return cell if base == char else replace(cell, text=char, shown=base if base != char[0] else "")


@lru_cache(maxsize=4096)
def _mark_face(char: str, face: Face, vertical: bool, locale: str, book: FontBook) -> Face:
    """The face itself or, where its mark is too narrow or has no vertical form, the next that draws it well."""
    return next(
        (f for f in (face, *book.chain(face, locale)) if _draws_well(char, f, vertical, locale)), face
    )


def _draws_well(char: str, face: Face, vertical: bool, locale: str) -> bool:
    gid = face.hb_font.get_nominal_glyph(ord(char))
    if not face.has(char) or abs(face.advance(gid) - face.cell) > 0.1:
        return False
    stays = char in DASHES or (
        locale != "zh-Hans" and char in PAUSES
    )  # Taiwan's stand in the middle either way
    return not vertical or stays or has_vertical_form(char, face, locale)


@lru_cache(maxsize=65536)
def _drawn(char: str, kind: Kind, face: Face, cell: float, vertical: bool, locale: str) -> Cell:
    """A character in its face, centred in a cell of `cell` em; remembered, for texts repeat."""
    glyphs = shape_char(char, face, vertical, locale)
    natural = sum(glyph.advance for glyph in glyphs)
    width = natural if kind is Kind.OTHER else max(cell, face.cell) if kind is Kind.HAN else cell
    if char in INTERPUNCTS and not vertical:
        width = cell / 2  # GB/T 15834: the interpunct takes half a cell
    turned = vertical and (
        kind is Kind.OTHER
        or char in DASHES  # two of them must join, which their vertical forms don't
        or (char in TURNED_IN_COLUMNS and not has_vertical_form(char, face, locale))
    )
    if turned:
        glyphs = shape_char(char, face, False, locale)
    shift = (width - natural) / 2 if kind is not Kind.OTHER or char in INTERPUNCTS else 0.0
    left, right = face.bearings(glyphs[0].gid)
    upright = vertical and not turned
    advance = 1.0 if upright else width
    ink = (left + shift, right + shift)
    return Cell(
        char,
        kind,
        advance,
        face.key,
        tuple((glyph.gid, glyph.x + shift, glyph.y) for glyph in glyphs),
        face.middle,
        turned,
        ink=ink,
        breadth=width,
        centre=0.5 if upright else None,
        spare=_spare(char, kind, advance, ink, vertical=vertical, locale=locale),
    )


def _spare(
    char: str, kind: Kind, advance: float, ink: tuple[float, float], *, vertical: bool, locale: str
) -> tuple[float, float]:
    """What a mark can give up in this face: by the rule half its cell, but never into its ink."""
    if kind is not Kind.MARK:
        return (0.0, 0.0)
    start, end = spare_of(char, advance, vertical=vertical, locale=locale)
    if vertical:
        return (start, end)
    return (max(0.0, min(start, ink[0] - _CLEAR)), max(0.0, min(end, ink[1] - _CLEAR)))


def _word(word: str, face: Face, setting: Setting, book: FontBook, missing: list[str]) -> list[Cell]:
    """One cell a cluster, so that tracking and even spacing can see them; in columns by the word's stance."""
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
    if not setting.vertical:
        return [cell for drawn, run in runs for cell in _clusters(run, drawn, False)]
    match columns.stance(word):
        case columns.Stance.TOGETHER if len(runs) == 1:
            return [_upright(word, runs[0][0], face.cell)]
        case columns.Stance.UPRIGHT:
            return [_upright(char, drawn, face.cell) for drawn, run in runs for char in run]
        case _:
            return [cell for drawn, run in runs for cell in _clusters(run, drawn, True)]


@lru_cache(maxsize=8192)
def _clusters(run: str, face: Face, turned: bool) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            cluster.text,
            Kind.WORD,
            cluster.advance,
            face.key,
            tuple((glyph.gid, glyph.x, glyph.y) for glyph in cluster.glyphs),
            face.middle,
            turned,
            ink=face.bearings(cluster.glyphs[0].gid),
        )
        for cluster in shape_word(run, face)
    )


def _upright(word: str, face: Face, cell: float) -> Cell:
    """A letter, or two digits side by side, upright and centred in one cell of a column."""
    parts = shape_word(word, face)
    at, glyphs = (cell - sum(part.advance for part in parts)) / 2, []
    for part in parts:
        glyphs += [(glyph.gid, at + glyph.x, glyph.y) for glyph in part.glyphs]
        at += part.advance
    return Cell(word, Kind.WORD, 1.0, face.key, tuple(glyphs), face.middle, breadth=cell, centre=0.5)


def _squeezed(cells: list[Cell], rules: Rules) -> list[Cell]:
    """Adjacent marks share one blank half instead of showing two (GB/T 15834, clreq: two marks take 1.5 em)."""
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(cells)):
        if one.kind is not Kind.MARK or two.kind is not Kind.MARK:
            continue
        a, b = one.text[-1:], two.text[:1]
        if b in OPENINGS and (a in OPENINGS or a in CLOSINGS or a in PAUSES):
            done[i + 1] = without_start(done[i + 1])
            if rules.adjacent_em < 1.5:
                done[i] = without_end(done[i])
        elif a in PAUSES | CLOSINGS and b in PAUSES | CLOSINGS and (a in CLOSINGS or b in CLOSINGS):
            done[i] = without_end(done[i])
    return _paired_shouts(done)


_SHOUTS = frozenset("？！")


def _paired_shouts(cells: list[Cell]) -> list[Cell]:
    """？！ and its like share one cell, three of them two cells (GB/T 15834 5.1.2)."""
    if _SHOUTS.isdisjoint([cell.text for cell in cells]):
        return cells
    done, i = list(cells), 0
    while i < len(cells):
        end = i
        while end < len(cells) and cells[end].text in _SHOUTS and cells[end].spare[1] > 0:
            end += 1
        for at in range(i, end if end - i == 2 else end - 1):
            done[at] = without_end(done[at])
        i = max(end, i + 1)
    return done


def _spaced(cells: list[Cell], setting: Setting) -> list[Cell]:
    """A quarter em between Han and Latin or digits, where no space was typed and no mark stands between."""
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(cells)):
        a, b = one.kind, two.kind
        if not ((a is Kind.HAN and b is Kind.WORD) or (a is Kind.WORD and b is Kind.HAN)):
            continue
        stacked = (
            one.centre is not None and two.centre is not None
        )  # upright letters in a column stand like Han
        if not stacked and not (two.text[0] in "%℃" or one.text[-1] in "%℃"):
            done[i + 1] = replace(done[i + 1], lead=setting.rules.autospace_em)
    return done


def _joined_dashes(cells: list[Cell]) -> list[Cell]:
    """—— as one rule: the ink of the two halves meets in the middle, whatever blank the face leaves there."""
    if DASHES.isdisjoint([cell.text for cell in cells]):
        return cells
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(cells)):
        if one.text in DASHES and two.text in DASHES and one.face == two.face and one.glyphs and two.glyphs:
            done[i] = _shifted(done[i], one.ink[1] + _OVERLAP)
            done[i + 1] = _shifted(done[i + 1], -two.ink[0] - _OVERLAP)
    return done


def _shifted(cell: Cell, by: float) -> Cell:
    glyphs = tuple((gid, x + by, y) for gid, x, y in cell.glyphs)
    return replace(cell, glyphs=glyphs, ink=(cell.ink[0] + by, cell.ink[1] - by))


def without_start(cell: Cell) -> Cell:
    """A mark without the blank half that it can give up at its start."""
    spare, rest = cell.spare
    if spare <= 0:
        return cell
    before, behind = cell.ink
    cell = replace(cell, advance=cell.advance - spare, spare=(0.0, rest))
    if cell.centre is not None:
        return replace(cell, centre=cell.centre - spare)
    glyphs = tuple((gid, x - spare, y) for gid, x, y in cell.glyphs)
    return replace(cell, glyphs=glyphs, ink=(before - spare, behind))


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
