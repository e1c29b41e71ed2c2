"""Rows made by the workers of a Dask cluster over a shared folder: the door to `distributed`.

The job lies in the folder as a file, so a worker that joins late or comes back finds it. A chunk whose worker is
lost is given to another one; files are whole or not there, so making a row twice does no harm.
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
from msgspec.structs import replace

from postermaker.batch.identity import job_digest
from postermaker.batch.job import Job, Made, Task
from postermaker.batch.journal import KEPT
from postermaker.batch.rows import failed, make_row
from postermaker.batch.sizing import ChunkSize
from postermaker.batch.workers import FULL, LOST, Worked
from postermaker.errors import Bilingual, InputFault, MissingFault
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
            yield from _Sending(client, order, tasks).rows()
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
    path = Path(job.folder) / KEPT / f"job-{job_digest(job)}"
    write_durably(path, msgspec.msgpack.encode(job))
    return path


class _Sending:
    """What is out on the cluster, what is still to do, and what comes back."""

    def __init__(self, client: "Client", order: Path, tasks: Sequence[Task]) -> None:
        self._client, self._order = client, str(order)
        self._todo, self._alone = deque(tasks), deque[Task]()
        self._size = ChunkSize(_CHUNK_S, _MOST)
        self._out: dict[str, tuple[Future[bytes], list[Task], bool]] = {}
        self._back: SimpleQueue[str] = SimpleQueue()
        self._serial = 0

    def rows(self) -> Iterator[Made | None]:
        try:
            while self._todo or self._alone or self._out:
                self._send()
                try:
                    yield from self._settled(self._back.get(timeout=_TICK_S))
                except Empty:
                    self._check()
                    yield None
        finally:
            self._client.cancel([future for future, _, _ in self._out.values()], force=True)

    def _send(self) -> None:
        workers = max(1, sum(self._client.nthreads().values()))
        while len(self._out) < _AHEAD * workers and (self._todo or self._alone):
            if alone := bool(self._alone):
                chunk = [self._alone.popleft()]
            else:
                chunk = [self._todo.popleft() for _ in range(self._size.next(len(self._todo), workers))]
            self._serial += 1
            key = f"postermaker-{Path(self._order).name}-{time.time_ns()}-{self._serial}"
            future = self._client.submit(_work, self._order, chunk, key=key, pure=False)
            self._out[key] = (future, chunk, alone)
            future.add_done_callback(lambda done: self._back.put(done.key))

    def _settled(self, key: str) -> Iterator[Made]:
        future, chunk, alone = self._out.pop(key)
        if future.status == "finished":
            worked = msgspec.msgpack.decode(future.result(), type=Worked)
            self._size.took(len(chunk), worked.seconds)
            yield from worked.made
            return
        self._check()
        error = future.exception() if future.status == "error" else None
        if isinstance(error, InputFault):  # the folder is not there for the worker
            raise error
        if not alone:
            self._alone.extend(chunk)
            return
        said = FULL if isinstance(error, MemoryError) else error or future.status
        yield from (failed(task, f"{LOST}（{said}）") for task in chunk)

    def _check(self) -> None:
        if self._client.status in ("closed", "closing"):
            raise InputFault(
                Bilingual("集群的调度器没有了", "the cluster's scheduler is gone"),
                Bilingual("做好的都在；加 --resume 接着做", "what is done is there; go on with --resume"),
            )


#: One row at a time in a process: nothing of ours is meant to be drawn by two threads.
_one = threading.Lock()


def _work(order: str, chunk: list[Task]) -> bytes:
    """On a worker: the rows of a chunk."""
    job, book = _loaded(order)
    with _one:
        start = time.perf_counter()
        made = [make_row(job, task, book, _unwatched) for task in chunk]
        return msgspec.msgpack.encode(Worked(made, time.perf_counter() - start))


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


def _unwatched() -> None:
    """A worker ends when its scheduler says so."""
