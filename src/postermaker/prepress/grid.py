"""An area cut into tiles by seams in both directions; and a tile as items: the page seen through its opening."""

from itertools import pairwise

from msgspec import Struct

from postermaker.display import DisplayItem, DisplayPage, Layer
from postermaker.geometry import Affine, Box, Point, rectangle


class Tile(Struct, frozen=True):
    """One piece: its number in reading order, its row and column (all from 1), and what it shows in mm of the page."""

    number: int
    row: int
    column: int
    box: Box  #: overlaps included

    @property
    def place(self) -> str:
        """Row and column as marks say them: `R1-C2`."""
        return f"R{self.row}-C{self.column}"


class Grid(Struct, frozen=True):
    """An area and its seams, in mm of the page. A seam is the middle of the overlap."""

    area: Box
    across: tuple[float, ...]  #: x of the upright seams
    down: tuple[float, ...]  #: y of the level ones
    overlap: float

    @property
    def columns(self) -> int:
        """How many tiles stand side by side."""
        return len(self.across) + 1

    @property
    def rows(self) -> int:
        """How many tiles stand one below the other."""
        return len(self.down) + 1

    @property
    def total(self) -> int:
        """How many tiles there are."""
        return self.columns * self.rows

    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, row by row."""
        xs = _reaches(self.area.x, self.area.right, self.across, self.overlap / 2)
        ys = _reaches(self.area.y, self.area.bottom, self.down, self.overlap / 2)
        return tuple(
            Tile(r * len(xs) + c + 1, r + 1, c + 1, Box(x, y, right - x, bottom - y))
            for r, (y, bottom) in enumerate(ys)
            for c, (x, right) in enumerate(xs)
        )

    def core(self, tile: Tile) -> Box:
        """A tile without its halves of the overlaps: from seam to seam."""
        xs = (self.area.x, *self.across, self.area.right)
        ys = (self.area.y, *self.down, self.area.bottom)
        x, y = xs[tile.column - 1], ys[tile.row - 1]
        return Box(x, y, xs[tile.column] - x, ys[tile.row] - y)


def _reaches(start: float, end: float, seams: tuple[float, ...], half: float) -> list[tuple[float, float]]:
    """From where to where each tile shows."""
    cuts = [start, *seams, end]
    return [(a - (half if a != start else 0.0), b + (half if b != end else 0.0)) for a, b in pairwise(cuts)]


def opening(items: tuple[DisplayItem, ...], shown: Box, at: Point, element: str = "tile") -> Layer:
    """The part `shown` (mm of the page) of items, its corner put to `at`.

    The layer holds the very tuple that it is given: back ends know it again and write it once for all tiles.
    """
    return Layer(element, items, Affine.translation(at.x - shown.x, at.y - shown.y), rectangle(shown))


class Plan(Struct, frozen=True, kw_only=True):
    """A page and how it is cut, as marks and maps tell it."""

    title: str  #: of the job
    page: DisplayPage
    grid: Grid
    unit: str = "幅"  #: what a piece is called
    facts: tuple[str, ...] = ()  #: for the map: the material, the overlap
    notes: tuple[str, ...] = ()  #: for the map: how the pieces are put together
