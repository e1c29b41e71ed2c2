"""A page in pieces that are put together: panels from a roll, sheets of an office printer, boards side by side.

Pieces show the page at real size. What is written for the people who mount them stands beside the picture,
never on it. Lengths in mm; `tile` takes and gives values.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from postermaker.display import DisplayItem, DisplayPage
from postermaker.errors import Bilingual, InputFault, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Edges, Point, Size
from postermaker.library.presets import Cut
from postermaker.prepress import piece_marks as marks
from postermaker.prepress import seams
from postermaker.prepress.assembly import assembly_page
from postermaker.prepress.boards import Boards, board_pages, spread_over_boards
from postermaker.prepress.extents import Extent
from postermaker.prepress.grid import Grid, Plan, Tile, opening
from postermaker.prepress.paths import Run, Worth
from postermaker.prepress.seams import Axis, Seams

A4 = Size(210, 297)
#: More sheets than this are seldom meant; more than the other number never.
MANY_SHEETS, MAX_SHEETS = 200, 5_000
#: What an office printer leaves white at least.
LEAST_MARGIN = 5.0


class Roll(Struct, frozen=True, kw_only=True):
    """Panels from a roll of cloth or paper, welded, sewn or glued (拼接)."""

    width: float  #: the widest panel, its overlaps included
    length: float = 50_000.0  #: the longest panel
    overlap: float = 20.0  #: what neighbours share
    cut: Cut = Cut.AUTO
    move_seams: bool = True  #: around characters, faces and pictures
    marks: bool = True  #: numbers and overlap ticks in a slug along the panel's ends


class Sheets(Struct, frozen=True, kw_only=True):
    """Sheets of an office printer, glued. Each page is exactly the paper."""

    paper: Size = A4  #: taken upright or lying, whichever needs fewer
    margin: float = 6.0  #: what the printer can't reach, at least 5
    overlap: float = 10.0  #: the strip for glue
    move_seams: bool = False
    marks: bool = True  #: numbers and cut marks in a strip inside the margin


Tiling = Roll | Sheets | Boards


class Tiled(Struct, frozen=True):
    """The pieces as pages in reading order, the map for mounting, what went wrong, and where the cuts are.

    `seams_across` are the x of upright seams, `seams_down` the y of level ones, in mm of the page; of boards they
    are the middles of the gaps.
    """

    pages: tuple[DisplayPage, ...]
    assembly: DisplayPage
    issues: tuple[Issue, ...]
    seams_across: tuple[float, ...]
    seams_down: tuple[float, ...]
    tiles: tuple[Tile, ...]


def tile(
    page: DisplayPage, tiling: Tiling, book: FontBook, kept: Sequence[Box] = (), title: str = ""
) -> Tiled:
    """A page in pieces.

    Rolls and sheets cover the page's media (trim, bleed and slug, as a white edge); boards its trim.

    Args:
        page: the whole.
        tiling: of what the pieces are made.
        book: the faces.
        kept: regions in mm of the page that no seam should cross, as faces.
        title: of the job, for the marks.

    Raises:
        InputFault: an overlap, a margin or gaps that leave nothing of a piece; more than 5,000 sheets.
    """
    match tiling:
        case Roll():
            return _on_roll(page, tiling, book, kept, title)
        case Sheets():
            return _on_sheets(page, tiling, book, kept, title)
        case Boards():
            return _on_boards(page, tiling, book, kept, title)
        case _:
            assert_never(tiling)


class Way(Struct, frozen=True):
    """One way to cut a page."""

    across: Seams
    down: Seams
    upright: bool = True  #: the roll runs down the page

    @property
    def panels(self) -> int:
        """How many pieces it makes."""
        return (len(self.across.places) + 1) * (len(self.down.places) + 1)

    def damage(self, least: Worth) -> int:
        """What the seams of both directions cut, things worth less than `least` left out."""
        return self.across.damage(least) + self.down.damage(least)

    @property
    def badness(self) -> tuple[int, int, int]:
        """Cut characters first, then the number of panels, then cut pictures."""
        return self.damage(Worth.COPY), self.panels, self.damage(Worth.PICTURE)

    def grid(self, area: Box, overlap: float) -> Grid:
        """The area in tiles."""
        return Grid(area, self.across.places, self.down.places, overlap)


def _way(
    area: Box,
    limit: Size,
    overlap: float,
    avoid: tuple[Sequence[Extent], Sequence[Box]],
    *,
    upright: bool = True,
) -> Way:
    """The seams of both directions for panels of at most `limit`; `avoid` is the ink and the kept regions."""
    across = Run(area.x, area.right, limit.width, overlap)
    down = Run(area.y, area.bottom, limit.height, overlap)
    return Way(
        seams.choose(across, Axis.ACROSS, seams.obstacles(avoid[0], Axis.ACROSS, limit.width, avoid[1])),
        seams.choose(down, Axis.DOWN, seams.obstacles(avoid[0], Axis.DOWN, limit.height, avoid[1])),
        upright,
    )


def _on_roll(page: DisplayPage, roll: Roll, book: FontBook, kept: Sequence[Box], title: str) -> Tiled:
    avoid = (seams.inked(page.items, book), kept) if roll.move_seams else ((), ())
    upright, level = Size(roll.width, roll.length), Size(roll.length, roll.width)
    ways = []
    if roll.cut is not Cut.ROWS:
        ways.append(_way(page.media, upright, roll.overlap, avoid))
    if roll.cut is not Cut.COLUMNS:
        ways.append(_way(page.media, level, roll.overlap, avoid, upright=False))
    way = min(ways, key=lambda each: each.badness)
    plan = Plan(
        title=title,
        page=page,
        grid=way.grid(page.media, roll.overlap),
        facts=(f"幅宽 {_said(roll.width)}", f"搭接 {roll.overlap:g} mm"),
        notes=("打印尺寸含搭接；虚线是接缝，居搭接正中。后一幅压前一幅，图案对齐后焊接或车缝。",),
    )
    pages = tuple(
        _panel(each, plan, book, marked=roll.marks, upright=way.upright) for each in plan.grid.tiles()
    )
    return _tiled(pages, plan, tuple(_told(way)), book)


def _panel(piece: Tile, plan: Plan, book: FontBook, *, marked: bool, upright: bool) -> DisplayPage:
    """A panel: its trim is the tile with its overlaps, the slug lies at the ends of the roll's run."""
    box = piece.box
    size, shown = Size(box.width, box.height), opening(plan.page.items, box, Point(0, 0))
    name = f"{piece.number}/{plan.grid.total} {piece.place}"
    if not marked:
        return DisplayPage(size, 0.0, (shown,), name=name)
    slug = marks.slug_depth(size)
    drawn = marks.panel_marks(piece, plan, slug, book, upright=upright)
    edges = Edges(top=slug, bottom=slug) if upright else Edges(left=slug, right=slug)
    return DisplayPage(size, 0.0, (shown, *drawn), edges, name)


def _on_sheets(page: DisplayPage, sheets: Sheets, book: FontBook, kept: Sequence[Box], title: str) -> Tiled:
    avoid = (seams.inked(page.items, book), kept) if sheets.move_seams else ((), ())
    way, paper = sheets_way(page.media, sheets, avoid)
    notices = tuple(_counted(way.panels))
    plan = Plan(
        title=title,
        page=page,
        grid=way.grid(page.media, sheets.overlap),
        unit="张",
        facts=(f"纸张 {paper.width:g} × {paper.height:g} mm", f"粘贴边 {sheets.overlap:g} mm"),
        notes=("按 100% 打印，不要“适合页面”。沿角线裁掉左边和上边的白边，贴在前一张的粘贴边上，对齐虚线。",),
    )
    pages = []
    for piece in plan.grid.tiles():
        caption = f"{piece.number}/{plan.grid.total}　{piece.place}　{title}"
        pages.append(sheet_page(page.items, piece, plan.grid, paper, sheets, caption, book))
    return _tiled(tuple(pages), plan, (*notices, *_told(way)), book)


def sheets_way(
    area: Box, sheets: Sheets, avoid: tuple[Sequence[Extent], Sequence[Box]] = ((), ())
) -> tuple[Way, Size]:
    """How an area is cut into sheets, and the paper as it lies: upright unless lying needs fewer.

    Raises:
        InputFault: a margin that no printer keeps, or that leaves no room.
    """
    if sheets.margin < LEAST_MARGIN:
        raise InputFault(
            Bilingual(f"页边 {sheets.margin:g} mm 太小", f"a margin of {sheets.margin:g} mm is too small"),
            Bilingual("办公打印机至少留 5 mm", "office printers need 5 mm or more"),
        )
    papers = sorted({sheets.paper, Size(sheets.paper.height, sheets.paper.width)})
    ways = [(_way(area, picture_room(each, sheets), sheets.overlap, avoid), each) for each in papers]
    return min(ways, key=lambda each: each[0].badness)


def picture_room(paper: Size, sheets: Sheets) -> Size:
    """What a sheet can hold of the picture."""
    around = 2 * (sheets.margin + (marks.STRIP if sheets.marks else 0.0))
    return Size(paper.width - around, paper.height - around)


def _counted(total: int) -> Iterator[Issue]:
    """A word about too many sheets.

    Raises:
        InputFault: nobody glues so many.
    """
    if total > MAX_SHEETS:
        raise InputFault(
            Bilingual(f"要 {total} 张纸，太多了", f"{total} sheets are too many"),
            Bilingual("换大一点的纸，或送打印店整幅喷绘", "take larger paper, or have a shop print it"),
        )
    if total > MANY_SHEETS:
        message = Bilingual(
            f"要拼 {total} 张纸，不如送打印店整幅喷绘", f"{total} sheets: a shop prints it in one piece"
        )
        yield Issue("many-sheets", Severity.NOTICE, "", message)


def sheet_page(
    items: tuple[DisplayItem, ...],
    piece: Tile,
    grid: Grid,
    paper: Size,
    sheets: Sheets,
    caption: str,
    book: FontBook,
    *,
    plain: bool = False,
) -> DisplayPage:
    """One office sheet: the tile in its upper left corner, cut marks, the caption and neighbours around it.

    `plain` names neighbours `2-1`, else `R2-C1`.
    """
    corner = sheets.margin + (marks.STRIP if sheets.marks else 0.0)
    at = Box(corner, corner, piece.box.width, piece.box.height)
    drawn = marks.sheet_marks(piece, grid, at, caption, book, plain=plain) if sheets.marks else ()
    shown = opening(items, piece.box, Point(corner, corner))
    return DisplayPage(paper, 0.0, (shown, *drawn), name=f"{piece.number}/{grid.total} {piece.place}")


def _on_boards(page: DisplayPage, boards: Boards, book: FontBook, kept: Sequence[Box], title: str) -> Tiled:
    page, notices = spread_over_boards(page, boards, book, kept)
    between = "画面跨缝连续，间隙处不印" if not boards.joined else "画面不留间隙，安装时拉开"
    plan = Plan(
        title=title,
        page=page,
        grid=boards.grid(page.size),
        unit="块",
        facts=(f"间隙 {boards.gap:g} mm",),
        notes=(f"{between}。从左到右按编号安装，各板上沿对齐。",),
    )
    return _tiled(board_pages(plan, boards, book), plan, notices, book)


def _told(way: Way) -> Iterator[Issue]:
    yield from seams.issues(way.across)
    yield from seams.issues(way.down)


def _tiled(pages: tuple[DisplayPage, ...], plan: Plan, issues: tuple[Issue, ...], book: FontBook) -> Tiled:
    grid = plan.grid
    return Tiled(pages, assembly_page(plan, book), issues, grid.across, grid.down, grid.tiles())


def _said(mm: float) -> str:
    return f"{mm / 1000:g} m" if mm >= 1000 else f"{mm:g} mm"
