"""What a cell that can't be read was probably meant to say: sizes and numbers written in characters. No Qt."""

import re
import unicodedata

from postermaker.errors import Fault
from postermaker.geometry import Size
from postermaker.units import parse_length, parse_size

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_NUMERAL = re.compile("[零〇一二两三四五六七八九十百点半]+")
_LENGTH = re.compile(r"\d+(?:\.\d+)?\s*(?:mm|cm|m|毫米|厘米|公分|米)?", re.IGNORECASE)
#: `8米7` is 8.7 m, and `两米半`, which comes here as `2米0.5`, 2.5 m.
_METRES_AND = re.compile(r"(\d+)米(?:0\.)?(\d)(?!\d|米|厘|cm|\.)")


def with_digits(text: str) -> str:
    """The text with its numbers written in digits: `八米` is `8米`, `十二条` is `12条`."""
    return _NUMERAL.sub(lambda found: _digits(found[0]), unicodedata.normalize("NFKC", text))


def _digits(said: str) -> str:
    whole, point, after = said.partition("点")
    half = whole.endswith("半") and len(whole) > 1
    whole = whole.removesuffix("半")
    number = f"{_whole(whole)}" if whole else "0"
    if point:
        number += "." + "".join(str(_DIGITS.get(char, 0)) for char in after)
    return number + ".5" if half or said == "半" else number


def _whole(said: str) -> int:
    if not any(char in "十百" for char in said):
        return int("".join(str(_DIGITS[char]) for char in said))
    total, last = 0, 0
    for char in said:
        if char in "十百":
            total += (last or 1) * (10 if char == "十" else 100)
            last = 0
        else:
            last = _DIGITS[char]
    return total + last


def meant_size(text: str, usual: Size) -> Size | None:
    """The size that a cell was probably to say; of one length the usual other side is taken."""
    plain = _METRES_AND.sub(r"\1.\2米", with_digits(text).replace(" ", ""))
    lengths = _LENGTH.findall(plain)
    try:
        match lengths:
            case [one]:
                length = _millimetres(one)
                return parse_size(f"{length:g}x{usual.height:g}")
            case [one, other]:
                return parse_size(f"{_with_unit(one, other)}x{other}", spoken=True)
            case _:
                return None
    except Fault:
        return None


def _with_unit(one: str, other: str) -> str:
    """A length that takes the other's unit where it has none."""
    return one if re.search(r"\D$", one) else one + "".join(re.findall(r"[^\d.]+$", other))


def _millimetres(said: str) -> float:
    """A length alone; without a unit a small one is metres, as in a list."""
    number = re.fullmatch(r"[\d.]+", said)
    return float(said) * 1000 if number and float(said) < 50 else parse_length(said)


def meant_count(text: str) -> int | None:
    """The number that a cell was probably to say."""
    found = re.findall(r"\d+", with_digits(text).replace(",", ""))
    return int(found[0]) if len(found) == 1 and 0 < int(found[0]) < 100_000 else None


def cell_of(size: Size) -> str:
    """A size as a list's cell says it: `8x0.7m`."""
    metres = max(size) >= 2000
    factor, unit = (1000, "m") if metres else (1, "mm")
    return f"{round(size.width / factor, 3):g}x{round(size.height / factor, 3):g}{unit}"
