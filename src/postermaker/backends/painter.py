"""The Qt painter that screens, rasters and printing plates share: a page prepared once, then painted in bands.

Preparing maps every outline to device pixels and strokes it, so that painting a band is only filling paths.
Painting needs no QGuiApplication.
"""

from collections import OrderedDict
from typing import assert_never

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QTransform

from postermaker.backends.bitmaps import decoded as decoded
from postermaker.backends.bitmaps import reduced
from postermaker.backends.brushes import ON_SCREEN, Inking, Plate, inked, lays
from postermaker.backends.crisp import on_grid, visible, whole_pixels
from postermaker.backends.operations import (
    Bitmap,
    Blended,
    Block,
    Crisp,
    Filled,
    Rows,
    Sheet,
    Work,
    met,
    paint_all,
)
from postermaker.backends.paths import glyph_path, glyph_stroke, is_upright, qpath, qtransform, stroked
from postermaker.color import Paint
from postermaker.display import DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box


class Prepared:
    """A page ready to be painted at one scale: device pixels, the origin at the upper left of its area."""

    def __init__(self, work: list[Work], width_px: int, height_px: int, inking: Inking = ON_SCREEN) -> None:
        self.work, self.width_px, self.height_px, self.inking = work, width_px, height_px, inking

    @property
    def covered(self) -> bool:
        """Whether an opaque ground covers every pixel, so that the paper need not be painted white first."""
        ground = self.work[0] if self.work else None
        page = QRectF(0, 0, self.width_px, self.height_px)
        return isinstance(ground, Block) and ground.brush.isOpaque() and ground.box.contains(page)

    def within(self, top_px: int, rows_px: int) -> tuple[Work, ...]:
        """What is painted in a band."""
        return tuple(met(self.work, Rows(top_px, top_px + rows_px)))

    def paint(self, painter: QPainter, top_px: int = 0, rows_px: int | None = None) -> None:
        """Paint rows from `top_px` on (to the foot if not told how many), the first at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.inking.plate is not Plate.CRISP)
        painter.translate(0, -top_px)
        paint_all(self.work, painter, Rows(top_px, self.height_px if rows_px is None else top_px + rows_px))


def prepare(
    page: DisplayPage,
    assets: dict[str, bytes],
    book: FontBook,
    area: Box,
    width_px: int,
    height_px: int,
    inking: Inking = ON_SCREEN,
) -> Prepared:
    """A page's area (mm) mapped onto that many pixels. Layers that are orders to a machine are left out.

    Raises:
        InputFault: a picture that can't be decoded, or a profile that won't do.
    """
    view = Affine.scaling(width_px / area.width, height_px / area.height) @ Affine.translation(
        -area.x, -area.y
    )
    preparer = _Preparer(assets, book, inking)
    items = preparer.needed(page.items, view) if inking.printed else preparer.items(page.items, view)
    return Prepared(items, width_px, height_px, inking)


_Known = OrderedDict[tuple[int, Affine, Inking], tuple[DisplayItem, list[Work]]]
#: Items that were prepared, with their work; the item is held so that its identity stays its own.
_known: dict[Plate, _Known] = {plate: OrderedDict() for plate in Plate}
_KNOWN_ITEMS = 2000
#: Likewise of pictures, which are large: a list may have another one in each row.
_known_pictures: _Known = OrderedDict()
_KNOWN_PICTURES = 4


def _pictured(item: DisplayItem) -> bool:
    return isinstance(item, Image) or (isinstance(item, Layer) and any(map(_pictured, item.items)))


class _Preparer:
    """One `match` from display items to device work."""

    def __init__(self, assets: dict[str, bytes], book: FontBook, inking: Inking) -> None:
        self.assets, self.book, self.inking = assets, book, inking
        self.crisp = inking.plate is Plate.CRISP

    def items(self, items: tuple[DisplayItem, ...], view: Affine) -> list[Work]:
        """The work for items seen through a map from mm to pixels.

        Remembered by identity: what layout gives again (the ground, the borders of the next row of a batch) is
        not prepared again, and bands of nothing else are known as painted before.
        """
        work: list[Work] = []
        known_items = _known[self.inking.plate]
        for item in items:
            key = (id(item), view, self.inking)
            seen, most = (
                (_known_pictures, _KNOWN_PICTURES) if _pictured(item) else (known_items, _KNOWN_ITEMS)
            )
            known = seen.get(key)
            if known is None:
                known = seen[key] = (item, self._work(item, view))
                if len(seen) > most:
                    seen.popitem(last=False)  # of a plain dict the first is found slower each time
            work += known[1]
        return work

    def needed(self, items: tuple[DisplayItem, ...], view: Affine) -> list[Work]:
        """As `items`, without what would paint no ink where there is none: most of a page on most black plates."""
        work: list[Work] = []
        rows = Rows(float("inf"), float("-inf"))  # of all ink so far
        for item in items:
            made = self.items((item,), view)
            if not self._has_ink(item):
                work += met(made, rows)
                continue
            work += made
            for each in made:
                rows = Rows(min(rows.top, each.rows.top), max(rows.foot, each.rows.foot))
        return work

    def _has_ink(self, item: DisplayItem) -> bool:
        match item:
            case Outlined() | GlyphRun():
                paints = (item.fill, item.pen and item.pen.paint)
                return any(any(inked(paint, self.inking)) for paint in paints if paint)
            case Image():
                return True
            case Layer():
                return any(map(self._has_ink, item.items))
            case _:
                assert_never(item)

    def _work(self, item: DisplayItem, view: Affine) -> list[Work]:
        match item:
            case Outlined():
                return self._outlined(item, view)
            case GlyphRun():
                return self._glyph_run(item, view)
            case Image():
                return [self._image(item, view)]
            case Layer():
                return self._layer(item, view)
            case _:
                assert_never(item)

    def _layer(self, layer: Layer, view: Affine) -> list[Work]:
        if layer.step:
            return []
        inner = view @ layer.transform
        clip = qtransform(inner).map(qpath(layer.clip)) if layer.clip else None
        return [Sheet(self.items(layer.items, inner), clip, layer.opacity, layer.blend)]

    def _outlined(self, item: Outlined, view: Affine) -> list[Work]:
        path, place = qpath(item.path), qtransform(view)
        work: list[Work] = []
        if item.fill and is_upright(item.path) and not (view.b or view.c):
            box = place.mapRect(path.boundingRect())
            work += self._laid([whole_pixels(box) if self.crisp else box], item.fill, view, item.overprint)
        elif item.fill:
            work += self._laid([place.map(path)], item.fill, view, item.overprint)
        if item.pen:
            pen = visible(item.pen, view) if self.crisp else item.pen
            work += self._laid([place.map(stroked(path, pen))], pen.paint, view, item.overprint)
        return work

    def _glyph_run(self, run: GlyphRun, view: Affine) -> list[Work]:
        face = self.book.by_key(run.face)
        gids = [glyph.gid for glyph in run.glyphs]
        first = view @ run.matrix(run.glyphs[0])
        origins: list[tuple[float, float]] = [view.map(glyph.x, glyph.y) for glyph in run.glyphs]
        if self.crisp:
            origins = [on_grid(face, g, first, x, y) for g, (x, y) in zip(gids, origins, strict=True)]
        places = [QTransform(first.a, first.b, first.c, first.d, x, y) for x, y in origins]
        work: list[Work] = []
        if run.fill:
            shapes = [
                place.map(glyph_path(face, gid))
                for place, gid in zip(places, gids, strict=True)
                if face.outline(gid).verbs
            ]
            work += self._laid(shapes, run.fill, view, run.overprint)
        if run.pen:
            pen = visible(run.pen, view) if self.crisp else run.pen
            strokes = [glyph_stroke(face, gid, pen.width / run.size, pen.join) for gid in gids]
            shapes = [place.map(stroke) for place, stroke in zip(places, strokes, strict=True)]
            work += self._laid(shapes, pen.paint, view, run.overprint)
        return work

    def _laid(
        self, shapes: list[QPainterPath] | list[QRectF], paint: Paint, view: Affine, overprint: bool
    ) -> list[Work]:
        """Shapes of one paint."""
        brushes = lays(paint, view, self.inking, overprint=overprint)
        work: list[Work] = []
        for shape in shapes:
            for lay in brushes:
                filled = self._filled(shape, lay.brush)
                work.append(filled if lay.mode is None else Blended(filled, lay.mode))
        return work

    def _filled(self, shape: QPainterPath | QRectF, brush: QBrush) -> Filled | Block | Crisp:
        if isinstance(shape, QRectF):
            return Block(shape, brush)
        return Crisp(shape, brush) if self.crisp else Filled(shape, brush)

    def _image(self, item: Image, view: Affine) -> Work:
        place = view @ item.onto
        width = max(1, round((place.a**2 + place.b**2) ** 0.5))
        height = max(1, round((place.c**2 + place.d**2) ** 0.5))
        crop = reduced(self.assets[item.asset], item.crop, width, height, self.inking)
        unit = Affine.scaling(1 / crop.width(), 1 / crop.height())
        return Bitmap(crop, qtransform(place @ unit))
