"""The Qt painter that screens and raster files share: a display page prepared once, then painted band by band.

Preparing maps every outline to device pixels and strokes it, so that painting a band is only filling paths.
Painting needs no QGuiApplication.
"""

import contextlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QRadialGradient,
    QTransform,
)

from postermaker import icc
from postermaker.color import Cmyk, Color, Flat, Gray, Linear, Paint, Radial, Rgb, Spot, fine_stops
from postermaker.display import Blend, DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined, Pen
from postermaker.document.model import Cap, Crop, Join
from postermaker.fonts import Face, FontBook
from postermaker.geometry import Affine, Box, Path
from postermaker.images import Space, decode

_JOINS = {
    Join.MITER: Qt.PenJoinStyle.SvgMiterJoin,
    Join.ROUND: Qt.PenJoinStyle.RoundJoin,
    Join.BEVEL: Qt.PenJoinStyle.BevelJoin,
}
_CAPS = {
    Cap.BUTT: Qt.PenCapStyle.FlatCap,
    Cap.ROUND: Qt.PenCapStyle.RoundCap,
    Cap.SQUARE: Qt.PenCapStyle.SquareCap,
}
_MODES = {
    Blend.NORMAL: QPainter.CompositionMode.CompositionMode_SourceOver,
    Blend.MULTIPLY: QPainter.CompositionMode.CompositionMode_Multiply,
}


@contextlib.contextmanager
def painting(image: QImage) -> Iterator[QPainter]:
    """A painter on an image that is ended whatever happens: Qt complains of an image lost under its painter."""
    painter = QPainter(image)
    try:
        yield painter
    finally:
        painter.end()


class Rows(NamedTuple):
    """Device rows, the last one not included; most of what a band has to skip is skipped by these alone."""

    top: float
    foot: float

    def meet(self, other: "Rows") -> bool:
        """Whether any row is in both."""
        return self.top < other.foot and other.top < self.foot


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
            _paint_all(self.work, painter, seen)
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
            _paint_all(self.work, inner, seen)
        painter.save()
        painter.resetTransform()
        painter.setOpacity(self.opacity)
        painter.setCompositionMode(_MODES[self.blend])
        painter.drawImage(0, 0, apart)
        painter.restore()


Work = Filled | Block | Bitmap | Sheet


class Prepared:
    """A page ready to be painted at one scale: device pixels, the origin at the upper left of its area."""

    def __init__(self, work: list[Work], width_px: int, height_px: int) -> None:
        self.work, self.width_px, self.height_px = work, width_px, height_px

    @property
    def covered(self) -> bool:
        """Whether an opaque ground covers every pixel, so that the paper need not be painted white first."""
        ground = self.work[0] if self.work else None
        page = QRectF(0, 0, self.width_px, self.height_px)
        return isinstance(ground, Block) and ground.brush.isOpaque() and ground.box.contains(page)

    def within(self, top_px: int, rows_px: int) -> tuple[Work, ...]:
        """What is painted in a band."""
        band = Rows(top_px, top_px + rows_px)
        return tuple(each for each in self.work if each.rows.meet(band))

    def paint(self, painter: QPainter, top_px: int = 0, rows_px: int | None = None) -> None:
        """Paint rows from `top_px` on (to the foot if not told how many), the first at the painter's origin."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(0, -top_px)
        _paint_all(self.work, painter, Rows(top_px, self.height_px if rows_px is None else top_px + rows_px))


def _rows_of(box: QRectF) -> Rows:
    return Rows(box.top(), box.bottom())


def _paint_all(work: list[Work], painter: QPainter, seen: Rows) -> None:
    for each in work:
        if each.rows.meet(seen):
            each.paint(painter, seen)


def prepare(
    page: DisplayPage, assets: dict[str, bytes], book: FontBook, area: Box, width_px: int, height_px: int
) -> Prepared:
    """A page's area (mm) mapped onto that many pixels.

    Raises:
        InputFault: a picture that can't be decoded.
    """
    view = Affine.scaling(width_px / area.width, height_px / area.height) @ Affine.translation(
        -area.x, -area.y
    )
    return Prepared(_Preparer(assets, book).items(page.items, view), width_px, height_px)


#: Items that were prepared, with their work; the item is held so that its identity stays its own.
_known: dict[tuple[int, Affine], tuple[DisplayItem, list[Work]]] = {}
_KNOWN_ITEMS = 2000
#: Likewise of pictures, which are large: a list may have another one in each row.
_known_pictures: dict[tuple[int, Affine], tuple[DisplayItem, list[Work]]] = {}
_KNOWN_PICTURES = 4


def _pictured(item: DisplayItem) -> bool:
    return isinstance(item, Image) or (isinstance(item, Layer) and any(map(_pictured, item.items)))


class _Preparer:
    """One `match` from display items to device work."""

    def __init__(self, assets: dict[str, bytes], book: FontBook) -> None:
        self.assets, self.book = assets, book

    def items(self, items: tuple[DisplayItem, ...], view: Affine) -> list[Work]:
        """The work for items seen through a map from mm to pixels.

        Remembered by identity: what layout gives again (the ground, the borders of the next row of a batch) is
        not prepared again, and bands of nothing else are known as painted before.
        """
        work: list[Work] = []
        for item in items:
            key = (id(item), view)
            seen, most = (_known_pictures, _KNOWN_PICTURES) if _pictured(item) else (_known, _KNOWN_ITEMS)
            known = seen.get(key)
            if known is None:
                known = seen[key] = (item, self._work(item, view))
                if len(seen) > most:
                    del seen[next(iter(seen))]
            work += known[1]
        return work

    def _work(self, item: DisplayItem, view: Affine) -> list[Work]:
        match item:
            case Outlined():
                return self._outlined(item, view)
            case GlyphRun():
                return self._glyph_run(item, view)
            case Image():
                return [self._image(item, view)]
            case Layer():
                inner = view @ item.transform
                clip = _transform(inner).map(_qpath(item.clip)) if item.clip else None
                return [Sheet(self.items(item.items, inner), clip, item.opacity, item.blend)]
            case _:
                assert_never(item)

    def _outlined(self, item: Outlined, view: Affine) -> list[Work]:
        path, place = _qpath(item.path), _transform(view)
        work: list[Work] = []
        if item.fill and _is_upright(item.path) and not (view.b or view.c):
            work.append(Block(place.mapRect(path.boundingRect()), _brush(item.fill, view)))
        elif item.fill:
            work.append(Filled(place.map(path), _brush(item.fill, view)))
        if item.pen:
            work.append(Filled(place.map(_stroked(path, item.pen)), _brush(item.pen.paint, view)))
        return work

    def _glyph_run(self, run: GlyphRun, view: Affine) -> list[Work]:
        face = self.book.by_key(run.face)
        gids = [glyph.gid for glyph in run.glyphs]
        first = view @ run.matrix(run.glyphs[0])
        origins = [view.map(glyph.x, glyph.y) for glyph in run.glyphs]
        places = [QTransform(first.a, first.b, first.c, first.d, x, y) for x, y in origins]
        work: list[Work] = []
        if run.fill:
            brush = _brush(run.fill, view)
            work += [
                Filled(place.map(_glyph_path(face, gid)), brush)
                for place, gid in zip(places, gids, strict=True)
                if face.outline(gid).verbs
            ]
        if run.pen:
            brush, width = _brush(run.pen.paint, view), run.pen.width / run.size
            strokes = [_glyph_stroke(face, gid, width, run.pen.join) for gid in gids]
            work += [Filled(place.map(s), brush) for place, s in zip(places, strokes, strict=True)]
        return work

    def _image(self, item: Image, view: Affine) -> Work:
        place = view @ item.onto
        width = max(1, round((place.a**2 + place.b**2) ** 0.5))
        height = max(1, round((place.c**2 + place.d**2) ** 0.5))
        crop = _reduced(self.assets[item.asset], item.crop, width, height)
        unit = Affine.scaling(1 / crop.width(), 1 / crop.height())
        return Bitmap(crop, _transform(place @ unit))


# few are kept: a photo of 24 megapixels takes 96 MB, and a list may bring another one with each row
@lru_cache(maxsize=6)
def _reduced(data: bytes, crop: Crop, width: int, height: int) -> QImage:
    """The part of a picture that is shown, shrunk to its size in pixels where that is less than half.

    Qt's smooth drawing looks at four pixels only, so more than half must be shrunk before.
    """
    shown = _cropped(decoded(data), crop)
    if shown.width() <= 2 * width or shown.height() <= 2 * height:
        return shown
    return shown.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _is_upright(path: Path) -> bool:
    """Whether a path is one upright rectangle."""
    c = path.coords
    return path.verbs == "MLLLZ" and (c[0], c[1], c[4], c[5]) == (c[6], c[3], c[2], c[7])


def _transform(m: Affine) -> QTransform:
    return QTransform(m.a, m.b, m.c, m.d, m.e, m.f)


@lru_cache(maxsize=4096)
def _qpath(path: Path) -> QPainterPath:
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for verb, n in path.segments():
        match verb:
            case "M":
                made.moveTo(*n)
            case "L":
                made.lineTo(*n)
            case "C":
                made.cubicTo(*n)
            case _:
                made.closeSubpath()
    return made


@lru_cache(maxsize=16384)
def _glyph_path(face: Face, gid: int) -> QPainterPath:
    """A glyph's path in its em square. Keyed by glyph, for hashing an outline takes longer than drawing it."""
    return _qpath(face.outline(gid))


@lru_cache(maxsize=4096)
def _glyph_stroke(face: Face, gid: int, width_em: float, join: Join) -> QPainterPath:
    """A glyph's outline stroked in its em square; stroked finely, for Qt flattens curves by absolute size."""
    fine = 1000
    stroker = QPainterPathStroker()
    stroker.setWidth(width_em * fine)
    stroker.setJoinStyle(_JOINS[join])
    stroked = stroker.createStroke(QTransform.fromScale(fine, fine).map(_glyph_path(face, gid)))
    stroked.setFillRule(Qt.FillRule.WindingFill)
    return QTransform.fromScale(1 / fine, 1 / fine).map(stroked)


def _stroked(path: QPainterPath, pen: Pen) -> QPainterPath:
    fine = 32  # Qt flattens the middle of the line by absolute size; a wide pen would show its corners
    stroker = QPainterPathStroker()
    stroker.setWidth(pen.width * fine)
    stroker.setJoinStyle(_JOINS[pen.join])
    stroker.setCapStyle(_CAPS[pen.cap])
    stroker.setMiterLimit(10)  # PDF's default
    if pen.dash:
        stroker.setDashPattern([length / pen.width for length in pen.dash])
    stroked = stroker.createStroke(QTransform.fromScale(fine, fine).map(path))
    stroked.setFillRule(Qt.FillRule.WindingFill)
    return QTransform.fromScale(1 / fine, 1 / fine).map(stroked)


def _brush(paint: Paint, view: Affine) -> QBrush:
    match paint:
        case Flat():
            return QBrush(_qcolor(paint.color, paint.opacity))
        case Linear():
            return _gradient_brush(QLinearGradient(QPointF(*paint.start), QPointF(*paint.end)), paint, view)
        case Radial():
            return _gradient_brush(QRadialGradient(QPointF(*paint.centre), paint.radius), paint, view)
        case _:
            assert_never(paint)


def _gradient_brush(gradient: QGradient, paint: Linear | Radial, view: Affine) -> QBrush:
    gradient.setInterpolationMode(QGradient.InterpolationMode.ComponentInterpolation)
    for stop in fine_stops(paint.stops):
        gradient.setColorAt(stop.offset, _qcolor(stop.color, stop.opacity))
    brush = QBrush(gradient)
    brush.setTransform(_transform(view))
    return brush


def on_screen(color: Color) -> Rgb:
    """A colour as a screen shows it."""
    match color:
        case Rgb():
            return color
        case Gray():
            return Rgb(color.value, color.value, color.value)
        case Cmyk():
            return icc.to_rgb(color)
        case Spot():
            inks = (
                color.alternate.cyan,
                color.alternate.magenta,
                color.alternate.yellow,
                color.alternate.black,
            )
            return icc.to_rgb(Cmyk(*(ink * color.tint for ink in inks)))
        case _:
            assert_never(color)


@lru_cache(maxsize=4096)
def _qcolor(color: Color, opacity: float) -> QColor:
    shown = on_screen(color)
    return QColor.fromRgbF(shown.red, shown.green, shown.blue, opacity)


@lru_cache(maxsize=3)
def decoded(data: bytes) -> QImage:
    """A picture as Qt holds it, sRGB.

    Raises:
        InputFault: it can't be decoded.
    """
    pixels = icc.convert(decode(data, "…"), Space.RGB)
    gray = pixels.space is Space.GRAY
    image = QImage(
        pixels.samples,
        pixels.width_px,
        pixels.height_px,
        pixels.width_px * (1 if gray else 3),
        QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB888,
    ).copy()
    if pixels.alpha is None:
        return image.convertToFormat(QImage.Format.Format_RGB32)
    mask = QImage(
        pixels.alpha, pixels.width_px, pixels.height_px, pixels.width_px, QImage.Format.Format_Alpha8
    )
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, mask)
    painter.end()
    return image


def _cropped(image: QImage, crop: Crop) -> QImage:
    if crop == Crop():
        return image
    w, h = image.width(), image.height()
    x, y = round(crop.x * w), round(crop.y * h)
    return image.copy(x, y, max(1, round(crop.width * w)), max(1, round(crop.height * h)))
