"""The window goes first: threads that work in Python wait while it paints.

Every call of a painter gives the interpreter away and asks for it again; beside a busy thread each of them waits for
a slice of time, and a table of a few hundred cells takes a quarter of a second.
"""

import contextlib
from collections.abc import Iterator
from threading import Event

_free = Event()
_free.set()
#: Seconds after which a thread goes on all the same.
_PATIENCE_S = 0.5


@contextlib.contextmanager
def going_first() -> Iterator[None]:
    """Inside, the others wait before their next piece of work."""
    _free.clear()
    try:
        yield
    finally:
        _free.set()


def give_way() -> None:
    """Wait while the window is painting; called between two pieces of a few milliseconds."""
    _free.wait(_PATIENCE_S)
