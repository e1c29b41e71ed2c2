"""Lines over the page that are not printed: bleed, safe area, hem and eyelets, grid, guides."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from postermaker.document.finishing import Finishing
from postermaker.document.model import Guide
from postermaker.editor import theme
from postermaker.editor.desk import Desk
from postermaker.editor.stage import marks
from postermaker.editor.stage.camera import Camera, to_view
from postermaker.editor.stage.snapping import Axis, Line
from postermaker.geometry import Box, Point
from postermaker.library.products import Product, products
from postermaker.prepress.finishing import eyelet_places, pocket_boxes

_BLEED, _SAFE = QColor("#D6336C"), QColor("#2F7D4F")
#: No denser than this, in logical pixels.
_GRID_APART = 8.0


class Overlays:
    """Which lines are shown, and their painting."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.show_safe = False
        self.show_bleed = False
        self.show_hem = False
        self.show_grid = False
        self.show_guides = True
        self.pulled: Guide | None = None  #: a guide on its way

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The guides of the page."""
        if self._desk.session is None:
            return ()
        shown = self._desk.shown
        return shown.pages[min(self._desk.page, len(shown.pages) - 1)].guides

    def guide_lines(self) -> tuple[Line, ...]:
        """What a drag may catch at."""
        if not self.show_guides or self._desk.session is None:
            return ()
        sheet = self._desk.sheet
        return tuple(
            Line(Axis.X, g.at, Box(g.at, sheet.y, 0, sheet.height))
            if g.upright
            else Line(Axis.Y, g.at, Box(sheet.x, g.at, sheet.width, 0))
            for g in self.guides
        )

    def grid_step(self) -> float:
        """The grid's pitch in mm: 10 cm on banners, 1 cm on posters, 5 mm on leaflets."""
        longest = max(self._desk.size)
        return 100.0 if longest >= 2000 else 10.0 if longest >= 500 else 5.0

    def paint(self, painter: QPainter, camera: Camera, place: QRectF) -> None:
        """All that is on, over the page at `place`."""
        document = self._desk.shown
        if self.show_grid:
            self._paint_grid(painter, camera, place)
        if self.show_bleed and document.bleed > 0:
            by = document.bleed * camera.scale
            marks.frame_line(painter, place.adjusted(-by, -by, by, by), _BLEED, light=False)
        inset = document.safe * camera.scale
        if self.show_safe and inset > 0 and 2 * inset < min(place.width(), place.height()):
            marks.frame_line(painter, place.adjusted(inset, inset, -inset, -inset), _SAFE, dashed=True)
        if self.show_hem:
            self._paint_hem(painter, camera, place)
        if self.show_guides:
            for guide in (*self.guides, *((self.pulled,) if self.pulled else ())):
                self._paint_guide(painter, camera, guide)

    def finishing(self) -> Finishing | None:
        """What will be done to the page; None where its product has nothing done."""
        document = self._desk.shown
        found = document.finishing or products().get(document.product)
        return found.finishing if isinstance(found, Product) else found

    def _paint_hem(self, painter: QPainter, camera: Camera, place: QRectF) -> None:
        finishing = self.finishing()
        if finishing is None:
            return
        k, size = camera.scale, self._desk.size
        for box in pocket_boxes(finishing, size).values():
            corner = to_view(camera, Point(box.x, box.y))
            marks.frame_line(painter, QRectF(*corner, box.width * k, box.height * k), _SAFE, dashed=True)
        for by in {finishing.white_edge, finishing.white_edge + finishing.hem} - {0.0}:
            marks.frame_line(painter, place.adjusted(-by * k, -by * k, by * k, by * k), _BLEED, dashed=True)
        if finishing.eyelets is not None:
            radius = finishing.eyelets.diameter / 2
            marks.eyelets(painter, camera, eyelet_places(finishing, size), radius)

    def _paint_grid(self, painter: QPainter, camera: Camera, place: QRectF) -> None:
        step = self.grid_step()
        while step * camera.scale < _GRID_APART:
            step *= 2
        color = QColor(theme.current().color("accent"))
        color.setAlphaF(0.28)
        painter.setPen(QPen(color, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        size = self._desk.size
        pitch, left, top, right, foot = (
            step * camera.scale,
            place.left(),
            place.top(),
            place.right(),
            place.bottom(),
        )
        across, down = range(1, int(size.width / step) + 1), range(1, int(size.height / step) + 1)
        lines = [QLineF(left + i * pitch, top, left + i * pitch, foot) for i in across]
        lines += [QLineF(left, top + i * pitch, right, top + i * pitch) for i in down]
        painter.drawLines(lines)

    def _paint_guide(self, painter: QPainter, camera: Camera, guide: Guide) -> None:
        painter.setPen(QPen(theme.current().color("guide"), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        far = 20_000.0
        if guide.upright:
            x = camera.origin.x + guide.at * camera.scale
            painter.drawLine(QLineF(x, -far, x, far))
        else:
            y = camera.origin.y + guide.at * camera.scale
            painter.drawLine(QLineF(-far, y, far, y))

    def guide_at(self, camera: Camera, at: Point, reach_px: float = 4.0) -> Guide | None:
        """The guide under a place of the page."""
        if not self.show_guides:
            return None
        reach = reach_px / camera.scale
        near = [(abs((at.x if g.upright else at.y) - g.at), g) for g in self.guides]
        found = min(near, key=lambda pair: pair[0], default=None)
        return found[1] if found and found[0] <= reach else None
