"""Path data of plain figures, for drawings of a family's own: boxes, stars, rays, lines."""

from collections.abc import Iterable
from math import cos, pi, sin
from random import Random

Place = tuple[float, float]


def straight(places: Iterable[Place], *, closed: bool = True) -> str:
    """A line through places."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in places) + ("Z" if closed else "")


def bent(start: Place, *bends: tuple[float, ...], closed: bool = False) -> str:
    """A line of Bézier curves, each by its two handles and its end; two numbers alone are a straight line."""
    data = f"M{start[0]:.2f} {start[1]:.2f}"
    for bend in bends:
        data += ("C" if len(bend) == 6 else "L") + " ".join(f"{value:.2f}" for value in bend)
    return data + ("Z" if closed else "")


def rect(x: float, y: float, width: float, height: float) -> str:
    """A box."""
    return straight([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def burst(
    x: float, y: float, radius: float, points: int, inner: float = 0.43, *, seed: int = 1, uneven: float = 0.3
) -> str:
    """A star of `points` uneven tips."""
    dice, places = Random(seed), []
    for i in range(2 * points):
        reach = radius * (inner if i % 2 else 1 - uneven * dice.random())
        angle = pi * i / points - pi / 2
        places.append((x + reach * cos(angle), y + reach * sin(angle)))
    return straight(places)


def rays(x: float, y: float, near: float, far: float, angles: Iterable[float]) -> str:
    """Lines away from a place, at angles in degrees clockwise from the right."""
    return "".join(
        straight([(x + near * cos(a), y + near * sin(a)), (x + far * cos(a), y + far * sin(a))], closed=False)
        for a in (angle * pi / 180 for angle in angles)
    )
