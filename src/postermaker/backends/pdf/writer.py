"""A display list as a PDF file: real size, boxes, UserUnit past 5.08 m; text as outlines or live. No Qt here."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from postermaker.backends.pdf.conformance import Condition, clean_title, conform, stamp, version
from postermaker.backends.pdf.content import ContentStream, Context, shared_items
from postermaker.backends.pdf.objects import File, Name, dictionary
from postermaker.backends.pdf.paints import Inks, numbers, row
from postermaker.display import DisplayList, DisplayPage
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box
from postermaker.library.presets import Standard
from postermaker.units import MAX_PDF_UNITS, to_pt

#: What a unit becomes beyond it. Ten, as Illustrator writes it: a reader that ignores UserUnit then shows
#: the 1:10 file that the trade knows.
LARGE_USER_UNIT = 10


class TextMode(StrEnum):
    """How text goes into the file."""

    OUTLINES = "outlines"  #: 转曲: shapes, what print shops ask for
    LIVE = "live"  #: with embedded fonts; can be searched and copied


class PdfOptions(Struct, frozen=True, kw_only=True):
    """How a document becomes a PDF."""

    text: TextMode = TextMode.OUTLINES
    inks: Inks = Inks.CMYK
    page: int | None = None  #: only this one, counted from 0
    scale: int = 1  #: 10 writes a 1:10 file
    created: datetime | None = None  #: stamped into the file; without it equal input gives equal bytes
    standard: Standard = Standard.NONE
    condition: Condition | None = None  #: of print; a standard needs one
    profile: bytes | None = None  #: what CMYK means to conversions; None: the bundled print condition


def write_pdf(display: DisplayList, book: FontBook, options: PdfOptions) -> bytes:
    """The file as one string of bytes; raises as `pdf_parts`."""
    return b"".join(pdf_parts(display, book, options))


def pdf_parts(
    display: DisplayList,
    book: FontBook,
    options: PdfOptions,
    progress: Callable[[float], None] = lambda share: None,
) -> list[bytes]:
    """The file in parts to be written one behind the other. `progress` hears after each page; it may raise to stop.

    Raises:
        InputFault: a picture that can't be decoded, or something that the standard forbids.
    """
    pages = display.pages if options.page is None else (display.pages[options.page],)
    claims = options.standard is not Standard.NONE
    created = stamp(options.created) if claims else options.created
    file = File(clean_title(display.title), created, version(options.standard))
    context = Context(
        file,
        options.inks,
        display.assets,
        book,
        live=options.text is TextMode.LIVE,
        transparency=options.standard is not Standard.X1A,
        shared=shared_items(pages),
        profile=options.profile,
    )
    for number, page in enumerate(pages, 1):
        _add_page(file, page, context, options.scale)
        progress(number / len(pages))
    if options.condition and claims:
        conform(file, options.standard, options.condition)
    context.complete()
    return file.finish()


def user_unit(media: Box, scale: int = 1) -> int:
    """How many points one unit of the page stands for; a 1:10 file is never that large."""
    return LARGE_USER_UNIT if to_pt(max(media.width, media.height)) / scale > MAX_PDF_UNITS else 1


def _add_page(file: File, page: DisplayPage, context: Context, scale: int) -> None:
    media, unit = page.media, user_unit(page.media, scale)
    if unit != 1 and not context.transparency:  # PDF 1.4 has no UserUnit
        raise InputFault(
            Bilingual("PDF/X-1a 每边最长 5.08 m", "a side of a PDF/X-1a holds at most 5.08 m"),
            Bilingual("改用 pdf-x4，或加 --scale 10", "take pdf-x4, or add --scale 10"),
        )
    k = to_pt(1) / unit / scale
    onto = Affine(k, 0, 0, -k, -media.x * k, media.bottom * k)
    stream = ContentStream(context, onto)
    stream.items(page.items)
    head = f"q {onto.a:.9f} 0 0 {onto.d:.9f} {numbers((onto.e, onto.f))} cm".encode("ascii")
    entries = {
        "MediaBox": _box(media, onto),
        "BleedBox": _box(page.bled, onto),
        "TrimBox": _box(page.trim, onto),
        "Resources": stream.resources.as_dictionary(),
        "Contents": file.add(stream.finish({}, head, b"Q")),
    }
    if context.transparency:
        entries["Group"] = dictionary({"S": Name("Transparency"), "CS": Name(context.inks.value)})
    if unit != 1:
        entries["UserUnit"] = unit
    file.add_page(entries)


@lru_cache(maxsize=256)
def _box(box: Box, onto: Affine) -> str:
    left, top = onto.map(box.x, box.y)
    right, foot = onto.map(box.right, box.bottom)
    return row((left, foot, right, top))
