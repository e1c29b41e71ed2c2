"""Shapes set onto the pixel grid, for panels whose pixels are lamps: a stroke is lit or it is not.

Fonts bring no hinting, so each glyph is moved by parts of a pixel to where its strokes fall best on the grid.
"""

from functools import lru_cache
from itertools import product
from math import hypot
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from postermaker.backends.operations import coverage, lit
from postermaker.backends.paths import glyph_path, qpath
from postermaker.display import Pen
from postermaker.fonts import Face
from postermaker.geometry import Affine, Path

if TYPE_CHECKING:  # numpy takes as long to load as a window to open, and only lamps need it here
    import numpy as np
    from numpy.typing import NDArray

#: Shifts that are tried along each axis, in pixels.
_SHIFTS = (-0.5, -0.25, 0.0, 0.25)
#: Larger glyphs have strokes of many pixels, which look the same wherever they fall.
_FITTED_UP_TO_PX = 96


def whole_pixels(box: QRectF) -> QRectF:
    """A rectangle on the grid, at least a pixel wide and high."""
    left, top = round(box.left()), round(box.top())
    return QRectF(left, top, max(1, round(box.right()) - left), max(1, round(box.bottom()) - top))


def visible(pen: Pen, view: Affine) -> Pen:
    """A pen that draws at least a pixel."""
    return replace(pen, width=max(pen.width, 1 / abs(view.determinant) ** 0.5))


def on_grid(face: Face, gid: int, em: Affine, x: float, y: float) -> tuple[float, float]:
    """Where a glyph goes whose origin was to be at (x, y); `em` maps its em square to pixels.

    Copies of a glyph behind a text are moved with it, for they have the same shape.
    """
    dx, dy = _shift(face, gid, (em.a, em.b, em.c, em.d))
    return round(x) + dx, round(y) + dy


@lru_cache(maxsize=4096)
def _shift(face: Face, gid: int, em: tuple[float, float, float, float]) -> tuple[float, float]:
    """The shift with the most contrast: the fewest pixels that are neither in nor out."""
    if hypot(em[0], em[1]) > _FITTED_UP_TO_PX or not face.outline(gid).verbs:
        return (0.0, 0.0)
    import numpy as np

    def contrast(shift: tuple[float, float]) -> float:
        path = QTransform(*em, *shift).map(glyph_path(face, gid))
        whole = coverage(path, path.controlPointRect().toAlignedRect())
        alpha = np.frombuffer(whole.constBits(), np.uint32) >> 24
        away = alpha.astype(np.int32)
        return float((away * (255 - away)).sum()) * -1

    return max(product(_SHIFTS, _SHIFTS), key=contrast)


Dots = tuple[
    "NDArray[np.bool_]", int, int
]  #: lit or not, shape (rows, columns); the first one's column and row


def glyph_dots(face: Face, gid: int, size_px: int) -> Dots:
    """Which pixels are of a glyph whose origin is on the corner of four of them; none where it has no ink."""
    em = Affine(size_px, 0, 0, -size_px, 0, 0)
    place = QTransform(em.a, em.b, em.c, em.d, *on_grid(face, gid, em, 0, 0))
    return _dots(place.map(glyph_path(face, gid)))


def outline_dots(path: Path) -> Dots:
    """Which pixels are of an outline in pixels, y downwards; none where it has no ink."""
    return _dots(qpath(path))


def _dots(path: QPainterPath) -> Dots:
    import numpy as np

    box = path.controlPointRect().toAlignedRect()
    if box.isEmpty():
        return np.zeros((0, 0), np.bool_), 0, 0
    whole = coverage(path, box)
    alpha = np.frombuffer(whole.constBits(), np.uint8).reshape(box.height(), box.width(), 4)[..., 3]
    return lit(alpha), box.left(), box.top()
