"""Days of the Chinese lunar calendar, for festivals: a table of its years, no library.

The table was computed with two libraries of their own, which agreed on each day, and each first of a month was compared
with the new moon in Beijing time (GB/T 33661-2017).
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class LunarDay(NamedTuple):
    """A day by month and day, so that days of a year compare.

    A day of a leap month counts from 31 on: it comes after its month's own days, and a festival is not kept twice.
    The last day of the year is always the 30th, as New Year's Eve is looked for there.
    """

    month: int
    day: int


#: Year to its first day, the month that is repeated (0: none), and each month's length: L 30 days, s 29.
_YEARS = {
    2025: ("01-29", 6, "LsLssLsLsLLLs"),
    2026: ("02-17", 0, "LsLssLssLLLs"),
    2027: ("02-06", 0, "LLsLssLssLLs"),
    2028: ("01-26", 5, "LLLsLssLssLLs"),
    2029: ("02-13", 0, "LLsLsLsLssLL"),
    2030: ("02-03", 0, "sLsLLsLsLsLs"),
    2031: ("01-23", 3, "sLLsLsLLsLsLs"),
    2032: ("02-11", 0, "LssLsLLsLLsL"),
    2033: ("01-31", 11, "sLssLsLsLLLsL"),
    2034: ("02-19", 0, "sLssLsLsLLsL"),
    2035: ("02-08", 0, "LsLssLssLLsL"),
    2036: ("01-28", 6, "LLsLssLssLsLL"),
    2037: ("02-15", 0, "LLsLssLssLsL"),
    2038: ("02-04", 0, "LLsLsLsLssLs"),
    2039: ("01-24", 5, "LLsLLsLsLsLss"),
    2040: ("02-12", 0, "LsLLsLsLLsLs"),
    2041: ("02-01", 0, "sLsLsLLsLLsL"),
    2042: ("01-22", 2, "sLssLsLsLLsLL"),
    2043: ("02-10", 0, "sLssLssLLsLL"),
    2044: ("01-30", 7, "LsLssLssLsLLL"),
    2045: ("02-17", 0, "LsLssLssLsLL"),
    2046: ("02-06", 0, "LsLsLsLssLsL"),
    2047: ("01-26", 5, "LsLLsLsLssLsL"),
    2048: ("02-14", 0, "sLLsLLsLssLs"),
    2049: ("02-02", 0, "LsLsLLsLLsLs"),
    2050: ("01-23", 3, "sLsLsLsLLsLLs"),
}


def lunar_day(day: date) -> LunarDay | None:
    """The lunar month and day of a date; None outside of the table (29 January 2025 to 10 February 2051)."""
    for year in (day.year, day.year - 1):
        if year in _YEARS and (found := _months(year).get(day)):
            return found
    return None


@lru_cache(maxsize=4)
def _months(year: int) -> dict[date, LunarDay]:
    """Each date of a lunar year and what it is called."""
    said, leap, lengths = _YEARS[year]
    at = date.fromisoformat(f"{year}-{said}")
    names = list(range(1, 13))
    names[leap:leap] = [leap] if leap else []
    days: dict[date, LunarDay] = {}
    for position, (month, length) in enumerate(zip(names, lengths, strict=True)):
        repeated = bool(leap) and position == leap
        for number in range(1, (30 if length == "L" else 29) + 1):
            days[at] = LunarDay(month, number + 30 * repeated)
            at += timedelta(days=1)
    days[at - timedelta(days=1)] = LunarDay(12, 30)
    return days
