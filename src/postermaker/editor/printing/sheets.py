"""The pages of a document on the paper of an office printer: at real size, fitted onto a sheet, or in tiles. No Qt."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayList, DisplayPage, Layer
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Size, rectangle
from postermaker.prepress.tiling import LEAST_MARGIN, Sheets, tile
from postermaker.units import spoken_size

PAPERS = {"A4": Size(210, 297), "A3": Size(297, 420)}


class Way(StrEnum):
    """How a page comes onto paper."""

    REAL = "real"  #: at its size, one sheet
    FIT = "fit"  #: as large as one sheet takes
    TILES = "tiles"  #: at its size over many sheets


class Job(Struct, frozen=True, kw_only=True):
    """What is printed."""

    way: Way = Way.FIT
    paper: str = "A4"
    overlap: float = 10.0  #: mm that neighbouring tiles share
    copies: int = 1


def usual_way(size: Size) -> Way:
    """At real size where it has room on A4 or A3, else fitted."""
    return Way.REAL if any(_fits(size, paper) for paper in PAPERS.values()) else Way.FIT


def usual_paper(size: Size) -> str:
    """The smallest paper that takes a page at its size; else A4."""
    return next((name for name, paper in PAPERS.items() if _fits(size, paper)), "A4")


def _fits(size: Size, paper: Size) -> bool:
    """Whether a page lies on a paper in one of its two ways; a page as large as the paper does."""
    return sorted(size)[0] <= sorted(paper)[0] + 0.5 and sorted(size)[1] <= sorted(paper)[1] + 0.5


def sheets(display: DisplayList, job: Job, book: FontBook) -> tuple[DisplayPage, ...]:
    """The sheets to be printed in order; tiles come with their map first.

    Raises:
        InputFault: a page is larger than the paper that it should lie on, or wants thousands of tiles.
    """
    found: list[DisplayPage] = []
    for page in display.pages:
        found += _sheets_of(page, job, book, display.title)
    return tuple(found)


def _sheets_of(page: DisplayPage, job: Job, book: FontBook, title: str) -> list[DisplayPage]:
    paper = PAPERS[job.paper]
    lying = page.size.width > page.size.height
    turned = Size(paper.height, paper.width) if lying else paper
    match job.way:
        case Way.TILES:
            done = tile(replace(page, bleed=0.0), Sheets(paper=paper, overlap=job.overlap), book, title=title)
            return [done.assembly, *done.pages]
        case Way.FIT:
            room = Box(0, 0, *turned).grown(-LEAST_MARGIN)
            return [_laid(page, turned, min(room.width / page.size.width, room.height / page.size.height))]
        case Way.REAL:
            if not _fits(page.size, paper):
                raise InputFault(
                    Bilingual(
                        f"版面 {spoken_size(page.size)}，比 {job.paper} 纸大",
                        f"the page of {spoken_size(page.size)} is larger than {job.paper}",
                    ),
                    Bilingual("改成“缩到一张”或“拼成原大”", "fit it, or print it in tiles"),
                )
            return [_laid(page, turned, 1.0)]


def _laid(page: DisplayPage, paper: Size, k: float) -> DisplayPage:
    """A page in the middle of a sheet."""
    x, y = (paper.width - page.size.width * k) / 2, (paper.height - page.size.height * k) / 2
    view = Affine(k, 0, 0, k, x, y)
    return DisplayPage(paper, 0.0, (Layer("page", page.items, view, clip=rectangle(page.trim)),))
