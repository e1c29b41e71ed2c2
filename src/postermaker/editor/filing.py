"""The files of a window: opened, recovered, saved, and the question before a document goes."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from postermaker.document.file import SUFFIX
from postermaker.editor import dialogs, settings
from postermaker.editor.desk import Desk
from postermaker.editor.dialogs import Answer
from postermaker.editor.places import file_name
from postermaker.editor.safety.guard import Guard
from postermaker.editor.session import Session
from postermaker.editor.start.opening_bands import RecoveryBand
from postermaker.errors import Fault
from postermaker.geometry import Size

if TYPE_CHECKING:
    from postermaker.editor.safety.earlier import Earlier


class Filing(QObject):
    """Asks for paths, and has the guard open, recover and save; it never loses a document without asking."""

    begun = Signal(object)  #: a Session that is to be shown
    saved = Signal()
    faulted = Signal(object)  #: a Fault

    def __init__(self, window: QWidget, desk: Desk, guard: Guard, recovery: RecoveryBand) -> None:
        """`recovery` offers what windows that ended badly left behind."""
        super().__init__(window)
        self._window, self._desk, self._guard, self._recovery = window, desk, guard, recovery
        self._earlier: Earlier | None = None
        self.saved_at = ""  #: the time of the last save of the document in hand
        recovery.recover_asked.connect(self.recover)
        recovery.recover_all_asked.connect(self._recover_all)
        recovery.drop_asked.connect(self._drop_left)
        guard.save_as_asked.connect(self.save_as)

    @property
    def _session(self) -> Session | None:
        return self._desk.session

    # opened ---------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for a file and open it."""
        if self.may_leave():
            path = dialogs.ask_open(self._window, settings.folder("save"))
            if path:
                settings.keep_folder("save", path.parent)
                self.open(path)

    def open_instead(self, path: Path) -> None:
        """Open a file in the place of the document in hand, if that may go."""
        if self.may_leave():
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file."""
        try:
            begun = self._guard.open(path)
        except Fault as fault:
            self.faulted.emit(fault)
            return
        self.begun.emit(begun)

    def recover(self, key: str) -> None:
        """Open what a window that ended badly left behind."""
        if not self.may_leave():
            return
        try:
            begun = self._guard.recover(key)
        except Fault as fault:
            self.faulted.emit(fault)
            return
        self.begun.emit(begun)
        self.show_left()

    def show_left(self) -> None:
        """Offer what windows that ended badly left."""
        self._recovery.show_snapshots(self._guard.left.look())

    def _recover_all(self) -> None:
        """The first here, each of the others in a window of its own."""
        first, *others = self._recovery.snapshots
        for other in others:
            self._guard.open_elsewhere(other.key)
        self.recover(first.key)

    def _drop_left(self, key: str) -> None:
        self._guard.left.drop(key)
        self.show_left()

    def show_earlier(self, at: QPoint) -> None:
        """What this file held before, and what was not wanted, in a list at a place of the screen."""
        from postermaker.editor.safety.earlier import Earlier

        here = self._session
        if self._earlier is None:
            self._earlier = Earlier(self._window, self._guard.restore, self.recover)
        before = self._guard.versions_of(here.path) if here is not None and here.path is not None else []
        self._earlier.show_these(before, self._guard.left.dropped(), at)

    # saved ----------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save to the document's file; gives whether it was."""
        here = self._session
        if here is None:
            return False
        return self._save_to(here.path) if here.path else self.save_as()

    def save_as(self) -> bool:
        """Ask where, and save there; gives whether it was."""
        here = self._session
        if here is None:
            return False
        document = here.document
        name = file_name(here.name, Size(document.width, document.height), screen=document.screen)
        suggested = here.path or settings.folder("save") / f"{name}{SUFFIX}"
        path = dialogs.ask_save(self._window, suggested)
        if path is None:
            return False
        settings.keep_folder("save", path.parent)
        return self._save_to(path)

    def _save_to(self, path: Path) -> bool:
        if not self._guard.save(path):
            return False
        self.saved_at = datetime.now().strftime("%H:%M")
        self.saved.emit()
        return True

    def may_leave(self) -> bool:
        """Ask about unsaved work; gives whether the document may go."""
        here = self._session
        if here is None or not here.changed:
            return True
        match dialogs.ask_unsaved(self._window, here.name):
            case Answer.SAVE:
                return self.save()
            case Answer.DISCARD:
                self._guard.drop()
                return True
            case _:
                return False
