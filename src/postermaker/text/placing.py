"""From lines to places: alignment, tracking and even spacing along the line, pitch across it.

Horizontal and vertical are one thing seen along two axes: `along` runs with the line, `across` from line to
line. Places are in em of the type size; layout turns them into millimetres.
"""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct

from postermaker.document.model import Align
from postermaker.text.breaking import Line, gaps, opens
from postermaker.text.cells import Cell


class Placed(Struct, frozen=True):
    """A cell with its start along the line and the number of its line; em."""

    cell: Cell
    along: float
    line: int


def place(
    lines: Sequence[Line],
    length: float,
    align: Align,
    *,
    tracking: float = 0.0,
    indent: float = 0.0,
    optical: bool = False,
    edge: float | None = None,
) -> list[Placed]:
    """Every cell's start along its line.

    Args:
        lines: of one block.
        length: the measure in em.
        align: where the lines stand in it.
        tracking: the extra space between cells that the lines were measured with.
        indent: of the first line, in em.
        optical: align by ink instead of by advance widths, as large type wants.
        edge: the blank that lines trim alike where they start together, in em; None: each its own.
    """
    placed: list[Placed] = []
    for number, line in enumerate(lines):
        if not line.cells:
            continue
        inset = indent if number == 0 else 0.0
        at, extra = _start(line, length - inset, align, optical)
        if edge is not None and align in (Align.START, Align.JUSTIFY):
            at = -edge
        at += inset
        more, before = tracking + extra, None
        for cell in line.cells:
            if before is not None:
                at += cell.lead + (more if more and opens(before, cell) else 0.0)
            placed.append(Placed(cell, at, number))
            at += cell.advance
            before = cell
    return placed


def _start(line: Line, length: float, align: Align, optical: bool) -> tuple[float, float]:
    """Where the first cell stands, and what is added at each opening."""
    before, behind = (line.cells[0].ink[0], line.cells[-1].ink[1]) if optical else (0.0, 0.0)
    slack = length - line.width
    ink_slack = slack + before + behind
    match align:
        case Align.START:
            return -before, 0.0
        case Align.CENTRE:
            return ink_slack / 2 - before, 0.0
        case Align.END:
            return ink_slack - before, 0.0
        case Align.EVEN:
            openings = gaps(line.cells)
            return (
                (-before, ink_slack / openings) if openings and slack > 0 else (ink_slack / 2 - before, 0.0)
            )
        case Align.AROUND:
            gap = ink_slack / (gaps(line.cells) + 1)
            return (gap / 2 - before, gap) if slack > 0 else (ink_slack / 2 - before, 0.0)
        case Align.JUSTIFY:  # its lines were made to measure where they were broken
            return -before, 0.0
        case _:
            assert_never(align)
