"""Small pictures of words in a style, painted one after the other while the window is idle, and kept."""

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from postermaker.color import Paint
from postermaker.document.model import Across, Align, Document, Fit, Frame, Page, Text, TextStyle
from postermaker.editor.pictures import painted
from postermaker.fonts import FontBook
from postermaker.geometry import Box

_KEPT = 200


class Sample(Struct, frozen=True):
    """What a small picture shows; sizes in logical pixels."""

    words: str
    style: TextStyle
    width: int
    height: int
    size: float  #: of the type
    ground: Paint | None = None
    align: Align = Align.CENTRE


class Samples(QObject):
    """Asks for a picture are answered at once if it is there, else later by `arrived`."""

    arrived = Signal()

    def __init__(self, book: FontBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._made: dict[tuple[Sample, float], QImage] = {}
        self._wanted: list[tuple[Sample, float]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_one)

    def image(self, sample: Sample, ratio: float) -> QImage | None:
        """The picture, or None while it is being made."""
        key = (sample, ratio)
        found = self._made.get(key)
        if found is None and key not in self._wanted:
            self._wanted.append(key)
            self._timer.start()
        return found

    def _make_one(self) -> None:
        if not self._wanted:
            self._timer.stop()
            return
        sample, ratio = key = self._wanted.pop(0)
        while len(self._made) >= _KEPT:
            del self._made[next(iter(self._made))]
        self._made[key] = self._painted(sample, ratio)
        self.arrived.emit()

    def _painted(self, sample: Sample, ratio: float) -> QImage:
        box = Box(0, 0, sample.width, sample.height)
        text = Text(
            id="sample", content=sample.words, style=sample.style, size=sample.size, fit=Fit.LARGEST, max_lines=1,
            align=sample.align, across=Across.CENTRE, gap_em=0.3,
            frame=Frame(x=0, y=0, width=sample.width, height=sample.height),
        )  # fmt: skip
        document = Document(
            width=sample.width, height=sample.height, pages=(Page(elements=(text,), ground=sample.ground),)
        )
        image = painted(
            document, self._book, 0, box, round(sample.width * ratio), round(sample.height * ratio)
        )
        if image is None:
            return QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        return image
