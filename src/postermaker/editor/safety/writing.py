"""Slow work with files off the window's thread: one thread, in order, and a way to wait while the window lives."""

import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal, Slot

_T = TypeVar("_T")


class Clerk(QObject):
    """Does one thing after the other; `close` waits until all is done.

    The thread is Python's and a daemon: a window that is never closed must not keep the process from ending.
    """

    did = Signal(object)  #: what is called next in the window's thread

    def __init__(self) -> None:
        super().__init__()
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self.did.connect(self._call)

    def ask(self, job: Callable[[], _T], then: Callable[[_T | Exception], object] | None = None) -> None:
        """Do this after all else; `then` gets its result, or what it raised, in the window's thread."""

        def work() -> None:
            result: _T | Exception
            try:
                result = job()
            except Exception as error:
                result = error
            with contextlib.suppress(RuntimeError):  # the window is gone meanwhile
                if then is not None:
                    self.did.emit(lambda: then(result))
                elif isinstance(result, Exception):
                    self.did.emit(lambda: _raise(result))

        if self._closed:
            work()
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)
            self._thread.start()
        self._jobs.put(work)

    def wait_for(self, job: Callable[[], _T]) -> _T:
        """Do this and wait for it; the window is painted meanwhile, keys and clicks wait.

        Raises:
            Exception: what the job raised.
        """
        loop = QEventLoop()
        got: list[_T | Exception] = []

        def take(result: _T | Exception) -> None:
            got.append(result)
            loop.quit()

        self.ask(job, take)
        while not got:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if isinstance(got[0], Exception):
            raise got[0]
        return got[0]

    @Slot(object)
    def _call(self, call: Callable[[], object]) -> None:
        call()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def close(self) -> None:
        """End after what was asked for; what is asked for from now on is done at once."""
        self._closed = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None


def _raise(error: Exception) -> None:
    raise error
