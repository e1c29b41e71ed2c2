"""Drafting: what the sheets for the workshop are drawn with. Dimension lines, tables, pictures at a scale."""

from postermaker.color import Cmyk, Flat
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined, Pen
from postermaker.document.model import Align
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, polygon, rectangle
from postermaker.prepress.marks import BLACK, said

INK = BLACK
GRAY = Flat(Cmyk(0, 0, 0, 0.55))
LIGHT = Flat(Cmyk(0, 0, 0, 0.18))
ACCENT = Flat(Cmyk(0, 1, 1, 0))
THIN, FINE = Pen(0.18, INK), Pen(0.12, GRAY)
#: Height of the box of a label's line.
LABEL = 4.0


def millimetres(length: float) -> str:
    """A length as a workshop reads it: `8000`, `23.5`."""
    return f"{round(length, 1):g}"


def line(one: tuple[float, float], two: tuple[float, float], pen: Pen = THIN) -> Outlined:
    """A straight line."""
    return Outlined("draft", polygon([one, two], closed=False), pen=pen)


def frame(box: Box, pen: Pen = THIN) -> Outlined:
    """The edge of a box."""
    return Outlined("draft", rectangle(box), pen=pen)


def filled(box: Box, fill: Flat) -> Outlined:
    """A box of one colour."""
    return Outlined("draft", rectangle(box), fill)


def seen(page: DisplayPage, view: Affine) -> Layer:
    """A page's picture through a map from its millimetres to the sheet's, cut at its trim."""
    return Layer("picture", page.items, view, clip=rectangle(page.trim))


def fitted(box: Box, into: Box) -> Affine:
    """The map that puts a box as large as it goes into the middle of another."""
    k = min(into.width / box.width, into.height / box.height)
    x = into.x + (into.width - box.width * k) / 2
    y = into.y + (into.height - box.height * k) / 2
    return Affine(k, 0, 0, k, x - box.x * k, y - box.y * k)


def width_dimension(
    left: float, right: float, y: float, text: str, book: FontBook, reach: float = 3.0
) -> list[DisplayItem]:
    """A dimension along the x axis at height y, its text above the line; `reach` is the extension lines' length."""
    items: list[DisplayItem] = [line((left, y), (right, y), FINE)]
    items += [line((x, y - reach), (x, y + 1), FINE) for x in (left, right)]
    items += _arrows(Point(left, y), Point(right, y))
    room = max(right - left, 30.0)
    middle = (left + right) / 2
    box = Box(middle - room / 2, y + 0.6, room, LABEL)
    return [*items, *said(text, box, book, align=Align.CENTRE)]


def height_dimension(top: float, bottom: float, x: float, text: str, book: FontBook) -> list[DisplayItem]:
    """A dimension along the y axis at x, its text turned, left of the line."""
    items: list[DisplayItem] = [line((x, top), (x, bottom), FINE)]
    items += [line((x - 1, y), (x + 3, y), FINE) for y in (top, bottom)]
    items += _arrows(Point(x, top), Point(x, bottom))
    room = max(bottom - top, 30.0)
    middle = (top + bottom) / 2
    box = Box(-room / 2, -LABEL - 0.6, room, LABEL)
    turned = Affine(0, -1, 1, 0, x, middle)
    return [*items, Layer("draft", said(text, box, book, align=Align.CENTRE), turned)]


def _arrows(one: Point, two: Point) -> list[DisplayItem]:
    """Slim arrow heads at both ends, pointing outwards; strokes across them where there is no room."""
    length = abs(two.x - one.x) + abs(two.y - one.y)
    if length < 6:
        return [line((p.x - 0.8, p.y + 0.8), (p.x + 0.8, p.y - 0.8)) for p in (one, two)]
    ux, uy = (two.x - one.x) / length, (two.y - one.y) / length
    heads = []
    for tip, way in ((one, 1), (two, -1)):
        back = Point(tip.x + way * ux * 2, tip.y + way * uy * 2)
        side = [(back.x - uy * 0.45, back.y + ux * 0.45), (back.x + uy * 0.45, back.y - ux * 0.45)]
        heads.append(Outlined("draft", polygon([tip, *side]), INK))
    return [*heads]


def table(
    rows: list[tuple[str, str]], box: Box, book: FontBook, label_width: float = 22.0
) -> list[DisplayItem]:
    """Two columns with rules between the rows: what it is, and its value."""
    height = min(7.5, box.height / max(1, len(rows)))
    items: list[DisplayItem] = [line((box.x, box.y), (box.right, box.y), Pen(0.35, INK))]
    for i, (name, value) in enumerate(rows):
        y = box.y + i * height
        text = min(LABEL, height * 0.66)
        inside = y + (height - text) / 2
        items += _gray(said(name, Box(box.x + 1, inside, label_width - 2, text), book))
        items += said(value, Box(box.x + label_width, inside, box.width - label_width - 1, text), book)
        items.append(line((box.x, y + height), (box.right, y + height), FINE))
    return items


def _gray(items: tuple[DisplayItem, ...]) -> list[DisplayItem]:
    from msgspec.structs import replace

    return [replace(item, fill=GRAY) if not isinstance(item, Layer) else item for item in items]


def heading(title: str, about: str, sheet: Box, book: FontBook) -> list[DisplayItem]:
    """The head of a sheet: what it is, of what, and a red rule."""
    items: list[DisplayItem] = [filled(Box(sheet.x, sheet.y, 2.2, 9), ACCENT)]
    items += said(title, Box(sheet.x + 5, sheet.y, 60, 9), book)
    items += said(about, Box(sheet.x + 70, sheet.y + 2.2, sheet.width - 70, 5), book, align=Align.END)
    items.append(line((sheet.x, sheet.y + 11.5), (sheet.right, sheet.y + 11.5), Pen(0.35, INK)))
    return items
