"""Colour conversion through ICC profiles: the door to LittleCMS.

The print condition is the bundled ISO Coated v2 300 % profile unless a shop brings its own; screens are sRGB.
Conversions are relative colorimetric with black point compensation. Authored CMYK never passes through here on
its way to print.
"""

import io
import os
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from postermaker.color import Cmyk, Gray, Rgb
from postermaker.errors import Bilingual, InputFault, MissingFault
from postermaker.files import data_folder
from postermaker.images import Pixels, Space

if TYPE_CHECKING:
    from PIL import ImageCms

PROFILE = "ISOcoated_v2_300_bas.icc"
#: The same print condition in a tenth of the bytes: what a PDF/X file carries as its output intent.
INTENT = "FOGRA39_coated_300.icc"
_MODES = {Space.GRAY: "L", Space.RGB: "RGB", Space.CMYK: "CMYK"}


def print_profile() -> bytes:
    """The bytes of the print condition's profile, by which pictures are converted.

    Raises:
        MissingFault: it is not there.
    """
    return _bundled(PROFILE)


def intent_profile() -> bytes:
    """The bytes of the profile that says in a file what it was made for; raises as `print_profile`."""
    return _bundled(INTENT)


@lru_cache(maxsize=2)
def _bundled(name: str) -> bytes:
    path = data_folder() / "assets" / "icc" / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingFault(
            Bilingual(f"缺少色彩特性文件：{path}", f"the colour profile is missing: {path}"),
            Bilingual("重新安装 postermaker", "install postermaker again"),
        ) from error


#: A band of a picture that is converted at once.
_BAND_PX = 2_000_000
#: From so many pixels on, a precomputed table pays for the time it takes to build.
_TABLE_FROM_PX = 4096


@lru_cache(maxsize=4)
def check_profile(profile: bytes) -> None:
    """Refuse a profile of a shop by which nothing can be separated.

    Raises:
        InputFault: it is damaged, of another space than CMYK, or knows no way into its inks.
    """
    from PIL import ImageCms

    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = opened.profile.xcolor_space.strip()
        usable = ImageCms.isIntentSupported(
            opened, ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Direction.OUTPUT
        )
    except (ImageCms.PyCMSError, OSError) as error:
        raise _useless_profile("读不了", "can't be read") from error
    if space != "CMYK":
        raise _useless_profile(f"是 {space} 的", f"is one of {space}")
    if usable != 1:
        raise _useless_profile("不能用来分色", "can't be used to separate colours")


def _useless_profile(why_zh: str, why_en: str) -> InputFault:
    return InputFault(
        Bilingual(f"这个色彩特性文件{why_zh}", f"the colour profile {why_en}"),
        Bilingual("向店里要一个 CMYK 输出的 .icc 文件", "ask the shop for an .icc file of its CMYK output"),
    )


@lru_cache(maxsize=16)
def _transform(
    source: Space, target: Space, embedded: bytes | None, table: bool, profile: bytes | None
) -> "ImageCms.ImageCmsTransform":
    from PIL import ImageCms

    if profile is not None:
        check_profile(profile)

    def opened(space: Space) -> Any:
        if space is Space.CMYK:
            return ImageCms.ImageCmsProfile(io.BytesIO(print_profile() if profile is None else profile))
        return ImageCms.createProfile("sRGB")

    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(embedded)) if embedded else opened(source),
        opened(target),
        _MODES[source],
        _MODES[target],
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | (0 if table else ImageCms.Flags.NOOPTIMIZE),
    )


def convert(pixels: Pixels, target: Space, profile: bytes | None = None) -> Pixels:
    """A picture in another colour space; its own profile is honoured where it fits and is sound.

    Gray is left gray for any target: a gray picture prints with the black plate alone.

    Args:
        pixels: the picture.
        target: the space to go to.
        profile: what CMYK means; None: the bundled print condition.

    Raises:
        InputFault: the profile won't do.
    """
    from PIL import ImageCms

    if pixels.space is Space.GRAY or (pixels.space is target and _is_meant(pixels, profile)):
        return pixels
    table = pixels.width_px * pixels.height_px >= _TABLE_FROM_PX
    try:
        made = _transform(pixels.space, target, pixels.profile, table, profile)
    except (ImageCms.PyCMSError, OSError):  # an embedded profile that is broken or of another space
        if pixels.space is target:
            return pixels
        made = _transform(pixels.space, target, None, table, profile)
    samples = b"".join(_converted(pixels, made))
    return Pixels(pixels.width_px, pixels.height_px, target, samples, pixels.alpha, None)


def _converted(pixels: Pixels, transform: "ImageCms.ImageCmsTransform") -> Iterable[bytes]:
    """The samples band by band, on all cores where there are several: LittleCMS works outside Python's lock."""
    from PIL import Image, ImageCms

    mode, width, row = _MODES[pixels.space], pixels.width_px, len(pixels.samples) // pixels.height_px
    step = max(1, _BAND_PX // width)

    def band(top: int) -> bytes:
        rows = min(step, pixels.height_px - top)
        samples = pixels.samples[top * row : (top + rows) * row]
        done = ImageCms.applyTransform(Image.frombytes(mode, (width, rows), samples), transform)
        assert done is not None
        return done.tobytes()

    tops = range(0, pixels.height_px, step)
    if len(tops) == 1:
        return map(band, tops)
    from concurrent.futures import ThreadPoolExecutor  # loads slowly, and most exports show no photo

    with ThreadPoolExecutor(min(len(tops), os.cpu_count() or 1)) as pool:
        return list(pool.map(band, tops))


def _is_meant(pixels: Pixels, profile: bytes | None) -> bool:
    """Whether a picture's samples mean what they would after a conversion within its space."""
    if not pixels.profile:
        return True
    return pixels.space is Space.CMYK and pixels.profile == (profile or print_profile())


@lru_cache(maxsize=4096)
def to_rgb(color: Cmyk, profile: bytes | None = None) -> Rgb:
    """How a CMYK colour looks on a screen, on the paper of the profile (coated, if not told otherwise)."""
    inks = (color.cyan, color.magenta, color.yellow, color.black)
    sample = bytes(round(255 * v) for v in inks)
    rgb = convert(Pixels(1, 1, Space.CMYK, sample, None, None), Space.RGB, profile).samples
    return Rgb(*(v / 255 for v in rgb))


@lru_cache(maxsize=4096)
def to_cmyk(color: Rgb | Gray, profile: bytes | None = None) -> Cmyk:
    """The inks for a screen colour; pure gray goes to the black plate alone."""
    if isinstance(color, Gray):
        return Cmyk(0, 0, 0, 1 - color.value)
    sample = bytes(round(255 * v) for v in (color.red, color.green, color.blue))
    inks = convert(Pixels(1, 1, Space.RGB, sample, None, None), Space.CMYK, profile).samples
    return Cmyk(*(round(v / 255, 4) for v in inks))


def profile_name(profile: bytes) -> str:
    """What a profile calls itself, for a person.

    Raises:
        InputFault: it won't do (see `check_profile`).
    """
    from PIL import ImageCms

    check_profile(profile)
    name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    return " ".join((name or "").split()) or "CMYK"
