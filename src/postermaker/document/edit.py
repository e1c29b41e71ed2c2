"""Editing: functions from a document to a new document that shares what it did not touch."""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from postermaker.document.model import (
    MAX_EXTENT,
    MAX_TYPE,
    Document,
    Element,
    Frame,
    Group,
    Master,
    Ornament,
    Page,
    Picture,
    Pin,
    QrCode,
    Rectangle,
    Shape,
    Stroke,
    Table,
    Text,
)
from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Size


def set_values(document: Document, values: dict[str, str]) -> Document:
    """The document with some fields' values replaced."""
    return replace(document, values={**document.values, **values})


def map_elements(document: Document, change: Callable[[Element], Element]) -> Document:
    """The document with `change` applied to every element, those of masters too, children before their group."""

    def walk(elements: tuple[Element, ...]) -> tuple[Element, ...]:
        done = tuple(
            change(_with_children(e, walk(e.elements)) if isinstance(e, Group) else e) for e in elements
        )
        return elements if all(a is b for a, b in zip(done, elements, strict=True)) else done

    def page(old: Page) -> Page:
        elements = walk(old.elements)
        return old if elements is old.elements else replace(old, elements=elements)

    def master(old: Master) -> Master:
        elements, even = walk(old.elements), walk(old.even)
        same = elements is old.elements and even is old.even
        return old if same else replace(old, elements=elements, even=even)

    pages = tuple(page(each) for each in document.pages)
    masters = tuple(master(each) for each in document.masters)
    if all(a is b for a, b in zip((*pages, *masters), (*document.pages, *document.masters), strict=True)):
        return document
    return replace(document, pages=pages, masters=masters)


def _with_children(group: Group, elements: tuple[Element, ...]) -> Group:
    return group if elements is group.elements else replace(group, elements=elements)


def find(document: Document, element_id: str) -> Element | None:
    """The element with an id, wherever it hangs."""

    def walk(elements: tuple[Element, ...]) -> Element | None:
        for element in elements:
            if element.id == element_id:
                return element
            if isinstance(element, Group) and (inner := walk(element.elements)):
                return inner
        return None

    lists = [page.elements for page in document.pages]
    lists += [elements for master in document.masters for elements in (master.elements, master.even)]
    return next((e for elements in lists if (e := walk(elements))), None)


def resize(document: Document, size: Size) -> Document:
    """The same design laid out on a page of another size, every frame by its pins; nothing is stretched.

    Raises:
        InputFault: an element would grow past what a document may hold.
    """
    old = Size(document.width, document.height)
    if old == size:
        return document
    pages = tuple(_resized_page(page, old, size) for page in document.pages)
    masters = tuple(_resized_master(master, old, size) for master in document.masters)
    resized = replace(document, width=size.width, height=size.height, pages=pages, masters=masters)
    map_elements(resized, lambda element: _within_limits(element, size))
    return resized


def _within_limits(element: Element, size: Size) -> Element:
    """Refuse what the file format could not hold again."""
    frame = element.frame
    if max(map(abs, (frame.x, frame.y, frame.width, frame.height))) > MAX_EXTENT:
        said = f"{size.width:g} × {size.height:g} mm"
        raise InputFault(
            Bilingual(f"这个模板做不了尺寸 {said}", f"this template can't be made at the size {said}"),
            Bilingual("换一个长宽比相近的尺寸", "take a size of a similar shape"),
        )
    return element


def _resized_page(page: Page, old: Size, new: Size) -> Page:
    return replace(page, elements=tuple(_resized(e, old, new) for e in page.elements))


def _resized_master(master: Master, old: Size, new: Size) -> Master:
    elements, even = (tuple(_resized(e, old, new) for e in each) for each in (master.elements, master.even))
    return replace(master, elements=elements, even=even)


def _resized(element: Element, old: Size, new: Size) -> Element:
    frame = follow(element.frame, old, new)
    factor = scale_of(element.frame, old, new)
    match element:
        case Text():
            size = min(element.size * factor, MAX_TYPE)
            return replace(element, frame=frame, size=size, min_size=min(element.min_size * factor, size))
        case Picture():
            return replace(element, frame=frame, radius=element.radius * factor)
        case QrCode() | Ornament():
            return replace(element, frame=frame)
        case Shape():
            return _resized_shape(element, frame, factor)
        case Table():
            return _resized_table(element, frame, factor)
        case Group():
            before = Size(element.frame.width, element.frame.height)
            after = Size(frame.width, frame.height)
            inner = tuple(_resized(e, before, after) for e in element.elements)
            return replace(element, frame=frame, elements=inner, pitch=element.pitch * factor)
        case _:
            assert_never(element)


def scaled(elements: tuple[Element, ...], old: Size, new: Size) -> tuple[Element, ...]:
    """What a group holds when the group is pulled from one size to another: places and sizes by share.

    Type sizes and line widths follow the smaller of both factors, so that nothing bursts its frame.
    """
    if not (old.width and old.height):
        return elements
    kx, ky = new.width / old.width, new.height / old.height
    return tuple(_scaled(element, kx, ky) for element in elements)


def _scaled(element: Element, kx: float, ky: float) -> Element:
    old, k = element.frame, min(kx, ky)
    frame = replace(old, x=old.x * kx, y=old.y * ky, width=old.width * kx, height=old.height * ky)
    match element:
        case Text():
            size = min(element.size * k, MAX_TYPE)
            return replace(element, frame=frame, size=size, min_size=min(element.min_size * k, size))
        case Picture():
            return replace(element, frame=frame, radius=element.radius * k)
        case QrCode() | Ornament():
            return replace(element, frame=frame)
        case Shape():
            return _resized_shape(element, frame, k)
        case Table():
            return _resized_table(element, frame, k)
        case Group():
            inner = tuple(_scaled(e, kx, ky) for e in element.elements)
            return replace(element, frame=frame, elements=inner, pitch=element.pitch * kx)
        case _:
            assert_never(element)


def _resized_table(table: Table, frame: Frame, factor: float) -> Table:
    size = min(table.size * factor, MAX_TYPE)
    rules = table.rules
    lines = {name: _thicker(getattr(rules, name), factor) for name in rules.__struct_fields__}
    return replace(
        table,
        frame=frame,
        size=size,
        min_size=min(table.min_size * factor, size),
        row_height=table.row_height * factor,
        columns=tuple(replace(each, width=each.width * factor) for each in table.columns),
        rules=replace(rules, **lines),
    )


def _thicker(stroke: Stroke | None, factor: float) -> Stroke | None:
    if stroke is None:
        return None
    return replace(stroke, width=stroke.width * factor, dash=tuple(d * factor for d in stroke.dash))


def _resized_shape(shape: Shape, frame: Frame, factor: float) -> Shape:
    stroke = _thicker(shape.stroke, factor)
    geometry = shape.geometry
    if isinstance(geometry, Rectangle):
        geometry = Rectangle(geometry.radius * factor)
    return replace(shape, frame=frame, stroke=stroke, geometry=geometry)


def scale_of(frame: Frame, old: Size, new: Size) -> float:
    """By how much an element's own measures (type size, line width) grow: with the axis that scales.

    The height leads where both do: on banners everything is judged against the height.
    """
    if frame.down is Pin.SCALE and old.height:
        return new.height / old.height
    if frame.across is Pin.SCALE and old.width:
        return new.width / old.width
    return 1.0


def follow(frame: Frame, old: Size, new: Size) -> Frame:
    """The frame on the new page, each axis by its pin."""
    k = scale_of(frame, old, new) if frame.keep_ratio else None
    x, width = _axis(frame.x, frame.width, old.width, new.width, frame.across, k)
    y, height = _axis(frame.y, frame.height, old.height, new.height, frame.down, k)
    return replace(frame, x=x, y=y, width=width, height=height)


def _axis(
    start: float, length: float, old: float, new: float, pin: Pin, ratio: float | None
) -> tuple[float, float]:
    """One axis; `ratio` scales the element and its distance to what it is pinned to."""
    k = 1.0 if ratio is None else ratio
    match pin:
        case Pin.START:
            return start * k, length * k
        case Pin.END:
            return new - (old - start) * k, length * k
        case Pin.CENTRE:
            return new / 2 + (start - old / 2) * k, length * k
        case Pin.BOTH:
            end = (old - start - length) * k
            return start * k, max(0.0, new - start * k - end)
        case Pin.SCALE:
            share = ratio if ratio is not None else (new / old if old else 1.0)
            return start * new / old if old else start, length * share
        case _:
            assert_never(pin)
