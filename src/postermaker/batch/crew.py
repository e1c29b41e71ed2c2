"""Processes that work for this one, each at the far end of a pipe that nobody else has.

They share no queue and no lock, so whichever moment one of them is killed at, only its own pipe ends, and that is
heard at once: the pipe's end is the news of the death. (Pools whose workers share their pipes lose deaths. Pebble
5.2 looks for the task of a dead worker before it has read that the worker took it, and then waits for the task's
time to be over; a worker killed while it holds the pipes' lock stops all others, see its issues 153 and 163.)
"""

import contextlib
import math
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

from msgspec import Struct

#: Seconds for a process to say that it is there: on an old machine a virus scanner reads all that it loads.
_START_S = 120.0
#: Seconds in which the system tells how a process that has ended did so.
_BURIAL_S = 1.0


class Lost(Struct, frozen=True):
    """A process that ended, or had to be ended, before it answered."""

    exitcode: int | None  #: below zero: the signal; None: the system did not tell
    late: bool = False  #: its time was over


class Hand:
    """One process: on its way, idle, or at work until its time is over."""

    def __init__(self, context: BaseContext, serve: Callable[..., None], args: tuple[object, ...]) -> None:
        """Start it; `serve` is called there with its end of the pipe and sends a word when it is ready.

        Raises:
            OSError, EOFError: the system starts no more.
        """
        ours, theirs = context.Pipe()
        self.pipe: Connection[Any, Any] = ours
        self._process = context.Process(target=serve, args=(theirs, *args))  # type: ignore[attr-defined]
        try:
            self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            theirs.close()
        self.pid: int = self._process.pid
        self.ready = False  #: it has said its first word
        self.taken = 0  #: pieces of work so far
        self.until = time.monotonic() + _START_S  #: when its time is over, by the monotonic clock

    @property
    def idle(self) -> bool:
        """Whether it waits for work."""
        return self.ready and self.until == math.inf

    def give(self, work: bytes, seconds: float) -> None:
        """A piece of work to one who is idle, and so reads it at once; a death is heard later as any other."""
        self.taken += 1
        self.until = time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.pipe.send_bytes(work)

    def answer(self) -> bytes | Lost:
        """What it sent, or how it ended."""
        try:
            said = self.pipe.recv_bytes()
        except (EOFError, OSError):
            return self.end()
        self.until = math.inf
        return said

    def end(self, *, late: bool = False) -> Lost:
        """Kill it, if it is not dead already: even one that is deep in a library and would hear no polite word."""
        if late:
            self._process.kill()
        self._process.join(_BURIAL_S)
        exitcode = self._process.exitcode
        self._process.kill()  # its pipe may have ended before it did
        self.pipe.close()
        return Lost(exitcode, late)

    def kill(self) -> None:
        """Kill it and wait for nothing."""
        self._process.kill()
        self.pipe.close()

    def buried(self) -> None:
        """Wait until the system has seen its death."""
        self._process.join(_BURIAL_S)


class Crew:
    """Processes of one kind."""

    def __init__(self, context: BaseContext, serve: Callable[..., None], *args: object) -> None:
        self._context, self._serve, self._args = context, serve, args
        self.hands: list[Hand] = []

    def hire(self) -> None:
        """Start one more; raises as `Hand` does."""
        self.hands.append(Hand(self._context, self._serve, self._args))

    def idle(self) -> list[Hand]:
        """Those that wait for work."""
        return [hand for hand in self.hands if hand.idle]

    def news(self, seconds: float) -> Iterator[tuple[Hand, bytes | Lost | None]]:
        """Who answered, got ready (None) or was lost, as soon as there is any, at the latest after so many seconds."""
        now = time.monotonic()
        first = min((hand.until for hand in self.hands), default=math.inf)
        by_pipe = {id(hand.pipe): hand for hand in self.hands}
        if not by_pipe:
            time.sleep(seconds)  # none could be started just now
        spoke = [
            by_pipe[id(pipe)]
            for pipe in wait([h.pipe for h in self.hands], max(0.0, min(seconds, first - now)))
        ]
        for hand in spoke:
            said = hand.answer()
            if isinstance(said, Lost):
                self.hands.remove(hand)
                yield hand, said
            elif hand.ready:
                yield hand, said
            else:
                hand.ready = True
                yield hand, None
        now = time.monotonic()
        for hand in [hand for hand in self.hands if hand.until < now and hand not in spoke]:
            self.hands.remove(hand)
            yield hand, hand.end(late=True)

    def dismiss(self, hand: Hand) -> None:
        """End one that is idle."""
        self.hands.remove(hand)
        hand.kill()

    def kill(self) -> None:
        """End all of them, now, and see them dead."""
        hands, self.hands = self.hands, []
        for hand in hands:
            hand.kill()
        for hand in hands:
            hand.buried()
