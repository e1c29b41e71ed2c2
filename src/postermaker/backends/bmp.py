"""BMP as every panel's software reads it: uncompressed, rows from the foot, a header of 40 bytes.

Layout: BITMAPFILEHEADER and BITMAPINFOHEADER of the Windows API. Four bits a pixel are left out: old readers of panels
know 1, 8 and 24.
"""

import struct
from collections.abc import Sequence
from typing import IO

import numpy as np
from numpy.typing import NDArray

from postermaker.units import MM_PER_INCH

Rows = NDArray[np.uint8]

_HEADS = 14 + 40


def write_indexed_bmp(stream: IO[bytes], dpi: float, pixels: Rows, palette: Sequence[int]) -> None:
    """A BMP of few colours, 1 bit a pixel where two will do, else 8.

    Args:
        stream: where it goes.
        dpi: written as pixels per metre.
        pixels: each pixel's place in the palette; shape (height, width).
        palette: up to 256 colours as 0xRRGGBB.
    """
    bits = 1 if len(palette) <= 2 else 8
    # a reader that takes the palette's length from the bits a pixel must find all of it
    colors = [*palette, *[0] * ((1 << bits) - len(palette))]
    rows = np.packbits(pixels, axis=1) if bits == 1 else pixels
    table = b"".join(struct.pack("<I", color) for color in colors)
    _write(stream, dpi, (pixels.shape[1], pixels.shape[0]), bits, table, rows)


def write_bmp(stream: IO[bytes], dpi: float, pixels: Rows) -> None:
    """A BMP of 24 bits a pixel from RGB; shape (height, width, 3)."""
    height, width, _ = pixels.shape
    _write(stream, dpi, (width, height), 24, b"", pixels[:, :, ::-1].reshape(height, 3 * width))


def _write(
    stream: IO[bytes], dpi: float, size_px: tuple[int, int], bits: int, table: bytes, rows: Rows
) -> None:
    padded = np.zeros((rows.shape[0], -(-rows.shape[1] // 4) * 4), np.uint8)
    padded[:, : rows.shape[1]] = rows
    body, at = padded[::-1].tobytes(), _HEADS + len(table)
    per_metre = round(dpi * 1000 / MM_PER_INCH)
    stream.write(struct.pack("<2sIHHI", b"BM", at + len(body), 0, 0, at))
    counts = (per_metre, per_metre, len(table) // 4, 0)
    stream.write(struct.pack("<IiiHHIIiiII", 40, *size_px, 1, bits, 0, len(body), *counts))
    stream.write(table + body)
