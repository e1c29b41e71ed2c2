"""Tabs: what follows one stands at the line's end, and leaders fill the way (目录, price lists, 姓名……电话).

Only texts of a fixed size have them; a LARGEST text takes a tab for a space of one em.
"""

from itertools import pairwise

from msgspec.structs import replace

from postermaker.text.breaking import Line, make_line
from postermaker.text.cells import Cell, Kind
from postermaker.text.paragraph import Paragraph

_TAB = Kind.TAB
#: What stays clear between text and leaders, in em.
_CLEAR = 0.2


def with_whole_tails(paragraph: Paragraph, room: float) -> Paragraph:
    """The paragraph with what follows its tabs kept whole, so that it goes to the next line behind its leaders.

    Args:
        paragraph: not broken yet.
        room: the measure of its lines in em; what is wider by itself is broken as ever.
    """
    if "\t" not in paragraph.text:
        return paragraph
    cells = paragraph.cells
    tabs = [i for i, cell in enumerate(cells) if cell.kind is _TAB]
    kept: set[int] = set()
    for tab, end in pairwise([*tabs, len(cells)]):
        tail = make_line(cells[tab + 1 : end], 0.0, paragraph.rules)
        if cells[tab].advance + tail.width <= room:
            kept.update(range(tab + 1, end))
    return Paragraph(cells, paragraph.rules, kept=kept)


def filled_tabs(line: Line, room: float, leader: Cell | None, *, vertical: bool = False) -> Line:
    """The line with its tabs as wide as the room allows.

    Args:
        line: of a paragraph, at its natural width.
        room: the measure of the line in em.
        leader: a character that is repeated over the tab; leaders of all lines stand below each other.
        vertical: in a column leaders are turned, so that they run down it.
    """
    if line.width >= room:
        return line
    tabs = [i for i, cell in enumerate(line.cells) if cell.kind is _TAB]
    if not tabs:
        return line
    more = (room - line.width) / len(tabs)
    cells = list(line.cells)
    for i in tabs:
        behind = sum(cell.advance + cell.lead for cell in cells[i + 1 :])
        cells[i] = _led(replace(cells[i], advance=cells[i].advance + more), leader, behind, vertical)
    return replace(line, cells=tuple(cells), width=room)


def _led(tab: Cell, leader: Cell | None, behind: float, vertical: bool) -> Cell:
    if leader is None or not leader.glyphs:
        return tab
    wide = leader.advance
    # the leaders' grid counts from the line's end, whatever stands behind the tab
    first = int((behind + _CLEAR) / wide + 0.999999)
    last = int((behind + tab.advance - _CLEAR) / wide + 1e-6)
    glyphs = tuple(
        (gid, tab.advance + behind - number * wide + x, y)
        for number in range(last, first, -1)
        for gid, x, y in leader.glyphs
    )
    return replace(tab, glyphs=glyphs, face=leader.face, middle=leader.middle, turned=vertical)
