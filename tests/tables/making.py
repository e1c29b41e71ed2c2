"""Lists as files, made for one test each."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from postermaker.errors import InputFault
from postermaker.tables.reading import read_table
from postermaker.tables.values import Table


def csv_file(folder: Path, data: str | bytes, name: str = "名单.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def excel_file(
    folder: Path,
    *rows: list[object],
    title: str = "名单",
    change: Callable[[Worksheet], object] | None = None,
) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(sheet)
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def cells(table: Table) -> list[list[str]]:
    return [list(row.values.values()) for row in table.rows]


def left_out(table: Table) -> list[tuple[int, int, str]]:
    return [(each.number, each.count, each.why.zh) for each in table.skipped]


def refusal(path: Path, **how: str) -> str:
    with pytest.raises(InputFault, match="读不了名单") as caught:
        read_table(path, **how)  # type: ignore[arg-type]
    return str(caught.value)


def damaged(path: Path, member: str, change: tuple[bytes, bytes]) -> Path:
    """The workbook with a change in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            assert name != member or change[0] in body
            new.writestr(name, body.replace(*change) if name == member else body)
    path.write_bytes(stream.getvalue())
    return path


SHEET = "xl/worksheets/sheet1.xml"
