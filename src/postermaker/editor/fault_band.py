"""The band that says what could not be opened or saved."""

from PySide6.QtWidgets import QFrame

from postermaker.editor.controls import Mark, icon_button, label, on_click, restyle, row
from postermaker.editor.words import say
from postermaker.errors import Fault


class FaultBand(QFrame):
    """A band under the top edge of the window; it stays until it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        restyle(self, "error")
        self._text = label("", wrap=True)
        close = on_click(icon_button("close", say("知道了", "Dismiss"), side=24), self.hide)
        inner = row(Mark("error", "err", 20), self._text, close, margins=(16, 6, 12, 6), gap=8)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_fault(self, fault: Fault) -> None:
        """Say it."""
        self._text.setText(str(fault))
        self.show()
