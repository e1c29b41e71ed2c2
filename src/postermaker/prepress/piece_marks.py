"""What is written beside a piece: its number and place, the job, overlap ticks, cut marks, which way is up."""

from msgspec import Struct

from postermaker.display import DisplayItem, Layer
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, Size
from postermaker.prepress import labels
from postermaker.prepress.grid import Grid, Plan, Tile
from postermaker.prepress.labels import Anchor, Items, label, line
from postermaker.units import spoken_size

#: The strip around the picture of an office sheet that holds its marks, in mm.
STRIP = 5.0


class Beside(Struct, frozen=True):
    """The neighbours of a tile, where there are any."""

    left: bool
    top: bool
    right: bool
    bottom: bool

    @classmethod
    def of(cls, piece: Tile, grid: Grid) -> "Beside":
        """Those in a grid."""
        return cls(piece.column > 1, piece.row > 1, piece.column < grid.columns, piece.row < grid.rows)


def slug_depth(size: Size) -> float:
    """How deep the slug at the ends of a panel is: legible from where one stands to mount it, in mm."""
    return min(max(0.012 * min(size), 10.0), 40.0)


def panel_marks(
    piece: Tile, plan: Plan, slug: float, book: FontBook, *, upright: bool
) -> tuple[DisplayItem, ...]:
    """The marks in the slugs at both ends of a panel; the origin is the panel's corner.

    Args:
        piece: the panel.
        plan: of all of them.
        slug: the depth of each slug in mm.
        book: the faces.
        upright: slugs at the top and bottom, else left and right.
    """
    width, height = piece.box.width, piece.box.height
    beside = Beside.of(piece, plan.grid)
    overlap = plan.grid.overlap
    if upright:
        ends = overlap if beside.left else 0.0, overlap if beside.right else 0.0
        band = _band(width, slug, ends, piece, plan, book)
        places = (Affine.translation(0, -slug), Affine.translation(0, height))
    else:  # read from below upwards
        ends = overlap if beside.bottom else 0.0, overlap if beside.top else 0.0
        band = _band(height, slug, ends, piece, plan, book)
        places = (Affine(0, -1, 1, 0, -slug, height), Affine(0, -1, 1, 0, width, height))
    across = width if upright else slug
    up = min(0.62 * slug, across / 1.7)
    at = (
        Point(width - ends[1] - slug * 1.2, -slug / 2)
        if upright
        else Point(-slug / 2 - up * 0.72, slug * 0.8 + ends[1])
    )
    return (
        *(Layer(labels.MARKS, band, place) for place in places),
        *labels.up_mark(at, up, book),
    )


def _band(
    length: float, depth: float, ends: tuple[float, float], piece: Tile, plan: Plan, book: FontBook
) -> Items:
    """One slug as if it were level, its corner at the origin: overlap ticks at the ends, the words between."""
    first, last = ends
    thin = max(labels.HAIR, depth * 0.012)
    items: Items = ()
    for overlap, border, seam in ((first, first, first / 2), (last, length - last, length - last / 2)):
        if overlap:
            dash = (depth * 0.12, depth * 0.06)
            items += (
                line((border, depth * 0.04), (border, depth * 0.96), thin, dash),
                line((seam, depth * 0.25), (seam, depth * 0.75), thin),
            )
    start, free = first + depth * 0.5, length - first - last - depth * 2.2
    number = f"{piece.number}/{plan.grid.total}"
    wide = min(depth * 0.42 * len(number), free * 0.4)
    at = Point(start, depth / 2)
    items += label(number, at, depth * 0.66, book, weight=700, room=wide)
    rest = Point(start + wide + depth * 0.35, depth / 2)
    room = max(free - wide - depth * 0.35, depth)
    return items + label(_told(piece, plan), rest, depth * 0.4, book, room=room)


def _told(piece: Tile, plan: Plan) -> str:
    """The job in a line: place, title, sizes, overlap, neighbours."""
    box, grid = piece.box, plan.grid
    parts = [
        piece.place,
        plan.title,
        f"成品 {spoken_size(plan.page.size)}",
        f"本{plan.unit} {box.width:.0f} × {box.height:.0f} mm",
    ]
    if grid.total > 1 and grid.overlap > 0:
        parts.append(f"搭接 {grid.overlap:g} mm（虚线至边）")
    parts.append(_joins(piece, grid))
    return "　".join(part for part in parts if part)


def _joins(piece: Tile, grid: Grid) -> str:
    """Which pieces come beside this one, by number."""
    beside, row = Beside.of(piece, grid), grid.columns
    found = [
        (beside.left, "左", -1),
        (beside.right, "右", 1),
        (beside.top, "上", -row),
        (beside.bottom, "下", row),
    ]
    return " ".join(f"{side}接 {piece.number + step}" for there, side, step in found if there)


def board_marks(piece: Tile, plan: Plan, top: float, depth: float, book: FontBook) -> Items:
    """The line below a board, whose slug starts at `top` (mm of the board)."""
    band = _band(piece.box.width, depth, (0.0, 0.0), piece, plan, book)
    up = labels.up_mark(Point(piece.box.width - depth * 1.2, top + depth / 2), depth * 0.62, book)
    return (Layer(labels.MARKS, band, Affine.translation(0, top)), *up)


def sheet_marks(
    piece: Tile, grid: Grid, at: Box, caption: str, book: FontBook, *, plain: bool = False
) -> Items:
    """The marks around the picture of an office sheet, inside a strip of `STRIP` mm.

    Args:
        piece: the tile.
        grid: of all tiles.
        at: where its picture is on the paper.
        caption: what stands in the upper strip.
        book: the faces.
        plain: name neighbours `2-1`, else `R2-C1`.
    """
    beside = Beside.of(piece, grid)
    middle, upper = at.centre, at.y - STRIP / 2
    indent = (grid.overlap if beside.left else 0.0) + 1.5
    room = at.width * (0.36 if beside.top else 0.8) - indent
    ups = labels.up_mark(Point(at.right - (grid.overlap if beside.right else 0.0) - 6, upper), 3.2, book)
    items = (
        *labels.corner_marks(at, STRIP - 1.5, 1.0),
        *_glue_ticks(at, grid.overlap, beside),
        *label(caption, Point(at.x + indent, upper), 3.0, book, weight=700, room=max(room, 10.0)),
        *ups,
    )
    places = (
        (beside.top, (-1, 0), Point(middle.x, upper), 0),
        (beside.bottom, (1, 0), Point(middle.x, at.bottom + STRIP / 2), 0),
        (beside.left, (0, -1), Point(at.x - STRIP / 2, middle.y), -90),
        (beside.right, (0, 1), Point(at.right + STRIP / 2, middle.y), 90),
    )
    for there, (down, over), place, degrees in places:
        if there:
            row, column = piece.row + down, piece.column + over
            name = f"{row}-{column}" if plain else f"R{row}-C{column}"
            said = label(f"接 {name}", place, 2.6, book, Anchor.CENTRE)
            items += (labels.turned(said, degrees, place),) if degrees else said
    return items


def _glue_ticks(at: Box, overlap: float, beside: Beside) -> Items:
    """Dashes in the strip where the overlap ends and the seam is."""
    near, far, dash = 1.0, STRIP - 0.6, (0.9, 0.6)
    xs = [at.x + overlap] * beside.left + [at.right - overlap] * beside.right
    ys = [at.y + overlap] * beside.top + [at.bottom - overlap] * beside.bottom
    level = [
        line((x, y - s * near), (x, y - s * far), dash=dash)
        for x in xs
        for y, s in ((at.y, 1), (at.bottom, -1))
    ]
    upright = [
        line((x - s * near, y), (x - s * far, y), dash=dash)
        for y in ys
        for x, s in ((at.x, 1), (at.right, -1))
    ]
    return (*level, *upright)
