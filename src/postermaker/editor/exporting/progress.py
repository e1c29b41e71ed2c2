"""The right column while files are written and afterwards: the time left in big figures, a card for each file."""

import math
import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from postermaker.editor.controls import Mark, button, clear, column, label, on_click, restyle, row, scroller
from postermaker.editor.exporting.results import ResultCard
from postermaker.editor.exporting.run import ExportRun
from postermaker.editor.words import counted, say
from postermaker.errors import Cancelled, Fault


class ProgressView(QWidget):
    """One run."""

    back_asked = Signal()
    cancel_asked = Signal()
    again_asked = Signal()  #: to the choice of files

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ResultCard] = []
        self._began, self._expected = 0.0, 0.0
        self._title, self._count = label("", "section"), label("", "hint")
        self._figure = label("", "figure")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(say("导出进度", "Export progress"))
        self._hint = label(
            say("可以返回编辑，导出在后台继续，不会用到之后的改动。",
                "You may go on editing: later changes are not in these files."), "hint", wrap=True,
        )  # fmt: skip
        self._fault_mark, self._fault_text = Mark("error", "err"), label("", wrap=True)
        self._fault = QFrame()
        self._fault.setObjectName("card")
        inner = row(self._fault_mark, self._fault_text, margins=(12, 8, 12, 8), gap=8)
        inner.setStretch(1, 1)
        self._fault.setLayout(inner)
        self._fault.hide()
        self._cards: QVBoxLayout = column(gap=8)
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(column(self._cards, None, margins=(20, 2, 12, 8)))
        self.back = on_click(button(say("返回编辑", "Back to editing")), self.back_asked.emit)
        self.cancel = on_click(button(say("取消导出", "Cancel"), "danger"), self.cancel_asked.emit)
        self.again = on_click(button(say("再导出别的", "More files")), self.again_asked.emit)
        self._note = label("", "hint", wrap=True)
        head = column(
            row(self._title, None, self._count),
            self._figure,
            self._bar,
            self._hint,
            self._fault,
            gap=10,
            margins=(20, 18, 16, 10),
        )
        foot = column(
            row(self.back, self.cancel, self.again, gap=8), self._note, margins=(20, 10, 16, 16), gap=8
        )
        outer = column(head, scroller(inside), foot, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    @property
    def fault_text(self) -> str:
        """What went wrong; empty while nothing did."""
        return self._fault_text.text() if self._fault.isVisibleTo(self) else ""

    @property
    def left_text(self) -> str:
        """The big figure."""
        return self._figure.text()

    def begin(self, run: ExportRun, sizes: list[float], seconds: float) -> None:
        """A run starts; what its files are expected to weigh and how long it should take."""
        clear(self._cards)
        self._began, self._expected = time.monotonic(), seconds
        self.cards = [ResultCard(order, size) for order, size in zip(run.orders, sizes, strict=True)]
        for card in self.cards:
            self._cards.addWidget(card)
        self._title.setText(say("正在导出", "Exporting"))
        self._fault.hide()
        self._show_parts(runs=True)
        self.show_progress(0, 0.0, 0.0)
        self._note.setText(say("取消后不留半个文件，已完成的会保留。", "Cancelling leaves whole files only."))

    def show_progress(self, number: int, own: float, share: float) -> None:
        """How far it is."""
        total = len(self.cards)
        self._count.setText(say(f"第 {number + 1} 个，共 {total} 个", f"{number + 1} of {total}"))
        self._bar.setValue(round(share * 1000))
        self._figure.setText(self._left(share))
        self.cards[number].show_share(own)

    def _left(self, share: float) -> str:
        """The time left: the guess at first, then what the done part took."""
        passed = time.monotonic() - self._began
        seconds = self._expected - passed
        if share > 0.05 and passed > 0.5:
            seconds = passed / share * (1 - share)
        left = max(1, math.ceil(seconds))
        if left >= 90:
            return say(f"还要约 {math.ceil(left / 60)} 分钟", f"about {math.ceil(left / 60)} min left")
        return say(f"还要约 {left} 秒", f"about {left} s left")

    def show_stopping(self) -> None:
        """It was cancelled; the thread ends at its next step."""
        self.cancel.setEnabled(False)
        self._figure.setText(say("正在停下", "Stopping"))

    def end(self, fault: Fault | None, told: str = "") -> None:
        """It is over; `told` is what must be known of the files."""
        self._show_parts(runs=False)
        done = sum(len(card.files) for card in self.cards)
        for card in self.cards:
            card.show_stopped()
        if fault is None:
            self._title.setText(say("导出好了", "Done"))
            self._figure.setText(say(f"{done} 个文件", counted(done, "file")))
            self._note.setText("")
        else:
            cancelled = isinstance(fault, Cancelled)
            self._title.setText(say("已取消", "Cancelled") if cancelled else say("没导出", "Not exported"))
            self._figure.setText(say(f"已完成 {done} 个", f"{done} done") if done else "")
        self._figure.setVisible(bool(self._figure.text()))
        self._count.setText("")
        said = told or (str(fault) if fault else "")
        quiet = isinstance(fault, Cancelled)
        self._fault_mark.show_icon(
            "info" if quiet else "notice" if fault is None else "error",
            "t3" if quiet else "warnic" if fault is None else "err",
        )
        restyle(self._fault, "" if quiet else "notice" if fault is None else "error")
        self._fault_text.setText(said)
        self._fault.setVisible(bool(said))

    def _show_parts(self, *, runs: bool) -> None:
        for part in (self._bar, self._hint, self._figure):
            part.setVisible(runs)
        self._figure.setVisible(True)
        self.cancel.setVisible(runs)
        self.cancel.setEnabled(True)
        self.again.setVisible(not runs)
