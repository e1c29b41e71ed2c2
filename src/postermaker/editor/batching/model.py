"""The rows of a list as a table: their cells, how each stands, and the corrections written over them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from postermaker.editor.batching.order import RowKey, key_of
from postermaker.editor.batching.states import Kept, RowState, State
from postermaker.editor.words import say
from postermaker.tables.values import Row

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: The RowState of any cell's row, and the head of a cell's column.
STATE, HEAD = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class Head(NamedTuple):
    """A column of the table."""

    kind: str  #: number, cell, result or remedy
    title: str
    column: str = ""  #: of the list
    under: str = ""  #: what the list calls it, under the title


NUMBER = Head("number", say("行", "Row"))
RESULT = Head("result", say("结果", "Result"))
REMEDY = Head("remedy", say("办法", "Remedy"))


class RowModel(QAbstractTableModel):
    """Cells and states. Cells are edited here; the list's file keeps its own."""

    corrected = Signal(object, str, str)  #: RowKey, column, text
    counted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heads: list[Head] = [NUMBER, RESULT, REMEDY]
        self.rows: list[Row] = []
        self.states: list[RowState] = []
        self.places: dict[RowKey, int] = {}
        self.counts: Counter[State] = Counter()
        self.edited: dict[int, dict[str, str]] = {}  #: corrections by the row's number
        self._done: list[tuple[RowKey, str, str]] = []  #: corrections: row, column, what the cell said before
        self._read: dict[int, Row] = {}  #: the rows as the list has them, by number

    def take_read(self, rows: Sequence[Row]) -> None:
        """The rows as the list has them, before corrections, and before one becomes several."""
        self._read = {row.number: row for row in rows}
        if not self.edited:
            self._done = []  # of another list

    def show_rows(
        self, rows: Sequence[Row], heads: Sequence[Head], edited: dict[int, dict[str, str]]
    ) -> None:
        """Other rows, or other columns; what is known of rows that stay is kept until it is seen anew."""
        keys = [key_of(row) for row in rows]
        if edited is self.edited and keys == list(self.places) and [*heads] == self.heads[1:-2]:
            self.rows = list(rows)  # the same ones with other cells: selection and place stay
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.heads) - 1))
            return
        before = {key_of(row): state for row, state in zip(self.rows, self.states, strict=True)}
        self.beginResetModel()
        self.rows, self.edited = list(rows), edited
        self.heads = [NUMBER, *heads, RESULT, REMEDY]
        self.places = {key_of(row): at for at, row in enumerate(self.rows)}
        unseen = RowState()
        self.states = [before.get(key_of(row), unseen) for row in self.rows]
        self.counts = Counter(state.state for state in self.states)
        self.endResetModel()
        self.counted.emit()

    def show_states(self, states: Iterable[tuple[RowKey, RowState]]) -> None:
        """How some rows stand now."""
        changed = []
        for key, state in states:
            at = self.places.get(key)
            if at is not None and self.states[at] != state:
                self.counts[self.states[at].state] -= 1
                self.counts[state.state] += 1
                self.states[at] = state
                changed.append(at)
        if changed:
            last = len(self.heads) - 1
            self.dataChanged.emit(self.index(min(changed), 0), self.index(max(changed), last))
            self.counted.emit()

    def count(self, kept: Kept) -> int:
        """How many rows a filter shows."""
        return sum(count for state, count in self.counts.items() if kept.takes(state))

    def cell(self, at: int, column: str) -> str:
        """What a cell says, with its correction."""
        row = self.rows[at]
        return self.edited.get(row.number, {}).get(column, row.values.get(column, ""))

    # Qt's side ----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title, and under it what the list calls it."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.heads):
            return None
        head = self.heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{head.title}\n{head.under}" if head.under else head.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; the row's state under STATE; the column's head under HEAD."""
        if not index.isValid():
            return None
        at, head = index.row(), self.heads[index.column()]
        state = self.states[at]
        if role == STATE:
            return state
        if role == HEAD:
            return head
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(at, head, state)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.title} {self._text(at, head, state)}"
        return None

    def _text(self, at: int, head: Head, state: RowState) -> str:
        if head.kind == "number":
            return f"{self.rows[at].number:,}"
        if head.kind == "result":
            return state.words
        if head.kind == "remedy":
            return state.remedy.words if state.remedy else ""
        return self.cell(at, head.column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells of the list can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._can_edit(index.row(), self.heads[index.column()]):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def _can_edit(self, at: int, head: Head) -> bool:
        """Whether a cell is the list's own: what one of several products got of a cell is written in the list."""
        row = self.rows[at]
        own = self._read.get(row.number)
        if head.kind != "cell" or own is None or head.column not in own.values:
            return False
        said = self.edited.get(row.number, {}).get(head.column, own.values[head.column])
        return row.part == 0 or self.cell(at, head.column) == said

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a correction over a cell."""
        head = self.heads[index.column()]
        if role != Qt.ItemDataRole.EditRole or head.kind != "cell":
            return False
        if str(value) == self.cell(index.row(), head.column):
            return False
        self.correct(index.row(), head.column, str(value))
        return True

    def correct(self, at: int, column: str, text: str) -> None:
        """Write a text over a cell; the row has to be looked at again."""
        self._done.append((key_of(self.rows[at]), column, self.cell(at, column)))
        self._write(at, column, text)

    def undo(self) -> int | None:
        """Take the last correction back; gives its row, None where there is none."""
        while self._done:
            key, column, text = self._done.pop()
            at = self.places.get(key)
            if at is not None:
                self._write(at, column, text)
                return at
        return None

    def _write(self, at: int, column: str, text: str) -> None:
        row = self.rows[at]
        own = self.edited.setdefault(row.number, {})
        if row.number in self._read and text == self._read[row.number].values.get(column, ""):
            own.pop(column, None)
            self.rows[at] = replace(row, values={**row.values, column: text})
        else:
            own[column] = text
        self.show_states([(key, RowState()) for key in self.places if key[0] == row.number])
        self.corrected.emit(key_of(row), column, text)


class Shown(QSortFilterProxyModel):
    """The rows that filter and search leave."""

    def __init__(self, rows: RowModel) -> None:
        super().__init__(rows)
        self._rows, self._kept, self._words = rows, Kept.ALL, [""]
        self.setSourceModel(rows)
        self.setDynamicSortFilter(False)

    def keep(self, kept: Kept, text: str) -> None:
        """Show only these."""
        self._kept, self._words = kept, text.lower().split()
        self.invalidate()  # what is narrower has another name in newer Qt

    def filterAcceptsRow(self, at: int, parent: _Index) -> bool:
        """Whether a row stays."""
        if not self._kept.takes(self._rows.states[at].state):
            return False
        if not self._words:
            return True
        row = self._rows.rows[at]
        said = " ".join(
            [str(row.number), *row.values.values(), *self._rows.edited.get(row.number, {}).values()]
        )
        said = said.lower()
        return all(word in said for word in self._words)

    def place(self, at: int) -> int:
        """Which row of the list stands in a row of the table."""
        return self.mapToSource(self.index(at, 0)).row()

    def row_of(self, at: int) -> int:
        """Where a row of the list stands in the table; -1 where it is left out."""
        return self.mapFromSource(self._rows.index(at, 0)).row()
