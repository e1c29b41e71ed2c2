"""A thread that does what is wished, the most urgent first; only the newest wishes count. And what it made, kept."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Condition
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QPixmap

from postermaker.fonts import FontBook

T = TypeVar("T")


class Studio(QThread):
    """Runs until it is stopped; it must not outlive the window. Subclasses do the `work` and tell of it by signals."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wishes: list[Any] = []
        self._stopped = False
        self._changed = Condition()

    def wish(self, wishes: Sequence[Any]) -> None:
        """Replace what is to be done, in this order."""
        with self._changed:
            self._wishes = list(wishes)
            self._changed.notify()
        if wishes and not self.isRunning() and not self._stopped:
            self.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """End after what is in hand."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self.wait()

    @property
    def overtaken(self) -> bool:
        """Whether there is something newer to do, or nothing any more."""
        return bool(self._wishes) or self._stopped

    def work(self, wish: Any, book: FontBook) -> None:
        """Do one thing, in the thread. The fonts are the thread's own: two threads never share a face."""
        raise NotImplementedError

    def run(self) -> None:
        """The thread's work."""
        book = FontBook()
        while (wish := self._next()) is not None:
            self.work(wish, book)

    def _next(self) -> Any:
        with self._changed:
            while not self._wishes and not self._stopped:
                self._changed.wait()
            return None if self._stopped else self._wishes.pop(0)


class Pictures(Generic[T]):
    """Pictures by their key, with what belongs to them; the longest unused go when there are too many pixels in all."""

    def __init__(self, most_px: int) -> None:
        self._most = most_px
        self._kept: OrderedDict[Hashable, tuple[QPixmap, T]] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def get(self, key: Hashable) -> T | None:
        """What was kept under a key."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[1]

    def keep(self, key: Hashable, pixmap: QPixmap, whole: T) -> None:
        """Keep a picture; `whole` is given back for it."""
        self._kept[key] = pixmap, whole
        spare = self._most - sum(p.width() * p.height() for p, _ in self._kept.values())
        while spare < 0 and len(self._kept) > 1:
            _, (gone, _) = self._kept.popitem(last=False)
            spare += gone.width() * gone.height()
