"""Pictures as image streams: passed through where the bytes can stay, else converted once and remembered."""

import hashlib
import zlib
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from postermaker import icc
from postermaker.backends.pdf.objects import File, Name, Reference, Stream
from postermaker.backends.pdf.paints import Inks
from postermaker.cache import remembered
from postermaker.images import Pixels, Space, decode, encode_jpeg, facts, indexed, shrunk

_NAMES = {Space.GRAY: "DeviceGray", Space.RGB: "DeviceRGB", Space.CMYK: "DeviceCMYK"}
_JPEG_QUALITY = 92
#: Raised when pictures are packed another way, so that old entries of the cache are not taken.
_VERSION = 3
#: A picture of up to so many pixels is worth trying to write it with a palette, and packing it as small as can be.
_SMALL_PX = 4_000_000


class Packed(Struct, frozen=True):
    """A picture ready to be written."""

    width_px: int
    height_px: int
    space: Space
    data: bytes
    filter: str
    inverted: bool
    alpha: bytes | None
    palette: bytes = b""  #: colours of `space` for the numbers that `data` holds; empty: it holds the colours


def add_picture(
    file: File, asset: str, data: bytes, inks: Inks, reduced: int = 1, profile: bytes | None = None
) -> Reference:
    """A picture as an image object, its alpha as a soft mask.

    Args:
        file: where it goes.
        asset: the picture's name, which stands for its content.
        data: its bytes.
        inks: the file's space.
        reduced: by how much its sides are divided; the shop's machine would throw those pixels away.

        profile: what CMYK means; None: the bundled print condition.

    Raises:
        InputFault: it can't be decoded.
    """
    packed = pack(data, inks, reduced, profile)
    mark = f"{asset} {inks.value} {reduced}".encode()
    entries = _entries(packed.width_px, packed.height_px, _space(packed))
    if packed.inverted:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    if packed.alpha is not None:
        entries_of_mask = _entries(packed.width_px, packed.height_px, Name("DeviceGray"))
        mask = Stream(entries_of_mask, packed.alpha, "FlateDecode", mark)
        entries["SMask"] = file.add(mask)
    return file.add(Stream(entries, packed.data, packed.filter, mark))


def _space(packed: Packed) -> str:
    name = Name(_NAMES[packed.space])
    if not packed.palette:
        return name
    return f"[/Indexed {name} {len(packed.palette) // 4 - 1} <{packed.palette.hex()}>]"


def _entries(width: int, height: int, space: str) -> dict[str, Any]:
    return {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": 8,
    }


@lru_cache(maxsize=64)
def pack(data: bytes, inks: Inks, reduced: int = 1, profile: bytes | None = None) -> Packed:
    """A picture in the file's inks, converted once and remembered between runs.

    Raises:
        InputFault: it can't be decoded.
    """
    name = f"packed {_VERSION} {hashlib.sha256(data).hexdigest()} {inks.value} {reduced} {_of(profile)}"
    kept = remembered(name, lambda: msgspec.msgpack.encode(_pack(data, inks, reduced, profile)))
    return msgspec.msgpack.decode(kept, type=Packed)


def _of(profile: bytes | None) -> str:
    """A profile's mark in the cache."""
    return icc.PROFILE if profile is None else hashlib.sha256(profile).hexdigest()


def _pack(data: bytes, inks: Inks, reduced: int, profile: bytes | None) -> Packed:
    """A photo (JPEG) stays a JPEG; everything else is kept without loss."""
    wanted = Space.CMYK if inks is Inks.CMYK else Space.RGB
    pixels = icc.convert(shrunk(decode(data, "…"), reduced), wanted, profile)
    pack_data = _as_jpeg if facts(data).extension == "jpg" and pixels.alpha is None else _as_flate
    return pack_data(pixels)


def _as_flate(pixels: Pixels) -> Packed:
    """Deflated with care: it is done once, and every file of a batch carries it."""
    small = pixels.width_px * pixels.height_px <= _SMALL_PX
    level = 9 if small else 6
    alpha = zlib.compress(pixels.alpha, level) if pixels.alpha is not None else None
    # logos and drawings have few colours: a quarter of the samples, and a smaller file
    palette, samples = (small and pixels.space is Space.CMYK and indexed(pixels)) or (b"", pixels.samples)
    data = zlib.compress(samples, level)
    return Packed(pixels.width_px, pixels.height_px, pixels.space, data, "FlateDecode", False, alpha, palette)


def _as_jpeg(pixels: Pixels) -> Packed:
    data = encode_jpeg(pixels, _JPEG_QUALITY)
    inverted = pixels.space is Space.CMYK
    return Packed(pixels.width_px, pixels.height_px, pixels.space, data, "DCTDecode", inverted, None)
