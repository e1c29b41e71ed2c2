"""Group commit: files and journal are made durable together on a thread of their own, while the next rows are made."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from postermaker.batch.job import Made
from postermaker.batch.journal import Journal
from postermaker.files import cannot_write, sync_files

#: Seconds between two groups: what a power cut may cost.
_EVERY_S = 0.3


class Committing:
    """Takes finished rows; used as a context, at whose end all of them are durable and in the journal.

    A row that failed is not kept: a later run tries it again.
    """

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder, self._journal = folder, journal
        self._waiting: list[Made] = []
        self._last = time.monotonic()
        self._busy: Future[None] | None = None

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
        self._busy = self._thread.submit(self._commit, group)
        self._last = time.monotonic()

    def _commit(self, group: list[Made]) -> None:
        try:
            sync_files([self._folder / name for made in group for name in made.result.files])
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        self._journal.write(group)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            self._send()
            if self._busy:
                self._busy.result()
        finally:
            self._thread.shutdown()
