"""PNG written strip by strip, each deflated by itself: memory stays flat, and a known strip is packed only once.

Layout of the chunks: PNG specification (ISO/IEC 15948). isal deflates about fifteen times faster than zlib at
the same size; without it zlib serves.
"""

import struct
import zlib
from collections.abc import Iterable
from types import ModuleType
from typing import IO

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from postermaker.units import MM_PER_INCH

isal_zlib: ModuleType
try:
    from isal import isal_zlib
except ImportError:  # no wheel for this machine
    isal_zlib = zlib

Rows = NDArray[np.uint8]  #: shape (rows, row bytes)


class Strip(Struct, frozen=True):
    """Rows of an RGB picture, filtered and deflated by themselves: strips join to one stream in any order."""

    packed: bytes  #: whole deflate blocks that end on a byte
    rows: int
    length: int  #: bytes before deflating
    adler: int  #: Adler-32 of these


def pack(rows: Rows) -> Strip:
    """8-bit RGB rows, three bytes a pixel, as a strip; the first row is filtered by itself, the others against the one above."""
    height, width = rows.shape
    filtered = np.empty((height, width + 1), np.uint8)
    filtered[0, 0] = 1  # the sub filter
    filtered[0, 1:4] = rows[0, :3]
    np.subtract(rows[0, 3:], rows[0, :-3], out=filtered[0, 4:])
    filtered[1:, 0] = 2  # the up filter
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    deflater = isal_zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflater.compress(filtered.data) + deflater.flush(zlib.Z_FULL_FLUSH)
    return Strip(packed, height, filtered.size, isal_zlib.adler32(filtered.data))


def write_png(stream: IO[bytes], width_px: int, height_px: int, dpi: float, strips: Iterable[Strip]) -> None:
    """An RGB PNG with its resolution and the sRGB mark.

    Args:
        stream: where it goes.
        width_px: pixels a row.
        height_px: rows in all.
        dpi: written as pixels per metre.
        strips: the rows from the top, in strips of any height.
    """
    stream.write(b"\x89PNG\r\n\x1a\n")
    _chunk(stream, b"IHDR", struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0))
    _chunk(stream, b"sRGB", b"\x01")  # intent: relative colorimetric
    per_metre = round(dpi * 1000 / MM_PER_INCH)
    _chunk(stream, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    _chunk(stream, b"IDAT", _ZLIB_HEAD)
    adler = 1
    for strip in strips:
        _chunk(stream, b"IDAT", strip.packed)
        adler = _joined(adler, strip)
    _chunk(stream, b"IDAT", _LAST_BLOCK + struct.pack(">I", adler))
    _chunk(stream, b"IEND", b"")


#: RFC 1950: deflate with a window of 32 KB, the fastest level, no dictionary.
_ZLIB_HEAD = b"\x78\x01"
#: RFC 1951: an empty last block of fixed codes.
_LAST_BLOCK = b"\x03\x00"


def _joined(adler: int, strip: Strip) -> int:
    """Adler-32 of what went before and a strip after it (RFC 1950: two sums modulo 65521)."""
    low, high = adler & 0xFFFF, adler >> 16
    low_after, high_after = strip.adler & 0xFFFF, strip.adler >> 16
    total = high + high_after + strip.length * (low - 1)
    return (total % 65521) << 16 | (low + low_after - 1) % 65521


def _chunk(stream: IO[bytes], kind: bytes, body: bytes) -> None:
    stream.write(struct.pack(">I", len(body)) + kind)
    stream.write(body)
    stream.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(kind))))
