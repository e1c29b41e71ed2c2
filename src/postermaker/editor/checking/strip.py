"""The strip below the canvas: at most two concerns, the worst first, each with 定位 and its remedy."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from postermaker.editor import theme
from postermaker.editor.checking.concerns import Concern
from postermaker.editor.checking.rows import MARKS
from postermaker.editor.controls import Mark, button, clear, key_label, label, on_click, row, upright
from postermaker.editor.words import say

SHOWN = 2


class Sentence(QLabel):
    """One line that loses its end where room is short, after the effect has been said."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(72)

    def minimumSizeHint(self) -> QSize:
        """Some words at least."""
        return QSize(72, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(theme.current().color("t1"))
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        painter.end()


class CheckStrip(QFrame):
    """What is worst, in one line."""

    located = Signal(object)  #: a Concern
    remedied = Signal(object)  #: a Remedy
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(36)
        self._shown: tuple[Concern, ...] = ()
        self._seen: tuple[str, tuple[Concern, ...], int] | None = None
        self._fine = ""
        self._row: QHBoxLayout = row(gap=6)
        self.open = on_click(button(say("全部", "All"), "tiny", tip="F8"), self.opened.emit)
        self.open.setAccessibleName(say("打开检查", "Open the checks"))
        outer = row(
            label(say("检查", "Checks"), "bold"),
            4,
            self._row,
            self.open,
            key_label("F8"),
            margins=(16, 0, 12, 0),
            gap=6,
        )
        outer.setStretch(2, 1)
        self.setLayout(outer)
        self.setAccessibleName(say("检查", "Checks"))
        self.show_concerns((), "")

    @property
    def text(self) -> str:
        """All that the strip stands for."""
        return " ".join(each.effect for each in self._shown) or self._fine

    def show_concerns(self, concerns: tuple[Concern, ...], fine: str) -> None:
        """Show concerns, or with none `fine`; the same ones again change nothing, so that typing does not flicker."""
        seen = (fine, concerns[:SHOWN], len(concerns))
        if seen == self._seen:
            return
        self._seen = seen
        self._shown, self._fine = concerns, fine
        clear(self._row)
        if not concerns:
            self._row.addWidget(Mark("fine", "ok"))
            self._row.addWidget(label(fine))
        for at, concern in enumerate(concerns[:SHOWN]):
            if at:
                self._row.addWidget(upright())
            self._add(concern)
        self._row.addStretch(1)
        more = len(concerns) - SHOWN
        self.open.setText(say(f"还有 {more} 条", f"{more} more") if more > 0 else say("全部", "All"))
        self.setAccessibleDescription(self.text)

    def _add(self, concern: Concern) -> None:
        self._row.addWidget(Mark(*MARKS[concern.level]))
        self._row.addWidget(Sentence(concern.effect))
        if concern.place is not None:
            find = button(say("定位", "Locate"), "tiny", "locate", concern.effect)
            find.clicked.connect(partial(self._on_locate, concern))
            self._row.addWidget(find)
        if concern.remedies:
            remedy = button(concern.remedies[0].label, "small", tip=concern.step)
            remedy.clicked.connect(partial(self._on_remedy, concern))
            self._row.addWidget(remedy)

    def _on_locate(self, concern: Concern, checked: bool = False) -> None:
        self.located.emit(concern)

    def _on_remedy(self, concern: Concern, checked: bool = False) -> None:
        self.remedied.emit(concern.remedies[0])
