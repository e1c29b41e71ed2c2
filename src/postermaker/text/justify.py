"""A line made exactly as long as its measure, giving and taking in the order that clreq names.

Shrinking: word spaces, then brackets, ，、；：, the space between Han and Latin, last 。？！. Stretching: word spaces
up to half an em, the space between Han and Latin up to a third, then all other gaps alike, but never inside
words, numbers, —— and ……, nor beside connectors and the solidus.
"""

from collections.abc import Callable

from msgspec.structs import replace

from postermaker.text.breaking import Line, line_width, opens
from postermaker.text.cells import HAN, SPACE, Cell
from postermaker.text.marks import CONNECTORS, SOLIDUS
from postermaker.text.squeezing import shrunk

MAX_WORD_SPACE = 0.5
MAX_AUTOSPACE = 1 / 3

#: Nothing is stretched beside these.
_CLOSE = CONNECTORS | SOLIDUS


def justified(line: Line, measure: float) -> Line:
    """The line at the measure, as far as its limits let it."""
    slack = measure - line.width
    if abs(slack) < 1e-9 or not line.cells:
        return line
    cells = shrunk(list(line.cells), -slack) if slack < 0 else _stretched(list(line.cells), slack)
    return replace(line, cells=tuple(cells), width=line_width(cells, 0.0))


def _stretched(cells: list[Cell], slack: float) -> list[Cell]:
    spaces = [i for i, cell in enumerate(cells) if cell.kind is SPACE]
    slack = _widen(cells, spaces, slack, lambda cell: MAX_WORD_SPACE - cell.advance, advance=True)
    latin = [i for i, cell in enumerate(cells) if i and cell.lead > 0]
    slack = _widen(cells, latin, slack, lambda cell: MAX_AUTOSPACE - cell.lead, advance=False)
    gaps = [i for i in range(1, len(cells)) if _may_stretch(cells[i - 1], cells[i])]
    if gaps and slack > 1e-9:
        for i in gaps:
            cells[i] = replace(cells[i], lead=cells[i].lead + slack / len(gaps))
    return cells


def _widen(
    cells: list[Cell], places: list[int], slack: float, room: Callable[[Cell], float], *, advance: bool
) -> float:
    """Share slack among places of a kind, each up to its room; gives what is left."""
    if not places or slack <= 0:
        return slack
    each = min(slack / len(places), max(0.0, min(room(cells[i]) for i in places)))
    for i in places:
        cell = cells[i]
        cells[i] = (
            replace(cell, advance=cell.advance + each) if advance else replace(cell, lead=cell.lead + each)
        )
    return slack - each * len(places)


def _may_stretch(one: Cell, two: Cell) -> bool:
    if one.kind is HAN and two.kind is HAN:
        return True
    return opens(one, two) and not (one.text[-1:] in _CLOSE or two.text[:1] in _CLOSE)
