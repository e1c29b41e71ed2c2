"""A gradient as a bar with its stops: drag one, click between them for a new one, Delete takes one away."""

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from postermaker.color import Stop, fine_stops
from postermaker.editor import theme
from postermaker.editor.properties.swatches import qcolor
from postermaker.editor.words import say

_EDGE = 7
_BAR = 18
_NEAR_PX = 8


class GradientBar(QWidget):
    """The stops of a gradient; one of them is current and is what the sliders change."""

    previewed = Signal(object)  #: stops
    changed = Signal(object)  #: stops
    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.stops: tuple[Stop, ...] = ()
        self.current = 0
        self._dragging = False
        self.setAccessibleName(say("渐变色标", "Gradient stops"))
        self.setToolTip(
            say(
                "点空处加色标，拖动改位置，Delete 去掉", "Click to add a stop, drag to move, Delete to remove"
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

    def sizeHint(self) -> QSize:
        """A bar with room for the stops."""
        return QSize(160, 36)

    def show_stops(self, stops: tuple[Stop, ...]) -> None:
        """Show a gradient's stops; a drag in hand stays."""
        if not self._dragging:
            self.stops = stops
            self.current = min(self.current, len(stops) - 1)
            self.update()

    def _x(self, offset: float) -> float:
        return _EDGE + offset * (self.width() - 2 * _EDGE)

    def _offset(self, x: float) -> float:
        return min(1.0, max(0.0, round((x - _EDGE) / max(1, self.width() - 2 * _EDGE), 3)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearest stop, or make one."""
        x = event.position().x()
        at = min(range(len(self.stops)), key=lambda i: abs(self._x(self.stops[i].offset) - x))
        if abs(self._x(self.stops[at].offset) - x) > _NEAR_PX and len(self.stops) < 64:
            at = self._add(self._offset(x))
        self.current, self._dragging = at, True
        self.current_changed.emit()
        self.update()

    def _add(self, offset: float) -> int:
        fine = fine_stops(self.stops)
        near = min(fine, key=lambda stop: abs(stop.offset - offset))
        made = replace(near, offset=offset)
        at = sum(stop.offset <= offset for stop in self.stops)
        self.stops = (*self.stops[:at], made, *self.stops[at:])
        return at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it between its neighbours."""
        if self._dragging:
            self._move_to(self._offset(event.position().x()))
            self.previewed.emit(self.stops)

    def _move_to(self, offset: float) -> None:
        low = self.stops[self.current - 1].offset if self.current else 0.0
        high = self.stops[self.current + 1].offset if self.current + 1 < len(self.stops) else 1.0
        moved = replace(self.stops[self.current], offset=min(max(offset, low), high))
        self.stops = (*self.stops[: self.current], moved, *self.stops[self.current + 1 :])
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep it."""
        if self._dragging:
            self._dragging = False
            self.changed.emit(self.stops)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next stop, with Ctrl they move this one; Delete takes it away."""
        key, ctrl = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if len(self.stops) > 2:
                self.stops = (*self.stops[: self.current], *self.stops[self.current + 1 :])
                self.current = max(0, self.current - 1)
                self.changed.emit(self.stops)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = -1 if key == Qt.Key.Key_Left else 1
            if ctrl:
                self._move_to(self.stops[self.current].offset + 0.01 * by)
                self.changed.emit(self.stops)
            else:
                self.current = min(max(0, self.current + by), len(self.stops) - 1)
                self.current_changed.emit()
        else:
            super().keyPressEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar as it prints, the stops below it."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_EDGE, 1, self.width() - 2 * _EDGE, _BAR)
        gradient = QLinearGradient(box.topLeft(), box.topRight())
        for stop in fine_stops(self.stops) if self.stops else ():
            gradient.setColorAt(stop.offset, qcolor(stop.color, stop.opacity))
        painter.setBrush(gradient)
        painter.setPen(QPen(now.color("accent" if self.hasFocus() else "line2"), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 4, 4)
        for at, stop in enumerate(self.stops):
            self._paint_stop(painter, stop, chosen=at == self.current)
        painter.end()

    def _paint_stop(self, painter: QPainter, stop: Stop, *, chosen: bool) -> None:
        now, x, top = theme.current(), self._x(stop.offset), _BAR + 3.0
        shape = QPolygonF(
            [QPointF(x, top), QPointF(x + 5, top + 5), QPointF(x + 5, top + 13), QPointF(x - 5, top + 13),
             QPointF(x - 5, top + 5)]
        )  # fmt: skip
        painter.setBrush(qcolor(stop.color))
        painter.setPen(QPen(now.color("accent" if chosen else "fieldline"), 2 if chosen else 1))
        painter.drawPolygon(shape)
