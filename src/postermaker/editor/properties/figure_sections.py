"""The sections of shapes, groups and whatever may be clear: 形状, 组合, 外观."""

from msgspec.structs import replace

from postermaker.document.model import Element, Ellipse, Geometry, Group, Line, Polygon, Rectangle, Shape
from postermaker.editor.controls import label
from postermaker.editor.properties.choosing import Choice, Tick
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import length, percent
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.properties.sliding import NumberSlider
from postermaker.editor.words import say

_TRIANGLE = Polygon(((0.5, 0.0), (1.0, 1.0), (0.0, 1.0)))
_DIAMOND = Polygon(((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)))
_ARROW = Polygon(((0.0, 0.28), (0.6, 0.28), (0.6, 0.0), (1.0, 0.5), (0.6, 1.0), (0.6, 0.72), (0.0, 0.72)))
_KINDS: tuple[tuple[str, Geometry, tuple[str, str]], ...] = (
    ("rectangle", Rectangle(), ("矩形", "Rectangle")),
    ("ellipse", Ellipse(), ("椭圆", "Ellipse")),
    ("line", Line(), ("线", "Line")),
    ("rising", Line(rising=True), ("线（向上）", "Line, rising")),
    ("triangle", _TRIANGLE, ("三角形", "Triangle")),
    ("diamond", _DIAMOND, ("菱形", "Diamond")),
    ("arrow", _ARROW, ("箭头", "Arrow")),
)


def kind_of(shape: Shape) -> str:
    """What a shape is; a polygon or a curve of its own is `own`."""
    geometry = shape.geometry
    if isinstance(geometry, Rectangle):
        return "rectangle"
    return next((key for key, known, _ in _KINDS if known == geometry), "own")


class ShapeSection(Section):
    """Which figure, and its corners."""

    key = "shape"
    title = ("形状", "Shape")

    def build(self) -> None:
        """The figure, the radius."""
        self.kind = Choice(say("形状", "Shape"))
        self.kind.chosen.connect(self._on_kind)
        self.radius = self.number(
            say("圆角", "Radius"), length("mm", 0, 50_000), _radius_of,
            lambda e, v: replace(e, geometry=Rectangle(v)) if isinstance(e.geometry, Rectangle) else e,
        )  # fmt: skip
        self.add(side_by_side(self.kind, self.radius))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For shapes."""
        return hand.all_are(Shape)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        kind = self.hand.shared(kind_of)
        own = [("own", say("自画的形状", "Drawn shape"))] if kind == "own" else []
        self.kind.set_choices([(key, say(*name)) for key, _, name in _KINDS] + own)
        self.kind.show_value(kind)
        self.radius.setVisible(kind == "rectangle")

    def _on_kind(self, key: str) -> None:
        geometry = next((g for k, g, _ in _KINDS if k == key), None)
        if geometry is not None:
            name = say("换形状", "Change shape")
            self.hand.change(name, lambda element: with_geometry(element, geometry))


def _radius_of(element: Element) -> float | None:
    geometry = element.geometry if isinstance(element, Shape) else None
    return geometry.radius if isinstance(geometry, Rectangle) else None


def with_geometry(element: Element, geometry: Geometry) -> Element:
    """A shape of another figure; a line gets a stroke, for a fill alone would not show."""
    if not isinstance(element, Shape):
        return element
    made = replace(element, geometry=geometry)
    if isinstance(geometry, Line) and made.stroke is None and made.fill is not None:
        from postermaker.editor.properties.paint_slots import with_paint

        return with_paint(made, "stroke", made.fill)
    return made


class GroupSection(Section):
    """What a group does with what it holds."""

    key = "group"
    title = ("组合", "Group")

    def build(self) -> None:
        """Count, clip, pitch."""
        self.count = label("", "hint")
        self.add_to_head(self.count)
        self.clip = Tick(say("超出组合的裁掉", "Cut what stands out"))
        self.clip.clicked.connect(
            lambda on: self.hand.put(say("改裁切", "Change clip"), lambda e, v: replace(e, clip=v), on)
        )
        self.pitch = self.number(
            say("重复间距", "Repeat every"), length("mm", 0, 200_000), lambda e: e.pitch,
            lambda e, v: replace(e, pitch=v),
            say("组合里的内容沿宽度一个接一个，多长都跟得上；0 不重复", "what it holds is repeated along the width; 0 is once"),
        )  # fmt: skip
        self.add(self.clip, self.pitch)

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For groups."""
        return hand.all_are(Group)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        self.clip.show_value(self.hand.shared(lambda e: e.clip))
        held = self.hand.shared(lambda e: len(e.elements))
        self.count.setText(
            say("多种", "mixed") if held is MIXED else say(f"{held} 个对象", f"{held} objects")
        )


class LookSection(Section):
    """How clear the whole is."""

    key = "look"
    title = ("外观", "Look")

    def build(self) -> None:
        """The opacity."""
        self.opacity = NumberSlider(say("不透明", "Opacity"), percent(0, 1))
        hand = self.hand

        def keep(value: float, mark: str) -> None:
            hand.put(say("改不透明度", "Change opacity"), lambda e, v: replace(e, opacity=v), value, mark)

        self.opacity.previewed.connect(lambda v: hand.preview(lambda e: replace(e, opacity=v)))
        self.opacity.entered.connect(lambda v: keep(v, ""))
        self.opacity.stepped.connect(lambda v: keep(v, "look/opacity"))
        self.opacity.restored.connect(hand.drop_preview)
        self.opacity.faulted.connect(self.show_fault)
        self.add(self.opacity)

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For anything."""
        return bool(hand.elements)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        self.opacity.show_value(self.hand.number(lambda e: e.opacity))
