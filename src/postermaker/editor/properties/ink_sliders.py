"""A colour by its inks: four sliders with numbers, the opacity, the screen's figures, a spot ink's name."""

import re
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postermaker.backends.brushes import on_screen
from postermaker.color import Cmyk, Color, Rgb, Spot
from postermaker.editor.controls import Entry, column, label, restyle, row
from postermaker.editor.properties.choosing import Tick
from postermaker.editor.properties.measures import percent
from postermaker.editor.properties.print_colours import inks_of
from postermaker.editor.properties.sliding import NumberSlider
from postermaker.editor.words import say

_INKS = ("C", "M", "Y", "K")
_NAMES = (("青 C", "Cyan"), ("品红 M", "Magenta"), ("黄 Y", "Yellow"), ("黑 K", "Black"))
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_SPOT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _.+-]{0,62}")


class InkSliders(QWidget):
    """One colour and its opacity."""

    previewed = Signal(object, float)  #: colour, opacity
    changed = Signal(object, float, str)  #: and the mark by which steps melt together
    restored = Signal()
    faulted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._color: Color = Cmyk(0.0, 0.0, 0.0, 1.0)
        self._opacity, self._screen = 1.0, False
        self.inks = [NumberSlider(say(*name), percent(0, 1), 52, 62) for name in _NAMES]
        self.opacity = NumberSlider(say("不透明", "Opacity"), percent(0, 1), 52, 62)
        self.hex = Entry(say("屏幕色，如 #C8102E", "Screen colour, such as #C8102E"), "#C8102E")
        self.spot = Tick(
            say("专色", "Spot ink"), say("另开一块版的专门油墨", "an ink with a plate of its own")
        )
        self.ink_name = Entry(say("专色油墨名", "Name of the spot ink"), "PANTONE 186 C")
        self._build()
        self._connect()

    def _build(self) -> None:
        last = row(label(say("屏幕色", "Screen"), "caption"), self.hex, gap=8)
        last.setStretch(1, 1)
        spots = row(self.spot, self.ink_name, gap=8)
        spots.setStretch(1, 1)
        self.setLayout(column(*self.inks, self.opacity, last, spots, gap=4))

    def _connect(self) -> None:
        for at, slider in enumerate(self.inks):
            slider.previewed.connect(lambda value, at=at: self._preview(self._with_ink(at, value)))
            slider.entered.connect(lambda value, at=at: self._change(self._with_ink(at, value)))
            slider.stepped.connect(lambda value, at=at: self._change(self._with_ink(at, value), _INKS[at]))
        self.opacity.previewed.connect(lambda value: self.previewed.emit(self._color, value))
        self.opacity.entered.connect(lambda value: self._change(self._color, opacity=value))
        self.opacity.stepped.connect(lambda value: self._change(self._color, "opacity", opacity=value))
        for each in (*self.inks, self.opacity):
            each.restored.connect(self.restored)
            each.faulted.connect(self.faulted)
        self.hex.editingFinished.connect(self._on_hex)
        self.spot.clicked.connect(self._on_spot)
        self.ink_name.editingFinished.connect(self._on_name)

    def show_colour(self, color: Color, opacity: float, *, screen: bool) -> None:
        """Show a colour; `screen` documents keep what is typed as a screen colour."""
        self._color, self._opacity, self._screen = color, opacity, screen
        inks = inks_of(color)
        for slider, value in zip(self.inks, (inks.cyan, inks.magenta, inks.yellow, inks.black), strict=True):
            slider.show_value(value)
        self.opacity.show_value(opacity)
        spot = isinstance(color, Spot)
        self.spot.show_value(spot)
        self.ink_name.setVisible(spot)
        if isinstance(color, Spot) and not self.ink_name.typing:
            self.ink_name.setText(color.name)
        if not self.hex.typing:
            self.hex.setText(hex_of(color))

    def _with_ink(self, at: int, value: float) -> Color:
        inks = inks_of(self._color)
        values = [inks.cyan, inks.magenta, inks.yellow, inks.black]
        values[at] = value
        made = Cmyk(*values)
        return Spot(self._color.name, made, self._color.tint) if isinstance(self._color, Spot) else made

    def _preview(self, color: Color) -> None:
        self.previewed.emit(color, self._opacity)

    def _change(self, color: Color, merge: str = "", opacity: float | None = None) -> None:
        self.faulted.emit("")
        self.changed.emit(color, self._opacity if opacity is None else opacity, merge)

    def _on_hex(self) -> None:
        text = self.hex.text().strip()
        if not text or text.upper() == hex_of(self._color):
            self._show_fault(self.hex, "")
            self.hex.setText(hex_of(self._color))
            return
        found = _HEX.fullmatch(text)
        if found is None:
            fault = say(
                f"认不出“{text}”。请写 #C8102E 这样的六位",
                f"can't read '{text}'. Write six digits such as #C8102E",
            )
            self._show_fault(self.hex, fault)
            return
        red, green, blue = (int(found[1][i : i + 2], 16) / 255 for i in (0, 2, 4))
        color = Rgb(red, green, blue)
        self._show_fault(self.hex, "")
        self._change(color if self._screen else inks_of(color))

    def _on_spot(self) -> None:
        on = not isinstance(self._color, Spot)
        name = self.ink_name.text().strip()
        if on:
            name = name if _SPOT.fullmatch(name) else "Spot 1"
            self._change(Spot(name, inks_of(self._color)))
        else:
            self._change(inks_of(self._color))

    def _on_name(self) -> None:
        name = self.ink_name.text().strip()
        if not isinstance(self._color, Spot) or name == self._color.name:
            self._show_fault(self.ink_name, "")
            return
        if not _SPOT.fullmatch(name):
            fault = say(
                "专色名只能用英文字母和数字，如 PANTONE 186 C",
                "an ink's name is in ASCII, such as PANTONE 186 C",
            )
            self._show_fault(self.ink_name, fault)
            return
        self._show_fault(self.ink_name, "")
        self._change(Spot(name, self._color.alternate, self._color.tint))

    def _show_fault(self, entry: Any, fault: str) -> None:
        restyle(entry, "error" if fault else "")
        self.faulted.emit(fault)


def hex_of(color: Color) -> str:
    """A colour as the screen shows it, as six digits."""
    shown = on_screen(color)
    return "#" + "".join(f"{round(255 * part):02X}" for part in (shown.red, shown.green, shown.blue))
