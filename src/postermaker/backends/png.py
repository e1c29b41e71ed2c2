"""PNG written band by band, each deflated by itself: memory stays flat, and a known band is packed only once.

Layout of the chunks: PNG specification (ISO/IEC 15948).
"""

import struct
import zlib
from collections.abc import Iterable
from typing import IO

import numpy as np
from numpy.typing import NDArray

from postermaker.backends import deflate
from postermaker.backends.deflate import Piece
from postermaker.units import MM_PER_INCH

Rows = NDArray[np.uint8]  #: shape (rows, row bytes)


def pack(rows: Rows) -> Piece:
    """8-bit RGB rows, three bytes a pixel; the first is filtered by itself, the others against the one above."""
    height, width = rows.shape
    filtered = np.empty((height, width + 1), np.uint8)
    filtered[0, 0] = 1  # the sub filter
    filtered[0, 1:4] = rows[0, :3]
    np.subtract(rows[0, 3:], rows[0, :-3], out=filtered[0, 4:])
    filtered[1:, 0] = 2  # the up filter
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    return deflate.pack(filtered.data)


def write_png(stream: IO[bytes], width_px: int, height_px: int, dpi: float, bands: Iterable[Piece]) -> None:
    """An RGB PNG with its resolution and the sRGB mark.

    Args:
        stream: where it goes.
        width_px: pixels a row.
        height_px: rows in all.
        dpi: written as pixels per metre.
        bands: the rows from the top, packed in bands of any height.
    """
    stream.write(b"\x89PNG\r\n\x1a\n")
    _chunk(stream, b"IHDR", struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0))
    _chunk(stream, b"sRGB", b"\x01")  # intent: relative colorimetric
    per_metre = round(dpi * 1000 / MM_PER_INCH)
    _chunk(stream, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    for part in deflate.joined(bands):
        _chunk(stream, b"IDAT", part)
    _chunk(stream, b"IEND", b"")


def _chunk(stream: IO[bytes], kind: bytes, body: bytes) -> None:
    stream.write(struct.pack(">I", len(body)) + kind)
    stream.write(body)
    stream.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(kind))))
