"""Pictures of the gallery's cards, painted from the display list on a thread of their own, the wanted ones first."""

from collections import OrderedDict
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
    unit: str | None = None  #: who signs it; see `catalogue.shown`
    is_preview: bool = False  #: only the picture that the template brings, which is there at once

    @property
    def key(self) -> tuple[str, str, int, int, str | None]:
        """What tells it from other pictures."""
        return (self.card.id, self.sentence, self.width_px, self.height_px, self.unit)


class Picture(NamedTuple):
    """A painted card and the word of warning that goes with it."""

    pixmap: QPixmap
    warning: str


def paint_card(wanted: Wanted, book: FontBook) -> tuple[QImage, str]:
    """A card's picture.

    Raises:
        Fault: something that the template needs is not there.
    """
    made = shown(wanted.card, wanted.sentence, book, wanted.unit)
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
    previewed = Signal(str, QImage)

    def __init__(self) -> None:
        super().__init__()
        self._wish: list[Wanted] = []
        self._blank: list[Wanted] = []  #: nothing is shown of these yet
        self._stopped = False
        self._changed = Condition()

    def wish(self, wanted: list[Wanted], blank: list[Wanted]) -> None:
        """Replace what is to be painted, the most urgent first; of the blank ones a preview comes before all."""
        with self._changed:
            self._wish, self._blank = wanted, blank
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
            if wanted.is_preview:
                self.previewed.emit(wanted.card.id, _preview(wanted))
                continue
            try:
                image, warning = paint_card(wanted, book)
            except Fault as fault:
                image, warning = QImage(), str(fault.cause)
            self.painted.emit(wanted, image, warning)

    def _next(self) -> Wanted | None:
        with self._changed:
            while not self._wish and not self._blank and not self._stopped:
                self._changed.wait()
            if self._stopped:
                return None
            return self._blank.pop(0)._replace(is_preview=True) if self._blank else self._wish.pop(0)


class Thumbnails(QObject):
    """The pictures that are there, and the way to ask for those that are not."""

    arrived = Signal(str)  #: a card's id

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[str, str, int, int, str | None], Picture] = OrderedDict()
        self._last: dict[str, Picture] = {}
        self._studio = _Studio()
        self._studio.painted.connect(self._on_painted)
        self._studio.previewed.connect(self._on_previewed)

    def picture(self, wanted: Wanted) -> Picture | None:
        """The picture, or the last one of this card while the right one is being painted, or its preview."""
        found = self._kept.get(wanted.key)
        if found:
            self._kept.move_to_end(wanted.key)
            return found
        return self._last.get(wanted.card.id)

    def want(self, wanted: list[Wanted], *, previews_only: bool = False) -> None:
        """Have these painted, in this order; what was asked for before and is not among them is dropped."""
        missing = [each for each in wanted if each.key not in self._kept]
        if missing and not self._studio.isRunning():
            self._studio.start(QThread.Priority.LowPriority)
        self._studio.wish(
            [] if previews_only else missing, [each for each in missing if each.card.id not in self._last]
        )

    def close(self) -> None:
        """End the thread; it must not outlive the window."""
        self._studio.stop()

    def _on_previewed(self, card_id: str, image: QImage) -> None:
        if card_id not in self._last and not image.isNull():
            self._last[card_id] = Picture(QPixmap.fromImage(image), "")
            self.arrived.emit(card_id)

    def _on_painted(self, wanted: Wanted, image: QImage, warning: str) -> None:
        picture = Picture(QPixmap.fromImage(image), warning)
        self._kept[wanted.key] = self._last[wanted.card.id] = picture
        spare = _KEPT_PX - sum(p.pixmap.width() * p.pixmap.height() for p in self._kept.values())
        while spare < 0 and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            spare += gone.pixmap.width() * gone.pixmap.height()
        self.arrived.emit(wanted.card.id)


def _preview(wanted: Wanted) -> QImage:
    path = preview_file(wanted.card)
    if path is None:
        return QImage()
    reader = QImageReader(str(path))
    reader.setScaledSize(QSize(wanted.width_px, wanted.height_px))
    return reader.read()
