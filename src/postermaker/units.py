"""Millimetres inside; every other unit is converted here, once, at a border.

A number in another unit carries it in its name (`size_pt`, `width_px`). A screen pixel is the CSS
pixel, 1/96 inch, so that a 1920 × 1080 page exported at 96 dpi has exactly that many pixels.
"""

import math
import re
import unicodedata

from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Size

MM_PER_INCH = 25.4
PT_PER_MM = 72 / MM_PER_INCH
SCREEN_DPI = 96
MM_PER_PX = MM_PER_INCH / SCREEN_DPI

#: The longest side of a PDF page that readers take (Acrobat's limit), in units of the page: 5.08 m in points.
MAX_PDF_UNITS = 14_400
#: Limits of a page side: the smallest badge and the longest banner that shops take (50 m).
MIN_SIDE, MAX_SIDE = 10.0, 50_000.0

_MM = {
    "mm": 1, "cm": 10, "dm": 100, "m": 1000, "in": 25.4, "px": MM_PER_PX, "毫米": 1, "厘米": 10, "公分": 10,
    "米": 1000, "公尺": 1000, "像素": MM_PER_PX,
}  # fmt: skip

#: Trade formats, portrait, in mm. A: ISO 216; 大16开 and 大8开: the Chinese leaflet's usual trims.
_FORMATS = {
    "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297), "A5": (148, 210),
    "A6": (105, 148), "大8开": (285, 420), "大16开": (210, 285), "16开": (185, 260), "32开": (130, 184),
    "DL": (99, 210),
}  # fmt: skip

_NUMBER = r"(\d+(?:\.\d+)?|\.\d+)"
_UNIT = "(" + "|".join(sorted(_MM, key=len, reverse=True)) + ")?"
_PAIR = re.compile(rf"{_NUMBER}{_UNIT}[x×*X✕乘]{_NUMBER}{_UNIT}")
_LENGTH = re.compile(_NUMBER + _UNIT)
_NAMED = re.compile(r"(大?\d+开|A[0-6]|DL)[-_]?(横|竖|landscape|portrait)?", re.IGNORECASE)


def to_pt(mm: float) -> float:
    """Millimetres as PostScript points (1/72 inch)."""
    return mm * PT_PER_MM


def to_px(mm: float, dpi: float) -> int:
    """Millimetres as whole pixels, rounded to the nearest."""
    return round(mm * dpi / MM_PER_INCH)


def from_px(px: float, dpi: float = SCREEN_DPI) -> float:
    """Pixels as millimetres."""
    return px * MM_PER_INCH / dpi


def parse_size(text: str, *, spoken: bool = False) -> Size:
    """A page size as people write it: `8x0.7m`, `8000x700`, `800x70cm`, `8米×0.7米`, `1920x1080px`, `A3`, `A4横`.

    A unit behind the second number counts for both; no unit means millimetres. As `spoken` in a list, `8×0.7` is
    metres: no shop makes it in millimetres.

    Raises:
        InputFault: it can't be read, or a side is outside 10 mm to 50 m.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    return checked_size(_named(plain) or _pair(plain, spoken=spoken), text)


def parse_length(text: str) -> float:
    """A length in mm as people write it: `3.2m`, `30cm`, `3米`, `25`. No unit means millimetres.

    Raises:
        InputFault: it can't be read.
    """
    match = _LENGTH.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if not match:
        raise InputFault(
            Bilingual(f"认不出长度“{text}”", f"can't read the length '{text}'"),
            Bilingual("请写 3.2m、30cm 或 25", "write 3.2m, 30cm or 25"),
        )
    return float(match[1]) * _MM[match[2] or "mm"]


def _named(text: str) -> Size | None:
    match = _NAMED.fullmatch(text)
    if not match:
        return None
    name, turn = match[1].upper(), (match[2] or "").lower()
    short, long = _FORMATS.get(name, (0, 0))
    return Size(long, short) if turn in ("横", "landscape") else Size(short, long)


def _pair(text: str, *, spoken: bool) -> Size | None:
    match = _PAIR.fullmatch(text) or _PAIR.fullmatch(text.lower())
    if not match:
        return None
    numbers = float(match[1]), float(match[3])
    metres = spoken and not (match[2] or match[4]) and min(numbers) < MIN_SIDE
    second = _MM["m"] if metres else _MM[match[4] or "mm"]
    first = _MM[match[2]] if match[2] else second
    return Size(numbers[0] * first, numbers[1] * second)


def checked_size(size: Size | None, said: str) -> Size:
    """The size, if a shop can make it; `said` is what the person wrote, for the message."""
    if size is None or not (math.isfinite(size.width) and math.isfinite(size.height)) or 0 in size:
        raise InputFault(
            Bilingual(f"认不出尺寸“{said}”", f"can't read the size '{said}'"),
            Bilingual(
                "请写 8x0.7m、8000x700、800x70cm、A3 或 A4横",
                "write 8x0.7m, 8000x700, 800x70cm, A3 or A4-landscape",
            ),
        )
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in size):
        raise InputFault(
            Bilingual(f"尺寸“{said}”超出能做的范围", f"the size '{said}' is outside what can be made"),
            Bilingual("每边请在 10 mm 到 50 m 之间", "keep each side between 10 mm and 50 m"),
        )
    return size


def spoken_size(size: Size) -> str:
    """A size as a person says it: `8 × 0.7 m`, `420 × 594 mm`."""
    metres = max(size) >= 2000
    factor, unit = (1000, "m") if metres else (1, "mm")
    return f"{round(size.width / factor, 3):g} × {round(size.height / factor, 3):g} {unit}"
