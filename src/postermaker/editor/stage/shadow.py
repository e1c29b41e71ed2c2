"""The soft shadow of the page on the canvas, drawn once as nine parts and put around any size."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

#: How far it reaches, and how much lower than the page it lies, in logical pixels.
_REACH, _DROP = 14, 4
_CORE = 8
_SIDE = 2 * (_REACH + _CORE)


@lru_cache(maxsize=8)
def _drawn(color: str, ratio: float) -> QPixmap:
    """The shadow of a small square: its corners and edges are those of any."""
    pixmap = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    ink = QColor(color)
    strength = ink.alphaF()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    square = QRectF(_REACH, _REACH, 2 * _CORE, 2 * _CORE)
    for i in range(_REACH, 0, -1):
        ink.setAlphaF(strength * (1 - i / _REACH) ** 2 * 0.2)
        painter.setBrush(ink)
        painter.drawRoundedRect(square.adjusted(-i, -i, i, i), i, i)
    painter.end()
    return pixmap


def paint_shadow(painter: QPainter, place: QRectF, color: str) -> None:
    """Around a page; what the page will cover is left out."""
    ratio = painter.device().devicePixelRatio()
    pixmap = _drawn(color, ratio)
    outer = place.adjusted(-_REACH, _DROP - _REACH, _REACH, _DROP + _REACH).toAlignedRect()
    corner, k = _REACH + _CORE // 2, ratio
    xs = (0, corner, _SIDE - corner, _SIDE)
    to_x = (outer.left(), outer.left() + corner, outer.right() + 1 - corner, outer.right() + 1)
    to_y = (outer.top(), outer.top() + corner, outer.bottom() + 1 - corner, outer.bottom() + 1)
    for i in range(3):
        for j in range(3):
            if (i, j) == (1, 1):
                continue
            part = QRect(
                round(xs[i] * k),
                round(xs[j] * k),
                round((xs[i + 1] - xs[i]) * k),
                round((xs[j + 1] - xs[j]) * k),
            )
            target = QRect(to_x[i], to_y[j], to_x[i + 1] - to_x[i], to_y[j + 1] - to_y[j])
            if target.isValid():
                painter.drawPixmap(target, pixmap, part)
