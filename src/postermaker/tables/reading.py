"""Lists from Excel or CSV as records: the header's names to each row's cell texts."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from postermaker.errors import Bilingual, InputFault
from postermaker.tables.values import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Row, Table
from postermaker.tables.values import unreadable as _unreadable

#: A sheet ends here; a hostile one might not.
_EXCEL_ROWS = 1_048_576

MAX_UNPACKED, MAX_RATIO = 500_000_000, 200


def read_table(path: Path, *, sheet: str | None = None, encoding: str | None = None) -> Table:
    """The list in a file.

    Args:
        path: `.xlsx`, `.csv` or `.tsv`.
        sheet: of a workbook; the first if not given.
        encoding: of a CSV; found if not given.

    Raises:
        InputFault: it can't be read, has no header, or is too large.
    """
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _unreadable(path, "太大", "it is too large")
        if suffix == ".xlsx":
            return _table(path, _excel_rows(path, sheet))
        if suffix in (".csv", ".tsv", ".txt"):
            return _table(path, _csv_rows(path, encoding))
    except OSError as error:
        raise _unreadable(path, "打不开", error.strerror or "it can't be opened") from error
    raise _unreadable(path, f"不认识“{suffix}”", f"'{suffix}' is no list")


def _table(path: Path, rows: Iterable[list[str]]) -> Table:
    numbered = ((n, row) for n, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    _, header = next(numbered, (0, []))
    columns = tuple(name.strip() for name in header)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise _unreadable(path, "是空的", "it is empty")
    if len(columns) > MAX_COLUMNS:
        raise _unreadable(path, "列太多", "too many columns")
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    if doubled:
        raise _unreadable(path, f"有两列都叫“{doubled[0]}”", f"two columns are called '{doubled[0]}'")
    found = []
    for number, row in numbered:
        padded = [*row, *[""] * len(columns)]
        values = {name: padded[i].strip() for i, name in enumerate(columns) if name}
        found.append(Row(number, values, _surplus(row, columns)))
        if len(found) > MAX_ROWS:
            raise _unreadable(path, f"超过 {MAX_ROWS:,} 行", f"more than {MAX_ROWS:,} rows")
    return Table(tuple(name for name in columns if name), tuple(found))


def _surplus(row: list[str], columns: tuple[str, ...]) -> str:
    """What is said of a row with more cells than the header: one of them has lost its column."""
    cell = next((cell for cell in row[len(columns) :] if cell.strip()), None)
    if cell is None:
        return ""
    return str(
        Bilingual(f"这一行比表头多出一格“{cell}”", f"the row has a cell more than the header: '{cell}'")
    )


def _csv_rows(path: Path, encoding: str | None) -> Iterator[list[str]]:
    data = path.read_bytes()
    if encoding and not _is_known(encoding):
        raise _unreadable(
            path, f"不认识编码“{encoding}”，请用 --encoding 指定", f"unknown --encoding '{encoding}'"
        )
    try:
        text = (data.decode(encoding) if encoding else _decoded(data)).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise _unreadable(
            path, "文字编码不对，请用 --encoding 指定", "wrong encoding, give it with --encoding"
        ) from error
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;，", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise _unreadable(path, str(error), str(error)) from error


#: Encodings that lists come in; others would decode anything into nonsense.
_ENCODINGS = frozenset(
    {
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gb18030",
        "gbk",
        "gb2312",
        "big5",
        "big5hkscs",
        "cp950",
    }
    | {"ascii", "shift_jis", "euc_kr", "cp1252", "iso8859-1"}
)


def _is_known(encoding: str) -> bool:
    import codecs

    try:
        return codecs.lookup(encoding).name in _ENCODINGS
    except (LookupError, ValueError):
        return False


def _decoded(data: bytes) -> str:
    """By its mark, else strict UTF-8, else GB18030, the encoding of Chinese Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _excel_rows(path: Path, sheet: str | None) -> Iterator[list[str]]:
    """The first or the named sheet's rows. Whatever a damaged workbook makes the reader raise is one fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the reader can't show and we don't need
            yield from _sheet_rows(path, sheet)
    except (InputFault, OSError):
        raise
    except Exception as error:
        raise _unreadable(path, "不是完整的 Excel 文件", "it is no sound Excel file") from error


def _swells(part: zipfile.ZipInfo) -> bool:
    """A bomb: large, and packed as no table of different cells can be."""
    return part.file_size > 20_000_000 and part.file_size > MAX_RATIO * part.compress_size


def _sheet_rows(path: Path, sheet: str | None) -> Iterator[list[str]]:
    import openpyxl

    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED or any(map(_swells, parts)):
        raise _unreadable(path, "解开后太大", "it is too large when unpacked")
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        names = [each.title for each in book.worksheets]
        if not names:
            raise _unreadable(path, "里面没有工作表", "there is no sheet in it")
        if sheet is not None and sheet not in names:
            known = "、".join(names)
            raise _unreadable(
                path, f"没有工作表“{sheet}”（有 {known}）", f"no sheet '{sheet}' (there are {known})"
            )
        chosen = book[sheet or names[0]]
        chosen.reset_dimensions()  # what a workbook says of its own extent may be too little
        for row in chosen.iter_rows(max_col=MAX_COLUMNS + 1, max_row=_EXCEL_ROWS, values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    """A cell as the sheet shows it: whole numbers without .0, dates as dates."""
    import datetime

    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float() if value.is_integer():
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return f"{value.year}年{value.month}月{value.day}日"
        case datetime.date() if not isinstance(value, datetime.datetime):
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return str(value)
