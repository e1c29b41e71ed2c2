"""Workbooks as Excel, WPS and other programs write them, sound and damaged."""

import datetime
import re
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from postermaker.tables.reading import read_table
from postermaker.tables.values import MAX_COLUMNS
from tests.tables.making import SHEET, cells, csv_file, damaged, excel_file, left_out, refusal

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


def shared(folder: Path, body: str, strings: str = "", styles: str = "", name: str = "手写.xlsx") -> Path:
    """A workbook written by hand, as Excel writes it: shared texts, styles by number."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "_rels/.rels": f'<Relationships {rels}><Relationship Id="a" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{kind}"><sheets><sheet name="甲" sheetId="1" r:id="b"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships {rels}><Relationship Id="b" Type="{kind}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="{kind}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="d" Type="{kind}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{body}</worksheet>",
        "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {main}>{styles}</styleSheet>",
    }
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, text in parts.items():
            packed.writestr(part, text)
    return folder / name


STRINGS = (
    "<si><t>标语</t></si><si><t>日期</t></si>"
    '<si><r><rPr><b/></rPr><t>文</t></r><r><t xml:space="preserve">明 </t></r><rPh sb="0" eb="1"><t>wen</t></rPh></si>'
    "<si><t>一_x000D_\n二_x005F_x_xD83D_</t></si>"
)


def test_what_excel_writes_is_read(tmp_path: Path) -> None:
    body = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>46143</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="2"><v>46143</v></c></row>'
        '<row r="4"><c r="A4" t="str"><f>A3</f><v></v></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="5"><c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c t="d"><v>2026-05-01T08:30:00</v></c></row>'
        '<row r="6"><c r="A6"><f>B1</f><v>1.10101199003071E+17</v></c><c r="B6"><v>110101199003071234</v></c></row></sheetData>'
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="58"/></cellXfs>'
    table = read_table(shared(tmp_path, body, STRINGS, styles))
    assert cells(table) == [
        ["文明", "2026年5月1日"],
        ["一\n二_x_xD83D_", "5月1日"],
        ["", "#DIV/0!"],
        ["内联", "2026/5/1 8:30"],
        ["1.10101E+17", "110101199003071234"],
    ]
    assert [row.fault[:4] for row in table.rows] == ["", "", "", "", "A6: "]


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_prefix_of_names_changes_nothing(prefix: str, tmp_path: Path) -> None:
    body = "<sheetData><row><c t='str'><v>标语</v></c></row><row><c t='str'><v>好</v></c></row></sheetData>"
    path = shared(tmp_path, body)
    if prefix:
        text = zipfile.ZipFile(path).read(SHEET).decode()
        text = re.sub(r"<(/?)(\w)", rf"<\1{prefix}\2", text).replace("xmlns=", "xmlns:x=")
        damaged(path, SHEET, (zipfile.ZipFile(path).read(SHEET), text.encode()))
    assert cells(read_table(path)) == [["好"]]


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_entities_that_swell_are_refused_at_once(part: str, tmp_path: Path) -> None:
    path = shared(tmp_path, "<sheetData/>")
    body = zipfile.ZipFile(path).read(part)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert "Excel" in refusal(damaged(path, part, (body, bomb + body)))


def test_a_million_formatted_empty_rows_cost_little(tmp_path: Path) -> None:
    empty = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>'
        for n in range(4, 1_048_577)
    )
    rows = (
        "<row r='1'><c r='A1' t='str'><v>标语</v></c></row><row r='3'><c r='A3' t='str'><v>好</v></c></row>"
    )
    path = shared(tmp_path, f"<sheetData>{rows}{empty}</sheetData>")
    begun = time.monotonic()
    table = read_table(path)
    assert time.monotonic() - begun < 5
    assert [row.number for row in table.rows] == [3]
    assert [(each.number, each.count) for each in table.skipped] == [(2, 1)]


def test_a_cell_at_the_far_end_is_told_and_costs_nothing(tmp_path: Path) -> None:
    body = (
        "<sheetData><row r='1'><c r='A1' t='str'><v>标语</v></c></row><row r='2'><c r='A2' t='str'><v>好</v></c></row>"
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
    )
    table = read_table(shared(tmp_path, body))
    assert [(row.number, row.fault) for row in table.rows] == [(2, "")]
    assert left_out(table) == [(3, 1_048_573, "空行"), (1_048_576, 1, "只有没有列名的列里有内容")]


def test_the_first_visible_sheet_with_a_list_is_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "空"
    for title, rows in {"旧": [["标语"], ["旧"]], "说明": [["填表说明"]], "名单": [["标语"], ["新"]]}.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book["旧"].sheet_state = "hidden"
    path = tmp_path / "名单.xlsx"
    book.save(path)
    table = read_table(path)
    assert (table.source.sheet, table.source.sheets) == ("名单", ("空", "旧", "说明", "名单"))
    assert cells(read_table(path, sheet="旧")) == [["旧"]]
    assert cells(read_table(path, sheet=" 名 单 ")) == [["新"]]
    assert read_table(path, sheet="说明").rows == ()
    assert "是空的" in refusal(path, sheet="空")


def test_a_workbook_with_macros_is_read_as_any(tmp_path: Path) -> None:
    path = excel_file(tmp_path, ["标语"], ["好"])
    assert cells(read_table(path.rename(tmp_path / "名单.xlsm"))) == [["好"]]


def test_too_many_columns_are_refused_in_a_workbook_too(tmp_path: Path) -> None:
    names: list[object] = [f"c{n}" for n in range(MAX_COLUMNS + 1)]
    assert "列太多" in refusal(excel_file(tmp_path, names, names))


def test_every_kind_of_value_is_what_openpyxl_finds(tmp_path: Path) -> None:
    values: list[object] = [
        "文明",
        "  空 格 ",
        12,
        -3,
        0.25,
        1e-5,
        123456789012345,
        "001",
        "=不等",
        "１２",
        True,
        "a\nb",
        "😀𠮷",
    ]
    path = excel_file(tmp_path, ["标语"], *([value] for value in values))
    shown = [row.values["标语"] for row in read_table(path).rows]
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    found = [cell for (cell,) in sheet.iter_rows(min_row=2, values_only=True)]
    assert shown[:2] == ["文明", "空 格"]
    for text, value in zip(shown, found, strict=False):
        if isinstance(value, bool) or value is None:
            continue
        assert float(text) == value if isinstance(value, int | float) else text == value.strip()
