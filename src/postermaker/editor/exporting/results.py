"""The files of a run, a card each: waiting, being written, written with what can be done with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from postermaker.editor.controls import ElidedLabel, Mark, button, clear, column, label, on_click, row
from postermaker.editor.exporting.outside import copy_files, open_outside, show_in_folder
from postermaker.editor.exporting.run import Order
from postermaker.editor.places import spoken_bytes
from postermaker.editor.words import say


class ResultCard(QFrame):
    """One file of a run."""

    def __init__(self, order: Order, guess: float) -> None:
        super().__init__()
        self.setObjectName("card")
        self._guess = guess
        self.files: tuple[Path, ...] = ()
        self._mark = Mark("clock", "t3", 18)
        self._name = ElidedLabel(str(order.plan.kind.title), "bold")
        self._state = label(say("等待", "waiting"), "hint")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(str(order.plan.kind.title))
        self._said = ElidedLabel("", "hint")
        self._deeds: QHBoxLayout = row(gap=6)
        self._bar.hide()
        self._said.hide()
        head = row(self._mark, self._name, self._state, gap=8)
        head.setStretch(1, 1)
        self.setLayout(column(head, self._bar, self._said, self._deeds, margins=(12, 9, 12, 9), gap=6))
        self.setAccessibleName(str(order.plan.kind.title))

    def show_share(self, share: float) -> None:
        """How much of it is done."""
        if self.files:
            return
        self._mark.show_icon("clock", "accent")
        self._bar.show()
        self._bar.setValue(round(share * 1000))
        self._state.setText(f"{share:.0%}")
        if self._guess > 2e6:
            done, whole = spoken_bytes(round(share * self._guess)), spoken_bytes(round(self._guess))
            self._said.show_text(say(f"已写 {done}，共约 {whole}", f"{done} of about {whole}"))
            self._said.show()

    def show_files(self, files: tuple[Path, ...]) -> None:
        """It is written."""
        self.files = files
        self._mark.show_icon("fine", "ok")
        self._bar.hide()
        size = sum(path.stat().st_size for path in files if path.exists())
        self._state.setText(spoken_bytes(size))
        more = say(f" 等 {len(files)} 个文件", f" and {len(files) - 1} more") if len(files) > 1 else ""
        self._said.show_text(files[0].name + more)
        self._said.setToolTip("\n".join(str(path) for path in files))
        self._said.show()
        clear(self._deeds)
        deeds: list[tuple[str, Callable[[], object]]] = [
            (say("打开", "Open"), lambda: open_outside(files[0])),
            (say("在文件夹中显示", "Show in folder"), lambda: show_in_folder(files[0])),
            (say("复制文件", "Copy file"), lambda: copy_files(files)),
        ]
        for text, call in deeds:
            self._deeds.addWidget(on_click(button(text, "small"), call))
        self._deeds.addStretch(1)

    def show_stopped(self) -> None:
        """It was not written."""
        if not self.files:
            self._bar.hide()
            self._said.hide()
            self._mark.show_icon("info", "t3")
            self._state.setText(say("没有导出", "not written"))
