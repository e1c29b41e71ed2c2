"""A display page as pixels: painted by Qt in bands, written as PNG or JPEG with its resolution."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import IO, NamedTuple, TypeVar, assert_never

import numpy as np
from msgspec import Struct
from PySide6.QtGui import QImage

from postermaker.backends import jpeg
from postermaker.backends.bitmaps import painting
from postermaker.backends.brushes import Inking, Plate
from postermaker.backends.operations import Work
from postermaker.backends.painter import Prepared, prepare
from postermaker.backends.plates import cmyk_bands, prepare_plates
from postermaker.backends.png import Rows, pack, pack_tight, write_indexed_png, write_png
from postermaker.display import DisplayList, DisplayPage
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.library import presets
from postermaker.library.presets import Colors, Compression
from postermaker.units import to_px

#: No format or viewer takes more a side than this.
MAX_SIDE_PX = 300_000
#: Bands hold about this many pixels: they stay in the processor's cache from painting to packing.
_BAND_PX = 180_000
#: Up to so many things in a band, converting it costs more than painting it the slow way.
_FEW = 6

Progress = Callable[[float], None]
Band = TypeVar("Band")  #: what is made of some rows: a piece of a PNG, a copy


class Area(StrEnum):
    """Which part of a page becomes the picture."""

    TRIM = "trim"
    BLEED = "bleed"  #: and the bleed
    MEDIA = "media"  #: and the slug: marks, the white edge of a banner


class RasterOptions(Struct, frozen=True, kw_only=True):
    """How a page becomes pixels; what a format has no use for is ignored."""

    dpi: float  #: at real size
    scale: int = 1  #: 10 tags the same pixels as a tenth of the size
    page: int = 0  #: counted from 0
    area: Area = Area.TRIM
    colors: Colors = Colors.RGB  #: of a JPEG or TIFF
    profile: bytes | None = None  #: a shop's own CMYK profile; None: the bundled one
    quality: int = 92  #: of a JPEG
    compression: Compression = Compression.NONE  #: of a TIFF
    pixels: presets.Pixels = presets.Pixels.SMOOTH  #: of a PNG


class Raster(NamedTuple):
    """What of a page becomes a picture, and of which size."""

    page: DisplayPage
    area: Box
    width_px: int
    height_px: int


def raster_of(display: DisplayList, options: RasterOptions) -> Raster:
    """The page that the options name, its area and the picture's size.

    Raises:
        InputFault: a side is too long.
    """
    page = display.pages[options.page]
    match options.area:
        case Area.TRIM:
            area = page.trim
        case Area.BLEED:
            area = page.bled
        case Area.MEDIA:
            area = page.media
        case _:
            assert_never(options.area)
    width, height = max(1, to_px(area.width, options.dpi)), max(1, to_px(area.height, options.dpi))
    if max(width, height) > MAX_SIDE_PX:
        raise InputFault(
            Bilingual(f"{width} × {height} 像素太大", f"{width} × {height} px are too many"),
            Bilingual("用 --dpi 降低分辨率", "lower the resolution with --dpi"),
        )
    return Raster(page, area, width, height)


def _prepared(display: DisplayList, book: FontBook, options: RasterOptions, plate: Plate) -> Prepared:
    raster = raster_of(display, options)
    size = (raster.width_px, raster.height_px)
    return prepare(raster.page, display.assets, book, raster.area, *size, Inking(plate))


def bands(prepared: Prepared, finish: Callable[[Rows], Band], progress: Progress) -> Iterator[Band]:
    """The page's rows from the top, RGB, on white paper, band by band as `finish` makes them.

    All bands but the last have the same height, a multiple of eight if there are several. `finish` must keep no
    view of the rows, they are painted over. The progress callback gets the share done, 0 to 1, and may raise to
    cancel.
    """
    width, height = prepared.width_px, prepared.height_px
    step = band_rows(width, height)
    # Qt paints edges twice as fast in RGB32, but then the band has to be converted
    quick, plain = (
        QImage(width, step, kind) for kind in (QImage.Format.Format_RGB32, QImage.Format.Format_RGB888)
    )
    for top in range(0, height, step):
        rows = min(step, height - top)
        work = prepared.within(top, rows)
        if len(work) > _FEW or width * height > _REMEMBERED_PX:
            yield _finished(prepared, quick, top, rows, finish)
        else:
            key = (finish, width, top, rows, work)
            known = _bands.get(key)
            if known is None:
                known = _bands[key] = _finished(prepared, plain, top, rows, finish)
                if len(_bands) > _KNOWN_BANDS:
                    _bands.popitem(last=False)
            yield known  # type: ignore[misc]  # the key holds the function that made it
        progress((top + rows) / height)


def band_rows(width_px: int, height_px: int) -> int:
    """How many rows a band has; never more than the picture."""
    return min(height_px, max(16, _BAND_PX // width_px // 8 * 8))


def _finished(prepared: Prepared, image: QImage, top: int, rows: int, finish: Callable[[Rows], Band]) -> Band:
    """A band painted on an image that is used again."""
    if not prepared.covered:
        image.fill(0xFFFFFFFF)
    with painting(image) as painter:
        prepared.paint(painter, top, rows)
    painted = image.convertToFormat(QImage.Format.Format_RGB888)
    return finish(_view(painted, rows, prepared.width_px))  # used up before `painted` is let go


def _view(image: QImage, rows: int, width: int) -> Rows:
    """An image's bytes without the padding of its rows; numpy does not keep the image alive."""
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return whole[:rows, : 3 * width]


#: Finished bands of few things, by place and the very things in them: the ground and borders of a batch.
_bands: OrderedDict[tuple[object, int, int, int, tuple[Work, ...]], object] = OrderedDict()
_KNOWN_BANDS = 64
#: Larger pages are not painted over and over, and their bands are many.
_REMEMBERED_PX = 9_000_000


def page_bands(
    display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> Iterator[Rows]:
    """A page's rows from the top as the options want them: RGB or CMYK, 8 bits a sample, interleaved.

    A band may be painted over when the next one is asked for. Their heights are as with `bands`.

    Raises:
        InputFault: a picture that can't be decoded, or a profile that won't do.
    """
    match options.colors:
        case Colors.RGB:
            return bands(_prepared(display, book, options, Plate.SCREEN), np.copy, progress)
        case Colors.CMYK:
            raster = raster_of(display, options)
            size = (raster.width_px, raster.height_px)
            plates = prepare_plates(raster.page, display.assets, book, raster.area, *size, options.profile)
            return cmyk_bands(plates, band_rows(*size), progress)
        case _:
            assert_never(options.colors)


def write_page_png(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> None:
    """One page as PNG.

    Raises:
        InputFault: a picture that can't be decoded.
    """
    if options.pixels is not presets.Pixels.SMOOTH:
        _write_crisp_png(stream, display, book, options, progress)
        return
    prepared = _prepared(display, book, options, Plate.SCREEN)
    large = prepared.width_px * prepared.height_px > _REMEMBERED_PX
    packed = bands(prepared, pack_tight if large else pack, progress)
    write_png(stream, prepared.width_px, prepared.height_px, options.dpi * options.scale, packed)


def _write_crisp_png(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> None:
    """One page without antialiasing: with a palette if it has few colours, or in one bit. It is held whole."""
    prepared = _prepared(display, book, options, Plate.CRISP)
    width, height, dpi = prepared.width_px, prepared.height_px, options.dpi * options.scale
    whole = np.concatenate(list(bands(prepared, np.copy, progress)))
    if options.pixels is presets.Pixels.MONO:
        write_indexed_png(stream, dpi, _lit(whole.reshape(height, width, 3)), None)
        return
    red, green, blue = (whole[:, channel::3].astype(np.uint32) for channel in range(3))
    codes = red << 16 | green << 8 | blue
    used = np.zeros(1 << 24, bool)
    used[codes] = True
    palette = np.flatnonzero(used)
    if len(palette) > 256:  # a picture or a gradient
        write_png(stream, width, height, dpi, [pack(whole)])
        return
    places = np.zeros(1 << 24, np.uint8)
    places[palette] = np.arange(len(palette))
    write_indexed_png(stream, dpi, places[codes], palette)


def _lit(pixels: Rows) -> Rows:
    """Which lamps of a panel of one colour are lit, 0 or 1: the lighter half between the page's extremes.

    So red characters on black are lit as well as white ones.
    """
    light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)  # Rec. 709
    least, most = float(light.min()), float(light.max())
    middle = (least + most) / 2 if most > least else 127.5
    lit: Rows = (light > middle).astype(np.uint8)
    return lit


def write_page_jpeg(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> None:
    """One page as JPEG, RGB or CMYK.

    Raises:
        InputFault: a picture that can't be decoded, a profile that won't do, or a side longer than JPEG can say.
    """
    raster = raster_of(display, options)
    jpeg.check_size(raster.width_px, raster.height_px)
    form = jpeg.Form(
        raster.width_px,
        raster.height_px,
        options.colors,
        options.quality,
        options.dpi * options.scale,
        options.profile,
    )
    jpeg.write_jpeg(stream, form, page_bands(display, book, options, progress))
