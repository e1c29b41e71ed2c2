"""A card to tick: one kind of file, who it is for, what they get, how large it will be."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from postermaker.editor import theme
from postermaker.editor.exporting.kinds import Kind
from postermaker.editor.lettering import sized, write
from postermaker.editor.words import say


class KindCard(QAbstractButton):
    """A tick box, a drawing of the file, a title, a line below, and at the right its size."""

    def __init__(self, kind: Kind, says: str) -> None:
        super().__init__()
        self.kind, self._says, self._size = kind, says, ""
        self.setText(str(kind.title))
        self.setAccessibleName(str(kind.title))
        self.setAccessibleDescription(says)
        self.setToolTip(says)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its two lines ask for."""
        return QSize(260, 68)

    def show_size(self, size: str) -> None:
        """How large the file will be."""
        if size != self._size:
            self._size = size
            self.setAccessibleDescription(f"{self._says} {size}".strip())
            self.update()

    @property
    def size_text(self) -> str:
        """What is said of the size."""
        return self._size

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
        self._paint_file(painter, QRectF(40, middle - 21, 40, 42))
        self._paint_words(painter, QRectF(90, 0, self.width() - 104, self.height()))
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
        painter.setBrush(QColor(self.kind.color))
        painter.drawRoundedRect(band, 3, 3)
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(sized(self.font(), 11, bold=True))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, self.kind.tag)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        enabled, right = self.isEnabled(), Qt.AlignmentFlag.AlignRight
        upper = QRectF(box.x(), 11, box.width(), 24)
        room = box.width() - 8 - write(painter, upper, self._size, 12, "t3" if enabled else "dis", side=right)
        tag = say("推荐", "best") if self.kind.recommended else ""
        wide = QFontMetrics(sized(self.font(), 12)).horizontalAdvance(tag) + 12 if tag else 0
        upper.setWidth(room - wide - 8)
        titled = write(painter, upper, self.text(), 14, "t1" if enabled else "dis", bold=True)
        if tag:
            self._paint_tag(painter, QRectF(box.x() + titled + 8, 14, wide, 18), tag)
        lower = QRectF(box.x(), 35, box.width(), 20)
        write(painter, lower, self._says, 12, "t2" if enabled else "dis")

    def _paint_tag(self, painter: QPainter, box: QRectF, tag: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accsoft"))
        painter.drawRoundedRect(box, 4, 4)
        write(painter, box, tag, 12, "acctext", side=Qt.AlignmentFlag.AlignHCenter)
