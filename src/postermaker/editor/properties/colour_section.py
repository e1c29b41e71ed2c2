"""The section 颜色: which paint (fill, outline, shadow), the paint itself, and the line's or shadow's measures."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from postermaker.document.model import Outline, Shadow, Shape, Text
from postermaker.editor.controls import column
from postermaker.editor.properties.choosing import Choice, Segments
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import count, length, percent
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.paint_editor import PaintEditor
from postermaker.editor.properties.paint_slots import Slot, common_slots, paint_in, with_paint
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say
from postermaker.errors import Bilingual

#: Lengths of dashes and gaps in widths of the line.
_DASHES: tuple[tuple[tuple[float, ...], Bilingual], ...] = (
    ((), Bilingual("实线", "Solid")),
    ((4, 2), Bilingual("虚线", "Dashed")),
    ((1, 1.5), Bilingual("点线", "Dotted")),
    ((6, 2, 1, 2), Bilingual("点划线", "Dash dot")),
)


class ColourSection(Section):
    """Fill, outline and shadow of texts; fill and line of shapes; the colours of codes and ornaments."""

    key = "colour"
    title = ("颜色", "Colour")

    def build(self) -> None:
        """The paints' names go into the head; there may be up to four."""
        self._slots: tuple[Slot, ...] = ()
        self.slot = ""
        self.tabs: Segments | Choice | None = None
        self._tabs_room = QWidget()
        self._tabs_room.setLayout(column(gap=0))
        self.add_to_head(self._tabs_room)
        self.paint = PaintEditor()
        self.paint.painted.connect(self._on_painted)
        self.paint.previewed.connect(
            lambda paint: self.hand.preview(lambda e: with_paint(e, self.slot, paint))
        )
        self.paint.restored.connect(self.hand.drop_preview)
        self.paint.faulted.connect(self.show_fault)
        self.add(self.paint)
        self._extra = {"outline": self._outline(), "shadow": self._shadow(), "stroke": self._stroke()}
        for part in self._extra.values():
            self.add(part)

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """Where all that is selected has some paint in common."""
        return bool(common_slots(hand.elements))

    def refresh(self) -> None:
        """Show the slot in force."""
        slots = common_slots(self.hand.elements)
        if slots != self._slots:
            self._show_tabs(slots)
        slot = next(slot for slot in slots if slot.key == self.slot)
        paint = self.hand.shared(lambda element: paint_in(element, self.slot))
        self.paint.show_paint(paint, self.hand.desk.shown, optional=slot.optional)
        for key, part in self._extra.items():
            there = key == self.slot and paint is not None
            part.setVisible(there and (key != "stroke" or self.hand.all_are(Shape)))
        if self.slot == "stroke" and paint is not None:
            self._dash.show_value(self.hand.shared(_dash_of))
        super().refresh()

    def _show_tabs(self, slots: tuple[Slot, ...]) -> None:
        self._slots = slots
        if self.tabs is not None:
            self.tabs.hide()  # not taken from its parent: what has none may die in another thread
            self.tabs.deleteLater()
        if not any(slot.key == self.slot for slot in slots):
            self.slot = slots[0].key
        if len(slots) <= 3:
            tabs: Segments | Choice = Segments(
                say("哪一种颜色", "Which paint"), [(s.key, str(s.name), str(s.name)) for s in slots]
            )
        else:
            tabs = Choice(say("哪一种颜色", "Which paint"), [(s.key, str(s.name)) for s in slots])
            tabs.setMinimumWidth(130)
        tabs.chosen.connect(self.show_slot)
        tabs.show_value(self.slot)
        self.tabs = tabs
        layout = self._tabs_room.layout()
        assert layout is not None
        layout.addWidget(tabs)
        tabs.setVisible(len(slots) > 1)  # not before it has its place, or it would be a window of its own

    def show_slot(self, key: str) -> None:
        """Work on another paint."""
        self.settle()
        self.slot = key
        self.paint.offer.hide()
        if self.tabs is not None:
            self.tabs.show_value(key)
        self.refresh()

    def _on_painted(self, paint: Any, merge: str) -> None:
        slot = next((s for s in self._slots if s.key == self.slot), None)
        if slot is not None:
            name = say(f"改颜色：{slot.name}", f"Change colour: {slot.name}")
            mark = f"paint/{merge}" if merge else ""
            self.hand.change(name, lambda element: with_paint(element, self.slot, paint), mark)

    # measures -----------------------------------------------------------------------------------------------------

    def _outline(self) -> QWidget:
        width = self.number(
            say("粗", "Width"), percent(0.01, 1, 1), lambda e: _first(e, "outlines", "width_em"),
            lambda e, v: _with_first(e, "outlines", width_em=v),
            say("占字高的百分之几", "per cent of the type size"), say("描边粗", "outline width"),
        )  # fmt: skip
        return _holding(width, QWidget())

    def _shadow(self) -> QWidget:
        def field(name: str, key: str, full: str, low: float = -1.0) -> NumberField:
            return self.number(
                name, percent(low, 1, 1), lambda e: _first(e, "shadows", key),
                lambda e, v: _with_first(e, "shadows", **{key: v}),
                say("占字高的百分之几", "per cent of the type size"), full,
            )  # fmt: skip

        across = field(say("向右", "Right"), "dx_em", say("投影向右", "shadow to the right"))
        down = field(say("向下", "Down"), "dy_em", say("投影向下", "shadow downwards"))
        copies = self.number(
            say("层数", "Copies"), count(1, 64), lambda e: _first(e, "shadows", "copies"),
            lambda e, v: _with_first(e, "shadows", copies=round(v)),
            say("层数多了就是立体字", "many copies make a solid"), say("投影层数", "shadow copies"),
        )  # fmt: skip
        grown = field(say("加粗", "Grow"), "width_em", say("投影加粗", "shadow grown"), 0.0)
        made = QWidget()
        made.setLayout(column(side_by_side(across, down), side_by_side(copies, grown), gap=8))
        return made

    def _stroke(self) -> QWidget:
        width = self.number(
            say("粗", "Width"), length("mm", 0.01, 5000), _stroke_width,
            lambda e, v: _with_stroke(e, width=v), full=say("线粗", "line width"),
        )  # fmt: skip
        self._dash = Choice(say("线型", "Dash"), [(key, str(name)) for key, name in _DASHES])
        self._dash.chosen.connect(
            lambda dash: self.hand.change(
                say("改线型", "Change dash"),
                lambda e: _with_stroke(e, dash=tuple(d * e.stroke.width for d in dash) if e.stroke else ()),
            )
        )
        return _holding(width, self._dash)


def _holding(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(side_by_side(*parts))
    made.hide()
    return made


def _first(element: Any, rows: str, key: str) -> Any:
    held: tuple[Outline | Shadow, ...] = getattr(element.style, rows) if isinstance(element, Text) else ()
    return getattr(held[0], key) if held else None


def _with_first(element: Any, rows: str, **values: Any) -> Any:
    held = getattr(element.style, rows) if isinstance(element, Text) else ()
    if not held:
        return element
    made = (replace(held[0], **values), *held[1:])
    return replace(element, style=replace(element.style, **{rows: made}))


def _with_stroke(element: Any, **values: Any) -> Any:
    stroke = getattr(element, "stroke", None)
    if stroke is None:
        return element
    if "width" in values and stroke.dash and stroke.width:
        k = values["width"] / stroke.width  # dashes keep their proportion to the line
        values["dash"] = tuple(d * k for d in stroke.dash)
    return replace(element, stroke=replace(stroke, **values))


def _dash_of(element: Any) -> Any:
    """Which of the dashes a line has; one that is none of them shows nothing."""
    stroke = getattr(element, "stroke", None)
    if stroke is None or not stroke.dash:
        return ()
    shares = tuple(round(d / stroke.width, 2) for d in stroke.dash) if stroke.width else ()
    return next((dash for dash, _ in _DASHES if tuple(map(float, dash)) == shares), MIXED if shares else ())


def _stroke_width(element: Any) -> float | None:
    stroke = getattr(element, "stroke", None)
    return stroke.width if stroke else None
