"""Tables: widths by content, spans, rules, shrinking, flowing, numbers, and what is told when they do not fit."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from postermaker.backends.dump import dump
from postermaker.color import Cmyk, Flat
from postermaker.display import Outlined, glyph_runs
from postermaker.document.edit import resize
from postermaker.document.model import (
    Cell,
    CellAlign,
    Column,
    Document,
    Frame,
    Page,
    Pin,
    Table,
    TableRules,
)
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size
from postermaker.layout.page import lay_out
from postermaker.layout.table_grid import column_widths, grid_of
from postermaker.layout.tables import Flowing, lay_out_table, table_painter
from tests.layout.tables import ALL_RULES, HAIR, laid, lines, rows, starts, table, words

TINT = Flat(Cmyk(0.1, 0, 0, 0))


def test_a_table_as_text(book: FontBook, golden) -> None:  # type: ignore[no-untyped-def]
    given_rows = (
        *rows("日期 地点 人数"),
        (Cell(content="10月18日", rows=2), Cell(content="青禾小学体育馆"), Cell(content="120")),
        *rows("柳岸社区活动室，请从东门进 5"),
        (Cell(content="合计", columns=2), Cell(content="125")),
    )
    made = table(given_rows, header_rows=1, header_fill=TINT, zebra=TINT)
    document = Document(width=120, height=80, pages=(Page(elements=(made,)),))
    golden("table", dump(lay_out(document, book).display))


def test_columns_are_as_wide_as_their_cells_ask(book: FontBook) -> None:
    items, issues = laid(
        book, table(rows("姓名 一句很长很长的话在这里", "张三 好"), rules=TableRules(columns=HAIR))
    )
    ((x, *_),) = lines(items)
    assert issues == ()
    assert 10 + 2 * 5 < x < 10 + 35  # two characters and padding, some spare width

    items, _ = laid(
        book,
        table(rows("姓名 电话"), columns=(Column(width=30), Column(share=1)), rules=TableRules(columns=HAIR)),
    )
    assert lines(items)[0][0] == pytest.approx(40)


def test_short_words_stay_in_one_line_beside_long_ones(book: FontBook) -> None:
    long = "柳岸社区活动室请从东门进带好身份证和医保卡排队时请间隔一米" * 3
    items, _ = laid(book, table(rows(f"张三丰 {long}")))
    name = [run for run in glyph_runs(items) if set(run.text) <= set("张三丰")]
    assert len({glyph.y for run in name for glyph in run.glyphs}) == 1


def test_the_type_shrinks_until_all_rows_fit_and_no_further(book: FontBook) -> None:
    many = rows(*["一二 三四"] * 12)
    items, issues = laid(book, table(many, height=60, min_size=2))
    size = next(iter(glyph_runs(items))).size
    assert issues == ()
    assert 2 < size < 5
    _, issues = laid(book, table(many, height=20, min_size=2))
    assert [issue.code for issue in issues] == ["overflow"]
    assert "行" in issues[0].message.zh


def test_a_number_that_is_wider_than_its_cell_is_told(book: FontBook) -> None:
    _, issues = laid(book, table(rows("12345678901234567890"), width=20))
    assert [issue.code for issue in issues] == ["overflow"]


def test_rows_flow_on_with_their_header(book: FontBook) -> None:
    typed = "姓名｜电话\n" + "\n".join(f"张三{i}｜0000-000{i}" for i in range(8))
    one = table((), height=40, rows_from="list", header_rows=1, flows_into="t2")
    two = replace(
        table((), height=200, header_rows=1), id="t2", frame=Frame(x=200, y=20, width=100, height=200)
    )
    items, issues = laid(book, one, two, list=typed)
    assert issues == ()
    said = [word for run in glyph_runs(items) for word in ["".join(run.text)] if run.element == "t2"]
    assert said[0].startswith("姓名")
    whole = "".join(words(items))
    assert whole.count("姓名") == 2
    assert [whole.count(f"0000-000{i}") for i in range(8)] == [1] * 8


def test_a_spanning_cell_is_not_torn_by_a_flow(book: FontBook) -> None:
    spanning = ((Cell(content="甲", rows=3), Cell(content="一")), *rows("二", "三", "乙 四"))
    one = replace(table(spanning, height=22), flows_into="t2")
    two = replace(table((), height=200), id="t2")
    items, issues = laid(book, one, two)
    first = "".join("".join(run.text) for run in glyph_runs(items) if run.element == "t")
    assert first == "甲一二三"  # higher than the frame, yet whole
    assert [issue.code for issue in issues] == ["overflow"]


def test_numbers_stand_at_the_end_and_points_below_each_other(book: FontBook) -> None:
    given_rows = rows("项目 数 金额", "水 1200 3.5", "电 5 1,200.25", "气 — 12")
    columns = (Column(), Column(), Column(align=CellAlign.DECIMAL))
    items, _ = laid(book, table(given_rows, header_rows=1, columns=columns, style=table(()).style))
    runs = {"".join(run.text): run for run in glyph_runs(items)}
    places: list[float] = []
    for said in ("3.5", "1,200.25"):
        run = next(run for text, run in runs.items() if said in text)
        places.append(run.glyphs["".join(run.text).index(said) + said.index(".")].x)
    assert places[0] == pytest.approx(places[1], abs=0.01)


def test_rules_stop_at_cells_that_span_them(book: FontBook) -> None:
    given_rows = ((Cell(content="甲", rows=2), Cell(content="乙", columns=2)), *rows("丙 丁"))
    items, _ = laid(book, table(given_rows, rules=TableRules(rows=HAIR, columns=HAIR)))
    drawn = lines(items)
    flat = [line for line in drawn if line[1] == line[3]]
    upright = [line for line in drawn if line[0] == line[2]]
    assert len(flat) == 1
    assert flat[0][0] > 10  # right of 甲 only
    assert flat[0][2] == pytest.approx(110)
    assert sorted(round(line[3] - line[1], 3) for line in upright)[0] < max(
        line[3] - line[1] for line in upright
    )


def test_every_second_row_has_its_ground_and_spanned_rows_count_as_one(book: FontBook) -> None:
    given_rows = (
        *rows("头 头", "一 一"),
        (Cell(content="二", rows=2), Cell(content="二")),
        *rows("二", "三 三"),
    )
    items, _ = laid(book, table(given_rows, header_rows=1, zebra=TINT, rules=TableRules()))
    grounds = [item.path.box for item in items if isinstance(item, Outlined) and item.fill == TINT]
    assert len(grounds) == 2
    assert grounds[0].bottom == pytest.approx(grounds[1].y)


def test_spare_height_is_shared_out(book: FontBook) -> None:
    items, _ = laid(book, table(rows("头 头", "一 一", "二 二"), header_rows=1, filling=True, height=90))
    assert max(line[3] for line in lines(items)) == pytest.approx(110)


def test_missing_characters_are_told_once(book: FontBook) -> None:
    _, issues = laid(book, table(rows("\U000f0000 \U000f0000")))
    assert [issue.code for issue in issues] == ["missing-glyph"]


def test_an_empty_table_draws_nothing(book: FontBook) -> None:
    assert laid(book, table(())) == ((), ())


def test_a_table_follows_a_new_size() -> None:
    made = table(rows("一 二"), columns=(Column(width=20),), min_size=2, row_height=6)
    scaled = replace(made, frame=replace(made.frame, across=Pin.SCALE, down=Pin.SCALE))
    document = Document(width=120, height=120, pages=(Page(elements=(scaled,)),))
    (grown,) = resize(document, Size(240, 240)).pages[0].elements
    assert isinstance(grown, Table)
    assert (grown.size, grown.min_size, grown.row_height, grown.columns[0].width) == (10, 4, 12, 40)
    assert grown.rules.rows is not None
    assert grown.rules.rows.width == pytest.approx(0.4)


contents = st.text("水电气安全0123456789. ，—", max_size=12)
cells = st.builds(Cell, content=contents, columns=st.integers(1, 3), rows=st.integers(1, 3))
some_rows = st.lists(st.lists(cells, min_size=1, max_size=4).map(tuple), min_size=1, max_size=5).map(tuple)


@settings(max_examples=40, deadline=None)
@given(some_rows, st.integers(0, 2), st.floats(80, 200))
def test_no_words_leave_their_cell(
    book: FontBook, given_rows: tuple[tuple[Cell, ...], ...], header: int, width: float
) -> None:
    made = table(given_rows, width=width, height=500, header_rows=header, min_size=1)
    box = Box(10, 20, width, 500)
    rows_in = Flowing(given_rows, header, 0, 5.0)
    painter, _ = table_painter(made, box, rows_in, book, flows=False)
    assert painter is not None
    first = lay_out_table.__wrapped__(made, box, rows_in, book, flows=False)
    assert first == lay_out_table(made, box, rows_in, book, flows=False)
    assert sum(painter.plan.widths) == pytest.approx(width)
    taken = [
        (each.row + i, each.column + j)
        for each in painter.grid.cells
        for i in range(each.rows)
        for j in range(each.columns)
    ]
    assert len(taken) == len(set(taken))
    assert all(row < painter.grid.rows and column < painter.grid.columns for row, column in taken)
    if first.issues:
        return
    rooms = [painter.box_of(each) for each in painter.grid.cells if each.cell.content.strip()]
    for run in glyph_runs(first.items):
        for glyph in run.glyphs:
            ink = book.by_key(run.face).outline(glyph.gid)
            if ink.verbs:
                middle = run.matrix(glyph).map(*ink.box.centre)
                assert any(
                    room.x <= middle.x <= room.right and room.y <= middle.y <= room.bottom for room in rooms
                )


lengths = st.floats(0, 100)


@example(
    [(0, 0, 0.0, 0.0), (4, 4, 0.0, 1.0), (7, 7, 0.0, 1.0)], 10.0
)  # an empty column, and no room for the others
@given(
    st.lists(
        st.tuples(lengths, lengths, st.sampled_from([0.0, 20.0]), st.sampled_from([0.0, 1.0, 2.0])),
        min_size=1,
        max_size=6,
    ),
    st.floats(10, 300),
)
def test_columns_always_fill_the_room(asked: list[tuple[float, float, float, float]], room: float) -> None:
    low = [min(a, b) for a, b, _, _ in asked]
    high = [max(a, b) for a, b, _, _ in asked]
    columns = [Column(width=width, share=share) for _, _, width, share in asked]
    widths = column_widths(columns, low, high, room)
    assert sum(widths) == pytest.approx(room, abs=1e-6)
    assert min(widths) >= -1e-9


def test_cells_take_the_next_free_place() -> None:
    grid = grid_of(((Cell(rows=2), Cell(columns=2)), (Cell(), Cell(), Cell())), 0, 0)
    assert [(each.row, each.column) for each in grid.cells] == [(0, 0), (0, 1), (1, 1), (1, 2), (1, 3)]


def test_starts_are_those_of_the_columns(book: FontBook) -> None:
    items, _ = laid(book, table(rows("甲 乙"), columns=(Column(width=40), Column(width=60)), rules=ALL_RULES))
    found = starts(items)
    assert found  # one run may hold both
    assert min(found.values()) == pytest.approx(10 + 0.5 * 5, abs=0.6)
