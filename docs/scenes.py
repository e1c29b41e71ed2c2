"""Families where they will hang: a drawn street with the banner between poles, the poster on its board, the roll-up.

    python docs/scenes.py [FAMILY …] OUT.png|OUT.jpg     without names all that have a piece for it

Everything is at one scale, people of 1.7 m beside it. Lengths in mm.
"""

import sys
from pathlib import Path

from postermaker.backends.raster import RasterOptions, write_page_jpeg, write_page_png
from postermaker.color import Flat, Linear, Rgb, Stop
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Layer, Outlined
from postermaker.document.model import Document, Frame, Ornament, Page
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Size, ellipse, polygon, rectangle
from postermaker.geometry import Path as Outline
from postermaker.layout.page import lay_out
from postermaker.library.families import family, family_of
from postermaker.library.presets import Colors
from postermaker.library.templates import Template, ids, load, new_document, with_samples
from postermaker.units import parse_size

STREET = Size(13_600, 5_400)
GROUND = 4_700.0
GAP = 260.0
#: What stands on its own feet, and how large.
UPRIGHTS = {"rollup": "80x200cm", "door-stand": "80x180cm", "x-stand": "80x180cm"}


def flat(red: int, green: int, blue: int) -> Flat:
    """A colour of the picture; it is for a screen."""
    return Flat(Rgb(red / 255, green / 255, blue / 255))


SKY = Linear((Stop(0, Rgb(0.80, 0.89, 0.95)), Stop(1, Rgb(0.95, 0.97, 0.98))), (0, 0), (0, GROUND))
WALL, WALL_LINE, PAVEMENT, KERB = (
    flat(226, 221, 211),
    flat(205, 199, 187),
    flat(196, 196, 194),
    flat(150, 151, 152),
)
POLE, DARK, SHADE, BOARD = (
    flat(104, 110, 116),
    flat(58, 64, 72),
    Flat(Rgb(0, 0, 0), 0.12),
    flat(122, 128, 134),
)
COATS = (flat(70, 92, 120), flat(150, 104, 84), flat(92, 112, 96))


def box(
    x: float, y: float, width: float, height: float, fill: Flat | Linear, radius: float = 0.0
) -> Outlined:
    """A rectangle."""
    return Outlined("scene", rectangle(Box(x, y, width, height), radius), fill)


def shape(points: list[tuple[float, float]], fill: Flat) -> Outlined:
    """Straight sides."""
    return Outlined("scene", polygon(points), fill)


def disc(x: float, y: float, radius: float, fill: Flat) -> Outlined:
    """A disc about a place."""
    made: Outline = ellipse(Box(x - radius, y - radius, 2 * radius, 2 * radius))
    return Outlined("scene", made, fill)


def hung(
    template: Template, size: str, place: Box, book: FontBook
) -> tuple[list[DisplayItem], dict[str, bytes]]:
    """A template at a size, in a place of the scene."""
    document = with_samples(new_document(template, parse_size(size)))
    display = lay_out(document, book).display
    page = display.pages[0]
    k = min(place.width / page.size.width, place.height / page.size.height)
    width, height = page.size.width * k, page.size.height * k
    x, y = place.x + (place.width - width) / 2, place.y + (place.height - height) / 2
    view = Affine(k, 0, 0, k, x, y)
    return [Layer("scene", page.items, view, clip=rectangle(page.trim))], document.assets


def person(x: float, coat: Flat, height: float = 1_700.0) -> list[DisplayItem]:
    """Somebody who looks up, 1.7 m tall."""
    k, foot = height / 1_700, GROUND + 330
    top = foot - height
    return [
        Outlined("scene", ellipse(Box(x - 330 * k, foot - 40, 660 * k, 80)), SHADE),
        box(x - 150 * k, top + 860 * k, 130 * k, 840 * k, DARK, 40 * k),
        box(x + 20 * k, top + 860 * k, 130 * k, 840 * k, DARK, 40 * k),
        box(x - 215 * k, top + 330 * k, 430 * k, 640 * k, coat, 150 * k),
        disc(x, top + 150 * k, 150 * k, flat(88, 66, 56)),
        disc(x + 12 * k, top + 178 * k, 126 * k, flat(226, 186, 160)),
    ]


def tree(x: float, high: float) -> list[DisplayItem]:
    """A round tree behind the wall's end."""
    leaf, shade = flat(126, 158, 118), flat(104, 138, 100)
    return [
        box(x - 70, GROUND - high * 0.5, 140, high * 0.5, flat(112, 92, 78)),
        disc(x - 260, GROUND - high * 0.62, 520, shade),
        disc(x + 300, GROUND - high * 0.66, 560, leaf),
        disc(x, GROUND - high * 0.86, 600, leaf),
    ]


def skyline(book: FontBook) -> list[DisplayItem]:
    """The kit's own city, far away."""
    pale = flat(199, 212, 222)
    city = Ornament(
        id="city", kind="skyline", frame=Frame(x=0, y=1_500, width=STREET.width, height=3_250), values={"seed": 7},
        colors=(flat(211, 222, 230), pale, pale),
    )  # fmt: skip
    document = Document(width=STREET.width, height=STREET.height, pages=(Page(elements=(city,)),))
    return list(lay_out(document, book).display.pages[0].items)


def street(key: str, book: FontBook) -> tuple[DisplayPage, dict[str, bytes]]:
    """A family in its street."""
    by_product = {template.product: template for template in family(key)}
    items: list[DisplayItem] = [
        box(0, 0, *STREET, SKY),
        *skyline(book),
        *tree(700, 3_300),
        *tree(13_000, 2_900),
    ]
    items += [box(8_900, 1_700, 4_700, GROUND - 1_700, WALL), box(8_900, 1_640, 4_700, 120, WALL_LINE)]
    items += [box(8_900, y, 4_700, 14, WALL_LINE) for y in range(2_200, int(GROUND), 520)]
    items += [
        box(0, GROUND, STREET.width, STREET.height - GROUND, PAVEMENT),
        box(0, GROUND, STREET.width, 50, KERB),
    ]
    assets: dict[str, bytes] = {}

    def put(product: str, size: str, place: Box) -> None:
        nonlocal items
        if product in by_product:
            made, more = hung(by_product[product], size, place, book)
            items += made
            assets.update(more)

    if "banner" in by_product:
        for x in (330.0, 8_590.0):
            items += [box(x - 45, 700, 90, GROUND - 660, POLE), disc(x, 700, 70, POLE)]
        items.append(box(375, 1_020, 8_170, 14, POLE))
    put("banner", "8x0.7m", Box(460, 1_080, 8_000, 700))
    if "poster" in by_product:
        items += [
            box(9_350, 2_150, 1_500, 2_060, BOARD, 30),
            box(9_430, 2_230, 1_340, 1_900, flat(245, 245, 243)),
        ]
        put("poster", "570x840mm", Box(9_480, 2_280, 1_240, 1_800))
    upright = next((p for p in UPRIGHTS if p in by_product), "")
    if upright:
        place = Box(11_600, GROUND - 2_080, 900, 2_250)
        items.append(Outlined("scene", ellipse(Box(11_560, GROUND + 100, 980, 110)), SHADE))
        put(upright, UPRIGHTS[upright], place)
    items += person(2_300, COATS[0]) + person(2_950, COATS[1], 1_620) + person(8_050, COATS[2], 1_740)
    return DisplayPage(STREET, 0.0, tuple(items), name=key), assets


def hanging() -> list[str]:
    """The families that have a banner or a poster and something beside it."""
    made: dict[str, set[str]] = {}
    for template in map(load, ids()):
        made.setdefault(family_of(template), set()).add(template.product)
    return [
        key
        for key, products in made.items()
        if key and products & {"banner", "poster"} and len(products & {"banner", "poster", *UPRIGHTS}) > 1
    ]


def main() -> None:
    """One street above the other."""
    *keys, out = sys.argv[1:]
    book, items, assets = FontBook(), list[DisplayItem](), dict[str, bytes]()
    keys = keys or hanging()
    columns = 3 if len(keys) > 8 else min(2, len(keys))
    for number, key in enumerate(keys):
        page, more = street(key, book)
        x = number % columns * (STREET.width + GAP)
        y = number // columns * (STREET.height + GAP)
        items.append(Layer("street", page.items, Affine.translation(x, y), clip=rectangle(page.trim)))
        assets |= more
    rows = -(-len(keys) // columns)
    size = Size(columns * (STREET.width + GAP) - GAP, rows * (STREET.height + GAP) - GAP)
    white = box(0, 0, *size, flat(255, 255, 255))
    display = DisplayList("scenes", (DisplayPage(size, 0.0, (white, *items)),), assets)
    dpi = 1_800 * 25.4 / size.width
    write = write_page_jpeg if out.endswith(".jpg") else write_page_png
    with Path(out).open("wb") as stream:
        write(
            stream, display, book, RasterOptions(dpi=dpi, quality=80, colors=Colors.RGB), lambda share: None
        )


if __name__ == "__main__":
    main()
