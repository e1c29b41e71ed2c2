"""Masters, page numbers, and pages that are there as often as their text needs."""

import pytest
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat
from postermaker.display import GlyphRun, Outlined, glyph_runs
from postermaker.document import file
from postermaker.document.edit import find, map_elements, resize
from postermaker.document.model import (
    Document,
    Element,
    Frame,
    Master,
    Page,
    Pin,
    Shape,
    Span,
    Table,
    Text,
    TextStyle,
)
from postermaker.errors import InputFault
from postermaker.export import ExportOptions, export
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import MAX_COPIES, LaidOut, lay_out

RED = Flat(Cmyk(0, 1, 1, 0))
FOLIO = Text(id="folio", content="{page}/{pages}", frame=Frame(x=0, y=90, width=100, height=10), size=5)
BAND = Shape(id="band", frame=Frame(x=0, y=0, width=100, height=4), fill=RED)
EVEN = replace(FOLIO, id="folio-even", content="双 {page}")
MASTER = Master(key="inside", elements=(BAND, FOLIO), even=(EVEN,))
BODY = Text(
    id="body", content="{body}", frame=Frame(x=5, y=5, width=90, height=30), size=5, flows_into="more"
)
MORE = Text(id="more", content="", frame=Frame(x=5, y=5, width=90, height=80), size=5, flows_into="more")


def said(done: LaidOut) -> list[str]:
    return ["".join("".join(run.text) for run in glyph_runs(page.items)) for page in done.display.pages]


def growing(body: str, *after: Page, master: str = "inside") -> Document:
    pages = (Page(elements=(BODY,)), Page(elements=(MORE,), grows=True, master=master), *after)
    return Document(width=100, height=100, pages=pages, masters=(MASTER,), values={"body": body})


def test_a_master_lies_under_its_pages_and_numbers_them(book: FontBook) -> None:
    own = Text(id="own", content="正文", frame=Frame(x=5, y=5, width=90, height=30), size=5)
    pages = (Page(elements=()), Page(elements=(own,), master="inside"), Page(elements=(), master="inside"))
    done = lay_out(Document(width=100, height=100, pages=pages, masters=(MASTER,)), book)
    assert said(done) == ["", "双 2正文", "3/3"]
    assert isinstance(done.display.pages[2].items[0], Outlined)


def test_a_field_called_page_keeps_its_value(book: FontBook) -> None:
    document = Document(width=100, height=100, pages=(Page(elements=(FOLIO,)),), values={"page": "甲"})
    assert said(lay_out(document, book)) == ["甲/1"]


def test_a_page_grows_with_its_text(book: FontBook) -> None:
    assert said(lay_out(growing("短"), book)) == ["短"]
    assert len(said(lay_out(growing("短"), book, keep_empty=True))) == 2
    body = "\n".join(f"第{i}段文字" for i in range(100))
    done = lay_out(growing(body, Page(elements=(FOLIO,))), book)
    pages = said(done)
    assert done.issues == ()
    assert len(pages) > 5
    assert pages[-1] == f"{len(pages)}/{len(pages)}"
    assert pages[2].startswith(f"3/{len(pages)}")
    whole = "".join(pages)
    assert [whole.count(f"第{i}段") for i in range(100)] == [1] * 100


def test_a_page_is_left_out_with_its_fields(book: FontBook) -> None:
    document = growing("短", Page(elements=(FOLIO,), needs="rows list"))
    assert said(lay_out(document, book)) == ["短"]
    filled = replace(document, values={"body": "短", "list": "有"})
    assert said(lay_out(filled, book)) == ["短", "2/2"]


def test_two_columns_of_a_growing_page_follow_each_other(book: FontBook) -> None:
    left = replace(MORE, id="more", frame=Frame(x=5, y=5, width=40, height=80), flows_into="right")
    right = replace(MORE, id="right", frame=Frame(x=55, y=5, width=40, height=80), flows_into="more")
    document = growing("\n".join(f"第{i}段" for i in range(100)))
    pages = (document.pages[0], Page(elements=(left, right), grows=True))
    done = lay_out(replace(document, pages=pages), book)
    assert done.issues == ()
    assert "".join(said(done)) == "".join(f"第{i}段" for i in range(100))


def test_a_table_grows_pages_too(book: FontBook) -> None:
    table = Table(
        id="t",
        rows_from="rows",
        header_rows=1,
        frame=Frame(x=5, y=5, width=90, height=60),
        size=5,
        flows_into="t",
    )
    document = Document(width=100, height=100, pages=(Page(elements=(table,), grows=True),))
    rows = "号｜名\n" + "\n".join(f"{i}｜第{i}位" for i in range(30))
    done = lay_out(replace(document, values={"rows": rows}), book)
    whole = "".join(said(done))
    assert done.issues == ()
    assert whole.count("号名") == len(done.display.pages) > 2
    assert [whole.count(f"第{i}位") for i in range(30)] == [1] * 30


def test_a_page_in_which_nothing_fits_ends_with_an_overflow(book: FontBook) -> None:
    document = growing("字" * 300)
    small = replace(MORE, frame=Frame(x=5, y=5, width=90, height=2))
    document = replace(document, pages=(document.pages[0], Page(elements=(small,), grows=True)))
    done = lay_out(document, book)
    assert [issue.code for issue in done.issues] == ["overflow"]
    assert len(done.display.pages) == 2


def test_growth_has_an_end(book: FontBook) -> None:
    document = growing("字\n" * 240)
    small = replace(MORE, frame=Frame(x=5, y=5, width=90, height=6))
    done = lay_out(replace(document, pages=(document.pages[0], Page(elements=(small,), grows=True))), book)
    assert len(done.display.pages) == MAX_COPIES + 1
    assert "overflow" in [issue.code for issue in done.issues]


def test_a_grown_page_can_be_exported_by_its_number(book: FontBook, tmp_path) -> None:  # type: ignore[no-untyped-def]
    document = growing("\n".join(f"第{i}段" for i in range(60)))
    done = export(document, tmp_path / "a.pdf", book, ExportOptions(page=3, checked=False, durable=False))
    assert done.files
    with pytest.raises(InputFault, match="没有第 99 页"):
        export(document, tmp_path / "b.pdf", book, ExportOptions(page=98, checked=False))


def test_masters_are_edited_resized_found_and_kept() -> None:
    document = growing("")
    assert find(document, "folio-even") == EVEN

    def hidden(element: Element) -> Element:
        return replace(element, hidden=True)

    (master,) = map_elements(document, hidden).masters
    assert all(element.hidden for element in (*master.elements, *master.even))
    assert map_elements(document, lambda element: element) is document
    end = replace(FOLIO, frame=replace(FOLIO.frame, down=Pin.END))
    moved = resize(replace(document, masters=(replace(MASTER, elements=(end,)),)), Size(100, 150))
    assert moved.masters[0].elements[0].frame.y == 140
    assert file.parse(file.dump(document), "x") == document


def test_an_unknown_master_and_a_doubled_id_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown master"):
        file.check_rules(growing("", master="outside"))
    with pytest.raises(ValueError, match="doubled id"):
        file.check_rules(growing("", Page(elements=(BAND,))))


def test_numbered_heads_have_a_style_of_their_own_in_every_frame(book: FontBook) -> None:
    spans = (Span(words="#", weight=900), Span(words="##", fill=RED))
    plain = TextStyle(weight=400)
    body = replace(BODY, content="# 甲。正文一、二\n## 乙\n正文" * 1, numbered=True, spans=spans, style=plain)
    more = replace(MORE, numbered=True, spans=spans, style=plain)
    document = replace(growing(""), pages=(Page(elements=(body,)), Page(elements=(more,), grows=True)))
    runs = runs_of(lay_out(document, book))
    black = [said for said, run in runs if run.face.endswith("Black")]
    assert black == ["一、甲。"]
    assert [said for said, run in runs if run.fill == RED] == ["（一）乙"]
    small = replace(body, frame=replace(body.frame, height=6), content="正文\n# 头")
    done = lay_out(replace(document, pages=(Page(elements=(small,)), document.pages[1])), book)
    assert [said for said, run in runs_of(done) if run.face.endswith("Black")] == ["一、头"]


def runs_of(done: LaidOut) -> list[tuple[str, GlyphRun]]:
    return [("".join(run.text), run) for page in done.display.pages for run in glyph_runs(page.items)]
