"""A text set for a panel: its size found, its lines broken by words, its lines shared out to pages or put in one.

Lengths of cells are in em as everywhere in `text`, but each is a whole number of pixels of the size.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault
from postermaker.screens.letters import Letter, Lettering
from postermaker.screens.marking import Marked
from postermaker.screens.panel import LEAST_PX, Mode, Panel
from postermaker.text.breaking import Line, balanced_lines, filled_lines, make_line
from postermaker.text.cells import Cell, Kind, Setting, kind_of
from postermaker.text.marks import CLOSINGS, DASHES, NO_LINE_START, OPENINGS, PAUSES, is_word
from postermaker.text.neighbours import adjusted
from postermaker.text.paragraph import Paragraph
from postermaker.text.rules import Rules
from postermaker.text.words import word_ends_of

#: With more pages than these, who comes late waits too long for the first one.
PAGES_AT_MOST = 3
#: Type of several pages is never smaller than the characters drawn by hand.
_PAGED_FROM_PX = 16
#: Longer texts are filled, not balanced.
_BALANCED_UP_TO = 200

#: Nothing is squeezed by parts of a pixel, and no space is put between Han and digits: panels are short.
_SETTING = Setting("", 400, gap_em=0.5, rules=Rules(push_in=False, autospace_em=0.0))

Letterings = Callable[[int], Lettering]  #: the characters of a size in pixels


class Arranged(Struct, frozen=True):
    """A text as a panel shows it: the lines of each page; scrolling text is one line on one page."""

    mode: Mode  #: pages or scroll
    size_px: int
    pages: tuple[tuple[Line, ...], ...]


def sizes_up_to(most_px: int) -> list[int]:
    """The sizes of type, the largest first.

    Multiples of eight, for halves and quarters of a cell are whole then; farther apart where type is large; and
    the smallest that is read.
    """
    ladder = [
        LEAST_PX,
        *range(16, 96, 8),
        *range(96, 256, 16),
        *range(256, 1024, 64),
        *range(1024, 8193, 256),
    ]
    return [size for size in reversed(ladder) if size <= most_px]


def arranged(text: Marked, panel: Panel, mode: Mode, letterings: Letterings) -> Arranged:
    """A text's best way onto a panel.

    AUTO is one page if the text fits at any size that reads, up to three pages, else it scrolls.

    Raises:
        InputFault: a character that no face draws; pages on which a mark would begin a line.
    """
    if mode is Mode.SCROLL:
        return _scrolling(text, panel, letterings)
    search = _Search(text, panel, letterings)
    found = search.one_page() or search.few_pages()
    if found:
        return found
    return _scrolling(text, panel, letterings) if mode is Mode.AUTO else search.many_pages()


class _Search:
    """The sizes of type that a panel has room for, tried one after the other."""

    def __init__(self, text: Marked, panel: Panel, letterings: Letterings) -> None:
        self.text, self.panel, self.letterings = text, panel, letterings
        self.sizes = sizes_up_to(min(panel.height_px // max(panel.lines, 1), panel.room_px))
        self._lines: dict[int, list[Line] | None] = {}

    def one_page(self) -> Arranged | None:
        """All on one page, as large as can be."""
        return next(self._fitting(self.sizes, 1), None)

    def few_pages(self) -> Arranged | None:
        """On pages that nobody waits for, as large as can be."""
        sizes = [size for size in self.sizes if size >= _PAGED_FROM_PX] or self.sizes
        return next(self._fitting(sizes, PAGES_AT_MOST), None)

    def _fitting(self, sizes: Sequence[int], most: int) -> Iterator[Arranged]:
        for size in sizes:
            lines = self._whole(size)
            if lines is not None and len(lines) <= most * self._rows(size):
                yield self._paged(size, lines)

    def many_pages(self) -> Arranged:
        """As many pages as it takes, a word torn where it is longer than the panel."""
        size = next((size for size in reversed(self.sizes) if size >= _PAGED_FROM_PX), self.sizes[-1])
        lines = self._whole(size) or [
            line for each in self._paragraphs(size) for line in filled_lines(each, self._measure(size))
        ]
        if any(line.cells and line.cells[0].text in NO_LINE_START for line in lines):
            raise InputFault(
                Bilingual("屏太窄，翻页会把标点排到行首", "too narrow: a mark would begin a line"),
                Bilingual("这一块用滚动", "let this one scroll"),
            )
        return self._paged(size, lines)

    def _whole(self, size: int) -> list[Line] | None:
        """The lines at a size, of nearly equal length; None where words would be torn or dense characters blur."""
        if size not in self._lines:
            legible = self.letterings(size).reads(self.text.text)
            self._lines[size] = self._broken(size) if legible else None
        return self._lines[size]

    def _broken(self, size: int) -> list[Line] | None:
        lines: list[Line] = []
        for paragraph in self._paragraphs(size):
            more = _untorn(paragraph, self._measure(size))
            if more is None:
                return None
            lines += more
        return lines

    def _paragraphs(self, size: int) -> list[Paragraph]:
        return paragraphs(self.text, self.letterings(size))

    def _measure(self, size: int) -> float:
        return self.panel.room_px / size

    def _rows(self, size: int) -> int:
        return self.panel.lines or self.panel.height_px // size

    def _paged(self, size: int, lines: Sequence[Line]) -> Arranged:
        rows = self._rows(size)
        pages = tuple(tuple(lines[at : at + rows]) for at in range(0, len(lines), rows))
        return Arranged(Mode.PAGES, size, pages)


def _untorn(paragraph: Paragraph, measure: float) -> list[Line] | None:
    """As few lines as can be with no word torn, then made nearly equal; None if a word is too long."""
    whole = make_line(paragraph.cells, 0.0, paragraph.rules, last=True)
    if whole.width <= measure + 1e-9:
        return [whole]
    lines = filled_lines(paragraph, measure)
    if len(paragraph.cells) > _BALANCED_UP_TO:
        return lines
    return balanced_lines(paragraph, len(lines), 0.0, measure)


def _scrolling(text: Marked, panel: Panel, letterings: Letterings) -> Arranged:
    """On one line as high as the panel; the author's line ends become gaps."""
    sizes = sizes_up_to(panel.height_px // max(panel.lines, 1))
    size = next((size for size in sizes if letterings(size).reads(text.text)), sizes[-1])
    flat = Marked(text.text.replace("\n", "\u3000"), text.keys)
    (paragraph,) = paragraphs(flat, letterings(size))
    return Arranged(Mode.SCROLL, size, ((make_line(paragraph.cells, 0.0, _SETTING.rules, last=True),),))


def paragraphs(text: Marked, letters: Lettering) -> list[Paragraph]:
    """What the author's line ends part, as cells of whole pixels.

    Raises:
        InputFault: a character that no face draws.
    """
    made: list[Paragraph] = []
    start = 0
    for part in text.text.split("\n"):
        cells = [_cell(char, letters, place in text.keys) for place, char in enumerate(part, start)]
        start += len(part) + 1
        drawn = [cell for cell in cells if cell is not None]
        if len(drawn) < len(cells):
            raise _undrawn(char for char, cell in zip(part, cells, strict=True) if cell is None)
        if cells:
            made.append(Paragraph(adjusted(drawn, _SETTING), _SETTING.rules, word_ends_of("zh-Hans")))
    return made


def _undrawn(chars: Iterable[str]) -> InputFault:
    shown = "".join(dict.fromkeys(chars))
    return InputFault(
        Bilingual(f"“{shown}”在所有字体里都没有", f"no font draws '{shown}'"),
        Bilingual("请换一个字", "take another character"),
    )


@lru_cache(maxsize=16384)
def _cell(char: str, letters: Lettering, stands_out: bool) -> Cell | None:
    """A character's cell; None if no face draws it."""
    if char.isspace():
        return Cell(char, Kind.GAP if char == "\u3000" else Kind.SPACE, 0.5, blank=True)
    letter = letters.letter(char)
    if letter is None:
        return None
    kind = Kind.WORD if is_word(char) else kind_of(char)
    before, behind = (px / letters.size_px for px in letter.blank)
    return Cell(
        char,
        kind,
        letter.advance / letters.size_px,
        glyphs=() if char in DASHES else ((0, 0.0, 0.0),),  # its place tells what was trimmed at the start
        ink=(before, behind),
        spare=_spare(char, letter, letters.size_px) if kind is Kind.MARK else (0.0, 0.0),
        stretch=int(stands_out),
    )


def _spare(char: str, letter: Letter, size_px: int) -> tuple[float, float]:
    """What a mark can give up, in em, whole pixels: half its cell, but never its ink and what keeps that clear."""
    clear = max(1, size_px // 16)
    before, behind = (max(0, min(letter.advance // 2, blank - clear)) / size_px for blank in letter.blank)
    if char in OPENINGS:
        return (before, 0.0)
    return (0.0, behind) if char in PAUSES | CLOSINGS else (0.0, 0.0)
