"""The plain figures that can be put onto a page, as geometry in fractions of a frame. No Qt."""

import math

from msgspec import Struct

from postermaker.document.model import Curve, Ellipse, Geometry, Line, Polygon, Rectangle
from postermaker.errors import Bilingual

#: A five-pointed star's inner radius to its outer one: where the sides of its pentagram cross.
_STAR = 0.381966


class Figure(Struct, frozen=True):
    """A figure with its name, and how wide it is for its height."""

    key: str
    name: Bilingual
    geometry: Geometry
    ratio: float = 1.0


def _polygon(corners: int, start: float = -90.0) -> Polygon:
    """A regular polygon that touches all four sides of its frame."""
    angles = [math.radians(start + 360 * i / corners) for i in range(corners)]
    return _fitted([(math.cos(a), math.sin(a)) for a in angles])


def _star(points: int, inner: float) -> Polygon:
    """A star with one point up."""
    angles = [math.radians(-90 + 180 * i / points) for i in range(2 * points)]
    return _fitted(
        [(k * math.cos(a), k * math.sin(a)) for a, k in zip(angles, (1.0, inner) * points, strict=True)]
    )


def _fitted(points: list[tuple[float, float]]) -> Polygon:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    return Polygon(tuple((round((x - left) / width, 5), round((y - top) / height, 5)) for x, y in points))


_ARROW = Polygon(((0, 0.3), (0.62, 0.3), (0.62, 0), (1, 0.5), (0.62, 1), (0.62, 0.7), (0, 0.7)))
_TWO_WAY = Polygon(
    (
        (0, 0.5),
        (0.25, 0),
        (0.25, 0.3),
        (0.75, 0.3),
        (0.75, 0),
        (1, 0.5),
        (0.75, 1),
        (0.75, 0.7),
        (0.25, 0.7),
        (0.25, 1),
    )
)
_CHEVRON = Polygon(((0, 0), (0.72, 0), (1, 0.5), (0.72, 1), (0, 1), (0.28, 0.5)))
_PENNANT = Polygon(((0, 0), (1, 0), (0.86, 0.5), (1, 1), (0, 1)))
_CROSS = Polygon(
    (
        (0.34, 0), (0.66, 0), (0.66, 0.34), (1, 0.34), (1, 0.66), (0.66, 0.66), (0.66, 1), (0.34, 1), (0.34, 0.66),
        (0, 0.66), (0, 0.34), (0.34, 0.34),
    )
)  # fmt: skip
_BUBBLE = Curve(
    "M 12 0 L 88 0 C 94.6 0 100 5.4 100 12 L 100 60 C 100 66.6 94.6 72 88 72 L 44 72 L 22 100 L 24 72 L 12 72"
    " C 5.4 72 0 66.6 0 60 L 0 12 C 0 5.4 5.4 0 12 0 Z",
    100,
    100,
)
_HEART = Curve(
    "M 50 100 C 20 74 0 55 0 29 C 0 12 12 0 27 0 C 37 0 45 5 50 14 C 55 5 63 0 73 0 C 88 0 100 12 100 29"
    " C 100 55 80 74 50 100 Z",
    100,
    100,
)

#: In the order of use.
FIGURES = (
    Figure("rectangle", Bilingual("矩形", "Rectangle"), Rectangle(), 1.5),
    Figure("rounded", Bilingual("圆角矩形", "Rounded"), Rectangle(0.18), 1.5),
    Figure("pill", Bilingual("药丸条", "Pill"), Rectangle(0.5), 3.0),
    Figure("circle", Bilingual("圆", "Circle"), Ellipse()),
    Figure("line", Bilingual("直线", "Line"), Line(), 3.0),
    Figure("triangle", Bilingual("三角形", "Triangle"), _polygon(3), 1.155),
    Figure("diamond", Bilingual("菱形", "Diamond"), _polygon(4)),
    Figure("pentagon", Bilingual("五边形", "Pentagon"), _polygon(5), 1.05),
    Figure("hexagon", Bilingual("六边形", "Hexagon"), _polygon(6, 0.0), 1.155),
    Figure("octagon", Bilingual("八边形", "Octagon"), _polygon(8, 22.5)),
    Figure("star", Bilingual("五角星", "Star"), _star(5, _STAR), 1.05),
    Figure("burst", Bilingual("爆炸贴", "Burst"), _star(16, 0.82)),
    Figure("arrow", Bilingual("箭头", "Arrow"), _ARROW, 1.8),
    Figure("two-way", Bilingual("双向箭头", "Two-way arrow"), _TWO_WAY, 2.2),
    Figure("chevron", Bilingual("燕尾箭头", "Chevron"), _CHEVRON, 1.6),
    Figure("pennant", Bilingual("旗条", "Pennant"), _PENNANT, 3.2),
    Figure("cross", Bilingual("十字", "Cross"), _CROSS),
    Figure("bubble", Bilingual("对话框", "Bubble"), _BUBBLE, 1.25),
    Figure("heart", Bilingual("心形", "Heart"), _HEART, 1.08),
)
