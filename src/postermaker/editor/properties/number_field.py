"""A field for one number: its name (drag it to scrub), what is typed, its unit.

Typing a good value previews it; Enter or leaving takes it; Esc puts the last one back; a bad one is explained.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from postermaker.editor.controls import Entry, label, restyle, row
from postermaker.editor.properties.measures import Measure
from postermaker.editor.words import say
from postermaker.errors import InputFault

_SHIFTED = 10  #: how many steps Shift makes of one
_PX_A_STEP = 4  #: of scrubbing


class _Handle(QLabel):
    """The name before the number: dragging it to the sides changes the number."""

    pressed, dragged, released = Signal(), Signal(int), Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("look", "hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._from: float | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().x()
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """So far."""
        if self._from is not None:
            self.dragged.emit(round(event.globalPosition().x() - self._from))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Done."""
        if self._from is not None:
            self._from = None
            self.released.emit()


class NumberField(QFrame):
    """One number. `None` is several different ones, shown as 多种."""

    previewed = Signal(float)  #: a good value while it is typed or scrubbed
    entered = Signal(float)  #: a value to keep
    stepped = Signal(float)  #: a value by an arrow key: a row of them is one step of the history
    restored = Signal()  #: what was previewed is dropped
    faulted = Signal(str)  #: why what stands there is not taken; empty when all is well

    def __init__(self, name: str, measure: Measure, tip: str = "", full_name: str = "") -> None:
        super().__init__()
        self.setObjectName("field")
        self.setFixedHeight(30)
        self.measure = measure
        self.names: Callable[[], Mapping[str, float]] = dict
        self._value: float | None = None
        self._pending: float | None = None
        self._dirty, self._start, self._shows_unit = False, 0.0, True
        self._handle = _Handle(name)
        self.entry = Entry(full_name or name)
        self.entry.takes_escape = True
        self.unit = label(measure.unit, "hint")
        inner = row(self._handle, self.entry, self.unit, margins=(8, 0, 7, 0), gap=6)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self._handle.setVisible(bool(name))
        self.unit.setVisible(bool(measure.unit))
        self.setFocusProxy(self.entry)
        self.setToolTip(
            tip or say("↑↓ 加减，Shift 十倍；左右拖名字也行", "↑↓ to step, Shift ×10; drag the name")
        )
        self._connect()

    def _connect(self) -> None:
        self.entry.installEventFilter(self)
        self.entry.focused.connect(self._on_focus)
        self.entry.textEdited.connect(self._on_typed)
        self.entry.returnPressed.connect(self._on_enter)
        self._handle.pressed.connect(self._on_press)
        self._handle.dragged.connect(self._on_drag)
        self._handle.released.connect(self.settle)

    def replace_unit(self, widget: QWidget) -> None:
        """Another thing behind the number, such as a button that changes the unit."""
        self._shows_unit = False
        self.unit.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    # what it shows ----------------------------------------------------------------------------------------------

    @property
    def value(self) -> float | None:
        """The document's value, None where there are several."""
        return self._value

    def show_value(self, value: float | None, measure: Measure | None = None) -> None:
        """Show the document's value; what is just being typed stays."""
        if measure is not None and measure != self.measure:
            self.measure = measure
            self.unit.setText(measure.unit)
        self._value = value
        self.unit.setVisible(bool(self.measure.unit) and value is not None and self._shows_unit)
        self.entry.setPlaceholderText(say("多种", "mixed") if value is None else "")
        if not self._dirty:
            self._show_text()

    def _show_text(self) -> None:
        text = "" if self._value is None else self.measure.said(self._value)
        if text != self.entry.text():
            self.entry.setText(text)
            self.entry.setCursorPosition(0)

    # typing -----------------------------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        self._dirty = True
        try:
            self._pending = self.measure.read(text, self.names())
        except InputFault as fault:
            self._pending = None
            self._show_fault(str(fault))
            return
        self._show_fault("")
        self.previewed.emit(self._pending)

    def _on_enter(self) -> None:
        if self._dirty and self._pending is None:
            return  # the reason stands below; leaving or Esc puts the last good value back
        self.settle()
        self.entry.selectAll()

    def settle(self) -> None:
        """Keep what is pending; what can't be read goes."""
        if not self._dirty:
            return
        pending, self._pending, self._dirty = self._pending, None, False
        self._show_fault("")
        if pending is None:
            self.restored.emit()
        else:
            self._value = pending
            self.entered.emit(pending)
        self._show_text()

    def restore(self) -> None:
        """Drop what is pending."""
        self._pending, self._dirty = None, False
        self._show_fault("")
        self.restored.emit()
        self._show_text()

    def _show_fault(self, fault: str) -> None:
        restyle(self, "error" if fault else "focus" if self.entry.hasFocus() else "")
        self.faulted.emit(fault)

    def _on_focus(self, has: bool) -> None:
        restyle(self, "focus" if has else "")
        if has:
            self.entry.selectAll()
        else:
            self.settle()

    # keys and scrubbing -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows step; Esc restores, and is the window's where nothing was typed."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            many = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            by = (_SHIFTED if many else 1) * (1 if key == Qt.Key.Key_Up else -1)
            self._step(by)
            return True
        if key == Qt.Key.Key_Escape and self._dirty:
            self.restore()
            self.entry.selectAll()
            return True
        return False

    def _step(self, by: int) -> None:
        base = self._pending if self._pending is not None else self._value
        if base is None:
            return
        value = self.measure.held(base + by * self.measure.step * self.measure.one)
        self._pending, self._dirty, self._value = None, False, value
        self._show_fault("")
        self.stepped.emit(value)
        self._show_text()

    def _on_press(self) -> None:
        self.settle()
        self._start = self._value or 0.0

    def _on_drag(self, by_px: int) -> None:
        if self._value is None or not self.isEnabled():
            return
        steps = int(by_px / _PX_A_STEP)
        self._pending = self.measure.held(self._start + steps * self.measure.step * self.measure.one)
        self._dirty = True
        self.entry.setText(self.measure.said(self._pending))
        self.previewed.emit(self._pending)
