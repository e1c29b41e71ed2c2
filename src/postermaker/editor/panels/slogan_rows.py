"""The rows of the panel 标语: words, how many, what about; 换上 and the star on the row below the pointer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from postermaker.editor import icons, theme
from postermaker.editor.lettering import write
from postermaker.editor.lists import ROW, Index, PointedView, Rows, paint_ground, set_up
from postermaker.editor.panels.slogan_shelf import Shelf
from postermaker.editor.words import say
from postermaker.library.slogans.model import Slogan

FACTS = Qt.ItemDataRole.UserRole + 1
_ROW = 48


class SloganList(Rows[Slogan]):
    """What was found."""

    def __init__(self, shelf: Shelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.said_now: tuple[str, ...] = ()  #: what the design says: its rows are ticked

    @property
    def slogans(self) -> list[Slogan]:
        """What is shown."""
        return self.rows

    def told(self, slogan: Slogan, role: int) -> Any:
        """What stands below its words under FACTS; words for people and screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return slogan.text
        if role == FACTS:
            return self._facts(slogan)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            liked = say("，已收藏", ", favourite") if self._shelf.is_favourite(slogan.text) else ""
            return f"{slogan.text}，{self._facts(slogan)}{liked}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{slogan.text}\n{self._facts(slogan)}"
        return None

    def _facts(self, slogan: Slogan) -> str:
        about = slogan.occasion or slogan.topic
        parts = [say(f"{slogan.length} 字", f"{slogan.length} characters"), about]
        if slogan.tone is not None:
            parts.append(str(slogan.tone.said))
        if times := self._shelf.uses(slogan.text):
            parts.append(say(f"用过 {times} 次", f"used {times}×"))
        return " · ".join(part for part in parts if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be dragged onto the page."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Its words."""
        data = QMimeData()
        data.setText(self.rows[indexes[0].row()].text)
        return data


class _SloganRow(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, view: "SloganView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        slogan: Slogan = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = self._view
        said = slogan.text in view.list.said_now
        hovered, focused = rect.contains(view.pointer), bool(state & QStyle.StateFlag.State_HasFocus)
        active = hovered or focused
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(0, 1, -6, -1)
        paint_ground(painter, ground, chosen=said, hovered=active, focused=focused)
        use, star = places(rect)
        liked = view.shelf.is_favourite(slogan.text)
        right = star.x() - 4 if active else (use.right() - 24 if said or liked else use.right())
        line = QRect(ground.x() + 8, ground.y() + 4, right - ground.x() - 8, 20)
        write(painter, line, slogan.text, 13, "acctext" if said else "t1", bold=said)
        line = QRect(line.x(), line.y() + 20, line.width(), 18)
        write(painter, line, str(index.data(FACTS)), 12, "t3")
        if active:
            self._paint_star(painter, star, liked=liked)
            self._paint_use(painter, use)
        elif said:
            painter.drawPixmap(use.right() - 18, rect.y() + 8, icons.pixmap("check", "acctext", 16))
        elif liked:
            painter.drawPixmap(use.right() - 18, rect.y() + 8, icons.pixmap("star", "accent", 16))
        painter.restore()

    def _paint_star(self, painter: QPainter, place: QRect, *, liked: bool) -> None:
        over = place.contains(self._view.pointer)
        token = "accent" if liked else "t1" if over else "t3"
        painter.drawPixmap(place.topLeft() + QPoint(4, 4), icons.pixmap("star", token, 16))

    def _paint_use(self, painter: QPainter, place: QRect) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accfillh" if place.contains(self._view.pointer) else "accfill"))
        painter.drawRoundedRect(place, 5, 5)
        write(painter, place, say("换上", "Use"), 12, "onacc", side=Qt.AlignmentFlag.AlignHCenter)


def places(rect: QRect) -> tuple[QRect, QRect]:
    """Where the button 换上 and the star are in a row."""
    use = QRect(rect.right() - 6 - 8 - 44, rect.y() + (rect.height() - 24) // 2, 44, 24)
    return use, QRect(use.x() - 28, use.y(), 24, 24)


class SloganView(PointedView):
    """Enter or 换上 takes a row; L or the star makes it a favourite."""

    used = Signal(object)  #: a Slogan
    liked = Signal(object)
    menu_asked = Signal(object, QPoint)  #: a Slogan, global place

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.list = SloganList(shelf, self)
        set_up(self, say("标语", "Slogans"), self.list, _SloganRow(self))
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of the row's buttons."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        use, star = places(self.visualRect(index))
        if use.contains(at):
            self.used.emit(index.data(ROW))
        elif star.contains(at):
            self.liked.emit(index.data(ROW))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a row is 换上."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and not any(place.contains(at) for place in places(self.visualRect(index))):
            self.used.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current row, L likes it."""
        slogan = self.currentIndex().data(ROW)
        if slogan is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.used.emit(slogan)
        elif slogan is not None and event.key() == Qt.Key.Key_L and not event.modifiers():
            self.liked.emit(slogan)
        else:
            super().keyPressEvent(event)
