"""Where the caret stands at each place of a text: between its cells as they are set. Free of Qt; millimetres.

What is set may differ from what is typed: a blank widens a gap or vanishes at a line's end, a mark is squeezed,
a number drawn in one piece. Each cell still says what it sets, so walking over both finds every place.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from postermaker.document.model import Align, Direction, Text
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point
from postermaker.layout.inking import Spot
from postermaker.layout.page import Standing
from postermaker.layout.texts import placed_cells


class Caret(NamedTuple):
    """A place between two characters: the middle of its line there, in the text's own unturned coordinates."""

    x: float
    y: float
    line: int


class Carets(NamedTuple):
    """All places of a text, one more than it has characters."""

    places: tuple[Caret, ...]
    size: float  #: of the type
    vertical: bool
    view: Affine  #: turns the text onto its page

    def ends(self, index: int) -> tuple[Point, Point]:
        """The two ends of the caret's line on the page."""
        caret, half = self._at(index), self.size * 0.55
        if self.vertical:
            return self.view.map(caret.x - half, caret.y), self.view.map(caret.x + half, caret.y)
        return self.view.map(caret.x, caret.y - half), self.view.map(caret.x, caret.y + half)

    def _at(self, index: int) -> Caret:
        return self.places[min(max(index, 0), len(self.places) - 1)]

    def near(self, at: Point) -> int:
        """The place nearest to a point of the page."""
        try:
            x, y = self.view.inverse().map(*at)
        except ZeroDivisionError:
            return 0
        return self._nearest(x, y, self.places)

    def _nearest(self, x: float, y: float, places: Sequence[Caret]) -> int:
        """Across the lines a step counts more than along them: a point belongs to its line first."""
        weights = (9.0, 1.0) if self.vertical else (1.0, 9.0)
        near = [(math.hypot((c.x - x) * weights[0], (c.y - y) * weights[1]), i) for i, c in enumerate(places)]
        return min(near)[1]

    def beside(self, index: int, lines: int) -> int:
        """The place `lines` lines further on, at the same height along the line; the end where there is no line."""
        here = self._at(index)
        wanted = [(i, c) for i, c in enumerate(self.places) if c.line == here.line + lines]
        if not wanted:
            return 0 if lines < 0 else len(self.places) - 1
        axis = 1 if self.vertical else 0
        return min(wanted, key=lambda pair: abs(pair[1][axis] - here[axis]))[0]

    def edge(self, index: int, *, end: bool) -> int:
        """The first or last place of the line that a place is on."""
        line = self._at(index).line
        found = [i for i, caret in enumerate(self.places) if caret.line == line]
        return found[-1] if end else found[0]

    def stretches(self, start: int, end: int) -> Iterator[tuple[Point, Point, Point, Point]]:
        """The corners, on the page, of what lies between two places, line by line."""
        half, at = self.size * 0.55, start
        while at < end:
            line, last = self._at(at).line, at
            while last < end and self._at(last + 1).line == line:
                last += 1
            a, b = self._at(at), self._at(last)
            if last > at:
                box = (
                    Box(a.x - half, a.y, 2 * half, b.y - a.y)
                    if self.vertical
                    else Box(a.x, a.y - half, b.x - a.x, 2 * half)
                )
                corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
                one, two, three, four = (self.view.map(*corner) for corner in corners)
                yield one, two, three, four
            at = last + 1 if last > at else at + 1


def carets_of(standing: Standing, typed: str, book: FontBook) -> Carets:
    """The places of a text that says `typed`; what is set may be a sample where nothing is typed yet."""
    text, box = standing.text, standing.box
    vertical = text.direction is Direction.VERTICAL
    cells, size = placed_cells(text, box, standing.content, book, standing.spans)
    if not typed or not cells:
        return Carets((_first(text, box, cells, size, vertical),), size, vertical, standing.view)
    stretch = 1.0 if vertical else text.style.stretch
    walk = _Walk(cells, size * stretch, vertical, text.line_pitch_em * size)
    return Carets(tuple(walk.places(typed)), size, vertical, standing.view)


def _first(text: Text, box: Box, cells: Sequence[Spot], size: float, vertical: bool) -> Caret:
    if cells:
        return Caret(cells[0].x, cells[0].y, 0)
    share = {Align.CENTRE: 0.5, Align.END: 1.0}.get(text.align, 0.0)
    if vertical:
        return Caret(box.right - size / 2, box.y + share * box.height, 0)
    return Caret(box.x + share * box.width, box.y + min(size, box.height) / 2, 0)


class _Walk:
    """Over what is typed and what is set, side by side."""

    def __init__(self, cells: Sequence[Spot], step: float, vertical: bool, pitch: float) -> None:
        self._cells, self._step, self._vertical, self._pitch = cells, step, vertical, pitch
        self._end = Caret(cells[0].x, cells[0].y, cells[0].line)

    def places(self, typed: str) -> Iterator[Caret]:
        """A place before each character, and one at the end."""
        at = 0
        for spot in self._cells:
            said = spot.cell.text
            found = typed.find(said, at) if said else -1
            if found < 0 or typed[at:found].strip():  # a number's mark that the setting put there
                continue
            yield from self._skipped(typed[at : found + 1], self._on(spot, 0.0))
            yield from (self._on(spot, k / len(said)) for k in range(len(said)))
            at, self._end = found + len(said), self._on(spot, 1.0)
        yield from self._skipped(typed[at:] + "\0", None)
        yield self._end

    def _skipped(self, typed: str, start: Caret | None) -> Iterator[Caret]:
        """Blanks that are not set and ends of lines; `start` is where the next cell stands, if there is one."""
        for char, after in pairwise(typed):
            yield self._end
            if char == "\n":
                self._end = start if start and after != "\n" else self._below()

    def _on(self, spot: Spot, share: float) -> Caret:
        along = spot.cell.advance * self._step * share
        if self._vertical:
            return Caret(spot.x, spot.y + along, spot.line)
        return Caret(spot.x + along, spot.y, spot.line)

    def _below(self) -> Caret:
        """The start of an empty line."""
        if self._vertical:
            return Caret(self._end.x - self._pitch, self._cells[0].y, self._end.line + 1)
        return Caret(min(spot.x for spot in self._cells), self._end.y + self._pitch, self._end.line + 1)
