"""Rows made by several processes.

A worker that dies, hangs or runs out of memory costs at most its row: what it had finished stands in its log, the
rest of its chunk is made again, each row alone, and only a row that is lost alone too has failed.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from postermaker.batch.alone import FULL, never
from postermaker.batch.crew import Crew, Hand, Lost
from postermaker.batch.job import Job, Made, Task
from postermaker.batch.journal import Started, WorkerLog, logged, started_line
from postermaker.batch.rows import failed, make_row
from postermaker.batch.sizing import ChunkSize
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook

#: Seconds without news after which the caller may look around.
_TICK_S = 0.2
#: Chunks that a worker leaves behind it before a fresh process takes its place.
_CHUNKS_A_LIFE = 1000
#: So often in succession a worker may end before it is ready, without one row getting through.
_STILLBORN = 3
#: Windows waits for no more processes at once.
_MOST_WORKERS = 60
#: What a worker that ran out of memory ends with.
_NO_MEMORY = 77

_WARM = "postermaker.batch.warm"

LOST = Bilingual("做这一行的进程两次没有回来", "the process that made this row was lost twice")


class Worked(Struct, frozen=True):
    """What comes back of a chunk; rows that are missing at its end were not made in time."""

    made: list[Made]
    seconds: float


class _Chunk(Struct, frozen=True):
    """What a worker is given at a time."""

    tasks: list[Task]
    alone: bool = False  #: its one row was lost before, perhaps by the fault of another


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Worked)
_tasks = msgspec.msgpack.Decoder(list[Task])


def in_pool(
    job: Job, tasks: Sequence[Task], jobs: int, held: Callable[[], bool] = never
) -> Generator[Made | None, None, None]:
    """The rows as several processes get through with them; now and then None, so that the caller can look around.

    While `held` says so no row is begun, and those in hand are finished. Closing it kills the processes; what they had
    finished is in their logs.
    """
    sharing = _Sharing(job, tasks, max(1, min(jobs, len(tasks), _MOST_WORKERS)), held)
    try:
        while sharing.busy:
            news = sharing.news()
            yield from news
            if not news:
                yield None
    finally:
        sharing.kill()  # where nobody is at work any more, too: faster than to ask them to go


class _Sharing:
    """What is still to do, who has what, and what comes back."""

    def __init__(self, job: Job, tasks: Sequence[Task], workers: int, held: Callable[[], bool]) -> None:
        self._held = held
        self._job, self._folder, self._workers = job, Path(job.folder), workers
        self._todo, self._alone = deque(tasks), deque[Task]()
        self._size = ChunkSize()
        self._out: dict[Hand, _Chunk] = {}
        self._stillborn = 0
        shown = {name: value for name, value in os.environ.items() if name.startswith("POSTERMAKER_")}
        self._crew = Crew(_context(), _serve, job, started_line(job, len(tasks)), shown)

    @property
    def busy(self) -> bool:
        return bool(self._todo or self._alone or self._out)

    def news(self) -> list[Made]:
        """What has come back, as soon as there is something; nothing if there was nothing for a while."""
        made = self._hand_out()
        for hand, said in self._crew.news(_TICK_S):
            if isinstance(said, Lost):
                made += self._lost(hand, said)
            elif said is not None:
                made += self._answered(hand, said)
        return made + self._hand_out()  # before the caller looks at the rows

    def kill(self) -> None:
        """End all workers."""
        self._crew.kill()

    def _hand_out(self) -> list[Made]:
        """Chunks to those who wait for one; a row comes back only if nobody can be found to make it."""
        made = []
        for hand in self._crew.idle():
            if hand.taken >= _CHUNKS_A_LIFE:
                self._crew.dismiss(hand)
        wanted = min(self._workers, len(self._out) + len(self._todo) + len(self._alone))
        if len(self._crew.hands) < wanted:
            made = self._hire(wanted - len(self._crew.hands))
        for hand in self._crew.idle():
            if chunk := self._next():
                self._out[hand] = chunk
                # a chunk is short: one that takes as long as a row may is made again row by row
                hand.give(_encoder.encode(chunk.tasks), self._job.deadline)
        return made

    def _next(self) -> _Chunk | None:
        if self._held():
            return None
        if self._alone:
            return _Chunk([self._alone.popleft()], alone=True)
        if not self._todo:
            return None
        count = self._size.next(len(self._todo), self._workers)
        return _Chunk([self._todo.popleft() for _ in range(count)])

    def _hire(self, count: int) -> list[Made]:
        try:
            with _interrupts_held():
                for _ in range(count):
                    self._crew.hire()
        except (OSError, EOFError) as error:
            return self._not_started(str(error))
        return []

    def _answered(self, hand: Hand, said: bytes) -> list[Made]:
        chunk, worked = self._out.pop(hand), _decoder.decode(said)
        self._size.took(len(chunk.tasks), worked.seconds)
        self._stillborn = 0
        return worked.made

    def _lost(self, hand: Hand, lost: Lost) -> list[Made]:
        """What there is of a chunk that did not come back.

        Rows are made in order, so the first that is missing was at work: it is made once more, alone, or has failed.
        The others had not begun.
        """
        if not hand.ready:
            return self._not_started(_reason(lost, self._job.deadline))
        chunk = self._out.pop(hand, _Chunk([]))
        known = logged(self._folder, hand.pid) if chunk.tasks else {}
        made = [known[task.stem] for task in chunk.tasks if task.stem in known]
        missing = [task for task in chunk.tasks if task.stem not in known]
        if missing and chunk.alone:
            return [*made, failed(missing[0], f"{LOST}（{_reason(lost, self._job.deadline)}）")]
        self._alone.extend(missing[:1])
        self._todo.extendleft(reversed(missing[1:]))
        return made

    def _not_started(self, why: str) -> list[Made]:
        """Try again a few times, then with fewer; where there is none at all, no row can be made."""
        self._stillborn += 1
        if self._stillborn <= _STILLBORN:
            return []
        if self._crew.hands:
            self._workers = len(self._crew.hands)
            return []
        rest = [*self._alone, *self._todo]
        self._alone.clear()
        self._todo.clear()
        said = Bilingual(f"进程起不来（{why}）", f"processes can't be started ({why})")
        return [failed(task, str(said)) for task in rest]


def late(deadline: float) -> Bilingual:
    """Why a row that hung was given up."""
    return Bilingual(f"每次都超过 {deadline:g} 秒", f"each time it took more than {deadline:g} s")


def _reason(lost: Lost, deadline: float) -> str:
    if lost.late:
        return str(late(deadline))
    return str(FULL if lost.exitcode == _NO_MEMORY else lost.exitcode)


def _context() -> BaseContext:
    """How workers start: on Linux forked from a process that has everything loaded, elsewhere anew."""
    if sys.platform != "linux" or getattr(sys, "frozen", False):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    return context


def warm_up(*, painted: bool = False) -> None:
    """Start the process that workers are forked from, which loads its modules while the caller goes on; may be left out.

    With `painted` it loads what pictures are packed with, too.
    """
    context = _context()
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver

        if painted:
            context.set_forkserver_preload([_WARM, "numpy"])

        with _interrupts_held():
            forkserver.ensure_running()


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """What starts inside, threads and processes, never sees a signal to end: it may go to all of us, and we stop them.

    The process that workers are forked from has to outlive them, for it alone can tell that one is dead.
    """
    from multiprocessing import resource_tracker

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    held = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        resource_tracker.ensure_running()  # now: starting it later would let signals through again, as this does
        signal.pthread_sigmask(signal.SIG_BLOCK, held)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker(Struct, frozen=True):
    """What a process keeps from one chunk to the next."""

    job: Job
    book: FontBook
    log: WorkerLog


def _serve(pipe: "Connection[Any, Any]", job: Job, started: Started, environment: dict[str, str]) -> None:
    """In a process of its own: make chunk after chunk, until the other end of the pipe is gone."""
    with contextlib.suppress(EOFError, OSError):
        try:
            worker = _equipped(job, started, environment)
            pipe.send_bytes(b"ready")
            while True:
                pipe.send_bytes(_encoder.encode(_work(worker, _tasks.decode(pipe.recv_bytes()))))
        except MemoryError:
            os._exit(_NO_MEMORY)  # a fresh process may have it


def _equipped(job: Job, started: Started, environment: dict[str, str]) -> _Worker:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers
    if hasattr(signal, "pthread_sigmask"):  # a hung one that has lost its parent can still be ended by hand
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGHUP})
    gc.set_threshold(100_000, 20, 20)
    os.environ.update(environment)  # the process that we were forked from may be older
    if job.memory_mb and sys.platform != "win32":
        import resource

        limit = job.memory_mb << 20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    return _Worker(job, FontBook(), WorkerLog(started, Path(job.folder)))


def _work(worker: _Worker, chunk: list[Task]) -> Worked:
    start, done = time.perf_counter(), []
    parent = multiprocessing.parent_process()
    for task in chunk:
        if parent and not parent.is_alive():
            raise EOFError  # nobody waits for the rest
        made = make_row(worker.job, task, worker.book, _unwatched)
        worker.log.add(made)
        done.append(made)
    return Worked(done, time.perf_counter() - start)


def _unwatched() -> None:
    """A worker is killed when it is to stop."""
