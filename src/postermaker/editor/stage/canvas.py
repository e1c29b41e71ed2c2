"""The canvas: the page at its place, painted by the very painter that exports, in the middle of neutral ground."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from postermaker.display import DisplayList
from postermaker.editor import theme
from postermaker.editor.stage import camera
from postermaker.editor.stage.camera import Camera
from postermaker.editor.stage.page_shot import PageShot
from postermaker.editor.words import say
from postermaker.fonts import FontBook
from postermaker.geometry import Point, Size
from postermaker.units import MM_PER_INCH

_BLEED, _SAFE = QColor("#D6336C"), QColor("#2F7D4F")
_STEP = 1.25  #: zoom by one key press


class Canvas(QWidget):
    """One page of a display list, zoomed and moved by wheel, drag and keys."""

    zoomed = Signal(float)  #: 1.0 is real size

    def __init__(self, book: FontBook) -> None:
        super().__init__()
        self.setAccessibleName(say("画面", "Canvas"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 160)
        self._display = DisplayList("", (), {})
        self._number = 0
        self._camera = Camera()
        self._shots = PageShot(book)
        self._grip: QPoint | None = None
        self._safe_mm, self._show_safe, self._show_bleed = 0.0, False, False

    def show_display(self, display: DisplayList, number: int, safe_mm: float) -> None:
        """Show a page of a display list; a page of another size is fitted."""
        before = self._page_size() if self._display.pages else None
        self._display, self._safe_mm = display, safe_mm
        self._number = min(number, len(display.pages) - 1)
        if self._page_size() != before:
            self.fit()
        self.update()

    def show_lines(self, *, safe: bool, bleed: bool) -> None:
        """Whether the safe area and the bleed are drawn over the page."""
        self._show_safe, self._show_bleed = safe, bleed
        self.update()

    # zoom -----------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole page."""
        self._look(camera.fitted(self._page_size(), self._view()))

    def real_size(self) -> None:
        """As large as it will be printed, about the middle of the view."""
        self.zoom_to(self._real_scale(), self._middle())

    def zoom_in(self) -> None:
        """A step closer."""
        self.zoom_to(self._camera.scale * _STEP, self._middle())

    def zoom_out(self) -> None:
        """A step away."""
        self.zoom_to(self._camera.scale / _STEP, self._middle())

    def zoom_to(self, scale: float, at: Point) -> None:
        """Another scale, the place under `at` staying where it is."""
        self._look(camera.zoomed(self._camera, scale, at, self._page_size(), self._view()))

    @property
    def painted(self) -> int:
        """How often the page itself was painted."""
        return self._shots.painted

    @property
    def camera(self) -> Camera:
        """Where the page stands."""
        return self._camera

    def _look(self, new: Camera) -> None:
        self._camera = new
        self.zoomed.emit(new.scale / self._real_scale())
        self.update()

    def _real_scale(self) -> float:
        """Logical pixels a millimetre on this screen; screens that lie about their size count as 96 dpi."""
        screen = self.screen()
        dpi = screen.physicalDotsPerInch() if screen else 96.0
        return (dpi if 60 <= dpi <= 400 else 96.0) / MM_PER_INCH

    def _page_size(self) -> Size:
        return self._display.pages[self._number].size if self._display.pages else Size(100, 100)

    def _view(self) -> Size:
        return Size(self.width(), self.height())

    def _middle(self) -> Point:
        return Point(self.width() / 2, self.height() / 2)

    # painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, shadow, page, lines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("canvas"))
        if self._display.pages:
            place = self._place()
            self._paint_shadow(painter, place)
            self._paint_page(painter, place)
            self._paint_lines(painter, place)
        painter.end()

    def _place(self) -> QRectF:
        """The trim on the widget, its corner on a whole device pixel so that edges stay sharp."""
        ratio, size, at = self.devicePixelRatioF(), self._page_size(), self._camera.origin
        width, height = self._pixels(size)
        left, top = round(at.x * ratio) / ratio, round(at.y * ratio) / ratio
        return QRectF(left, top, width / ratio, height / ratio)

    def _pixels(self, size: Size) -> tuple[int, int]:
        scale = self._camera.scale * self.devicePixelRatioF()
        return max(1, round(size.width * scale)), max(1, round(size.height * scale))

    def _paint_shadow(self, painter: QPainter, place: QRectF) -> None:
        color = theme.current().color("shadow")
        strength = color.alphaF()
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(14, 0, -1):
            color.setAlphaF(strength * (1 - i / 14) ** 2 * 0.2)
            painter.setBrush(color)
            painter.drawRoundedRect(place.adjusted(-i, -i + 4, i, i + 4), i, i)

    def _paint_page(self, painter: QPainter, place: QRectF) -> None:
        """The part of the page that can be seen, painted anew when page, zoom or place change."""
        ratio = self.devicePixelRatioF()
        whole = QRect(QPoint(0, 0), QSize(*self._pixels(self._page_size())))
        left, top = round(place.x() * ratio), round(place.y() * ratio)
        sight = QRect(-left, -top, round(self.width() * ratio), round(self.height() * ratio)).intersected(
            whole
        )
        if sight.isEmpty():
            return
        page, assets = self._display.pages[self._number], self._display.assets
        image = self._shots.image(page, assets, (whole.width(), whole.height()), sight)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF((left + sight.x()) / ratio, (top + sight.y()) / ratio), image)

    def _paint_lines(self, painter: QPainter, place: QRectF) -> None:
        bleed = self._display.pages[self._number].bleed * self._camera.scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._show_bleed and bleed > 0:
            painter.setPen(QPen(_BLEED, 1))
            painter.drawRect(place.adjusted(-bleed, -bleed, bleed, bleed))
        inset = self._safe_mm * self._camera.scale
        if self._show_safe and inset > 0 and 2 * inset < min(place.width(), place.height()):
            pen = QPen(QColor("#FFFFFF"), 1)
            painter.setPen(pen)  # white under green: one of them shows on any ground
            painter.drawRect(place.adjusted(inset, inset, -inset, -inset))
            pen.setColor(_SAFE)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawRect(place.adjusted(inset, inset, -inset, -inset))

    # mouse and keys -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted page stays fitted."""
        old, new = event.oldSize(), event.size()
        if old.isValid() and not self._camera.fits:
            before = Size(old.width(), old.height())
            self._look(
                camera.resized(self._camera, self._page_size(), before, Size(new.width(), new.height()))
            )
        else:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom at the pointer, else scroll."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self.zoom_to(self._camera.scale * 1.0016 ** turn.y(), Point(at.x(), at.y()))
        else:
            sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            dx, dy = (turn.y(), 0) if sideways else (turn.x(), turn.y())
            self._pan(dx / 2, dy / 2)
        event.accept()

    def _pan(self, dx: float, dy: float) -> None:
        self._look(camera.panned(self._camera, dx, dy, self._page_size(), self._view()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grip = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it along."""
        if self._grip is not None:
            at = event.position().toPoint()
            self._pan(at.x() - self._grip.x(), at.y() - self._grip.y())
            self._grip = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._grip = None
        self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the page, plus and minus zoom."""
        step = 40
        moves = {
            Qt.Key.Key_Left: (step, 0),
            Qt.Key.Key_Right: (-step, 0),
            Qt.Key.Key_Up: (0, step),
            Qt.Key.Key_Down: (0, -step),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._pan(*moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)
