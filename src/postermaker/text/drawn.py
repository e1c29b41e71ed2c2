"""Cells as the faces draw them: which face stands in, how wide a mark is by our rules, what turns in a column."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from postermaker.fonts import Face, FontBook
from postermaker.text import columns
from postermaker.text.cells import (
    HAN,
    TAB,
    Cell,
    Cells,
    Kind,
    Part,
    Setting,
    kind_of,
    pieces,
    spare_of,
    with_words_cut,
)
from postermaker.text.marks import (
    DASHES,
    INTERPUNCTS,
    PAUSES,
    TURNED_IN_COLUMNS,
    is_plain_han,
    is_word,
)
from postermaker.text.neighbours import adjusted
from postermaker.text.shaping import han_glyph, has_vertical_form, shape_char, shape_word

#: What stays clear between the ink of a squeezed mark and its neighbour, in em.
_CLEAR = 0.04


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
    if len(parts) > 1 and parts[0].setting.vertical:  # how a word stands is asked before spans cut it
        parts = with_words_cut(parts)
    for part in parts:
        made = _torn(part, book, missing) if part.word else _raw_cells(part.text, part.setting, book, missing)
        cells += made if part.scale == 1 and not part.stretch else (_scaled(cell, part) for cell in made)
    return Cells(adjusted(cells, parts[0].setting), tuple(dict.fromkeys(missing)))


def _raw_cells(text: str, setting: Setting, book: FontBook, missing: list[str]) -> list[Cell]:
    face = book.face(setting.family, setting.weight)
    known = _known(face, setting.vertical, setting.locale, setting.optical, book)
    cells: list[Cell] = []
    for piece in pieces(text):
        cell = known.get(piece)
        if cell is None and _stands_alone(piece):
            cell = _single(piece, face, setting, book)
            if cell.face:
                known[piece] = cell
            else:
                missing.append(piece)
        if cell is not None:
            cells.append(cell)
        elif piece == "\t":
            cells.append(TAB)
        elif piece.isspace():
            cells.append(_space(piece, face, setting))
        else:
            cells += _word(piece, face, setting, book, missing)
    return cells


def _stands_alone(piece: str) -> bool:
    """Whether a piece is one character that joins no other, as nearly all are."""
    return len(piece) == 1 and (is_plain_han(piece) or not (piece.isspace() or is_word(piece)))


@lru_cache(maxsize=256)
def _known(face: Face, vertical: bool, locale: str, optical: bool, book: FontBook) -> dict[str, Cell]:
    """The characters that were set before in a face: a look-up for each is most of what a text costs."""
    return {}


def _torn(part: Part, book: FontBook, missing: list[str]) -> list[Cell]:
    """A piece of a word in a column, standing as the whole word does; of two digits side by side its own."""
    face, stance = book.face(part.setting.family, part.setting.weight), columns.stance(part.word)
    pair, *others = _word(part.word, face, part.setting, book, missing)
    if others or stance is not columns.Stance.TOGETHER:
        return _word(part.text, face, part.setting, book, missing, stance)
    end = part.before + len(part.text)
    advance = pair.advance if end == len(part.word) else 0.0  # the last digit takes the step for both
    return [replace(pair, text=part.text, advance=advance, glyphs=pair.glyphs[part.before : end])]


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


def _space(piece: str, face: Face, setting: Setting) -> Cell:
    """A run of spaces; it keeps a glyph without ink, so that live text copies out with its spaces."""
    wide = "\u3000" in piece
    gid = face.hb_font.get_nominal_glyph(32) or 0
    glyphs = ((gid, 0.0, 0.0),) if gid else ()
    advance = setting.gap_em if wide else 0.25
    kind = Kind.GAP if wide else Kind.SPACE
    return Cell(piece, kind, advance, face.key if gid else "", glyphs, face.middle, blank=True)


def _single(char: str, face: Face, setting: Setting, book: FontBook) -> Cell:
    """A Han character, a mark or a sign in a cell of its own; without a face if none draws it."""
    vertical, locale = setting.vertical, setting.locale
    if is_plain_han(char):
        drawn = face if face.has(char) else book.stand_in(face, char, locale)
        return _plain(char, drawn, face.cell, setting) if drawn else Cell(char, Kind.HAN, face.cell)
    base = columns.shown(char, locale) if vertical else char
    kind = kind_of(base)
    drawn = book.stand_in(face, base, locale)
    if drawn and kind is Kind.MARK:
        drawn = _mark_face(base, drawn, vertical, locale, book)
    if drawn is None:
        return Cell(char, kind, face.cell)
    cell = _drawn(base, kind, drawn, face.cell, setting)
    return cell if base == char else replace(cell, text=char, shown=base)


def _plain(char: str, face: Face, cell: float, setting: Setting) -> Cell:
    """A unified ideograph, as nearly all characters are: it is spared what only marks need."""
    gid, natural = han_glyph(char, face)
    width = max(cell, face.cell)
    shift = (width - natural) / 2
    glyphs = ((gid, shift, 0.0),)
    ink = _ink(face, gid, shift) if setting.optical else (0.0, 0.0)
    if setting.vertical:
        return Cell(char, HAN, 1.0, face.key, glyphs, face.middle, ink=ink, breadth=width, centre=0.5)
    return Cell(char, HAN, width, face.key, glyphs, face.middle, ink=ink, breadth=width)


def _ink(face: Face, gid: int, shift: float) -> tuple[float, float]:
    """The blank before and behind the ink of a glyph that stands `shift` behind its cell's start."""
    left, right = face.bearings(gid)
    return left + shift, right + shift


@lru_cache(maxsize=4096)
def _mark_face(char: str, face: Face, vertical: bool, locale: str, book: FontBook) -> Face:
    """The face itself or, where its mark is too narrow or has no vertical form, the next that draws it well."""
    return next((f for f in book.chain(face, locale) if _draws_well(char, f, vertical, locale)), face)


def _draws_well(char: str, face: Face, vertical: bool, locale: str) -> bool:
    gid = face.hb_font.get_nominal_glyph(ord(char))
    if not face.has(char) or abs(face.advance(gid) - face.cell) > 0.1:
        return False
    stays = char in DASHES or (
        locale != "zh-Hans" and char in PAUSES
    )  # Taiwan's stand in the middle either way
    return not vertical or stays or has_vertical_form(char, face, locale)


def _drawn(char: str, kind: Kind, face: Face, cell: float, setting: Setting) -> Cell:
    """A character in its face, centred in a cell of `cell` em."""
    vertical, locale = setting.vertical, setting.locale
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
    upright = vertical and not turned
    advance = 1.0 if upright else width
    wanted = setting.optical or kind is Kind.MARK
    ink = _ink(face, glyphs[0].gid, shift) if wanted else (0.0, 0.0)
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


def _word(
    word: str,
    face: Face,
    setting: Setting,
    book: FontBook,
    missing: list[str],
    stance: columns.Stance | None = None,
) -> list[Cell]:
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
    match stance or columns.stance(word):
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
