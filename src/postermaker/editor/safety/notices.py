"""Bands under the top edge: what happened, and the buttons that say what can be done now. No dialogs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from postermaker.editor.controls import Mark, button, column, icon_button, label, on_click, restyle, row
from postermaker.editor.words import say

Deed = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One band. A button does its deed and closes it."""

    def __init__(
        self, text: str, deeds: tuple[Deed, ...], *, error: bool, close: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        restyle(self, "error" if error else "notice")
        self.text = text
        said = label(text, wrap=True)
        self.buttons: list[QPushButton] = []
        for name, deed in deeds:
            made = button(name, "small")
            on_click(made, partial(_settle, close, deed))
            self.buttons.append(made)
        shut = on_click(icon_button("close", say("知道了", "Dismiss"), side=24), close)
        mark = Mark("error", "err", 20) if error else Mark("notice", "warnic", 20)
        inner = row(mark, said, *self.buttons, shut, margins=(16, 6, 12, 6), gap=8)
        inner.setStretch(1, 1)
        self.setLayout(inner)


def _settle(close: Callable[[], object], deed: Callable[[], object]) -> None:
    close()
    deed()


class Notices(QWidget):
    """The bands that are open, one a subject; a new one of the same subject takes the old one's place."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: dict[str, Notice] = {}
        self._column = column(gap=0)
        self.setLayout(self._column)
        self.hide()

    def show_notice(self, subject: str, text: str, *deeds: Deed, error: bool = False) -> Notice:
        """Say it."""
        self.close_notice(subject)
        made = Notice(text, deeds, error=error, close=lambda: self.close_notice(subject))
        self._bands[subject] = made
        self._column.addWidget(made)
        self.show()
        return made

    def close_notice(self, subject: str) -> None:
        """It is settled."""
        band = self._bands.pop(subject, None)
        if band is not None:
            self._column.removeWidget(band)
            band.hide()
            band.deleteLater()
        if not self._bands:
            self.hide()

    def notice(self, subject: str) -> Notice | None:
        """The open band of a subject."""
        return self._bands.get(subject)
