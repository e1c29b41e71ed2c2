"""The list of recent files: a row with picture, name, time and size; a pin; and why one is missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from postermaker.editor import icons, theme
from postermaker.editor.lettering import sized, write
from postermaker.editor.lists import ROW, Index, PointedView, Rows, set_up
from postermaker.editor.start import recent
from postermaker.editor.start.recent import Recent
from postermaker.editor.words import say

MISSING = Qt.ItemDataRole.UserRole + 1
HEIGHT = 56


class RecentModel(Rows[Recent]):
    """The files, and why some of them are missing."""

    def __init__(self, store: Path) -> None:
        super().__init__()
        self._store = store
        self._missing: dict[str, str] = {}
        self._pictures: dict[str, QPixmap] = {}

    def show_rows(self, rows: Sequence[Recent]) -> None:
        """Show these, their pictures read anew."""
        self._pictures = {}
        super().show_rows(rows)

    def show_missing(self, missing: dict[str, str]) -> None:
        """Path to why it is missing, empty where it is there."""
        self._missing = missing
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def told(self, here: Recent, role: int) -> Any:
        """Why it is missing under MISSING; its words for people and screen readers."""
        missing = self._missing.get(here.path, "")
        match role:
            case _ if role == MISSING:
                return missing
            case Qt.ItemDataRole.DisplayRole:
                return f"{here.name} {missing or facts(here)}"
            case Qt.ItemDataRole.ToolTipRole:
                return here.path
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(here)
        return None

    def _picture(self, here: Recent) -> QPixmap:
        if here.path not in self._pictures:
            self._pictures[here.path] = QPixmap(str(recent.picture_path(self._store, here.path)))
        return self._pictures[here.path]


def facts(here: Recent) -> str:
    """When and how large."""
    return f"{recent.said_when(here.used_at)} · {here.size}" if here.size else recent.said_when(here.used_at)


class RecentDelegate(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, view: "RecentView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's size."""
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        look = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here: Recent = index.data(ROW)
        missing = index.data(MISSING)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        active = rect.contains(self._view.pointer) or focused
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if active:
            painter.setPen(QPen(look.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)
        _paint_picture(
            painter, QRect(rect.x() + 6, rect.y() + 6, 64, HEIGHT - 12), index, missing=bool(missing)
        )
        pinned = here.pinned or active
        words = QRect(rect.x() + 80, rect.y() + 8, rect.width() - 80 - (32 if pinned else 8), 20)
        name = here.name + (Path(here.path).suffix if missing else "")
        write(painter, words, name, 13, "t3" if missing else "t1", elide=Qt.TextElideMode.ElideMiddle)
        said = missing or facts(here)
        if QFontMetrics(sized(painter.font(), 12)).horizontalAdvance(said) > words.width():
            said = missing or here.size
        write(painter, words.translated(0, 20), said, 12, "warn" if missing else "t3")
        if pinned:
            token = "acctext" if here.pinned else "t3"
            painter.drawPixmap(pin_rect(rect).topLeft() + QPoint(4, 4), icons.pixmap("pin", token, 16))
        painter.restore()


def _paint_picture(painter: QPainter, place: QRect, index: Index, *, missing: bool) -> None:
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("surface2"))
    painter.drawRoundedRect(place, 4, 4)
    picture = index.data(Qt.ItemDataRole.DecorationRole)
    if missing or picture is None or picture.isNull():
        painter.drawPixmap(place.center() - QPoint(10, 10), icons.pixmap("page", "t3", 20))
        return
    size = picture.size().scaled(place.size() - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(QPoint(0, 0), size.expandedTo(QSize(1, 1)))
    target.moveCenter(place.center())
    painter.drawPixmap(target, picture)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("artline"), 1))
    painter.drawRect(QRectF(target).adjusted(0.5, 0.5, -0.5, -0.5))


def pin_rect(rect: QRect) -> QRect:
    """Where a row's pin is."""
    return QRect(rect.right() - 28, rect.y() + (HEIGHT - 24) // 2, 24, 24)


class RecentView(PointedView):
    """Click or Enter opens, the pin or Space keeps a file at the top, Delete takes it off the list."""

    opened = Signal(str)
    pinned = Signal(str, bool)
    forgotten = Signal(str)

    def __init__(self, store: Path) -> None:
        super().__init__()
        self.recents = RecentModel(store)
        set_up(self, say("最近的文件", "Recent files"), self.recents, RecentDelegate(self))
        self.setAccessibleDescription(
            say("回车打开，空格固定，Delete 移出", "Enter opens, Space pins, Delete removes")
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hovering shows the pin, and a drag chooses nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open, or pin."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        here = index.data(ROW)
        if event.button() is not Qt.MouseButton.LeftButton or not isinstance(here, Recent):
            return
        if pin_rect(self.visualRect(index)).contains(at):
            self.pinned.emit(here.path, not here.pinned)
        else:
            self.opened.emit(here.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and Delete."""
        here = self.currentIndex().data(ROW)
        if isinstance(here, Recent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.opened.emit(here.path)
                    return
                case Qt.Key.Key_Space:
                    self.pinned.emit(here.path, not here.pinned)
                    return
                case Qt.Key.Key_Delete:
                    self.forgotten.emit(here.path)
                    return
        super().keyPressEvent(event)
