"""审批样稿: all pictures of a list on A4 sheets, each with place, size, quantity and boxes to tick; who signs, below.

Sheets come one after the other, so that thousands of rows need no more memory than the sheets of one file.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from postermaker.backends.pdf.paints import Inks
from postermaker.backends.pdf.writer import PdfOptions, TextMode, pdf_parts
from postermaker.color import Flat, Rgb
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Layer, Outlined, Pen
from postermaker.errors import Bilingual
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, Size, ellipse, rectangle
from postermaker.prepress.drafting import fitted, seen
from postermaker.prepress.labels import Anchor, label, line
from postermaker.production.contact import ROOM, SHEET, Cell, Grounds, placed
from postermaker.production.order import OrderLine, Status

#: For an office's printer; live text, so that a place is found by searching, and a quarter of the bytes.
_FORM = PdfOptions(inks=Inks.RGB, text=TextMode.LIVE)
#: Sheets in one file: a mail takes it, a viewer turns its pages at once.
SHEETS_A_FILE = 40

_INK, _GRAY, _PALE = Flat(Rgb(0.13, 0.13, 0.14)), Flat(Rgb(0.44, 0.44, 0.46)), Flat(Rgb(0.85, 0.85, 0.86))
_RED, _AMBER, _PAPER = Flat(Rgb(0.7, 0.13, 0.16)), Flat(Rgb(0.72, 0.4, 0.02)), Flat(Rgb(1, 1, 1))
_FRAME = Pen(0.12, Flat(Rgb(0.6, 0.6, 0.62)))
_PANEL = Flat(Rgb(0.955, 0.955, 0.96))
#: A line is set smaller down to this share before it is cut.
_SQUEEZE = 1.2
_LEFT, _RIGHT = 12.0, 198.0
_BIG, _TEXT, _SMALL = 6.4, 3.3, 2.8
_TICK = 3.0
#: Across a mark beside what someone must look at.
_MARK = 2.7


class Sample(Struct, frozen=True):
    """A row's picture."""

    line: OrderLine
    page: DisplayPage
    assets: dict[str, bytes] = {}  #: pictures that the page shows
    face: str = ""  #: 正面, 反面, where a row has several


class Head(Struct, frozen=True, kw_only=True):
    """What stands on every sheet."""

    title: str
    date: str = ""
    sheets: int = 0  #: how many there are in all; 0: not known


class Sheet(Struct, frozen=True):
    """A sheet to approve, and the pictures that it shows."""

    page: DisplayPage
    assets: dict[str, bytes]


def contact_sheets(samples: Iterable[Sample], head: Head, book: FontBook) -> Iterator[Sheet]:
    """The sheets, one after the other, each as soon as it is full."""
    drawing = _Drawing(head, book)
    cells = _celled(samples)
    for number, group in groupby(cells, key=lambda each: each[0].sheet):
        items: list[DisplayItem] = [*drawing.frame, *drawing.number(number + 1)]
        assets: dict[str, bytes] = {}
        for cell, sample in group:
            items += drawing.sample(cell, sample)
            assets |= sample.assets
        yield Sheet(DisplayPage(SHEET, 0.0, tuple(items), name=f"approval-{number + 1}"), assets)


def _celled(samples: Iterable[Sample]) -> Iterator[tuple[Cell, Sample]]:
    """Each sample with its place; the sizes are taken as the samples come."""
    coming: list[Sample] = []

    def sizes() -> Iterator[Size]:
        for sample in samples:
            coming.append(sample)
            yield sample.page.size

    for cell in placed(sizes()):
        yield cell, coming.pop()


def write_approval(
    folder: Path, stem: str, samples: Iterable[Sample], head: Head, book: FontBook
) -> tuple[Path, ...]:
    """The sheets as PDFs for the office's printer, at most `SHEETS_A_FILE` each: `stem.pdf`, or `stem_1.pdf` and on.

    Raises:
        InputFault: the folder can't be written.
    """
    whole = 0 < head.sheets <= SHEETS_A_FILE
    written: list[Path] = []
    for sheets in _files(contact_sheets(samples, head, book)):
        path = folder / (f"{stem}.pdf" if whole else f"{stem}_{len(written) + 1}.pdf")
        assets = {name: data for sheet in sheets for name, data in sheet.assets.items()}
        display = DisplayList(head.title, tuple(sheet.page for sheet in sheets), assets)
        with writing(path) as stream:
            stream.writelines(pdf_parts(display, book, _FORM))
        written.append(path)
    return tuple(written)


def _files(sheets: Iterator[Sheet]) -> Iterator[list[Sheet]]:
    part: list[Sheet] = []
    for sheet in sheets:
        part.append(sheet)
        if len(part) == SHEETS_A_FILE:
            yield part
            part = []
    if part:
        yield part


class _Drawing:
    """What draws the sheets of one list; what is on all of them is made once."""

    def __init__(self, head: Head, book: FontBook) -> None:
        self.head, self.book = head, book
        self.frame = (Layer("sheet", (*self._head(), *self._foot())),)
        self.grounds = Grounds()
        self.ticks = {beside: tuple(self._ticks(beside=beside)) for beside in (False, True)}

    def _head(self) -> Iterator[DisplayItem]:
        title = str(Bilingual("审批样稿", "Proof for approval"))
        yield Outlined("sheet", rectangle(Box(_LEFT, 11, 1.8, 11)), _RED)
        yield from label(title, Point(_LEFT + 5, 16.5), _BIG, self.book, weight=900, paint=_INK, room=60)
        right = Point(_RIGHT, 14.2 if self.head.date else 16.5)
        yield from label(self.head.title, right, 4.2, self.book, Anchor.END, weight=700, paint=_INK, room=110)
        if self.head.date:
            yield from label(
                self.head.date, Point(_RIGHT, 20), _SMALL, self.book, Anchor.END, paint=_GRAY, room=60
            )
        yield line((_LEFT, 26), (_RIGHT, 26), 0.35, paint=_INK)

    def _foot(self) -> Iterator[DisplayItem]:
        yield line((_LEFT, 274), (_RIGHT, 274), 0.2, paint=_PALE)
        words = (Bilingual("审核人", "Checked by"), Bilingual("签字", "Signed"), Bilingual("日期", "Date"))
        for i, said in enumerate(words):
            x, room = _LEFT + i * 54, 17.0 if i == 0 else 12.0
            yield from label(str(said), Point(x, 283), _TEXT, self.book, paint=_INK, room=room)
            yield line((x + room, 285), (x + 49, 285), 0.2, paint=_INK)

        which = str(Bilingual("编号是名单里的行号", "numbers are the rows of the list"))
        yield from label(which, Point(_RIGHT, 277.6), 2.3, self.book, Anchor.END, paint=_GRAY, room=60)

    def number(self, number: int) -> tuple[DisplayItem, ...]:
        """The page's number."""
        of = f" / {self.head.sheets}" if self.head.sheets else ""
        return label(f"{number}{of}", Point(_RIGHT, 283), _TEXT, self.book, Anchor.END, paint=_GRAY, room=24)

    def _ticks(self, *, beside: bool) -> Iterator[DisplayItem]:
        """The two boxes from their upper left corner, one below the other where they stand beside the picture."""
        for i, said in enumerate((Bilingual("同意", "agreed"), Bilingual("修改", "change"))):
            x, y = (0.0, i * 6.0) if beside else (i * 15.5, 0.0)
            yield Outlined("tick", rectangle(Box(x, y, _TICK, _TICK), 0.4), _PAPER, Pen(0.2, _INK))
            at = Point(x + _TICK + 1.2, y + _TICK / 2)
            yield from label(str(said), at, _SMALL, self.book, paint=_INK, room=9)

    def sample(self, cell: Cell, sample: Sample) -> Iterator[DisplayItem]:
        """A cell: number and picture, its words below, the boxes to tick."""
        return self._beside(cell.box, sample) if cell.shelf.beside else self._below(cell.box, sample)

    def _beside(self, box: Box, sample: Sample) -> Iterator[DisplayItem]:
        """A banner: the number left, the picture over its words, the boxes right, a rule above it."""
        room, size = Box(box.x + 11, box.y, box.width - 11 - 20, box.height - 12.3), sample.page.size
        k = min(room.width / size.width, room.height / size.height)
        shown = Box(room.x, room.y, k * size.width, k * size.height)
        yield from self._picture(sample.page, shown)
        middle, y = max(shown.centre.y, box.y + 4.5), max(shown.bottom, box.y + 9) + 3.4
        yield from self._number(sample.line, Point(box.x, middle), 9.5)
        yield from self._said(_place(sample), Point(room.x, y), 60, weight=700)
        yield from self._facts(sample.line, Point(room.x + 62, y), room.width - 62)
        yield from self._doubt(sample.line, Point(room.x, y + 3.9), room.width)
        yield Layer("tick", self.ticks[True], Affine.translation(box.right - 14.5, middle - 4.5))
        if box.y > ROOM.y:
            yield line((box.x, box.y - 2.4), (box.right, box.y - 2.4), 0.12, paint=_PALE)

    def _below(self, box: Box, sample: Sample) -> Iterator[DisplayItem]:
        """A poster or board: the picture on a panel, then number and place, size and quantity, the boxes."""
        panel = Box(box.x, box.y, box.width, box.height - 22)
        yield Outlined("sheet", rectangle(panel), _PANEL)
        yield from self._picture(sample.page, fitted(sample.page.trim, panel.grown(-2)).box(sample.page.trim))
        y = panel.bottom + 3.4
        digits = 2.1 * len(str(sample.line.row)) + 2
        yield from self._number(sample.line, Point(box.x, y), digits)
        yield from self._said(_place(sample), Point(box.x + digits, y), box.width - digits, weight=700)
        yield from self._facts(sample.line, Point(box.x, y + 4.4), box.width)
        yield Layer("tick", self.ticks[False], Affine.translation(box.x, y + 7.2))
        yield from self._doubt(sample.line, Point(box.x, y + 13), box.width, rows=2)

    def _picture(self, page: DisplayPage, into: Box) -> Iterator[DisplayItem]:
        """A picture small in a box of its shape, with a fine edge, or white posters would end nowhere."""
        yield seen(self.grounds.shared(page), fitted(page.trim, into))
        yield Outlined("sheet", rectangle(into), pen=_FRAME)

    def _number(self, line_: OrderLine, at: Point, room: float) -> Iterator[DisplayItem]:
        yield from label(str(line_.row), at, _TEXT + 0.3, self.book, weight=900, paint=_RED, room=room)

    def _facts(self, line_: OrderLine, at: Point, room: float) -> Iterator[DisplayItem]:
        """What is ordered: size and quantity always, the rest where there is room."""
        parts = list(_ordered(line_))
        while len(parts) > 2 and ems(" · ".join(parts)) > room / _SMALL * _SQUEEZE:
            parts.pop()
        yield from self._said(" · ".join(parts), at, room, size=_SMALL, paint=_GRAY)

    def _doubt(self, line_: OrderLine, at: Point, room: float, rows: int = 1) -> Iterator[DisplayItem]:
        """What someone must look at, in so many rows at most: a mark, red for a problem, amber for a notice."""
        problem = line_.status is Status.PROBLEMS
        said = line_.message or (str(line_.status.words) if problem else "")
        if not said:
            return
        paint = _RED if problem else _AMBER
        disc = ellipse(Box(at.x, at.y - _MARK / 2, _MARK, _MARK))
        yield Outlined("mark", disc, paint)
        middle = Point(at.x + _MARK / 2, at.y)
        yield from label("!", middle, 2.5, self.book, Anchor.CENTRE, weight=900, paint=_PAPER, room=_MARK)
        for i, part in enumerate(broken(said, (room - _MARK - 1) / _SMALL, rows)):
            start = Point(at.x + _MARK + 1, at.y + 3.5 * i)
            yield from label(part, start, _SMALL, self.book, paint=paint, room=room - _MARK - 1)

    def _said(
        self, said: str, at: Point, room: float, *, size: float = _TEXT, weight: int = 400, paint: Flat = _INK
    ) -> Iterator[DisplayItem]:
        text = elided(said, room / size * _SQUEEZE)
        yield from label(text, at, size, self.book, weight=weight, paint=paint, room=room)


def _place(sample: Sample) -> str:
    where = sample.line.place or sample.line.title or sample.line.product.name
    return f"{where}（{sample.face}）" if sample.face else where


def _ordered(line_: OrderLine) -> Iterator[str]:
    yield line_.size_words
    yield str(Bilingual(f"数量 {line_.quantity:,}", f"quantity {line_.quantity:,}"))
    yield from (said for said in (line_.material, "、".join(line_.finishing)) if said)


def ems(text: str) -> float:
    """About how long a text is; a Han character is one em, others are taken for half."""
    return sum(1.0 if char > "\u2e7f" else 0.55 for char in text)


def broken(text: str, most: float, rows: int) -> list[str]:
    """A text in rows of so many ems, of which the last one is cut where there is more."""
    found: list[str] = []
    while text and len(found) < rows - 1 and ems(text) > most:
        count = next(i for i in range(len(text), -1, -1) if i == 1 or ems(text[:i]) <= most)
        found.append(text[:count].rstrip())
        text = text[count:].lstrip()
    return [*found, elided(text, most * _SQUEEZE)] if text else found


def elided(text: str, most: float) -> str:
    """A text that is so many ems long at most."""
    if ems(text) <= most:
        return text
    while text and ems(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"
