"""A display page as pixels: painted by Qt in bands, written as PNG or JPEG with its resolution."""

from collections.abc import Callable, Iterator
from typing import IO, TypeVar

import numpy as np
from msgspec import Struct
from PySide6.QtGui import QImage

from postermaker.backends.painter import Prepared, Work, painting, prepare
from postermaker.backends.png import Rows, pack, write_png
from postermaker.display import DisplayList
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.images import Pixels, Space, encode_jpeg
from postermaker.units import to_px

#: No format or viewer takes more a side than this.
MAX_SIDE_PX = 300_000
#: Bands hold about this many pixels: they stay in the processor's cache from painting to packing.
_BAND_PX = 250_000
#: Up to so many things in a band, converting it costs more than painting it the slow way.
_FEW = 6
MAX_JPEG_PX = 65_500

Progress = Callable[[float], None]
Band = TypeVar("Band")  #: what is made of some rows: a piece of a PNG, a copy


class RasterOptions(Struct, frozen=True, kw_only=True):
    """How a page becomes pixels."""

    dpi: float  #: at real size
    scale: int = 1  #: 10 tags the same pixels as a tenth of the size
    page: int = 0  #: counted from 0
    quality: int = 92  #: of a JPEG
    bleed: bool = False  #: paint the bleed too


def _pixels(display: DisplayList, book: FontBook, options: RasterOptions) -> Prepared:
    page = display.pages[options.page]
    area = page.media if options.bleed else page.media.grown(-page.bleed)
    width, height = max(1, to_px(area.width, options.dpi)), max(1, to_px(area.height, options.dpi))
    if max(width, height) > MAX_SIDE_PX:
        raise InputFault(
            Bilingual(f"{width} × {height} 像素太大", f"{width} × {height} px are too many"),
            Bilingual("用 --dpi 降低分辨率", "lower the resolution with --dpi"),
        )
    return prepare(page, display.assets, book, area, width, height)


def bands(prepared: Prepared, finish: Callable[[Rows], Band], progress: Progress) -> Iterator[Band]:
    """The page's rows from the top, RGB, on white paper, band by band as `finish` makes them.

    `finish` must keep no view of the rows, they are painted over. The progress callback gets the share
    done, 0 to 1, and may raise to cancel.
    """
    width, height = prepared.width_px, prepared.height_px
    step = max(16, min(height, _BAND_PX // width))
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
                    del _bands[next(iter(_bands))]
            yield known  # type: ignore[misc]  # the key holds the function that made it
        progress((top + rows) / height)


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
_bands: dict[tuple[object, int, int, int, tuple[Work, ...]], object] = {}
_KNOWN_BANDS = 64
#: Larger pages are not painted over and over, and their bands are many.
_REMEMBERED_PX = 9_000_000


def write_page_png(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> None:
    """One page as PNG.

    Raises:
        InputFault: a picture that can't be decoded.
    """
    prepared = _pixels(display, book, options)
    packed = bands(prepared, pack, progress)
    write_png(stream, prepared.width_px, prepared.height_px, options.dpi * options.scale, packed)


def write_page_jpeg(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> None:
    """One page as JPEG; the whole picture is held while it is compressed.

    Raises:
        InputFault: a picture that can't be decoded, or a side longer than JPEG can say.
    """
    prepared = _pixels(display, book, options)
    if max(prepared.width_px, prepared.height_px) > MAX_JPEG_PX:
        raise InputFault(
            Bilingual("JPEG 每边最多 65,500 像素", "a JPEG side holds at most 65,500 px"),
            Bilingual("用 --dpi 降低分辨率，或导出 PNG", "lower it with --dpi, or export PNG"),
        )
    whole = np.concatenate(list(bands(prepared, np.copy, progress)))
    pixels = Pixels(prepared.width_px, prepared.height_px, Space.RGB, whole.tobytes(), None, None)
    stream.write(encode_jpeg(pixels, options.quality, options.dpi * options.scale))
