"""Rows made by the workers of a Dask cluster over a shared folder: the door to `distributed`.

The job lies in the folder as a file, so a worker that joins late or comes back finds it. A chunk whose worker is
lost is given to another one; files are whole or not there, so making a row twice does no harm. A row that hangs is
left behind by its worker when its time is over; a worker that does not even answer then gets nothing more.
"""

import threading
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.alone import FULL
from postermaker.batch.identity import job_digest
from postermaker.batch.job import Job, Made, Task
from postermaker.batch.journal import KEPT
from postermaker.batch.rows import failed, make_row
from postermaker.batch.sizing import ChunkSize
from postermaker.batch.workers import LOST, Worked, late
from postermaker.errors import Bilingual, Cancelled, InputFault, MissingFault
from postermaker.files import write_durably
from postermaker.fonts import FontBook

if TYPE_CHECKING:
    from distributed import Client, Future

_TICK_S = 0.2
#: Seconds in which a scheduler answers, and a first worker is there.
_PATIENCE_S = 15
#: A task costs the scheduler milliseconds, so chunks are longer than on one machine.
_CHUNK_S, _MOST = 1.0, 50
#: Chunks that a worker has waiting.
_AHEAD = 2
#: Seconds after the end of a row's time in which its worker says so; then it is taken for stuck as a whole.
_GRACE_S = 15.0
#: Seconds between two looks at who has what.
_LOOK_S = 1.0
#: Seconds without a worker that can be given anything, after which a run stops.
_DESERTED_S = 120.0


def in_cluster(job: Job, tasks: Sequence[Task], address: str) -> Generator[Made | None, None, None]:
    """The rows as the cluster gets through with them; now and then None, so that the caller can look around.

    Raises:
        InputFault: nobody answers at the address, it has no workers, or a worker does not see the folder.
        MissingFault: `distributed` is not on this machine.
    """
    job = replace(job, folder=str(Path(job.folder).resolve()), pictures=str(Path(job.pictures).resolve()))
    with _client(address) as client:
        order = _left_for_workers(job)
        try:
            yield from _Sending(client, order, tasks, job.deadline).rows()
        finally:
            order.unlink(missing_ok=True)


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingFault(
            Bilingual("没有装集群用的库 distributed", "the library for clusters, distributed, is not there"),
            Bilingual("运行 pip install 'postermaker[cluster]'", "run pip install 'postermaker[cluster]'"),
        ) from error
    try:
        client = Client(address, timeout=_PATIENCE_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise _fault(address, Bilingual("没有调度器应答", "no scheduler answers")) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE_S)
    except TimeoutError as error:
        client.close()
        raise _fault(address, Bilingual("没有工作进程", "it has no workers")) from error
    return client


def _fault(address: str, what: Bilingual) -> InputFault:
    return InputFault(
        Bilingual(f"集群 {address}：{what.zh}", f"the cluster {address}: {what.en}"),
        Bilingual("先启动 dask scheduler 和 dask worker", "start 'dask scheduler' and 'dask worker' first"),
    )


def _left_for_workers(job: Job) -> Path:
    """The job as a file beside the journal, where every worker finds it."""
    path = (
        Path(job.folder) / KEPT / f"job-{job_digest(job)}-{time.time_ns()}"
    )  # a worker keeps what it has read
    write_durably(path, msgspec.msgpack.encode(job))
    return path


class _Sent(Struct, frozen=True):
    """A chunk that is out."""

    future: "Future[bytes]"
    tasks: list[Task]
    alone: bool  #: its one row was lost before


class _Sending:
    """What is out on the cluster, what is still to do, and what comes back."""

    def __init__(self, client: "Client", order: Path, tasks: Sequence[Task], deadline: float) -> None:
        self._client, self._order, self._deadline = client, str(order), deadline
        self._todo, self._alone = deque(tasks), deque[Task]()
        self._size = ChunkSize(_CHUNK_S, _MOST)
        self._out: dict[str, _Sent] = {}
        # by the monotonic clock: when a worker last began a chunk, since when it has which, when we last looked
        self._heard, self._held, self._looked = dict[str, float](), dict[tuple[str, str], float](), 0.0
        self._stuck = set[str]()
        self._back: SimpleQueue[str] = SimpleQueue()
        self._serial = 0
        self._seen = time.monotonic()  # a worker that can be given something
        client.subscribe_topic(order.name, self._begins)

    def rows(self) -> Iterator[Made | None]:
        try:
            while self._todo or self._alone or self._out:
                self._send()
                try:
                    yield from self._settled(self._back.get(timeout=_TICK_S))
                except Empty:
                    self._check()
                    yield None
                yield from self._overdue()
        finally:
            self._client.unsubscribe_topic(Path(self._order).name)
            self._client.cancel([sent.future for sent in self._out.values()], force=True)

    def _begins(self, event: tuple[float, str]) -> None:
        """A worker tells that it begins a chunk; called on the client's own thread."""
        self._heard[event[1]] = time.monotonic()

    def _send(self) -> None:
        threads = {each: n for each, n in self._client.nthreads().items() if each not in self._stuck}
        if threads:
            self._seen = time.monotonic()
        count = sum(threads.values())
        while len(self._out) < _AHEAD * count and (self._todo or self._alone):
            if alone := bool(self._alone):
                chunk = [self._alone.popleft()]
            else:
                chunk = [self._todo.popleft() for _ in range(self._size.next(len(self._todo), count))]
            self._serial += 1
            key = f"postermaker-{Path(self._order).name}-{self._serial}"
            only = list(threads) if self._stuck else None
            future = self._client.submit(_work, self._order, chunk, key=key, pure=False, workers=only)
            self._out[key] = _Sent(future, chunk, alone)
            future.add_done_callback(lambda done: self._back.put(done.key))

    def _settled(self, key: str) -> Iterator[Made]:
        sent = self._out.pop(key, None)
        if sent is None:  # it was taken back
            return
        if sent.future.status == "finished":
            try:
                said = sent.future.result(timeout=_GRACE_S)
            except TimeoutError:  # it lies with a worker that has stopped since
                self._client.cancel([sent.future], force=True)
                self._again(sent)
                return
            worked = msgspec.msgpack.decode(said, type=Worked)
            yield from worked.made
            if len(worked.made) < len(sent.tasks):
                yield from self._hung(sent, worked.made)
            else:
                self._size.took(len(sent.tasks), worked.seconds)
            return
        self._check()
        error = sent.future.exception() if sent.future.status == "error" else None
        if isinstance(error, InputFault):  # the folder is not there for the worker
            raise error
        yield from self._lost(sent, FULL if isinstance(error, MemoryError) else error or sent.future.status)

    def _hung(self, sent: _Sent, made: list[Made]) -> Iterator[Made]:
        """A chunk that came back without its end: rows are made in order, so the first that is missing took too long."""
        missing = sent.tasks[len(made) :]
        yield from self._lost(_Sent(sent.future, missing[:1], sent.alone), late(self._deadline))
        self._todo.extendleft(reversed(missing[1:]))

    def _lost(self, sent: _Sent, why: object) -> Iterator[Made]:
        if not sent.alone:
            self._alone.extend(sent.tasks)
            return
        yield from (failed(task, f"{LOST}（{why}）") for task in sent.tasks)

    def _overdue(self) -> Iterator[Made]:
        """Workers that do not answer though the time is over: what they have is taken back, and they get nothing more."""
        now = time.monotonic()
        if now - self._looked < _LOOK_S:
            return
        self._looked, before = now, self._held
        at_work = self._client.processing().items()
        self._held = {
            (each, key): before.get((each, key), now)
            for each, keys in at_work
            for key in keys
            if key in self._out
        }
        limit = now - self._deadline - _GRACE_S
        for address in {each for each, _ in self._held} - self._stuck:
            keys = [key for key in self._out if (address, key) in self._held]
            if keys and max(self._heard.get(address, 0.0), self._held[address, keys[0]]) < limit:
                yield from self._given_up(address, keys)
        if now - self._seen > _DESERTED_S:
            raise InputFault(
                Bilingual("集群里没有能用的工作进程了", "the cluster has no worker left that answers"),
                Bilingual("做好的都在；加 --resume 接着做", "what is done is there; go on with --resume"),
            )

    def _given_up(self, address: str, keys: list[str]) -> Iterator[Made]:
        """A stuck worker's chunks: they are begun in the order in which they were sent, so it is the first that hangs."""
        self._stuck.add(address)
        yield from self._lost(self._taken_back(keys[0]), late(self._deadline))
        for sent in map(self._taken_back, keys[1:]):
            self._again(sent)

    def _again(self, sent: _Sent) -> None:
        """To be made by another worker, without being blamed."""
        (self._alone if sent.alone else self._todo).extendleft(reversed(sent.tasks))

    def _taken_back(self, key: str) -> _Sent:
        sent = self._out.pop(key)
        self._client.cancel([sent.future], force=True)
        return sent

    def _check(self) -> None:
        if self._client.status in ("closed", "closing"):
            raise InputFault(
                Bilingual("集群的调度器没有了", "the cluster's scheduler is gone"),
                Bilingual("做好的都在；加 --resume 接着做", "what is done is there; go on with --resume"),
            )


#: One row at a time in a process: nothing of ours is meant to be drawn by two threads.
_one = threading.Lock()


def _work(order: str, chunk: list[Task]) -> bytes:
    """On a worker: the rows of a chunk, as far as they are made in the time of one."""
    job, book = _loaded(order)
    with _one:
        _tell_begun(order)
        return msgspec.msgpack.encode(_in_time(job, chunk, book))


def _tell_begun(order: str) -> None:
    from distributed import get_worker

    worker = get_worker()
    worker.log_event(Path(order).name, worker.address)


def _in_time(job: Job, chunk: list[Task], book: FontBook) -> Worked:
    """The rows, made by a thread that is left behind with a row that hangs: the worker goes on without it."""
    start, over = time.perf_counter(), threading.Event()
    came: SimpleQueue[Made | BaseException] = SimpleQueue()

    def watch() -> None:
        if over.is_set():
            raise Cancelled

    def make() -> None:
        try:
            for task in chunk:
                came.put(make_row(job, task, book, watch))
        except BaseException as error:  # no memory, or nobody waits any more
            came.put(error)

    threading.Thread(target=make, daemon=True).start()
    made: list[Made] = []
    try:
        while len(made) < len(chunk):
            each = came.get(timeout=max(0.0, start + job.deadline - time.perf_counter()))
            if isinstance(each, BaseException):
                raise each
            made.append(each)
    except Empty:
        over.set()
        _loaded.cache_clear()  # its fonts belong to the thread that hangs
    return Worked(made, time.perf_counter() - start)


@lru_cache(maxsize=2)
def _loaded(order: str) -> tuple[Job, FontBook]:
    """The job of a run and its fonts, kept from one chunk to the next.

    Raises:
        InputFault: this machine does not see the folder.
    """
    try:
        return msgspec.msgpack.decode(Path(order).read_bytes(), type=Job), FontBook()
    except OSError as error:
        raise InputFault(
            Bilingual(f"有一台机器看不到文件夹“{order}”", f"a machine of the cluster doesn't see '{order}'"),
            Bilingual(
                "输出到大家都能读写的共享文件夹",
                "write to a shared folder that all can use under the same path",
            ),
        ) from error
