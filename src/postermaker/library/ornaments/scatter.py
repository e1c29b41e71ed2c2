"""Places strewn over a frame, no two on top of each other."""

from postermaker.geometry import Point
from postermaker.library.ornaments.dice import Dice

#: Of so many throws the one farthest from all others is taken (Mitchell's best candidate).
_THROWS = 10


def scattered(dice: Dice, width: float, height: float, count: int, margin: float = 0.0) -> list[Point]:
    """So many places in a frame, `margin` mm inside its edges where there is room."""
    mx, my = min(margin, width * 0.3), min(margin, height * 0.3)
    found: list[Point] = []
    for _ in range(count):
        throws = [
            Point(dice.between(mx, width - mx), dice.between(my, height - my))
            for _ in range(_THROWS if found else 1)
        ]
        found.append(max(throws, key=lambda p: min((_far(p, q) for q in found), default=0.0)))
    return found


def _far(one: Point, two: Point) -> float:
    return (one.x - two.x) ** 2 + (one.y - two.y) ** 2
