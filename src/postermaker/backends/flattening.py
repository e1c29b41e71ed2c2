"""Transparency flattened for files that may hold none (PDF/X-1a): what shows through becomes a picture in ink.

All that is painted up to the last thing that shows through is painted plate by plate into one CMYK picture without
loss; what lies above it stays as it is, so texts on top keep their outlines.
"""

import hashlib
import io
from typing import assert_never

from msgspec.structs import replace

from postermaker.backends.raster import Area, RasterOptions
from postermaker.backends.tiff import write_page_tiff
from postermaker.color import Flat, Paint, opacities
from postermaker.display import Blend, DisplayItem, DisplayList, DisplayPage, GlyphRun, Image, Layer, Outlined
from postermaker.document.model import Crop
from postermaker.fonts import FontBook
from postermaker.geometry import Affine
from postermaker.images import decode
from postermaker.library.presets import Colors, Compression


def flattened(display: DisplayList, book: FontBook, dpi: float, profile: bytes | None = None) -> DisplayList:
    """A display list in which nothing shows through anything; the same one where nothing did.

    Args:
        display: what is to be written.
        book: the faces.
        dpi: of the pictures, at real size.
        profile: what CMYK means to pictures; None: the bundled print condition.

    Raises:
        InputFault: a picture that can't be decoded, or a page too large to be painted.
    """
    pages: list[DisplayPage] = []
    assets = dict(display.assets)
    for page in display.pages:
        upto = _clear_above(page.items, display.assets)
        if upto:
            picture, data = _painted(replace(page, items=page.items[:upto]), display, book, dpi, profile)
            assets[picture.asset] = data
            page = replace(page, items=(picture, *page.items[upto:]))
        pages.append(page)
    same = all(a is b for a, b in zip(pages, display.pages, strict=True))
    return display if same else replace(display, pages=tuple(pages), assets=assets)


def _clear_above(items: tuple[DisplayItem, ...], assets: dict[str, bytes]) -> int:
    """How many items there are up to the last that shows through."""
    return max((i for i, item in enumerate(items, 1) if _shows_through(item, assets)), default=0)


def _shows_through(item: DisplayItem, assets: dict[str, bytes]) -> bool:
    match item:
        case Layer():
            apart = item.opacity < 1 or item.blend is not Blend.NORMAL
            return apart or any(_shows_through(each, assets) for each in item.items)
        case Outlined() | GlyphRun():
            return any(paint and _is_thin(paint) for paint in (item.fill, item.pen and item.pen.paint))
        case Image():
            return decode(assets[item.asset], item.element).alpha is not None
        case _:
            assert_never(item)


def _is_thin(paint: Paint) -> bool:
    return paint.opacity < 1 if isinstance(paint, Flat) else min(opacities(paint)) < 1


def _painted(
    page: DisplayPage, display: DisplayList, book: FontBook, dpi: float, profile: bytes | None
) -> tuple[Image, bytes]:
    """A page as one picture over its bleed, and the picture's bytes."""
    stream = io.BytesIO()
    options = RasterOptions(
        dpi=dpi, area=Area.MEDIA, colors=Colors.CMYK, compression=Compression.DEFLATE, profile=profile
    )
    alone = replace(display, pages=(page,))
    write_page_tiff(stream, alone, book, options, lambda share: None)
    data = stream.getvalue()
    name = f"{hashlib.sha256(data).hexdigest()}.tif"
    box = page.media
    return Image("flattened", name, Crop(), Affine(box.width, 0, 0, box.height, box.x, box.y)), data
