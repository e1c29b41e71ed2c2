"""Sheets to approve: every row on them once, in order, in few bytes."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.display import DisplayItem, DisplayPage, GlyphRun, Layer
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library.templates import load, new_document
from postermaker.production.approval import Head, Sample, broken, contact_sheets, elided, ems, write_approval
from postermaker.production.contact import ROOM, placed, sheet_count
from postermaker.production.order import Status
from tests.production.lines import order_line

BANNER, POSTER, BOARD, HANGING = Size(8000, 700), Size(420, 594), Size(2400, 1200), Size(900, 6000)


def blank(row: int, size: Size = BANNER, **changes: object) -> Sample:
    return Sample(order_line(row, size=size, **changes), DisplayPage(size, 0.0, ()))


def words(items: tuple[DisplayItem, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, GlyphRun):
            yield "".join(item.text)
        elif isinstance(item, Layer):
            yield from words(item.items)


def text_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [pdf[i].get_textpage().get_text_range() for i in range(len(pdf))]
    finally:
        pdf.close()


@pytest.mark.parametrize(("size", "most"), [(BANNER, 9), (POSTER, 9), (BOARD, 8), (HANGING, 10)])
def test_a_sheet_holds_as_many_as_their_shape_allows(size: Size, most: int) -> None:
    assert sheet_count([size] * most) == 1
    assert sheet_count([size] * (most + 1)) == 2
    assert sheet_count([]) == 0


@given(st.lists(st.sampled_from([BANNER, POSTER, BOARD, HANGING, Size(100, 100)]), max_size=60))
def test_cells_lie_on_their_sheet_in_order_and_never_over_another(sizes: list[Size]) -> None:
    cells = list(placed(sizes))
    assert len(cells) == len(sizes)
    assert [cell.sheet for cell in cells] == sorted(cell.sheet for cell in cells)
    for cell in cells:
        assert cell.box.y >= ROOM.y - 0.01
        assert cell.box.bottom <= ROOM.bottom + 0.02
        assert cell.box.right <= ROOM.right + 0.01
    for i, one in enumerate(cells):
        near = [other for other in cells[i + 1 : i + 12] if other.sheet == one.sheet]
        assert not any(one.box.grown(-0.01).meets(other.box) for other in near)


def test_every_row_is_on_a_sheet_with_what_is_ordered(book: FontBook) -> None:
    samples = [blank(row, quantity=row, place=f"点位{row}") for row in range(2, 22)]
    samples.append(blank(22, POSTER, place="校门", status=Status.PROBLEMS, message="字太小"))
    head = Head(title="安全生产月", date="2026-05-01", sheets=sheet_count(s.page.size for s in samples))
    sheets = list(contact_sheets(samples, head, book))
    assert len(sheets) == head.sheets == 3
    said = [list(words(sheet.page.items)) for sheet in sheets]
    places = [text for page in said for text in page if text.startswith("点位")]
    assert places == [f"点位{row}" for row in range(2, 22)]
    for number, page in enumerate(said, 1):
        assert {"审批样稿", "安全生产月", "2026-05-01", "审核人", "签字", "日期"} <= set(page)
        assert f"{number} / 3" in page
        assert page.count("同意") == page.count("修改") == (9, 9, 3)[number - 1]
    assert any("8×0.7 米 · 数量 2 · 牛津布" in text for text in said[0])
    assert any("字太小" in text for text in said[2])


def test_sheets_come_before_the_list_is_read_to_its_end(book: FontBook) -> None:
    read = []

    def samples() -> Iterator[Sample]:
        for row in range(2, 102):
            read.append(row)
            yield blank(row)

    next(contact_sheets(samples(), Head(title="甲"), book))
    assert len(read) == 10


def test_files_of_at_most_forty_sheets(book: FontBook, tmp_path: Path) -> None:
    samples = (blank(row) for row in range(2, 2 + 41 * 9))
    written = write_approval(tmp_path, "审批样稿", samples, Head(title="甲", sheets=41), book)
    assert [path.name for path in written] == ["审批样稿_1.pdf", "审批样稿_2.pdf"]
    assert [len(text_of(path)) for path in written] == [40, 1]
    assert "41 / 41" in text_of(written[1])[0]
    one = write_approval(tmp_path, "样", [blank(2)], Head(title="甲", sheets=1), book)
    assert [path.name for path in one] == ["样.pdf"]


def test_real_banners_take_few_bytes_and_are_the_same_again(book: FontBook, tmp_path: Path) -> None:
    document = new_document(load("banner-red"))

    def samples() -> Iterator[Sample]:
        for row in range(2, 29):
            shown = lay_out(document, book).display
            yield Sample(order_line(row), shown.pages[0], shown.assets)

    made = []
    for name in "ab":
        (path,) = write_approval(tmp_path, name, samples(), Head(title="甲", sheets=3), book)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) < 120_000
    assert "第5社区" in text_of(tmp_path / "a.pdf")[0]


def test_long_words_are_cut() -> None:
    assert elided("青禾区", 5) == "青禾区"
    assert elided("青禾区第一社区居委会", 5) == "青禾区第…"
    assert ems("ab国") == pytest.approx(2.1)


@pytest.mark.parametrize("size", [BANNER, HANGING])
@pytest.mark.parametrize(
    ("status", "message", "marked"),
    [(Status.DONE, "", False), (Status.DONE, "请核对数量", True), (Status.PROBLEMS, "", True)],
)
def test_what_someone_must_look_at_is_marked_and_said_beside_its_picture(
    size: Size, status: Status, message: str, marked: bool
) -> None:
    sheet = next(
        contact_sheets([blank(2, size, status=status, message=message)], Head(title="活动"), FontBook())
    )
    marks = [item for item in sheet.page.items if item.element == "mark"]
    assert bool(marks) is marked
    said = "".join(words(sheet.page.items))
    assert (message or str(status.words)) in said or not marked


@given(st.text("安全生产人人有责，abc 1", max_size=60), st.integers(1, 3))
def test_a_text_in_rows_loses_nothing_but_what_is_cut(text: str, rows: int) -> None:
    parts = broken(text, 10, rows)
    assert len(parts) <= rows
    whole = "".join("".join(parts).split())
    assert "".join(text.split()).startswith(whole.removesuffix("…")) or not whole
    assert whole == "".join(text.split()) or whole.endswith("…")
