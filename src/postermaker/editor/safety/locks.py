"""Who has it open: a lock file beside a `.poster`, and one beside each snapshot of the recovery store.

Qt's lock file knows process, program and machine, sees when its owner is dead, and survives nobody by more than
that. The person's name is written after what Qt writes; it reads only its own lines.
"""

import contextlib
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QLockFile

from postermaker.editor.words import say


class Holder(Struct, frozen=True):
    """Who holds a lock."""

    host: str = ""
    person: str = ""

    @property
    def said(self) -> str:
        """In words."""
        if self.person and self.host:
            return say(f"“{self.person}”在电脑“{self.host}”上", f"'{self.person}' on '{self.host}'")
        if self.host:
            return say(f"电脑“{self.host}”上", f"someone on '{self.host}'")
        return say("别的窗口里", "another window")


class Lock:
    """One lock file; it is let go when this is closed, or when the process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = QLockFile(str(path))
        self._file.setStaleLockTime(0)  # no age makes it stale: people leave files open over lunch

    def take(self) -> bool:
        """Hold it; False if someone alive has it. A lock whose owner is dead is taken over.

        A folder where no lock can be written counts as taken: there nothing can be overwritten either.
        """
        if self._file.tryLock(0):
            with contextlib.suppress(OSError), self.path.open("a", encoding="utf-8") as stream:
                stream.write(f"{_person()}\n")
            return True
        return self._file.error() is not QLockFile.LockError.LockFailedError

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._file.isLocked()

    def holder(self) -> Holder:
        """Who has it."""
        _, host, _ = self._file.getLockInfo()
        try:
            lines = self.path.read_text("utf-8", "replace").splitlines()
        except OSError:
            lines = []
        return Holder(str(host), lines[5].strip() if len(lines) > 5 else "")

    def release(self) -> None:
        """Let it go."""
        self._file.unlock()


def beside(path: Path) -> Path:
    """The lock file of a document."""
    return path.with_name(f".{path.name}.lock")


def _person() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
