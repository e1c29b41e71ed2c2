"""The one door to deflate: whole streams, and pieces packed alone that join to one stream later.

A batch draws most things again in every file; what is packed once costs nothing the next time. isal deflates
several times faster than zlib at the same size; without it zlib serves.
"""

import zlib
from collections.abc import Iterable, Iterator
from types import ModuleType

from msgspec import Struct

isal_zlib: ModuleType
try:
    from isal import isal_zlib
except ImportError:  # no wheel for this machine
    isal_zlib = zlib

#: RFC 1950: deflate with a window of 32 KB, the fastest level, no dictionary.
_HEAD = b"\x78\x01"
#: RFC 1951: an empty last block of fixed codes.
_LAST_BLOCK = b"\x03\x00"


#: Equal input has to give equal bytes. isal 1.9 packs it otherwise now and then, after what it packed before: at level 1
#: one stream of 5,000 in the workers of a batch, at level 2 one of 3,000. At level 0 none of 60,000, and it is the
#: fastest, but takes a third more room, in large pictures twice as much. zlib packs what is small.
_ALIKE, _TIGHT = 0, 2
_SMALL = 16_384


class Piece(Struct, frozen=True):
    """Bytes deflated by themselves: pieces join to one stream in any order."""

    packed: bytes  #: whole deflate blocks that end on a byte
    length: int  #: bytes before deflating
    adler: int  #: Adler-32 of these


def deflated(data: bytes) -> bytes:
    """Data as a zlib stream; speed before the last per cent of size."""
    return zlib.compress(data) if len(data) <= _SMALL else bytes(isal_zlib.compress(data, _ALIKE))


def crc_of(parts: Iterable[bytes]) -> int:
    """The CRC-32 of parts of bytes, one after the other."""
    crc = 0
    for part in parts:
        crc = isal_zlib.crc32(part, crc)
    return crc


def pack(data: bytes | memoryview, *, tight: bool = False) -> Piece:
    """Data as a piece; `tight` saves room where nobody compares the bytes with those of another run."""
    length = data.nbytes if isinstance(data, memoryview) else len(data)
    if length <= _SMALL:
        deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    else:
        deflater = isal_zlib.compressobj(_TIGHT if tight else _ALIKE, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflater.compress(data) + deflater.flush(zlib.Z_FULL_FLUSH)
    return Piece(packed, length, isal_zlib.adler32(data))


class Stretch(Struct, frozen=True):
    """Bytes deflated once for many streams, in which text of each stream's own goes between them."""

    data: bytes
    packed: bytes  #: ends behind the head of a stored block, whose lengths and bytes are still to come


#: What a flush ends with: the two lengths of an empty stored block (RFC 1951, 3.2.4).
_EMPTY = b"\x00\x00\xff\xff"
#: The lengths of stored blocks, by the number of bytes.
_LENGTHS = [n.to_bytes(2, "little") + (n ^ 0xFFFF).to_bytes(2, "little") for n in range(1024)]


def stretched(data: bytes) -> bytes:
    """Data deflated for a `Stretch`."""
    packed = pack(data).packed
    assert packed.endswith(_EMPTY)
    return packed[: -len(_EMPTY)]


def strung(stretches: Iterable[tuple[bytes, Stretch]]) -> Piece:
    """Stretches, each behind a short text of its own, as one piece; nothing is deflated.

    The empty block with which a flush of deflate ends becomes the one that holds the next text as it stands.
    """
    data: list[bytes] = []
    packed = [b"\0"]
    for text, each in stretches:
        data += text, each.data
        packed += _LENGTHS[len(text)], text, each.packed
    packed.append(_EMPTY)
    whole = b"".join(data)
    return Piece(b"".join(packed), len(whole), isal_zlib.adler32(whole))


def merged(pieces: Iterable[Piece]) -> Piece:
    """Pieces as one."""
    packed, length, adler = [], 0, 1
    for piece in pieces:
        packed.append(piece.packed)
        length += piece.length
        adler = _adler_after(adler, piece)
    return Piece(b"".join(packed), length, adler)


def joined(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The parts of the zlib stream that holds the pieces one behind the other."""
    yield _HEAD
    adler = 1
    for piece in pieces:
        yield piece.packed
        adler = _adler_after(adler, piece)
    yield _LAST_BLOCK + adler.to_bytes(4, "big")


def _adler_after(adler: int, piece: Piece) -> int:
    """Adler-32 of what went before and a piece after it (RFC 1950: two sums modulo 65521)."""
    low, high = adler & 0xFFFF, adler >> 16
    low_after, high_after = piece.adler & 0xFFFF, piece.adler >> 16
    total = high + high_after + piece.length * (low - 1)
    return (total % 65521) << 16 | (low + low_after - 1) % 65521
