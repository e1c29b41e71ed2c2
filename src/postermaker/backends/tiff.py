"""TIFF written strip by strip, CMYK or RGB, so that memory stays flat; BigTIFF where a file may pass 4 GiB.

Layout of the file: TIFF 6.0 (sections 2, 13, 14 and 16); BigTIFF: the same with eight-byte numbers. The directory
stands at the end, for only then are the lengths of the strips known.
"""

import struct
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import IO, NamedTuple, assert_never

import numpy as np
from numpy.typing import NDArray

from postermaker import icc
from postermaker.backends import deflate
from postermaker.backends.raster import Progress, RasterOptions, band_rows, page_bands, raster_of
from postermaker.display import DisplayList
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.images import encode_lzw
from postermaker.library.presets import Colors, Compression

_CLASSIC_END = 1 << 32
_ROOM = 32 << 20  #: for the directory and the profile
#: A packed file is classic up to so many bytes before packing: deflate never adds a thousandth.
_SURE = int(3.9 * (1 << 30))

_CODES = {Compression.NONE: 1, Compression.LZW: 5, Compression.DEFLATE: 8}
_INTERPRETATIONS = {Colors.RGB: 2, Colors.CMYK: 5}
_SAMPLES = {Colors.RGB: 3, Colors.CMYK: 4}
_ASCII, _SHORT, _LONG, _RATIONAL, _UNDEFINED, _LONG8 = 2, 3, 4, 5, 7, 16

Rows = NDArray[np.uint8]


class Form(NamedTuple):
    """What a TIFF is like."""

    width_px: int
    height_px: int
    strip_rows: int
    colors: Colors
    compression: Compression
    dpi: float
    profile: bytes | None = None  #: with CMYK; None: the bundled one

    @property
    def big(self) -> bool:
        """Whether it is a BigTIFF."""
        return is_big(self.width_px, self.height_px, self.compression, self.colors)


def is_big(width_px: int, height_px: int, compression: Compression, colors: Colors = Colors.CMYK) -> bool:
    """Whether a picture of this size is written as BigTIFF, which old RIPs and CorelDRAW do not open."""
    limit = _CLASSIC_END - _ROOM if compression is Compression.NONE else _SURE
    return width_px * height_px * _SAMPLES[colors] > limit


def write_page_tiff(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: RasterOptions, progress: Progress
) -> None:
    """One page as TIFF in the options' colours and compression; the stream must be able to seek.

    Raises:
        InputFault: a picture that can't be decoded, a profile that won't do, a side that is too long, or a
            picture that LZW makes larger than a TIFF can be.
    """
    raster = raster_of(display, options)
    form = Form(
        raster.width_px,
        raster.height_px,
        band_rows(raster.width_px, raster.height_px),
        options.colors,
        options.compression,
        options.dpi * options.scale,
        options.profile,
    )
    write_tiff(stream, form, page_bands(display, book, options, progress))


def write_tiff(stream: IO[bytes], form: Form, strips: Iterable[Rows]) -> None:
    """A TIFF with its resolution and, in CMYK, its profile.

    Args:
        stream: where it goes; it must be able to seek.
        form: what it is like.
        strips: the rows from the top, interleaved, `strip_rows` at a time.

    Raises:
        InputFault: LZW makes the picture larger than a TIFF can be.
    """
    start = stream.tell()
    pack = _packer(form)
    stream.write(bytes(16 if form.big else 8))
    places, lengths = [], []
    for rows in strips:
        packed = pack(rows)
        places.append(stream.tell() - start)
        lengths.append(len(packed))
        stream.write(packed)
        _check_end(form, stream.tell() - start)
    stream.write(bytes(-(stream.tell() - start) % 16))  # a directory begins on a word
    directory = stream.tell() - start
    stream.write(_directory(form, places, lengths, directory))
    stream.seek(start)
    stream.write(
        struct.pack("<2sHHHQ", b"II", 43, 8, 0, directory)
        if form.big
        else struct.pack("<2sHI", b"II", 42, directory)
    )
    stream.seek(0, 2)


def _check_end(form: Form, end: int) -> None:
    """Stop where the numbers of a classic file end, with room for its directory."""
    if not form.big and end > _CLASSIC_END - _ROOM // 2:
        raise InputFault(
            Bilingual("LZW 压不小这张图，超过 4 GB 了", "LZW makes this picture larger than 4 GB"),
            Bilingual("压缩改用 deflate 或不压缩，或降低 --dpi", "take deflate or none, or a lower --dpi"),
        )


def _packer(form: Form) -> Callable[[Rows], bytes | memoryview]:
    """What packs a strip."""
    samples = _SAMPLES[form.colors]
    match form.compression:
        case Compression.NONE:
            return lambda rows: np.ascontiguousarray(rows).data.cast("B")
        case Compression.LZW:
            return lambda rows: encode_lzw(_differences(rows, samples).tobytes(), rows.shape[1])
        case Compression.DEFLATE:
            return lambda rows: b"".join(deflate.joined([deflate.pack(_differences(rows, samples).data)]))
        case _:
            assert_never(form.compression)


def _differences(rows: Rows, samples: int) -> Rows:
    """Each sample less the one to its left (the predictor 2): flat colour becomes zeros."""
    less = np.empty_like(rows)
    less[:, :samples] = rows[:, :samples]
    np.subtract(rows[:, samples:], rows[:, :-samples], out=less[:, samples:])
    return less


def _directory(form: Form, places: list[int], lengths: list[int], at: int) -> bytes:
    """The picture's directory, to stand at a place of the file: entries, then what does not fit into them."""
    offset = "<Q" if form.big else "<I"
    entries = sorted(_entries(form, places, lengths))
    room = struct.calcsize(offset)
    count = struct.pack("<Q" if form.big else "<H", len(entries))
    outside = at + len(count) + len(entries) * (4 + 2 * room) + room
    table, body = b"", b""
    for code, kind, number, value in entries:
        if len(value) > room:
            held = struct.pack(offset, outside + len(body))
            body += value + bytes(len(value) % 2)
        else:
            held = value.ljust(room, b"\0")
        table += struct.pack("<HH", code, kind) + struct.pack(offset, number) + held
    return count + table + bytes(room) + body


class _Entry(NamedTuple):
    """A tag, the type and number of its values, and these as bytes."""

    code: int
    kind: int
    number: int
    value: bytes


def _entries(form: Form, places: list[int], lengths: list[int]) -> list[_Entry]:
    samples = _SAMPLES[form.colors]
    resolution = Fraction(form.dpi).limit_denominator(10_000)
    made = [
        _numbers(256, _LONG, [form.width_px]),
        _numbers(257, _LONG, [form.height_px]),
        _numbers(258, _SHORT, [8] * samples),
        _numbers(259, _SHORT, [_CODES[form.compression]]),
        _numbers(262, _SHORT, [_INTERPRETATIONS[form.colors]]),
        _numbers(273, _LONG8 if form.big else _LONG, places),
        _numbers(274, _SHORT, [1]),  # the first row is the top
        _numbers(277, _SHORT, [samples]),
        _numbers(278, _LONG, [form.strip_rows]),
        _numbers(279, _LONG8 if form.big else _LONG, lengths),
        *(_numbers(code, _RATIONAL, [resolution.numerator, resolution.denominator]) for code in (282, 283)),
        _numbers(284, _SHORT, [1]),  # interleaved
        _numbers(296, _SHORT, [2]),  # per inch
        _bytes(305, _ASCII, b"postermaker\0"),
    ]
    if form.compression is not Compression.NONE:
        made.append(_numbers(317, _SHORT, [2]))  # differences
    if form.colors is Colors.CMYK:
        made.append(_numbers(332, _SHORT, [1]))  # the inks are cyan, magenta, yellow, black
        made.append(_bytes(34675, _UNDEFINED, form.profile or icc.print_profile()))
    return made


def _numbers(code: int, kind: int, values: list[int]) -> _Entry:
    letter = {_SHORT: "H", _LONG: "I", _RATIONAL: "I", _LONG8: "Q"}[kind]
    packed = struct.pack(f"<{len(values)}{letter}", *values)
    return _Entry(code, kind, len(values) // 2 if kind == _RATIONAL else len(values), packed)


def _bytes(code: int, kind: int, value: bytes) -> _Entry:
    return _Entry(code, kind, len(value), value)
