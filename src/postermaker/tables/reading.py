"""A list's file becomes a table: the file's first bytes, not its name, say what it is."""

import zipfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from postermaker.errors import Bilingual, InputFault
from postermaker.tables.arranging import arranged
from postermaker.tables.delimited import read_delimited
from postermaker.tables.grid import Grid
from postermaker.tables.headers import folded
from postermaker.tables.values import MAX_BYTES, Table, unreadable

_TEXTS = frozenset({".csv", ".tsv", ".txt"})
#: What a worker process reads, in a library that can die of a file.
_FOREIGN = frozenset({".xls", ".et", ".ods", ".xlsb"})
_SHEETS_TRIED = 12

#: The first bytes of a zip, and of the files of old Office.
_PACKED, _OLD = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    header_row: int | None = None,
    names: Collection[str] = (),
) -> Table:
    """The list in a file.

    Args:
        path: `.xlsx`, `.xlsm`, `.csv`, `.tsv`, `.txt`; in a worker process `.xls`, `.et`, `.ods`, `.xlsb`.
        sheet: of a workbook; the first visible one with a list if not given.
        encoding: of a text; found if not given.
        header_row: where the header is, as the sheet counts; found if not given.
        names: that columns may have (labels, keys and aliases of fields); they help to find header and sheet.

    Raises:
        InputFault: it can't be read, has no header, or is too large.
        MissingFault: the library for old workbooks is not there.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise unreadable(path, "太大", "it is too large")
        grids = _grids(path, sheet, encoding)
        table = _best(path, grids, names, header_row)
    except OSError as error:
        raise unreadable(path, "打不开", error.strerror or "it can't be opened") from error
    if table is None and header_row is not None:
        raise unreadable(path, f"第 {header_row} 行没有表头", f"there is no header in row {header_row}")
    if table is None:
        raise unreadable(path, "是空的", "it is empty")
    return table


def _best(path: Path, grids: Iterable[Grid], names: Collection[str], header_row: int | None) -> Table | None:
    """The first table with rows and a known column; else the first."""
    known = set(map(folded, names))
    found: list[Table] = []
    for grid in grids:
        table = arranged(path, grid, names, header_row)
        if table is not None:
            if table.rows and (not known or known & set(map(folded, table.columns))):
                return table
            found.append(table)
    return next((table for table in found if table.rows), found[0] if found else None)


def _grids(path: Path, sheet: str | None, encoding: str | None) -> Iterable[Grid]:
    """The grids that may hold the list, in the order of the file."""
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(4096)
    if suffix in _TEXTS:
        _refuse_sheet(path, sheet)
        return [read_delimited(path, encoding)]
    if suffix in (".xlsx", ".xlsm") and start.startswith(_PACKED):
        return _excel_grids(path, sheet)
    if (suffix in _FOREIGN and start.startswith((_PACKED, _OLD))) or _is_old(path, start, suffix):
        return _foreign_grids(path, sheet)
    if suffix == ".xls":
        _refuse_sheet(path, sheet)
        return [_disguised(path, start, encoding)]
    if suffix in (".xlsx", ".xlsm", *_FOREIGN):
        raise unreadable(path, "不是完整的 Excel 文件", "it is no sound Excel file")
    raise unreadable(path, f"不认识“{suffix}”", f"'{suffix}' is no list")


def _refuse_sheet(path: Path, sheet: str | None) -> None:
    """Refuse a sheet's name for a text, which has none: another list may have been meant."""
    if sheet is not None:
        raise unreadable(
            path,
            f"文本文件没有工作表，“{sheet}”用不上",
            f"a text has no sheets, and no '{sheet}'",
            Bilingual("请去掉 --sheet，或换成 Excel 文件", "leave --sheet out, or give a workbook"),
        )


def _is_old(path: Path, start: bytes, suffix: str) -> bool:
    """Whether an .xlsx is an old workbook of another name; one with a password looks the same from outside."""
    if suffix not in (".xlsx", ".xlsm") or not start.startswith(_OLD):
        return False
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise unreadable(
            path,
            "Excel 文件加了密码",
            "the Excel file has a password",
            Bilingual("请在 Excel 里去掉密码再保存", "take the password off in Excel and save it"),
        )
    return True


def _disguised(path: Path, start: bytes, encoding: str | None) -> Grid:
    """An .xls that a web system wrote: a text of rows, or a web page."""
    if b"<" in start[:200] and any(tag in start.lower() for tag in (b"<html", b"<table", b"<?xml")):
        raise unreadable(
            path,
            "其实是网页，不是 Excel 文件",
            "it is a web page, no Excel file",
            Bilingual("请用 Excel 打开，另存为 .xlsx", "open it in Excel and save it as .xlsx"),
        )
    return read_delimited(path, encoding)


def _excel_grids(path: Path, sheet: str | None) -> Iterable[Grid]:
    """The sheets of an .xlsx. Whatever a damaged one makes the reader raise is one fault."""
    from postermaker.tables.parts import Parts
    from postermaker.tables.sheets import read_sheet
    from postermaker.tables.workbook import read_workbook

    try:
        with Parts(path) as parts:
            book = read_workbook(parts, path)
            visible = [each.name for each in book.sheets if each.visible]
            for name in chosen_sheets(path, [each.name for each in book.sheets], visible, sheet):
                yield read_sheet(parts, book, next(each for each in book.sheets if each.name == name), path)
    except (InputFault, OSError):
        raise
    except (zipfile.BadZipFile, Exception) as error:
        raise unreadable(path, "不是完整的 Excel 文件", "it is no sound Excel file") from error


def _foreign_grids(path: Path, sheet: str | None) -> Iterable[Grid]:
    from postermaker.tables.foreign import read_foreign

    def choose(names: list[str], visible: list[str]) -> list[str]:
        return chosen_sheets(path, names, visible, sheet)

    return read_foreign(path, choose)


Choice = Callable[[list[str], list[str]], list[str]]


def chosen_sheets(path: Path, names: list[str], visible: list[str], asked: str | None) -> list[str]:
    """The sheets to look at: the one asked for, else the visible ones.

    Raises:
        InputFault: there is none of the name; the line lists those that there are.
    """
    if asked is None:
        return (visible or names)[:_SHEETS_TRIED]
    found = [name for name in names if name == asked] or [n for n in names if folded(n) == folded(asked)]
    if not found:
        known = "、".join(names)
        raise unreadable(
            path,
            f"没有工作表“{asked}”（有 {known}）",
            f"no sheet '{asked}' (there are {known})",
            Bilingual("请用 --sheet 写其中一个名字", "give one of these with --sheet"),
        )
    return found[:1]
