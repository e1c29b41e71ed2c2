"""Several copies or several pages on one press sheet: how many fit, where each lies, what stands behind it.

Lengths in mm, the origin at the sheet's upper left corner, the gripper at the lower edge. A sheet is turned over
its short middle line, left to right, so the gripper stays where it is: what lies at x comes to lie at width - x.
"""

import math
from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayItem, DisplayPage, Layer
from postermaker.errors import Bilingual, InputFault, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Edges, Size, rectangle
from postermaker.prepress.folding import folding
from postermaker.prepress.imposition_marks import Marking, sheet_marks
from postermaker.prepress.imposition_plan import (
    Fill,
    Grid,
    Imposition,
    Turn,
    best_grid,
    inked,
    printable,
    sheets_for,
)
from postermaker.prepress.job import Ticket

#: More waste than this is worth another sheet or size.
WASTE = 0.35
#: Room that the gripper side gets before the tail does, for crop marks: no mark can stand in the gripper.
_MARK_ROOM = 5.0
_SLACK = 1e-6


class Place(Struct, frozen=True):
    """One copy of a page on a sheet."""

    page: int  #: of the pages given, from 0
    sheet: int  #: of the sheets made, from 0
    trim: Box  #: on the sheet
    rotation: int  #: degrees clockwise: 0, 90 or 270
    shown: Box  #: trim and bleed, cut where another copy's begins

    @property
    def onto(self) -> Affine:
        """From the page's millimetres to the sheet's."""
        x, y, width, height = self.trim
        match self.rotation:
            case 90:
                return Affine(0, 1, -1, 0, x + width, y)
            case 270:
                return Affine(0, -1, 1, 0, x, y + height)
            case _:
                return Affine.translation(x, y)


class Imposed(Struct, frozen=True):
    """The sheets, and what the shop needs to know of them."""

    pages: tuple[DisplayPage, ...]
    places: tuple[Place, ...]
    imposition: Imposition
    grid: Grid
    up: int  #: finished pieces that one sheet of paper gives
    sheets_needed: int  #: sheets of paper for the whole order, spoilage included
    spoilage: int  #: how many of them are spoilage (放数)
    waste_share: float  #: of the paper's area, 0 to 1, with a full sheet
    issues: tuple[Issue, ...]


def impose(
    pages: tuple[DisplayPage, ...],
    imposition: Imposition,
    ticket: Ticket,
    book: FontBook,
    *,
    inks: tuple[str, ...] = ("C", "M", "Y", "K"),
) -> Imposed:
    """Pages on sheets, with marks and a caption.

    Args:
        pages: of one size, without marks; with a second side front, back, front, back.
        imposition: how.
        ticket: `quantity` is that of each piece; with one only, no piece is printed twice on a ganged sheet.
        book: the faces, for the caption.
        inks: names of the plates.

    Raises:
        InputFault: pages of several sizes, a front without a back, or a sheet that holds none.
    """
    sides = 1 if imposition.turn is Turn.NONE else 2
    _check(pages, sides)
    page = pages[0]
    grid = best_grid(page.size, page.bleed, imposition)
    if grid.up == 0:
        raise _too_large(page, imposition)
    halves = 2 if imposition.turn is Turn.WORK_AND_TURN else 1
    forms = _forms(len(pages) // sides, grid.up // halves, imposition.fill, ticket.quantity)
    places = tuple(_places(forms, grid, page.bleed, imposition))
    lines = _captions(len(forms), page.size, grid, imposition, ticket)
    marking = Marking(imposition.sheet, inked(imposition), page.bleed, inks)
    made = tuple(
        _sheet(marking, line, [place for place in places if place.sheet == i], pages, imposition, book)
        for i, line in enumerate(lines)
    )
    fewest = [halves * min(form.count(piece) for piece in set(form)) for form in forms]
    sheets = sum(sheets_for(ticket.quantity, up, imposition) for up in fewest)
    spoilage = sheets - sum(math.ceil(ticket.quantity / up) for up in fewest)
    waste = 1 - grid.up * math.prod(grid.cell) / math.prod(imposition.sheet)
    issues = tuple(_issues(page, grid, waste, imposition))
    return Imposed(made, places, imposition, grid, grid.up, sheets, spoilage, waste, issues)


def _check(pages: tuple[DisplayPage, ...], sides: int) -> None:
    if not pages or len(pages) % sides:
        raise InputFault(
            Bilingual(
                f"双面拼版要成对的页，现在是 {len(pages)} 页",
                f"two sides want pairs of pages, not {len(pages)}",
            ),
            Bilingual("补上背面，或改成单面", "add the back, or print one side"),
        )
    if len({(page.size, page.bleed) for page in pages}) > 1:
        raise InputFault(
            Bilingual("要拼在一起的页尺寸或出血不一样", "the pages differ in size or bleed"),
            Bilingual("尺寸相同的一起拼，其余另拼", "impose those of one size together"),
        )


def _too_large(page: DisplayPage, imposition: Imposition) -> InputFault:
    room = printable(imposition)
    one = "，自翻版左右各要一个" if imposition.turn is Turn.WORK_AND_TURN else ""
    two = ", and work and turn wants two side by side" if one else ""
    return InputFault(
        Bilingual(
            f"{page.bled.width:g}×{page.bled.height:g} mm（含出血）放不进 {room.width:g}×{room.height:g} mm 的印刷面{one}",
            f"{page.bled.width:g}×{page.bled.height:g} mm with bleed won't go into {room.width:g}×{room.height:g} mm{two}",
        ),
        Bilingual("换大一点的纸，或用正反版", "take a larger sheet, or sheetwise printing")
        if one
        else Bilingual("换大一点的纸", "take a larger sheet"),
    )


Form = tuple[int, ...]  #: the piece in each place of a sheet; shorter than the sheet where places stay empty


def _forms(pieces: int, up: int, fill: Fill, quantity: int) -> list[Form]:
    """Which piece lies in which place of each sheet."""
    match fill:
        case Fill.REPEAT:
            return [(piece,) * up for piece in range(pieces)]
        case Fill.GANG:
            groups = [range(at, min(at + up, pieces)) for at in range(0, pieces, up)]
            filled = up if quantity > 1 else 0
            return [tuple(group[i % len(group)] for i in range(max(filled, len(group)))) for group in groups]
        case _:
            assert_never(fill)


def _places(forms: list[Form], grid: Grid, bleed: float, imposition: Imposition) -> Iterator[Place]:
    cells = _cells(grid, bleed, imposition)
    width = imposition.sheet.width
    for number, form in enumerate(forms):
        for piece, (trim, shown) in zip(form, cells, strict=False):
            front = 90 if grid.rotated else 0
            behind = (_mirrored(trim, width), 270 if grid.rotated else 0, _mirrored(shown, width))
            match imposition.turn:
                case Turn.NONE:
                    yield Place(piece, number, trim, front, shown)
                case Turn.SHEETWISE:
                    yield Place(2 * piece, 2 * number, trim, front, shown)
                    yield Place(2 * piece + 1, 2 * number + 1, *behind)
                case Turn.WORK_AND_TURN:
                    yield Place(2 * piece, number, trim, front, shown)
                    yield Place(2 * piece + 1, number, *behind)
                case _:
                    assert_never(imposition.turn)


def _mirrored(box: Box, width: float) -> Box:
    """Where a place of the sheet comes to lie when the sheet is turned."""
    return Box(width - box.right, box.y, box.width, box.height)


def _cells(grid: Grid, bleed: float, imposition: Imposition) -> list[tuple[Box, Box]]:
    """Each trim for a front and what shows of it, row by row; with work and turn those left of the middle."""
    room = printable(imposition).grown(-bleed)
    spare = room.height - grid.extent.height
    left = room.x + (room.width - grid.extent.width) / 2
    top = room.y + spare - max(spare / 2, min(spare, _MARK_ROOM))
    width, height = grid.cell
    columns = grid.columns // 2 if imposition.turn is Turn.WORK_AND_TURN else grid.columns
    inner = min(bleed, grid.gutter / 2)
    cells = []
    for row in range(grid.rows):
        for column in range(columns):
            trim = Box(
                left + column * (width + grid.gutter), top + row * (height + grid.gutter), width, height
            )
            outer = (column == 0, row == 0, column == grid.columns - 1, row == grid.rows - 1)
            cells.append((trim, trim.padded(Edges(*(bleed if edge else inner for edge in outer)))))
    return cells


def _sheet(
    marking: Marking,
    line: str,
    places: list[Place],
    pages: tuple[DisplayPage, ...],
    imposition: Imposition,
    book: FontBook,
) -> DisplayPage:
    """The copies, each the very items of its page, and the marks around them."""
    copies = [_copy(place, pages[place.page]) for place in places]
    trims = [place.trim for place in places]
    marks = sheet_marks(marking, trims, _folds(places, pages, imposition), line, book)
    items: tuple[DisplayItem, ...] = (*copies, *marks)
    return DisplayPage(imposition.sheet, 0.0, items, name=str(places[0].sheet + 1))


def _copy(place: Place, page: DisplayPage) -> Layer:
    onto = place.onto
    return Layer("copy", page.items, onto, rectangle(onto.inverse().box(place.shown)))


def _folds(
    places: list[Place], pages: tuple[DisplayPage, ...], imposition: Imposition
) -> tuple[list[float], list[float]]:
    """The x and the y of all folds on a sheet."""
    upright: list[float] = []
    level: list[float] = []
    for place in places:
        back = imposition.turn is not Turn.NONE and place.page % 2 == 1
        done = folding(imposition.fold, pages[place.page].size, back=back, flap=imposition.flap)
        for at in done.lines:
            spot = place.onto.map(0, at) if done.level else place.onto.map(at, 0)
            if done.level == bool(place.rotation):
                upright.append(spot.x)
            else:
                level.append(spot.y)
    return upright, level


def _captions(forms: int, size: Size, grid: Grid, imposition: Imposition, ticket: Ticket) -> list[str]:
    """The line in each sheet's margin."""
    match imposition.turn:
        case Turn.NONE:
            sides = [Bilingual("单面", "one side")]
        case Turn.SHEETWISE:
            sides = [Bilingual("正面", "front"), Bilingual("背面", "back")]
        case Turn.WORK_AND_TURN:
            sides = [Bilingual("自翻版", "work and turn")]
        case _:
            assert_never(imposition.turn)
    shape = f"{size.width:g}×{size.height:g} mm"
    up, day = grid.up, f"{ticket.created:%Y-%m-%d}" if ticket.created else ""
    lines = []
    for form in range(forms):
        for side in sides:
            number = f"{form + 1}/{forms}"
            count = Bilingual(f"{up} 拼", f"{up}-up")
            sheet = Bilingual(f"第 {number} 版 {side.zh}", f"form {number} {side.en}")
            lines.append(" · ".join(str(part) for part in (ticket.title, shape, count, sheet, day) if part))
    return lines


def _issues(page: DisplayPage, grid: Grid, waste: float, imposition: Imposition) -> Iterator[Issue]:
    closer = best_grid(page.size, page.bleed, replace(imposition, gutter=page.bleed))
    if closer.up > grid.up and grid.gutter > page.bleed:
        message = Bilingual(
            f"间距减到 {page.bleed:g} mm 就能拼 {closer.up} 个（现在 {grid.up} 个）",
            f"with a gutter of {page.bleed:g} mm {closer.up} would fit, not {grid.up}",
        )
        yield Issue("closer", Severity.NOTICE, "", message)
    if grid.gutter < 2 * page.bleed - _SLACK:
        message = Bilingual(
            f"间距 {grid.gutter:g} mm 小于两倍出血，相邻两个各只留 {grid.gutter / 2:g} mm 出血",
            f"a gutter of {grid.gutter:g} mm leaves each neighbour {grid.gutter / 2:g} mm of bleed",
        )
        yield Issue("gutter", Severity.NOTICE, "", message)
    if page.bleed == 0 and grid.gutter == 0 and grid.up > 1:
        message = Bilingual(
            "没有出血，相邻两个共用一刀：裁偏了会带到邻边的颜色",
            "no bleed: neighbours share a cut and show where it strays",
        )
        yield Issue("common-cut", Severity.NOTICE, "", message)
    if waste > WASTE:
        message = Bilingual(
            f"这样拼要剩掉 {waste:.0%} 的纸，换个开法试试", f"{waste:.0%} of the paper is left over"
        )
        yield Issue("waste", Severity.NOTICE, "", message)
