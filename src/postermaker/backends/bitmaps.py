"""Pictures as Qt holds them: for the screen in sRGB, for print as plates, cut and shrunk to what is shown."""

import contextlib
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from postermaker import icc
from postermaker.backends.brushes import Inking, Plate
from postermaker.document.model import Crop
from postermaker.images import Pixels, Space, decode

_Format = QImage.Format


@contextlib.contextmanager
def painting(image: QImage) -> Iterator[QPainter]:
    """A painter on an image that is ended whatever happens: Qt complains of an image lost under its painter."""
    painter = QPainter(image)
    try:
        yield painter
    finally:
        painter.end()


def reduced(data: bytes, crop: Crop, width: int, height: int, inking: Inking) -> QImage:
    """The part of a picture that is shown, shrunk to its size in pixels where that is less than half.

    Raises:
        InputFault: it can't be decoded, or the profile won't do.
    """
    match inking.plate:
        case Plate.SCREEN | Plate.CRISP:
            return _on_screen(data, crop, width, height)
        case Plate.CMY:
            return _on_plates(data, crop, width, height, inking.profile)[0]
        case Plate.BLACK:
            return _on_plates(data, crop, width, height, inking.profile)[1]
        case _:
            assert_never(inking.plate)


# few are kept: a photo of 24 megapixels takes 96 MB, and a list may bring another one with each row
@lru_cache(maxsize=6)
def _on_screen(data: bytes, crop: Crop, width: int, height: int) -> QImage:
    return _shrunk(_cropped(decoded(data), crop), width, height)


# as many: both plates are made at once, but one is asked for when the whole page was painted with the other
@lru_cache(maxsize=6)
def _on_plates(
    data: bytes, crop: Crop, width: int, height: int, profile: bytes | None
) -> tuple[QImage, QImage]:
    cmy, black = (_shrunk(_cropped(plate, crop), width, height) for plate in _separated(data, profile))
    return cmy, black


def _shrunk(shown: QImage, width: int, height: int) -> QImage:
    """Qt's smooth drawing looks at four pixels only, so more than half must be shrunk before."""
    if shown.width() <= 2 * width or shown.height() <= 2 * height:
        return shown
    return shown.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


@lru_cache(maxsize=3)
def decoded(data: bytes) -> QImage:
    """A picture in sRGB.

    Raises:
        InputFault: it can't be decoded.
    """
    pixels = icc.convert(decode(data, "…"), Space.RGB)
    if pixels.space is Space.GRAY:
        image = _image(pixels.samples, pixels, 1, _Format.Format_Grayscale8)
    else:
        image = _image(pixels.samples, pixels, 3, _Format.Format_RGB888)
    return _masked(image.convertToFormat(_Format.Format_RGB32), pixels.alpha)


def _separated(data: bytes, profile: bytes | None) -> tuple[QImage, QImage]:
    """A picture's plates: cyan, magenta and yellow; black. A gray picture is on the black plate alone.

    Raises:
        InputFault: it can't be decoded, or the profile won't do.
    """
    pixels = icc.convert(decode(data, "…"), Space.CMYK, profile)
    if pixels.space is Space.GRAY:
        black = _image(pixels.samples, pixels, 1, _Format.Format_Grayscale8)
        blank = QImage(black.size(), _Format.Format_Grayscale8)
        blank.fill(255)
        return _masked(blank, pixels.alpha), _masked(black, pixels.alpha)
    import numpy as np  # takes as long to load as the rest of the window; only CMYK pictures wait for it

    kept = np.invert(np.frombuffer(pixels.samples, np.uint8)).reshape(-1, 4)  # 255 is no ink
    black = _image(kept[:, 3].tobytes(), pixels, 1, _Format.Format_Grayscale8)
    colours = _image(kept.tobytes(), pixels, 4, _Format.Format_RGBX8888).convertToFormat(_Format.Format_RGB32)
    return _masked(colours, pixels.alpha), _masked(black, pixels.alpha)


def _image(samples: bytes, pixels: Pixels, samples_px: int, kind: QImage.Format) -> QImage:
    """A copy of samples as a picture; Qt does not keep them alive."""
    return QImage(samples, pixels.width_px, pixels.height_px, pixels.width_px * samples_px, kind).copy()


def _masked(image: QImage, alpha: bytes | None) -> QImage:
    """A picture with its alpha, in a format that Qt draws quickly."""
    if alpha is None:
        return image
    width, height = image.width(), image.height()
    mask = QImage(alpha, width, height, width, _Format.Format_Alpha8)
    image = image.convertToFormat(_Format.Format_ARGB32_Premultiplied)
    with painting(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, mask)
    return image


def _cropped(image: QImage, crop: Crop) -> QImage:
    if crop == Crop():
        return image
    w, h = image.width(), image.height()
    x, y = round(crop.x * w), round(crop.y * h)
    return image.copy(x, y, max(1, round(crop.width * w)), max(1, round(crop.height * h)))
