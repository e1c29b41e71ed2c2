"""Controls for choosing one of few: a row of segments, a button with a menu, a row of icons, a box to tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from postermaker.editor import icons, theme
from postermaker.editor.controls import button, icon_button, row
from postermaker.editor.icons import set_icon
from postermaker.editor.properties.hand import MIXED
from postermaker.editor.words import say


class Segments(QFrame):
    """One of two to four, all in sight. Arrow keys go from one to the next."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Any, str, str]]) -> None:
        """A choice is its value, its word, its tip."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setFixedHeight(30)
        self._buttons: list[tuple[Any, QPushButton]] = []
        inner = row(margins=(2, 2, 2, 2), gap=2)
        for value, word, tip in choices:
            made = button(word, "segment", tip=tip)
            made.setAccessibleName(f"{name}：{word}")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._buttons.append((value, made))
            inner.addWidget(made, 1)
        self.setLayout(inner)

    def _choose(self, value: Any) -> None:
        self.show_value(value)
        self.chosen.emit(value)

    def show_value(self, value: Any) -> None:
        """Mark one, or none where things differ."""
        for own, made in self._buttons:
            made.setChecked(value is not MIXED and own == value)

    def button_of(self, value: Any) -> QPushButton:
        """The segment of a value."""
        return next(made for own, made in self._buttons if own == value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the row."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((i for i, (_, made) in enumerate(self._buttons) if made.hasFocus()), None)
        if by is None or at is None:
            super().keyPressEvent(event)
            return
        value, made = self._buttons[(at + by) % len(self._buttons)]
        made.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(value)


class Choice(QPushButton):
    """One of several, in a menu below; the button shows which."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self.setProperty("look", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(72)
        self._name, self._choices, self._value = name, list(choices), object()
        self.setAccessibleName(name)
        self.clicked.connect(self._open)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Other choices."""
        self._choices = list(choices)

    def show_value(self, value: Any) -> None:
        """Show which is chosen."""
        self._value = value
        word = next((word for own, word in self._choices if own == value), "")
        self.setText(say("多种", "mixed") if value is MIXED else word)
        self.setAccessibleName(f"{self._name}：{self.text()}")
        self.setToolTip(f"{self._name}：{self.text()}")

    def menu_now(self) -> QMenu:
        """The menu as it would open."""
        menu = QMenu(self)
        for value, word in self._choices:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _=False, value=value: self._choose(value))
        return menu

    def _choose(self, value: Any) -> None:
        self.show_value(value)
        self.chosen.emit(value)

    def _open(self) -> None:
        menu = self.menu_now()
        menu.setMinimumWidth(self.width())
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the choices without opening the menu."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or not self._choices:
            super().keyPressEvent(event)
            return
        values = [value for value, _ in self._choices]
        at = values.index(self._value) + by if self._value in values else 0
        if 0 <= at < len(values):
            self._choose(values[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the mark of a menu at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - 24, (self.height() - 16) // 2, 16, 16)
        painter.drawPixmap(place.topLeft(), icons.pixmap("down", "t2" if self.isEnabled() else "dis", 16))
        painter.end()

    def sizeHint(self) -> QSize:
        """Room for the mark."""
        return super().sizeHint() + QSize(20, 0)


class IconRow(QWidget):
    """One of several as icons, such as the alignments."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Any, str, str]]) -> None:
        """A choice is its value, its icon, its name."""
        super().__init__()
        self._buttons: list[tuple[Any, QPushButton, str]] = []
        inner = row(gap=2)
        for value, icon, word in choices:
            made = icon_button(icon, f"{name}：{word}", tip=word, side=28)
            made.setProperty("look", "iconswitch")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._buttons.append((value, made, icon))
            inner.addWidget(made)
        self.setLayout(inner)

    def _choose(self, value: Any) -> None:
        self.show_value(value)
        self.chosen.emit(value)

    def show_value(self, value: Any) -> None:
        """Mark one, or none where things differ."""
        for own, made, icon in self._buttons:
            on = value is not MIXED and own == value
            made.setChecked(on)
            set_icon(made, icon, "acctext" if on else "t2", 20)

    def button_of(self, value: Any) -> QPushButton:
        """The icon of a value."""
        return next(made for own, made, _ in self._buttons if own == value)


class Tick(QCheckBox):
    """A box to tick: filled with a tick, empty, or with a bar where things differ."""

    def __init__(self, text: str, tip: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip)

    def show_value(self, value: Any) -> None:
        """Show whether it is on; MIXED is neither."""
        self.blockSignals(True)
        state = Qt.CheckState.PartiallyChecked if value is MIXED else (
            Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        )  # fmt: skip
        self.setTristate(value is MIXED)
        self.setCheckState(state)
        self.blockSignals(False)
        self.setTristate(False)
        if value is MIXED:
            self.setCheckState(state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick and words in the theme's colours; the style's own box has another accent."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(1, (self.height() - 14) // 2, 14, 14)
        on = self.checkState() is not Qt.CheckState.Unchecked
        enabled = self.isEnabled()
        edge = now.color("accfill" if on and enabled else "fieldline" if enabled else "line2")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge if on else now.color("surface"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            part = self.checkState() is Qt.CheckState.PartiallyChecked
            painter.drawPixmap(
                box.adjusted(1, 1, -1, -1), icons.pixmap("minus" if part else "check", "onacc", 16)
            )
        if self.hasFocus():
            painter.setPen(QPen(now.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(-1, 1, -1, -1).intersected(self.rect()), 4, 4)
        painter.setPen(now.color("t1" if enabled else "dis"))
        painter.drawText(self.rect().adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def sizeHint(self) -> QSize:
        """Box and words."""
        return QSize(28 + self.fontMetrics().horizontalAdvance(self.text()), 24)
