"""Ctrl-C that can't get lost, and the system's wish to end a program (SIGTERM, a closed terminal) taken as Ctrl-C.

Qt's Python layer drops an exception that falls into one of its own look-ups.
"""

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator

#: Seconds after a first signal in which others do not disturb the clearing up: a terminal that is closed sends two.
_CALM_S = 2.0
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextlib.contextmanager
def interrupts() -> Iterator[Callable[[], None]]:
    """Inside, a signal to end raises KeyboardInterrupt; the callable given raises it again: call it now and then."""
    asked: list[float] = []

    def pressed(number: int, frame: object) -> None:
        asked.append(time.monotonic())
        if len(asked) == 1 or asked[-1] - asked[0] > _CALM_S:
            raise KeyboardInterrupt

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only the main thread may listen
        yield check
        return
    before = {number: signal.signal(number, pressed) for number in _heard()}
    try:
        yield check
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _heard() -> list[signal.Signals]:
    """The signals to end that this system has; `nohup` wants a closed terminal to be no reason."""
    found = [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
    return [
        number for number in found if number is signal.SIGINT or signal.getsignal(number) != signal.SIG_IGN
    ]
