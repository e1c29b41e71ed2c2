"""The rows in sight as they will be printed, under each other and on one scale."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from postermaker.batch.job import Job, Task
from postermaker.editor import theme
from postermaker.editor.batching.album import Album, Wanted
from postermaker.editor.batching.courtesy import going_first
from postermaker.editor.batching.states import RowState, State
from postermaker.editor.lettering import write
from postermaker.editor.places import said_size
from postermaker.editor.words import say
from postermaker.geometry import Size

#: Logical pixels: the tallest picture, the caption under it, the gap between two rows.
TALLEST = 150
_CAPTION, _GAP, _LEAST = 30, 10, 14.0


class Sample(NamedTuple):
    """A row in the strip."""

    at: int  #: in the list
    task: Task
    state: RowState
    place: str


class Strip(QWidget):
    """Rows under each other on one scale."""

    chosen = Signal(int)

    def __init__(self, album: Album) -> None:
        super().__init__()
        self._album = album
        self._job: Job | None = None
        self._samples: list[Sample] = []
        self._largest = (8000.0, 700.0)
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        album.arrived.connect(self.update)

    def show_samples(
        self, job: Job | None, samples: Sequence[Sample], largest: tuple[float, float], current: int
    ) -> None:
        """Other rows; `largest` are the greatest width and height of the list in mm."""
        self._job, self._samples, self._largest, self._current = job, list(samples), largest, current
        self.update()

    @property
    def scale(self) -> float:
        """Logical pixels a mm."""
        width, height = self._largest
        return min((self.width() - 22) / max(width, 1), TALLEST / max(height, 1))

    def boxes(self) -> list[QRectF]:
        """Where the rows that are in sight stand; each is as high as its piece."""
        found: list[QRectF] = []
        top = 0.5
        for sample in self._samples:
            art = max(_LEAST, sample.state.height * self.scale)
            box = QRectF(0.5, top, self.width() - 1, art + _CAPTION + 14)
            if box.bottom() > self.height() and found:
                break
            found.append(box)
            top = box.bottom() + _GAP
        return found

    def wanted(self) -> list[Wanted]:
        """The pictures that the strip shows, from the top."""
        if self._job is None:
            return []
        return [
            self._picture(sample) for sample in self._samples[: len(self.boxes()) + 1] if sample.state.width
        ]

    def _picture(self, sample: Sample) -> Wanted:
        assert self._job is not None
        ratio, k = self.devicePixelRatioF(), self.scale
        width, height = (
            max(1, round(side * k * ratio)) for side in (sample.state.width, sample.state.height)
        )
        return Wanted(self._job, sample.task, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with going_first():
            for box, sample in zip(self.boxes(), self._samples, strict=False):
                self._paint_sample(painter, box, sample)
        painter.end()

    def _paint_sample(self, painter: QPainter, box: QRectF, sample: Sample) -> None:
        look, faulty = theme.current(), sample.state.state is State.FAULT
        chosen = sample.at == self._current
        painter.setPen(
            QPen(look.color("accent" if chosen else "errline" if faulty else "line"), 2 if chosen else 1)
        )
        painter.setBrush(look.color("errsoft" if faulty else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        art = QRectF(box.left() + 10, box.top() + 8, box.width() - 20, box.height() - _CAPTION - 10)
        drawn = self._album.drawn(self._picture(sample)) if self._job and sample.state.width else None
        if drawn and not drawn.pixmap.isNull():
            ratio = self.devicePixelRatioF()
            width, height = drawn.pixmap.width() / ratio, drawn.pixmap.height() / ratio
            place = QRectF(art.left(), art.center().y() - height / 2, width, height)
            painter.drawPixmap(place, drawn.pixmap, QRectF(drawn.pixmap.rect()))
        elif sample.state.width:
            k = self.scale
            width, height = sample.state.width * k, sample.state.height * k
            painter.fillRect(
                QRectF(art.left(), art.center().y() - height / 2, width, height), look.color("press")
            )
        elif faulty:
            write(painter, art, sample.state.words, 12, "err")
        self._paint_caption(painter, QRectF(art.left(), box.bottom() - _CAPTION, art.width(), 24), sample)

    def _paint_caption(self, painter: QPainter, box: QRectF, sample: Sample) -> None:
        said = say(f"第 {sample.task.row.number:,} 行", f"row {sample.task.row.number:,}")
        if sample.state.width:
            said += " · " + said_size(
                Size(sample.state.width, sample.state.height), screen=sample.state.screen
            )
        third = QRectF(box.right() - box.width() / 3, box.top(), box.width() / 3, box.height())
        write(painter, third, sample.place, 12, "t3", side=Qt.AlignmentFlag.AlignRight)
        rest = QRectF(box.left(), box.top(), box.width() * 2 / 3 - 8, box.height())
        write(painter, rest, said, 12, "t2")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the row."""
        for box, sample in zip(self.boxes(), self._samples, strict=False):
            if box.contains(event.position()):
                self.chosen.emit(sample.at)
                return
