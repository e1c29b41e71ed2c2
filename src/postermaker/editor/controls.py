"""Building blocks of the pages: labels, buttons, bars and the composite field, each with its look by property."""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from postermaker.editor import icons
from postermaker.editor.icons import set_icon

Part = QWidget | QLayout | int | None
_BoxT = TypeVar("_BoxT", bound=QBoxLayout)


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A label; its text is plain, whatever the user typed into it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


def key_label(keys: str) -> QLabel:
    """A key that does what the button beside it does."""
    made = label(keys, "key")
    made.setFixedHeight(20)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def button(text: str, look: str = "", icon: str = "", tip: str = "") -> QPushButton:
    """A push button. Focus comes by keyboard only, so that a click never takes it from the text being typed."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.ArrowCursor)
    if icon:
        token = {"primary": "onacc", "big": "onacc", "link": "acctext"}.get(look, "t2")
        set_icon(made, icon, token)
    if tip:
        made.setToolTip(tip)
    return made


def icon_button(icon: str, name: str, tip: str = "", side: int = 32) -> QPushButton:
    """A square button that is only an icon; its name is for screen readers and the tooltip."""
    made = button("", "icon", tip=tip or name)
    made.setAccessibleName(name)
    made.setFixedSize(side, side)
    set_icon(made, icon, "t2", 20 if side >= 30 else 16)
    return made


def row(*parts: Part, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> QHBoxLayout:
    """Parts side by side: a number is a fixed gap, None takes the spare room."""
    return _filled(QHBoxLayout(), parts, margins, gap)


def column(*parts: Part, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> QVBoxLayout:
    """Parts one below the other, as in `row`."""
    return _filled(QVBoxLayout(), parts, margins, gap)


def _filled(box: _BoxT, parts: tuple[Part, ...], margins: tuple[int, int, int, int], gap: int) -> _BoxT:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def frame(kind: str, layout: QLayout | None = None, *, height: int = 0, width: int = 0) -> QFrame:
    """A ground that the style sheet knows by name: bar, foot, left, right, card, field."""
    made = QFrame()
    made.setObjectName(kind)
    if layout is not None:
        made.setLayout(layout)
    if height:
        made.setFixedHeight(height)
    if width:
        made.setFixedWidth(width)
    return made


def divider() -> QFrame:
    """A hairline across a panel."""
    return frame("divider", height=1)


def upright(height: int = 20) -> QFrame:
    """A hairline between things in a row."""
    return frame("upright", height=height, width=1)


def restyle(widget: QWidget, state: str) -> None:
    """Set a widget's state (focus, error, …) and let the style sheet look again."""
    if widget.property("state") == state:
        return
    widget.setProperty("state", state)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Mark(QWidget):
    """An icon that stands for itself, such as a severity; follows the theme."""

    def __init__(self, icon: str, token: str, size: int = 16) -> None:
        super().__init__()
        self._drawn, self._size = (icon, token), size
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, token: str) -> None:
        """Another icon in its place."""
        self._drawn = (icon, token)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.pixmap(*self._drawn, self._size))
        painter.end()


class Entry(QLineEdit):
    """A text field that leaves undo to the document and tells when it has the focus."""

    focused = Signal(bool)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        # a line edit's own minimum width would break narrow panels
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self.takes_escape = False  #: whether Esc is for this field before it is for the window

    @property
    def typing(self) -> bool:
        """Whether a person is at work in it: what it shows then is theirs, and not to be replaced."""
        return self.hasFocus() and self.isModified()

    def event(self, event: QEvent) -> bool:
        """Not claiming undo, redo and export lets the window's shortcuts have them."""
        if self.takes_escape and _is_escape(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusOutEvent(event)
        self.focused.emit(False)


def _is_escape(event: QEvent) -> bool:
    override = event.type() is QEvent.Type.ShortcutOverride
    return override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def is_window_key(event: QEvent) -> bool:
    """Whether a key is the window's even while text is edited: undo, redo, export (on X11 a field takes Ctrl+E)."""
    if not isinstance(event, QKeyEvent):
        return False
    export = event.keyCombination() == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
    return export or any(
        event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    )


class Field(QFrame):
    """A field with things beside the text: an icon before it, words or buttons after it."""

    def __init__(self, entry: Entry, *after: QWidget, icon: str = "", kind: str = "field") -> None:
        super().__init__()
        self.setObjectName(kind)
        self.entry = entry
        large = kind == "sentence"
        self.setFixedHeight(52 if large else 32)
        parts: list[Part] = [Mark(icon, "accent" if large else "t3", 20 if large else 16)] if icon else []
        inner = row(*parts, entry, *after, margins=(16, 0, 12, 0) if large else (8, 0, 8, 0), gap=10)
        inner.setStretchFactor(entry, 1)
        self.setLayout(inner)
        self.setFocusProxy(entry)
        entry.focused.connect(self._on_focus)

    def _on_focus(self, has: bool) -> None:
        restyle(self, "focus" if has else "")


class ElidedLabel(QLabel):
    """One line that loses its middle where room is short; the whole is in the tooltip."""

    def __init__(self, text: str, look: str = "") -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def show_text(self, text: str) -> None:
        """Another text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(
            self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, max(40, self.width()))
        )


def scroller(inside: QWidget) -> QScrollArea:
    """A panel that scrolls up and down when it is higher than its place; nothing ever shrinks below its text."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inside)
    return made


def on_click(button: QPushButton, call: Callable[[], object]) -> QPushButton:
    """Connect a button, dropping Qt's `checked` argument."""
    button.clicked.connect(lambda: call())
    return button


def set_focus_order(*parts: QWidget) -> None:
    """Let Tab walk through these and what is in them, in this order; needed where controls are made late."""
    stops = [
        widget
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
