"""A run over the list on a thread of its own; processes make the rows, so the window stays free.

It can be held (rows in hand are finished), stopped (whole files only are left) and gone on with.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from msgspec import Struct
from PySide6.QtCore import QObject, QThread, Signal

from postermaker.batch.delivering import Delivery, deliver, order_lines
from postermaker.batch.job import Job, RowResult, Task
from postermaker.batch.pace import Standing
from postermaker.batch.running import Outcome
from postermaker.batch.running import run as run_batch
from postermaker.editor.batching.pacing import Clock
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault
from postermaker.fonts import FontBook
from postermaker.production.order import sums

#: The window is told at most this often.
_TELL_S = 0.1


class Totals(Struct, frozen=True):
    """What a finished run came to; every row is in one of the four."""

    listed: int  #: rows of the list, with those that are no records
    made: int
    skipped: int  #: no records: blank, hidden, sums
    failed: int
    files: int = 0
    pieces: int = 0
    area_m2: float = 0.0
    left: tuple[str, ...] = ()  #: files of an earlier run that belong to no row now


class BatchRun(QThread):
    """Makes what is missing of a list: all of it the first time."""

    rows = Signal(object)  #: list of (stem, RowResult)
    stood = Signal(object, object)  #: Standing, Clock
    ended = Signal(object)  #: Totals, or the Fault that stopped it

    def __init__(self, job: Job, tasks: Sequence[Task], delivery: Delivery, parent: QObject) -> None:
        super().__init__(parent)
        self.job, self.tasks = job, list(tasks)
        self._delivery = delivery
        self._stopped, self._held = Event(), Event()
        self._came: list[tuple[str, RowResult]] = []
        self._told = 0.0
        self._clock = Clock(len(self.tasks))

    def stop(self) -> None:
        """End it; what is not whole is removed."""
        self._stopped.set()

    def hold(self, on: bool) -> None:
        """Begin no more rows, or go on."""
        if on:
            self._held.set()
        else:
            self._held.clear()

    @property
    def held(self) -> bool:
        """Whether it is on hold."""
        return self._held.is_set()

    def run(self) -> None:
        """The thread's work."""
        try:
            outcome = run_batch(
                self.job,
                self.tasks,
                jobs=workers(),
                resume=True,
                progress=self._progress,
                came=lambda stem, result: self._came.append((stem, result)),
                held=self._held.is_set,
            )
            self._flush()
            self.ended.emit(self._delivered(outcome))
        except Fault as fault:
            self._flush()
            self.ended.emit(fault)
        except Exception as error:  # the page must not wait for ever
            self._flush()
            said = f"{type(error).__name__}: {error}"
            self.ended.emit(
                InputFault(Bilingual(f"程序出了错（{said}）", said), Bilingual("再试一次", "try again"))
            )

    def _progress(self, standing: Standing) -> None:
        if self._stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        self._clock.see(standing.done, now, held=self.held)
        if now - self._told >= _TELL_S or standing.done == standing.total:
            self._told = now
            self._flush()
            self.stood.emit(standing, self._clock.reading())

    def _flush(self) -> None:
        if self._came:
            came, self._came = self._came, []
            self.rows.emit(came)

    def _delivered(self, outcome: Outcome) -> Totals:
        """Write what goes with the files, and count."""
        lines = order_lines(self.job, self.tasks, outcome.results)
        deliver(Path(self.job.folder), self.job, self.tasks, lines, self._delivery, FontBook())
        made = sums(line for line in lines if line.status.made)
        return Totals(
            listed=len(lines),
            made=made.lines,
            skipped=len(self.job.omitted),
            failed=len(lines) - made.lines - len(self.job.omitted),
            files=sum(len(result.files) for result in outcome.results),
            pieces=made.pieces,
            area_m2=float(made.area),
            left=outcome.left,
        )


def workers() -> int:
    """Processes that make rows: never this one, which paints the window."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(2, cores)
