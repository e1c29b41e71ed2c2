"""Group commit: files and journal are made durable together on a thread of their own, while the next rows are made."""

import os
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from postermaker.batch.job import Made
from postermaker.batch.journal import Journal
from postermaker.files import cannot_write, sync_files

#: Seconds between two groups: what a power cut may cost.
_EVERY_S = 0.3
#: From so many files on the whole file system is synced instead.
_MANY = 8


def commit(folder: Path, journal: Journal, group: list[Made]) -> None:
    """Make the files of rows durable, then tell the journal.

    Raises:
        InputFault: the folder or the journal can't be written.
    """
    try:
        _sync(folder, [name for made in group for name in made.result.files])
    except OSError as error:
        raise cannot_write(folder, error) from error
    journal.write(group)


class Committing:
    """Takes finished rows; used as a context, at whose end all of them are in the journal and, if it is a good one, durable.

    A row that failed is not kept: a later run tries it again.
    """

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder, self._journal = folder, journal
        self._waiting: list[Made] = []
        self._last = time.monotonic()
        self._busy: Future[None] | None = None
        self.complete = False  #: the journal has all that was added

    def __enter__(self) -> "Committing":
        self._thread = ThreadPoolExecutor(1)
        return self

    def add(self, made: Made) -> None:
        """A row whose files are whole and in place."""
        if made.result.status != "failed":
            self._waiting.append(made)

    def tick(self) -> None:
        """Begin a group if it is time and the last one is through; call it often.

        Raises:
            InputFault: the last group could not be written.
        """
        if time.monotonic() - self._last < _EVERY_S or not self._waiting:
            return
        if self._busy is None or self._busy.done():
            self._send()

    def _send(self) -> None:
        if self._busy:
            self._busy.result()
        group, self._waiting = self._waiting, []
        self._busy = self._thread.submit(commit, self._folder, self._journal, group)
        self._last = time.monotonic()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            if self._busy:
                self._busy.result()
            if error is None:
                commit(self._folder, self._journal, self._waiting)
            else:  # who stops does not want to wait for the disk; a later run compares the files anyway
                self._journal.write(self._waiting, durable=False)
            self.complete = True
        finally:
            self._thread.shutdown()


def _sync(folder: Path, names: list[str]) -> None:
    """Make files durable, with one call for many where there is one: a sync per file costs a sixth of the processor.

    Raises:
        OSError: the disk is full or failing.
    """
    if len(names) < _MANY or not _sync_filesystem(folder):
        sync_files([folder / name for name in names])


def _sync_filesystem(folder: Path) -> bool:
    """Whether the system could be told to write out all that the folder's file system holds."""
    if sys.platform != "linux":
        return False
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)
    return True
