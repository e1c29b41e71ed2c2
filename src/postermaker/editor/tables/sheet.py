"""The sheet of a table: its cells written like in a spreadsheet, rows and columns, merging, words from Excel."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from postermaker.editor import theme
from postermaker.editor.controls import button, column, label, on_click, row
from postermaker.editor.tables.squares import (
    Squares,
    copied,
    merged,
    pasted,
    split,
    with_column,
    with_row,
    with_text,
    without_columns,
    without_rows,
)
from postermaker.editor.words import say

_COLUMN_PX, _ROW_PX = 120, 32
_Box = tuple[int, int, int, int]
_Change = Callable[[Squares], Squares]


class Grid(QTableWidget):
    """The squares. What is typed, pasted or cleared is told as a change."""

    def __init__(self, change: Callable[[_Change], None]) -> None:
        super().__init__()
        self._change = change
        self.setAccessibleName(say("表格的格子", "Cells of the table"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.horizontalHeader().setMinimumSectionSize(_COLUMN_PX)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.itemChanged.connect(self._on_typed)

    def show_squares(self, squares: Squares) -> None:
        """Show a sheet; the header's rows stand out."""
        at = (self.currentRow(), self.currentColumn())
        self.blockSignals(True)
        self.clearSpans()
        self.setRowCount(squares.size[0])
        self.setColumnCount(squares.size[1])
        colours, reaches = theme.current(), squares.reaches()
        for r in range(squares.size[0]):
            for c in range(squares.size[1]):
                top, left, tall, wide = reaches[squares.owners[r][c]]
                item = QTableWidgetItem(squares.at(r, c).content if (top, left) == (r, c) else "")
                if r < squares.header:
                    item.setBackground(QColor(colours.accsoft))
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(r, c, item)
                if (top, left) == (r, c) and (tall > 1 or wide > 1):
                    self.setSpan(r, c, tall, wide)
        self.blockSignals(False)
        self.setCurrentCell(min(max(at[0], 0), squares.size[0] - 1), min(max(at[1], 0), squares.size[1] - 1))

    @property
    def box(self) -> _Box:
        """First row and column, last row and column of what is selected."""
        found = self.selectedRanges()
        if not found:
            return self.currentRow(), self.currentColumn(), self.currentRow(), self.currentColumn()
        return found[0].topRow(), found[0].leftColumn(), found[0].bottomRow(), found[0].rightColumn()

    def _on_typed(self, item: QTableWidgetItem) -> None:
        r, c, said = item.row(), item.column(), item.text()
        self._change(lambda squares: with_text(squares, r, c, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste and copy as spreadsheets do, clear with Delete."""
        top, left, foot, right = self.box
        board = QGuiApplication.clipboard()
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = [line.split("\t") for line in board.text().rstrip("\n").splitlines()]
            if lines:
                self._change(lambda squares: pasted(squares, top, left, lines))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._change(lambda squares: _taken(squares, self.box))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            blank = [[""] * (right - left + 1)] * (foot - top + 1)
            self._change(lambda squares: pasted(squares, top, left, blank))
        else:
            super().keyPressEvent(event)


def _taken(squares: Squares, box: _Box) -> Squares:
    """What is selected goes to the clipboard; the sheet stays."""
    QGuiApplication.clipboard().setText(copied(squares, *box))
    return squares


class TableSheet(QDialog):
    """Write a table. `squares` is what it says; accepted with 完成, dropped with Esc."""

    def __init__(self, parent: QWidget | None, squares: Squares) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("编辑表格", "Edit table"))
        self.setObjectName("ground")
        self._past: list[Squares] = []
        self.squares = squares
        self.grid = Grid(self.change)
        self.tools: dict[str, QPushButton] = {}
        tools = row(*(self._tool(*each) for each in self._deeds()), None, gap=6)
        hint = label(
            say(
                "双击或直接打字改一格；在 Excel 里选中复制，到这里 Ctrl+V 整片粘贴；Ctrl+Z 撤销",
                "Type into a cell; Ctrl+V pastes a range copied in Excel; Ctrl+Z undoes",
            ),
            "hint",
            wrap=True,
        )
        self.done_ = on_click(button(say("完成", "Done"), "primary"), self.accept)
        leave = on_click(button(say("取消", "Cancel")), self.reject)
        for each in (self.done_, leave):
            each.setAutoDefault(False)  # Enter ends a cell, not the sheet
        body = column(tools, self.grid, hint, row(None, leave, self.done_), margins=(16, 14, 16, 14), gap=10)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.resize(860, 520)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        self.grid.show_squares(squares)
        self.grid.itemSelectionChanged.connect(self._show_tools)
        self._show_tools()

    def _deeds(self) -> tuple[tuple[str, str, _Change], ...]:
        def on(make: Callable[[Squares, _Box], Squares]) -> _Change:
            return lambda squares: make(squares, self.grid.box)

        return (
            ("row-above", say("上方加行", "Row above"), on(lambda s, b: with_row(s, b[0]))),
            ("row-below", say("下方加行", "Row below"), on(lambda s, b: with_row(s, b[2] + 1))),
            ("column-left", say("左边加列", "Column left"), on(lambda s, b: with_column(s, b[1]))),
            ("column-right", say("右边加列", "Column right"), on(lambda s, b: with_column(s, b[3] + 1))),
            ("no-rows", say("删行", "Delete rows"), on(lambda s, b: without_rows(s, b[0], b[2]))),
            ("no-columns", say("删列", "Delete columns"), on(lambda s, b: without_columns(s, b[1], b[3]))),
            ("merge", say("合并", "Merge"), on(lambda s, b: merged(s, *b))),
            ("split", say("拆开", "Split"), on(lambda s, b: split(s, b[0], b[1]))),
        )

    def _tool(self, key: str, name: str, change: _Change) -> QPushButton:
        made = self.tools[key] = on_click(button(name, "small"), lambda: self.change(change))
        made.setAutoDefault(False)
        return made

    def change(self, change: _Change) -> None:
        """Another sheet, one step back by `undo`."""
        after = change(self.squares)
        if after is not self.squares:
            self._past.append(self.squares)
            self._show(after)

    def undo(self) -> None:
        """The sheet before the last change."""
        if self._past:
            self._show(self._past.pop())

    def _show(self, squares: Squares) -> None:
        self.squares = squares
        self.grid.show_squares(squares)
        self._show_tools()

    def _show_tools(self) -> None:
        rows, columns = self.squares.size
        top, left, foot, right = self.grid.box
        reached = self.squares.reach(top, left)[2:] if 0 <= top < rows and 0 <= left < columns else (1, 1)
        self.tools["merge"].setEnabled((foot - top + 1, right - left + 1) not in ((1, 1), reached))
        self.tools["split"].setEnabled(reached != (1, 1))
        self.tools["no-rows"].setEnabled(foot - top + 1 < rows)
        self.tools["no-columns"].setEnabled(right - left + 1 < columns)
