"""A section of the panel: a head that folds it, its controls, and the reason why a value was not taken."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from postermaker.editor import settings
from postermaker.editor.controls import Entry, Part, button, column, divider, label, on_click, row
from postermaker.editor.icons import set_icon
from postermaker.editor.properties.hand import Get, Hand, Put
from postermaker.editor.properties.measures import Measure
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.words import say


class Section(QWidget):
    """One idea about what is selected. Subclasses say when they are `wanted` and how they `refresh`."""

    key = ""  #: under which it is remembered whether it is folded
    title = ("", "")
    folds = True
    starts_folded = False

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand = hand
        self._numbers: list[tuple[NumberField, Get]] = []
        self._fault = label("", "error", wrap=True)
        self._fault.hide()
        self._body = QWidget()
        self._inside: QVBoxLayout = column(gap=6, margins=(0, 0, 0, 2))
        self._body.setLayout(self._inside)
        self._fold: QPushButton | None = None
        outer: list[Part] = [divider()]
        if self.folds:
            outer.append(self._head())
        self.setLayout(column(*outer, self._body, gap=5))
        self.build()
        self._inside.addWidget(self._fault)
        if self.folds:
            self._show_fold(settings.flag(f"folded/{self.key}", self.starts_folded))

    # for subclasses -----------------------------------------------------------------------------------------------

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """Whether the section has something to say about what is selected."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the controls."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        for field, get in self._numbers:
            field.show_value(self.hand.number(get))

    def settle(self) -> None:
        """Take what is half typed."""
        for field in self.findChildren(NumberField):
            field.settle()
        for entry in self.findChildren(Entry):
            entry.setModified(False)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Controls one below the other."""
        for part in parts:
            if isinstance(part, QWidget):
                self._inside.addWidget(part)
            else:
                self._inside.addLayout(part)

    def add_to_head(self, *parts: QWidget) -> None:
        """Something at the right of the head."""
        for part in parts:
            self._head_row.addWidget(part)

    def number(
        self, name: str, measure: Measure, get: Get, put: Put, tip: str = "", full: str = ""
    ) -> NumberField:
        """A number of every selected element, bound to the document."""
        field = NumberField(name, measure, tip, full)
        step = say(f"改{full or name}", f"Change {full or name}")
        self._numbers.append((field, get))
        self.bind(
            field,
            lambda value: self.hand.preview(lambda element: put(element, value)),
            lambda value, merge: self.hand.put(step, put, value, merge),
        )
        return field

    def bind(
        self, field: NumberField, preview: Callable[[float], None], keep: Callable[[float, str], Any]
    ) -> None:
        """Connect a field to what its values do; `keep` gets the mark by which steps melt together."""
        mark = f"{self.key}/{field.entry.accessibleName()}"
        field.previewed.connect(preview)
        field.entered.connect(lambda value: keep(value, ""))
        field.stepped.connect(lambda value: keep(value, mark))
        field.restored.connect(self.hand.drop_preview)
        field.faulted.connect(self.show_fault)

    def show_fault(self, fault: str) -> None:
        """Why something was not taken, below the controls."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    # folding ------------------------------------------------------------------------------------------------------

    def _head(self) -> QLayout:
        name = say(*self.title)
        self._fold = on_click(button(name, "fold"), self.toggle)
        self._fold.setAccessibleName(say(f"{name}，收起或展开", f"{name}, fold or unfold"))
        self._fold.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._head_row = row(gap=6)
        return row(self._fold, None, self._head_row, gap=6)

    def toggle(self) -> None:
        """Fold or unfold; remembered for the next time."""
        folded = self._body.isVisibleTo(self)
        settings.keep_flag(f"folded/{self.key}", folded)
        self._show_fold(folded)

    def _show_fold(self, folded: bool) -> None:
        self._body.setVisible(not folded)
        if self._fold is not None:
            set_icon(self._fold, "right" if folded else "down", "t2", 16)
            self._fold.setToolTip(say("展开", "Unfold") if folded else say("收起", "Fold"))


def side_by_side(*parts: QWidget) -> QLayout:
    """Controls of equal width in a row."""
    made = row(*parts, gap=8)
    for at in range(len(parts)):
        made.setStretch(at, 1)
    return made
