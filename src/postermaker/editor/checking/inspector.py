"""Checks the document in hand a moment after its last change, on a thread of its own, and knows what is ignored.

Preflight takes some milliseconds; a thread yields often enough for the window to paint and type meanwhile.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from postermaker.document.ignoring import Notice, reasons, with_reason, without_reason
from postermaker.document.model import Document
from postermaker.editor import settings
from postermaker.editor.checking.concerns import Concern, Level, Report
from postermaker.editor.desk import Desk
from postermaker.editor.words import say
from postermaker.errors import Fault, Issue, Severity
from postermaker.fonts import FontBook

#: How long the hands must rest.
WAIT_MS = 400
#: So many characters of a concern name its step.
_NAMED = 16


class _Look(QThread):
    """One look; its answer is a Report or a Fault."""

    answered = Signal(object)

    def __init__(self, document: Document, preset: str, book: FontBook, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = (document, book, preset, settings.unit())

    def run(self) -> None:
        from postermaker.editor.checking.looking import look  # all of preflight and proofreading

        try:
            self.answered.emit(look(*self._asked))
        except Fault as fault:
            self.answered.emit(fault)


class Inspector(QObject):
    """The check of what lies on the desk."""

    found = Signal()  #: another report, or something was ignored

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._book = FontBook()
        self._running: _Look | None = None
        self._asked: tuple[Document, str] | None = None  #: what was looked at last, or is now
        self._closed = False
        self.preset = ""  #: key; empty: the product's
        self.report: Report | None = None
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._start)
        desk.changed.connect(self._on_changed)
        desk.taken.connect(self._on_taken)

    # what is known ------------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether the report is about the document as it is."""
        return self.report is not None and self._running is None and self._asked == self._wanted()

    @property
    def ignored(self) -> dict[Notice, str]:
        """The reasons that the document holds, by a concern's key."""
        return reasons(self._desk.document) if self._desk.session else {}

    @property
    def concerns(self) -> list[Concern]:
        """What is wrong and was not ignored, the worst first."""
        return self._found(ignored=False)

    @property
    def passed_over(self) -> list[Concern]:
        """What was ignored and still occurs."""
        return self._found(ignored=True)

    def _found(self, *, ignored: bool) -> list[Concern]:
        known = self.ignored
        found = self.report.concerns if self.report else ()
        # a notice that has become an error meanwhile is told whatever the reason was
        return [each for each in found if (each.level is not Level.ERROR and each.key in known) is ignored]

    def of(self, level: Level) -> list[Concern]:
        """The concerns of a level."""
        return [each for each in self.concerns if each.level is level]

    def ignore(self, concern: Concern, reason: str) -> None:
        """Pass a concern over from now on, as a step of the history; errors can't be."""
        if concern.level is not Level.ERROR:
            name = say(f"忽略提醒：{_short(concern)}", f"Ignore: {_short(concern)}")
            self._do(name, partial(with_reason, which=concern.key, reason=reason))

    def heed(self, concern: Concern) -> None:
        """Tell an ignored concern again, as a step of the history."""
        name = say(f"重新提醒：{_short(concern)}", f"Tell again: {_short(concern)}")
        self._do(name, partial(without_reason, which=concern.key))

    def _do(self, name: str, change: Callable[[Document], Document]) -> None:
        self._desk.settle()
        self._desk.do(name, change)
        self.found.emit()

    def at_once(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        """What layout tells of a change, as long as the report is of the document before it: the errors."""
        return () if self.settled else tuple(each for each in issues if each.severity is Severity.ERROR)

    # looking ------------------------------------------------------------------------------------------------------

    def check_against(self, preset: str) -> None:
        """Check against another preset, now."""
        if preset != self.preset:
            self.preset = preset
        self.check_now()

    def check_now(self) -> None:
        """Don't wait for the hands to rest."""
        self._timer.stop()
        self._start()

    def _wanted(self) -> tuple[Document, str] | None:
        return (self._desk.document, self.preset) if self._desk.session else None

    def _on_taken(self) -> None:
        self.report, self._asked, self.preset = None, None, ""
        self.found.emit()

    def _on_changed(self) -> None:
        if self._desk.session is not None and not self._is_asked():
            self._timer.start()

    def _is_asked(self) -> bool:
        now = self._wanted()
        return (
            self._asked is not None
            and now is not None
            and self._asked[0] is now[0]
            and self._asked[1] == now[1]
        )

    def _start(self) -> None:
        wanted = self._wanted()
        if self._closed or self._running is not None or wanted is None or self._is_asked():
            return
        self._asked = wanted
        self._running = _Look(*wanted, self._book, self)
        self._running.answered.connect(self._on_answer)
        self._running.start()

    def _on_answer(self, answer: Report | Fault) -> None:
        done, self._running = self._running, None
        if done is not None:
            done.wait()
            done.deleteLater()
        if isinstance(answer, Report) and self._desk.session is not None:
            self.report = answer
        if not self._is_asked():  # changed meanwhile
            self._timer.start()
        self.found.emit()

    def close(self) -> None:
        """Look no more."""
        self._closed = True
        self._timer.stop()
        if self._running is not None:
            self._running.wait()


def _short(concern: Concern) -> str:
    """The start of what a concern says, for a step's name."""
    said = concern.effect
    return said if len(said) <= _NAMED else said[:_NAMED] + "…"
