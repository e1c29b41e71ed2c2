"""Dates and times as a number format shows them."""

import re
from datetime import datetime, timedelta

_LAST = 2_958_466  # 31 December 9999
# not strftime's: those follow the locale of the process
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_DATE = re.compile(r"y+|m+|d+|h+|s+|a{3,4}|\[(?:h+|m+|s+)\]", re.IGNORECASE)


def shows_date(section: tuple[str, ...]) -> bool:
    """Whether a section of a format, as tokens, shows a date or a time."""
    return any(_DATE.fullmatch(token) for token in section)


def with_date(value: float, section: tuple[str, ...], *, since_1904: bool) -> str:
    """A count of days as a section shows it; nothing if no date has that number."""
    if not 0 <= value < _LAST:
        return ""
    seconds = round(value * 86400)
    if since_1904:
        moment = datetime(1904, 1, 1) + timedelta(seconds=seconds)
    else:  # day 60 is the 29 February 1900 that never was
        moment = datetime(1899, 12, 30 if value >= 60 else 31) + timedelta(seconds=seconds)
    if value == int(value):
        section = _without_midnight(section)
    halves = any(token.lower() in ("am/pm", "a/p", "上午/下午") for token in section)
    spoken = any(token.lower() == "[dbnum1]" for token in section)
    marked = _with_minutes(section)
    return "".join(_part(token, moment, seconds, halves=halves, spoken=spoken) for token in marked).strip()


def _without_midnight(section: tuple[str, ...]) -> tuple[str, ...]:
    """The section without its time, where it shows a day as well: nobody means the 0:00:00 that programs append."""
    kinds = [token[0].lower() if _DATE.fullmatch(token) else "" for token in section]
    if "y" in kinds and "d" in kinds and "h" in kinds and kinds.index("d") < kinds.index("h"):
        return section[: kinds.index("h")]
    return section


def _with_minutes(section: tuple[str, ...]) -> list[str]:
    """The tokens with `n` for those `m` that mean minutes: behind hours or before seconds."""
    times = [i for i, token in enumerate(section) if _DATE.fullmatch(token)]
    kinds = [section[i].strip("[]").lower()[0] for i in times]
    minutes = {
        i
        for at, i in enumerate(times)
        if kinds[at] == "m" and (kinds[at - 1 : at] == ["h"] or kinds[at + 1 : at + 2] == ["s"])
    }
    return [token.lower().replace("m", "n") if i in minutes else token for i, token in enumerate(section)]


def _part(token: str, moment: datetime, seconds: int, *, halves: bool, spoken: bool) -> str:
    low = token.lower()
    elapsed = re.fullmatch(r"\[(h+|[mn]+|s+)\]", low)
    if elapsed:
        return str(seconds // {"h": 3600, "m": 60, "n": 60, "s": 1}[elapsed[1][0]]).zfill(len(elapsed[1]))
    if low in ("am/pm", "a/p", "上午/下午"):
        words = ("上午", "下午") if low == "上午/下午" else tuple(token.split("/"))
        return words[moment.hour >= 12]
    if re.fullmatch(r"y+|m+|n+|d+|h+|s+|a{3,4}", low):
        return _named(low, moment) or _figures(low, moment, halves=halves, spoken=spoken)
    if low.startswith('"'):
        return token.strip('"')
    if low.startswith("\\"):
        return token[1:]
    return "" if low[0] in "[_*@" else token


def _named(token: str, moment: datetime) -> str:
    """Months and days by name."""
    if token.startswith("aaa"):
        return ("星期" if token == "aaaa" else "") + _WEEKDAYS[moment.weekday()]
    if token in ("mmm", "mmmm"):
        return _MONTHS[moment.month - 1][: 3 if token == "mmm" else None]
    return _DAYS[moment.weekday()][: 3 if token == "ddd" else None] if token in ("ddd", "dddd") else ""


def _figures(token: str, moment: datetime, *, halves: bool, spoken: bool) -> str:
    if token[0] == "y":
        text = str(moment.year) if len(token) > 2 else f"{moment.year % 100:02d}"
        return "".join(_DIGITS[int(c)] for c in text) if spoken else text
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[token[0]]
    return _spoken(number) if spoken else str(number).zfill(len(token))


def _spoken(number: int) -> str:
    """Up to 59 in Chinese: 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return lead + (_DIGITS[ones] if ones or not tens else "")
