"""What is dropped or pasted: elements of ours, pictures, drawings, texts, files of the program, lists.

Files are read on a thread of their own; what they hold is copied into the document.
"""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QStorageInfo, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from postermaker.document.file import SUFFIX
from postermaker.editor.carrying import taken_out
from postermaker.editor.chores import Chores
from postermaker.editor.clipboard import MIME, elements_in
from postermaker.editor.desk import Desk
from postermaker.editor.offering import is_dark
from postermaker.editor.putting import TRAY_MIME, put
from postermaker.editor.recent_pictures import remember
from postermaker.editor.session import Session
from postermaker.editor.stage.replacing import put_picture
from postermaker.editor.taking import (
    DRAWINGS,
    PHONES,
    PICTURES,
    TEXTS,
    Taken,
    plain_text,
    said_notes,
    take_bytes,
    take_file,
)
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.geometry import Point

#: Raw pictures that browsers and office programs put beside their own formats.
_RAW = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")


class Dropped(StrEnum):
    """What a drop is."""

    ELEMENTS = "elements"
    FILES = "files"  #: pictures, drawings, texts
    POSTER = "poster"
    PICTURE = "picture"  #: as bytes
    TEXT = "text"
    NOTHING = "nothing"


def kind_of(mime: QMimeData) -> Dropped:
    """What a drop or the clipboard holds, as far as we take it; lists are the batch page's."""
    if mime.hasFormat(MIME):
        return Dropped.ELEMENTS
    paths = files_in(mime)
    if any(path.suffix.lower() == SUFFIX for path in paths):
        return Dropped.POSTER
    if any(path.suffix.lower() in PICTURES | DRAWINGS | PHONES | TEXTS for path in paths):
        return Dropped.FILES
    if paths:
        return Dropped.NOTHING
    if mime.hasImage() or any(mime.hasFormat(name) for name in _RAW):
        return Dropped.PICTURE
    return Dropped.TEXT if mime.hasText() and mime.text().strip() else Dropped.NOTHING


def files_in(mime: QMimeData) -> list[Path]:
    """The files of this machine that a drop names."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class Dropping(QObject):
    """Takes drops and pastes into the desk's document."""

    open_asked = Signal(object)  #: the path of a `.poster`

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chores = Chores(self)

    def take(self, mime: QMimeData, at: Point | None = None, replace: str = "") -> bool:
        """Take what was dropped at a place of the page in mm, or into a picture; gives whether it is taken."""
        kind = kind_of(mime)
        desk = self._desk
        if kind is Dropped.POSTER:
            self.open_asked.emit(next(p for p in files_in(mime) if p.suffix.lower() == SUFFIX))
            return True
        if desk.session is None:
            return False
        match kind:
            case Dropped.ELEMENTS:
                return self._take_elements(mime, at)
            case Dropped.FILES:
                self.take_files(files_in(mime), at, replace)
                return True
            case Dropped.PICTURE:
                self._take_picture(mime, at)
                return True
            case Dropped.TEXT:
                return self._take_text(mime.text(), at)
            case _:
                return False

    def paste(self) -> bool:
        """Take what the clipboard holds, elements of ours apart (`Arranging.paste` knows where they stood)."""
        mime = QGuiApplication.clipboard().mimeData()
        return mime is not None and self.take(mime)

    def take_files(self, paths: list[Path], at: Point | None = None, replace: str = "") -> None:
        """Read files aside and put them onto the page one after the other; a single picture may replace another."""
        desk = self._desk
        wanted = [p for p in paths if p.suffix.lower() in PICTURES | DRAWINGS | PHONES | TEXTS]
        pictures = [p for p in wanted if p.suffix.lower() in PICTURES]
        if replace and len(wanted) == 1 and pictures:
            if put_picture(desk, replace, pictures[0]):
                remember(pictures[0])
            return
        session, document, dark = desk.session, desk.document, is_dark(desk.document, desk.page)
        for number, path in enumerate(wanted):
            by = number * 0.04 * min(desk.size)
            place = Point(at.x + by, at.y + by) if at else None
            done = partial(self._on_taken, session, path, place)
            self.chores.do(partial(take_file, path, document, dark=dark), done, desk.faulted.emit)

    def _on_taken(self, session: Session | None, path: Path, at: Point | None, taken: Taken) -> None:
        if self._desk.session is not session:  # another document was opened meanwhile
            return
        if path.suffix.lower() in PICTURES:
            remember(path)
        put_there = self._put(say(f"加“{path.name}”", f"Add {path.name}"), taken, at)
        if put_there and not taken.notes and comes_from_elsewhere(path):
            self._desk.told.emit(
                say(f"“{path.name}”已存进文件，U 盘可以拔了", f"'{path.name}' was copied into the file")
            )

    def _take_elements(self, mime: QMimeData, at: Point | None) -> bool:
        found = elements_in(mime)
        if found is None:
            return False
        origin = bytes(mime.data(TRAY_MIME).data()).decode("utf-8", "replace")
        before = (lambda document: taken_out(document, origin)[0]) if origin else None
        return put(self._desk, say("加进来", "Insert"), found.elements, at, found.assets, before)

    def _take_picture(self, mime: QMimeData, at: Point | None) -> None:
        name = say("粘贴的图片", "Pasted picture")
        raw = next((bytes(mime.data(each).data()) for each in _RAW if mime.hasFormat(each)), b"")
        image: Any = None if raw else mime.imageData()
        document = self._desk.document

        def work() -> Taken:
            return take_bytes(raw or encoded(image), name, document)

        self.chores.do(
            work, lambda taken: self._put(say("加图片", "Add picture"), taken, at), self._desk.faulted.emit
        )

    def _take_text(self, words: str, at: Point | None) -> bool:
        desk = self._desk
        try:
            made = plain_text(words, desk.size, dark=is_dark(desk.document, desk.page))
        except Fault as fault:
            desk.faulted.emit(fault)
            return False
        return put(desk, say("加文字", "Add text"), (made,), at)

    def _put(self, name: str, taken: Taken, at: Point | None) -> bool:
        if self._desk.session is None or not put(self._desk, name, taken.elements, at, taken.assets):
            return False
        if taken.notes:
            self._desk.told.emit(said_notes(taken.notes))
        return True


def encoded(image: QImage) -> bytes:
    """A picture of the clipboard as PNG; slow for large ones."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def comes_from_elsewhere(path: Path) -> bool:
    """Whether a file lies on a stick or the network: what may be gone tomorrow."""
    drive = QStorageInfo(str(path.parent))
    if not drive.isValid() or drive.isRoot():
        return False
    kind = bytes(drive.fileSystemType().data()).decode("ascii", "replace").lower()
    return kind in ("vfat", "exfat", "fat32", "fuseblk", "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs")
