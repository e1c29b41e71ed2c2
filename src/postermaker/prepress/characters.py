"""One character a sheet (会标大字): a title printed on office paper, each character cut out or butted at its body.

All characters have one size. Their height is the ink height of 国 in the face: 一 is flat, but stands where it
belongs in its body, and so do marks. The body is the cell of a full-width character: as wide as 国's advance,
one em high, its middle at the middle of 国's ink. Cut along the bodies and put side by side, the sheets give the
normal setting. Lengths in mm.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Flat, Gray
from postermaker.display import DisplayItem, DisplayPage, Glyph, GlyphRun, Pen
from postermaker.document.model import Direction, Join
from postermaker.errors import Bilingual, InputFault, Issue, Severity
from postermaker.fonts import Face, FontBook
from postermaker.geometry import Box, Point, Size
from postermaker.prepress import labels
from postermaker.prepress.extents import extents
from postermaker.prepress.labels import Anchor, Items, label
from postermaker.prepress.lettering import Lettering
from postermaker.prepress.tiling import Sheets, sheet_page, sheets_way
from postermaker.text.cells import Cell, Setting, pieces
from postermaker.text.drawn import to_cells
from postermaker.text.marks import is_word

#: What every character's ink names as its element.
ELEMENT = "character"
#: Above the character: its number, its neighbours, which way is up. Below it: the order.
_HEAD, _FOOT, _SIDE = 11.0, 8.0, 4.5
#: The tallest character that is made, and the smallest.
_LEAST, _MOST = 5.0, 5_000.0


class CharacterSheets(Struct, frozen=True):
    """The sheets in order, and what is wrong with the text."""

    pages: tuple[DisplayPage, ...]
    issues: tuple[Issue, ...]
    height: float  #: of 国's ink in mm


class _Sign(Struct, frozen=True):
    """A character with its glyphs for a body whose upper left corner is the origin."""

    text: str
    items: tuple[DisplayItem, ...]
    reach: Box  #: the body and what of the ink lies beyond it


class _Cut(Struct, frozen=True):
    """How all characters are cut into sheets."""

    sheets: Sheets
    reach: Box


class _Case(Struct, frozen=True):
    """Size and body that all characters share."""

    face: Face
    em: float
    lettering: Lettering
    vertical: bool
    height: float

    @property
    def body(self) -> Size:
        return Size(self.face.cell * self.em, self.em)


def character_sheets(
    text: str,
    lettering: Lettering,
    sheet: Size,
    height: float | None,
    book: FontBook,
    *,
    direction: Direction = Direction.HORIZONTAL,
    margin: float = 6.0,
    overlap: float = 10.0,
) -> CharacterSheets:
    """A sheet for each character, or several where a character is larger than the paper.

    Args:
        text: blanks and line breaks are passed over; each mark has a sheet of its own.
        lettering: face and paint.
        sheet: the paper, taken upright or lying, whichever takes the larger character.
        height: of 国's ink in mm, exact; None or 0: as large as fits on the paper.
        book: the faces.
        direction: the order in which the characters are put up; marks take their form for it.
        margin: of the paper that the printer can't reach.
        overlap: for glue, where a character takes several sheets.

    Raises:
        InputFault: nothing to print, a family that is not there, a height or a margin that won't do.
    """
    said, vertical = _said(text), direction is Direction.VERTICAL
    largest, paper = _largest(said, book, sheet, margin, lettering, vertical=vertical)
    wanted = _checked(height or largest)
    case = _case(wanted, book, lettering, vertical=vertical)
    signs = [_sign(char, case, book) for char in said]
    if wanted <= largest + 1e-6:
        pages = tuple(_single(i, signs, case, paper, margin, book) for i in range(len(signs)))
    else:
        cut = _Cut(Sheets(paper=sheet, margin=margin, overlap=overlap), _reach(signs))
        pages = tuple(page for i in range(len(signs)) for page in _tiles(i, signs, cut, book))
    return CharacterSheets(pages, tuple(_missing(said, case, book)), wanted)


def _said(text: str) -> list[str]:
    """What is printed, character by character.

    Raises:
        InputFault: nothing.
    """
    said = [char for char in _characters(text) if not char.isspace()]
    if not said:
        raise InputFault(
            Bilingual("没有要打印的字", "there are no characters to print"),
            Bilingual("先填标语", "fill in the slogan first"),
        )
    return said


def _checked(height: float) -> float:
    """A height that can be meant.

    Raises:
        InputFault: it can't.
    """
    if not _LEAST <= height <= _MOST:
        raise InputFault(
            Bilingual(f"字高 {height:g} mm 不行", f"a character height of {height:g} mm won't do"),
            Bilingual("字高请在 5 mm 到 5 m 之间", "keep it between 5 mm and 5 m"),
        )
    return height


def _characters(text: str) -> Iterator[str]:
    """Character by character, what combines with one kept with it."""
    for piece in pieces(text):
        yield from piece if is_word(piece[0]) else [piece]


def _ink(face: Face) -> float:
    """The ink height of 国 in em."""
    return face.outline(face.hb_font.get_nominal_glyph(ord("国"))).box.height or 0.9


def _case(height: float, book: FontBook, lettering: Lettering, *, vertical: bool) -> _Case:
    face = book.face(lettering.family, lettering.weight)
    line = lettering.line if lettering.hollow else 0.0
    return _Case(face, max(height - line, 1.0) / _ink(face), lettering, vertical, height)


def _largest(
    said: Sequence[str], book: FontBook, sheet: Size, margin: float, lettering: Lettering, *, vertical: bool
) -> tuple[float, Size]:
    """The tallest characters that fit with their marks, and the paper as it lies for them.

    Raises:
        InputFault: the margins leave no room.
    """
    trial = _case(1000.0, book, lettering, vertical=vertical)
    reach = _reach([_sign(char, trial, book) for char in dict.fromkeys(said)])
    best = max(
        (
            (min(room.width / reach.width, room.height / reach.height), paper)
            for paper in (Size(min(sheet), max(sheet)), Size(max(sheet), min(sheet)))
            for room in [_room(paper, margin)]
        ),
        key=lambda each: each[0],
    )
    if best[0] <= 0 or margin < 5:
        raise InputFault(
            Bilingual(f"页边 {margin:g} mm 不行", f"a margin of {margin:g} mm won't do"),
            Bilingual("办公打印机至少留 5 mm，也要给字留出地方", "5 mm or more, and room for a character"),
        )
    return 1000.0 * best[0] * 0.9999, best[1]


def _reach(signs: Sequence[_Sign]) -> Box:
    """What all characters need around the body's corner."""
    return reduce(Box.joined, (each.reach for each in signs))


def _room(paper: Size, margin: float) -> Box:
    """Where a character's body may be on a sheet."""
    side = margin + _SIDE
    top, foot = margin + _HEAD, margin + _FOOT
    return Box(side, top, paper.width - 2 * side, paper.height - top - foot)


def _sign(char: str, case: _Case, book: FontBook) -> _Sign:
    """A character in its body: centred in its width, or where its vertical form stands."""
    lettering, em = case.lettering, case.em
    setting = Setting(
        lettering.family, lettering.weight, lettering.locale.value, case.vertical, 0.7, optical=False
    )
    found = to_cells(char, setting, book).cells
    runs = [_run(char, cell, case) for cell in found if cell.glyphs and cell.face]
    if lettering.hollow:
        pen = Pen(lettering.line, lettering.fill, Join.ROUND)
        bare = [
            GlyphRun(ELEMENT, ("",) * len(r.glyphs), r.face, r.size, r.glyphs, None, pen, 1.0, r.turned)
            for r in runs
        ]
        runs = [*bare, *runs]
    items = tuple(runs)
    reach = Box(0, 0, case.face.cell * em, em)
    for each in extents(items, book):
        reach = reach.joined(each.box)
    return _Sign(char, items, reach)


def _run(char: str, cell: Cell, case: _Case) -> GlyphRun:
    """A cell's glyphs around the middle of the body; faces share the height of 国's middle there."""
    em, width = case.em, case.body.width
    drop = em / 2 + cell.middle * em
    if cell.turned:
        x, y = width / 2 - cell.middle * em, (em - cell.advance * em) / 2
        glyphs = tuple(Glyph(gid, x + dy * em, y + dx * em) for gid, dx, dy in cell.glyphs)
    else:
        left = (width - (cell.breadth if case.vertical else cell.advance) * em) / 2
        glyphs = tuple(Glyph(gid, left + dx * em, drop - dy * em) for gid, dx, dy in cell.glyphs)
    text = (char, *[""] * (len(glyphs) - 1))
    fill = Flat(Gray(1)) if case.lettering.hollow else case.lettering.fill
    return GlyphRun(ELEMENT, text, cell.face, em, glyphs, fill, None, 1.0, cell.turned)


def _missing(said: Sequence[str], case: _Case, book: FontBook) -> Iterator[Issue]:
    lettering = case.lettering
    setting = Setting(lettering.family, lettering.weight, lettering.locale.value, case.vertical)
    lost = [char for char in dict.fromkeys(said) if to_cells(char, setting, book).missing]
    if lost:
        shown = "".join(lost)
        message = Bilingual(f"“{shown}”在所有字体里都没有，印不出来", f"no font draws '{shown}'")
        yield Issue("missing-glyph", Severity.ERROR, ELEMENT, message)


def _single(
    i: int, signs: Sequence[_Sign], case: _Case, paper: Size, margin: float, book: FontBook
) -> DisplayPage:
    """One character on one sheet."""
    room, body, reach = _room(paper, margin), case.body, signs[i].reach
    x, y = room.centre.x - body.width / 2, room.centre.y - body.height / 2
    # ink that lies beyond the body on one side only moves it off the middle
    x -= min(0.0, x + reach.x - room.x) + max(0.0, x + reach.right - room.right)
    y -= min(0.0, y + reach.y - room.y) + max(0.0, y + reach.bottom - room.bottom)
    place = Box(x, y, *body)
    shown = labels.moved(signs[i].items, Point(x, y), ELEMENT)
    items = (shown, *_marks(i, signs, case, place, paper, margin, book))
    return DisplayPage(paper, 0.0, items, name=f"{i + 1}/{len(signs)} {signs[i].text}")


def _marks(
    i: int, signs: Sequence[_Sign], case: _Case, body: Box, paper: Size, margin: float, book: FontBook
) -> Items:
    """Number, neighbours, order, cut marks at the body's corners and marks at its middles."""
    reach = signs[i].reach
    clear = Box(body.x + reach.x, body.y + reach.y, reach.width, reach.height)
    left, right = margin + 1.0, paper.width - margin - 1.0
    top, foot = margin + 4.0, paper.height - margin - 2.5
    order = "竖排：从上到下" if case.vertical else "横排：从左到右"
    facts = f"字高 {case.height:.0f} mm　沿角线裁切，对齐中线　100% 打印"
    return (
        *labels.corner_marks(body, 3.0, 0.8),
        *labels.centre_marks(body, clear, 3.0, 0.8),
        *label(f"{i + 1}/{len(signs)}", Point(left, top), 7.0, book, weight=700, room=32),
        *label(
            _around(i, signs), Point(paper.width / 2, top), 4.2, book, Anchor.CENTRE, room=paper.width * 0.5
        ),
        *labels.up_mark(Point(right - 9, top), 6.0, book),
        *label(order, Point(left, foot), 3.2, book, room=40),
        *label(facts, Point(right, foot), 3.2, book, Anchor.END, room=paper.width - 2 * margin - 46),
    )


def _around(i: int, signs: Sequence[_Sign]) -> str:
    """The character with the one before and the one after."""
    parts = [("前", i - 1), ("本", i), ("后", i + 1)]
    return "　".join(f"{name}：{signs[at].text}" for name, at in parts if 0 <= at < len(signs))


def _tiles(i: int, signs: Sequence[_Sign], cut: _Cut, book: FontBook) -> Iterator[DisplayPage]:
    """One character over several sheets, row by row."""
    sign, number = signs[i], f"{i + 1}/{len(signs)}"
    way, paper = sheets_way(cut.reach, cut.sheets)
    grid = way.grid(cut.reach, cut.sheets.overlap)
    for piece in grid.tiles():
        place = f"{piece.row}-{piece.column}"
        caption = f"{number} · {place}　{_around(i, signs)}"
        page = sheet_page(sign.items, piece, grid, paper, cut.sheets, caption, book, plain=True)
        yield replace(page, name=f"{number} {sign.text} {place}")
