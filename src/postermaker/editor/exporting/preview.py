"""The page with its dimensions and its finishing, as the shop will make it."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from postermaker.document.model import Document
from postermaker.editor import theme
from postermaker.editor.lettering import sized
from postermaker.editor.words import say
from postermaker.geometry import Size
from postermaker.prepress.finishing import cut_box, eyelet_places, finished_box, pocket_boxes
from postermaker.prepress.finishing_words import finishing_words
from postermaker.prepress.job import Job
from postermaker.units import MM_PER_PX, spoken_size

#: Around the page: room for a dimension line, and for the caption below.
_ABOVE, _LEFT, _BELOW, _RIGHT = 56, 92, 62, 36
_HEM = QColor("#D6336C")


class PagePreview(QWidget):
    """A picture that somebody else paints, with lines over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 150)
        self.setAccessibleName(say("版面和加工", "The page and its finishing"))
        self._document: Document | None = None
        self._job: Job | None = None
        self._image = QImage()

    def show_job(self, document: Document, job: Job) -> None:
        """Another document or finishing; the picture comes by `show_image`."""
        self._document, self._job = document, job
        self.setAccessibleDescription(self.caption)
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """The page painted, of the size that `wanted` tells."""
        self._image = image or QImage()
        self.update()

    @property
    def wanted(self) -> tuple[int, int]:
        """Width and height in device pixels into which the page is to be painted."""
        place, ratio = self._place(), self.devicePixelRatioF()
        return max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio))

    @property
    def caption(self) -> str:
        """What the lines mean."""
        if self._job is None or self._document is None or self._document.screen:
            return ""
        rings = len(eyelet_places(self._job.finishing, self._job.size))
        words = finishing_words(self._job.finishing, self._job.size, rings)
        return say("；", "; ").join(str(each) for each in words)

    def _place(self) -> QRectF:
        """The trim in the widget."""
        if self._job is None:
            return QRectF(0, 0, 1, 1)
        size, around = self._job.size, cut_box(self._job.finishing, self._job.size)
        room = QRectF(
            _LEFT, _ABOVE, max(40, self.width() - _LEFT - _RIGHT), max(30, self.height() - _ABOVE - _BELOW)
        )
        k = min(room.width() / around.width, room.height() / around.height)
        width, height = size.width * k, size.height * k
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw page, lines and words."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), look.color("canvas"))
        if self._job is not None and self._document is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = self._place()
            if self._image.isNull():
                painter.fillRect(place, look.color("press"))
            else:
                painter.drawImage(place, self._image)
            painter.setPen(QPen(look.color("artline"), 1))
            painter.drawRect(place)
            self._paint_finishing(painter, place, self._job)
            self._paint_dimensions(painter, place, self._job)
        painter.end()

    def _paint_finishing(self, painter: QPainter, place: QRectF, job: Job) -> None:
        if self._document is None or self._document.screen:
            return
        k = place.width() / job.size.width
        finishing = job.finishing

        def box_of(x: float, y: float, width: float, height: float) -> QRectF:
            return QRectF(place.x() + x * k, place.y() + y * k, width * k, height * k)

        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in pocket_boxes(finishing, job.size).values():
            painter.setPen(QPen(QColor("#FFFFFF"), 1.2, Qt.PenStyle.DashLine))
            painter.drawRect(box_of(*box))
        for box in {finished_box(finishing, job.size), cut_box(finishing, job.size)}:
            if box.x < 0:
                painter.setPen(QPen(_HEM, 1.2, Qt.PenStyle.DashLine))
                painter.drawRect(box_of(*box))
        radius = max(2.6, k * (finishing.eyelets.diameter / 2 if finishing.eyelets else 0))
        for ring in eyelet_places(finishing, job.size):
            at = QPointF(place.x() + ring.x * k, place.y() + ring.y * k)
            painter.setPen(QPen(QColor("#FFFFFF"), 1.2))
            painter.setBrush(QColor("#24272D"))
            painter.drawEllipse(at, radius, radius)

    def _paint_dimensions(self, painter: QPainter, place: QRectF, job: Job) -> None:
        look = theme.current()
        painter.setFont(sized(self.font(), 13, bold=True))
        wide, high = self._said(job.size)
        outer = cut_box(job.finishing, job.size)
        k = place.width() / job.size.width
        y, x = place.top() + outer.y * k - 24, place.left() + outer.x * k - 24
        pen = QPen(look.color("t2"), 1)
        self._paint_line(painter, pen, QPointF(place.left(), y), QPointF(place.right(), y), wide)
        self._paint_line(painter, pen, QPointF(x, place.top()), QPointF(x, place.bottom()), high)
        painter.setFont(sized(self.font(), 12))
        painter.setPen(look.color("t2"))
        top = place.bottom() - outer.y * k + 10
        room = QRectF(24, top, self.width() - 48, max(0.0, self.height() - top - 4))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.caption)

    def _paint_line(self, painter: QPainter, pen: QPen, start: QPointF, end: QPointF, said: str) -> None:
        """A dimension with its figure in the middle, on the ground's colour."""
        level = start.y() == end.y()
        painter.setPen(pen)
        painter.drawLine(QLineF(start, end))
        tick = QPointF(0, 5) if level else QPointF(5, 0)
        for at in (start, end):
            painter.drawLine(QLineF(at - tick, at + tick))
        metrics = painter.fontMetrics()
        width, middle = metrics.horizontalAdvance(said) + 12, (start + end) / 2
        box = QRectF(middle.x() - width / 2, middle.y() - 10, width, 20)
        if not level:
            box.moveRight(start.x() + 14)
        painter.fillRect(box, theme.current().color("canvas"))
        painter.setPen(theme.current().color("t1"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _said(self, size: Size) -> tuple[str, str]:
        if self._document is not None and self._document.screen:
            unit = say("像素", "px")
            return f"{round(size.width / MM_PER_PX):,} {unit}", f"{round(size.height / MM_PER_PX):,}"
        width, height = spoken_size(size).split(" × ")
        unit = height.split()[-1]
        return f"{width} {unit}", height
