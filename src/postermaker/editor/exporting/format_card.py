"""A card to tick: one kind of file, who it is for and what they get."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from postermaker.editor import theme


class FormatCard(QAbstractButton):
    """A file format with a tick box, a picture of a file, a title and a line below."""

    def __init__(self, suffix: str, color: str, title: str, says: str) -> None:
        super().__init__()
        self.suffix, self._color, self._says = suffix, color, says
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(says)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its two lines ask for."""
        return QSize(260, 72)

    def say(self, says: str) -> None:
        """Another second line."""
        self._says = says
        self.setAccessibleDescription(says)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, tick, file and words."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, width = self.isChecked(), 2 if self.isChecked() else 1
        painter.setBrush(look.color("hover" if self.underMouse() and self.isEnabled() else "surface"))
        painter.setPen(QPen(look.color("accent" if on else "line2"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)
        middle = self.height() / 2
        self._paint_tick(painter, QRectF(14, middle - 8, 16, 16), on=on)
        self._paint_file(painter, QRectF(42, middle - 21, 40, 42))
        self._paint_words(painter, QRectF(94, 0, self.width() - 104, self.height()))
        painter.end()

    def _paint_tick(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("accfill" if on else "fieldline"), 1))
        painter.setBrush(look.color("accfill" if on else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            painter.setPen(QPen(QColor("#FFFFFF"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y = box.x(), box.y()
            tick = [QPointF(x + 4, y + 8.2), QPointF(x + 6.8, y + 11), QPointF(x + 12, y + 5.2)]
            painter.drawPolyline(QPolygonF(tick))

    def _paint_file(self, painter: QPainter, box: QRectF) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("line2"), 1))
        painter.setBrush(look.color("surface2"))
        painter.drawRoundedRect(box.adjusted(4.5, 0.5, -4.5, -0.5), 4, 4)
        band = QRectF(box.x(), box.y() + 20, box.width(), 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._color))
        painter.drawRoundedRect(band, 3, 3)
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(self._font(11, bold=True))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, self.suffix.lstrip(".").upper())

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        look = theme.current()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font(14, bold=True))
        painter.setPen(look.color("t1" if self.isEnabled() else "dis"))
        painter.drawText(QRectF(box.x(), 12, box.width(), 24), left, self.text())
        painter.setFont(self._font(12))
        painter.setPen(look.color("t2" if self.isEnabled() else "dis"))
        says = painter.fontMetrics().elidedText(self._says, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(QRectF(box.x(), 37, box.width(), 20), left, says)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font
