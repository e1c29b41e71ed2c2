"""A display page as CMYK rows: painted twice by the painter of the screen, its channels joined to inks."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from postermaker.backends.bitmaps import painting
from postermaker.backends.brushes import Inking, Plate
from postermaker.backends.painter import Prepared, prepare
from postermaker.display import DisplayPage
from postermaker.fonts import FontBook
from postermaker.geometry import Box


class Plates(NamedTuple):
    """A page prepared for both pictures that hold its inks."""

    cmy: Prepared
    black: Prepared


def prepare_plates(
    page: DisplayPage,
    assets: dict[str, bytes],
    book: FontBook,
    area: Box,
    width_px: int,
    height_px: int,
    profile: bytes | None = None,
) -> Plates:
    """A page's area (mm) mapped onto that many pixels; RGB becomes ink by the profile (None: the bundled one).

    Raises:
        InputFault: a picture that can't be decoded, or a profile that won't do.
    """
    cmy, black = (
        prepare(page, assets, book, area, width_px, height_px, Inking(plate, profile))
        for plate in (Plate.CMY, Plate.BLACK)
    )
    return Plates(cmy, black)


def cmyk_bands(plates: Plates, step: int, progress: Callable[[float], None]) -> Iterator[NDArray[np.uint8]]:
    """The page's rows from the top in bands of `step` rows, shape (rows, 4 × width), 255 is full ink.

    A band is painted over when the next one is asked for. The progress callback gets the share done, 0 to 1, and
    may raise to cancel.
    """
    width, height = plates.cmy.width_px, plates.cmy.height_px
    image = QImage(width, step, QImage.Format.Format_RGB32)
    inks = np.empty((step, width), np.dtype("<u4"))  # a pixel's bytes are C, M, Y, K
    for top in range(0, height, step):
        rows = min(step, height - top)
        band = inks[:rows]
        if plates.cmy.within(top, rows):
            painted = _painted(plates.cmy, image, top).convertToFormat(QImage.Format.Format_RGBX8888)
            np.invert(_pixels(painted)[:rows], out=band)  # the fourth byte was 255
        else:
            band.fill(0)
        if plates.black.within(top, rows):
            black = _pixels(_painted(plates.black, image, top))[:rows]
            np.bitwise_or(band, np.invert(black) << np.uint32(24), out=band)
        yield band.view(np.uint8)
        progress((top + rows) / height)


def _painted(plate: Prepared, image: QImage, top: int) -> QImage:
    if not plate.covered:
        image.fill(0xFFFFFFFF)
    with painting(image) as painter:
        plate.paint(painter, top, image.height())
    return image


def _pixels(image: QImage) -> NDArray[np.uint32]:
    """An image's pixels as words; numpy does not keep the image alive."""
    return np.frombuffer(image.constBits(), np.dtype("<u4")).reshape(image.height(), image.width())
