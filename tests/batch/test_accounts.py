"""Every row of a list is told of with its place, words and number, whatever became of it."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from postermaker.cli.main import main
from tests.batch.running import report, write_list

HEAD = "点位,标语,尺寸,数量"


def made(folder: Path, rows: list[str], *more: str, head: str = HEAD, template: str = "banner-red") -> int:
    write_list(folder, rows, head)
    return main(["batch", template, str(folder / "list.csv"), "-o", str(folder / "out"), *more])


def sheet(folder: Path, book: str, name: str) -> list[dict[str, Any]]:
    """The rows below the heads (the second row), each by head."""
    _, heads, *rows = openpyxl.load_workbook(folder / "out" / book)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_rows_that_fail_before_layout_are_told_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["东门,,6x0.7m,5", "西门,文明出行,很大,2", "南门,礼让行人,,两条", "北门,安全第一,,3", "合计,,,12"]
    assert made(tmp_path, rows) == 1
    capsys.readouterr()
    told = {each["行号"]: each for each in sheet(tmp_path, "报告.xlsx", "明细")}
    assert {(n, each["点位"], each["内容"], each["数量"]) for n, each in told.items()} == {
        (2, "东门", None, 5),
        (3, "西门", "文明出行", 2),
        (4, "南门", "礼让行人", None),
        (5, "北门", "安全第一", 3),
        (6, "合计", None, None),
    }
    assert [told[n]["尺寸"] for n in (2, 3, 4)] == ["6×0.7 米", None, "8×0.7 米"]
    left = sheet(tmp_path, "制作清单.xlsx", "没有做的")
    assert [(each["行号"], each["点位"], each["品名"]) for each in left] == [
        (2, "东门", "横幅"), (3, "西门", "横幅"), (4, "南门", "横幅"), (6, "合计", None),
    ]  # fmt: skip
    body = report(tmp_path)
    orders = {each["row"]: each["order"] for each in body["results"]}
    assert orders[2] == {
        "product": "banner", "width": 6000.0, "height": 700.0, "quantity": 5, "place": "东门",
    }  # fmt: skip
    assert (orders[3]["title"], orders[3]["quantity"], orders[3].get("width", 0)) == ("文明出行", 2, 0)
    assert orders[4]["quantity"] == 0
    assert orders[5]["quantity"] == 3
    assert body["omitted_rows"][0]["order"]["place"] == "合计"


def test_a_row_that_shows_an_error_of_excel_keeps_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(tmp_path, ["东门,#REF!,,5", "西门,好,,1"]) == 1
    assert "#REF!" in capsys.readouterr().err
    first = report(tmp_path)["results"][0]
    assert (first["order"]["place"], first["order"]["quantity"], "title" in first["order"]) == (
        "东门",
        5,
        False,
    )


def test_hidden_rows_are_told_each_with_what_they_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["点位", "标语", "数量"], *([f"{n}号门", f"第{n}条", n] for n in range(1, 6))):
        page.append(row)
    for number in (3, 4):
        page.row_dimensions[number].hidden = True
    book.save(tmp_path / "名单.xlsx")
    assert main(["batch", "banner-red", str(tmp_path / "名单.xlsx"), "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    told = sheet(tmp_path, "报告.xlsx", "明细")
    assert [(each["行号"], each["点位"], each["内容"], each["数量"]) for each in told] == [
        (n + 1, f"{n}号门", f"第{n}条", n) for n in range(1, 6)
    ]
    assert [each["行号"] for each in told if each["结果"] == "跳过"] == [3, 4]
    assert json.dumps(report(tmp_path)["omitted_rows"], ensure_ascii=False).count("隐藏") == 2


def test_what_is_said_to_the_shop_is_used_and_priced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["东门,平安,横幅、海报,8.5、20,急件", "西门,文明,横幅,10,"]
    assert made(tmp_path, rows, "--minimum-m2", "1", head="点位,标语,产品,单价,备注") == 0
    assert capsys.readouterr().err == ""
    listed = sheet(tmp_path, "制作清单.xlsx", "清单")
    assert [(each["品名"], each["单价（每 m²）"], each["金额"], each["备注"]) for each in listed[:3]] == [
        ("横幅", 8.5, 47.6, "急件"), ("海报", 20, 4.99, "急件"), ("横幅", 10, 56, None),
    ]  # fmt: skip
    assert listed[-1]["序号"] == "单件不足 1 m² 的按 1 m² 计"


def test_of_very_many_rows_that_fail_the_first_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(tmp_path, [f"{n}号门,好,,两条" for n in range(30)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert sum("两条" in line for line in said) == 20
    assert "  还有 10 行，见报告" in said
