"""制作清单.xlsx and 报告.xlsx: each row once, exact sums, no formulas of someone else's, equal bytes."""

import time
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from postermaker.errors import InputFault
from postermaker.production.lists import SHOP_LINES, Billing, list_grids, write_list
from postermaker.production.order import NOTHING, OrderLine, Status
from postermaker.production.report import accounts, report_facts, write_report
from postermaker.production.workbook import Column, Grid, Kind, sheet_name, write_workbook
from tests.production.lines import mixed, order_line


def listed(tmp_path: Path, lines: list[OrderLine], billing: Billing) -> Workbook:
    write_list(tmp_path / "制作清单.xlsx", lines, billing)
    return openpyxl.load_workbook(tmp_path / "制作清单.xlsx")


def column(book: Workbook, sheet: str, head: str) -> list[object]:
    rows = list(book[sheet].iter_rows(values_only=True))
    heads = next(i for i, row in enumerate(rows) if head in row)
    at = rows[heads].index(head)
    return [row[at] for row in rows[heads + 1 :] if row[at] is not None]


def exact(values: list[object]) -> Decimal:
    return sum((Decimal(str(value)) for value in values), NOTHING)


def test_the_list_holds_what_was_made_and_its_sums_are_exact(tmp_path: Path) -> None:
    lines = mixed(430)
    made = [line for line in lines if line.status.made]
    book = listed(tmp_path, lines, Billing(minimum=Decimal(1), title="安全生产月"))
    assert book.sheetnames == ["清单", "按材料", "按点位", "按规格", "没有做的"]
    pieces, area, billed, money = (column(book, "清单", h) for h in ("数量", "合计 m²", "计费 m²", "金额"))
    assert len(pieces) == len(made) + 1
    for values in (pieces, area, billed, money):
        assert exact(values[:-1]) == exact(values[-1:])
    assert exact(area[-1:]) == sum((Decimal(str(a * b)) / 10**6 * n for a, b, n in
                                    ((int(x.size.width), int(x.size.height), x.quantity) for x in made)), NOTHING)  # fmt: skip
    for sheet in ("按材料", "按点位", "按规格"):
        for head, whole in (("件数", pieces), ("合计 m²", area), ("计费 m²", billed), ("金额", money)):
            values = column(book, sheet, head)
            assert exact(values[:-1]) == exact(values[-1:]) == exact(whole[-1:])
    said = [str(row[0]) for row in book["清单"].iter_rows(values_only=True)]
    assert f"另有 {len(lines) - len(made)} 行没有做，见最后一张表" in said
    assert column(book, "没有做的", "行号") == [line.row for line in lines if not line.status.made]
    assert "单件不足 1 m² 的按 1 m² 计" in said


def test_long_lists_are_split_for_shops_that_ask(tmp_path: Path) -> None:
    lines = [order_line(row) for row in range(2, 452)]
    book = listed(tmp_path, lines, Billing(lines=SHOP_LINES))
    assert book.sheetnames[:3] == ["清单1", "清单2", "清单3"]
    numbers = [column(book, name, "行号") for name in book.sheetnames[:3]]
    assert [len(each) for each in numbers] == [200, 200, 50]
    assert [number for each in numbers for number in each] == list(range(2, 452))
    assert "金额" not in [cell.value for cell in book["清单1"][2]]


def test_lines_without_a_price_are_told(tmp_path: Path) -> None:
    book = listed(tmp_path, [order_line(2, unit_price=Decimal(8)), order_line(3)], Billing())
    assert column(book, "清单", "金额") == [89.6, 89.6]
    assert "有 1 行没有单价，金额里没有算" in [row[0] for row in book["清单"].iter_rows(values_only=True)]


def test_a_list_of_nothing_is_a_list(tmp_path: Path) -> None:
    assert len(listed(tmp_path, [], Billing()).sheetnames) == 4


def test_sheets_are_set_up_for_reading_and_printing(tmp_path: Path) -> None:
    sheet = listed(tmp_path, mixed(30), Billing(title="安全生产月"))["清单"]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.auto_filter.ref.startswith("A2:")
    head = {cell.value: cell.column_letter for cell in sheet[2]}
    assert sheet[f"{head['单件 m²']}3"].number_format == "0.00##"
    assert sheet[f"{head['金额']}3"].number_format == "¥#,##0.00"
    assert sheet.column_dimensions[head["文件"]].width >= 8
    assert sheet["A2"].font.bold


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "#N/A", "=", "＝1"])
def test_a_text_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [Grid(name="x", columns=(Column("甲"),), rows=[(text,)])])
    cell = openpyxl.load_workbook(path).active["A2"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is (text != "#N/A")
    with zipfile.ZipFile(path) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_any_text_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(
        path, [Grid(name="a/b", columns=(Column("甲"),), rows=[("a\x00\ud800b",), ("字" * 40_000,)])]
    )
    sheet = openpyxl.load_workbook(path).active
    assert sheet["A2"].value == "a\ufffd\ufffdb"  # type: ignore[index]
    assert len(sheet["A3"].value) == 32_767  # type: ignore[index]


def test_sheet_names_are_such_as_excel_takes() -> None:
    assert sheet_name("a/b[c]:d") == "a_b_c__d"
    assert sheet_name("字" * 40) == "字" * 31
    assert sheet_name("A", ["a"]) == "A_2"
    assert sheet_name("'") == "表"


def test_equal_input_gives_equal_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = mixed(40)
    made = []
    for clock in (1_000_000_000, 1_700_000_000):
        monkeypatch.setattr(time, "time", lambda clock=clock: clock)
        write_list(tmp_path / "l.xlsx", lines, Billing(lines=10))
        write_report(tmp_path / "r.xlsx", lines, [line.row for line in lines])
        made.append(((tmp_path / "l.xlsx").read_bytes(), (tmp_path / "r.xlsx").read_bytes()))
        time.sleep(0)
    assert made[0] == made[1]
    with zipfile.ZipFile(BytesIO(made[0][0])) as packed:
        assert {member.date_time for member in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_left_where_a_workbook_fails(tmp_path: Path) -> None:
    with pytest.raises(InputFault):
        write_list(tmp_path / "none" / "l.xlsx", mixed(3))
    with pytest.raises(ValueError, match="zip"):
        write_workbook(tmp_path / "a.xlsx", [Grid(name="x", columns=(Column("甲"),), rows=[("a", "b")])])
    assert list(tmp_path.iterdir()) == []


def test_the_report_tells_of_each_row_once(tmp_path: Path) -> None:
    lines = mixed(100)
    rows = [line.row for line in lines]
    counted = accounts(lines, rows)
    assert counted.rows == counted.done + counted.problems + counted.failed + counted.skipped == 100
    facts = report_facts(lines, rows)
    assert [each["row"] for each in facts["results"]] == rows
    assert facts["failed"] == counted.failed == 10
    assert facts["results"][3] == {
        "row": 5, "status": "failed", "place": "第5社区", "title": "安全生产", "product": "banner",
        "size_mm": [8000, 700], "quantity": 2, "material": "牛津布", "finishing": ["四角打扣"], "message": "模板里没有这个字",
    }  # fmt: skip
    write_report(tmp_path / "报告.xlsx", lines, rows)
    book = openpyxl.load_workbook(tmp_path / "报告.xlsx")
    assert book.sheetnames == ["总览", "明细", "要处理的"]
    assert column(book, "明细", "行号") == rows
    assert column(book, "要处理的", "行号") == [line.row for line in lines if line.status is not Status.DONE]
    assert column(book, "总览", "行数")[-1] == 100
    assert sum(column(book, "总览", "行数")[:-1]) == 100  # type: ignore[arg-type]


@pytest.mark.parametrize("rows", [[2, 3], [2, 3, 4, 5], [2, 3, 3], [2, 3, 9]])
def test_a_row_that_is_lost_or_doubled_is_never_reported(rows: list[int]) -> None:
    with pytest.raises(AssertionError, match="rows missing"):
        accounts([order_line(row) for row in (2, 3, 4)], rows)


def test_english_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    first = next(iter(list_grids([order_line(2)])))
    assert first.name == "list"
    assert [each.title for each in first.columns][:3] == ["no.", "row", "place"]
    assert Kind.TEXT.value == "@"
