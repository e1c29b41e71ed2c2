"""Rows made in this process, or by a pool of them: the door to Pebble.

A worker that dies, hangs or runs out of memory costs at most its row: what it had finished stands in its log, the
rest of its chunk is made again, each row alone, and only a row that is lost alone too has failed.
"""

import contextlib
import gc
import multiprocessing
import os
import queue
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from postermaker.batch.job import Job, Made, Task
from postermaker.batch.journal import WorkerLog, logged
from postermaker.batch.rows import Watch, failed, make_row
from postermaker.batch.sizing import ChunkSize
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook

if TYPE_CHECKING:
    from pebble import ProcessPool

#: Seconds without news after which the caller may look around.
_TICK_S = 0.2
#: Chunks that a worker leaves behind it before a fresh process takes its place.
_CHUNKS_A_LIFE = 1000
#: So often a pool that broke is opened again without a row getting through.
_REOPENED = 3
#: A worker that dies while it takes a chunk leaves a lock behind; Pebble's own minute would hold up the whole run.
_LOCK_S = 5
#: What a worker that ran out of memory ends with.
_NO_MEMORY = 77

LOST = Bilingual("做这一行的进程两次没有回来", "the process that made this row was lost twice")
FULL = Bilingual("内存不够", "there is not enough memory")


class Worked(Struct, frozen=True):
    """What comes back of a chunk."""

    made: list[Made]
    seconds: float


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Worked)


def in_process(job: Job, tasks: Sequence[Task], watch: Watch) -> Generator[Made | None, None, None]:
    """The rows one after the other, in this process."""
    book = FontBook()
    for task in tasks:
        try:
            yield make_row(job, task, book, watch)
        except MemoryError:
            yield failed(task, str(FULL))


def in_pool(job: Job, tasks: Sequence[Task], jobs: int) -> Generator[Made | None, None, None]:
    """The rows as the processes of a pool get through with them; now and then None, so that the caller can look around.

    Closing it kills the processes; what they had finished is in their logs.
    """
    crew = _Crew(job, tasks, max(1, min(jobs, len(tasks))))
    try:
        while crew.busy:
            yield from crew.news()
    except BaseException:
        crew.kill()
        raise
    crew.kill()  # nobody is at work any more: faster than to ask them to go


class _Crew:
    """The pool, what is still to do, and who has what."""

    def __init__(self, job: Job, tasks: Sequence[Task], workers: int) -> None:
        self._job, self._folder, self._workers = job, Path(job.folder), workers
        self._todo, self._alone = deque(tasks), deque[Task]()
        self._size = ChunkSize()
        self._out: dict[Future[bytes], tuple[list[Task], bool]] = {}
        self._back: queue.SimpleQueue[Future[bytes]] = queue.SimpleQueue()
        self._broken = 0
        self._pool = self._open()

    @property
    def busy(self) -> bool:
        return bool(self._todo or self._alone or self._out)

    def news(self) -> Iterator[Made | None]:
        """What has come back since; None if nothing has for a while."""
        with _interrupts_held():
            self._hand_out()
        try:
            future = self._back.get(timeout=_TICK_S)
        except queue.Empty:
            yield None
            return
        chunk, alone = self._out.pop(future)
        error = future.exception()
        if error is None:
            worked = _decoder.decode(future.result())
            self._size.took(len(chunk), worked.seconds)
            self._broken = 0
            yield from worked.made
        else:
            yield from self._lost(chunk, error, alone=alone)

    def _hand_out(self) -> None:
        while len(self._out) < 2 * self._workers and (self._alone or self._todo):
            if alone := bool(self._alone):
                chunk = [self._alone.popleft()]
            else:
                count = self._size.next(len(self._todo), self._workers)
                chunk = [self._todo.popleft() for _ in range(count)]
            future = self._scheduled(chunk)
            self._out[future] = (chunk, alone)
            future.add_done_callback(self._back.put)

    def _scheduled(self, chunk: list[Task]) -> Future[bytes]:
        try:
            # a chunk is short: one that takes as long as a row may is made again row by row
            return self._pool.schedule(_work, [chunk], timeout=self._job.deadline)
        except RuntimeError as error:  # the pool broke just now
            broken: Future[bytes] = Future()
            broken.set_exception(error)
            return broken

    def _lost(self, chunk: list[Task], error: BaseException, *, alone: bool) -> Iterator[Made]:
        """What there is of a chunk that did not come back; the rest is made alone, or has failed."""
        from pebble import ProcessExpired

        known = logged(self._folder)
        yield from (known[task.stem] for task in chunk if task.stem in known)
        missing = [task for task in chunk if task.stem not in known]
        guilty = isinstance(error, (ProcessExpired, TimeoutError))
        if alone and guilty:
            yield from (failed(task, _said(error, self._job.deadline)) for task in missing)
            return
        self._alone.extend(missing)
        if not guilty:  # the pool itself broke: all its workers were lost at once
            self._reopen()
            if self._broken > _REOPENED:
                yield from self._give_up(error)

    def _reopen(self) -> None:
        if self._pool.active:  # another chunk of the broken one was seen before
            return
        self._broken += 1
        self.kill()
        with _interrupts_held():
            self._pool = self._open()

    def _give_up(self, error: BaseException) -> Iterator[Made]:
        rest = [*self._alone, *self._todo, *(task for chunk, _ in self._out.values() for task in chunk)]
        for each in (self._alone, self._todo, self._out):
            each.clear()
        said = Bilingual(f"进程起不来（{error}）", f"processes can't be started ({error})")
        yield from (failed(task, str(said)) for task in rest)

    def _open(self) -> "ProcessPool":
        from pebble import CONSTS, ProcessPool

        CONSTS.sleep_unit = 0.02  # how soon it sees that a worker has died
        CONSTS.channel_lock_timeout = _LOCK_S
        shown = {name: value for name, value in os.environ.items() if name.startswith("POSTERMAKER_")}
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=_CHUNKS_A_LIFE,
            initializer=_start_worker,
            initargs=[self._job, shown],
            context=_context(),
        )

    def kill(self) -> None:
        """End all workers now, even those that are deep in a library and would not hear a polite word.

        It goes through Pebble's own attributes: a worker that is ended politely while it starts says so in a traceback.
        """
        self._pool.stop()  # type: ignore[no-untyped-call]
        if self._pool._pool_manager_loop is not None:
            self._pool._pool_manager_loop.join()  # from here on no worker is started
        for worker in list(self._pool._pool_manager.worker_manager.workers.values()):
            worker.kill()
        self._pool.join()


def _said(error: BaseException, deadline: float) -> str:
    if isinstance(error, TimeoutError):
        limit = Bilingual(f"每次都超过 {deadline:g} 秒", f"each time it took more than {deadline:g} s")
        return f"{LOST}（{limit}）"
    code = getattr(error, "exitcode", None)
    return f"{LOST}（{FULL if code == _NO_MEMORY else code or error}）"


def _context() -> BaseContext:
    """How workers start: on Linux forked from a process that has everything loaded, elsewhere anew."""
    if sys.platform != "linux" or getattr(sys, "frozen", False):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["postermaker.batch.warm"])
    return context


def warm_up() -> None:
    """Start the process that workers are forked from, which loads its modules while the caller goes on; may be left out."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        with _interrupts_held():
            forkserver.ensure_running()


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """What starts inside, threads and processes, never sees Ctrl-C, which a terminal sends to all of us: we stop them."""
    from multiprocessing import resource_tracker

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # now: starting it later would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker(Struct, frozen=True):
    """What a process keeps from one chunk to the next."""

    job: Job
    book: FontBook
    log: WorkerLog


_worker: _Worker | None = None


def _start_worker(job: Job, environment: dict[str, str]) -> None:
    global _worker
    from pebble import CONSTS

    CONSTS.channel_lock_timeout = _LOCK_S
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers
    gc.set_threshold(100_000, 20, 20)
    os.environ.update(environment)  # the process that we were forked from may be older
    if job.memory_mb and sys.platform != "win32":
        import resource

        limit = job.memory_mb << 20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _worker = _Worker(job, FontBook(), WorkerLog(Path(job.folder)))


def _work(chunk: list[Task]) -> bytes:
    assert _worker is not None
    start = time.perf_counter()
    done = []
    for task in chunk:
        try:
            made = make_row(_worker.job, task, _worker.book, _unwatched)
        except MemoryError:
            os._exit(_NO_MEMORY)  # a fresh process may have it
        _worker.log.add(made)
        done.append(made)
    return _encoder.encode(Worked(done, time.perf_counter() - start))


def _unwatched() -> None:
    """A worker is killed when it is to stop."""
