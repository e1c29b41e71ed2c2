"""模板样张: all templates of a product on A3 sheets, with their samples, names and usual sizes. Lengths in mm."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from postermaker.backends.pdf.paints import Inks
from postermaker.backends.pdf.writer import PdfOptions, pdf_parts
from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.color import Flat, Rgb
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Outlined, Pen
from postermaker.errors import Bilingual, InputFault
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Point, Size, rectangle
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.products import products
from postermaker.library.templates import Template
from postermaker.prepress.drafting import fitted, seen
from postermaker.prepress.labels import Anchor, label, line
from postermaker.units import parse_size

SHEET = Size(420, 297)
_ROOM = Box(15, 30, 390, 252)
_GAP, _CAPTION = 8.0, 11.0
_INK, _GRAY = Flat(Rgb(0.13, 0.13, 0.14)), Flat(Rgb(0.42, 0.42, 0.45))
_EDGE = Pen(0.1, Flat(Rgb(0.75, 0.75, 0.77)))
#: Width to height of a design, and how high its pictures are; those over the last are as wide as half a sheet.
_HEIGHTS = ((0.9, 108.0), (1.6, 76.0), (3.4, 60.0))


class Sampled(Struct, frozen=True):
    """A template's first page, and the pictures it shows."""

    template: Template
    page: DisplayPage
    assets: dict[str, bytes]


class Placed(Struct, frozen=True):
    """A sample at its place on a sheet."""

    sampled: Sampled
    box: Box


def sampled(template: Template, book: FontBook) -> Sampled:
    """A template with its samples, at its first size."""
    size = parse_size(template.sizes[0])
    document = templates.with_samples(templates.new_document(template, size))
    display = lay_out(document, book).display
    return Sampled(template, display.pages[0], document.assets)


def contact_sheets(wanted: Iterable[Template], book: FontBook) -> DisplayList:
    """The sheets, product by product in the order of the catalogue."""
    order = list(products())
    known = sorted(wanted, key=lambda t: (order.index(t.product), t.id))
    pages: list[DisplayPage] = []
    assets: dict[str, bytes] = {}
    for product, group in groupby(known, key=lambda t: t.product):
        samples = [sampled(template, book) for template in group]
        for each in samples:
            assets |= each.assets
        name = str(Bilingual(products()[product].name, products()[product].english))
        for number, sheet in enumerate(_sheets(samples)):
            pages.append(_drawn(sheet, f"{name}  {len(samples)}", number, book))
    return DisplayList(str(Bilingual("模板样张", "Templates")), tuple(pages), assets)


def _box_of(page: DisplayPage) -> Size:
    """How large a sample's picture is."""
    width, height = page.size
    ratio = width / height
    for most, high in _HEIGHTS:
        if ratio <= most:
            return Size(min(high * ratio, _ROOM.width), high)
    wide = (_ROOM.width - _GAP) / 2 if ratio < 20 else _ROOM.width
    return Size(wide, wide / ratio)


def _sheets(samples: list[Sampled]) -> Iterator[list[Placed]]:
    """Shelf by shelf, as many on a shelf as have room."""
    sheet: list[Placed] = []
    x, y, high = _ROOM.x, _ROOM.y, 0.0
    for sample in samples:
        size = _box_of(sample.page)
        if x > _ROOM.x and x + size.width > _ROOM.right + 0.01:
            x, y, high = _ROOM.x, y + high + _CAPTION + _GAP, 0.0
        if sheet and y + size.height + _CAPTION > _ROOM.bottom:
            yield sheet
            sheet, x, y, high = [], _ROOM.x, _ROOM.y, 0.0
        sheet.append(Placed(sample, Box(x, y, *size)))
        x, high = x + size.width + _GAP, max(high, size.height)
    if sheet:
        yield sheet


def _drawn(sheet: list[Placed], head: str, number: int, book: FontBook) -> DisplayPage:
    items: list[DisplayItem] = [
        Outlined("sheet", rectangle(Box(0, 0, *SHEET)), Flat(Rgb(1, 1, 1))),
        *label(head, Point(15, 16), 7, book, weight=700, paint=_INK),
        *label(f"{number + 1}", Point(405, 16), 4, book, Anchor.END, paint=_GRAY),
        line((15, 23), (405, 23), 0.2, paint=_GRAY),
    ]
    for each in sheet:
        box, page, template = each.box, each.sampled.page, each.sampled.template
        items.append(seen(page, fitted(page.trim, box)))
        items.append(Outlined("sheet", rectangle(box), None, _EDGE))
        foot, room = box.bottom + 4.2, box.width
        items += label(template.name, Point(box.x, foot), 3.4, book, weight=700, room=room, paint=_INK)
        said = f"{template.id} · {template.sizes[0]}"
        items += label(said, Point(box.x, foot + 4.4), 2.6, book, room=room, paint=_GRAY)
    return DisplayPage(SHEET, 0.0, tuple(items))


def write_contact_sheets(wanted: Iterable[Template], path: Path, book: FontBook) -> tuple[Path, ...]:
    """The sheets as a PDF, or as PNG pictures at 110 dpi, numbered where there are several.

    Raises:
        InputFault: another format, or the folder can't be written.
    """
    display = contact_sheets(wanted, book)
    match path.suffix.lower():
        case ".pdf":
            with writing(path) as stream:
                stream.writelines(pdf_parts(display, book, PdfOptions(inks=Inks.RGB)))
            return (path,)
        case ".png":
            written = []
            for number in range(len(display.pages)):
                target = path if len(display.pages) == 1 else path.with_stem(f"{path.stem}-{number + 1}")
                with writing(target) as stream:
                    write_page_png(stream, display, book, RasterOptions(dpi=110, page=number), lambda _: None)
                written.append(target)
            return tuple(written)
        case _:
            raise InputFault(
                Bilingual(
                    f"样张做不成 {path.suffix or '没有后缀的文件'}", f"no contact sheet as {path.suffix}"
                ),
                Bilingual("请写 .pdf 或 .png", "write .pdf or .png"),
            )
