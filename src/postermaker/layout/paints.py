"""Paints of a document, which follow their frame, as paints of the page."""

from typing import assert_never

from msgspec.structs import replace

from postermaker.color import Flat, Linear, Paint, Radial
from postermaker.display import Pen
from postermaker.document.model import Stroke
from postermaker.geometry import Box


def placed_paint(paint: Paint, box: Box) -> Paint:
    """A paint whose fractions of a frame became millimetres of the page."""
    match paint:
        case Flat():
            return paint
        case Linear():
            return replace(paint, start=_onto(paint.start, box), end=_onto(paint.end, box))
        case Radial():
            return replace(
                paint, centre=_onto(paint.centre, box), radius=paint.radius * max(box.width, box.height)
            )
        case _:
            assert_never(paint)


def _onto(point: tuple[float, float], box: Box) -> tuple[float, float]:
    return box.x + point[0] * box.width, box.y + point[1] * box.height


def placed_pen(stroke: Stroke | None, box: Box) -> Pen | None:
    """A document's stroke as a pen of the page; a line of no width is none."""
    if stroke is None or stroke.width == 0:
        return None
    return Pen(stroke.width, placed_paint(stroke.paint, box), stroke.join, stroke.cap, stroke.dash)
