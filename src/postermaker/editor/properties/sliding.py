"""A slider with its name and its number: dragging previews, letting go keeps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from postermaker.editor.controls import label, row
from postermaker.editor.properties.measures import Measure
from postermaker.editor.properties.number_field import NumberField

_STEPS = 1000


class _Slider(QSlider):
    """A slider that lets the panel scroll: a turn of the wheel over it must not change the design."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not ours."""
        event.ignore()


class NumberSlider(QWidget):
    """One number within its limits, in the document's measure."""

    previewed = Signal(float)
    entered = Signal(float)
    stepped = Signal(float)
    restored = Signal()
    faulted = Signal(str)

    def __init__(self, name: str, measure: Measure, name_width: int = 44, field_width: int = 66) -> None:
        super().__init__()
        self.measure = measure
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setAccessibleName(name)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.field = NumberField("", measure, full_name=name)
        self.field.setFixedWidth(field_width)
        said = label(name, "caption")
        said.setMinimumWidth(name_width)
        inner = row(said, self.slider, self.field, gap=8)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.slider.sliderMoved.connect(lambda at: self._preview(self._value_at(at)))
        self.slider.sliderReleased.connect(self._release)
        self.slider.actionTriggered.connect(self._on_action)
        for mine, its in (
            (self.previewed, self.field.previewed), (self.entered, self.field.entered),
            (self.stepped, self.field.stepped), (self.restored, self.field.restored),
            (self.faulted, self.field.faulted),
        ):  # fmt: skip
            its.connect(mine)
        self.field.previewed.connect(self._show_slider)
        self.field.stepped.connect(self._show_slider)

    def _value_at(self, at: int) -> float:
        low, high, one = self.measure.low, self.measure.high, self.measure.one
        value = low + (high - low) * at / _STEPS
        return self.measure.held(round(value / one, self.measure.digits) * one)

    def _preview(self, value: float) -> None:
        self.field.show_value(value)
        self.previewed.emit(value)

    def _release(self) -> None:
        self.entered.emit(self._value_at(self.slider.sliderPosition()))

    def _on_action(self, action: int) -> None:
        """Keys and clicks into the groove; a drag has its own end."""
        if self.slider.isSliderDown() or action == QSlider.SliderAction.SliderMove.value:
            return
        value = self._value_at(self.slider.sliderPosition())
        self.field.show_value(value)
        self.stepped.emit(value)

    def show_value(self, value: float | None) -> None:
        """Show the document's value; a drag in hand stays."""
        self.field.show_value(value)
        if value is not None and not self.slider.isSliderDown():
            self._show_slider(value)

    def _show_slider(self, value: float) -> None:
        low, high = self.measure.low, self.measure.high
        self.slider.blockSignals(True)
        self.slider.setValue(round((value - low) / (high - low) * _STEPS))
        self.slider.blockSignals(False)
