"""What the chosen row would become by its remedy: in words, in a picture, in the height of its letters."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from postermaker.batch.job import Job, Task
from postermaker.editor.batching.album import Album, Wanted
from postermaker.editor.batching.checking import with_cell
from postermaker.editor.batching.states import RowState
from postermaker.editor.batching.strip import TALLEST
from postermaker.editor.controls import button, column, frame, label, on_click, restyle, row
from postermaker.editor.words import say


class RemedyCard(QWidget):
    """What the chosen row would become by its remedy, in letters and in a picture."""

    taken = Signal(int)

    def __init__(self, album: Album) -> None:
        super().__init__()
        self._album = album
        self._at = -1
        self._pair: tuple[Wanted, float] | None = None
        self._words = label("", "bold", wrap=True)
        self._facts = label("", "hint", wrap=True)
        self.go = on_click(
            button(say("改这一行", "Mend it"), "smallprimary"), lambda: self.taken.emit(self._at)
        )
        self._art = _Art()
        head = row(self._words, self.go, gap=8)
        head.setStretch(0, 1)
        card = frame("card", column(head, self._art, self._facts, margins=(12, 10, 12, 10), gap=8))
        restyle(card, "fine")
        self.setLayout(column(card))
        self.hide()
        album.arrived.connect(self._show_picture)

    def show_remedy(self, job: Job, at: int, task: Task, state: RowState, width: int) -> Wanted | None:
        """Show it, where there is a remedy that writes something; gives the picture that it needs.

        `width` is the room for the card, which may not have been laid out yet.
        """
        remedy = state.remedy
        if remedy is None or remedy.text is None:
            self._pair = None
            self.hide()
            return None
        changed = with_cell(task, remedy.column, remedy.text)
        self._at = at
        self._words.setText(remedy.words)
        ratio = self.devicePixelRatioF()
        wanted = Wanted(job, changed, round(max(80, width - 26) * ratio), round(TALLEST * ratio))
        self._pair = (wanted, state.letter)
        self.show()
        self._show_picture()
        return wanted

    def _show_picture(self) -> None:
        if self._pair is None:
            return
        wanted, before = self._pair
        drawn = self._album.drawn(wanted)
        self._art.show_pixmap(drawn.pixmap if drawn else QPixmap())
        if drawn is None:
            self._facts.setText("")
        elif drawn.pixmap.isNull():
            self._facts.setText(say("这样改还是做不成，要再改一格", "another cell is wrong, too"))
        elif before > 0:
            self._facts.setText(
                say(
                    f"字高从 {before / 10:.0f} cm 变成 {drawn.letter / 10:.0f} cm",
                    f"type of {drawn.letter / 10:.0f} cm",
                )
            )
        else:
            self._facts.setText(
                say(f"字高 {drawn.letter / 10:.0f} cm", f"type of {drawn.letter / 10:.0f} cm")
            )


class _Art(QWidget):
    """A picture as wide as its place."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setFixedHeight(40)

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Another picture."""
        self._pixmap = pixmap
        if not pixmap.isNull():
            self.setFixedHeight(max(12, round(pixmap.height() / self.devicePixelRatioF())))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        if self._pixmap.isNull():
            return
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        width, height = self._pixmap.width() / ratio, self._pixmap.height() / ratio
        corner = QPointF((self.width() - width) / 2, (self.height() - height) / 2)
        painter.drawPixmap(
            QRectF(corner.x(), corner.y(), width, height), self._pixmap, QRectF(self._pixmap.rect())
        )
        painter.end()
