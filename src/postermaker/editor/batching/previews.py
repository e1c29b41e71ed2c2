"""The right side: the rows in sight on one scale, what a remedy does, and the ways to the rows that show most."""

import random
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from postermaker.editor.batching.album import Album
from postermaker.editor.batching.remedy_card import RemedyCard
from postermaker.editor.batching.strip import Strip
from postermaker.editor.controls import button, column, divider, label, on_click, row
from postermaker.editor.words import say


class Previews(QWidget):
    """Strip, remedy, and the ways to the rows that show most."""

    chosen = Signal(int)
    remedied = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.album = Album(self)
        self.strip, self.remedy = Strip(self.album), RemedyCard(self.album)
        self._extremes = label("", "hint", wrap=True)
        self.longest = button(say("看最长", "Longest"), "small")
        self.shortest = button(say("看最短", "Shortest"), "small")
        self.random = button(say("随便看一条", "Any"), "small")
        self._ends: tuple[int, int, int] = (-1, -1, 0)
        on_click(self.longest, lambda: self.chosen.emit(self._ends[1]))
        on_click(self.shortest, lambda: self.chosen.emit(self._ends[0]))
        on_click(self.random, lambda: self.chosen.emit(random.randrange(max(1, self._ends[2]))))
        head = row(
            label(say("真实预览", "True previews"), "section"),
            None,
            label(say("同一比例", "one scale"), "hint"),
        )
        foot = column(
            divider(), label(say("最长和最短的各看一条", "The longest and the shortest"), "bold"), self._extremes,
            row(self.longest, self.shortest, self.random, None, gap=6), gap=8,
        )  # fmt: skip
        outer = column(head, self.strip, self.remedy, foot, margins=(16, 14, 16, 14), gap=10)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.strip.chosen.connect(self.chosen)
        self.remedy.taken.connect(self.remedied)

    def show_extremes(self, words: Sequence[str]) -> None:
        """The rows whose main words are shortest and longest; empty ones are neither."""
        lengths = [(len("".join(text.split())), at) for at, text in enumerate(words) if text.strip()]
        if not lengths:
            self._ends = (-1, -1, 0)
            self._extremes.setText("")
            return
        (least, first), (most, last) = min(lengths), max(lengths, key=lambda each: (each[0], -each[1]))
        self._ends = (first, last, len(words))
        self._extremes.setText(
            say(
                f"最长 {most} 字，最短 {least} 字。先看这两条，最容易发现排不下的地方",
                f"longest {most}, shortest {least} characters: look at these two first",
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer rows are in sight."""
        super().resizeEvent(event)
        self.resized.emit()
