"""Reading, ordering and looking at a list on a thread of their own: the rows show at once, what is wrong follows."""

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from postermaker.batch.job import Job, Task
from postermaker.batch.journal import read_journal
from postermaker.batch.workers import warm_up
from postermaker.editor.batching.checking import Looker
from postermaker.editor.batching.courtesy import give_way
from postermaker.editor.batching.guessing import guess
from postermaker.editor.batching.order import (
    Corrections,
    RowKey,
    Source,
    Wish,
    corrected,
    key_of,
    ordered_of,
    read,
)
from postermaker.editor.batching.states import RowState, State
from postermaker.editor.studio import Studio
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.fonts import FontBook
from postermaker.proofreading.own import own_words
from postermaker.tables.values import Table

#: Seconds between two tellings of what was looked at; the first comes at once.
_TELL_S = 0.25


class Request(Struct, frozen=True):
    """What to read and order; a newer one takes its place."""

    number: int
    wish: Wish
    corrections: Corrections = {}
    afresh: bool = False  #: read the file again


class Read(Struct, frozen=True):
    """A list that was read, and what its columns are guessed to mean."""

    number: int
    table: Table  #: without the corrections
    asked: dict[str, str]


class Ordered(Struct, frozen=True):
    """What is to be made of the list."""

    number: int
    job: Job
    tasks: list[Task]
    past: tuple[int, int] | None = None  #: rows done and rows in all of a run that stopped before its end


class Looked(Struct, frozen=True):
    """Some rows that were looked at."""

    number: int
    states: list[tuple[RowKey, RowState]]
    last: bool = False


class Refused(Struct, frozen=True):
    """Why it can't be read or ordered."""

    number: int
    fault: Fault
    unread: bool  #: the list itself can't be read

    @property
    def about_name(self) -> bool:
        """Whether it is the pattern of names that won't do."""
        return self.fault.cause.zh.startswith("文件名")


def _looked(looker: Looker, task: Task) -> RowState:
    """How a row stands; a fault of ours in one row must not hide the others."""
    try:
        return looker.look(task)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return RowState(state=State.FAULT, reason=say(f"程序出了错（{said}）", said))


def _past(job: Job) -> tuple[int, int] | None:
    past = read_journal(Path(job.folder))
    return (len(past.rows), past.started.rows) if past.started and past.unfinished else None


class Reading(Studio):
    """Works on the newest request until it is told to stop."""

    came = Signal(object)  #: Read, Ordered, Looked or Refused

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._table: tuple[Source, Table] | None = None
        self._known: dict[object, RowState] = {}
        self._frame: object = None

    def work(self, request: Request, book: FontBook) -> None:
        """Answer a request, by several signals."""
        try:
            self._answer(request, book)
        except Fault as fault:
            self.came.emit(Refused(request.number, fault, self._table is None))
        except Exception as error:  # a fault of ours must not leave the page waiting
            said = f"{type(error).__name__}: {error}"
            broken = InputFault(
                Bilingual(f"程序出了错（{said}）", said), Bilingual("换一份名单试试", "try another list")
            )
            self.came.emit(Refused(request.number, broken, self._table is None))

    def _answer(self, request: Request, book: FontBook) -> None:
        wish = request.wish
        if request.afresh or self._table is None or self._table[0] != wish.source:
            self._table = None
            self._table = wish.source, read(wish.source, wish.document)
        table = self._table[1]
        asked = guess(table, wish.document.fields, dict(wish.asked))
        self.came.emit(Read(request.number, table, asked))
        if self.overtaken:
            return
        job, tasks = ordered_of(replace(wish, asked=asked), corrected(table, request.corrections))
        self.came.emit(Ordered(request.number, job, tasks, _past(job)))
        with contextlib.suppress(OSError):
            warm_up()  # the workers are wanted next
        self._look(request.number, Looker(job, book, own_words()), tasks)

    def _look(self, number: int, looker: Looker, tasks: Sequence[Task]) -> None:
        """All rows; those that are as they were before are known."""
        job = looker.job
        frame = (job.document, job.columns, job.options.preset, job.formats, job.template, looker.own)
        if frame != self._frame:
            self._known, self._frame = {}, frame
        found: list[tuple[RowKey, RowState]] = []
        next_tell = time.monotonic() + 0.05
        for task in tasks:
            if self.overtaken:
                return
            give_way()
            found.append((key_of(task.row), self._state(looker, task)))
            if time.monotonic() >= next_tell:
                self.came.emit(Looked(number, found))
                found, next_tell = [], time.monotonic() + _TELL_S
        self.came.emit(Looked(number, found, last=True))

    def _state(self, looker: Looker, task: Task) -> RowState:
        row = task.row
        mark = (tuple(row.values.items()), row.fault, tuple(row.spoilt.items()), task.notices)
        known = self._known.get(mark)
        if known is None:
            known = self._known[mark] = _looked(looker, task)
        return known
