"""An export on a thread of its own: the document as it was at the start, several files one after the other."""

import time
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from postermaker.checking import Finding
from postermaker.document.model import Document
from postermaker.errors import Cancelled, Fault, InputFault, Severity
from postermaker.export import ExportOptions, export, message_of
from postermaker.fonts import FontBook

#: Progress is told at most this often.
_TELL_S = 0.05


class Stopped(InputFault):
    """Preflight found errors, and nothing was written; `count` of them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        errors = [each for each in findings if each.severity is Severity.ERROR]
        self.count = len(errors)
        super().__init__(errors[0].cause, errors[0].step)


class ExportRun(QThread):
    """Writes files until done, failed or cancelled. Only whole files are left."""

    progressed = Signal(float)  #: the share of all that is done
    wrote = Signal(object)  #: a tuple of paths
    told = Signal(str)  #: a message about the file for the shop
    ended = Signal(object)  #: None, or the Fault that stopped it

    def __init__(
        self, document: Document, paths: list[Path], parent: QObject, *, force: bool = False
    ) -> None:
        super().__init__(parent)
        self._document, self._paths, self._force = document, paths, force
        self._cancelled = Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Stop at the next step of the work."""
        self._cancelled.set()

    def run(self) -> None:
        """The thread's work; its fonts are its own."""
        book = FontBook()
        try:
            for number, path in enumerate(self._paths):
                self._check()
                options = ExportOptions(created=datetime.now(), force=self._force)
                done = export(self._document, path, book, options, partial(self._tell, number))
                if not done.files:
                    raise Stopped(done.findings)
                self.wrote.emit(done.files)
                if number == 0:
                    self.told.emit(message_of(self._document, path, book, options))
        except Fault as fault:
            self.ended.emit(fault)
        else:
            self.ended.emit(None)

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled

    def _tell(self, number: int, share: float) -> None:
        self._check()
        now = time.monotonic()
        if share >= 1 or now - self._told >= _TELL_S:
            self._told = now
            self.progressed.emit((number + share) / len(self._paths))
