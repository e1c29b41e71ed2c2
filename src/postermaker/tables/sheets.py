"""One sheet of an .xlsx workbook as a grid of texts, in one pass over its XML."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from postermaker.errors import Bilingual
from postermaker.tables.cells import clean, lost_digits
from postermaker.tables.grid import Grid, Line, Span, index_of
from postermaker.tables.parts import Parts, Unsound, walk
from postermaker.tables.shown import shown
from postermaker.tables.values import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Source, unreadable
from postermaker.tables.workbook import MAX_TEXT, Sheet, Workbook

#: A sheet ends here; a hostile one might not.
_EXCEL_ROWS = 1_048_576
_MAX_SPANS = 200_000
#: An Excel number keeps fifteen digits; of longer ones the rest are zeros that nobody typed.
_EXACT = 10**15
#: How Excel writes what XML can't hold.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_NOT_COMPUTED = Bilingual(
    "公式没有算出结果；请用 Excel 或 WPS 打开名单，保存一次",
    "the formula was never computed; open the list in Excel or WPS and save it once",
)


def read_sheet(parts: Parts, book: Workbook, sheet: Sheet, path: Path) -> Grid:
    """The grid of a sheet.

    Raises:
        InputFault: it is too large.
        Unsound, expat.ExpatError, ValueError, LookupError: it is damaged.
    """
    reading = _Reading(book, path)
    with parts.open(sheet.part) as stream:
        walk(stream, reading.start, reading.end, reading.text, lean=True)
    source = Source(kind="xlsx", sheet=sheet.name, sheets=tuple(each.name for each in book.sheets))
    return Grid(reading.lines, source, tuple(reading.spans), frozenset(reading.hidden_columns))


class _Reading:
    """The state of one pass."""

    def __init__(self, book: Workbook, path: Path) -> None:
        self.lines: list[Line] = []
        self.spans: list[Span] = []
        self.hidden_columns: set[int] = set()
        self._value_of: Callable[[dict[str, str], str], str] = _Values(book).text_of
        self._path = path
        self._row: Line | None = None
        self._number = self._column = self._cells = self._size = self._reading = 0
        self._columns: dict[str, int] = {}
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._inside = self._formula = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "c":
            self._cell, self._formula = attrs, False
            self._pieces.clear()
        elif tag == "v" or tag == "t":
            self._inside = not self._reading
        elif tag == "row":
            self._start_row(attrs)
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._reading += 1
        elif tag == "col":
            self._hide_columns(attrs)
        elif tag == "mergeCell":
            self._merge(attrs.get("ref", ""))

    def text(self, data: str) -> None:
        if self._inside:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        if tag == "v" or tag == "t":
            self._inside = False
        elif tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self._reading -= 1
        elif tag == "row" and self._row is not None and (self._row.spoilt or any(self._row.cells)):
            self.lines.append(self._row)
            if len(self.lines) > MAX_ROWS + 1000 or self._cells > MAX_CELLS or self._size > MAX_TEXT:
                raise unreadable(self._path, f"超过 {MAX_ROWS:,} 行", f"more than {MAX_ROWS:,} rows")

    def _start_row(self, attrs: dict[str, str]) -> None:
        number = int(attrs.get("r") or self._number + 1)
        if not self._number < number <= _EXCEL_ROWS:
            raise Unsound
        self._number, self._column = number, -1
        self._row = Line(number, [], attrs.get("hidden") in ("1", "true"))

    def _end_cell(self) -> None:
        row, cell = self._row, self._cell
        if row is None:
            raise Unsound
        place = cell.get("r")
        if place is None:
            column = self._column + 1
        else:
            name = place.rstrip("0123456789")
            column = self._columns.get(name, -1)
            if column < 0:
                column = self._columns[name] = index_of(name)
        self._column = column
        value = "".join(self._pieces)
        if not value:
            if self._formula and cell.get("t") != "str":
                row.spoilt[min(column, MAX_COLUMNS)] = _NOT_COMPUTED
            return
        text = self._value_of(cell, value)
        if not text:
            return
        column = min(column, MAX_COLUMNS)  # what lies further right counts as one cell too many
        row.cells.extend([""] * (column + 1 - len(row.cells)))
        row.cells[column] = text
        self._cells += 1
        self._size += len(text)
        lost = lost_digits(text)
        if lost is not None:
            row.spoilt[column] = lost

    def _hide_columns(self, attrs: dict[str, str]) -> None:
        if attrs.get("hidden") in ("1", "true"):
            last = min(int(attrs["max"]), MAX_COLUMNS + 1)
            self.hidden_columns.update(range(int(attrs["min"]) - 1, last))

    def _merge(self, ref: str) -> None:
        found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", ref)
        if found:
            self.spans.append(Span(int(found[2]), index_of(found[1]), int(found[4]), index_of(found[3])))
            if len(self.spans) > _MAX_SPANS:
                raise unreadable(self._path, "合并单元格太多", "too many merged cells")


class _Values:
    """What the cells of a workbook show."""

    def __init__(self, book: Workbook) -> None:
        self._strings, self._formats = [_unescaped(text) for text in book.strings], book.formats
        self._since_1904, self._pictures = book.since_1904, book.pictures

    def text_of(self, cell: dict[str, str], value: str) -> str:
        """A cell's text, by its attributes and what stands in its value."""
        kind = cell.get("t", "n")
        if kind == "s":
            return self._strings[int(value)]
        if kind == "n":
            return self._number(value, int(cell.get("s", 0)))
        if kind == "b":
            return "是" if value in ("1", "true") else "否"
        if kind == "d":
            return _iso_date(value)
        if kind == "e" and cell.get("vm") in self._pictures:
            return ""  # Excel writes an error there for programs that don't know pictures
        return _unescaped(value)

    def _number(self, value: str, style: int) -> str:
        code = self._formats[style] if style < len(self._formats) else ""
        if not code and value.isdecimal() and len(value) < 16:
            return value
        number = float(value)
        if abs(number) >= _EXACT:
            # programs write all digits, Excel writes fifteen
            return value if value.isdecimal() and value[15:].strip("0") else _scientific(number)
        return shown(number, code, since_1904=self._since_1904)


def _scientific(number: float) -> str:
    """As Excel shows a number that is too long for it."""
    digits, _, power = f"{number:.5E}".partition("E")
    return f"{digits.rstrip('0').rstrip('.')}E{power}"


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: _character(int(found[1], 16), found[0]), text)
    return clean(text)


def _character(code: int, written: str) -> str:
    """The character of a code; half of one stays as it was written."""
    return written if 0xD800 <= code < 0xE000 else chr(code)


def _iso_date(value: str) -> str:
    moment = datetime.fromisoformat(value)
    days = (moment.replace(tzinfo=None) - datetime(1899, 12, 30)).total_seconds() / 86400
    return shown(days, "yyyy/m/d" if days.is_integer() else "yyyy/m/d h:mm")
