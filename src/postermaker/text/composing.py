"""Justified paragraphs composed as a whole (Knuth and Plass): the line ends whose lines need the least adjusting.

A line may be squeezed by what its marks and spaces give, or stretched over its gaps; the search weighs all
line ends of the paragraph together, so that one tight line does not leave a loose one behind.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from postermaker.text.breaking import Indents, Line, hanging, indent_of, make_line, opens
from postermaker.text.cells import HAN, Kind
from postermaker.text.justify import justified
from postermaker.text.paragraph import Paragraph
from postermaker.text.rules import Rules
from postermaker.text.squeezing import shrinkage

#: A line stretched by this much at each gap (em) is as bad as one squeezed by all that it can give.
_WIDE_GAP = 0.08
#: What a last line with a single Han character costs, and a line that can't be filled or is too long.
_ORPHAN, _IMPOSSIBLE = 1e3, 1e6
#: What it costs to part a tab from what stands before it: more than to squeeze both into one line.
_ALONE = 12.0
_TAB = Kind.TAB
#: Where the search for a line's end begins, as a share of the measure; marks trimmed later make lines shorter.
_SHORTEST = 0.92


class _Sums:
    """Running sums over the cells: widths, what they can give, gaps and Han, so that a line is measured at once."""

    def __init__(self, paragraph: Paragraph) -> None:
        cells, rules = paragraph.cells, paragraph.rules
        count = len(cells)
        han = [cell.kind is HAN for cell in cells]
        leads = [cell.lead for cell in cells]
        leads[0] = 0.0  # nothing stands before it
        gives = [
            0.0 if plain and not cell.lead else shrinkage(cell)
            for plain, cell in zip(han, cells, strict=True)
        ]
        joins = [one or two or opens(cells[i], cells[i + 1]) for i, (one, two) in enumerate(pairwise(han))]
        widths = [cell.advance + lead for cell, lead in zip(cells, leads, strict=True)]
        self.width = [0.0, *accumulate(widths)]
        self.give = [0.0, *accumulate(gives)]
        self.gaps = [0, 0, *accumulate(joins)]
        self.han = [0, *accumulate(han)]
        #: what a line's first cell adds to its width and to what it gives, and its last cell likewise
        spares = [cell.spare for cell in cells]
        trims = [spare for spare, _ in spares] if rules.trim_start else [0.0] * count
        self.first = [(-lead - trim, -give) for lead, trim, give in zip(leads, trims, gives, strict=True)]
        cuts = [spare for _, spare in spares] if rules.trim_end else [0.0] * count
        self.last = [(-cut, -give) for cut, give in zip(cuts, gives, strict=True)]
        self.next = list(range(count + 1))  #: the first cell from here on that is not blank
        self.before = list(range(count + 1))  #: behind the last cell before here that is not blank
        blanks = [i for i, cell in enumerate(cells) if cell.blank]
        for i in reversed(blanks):
            self.next[i] = self.next[i + 1]
        for i in blanks:
            self.before[i + 1] = self.before[i]

    def lines(self, start: int, ends: Sequence[int], nearest: int) -> Iterator[tuple[int, float, float, int]]:
        """The lines from `start` to each of the places from the nearest one on.

        Yields the end's number, the natural width, what the line can shrink by, and its gaps.
        """
        width, give, gaps, last, before = self.width, self.give, self.gaps, self.last, self.before
        start = self.next[start]
        if start == len(last):  # nothing but blanks
            yield from ((e, 0.0, 0.0, 0) for e in range(nearest, len(ends)))
            return
        trim, less = self.first[start]
        from_width, from_give, from_gaps = width[start], give[start], gaps[start + 1]
        for e in range(nearest, len(ends)):
            end = before[ends[e]]
            if end <= start:
                yield e, 0.0, 0.0, 0
                continue
            cut, fewer = last[end - 1]
            shrinks = give[end] - from_give + less + (fewer if end - start > 1 else 0.0)
            yield e, width[end] - from_width + trim + cut, shrinks, gaps[end] - from_gaps


def composed_lines(paragraph: Paragraph, measure: float, indents: Indents = (0.0,)) -> list[Line]:
    """Justified lines of `measure` em; the last one ends where it ends."""
    count, rules = len(paragraph.cells), paragraph.rules
    if not count:
        return [Line((), 0.0, True)]
    ends = _best_ends(_Sums(paragraph), paragraph, measure, indents)
    lines, start = [], 0
    for number, end in enumerate(ends):
        line = make_line(paragraph.cells[start:end], 0.0, rules, last=end == count)
        room = measure - indent_of(indents, number)
        ragged = line.last or paragraph.cells[end].kind is _TAB
        lines.append(line if ragged and line.width <= room else _to_measure(line, room, rules))
        start = end
    return lines


def _to_measure(line: Line, room: float, rules: Rules) -> Line:
    """The line as long as its room; where it can't give enough, its last mark hangs."""
    mark = hanging(line.cells, rules)
    if mark and line.width - sum(map(shrinkage, line.cells[1:-1])) > room + 1e-9:
        return replace(justified(line, room + mark), width=room)
    return justified(line, room)


def _best_ends(sums: _Sums, paragraph: Paragraph, measure: float, indents: Indents) -> list[int]:
    """Dynamic programming over the places where a line may end."""
    stops, hang = paragraph.stops, paragraph.rules.hang
    end, tabs = len(stops) - 1, _tabs(paragraph)
    reach = [sums.width[stop] for stop in stops]
    # of each stop: what the best way there costs, from which stop it comes, and how many lines it takes
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(math.inf, 0, 0)] * end
    for s in range(end):
        so_far, _, number = best[s]
        if so_far == math.inf:
            continue
        room = measure - indent_of(indents, number)
        nearest = bisect_left(reach, reach[s] + _SHORTEST * room, lo=s + 1, hi=end)
        nearest = max(s + 1, nearest - 1)  # the place before may be the last that fits
        start, han = stops[s], sums.han[stops[s]]
        for e, width, give, gaps in sums.lines(start, stops, nearest):
            if hang and width - give > room + 1e-9:
                width -= hanging(paragraph.cells[start : stops[e]], paragraph.rules)
            if e > nearest and width - give > room + 1e-9:
                break
            alone = stops[e] in tabs
            cost = _cost(room - width, give, gaps, alone or e == end, sums.han[stops[e]] - han)
            cost += so_far + (_ALONE if alone else 0.0)
            if cost < best[e][0]:
                best[e] = (cost, s, number + 1)
    ends, at = [], end
    while at > 0:
        ends.append(stops[at])
        at = best[at][1]
    return ends[::-1]


def _tabs(paragraph: Paragraph) -> frozenset[int]:
    """The places before a tab: what follows goes to the next line there, and this line is not filled."""
    if "\t" not in paragraph.text:
        return frozenset()
    return frozenset(i for i, cell in enumerate(paragraph.cells) if cell.kind is _TAB)


def _cost(slack: float, give: float, gaps: int, ragged: bool, han: int) -> float:
    """How bad a line is that has so much room left (negative: too much in it)."""
    if slack < -give - 1e-9:
        return _IMPOSSIBLE * (1 - slack)
    if slack < -1e-9:
        return 1.0 + (slack / give) ** 2 * 10
    if ragged:
        return _ORPHAN if han < 2 else 0.0
    if slack < 1e-9:
        return 0.0
    return (slack / gaps / _WIDE_GAP) ** 2 * 10 if gaps else _IMPOSSIBLE
