"""What a line can give up, and in which order (clreq, reduction of adjustable spaces).

Word spaces first, then brackets, then ，、；：, then the space between Han and Latin, last 。？！.
"""

from msgspec.structs import replace

from postermaker.text.cells import MARK, SPACE, Cell, without_end, without_start
from postermaker.text.marks import CLOSINGS, OPENINGS

MIN_WORD_SPACE = 0.2
#: What the space between Han and Latin shrinks to at most (clreq).
MIN_AUTOSPACE = 0.125

_BRACKETS = OPENINGS | CLOSINGS
_PAUSES_INSIDE = frozenset("，、；：．")
_PAUSES_AT_ENDS = frozenset("。？！")


def shrinkage(cell: Cell) -> float:
    """How much a cell inside a line can give up."""
    if cell.kind is SPACE:
        return max(0.0, cell.advance - MIN_WORD_SPACE)
    mark = sum(cell.spare) if cell.kind is MARK else 0.0
    return mark + max(0.0, cell.lead - MIN_AUTOSPACE)


def shrunk(cells: list[Cell], over: float) -> list[Cell]:
    """Cells of a line that give up `over` em together, or all that they can."""
    cells = list(cells)
    over = _take_spaces(cells, over)
    over = _take_marks(cells, over, _BRACKETS)
    over = _take_marks(cells, over, _PAUSES_INSIDE)
    for i, cell in enumerate(cells):
        taken = min(over, max(0.0, cell.lead - MIN_AUTOSPACE)) if i else 0.0
        if taken > 0:
            cells[i], over = replace(cell, lead=cell.lead - taken), over - taken
    _take_marks(cells, over, _PAUSES_AT_ENDS)
    return cells


def _take_spaces(cells: list[Cell], over: float) -> float:
    for i, cell in enumerate(cells):
        taken = min(over, shrinkage(cell)) if cell.kind is SPACE else 0.0
        if taken > 0:
            cells[i], over = replace(cell, advance=cell.advance - taken), over - taken
    return over


def _take_marks(cells: list[Cell], over: float, wanted: frozenset[str]) -> float:
    """Squeeze marks of a class, the last of them only as far as is needed."""
    for i, cell in enumerate(cells):
        if over <= 1e-9:
            break
        if cell.text[:1] in wanted and cell.kind is MARK and sum(cell.spare) > 0:
            part = min(1.0, over / sum(cell.spare))
            start, end = cell.spare
            cells[i] = without_end(without_start(replace(cell, spare=(start * part, end * part))))
            over -= cell.advance - cells[i].advance
    return over
