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

#: Colour types.
_GRAY, _RGB, _INDEXED = 0, 2, 3


def pack(rows: Rows) -> Piece:
    """8-bit RGB rows, three bytes a pixel; the first is filtered by itself, the others against the one above."""
    return deflate.pack(_filtered(rows))


def pack_tight(rows: Rows) -> Piece:
    """The same in less room, for pages that are made one at a time."""
    return deflate.pack(_filtered(rows), tight=True)


def _filtered(rows: Rows) -> memoryview:
    height, width = rows.shape
    filtered = np.empty((height, width + 1), np.uint8)
    filtered[0, 0] = 1  # the sub filter
    filtered[0, 1:4] = rows[0, :3]
    np.subtract(rows[0, 3:], rows[0, :-3], out=filtered[0, 4:])
    filtered[1:, 0] = 2  # the up filter
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    return filtered.data


def write_png(stream: IO[bytes], width_px: int, height_px: int, dpi: float, bands: Iterable[Piece]) -> None:
    """An RGB PNG with its resolution and the sRGB mark.

    Args:
        stream: where it goes.
        width_px: pixels a row.
        height_px: rows in all.
        dpi: written as pixels per metre.
        bands: the rows from the top, packed in bands of any height.
    """
    _head(stream, (width_px, height_px), 8, _RGB, dpi)
    _body(stream, bands)


def write_indexed_png(
    stream: IO[bytes], dpi: float, pixels: Rows, palette: NDArray[np.integer] | None
) -> None:
    """A PNG of few colours, as few bits a pixel as will do.

    Args:
        stream: where it goes.
        dpi: written as pixels per metre.
        pixels: each pixel's place in the palette, or 0 (black) and 1 (white) without one; shape (height, width).
        palette: up to 256 colours as 0xRRGGBB, or None.
    """
    height, width = pixels.shape
    depth = 1 if palette is None else next(bits for bits in (1, 2, 4, 8) if len(palette) <= 1 << bits)
    _head(stream, (width, height), depth, _GRAY if palette is None else _INDEXED, dpi)
    if palette is not None:
        _chunk(stream, b"PLTE", b"".join(int(color).to_bytes(3, "big") for color in palette))
    rows = _joined_bits(pixels, depth)
    unfiltered = np.zeros((height, 1 + rows.shape[1]), np.uint8)
    unfiltered[:, 1:] = rows
    _body(stream, [deflate.pack(unfiltered.data)])


def _joined_bits(pixels: Rows, depth: int) -> Rows:
    """Pixels of so many bits, the first in the highest bits of its byte; rows end on a byte."""
    each = 8 // depth
    height, width = pixels.shape
    padded = np.zeros((height, -(-width // each) * each), np.uint8)
    padded[:, :width] = pixels
    joined = np.zeros((height, padded.shape[1] // each), np.uint8)
    for place in range(each):
        joined |= padded[:, place::each] << (8 - depth * (place + 1))
    return joined


def _head(stream: IO[bytes], size_px: tuple[int, int], depth: int, kind: int, dpi: float) -> None:
    stream.write(b"\x89PNG\r\n\x1a\n")
    _chunk(stream, b"IHDR", struct.pack(">IIBBBBB", *size_px, depth, kind, 0, 0, 0))
    _chunk(stream, b"sRGB", b"\x01")  # intent: relative colorimetric
    per_metre = round(dpi * 1000 / MM_PER_INCH)
    _chunk(stream, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))


def _body(stream: IO[bytes], pieces: Iterable[Piece]) -> None:
    for part in deflate.joined(pieces):
        _chunk(stream, b"IDAT", part)
    _chunk(stream, b"IEND", b"")


def _chunk(stream: IO[bytes], kind: bytes, body: bytes) -> None:
    crc = zlib.crc32(body, zlib.crc32(kind))
    stream.write(b"".join((len(body).to_bytes(4, "big"), kind, body, crc.to_bytes(4, "big"))))
