"""A small page with the element on it: its pins as solid lines to the edges, what stretches as an arrow."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from postermaker.document.model import Pin
from postermaker.editor import theme
from postermaker.editor.words import say

_WIDTH, _HEIGHT = 84, 64


class PinDrawing(QWidget):
    """Shows two pins; None where several elements differ."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(say("换尺寸时怎么跟", "how it follows a new size"))
        self._across: Pin | None = None
        self._down: Pin | None = None

    def show_pins(self, across: Pin | None, down: Pin | None) -> None:
        """Other pins."""
        self._across, self._down = across, down
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Page, element, pins."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(now.color("line2"), 1))
        painter.setBrush(now.color("surface2"))
        painter.drawRoundedRect(page, 4, 4)
        inner = QRectF(page.center().x() - 17, page.center().y() - 10, 34, 20)
        painter.setPen(QPen(now.color("accent"), 1.4))
        painter.setBrush(now.color("accsoft"))
        painter.drawRect(inner)
        self._paint_axis(painter, page, inner, self._across, upright=False)
        self._paint_axis(painter, page, inner, self._down, upright=True)
        painter.end()

    def _paint_axis(
        self, painter: QPainter, page: QRectF, inner: QRectF, pin: Pin | None, *, upright: bool
    ) -> None:
        if upright:
            ends = (QLineF(inner.center().x(), page.top(), inner.center().x(), inner.top()),
                    QLineF(inner.center().x(), inner.bottom(), inner.center().x(), page.bottom()))  # fmt: skip
        else:
            ends = (QLineF(page.left(), inner.center().y(), inner.left(), inner.center().y()),
                    QLineF(inner.right(), inner.center().y(), page.right(), inner.center().y()))  # fmt: skip
        solid = (pin in (Pin.START, Pin.BOTH), pin in (Pin.END, Pin.BOTH))
        for line, held in zip(ends, solid, strict=True):
            painter.setPen(self._pen(held=held))
            painter.drawLine(line)
        now = theme.current()
        if pin is Pin.CENTRE:
            painter.setPen(QPen(now.color("accent"), 2))
            middle = inner.center()
            cross = QLineF(middle.x() - 5, middle.y(), middle.x() + 5, middle.y()) if upright else QLineF(
                middle.x(), middle.y() - 5, middle.x(), middle.y() + 5
            )  # fmt: skip
            painter.drawLine(cross)
        elif pin in (Pin.BOTH, Pin.SCALE):
            painter.setPen(QPen(now.color("accent"), 1.4))
            _paint_arrow(painter, inner, upright=upright)

    def _pen(self, *, held: bool) -> QPen:
        now = theme.current()
        if held:
            return QPen(now.color("accent"), 2)
        pen = QPen(now.color("t3"), 1)
        pen.setDashPattern([2, 3])
        return pen


def _paint_arrow(painter: QPainter, inner: QRectF, *, upright: bool) -> None:
    """An arrow with two heads along the middle of the element."""
    middle = inner.center()
    half = (inner.height() if upright else inner.width()) / 2 - 3
    painter.drawLine(
        QLineF(middle.x(), middle.y() - half, middle.x(), middle.y() + half)
        if upright
        else QLineF(middle.x() - half, middle.y(), middle.x() + half, middle.y())
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for way in (-1, 1):
        tip = (
            QPointF(middle.x(), middle.y() + way * half)
            if upright
            else QPointF(middle.x() + way * half, middle.y())
        )
        back = way * 3
        wings = (
            (QPointF(tip.x() - 3, tip.y() - back), QPointF(tip.x() + 3, tip.y() - back))
            if upright
            else (QPointF(tip.x() - back, tip.y() - 3), QPointF(tip.x() - back, tip.y() + 3))
        )
        painter.drawPolyline(QPolygonF([wings[0], tip, wings[1]]))
