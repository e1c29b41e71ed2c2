"""Manuscripts: what of a Word file or a text comes into a design, and what is refused in one line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.document.model import Cell, Column, Document, Field, FieldKind, Frame, Page, Table, Text
from postermaker.document.tables import typed_rows, written_rows
from postermaker.errors import InputFault
from postermaker.manuscripts.bringing import brought_in
from postermaker.manuscripts.manuscript import Line, Manuscript, Sheet
from postermaker.manuscripts.plain import plain_manuscript
from postermaker.manuscripts.reading import read_manuscript
from tests.manuscripts.making import cell, paragraph, table, word_file

PLACE = Frame(x=0, y=0, width=100, height=100)


def lines(manuscript: Manuscript) -> list[tuple[str, int]]:
    return [(part.text, part.level) for part in manuscript.parts if isinstance(part, Line)]


def refusal(path: Path) -> str:
    with pytest.raises(InputFault, match="读不了文稿") as caught:
        read_manuscript(path)
    return str(caught.value)


def test_heads_lists_and_title_of_a_word_file(tmp_path: Path) -> None:
    path = word_file(
        tmp_path,
        paragraph("倡议书", style="a0"),
        paragraph("全体居民："),
        paragraph("提高认识", style="1"),
        paragraph("分级", style="2"),
        paragraph("自己的样式", style="own"),
        paragraph("先断电", list_=(1, 0)),
        paragraph("再救人", list_=(1, 0)),
        paragraph("喊人", list_=(1, 1)),
        paragraph("后灭火", list_=(1, 0)),
        paragraph("水", list_=(2, 0)),
    )
    read = read_manuscript(path)
    assert read.title == "倡议书"
    assert lines(read) == [
        ("全体居民：", 0), ("提高认识", 1), ("分级", 2), ("自己的样式", 1), ("一、先断电", 0), ("二、再救人", 0),
        ("1. 喊人", 0), ("三、后灭火", 0), ("• 水", 0),
    ]  # fmt: skip


def test_a_short_centred_line_that_comes_first_is_the_title(tmp_path: Path) -> None:
    read = read_manuscript(word_file(tmp_path, paragraph("停水通知", centred=True), paragraph("各位居民：")))
    assert (read.title, lines(read)) == ("停水通知", [("各位居民：", 0)])


def test_what_is_deleted_hidden_or_doubled_stays_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>下</w:t><w:br/><w:t>行</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert lines(read_manuscript(word_file(tmp_path, body))) == [("留下", 0), ("行", 0)]


def test_a_word_table_keeps_its_spans(tmp_path: Path) -> None:
    made = table(
        cell("日期", '<w:gridSpan w:val="2"/>') + cell("地点"),
        cell("周一", '<w:vMerge w:val="restart"/>') + cell("上午") + cell("社区"),
        cell("", "<w:vMerge/>") + cell("下午") + cell("学校"),
    )
    (sheet,) = read_manuscript(word_file(tmp_path, made)).parts
    assert isinstance(sheet, Sheet)
    assert sheet.rows == (
        (Cell(content="日期", columns=2), Cell(content="地点")),
        (Cell(content="周一", rows=2), Cell(content="上午"), Cell(content="社区")),
        (Cell(content="下午"), Cell(content="学校")),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "big5"])
def test_a_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "信.txt"
    path.write_bytes(
        "致居民的一封信\r\n\r\n　　平日里大家多照看老人，有事打社區電話。\r\n".encode(encoding, "replace")
    )
    read = read_manuscript(path)
    assert read.title.startswith("致居民的一封信"[:2])
    assert len(read.parts) == 1


def test_heads_bullets_and_tables_of_a_text() -> None:
    read = plain_manuscript("# 通知\n## 时间\n- 周一\n| 姓名 | 电话 |\n|---|---|\n| 张三 | 0000 |\n完。")
    assert read.title == "通知"
    assert read.parts == (
        Line("时间", 2),
        Line("• 周一"),
        Sheet(((Cell(content="姓名"), Cell(content="电话")), (Cell(content="张三"), Cell(content="0000")))),
        Line("完。"),
    )


def test_a_sentence_is_no_title() -> None:
    assert plain_manuscript("今天停水，请大家存水。\n谢谢").title == ""


def test_refusals_are_one_line_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\3\4 nonsense")
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "空.txt").write_text("\n \n", "utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    (tmp_path / "乱.txt").write_bytes(bytes(range(128, 256)) * 3)
    assert "不是完整的 Word 文件" in refusal(tmp_path / "坏.docx")
    assert "旧的 .doc" in refusal(tmp_path / "旧.doc")
    assert "没有文字" in refusal(tmp_path / "空.txt")
    assert "不认识" in refusal(tmp_path / "图.png")
    assert "编码" in refusal(tmp_path / "乱.txt")
    assert "打不开" in refusal(tmp_path / "没有.docx")


def test_entities_are_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path, "<w:p/>", styles='<!DOCTYPE x [<!ENTITY a "b">]>')
    assert "不是完整的 Word 文件" in refusal(path)


def design(*, numbered: bool = True, table_: Table | None = None) -> Document:
    fields = (
        Field(key="title", label="标题"),
        Field(key="body", label="正文", kind=FieldKind.LINES, max_chars=2000),
        Field(key="list", label="名单", kind=FieldKind.LINES),
    )
    texts = (
        Text(id="a", frame=PLACE, content="{title}"),
        Text(id="b", frame=PLACE, content="{body}", numbered=numbered),
    )
    return Document(
        width=100, height=100, fields=fields, pages=(Page(elements=(*texts, *((table_,) if table_ else ()))),)
    )


SHEET = Sheet(((Cell(content="姓名"), Cell(content="电话")), (Cell(content="张三"), Cell(content="0000"))))


def test_heads_are_numbered_from_their_highest_level_unless_they_are() -> None:
    parts = (Line("甲", 2), Line("乙", 3), Line("（一）丙", 3), Line("正文"))
    assert brought_in(Manuscript("题", parts), design()).values == {
        "title": "题", "body": "# 甲\n## 乙\n（一）丙\n正文",
    }  # fmt: skip
    assert brought_in(Manuscript("", parts), design(numbered=False)).values["body"].startswith("甲\n乙")


def test_a_table_goes_where_one_is_and_else_into_the_body_with_a_word() -> None:
    placed = Table(id="t", frame=PLACE, rows_from="list", columns=(Column(),))
    done = brought_in(Manuscript("题", (SHEET, Line("完"))), design(table_=placed))
    assert (done.values["list"], done.values["body"], done.notes) == ("姓名｜电话\n张三｜0000", "完", ())
    own = Table(id="t", frame=PLACE, rows_from="list", header_rows=1, rows=((Cell(content="姓名"),),))
    assert brought_in(Manuscript("", (SHEET,)), design(table_=own)).values["list"] == "张三｜0000"
    done = brought_in(Manuscript("题", (SHEET,)), design())
    assert done.values["body"] == "姓名\t电话\n张三\t0000"
    assert "1 个表格" in done.notes[0].zh


def test_a_design_for_a_table_alone_takes_it_and_tells_what_it_left_out() -> None:
    placed = Table(id="t", frame=PLACE, rows_from="list")
    bare = Document(
        width=100,
        height=100,
        pages=(Page(elements=(placed,)),),
        fields=(design().fields[0], design().fields[2]),
    )
    done = brought_in(Manuscript("题", (Line("一"), SHEET)), bare)
    assert done.values == {"title": "题", "list": "姓名｜电话\n张三｜0000"}
    assert "另外 1 段" in done.notes[0].zh


def test_a_design_without_a_body_is_refused() -> None:
    bare = Document(width=100, height=100, pages=(Page(elements=()),))
    with pytest.raises(InputFault, match="没有放正文的地方"):
        brought_in(Manuscript("题", (Line("一"),)), bare)


words = st.text("甲乙丙丁01", max_size=4).map(str.strip)


@given(
    st.lists(st.lists(words, min_size=2, max_size=4), min_size=1, max_size=5).filter(
        lambda g: all(any(r) for r in g)
    )
)
def test_typed_rows_are_written_as_they_were_read(grid: list[list[str]]) -> None:
    rows = typed_rows("\n".join("｜".join(row) for row in grid))
    assert [[cell.content for cell in row] for row in rows] == grid
    assert typed_rows(written_rows(rows)) == rows


def test_arrows_join_cells_that_make_a_rectangle() -> None:
    rows = typed_rows("日期｜←｜地点\n周一｜上午｜社区\n↑｜下午｜↑\n←｜x")
    assert rows[0][0] == Cell(content="日期", columns=2)
    assert rows[1] == (Cell(content="周一", rows=2), Cell(content="上午"), Cell(content="社区", rows=2))
    assert rows[2] == (Cell(content="下午"),)
    assert rows[3][0].content == "←"  # it has no neighbour: shown, so that somebody sees it
    assert typed_rows(written_rows(rows)) == rows
