"""Outlines with their upright and level strokes set onto whole lamps, as a font's hints would do it.

The bundled fonts have no hints. A stroke that falls between two rows of lamps is one row here and two there; so the
edges of each stroke are found, the stroke gets a whole number of rows in a whole place, and the rest of the outline
follows. Each part of a character that stands by itself is fitted by itself.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from postermaker.geometry import Path

#: A line that leaves its level by less is an edge, if it is at least so long; em.
_LEVEL, _LONG = 0.006, 0.05
#: How thick strokes are, in em.
_THIN, _THICK = 0.02, 0.14
#: How much of their length two edges of a stroke share at least, in em.
_SHARED = 0.02
#: A stroke of so much over a half lamp is one lamp more: between thin ones the gaps are wanted.
_BIAS_PX = 0.1
#: A gap that would have this much of a lamp keeps a whole one.
_GAP_PX = 0.45

Segment = tuple[str, tuple[float, ...]]
Contour = list[Segment]


class _Edge(NamedTuple):
    """A straight piece of a contour along one axis: its level on the other, and from where to where it goes."""

    level: float
    start: float
    end: float

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)


Knots = list[tuple[float, int]]  #: levels in em and the lamps that they come to, rising


def snapped(path: Path, size_px: int, baseline_px: int) -> Path:
    """An outline in em, y upwards, as one in pixels, y downwards, its strokes on whole pixels.

    Args:
        path: a glyph's.
        size_px: of the em.
        baseline_px: below the upper edge of the cell, which is the origin.
    """
    contours = list(_contours(path))
    turned = sum(map(_area, contours)) > 0  # PostScript's contours run the other way round
    verbs: list[str] = []
    coords: list[float] = []
    for part in _parts(contours):
        across, up = (_knots(_stems(part, axis, turned != (axis == 0)), size_px) for axis in (0, 1))
        for contour in part:
            for verb, numbers in contour:
                verbs.append(verb)
                for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                    coords += (_moved(across, x, size_px), baseline_px - _moved(up, y, size_px))
            verbs.append("Z")
    return Path("".join(verbs), tuple(coords))


def _contours(path: Path) -> Iterator[Contour]:
    contour: Contour = []
    for verb, numbers in path.segments():
        if verb == "Z":
            yield contour
            contour = []
        else:
            contour.append((verb, tuple(numbers)))
    if contour:
        yield contour


def _area(contour: Contour) -> float:
    """Twice the area of the polygon of a contour's corners; positive if it runs against the clock."""
    corners = [numbers[-2:] for _, numbers in contour]
    around = pairwise([*corners, corners[0]])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in around)


class _Box(NamedTuple):
    """What a contour's points span."""

    left: float
    foot: float
    right: float
    top: float

    def holds(self, other: "_Box") -> bool:
        return (
            self.left <= other.left
            and self.foot <= other.foot
            and self.right >= other.right
            and self.top >= other.top
        )


def _box(contour: Contour) -> _Box:
    xs = [x for _, numbers in contour for x in numbers[::2]]
    ys = [y for _, numbers in contour for y in numbers[1::2]]
    return _Box(min(xs), min(ys), max(xs), max(ys))


def _parts(contours: Sequence[Contour]) -> list[list[Contour]]:
    """Contours with those inside their box: counters, and strokes within a frame."""
    boxed = sorted(((_box(each), each) for each in contours), key=lambda pair: _extent(pair[0]), reverse=True)
    parts: list[tuple[_Box, list[Contour]]] = []
    for box, contour in boxed:
        home = next((part for outer, part in parts if outer.holds(box)), None)
        if home is None:
            parts.append((box, [contour]))
        else:
            home.append(contour)
    return [part for _, part in parts]


def _extent(box: _Box) -> float:
    return (box.right - box.left) * (box.top - box.foot)


def _edges(contour: Contour, axis: int) -> Iterator[_Edge]:
    """The pieces of a contour that keep one level on an axis: 1 for level ones, 0 for upright ones."""
    first = before = contour[0][1][-2:]
    for verb, numbers in [*contour[1:], ("L", first)]:
        after = numbers[-2:]
        edge = _Edge((before[axis] + after[axis]) / 2, before[1 - axis], after[1 - axis])
        if verb == "L" and abs(before[axis] - after[axis]) < _LEVEL and edge.high - edge.low > _LONG:
            yield edge
        before = after


def _stems(part: Sequence[Contour], axis: int, turned: bool) -> list[tuple[float, float]]:
    """The strokes across an axis as pairs of levels, ink between them, the lowest first."""
    edges = [edge for contour in part for edge in _edges(contour, axis)]
    uppers = [edge for edge in edges if (edge.end > edge.start) != turned]
    lowers = [edge for edge in edges if (edge.end > edge.start) == turned]
    found: set[tuple[float, float]] = set()
    for upper in uppers:
        facing = [
            lower.level
            for lower in lowers
            if _THIN < upper.level - lower.level < _THICK
            and min(upper.high, lower.high) - max(upper.low, lower.low) > _SHARED
        ]
        if facing:
            found.add((max(facing), upper.level))
    return sorted(found)


def _knots(stems: Sequence[tuple[float, float]], size_px: int) -> Knots:
    """Where the edges of strokes go: whole pixels, in order, apart where they are apart.

    A stroke that overlaps the one below it belongs to another column of the part and follows as it may.
    """
    knots: Knots = []
    for low, high in stems:
        if knots and low <= knots[-1][0]:
            continue
        wide = max(1, round((high - low) * size_px - _BIAS_PX))
        at = round((low + high) / 2 * size_px - wide / 2)
        if knots:
            gap = 1 if (low - knots[-1][0]) * size_px > _GAP_PX else 0
            at = max(at, knots[-1][1] + gap)
        knots += [(low, at), (high, at + wide)]
    return knots


def _moved(knots: Knots, level: float, size_px: int) -> float:
    """Where a level goes: with the nearest edge beyond all of them, in proportion between two."""
    if not knots:
        return level * size_px
    place = bisect_right(knots, level, key=lambda knot: knot[0])
    if place in (0, len(knots)):
        source, target = knots[max(0, place - 1)]
        return target + (level - source) * size_px
    (below, low), (above, high) = knots[place - 1], knots[place]
    return low + (level - below) / (above - below) * (high - low)
