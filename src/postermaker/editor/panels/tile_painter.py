"""Small pictures of designs, painted one after the other on a thread of their own; only the newest wishes count."""

from collections import OrderedDict
from threading import Condition

from msgspec import Struct
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage, QPixmap

from postermaker.document.model import Document
from postermaker.editor.pictures import painted
from postermaker.fonts import FontBook
from postermaker.geometry import Box

_KEPT = 400


class Wish(Struct, frozen=True):
    """A picture that is wanted: of a part of a document's first page, in device pixels."""

    key: str
    document: Document
    box: Box
    width_px: int
    height_px: int

    @property
    def mark(self) -> tuple[str, int, int]:
        """What tells its picture from others."""
        return (self.key, self.width_px, self.height_px)


class _Studio(QThread):
    """Paints what is wanted until it is told to stop. Its fonts are its own: two threads never share a face."""

    painted = Signal(object, QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wishes: list[Wish] = []
        self._stopped = False
        self._changed = Condition()

    def wish(self, wishes: list[Wish]) -> None:
        with self._changed:
            self._wishes = wishes
            self._changed.notify()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        book = FontBook()
        while (wish := self._next()) is not None:
            image = painted(wish.document, book, 0, wish.box, wish.width_px, wish.height_px)
            self.painted.emit(wish, image if image is not None else QImage())

    def _next(self) -> Wish | None:
        with self._changed:
            while not self._wishes and not self._stopped:
                self._changed.wait()
            return None if self._stopped else self._wishes.pop(0)


class TilePainter(QObject):
    """The pictures that are there, and the way to ask for others."""

    arrived = Signal(str)  #: a wish's key

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()
        self._studio = _Studio(self)
        self._studio.painted.connect(self._on_painted)

    def pixmap(self, mark: tuple[str, int, int]) -> QPixmap | None:
        """A picture that was painted before."""
        return self._kept.get(mark)

    def want(self, wishes: list[Wish]) -> None:
        """Have these painted in this order; what was asked for before and is not among them is dropped."""
        missing = [wish for wish in wishes if wish.mark not in self._kept]
        if missing and not self._studio.isRunning():
            self._studio.start(QThread.Priority.LowPriority)
        self._studio.wish(missing)

    def close(self) -> None:
        """End the thread; it must not outlive the window."""
        self._studio.stop()

    def _on_painted(self, wish: Wish, image: QImage) -> None:
        self._kept[wish.mark] = QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(wish.key)
