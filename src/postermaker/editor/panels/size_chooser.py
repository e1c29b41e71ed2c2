"""Choosing the page size: the template's usual ones as buttons, and a field that reads sizes as people write them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from postermaker.editor.controls import Entry, button, clear, column, label, restyle
from postermaker.editor.places import said_size
from postermaker.editor.words import say
from postermaker.errors import InputFault
from postermaker.geometry import Size
from postermaker.units import parse_size


class SizeChooser(QWidget):
    """Usual sizes and a free one; a size that can't be read leaves the page as it is and says why."""

    size_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._size, self._screen = Size(0, 0), False
        self._usual: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._buttons: list[tuple[Size, QPushButton]] = []
        self.entry = Entry(say("尺寸", "Size"), say("8x0.7m、800x70cm、A3", "8x0.7m, 800x70cm, A3"))
        self.entry.takes_escape = True
        self._fault = label("", "error", wrap=True)
        self._fault.hide()
        free = label(say("其他尺寸，如 8x0.7m、A3", "Another size, such as 8x0.7m or A3"), "hint")
        self.setLayout(
            column(label(say("尺寸", "Size"), "bold"), self._grid, free, self.entry, self._fault, gap=6)
        )
        self.entry.textEdited.connect(lambda _: self._show_fault(""))
        self.entry.editingFinished.connect(self._on_finished)

    @property
    def fault(self) -> str:
        """Why the size in the field was not taken; empty if it was."""
        return self._fault.text()

    def show_size(self, size: Size, screen: bool, usual: tuple[str, ...]) -> None:
        """Show the document's size, and the template's usual ones."""
        self._screen = screen
        if usual != self._usual:
            self._build(usual)
        for known, chip in self._buttons:
            chip.setChecked(known == size)
        if size != self._size:
            self._size = size
            if not self.entry.typing:
                self.entry.setText(self._said())
            self._show_fault("")

    def _said(self) -> str:
        return said_size(self._size, screen=self._screen)

    def _build(self, usual: tuple[str, ...]) -> None:
        clear(self._grid)
        self._usual, self._buttons = usual, []
        for at, text in enumerate(usual[:8]):
            size = parse_size(text)
            chip = button(said_size(size, screen=self._screen), "size")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_usual, text))
            self._buttons.append((size, chip))
            self._grid.addWidget(chip, at // 2, at % 2)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1)

    def _on_usual(self, text: str, checked: bool = True) -> None:
        self.size_asked.emit(text)
        for known, chip in self._buttons:
            chip.setChecked(known == self._size)
        self.entry.setText(self._said())
        self._show_fault("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the size of the page back into the field."""
        if event.key() == Qt.Key.Key_Escape and self.entry.hasFocus():
            self.entry.setText(self._said())
            self._show_fault("")
            return
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        """Taken by Enter or on leaving: half a size, such as 8x0, is a size too, and nobody wants to see it."""
        text = self.entry.text()
        if text == self._said():
            self._show_fault("")
            return
        try:
            parse_size(text)
        except InputFault as fault:
            self._show_fault(str(fault))
            return
        self.size_asked.emit(text)
        self.entry.setText(self._said())
        self._show_fault("")

    def _show_fault(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        restyle(self.entry, "error" if fault else "")
