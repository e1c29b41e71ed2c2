"""The panel 历史: what was done, step by step, the newest first; a click goes there, nothing is lost on the way."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from postermaker.document.history import Step
from postermaker.editor import icons
from postermaker.editor.controls import column, label
from postermaker.editor.desk import Desk
from postermaker.editor.lettering import write
from postermaker.editor.lists import ROOT, Index, paint_ground, set_up
from postermaker.editor.words import say

STEP = Qt.ItemDataRole.UserRole
_ROW = 32


class StepList(QAbstractListModel):
    """The steps, the newest first; its rows know whether they are before now, now, or undone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: tuple[Step, ...] = ()
        self._at = self._saved = -1

    def refresh(self) -> None:
        """See the history as it is now."""
        session = self._desk.session
        assert session is not None
        history, saved = session.history, session.saved_step
        if history.steps is self._steps and (history.at, saved) == (self._at, self._saved):
            return
        same = len(history.steps) == len(self._steps)
        if not same:
            self.beginResetModel()
        self._steps, self._at, self._saved = history.steps, history.at, saved
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(self._steps) - 1))
        else:
            self.endResetModel()

    def step_of(self, row: int) -> int:
        """The step of a row, counted from 0."""
        return len(self._steps) - 1 - row

    @property
    def row_now(self) -> int:
        """The row of now."""
        return len(self._steps) - 1 - self._at

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The step's name; under STEP how far it is from now, and whether the file holds it."""
        if not index.isValid():
            return None
        at = self.step_of(index.row())
        if role == STEP:
            return at - self._at, at == self._saved
        if role == Qt.ItemDataRole.DisplayRole:
            return self._steps[at].name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            states = [say("现在", "now")] * (at == self._at) + [say("已撤销", "undone")] * (at > self._at)
            states += [say("已保存", "saved")] * (at == self._saved)
            return "，".join((self._steps[at].name, *states))
        return None


class _StepRow(QStyledItemDelegate):
    """A step: a dot, its name, whether it is saved."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        away, saved = index.data(STEP)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(8, 1, -8, -1)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        paint_ground(painter, ground, chosen=away == 0, hovered=hovered, focused=focused)
        token = "acctext" if away == 0 else "t3" if away > 0 else "t1"
        icon = "redo" if away > 0 else "check" if away == 0 else "clock"
        painter.drawPixmap(ground.x() + 8, rect.y() + 8, icons.pixmap(icon, token if away >= 0 else "t3", 16))
        line = ground.adjusted(32, 0, -8 - (64 if saved else 0), 0)
        write(painter, line, str(index.data()), 13, token, bold=away == 0)
        if saved:
            place = ground.adjusted(0, 0, -8, 0)
            write(painter, place, say("已保存", "saved"), 12, "ok", side=Qt.AlignmentFlag.AlignRight)
        painter.restore()


class _StepView(QListView):
    """Enter goes to the current step."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """The steps of the document in hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.steps = StepList(desk, self)
        self.view = _StepView()
        set_up(self.view, say("历史", "History"), self.steps, _StepRow(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.clicked.connect(self._go)
        hint = label(
            say("点一步就回到那时候，还能再回来", "Click a step to go there, and back"), "hint", wrap=True
        )
        hint.setContentsMargins(16, 4, 16, 6)
        outer = column(hint, self.view, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        desk.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        if self._desk.session is not None:
            self.steps.refresh()
            self.view.scrollTo(self.steps.index(self.steps.row_now))

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self._desk.go_to(self.steps.step_of(index.row()))
