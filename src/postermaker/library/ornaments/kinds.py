"""What a kind of ornament declares, and the sheet on which it is drawn."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Linear, Paint, Radial, Stop
from postermaker.document.model import Cap, Curve, Element, Frame, Join, Shape, Stroke
from postermaker.geometry import Affine, Box, Path
from postermaker.library.ornaments.curves import data


class Parameter(Struct, frozen=True):
    """A number that shapes a kind."""

    key: str
    name: str  #: as a clerk reads it
    low: float
    high: float
    default: float
    whole: bool = False


class Slot(Struct, frozen=True):
    """A colour that a kind asks for."""

    name: str
    default: Paint


class Sheet(Struct, frozen=True):
    """The frame of one ornament in mm, with its numbers and colours; makes the elements."""

    width: float
    height: float
    values: Mapping[str, float]
    paints: tuple[Paint, ...]
    content: str = ""
    flip: bool = False  #: mirrored left to right
    turned: bool = False  #: what is drawn lying stands upright on the page: width and height change places
    top: float = 0.0  #: mm of the frame above the sheet that stay empty

    def number(self, key: str) -> float:
        """A parameter's value."""
        return self.values[key]

    def count(self, key: str) -> int:
        """A whole parameter's value."""
        return round(self.values[key])

    def fitted(self, ratio: float, x: float = 0.5, y: float = 0.5) -> Box:
        """The largest box of a width : height in the frame; the spare room is shared by (x, y)."""
        width = min(self.width, self.height * ratio)
        height = width / ratio
        return Box((self.width - width) * x, (self.height - height) * y, width, height)

    def filled(self, path: Path, paint: Paint, opacity: float = 1.0, *, own: bool = False) -> Element:
        """An area; gradients count from the frame of the ornament, or from the path's `own` box."""
        return self._shape(path, opacity, fill=paint, own=own)

    def lined(
        self, path: Path, paint: Paint, width: float, opacity: float = 1.0, *, sharp: bool = False
    ) -> Element:
        """A line with round ends and joins, or with flat ends and mitred corners."""
        join, cap = (Join.MITER, Cap.BUTT) if sharp else (Join.ROUND, Cap.ROUND)
        return self._shape(path, opacity, stroke=Stroke(width=width, paint=paint, join=join, cap=cap))

    def _shape(
        self,
        path: Path,
        opacity: float,
        *,
        fill: Paint | None = None,
        stroke: Stroke | None = None,
        own: bool = False,
    ) -> Element:
        """Opacity goes into the paints: a layer of its own would cost the back ends a group."""
        if self.flip:
            path = path.mapped(Affine(-1, 0, 0, 1, self.width, 0))
            fill, stroke = _flipped(fill), stroke and replace(stroke, paint=mirrored(stroke.paint))
        if self.turned:
            path = path.mapped(Affine(0, 1, -1, 0, self.height, 0))
            fill, stroke = fill and _upright(fill), stroke and replace(stroke, paint=_upright(stroke.paint))
        if opacity < 1:
            fill = faded(fill, opacity) if fill else None
            stroke = stroke and replace(stroke, paint=faded(stroke.paint, opacity))
        size = (self.height, self.width) if self.turned else (self.width, self.height)
        box = path.box if own else Box(0, 0, *size)
        return Shape(
            id="ornament",
            frame=Frame(x=box.x, y=box.y + self.top, width=box.width, height=box.height),
            geometry=Curve(data(path.mapped(Affine.translation(-box.x, -box.y))), box.width, box.height),
            fill=fill,
            stroke=stroke,
        )


def _upright(paint: Paint) -> Paint:
    """A paint turned clockwise by a right angle with its frame."""
    match paint:
        case Flat():
            return paint
        case Linear():
            (ax, ay), (bx, by) = paint.start, paint.end
            return replace(paint, start=(1 - ay, ax), end=(1 - by, bx))
        case Radial():
            return replace(paint, centre=(1 - paint.centre[1], paint.centre[0]))
        case _:
            assert_never(paint)


def _flipped(paint: Paint | None) -> Paint | None:
    return mirrored(paint) if paint else None


def mirrored(paint: Paint) -> Paint:
    """A paint seen in a mirror."""
    match paint:
        case Flat():
            return paint
        case Linear():
            return replace(
                paint, start=(1 - paint.start[0], paint.start[1]), end=(1 - paint.end[0], paint.end[1])
            )
        case Radial():
            return replace(paint, centre=(1 - paint.centre[0], paint.centre[1]))
        case _:
            assert_never(paint)


Draw = Callable[[Sheet], Iterable[Element]]


class Kind(Struct, frozen=True):
    """One ornament of the kit."""

    key: str
    name: str
    draw: Draw
    colors: tuple[Slot, ...]
    parameters: tuple[Parameter, ...] = ()
    clips: bool = False  #: it fills its frame and is cut by it; else it stands whole inside
    lies: bool = False  #: drawn along the longer side: it turns with an upright frame
    tallest: float = 0.0  #: height over width at most, from the foot of the frame; 0: as the frame
    ratio: float = 1.0  #: width : height at which it looks best
    summary: str = ""


def cmyk(c: float, m: float, y: float, k: float = 0.0) -> Cmyk:
    """A colour as the trade says it, in percent."""
    return Cmyk(c / 100, m / 100, y / 100, k / 100)


def ink(c: float, m: float, y: float, k: float = 0.0, opacity: float = 1.0) -> Flat:
    """A flat paint in percent of the four inks."""
    return Flat(cmyk(c, m, y, k), opacity)


def down(*colors: Cmyk) -> Linear:
    """An even gradient from the top to the foot."""
    last = len(colors) - 1
    return Linear(tuple(Stop(i / last, color) for i, color in enumerate(colors)))


def faded(paint: Paint, opacity: float) -> Paint:
    """A paint that lets through more."""
    if isinstance(paint, Flat):
        return replace(paint, opacity=paint.opacity * opacity)
    return replace(paint, stops=tuple(replace(stop, opacity=stop.opacity * opacity) for stop in paint.stops))


def fading(
    paint: Paint, stops: Iterable[tuple[float, float]], start: tuple[float, float], end: tuple[float, float]
) -> Paint:
    """A flat colour with an opacity that changes along a line in fractions of the frame; a gradient stays as it is."""
    if not isinstance(paint, Flat):
        return paint
    made = tuple(Stop(offset, paint.color, paint.opacity * opacity) for offset, opacity in stops)
    return Linear(made, start, end)


def mixed(one: Paint, two: Paint, t: float) -> Paint:
    """A flat paint on the way from one to another, mixed in ink; of other paints the nearer one."""
    if not (isinstance(one, Flat) and isinstance(two, Flat)):
        return one if t < 0.5 else two
    a, b = one.color, two.color
    if not (isinstance(a, Cmyk) and isinstance(b, Cmyk)):
        return one if t < 0.5 else two
    inks = (p + (q - p) * t for p, q in zip(_inks(a), _inks(b), strict=True))
    return Flat(Cmyk(*inks), one.opacity + (two.opacity - one.opacity) * t)


def through(far: Paint, middle: Paint, near: Paint, t: float) -> Paint:
    """A flat paint on the way over three: a mean of green and grey would be dirty."""
    return mixed(far, middle, 2 * t) if t < 0.5 else mixed(middle, near, 2 * t - 1)


def _inks(color: Cmyk) -> tuple[float, float, float, float]:
    return color.cyan, color.magenta, color.yellow, color.black


def glowing(
    inner: Paint, outer: Paint, centre: tuple[float, float] = (0.5, 0.5), radius: float = 0.5
) -> Paint:
    """A round light of two flat paints; of another outer paint that one as it is."""
    if not (isinstance(inner, Flat) and isinstance(outer, Flat)):
        return outer
    stops = (Stop(0, inner.color, inner.opacity), Stop(1, outer.color, outer.opacity))
    return Radial(stops, centre, radius)


def running(
    one: Paint, two: Paint, start: tuple[float, float] = (0, 0), end: tuple[float, float] = (0, 1)
) -> Paint:
    """A gradient between two flat paints; of another first paint that one as it is."""
    if not (isinstance(one, Flat) and isinstance(two, Flat)):
        return one
    return Linear((Stop(0, one.color, one.opacity), Stop(1, two.color, two.opacity)), start, end)


def across(one: Paint, two: Paint, path: Path, start: tuple[float, float], end: tuple[float, float]) -> Paint:
    """A gradient between two places in mm, for a path that is filled by its `own` box."""
    box = path.box

    def share(point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] - box.x) / (box.width or 1), (point[1] - box.y) / (box.height or 1)

    return running(one, two, share(start), share(end))


def whole(low: float, high: float, default: float, key: str, name: str) -> Parameter:
    """A parameter that counts."""
    return Parameter(key, name, low, high, default, whole=True)


def seed(default: float = 1) -> Parameter:
    """Which of the many chance arrangements."""
    return Parameter("seed", "随机种子", 0, 9999, default, whole=True)


def evenly(count: int, low: float = 0.0, high: float = 1.0) -> list[float]:
    """So many numbers from low to high, both ends among them."""
    return [low + (high - low) * i / max(1, count - 1) for i in range(count)]


def sine(turns: float) -> float:
    """The sine of a number of full turns."""
    return math.sin(2 * math.pi * turns)
