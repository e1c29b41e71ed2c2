"""What neighbouring cells do to each other: gaps, squeezed marks, space between Han and Latin, joined dashes."""

from itertools import pairwise

from msgspec.structs import replace

from postermaker.text.cells import HAN, MARK, SPACE, WORD, Cell, Kind, Setting, without_end, without_start
from postermaker.text.marks import (
    CLOSINGS,
    DASHES,
    OPENINGS,
    PAUSES,
)
from postermaker.text.rules import Rules

#: By how much the halves of a dash run into each other, so that no hairline shows between them.
_OVERLAP = 0.01


def adjusted(cells: list[Cell], setting: Setting) -> tuple[Cell, ...]:
    """Cells after what neighbours do to each other: gaps, squeezed marks, space between Han and Latin."""
    cells = _gaps(cells, setting)
    kinds = [cell.kind for cell in cells]
    return tuple(_joined_dashes(_spaced(_squeezed(cells, kinds, setting.rules), kinds, setting)))


def _gaps(cells: list[Cell], setting: Setting) -> list[Cell]:
    """A typed space between two full-width characters is the gap between the halves of a slogan."""
    wide = (HAN, MARK)
    if SPACE not in [cell.kind for cell in cells]:
        return cells
    done = list(cells)
    for i in range(1, len(cells) - 1):
        if cells[i].kind is SPACE and cells[i - 1].kind in wide and cells[i + 1].kind in wide:
            done[i] = replace(cells[i], kind=Kind.GAP, advance=setting.gap_em)
    return done


def _squeezed(cells: list[Cell], kinds: list[Kind], rules: Rules) -> list[Cell]:
    """Adjacent marks share one blank half instead of showing two (GB/T 15834, clreq: two marks take 1.5 em)."""
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(kinds)):
        if one is not MARK or two is not MARK:
            continue
        a, b = cells[i].text[-1:], cells[i + 1].text[:1]
        if b in OPENINGS and (a in OPENINGS or a in CLOSINGS or a in PAUSES):
            done[i + 1] = without_start(done[i + 1])
            if rules.adjacent_em < 1.5:
                done[i] = without_end(done[i])
        elif a in PAUSES | CLOSINGS and b in PAUSES | CLOSINGS and (a in CLOSINGS or b in CLOSINGS):
            done[i] = without_end(done[i])
    return _paired_shouts(done)


_SHOUTS = frozenset("？！")


def _paired_shouts(cells: list[Cell]) -> list[Cell]:
    """？！ and its like share one cell, three of them two cells (GB/T 15834 5.1.2)."""
    if _SHOUTS.isdisjoint([cell.text for cell in cells]):
        return cells
    done, i = list(cells), 0
    while i < len(cells):
        end = i
        while end < len(cells) and cells[end].text in _SHOUTS and cells[end].spare[1] > 0:
            end += 1
        for at in range(i, end if end - i == 2 else end - 1):
            done[at] = without_end(done[at])
        i = max(end, i + 1)
    return done


def _spaced(cells: list[Cell], kinds: list[Kind], setting: Setting) -> list[Cell]:
    """A quarter em between Han and Latin or digits, where no space was typed and no mark stands between."""
    done = list(cells)
    for i, (a, b) in enumerate(pairwise(kinds)):
        if not ((a is HAN and b is WORD) or (a is WORD and b is HAN)):
            continue
        one, two = cells[i], cells[i + 1]
        stacked = (
            one.centre is not None and two.centre is not None
        )  # upright letters in a column stand like Han
        if not stacked and not (two.text[0] in "%℃" or one.text[-1] in "%℃"):
            done[i + 1] = replace(done[i + 1], lead=setting.rules.autospace_em)
    return done


def _joined_dashes(cells: list[Cell]) -> list[Cell]:
    """—— as one rule: the ink of the two halves meets in the middle, whatever blank the face leaves there."""
    if DASHES.isdisjoint([cell.text for cell in cells]):
        return cells
    done = list(cells)
    for i, (one, two) in enumerate(pairwise(cells)):
        if one.text in DASHES and two.text in DASHES and one.face == two.face and one.glyphs and two.glyphs:
            done[i] = _shifted(done[i], one.ink[1] + _OVERLAP)
            done[i + 1] = _shifted(done[i + 1], -two.ink[0] - _OVERLAP)
    return done


def _shifted(cell: Cell, by: float) -> Cell:
    glyphs = tuple((gid, x + by, y) for gid, x, y in cell.glyphs)
    return replace(cell, glyphs=glyphs, ink=(cell.ink[0] + by, cell.ink[1] - by))
