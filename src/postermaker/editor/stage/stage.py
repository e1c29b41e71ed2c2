"""The stage: the canvas with its rulers, and guides that are pulled out of them."""

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from postermaker.document.model import Document, Guide
from postermaker.editor import theme
from postermaker.editor.desk import Desk
from postermaker.editor.lettering import write
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.stage.rulers import WIDTH, Ruler
from postermaker.editor.stage.snapping import Axis
from postermaker.editor.words import say
from postermaker.geometry import Point


class _Corner(QWidget):
    """Where the rulers meet: the unit."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(WIDTH, WIDTH)
        self.unit = "mm"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and unit."""
        colors, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), colors.color("ruler"))
        write(painter, self.rect(), self.unit, 11, "t2", bold=True, side=Qt.AlignmentFlag.AlignHCenter)
        painter.setPen(colors.color("line"))
        painter.drawLine(0, WIDTH - 1, WIDTH, WIDTH - 1)
        painter.drawLine(WIDTH - 1, 0, WIDTH - 1, WIDTH)
        painter.end()


class Stage(QWidget):
    """Rulers at the upper and the left edge, the canvas in the rest."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.canvas = Canvas(desk)
        self.across, self.down, self._corner = Ruler(across=True), Ruler(across=False), _Corner()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._corner, 0, 0)
        grid.addWidget(self.across, 0, 1)
        grid.addWidget(self.down, 1, 0)
        grid.addWidget(self.canvas, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.setLayout(grid)
        self.canvas.looked.connect(self._show_camera)
        self.canvas.pointed.connect(self._show_pointer)
        desk.selected.connect(self._show_span)
        desk.changed.connect(self._show_camera)
        for ruler in (self.across, self.down):
            ruler.pulled.connect(lambda at, r=ruler: self._pull(r, at))
            ruler.let_go.connect(lambda at, r=ruler: self._let_go(r, at))

    def show_rulers(self, shown: bool) -> None:
        """Show or hide them."""
        for part in (self.across, self.down, self._corner):
            part.setVisible(shown)

    @property
    def has_rulers(self) -> bool:
        """Whether they are shown."""
        return not self.across.isHidden()

    def _show_camera(self) -> None:
        if self._desk.session is None:
            return
        self._corner.unit = unit = unit_of(self._desk)
        self._corner.update()
        for ruler in (self.across, self.down):
            ruler.show_camera(self.canvas.camera, unit)
        self._show_span()

    def _show_span(self) -> None:
        self.across.show_span(self.canvas.span(Axis.X))
        self.down.show_span(self.canvas.span(Axis.Y))

    def _show_pointer(self, at: Point | None) -> None:
        if at is None:
            self.across.show_pointer(None)
            self.down.show_pointer(None)
            return
        camera = self.canvas.camera
        self.across.show_pointer(camera.origin.x + at.x * camera.scale)
        self.down.show_pointer(camera.origin.y + at.y * camera.scale)

    # guides ---------------------------------------------------------------------------------------------------

    def _guide(self, ruler: Ruler, at: QPointF) -> Guide | None:
        """The guide under the pointer, rounded to what the ruler can tell; None off the canvas."""
        place = ruler.mapTo(self, at) - QPointF(self.canvas.pos())
        if place.x() < 0 or place.y() < 0:
            return None
        on_page = self.canvas.on_page(place)
        mm = on_page.y if ruler.across else on_page.x
        step = next((s for s in (1, 5, 10, 50, 100) if s * self.canvas.camera.scale >= 2), 100)
        return Guide(not ruler.across, round(mm / step) * float(step))

    def _pull(self, ruler: Ruler, at: QPointF) -> None:
        self.canvas.overlays.pulled = self._guide(ruler, at)
        self.canvas.update()

    def _let_go(self, ruler: Ruler, at: QPointF) -> None:
        self.canvas.overlays.pulled = None
        guide = self._guide(ruler, at)
        if guide is not None:
            self.add_guide(guide)
        self.canvas.update()

    def add_guide(self, guide: Guide) -> None:
        """Put a guide onto the page."""
        self._desk.do(
            say("加参考线", "Add guide"),
            lambda d: with_guides(d, self._desk.page, (*d.pages[self._desk.page].guides, guide)),
        )

    def clear_guides(self) -> None:
        """Take all guides off the page."""
        self._desk.do(say("清除参考线", "Clear guides"), lambda d: with_guides(d, self._desk.page, ()))


def with_guides(document: Document, page: int, guides: tuple[Guide, ...]) -> Document:
    """The document with other guides on a page."""
    made = replace(document.pages[page], guides=guides)
    return replace(document, pages=(*document.pages[:page], made, *document.pages[page + 1 :]))


def unit_of(desk: Desk) -> str:
    """In what a page is measured: m for banners, cm for posters, mm below."""
    longest = max(desk.size)
    return "m" if longest >= 3000 else "cm" if longest >= 500 else "mm"
