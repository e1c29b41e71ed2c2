"""The section 花纹: the numbers that its kind declares, as sliders, and the words of a seal."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postermaker.document.model import Element, Ornament
from postermaker.editor.controls import Entry, clear, column
from postermaker.editor.properties.choosing import Tick
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import Measure
from postermaker.editor.properties.section import Section
from postermaker.editor.properties.sliding import NumberSlider
from postermaker.editor.words import say
from postermaker.library.ornaments.kinds import Parameter

_STEPS = 100
_FLIP = "flip"


class OrnamentSection(Section):
    """Ornaments of one kind."""

    key = "ornament"
    title = ("花纹", "Ornament")

    def build(self) -> None:
        """Made anew for each kind."""
        self._kind = ""
        self._rows: QVBoxLayout = column(gap=4)
        self.sliders: dict[str, tuple[Parameter, NumberSlider]] = {}
        self.flip = Tick(say("左右翻转", "Mirror"))
        self.flip.clicked.connect(
            lambda on: self.hand.change(say("翻转花纹", "Mirror"), lambda e: with_value(e, _FLIP, float(on)))
        )
        self.words = Entry(say("印文", "Words of the seal"), say("印文", "words"))
        self.words.editingFinished.connect(self._on_words)
        holder = QWidget()
        holder.setLayout(self._rows)
        self.add(holder, self.flip, self.words)

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """Where all are of one kind that this kit has."""
        return hand.all_are(Ornament) and cls._declared(hand) is not None

    @staticmethod
    def _declared(hand: Hand) -> tuple[Parameter, ...] | None:
        from postermaker.library.ornaments.catalogue import kind_of

        kind = hand.shared(lambda e: e.kind)
        try:
            return None if kind is MIXED else kind_of(kind).parameters
        except (ValueError, ImportError):  # another version's kit
            return None

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        kind, declared = self.hand.shared(lambda e: e.kind), self._declared(self.hand)
        if declared is None:
            return
        if kind != self._kind:
            self._make(kind, declared)
        for key, (one, slider) in self.sliders.items():
            slider.show_value(self.hand.number(partial(_value, key, one.default)))
        self.flip.show_value(self.hand.shared(lambda e: e.values.get(_FLIP, 0) == 1))
        words = self.hand.shared(lambda e: e.content)
        self.words.setVisible(bool(words))
        if not self.words.typing:
            self.words.setText("" if words is MIXED else words)

    def _make(self, kind: str, declared: tuple[Parameter, ...]) -> None:
        clear(self._rows)
        self._kind, self.sliders = kind, {}
        for one in declared:
            slider = NumberSlider(one.name, measure_of(one), 60, 62)
            self.sliders[one.key] = (one, slider)
            self._rows.addWidget(slider)
            self._bind(one, slider)

    def _bind(self, one: Parameter, slider: NumberSlider) -> None:
        name = say(f"改{one.name}", f"Change {one.name}")

        def keep(value: float, mark: str) -> None:
            self.hand.change(name, lambda e: with_value(e, one.key, value), mark)

        slider.previewed.connect(lambda v: self.hand.preview(lambda e: with_value(e, one.key, v)))
        slider.entered.connect(lambda v: keep(v, ""))
        slider.stepped.connect(lambda v: keep(v, f"ornament/{one.key}"))
        slider.restored.connect(self.hand.drop_preview)
        slider.faulted.connect(self.show_fault)

    def _on_words(self) -> None:
        words = self.words.text()[:200]
        if words and words != self.hand.shared(lambda e: e.content):
            self.hand.put(say("改印文", "Change words"), lambda e, v: replace(e, content=v), words)


def measure_of(one: Parameter) -> Measure:
    """A parameter as a field: whole numbers by one, others by a hundredth of their range."""
    if one.whole:
        return Measure(unit="", low=one.low, high=one.high, digits=0)
    step = (one.high - one.low) / _STEPS
    digits = 0 if step >= 1 else 1 if step >= 0.1 else 2 if step >= 0.01 else 3
    return Measure(unit="", low=one.low, high=one.high, step=step, digits=digits)


def with_value(element: Element, key: str, value: float) -> Element:
    """An ornament with another value."""
    if not isinstance(element, Ornament):
        return element
    return replace(element, values={**element.values, key: value})


def _value(key: str, default: float, element: Ornament) -> float:
    return element.values.get(key, default)
