"""Where an element holds paints: its fill, its line, its shadow, the colours of an ornament. Free of Qt."""

from typing import Any, assert_never

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Color, Flat, Linear, Paint, Radial
from postermaker.document.model import (
    Document,
    Element,
    Group,
    Ornament,
    Outline,
    Picture,
    QrCode,
    Shadow,
    Shape,
    Stroke,
    Table,
    Text,
)
from postermaker.editor.properties.print_colours import is_same
from postermaker.errors import Bilingual


class Slot(Struct, frozen=True):
    """A place for a paint; one that is `optional` may hold none."""

    key: str
    name: Bilingual
    optional: bool = False


FILL = Slot("fill", Bilingual("填充", "Fill"))
OUTLINE = Slot("outline", Bilingual("描边", "Outline"), optional=True)
SHADOW = Slot("shadow", Bilingual("投影", "Shadow"), optional=True)
HEADER = Slot("header", Bilingual("表头底色", "Header"), optional=True)
ZEBRA = Slot("zebra", Bilingual("隔行底色", "Zebra"), optional=True)
AREA = Slot("fill", Bilingual("填充", "Fill"), optional=True)
STROKE = Slot("stroke", Bilingual("线条", "Line"), optional=True)
DARK = Slot("dark", Bilingual("码色", "Code"))
LIGHT = Slot("light", Bilingual("底色", "Ground"), optional=True)
#: What a new outline and a new shadow are like.
_OUTLINE_EM, _SHADOW_EM = 0.06, 0.05


def slots_of(element: Element) -> tuple[Slot, ...]:
    """The paints of an element."""
    match element:
        case Text():
            return (FILL, OUTLINE, SHADOW)
        case Shape():
            return (AREA, STROKE)
        case QrCode():
            return (DARK, LIGHT)
        case Ornament():
            return _ornament_slots(element)
        case Table():
            return (FILL, HEADER, ZEBRA)
        case Picture() | Group():
            return ()
        case _:
            assert_never(element)


def _ornament_slots(ornament: Ornament) -> tuple[Slot, ...]:
    from postermaker.library.ornaments.catalogue import kind_of

    try:
        kind = kind_of(ornament.kind)
    except ValueError:  # another version's kit
        return ()
    return tuple(Slot(f"color-{at}", Bilingual(s.name, s.name)) for at, s in enumerate(kind.colors))


def common_slots(elements: list[Element]) -> tuple[Slot, ...]:
    """The paints that all of several elements have, in the order of the first."""
    if not elements:
        return ()
    keys = [{slot.key for slot in slots_of(element)} for element in elements[1:]]
    return tuple(slot for slot in slots_of(elements[0]) if all(slot.key in each for each in keys))


def paint_in(element: Element, key: str) -> Paint | None:
    """What a slot holds."""
    match element:
        case Text():
            style = element.style
            held: Any = {"fill": style.fill, "outline": None, "shadow": None}[key]
            if key == "outline" and style.outlines:
                held = style.outlines[0].paint
            if key == "shadow" and style.shadows:
                held = style.shadows[0].paint
        case Shape():
            held = element.fill if key == "fill" else element.stroke and element.stroke.paint
        case QrCode():
            held = element.dark if key == "dark" else element.light
        case Ornament():
            held = _ornament_paint(element, _number(key))
        case Table():
            held = {"fill": element.style.fill, "header": element.header_fill, "zebra": element.zebra}[key]
        case Picture() | Group():
            held = None
        case _:
            assert_never(element)
    return held if isinstance(held, Flat | Linear | Radial) else None


def _number(key: str) -> int:
    return int(key.rpartition("-")[2])


def _ornament_paint(ornament: Ornament, at: int) -> Paint:
    from postermaker.library.ornaments.catalogue import kind_of

    return ornament.colors[at] if at < len(ornament.colors) else kind_of(ornament.kind).colors[at].default


def with_paint(element: Element, key: str, paint: Paint | None) -> Element:
    """The element with another paint in a slot; None empties an optional one."""
    match element:
        case Text():
            return _text_with(element, key, paint)
        case Shape() if key == "fill":
            return replace(element, fill=paint)
        case Shape():
            return replace(element, stroke=_stroked(element, paint) if paint else None)
        case Table():
            return _table_with(element, key, paint)
        case QrCode() if key == "light":
            return replace(element, light=paint)
        case QrCode():
            return replace(element, dark=paint) if paint else element
        case Ornament():
            if paint is None:
                return element
            at = _number(key)
            before = tuple(_ornament_paint(element, i) for i in range(max(at, len(element.colors))))
            return replace(element, colors=(*before[:at], paint, *before[at + 1 :]))
        case Picture() | Group():
            return element
        case _:
            assert_never(element)


def _stroked(shape: Shape, paint: Paint) -> Stroke:
    if shape.stroke:
        return replace(shape.stroke, paint=paint)
    sides = [side for side in (shape.frame.width, shape.frame.height) if side]
    return Stroke(width=max(0.3, 0.01 * min(sides, default=30.0)), paint=paint)


def _table_with(table: Table, key: str, paint: Paint | None) -> Table:
    if key == "header":
        return replace(table, header_fill=paint)
    if key == "zebra":
        return replace(table, zebra=paint)
    return replace(table, style=replace(table.style, fill=paint)) if paint else table


def _text_with(text: Text, key: str, paint: Paint | None) -> Text:
    style = text.style
    if key == "fill":
        return replace(text, style=replace(style, fill=paint)) if paint else text
    if key == "outline":
        first = style.outlines[0] if style.outlines else Outline(width_em=_OUTLINE_EM, paint=style.fill)
        outlines = (replace(first, paint=paint), *style.outlines[1:]) if paint else ()
        return replace(text, style=replace(style, outlines=outlines))
    shadow = (
        style.shadows[0] if style.shadows else Shadow(dx_em=_SHADOW_EM, dy_em=_SHADOW_EM, paint=style.fill)
    )
    shadows = (replace(shadow, paint=paint), *style.shadows[1:]) if paint else ()
    return replace(text, style=replace(style, shadows=shadows))


def colours_of(paint: Paint) -> tuple[Color, ...]:
    """The colours in a paint."""
    return (paint.color,) if isinstance(paint, Flat) else tuple(stop.color for stop in paint.stops)


def document_colours(document: Document, most: int = 8) -> tuple[Color, ...]:
    """The colours in a document, the most used first, without those that an eye takes for one shown already."""
    counts: dict[Color, int] = {}

    def take(paint: Paint | None) -> None:
        for color in colours_of(paint) if paint else ():
            counts[color] = counts.get(color, 0) + 1

    def walk(element: Element) -> None:
        for slot in slots_of(element):
            take(paint_in(element, slot.key))
        for inner in element.elements if isinstance(element, Group) else ():
            walk(inner)

    for page in document.pages:
        take(page.ground)
        for element in page.elements:
            walk(element)
    found: list[Color] = []
    for color in sorted(counts, key=lambda color: -counts[color]):
        if len(found) < most and not any(is_same(color, other) for other in found):
            found.append(color)
    return tuple(found)
