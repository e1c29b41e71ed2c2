"""Picking a colour from the canvas or from anywhere on the screen, with a magnifier at the pointer."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from postermaker.color import Rgb
from postermaker.editor import theme
from postermaker.editor.words import say

_CELLS, _CELL_PX = 11, 10  #: of the magnifier


class ScreenPicker(QWidget):
    """A still of the screen over everything; where the system gives none (Wayland), of our own window."""

    picked = Signal(object)  #: an Rgb
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        screen = window.screen() or QGuiApplication.primaryScreen()
        still = (
            screen.grabWindow(0)
            if QGuiApplication.platformName() not in ("offscreen", "wayland")
            else QPixmap()
        )
        whole = not still.isNull()
        super().__init__(None if whole else window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(say("点一下取颜色，Esc 不取", "Click to pick a colour, Esc to leave"))
        if whole:
            self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
            self.setGeometry(screen.geometry())
        else:
            still = window.grab()
            self.setGeometry(window.rect())
        self._still, self._image = still, still.toImage()
        self._at = self.mapFromGlobal(QCursor.pos())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def begin(self) -> None:
        """Show the still and wait for a click."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def colour_at(self, at: QPoint) -> Rgb:
        """The colour under a point of this widget."""
        found = self._pixel(at)
        return Rgb(*(round(part, 4) for part in (found.redF(), found.greenF(), found.blueF())))

    def _pixel(self, at: QPoint) -> QColor:
        ratio = self._still.devicePixelRatio()
        x = min(max(0, round(at.x() * ratio)), self._image.width() - 1)
        y = min(max(0, round(at.y() * ratio)), self._image.height() - 1)
        return self._image.pixelColor(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The magnifier follows."""
        self._at = event.position().toPoint()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button takes the colour, any other leaves."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self.colour_at(event.position().toPoint()))
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Enter takes, arrows move by a point."""
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.colour_at(self._at))
            self._leave()
        elif step is not None:
            self._at += QPoint(*step)
            self.update()

    def _leave(self) -> None:
        self.left.emit()
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still, and the magnifier beside the pointer."""
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._still)
        side = _CELLS * _CELL_PX
        x = self._at.x() + 18 if self._at.x() + 18 + side < self.width() else self._at.x() - 18 - side
        y = self._at.y() + 18 if self._at.y() + 46 + side < self.height() else self._at.y() - 46 - side
        self._paint_cells(painter, QPoint(x, y))
        now, tag = theme.current(), QRectF(x, y + side + 2, side, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("tip"))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(now.color("tipt"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self._pixel(self._at).name().upper())
        painter.end()

    def _paint_cells(self, painter: QPainter, corner: QPoint) -> None:
        half, ratio = _CELLS // 2, self._still.devicePixelRatio()
        for row in range(_CELLS):
            for column in range(_CELLS):
                off = QPointF(column - half, row - half) / ratio
                cell = QRect(corner.x() + column * _CELL_PX, corner.y() + row * _CELL_PX, _CELL_PX, _CELL_PX)
                painter.fillRect(cell, self._pixel((QPointF(self._at) + off).toPoint()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().color("accent"), 2))
        painter.drawRect(QRect(corner, corner + QPoint(_CELLS, _CELLS) * _CELL_PX))
        painter.drawRect(
            QRect(corner.x() + half * _CELL_PX, corner.y() + half * _CELL_PX, _CELL_PX, _CELL_PX)
        )
