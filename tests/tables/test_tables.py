"""Lists as people save them: the same rows, or one line that says why not."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.tables.reading import read_table
from postermaker.tables.values import MAX_COLUMNS, MAX_ROWS, Table

LIST = "标语,署名\n文明藏在日常里,青禾区\n温暖留在人心间,白石镇\n"


def csv_file(folder: Path, data: str | bytes, name: str = "名单.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def excel_file(folder: Path, *rows: list[object], title: str = "名单") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def cells(table: Table) -> list[list[str]]:
    return [list(row.values.values()) for row in table.rows]


def refusal(path: Path, **how: str) -> str:
    with pytest.raises(InputFault, match="读不了名单") as caught:
        read_table(path, **how)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_encoding_is_found(encoding: str, ends: str, tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, LIST.replace("\n", ends).encode(encoding)))
    assert table.columns == ("标语", "署名")
    assert cells(table) == [["文明藏在日常里", "青禾区"], ["温暖留在人心间", "白石镇"]]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "big5", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_an_encoding_is_taken_as_given_with_or_without_its_mark(
    encoding: str, mark: str, tmp_path: Path
) -> None:
    text = mark * (encoding != "big5") + "標語,署名\n文明,青禾\n"
    table = read_table(csv_file(tmp_path, text.encode(encoding)), encoding=encoding)
    assert table.columns == ("標語", "署名")
    assert cells(table) == [["文明", "青禾"]]


def test_a_rare_character_of_gb18030_is_kept(tmp_path: Path) -> None:
    assert cells(read_table(csv_file(tmp_path, "标语\n㐂𠮷\n".encode("gb18030")))) == [["㐂𠮷"]]


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "no-such-code", "hex", "idna", "utf\0-8", ""])
def test_a_wrong_encoding_is_refused_with_the_option(encoding: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, LIST.encode("gb18030"))
    if encoding == "":
        assert read_table(path, encoding=encoding) == read_table(path)
    else:
        assert "--encoding" in refusal(path, encoding=encoding)


def test_bytes_in_no_encoding_are_refused(tmp_path: Path) -> None:
    assert "--encoding" in refusal(csv_file(tmp_path, b"a,b\n\xff\xff\xff,\xff\n"))


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape"])
def test_half_a_character_is_refused(encoding: str, tmp_path: Path) -> None:
    body = {"utf-7": b"a\n+2AA-\n", "unicode_escape": b"a\n\\ud800\n"}[encoding]
    assert "--encoding" in refusal(csv_file(tmp_path, body), encoding=encoding)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_a_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, f"标语{delimiter}署名\n文明{delimiter}青禾\n"))
    assert table.columns == ("标语", "署名")
    assert cells(table) == [["文明", "青禾"]]


def test_quotes_hold_delimiters_line_breaks_and_quotes(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, '标语,署名\n"文明,\r\n日常","说""好"""\n下,个\n'))
    assert cells(table) == [["文明,\r\n日常", '说"好"'], ["下", "个"]]
    assert [row.number for row in table.rows] == [2, 3]


def test_rows_are_numbered_as_the_sheet_counts_and_empty_ones_left_out(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, "\n标语,署名\n甲,\n,\n\n ,　\n乙,\n"))
    assert [(row.number, row.values["标语"]) for row in table.rows] == [(3, "甲"), (7, "乙")]


def test_a_short_row_is_filled_up_with_nothing(tmp_path: Path) -> None:
    assert cells(read_table(csv_file(tmp_path, "标语,署名\n甲\n"))) == [["甲", ""]]


@pytest.mark.parametrize("beyond", [",", ",,,", ", ,　"])
def test_empty_cells_beyond_the_header_are_fine(beyond: str, tmp_path: Path) -> None:
    assert cells(read_table(csv_file(tmp_path, f"标语\n奋斗{beyond}\n"))) == [["奋斗"]]


@pytest.mark.parametrize("text", ["", "\n", "\n\n , ,\n", "\ufeff", "\ufeff\n"])
def test_an_empty_list_is_refused(text: str, tmp_path: Path) -> None:
    assert "是空的" in refusal(csv_file(tmp_path, text))


def test_a_header_alone_is_a_list_without_rows(tmp_path: Path) -> None:
    assert read_table(csv_file(tmp_path, "标语,署名")).rows == ()


def test_two_columns_of_one_name_are_refused_by_name(tmp_path: Path) -> None:
    assert "“标语”" in refusal(csv_file(tmp_path, "标语,署名, 标语 \n1,2,3\n"))


def test_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, "标语,,署名,,\n甲,x,乙,,\n"))
    assert table.columns == ("标语", "署名")
    assert cells(table) == [["甲", "乙"]]


def test_too_many_columns_or_rows_are_refused(tmp_path: Path) -> None:
    names = [f"c{n}" for n in range(MAX_COLUMNS + 1)]
    assert "列太多" in refusal(csv_file(tmp_path, ",".join(names)))
    assert "列太多" in refusal(excel_file(tmp_path, list(names), list(names)))
    assert "行" in refusal(csv_file(tmp_path, "a\n" + "x\n" * (MAX_ROWS + 1)))
    assert len(read_table(csv_file(tmp_path, "a\n" + "x\n" * MAX_ROWS)).rows) == MAX_ROWS


@pytest.mark.parametrize("name", ["名单.xls", "名单.docx", "名单", "名单.xlsm"])
def test_another_kind_of_file_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    assert ".xlsx" in refusal(csv_file(tmp_path, LIST, name))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".tsv"])
def test_what_is_not_there_or_a_folder_is_refused(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"folder{suffix}").mkdir()
    assert "打不开" in refusal(tmp_path / f"none{suffix}")
    assert refusal(tmp_path / f"folder{suffix}")


@settings(max_examples=200)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_list_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = csv_file(tmp_path_factory.mktemp("csv"), data)
    try:
        read_table(path)
    except InputFault:
        return


def test_excel_cells_read_as_the_sheet_shows_them(tmp_path: Path) -> None:
    day = datetime.date(2026, 5, 1)
    path = excel_file(
        tmp_path,
        ["标语", None, 3.0, "x"],
        ["  文明 ", "", 12, 0.7],
        [None, None, None, None],
        [day, "-", datetime.datetime(2026, 5, 1), True],
        ["001", "-", 10**15, datetime.datetime(2026, 5, 1, 8, 30)],
    )
    table = read_table(path)
    assert table.columns == ("标语", "3", "x")
    assert [row.number for row in table.rows] == [2, 4, 5]
    assert cells(table)[0] == ["文明", "12", "0.7"]
    assert cells(table)[1] == ["2026年5月1日", "2026年5月1日", "是"]
    assert cells(table)[2][:2] == ["001", "1000000000000000"]


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


def test_a_formula_that_was_never_computed_is_an_empty_cell(tmp_path: Path) -> None:
    assert cells(read_table(excel_file(tmp_path, ["标语", "n"], ["=1+1", "x"]))) == [["", "x"]]


@pytest.mark.parametrize("body", [b"", b"PK", b"not a zip", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_workbook_is_refused(body: bytes, tmp_path: Path) -> None:
    assert "Excel" in refusal(csv_file(tmp_path, body, "名单.xlsx"))


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    data = excel_file(tmp_path, ["标语"], ["甲"]).read_bytes()
    for length in range(0, len(data), 97):
        refusal(csv_file(tmp_path, data[:length], "cut.xlsx"))


def damaged(path: Path, member: str, change: tuple[bytes, bytes]) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            assert name != member or change[0] in body
            new.writestr(name, body.replace(*change) if name == member else body)
    path.write_bytes(stream.getvalue())
    return path


@pytest.mark.parametrize(
    ("member", "change"),
    [
        ("xl/worksheets/sheet1.xml", (b"</sheetData>", b"")),
        ("xl/worksheets/sheet1.xml", (b"<row", b"<<row")),
        ("xl/worksheets/sheet1.xml", (b't="inlineStr"><is>', b't="s"><v>99</v><is>')),
        ("xl/workbook.xml", (b"<sheet ", b"<sheet nonsense='1' ")),
        ("xl/styles.xml", (b"</styleSheet>", b"")),
        ("[Content_Types].xml", (b"<", b"")),
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
