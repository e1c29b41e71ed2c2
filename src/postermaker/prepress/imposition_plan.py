"""How many pieces a press sheet holds, and how many sheets an order takes. Lengths in mm.

A sheet lies with its long side level and the gripper at the lower edge; an office printer's lies as it is given.
"""

import math
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from postermaker.geometry import Box, Edges, Size
from postermaker.prepress.folding import Fold
from postermaker.units import parse_size

#: What a press can't print: side, tail and side margins of 5, 4 and 5 mm, 10 mm for the gripper. With these eight
#: pages of 大16开 (正16开) and their bleed just fit the half sheet of 889 × 1194 (787 × 1092), as the trade has it.
PRESS_MARGINS = Edges(5, 4, 5, 10)
OFFICE_MARGINS = Edges(5, 5, 5, 5)
_FULL = {"正度": Size(1092, 787), "大度": Size(1194, 889)}
_CUTS = ("全开", "对开", "四开", "八开")
_SLACK = 1e-6


class Turn(StrEnum):
    """How the second side is printed."""

    NONE = "none"  #: one side only
    SHEETWISE = "sheetwise"  #: 正反版: a sheet of fronts and a sheet of backs
    WORK_AND_TURN = "work-and-turn"  #: 自翻版: fronts left, backs right, one set of plates for both sides


class Fill(StrEnum):
    """What a sheet is filled with."""

    REPEAT = "repeat"  #: copies of one piece, a sheet for each piece
    GANG = "gang"  #: the pieces one after another


class Imposition(Struct, frozen=True, kw_only=True):
    """How pieces are put on sheets."""

    sheet: Size
    margins: Edges = PRESS_MARGINS
    gutter: Annotated[float, Meta(ge=0)] | None = None  #: between trims; None: twice the bleed
    turn: Turn = Turn.NONE
    fill: Fill = Fill.REPEAT
    reach: Annotated[float, Meta(ge=0)] = 1.0  #: how near the tail and the sides marks are still printed
    may_rotate: bool = True  #: pages may lie on their side where more of them fit so
    fold: Fold = Fold.NONE  #: whose marks stand beside the crop marks
    flap: float = 1.0
    spoilage: Annotated[float, Meta(ge=0, le=1)] = 0.03  #: 放数: share of sheets beyond the ones needed
    least_spoilage: Annotated[int, Meta(ge=0)] = 20  #: sheets beyond the ones needed at least, each form


class Grid(Struct, frozen=True):
    """Rows and columns of trims on a sheet."""

    columns: int
    rows: int
    cell: Size  #: of a trim as it lies
    gutter: float
    rotated: bool

    @property
    def up(self) -> int:
        """How many pieces a sheet holds."""
        return self.columns * self.rows

    @property
    def extent(self) -> Size:
        """All trims with the gutters between them."""
        width, height = self.cell
        return Size(
            self.columns * width + (self.columns - 1) * self.gutter,
            self.rows * height + (self.rows - 1) * self.gutter,
        )


def press_sheet(said: str) -> Size:
    """A sheet as the trade names it, its long side level: `大度对开`, `正度四开`, `SRA3`, `A3`, `787x1092`.

    Raises:
        InputFault: it can't be read.
    """
    word = said.strip().upper()
    for grade, full in _FULL.items():
        for halvings, name in enumerate(_CUTS):
            if word == grade + name:
                return cut_sheet(full, halvings)
    size = Size(450, 320) if word == "SRA3" else parse_size(said)
    return Size(max(size), min(size))


def cut_sheet(size: Size, halvings: int) -> Size:
    """A sheet cut across its longer side so many times (1: 对开, 2: 四开), the long side level."""
    long, short = max(size), min(size)
    return Size(long, short) if halvings == 0 else cut_sheet(Size(short, long / 2), halvings - 1)


def on_press(sheet: Size) -> Imposition:
    """The usual imposition for a press: gripper, spoilage."""
    return Imposition(sheet=Size(max(sheet), min(sheet)))


def on_office_printer(sheet: Size) -> Imposition:
    """Pieces one after another on the sheets of an office printer; nothing is printed within 5 mm of an edge."""
    return Imposition(
        sheet=sheet, margins=OFFICE_MARGINS, reach=5, fill=Fill.GANG, spoilage=0.0, least_spoilage=0
    )


def on_digital_press(sheet: Size) -> Imposition:
    """The usual imposition for a digital press (A3, SRA3): 5 mm unprinted all round, five sheets to set it up."""
    press = on_press(sheet)
    return replace(press, margins=OFFICE_MARGINS, reach=5, spoilage=0.02, least_spoilage=5)


def best_grid(page: Size, bleed: float, imposition: Imposition) -> Grid:
    """The grid that holds the most pages, upright where both ways hold as many; no columns or rows if none fits.

    Args:
        page: the trim.
        bleed: around the page; the outermost bleed lies inside the printable area too.
        imposition: sheet, margins, gutter and turn; work and turn wants an even number of columns.
    """
    grids = [_grid(page, bleed, imposition, rotated=False)]
    if imposition.may_rotate:
        grids.append(_grid(Size(page.height, page.width), bleed, imposition, rotated=True))
    return max(grids, key=lambda grid: grid.up)


def _grid(cell: Size, bleed: float, imposition: Imposition, *, rotated: bool) -> Grid:
    gutter = 2 * bleed if imposition.gutter is None else imposition.gutter
    room = printable(imposition)
    columns, rows = (
        max(0, math.floor((space - 2 * bleed + gutter + _SLACK) / (side + gutter)))
        for space, side in ((room.width, cell.width), (room.height, cell.height))
    )
    if imposition.turn is Turn.WORK_AND_TURN:
        columns -= columns % 2
    return Grid(columns, rows, cell, gutter, rotated)


def printable(imposition: Imposition) -> Box:
    """Where ink may be; with a second side the same when the sheet is turned."""
    left, top, right, bottom = imposition.margins
    if imposition.turn is not Turn.NONE:
        left = right = max(left, right)
    width, height = imposition.sheet
    return Box(left, top, width - left - right, height - top - bottom)


def sheets_for(quantity: int, up: int, imposition: Imposition) -> int:
    """Sheets of paper that give so many pieces, spoilage included (放数)."""
    needed = math.ceil(quantity / up)
    return needed + max(imposition.least_spoilage, math.ceil(needed * imposition.spoilage - _SLACK))


def inked(imposition: Imposition) -> Box:
    """Where marks may be: nearer to the edges than pages, but not in the gripper."""
    reach, (width, height) = imposition.reach, imposition.sheet
    bottom = max(imposition.margins.bottom, reach)
    return Box(reach, reach, width - 2 * reach, height - reach - bottom)
