"""From a string to cells: what stands in which face, how wide, and what may give way.

A cell is one step along the line: a Han character, a mark, one cluster of a Latin word, a space. Widths are
in em of the type size and follow our rules, not the font's: a full-width mark is as wide as 国. Cells hold no
place yet; breaking and setting work on them without asking the fonts again.
"""

from collections.abc import Sequence
from enum import Enum, StrEnum
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from postermaker.text.marks import (
    CLOSINGS,
    FULL_WIDTH,
    OPENINGS,
    PAUSES,
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
    TAB = "tab"  #: as wide as the line leaves room for
    OTHER = "other"


#: The kinds by name, for what looks at every cell: before Python 3.12 an enum's members are slow to reach.
HAN, MARK, WORD, SPACE = Kind.HAN, Kind.MARK, Kind.WORD, Kind.SPACE


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
    ink: tuple[float, float] = (0.0, 0.0)  #: blank before and behind the ink, where the setting asks for it
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


class Setting(Struct, frozen=True):
    """What decides how a string becomes cells."""

    family: str
    weight: int
    locale: str = "zh-Hans"
    vertical: bool = False
    gap_em: float = 0.7
    rules: Rules = DEFAULT
    optical: bool = True  #: lines are measured by their ink, which every cell then knows; else only marks do


#: A tab before its line is known.
TAB = Cell("\t", Kind.TAB, 1.0)


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
    word: str = ""  #: the whole word where this is a piece of one, as when a number is coloured in part
    before: int = 0  #: how many of the word's characters stand before this piece


def kind_of(char: str) -> Kind:
    """What a character that stands in a cell of its own is to the rules."""
    return Kind.MARK if char in FULL_WIDTH else Kind.HAN if is_han(char) else Kind.OTHER


def pieces(text: str) -> list[str]:
    """Words, runs of spaces, and everything else one by one (marks that combine stay with their base)."""
    found: list[str] = []
    before = _Piece.OTHER
    for char in text:
        if "\u4e00" <= char <= "\u9fff":  # plain Han, without a call for each character of a text
            found.append(char)
            before = _Piece.OTHER
            continue
        kind = _piece(char)
        joins = kind is before and kind is not _Piece.OTHER
        if found and (joins or kind is _Piece.COMBINING):
            found[-1] += char
        else:
            found.append(char)
        before = before if kind is _Piece.COMBINING and found[-1] != char else kind
    return found


def with_words_cut(parts: Sequence[Part]) -> list[Part]:
    """The parts of a paragraph, the pieces of words that reach over several parts as parts of their own."""
    text = "".join(part.text for part in parts)
    borders = set(accumulate(len(part.text) for part in parts[:-1]))
    torn: dict[int, tuple[str, int]] = {}  # where such a piece starts: its word, and the word's start
    at = 0
    for piece in pieces(text):
        inside = [place for place in range(at + 1, at + len(piece)) if place in borders]
        if inside and is_word(piece[0]):
            torn |= dict.fromkeys([at, *inside], (piece, at))
        at += len(piece)
    if not torn:
        return list(parts)
    done, at = [], 0
    for part in parts:
        for piece in pieces(part.text):
            word, start = torn.get(at, ("", at))
            done.append(replace(part, text=piece, word=word, before=at - start))
            at += len(piece)
    return done


class _Piece(Enum):
    """What a character joins when a text is cut into pieces."""

    WORD = 1
    SPACE = 2
    COMBINING = 3  #: a variation selector
    OTHER = 4


@lru_cache(maxsize=65536)
def _piece(char: str) -> _Piece:
    if is_word(char):
        return _Piece.WORD
    if char.isspace() and char != "\t":
        return _Piece.SPACE
    selects = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
    return _Piece.COMBINING if selects else _Piece.OTHER


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
