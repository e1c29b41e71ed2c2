"""JPEG written band by band, so that memory stays flat: each band is packed by itself, and the scans are joined.

A scan may restart at marks in it; there nothing is left of what went before, as at its beginning (ITU-T T.81,
B.2 and F.1.1.5). So bands of equal height make one scan with a mark between each.
"""

import struct
from collections.abc import Iterable
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from postermaker import icc
from postermaker.errors import Bilingual, InputFault
from postermaker.images import Pixels, Space, encode_jpeg
from postermaker.library.presets import Colors

MAX_SIDE_PX = 65_500
_BLOCK = 8  #: rows and columns that are packed together where no channel is halved
_FRAME, _SCAN, _INTERVAL, _RESTART, _END = 0xC0, 0xDA, 0xDD, 0xD0, b"\xff\xd9"


class Form(NamedTuple):
    """What a JPEG is like."""

    width_px: int
    height_px: int
    colors: Colors
    quality: int  #: 1 to 100
    dpi: float
    profile: bytes | None = None  #: with CMYK; None: the bundled one


def check_size(width_px: int, height_px: int) -> None:
    """Refuse what JPEG can't hold.

    Raises:
        InputFault: a side is too long.
    """
    if max(width_px, height_px) > MAX_SIDE_PX:
        raise InputFault(
            Bilingual("JPEG 每边最多 65,500 像素", "a JPEG side holds at most 65,500 px"),
            Bilingual("用 --dpi 降低分辨率，或导出 PNG、TIFF", "lower it with --dpi, or export PNG or TIFF"),
        )


def write_jpeg(stream: IO[bytes], form: Form, bands: Iterable[NDArray[np.uint8]]) -> None:
    """A JPEG with its resolution and, in CMYK, its profile.

    Args:
        stream: where it goes.
        form: what it is like.
        bands: the rows from the top, interleaved; all but the last of one height, a multiple of eight.
    """
    for number, band in enumerate(bands):
        packed = _packed(form, band, first=number == 0)
        frame, scan, data = _parts(packed)
        if number == 0:
            stream.write(_with_height(packed[:scan], frame, form.height_px))
            stream.write(_interval(form.width_px, len(band)) if len(band) < form.height_px else b"")
            stream.write(packed[scan:data])
        else:
            stream.write(bytes((0xFF, _RESTART + (number - 1) % 8)))
        stream.write(packed[data : -len(_END)])
    stream.write(_END)


def _packed(form: Form, rows: NDArray[np.uint8], *, first: bool) -> bytes:
    cmyk = form.colors is Colors.CMYK
    space = Space.CMYK if cmyk else Space.RGB
    pixels = Pixels(form.width_px, len(rows), space, rows.tobytes(), None, None)
    profile = (form.profile or icc.print_profile()) if cmyk and first else None
    return encode_jpeg(pixels, form.quality, form.dpi, profile)


def _parts(packed: bytes) -> tuple[int, int, int]:
    """Where the frame's segment begins, the scan's, and the scan's data."""
    at, frame = 2, 0
    while packed[at + 1] != _SCAN:
        if packed[at + 1] == _FRAME:
            frame = at
        at += 2 + int.from_bytes(packed[at + 2 : at + 4])
    return frame, at, at + 2 + int.from_bytes(packed[at + 2 : at + 4])


def _with_height(head: bytes, frame: int, height_px: int) -> bytes:
    return head[: frame + 5] + struct.pack(">H", height_px) + head[frame + 7 :]


def _interval(width_px: int, rows: int) -> bytes:
    """The segment that says after how many blocks the scan restarts."""
    return struct.pack(">BBHH", 0xFF, _INTERVAL, 4, -(-width_px // _BLOCK) * (rows // _BLOCK))
