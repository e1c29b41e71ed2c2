"""Pictures of the gallery's cards, painted from the display list on a thread of their own, the wanted ones first."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from postermaker.backends.painter import prepare
from postermaker.editor.start.catalogue import Card, preview_file, shown
from postermaker.editor.studio import Pictures, Studio
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


class _Painter(Studio):
    painted = Signal(object, QImage, str)
    previewed = Signal(str, QImage)

    def work(self, wanted: Wanted, book: FontBook) -> None:
        if wanted.is_preview:
            self.previewed.emit(wanted.card.id, _preview(wanted))
            return
        try:
            image, warning = paint_card(wanted, book)
        except Fault as fault:
            image, warning = QImage(), str(fault.cause)
        self.painted.emit(wanted, image, warning)


class Thumbnails(QObject):
    """The pictures that are there, and the way to ask for those that are not."""

    arrived = Signal(str)  #: a card's id

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = Pictures[Picture](_KEPT_PX)
        self._last: dict[str, Picture] = {}
        self._studio = _Painter(self)
        self._studio.painted.connect(self._on_painted)
        self._studio.previewed.connect(self._on_previewed)

    def picture(self, wanted: Wanted) -> Picture | None:
        """The picture, or the last one of this card while the right one is being painted, or its preview."""
        return self._kept.get(wanted.key) or self._last.get(wanted.card.id)

    def want(self, wanted: list[Wanted], *, previews_only: bool = False) -> None:
        """Have these painted, in this order; what was asked for before and is not among them is dropped.

        Of those of which nothing is shown yet a preview comes before all.
        """
        missing = [each for each in wanted if each.key not in self._kept]
        blank = [each._replace(is_preview=True) for each in missing if each.card.id not in self._last]
        self._studio.wish(blank if previews_only else blank + missing)

    def close(self) -> None:
        """End the thread."""
        self._studio.stop()

    def _on_previewed(self, card_id: str, image: QImage) -> None:
        if card_id not in self._last and not image.isNull():
            self._last[card_id] = Picture(QPixmap.fromImage(image), "")
            self.arrived.emit(card_id)

    def _on_painted(self, wanted: Wanted, image: QImage, warning: str) -> None:
        picture = Picture(QPixmap.fromImage(image), warning)
        self._last[wanted.card.id] = picture
        self._kept.keep(wanted.key, picture.pixmap, picture)
        self.arrived.emit(wanted.card.id)


def _preview(wanted: Wanted) -> QImage:
    path = preview_file(wanted.card)
    if path is None:
        return QImage()
    reader = QImageReader(str(path))
    reader.setScaledSize(QSize(wanted.width_px, wanted.height_px))
    return reader.read()
