"""Colours and paints as their author chose them; no conversion happens here (see `icc`).

All components are fractions, 0 to 1. A CMYK red stays CMYK down to the back end. In a file a colour is a
row led by its space: `["cmyk", 0, 1, 1, 0]`.
"""

from itertools import pairwise
from typing import Annotated, assert_never

from msgspec import Meta, Struct

Fraction = Annotated[float, Meta(ge=0, le=1)]


class Gray(Struct, frozen=True, tag="gray", array_like=True, forbid_unknown_fields=True):
    """Lightness only: 0 is black, 1 is white. In print it is the black plate alone."""

    value: Fraction


class Rgb(Struct, frozen=True, tag="rgb", array_like=True, forbid_unknown_fields=True):
    """A colour of the sRGB screen."""

    red: Fraction
    green: Fraction
    blue: Fraction


class Cmyk(Struct, frozen=True, tag="cmyk", array_like=True, forbid_unknown_fields=True):
    """The four inks: cyan, magenta, yellow, black."""

    cyan: Fraction
    magenta: Fraction
    yellow: Fraction
    black: Fraction


class Spot(Struct, frozen=True, tag="spot", array_like=True, forbid_unknown_fields=True):
    """A named ink; `tint` of it, and the CMYK that stands in where the ink is not loaded.

    The name is ASCII: writers and RIPs mangle others.
    """

    name: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _.+-]{0,62}$")]
    alternate: Cmyk
    tint: Fraction = 1.0


Color = Gray | Rgb | Cmyk | Spot


class Flat(Struct, frozen=True, tag="flat", forbid_unknown_fields=True):
    """One colour all over."""

    color: Color
    opacity: Fraction = 1.0


class Stop(Struct, frozen=True, forbid_unknown_fields=True):
    """A colour at a place along a gradient."""

    offset: Fraction
    color: Color
    opacity: Fraction = 1.0


Stops = Annotated[tuple[Stop, ...], Meta(min_length=2, max_length=64)]


class Linear(Struct, frozen=True, tag="linear", forbid_unknown_fields=True):
    """A gradient along the line from start to end.

    In a document the points are fractions of the painted frame, so that it follows a new size; in the
    display list they are millimetres of the page.
    """

    stops: Stops
    start: tuple[float, float] = (0.0, 0.0)
    end: tuple[float, float] = (0.0, 1.0)


class Radial(Struct, frozen=True, tag="radial", forbid_unknown_fields=True):
    """A gradient from a centre outwards.

    In a document the centre is in fractions of the frame and the radius in fractions of its longer side;
    in the display list both are millimetres of the page. It is always round.
    """

    stops: Stops
    centre: tuple[float, float] = (0.5, 0.5)
    radius: Annotated[float, Meta(gt=0)] = 0.5


Paint = Flat | Linear | Radial

WHITE, BLACK = Gray(1.0), Gray(0.0)


def paint_of(color: Color) -> Flat:
    """An opaque flat paint."""
    return Flat(color)


def is_opaque(paint: Paint) -> bool:
    """Whether nothing shows through."""
    match paint:
        case Flat():
            return paint.opacity >= 1
        case Linear() | Radial():
            return all(stop.opacity >= 1 for stop in paint.stops)
        case _:
            assert_never(paint)


def opacities(paint: Linear | Radial) -> set[float]:
    """The opacities along a gradient; one member means it fades nowhere."""
    return {stop.opacity for stop in paint.stops}


def describe(color: Color) -> str:
    """A colour as the trade writes it: `C0 M100 Y100 K0`, `#C8102E`, `gray 50`, `CutContour 100`."""
    match color:
        case Gray():
            return f"gray {100 * color.value:g}"
        case Rgb():
            return "#" + "".join(f"{round(255 * v):02X}" for v in (color.red, color.green, color.blue))
        case Cmyk():
            inks = zip("CMYK", (color.cyan, color.magenta, color.yellow, color.black), strict=True)
            return " ".join(f"{ink}{100 * v:g}" for ink, v in inks)
        case Spot():
            return f"{color.name} {100 * color.tint:g}"
        case _:
            assert_never(color)


def fine_stops(stops: tuple[Stop, ...]) -> list[Stop]:
    """Stops between CMYK colours mixed in ink, as the press mixes them, not on the screen."""
    fine = [stops[0]]
    for one, two in pairwise(stops):
        if isinstance(one.color, Cmyk) and isinstance(two.color, Cmyk) and one.color != two.color:
            fine += [_between(one, two, step / 8) for step in range(1, 8)]
        fine.append(two)
    return fine


def _between(one: Stop, two: Stop, t: float) -> Stop:
    def mixed(a: float, b: float) -> float:
        return a + (b - a) * t

    a, b = one.color, two.color
    assert isinstance(a, Cmyk)
    assert isinstance(b, Cmyk)
    color = Cmyk(
        mixed(a.cyan, b.cyan), mixed(a.magenta, b.magenta), mixed(a.yellow, b.yellow), mixed(a.black, b.black)
    )
    return Stop(mixed(one.offset, two.offset), color, mixed(one.opacity, two.opacity))
