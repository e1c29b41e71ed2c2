"""Printer's marks in the slug: crop, fold, centre and registration marks, a colour bar, the slug line.

They are registration colour (all plates) and lie outside the bleed; a hairline is 0.25 pt. Lengths in mm.
"""

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Spot
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined, Pen
from postermaker.document.model import Across, Align, Fit, Frame, Text, TextStyle
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Edges, Path, Point, ellipse, polygon, rectangle
from postermaker.layout.texts import lay_out_text

#: Registration colour: every plate, spots too (PDF's name for it is All).
ALL = Spot("All", Cmyk(1, 1, 1, 1))
HAIRLINE = 0.09  #: 0.25 pt, rounded up
BLACK = Flat(Cmyk(0, 0, 0, 1))
FAMILY = "Noto Sans SC"

#: The patches of the bar: each ink alone, the overprints, grays (ISO 12647 control strips hold the same).
_PATCHES = (
    Cmyk(1, 0, 0, 0), Cmyk(0, 1, 0, 0), Cmyk(0, 0, 1, 0), Cmyk(0, 0, 0, 1), Cmyk(1, 1, 0, 0), Cmyk(0, 1, 1, 0),
    Cmyk(1, 0, 1, 0), Cmyk(0, 0, 0, 0.5), Cmyk(0.5, 0, 0, 0), Cmyk(0, 0.5, 0, 0), Cmyk(0, 0, 0.5, 0),
)  # fmt: skip


class Scale(Struct, frozen=True):
    """How large the marks of a page are: those of a leaflet would be lost beside a banner of 8 m."""

    unit: float  #: length of a crop mark

    @property
    def slug(self) -> float:
        """The room that marks and slug line take on each side."""
        return 3.0 * self.unit


def scale_of(page: DisplayPage) -> Scale:
    """Crop marks of 5 mm on sheets, up to 40 mm on walls."""
    return Scale(min(40.0, max(5.0, max(page.size) / 200)))


def clipped(page: DisplayPage) -> DisplayPage:
    """A page whose artwork ends at the bleed: in a slug it would run under marks and onto the white edge."""
    return replace(page, items=(Layer("artwork", page.items, clip=rectangle(page.bled)),))


def with_marks(page: DisplayPage, line: str, book: FontBook) -> DisplayPage:
    """A page with all marks in its slug, `line` as its slug line."""
    scale = scale_of(page)
    marked = replace(page, slug=page.slug.joined(Edges.all(scale.slug)))
    marks = [
        *crop_marks(page.trim, max(page.bleed, 2.0), scale.unit),
        *_centres(page, scale),
        *_color_bar(page, scale),
        *_slug_line(marked, line, scale, book),
    ]
    return replace(marked, items=(*page.items, *marks))


def with_slug_line(page: DisplayPage, line: str, book: FontBook) -> DisplayPage:
    """A page with the slug line alone, below the picture."""
    scale = scale_of(page)
    room = 1.2 * scale.unit
    lined = replace(page, slug=page.slug.joined(Edges(bottom=room)))
    box = Box(0, page.bled.bottom + 0.2 * scale.unit, page.size.width, 0.8 * scale.unit)
    return replace(lined, items=(*page.items, *said(line, box, book)))


def crop_marks(trim: Box, offset: float, length: float) -> list[Outlined]:
    """Two lines at each corner of the trim, from `offset` outwards."""
    lines = []
    for x, out in ((trim.x, -1), (trim.right, 1)):
        for y, down in ((trim.y, -1), (trim.bottom, 1)):
            lines.append(_line((x + out * offset, y), (x + out * (offset + length), y)))
            lines.append(_line((x, y + down * offset), (x, y + down * (offset + length))))
    return [_mark(line) for line in lines]


def _mark(path: Path) -> Outlined:
    return Outlined("mark", path, pen=Pen(HAIRLINE, Flat(ALL)))


def _line(one: tuple[float, float], two: tuple[float, float]) -> Path:
    return polygon([one, two], closed=False)


def _centres(page: DisplayPage, scale: Scale) -> list[Outlined]:
    """A registration mark in the middle of each side: it marks the centre too."""
    far = page.bleed + 1.2 * scale.unit
    width, height = page.size
    places = (
        Point(width / 2, -far),
        Point(width + far, height / 2),
        Point(width / 2, height + far),
        Point(-far, height / 2),
    )
    return [mark for place in places for mark in registration_mark(place, 0.45 * scale.unit)]


def registration_mark(at: Point, radius: float) -> list[Outlined]:
    """A circle with a cross through it."""
    x, y = at
    far = 1.7 * radius
    ring = ellipse(Box(x - radius, y - radius, 2 * radius, 2 * radius))
    return [_mark(ring), _mark(_line((x - far, y), (x + far, y))), _mark(_line((x, y - far), (x, y + far)))]


def _color_bar(page: DisplayPage, scale: Scale) -> list[DisplayItem]:
    """Patches above the trim, left of the middle; none where the page is too narrow."""
    side = 0.9 * scale.unit
    left = page.size.width / 2 - 1.5 * scale.unit - len(_PATCHES) * side
    if left < scale.unit:
        return []
    top = -page.bleed - 1.2 * scale.unit - side / 2
    return [
        Outlined("bar", rectangle(Box(left + i * side, top, side, side)), Flat(color))
        for i, color in enumerate(_PATCHES)
    ]


def _slug_line(page: DisplayPage, line: str, scale: Scale, book: FontBook) -> tuple[DisplayItem, ...]:
    """Below the trim, right of the middle's mark; across the whole width where the page is narrow."""
    top = page.bled.bottom + 0.75 * scale.unit
    start = page.size.width / 2 + 1.5 * scale.unit
    if page.size.width / 2 < 24 * scale.unit:
        start, top = scale.unit, page.bled.bottom + 2.1 * scale.unit  # below the middle's mark
    return said(line, Box(start, top, page.size.width - start, 0.7 * scale.unit), book)


def said(line: str, box: Box, book: FontBook, *, align: Align = Align.START) -> tuple[DisplayItem, ...]:
    """A line of text in one ink, as large as its box is high, smaller where it is too long."""
    text = Text(
        id="slug",
        frame=Frame(x=box.x, y=box.y, width=box.width, height=box.height),
        content=line,
        style=TextStyle(family=FAMILY, weight=400, fill=BLACK),
        size=box.height,
        fit=Fit.LARGEST,
        max_lines=1,
        align=align,
        across=Across.CENTRE,
        line_pitch_em=1.0,
    )
    return lay_out_text(text, box, line, book, ()).items
