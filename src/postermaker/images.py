"""Raster pictures: the door to Pillow's decoders. Content is judged by its bytes, sizes before decoding."""

import importlib
import io
import struct
import sys
import warnings
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS, MAX_SIDE_PX = 300_000_000, 30_000


class _Format(NamedTuple):
    """How a format begins, the extension under which a document keeps it, and Pillow's reader of it."""

    magic: tuple[bytes, ...]
    extension: str
    module: str
    reader: str


#: Readers are named, not found: Pillow's own search imports six plugins before it looks at a byte.
_FORMATS = (
    _Format((b"\x89PNG\r\n\x1a\n",), "png", "PngImagePlugin", "PngImageFile"),
    _Format((b"\xff\xd8\xff",), "jpg", "JpegImagePlugin", "JpegImageFile"),
    _Format((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), "tif", "TiffImagePlugin", "TiffImageFile"),
    _Format((b"RIFF",), "webp", "WebPImagePlugin", "WebPImageFile"),
    _Format((b"GIF8",), "gif", "GifImagePlugin", "GifImageFile"),
    _Format((b"BM",), "bmp", "BmpImagePlugin", "BmpImageFile"),
)

_EXIF_ORIENTATION = 0x0112


class Space(StrEnum):
    """The colour space of a picture's pixels."""

    GRAY = "gray"
    RGB = "rgb"
    CMYK = "cmyk"


class Facts(Struct, frozen=True):
    """What the header tells; sizes as shown, after the camera's orientation was applied."""

    extension: str
    width_px: int
    height_px: int


class Pixels(Struct, frozen=True):
    """A decoded picture, upright: interleaved 8-bit samples, its alpha apart, its profile if it has one."""

    width_px: int
    height_px: int
    space: Space
    samples: bytes
    alpha: bytes | None
    profile: bytes | None


def _refused(said: str, why_zh: str, why_en: str) -> InputFault:
    return InputFault(
        Bilingual(f"图片“{said}”{why_zh}", f"the picture '{said}' {why_en}"),
        Bilingual("请另存为 JPG 或 PNG 再用", "save it as JPG or PNG and take that"),
    )


def _format(data: bytes) -> _Format | None:
    return next((each for each in _FORMATS if data.startswith(each.magic)), None)


def _open(data: bytes, said: str) -> "Image.Image":
    """Open without decoding, the header's size checked."""
    known = _format(data)
    if known is None:
        raise _refused(said, "不是能用的图片格式", "is in no usable format")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = getattr(importlib.import_module(f"PIL.{known.module}"), known.reader)
            image: Image.Image = reader(io.BytesIO(data))
    except Exception as error:  # the decoders raise whatever they stumble on
        raise _refused(said, "已损坏", "is damaged") from error
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE_PX:
        raise _refused(
            said,
            f"太大（{width} × {height} 像素，最多 3 亿像素、每边 {MAX_SIDE_PX}）",
            f"is too large ({width} × {height} px; at most 300 megapixels and {MAX_SIDE_PX} a side)",
        )
    return image


def probe(data: bytes, said: str) -> Facts:
    """Format and size of a picture; nothing is decoded.

    Raises:
        InputFault: no picture, damaged, or too large.
    """
    image = _open(data, said)
    width, height = image.size
    known = _format(data)
    assert known is not None
    turned = _orientation(image) in (5, 6, 7, 8)
    if turned and known.extension != "tif":  # Pillow turns a TIFF's size by itself
        width, height = height, width
    return Facts(known.extension, width, height)


def _orientation(image: "Image.Image") -> int:
    """How the camera was held (Exif 1 to 8); 1 where the camera's notes are missing or damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return int(image.getexif().get(_EXIF_ORIENTATION, 1))
    except Exception:  # a picture is not lost because its notes are
        return 1


@lru_cache(maxsize=64)
def facts(data: bytes) -> Facts:
    """As `probe`, remembered: for pictures that a document holds, which were looked at when they came in."""
    if data.startswith(b"\x89PNG") and b"eXIf" not in data:
        return Facts("png", *struct.unpack(">II", data[16:24]))
    return probe(data, "…")


def decode(data: bytes, said: str) -> Pixels:
    """A picture's pixels, upright, 8 bits a sample; CMYK and alpha are kept.

    Raises:
        InputFault: no picture, damaged, cut short, or too large.
    """
    image = _open(data, said)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            upright = _upright(image)
    except Exception as error:
        raise _refused(said, "已损坏或不完整", "is damaged or cut short") from error
    colour, alpha = _split(upright)
    spaces = {"L": Space.GRAY, "RGB": Space.RGB, "CMYK": Space.CMYK}
    profile = image.info.get("icc_profile")
    return Pixels(*colour.size, spaces[colour.mode], colour.tobytes(), alpha, profile)


def shrunk(pixels: Pixels, by: int) -> Pixels:
    """A picture whose sides are divided by a whole number, each pixel the mean of those it stands for."""
    if by <= 1:
        return pixels
    from PIL import Image

    size = (pixels.width_px, pixels.height_px)
    modes = {Space.GRAY: "L", Space.RGB: "RGB", Space.CMYK: "CMYK"}
    small = Image.frombuffer(modes[pixels.space], size, pixels.samples).reduce(by)
    alpha = Image.frombuffer("L", size, pixels.alpha).reduce(by).tobytes() if pixels.alpha else None
    return Pixels(*small.size, pixels.space, small.tobytes(), alpha, pixels.profile)


def _upright(image: "Image.Image") -> "Image.Image":
    """A picture turned as the camera was held."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(_orientation(image))
    return image if turn is None else image.transpose(turn)


def encode_jpeg(
    pixels: Pixels, quality: int, dpi: float | None = None, profile: bytes | None = None
) -> bytes:
    """The pixels as a baseline JPEG with full colour resolution; its alpha is dropped.

    CMYK is inverted, and says so by Adobe's marker, as all readers expect it.

    Args:
        pixels: the picture.
        quality: 1 to 100.
        dpi: the resolution to write.
        profile: the ICC profile to embed.
    """
    from PIL import Image

    modes = {Space.GRAY: "L", Space.RGB: "RGB", Space.CMYK: "CMYK"}
    image = Image.frombuffer(modes[pixels.space], (pixels.width_px, pixels.height_px), pixels.samples)
    stream = io.BytesIO()
    resolution = {"dpi": (dpi, dpi)} if dpi else {}
    image.save(stream, "JPEG", quality=quality, subsampling=0, icc_profile=profile, **resolution)
    return stream.getvalue()


def encode_lzw(samples: bytes, row_bytes: int) -> bytes:
    """Rows of bytes as one strip of a TIFF, packed by LZW."""
    from PIL import Image, TiffImagePlugin

    size = (row_bytes, len(samples) // row_bytes)
    stream = io.BytesIO()
    Image.frombuffer("L", size, samples).save(stream, "TIFF", compression="tiff_lzw", strip_size=len(samples))
    stream.seek(0)
    tags = TiffImagePlugin.TiffImageFile(stream).tag_v2
    (at,), (length,) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    return stream.getvalue()[at : at + length]


def _split(image: "Image.Image") -> tuple["Image.Image", bytes | None]:
    """Any mode as L, RGB or CMYK and an alpha plane; a plane that hides nothing is dropped."""
    if image.mode in ("I", "I;16", "I;16B", "F"):
        # Pillow clips when it narrows these; 16-bit scans must be scaled
        image = (
            image.convert("I").point(lambda v: v / 257).convert("L")
            if "I" in image.mode
            else image.convert("L")
        )
    if image.mode == "1":
        image = image.convert("L")
    if image.has_transparency_data:
        gray = image.mode in ("LA", "La") or (image.mode == "L")
        image = image.convert("LA" if gray else "RGBA")
        alpha = image.getchannel("A")
        shown = image.convert("L" if gray else "RGB")
        return shown, (None if alpha.getextrema() == (255, 255) else alpha.tobytes())
    return (image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")), None


#: As many colours as one byte tells apart.
_PALETTE = 256


def indexed(pixels: Pixels) -> tuple[bytes, bytes] | None:
    """The colours of a CMYK picture, four bytes each, and each pixel's number among them; None if they are too many."""
    from PIL import Image

    image = Image.frombytes("CMYK", (pixels.width_px, pixels.height_px), pixels.samples)
    found = image.getcolors(_PALETTE)
    if found is None:
        return None
    palette = sorted(bytes(color) for _, color in found if isinstance(color, tuple))
    numbers = {int.from_bytes(color, sys.byteorder): number for number, color in enumerate(palette)}
    return b"".join(palette), bytes(map(numbers.__getitem__, memoryview(pixels.samples).cast("I")))
