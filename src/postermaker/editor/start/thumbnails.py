"""Pictures of the gallery's cards, painted from the display list on a thread of their own, the wanted ones first."""

from collections import OrderedDict
from functools import lru_cache
from threading import Condition
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, QThread, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from postermaker.backends.painter import prepare
from postermaker.editor.start.catalogue import Card, preview_file, shown
from postermaker.errors import Fault
from postermaker.fonts import FontBook

#: Pictures are kept up to this many pixels in all (4 bytes each).
_KEPT_PX = 24_000_000


class Wanted(NamedTuple):
    """A picture of a card: the sentence on it, and its size in device pixels."""

    card: Card
    sentence: str
    width_px: int
    height_px: int

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What tells it from other pictures."""
        return (self.card.id, self.sentence, self.width_px, self.height_px)


class Picture(NamedTuple):
    """A painted card and the word of warning that goes with it."""

    pixmap: QPixmap
    warning: str


def paint_card(wanted: Wanted, book: FontBook) -> tuple[QImage, str]:
    """A card's picture.

    Raises:
        Fault: something that the template needs is not there.
    """
    made = shown(wanted.card, wanted.sentence, book)
    trim = made.page.trim
    prepared = prepare(made.page, made.assets, book, trim, wanted.width_px, wanted.height_px)
    image = QImage(wanted.width_px, wanted.height_px, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    prepared.paint(painter)
    painter.end()
    return image, made.warning


class _Studio(QThread):
    """Paints what is wanted until it is told to stop; only the newest wish counts."""

    painted = Signal(object, QImage, str)

    def __init__(self) -> None:
        super().__init__()
        self._wish: list[Wanted] = []
        self._stopped = False
        self._changed = Condition()

    def wish(self, wanted: list[Wanted]) -> None:
        """Replace what is to be painted, the most urgent first."""
        with self._changed:
            self._wish = wanted
            self._changed.notify()

    def stop(self) -> None:
        """End after the picture in hand."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        """The thread's work. Its fonts are its own: two threads never share a face."""
        book = FontBook()
        while (wanted := self._next()) is not None:
            try:
                image, warning = paint_card(wanted, book)
            except Fault as fault:
                image, warning = QImage(), str(fault.cause)
            self.painted.emit(wanted, image, warning)

    def _next(self) -> Wanted | None:
        with self._changed:
            while not self._wish and not self._stopped:
                self._changed.wait()
            return None if self._stopped else self._wish.pop(0)


class Thumbnails(QObject):
    """The pictures that are there, and the way to ask for those that are not."""

    arrived = Signal(str)  #: a card's id

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[str, str, int, int], Picture] = OrderedDict()
        self._last: dict[str, Picture] = {}
        self._studio = _Studio()
        self._studio.painted.connect(self._on_painted)

    def picture(self, wanted: Wanted) -> Picture | None:
        """The picture, or the last one of this card while the right one is being painted, or its preview."""
        found = self._kept.get(wanted.key)
        if found:
            self._kept.move_to_end(wanted.key)
            return found
        return self._last.get(wanted.card.id) or _preview(wanted.card, wanted.width_px, wanted.height_px)

    def want(self, wanted: list[Wanted]) -> None:
        """Have these painted, in this order; what was asked for before and is not among them is dropped."""
        missing = [each for each in wanted if each.key not in self._kept]
        if missing and not self._studio.isRunning():
            self._studio.start(QThread.Priority.LowPriority)
        self._studio.wish(missing)

    def close(self) -> None:
        """End the thread; it must not outlive the window."""
        self._studio.stop()

    def _on_painted(self, wanted: Wanted, image: QImage, warning: str) -> None:
        picture = Picture(QPixmap.fromImage(image), warning)
        self._kept[wanted.key] = self._last[wanted.card.id] = picture
        spare = _KEPT_PX - sum(p.pixmap.width() * p.pixmap.height() for p in self._kept.values())
        while spare < 0 and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            spare += gone.pixmap.width() * gone.pixmap.height()
        self.arrived.emit(wanted.card.id)


@lru_cache(maxsize=256)
def _preview(card: Card, width_px: int, height_px: int) -> Picture | None:
    path = preview_file(card)
    if path is None:
        return None
    reader = QImageReader(str(path))
    reader.setScaledSize(QSize(width_px, height_px))
    return Picture(QPixmap.fromImage(reader.read()), "")
