r"""What a run has done, line by line, so that a later one does exactly what is missing.

`DIR/.postermaker/journal` only grows: a line for the job, one for each row whose files are safe on the disk, one
for the end. Each line carries a checksum, so a torn or damaged one is as if it had not been written. Rows are known
by their digest: a row that moved in the list is the same row.
"""

import contextlib
import os
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Self

import msgspec
from msgspec import Struct

from postermaker.batch.identity import job_digest
from postermaker.batch.job import Job, Made
from postermaker.files import cannot_write, sweep, write_durably

#: Where a run keeps what is not for the shop.
KEPT = ".postermaker"
_NAME = "journal"
_VERSION = 2


class Started(Struct, frozen=True, tag="job"):
    """The run's first line."""

    version: int
    digest: str
    created: datetime | None  #: stamped into the files: a resumed run stamps the same
    rows: int


class Done(Struct, frozen=True, tag="row"):
    """A row whose files are durable."""

    made: Made


class Ended(Struct, frozen=True, tag="end"):
    """No row was left."""


def started_line(job: Job, rows: int) -> Started:
    """The first line of a run that makes so many rows."""
    return Started(_VERSION, job_digest(job), job.options.created, rows)


_Line = Started | Done | Ended
_encoder, _decoder = msgspec.json.Encoder(), msgspec.json.Decoder(_Line)


class Past(Struct, frozen=True):
    """What the journal in a folder says."""

    started: Started | None = None
    rows: dict[str, Made] = {}  #: by stem
    ended: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether a run stopped before its end."""
        return self.started is not None and not self.ended


def sealed(line: bytes) -> bytes:
    """A line with its checksum."""
    return b"%08x %b\n" % (zlib.crc32(line), line)


def unsealed(data: bytes) -> Iterator[bytes]:
    """The sound lines; the last one may be torn, others may be damaged."""
    for line in data.split(b"\n"):
        checksum, _, body = line.partition(b" ")
        if len(checksum) == 8 and b"%08x" % zlib.crc32(body) == checksum:
            yield body


def read_journal(folder: Path) -> Past:
    """The journal of a folder; an empty past where there is none that can be read."""
    started, rows, ended = None, {}, False
    for line in _lines(folder / KEPT / _NAME):
        match line:
            case Started():
                started = line
            case Done(made):
                rows[made.stem], ended = made, False
            case Ended():
                ended = True
    if started is None or started.version != _VERSION:
        return Past()
    return Past(started, rows, ended)


def _lines(path: Path) -> Iterator[_Line]:
    try:
        data = path.read_bytes()
    except OSError:
        return
    for body in unsealed(data):
        try:
            yield _decoder.decode(body)
        except msgspec.MsgspecError:  # of another version of the program
            continue


class Journal:
    """The journal that a run writes. An older one is replaced only when the first rows of this run are safe."""

    def __init__(self, folder: Path, started: Started, *, goes_on: bool) -> None:
        self._path, self._started, self._goes_on = folder / KEPT / _NAME, started, goes_on
        self._stream: IO[bytes] | None = None

    def write(self, made: Iterable[Made], *, durable: bool = True) -> None:
        """Add rows, after their files were synced; on return the lines are too.

        Raises:
            InputFault: the folder can't be written.
        """
        self._append([Done(each) for each in made], durable=durable)

    def end(self) -> None:
        """Say that no row is left; raises as `write`."""
        self._append([Ended()], durable=True)

    def close(self) -> None:
        """Write nothing more."""
        if self._stream:
            self._stream.close()

    def _append(self, lines: list[Done] | list[Ended], *, durable: bool) -> None:
        if not lines:
            return
        try:
            stream = self._stream or self._open()
            stream.write(b"".join(sealed(_encoder.encode(line)) for line in lines))
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def _open(self) -> IO[bytes]:
        self._path.parent.mkdir(exist_ok=True)
        if not self._goes_on:
            write_durably(self._path, sealed(_encoder.encode(self._started)))
        self._stream = self._path.open("ab")
        self._stream.write(b"\n")  # ends a torn line, else it is an empty one
        return self._stream


class WorkerLog:
    """The rows that one process has made, line by line, after the run's first line.

    What a lost worker had finished is not lost with it, nor is what a killed run had not yet made durable.
    """

    def __init__(self, started: Started, folder: Path) -> None:
        self._handle = os.open(_log(folder, os.getpid()), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        self._write(started)

    def add(self, made: Made) -> None:
        """A row whose files are in place; in one call, so that a killed worker tears at most its last line."""
        self._write(Done(made))

    def _write(self, line: _Line) -> None:
        with contextlib.suppress(
            OSError
        ):  # a full disk is told of by the files themselves and by the journal
            os.write(self._handle, sealed(_encoder.encode(line)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        os.close(self._handle)


def _log(folder: Path, process: int | str) -> Path:
    return folder / KEPT / f"worker-{process}"


def start_logs(folder: Path) -> None:
    """Make room for the workers' logs and drop what an earlier run that was killed left of its own.

    Raises:
        InputFault: the folder can't be written.
    """
    try:
        (folder / KEPT).mkdir(parents=True, exist_ok=True)
        drop_logs(folder)
        sweep(folder / KEPT)  # it was killed while it wrote its journal
        for path in (folder / KEPT).glob("job-*"):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def drop_logs(folder: Path) -> None:
    """Remove the workers' logs; raises OSError."""
    for path in (folder / KEPT).glob("worker-*"):
        path.unlink(missing_ok=True)


def logged(folder: Path, process: int | str = "*") -> dict[str, Made]:
    """What a worker, or all of them, have finished in this run, by stem."""
    lines = (line for path in (folder / KEPT).glob(f"worker-{process}") for line in _lines(path))
    return {line.made.stem: line.made for line in lines if isinstance(line, Done)}


def read_logs(folder: Path, digest: str) -> Past:
    """What workers of a run had finished when it was killed, as far as their logs tell; the newest run of this job.

    The files of such a row need not be on the disk whole: whoever keeps the row compares them first.
    """
    found = [(started, made) for started, made in _logs(folder) if started.digest == digest]
    if not found:
        return Past()
    newest = max((started for started, _ in found), key=lambda started: str(started.created))
    return Past(newest, {made.stem: made for started, made in found if started.created == newest.created})


def _logs(folder: Path) -> Iterator[tuple[Started, Made]]:
    for path in sorted((folder / KEPT).glob("worker-*")):
        started = None
        for line in _lines(path):
            match line:
                case Started():
                    started = line if line.version == _VERSION else None
                case Done(made) if started and made.result.status != "failed":
                    yield started, made
                case Done() | Ended():
                    pass
