"""Smart guides: what a moving box catches at, and the lines and gaps that show it. Free of Qt; lengths in mm.

Edges and middles of the box catch at those of the page, the safe area, guides and other elements, and at places
where the gaps between neighbours are equal. What is caught is let go a little later than it was caught, so that
nothing trembles.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from postermaker.geometry import Box

#: Where it catches and where it lets go, in logical pixels of the screen.
CATCH_PX, LET_GO_PX = 6.0, 10.0


class Axis(StrEnum):
    """Along which a box is shifted."""

    X = "x"
    Y = "y"


class Line(NamedTuple):
    """A place to catch at on an axis, and what stands there."""

    axis: Axis
    at: float
    box: Box  #: whose edge or middle it is
    middle: bool = False
    page: bool = False


class Gap(NamedTuple):
    """An equal gap, to be shown: from `start` to `end` along the axis, at `level` across it."""

    axis: Axis
    start: float
    end: float
    level: float


class Caught(NamedTuple):
    """What one axis caught at."""

    shift: float
    lines: tuple[Line, ...] = ()
    gaps: tuple[Gap, ...] = ()
    key: str = ""  #: tells the same catch again


class Snap(NamedTuple):
    """How far a box is shifted, and why."""

    x: Caught = Caught(0.0)
    y: Caught = Caught(0.0)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines to show."""
        return self.x.lines + self.y.lines

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All equal gaps to show."""
        return self.x.gaps + self.y.gaps


#: No catch.
NOTHING = Snap()


def lines_of(box: Box, *, page: bool = False) -> Iterable[Line]:
    """The six places of a box."""
    yield Line(Axis.X, box.x, box, page=page)
    yield Line(Axis.X, box.centre.x, box, middle=True, page=page)
    yield Line(Axis.X, box.right, box, page=page)
    yield Line(Axis.Y, box.y, box, page=page)
    yield Line(Axis.Y, box.centre.y, box, middle=True, page=page)
    yield Line(Axis.Y, box.bottom, box, page=page)


def snapped(
    box: Box,
    lines: Sequence[Line],
    neighbours: Sequence[Box],
    reach: float,
    before: Snap = NOTHING,
    edges: tuple[Sequence[int], Sequence[int]] = ((-1, 0, 1), (-1, 0, 1)),
) -> Snap:
    """Where a moving box catches.

    Args:
        box: where the pointer would put it.
        lines: all places to catch at.
        neighbours: other boxes, for equal gaps.
        reach: `CATCH_PX` in mm.
        before: the last result of the same drag.
        edges: which places of the box may catch on either axis: -1 the lower edge, 0 the middle, 1 the upper.
    """
    return Snap(
        _caught(box, Axis.X, lines, neighbours, reach, before.x, edges[0]),
        _caught(box, Axis.Y, lines, neighbours, reach, before.y, edges[1]),
    )


def _places(box: Box, axis: Axis) -> tuple[float, float]:
    return (box.x, box.width) if axis is Axis.X else (box.y, box.height)


def _caught(
    box: Box,
    axis: Axis,
    lines: Sequence[Line],
    neighbours: Sequence[Box],
    reach: float,
    before: Caught,
    edges: Sequence[int],
) -> Caught:
    start, length = _places(box, axis)
    nearest: Caught | None = None
    far = reach * LET_GO_PX / CATCH_PX
    owns = [(place, start + length * (place + 1) / 2) for place in edges]
    along = [line for line in lines if line.axis is axis]
    for place, own in owns:
        for line in along:
            if -far <= line.at - own <= far:
                nearest = _nearer(nearest, _by_line(line, own, place), before, reach)
    if len(edges) == 3:  # the whole box moves
        for shift, gaps in _even(box, axis, neighbours):
            key = f"gap:{gaps[0].end - gaps[0].start:.4f}"
            nearest = _nearer(nearest, Caught(shift, (), gaps, key), before, reach)
    if nearest is None:
        return Caught(0.0)
    if nearest.gaps:
        return nearest
    shift = nearest.shift
    caught = [own + shift for _, own in owns]
    also = tuple(line for line in along if any(abs(at - line.at) < 1e-6 for at in caught))
    return nearest._replace(lines=also)


def _by_line(line: Line, own: float, place: int) -> Caught:
    return Caught(line.at - own, (line,), (), f"{line.at:.4f}:{place}")


def _nearer(nearest: Caught | None, found: Caught, before: Caught, reach: float) -> Caught | None:
    """The better of two; what was caught before holds on longer and wins."""
    held = bool(before.key) and found.key == before.key
    if abs(found.shift) > (reach * LET_GO_PX / CATCH_PX if held else reach):
        return nearest
    if nearest is None or held:
        return found
    if nearest.key == before.key and before.key:
        return nearest
    return found if abs(found.shift) < abs(nearest.shift) - 1e-9 else nearest


def _even(box: Box, axis: Axis, neighbours: Sequence[Box]) -> Iterable[tuple[float, tuple[Gap, ...]]]:
    """Shifts that make gaps equal: between two neighbours, or beyond two that have a gap already."""
    other = Axis.Y if axis is Axis.X else Axis.X
    low, span = _places(box, other)
    row = [n for n in neighbours if _places(n, other)[0] < low + span and sum(_places(n, other)) > low]
    row.sort(key=lambda n: _places(n, axis)[0])
    start, length = _places(box, axis)
    level = low + span / 2
    left = [n for n in row if sum(_places(n, axis)) <= start + length / 2]
    right = [n for n in row if _places(n, axis)[0] >= start + length / 2]
    if left and right:
        one, two = sum(_places(left[-1], axis)), _places(right[0], axis)[0]
        gap = (two - one - length) / 2
        if gap >= 0:
            gaps = (Gap(axis, one, one + gap, level), Gap(axis, two - gap, two, level))
            yield one + gap - start, gaps
    if len(left) >= 2:
        first, second = sum(_places(left[-2], axis)), _places(left[-1], axis)[0]
        end, gap = sum(_places(left[-1], axis)), second - first
        if gap > 0:
            yield end + gap - start, (Gap(axis, first, second, level), Gap(axis, end, end + gap, level))
    if len(right) >= 2:
        first, second = sum(_places(right[0], axis)), _places(right[1], axis)[0]
        begin, gap = _places(right[0], axis)[0], second - first
        if gap > 0:
            gaps = (Gap(axis, begin - gap, begin, level), Gap(axis, first, second, level))
            yield begin - gap - length - start, gaps
