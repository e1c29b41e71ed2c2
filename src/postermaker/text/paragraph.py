"""A paragraph ready to be broken: its cells, and what a line end costs at each place between them."""

import math
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from itertools import pairwise

from postermaker.document.model import Level
from postermaker.text.cells import HAN, WORD, Cell
from postermaker.text.marks import DASHES, ELLIPSES, NO_LINE_END, NO_LINE_START, PAUSES, SOLIDUS
from postermaker.text.rules import DEFAULT, Rules
from postermaker.text.spans import protected

#: What it costs a slogan, in em of slack, to end a line elsewhere than after a mark or a gap.
MID_PHRASE = 2.0

WordEnds = Callable[[str], frozenset[int]]


class Paragraph:
    """Cells between two line breaks of the author.

    With `word_ends` lines end between words only, as a slogan's or a heading's must; without, between any
    two characters that the rules allow, as in running text. No line ends before the cells whose numbers are `kept`.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        rules: Rules = DEFAULT,
        word_ends: WordEnds | None = None,
        kept: Collection[int] = (),
    ) -> None:
        self.cells, self.rules = tuple(cells), rules
        self._word_ends, self._kept = word_ends, kept

    @cached_property
    def text(self) -> str:
        """The characters of the cells."""
        return "".join(cell.text for cell in self.cells)

    @cached_property
    def stops(self) -> list[int]:
        """The places where a line may end, from the paragraph's start to its end."""
        costs, count = self.costs, len(self.cells)
        return [0, *(i for i in range(1, count) if costs[i] < math.inf), count]

    @cached_property
    def costs(self) -> tuple[float, ...]:
        """What a line end before each cell costs in em of slack; infinite where there must be none.

        One more number than cells: the paragraph's own end costs nothing.
        """
        text = self.text
        inside = {i for start, end in protected(text) for i in range(start + 1, end)}
        ends = self._word_ends(text) if self._word_ends else None
        costs, at = [math.inf] if self.cells else [], 0
        for before, cell in pairwise(self.cells):
            at += len(before.text)
            torn = at in inside or (ends is not None and at not in ends and not before.blank)
            if torn:
                costs.append(math.inf)
            elif before.kind is HAN and cell.kind is HAN:  # most places; marks of repetition begin no line
                costs.append(math.inf if cell.text in NO_LINE_START else MID_PHRASE)
            elif not may_break(before, cell, self.rules):
                costs.append(math.inf)
            else:
                costs.append(0.0 if before.blank or before.text[-1] in PAUSES else MID_PHRASE)
        for place in self._kept:
            costs[place] = math.inf
        return (*costs, 0.0)

    def legal(self, place: int) -> bool:
        """Whether a line may end before a cell, or at the paragraph's end."""
        return self.costs[place] < math.inf


def may_break(before: Cell, after: Cell, rules: Rules = DEFAULT) -> bool:
    """Whether a line may end between two cells by the rules of line start and line end."""
    a, b = before.text[-1:], after.text[:1]
    if after.blank:
        return False
    if before.kind is WORD and after.kind is WORD:
        return False
    if (a in DASHES and b in DASHES) or (a in ELLIPSES and b in ELLIPSES):
        return False
    if rules.level is Level.STRICT and (b in DASHES or b in ELLIPSES):
        return False
    starts, ends = NO_LINE_START, NO_LINE_END
    if rules.level is Level.BASIC:
        starts, ends = starts - SOLIDUS, ends - SOLIDUS
    return b not in starts and (before.blank or a not in ends)
