"""Sees when an open file is changed, moved or taken away by somebody else."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from postermaker.editor.safety.versions import digest_of
from postermaker.editor.safety.writing import Clerk


class Seen(Struct, frozen=True):
    """A file as it was last read or written by us."""

    stamp: tuple[int, int]  #: time of change in ns, size
    digest: str


def seen(path: Path) -> Seen:
    """A file as it is now.

    Raises:
        OSError: it can't be read.
    """
    status = path.stat()
    return Seen((status.st_mtime_ns, status.st_size), digest_of(path.read_bytes()))


def differs(path: Path, known: Seen) -> Seen | None:
    """The file as it is now if its content is another; None if not.

    Raises:
        OSError: it can't be read.
    """
    status = path.stat()
    if (status.st_mtime_ns, status.st_size) == known.stamp:
        return None
    now = seen(path)
    return now if now.digest != known.digest else None


class FileWatch(QObject):
    """Watches one file at a time: Qt's watcher, and a look whenever the window comes to the front.

    A file that is replaced whole is lost to the watcher, so its folder is watched too, and it is added again.
    """

    changed = Signal(object)  #: Seen: another content
    gone = Signal()
    back = Signal()

    def __init__(self, clerk: Clerk) -> None:
        super().__init__()
        self._clerk = clerk
        self._path: Path | None = None
        self.known: Seen | None = None
        self._is_gone = self._looking = False
        self.paused = False
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.look)

    def watch(self, path: Path | None, known: Seen | None) -> None:
        """Watch another file, as it was read or written."""
        self._path, self.known, self._is_gone = path, known, False
        if self._watcher is None and path is not None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _: self._timer.start())
            self._watcher.directoryChanged.connect(lambda _: self._timer.start())
        if self._watcher is not None:
            old = [*self._watcher.files(), *self._watcher.directories()]
            if old:
                self._watcher.removePaths(old)
        self._add()

    def _add(self) -> None:
        if self._watcher is not None and self._path is not None:
            self._watcher.addPaths([str(self._path), str(self._path.parent)])

    def look(self) -> None:
        """See whether it is as it was; off the window's thread, for a share may take long to answer."""
        path, known = self._path, self.known
        if path is None or known is None or self._looking or self.paused:
            return
        self._looking = True
        self._clerk.ask(lambda: differs(path, known), lambda now: self._on_looked(path, known, now))

    def _on_looked(self, path: Path, known: Seen, now: Seen | Exception | None) -> None:
        self._looking = False
        if path != self._path or known is not self.known or self.paused:
            return
        if isinstance(now, OSError):
            if not self._is_gone:
                self._is_gone = True
                self.gone.emit()
            return
        if isinstance(now, Exception):
            raise now
        if self._is_gone:
            self._is_gone = False
            self.back.emit()
        self._add()
        if now is not None:
            self.known = now  # told once
            self.changed.emit(now)
