"""The door to openpyxl for writing: plain tables as workbooks that look and print well, equal input to equal bytes.

Sums are written as values, not as formulas: openpyxl can't store a formula's result beside it, and a formula without
one is an empty cell in the previews of WPS, phones, chats and in our own reader of lists.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.files import writing

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Cell = str | int | Decimal | None

#: Dates inside a workbook: it holds no day of its own, so that a second run gives the same bytes.
_EPOCH = datetime(2000, 1, 1)
#: What a program would take for a formula when the cell is edited or the sheet saved as CSV (OWASP).
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
#: What XML can't hold, lone surrogates among it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_TEXT = 32_767
#: Widths in characters; a longer text is wrapped.
_NARROW, _WIDE = 6, 36
_A4 = 9  # the number of the paper
#: Rows that are looked at for the widths.
_SAMPLE = 2_000
_FACE = "微软雅黑"  # what Chinese office programs have or replace well
_RED, _PALE, _PAPER, _INK, _RULE = "FFB3202A", "FFFBEFEF", "FFFFFFFF", "FF262626", "FFD9D9D9"


class Kind(StrEnum):
    """What a column holds; its value is Excel's format."""

    TEXT = "@"
    COUNT = "#,##0"
    PIECE_AREA = "0.00##"  #: a leaflet is 0.0624 m²
    AREA = "#,##0.00"
    MONEY = "¥#,##0.00"


class Part(StrEnum):
    """What a row of a sheet is."""

    TITLE = "title"
    HEAD = "head"
    ROW = "row"
    TOTAL = "total"
    NOTE = "note"


_BOLD = frozenset({Part.TITLE, Part.HEAD, Part.TOTAL})


class Column(Struct, frozen=True):
    """A column: its head, what it holds."""

    title: str
    kind: Kind = Kind.TEXT


class Grid(Struct, frozen=True, kw_only=True):
    """One sheet: a line above, heads, rows, sums."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    total: tuple[Cell, ...] = ()  #: a last row that stands out
    title: str = ""  #: above the heads, and at the head of each printed page
    notes: tuple[str, ...] = ()  #: below all
    marked: frozenset[int] = frozenset()  #: rows that stand out, from 0


def write_workbook(path: Path, grids: Iterable[Grid]) -> None:
    """A workbook at `path`, whole or not at all.

    Raises:
        InputFault: the folder can't be written.
    """
    with writing(path) as stream:
        write_into(stream, grids)


def write_into(stream: IO[bytes], grids: Iterable[Grid]) -> None:
    """A workbook into a stream that can seek."""
    from openpyxl.workbook import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.creator = "postermaker"
    book.properties.created = book.properties.modified = _EPOCH
    looks = _Looks()
    for grid in grids:
        _fill(book, grid, looks)
    # not `save`, which stamps the time
    ExcelWriter(book, _Timeless(stream, "w", ZIP_DEFLATED)).save()


class _Timeless(ZipFile):
    """An archive whose members have no time."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: int | None, **__: int | None) -> None:
        """A member of these bytes."""
        assert isinstance(zinfo_or_arcname, str)
        super().writestr(timeless(zinfo_or_arcname), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: int | None, **__: int | None) -> None:
        """A member with the content of a file."""
        self.writestr(arcname, Path(filename).read_bytes())


def timeless(name: str) -> ZipInfo:
    """A member of an archive that is the same on every system and day."""
    member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.create_system = 3  # what it is told on Linux; each system would write its own
    member.external_attr = 0o100644 << 16
    return member


class Look(NamedTuple):
    """How a cell looks; the few looks of a workbook are made once, for styling a cell costs more than the cell."""

    kind: Kind = Kind.TEXT
    part: Part = Part.ROW
    marked: bool = False
    quoted: bool = False  #: stays a text when it is edited


class _Looks:
    """The looks of one workbook."""

    def __init__(self) -> None:
        self._made: dict[Look, Any] = {}

    def cell(self, sheet: Any, value: Cell, look: Look) -> Any:
        """A cell; a text is a text whatever it looks like."""
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(sheet)
        if isinstance(value, str):
            cell.value = plain(value)
            cell.data_type = "s"  # openpyxl guesses a formula, or an error such as #N/A
            look = look._replace(quoted=bool(_FORMULA.match(value)))
        else:
            cell.value = value
        if look not in self._made:
            _dress(cell, look)
            self._made[look] = cell._style
        cell._style = self._made[look]
        return cell


def _dress(cell: Any, look: Look) -> None:
    """Give a cell its look."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.number_format, cell.quotePrefix = look.kind.value, look.quoted
    size, ink = (14, _RED) if look.part is Part.TITLE else (10, _PAPER if look.part is Part.HEAD else _INK)
    cell.font = Font(name=_FACE, size=size, bold=look.part in _BOLD, color=ink)
    if look.part in (Part.TITLE, Part.NOTE):
        return
    line = Side(style="thin", color=_RULE)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    side = "center" if look.part is Part.HEAD else None if look.kind is Kind.TEXT else "right"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=look.kind is Kind.TEXT)
    if look.part is Part.HEAD or look.marked or look.part is Part.TOTAL:
        cell.fill = PatternFill("solid", fgColor=_RED if look.part is Part.HEAD else _PALE)


def _fill(book: "Workbook", grid: Grid, looks: _Looks) -> None:
    sheet: Any = book.create_sheet(sheet_name(grid.name, book.sheetnames))
    heads = 2 if grid.title else 1
    _set_up(sheet, grid, heads)
    if grid.title:
        sheet.row_dimensions[1].height = 26
        sheet.append([looks.cell(sheet, grid.title, Look(part=Part.TITLE))])
    sheet.row_dimensions[heads].height = 22
    sheet.append([looks.cell(sheet, column.title, Look(part=Part.HEAD)) for column in grid.columns])
    kinds = [column.kind for column in grid.columns]
    for i, row in enumerate(grid.rows):
        marked = i in grid.marked
        cells = zip(row, kinds, strict=True)
        sheet.append([looks.cell(sheet, value, Look(kind, marked=marked)) for value, kind in cells])
    if grid.total:
        cells = zip(grid.total, kinds, strict=True)
        sheet.append([looks.cell(sheet, value, Look(kind, Part.TOTAL)) for value, kind in cells])
    for note in grid.notes:
        sheet.append([looks.cell(sheet, note, Look(part=Part.NOTE))])


def _set_up(sheet: Any, grid: Grid, heads: int) -> None:
    """Widths, what stays in view, and how it prints: A4 across, as wide as the paper, the heads on each page."""
    from openpyxl.utils import get_column_letter as letter

    for i, width in enumerate(_widths(grid), 1):
        sheet.column_dimensions[letter(i)].width = width
    sheet.freeze_panes = f"A{heads + 1}"
    last = letter(len(grid.columns))
    sheet.auto_filter.ref = f"A{heads}:{last}{heads + len(grid.rows)}"
    sheet.print_title_rows = f"1:{heads}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side, inches in (("left", 0.4), ("right", 0.4), ("top", 0.5), ("bottom", 0.6)):
        setattr(sheet.page_margins, side, inches)
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"


def plain(text: str) -> str:
    """A text as a cell can hold it."""
    return _ILLEGAL.sub("\ufffd", text)[:_MAX_TEXT]


def sheet_name(said: str, taken: Iterable[str] = ()) -> str:
    """A sheet's name as Excel takes it: 31 characters at most, no brackets or slashes, none twice."""
    base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", plain(said)).strip("' ")[:31] or str(
        Bilingual("表", "sheet")
    )
    used, name, number = {each.casefold() for each in taken}, base, 2
    while name.casefold() in used:
        tail = f"_{number}"
        name, number = base[: 31 - len(tail)] + tail, number + 1
    return name


def _widths(grid: Grid) -> list[float]:
    """The columns' widths by the longest lines that they hold; a Han character is two wide."""
    found = [_width(column.title) + 4 for column in grid.columns]  # the filter's arrow
    for row in (*grid.rows[:_SAMPLE], *([grid.total] if grid.total else [])):
        for i, (value, column) in enumerate(zip(row, grid.columns, strict=True)):
            found[i] = max(found[i], _width(_shown(value, column.kind)) + 2)
    return [float(min(max(width, _NARROW), _WIDE)) for width in found]


def _shown(value: Cell, kind: Kind) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return (
        f"{value:,.2f}¥"
        if kind is Kind.MONEY
        else f"{value:,.4g}"
        if kind is Kind.PIECE_AREA
        else f"{value:,}"
    )


def _width(text: str) -> int:
    lines = text.split("\n")
    return max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line[:99]) for line in lines)
