"""Outlines as Qt paths, filled by the non-zero rule, and what a pen leaves of them."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from postermaker.display import Pen
from postermaker.document.model import Cap, Join
from postermaker.fonts import Face
from postermaker.geometry import Affine, Path

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


def qtransform(m: Affine) -> QTransform:
    """An affine map as Qt holds it."""
    return QTransform(m.a, m.b, m.c, m.d, m.e, m.f)


def is_upright(path: Path) -> bool:
    """Whether a path is one upright rectangle."""
    c = path.coords
    return path.verbs == "MLLLZ" and (c[0], c[1], c[4], c[5]) == (c[6], c[3], c[2], c[7])


@lru_cache(maxsize=4096)
def qpath(path: Path) -> QPainterPath:
    """An outline, in its own units."""
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
def glyph_path(face: Face, gid: int) -> QPainterPath:
    """A glyph's path in its em square. Keyed by glyph, for hashing an outline takes longer than drawing it."""
    return qpath(face.outline(gid))


@lru_cache(maxsize=4096)
def glyph_stroke(face: Face, gid: int, width_em: float, join: Join) -> QPainterPath:
    """A glyph's outline stroked in its em square; stroked finely, for Qt flattens curves by absolute size."""
    fine = 1000
    stroker = QPainterPathStroker()
    stroker.setWidth(width_em * fine)
    stroker.setJoinStyle(_JOINS[join])
    return _coarse(stroker.createStroke(QTransform.fromScale(fine, fine).map(glyph_path(face, gid))), fine)


def stroked(path: QPainterPath, pen: Pen) -> QPainterPath:
    """What a pen draws along a path, as a path to be filled."""
    fine = 32  # Qt flattens the middle of the line by absolute size; a wide pen would show its corners
    stroker = QPainterPathStroker()
    stroker.setWidth(pen.width * fine)
    stroker.setJoinStyle(_JOINS[pen.join])
    stroker.setCapStyle(_CAPS[pen.cap])
    stroker.setMiterLimit(10)  # PDF's default
    if pen.dash:
        stroker.setDashPattern([length / pen.width for length in pen.dash])
    return _coarse(stroker.createStroke(QTransform.fromScale(fine, fine).map(path)), fine)


def _coarse(stroke: QPainterPath, fine: int) -> QPainterPath:
    stroke.setFillRule(Qt.FillRule.WindingFill)
    return QTransform.fromScale(1 / fine, 1 / fine).map(stroke)
