"""What the export page shows of files before they are made, worked out aside: picture, message, sizes, times."""

from collections.abc import Iterator
from threading import Event
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from postermaker.document.model import Document
from postermaker.editor.exporting.estimating import Estimate, estimate
from postermaker.editor.exporting.kinds import Choices, Kind, options_of, preset_of
from postermaker.editor.exporting.planning import Planned
from postermaker.errors import Cancelled, Fault
from postermaker.export import message_of
from postermaker.fonts import FontBook
from postermaker.library.presets import Preset


class Question(Struct, frozen=True):
    """A document with the files that may be made of it, the ticked ones first."""

    document: Document
    kinds: tuple[Kind, ...]
    choices: Choices
    plans: tuple[Planned, ...]  #: of the ticked ones
    size_px: tuple[int, int]  #: of the picture
    title: str = ""  #: what the order is called


class _Work(QThread):
    """Answers a question part by part, until it is told that nobody listens any more."""

    answered = Signal(str, object)  #: `image`, `message`, or a card's key, and what was found

    def __init__(
        self, question: Question, known: dict[Any, Estimate], book: FontBook, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._question, self._known, self._book = question, known, book
        self._stopped = Event()

    def stop(self) -> None:
        """Answer no more."""
        self._stopped.set()

    def run(self) -> None:
        try:
            for key, answer in self._answers():
                self._check()
                self.answered.emit(key, answer)
        except Cancelled:
            pass

    def _check(self) -> None:
        if self._stopped.is_set():
            raise Cancelled

    def _answers(self) -> Iterator[tuple[str, object]]:
        from postermaker.editor.pictures import thumbnail

        asked = self._question
        yield "image", thumbnail(asked.document, self._book, *asked.size_px)
        if asked.plans:
            yield "message", self._message(asked.plans[0])
        for kind in asked.kinds:
            yield kind.key, self._estimate(kind)

    def _message(self, plan: Planned) -> str:
        options = options_of(plan.kind, self._question.choices, self._question.document, self._question.title)
        try:
            return message_of(self._question.document, plan.path, self._book, options)
        except Fault:  # the export itself will say it
            return ""

    def _estimate(self, kind: Kind) -> Estimate | None:
        asked = self._question
        key = self._key(kind)
        if key not in self._known:
            try:
                self._known[key] = estimate(asked.document, kind, asked.choices, self._book, self._check)
            except Cancelled:
                raise
            except Fault:
                return None
        return self._known[key]

    def _key(self, kind: Kind) -> tuple[str, Preset]:
        return kind.key, preset_of(kind, self._question.choices, self._question.document)


class Appraiser(QObject):
    """Answers the last question that was asked; answers to older ones are dropped."""

    image = Signal(QImage)
    message = Signal(str)
    estimated = Signal(str, object)  #: a card's key, and an Estimate or None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._book = FontBook()
        self._work: _Work | None = None
        self._next: Question | None = None
        self._known: dict[Any, Estimate] = {}
        self._of: Document | None = None
        self.estimates: dict[str, Estimate] = {}

    def ask(self, question: Question) -> None:
        """Work out what is not known yet."""
        if question.document is not self._of:
            self._of, self._known = question.document, {}
        self._next = question
        if self._work is not None:
            self._work.stop()
        else:
            self._start()

    def _start(self) -> None:
        question, self._next = self._next, None
        if question is None:
            return
        self.estimates = {}
        self._work = _Work(question, self._known, self._book, self)
        self._work.answered.connect(self._on_answer)
        self._work.finished.connect(self._on_finished)
        self._work.start()

    def _on_answer(self, key: str, answer: object) -> None:
        if self._next is not None or self.sender() is not self._work:
            return
        if key == "image":
            self.image.emit(answer if isinstance(answer, QImage) else QImage())
        elif key == "message":
            self.message.emit(str(answer))
        else:
            if isinstance(answer, Estimate):
                self.estimates[key] = answer
            self.estimated.emit(key, answer)

    def _on_finished(self) -> None:
        done, self._work = self._work, None
        if done is not None:
            done.wait()
            done.deleteLater()
        self._start()

    def close(self) -> None:
        """Ask no more."""
        self._next = None
        if self._work is not None:
            self._work.answered.disconnect()
            self._work.finished.disconnect()
            self._work.stop()
            self._work.wait()
            self._work = None
