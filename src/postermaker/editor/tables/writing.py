"""A table from the menu onto the page, and its sheet opened and taken back as one step."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from postermaker.color import Cmyk, Flat
from postermaker.document.edit import find
from postermaker.document.model import Cell, Frame, Stroke, Table, TableRules, TextStyle
from postermaker.editor.desk import Desk
from postermaker.editor.offering import is_dark
from postermaker.editor.putting import put
from postermaker.editor.tables.sheet import TableSheet
from postermaker.editor.tables.squares import Squares, squares_of, with_squares
from postermaker.editor.words import say
from postermaker.geometry import Size

#: A new table, and its type as a share of the page's shorter side.
_ROWS, _COLUMNS, _TYPE = 5, 4, 1 / 36

#: How a sheet is asked to be written; tests answer instead of a person.
Ask = Callable[[QWidget | None, Squares], Squares | None]


def ask_sheet(parent: QWidget | None, squares: Squares) -> Squares | None:
    """The sheet as it was written; None: it was left."""
    sheet = TableSheet(parent, squares)
    done = sheet.exec() == QDialog.DialogCode.Accepted
    made = sheet.squares
    sheet.deleteLater()
    return made if done else None


def write(desk: Desk, parent: QWidget | None, table_id: str, ask: Ask = ask_sheet) -> None:
    """Open the sheet of a table; what is written there is one step."""
    desk.settle()
    table = find(desk.document, table_id)
    if not isinstance(table, Table):
        return
    before = squares_of(table, desk.document.values)
    after = ask(parent, before)
    if after is not None and after != before:
        desk.do(say("改表格", "Edit table"), lambda document: with_squares(document, table_id, after))


def new_table(size: Size, *, dark: bool = False) -> Table:
    """An empty table of lines for a page; white on a dark ground."""
    type_mm = min(size) * _TYPE
    ink = Flat(Cmyk(0, 0, 0, 0) if dark else Cmyk(0, 0, 0, 1))
    thin = Stroke(width=max(0.15, type_mm / 24), paint=ink)
    height = min(size.height * 0.5, _ROWS * type_mm * 2.1)
    return Table(
        id="table",
        name=say("表格", "Table"),
        frame=Frame(x=0, y=0, width=size.width * 0.7, height=height),
        rows=tuple(tuple(Cell() for _ in range(_COLUMNS)) for _ in range(_ROWS)),
        header_rows=1,
        style=TextStyle(weight=400, fill=ink),
        size=type_mm,
        min_size=type_mm / 2,
        rules=TableRules(edges=thin, sides=thin, header=thin, rows=thin, columns=thin),
        filling=True,
    )


def put_new(desk: Desk, parent: QWidget, ask: Ask = ask_sheet) -> None:
    """A new table in the middle of the page, and its sheet to write it."""
    dark = is_dark(desk.document, desk.page)
    if put(desk, say("加表格", "Add table"), [new_table(desk.size, dark=dark)]):
        write(desk, parent, desk.selection[0], ask)
