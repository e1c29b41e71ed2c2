"""Small pictures of designs, painted one after the other on a thread of their own; only the newest wishes count."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from postermaker.document.model import Document
from postermaker.editor.pictures import painted
from postermaker.editor.studio import Pictures, Studio
from postermaker.fonts import FontBook
from postermaker.geometry import Box

#: Pictures are kept up to this many pixels in all (4 bytes each).
_KEPT_PX = 8_000_000


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


class _Painter(Studio):
    painted = Signal(object, QImage)

    def work(self, wish: Wish, book: FontBook) -> None:
        image = painted(wish.document, book, 0, wish.box, wish.width_px, wish.height_px)
        self.painted.emit(wish, image if image is not None else QImage())


class TilePainter(QObject):
    """The pictures that are there, and the way to ask for others."""

    arrived = Signal(str)  #: a wish's key

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = Pictures[QPixmap](_KEPT_PX)
        self._studio = _Painter(self)
        self._studio.painted.connect(self._on_painted)

    def pixmap(self, mark: tuple[str, int, int]) -> QPixmap | None:
        """A picture that was painted before."""
        return self._kept.get(mark)

    def want(self, wishes: list[Wish]) -> None:
        """Have these painted in this order; what was asked for before and is not among them is dropped."""
        self._studio.wish([wish for wish in wishes if wish.mark not in self._kept])

    def close(self) -> None:
        """End the thread."""
        self._studio.stop()

    def _on_painted(self, wish: Wish, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        self._kept.keep(wish.mark, pixmap, pixmap)
        self.arrived.emit(wish.key)
