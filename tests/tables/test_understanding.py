"""What was understood is shown before anything is made of it; one list in three kinds of file is one list."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postermaker.tables.reading import read_table
from postermaker.tables.understanding import lines, understood
from tests.tables.making import csv_file, excel_file

LIST = "清单,,\n标语,身份证,\n甲,1.1E+17,\n乙,2,\n\n丙,,\n合计,,\n"


def test_figures_first_rows_and_everything_left_out(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, LIST.encode("gb18030")))
    what = understood(table)
    assert (what.rows, what.skipped_rows, len(what.faulty)) == (3, 2, 1)
    assert [(column.name, column.letters, column.filled) for column in what.columns] == [
        ("标语", "A", 3),
        ("身份证", "B", 2),
    ]
    assert lines(what) == [
        "编码：gb18030，分隔符：逗号",
        "表头：第 2 行",
        "列（有内容的格数）：A 标语（3）、B 身份证（2）",
        "记录：3 行",
        "  第 3 行：标语=甲；身份证=1.1E+17",
        "  第 4 行：标语=乙；身份证=2",
        "  第 6 行：标语=丙",
        "没有读入：2 行",
        "  第 5 行：空行",
        "  第 7 行：合计行",
        "有问题：1 行",
        f"  第 3 行：{table.rows[0].fault}",
    ]


def test_the_same_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    path = excel_file(tmp_path, ["标语", None], ["甲", "x"], [None, None], ["乙", None], [None, "草稿"])
    assert lines(understood(read_table(path))) == [
        "sheet: 名单",
        "header: row 1",
        "columns (filled cells): A 标语 (2)",
        "records: 2 rows",
        "  row 2: 标语=甲",
        "  row 4: 标语=乙",
        "left out: 2 rows",
        "  row 3: empty",
        "  row 5: only columns without a name hold something",
        "note: columns without a name, not used: B",
    ]


def test_many_faults_are_counted_and_a_few_shown(tmp_path: Path) -> None:
    said = lines(understood(read_table(csv_file(tmp_path, "标语\n" + "甲,x\n" * 30))))
    assert "有问题：30 行" in said
    assert said[-1] == "  ……还有 10 处"


#: What people write; no controls, which XML can't hold, and no line breaks but \n, which every kind of file keeps.
CELLS = st.text(
    st.characters(codec="gb18030", exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="\ufeff")
    | st.sampled_from("文明，,;；\t|\"'\n0123456789.+-E= 　"),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_one_list_in_three_kinds_of_file_gives_equal_rows(
    rows: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    header = ("标语", "署名", "地点")
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([header, *rows])
    text = stream.getvalue()
    # a formula, which openpyxl makes of a text that begins like one, is not the same cell
    excel = excel_file(folder, list(header), change=lambda sheet: [
        setattr(sheet.cell(number, column, cell), "data_type", "s")
        for number, row in enumerate(rows, 2) for column, cell in enumerate(row, 1) if cell
    ])  # fmt: skip
    tables = [
        read_table(excel),
        read_table(csv_file(folder, text.encode("utf-8-sig"), "a.csv")),
        read_table(csv_file(folder, text.encode("utf-8"), "b.csv")),
        read_table(csv_file(folder, text.encode("gb18030"), "c.csv"), encoding="gb18030"),
    ]
    assert [table.columns for table in tables] == [header] * 4
    for table in tables[1:]:
        assert table.rows == tables[0].rows
        assert table.skipped == tables[0].skipped
