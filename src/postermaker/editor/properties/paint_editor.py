"""Choosing a paint: print colours by name, what is in force, the picker; below, opened by 更多, inks and gradients."""

import math
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from postermaker.color import Color, Flat, Linear, Paint, Radial, Rgb, Stop
from postermaker.document.model import Document
from postermaker.editor import settings
from postermaker.editor.controls import Mark, button, column, frame, icon_button, label, on_click, row
from postermaker.editor.properties.choosing import Segments
from postermaker.editor.properties.gradient_bar import GradientBar
from postermaker.editor.properties.hand import MIXED
from postermaker.editor.properties.ink_sliders import InkSliders, hex_of
from postermaker.editor.properties.measures import DEGREES
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.paint_slots import document_colours
from postermaker.editor.properties.print_colours import (
    PRINT_COLOURS,
    dulls,
    inks_of,
    is_same,
    name_of,
    nearest,
    said,
)
from postermaker.editor.properties.swatches import COLUMNS, Swatches
from postermaker.editor.words import say

_RECENT = "colours/recent"
_BLACK = PRINT_COLOURS[4].color


class PaintEditor(QWidget):
    """One paint; None where there is none, MIXED where things differ."""

    previewed = Signal(object)  #: a paint
    painted = Signal(object, str)  #: a paint or None, and the mark by which steps melt together
    restored = Signal()
    faulted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._paint: Any = None
        self._document: Document | None = None
        self.named = Swatches(say("印刷色", "Print colours"))
        self.named.show_colours([(n.color, str(n.name), said(n.color)) for n in PRINT_COLOURS])
        self._name, self._figures = label("", "bold"), label("", "hint")
        self.none = on_click(button(say("去掉", "None"), "link"), lambda: self._paint_with(None))
        self.pick = on_click(icon_button("picker", say("吸色", "Pick from the screen"), side=28), self._pick)
        self.more = on_click(icon_button("more", say("更多颜色", "More colours"), side=28), self.toggle_more)
        self.dull = self._dull_row()
        self.offer = _Offer()
        self.offer.taken.connect(lambda color: self._take(color))
        self.card: _Card | None = None
        bar = row(self._name, self._figures, None, self.none, self.pick, self.more, gap=6)
        self._column = column(self.named, bar, self.offer, self.dull, gap=6)
        self.setLayout(self._column)
        self.named.chosen.connect(self._take)

    def _dull_row(self) -> QWidget:
        made = QWidget()
        mend = on_click(button(say("改成印刷色", "Make it ink"), "small"), self._make_ink)
        self._dull_words = label("", "caption")
        made.setLayout(row(Mark("notice", "warnic"), self._dull_words, None, mend, gap=6))
        made.hide()
        return made

    # showing ------------------------------------------------------------------------------------------------------

    def show_paint(self, paint: Any, document: Document, *, optional: bool = False) -> None:
        """Show what is in force."""
        self._paint, self._document = paint, document
        self.none.setVisible(optional and paint is not None and paint is not MIXED)
        color = self.color
        self.named.show_chosen(color if isinstance(paint, Flat) else None)
        self._dull_words.setText(
            say("屏幕色，印出来会发暗", "screen colour: duller in print")
            if color is not None and dulls(color)
            else say("屏幕色，印时会换成油墨", "screen colour: will be inks in print")
        )
        self.dull.setVisible(color is not None and not document.screen and isinstance(color, Rgb))
        if paint is MIXED:
            self._say(say("多种", "mixed"), "")
        elif color is None:
            self._say(say("没有", "none"), say("点一种颜色就加上", "click a colour to add it"))
        elif isinstance(paint, Flat):
            clear = f"  {round(100 * paint.opacity)}%" if paint.opacity < 1 else ""
            self._say(name_of(color), said(color) + clear)
        else:
            kind = (
                say("渐变", "Gradient") if isinstance(paint, Linear) else say("放射渐变", "Radial gradient")
            )
            self._say(kind, say(f"{len(paint.stops)} 个色标", f"{len(paint.stops)} stops"))
        if self.card is not None and self.card.isVisibleTo(self):
            self.card.show_paint(paint, document)

    def _say(self, name: str, figures: str) -> None:
        self._name.setText(name)
        self._figures.setText(figures)

    @property
    def color(self) -> Color | None:
        """The colour that swatches and sliders change: the flat one, or the current stop's."""
        if isinstance(self._paint, Flat):
            return self._paint.color
        if isinstance(self._paint, Linear | Radial):
            at = self.card.bar.current if self.card else 0
            return self._paint.stops[min(at, len(self._paint.stops) - 1)].color
        return None

    # changing -----------------------------------------------------------------------------------------------------

    def _paint_with(self, paint: Paint | None, merge: str = "") -> None:
        self.painted.emit(paint, merge)

    def _take(self, color: Color) -> None:
        """A colour chosen whole: into the current stop where gradients are being worked on, else all over."""
        remember(color)
        self.offer.hide()
        if self.card is not None and self.card.isVisible() and isinstance(self._paint, Linear | Radial):
            self._paint_with(self.card.with_colour(self._paint, color))
            return
        opacity = self._paint.opacity if isinstance(self._paint, Flat) else 1.0
        self._paint_with(Flat(color, opacity))

    def _make_ink(self) -> None:
        color = self.color
        if color is not None:
            near = nearest(color)
            self._take(near.color if is_same(near.color, color) else inks_of(color))

    def toggle_more(self) -> None:
        """Open or close inks, gradients, recent colours."""
        if self.card is None:
            self.card = _Card()
            self.card.hide()
            self._column.addWidget(self.card)
            self.card.previewed.connect(self.previewed)
            self.card.painted.connect(self._paint_with)
            self.card.restored.connect(self.restored)
            self.card.faulted.connect(self.faulted)
            self.card.taken.connect(self._take)
        self.card.setVisible(not self.card.isVisibleTo(self))
        if self._document is not None:
            self.card.show_paint(self._paint, self._document)
        if self.card.isVisibleTo(self):
            QTimer.singleShot(0, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Scroll the panel so far that what was opened can be seen."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.card is not None:
            around.ensureWidgetVisible(self.card, 0, 12)

    def _pick(self) -> None:
        from postermaker.editor.properties.screen_picker import ScreenPicker

        picker = ScreenPicker(self.window())
        picker.picked.connect(self.offer_picked)
        picker.begin()

    def offer_picked(self, color: Rgb) -> None:
        """What was picked: the nearest print colour first, then the colour itself."""
        self.offer.show_picked(color, screen=self._document is not None and self._document.screen)


class _Offer(QWidget):
    """After picking: which colour to take."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.near = button(say("用最近的印刷色", "Nearest print colour"), "small")
        self.own = button(say("照取到的", "As picked"), "small")
        self._colours: tuple[Color, Color] = (_BLACK, _BLACK)
        self.near.clicked.connect(lambda: self.taken.emit(self._colours[0]))
        self.own.clicked.connect(lambda: self.taken.emit(self._colours[1]))
        self._text = label("", "caption", wrap=True)
        self.setLayout(column(self._text, row(self.near, self.own, None, gap=6), gap=4))
        self.hide()

    def show_picked(self, color: Rgb, *, screen: bool) -> None:
        """Offer the nearest print colour, and the colour as it is."""
        named = nearest(color)
        own: Color = color if screen else inks_of(color)
        self._colours = (named.color, own)
        dull = say("，印出来会发暗", ", duller in print") if not screen and dulls(color) else ""
        self._text.setText(say("取到 ", "Picked ") + f"{hex_of(color)}，{said(inks_of(color))}{dull}")
        self.near.setText(say(f"用{named.name}", f"Use {named.name}"))
        self.near.setToolTip(said(named.color))
        self.own.setText(say("照取到的", "As picked"))
        self.show()


class _Card(QWidget):
    """Inks, gradients, recent and used colours."""

    previewed = Signal(object)
    painted = Signal(object, str)
    restored = Signal()
    faulted = Signal(str)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._paint: Any = None
        self._document: Document | None = None
        self.kind = Segments(
            say("填法", "Kind"),
            (
                (Flat, say("纯色", "Flat"), say("一种颜色", "one colour")),
                (Linear, say("渐变", "Linear"), say("从一边到另一边", "from one side to the other")),
                (Radial, say("放射", "Radial"), say("从中间向外", "from the middle outwards")),
            ),
        )
        self.bar = GradientBar()
        self.angle = NumberField(say("方向", "Angle"), DEGREES)
        self.sliders = InkSliders()
        self.recent = Swatches(say("最近用过", "Recent"))
        self.used = Swatches(say("版面里的", "In the design"))
        self._recent_name = label(say("最近用过", "Recent"), "hint")
        ground = frame("card")
        ground.setLayout(
            column(
                self.kind, self.bar, self.angle, self.sliders, self._recent_name, self.recent,
                label(say("版面里的", "In the design"), "hint"), self.used, margins=(10, 10, 10, 10), gap=8,
            )
        )  # fmt: skip
        self.setLayout(column(ground, gap=0))
        self._connect()

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.bar.previewed.connect(lambda stops: self.previewed.emit(replace(self._paint, stops=stops)))
        self.bar.changed.connect(lambda stops: self.painted.emit(replace(self._paint, stops=stops), ""))
        self.bar.current_changed.connect(self._show_colour)
        self.angle.previewed.connect(lambda value: self.previewed.emit(turned(self._paint, value)))
        self.angle.entered.connect(lambda value: self.painted.emit(turned(self._paint, value), ""))
        self.angle.stepped.connect(lambda value: self.painted.emit(turned(self._paint, value), "angle"))
        self.sliders.previewed.connect(lambda *what: self.previewed.emit(self._with(*what)))
        self.sliders.changed.connect(
            lambda color, clear, mark: self.painted.emit(self._with(color, clear), mark)
        )
        for part in (self.angle, self.sliders):
            part.restored.connect(self.restored)
            part.faulted.connect(self.faulted)
        for swatches in (self.recent, self.used):
            swatches.chosen.connect(self.taken)

    def show_paint(self, paint: Any, document: Document) -> None:
        """Show a paint."""
        self._paint, self._document = paint, document
        self.kind.show_value(MIXED if paint is MIXED or paint is None else type(paint))
        gradient = isinstance(paint, Linear | Radial)
        self.bar.setVisible(gradient)
        self.angle.setVisible(isinstance(paint, Linear))
        if isinstance(paint, Linear | Radial):
            self.bar.show_stops(paint.stops)
        if isinstance(paint, Linear):
            self.angle.show_value(angle_of(paint))
        self._show_colour()
        recent = recent_colours()
        self._recent_name.setVisible(bool(recent))
        self.recent.show_colours([(c, name_of(c), said(c)) for c in recent])
        self.used.show_colours([(c, name_of(c), said(c)) for c in document_colours(document)])

    def _show_colour(self) -> None:
        color, opacity = self._now()
        if self._document is not None:
            self.sliders.show_colour(color, opacity, screen=self._document.screen)

    def _now(self) -> tuple[Color, float]:
        if isinstance(self._paint, Flat):
            return self._paint.color, self._paint.opacity
        if isinstance(self._paint, Linear | Radial):
            stop = self._paint.stops[min(self.bar.current, len(self._paint.stops) - 1)]
            return stop.color, stop.opacity
        return _BLACK, 1.0

    def _with(self, color: Color, opacity: float) -> Paint:
        if isinstance(self._paint, Linear | Radial):
            return self.with_colour(self._paint, color, opacity)
        return Flat(color, opacity)

    def with_colour(self, paint: Linear | Radial, color: Color, opacity: float | None = None) -> Paint:
        """A gradient with another colour at its current stop."""
        at = min(self.bar.current, len(paint.stops) - 1)
        old = paint.stops[at]
        made = replace(old, color=color, opacity=old.opacity if opacity is None else opacity)
        return replace(paint, stops=(*paint.stops[:at], made, *paint.stops[at + 1 :]))

    def _on_kind(self, kind: type[Paint]) -> None:
        color, opacity = self._now()
        if kind is Flat:
            self.painted.emit(Flat(color, opacity), "")
            return
        if isinstance(self._paint, Linear | Radial):
            stops = self._paint.stops
        else:
            stops = (Stop(0.0, color, opacity), Stop(1.0, _darker(color), opacity))
        self.painted.emit(Linear(stops) if kind is Linear else Radial(stops), "")


def _darker(color: Color) -> Color:
    """Where a new gradient goes: the same ink, deeper, so that it never turns to mud."""
    inks = inks_of(color)
    if inks.black > 0.9:
        return replace(inks, black=0.6)
    return replace(inks, black=min(1.0, inks.black + 0.3))


def angle_of(paint: Linear) -> float:
    """Where a gradient runs to, in degrees clockwise from rightwards, counted in the painted frame."""
    (x0, y0), (x1, y1) = paint.start, paint.end
    return round(math.degrees(math.atan2(y1 - y0, x1 - x0)), 1) + 0.0


def turned(paint: Linear, degrees: float) -> Linear:
    """A gradient through the middle of its frame in another direction, from edge to edge."""
    x, y = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    k = 0.5 / max(abs(x), abs(y))
    start, end = (0.5 - x * k, 0.5 - y * k), (0.5 + x * k, 0.5 + y * k)
    rounded = [(round(a, 4), round(b, 4)) for a, b in (start, end)]
    return replace(paint, start=rounded[0], end=rounded[1])


def recent_colours() -> tuple[Color, ...]:
    """The colours used last, the newest first."""
    try:
        return tuple(msgspec.json.decode(settings.kept(_RECENT) or "[]", type=list[Color]))
    except msgspec.MsgspecError:
        return ()


def remember(color: Color) -> None:
    """Put a colour in front of those used last; the sixteen are always in sight and need no memory."""
    if any(named.color == color for named in PRINT_COLOURS):
        return
    kept = [color, *(each for each in recent_colours() if each != color)][:COLUMNS]
    settings.keep(_RECENT, msgspec.json.encode(kept).decode())
