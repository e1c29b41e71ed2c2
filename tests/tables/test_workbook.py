"""Workbooks as Excel, WPS and other programs write them, sound and damaged."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from postermaker.tables.reading import read_table
from postermaker.tables.values import MAX_COLUMNS
from tests.tables.making import cells, csv_file, damaged, excel_file, refusal

LIST = "标语,署名\n文明,青禾区\n"


@pytest.mark.parametrize("name", ["名单.docx", "名单", "名单.xlsm", "名单.ods"])
def test_another_kind_of_file_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    assert ".xlsx" in refusal(csv_file(tmp_path, LIST, name))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".tsv"])
def test_what_is_not_there_or_a_folder_is_refused(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"folder{suffix}").mkdir()
    assert "打不开" in refusal(tmp_path / f"none{suffix}")
    assert refusal(tmp_path / f"folder{suffix}")


def test_excel_cells_read_as_the_sheet_shows_them(tmp_path: Path) -> None:
    day = datetime.date(2026, 5, 1)
    path = excel_file(
        tmp_path,
        ["标语", None, 3.0, "x"],
        ["  文明 ", "", 12, 0.7],
        [None, None, None, None],
        [day, "-", datetime.datetime(2026, 5, 1), True],
        ["001", "-", 10**14, datetime.datetime(2026, 5, 1, 8, 30)],
    )
    table = read_table(path)
    assert table.columns == ("标语", "3", "x")
    assert [row.number for row in table.rows] == [2, 4, 5]
    assert cells(table)[0] == ["文明", "12", "0.7"]
    assert cells(table)[1] == ["2026-05-01", "2026-05-01", "是"]
    assert cells(table)[2] == ["001", "100000000000000", "2026-05-01 8:30:00"]


def test_a_sheet_is_found_by_name_and_a_missing_one_names_the_others(tmp_path: Path) -> None:
    path = excel_file(tmp_path, ["标语"], ["甲"])
    assert cells(read_table(path, sheet="名单")) == [["甲"]]
    said = refusal(path, sheet="没有")
    assert "没有工作表“没有”" in said
    assert "名单" in said.replace("名单.xlsx", "").replace("读不了名单", "")


def test_a_workbook_that_holds_only_a_chart_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图")
    book.remove(book.worksheets[0])
    book.save(tmp_path / "图.xlsx")
    refusal(tmp_path / "图.xlsx")


def test_a_formula_that_was_never_computed_spoils_its_cell_only(tmp_path: Path) -> None:
    [row, other] = read_table(excel_file(tmp_path, ["标语", "署名"], ["=1+1", "x"], ["好", "y"])).rows
    assert row.values == {"标语": "", "署名": "x"}
    assert row.fault.startswith("A2: 公式没有算出结果")
    assert (row.fault_in({"标语"}), row.fault_in({"署名"})) == (row.fault, "")
    assert other.fault == ""


@pytest.mark.parametrize("body", [b"", b"PK", b"not a zip", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_workbook_is_refused(body: bytes, tmp_path: Path) -> None:
    assert "Excel" in refusal(csv_file(tmp_path, body, "名单.xlsx"))


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    data = excel_file(tmp_path, ["标语"], ["甲"]).read_bytes()
    for length in range(0, len(data), 97):
        refusal(csv_file(tmp_path, data[:length], "cut.xlsx"))


@pytest.mark.parametrize(
    ("member", "change"),
    [
        ("xl/worksheets/sheet1.xml", (b"</sheetData>", b"")),
        ("xl/worksheets/sheet1.xml", (b"<row", b"<<row")),
        ("xl/worksheets/sheet1.xml", (b't="inlineStr"><is>', b't="s"><v>99</v><is>')),
        ("xl/workbook.xml", (b"</sheets>", b"")),
        ("xl/styles.xml", (b"</styleSheet>", b"")),
        ("_rels/.rels", (b"<", b"")),
    ],
)
def test_a_damaged_part_is_refused(member: str, change: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert "Excel" in refusal(damaged(excel_file(tmp_path, ["标语"], ["甲"]), member, change))


def test_what_openpyxl_does_not_know_in_a_real_workbook_says_nothing(tmp_path: Path) -> None:
    # Excel writes such an extension for each drop-down list; warnings are errors here, and lines on stderr there
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    path = excel_file(tmp_path, ["标语"], ["甲"])
    assert cells(read_table(damaged(path, "xl/worksheets/sheet1.xml", (b"</worksheet>", extension)))) == [
        ["甲"]
    ]


@pytest.mark.parametrize("said", [b"A1", b"A1:A2", b"A1:B1", b""])
def test_a_workbook_that_understates_its_extent_loses_no_row_and_no_column(
    said: bytes, tmp_path: Path
) -> None:
    # exporters of some databases write such a dimension, and openpyxl believes it
    path = excel_file(tmp_path, ["标语", "署名"], ["甲", "一"], ["乙", "二"])
    change = (b'<dimension ref="A1:B3"/>', b'<dimension ref="%s"/>' % said if said else b"")
    table = read_table(damaged(path, "xl/worksheets/sheet1.xml", change))
    assert cells(table) == [["甲", "一"], ["乙", "二"]]


def test_a_workbook_that_swells_is_refused(tmp_path: Path) -> None:
    rows = b'<row r="9"/>' * 3_000_000
    path = damaged(
        excel_file(tmp_path, ["标语"], ["甲"]),
        "xl/worksheets/sheet1.xml",
        (b"</sheetData>", rows + b"</sheetData>"),
    )
    assert path.stat().st_size < 1_000_000
    assert "太大" in refusal(path)
