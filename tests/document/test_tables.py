"""Tables where other elements are known too: found, made into fields, recoloured, converted, checked, shown pale."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from postermaker.cli.main import main
from postermaker.color import Cmyk, Flat
from postermaker.document import file
from postermaker.document.fielding import without_field
from postermaker.document.finding import found, plain, replaced
from postermaker.document.model import (
    Cell,
    Column,
    Document,
    Field,
    FieldKind,
    Frame,
    Locale,
    Page,
    Stroke,
    Table,
    TableRules,
    TextStyle,
)
from postermaker.document.tables import keys_of, said_by
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library.presets import preset
from postermaker.localising import localised
from postermaker.prepress.job import Ticket, job_for
from postermaker.prepress.preflight.field_rules import placeholders
from postermaker.prepress.preflight.findings import Recolour, SetFont, apply
from postermaker.prepress.preflight.row_rules import lost_words
from postermaker.prepress.preflight.subject import subject_of
from postermaker.prepress.preflight.text_rules import families_of

RED, BLUE = Cmyk(0, 1, 1, 0), Cmyk(1, 0.5, 0, 0)
SONG = TextStyle(family="Noto Serif SC", fill=Flat(RED))
TABLE = Table(
    id="t",
    frame=Frame(x=5, y=5, width=90, height=40),
    header_rows=1,
    rows=((Cell(content="{head}", fill=Flat(RED)), Cell(content="电话", style=SONG)),),
    rows_from="list",
    columns=(Column(style=SONG),),
    header_fill=Flat(RED),
    rules=TableRules(rows=Stroke(width=0.2, paint=Flat(RED))),
)
FIELDS = (
    Field(key="head", label="表头"),
    Field(key="list", label="名单", kind=FieldKind.LINES, required=True, max_chars=2000),
)
DOCUMENT = Document(
    width=100,
    height=60,
    fields=FIELDS,
    pages=(Page(elements=(TABLE,)),),
    values={"head": "姓名", "list": "张三｜0000\n李四｜1111"},
)
exact = partial(plain, narrow=False)


def the_table(document: Document) -> Table:
    (table,) = document.pages[0].elements
    assert isinstance(table, Table)
    return table


def test_a_table_shows_its_fields() -> None:
    assert keys_of(TABLE) == ["head", "list"]
    assert said_by(TABLE) == ("{head}", "电话")


def test_words_in_cells_and_rows_are_found_and_replaced() -> None:
    hits = found(DOCUMENT, "电话", exact)
    assert [(hit.element, hit.field) for hit in hits] == [("t", "")]
    assert said_by(the_table(replaced(DOCUMENT, hits, "手机"))) == ("{head}", "手机")
    hits = found(DOCUMENT, "李四", exact)
    assert [(hit.element, hit.field) for hit in hits] == [("t", "list")]
    assert replaced(DOCUMENT, hits, "王五").values["list"] == "张三｜0000\n王五｜1111"


def test_a_field_that_goes_leaves_its_rows() -> None:
    table = the_table(without_field(without_field(DOCUMENT, "list"), "head"))
    assert table.rows_from == ""
    assert said_by(table) == ("姓名", "电话", "张三", "0000", "李四", "1111")


def test_colours_and_fonts_of_all_parts_change() -> None:
    blue = the_table(apply(DOCUMENT, Recolour(RED, BLUE)))
    assert b'["cmyk",0.0,1.0,1.0,0.0]' not in file.dump(replace(DOCUMENT, pages=(Page(elements=(blue,)),)))
    assert blue.header_fill == blue.rows[0][0].fill == Flat(BLUE)
    words = the_table(apply(DOCUMENT, Recolour(RED, BLUE, texts=True)))
    assert (words.header_fill, words.columns[0].style) == (Flat(RED), replace(SONG, fill=Flat(BLUE)))
    assert families_of(DOCUMENT) == {"Noto Serif SC", "Noto Sans SC"}
    assert families_of(apply(DOCUMENT, SetFont("Noto Serif SC", "Smiley Sans"))) == {
        "Smiley Sans",
        "Noto Sans SC",
    }
    assert apply(DOCUMENT, SetFont("Smiley Sans", "X")) is DOCUMENT


def test_a_table_is_converted_with_its_faces() -> None:
    done = localised(DOCUMENT, Locale.TAIWAN).document
    table = the_table(done)
    assert said_by(table) == ("{head}", "電話")
    assert table.locale is Locale.TAIWAN
    assert table.rows[0][1].style == replace(SONG, family="Noto Serif TC")
    assert table.style.family == "Noto Sans TC"


def test_preflight_sees_placeholders_and_lost_rows(book: FontBook) -> None:
    bad = replace(
        DOCUMENT, pages=(Page(elements=(replace(TABLE, rows=((Cell(content="联系人：某某"),),)),)),)
    )
    laid_out = lay_out(bad, book)
    subject = subject_of(bad, laid_out, job_for(bad, preset("pdf-x4"), Ticket()), book)
    assert [finding.rule for finding in placeholders(subject)] == ["placeholder-left"]
    many = replace(DOCUMENT, values={"list": "\n".join(f"第{i}位｜0000" for i in range(40))})
    assert [issue.code for issue in lost_words(many, lay_out(many, book))] == ["overflow"]


def test_new_brings_a_manuscript_into_a_template(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    text, out = tmp_path / "信.txt", tmp_path / "信.poster"
    text.write_text("致家长的一封信\n# 看好孩子\n姓名｜电话\n张三｜0000\n平安。", "utf-8")
    assert (
        main(["new", "letter-residents-a4", "--text", str(text), "--set", "署名=青禾小学", "-o", str(out)])
        == 0
    )
    assert "1 个表格" in capsys.readouterr().err
    values = file.load(out).values
    assert values["title"] == "致家长的一封信"
    assert values["body"] == "# 看好孩子\n姓名\t电话\n张三\t0000\n平安。"
    assert values["sender"] == "青禾小学"
    assert main(["new", "banner-red", "--text", str(text), "-o", str(out)]) == 2
    assert main(["new", "letter-residents-a4", "--text", str(tmp_path / "无.docx"), "-o", str(out)]) == 2
    assert "读不了文稿" in capsys.readouterr().err
