"""An export on a thread of its own: the document as it was at the start, several files one after the other."""

import contextlib
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QThread, Signal

from postermaker.checking import Finding
from postermaker.document.model import Document
from postermaker.editor.exporting.planning import Planned
from postermaker.editor.places import free_path
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault, Severity
from postermaker.export import ExportOptions, export
from postermaker.files import write_durably
from postermaker.fonts import FontBook

#: Progress is told at most this often.
_TELL_S = 0.05


class Order(Struct, frozen=True):
    """One file to be written, how, and its share of the whole time."""

    plan: Planned
    options: ExportOptions
    weight: float = 1.0


class Stopped(InputFault):
    """Preflight found errors, and nothing was written; `count` of them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        errors = [each for each in findings if each.severity is Severity.ERROR]
        self.count = len(errors)
        super().__init__(errors[0].cause, errors[0].step)


class ExportRun(QThread):
    """Writes files until done, failed or cancelled. Only whole files are left."""

    progressed = Signal(int, float, float)  #: which order, its own share, the share of all that is done
    wrote = Signal(int, object)  #: which order, a tuple of paths
    ended = Signal(object)  #: None, or the Fault that stopped it

    def __init__(
        self,
        document: Document,
        orders: list[Order],
        parent: QObject,
        *,
        force: bool = False,
        report: tuple[str, ...] = (),
    ) -> None:
        """`report`: the errors with which it is exported by force, told in a text beside the first file."""
        super().__init__(parent)
        self.document, self.orders, self._force, self._report = document, orders, force, report
        self._cancelled = Event()
        self._told = 0.0
        self._total = sum(order.weight for order in orders) or 1.0

    def cancel(self) -> None:
        """Stop at the next step of the work."""
        self._cancelled.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """The thread's work; its fonts are its own."""
        book = FontBook()
        try:
            for number, order in enumerate(self.orders):
                self._check()
                self._write(number, order, book)
        except Fault as fault:
            self.ended.emit(fault)
        except MemoryError:
            self.ended.emit(_no_memory())
        else:
            self.ended.emit(None)

    def _write(self, number: int, order: Order, book: FontBook) -> None:
        path = order.plan.path
        options = replace(order.options, created=datetime.now(), force=self._force)
        before = _family(path)
        try:
            done = export(self.document, path, book, options, partial(self._tell, number))
        except BaseException:
            for part in _family(path) - before:  # pages that were whole before it stopped
                with contextlib.suppress(OSError):
                    part.unlink()
            raise
        if not done.files:
            raise Stopped(done.findings)
        files = done.files
        if self._report and number == 0:
            files = (*files, self._write_report(path))
        self._progress(number, 1.0)
        self.wrote.emit(number, files)

    def _write_report(self, path: Path) -> Path:
        """The errors of a forced export, beside its first file."""
        said = "\n".join((say("导出时还有这些错误没改：", "Exported with these errors:"), *self._report, ""))
        target = free_path(path.parent, f"{path.stem}_{say('检查报告', 'checks')}", ".txt")
        write_durably(target, said.encode("utf-8-sig"))
        return target

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled

    def _tell(self, number: int, share: float) -> None:
        if share < 1:  # a file that is whole stays
            self._check()
        now = time.monotonic()
        if now - self._told >= _TELL_S:
            self._told = now
            self._progress(number, share)

    def _progress(self, number: int, share: float) -> None:
        before = sum(order.weight for order in self.orders[:number])
        self.progressed.emit(number, share, (before + share * self.orders[number].weight) / self._total)


def _family(path: Path) -> set[Path]:
    """A file and what is numbered or laid beside it, as far as it is there."""
    with contextlib.suppress(OSError):
        near = (each for each in path.parent.iterdir() if each.name.startswith(path.stem))
        return {each for each in near if each.stem == path.stem or each.stem[len(path.stem)] in "-_"}
    return set()


def _no_memory() -> Fault:
    return InputFault(
        Bilingual("内存不够，没有导出", "out of memory, nothing was written"),
        Bilingual("在“更多设置”里把分辨率调低，或少选几种文件", "take fewer dpi, or fewer files"),
    )
