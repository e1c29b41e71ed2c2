"""The course of a batch, from a list to its files: what is wanted, what was read of it, the run. The page shows it."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from postermaker.batch.delivering import Delivery
from postermaker.batch.job import RowResult
from postermaker.document.model import Document
from postermaker.editor.batching.courtesy import going_first
from postermaker.editor.batching.model import RowModel
from postermaker.editor.batching.order import RowKey, Source, Wish, key_of, output_of
from postermaker.editor.batching.reading import Looked, Ordered, Read, Reading, Refused, Request
from postermaker.editor.batching.results import after
from postermaker.editor.batching.run import BatchRun
from postermaker.editor.batching.states import RowState

#: A row of corrections is read over once, this many ms after the last.
_SOON_MS = 250


class Course(QObject):
    """One list, one design, one run at a time."""

    was_read = Signal(object)  #: Read
    ordered = Signal(object)  #: Ordered
    looked = Signal(bool)  #: whether all rows were looked at
    refused = Signal(object)  #: Refused
    began = Signal()
    stood = Signal(object, object)  #: Standing, the clock's Reading
    ended = Signal(object)  #: Totals, or the Fault that stopped it

    def __init__(self, model: RowModel, wished: Callable[[Wish], Wish], parent: QObject) -> None:
        super().__init__(parent)
        self.model, self._wished = model, wished
        self.wish: Wish | None = None
        self.read: Read | None = None
        self.order: Ordered | None = None
        self.run: BatchRun | None = None
        self.complete = False  #: whether every row was looked at
        self._number, self._seen = 0, 0
        self._starting: Callable[[], Delivery] | None = None
        self._results: dict[RowKey, tuple[dict[str, str], RowResult]] = {}
        self._running: dict[str, tuple[RowKey, dict[str, str]]] = {}
        self._known: dict[RowKey, RowState] = {}
        self._reading = Reading(self)
        self._reading.came.connect(self._on_came)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.request)
        model.corrected.connect(self._on_corrected)

    # what is wanted -------------------------------------------------------------------------------------------

    def open(self, source: Source, document: Document) -> None:
        """Take another list, or read the same one in another way; corrections belong to the file they were made in."""
        same = self.wish is not None and self.wish.source.path == source.path
        if not same or (self.wish and self.wish.source != source):
            self.model.edited = {}
            self._results, self.order, self.read = {}, None, None
        asked = dict(self.wish.asked) if same and self.wish else {}
        folder = self.wish.folder if same and self.wish else output_of(source.path)
        self.wish = Wish(source=source, document=document, folder=folder, asked=asked)
        self.request(afresh=not same)

    def take_document(self, document: Document) -> None:
        """Another design; what its columns fill is guessed anew."""
        if self.wish is not None:
            if document.fields != self.wish.document.fields:
                self.wish = replace(self.wish, asked={})
            self.wish = replace(self.wish, document=document)
            self._results = {}
            self.request()

    def fill(self, word: str, column: str) -> None:
        """A person said which column fills a field, or says size, number and so on; one column fills one field."""
        if self.wish is not None:
            given = self.read.asked if self.read else {}
            kept = {own: c for own, c in {**given, **self.wish.asked}.items() if not column or c != column}
            self.wish = replace(self.wish, asked={**kept, word: column})
            self._results = {}
            self.request()

    def request(self, *, afresh: bool = False) -> None:
        """Read, order and look again."""
        self._soon.stop()
        if self.wish is None:
            return
        self._number += 1
        self.wish = self._wished(self.wish)
        self.complete, self._seen = False, 0
        corrections = {key: dict(cells) for key, cells in self.model.edited.items() if cells}
        self._reading.wish([Request(self._number, self.wish, corrections, afresh)])

    def _on_corrected(self, key: RowKey, column: str, text: str) -> None:
        self._known.pop(key, None)
        self.complete = False
        self._soon.start()

    # what was read --------------------------------------------------------------------------------------------

    def _on_came(self, news: object) -> None:
        if getattr(news, "number", 0) != self._number:
            return  # of a request that was overtaken
        match news:
            case Read():
                self.read = news
                self.was_read.emit(news)
            case Ordered():
                self.order = news
                self.ordered.emit(news)
            case Looked():
                self._seen += len(news.states)
                with going_first():
                    self._show(news.states)
                self.complete = news.last
                self.looked.emit(news.last)
                if news.last and self._starting:
                    self._begin()
            case Refused():
                self._starting = None
                self.refused.emit(news)

    @property
    def seen(self) -> int:
        """How many rows were looked at."""
        return self._seen

    def _show(self, states: list[tuple[RowKey, RowState]]) -> None:
        self._known.update(states)
        self.model.show_states([(key, self._with_result(key, state)) for key, state in states])

    def _with_result(self, key: RowKey, state: RowState) -> RowState:
        """A row's state with what became of it, if that was of the cells that it has now."""
        values, result = self._results.get(key, ({}, None))
        at = self.model.places.get(key)
        if result is None or at is None:
            return state
        row = self.model.rows[at]
        return (
            after(state, result) if {**row.values, **self.model.edited.get(key[0], {})} == values else state
        )

    # the run --------------------------------------------------------------------------------------------------

    def start(self, delivery: Callable[[], Delivery]) -> None:
        """Make what is missing, as soon as all rows were looked at."""
        if self.run is not None or self.order is None:
            return
        self._starting = delivery
        if self._soon.isActive():
            self.request()
        elif self.complete:
            self._begin()

    def _begin(self) -> None:
        assert self.order is not None
        assert self._starting is not None
        delivery, self._starting = self._starting(), None
        job, tasks = self.order.job, self.order.tasks
        self._running = {task.stem: (key_of(task.row), dict(task.row.values)) for task in tasks}
        run = self.run = BatchRun(job, tasks, delivery, self)
        run.rows.connect(self._on_rows)
        run.stood.connect(self.stood)
        run.ended.connect(self._on_ended)
        self.began.emit()
        run.start()

    def _on_rows(self, came: list[tuple[str, RowResult]]) -> None:
        states = []
        for stem, result in came:
            key, values = self._running[stem]
            self._results[key] = (values, result)
            states.append((key, self._with_result(key, self._known.get(key, RowState()))))
        self.model.show_states(states)

    def _on_ended(self, end: object) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.wait()
            run.deleteLater()
        self.ended.emit(end)

    def stop(self) -> None:
        """End the run; whole files only are left."""
        if self.run is not None:
            self.run.stop()

    def close(self) -> None:
        """End everything that runs; a run can be gone on with."""
        self._reading.stop()
        if self.run is not None:
            self.run.stop()
            self.run.hold(False)
            self.run.wait()
