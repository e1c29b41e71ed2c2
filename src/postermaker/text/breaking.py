"""From cells to lines: where a line may end, the balanced lines of a slogan, the filled lines of a paragraph.

The rule set is GB's (clreq "gb" level): no line starts with a closing or pause mark, none ends with an opening
one, ——, …… and words are never torn.
"""

import math
from collections.abc import Sequence

from msgspec import Struct

from postermaker.text.cells import Cell, Kind, without_end, without_start
from postermaker.text.marks import DASHES, ELLIPSES, NO_LINE_END, NO_LINE_START, PAUSES

#: What it costs a slogan, in em of slack, to end a line elsewhere than after a mark or a gap.
MID_PHRASE = 2.0


class Line(Struct, frozen=True):
    """Cells of one line, blanks at its ends dropped and marks there trimmed to half."""

    cells: tuple[Cell, ...]
    width: float  #: em, tracking included
    last: bool = False  #: the last of its paragraph

    @property
    def ink_width(self) -> float:
        """The width without the blank before the first and behind the last ink; em."""
        if not self.cells:
            return 0.0
        return self.width - self.cells[0].ink[0] - self.cells[-1].ink[1]


def may_break(before: Cell, after: Cell) -> bool:
    """Whether a line may end between two cells."""
    a, b = before.text[-1:], after.text[:1]
    if after.blank:
        return False
    if before.blank:
        return b not in NO_LINE_START
    if before.kind is Kind.WORD and after.kind is Kind.WORD:
        return False
    if (a in DASHES and b in DASHES) or (a in ELLIPSES and b in ELLIPSES):
        return False
    return b not in NO_LINE_START and a not in NO_LINE_END


def make_line(cells: Sequence[Cell], tracking: float, *, last: bool = False, trim: bool = True) -> Line:
    """A line of cells, its ends cleaned."""
    first, end = 0, len(cells)
    while first < end and cells[first].blank:
        first += 1
    while end > first and cells[end - 1].blank:
        end -= 1
    kept = list(cells[first:end])
    if kept and trim:
        kept[0] = without_start(kept[0])
        kept[-1] = without_end(kept[-1])
    return Line(tuple(kept), line_width(kept, tracking), last)


def line_width(cells: Sequence[Cell], tracking: float) -> float:
    """The width of cells on a line in em."""
    if not cells:
        return 0.0
    leads = sum(cell.lead for cell in cells[1:])
    return sum(cell.advance for cell in cells) + leads + tracking * gaps(cells)


def gaps(cells: Sequence[Cell]) -> int:
    """How many places between cells take tracking: not inside words, —— and ……."""
    return sum(1 for i in range(1, len(cells)) if opens(cells[i - 1], cells[i]))


def opens(one: Cell, two: Cell) -> bool:
    """Whether space may be put between two cells of a line."""
    if one.kind is Kind.HAN or two.kind is Kind.HAN:
        return True
    a, b = one.text[-1:], two.text[:1]
    together = (one.kind is Kind.WORD and two.kind is Kind.WORD) or (a in DASHES and b in DASHES)
    return not (together or (a in ELLIPSES and b in ELLIPSES))


def filled_lines(cells: Sequence[Cell], measure: float, indent: float = 0.0) -> list[Line]:
    """Lines of at most `measure` em, each as full as it can be; a cell wider than the measure stands alone."""
    lines: list[Line] = []
    start, room = 0, measure - indent
    while start < len(cells):
        end = _furthest(cells, start, room)
        lines.append(make_line(cells[start:end], 0.0, last=end == len(cells)))
        start, room = end, measure
        while start < len(cells) and cells[start].blank:
            start += 1
    return lines or [Line((), 0.0, True)]


def _furthest(cells: Sequence[Cell], start: int, room: float) -> int:
    """The last place after `start` where the line may end and still fits; if there is none, where it must."""
    best, forced = 0, 0
    width = without_start(cells[start]).advance - cells[start].advance  # what the line's start trims off
    for i in range(start, len(cells)):
        cell = cells[i]
        width += cell.advance + (cell.lead if i > start else 0.0)
        spare = cell.advance - without_end(cell).advance
        ends = i + 1 == len(cells) or may_break(cell, cells[i + 1])
        if cell.blank:
            continue
        if width - spare > room + 1e-9:
            break
        forced = i + 1
        if ends:
            best = i + 1
    return best or forced or start + 1


class _Ruler:
    """Widths of any run of cells from running sums, so that the search for breaks measures in constant time."""

    def __init__(self, cells: Sequence[Cell], tracking: float) -> None:
        count = len(cells)
        self.first = list(range(count + 1))  #: the first cell from here on that is not blank
        self.end = list(range(count + 1))  #: behind the last cell before here that is not blank
        self.start: list[float] = []  #: where each cell stands if all stood on one line
        at = 0.0
        for i, cell in enumerate(cells):
            if i:
                at += cell.lead + (tracking if opens(cells[i - 1], cell) else 0.0)
                self.end[i] = self.end[i - 1] if cells[i - 1].blank else i
            self.start.append(at)
            at += cell.advance
        if count and cells[-1].blank:
            self.end[count] = self.end[count - 1]
        for i in range(count - 1, -1, -1):
            self.first[i] = self.first[i + 1] if cells[i].blank else i
        self.advance = [cell.advance for cell in cells]
        self.opening = [cell.advance - without_start(cell).advance for cell in cells]
        self.closing = [cell.advance - without_end(cell).advance for cell in cells]

    def width(self, start: int, end: int) -> float:
        """The width of a line of cells start…end, its ends cleaned as `make_line` does."""
        i, j = self.first[start], self.end[end] - 1
        if j < i:
            return 0.0
        return self.start[j] + self.advance[j] - self.start[i] - self.opening[i] - self.closing[j]


def balanced_lines(cells: Sequence[Cell], count: int, tracking: float) -> list[Line] | None:
    """Exactly `count` lines of nearly equal length, broken after marks and gaps where that costs little.

    Least squares of the widths by dynamic programming; None if there are too few places to break.
    """
    stops = [0, *(i for i in range(1, len(cells)) if may_break(cells[i - 1], cells[i])), len(cells)]
    if count > len(stops) - 1:
        return None
    ruler = _Ruler(cells, tracking)
    mean = max(ruler.width(0, len(cells)) / count, 1e-6)
    penalty = [0.0 if _ends_phrase(cells, stop) else MID_PHRASE for stop in stops]
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for row in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        earliest = row if row < count else len(stops) - 1
        for to in range(earliest, len(stops) - (count - row)):
            options = (
                (cost + ruler.width(stops[start], stops[to]) ** 2 / mean + penalty[to], start)
                for start, (cost, _) in best[-1].items()
                if start < to
            )
            reached[to] = min(options, default=(math.inf, 0))
        best.append(reached)
    return _walked_back(cells, stops, best, tracking)


def _ends_phrase(cells: Sequence[Cell], stop: int) -> bool:
    return stop in (0, len(cells)) or cells[stop - 1].blank or cells[stop - 1].text[-1] in PAUSES


def _walked_back(
    cells: Sequence[Cell], stops: list[int], best: list[dict[int, tuple[float, int]]], tracking: float
) -> list[Line]:
    at, found = len(stops) - 1, []
    for row in range(len(best) - 1, 0, -1):
        start = best[row][at][1]
        found.append(make_line(cells[stops[start] : stops[at]], tracking, last=at == len(stops) - 1))
        at = start
    return found[::-1]
