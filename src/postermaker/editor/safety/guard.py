"""Stands between the window and its files: opens with a lock, saves without overwriting anybody, keeps what is edited.

The window asks it to open, to save, to let a document go; all else it sees by itself and says in its bands.
"""

import contextlib
import sys
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from postermaker.document import file
from postermaker.document.model import Document
from postermaker.editor import settings
from postermaker.editor.desk import Desk
from postermaker.editor.places import said_size
from postermaker.editor.safety import snapshots, versions
from postermaker.editor.safety.faults import FaultLog
from postermaker.editor.safety.keeper import Keeper, picture
from postermaker.editor.safety.left_behind import LeftBehind
from postermaker.editor.safety.locks import Lock, beside
from postermaker.editor.safety.notices import Notices
from postermaker.editor.safety.watching import FileWatch, Seen, differs, seen
from postermaker.editor.safety.writing import Clerk
from postermaker.editor.session import Session, file_path, for_saving
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.files import write_durably
from postermaker.fonts import FontBook
from postermaker.geometry import Size

#: Bands about the document in hand; they go when it does.
_SUBJECTS = ("file", "save", "copy")


class Arrival(Struct):
    """A document on its way to the desk, and what goes with it. Not a value: it holds locks."""

    session: Session
    lock: Lock | None = None  #: of its file
    known: Seen | None = None  #: its file as it was read
    notice: str = ""
    key: str = ""  #: of the snapshot that it was recovered from
    claim: Lock | None = None  #: of that snapshot


class Guard(QObject):
    """One a window."""

    standing = Signal(str)  #: of the file, for the top bar: `saving`, `failed`, or empty
    save_as_asked = Signal()
    touched = Signal(
        object, str, object
    )  #: a file was opened or saved: its path, its size in words, its picture

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.recovery = settings.store("recovery")
        self._versions = settings.store("versions")
        self.notices = Notices()
        self.keeper = Keeper(desk, self.recovery)
        self.left = LeftBehind(self.recovery)
        self._clerk = Clerk()  #: for files of the user's, which may lie on a share that does not answer
        self.watch = FileWatch(self._clerk)
        self._lock: Lock | None = None
        self._arrival: Arrival | None = None
        self._book: FontBook | None = None  #: the clerk's own
        self.keeper.failed.connect(self._on_not_kept)
        self.watch.changed.connect(self._on_changed_elsewhere)
        self.watch.gone.connect(self._on_gone)
        self.watch.back.connect(lambda: self.notices.close_notice("file"))
        desk.taken.connect(self._on_taken)

    # opening ------------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> Session:
        """A session on a file; on a copy without a file if somebody has it open.

        Raises:
            InputFault: it can't be read.
        """
        path = path.absolute()
        if path.parent == self.recovery.absolute() and path.suffix == file.SUFFIX:
            return self.recover(path.stem)
        here = self._desk.session
        ours = self._lock if here is not None and here.path == path else None
        lock = ours or Lock(beside(path))
        free = ours is not None or lock.take()
        try:
            known = seen(path)
        except OSError:
            known = None  # reading says why
        try:
            document = file.load(path)
        except Fault:
            if ours is None:
                lock.release()
            raise
        if not free:
            self._arrival = _as_copy(document, path, lock)
        else:
            self._arrival = Arrival(Session(document, path), lock, known)
            self._clerk.ask(lambda: versions.keep_file(self._versions, path))
        return self._arrival.session

    def recover(self, key: str) -> Session:
        """A session on what was left behind; it counts as unsaved.

        Raises:
            InputFault: it can't be read.
        """
        document = snapshots.load(self.recovery, key)
        claim = self.left.take(key)
        fact = next((each for each in snapshots.found(self.recovery) if each.key == key), None)
        source = Path(fact.source) if fact is not None and fact.source else None
        lock, known = None, None
        if source is not None and source.is_file():
            lock = Lock(beside(source))
            known = seen(source) if lock.take() else None
        session = Session(document, source if known is not None else None, saved=False)
        if fact is not None:
            session.title = fact.name
        if claim is None:  # another window has it: what is here gets a snapshot of its own
            key = ""
        self._arrival = Arrival(session, lock if known is not None else None, known, key=key, claim=claim)
        return session

    def _on_taken(self) -> None:
        """Another document is on the desk: locks and watch go to its file."""
        session = self._desk.session
        assert session is not None
        arrival, self._arrival = self._arrival, None
        if arrival is None or arrival.session is not session:
            arrival = Arrival(session)
        for subject in _SUBJECTS:
            self.notices.close_notice(subject)
        self.keeper.clear()
        if self._lock is not None and self._lock is not arrival.lock:
            self._lock.release()
        self._lock = arrival.lock
        self.watch.watch(session.path, arrival.known)
        if arrival.claim is not None:
            self.keeper.adopt(arrival.key, arrival.claim)
        if arrival.notice:
            self.notices.show_notice("copy", arrival.notice)
        if session.path is not None:
            self._tell(session.path)
        self.standing.emit("")

    # saving -------------------------------------------------------------------------------------------------------

    def save(self, path: Path) -> bool:
        """Save the document; gives whether it was. What stands in the way is said in a band.

        The window is painted meanwhile; keys and clicks wait until it is done.
        """
        session = self._desk.session
        assert session is not None
        self._desk.settle()
        path = file_path(path.absolute())
        same = session.path is not None and path == session.path
        known = self.watch.known if same else None
        lock = self._lock if same and self._lock is not None else Lock(beside(path))
        if not lock.held and not lock.take():
            who = lock.holder().said
            self._refuse(path, say(f"“{path.stem}”正由{who}打开着", f"'{path.stem}' is open by {who}"))
            return False
        document = session.document
        self.watch.paused = True
        self.standing.emit("saving")
        try:
            now, data = self._clerk.wait_for(lambda: _write(path, document, known))
        except _Elsewhere as other:
            self.watch.known = other.now
            self._on_changed_elsewhere(other.now)
            self.standing.emit("failed")
            return False
        except (Fault, OSError) as error:
            if lock is not self._lock:
                lock.release()
            self._on_not_saved(path, error)
            return False
        finally:
            self.watch.paused = False
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self._lock = lock
        session.was_saved(document, path)
        self.watch.watch(path, now)
        for subject in _SUBJECTS:
            self.notices.close_notice(subject)
        self.keeper.clear()
        self._clerk.ask(lambda: _keep_version(self._versions, path, data))
        self._tell(path)
        self.standing.emit("")
        self._desk.refresh()
        return True

    def _on_not_saved(self, path: Path, error: Exception) -> None:
        kept = self.keeper.keep_now()
        why = str(error.cause) if isinstance(error, Fault) else str(error)
        if not path.parent.is_dir():
            why = say(
                f"“{path.parent}”不见了，U 盘或共享文件夹可能断开了",
                f"'{path.parent}' is gone, unplugged or cut off",
            )
        self._refuse(path, why, kept=kept)

    def _refuse(self, path: Path, why: str, *, kept: bool = False) -> None:
        also = say("已先存到“恢复区”。", "It is kept in the recovery store.") if kept else ""
        self.notices.show_notice(
            "save",
            say(f"没存成：{why}。{also}", f"Not saved: {why}. {also}"),
            (say("重试", "Try again"), lambda: self.save(path)),
            (say("换个位置存", "Save elsewhere"), self.save_as_asked.emit),
            error=True,
        )
        self.standing.emit("failed")

    def _on_not_kept(self, fault: Fault) -> None:
        self.notices.show_notice(
            "kept",
            say(f"自动保存没成：{fault}", f"Keeping it did not work: {fault}"),
            error=True,
        )

    # files that change under us -----------------------------------------------------------------------------------

    def _on_changed_elsewhere(self, now: Seen) -> None:
        session = self._desk.session
        if session is None or session.path is None:
            return
        path = session.path
        at = datetime.fromtimestamp(now.stamp[0] / 1e9).strftime("%H:%M")
        self.notices.show_notice(
            "file",
            say(f"“{path.stem}”在 {at} 被别处改过了。", f"'{path.stem}' was changed elsewhere at {at}."),
            (say("看新的", "Take the new one"), lambda: self._take_new(path)),
            (say("保留我的，另存", "Keep mine, save as"), self.save_as_asked.emit),
        )

    def _take_new(self, path: Path) -> None:
        """The file's content as a step of the history: undo brings back what was here."""
        session = self._desk.session
        assert session is not None
        try:
            document = file.load(path)
            known = seen(path)
        except (Fault, OSError) as error:
            self._on_not_saved(path, error)
            return
        session.do(say("换成别处改过的", "Take what was changed elsewhere"), document)
        session.was_saved(session.document, path)
        self.watch.watch(path, known)
        self._desk.refresh()

    def _on_gone(self) -> None:
        session = self._desk.session
        if session is None or session.path is None:
            return
        path = session.path
        lost = not path.parent.is_dir()
        kept = self.keeper.keep_now() if session.changed else True
        also = (
            say("改动已存到“恢复区”。", "Changes are kept in the recovery store.")
            if kept and session.changed
            else ""
        )
        why = (
            say("U 盘或共享文件夹断开了", "the drive or share is cut off")
            if lost
            else say("被移走、改名或删除了", "it was moved, renamed or deleted")
        )
        self.notices.show_notice(
            "file",
            say(f"原来的文件找不到了：{why}。{also}", f"The file is gone: {why}. {also}"),
            (say("换个位置存", "Save elsewhere"), self.save_as_asked.emit),
        )

    # the end ------------------------------------------------------------------------------------------------------

    def drop(self) -> None:
        """The person does not want the changes: kept for thirty days all the same."""
        self.keeper.drop()

    def open_elsewhere(self, key: str) -> None:
        """Recover a snapshot in another process with a window of its own."""
        self.left.give_up(key)
        program = [] if getattr(sys, "frozen", False) else ["-m", "postermaker"]
        path = snapshots.document_path(self.recovery, key)
        QProcess.startDetached(sys.executable, [*program, "edit", str(path)])

    def keep_now(self) -> None:
        """The session of the system ends, or somebody ends the process: keep it at once."""
        self._desk.settle()
        self.keeper.keep_now()

    def close(self) -> None:
        """Let locks go and end the threads."""
        self.watch.watch(None, None)
        self.keeper.close()
        self._clerk.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self.left.close()

    def tell_of(self, log: FaultLog) -> None:
        """Say it in a band when something happened that nobody expected."""
        self._log = log
        log.happened.connect(self._on_happened)

    _log: FaultLog | None = None

    def _on_happened(self, said: str) -> None:
        log = self._log
        assert log is not None
        if (
            self.notices.notice("fault") is not None
        ):  # told; what fails at each painting would be told for ever
            return
        kept = self.keeper.keep_now()
        also = say(
            "改动已存到“恢复区”，可以接着做。", "Changes are kept in the recovery store; you can go on."
        )
        text = say(
            "程序出了错，刚才那一步可能没做完。", "The program failed; the last step may be incomplete. "
        )
        self.notices.show_notice(
            "fault",
            text + (also if kept else ""),
            (say("打开日志", "Open the log"), lambda: _open_outside(log.path)),
            (say("复制出错内容", "Copy what it says"), lambda: QGuiApplication.clipboard().setText(said)),
            error=True,
        )

    def restore(self, version: versions.Version) -> None:
        """A version of before as a step of the history: undo brings back what is here."""
        try:
            document = file.load(version.path)
        except Fault as fault:
            self._desk.faulted.emit(fault)
            return
        at = datetime.fromtimestamp(version.saved_at).strftime("%H:%M")
        self._desk.do(say(f"恢复 {at} 存的", f"Restore what was saved at {at}"), lambda _: document)

    def versions_of(self, path: Path) -> list[versions.Version]:
        """What was saved before."""
        return versions.kept(self._versions, path)

    def _tell(self, path: Path) -> None:
        """A file was opened or saved: paint its picture and tell of both."""
        session = self._desk.session
        if session is None:
            return
        document = session.document

        def paint() -> bytes:
            self._book = self._book or FontBook()
            return picture(document, self._book)

        size = said_size(Size(document.width, document.height), screen=document.screen)
        self.touched.emit(path, size, b"")
        self._clerk.ask(
            paint, lambda made: self.touched.emit(path, size, made) if isinstance(made, bytes) else None
        )


class _Elsewhere(Exception):
    """The file holds something that we have not seen."""

    def __init__(self, now: Seen) -> None:
        self.now = now


def _as_copy(document: Document, path: Path, lock: Lock) -> Arrival:
    """Somebody has the file open: its content without the file."""
    who = lock.holder().said
    session = Session(document)
    session.title = path.stem + say("（副本）", " (copy)")
    said = say(
        f"“{path.stem}”正由{who}打开着，这里打开的是副本，改了不会动到原来的文件。",
        f"'{path.stem}' is open by {who}; this is a copy, the file itself stays as it is.",
    )
    return Arrival(session, notice=said)


def _write(path: Path, document: Document, known: Seen | None) -> tuple[Seen, bytes]:
    """Write a document, unless the file is no longer as it is known.

    Raises:
        _Elsewhere: it was changed.
        InputFault: it can't be written.
    """
    if known is not None and path.is_file() and (now := differs(path, known)) is not None:
        raise _Elsewhere(now)
    if not path.parent.is_dir():
        raise InputFault(
            Bilingual(f"文件夹“{path.parent}”找不到", f"the folder '{path.parent}' is gone"),
            Bilingual("换个位置存", "save it elsewhere"),
        )
    data = file.dump(for_saving(document))
    write_durably(path, data)
    status = path.stat()
    return Seen((status.st_mtime_ns, status.st_size), versions.digest_of(data)), data


def _keep_version(store: Path, path: Path, data: bytes) -> None:
    with contextlib.suppress(Fault):
        versions.keep(store, path, data)


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
