"""What a prepared page is made of: operations in device pixels, each painted band by band."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QTransform

from postermaker.backends.bitmaps import painting
from postermaker.display import Blend

if TYPE_CHECKING:  # numpy takes as long to load as a window to open, and only lamps need it here
    import numpy as np
    from numpy.typing import NDArray

_MODES = {
    Blend.NORMAL: QPainter.CompositionMode.CompositionMode_SourceOver,
    Blend.MULTIPLY: QPainter.CompositionMode.CompositionMode_Multiply,
}
#: So much of a pixel (of 255) must lie in a shape for a crisp pixel to be of it: a little less than half, for
#: the strokes of small characters are thin.
_LIT_FROM = 115
#: A stroke thinner than a pixel is lit from here on, where no pixel beside it is.
_THIN_FROM = 64
#: A gap narrower than a pixel is kept where its pixel is this much emptier than those on both sides of it.
_GAP_BELOW = 64


class Rows(NamedTuple):
    """Device rows, the last one not included; most of what a band has to skip is skipped by these alone."""

    top: float
    foot: float


class Filled:
    """A path in device pixels and its brush."""

    __slots__ = ("brush", "path", "rows")

    def __init__(self, path: QPainterPath, brush: QBrush) -> None:
        self.path, self.brush = path, brush
        self.rows: Rows = _rows_of(path.controlPointRect())

    def paint(self, painter: QPainter, seen: Rows) -> None:
        """Fill it."""
        painter.fillPath(self.path, self.brush)


class Block:
    """An upright rectangle of one colour; Qt fills it without looking for edges inside."""

    __slots__ = ("box", "brush", "rows")

    def __init__(self, box: QRectF, brush: QBrush) -> None:
        self.box, self.brush = box, brush
        self.rows: Rows = _rows_of(box)

    def paint(self, painter: QPainter, seen: Rows) -> None:
        """Fill it."""
        painter.fillRect(self.box, self.brush)


class Bitmap:
    """A picture and where its pixels go."""

    __slots__ = ("image", "place", "rows")

    def __init__(self, image: QImage, place: QTransform) -> None:
        self.image, self.place = image, place
        self.rows: Rows = _rows_of(place.mapRect(QRectF(image.rect())))

    def paint(self, painter: QPainter, seen: Rows) -> None:
        """Draw it, smoothly."""
        before = painter.worldTransform()
        painter.setWorldTransform(self.place * before)
        painter.drawImage(0, 0, self.image)
        painter.setWorldTransform(before)


class Blended:
    """An operation that meets what is there in a way of its own."""

    __slots__ = ("mode", "rows", "work")

    def __init__(self, work: "Filled | Block | Crisp", mode: QPainter.CompositionMode) -> None:
        self.work, self.mode = work, mode
        self.rows: Rows = work.rows

    def paint(self, painter: QPainter, seen: Rows) -> None:
        """Do it."""
        before = painter.compositionMode()
        painter.setCompositionMode(self.mode)
        self.work.paint(painter, seen)
        painter.setCompositionMode(before)


class Crisp:
    """A path whose pixels are wholly in or wholly out."""

    __slots__ = ("box", "brush", "path", "rows")

    def __init__(self, path: QPainterPath, brush: QBrush) -> None:
        self.path, self.brush = path, brush
        self.box: QRect = path.controlPointRect().toAlignedRect()
        self.rows: Rows = Rows(self.box.top(), self.box.top() + self.box.height())

    def paint(self, painter: QPainter, seen: Rows) -> None:
        """Paint its coverage apart, cut that at a threshold, and lay the brush through it."""
        rows = QRect(0, int(seen.top), painter.device().width(), int(seen.foot - seen.top))
        part = self.box.intersected(rows)
        if part.isEmpty():
            return
        reach = part.adjusted(0, -1, 0, 1).intersected(self.box)  # a pixel is judged by its neighbours too
        apart = coverage(self.path, reach)
        import numpy as np

        alpha = np.frombuffer(apart.bits(), np.uint8).reshape(reach.height(), reach.width(), 4)[..., 3]
        alpha[:] = lit(alpha) * np.uint8(255)  # the colour is black, zeros all
        with painting(apart) as inner:
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            inner.translate(-reach.topLeft())
            inner.fillRect(reach, self.brush)
        painter.drawImage(part.topLeft(), apart, part.translated(-reach.topLeft()))


def coverage(path: QPainterPath, part: QRect) -> QImage:
    """How much of each pixel of a part lies in a path, as the alpha of black."""
    apart = QImage(part.size(), QImage.Format.Format_ARGB32_Premultiplied)
    apart.fill(0)
    with painting(apart) as inner:
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.translate(-part.topLeft())
        inner.fillPath(path, Qt.GlobalColor.black)
    return apart


def lit(part: "NDArray[np.uint8]") -> "NDArray[np.bool_]":
    """Which pixels are of a shape that covers this much of each, 0 to 255; shape (height, width).

    More than a threshold, so that thin strokes do not break and narrow gaps do not close.
    """
    height, width = part.shape
    import numpy as np

    padded = np.zeros((height + 2, width + 2), np.uint8)
    padded[1:-1, 1:-1] = part
    on = padded >= _LIT_FROM
    doubtful = np.flatnonzero((padded >= _THIN_FROM) & (padded <= 255 - _GAP_BELOW))
    flat = padded.ravel()
    here = flat[doubtful].astype(np.int16)
    thin, gap = np.zeros(len(here), bool), np.zeros(len(here), bool)
    row = width + 2
    for across, along in ((row, 1), (1, row)):
        before, after = (flat[doubtful + by].astype(np.int16) for by in (-across, across))
        beside = (before >= _LIT_FROM) | (after >= _LIT_FROM)
        # at a stroke's end there is nothing on one side
        within = np.minimum(flat[doubtful - along], flat[doubtful + along]) >= _THIN_FROM // 2
        thin |= (here >= before) & (here > after) & within & ~beside
        gap |= np.minimum(before, after) - here > _GAP_BELOW
    on.ravel()[doubtful] = (on.ravel()[doubtful] | thin) & ~gap
    return on[1:-1, 1:-1]


class Sheet:
    """Operations under a clip, an opacity or a blend, painted apart and laid over what is there."""

    __slots__ = ("blend", "clip", "opacity", "rows", "work")

    def __init__(self, work: "list[Work]", clip: QPainterPath | None, opacity: float, blend: Blend) -> None:
        self.work, self.clip, self.opacity, self.blend = work, clip, opacity, blend
        top = min((each.rows.top for each in work), default=0.0)
        foot = max((each.rows.foot for each in work), default=0.0)
        if clip is not None:
            inside = _rows_of(clip.controlPointRect())
            top, foot = max(top, inside.top), min(foot, inside.foot)
        self.rows: Rows = Rows(top, foot)

    def paint(self, painter: QPainter, seen: Rows) -> None:
        """Paint the operations, through a picture of their own where they must be blended as one."""
        if self.opacity == 1 and self.blend is Blend.NORMAL:
            painter.save()
            if self.clip is not None:
                painter.setClipPath(self.clip, Qt.ClipOperation.IntersectClip)
            paint_all(self.work, painter, seen)
            painter.restore()
            return
        device = painter.device()
        apart = QImage(device.width(), device.height(), QImage.Format.Format_ARGB32_Premultiplied)
        apart.fill(0)
        with painting(apart) as inner:
            inner.setRenderHints(painter.renderHints())
            inner.setWorldTransform(painter.worldTransform())
            if self.clip is not None:
                inner.setClipPath(self.clip)
            paint_all(self.work, inner, seen)
        painter.save()
        painter.resetTransform()
        painter.setOpacity(self.opacity)
        painter.setCompositionMode(_MODES[self.blend])
        painter.drawImage(0, 0, apart)
        painter.restore()


Work = Filled | Block | Bitmap | Blended | Crisp | Sheet


def _rows_of(box: QRectF) -> Rows:
    return Rows(box.top(), box.bottom())


def met(work: list[Work], seen: Rows) -> list[Work]:
    """What is in the rows that are seen, in order; asked of every operation for every band, so without calls."""
    top, foot = seen
    return [each for each in work if each.rows.top < foot and top < each.rows.foot]


def paint_all(work: list[Work], painter: QPainter, seen: Rows) -> None:
    """Paint what is in the rows that are seen, in order."""
    for each in met(work, seen):
        each.paint(painter, seen)
