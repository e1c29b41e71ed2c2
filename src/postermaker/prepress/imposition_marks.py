"""Marks of an imposed sheet: crop and fold marks in gutters and margins, centre marks, the caption. Lengths in mm.

Nothing is drawn inside a bleed or where the press does not print.
"""

from itertools import pairwise

from msgspec import Struct

from postermaker.color import Cmyk, Color, Flat
from postermaker.display import DisplayItem, Layer, Outlined, Pen
from postermaker.document.model import Across, Align, Fit, Frame, Text, TextStyle
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Size, polygon
from postermaker.layout.texts import lay_out_text
from postermaker.prepress.folding import CLEAR, MARK, fold_tick
from postermaker.prepress.marks import ALL, BLACK, FAMILY, HAIRLINE, said

#: Shorter marks are left out.
_SHORTEST = 1.0
#: Type of the caption, and the least at which it is still set.
_TYPE, _LEAST = 2.4, 1.5
#: Process inks say their own names in their own colour, the others in black.
_INKS: dict[str, Color] = {
    "C": Cmyk(1, 0, 0, 0), "M": Cmyk(0, 1, 0, 0), "Y": Cmyk(0, 0, 1, 0), "K": Cmyk(0, 0, 0, 1),
}  # fmt: skip

Span = tuple[float, float]


class Marking(Struct, frozen=True):
    """What all sheets of an imposition share."""

    sheet: Size
    inked: Box  #: where the press prints
    bleed: float  #: around each trim
    inks: tuple[str, ...]  #: names of the plates


def sheet_marks(
    marking: Marking,
    trims: list[Box],
    folds: tuple[list[float], list[float]],
    caption: str,
    book: FontBook,
) -> list[DisplayItem]:
    """All marks of one sheet.

    Args:
        marking: the sheet.
        trims: of its copies, in rows and columns.
        folds: the x and the y of folds.
        caption: what stands in the margin; it is left out where there is no room for it.
        book: the faces.
    """
    inked, bleed = marking.inked, marking.bleed
    columns = sorted({(trim.x, trim.right) for trim in trims})
    rows = sorted({(trim.y, trim.bottom) for trim in trims})
    beside = _bands(columns, bleed, (inked.x, inked.right))
    above = _bands(rows, bleed, (inked.y, inked.bottom))
    xs, ys = _edges(columns), _edges(rows)
    marks: list[DisplayItem] = [
        *(_mark([(x, start), (x, end)]) for x in xs for start, end in above),
        *(_mark([(start, y), (end, y)]) for y in ys for start, end in beside),
        *(fold_tick([(x, start), (x, end)]) for x in _distinct(folds[0]) for start, end in above),
        *(fold_tick([(start, y), (end, y)]) for y in _distinct(folds[1]) for start, end in beside),
    ]
    block = Box(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0]).grown(bleed)
    marks += _centres(marking, block)
    marks += _caption(marking, block, [*xs, *folds[0]], [*ys, *folds[1]], caption, book)
    return marks


def _mark(points: list[tuple[float, float]]) -> Outlined:
    return Outlined("mark", polygon(points, closed=False), pen=Pen(HAIRLINE, Flat(ALL)))


def _edges(spans: list[Span]) -> list[float]:
    return _distinct([edge for span in spans for edge in span])


def _distinct(places: list[float]) -> list[float]:
    return sorted({round(place, 4) for place in places})


def _bands(spans: list[Span], bleed: float, inked: Span) -> list[Span]:
    """The strips along one axis in which marks stand: before, between and behind rows, clear of every bleed."""
    clear = max(bleed, CLEAR)
    first, last = spans[0][0] - clear, spans[-1][1] + clear
    between = [(one[1] + bleed, two[0] - bleed) for one, two in pairwise(spans)]
    outer = [(max(inked[0], first - MARK), first), (last, min(inked[1], last + MARK))]
    return [(start, end) for start, end in (*outer, *between) if end - start >= _SHORTEST]


def _centres(marking: Marking, block: Box) -> list[Outlined]:
    """A T in the middle of each side that has room for it."""
    inked, (width, height) = marking.inked, marking.sheet
    sides = (
        (inked.y, min(inked.y + MARK, block.y), False),
        (inked.bottom, max(inked.bottom - MARK, block.bottom), False),
        (inked.x, min(inked.x + MARK, block.x), True),
        (inked.right, max(inked.right - MARK, block.right), True),
    )
    marks = []
    for start, end, level in sides:
        inwards = start <= end if start < max(width, height) / 2 else end <= start
        if inwards and abs(end - start) >= _SHORTEST:
            middle = (height if level else width) / 2
            stem, bar = [(middle, start), (middle, end)], [(middle - 1.5, start), (middle + 1.5, start)]
            marks += [_mark([(b, a) for a, b in line] if level else line) for line in (stem, bar)]
    return marks


def _caption(
    marking: Marking, block: Box, xs: list[float], ys: list[float], line: str, book: FontBook
) -> list[DisplayItem]:
    """The caption along the tail or, where that gives it more room, along the left side; between marks."""
    inked, (width, height) = marking.inked, marking.sheet
    tail, side = (
        _widest([*xs, inked.x, width / 2, inked.right]),
        _widest([*ys, inked.y, height / 2, inked.bottom]),
    )
    upper, left = min(_TYPE, block.y - inked.y), min(_TYPE, block.x - inked.x)
    if upper >= _LEAST and (left < _LEAST or tail[1] - tail[0] >= side[1] - side[0]):
        return _line_of(marking.inks, line, Box(tail[0], inked.y, tail[1] - tail[0], upper), book)
    if left < _LEAST:
        return []
    turned = Affine(0, -1, 1, 0, inked.x, side[1])  # reads upwards
    box = Box(0, 0, side[1] - side[0], left)
    return [Layer("caption", tuple(_line_of(marking.inks, line, box, book)), turned)]


def _widest(places: list[float]) -> Span:
    gaps = list(pairwise(sorted(places)))
    start, end = max(gaps, key=lambda gap: round(gap[1] - gap[0], 3))
    return start + 2, end - 2


def _line_of(inks: tuple[str, ...], line: str, box: Box, book: FontBook) -> list[DisplayItem]:
    """The names of the inks, each in itself, and the words behind them."""
    items: list[DisplayItem] = []
    at = box.x
    for ink in inks:
        room = box.height * (0.3 + 0.75 * len(ink))
        items += _ink(ink, Box(at, box.y, room, box.height), book)
        at += room
    at += box.height / 2
    return [*items, *said(line, Box(at, box.y, box.right - at, box.height), book)]


def _ink(name: str, box: Box, book: FontBook) -> tuple[DisplayItem, ...]:
    color = _INKS.get(name)
    text = Text(
        id="ink",
        frame=Frame(x=0, y=0, width=box.width, height=box.height),
        content=name,
        style=TextStyle(family=FAMILY, weight=700, fill=Flat(color) if color else BLACK),
        size=box.height,
        fit=Fit.LARGEST,
        max_lines=1,
        align=Align.START,
        across=Across.CENTRE,
        line_pitch_em=1.0,
    )
    return lay_out_text(text, box, name, book).items
