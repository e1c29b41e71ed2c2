"""How far a run has come: counts, rate and the time that is left."""

import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct

#: Seconds over which the rate is taken: long enough to be steady, short enough to follow.
_WINDOW_S = 15.0


class Standing(Struct, frozen=True):
    """Where a run stands."""

    done: int  #: rows through, the failed ones and those of an earlier run too
    total: int
    failed: int = 0
    rate: float = 0.0  #: rows a second lately; 0 where nothing is known yet
    seconds_left: float | None = None


Progress = Callable[[Standing], None]


class Pace:
    """Measures the rows of one run as they come."""

    def __init__(self, total: int, kept: int = 0, now: Callable[[], float] = time.monotonic) -> None:
        self._total, self._done, self._failed, self._now = total, kept, 0, now
        self._seen = deque([(now(), kept)])

    def add(self, *, failed: bool) -> None:
        """One more row is through."""
        self._done += 1
        self._failed += failed
        at = self._now()
        if at - self._seen[-1][0] >= 0.1:
            self._seen.append((at, self._done))
            while at - self._seen[0][0] > _WINDOW_S and len(self._seen) > 2:
                self._seen.popleft()

    def standing(self) -> Standing:
        """As it is now."""
        start, before = self._seen[0]
        elapsed = self._now() - start
        rate = (self._done - before) / elapsed if elapsed > 0 else 0.0
        left = (self._total - self._done) / rate if rate > 0 else None
        return Standing(self._done, self._total, self._failed, rate, left)
