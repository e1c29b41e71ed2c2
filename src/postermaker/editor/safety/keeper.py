"""Keeps what is being edited: a few seconds after a change the document is in the recovery store."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal

from postermaker.document import file
from postermaker.document.model import Document
from postermaker.editor.desk import Desk
from postermaker.editor.pictures import thumbnail
from postermaker.editor.places import said_size
from postermaker.editor.safety import snapshots
from postermaker.editor.safety.locks import Lock
from postermaker.editor.safety.snapshots import Snapshot
from postermaker.editor.safety.writing import Clerk
from postermaker.editor.session import Session, for_saving
from postermaker.errors import Fault
from postermaker.fonts import FontBook
from postermaker.geometry import Size

#: From the first change that is not kept yet to the writing, in ms; large documents take longer and wait longer.
_PAUSE_MS, _LONGEST_PAUSE_MS = 1_500, 6_000
#: A picture is painted again after so many seconds.
_PICTURE_S = 20.0
PICTURE_WIDTH, PICTURE_HEIGHT = 288, 144


class Keeper(QObject):
    """One a window. The document is written by a thread; documents are frozen, so nothing has to be copied."""

    failed = Signal(object)  #: the Fault: nothing can be kept on this machine

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._desk, self._folder = desk, folder
        self._clerk = Clerk()
        self._writing = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._keep)
        self._key, self._lock = "", None
        self._edited_at = 0.0
        self._kept: Document | None = None
        self._busy = self._told = False
        self._book: FontBook | None = None  #: the thread's own
        self._pictured_at = 0.0
        desk.changed.connect(self._on_changed)

    _lock: Lock | None

    @property
    def key(self) -> str:
        """The key of the snapshot of what is edited; empty while there is none."""
        return self._key

    def adopt(self, key: str, lock: Lock) -> None:
        """Go on with the snapshot that was recovered: it stays until there is a newer one."""
        self._key, self._lock = key, lock

    def _on_changed(self) -> None:
        session = self._desk.session
        if session is None:
            return
        if not session.changed and self._desk.shown is session.document:
            self.clear()
        elif self._desk.shown is not self._kept:
            self._edited_at = time.time()
            if not self._timer.isActive() and not self._busy:
                self._timer.start()

    def _keep(self) -> None:
        session = self._desk.session
        if session is None or self._busy:
            return
        document, snapshot = self._facts(session)
        self._busy, self._kept = True, document
        key = self._key

        def write() -> float:
            started = time.monotonic()
            with self._writing:
                if key == self._key:  # not saved meanwhile
                    snapshots.keep(
                        self._folder, snapshot, file.dump(for_saving(document)), self._picture(document)
                    )
            return time.monotonic() - started

        self._clerk.ask(write, self._on_written)

    def keep_now(self) -> bool:
        """Keep it at once: the session ends, or a file can't be written. Gives whether it is kept."""
        session = self._desk.session
        if session is None or (not session.changed and not self._key):
            return True
        document, snapshot = self._facts(session)
        try:
            with self._writing:
                snapshots.keep(self._folder, snapshot, file.dump(for_saving(document)))
        except Fault as fault:
            self.failed.emit(fault)
            return False
        self._kept = document
        return True

    def _facts(self, session: Session) -> tuple[Document, Snapshot]:
        """What is shown, be it half typed, and what is known of it."""
        if not self._key:
            self._key = snapshots.fresh_key()
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self._folder / f"{self._key}.lock")
            self._lock.take()
        document = self._desk.shown
        return document, Snapshot(
            key=self._key,
            name=session.name,
            kept_at=time.time(),
            edited_at=self._edited_at,
            size=said_size(Size(document.width, document.height), screen=document.screen),
            elements=sum(len(page.elements) for page in document.pages),
            source=str(session.path.absolute()) if session.path else "",
            steps=session.steps_unsaved,
        )

    def _picture(self, document: Document) -> bytes:
        """The first page as PNG, now and then; empty in between. Painted by the thread with fonts of its own."""
        now = time.monotonic()
        if self._pictured_at and now - self._pictured_at < _PICTURE_S:
            return b""
        self._pictured_at = now
        self._book = self._book or FontBook()
        return picture(document, self._book)

    def _on_written(self, result: float | Exception) -> None:
        self._busy = False
        if isinstance(result, Fault):
            self._kept = None
            if not self._told:
                self._told = True
                self.failed.emit(result)
        elif isinstance(result, Exception):
            raise result
        else:
            self._timer.setInterval(min(_LONGEST_PAUSE_MS, max(_PAUSE_MS, round(result * 5000))))
        session = self._desk.session
        if session is not None and self._desk.shown is not self._kept and session.changed:
            self._timer.start()

    def clear(self) -> None:
        """It is saved: the snapshot goes."""
        self._leave(snapshots.remove)

    def drop(self) -> None:
        """It was not wanted: the snapshot stays for thirty days."""
        self.keep_now()
        self._leave(snapshots.drop)

    def _leave(self, do: Callable[[Path, str], None]) -> None:
        self._timer.stop()
        key, lock, self._key, self._lock, self._kept = self._key, self._lock, "", None, None
        self._pictured_at = 0.0
        if not key:
            return

        def work() -> None:
            with self._writing:
                do(self._folder, key)
                if lock is not None:
                    lock.release()

        self._clerk.ask(work)

    def close(self) -> None:
        """End the thread after what it has in hand."""
        self._timer.stop()
        self._clerk.close()


def picture(document: Document, book: FontBook) -> bytes:
    """The first page as a small PNG; empty if it can't be laid out."""
    image = thumbnail(document, book, PICTURE_WIDTH, PICTURE_HEIGHT)
    if image is None:
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
