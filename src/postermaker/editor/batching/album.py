"""Pictures of rows as they will be printed, painted on a thread of their own, the most urgent first."""

from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from postermaker.batch.job import Job, Task
from postermaker.batch.rows import planned
from postermaker.editor.batching.checking import letter_of
from postermaker.editor.batching.courtesy import give_way
from postermaker.editor.pictures import thumbnail
from postermaker.editor.studio import Pictures, Studio
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out

#: Pictures are kept up to this many pixels in all (4 bytes each).
_KEPT_PX = 8_000_000


class Wanted(Struct, frozen=True):
    """A picture of a row at a size in device pixels."""

    job: Job
    task: Task
    width_px: int
    height_px: int

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from other pictures."""
        values = tuple(self.task.row.values.items())
        return (
            id(self.job.document),
            self.task.row.number,
            self.task.row.part,
            values,
            self.width_px,
            self.height_px,
        )


class Drawn(NamedTuple):
    """A picture and the height of its main type in mm; no picture where the row can't be laid out."""

    pixmap: QPixmap
    letter: float


class _Painter(Studio):
    painted = Signal(object, QImage, float)

    def work(self, wanted: Wanted, book: FontBook) -> None:
        give_way()
        try:
            document = planned(wanted.job, wanted.task).document
            image = thumbnail(document, book, wanted.width_px, wanted.height_px)
            letter = letter_of(document, lay_out(document, book))
        except Exception:  # one row that can't be laid out must not end the others' pictures
            image, letter = None, 0.0
        self.painted.emit(wanted, image or QImage(), letter)


class Album(QObject):
    """The pictures that are there, the oldest dropped first."""

    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = Pictures[Drawn](_KEPT_PX)
        self._studio = _Painter(self)
        self._studio.painted.connect(self._on_painted)

    def drawn(self, wanted: Wanted) -> Drawn | None:
        """The picture, if it is there."""
        return self._kept.get(wanted.key)

    def want(self, wanted: list[Wanted]) -> None:
        """Have these painted, in this order."""
        self._studio.wish([each for each in wanted if each.key not in self._kept])

    def close(self) -> None:
        """End the thread."""
        self._studio.stop()

    def _on_painted(self, wanted: Wanted, image: QImage, letter: float) -> None:
        pixmap = QPixmap.fromImage(image)
        self._kept.keep(wanted.key, pixmap, Drawn(pixmap, letter))
        self.arrived.emit()
