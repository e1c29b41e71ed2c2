"""Lists as text files: every encoding and delimiter that people save them in."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.tables.reading import read_table
from postermaker.tables.values import MAX_COLUMNS, MAX_ROWS
from tests.tables.making import cells, csv_file, refusal

LIST = "标语,署名\n文明藏在日常里,青禾区\n温暖留在人心间,白石镇\n"


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
    assert cells(table) == [["文明,\n日常", '说"好"'], ["下", "个"]]
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
    assert "行" in refusal(csv_file(tmp_path, "a\n" + "x\n" * (MAX_ROWS + 1)))
    assert len(read_table(csv_file(tmp_path, "a\n" + "x\n" * MAX_ROWS)).rows) == MAX_ROWS


@settings(max_examples=200)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_list_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = csv_file(tmp_path_factory.mktemp("csv"), data)
    try:
        read_table(path)
    except InputFault:
        return


TRADITIONAL = "標語,單位\n為人民服務,臺北市衛生局\n垃圾分類從我做起,高雄市\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (TRADITIONAL, "big5", "cp950"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (LIST, "utf-16-le", "utf-16-le"),
        (LIST, "utf-16-be", "utf-16-be"),
        (LIST, "gb18030", "gb18030"),
        ("标语\n联通\n", "gb18030", "gb18030"),
        ("a,b\n1,2\n", "utf-16-le", "utf-16-le"),
        ("name,place\ncafé,Zürich\n", "utf-8", "utf-8"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_the_one_that_reads_as_chinese(
    text: str, encoding: str, found: str, tmp_path: Path
) -> None:
    table = read_table(csv_file(tmp_path, text.encode(encoding)))
    assert table.source.encoding == found
    assert [list(table.columns), *cells(table)] == [line.split(",") for line in text.splitlines()]


@given(
    words=st.lists(
        st.sampled_from("文明藏在日常里温暖留人心间青禾区白石镇安全生产责任重于泰山"), min_size=4, max_size=30
    )
)
def test_a_few_common_words_are_enough(words: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = f"标语,署名\n{''.join(words)},甲\n"
    for encoding in ("gb18030", "utf-16-le", "utf-16-be", "utf-8"):
        path = csv_file(tmp_path_factory.mktemp("csv"), text.encode(encoding))
        assert cells(read_table(path)) == [["".join(words), "甲"]]


def test_bytes_that_are_no_text_name_their_row(tmp_path: Path) -> None:
    data = LIST.encode("gb18030") + b"\xff\xff,x\n" + "好,好\n".encode("gb18030")
    said = refusal(csv_file(tmp_path, data))
    assert "第 4 行" in said
    assert "--encoding" in said


def test_nulls_are_left_out(tmp_path: Path) -> None:
    assert cells(read_table(csv_file(tmp_path, "标语,署名\n文\0明,\0\n甲,乙\0\n"))) == [
        ["文明", ""],
        ["甲", "乙"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("标语|署名\n文明|青禾\n", [["文明", "青禾"]]),
        ("sep=;\n标语;署名\n文明;青,禾\n", [["文明", "青,禾"]]),
        (
            "标语;署名;地点\n一,二,三;甲;乙\n四,五,六;丙;丁\n",
            [["一,二,三", "甲", "乙"], ["四,五,六", "丙", "丁"]],
        ),
        ("标语\n不忘初心，牢记使命\n绿水青山，金山银山\n", [["不忘初心，牢记使命"], ["绿水青山，金山银山"]]),
        ("标语\t署名\n一,二\t甲,乙\n三,四\t丙,丁\n", [["一,二", "甲,乙"], ["三,四", "丙,丁"]]),
        ('标语,署名\n"一;二;三;四",甲\n', [["一;二;三;四", "甲"]]),
    ],
)
def test_what_divides_the_header_divides_the_rows(text: str, rows: list[list[str]], tmp_path: Path) -> None:
    assert cells(read_table(csv_file(tmp_path, text))) == rows


def test_a_quote_that_is_never_closed_loses_no_row_silently(tmp_path: Path) -> None:
    assert "第 3 行有一个引号没有配对" in refusal(
        csv_file(tmp_path, '标语,署名\n好,甲\n"坏,乙\n丙,丁\n戊,己\n')
    )
    assert cells(read_table(csv_file(tmp_path, '标语,署名\n5" 屏,甲\n'))) == [['5" 屏', "甲"]]


def test_a_number_that_excel_spoilt_names_its_cell(tmp_path: Path) -> None:
    [row] = read_table(csv_file(tmp_path, "标语,身份证\n好,1.10101E+17\n")).rows
    assert row.fault.startswith("B2: 身份证/账号类数字被 Excel 改成了科学记数")
    assert (row.fault_in({"标语"}), row.fault_in({"标语", "身份证"})) == ("", row.fault)


def test_a_cell_longer_than_any_is_refused_with_its_row(tmp_path: Path) -> None:
    assert "第 2 行" in refusal(csv_file(tmp_path, "标语,署名\n" + "长" * 200_000 + ",甲\n"))
