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
