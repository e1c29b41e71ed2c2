"""How fast a run goes and how long it still takes, calmly: no figure before it means something, no jumps up. No Qt."""

from msgspec import Struct

#: Nothing is foretold before so many rows or seconds.
_ROWS, _SECONDS = 20, 5.0
#: The share that a second's rate has in the smoothed one.
_WEIGHT = 0.2


class Reading(Struct, frozen=True):
    """What is shown."""

    elapsed: float  #: seconds at work, pauses not counted
    rate: float  #: rows a second
    left: float | None  #: seconds; None while nothing can be said


class Clock:
    """Sees the rows come, and smooths."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._first = total, 0, -1
        self._elapsed, self._last = 0.0, -1.0
        self._since, self._mark = 0.0, 0  #: of the second being counted
        self._rate, self._left, self._said = 0.0, -1.0, 0.0

    def see(self, done: int, now: float, *, held: bool) -> None:
        """So many rows are through, at this time in seconds."""
        passed = 0.0 if self._last < 0 or held else now - self._last
        if self._first < 0:  # kept rows of an earlier run took no time
            self._first = self._mark = done
        self._last, self._done = now, done
        self._elapsed += passed
        if self._elapsed - self._since >= 1:
            second = (done - self._mark) / (self._elapsed - self._since)
            self._rate = second if not self._rate else self._rate + _WEIGHT * (second - self._rate)
            self._since, self._mark = self._elapsed, done
        self._foretell()

    def _foretell(self) -> None:
        made = self._done - self._first
        if (made < _ROWS and self._elapsed < _SECONDS) or not made:
            return
        rate = self._rate or made / max(self._elapsed, 1e-6)
        if rate <= 0:
            return
        left = (self._total - self._done) / rate
        # up by a second a second at the most; down as it likes
        most = self._left + max(0.0, self._elapsed - self._said)
        self._left = left if self._left < 0 else min(left, most)
        self._said = self._elapsed

    def reading(self) -> Reading:
        """As it stands."""
        rate = self._rate or (self._done - max(self._first, 0)) / max(self._elapsed, 1e-6)
        known = self._left >= 0
        return Reading(self._elapsed, rate if known else 0.0, self._left if known else None)


def said_time(seconds: float) -> str:
    """`1 分 05 秒`, as the foot says it."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes:02d} 分"
    return f"{minutes} 分 {rest:02d} 秒" if minutes else f"{rest} 秒"
