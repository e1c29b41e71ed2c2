"""Tables in the window: squares that lose nothing, the sheet with real events, the way into the document and back."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from postermaker.document.edit import find
from postermaker.document.model import Cell, Document, Field, FieldKind, Frame, Page, Table
from postermaker.document.tables import typed_rows
from postermaker.document.tree import spots
from postermaker.editor.properties.table_section import lines_of, with_lines, with_width
from postermaker.editor.session import Session
from postermaker.editor.stage.camera import to_view
from postermaker.editor.tables import writing
from postermaker.editor.tables.sheet import TableSheet
from postermaker.editor.tables.squares import (
    copied,
    merged,
    pasted,
    rows_of,
    split,
    squares_of,
    with_column,
    with_row,
    with_squares,
    with_text,
    without_columns,
    without_rows,
)
from postermaker.geometry import Point, Size


def cells(*rows):
    return tuple(tuple(Cell(content=said) for said in row) for row in rows)


def table(rows=(("日期", "地点"), ("3 日", "东门"), ("4 日", "西门")), **more):
    frame = Frame(x=20, y=20, width=160, height=100)
    return Table(id="t", frame=frame, rows=cells(*rows), header_rows=1, **more)


def words(squares):
    rows, columns = squares.size
    return copied(squares, 0, 0, rows - 1, columns - 1)


def page_of(made, **more):
    return Document(width=210, height=297, pages=(Page(elements=(made,)),), **more)


def test_rows_and_columns_come_and_go():
    made = squares_of(table(), {})
    assert words(made) == "日期\t地点\n3 日\t东门\n4 日\t西门"
    assert words(with_row(made, 1)) == "日期\t地点\n\t\n3 日\t东门\n4 日\t西门"
    assert words(with_column(made, 0)) == "\t日期\t地点\n\t3 日\t东门\n\t4 日\t西门"
    assert words(without_rows(made, 1, 1)) == "日期\t地点\n4 日\t西门"
    assert words(without_columns(made, 0, 0)) == "地点\n东门\n西门"
    assert without_rows(made, 0, 0).header == 0
    assert with_row(made, 0).header == 2
    assert without_rows(made, 0, 2) is made  # one row always stays


def test_merging_grows_over_what_it_cuts_and_stops_at_the_header():
    made = squares_of(table((("a", "b", "c"), ("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"))), {})
    two = merged(made, 1, 0, 1, 1)
    assert rows_of(two)[1][0] == Cell(content="1 2", columns=2)
    grown = merged(two, 1, 1, 2, 1)
    assert rows_of(grown)[1] == (Cell(content="1 2 4 5", columns=2, rows=2), Cell(content="3"))
    assert rows_of(grown)[2] == (Cell(content="6"),)
    assert merged(made, 0, 0, 1, 0) is made
    assert [len(row) for row in rows_of(split(grown, 2, 1))] == [3, 3, 3, 3]
    inside = with_row(grown, 2)
    assert rows_of(inside)[1][0].rows == 3


sizes = st.integers(0, 5)
deeds = st.lists(st.tuples(st.sampled_from("rRcCms"), sizes, sizes, sizes, sizes), max_size=12)


@given(deeds)
def test_any_row_of_deeds_gives_a_table_that_reads_the_same(script):
    made = squares_of(table(), {})
    for deed, a, b, c, d in script:
        rows, columns = made.size
        top, foot = sorted((a % rows, c % rows))
        left, right = sorted((b % columns, d % columns))
        made = {
            "r": lambda: with_row(made, a % (rows + 1)),  # noqa: B023
            "R": lambda: without_rows(made, top, foot),  # noqa: B023
            "c": lambda: with_column(made, b % (columns + 1)),  # noqa: B023
            "C": lambda: without_columns(made, left, right),  # noqa: B023
            "m": lambda: merged(made, top, left, foot, right),  # noqa: B023
            "s": lambda: split(made, top, left),  # noqa: B023
        }[deed]()
        assert {len(line) for line in made.owners} == {made.size[1]}
    again = squares_of(Table(id="t", frame=Frame(x=0, y=0, width=1, height=1), rows=rows_of(made),
                             header_rows=made.header), {})  # fmt: skip
    assert rows_of(again) == rows_of(made)
    assert (again.size, again.header) == (made.size, made.header)


def test_pasting_grows_the_sheet():
    made = pasted(squares_of(table(), {}), 2, 1, [["北门", "雨天停"], ["南门", ""]])
    assert words(made) == "日期\t地点\t\n3 日\t东门\t\n4 日\t北门\t雨天停\n\t南门\t"


def test_a_fields_rows_go_back_into_the_field():
    field = Field(key="days", label="日程", kind=FieldKind.LINES)
    made = table((("日期", "地点"),), rows_from="days")
    document = page_of(made, fields=(field,), values={"days": "3 日｜东门\n4 日｜西门"})
    sheet = squares_of(made, document.values)
    assert words(sheet) == "日期\t地点\n3 日\t东门\n4 日\t西门"
    changed = with_squares(
        document, "t", with_text(with_row(with_text(sheet, 0, 1, "在哪"), 3), 3, 0, "5 日")
    )
    assert changed.values["days"] == "3 日｜东门\n4 日｜西门\n5 日｜"
    assert find(changed, "t").rows == cells(("日期", "在哪"))
    assert len(typed_rows(changed.values["days"])) == 3
    assert merged(sheet, 0, 0, 1, 0) is sheet  # the table's own row and the field's stay two


def test_lines_keep_their_colour_and_width():
    made = writing.new_table(Size(420, 594))
    assert lines_of(made) == "grid"
    three = with_lines(made, "three")
    assert lines_of(three) == "three"
    assert three.rules.edges.width == 2 * three.rules.header.width == 2 * made.rules.rows.width
    wide = with_width(three, 1.0)
    assert (wide.rules.header.width, wide.rules.edges.width) == (1.0, 2.0)
    assert with_lines(made, "own") is made
    assert lines_of(with_lines(with_lines(made, "none"), "box")) == "box"


def test_the_sheet_takes_keys_and_the_clipboard(dressed, qtbot):
    sheet = TableSheet(None, squares_of(table(), {}))
    qtbot.addWidget(sheet)
    sheet.show()
    grid = sheet.grid
    grid.setFocus()
    grid.setCurrentCell(1, 1)
    QTest.keyClicks(grid, "N")
    QTest.keyClick(grid.findChild(QLineEdit), Qt.Key.Key_Return)
    QTest.qWait(1)  # the view takes it when the key is through
    assert sheet.squares.at(1, 1).content == "N"
    assert sheet.isVisible()  # Enter ends the cell, not the sheet
    QGuiApplication.clipboard().setText("5 日\t北门\n6 日\t南门\n")
    grid.setCurrentCell(2, 0)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert words(sheet.squares) == "日期\t地点\n3 日\tN\n5 日\t北门\n6 日\t南门"
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert words(sheet.squares).endswith("5 日\t北门\n6 日\t南门") is False
    sheet.undo()
    sheet.undo()
    assert words(sheet.squares) == "日期\t地点\n3 日\tN\n4 日\t西门"
    assert not sheet.tools["merge"].isEnabled()
    grid.setRangeSelected(grid.selectedRanges()[0], False)
    grid.clearSelection()
    grid.setCurrentCell(1, 0)
    grid.selectRow(1)
    QTest.mouseClick(sheet.tools["merge"], Qt.MouseButton.LeftButton)
    assert rows_of(sheet.squares)[1] == (Cell(content="3 日 N", columns=2),)
    QTest.mouseClick(sheet.done_, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()


def test_a_double_click_writes_a_table_in_one_step(window, monkeypatch):
    window._show_session(Session(page_of(table())))
    work = window.workspace
    monkeypatch.setattr(writing.write, "__defaults__", (lambda _, squares: with_text(squares, 1, 1, "南门"),))
    QTest.qWait(1)
    work.canvas.fit()
    at = to_view(work.canvas.camera, Point(60, 40))
    QTest.mouseDClick(work.canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x), round(at.y)))
    assert find(work.desk.document, "t").rows[1][1].content == "南门"
    work.undo()
    assert find(work.desk.document, "t") == table()


def test_the_menu_puts_a_table_that_can_be_left_empty(window, monkeypatch):
    window._show_session(Session(Document(width=210, height=297, pages=(Page(elements=()),))))
    monkeypatch.setattr(writing.put_new, "__defaults__", (lambda *_: None,))
    window.actions_.made["table"].trigger()
    (spot,) = spots(window.workspace.desk.document, 0)
    assert isinstance(spot.element, Table)
    assert window.workspace.properties.section("table").isVisibleTo(window.workspace.properties)
