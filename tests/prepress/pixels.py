"""Pages as pixels, their slugs and bleed included."""

import io

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.display import DisplayList, DisplayPage, Layer
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Edges, Size

Picture = NDArray[np.int16]


def whole(page: DisplayPage) -> DisplayPage:
    """The page with bleed and slug made part of its trim."""
    media = page.media
    moved = Layer("all", page.items, Affine.translation(-media.x, -media.y))
    return replace(page, size=Size(media.width, media.height), bleed=0.0, slug=Edges(), items=(moved,))


def shot(page: DisplayPage, book: FontBook, dpi: float, assets: dict[str, bytes] | None = None) -> Picture:
    """A page's media in RGB."""
    stream = io.BytesIO()
    display = DisplayList("", (whole(page),), assets or {})
    write_page_png(stream, display, book, RasterOptions(dpi=dpi), lambda share: None)
    return np.asarray(Image.open(stream).convert("RGB"), np.int16)


def save(picture: Picture, path: str) -> None:
    """For looking at."""
    Image.fromarray(picture.astype(np.uint8)).save(path)
