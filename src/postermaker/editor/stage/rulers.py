"""The rulers at two edges of the canvas: real lengths of the page, the selection's extent, where the pointer is."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from postermaker.editor import theme
from postermaker.editor.stage.camera import Camera
from postermaker.editor.words import say

WIDTH = 22
#: At least so many pixels lie between two numbers.
_APART = 64.0
_STEPS_MM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)


class Ruler(QWidget):
    """One ruler, across or down; a guide is pulled out of it."""

    pulled = Signal(QPointF)  #: the pointer in this widget's coordinates while a guide is pulled
    let_go = Signal(QPointF)

    def __init__(self, *, across: bool) -> None:
        super().__init__()
        self.across = across
        self._camera, self._origin = Camera(), 0.0
        self._span: tuple[float, float] | None = None
        self._pointer: float | None = None
        self._unit = "mm"
        self._pulling = False
        self.setAccessibleName(say("横标尺", "Ruler across") if across else say("竖标尺", "Ruler down"))
        self.setToolTip(say("从标尺拖出参考线", "Drag a guide out of the ruler"))
        self.setCursor(Qt.CursorShape.SplitVCursor if across else Qt.CursorShape.SplitHCursor)
        if across:
            self.setFixedHeight(WIDTH)
        else:
            self.setFixedWidth(WIDTH)

    def show_camera(self, camera: Camera, unit: str) -> None:
        """Where the page stands, and in what it is measured."""
        if (camera, unit) != (self._camera, self._unit):
            self._camera, self._unit = camera, unit
            self.update()

    def show_span(self, span: tuple[float, float] | None) -> None:
        """From where to where the selection reaches, in mm."""
        if span != self._span:
            self._span = span
            self.update()

    def show_pointer(self, at: float | None) -> None:
        """Where the pointer is, in logical pixels of the canvas."""
        if at != self._pointer:
            self._pointer = at
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, selection, ticks, pointer."""
        colors = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("ruler"))
        start = self._camera.origin.x if self.across else self._camera.origin.y
        if self._span is not None:
            low, high = (start + mm * self._camera.scale for mm in self._span)
            painter.fillRect(self._strip(low, high), colors.color("accsoft"))
        self._paint_ticks(painter, start)
        if self._pointer is not None:
            painter.fillRect(self._strip(self._pointer, self._pointer + 1), colors.color("accent"))
        painter.setPen(colors.color("line"))
        if self.across:
            painter.drawLine(0, WIDTH - 1, self.width(), WIDTH - 1)
        else:
            painter.drawLine(WIDTH - 1, 0, WIDTH - 1, self.height())
        painter.end()

    def _strip(self, low: float, high: float) -> QRectF:
        return QRectF(low, 0, high - low, WIDTH) if self.across else QRectF(0, low, WIDTH, high - low)

    def _paint_ticks(self, painter: QPainter, start: float) -> None:
        colors, scale = theme.current(), self._camera.scale
        length = self.width() if self.across else self.height()
        step = next((s for s in _STEPS_MM if s * scale >= _APART), _STEPS_MM[-1])
        fine = step / (5 if step in (5, 50, 500, 5000, 10_000) else 10 if step >= 10 else 2)
        if fine * scale < 4:
            fine = step / 2
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        first = int(-start / scale // fine) - 1
        last = int((length - start) / scale // fine) + 1
        per = round(step / fine)
        for count in range(first, last + 1):
            at = start + count * fine * scale
            major, half = count % per == 0, per % 2 == 0 and count % (per // 2) == 0
            painter.setPen(QPen(colors.color("fieldline" if major else "line2"), 1))
            size = 10 if major else 7 if half else 4
            if self.across:
                painter.drawLine(QPointF(at, WIDTH - 1 - size), QPointF(at, WIDTH - 2))
            else:
                painter.drawLine(QPointF(WIDTH - 1 - size, at), QPointF(WIDTH - 2, at))
            if major:
                self._paint_number(painter, at, count * fine)

    def _paint_number(self, painter: QPainter, at: float, mm: float) -> None:
        factor = {"m": 1000, "cm": 10, "mm": 1, "px": 1}[self._unit]
        text = f"{round(mm / factor, 3):g}"
        painter.setPen(theme.current().color("t3"))
        if self.across:
            suffix = " m" if self._unit == "m" else ""
            painter.drawText(QPointF(at + 4, 11), text + suffix)
        else:
            painter.save()
            painter.translate(11, at - 4)
            painter.rotate(-90)
            painter.drawText(QPointF(0, 0), text)
            painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a new guide."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pulling = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows the pointer."""
        if self._pulling:
            self.pulled.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays where it was let go."""
        if self._pulling:
            self._pulling = False
            self.let_go.emit(event.position())
