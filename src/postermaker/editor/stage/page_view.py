"""The page at its place: zoomed and moved, painted by the very painter that exports, in the middle of neutral ground."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from postermaker.display import DisplayList
from postermaker.document.tree import Spot, bounds_of
from postermaker.editor import theme
from postermaker.editor.desk import Desk
from postermaker.editor.stage import camera
from postermaker.editor.stage.camera import Camera, to_page, to_view
from postermaker.editor.stage.handles import Quad
from postermaker.editor.stage.page_shot import PageShot
from postermaker.editor.stage.shadow import paint_shadow
from postermaker.geometry import Box, Point, Size
from postermaker.units import MM_PER_INCH

_STEP = 1.25  #: zoom by one key press


class PageView(QWidget):
    """The desk's page and where it stands; what lies over it is painted by `paint_over`."""

    zoomed = Signal(float)  #: 1.0 is real size
    looked = Signal()  #: the camera moved

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 160)
        self.desk = desk
        self._camera = Camera()
        self._shots = PageShot(desk.book)
        self._shown_size = Size(0, 0)
        desk.changed.connect(self._on_changed)
        desk.paged.connect(self._on_changed)

    # what is shown --------------------------------------------------------------------------------------------

    @property
    def display(self) -> DisplayList:
        """The pages as they are painted."""
        return self.desk.proof.display if self.desk.proof else DisplayList("", (), {})

    def _on_changed(self) -> None:
        if self._shown_size != self._page_size():
            self.fit()
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

    def show_box(self, box: Box, share: float) -> None:
        """A part of the page in the middle of the view, taking `share` of it."""
        self._look(camera.showing(box, self._view(), share, self._page_size()))

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
        self._shown_size = self._page_size()
        self.zoomed.emit(new.scale / self._real_scale())
        self.looked.emit()
        self.update()

    def _real_scale(self) -> float:
        """Logical pixels a millimetre on this screen; screens that lie about their size count as 96 dpi."""
        screen = self.screen()
        dpi = screen.physicalDotsPerInch() if screen else 96.0
        return (dpi if 60 <= dpi <= 400 else 96.0) / MM_PER_INCH

    def _page_size(self) -> Size:
        pages = self.display.pages
        return pages[min(self.desk.page, len(pages) - 1)].size if pages else Size(100, 100)

    def _view(self) -> Size:
        return Size(self.width(), self.height())

    def _middle(self) -> Point:
        return Point(self.width() / 2, self.height() / 2)

    def on_page(self, at: QPointF) -> Point:
        """Where on the page, in mm, a place of the widget lies."""
        return to_page(self._camera, Point(at.x(), at.y()))

    def corners_in_view(self, spot: Spot) -> Quad:
        """An element's corners in logical pixels of the widget."""
        a, b, c, d = (to_view(self._camera, corner) for corner in spot.corners)
        return a, b, c, d

    def selected_corners(self) -> Quad | None:
        """The corners of what is selected: of one its own, of several those of the box around them."""
        spots = self.desk.spots
        if not spots:
            return None
        if len(spots) == 1:
            return self.corners_in_view(spots[0])
        box = bounds_of(spots)
        at = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        a, b, c, d = (to_view(self._camera, Point(*corner)) for corner in at)
        return a, b, c, d

    # painting -------------------------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter, place: QRectF) -> None:
        """What lies over the page, which stands at `place`; nothing here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, shadow, page, then what lies over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("canvas"))
        if self.display.pages:
            place = self._place()
            paint_shadow(painter, place, theme.current().shadow)
            self._paint_page(painter, place)
            self.paint_over(painter, place)
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
        display = self.display
        page = display.pages[min(self.desk.page, len(display.pages) - 1)]
        image = self._shots.image(page, display.assets, (whole.width(), whole.height()), sight)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF((left + sight.x()) / ratio, (top + sight.y()) / ratio), image)

    def _pan(self, dx: float, dy: float) -> None:
        self._look(camera.panned(self._camera, dx, dy, self._page_size(), self._view()))

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
