"""The rows of the panel 标语: words, how many, what about; 换上 and the star on the row below the pointer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from postermaker.editor import icons, theme
from postermaker.editor.panels.slogan_shelf import Shelf
from postermaker.editor.words import say
from postermaker.library.slogans.model import Slogan

SLOGAN = Qt.ItemDataRole.UserRole
FACTS = Qt.ItemDataRole.UserRole + 1
_ROW = 48
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SloganList(QAbstractListModel):
    """What was found."""

    def __init__(self, shelf: Shelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.slogans: list[Slogan] = []
        self.said_now: tuple[str, ...] = ()  #: what the design says: its rows are ticked

    def show_slogans(self, found: Sequence[Slogan]) -> None:
        """Show these."""
        self.beginResetModel()
        self.slogans = list(found)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.slogans)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The slogan under SLOGAN; what stands below its words under FACTS; words for people and screen readers."""
        if not index.isValid():
            return None
        slogan = self.slogans[index.row()]
        if role == SLOGAN:
            return slogan
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

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All can be dragged onto the page."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Its words."""
        data = QMimeData()
        data.setText(self.slogans[indexes[0].row()].text)
        return data


class _SloganRow(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, view: "SloganView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        slogan: Slogan = index.data(SLOGAN)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view, look = self._view, theme.current()
        said = slogan.text in view.list.said_now
        hovered, focused = rect.contains(view.pointer), bool(state & QStyle.StateFlag.State_HasFocus)
        active = hovered or focused
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(0, 1, -6, -1)
        if said or active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accsoft" if said else "hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), 1.5))
            painter.drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), 5, 5)
        use, star = places(rect)
        liked = view.shelf.is_favourite(slogan.text)
        right = star.x() - 4 if active else (use.right() - 24 if said or liked else use.right())
        self._paint_words(painter, ground, right, slogan.text, str(index.data(FACTS)), said=said)
        if active:
            self._paint_star(painter, star, liked=liked)
            self._paint_use(painter, use)
        elif said:
            painter.drawPixmap(use.right() - 18, rect.y() + 8, icons.pixmap("check", "acctext", 16))
        elif liked:
            painter.drawPixmap(use.right() - 18, rect.y() + 8, icons.pixmap("star", "accent", 16))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, ground: QRect, right: int, words: str, facts: str, *, said: bool
    ) -> None:
        look = theme.current()
        font = QFont(painter.font())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = right - ground.x() - 8
        for size, top, height, text, token in (
            (13, 4, 20, words, "acctext" if said else "t1"), (12, 24, 18, facts, "t3"),
        ):  # fmt: skip
            font.setPixelSize(size)
            font.setBold(said and size == 13)
            painter.setFont(font)
            painter.setPen(look.color(token))
            line = QRect(ground.x() + 8, ground.y() + top, room, height)
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, left, text)

    def _paint_star(self, painter: QPainter, place: QRect, *, liked: bool) -> None:
        over = place.contains(self._view.pointer)
        token = "accent" if liked else "t1" if over else "t3"
        painter.drawPixmap(place.topLeft() + QPoint(4, 4), icons.pixmap("star", token, 16))

    def _paint_use(self, painter: QPainter, place: QRect) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accfillh" if place.contains(self._view.pointer) else "accfill"))
        painter.drawRoundedRect(place, 5, 5)
        font = QFont(painter.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(look.color("onacc"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, say("换上", "Use"))


def places(rect: QRect) -> tuple[QRect, QRect]:
    """Where the button 换上 and the star are in a row."""
    use = QRect(rect.right() - 6 - 8 - 44, rect.y() + (rect.height() - 24) // 2, 44, 24)
    return use, QRect(use.x() - 28, use.y(), 24, 24)


class SloganView(QListView):
    """Enter or 换上 takes a row; L or the star makes it a favourite."""

    used = Signal(object)  #: a Slogan
    liked = Signal(object)
    menu_asked = Signal(object, QPoint)  #: a Slogan, global place

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.list = SloganList(shelf, self)
        self.pointer = QPoint(-1, -1)
        self.setModel(self.list)
        self.setItemDelegate(_SloganRow(self))
        self.setAccessibleName(say("标语", "Slogans"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be done with the row below the pointer."""
        self.pointer = event.position().toPoint()
        self.viewport().update()
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves."""
        if event.type() is QEvent.Type.Leave:
            self.pointer = QPoint(-1, -1)
            self.viewport().update()
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of the row's buttons."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        use, star = places(self.visualRect(index))
        if use.contains(at):
            self.used.emit(index.data(SLOGAN))
        elif star.contains(at):
            self.liked.emit(index.data(SLOGAN))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a row is 换上."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and not any(place.contains(at) for place in places(self.visualRect(index))):
            self.used.emit(index.data(SLOGAN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current row, L likes it."""
        slogan = self.currentIndex().data(SLOGAN)
        if slogan is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.used.emit(slogan)
        elif slogan is not None and event.key() == Qt.Key.Key_L and not event.modifiers():
            self.liked.emit(slogan)
        else:
            super().keyPressEvent(event)
