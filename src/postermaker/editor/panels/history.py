"""The panel 历史: what was done, step by step, the newest first; a click goes there, nothing is lost on the way."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from postermaker.document.history import Step
from postermaker.editor import icons, theme
from postermaker.editor.controls import column, label
from postermaker.editor.desk import Desk
from postermaker.editor.words import say

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
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

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        away, saved = index.data(STEP)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(8, 1, -8, -1)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if away == 0 or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accsoft" if away == 0 else "hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), 1.5))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5, 5)
        token = "acctext" if away == 0 else "t3" if away > 0 else "t1"
        font = QFont(painter.font())
        font.setPixelSize(13)
        font.setBold(away == 0)
        painter.setFont(font)
        painter.setPen(look.color(token))
        icon = "redo" if away > 0 else "check" if away == 0 else "clock"
        painter.drawPixmap(ground.x() + 8, rect.y() + 8, icons.pixmap(icon, token if away >= 0 else "t3", 16))
        line = ground.adjusted(32, 0, -8 - (64 if saved else 0), 0)
        said = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        if saved:
            font.setBold(False)
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(look.color("ok"))
            place = ground.adjusted(0, 0, -8, 0)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, say("已保存", "saved")
            )
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
        self.view.setModel(self.steps)
        self.view.setItemDelegate(_StepRow(self.view))
        self.view.setAccessibleName(say("历史", "History"))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
