"""Where pictures stand on sheets to approve: shelves of cells, each as its picture's shape wants it. Lengths in mm.

And what keeps the files small: the ground that the rows of one design share is in a file once.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayItem, DisplayPage, Layer
from postermaker.geometry import Box, Size

SHEET = Size(210, 297)
#: Between head and foot.
ROOM = Box(12, 31, 186, 239)
_GAP = 5.0
#: More between shelves of different forms.
_CHANGE = 3.0


class Shelf(Struct, frozen=True):
    """A row of cells of one form."""

    columns: int
    height: float  #: of its cells
    beside: bool = False  #: the boxes to tick stand right of the picture, not below

    @property
    def width(self) -> float:
        """Of a cell."""
        return (ROOM.width - (self.columns - 1) * _GAP) / self.columns

    def cell(self, index: int, y: float) -> Box:
        """The cell of a column on the shelf at a height."""
        return Box(ROOM.x + index * (self.width + _GAP), y, self.width, self.height)


#: Width by height of a picture from which a shelf takes it: banners 9 to a page, boards 8, posters 9, hanging ones 10.
_SHELVES = (
    (3.4, Shelf(1, ROOM.height / 9, beside=True)),
    (1.2, Shelf(2, ROOM.height / 4)),
    (0.4, Shelf(3, ROOM.height / 3)),
    (0.0, Shelf(5, ROOM.height / 2)),
)


class Cell(Struct, frozen=True):
    """A place on a sheet."""

    sheet: int  #: from 0
    box: Box
    shelf: Shelf


def shelf_of(size: Size) -> Shelf:
    """The shelf for a picture."""
    return next(shelf for least, shelf in _SHELVES if size.width >= least * size.height)


def placed(sizes: Iterable[Size]) -> Iterator[Cell]:
    """A place for each picture, in order; one of another shape than the last begins a new shelf."""
    sheet, shelf, index, y = 0, _SHELVES[0][1], 0, ROOM.y
    begun = False
    for size in sizes:
        wanted = shelf_of(size)
        if begun and (wanted != shelf or index == shelf.columns):
            index, y = 0, y + shelf.height + (_CHANGE if wanted != shelf else 0)
        if y + wanted.height > ROOM.bottom + 0.01:
            sheet, index, y = sheet + 1, 0, ROOM.y
        shelf, begun = wanted, True
        yield Cell(sheet, shelf.cell(index, y), shelf)
        index += 1


def sheet_count(sizes: Iterable[Size]) -> int:
    """How many sheets pictures of these sizes fill."""
    return max((cell.sheet for cell in placed(sizes)), default=-1) + 1


class Grounds:
    """What the pictures of one design begin with: ground and ornament, the same on each row, and most of a file."""

    def __init__(self) -> None:
        self._known: dict[Size, tuple[DisplayItem, ...]] = {}

    def shared(self, page: DisplayPage) -> DisplayPage:
        """The page, its ground as the very layer that the page before it had where it is equal."""
        known = self._known.setdefault(page.size, page.items)
        count = _alike(known, page.items)
        if count < len(known):
            known = self._known[page.size] = known[:count] or page.items
        if not count:
            return page
        return replace(page, items=(Layer("ground", known), *page.items[count:]))


def _alike(one: tuple[DisplayItem, ...], two: tuple[DisplayItem, ...]) -> int:
    """With how many equal items both begin."""
    pairs = zip(one, two, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a is not b and a != b), min(len(one), len(two)))
