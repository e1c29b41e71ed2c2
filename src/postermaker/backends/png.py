"""PNG written row band by row band: the up filter and one deflate stream, so memory stays flat.

Layout of the chunks: PNG specification (ISO/IEC 15948). isal deflates about fifteen times faster than zlib at
the same size; without it zlib serves.
"""

import struct
import zlib
from collections.abc import Iterable
from types import ModuleType
from typing import IO, Protocol

import numpy as np
from numpy.typing import NDArray

from postermaker.units import MM_PER_INCH

isal_zlib: ModuleType
try:
    from isal import isal_zlib
except ImportError:  # no wheel for this machine
    isal_zlib = zlib

Rows = NDArray[np.uint8]  #: shape (rows, row bytes)


class _Deflater(Protocol):
    def compress(self, data: memoryview) -> bytes: ...
    def flush(self) -> bytes: ...


def write_png(stream: IO[bytes], width_px: int, height_px: int, dpi: float, bands: Iterable[Rows]) -> None:
    """An RGB PNG with its resolution and the sRGB mark.

    Args:
        stream: where it goes.
        width_px: pixels a row.
        height_px: rows in all.
        dpi: written as pixels per metre.
        bands: 8-bit RGB rows from the top, three bytes a pixel, in bands of any height.
    """
    stream.write(b"\x89PNG\r\n\x1a\n")
    _chunk(stream, b"IHDR", struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0))
    _chunk(stream, b"sRGB", b"\x01")  # intent: relative colorimetric
    per_metre = round(dpi * 1000 / MM_PER_INCH)
    _chunk(stream, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    deflater: _Deflater = isal_zlib.compressobj(1)
    above = np.zeros(3 * width_px, np.uint8)
    for band in bands:
        filtered = np.empty((len(band), 3 * width_px + 1), np.uint8)
        filtered[:, 0] = 2  # the up filter
        filtered[0, 1:] = band[0] - above
        np.subtract(band[1:], band[:-1], out=filtered[1:, 1:])
        above = band[-1].copy()
        _data(stream, deflater.compress(filtered.data))
    _data(stream, deflater.flush())
    _chunk(stream, b"IEND", b"")


def _data(stream: IO[bytes], packed: bytes) -> None:
    if packed:
        _chunk(stream, b"IDAT", packed)


def _chunk(stream: IO[bytes], kind: bytes, body: bytes) -> None:
    stream.write(struct.pack(">I", len(body)) + kind)
    stream.write(body)
    stream.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(kind))))
