"""A number as its format shows it: dates, percents, leading zeros, units. A person types what they see.

The codes are those of Excel's `numFmt` (ECMA-376 part 1, 18.8.30 and 18.8.31); what none of these rules covers is shown plainly.
"""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from postermaker.tables.dates import shows_date, with_date

#: Formats that a style names by number only, as a Chinese Excel shows them.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
    32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 36: "yyyy年m月",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
    55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip

TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|G/通用格式|AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+|a{3,4}|[Ee][+-]|.',
    re.IGNORECASE | re.DOTALL,
)

#: More digits than this no spreadsheet keeps.
_PLACES = 15


@lru_cache(maxsize=8192)  # a column holds few different dates and counts
def shown(value: float, code: str, *, since_1904: bool = False) -> str:
    """A number as a format code shows it.

    Args:
        value: what the cell holds.
        code: the format, `General` or empty for none.
        since_1904: whether dates count from 1904, as old Macs did.
    """
    return _formatter(code, since_1904)(value)


def plainly(value: float) -> str:
    """A number with the digits that a spreadsheet keeps, never in powers of ten."""
    rounded = Decimal(f"{value:.{_PLACES}g}")
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


@lru_cache(maxsize=512)
def _formatter(code: str, since_1904: bool) -> Callable[[float], str]:
    sections = _sections(code)
    if not code or _is_plain(sections[0]):
        return plainly
    if shows_date(sections[0]):
        return lambda value: with_date(value, sections[0], since_1904=since_1904) or plainly(value)
    return lambda value: _with_sections(value, sections)


def _sections(code: str) -> list[tuple[str, ...]]:
    """The codes for positive numbers, negative ones and zero, as tokens."""
    sections: list[list[str]] = [[]]
    for token in TOKEN.findall(code):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return [tuple(section) for section in sections[:3]]


def _is_plain(section: tuple[str, ...]) -> bool:
    """Whether it needs more than these rules: conditions, fractions, powers of ten, or nothing at all."""
    return any(
        token in ("General", "G/通用格式", "@") or re.fullmatch(r"\[[<>=].*\]|[Ee][+-]", token)
        for token in section
    ) or ("/" in section and not shows_date(section))


def _with_sections(value: float, sections: list[tuple[str, ...]]) -> str:
    exact = Decimal(f"{value:.{_PLACES}g}")
    if exact < 0 and len(sections) > 1 and sections[1] and not _is_plain(sections[1]):
        return _with_digits(-exact, sections[1])
    if exact == 0 and len(sections) > 2 and sections[2] and not _is_plain(sections[2]):
        return _with_digits(exact, sections[2])
    text = _with_digits(abs(exact), sections[0])
    return f"-{text}" if exact < 0 and any(c in "123456789" for c in text) else text


def _with_digits(exact: Decimal, section: tuple[str, ...]) -> str:
    """A number that is not negative in the places of one section."""
    places = [i for i, token in enumerate(section) if token in "0#?"]
    if not places:
        return "".join(map(_literal, section))
    point = next((i for i, token in enumerate(section) if token == "." and i <= places[-1] + 1), len(section))
    whole, part = [i for i in places if i < point], [i for i in places if i > point]
    exact = exact * 100 ** section.count("%") / 1000 ** _scale(section, places)
    digits, decimals = _split(exact, len(part))
    grouped = any(token == "," for i, token in enumerate(section) if whole and whole[0] < i < whole[-1])
    filled = _whole_places(digits, section, whole, grouped=grouped)
    filled |= _part_places(decimals, section, part)
    text = "".join(filled.get(i, "" if t == "," else _literal(t)) for i, t in enumerate(section))
    return text.strip()


def _scale(section: tuple[str, ...], places: list[int]) -> int:
    """Commas behind the last place divide by a thousand each."""
    count = 0
    for token in section[places[-1] + 1 :]:
        if token != ",":
            break
        count += 1
    return count


def _split(exact: Decimal, decimals: int) -> tuple[str, str]:
    rounded = f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):f}"
    whole, _, part = rounded.partition(".")
    return whole.lstrip("0"), part


def _whole_places(
    digits: str, section: tuple[str, ...], places: list[int], *, grouped: bool
) -> dict[int, str]:
    """The whole digits from the right; the first place takes all that are left."""
    filled: dict[int, str] = {}
    for count, i in enumerate(reversed(places)):
        last = i == places[0]
        taken, digits = (digits, "") if last else (digits[-1:], digits[:-1])
        filled[i] = taken.rjust(1, "0") if section[i] == "0" else taken
        if grouped:
            filled[i] = _grouped(filled[i], count)
    return filled


def _grouped(digits: str, behind: int) -> str:
    """The digits with a comma before each group of three, when so many digits stand behind them."""
    return "".join(
        digit + ("," if (len(digits) - 1 - i + behind) % 3 == 0 and len(digits) - 1 - i + behind else "")
        for i, digit in enumerate(digits)
    )


def _part_places(decimals: str, section: tuple[str, ...], places: list[int]) -> dict[int, str]:
    """The decimals from the left; a `#` shows no zero at the end."""
    kept = len(decimals.rstrip("0"))
    return {
        i: digit if count < kept or section[i] == "0" else ""
        for count, (i, digit) in enumerate(zip(places, decimals, strict=True))
    }


def _literal(token: str) -> str:
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("[$"):
        return token[2:-1].partition("-")[0]
    return "" if token[0] in "[_*" else token
