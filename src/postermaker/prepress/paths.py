"""The cheapest way from one end of a page to the other in panels: dynamic programming over the gaps in the ink.

A candidate place costs what its overlap strip cuts, and a little for being uneven or close to ink. Each seam has
a window: farther left the panels behind it would be too wide, farther right those before it. Lengths in mm.
"""

import math
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate, pairwise

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault

#: Places closer than this are the same.
CLOSE = 1e-6
#: What the closeness of ink costs at most; the square of a seam's shift in panel widths stands against it.
_CROWDED = 0.02


class Worth(IntEnum):
    """What cutting a thing costs; a hundred of one kind weigh less than one of the kind before."""

    FACE = 10**11  #: a region that a picture asks to keep whole
    CHARACTER = 10**9
    COPY = 10**7  #: a shadow, an outline or a reading of a character
    PICTURE = 10**5  #: a picture that is smaller than a panel
    FIGURE = 10**2  #: a small figure: an emblem, a QR code


class Obstacle(Struct, frozen=True):
    """What should stay whole, from `start` to `end` along the direction."""

    start: float
    end: float
    worth: Worth
    element: str = ""
    text: str = ""


class Run(Struct, frozen=True):
    """A length to be cut: from `start` to `end`, in panels of at most `largest` of which neighbours share `overlap`.

    The first and the last panel share only one side.
    """

    start: float
    end: float
    largest: float
    overlap: float

    @property
    def length(self) -> float:
        """What is to be covered."""
        return self.end - self.start

    @property
    def step(self) -> float:
        """The most between two seams."""
        return self.largest - self.overlap

    @property
    def least(self) -> float:
        """The least between two seams: a strip never meets the next but one panel."""
        return max(self.overlap, 1.0)

    @property
    def fewest(self) -> int:
        """The least number of panels.

        Raises:
            InputFault: the overlap leaves nothing of a panel.
        """
        if self.length <= self.largest + CLOSE:
            return 1
        if self.step < 2 * self.least:
            raise InputFault(
                Bilingual(
                    f"{self.largest:g} mm 的幅宽容不下 {self.overlap:g} mm 的搭接",
                    f"panels of {self.largest:g} mm are too narrow for an overlap of {self.overlap:g} mm",
                ),
                Bilingual("减小搭接，或换宽一点的材料", "lower the overlap or take wider material"),
            )
        return max(2, math.ceil((self.length - self.overlap - CLOSE) / self.step))

    def even(self, count: int) -> list[float]:
        """The seams of `count` panels that are all printed equally wide."""
        printed = (self.length + (count - 1) * self.overlap) / count
        first = self.start + printed - self.overlap / 2
        return [first + i * (printed - self.overlap) for i in range(count - 1)]

    def window(self, count: int, seam: int) -> tuple[float, float]:
        """Between which places a seam (counted from 0) of `count` panels may lie."""
        outer, behind = self.largest - self.overlap / 2, count - 2 - seam
        low = max(self.end - outer - behind * self.step, self.start + (seam + 1) * self.least)
        high = min(self.start + outer + seam * self.step, self.end - (behind + 1) * self.least)
        return low, high

    def holds(self, places: Sequence[float]) -> bool:
        """Whether all panels are wide enough and none too wide."""
        windows = (self.window(len(places) + 1, i) for i in range(len(places)))
        inside = all(low - CLOSE <= s <= high + CLOSE for s, (low, high) in zip(places, windows, strict=True))
        return inside and all(self.least - CLOSE <= b - a <= self.step + CLOSE for a, b in pairwise(places))


class Field:
    """What a seam costs at a place."""

    def __init__(self, obstacles: Sequence[Obstacle], overlap: float) -> None:
        self.half = overlap / 2
        self._starts, self._started = _summed([(o.start, o.worth) for o in obstacles])
        self._ends, self._ended = _summed([(o.end, o.worth) for o in obstacles])
        inked = [o for o in obstacles if o.worth > Worth.FIGURE]
        self._ink_starts = sorted(o.start for o in inked)
        self._ink_ends = sorted(o.end for o in inked)
        edges = {o.start - self.half for o in obstacles} | {o.end + self.half for o in obstacles}
        self.edges = sorted(edges)  #: where the cost changes
        self.airy = max(3 * overlap, 60.0)  #: a distance from ink that is as good as any

    def cut(self, seam: float) -> int:
        """The worth of all that the strip around a seam cuts."""
        begun = self._started[bisect_left(self._starts, seam + self.half - CLOSE)]
        over = self._ended[bisect_right(self._ends, seam - self.half + CLOSE)]
        return begun - over

    def crowded(self, seam: float) -> float:
        """How close ink is to the strip: 0 where there is none."""
        after = bisect_left(self._ink_starts, seam + self.half - CLOSE)
        before = bisect_right(self._ink_ends, seam - self.half + CLOSE)
        clear = self.airy * 9
        if after < len(self._ink_starts):
            clear = min(clear, self._ink_starts[after] - seam - self.half)
        if before:
            clear = min(clear, seam - self.half - self._ink_ends[before - 1])
        return _CROWDED * math.exp(-max(clear, 0.0) / self.airy)


def _summed(pairs: list[tuple[float, Worth]]) -> tuple[list[float], list[int]]:
    """Places in order, and the worth of all before each."""
    pairs.sort()
    return [place for place, _ in pairs], [0, *accumulate(int(worth) for _, worth in pairs)]


def best_path(run: Run, count: int, field: Field) -> tuple[float, ...]:
    """The cheapest seams for `count` panels."""
    even = run.even(count)
    if not field.edges or count == 1:
        whole = [float(round(place)) for place in even]
        return tuple(whole if run.holds(whole) else even)
    rows: list[list[float]] = []
    costs: list[float] = []
    backs: list[list[int]] = []
    for i, ideal in enumerate(even):
        low, high = run.window(count, i)
        places = _candidates(low, high, ideal, field, [p + run.step for p in rows[-1]] if rows else [])
        own = [_cost(p, ideal, run, field) for p in places]
        if rows:
            before = _cheapest(rows[-1], costs, places, run)
            own = [c + costs[b] if b >= 0 else math.inf for c, b in zip(own, before, strict=True)]
            backs.append(before)
        rows.append(places)
        costs = own
    return _rounded(_traced(rows, backs, costs), run, field)


def _traced(rows: list[list[float]], backs: list[list[int]], costs: list[float]) -> list[float]:
    at = min(range(len(costs)), key=costs.__getitem__)
    found = [rows[-1][at]]
    for row, back in zip(reversed(rows[:-1]), reversed(backs), strict=True):
        at = back[at]
        found.append(row[at])
    return found[::-1]


def _rounded(places: list[float], run: Run, field: Field) -> tuple[float, ...]:
    """The places on whole millimetres where that cuts no more and leaves no panel too wide."""
    for i, place in enumerate(places):
        for whole in sorted((math.floor(place), math.ceil(place)), key=lambda each: abs(each - place)):
            moved = [*places[:i], float(whole), *places[i + 1 :]]
            if field.cut(whole) <= field.cut(place) and run.holds(moved):
                places = moved
                break
    return tuple(places)


def _cost(place: float, ideal: float, run: Run, field: Field) -> float:
    return field.cut(place) + ((place - ideal) / run.step) ** 2 + field.crowded(place)


def _candidates(low: float, high: float, ideal: float, field: Field, reached: list[float]) -> list[float]:
    """Places in a window, in order: of each gap the middle, the ends, a little inside them, and the nearest to ideal.

    `reached` are places as far as a panel reaches from those of the seam before: where panels are tight, no
    others may be left.
    """
    between = field.edges[bisect_left(field.edges, low) : bisect_right(field.edges, high)]
    found = {place for place in reached if low <= place <= high} | {min(max(ideal, low), high)}
    for start, end in pairwise([low, *between, high]):
        inset = min(field.airy, (end - start) / 2)
        nearest = min(max(ideal, start + inset), end - inset)
        found |= {start, start + inset, (start + end) / 2, end - inset, end, nearest}
    return sorted(found)


def _cheapest(row: list[float], costs: list[float], places: list[float], run: Run) -> list[int]:
    """For each place the cheapest one of the row before within a panel's reach, -1 where there is none."""
    found: list[int] = []
    waiting: deque[int] = deque()  # of rising costs
    entering = 0
    for place in places:
        while entering < len(row) and row[entering] <= place - run.least + CLOSE:
            while waiting and costs[waiting[-1]] > costs[entering]:
                waiting.pop()
            waiting.append(entering)
            entering += 1
        while waiting and row[waiting[0]] < place - run.step - CLOSE:
            waiting.popleft()
        found.append(waiting[0] if waiting else -1)
    return found
