"""From cells to lines: the filled lines of running text, the balanced lines of a slogan."""

import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from postermaker.text.cells import HAN, MARK, WORD, Cell, without_end, without_start
from postermaker.text.marks import DASHES, ELLIPSES, NO_LINE_START, PAUSES
from postermaker.text.paragraph import Paragraph, may_break
from postermaker.text.rules import DEFAULT, Rules
from postermaker.text.squeezing import shrinkage, shrunk

#: How much the last line's slack counts beside the others' when a title is balanced.
LAST_LINE = 0.4


class Line(Struct, frozen=True):
    """Cells of one line, blanks at its ends dropped and marks there trimmed to half."""

    cells: tuple[Cell, ...]
    width: float  #: em, tracking included; a mark that hangs over the line end does not count
    last: bool = False  #: the last of its paragraph

    @property
    def ink_width(self) -> float:
        """The width without the blank before the first and behind the last ink; em."""
        if not self.cells:
            return 0.0
        return self.width - self.cells[0].ink[0] - self.cells[-1].ink[1]


def make_line(cells: Sequence[Cell], tracking: float, rules: Rules = DEFAULT, *, last: bool = False) -> Line:
    """A line of cells, its ends cleaned."""
    first, end = 0, len(cells)
    while first < end and cells[first].blank:
        first += 1
    while end > first and cells[end - 1].blank:
        end -= 1
    kept = list(cells[first:end])
    if kept and rules.trim_start:
        kept[0] = without_start(kept[0])
    if kept and rules.trim_end:
        kept[-1] = without_end(kept[-1])
    return Line(tuple(kept), line_width(kept, tracking), last)


def line_width(cells: Sequence[Cell], tracking: float = 0.0) -> float:
    """The width of cells on a line in em."""
    if not cells:
        return 0.0
    width = sum([cell.advance + cell.lead for cell in cells]) - cells[0].lead
    return width + tracking * gaps(cells) if tracking else width


def gaps(cells: Sequence[Cell]) -> int:
    """How many places between cells take tracking: not inside words, —— and ……."""
    return sum([opens(one, two) for one, two in pairwise(cells)])


def opens(one: Cell, two: Cell) -> bool:
    """Whether space may be put between two cells of a line."""
    if one.kind is HAN or two.kind is HAN:
        return True
    a, b = one.text[-1:], two.text[:1]
    together = (one.kind is WORD and two.kind is WORD) or (a in DASHES and b in DASHES)
    return not (together or (a in ELLIPSES and b in ELLIPSES))


#: How far the lines of a paragraph start behind its edge, in em; the last number holds for all further lines.
Indents = tuple[float, ...]


def indent_of(indents: Indents, number: int) -> float:
    """The indent of a paragraph's line, counted from 0."""
    return indents[min(number, len(indents) - 1)]


def filled_lines(paragraph: Paragraph, measure: float, indents: Indents = (0.0,)) -> list[Line]:
    """Lines of at most `measure` em, each as full as it can be; what can't be broken and is wider stands alone."""
    cells, rules = paragraph.cells, paragraph.rules
    whole = make_line(cells, 0.0, rules, last=True)
    if whole.width <= measure - indent_of(indents, 0) + 1e-9:  # nobody has to ask where it may be broken
        return [whole]
    ends: list[int] = []
    start = 0
    while start < len(cells):
        start = _furthest(paragraph, start, measure - indent_of(indents, len(ends)))
        ends.append(start)
    if rules.no_orphan and len(ends) > 1:
        ends = _without_orphan(paragraph, ends, measure - indent_of(indents, len(ends) - 1))
    lines, start = [], 0
    for number, end in enumerate(ends):
        room = measure - indent_of(indents, number)
        lines.append(_taken_in(make_line(cells[start:end], 0.0, rules, last=end == len(cells)), room, rules))
        start = end
    return lines


def hanging(cells: Sequence[Cell], rules: Rules) -> float:
    """How much of a line may hang over its end: one pause mark, never of a run of marks (clreq); em."""
    if not rules.hang or len(cells) < 2 or cells[-2].kind is MARK:
        return 0.0
    return cells[-1].advance if cells[-1].text in PAUSES else 0.0


def _furthest(paragraph: Paragraph, start: int, room: float) -> int:
    """The last place after `start` where the line may end and still fits; if there is none, where it must."""
    cells, rules = paragraph.cells, paragraph.rules
    start = next((i for i in range(start, len(cells) - 1) if not cells[i].blank), len(cells) - 1)
    best, lawful, forced = 0, 0, 0  # between words; by the rules of line ends only; anywhere
    width = -cells[start].spare[0] if rules.trim_start else 0.0
    give = 0.0
    costs, count = paragraph.costs, len(cells)
    for i in range(start, count):
        cell, legal = cells[i], costs[i + 1] < math.inf
        width += cell.advance + (cell.lead if i > start else 0.0)
        if cell.blank:
            if forced == i and legal:
                best = i + 1  # the line may end behind the blank, which then vanishes
            continue
        behind = cell.spare[1] if rules.trim_end else 0.0
        over = width - room - behind
        if over > 1e-9:
            squeeze = give if rules.push_in and cell.text[:1] in NO_LINE_START else 0.0
            if over > squeeze + 1e-9:
                if over - hanging(cells[start : i + 1], rules) + behind <= 1e-9 and legal:
                    best = i + 1
                break
        forced = i + 1
        if legal:
            best = i + 1
        elif not best and (i + 1 == count or may_break(cell, cells[i + 1], rules)):
            lawful = i + 1
        if cell.kind is not HAN or cell.lead:  # nothing else gives
            give += shrinkage(cell) if i > start else _given_first(cell, rules)
    return best or lawful or forced or start + 1


def _given_first(cell: Cell, rules: Rules) -> float:
    """What a line's first cell can give: what it was trimmed by is gone."""
    return 0.0 if rules.trim_start else sum(cell.spare)


def _taken_in(line: Line, room: float, rules: Rules) -> Line:
    """A line that is too wide by a mark that was pushed in, squeezed; or the mark hangs."""
    over = line.width - room
    if over <= 1e-9:
        return line
    cells = shrunk(list(line.cells), over)
    mark = hanging(line.cells, rules)
    if mark and line_width(cells, 0.0) > room + 1e-9:
        return replace(line, width=line.width - mark)
    return replace(line, cells=tuple(cells), width=line_width(cells, 0.0))


def _without_orphan(paragraph: Paragraph, ends: list[int], measure: float) -> list[int]:
    """The last line with two Han characters at least, the second one taken from the line before."""
    cells, last = paragraph.cells, ends[-2]
    if sum([cell.kind is HAN for cell in cells[last:]]) != 1:
        return ends
    start = ends[-3] if len(ends) > 2 else 0
    for place in range(last - 1, start, -1):
        han = sum(cell.kind is HAN for cell in cells[place:])
        line = make_line(cells[place:], 0.0, paragraph.rules)
        if line.width > measure:
            break
        if han >= 2 and paragraph.legal(place):
            return [*ends[:-2], place, ends[-1]]
    return ends


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


def balanced_lines(
    paragraph: Paragraph, count: int, tracking: float, measure: float = math.inf
) -> list[Line] | None:
    """Exactly `count` lines of nearly equal length, broken after marks and gaps where that costs little.

    By dynamic programming. Without a measure the squares of the widths are least; with one the squares of the
    slack, the last line's counting less, so that titles come long above and short below. None if there are
    too few places to break.
    """
    cells = paragraph.cells
    stops = paragraph.stops
    if count > len(stops) - 1:
        return None
    ruler = _Ruler(cells, tracking)
    mean = max(ruler.width(0, len(cells)) / count, 1e-6)

    def cost(start: int, end: int) -> float:
        width = ruler.width(start, end)
        if measure == math.inf:
            return width**2 / mean
        slack = measure - width
        weight = LAST_LINE if end == len(cells) else 1.0
        return weight * slack**2 / mean if slack > -1e-9 else math.inf

    penalty = [0.0, *(paragraph.costs[stop] for stop in stops[1:])]
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for row in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        earliest = row if row < count else len(stops) - 1
        for to in range(earliest, len(stops) - (count - row)):
            options = (
                (so_far + cost(stops[start], stops[to]) + penalty[to], start)
                for start, (so_far, _) in best[-1].items()
                if start < to
            )
            reached[to] = min(options, default=(math.inf, 0))
        best.append(reached)
    if best[-1][len(stops) - 1][0] == math.inf:
        return None
    return _walked_back(paragraph, stops, best, tracking)


def _walked_back(
    paragraph: Paragraph, stops: list[int], best: list[dict[int, tuple[float, int]]], tracking: float
) -> list[Line]:
    at, found = len(stops) - 1, []
    for row in range(len(best) - 1, 0, -1):
        start = best[row][at][1]
        part = paragraph.cells[stops[start] : stops[at]]
        found.append(make_line(part, tracking, paragraph.rules, last=at == len(stops) - 1))
        at = start
    return found[::-1]
