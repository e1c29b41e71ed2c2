"""Ctrl-C that can't get lost: Qt's Python layer drops an exception that falls into one of its own look-ups."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def interrupts() -> Iterator[Callable[[], None]]:
    """Inside, the callable given raises KeyboardInterrupt again if Ctrl-C was pressed; call it now and then."""
    asked: list[int] = []

    def pressed(number: int, frame: object) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only the main thread may listen
        yield check
        return
    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
