"""A text file of rows (CSV, TSV, Excel's "Unicode text") as a grid."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from postermaker.tables.cells import clean, lost_digits
from postermaker.tables.encodings import decoded
from postermaker.tables.grid import Grid, Line
from postermaker.tables.values import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Source, unreadable

DELIMITERS = ",\t;|，；"
#: These stand in sentences too: only a header that is divided by them makes them delimiters.
_IN_SENTENCES = "，；"
_LOOKED_AT = 30
#: What `clean` and `lost_digits` look for.
_ODD = ("'", "=", "\ufeff", "E+", "e+", "DISPIMG")
#: Read behind the last row; if it is not found there as a row of its own, a quote was never closed.
_END = "\x02end\x02"


def read_delimited(path: Path, encoding: str | None) -> Grid:
    """The grid of a text file.

    Raises:
        InputFault: it can't be decoded, a quote is never closed, or it is too large.
        OSError: it can't be read.
    """
    text, name = decoded(path.read_bytes(), path, encoding)
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text, path.suffix.lower() == ".tsv")
    lines = list(_lines(text, delimiter, path))
    return Grid(lines, Source(kind="text", encoding=name, delimiter=delimiter))


def _delimiter(text: str, tabbed: bool) -> str:
    """What divides the rows: declared as Excel does (`sep=;`), else what gives the most rows of the header's width."""
    first = text[:6].lower()
    if first.startswith("sep=") and len(text) > 4 and text[5:6] == "\n":
        return text[4]
    if tabbed and "\t" in text:
        return "\t"
    sample = text[:200_000]
    return max(DELIMITERS, key=lambda mark: _fit(sample, mark))


def _fit(sample: str, delimiter: str) -> float:
    """How well a delimiter divides: the share of rows as wide as the first that it divides, wide ones before narrow."""
    if delimiter not in sample:
        return 0
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths = [len(row) for row in islice((row for row in rows if any(row)), _LOOKED_AT)]
    except csv.Error:
        return 0
    if delimiter in _IN_SENTENCES and (not widths or widths[0] < 2):
        return 0
    start = next((i for i, width in enumerate(widths) if width > 1), len(widths))
    divided = widths[start:]
    if not divided:
        return 0
    header = 1 if start else 2  # a title above is possible, but a header in the first row is more likely
    return header * sum(width == divided[0] for width in divided) / len(widths) + min(divided[0], 20) / 100


def _lines(text: str, delimiter: str, path: Path) -> Iterator[Line]:
    closing = "" if text.endswith("\n") else "\n"
    stream = io.StringIO(f"{text}{closing}{_END}", newline="")
    odd = any(mark in text for mark in _ODD)
    cells = number = 0
    row: list[str] = []
    rows = csv.reader(stream, delimiter=delimiter)
    try:
        for number, row in enumerate(rows, 1):
            if any(row) and row != [_END] and not (number == 1 and row[0].lower() == "sep="):
                line = _line(number, row, odd=odd)
                cells += len(line.cells)
                if any(line.cells):
                    yield line
            if cells > MAX_CELLS or number > MAX_ROWS * 11:
                raise unreadable(path, f"超过 {MAX_ROWS:,} 行", f"more than {MAX_ROWS:,} rows")
    except csv.Error as error:
        raise unreadable(path, f"第 {number + 1} 行读不了：{error}", f"row {number + 1}: {error}") from error
    if row != [_END]:
        raise unreadable(
            path,
            f"第 {number} 行有一个引号没有配对",
            f"a quotation mark in row {number} is never closed",
        )


def _line(number: int, row: list[str], *, odd: bool) -> Line:
    """A row's cells; where the file holds nothing odd, none of them needs a closer look."""
    if not odd:
        return Line(number, [cell.strip() for cell in row[: MAX_COLUMNS + 1]])
    line = Line(number, [clean(cell) for cell in row[: MAX_COLUMNS + 1]])
    for column, cell in enumerate(line.cells):
        lost = lost_digits(cell)
        if lost is not None:
            line.spoilt[column] = lost
    return line
