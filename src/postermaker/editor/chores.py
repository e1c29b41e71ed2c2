"""Slow work of the window, each on a thread of its own, so that typing and scrolling go on meanwhile."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from postermaker.errors import Fault


class _Chore(QThread):
    """One piece of work; what comes out is an answer or a Fault."""

    answered = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        try:
            answer = self._work()
        except Fault as fault:
            answer = fault
        self.answered.emit(answer)


class Chores(QObject):
    """Does work aside and hands the answer back on the window's thread."""

    def __init__(self, parent: QObject | None = None, *, in_order: bool = False) -> None:
        """With `in_order` one piece of work begins when the last one is done: for what changes the same thing."""
        super().__init__(parent)
        self._in_order = in_order
        self._waiting: list[_Chore] = []
        self._running: dict[_Chore, tuple[Callable[[Any], object], Callable[[Fault], object]]] = {}

    def do(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Fault], object]
    ) -> None:
        """Run `work` aside; then `done` with its answer, or `failed` with the Fault that it raised."""
        chore = _Chore(work, self)
        self._running[chore] = (done, failed)
        chore.answered.connect(lambda answer: self._on_answer(chore, answer))
        if self._in_order and len(self._running) > 1:
            self._waiting.append(chore)
        else:
            chore.start()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return bool(self._running)

    def _on_answer(self, chore: _Chore, answer: object) -> None:
        if chore not in self._running:  # closed while the answer was on its way
            return
        done, failed = self._running.pop(chore)
        chore.wait()
        chore.deleteLater()
        if self._waiting:
            self._waiting.pop(0).start()
        if isinstance(answer, Fault):
            failed(answer)
        else:
            done(answer)

    def close(self) -> None:
        """Wait for all there is to do; nothing is handed back any more."""
        for chore in list(self._running):
            chore.answered.disconnect()
            if chore in self._waiting:
                chore.start()
            chore.wait()
        self._running.clear()
        self._waiting.clear()
