"""Cropping a picture in its place: all of it shows, dimmed beyond the frame, and is moved and zoomed under the frame.

Kept as the part of the picture that is used; nothing of the file is lost.
"""

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from postermaker.backends.painter import decoded
from postermaker.backends.paths import qtransform
from postermaker.document.model import Crop, Element, Picture, PictureFit
from postermaker.document.tree import Spot, changed, spot_of
from postermaker.editor import theme
from postermaker.editor.arranging import called
from postermaker.editor.desk import Desk
from postermaker.editor.stage.camera import Camera
from postermaker.editor.words import say
from postermaker.geometry import Affine, Box, Point
from postermaker.images import facts
from postermaker.layout.figures import fitted_picture

#: A picture is never enlarged so far that less than this share of it shows.
_LEAST = 0.02


class Cropping(QObject):
    """The session; one step of the history when it ends."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._last: Point | None = None
        desk.settling.connect(self.finish)
        desk.taken.connect(self._forget)
        desk.changed.connect(self._on_changed)

    @property
    def active(self) -> bool:
        """Whether a picture is being cropped."""
        return bool(self._id)

    def begin(self, element_id: str) -> bool:
        """Crop a picture; gives whether there is one that fills its frame."""
        spot = spot_of(self._desk.document, element_id)
        if spot is None or spot.locked or self._data(spot) is None:
            return False
        self._id = element_id
        self._desk.select([element_id])
        return True

    def finish(self) -> None:
        """Keep what is shown."""
        self._forget()

    def _forget(self) -> None:
        if self._id:
            self._id, self._last = "", None
            if self._desk.session is not None:
                self._desk.session.pause()
            self.ended.emit()

    def _on_changed(self) -> None:
        if self._id and self._spot() is None:
            self._forget()

    def _spot(self) -> Spot | None:
        spot = spot_of(self._desk.shown, self._id)
        return spot if spot is not None and isinstance(spot.element, Picture) else None

    def _data(self, spot: Spot) -> bytes | None:
        picture = spot.element
        if not isinstance(picture, Picture):
            return None
        values = self._desk.document.values
        asset = values.get(picture.field, picture.asset) if picture.field else picture.asset
        return self._desk.document.assets.get(asset)

    def _shown(self, spot: Spot) -> tuple[Crop, float] | None:
        """The part that shows, and the picture's width to height."""
        data = self._data(spot)
        if data is None or not isinstance(spot.element, Picture):
            return None
        size = facts(data)
        ratio = size.width_px / size.height_px
        filling = replace(spot.element, fit=PictureFit.FILL)
        return fitted_picture(filling, spot.upright, ratio)[0], ratio

    # changes --------------------------------------------------------------------------------------------------

    def covers(self, at: Point) -> bool:
        """Whether a place of the page lies on the whole picture."""
        spot = self._spot()
        whole = self._whole(spot) if spot else None
        if spot is None or whole is None:
            return False
        x, y = spot.onto_page.inverse().map(*at)
        return whole.meets(Box(x, y, 1e-9, 1e-9))

    def press(self, at: Point) -> None:
        """Take hold of the picture."""
        self._last = at

    def drag(self, at: Point) -> None:
        """Move it under its frame."""
        spot = self._spot()
        if spot is None or self._last is None:
            return
        one, other = (spot.onto_page.inverse().map(*place) for place in (self._last, at))
        self._last = at
        found = self._shown(spot)
        if found is None:
            return
        crop, frame = found[0], spot.upright
        dx = (other.x - one.x) / frame.width * crop.width
        dy = (other.y - one.y) / frame.height * crop.height
        self._keep(replace(crop, x=_within(crop.x - dx, crop.width), y=_within(crop.y - dy, crop.height)))

    def let_go(self) -> None:
        """The button was let go."""
        self._last = None

    def zoom(self, factor: float) -> None:
        """Larger or smaller under its frame, about the middle."""
        spot = self._spot()
        found = self._shown(spot) if spot else None
        if found is None:
            return
        crop = found[0]
        k = min(1 / factor, 1 / crop.width, 1 / crop.height)
        width, height = max(crop.width * k, _LEAST), max(crop.height * k, _LEAST)
        x, y = crop.x + (crop.width - width) / 2, crop.y + (crop.height - height) / 2
        self._keep(Crop(x=_within(x, width), y=_within(y, height), width=width, height=height))

    def whole(self) -> None:
        """As much of the picture as the frame can show."""
        self._keep(Crop())

    def _keep(self, crop: Crop) -> None:
        spot = self._spot()
        if spot is None:
            return
        name = say(f"裁剪“{called(spot.element)}”", f"Crop '{called(spot.element)}'")

        def change(element: Element) -> Element:
            assert isinstance(element, Picture)
            return replace(element, crop=crop, fit=PictureFit.FILL)

        key = self._id
        self._desk.do(name, lambda document: changed(document, {key}, change), merge=f"crop-{key}")

    # painting -------------------------------------------------------------------------------------------------

    def _whole(self, spot: Spot) -> Box | None:
        """The whole picture in the coordinates of its frame."""
        found = self._shown(spot)
        if found is None:
            return None
        crop, frame = found[0], spot.upright
        width, height = frame.width / crop.width, frame.height / crop.height
        return Box(frame.x - crop.x * width, frame.y - crop.y * height, width, height)

    def paint(self, painter: QPainter, camera: Camera, view: QRectF) -> None:
        """The whole picture, dimmed outside its frame, with lines at the thirds."""
        spot = self._spot()
        whole = self._whole(spot) if spot else None
        data = self._data(spot) if spot else None
        if spot is None or whole is None or data is None:
            return
        k, origin = camera.scale, camera.origin
        onto = Affine(k, 0, 0, k, origin.x, origin.y) @ spot.onto_page
        place = qtransform(onto)
        frame = QRectF(spot.upright.x, spot.upright.y, spot.upright.width, spot.upright.height)
        around = QPainterPath()
        around.addRect(view)
        inner = QPainterPath()
        inner.addPolygon(place.map(QPolygonF(frame)))
        painter.save()
        painter.setClipPath(around.subtracted(inner))
        painter.setOpacity(0.45)
        self._paint_picture(painter, place, whole, data)
        painter.restore()
        painter.save()
        painter.setTransform(place, combine=True)
        line = QPen(QColor(255, 255, 255, 150), 0)
        painter.setPen(line)
        for third in (1 / 3, 2 / 3):
            x, y = frame.x() + frame.width() * third, frame.y() + frame.height() * third
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        pen = QPen(theme.current().color("accent"), 1.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(QRectF(whole.x, whole.y, whole.width, whole.height))
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QTransform, whole: Box, data: bytes) -> None:
        image = decoded(data)
        painter.setTransform(place, combine=True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(whole.x, whole.y, whole.width, whole.height), image)


def _within(start: float, length: float) -> float:
    return min(max(start, 0.0), max(0.0, 1.0 - length))
