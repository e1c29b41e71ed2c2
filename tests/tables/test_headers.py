"""Titles, merged and repeated headers, sums and blanks: which rows are records."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from postermaker.errors import InputFault
from postermaker.tables.arranging import arranged
from postermaker.tables.grid import Grid, Line, Span
from postermaker.tables.headers import column_name
from postermaker.tables.reading import read_table
from postermaker.tables.values import Source, Table
from tests.tables.making import cells, csv_file, excel_file, left_out, refusal


def merged(*ranges: str):  # type: ignore[no-untyped-def]
    def change(sheet: Worksheet) -> None:
        for each in ranges:
            sheet.merge_cells(each)

    return change


def test_a_title_merged_across_and_a_note_stand_above_the_header(tmp_path: Path) -> None:
    path = excel_file(
        tmp_path,
        ["2026年宣传标语清单"],
        ["填报单位：青禾区", None, None, "日期：5月1日"],
        ["序号", "标语", "尺寸", "数量"],
        [1, "文明", "8x0.7m", 3],
        change=merged("A1:D1"),
    )
    table = read_table(path)
    assert table.columns == ("序号", "标语", "尺寸", "数量")
    assert (table.source.header_row, [row.number for row in table.rows]) == (3, [4])


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("标语清单\n地点甲,口径乙\n一,二\n三,四\n", ("地点甲", "口径乙")),
        ("标语\n奋斗,青春\n不忘初心,牢记使命\n", ("标语",)),
        ("标语,署名\n奋斗,青春,梦想,加油,向前\n", ("标语", "署名")),
        ("文字甲\n一\n二\n", ("文字甲",)),
        ("甲,乙,丙,丁\n1,2,3,4\n", ("甲", "乙", "丙", "丁")),
        ("单位：青禾,日期：五月\n甲,乙\n1,2\n", ("甲", "乙")),
        ("x,y,z,地点\n标语,b,c,d\n标语,b,c,d\n", ("x", "y", "z", "地点")),
    ],
)
def test_a_text_file_has_its_header_where_a_person_sees_it(
    text: str, columns: tuple[str, ...], tmp_path: Path
) -> None:
    assert read_table(csv_file(tmp_path, text)).columns == columns


def test_names_that_are_known_find_the_header_and_a_person_can_say_the_row(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "甲单位,乙年度,x\n口径,落实,备用\n一,二,三\n")
    assert read_table(path).columns == ("甲单位", "乙年度", "x")
    assert read_table(path, names={"口径", "落实"}).columns == ("口径", "落实", "备用")
    assert read_table(path, header_row=2).columns == ("口径", "落实", "备用")
    with pytest.raises(InputFault, match="第 9 行没有表头"):
        read_table(path, header_row=9)


def test_a_header_of_two_rows_gives_joined_names(tmp_path: Path) -> None:
    path = excel_file(
        tmp_path,
        ["清单"],
        ["序号", "标语", "尺寸", None, "联系人", None, "备注"],
        [None, None, "宽", "高", "姓名", "电话", None],
        [1, "文明", 8, 0.7, "张三", "138", None],
        change=merged("A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"),
    )
    table = read_table(path)
    assert table.columns == ("序号", "标语", "尺寸宽", "尺寸高", "联系人姓名", "联系人电话", "备注")
    assert cells(table) == [["1", "文明", "8", "0.7", "张三", "138", ""]]
    assert (table.source.header_row, table.source.header_height) == (2, 2)
    assert read_table(path, names={"标语", "宽"}).columns[2] == "宽"


def test_a_header_of_two_rows_without_upright_merging_or_in_a_text_file(tmp_path: Path) -> None:
    rows: Sequence[list[object]] = (["标语", "尺寸", None, "备注"], [None, "宽", "高"], ["文明", 8, 0.7, "x"])
    for path in (
        excel_file(tmp_path, *rows, change=merged("B1:C1")),
        csv_file(tmp_path, "标语,尺寸,,备注\n,宽,高,\n文明,8,0.7,x\n"),
    ):
        assert read_table(path).columns == ("标语", "尺寸宽", "尺寸高", "备注")
        assert cells(read_table(path)) == [["文明", "8", "0.7", "x"]]


def test_a_record_under_a_wide_name_is_no_second_header(tmp_path: Path) -> None:
    path = excel_file(tmp_path, ["标语", "备注", None], ["文明", "甲", "乙"], change=merged("B1:C1"))
    table = read_table(path)
    assert table.columns == ("标语", "备注")
    assert len(table.rows) == 1
    assert read_table(csv_file(tmp_path, "标语,,署名,\n甲,x,,\n")).columns == ("标语", "署名")


@pytest.mark.parametrize(
    ("written", "name"),
    [("姓　名", "姓名"), ("标\n语", "标语"), ("*标语：", "标语"), ("A B", "A B"), (" 尺 寸 ", "尺寸")],
)
def test_a_name_is_what_people_call_the_column(written: str, name: str) -> None:
    assert column_name(written) == name


def test_rows_that_are_no_records_are_left_out_with_the_reason(tmp_path: Path) -> None:
    text = (
        "清单,,\n序号,标语,数量\n1,甲,3\n,,\n,,\n2,乙,4\n小计,,7\n清单,,\n序号,标语,数量\n3,丙,1\n4,,\n5,,\n"
        "合 计：,,8\n制表人：张三,,审核：李四\n"
    )
    table = read_table(csv_file(tmp_path, text))
    assert [row.values["标语"] for row in table.rows] == ["甲", "乙", "丙"]
    assert left_out(table) == [
        (4, 2, "空行"), (7, 1, "合计行"), (8, 1, "重复的标题"), (9, 1, "重复的表头"),
        (11, 2, "只有序号，没有内容"), (13, 1, "合计行"), (14, 1, "表尾的说明"),
    ]  # fmt: skip
    assert len(table.rows) + sum(each.count for each in table.skipped) == 14 - 2


@pytest.mark.parametrize("slogan", ["合计算好每一笔账", "共计划同发展", "注重安全", "2026", "说明白 讲清楚"])
def test_a_slogan_that_begins_like_a_sum_is_a_record(slogan: str, tmp_path: Path) -> None:
    assert len(read_table(csv_file(tmp_path, f"标语,署名\n{slogan},\n")).rows) == 1


def test_hidden_rows_and_columns_are_left_out_and_said(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["B"].hidden = True

    path = excel_file(
        tmp_path, ["标语", "标语", "署名"], *([c, "旧", "x"] for c in "甲乙丙丁"), change=change
    )
    table = read_table(path)
    assert cells(table) == [["甲", "x"], ["丁", "x"]]
    assert left_out(table) == [(3, 2, "隐藏的行（或被筛选掉）")]
    assert [note.zh for note in table.source.notes] == ["B 列“标语”是隐藏的列，没有用"]


def test_a_cell_merged_downwards_counts_for_each_row(tmp_path: Path) -> None:
    path = excel_file(
        tmp_path,
        ["街道", "社区"],
        ["青禾", "一"],
        [None, "二"],
        [None, "三"],
        ["白石", "四"],
        change=merged("A2:A4"),
    )
    table = read_table(path)
    assert cells(table) == [["青禾", "一"], ["青禾", "二"], ["青禾", "三"], ["白石", "四"]]
    assert "2 格" in table.source.notes[0].zh


def test_a_doubled_name_is_refused_unless_one_column_is_empty(tmp_path: Path) -> None:
    assert "（A、C）" in refusal(csv_file(tmp_path, "标语,数量,标语\n甲,1,乙\n"))
    table = read_table(csv_file(tmp_path, "标语,数量,标语\n甲,1,\n"))
    assert (table.columns, table.source.positions) == (("标语", "数量"), {"标语": 1, "数量": 2})
    assert "C 列“标语”" in table.source.notes[0].zh


def test_a_column_without_a_name_that_holds_something_is_said(tmp_path: Path) -> None:
    table: Table = read_table(csv_file(tmp_path, "标语,,署名\n甲,x,乙\n"))
    assert [note.en for note in table.source.notes] == ["columns without a name, not used: B"]


def test_a_scribble_beside_a_sheet_spoils_no_row(tmp_path: Path) -> None:
    table = read_table(excel_file(tmp_path, ["标语", "署名"], ["甲", "乙", None, "已做"], ["丙", "丁"]))
    assert [row.fault for row in table.rows] == ["", ""]
    assert [note.zh for note in table.source.notes] == ["没有列名、没有用的列：D"]


def test_numbers_beside_a_merged_cell_make_no_records(tmp_path: Path) -> None:
    path = excel_file(
        tmp_path,
        ["序号", "街道", "标语"],
        [1, "青禾", "甲"],
        [2, None, "乙"],
        [3],
        [4],
        change=merged("B2:B5"),
    )
    table = read_table(path)
    assert cells(table) == [["1", "青禾", "甲"], ["2", "青禾", "乙"]]
    assert left_out(table) == [(4, 2, "只有序号，没有内容")]


CELL = st.sampled_from(
    ["", "", "标语", "序号", "1", "合计", "注：x", "宽", "很长很长的一句话，带着逗号。", "署名", "1.2E+17"]
)


@given(
    rows=st.lists(st.lists(CELL, max_size=5), max_size=12),
    gaps=st.lists(st.integers(1, 3), min_size=12, max_size=12),
    spans=st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=5),
    hidden=st.sets(st.integers(0, 4), max_size=2),
    kind=st.sampled_from(["text", "xlsx"]),
)
def test_every_row_below_the_header_is_a_record_or_left_out(
    rows: list[list[str]],
    gaps: list[int],
    spans: list[tuple[int, int, int, int]],
    hidden: set[int],
    kind: str,
) -> None:
    lines, number = [], 0
    for row, gap in zip(rows, gaps, strict=False):
        number += gap
        if any(row):
            lines.append(Line(number, row, hidden=gap == 3))
    grid = Grid(
        lines,
        Source(kind=kind),
        tuple(Span(min(a, c) + 1, min(b, d), max(a, c) + 1, max(b, d)) for a, b, c, d in spans),
        frozenset(hidden),
    )
    try:
        table = arranged(Path("x.xlsx"), grid)
    except InputFault:  # two columns of one name
        return
    if table is not None:
        below = [row.number for row in table.rows]
        below += [each.number + i for each in table.skipped for i in range(each.count)]
        begin = table.source.header_row + table.source.header_height
        assert sorted(below) == list(range(begin, lines[-1].number + 1))
        assert all(tuple(row.values) == table.columns for row in table.rows)


def test_a_title_of_one_known_word_is_no_header(tmp_path: Path) -> None:
    path = excel_file(tmp_path, ["标语"], ["标语", "备用栏"], ["甲", "x"], change=merged("A1:B1"))
    assert (read_table(path).source.header_row, len(read_table(path).rows)) == (2, 1)


def test_a_label_beside_the_whole_list_is_no_part_of_its_header(tmp_path: Path) -> None:
    path = excel_file(
        tmp_path, ["青禾区", "标语", "署名"], *([None, c, "x"] for c in "甲乙丙丁"), change=merged("A1:A5")
    )
    table = read_table(path)
    assert table.columns[1:] == ("标语", "署名")
    assert len(table.rows) == 4
