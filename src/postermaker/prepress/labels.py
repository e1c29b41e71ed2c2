"""What is written and drawn beside a picture for the people who print and mount it: labels, ticks, arrows, badges.

Everything is K100: one plate, no register to miss. Lengths in mm; the functions give display items.
"""

import math
from enum import StrEnum

from postermaker.color import Cmyk, Flat, Gray, Paint
from postermaker.display import DisplayItem, Layer, Outlined, Pen
from postermaker.document.model import Across, Align, Fit, Frame, Text, TextStyle
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, ellipse, polygon, rectangle
from postermaker.layout.texts import lay_out_text

#: The element that all marks name.
MARKS = "marks"
INK = Flat(Cmyk(0, 0, 0, 1))
PAPER = Flat(Gray(1))
FAMILY = "Noto Sans SC"
#: Of a thin line.
HAIR = 0.2
#: A label without a room may be so many ems long.
_LONG = 400

Items = tuple[DisplayItem, ...]


class Anchor(StrEnum):
    """Which part of a label stands at its place; it is centred on the place's height."""

    START = "start"
    CENTRE = "centre"
    END = "end"


_ALIGNS = {Anchor.START: Align.START, Anchor.CENTRE: Align.CENTRE, Anchor.END: Align.END}
_SHARES = {Anchor.START: 0.0, Anchor.CENTRE: 0.5, Anchor.END: 1.0}


def label(
    text: str,
    at: Point,
    size: float,
    book: FontBook,
    anchor: Anchor = Anchor.START,
    *,
    weight: int = 400,
    room: float | None = None,
    paint: Paint = INK,
) -> Items:
    """A line of small text.

    Args:
        text: line breaks become blanks.
        at: the place of its start, middle or end, at half its height.
        size: of the type in mm.
        book: the faces.
        anchor: what stands at the place.
        weight: of the face.
        room: the width in mm that there is; longer text is set smaller.
        paint: of the characters.
    """
    line = " ".join(text.splitlines())
    width = _LONG * size if room is None else room
    box = Box(at.x - _SHARES[anchor] * width, at.y - size, width, 2 * size)
    made = Text(
        id=MARKS,
        frame=Frame(x=0, y=0, width=0, height=0),
        content="",
        style=TextStyle(family=FAMILY, weight=weight, fill=paint),
        size=size,
        fit=Fit.FIXED if room is None else Fit.LARGEST,
        max_lines=1,
        align=_ALIGNS[anchor],
        across=Across.CENTRE,
        tear_words=True,
    )
    return lay_out_text(made, box, line, book).items


def turned(items: Items, degrees: float, about: Point) -> Layer:
    """Items turned clockwise about a point: a label along an upright edge."""
    return Layer(MARKS, items, Affine.rotation(degrees, about))


def moved(items: Items, to: Point, element: str = MARKS) -> Layer:
    """Items with their origin put to a point."""
    return Layer(element, items, Affine.translation(*to))


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    width: float = HAIR,
    dash: tuple[float, ...] = (),
    paint: Paint = INK,
) -> Outlined:
    """A straight line; `dash` holds lengths in mm."""
    return Outlined(MARKS, polygon([start, end], closed=False), None, Pen(width, paint, dash=dash))


def frame(box: Box, width: float = HAIR, fill: Paint | None = None, dash: tuple[float, ...] = ()) -> Outlined:
    """A rectangle's line."""
    return Outlined(MARKS, rectangle(box), fill, Pen(width, INK, dash=dash))


def head(tip: Point, towards: Point, length: float) -> Outlined:
    """A filled arrow head whose point is `tip`; it looks the way `towards` (a direction)."""
    norm = math.hypot(*towards)
    x, y = towards.x / norm * length, towards.y / norm * length
    back, slim = Point(tip.x - x, tip.y - y), 0.32
    return Outlined(
        MARKS,
        polygon([tip, (back.x - y * slim, back.y + x * slim), (back.x + y * slim, back.y - x * slim)]),
        INK,
    )


def arrow(tail: Point, tip: Point, width: float, length: float) -> Items:
    """A line with a head of `length` at its tip."""
    return (line(tail, tip, width), head(tip, Point(tip.x - tail.x, tip.y - tail.y), length))


def up_mark(at: Point, size: float, book: FontBook) -> Items:
    """An arrow upwards and 上 beside it; `at` is the middle of the left side, `size` the height in mm."""
    x, half = at.x + size * 0.25, size / 2
    shaft = arrow(Point(x, at.y + half), Point(x, at.y - half), size * 0.09, size * 0.5)
    return (*shaft, *label("上", Point(at.x + size * 0.6, at.y), size * 0.85, book, weight=700))


def dimension(
    start: Point, end: Point, text: str, size: float, book: FontBook, *, room: float | None = None
) -> Items:
    """A dimension line with heads at both ends and its figure above it (left of it where the line is upright).

    `size` is the figure's type in mm.
    """
    upright = abs(end.y - start.y) > abs(end.x - start.x)
    span = abs(end.y - start.y) + abs(end.x - start.x)
    tip = min(size * 0.7, span / 4)
    along = Point(end.x - start.x, end.y - start.y)
    drawn: Items = (line(start, end), head(end, along, tip), head(start, Point(-along.x, -along.y), tip))
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    at = Point(middle.x, middle.y - size * 0.85)
    written = label(text, at, size, book, Anchor.CENTRE, room=room or span)
    return (*drawn, turned(written, -90, middle)) if upright else (*drawn, *written)


def badge(text: str, at: Point, radius: float, book: FontBook) -> Items:
    """A number in a white disc with a black rim, legible over any picture."""
    disc = ellipse(Box(at.x - radius, at.y - radius, 2 * radius, 2 * radius))
    size = radius * (1.25 if len(text) < 3 else 0.95)
    written = label(text, at, size, book, Anchor.CENTRE, weight=700, room=radius * 1.7)
    return (Outlined(MARKS, disc, PAPER, Pen(max(HAIR, radius * 0.08), INK)), *written)


def corner_marks(box: Box, length: float, gap: float = 1.0, width: float = HAIR) -> Items:
    """Cut marks at a box's corners: lines of `length` that start `gap` outside it."""
    marks: list[DisplayItem] = []
    for x, outwards in ((box.x, -1), (box.right, 1)):
        for y, away in ((box.y, -1), (box.bottom, 1)):
            marks.append(line((x + outwards * gap, y), (x + outwards * (gap + length), y), width))
            marks.append(line((x, y + away * gap), (x, y + away * (gap + length)), width))
    return tuple(marks)


def centre_marks(box: Box, clear: Box, length: float, gap: float = 1.0, width: float = HAIR) -> Items:
    """Short lines that point at the middles of a box's sides from outside of `clear`, which holds the box."""
    x, y = box.centre
    return (
        line((x, clear.y - gap), (x, clear.y - gap - length), width),
        line((x, clear.bottom + gap), (x, clear.bottom + gap + length), width),
        line((clear.x - gap, y), (clear.x - gap - length, y), width),
        line((clear.right + gap, y), (clear.right + gap + length, y), width),
    )
