"""A row of chips of which one is on, as many as fit; the others are in a menu behind ⋯."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QSizePolicy, QWidget

from postermaker.editor.controls import button, icon_button, on_click
from postermaker.editor.words import say

_GAP = 6
_HEIGHT = 28


class Chips(QWidget):
    """A filter; its value is a key. What was chosen is always among those that are shown."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        self.more = on_click(icon_button("more", say("更多", "More"), side=28), self._open)
        self.more.setParent(self)
        self.value = ""
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other chips; the value stays if it is among them, else it is the first."""
        for chip in self._chips.values():
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key, word in choices:
            chip = button(word, "chip")
            chip.setCheckable(True)
            chip.setParent(self)
            chip.setAccessibleName(f"{self._name}：{word}")
            chip.clicked.connect(lambda _=False, key=key: self._choose(key))
            self._group.addButton(chip)
            self._chips[key] = chip
        if self._chips:
            self.show_chosen(self.value if self.value in self._chips else next(iter(self._chips)))

    def show_chosen(self, key: str) -> None:
        """Mark one without telling."""
        self.value = key
        self._chips[key].setChecked(True)
        self._place()

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Keys and words."""
        return [(key, chip.text()) for key, chip in self._chips.items()]

    def chip(self, key: str) -> QPushButton:
        """The chip of a key."""
        return self._chips[key]

    def _choose(self, key: str) -> None:
        self.show_chosen(key)
        self.chosen.emit(key)

    def _place(self) -> None:
        """The chosen one stands among the first that fit."""
        room = self.width() - self.more.width() - _GAP
        keys, used = list(self._chips), 0
        shown: list[str] = []
        for key in (self.value, *(k for k in keys if k != self.value)):
            chip = self._chips.get(key)
            if chip is None:
                continue
            width = chip.sizeHint().width()
            if shown and used + width > room:
                break
            shown.append(key)
            used += width + _GAP
        x = 0
        for key in keys:
            chip = self._chips[key]
            chip.setVisible(key in shown)
            if key in shown:
                width = min(chip.sizeHint().width(), max(40, room))
                chip.setGeometry(x, 1, width, 26)
                x += width + _GAP
        self.more.setVisible(len(shown) < len(keys))
        self.more.move(x, 0)

    def menu_now(self) -> QMenu:
        """All choices, as the menu would open."""
        menu = QMenu(self)
        for key, chip in self._chips.items():
            action = menu.addAction(chip.text())
            action.setCheckable(True)
            action.setChecked(key == self.value)
            action.triggered.connect(lambda _=False, key=key: self._choose(key))
        return menu

    def _open(self) -> None:
        menu = self.menu_now()
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many as fit."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the row."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = list(self._chips)
        if by is None or not keys:
            super().keyPressEvent(event)
            return
        self._choose(keys[(keys.index(self.value) + by) % len(keys)])
        self._chips[self.value].setFocus(Qt.FocusReason.TabFocusReason)
