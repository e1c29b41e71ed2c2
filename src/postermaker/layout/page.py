"""Layout: a document becomes a display list and the issues found on the way; nothing is measured after this.

Frames become places, fields their values, texts glyphs, pictures crops. The result holds absolute
millimetres; only rotation, clips and opacity are left as layers.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Paint
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Layer, Outlined
from postermaker.document.edit import find
from postermaker.document.model import (
    Document,
    Element,
    Fit,
    Group,
    Ornament,
    Page,
    Picture,
    QrCode,
    Shape,
    Span,
    Text,
)
from postermaker.document.places import filled_in
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import IDENTITY, Affine, Box, Size, rectangle
from postermaker.layout.figures import lay_out_picture, lay_out_qr, lay_out_shape
from postermaker.layout.ornaments import drawn
from postermaker.layout.paints import placed_paint
from postermaker.layout.texts import fitted_size, lay_out_text
from postermaker.text.couplet import unmarked

#: A border of more cells than this is a slip of the pen.
MAX_CELLS = 5_000


class LaidOut(Struct, frozen=True):
    """What layout gives: the pages to paint, and what is wrong with their content."""

    display: DisplayList
    issues: tuple[Issue, ...]


class Laying(Struct, frozen=True):
    """What the elements of one document are laid out with."""

    document: Document
    book: FontBook
    issues: list[Issue]
    turns: list[float]  #: rotations of the groups that are being laid out
    targets: dict[str, str]  #: a text's id to that of the one into which it flows, where that can take it
    flowing: dict[str, tuple[str, str]]  #: text's id to what flows into it, and what other frames hold before


def lay_out(document: Document, book: FontBook) -> LaidOut:
    """All pages of a document at its size.

    Raises:
        InputFault: a font family that is not there.
    """
    laying = Laying(document, book, [], [], _targets(document), {})
    size = Size(document.width, document.height)
    pages = tuple(_page(page, size, document.bleed, laying) for page in document.pages)
    shown = DisplayList(document.title, pages, document.assets)
    return LaidOut(shown, tuple(laying.issues))


def _targets(document: Document) -> dict[str, str]:
    """Which text flows into which: a later one that is shown, is FIXED, and takes from no other."""
    shown = [text for page in document.pages for text in _shown_texts(page.elements, document.values)]
    places = {text.id: i for i, text in enumerate(shown) if text.fit is Fit.FIXED}
    targets: dict[str, str] = {}
    for i, text in enumerate(shown):
        if places.get(text.flows_into, -1) > i and text.flows_into not in targets.values():
            targets[text.id] = text.flows_into
    return targets


def _shown_texts(elements: tuple[Element, ...], values: Mapping[str, str]) -> Iterator[Text]:
    """The texts that are painted, in order."""
    for element in elements:
        if element.hidden or element.opacity == 0 or left_out(element, values):
            continue
        if isinstance(element, Text):
            yield element
        elif isinstance(element, Group):
            yield from _shown_texts(element.elements, values)


def _page(page: Page, size: Size, bleed: float, laying: Laying) -> DisplayPage:
    items: list[DisplayItem] = []
    if page.ground:
        trim = Box(0, 0, *size)
        items.append(_ground(page.ground, trim, bleed))
    items += _elements(page.elements, 0.0, 0.0, laying)
    return DisplayPage(size, bleed, tuple(items))


@lru_cache(maxsize=64)
def _ground(paint: Paint, trim: Box, bleed: float) -> DisplayItem:
    return Outlined("ground", rectangle(trim.grown(bleed)), placed_paint(paint, trim))


def _elements(elements: tuple[Element, ...], x: float, y: float, laying: Laying) -> list[DisplayItem]:
    """The items of a page's or a group's elements; (x, y) is where the group stands."""
    items: list[DisplayItem] = []
    for element, box in _boxed(elements, laying):
        items += _element(element, Box(x + box.x, y + box.y, box.width, box.height), laying)
    return items


def _boxed(elements: tuple[Element, ...], laying: Laying) -> list[tuple[Element, Box]]:
    """The siblings that are shown, each with its room in the group, in painting order."""
    values = laying.document.values
    vacant = _vacant([element for element in elements if left_out(element, values)])
    shown: list[tuple[Element, Box]] = []
    for element in elements:
        if element.hidden or element.opacity == 0 or element.id in vacant:
            continue
        box = _box(element)
        if element.takes in vacant:
            box = box.taking(vacant[element.takes])
        shown.append((element, box))
    return _evened(shown, laying)


def _vacant(absent: Sequence[Element]) -> dict[str, Box]:
    """The room of the elements that are left out, with the room that they would take from each other."""
    by_id = {element.id: element for element in absent}
    rooms: dict[str, Box] = {}
    for element in absent:
        chain = [element]
        while (beside := by_id.get(chain[-1].takes)) is not None and beside not in chain:
            chain.append(beside)
        room = _box(chain.pop())
        while chain:
            room = _box(chain.pop()).taking(room)
        rooms[element.id] = room
    return rooms


def _evened(shown: list[tuple[Element, Box]], laying: Laying) -> list[tuple[Element, Box]]:
    """The elements, the texts of each set limited to the size of the smallest among them."""
    smallest: dict[str, float] = {}
    for element, box in shown:
        if isinstance(element, Text) and element.same_size:
            content = filled_in(element.content, laying.document.values)
            size = fitted_size(element, box, content, laying.book, _spans(element, laying))
            if size is not None:
                smallest[element.same_size] = min(size, smallest.get(element.same_size, size))
    return [
        (replace(element, size=smallest[element.same_size]), box)
        if isinstance(element, Text) and element.same_size in smallest
        else (element, box)
        for element, box in shown
    ]


class Standing(Struct, frozen=True):
    """Where a text is set: the room it really has, and what turns it onto the page."""

    text: Text
    box: Box
    content: str
    spans: tuple[Span, ...]
    view: Affine


def standing(document: Document, element_id: str, book: FontBook) -> Standing | None:
    """How a text is set on its page, with the room that it takes from absent neighbours; None where it is not shown."""
    laying = Laying(document, book, [], [], {}, {})
    found = (_trace(page.elements, 0.0, 0.0, IDENTITY, element_id, laying) for page in document.pages)
    return next((each for each in found if each), None)


def _trace(
    elements: tuple[Element, ...], x: float, y: float, view: Affine, key: str, laying: Laying
) -> Standing | None:
    for element, room in _boxed(elements, laying):
        box = Box(x + room.x, y + room.y, room.width, room.height)
        turn = element.frame.rotation
        own = view @ Affine.rotation(turn, box.centre) if turn else view
        if element.id == key and isinstance(element, Text):
            content = filled_in(element.content, laying.document.values)
            return Standing(element, box, content, _spans(element, laying), own)
        if isinstance(element, Group):
            inner = _trace(element.elements, box.x, box.y, own, key, laying)
            if inner:
                return inner
    return None


def left_out(element: Element, values: Mapping[str, str]) -> bool:
    """Whether an element is absent because all the fields that it needs are empty."""
    return bool(element.needs) and not any(values.get(key, "").strip() for key in element.needs.split())


def _box(element: Element) -> Box:
    frame = element.frame
    return Box(frame.x, frame.y, frame.width, frame.height)


def _element(element: Element, box: Box, laying: Laying) -> list[DisplayItem]:
    turn = element.frame.rotation
    if turn:
        laying.turns.append(turn)
    items = _unturned(element, box, laying)
    if turn:
        laying.turns.pop()
    clip = rectangle(box) if isinstance(element, Group) and element.clip else None
    transform = Affine.rotation(turn, box.centre) if turn else IDENTITY
    if items and (transform is not IDENTITY or clip or element.opacity < 1):
        return [Layer(element.id, tuple(items), transform, clip, element.opacity)]
    return items


def _unturned(element: Element, box: Box, laying: Laying) -> list[DisplayItem]:
    values = laying.document.values
    match element:
        case Text():
            return _text(element, box, laying)
        case Picture():
            asset = values.get(element.field, element.asset) if element.field else element.asset
            return lay_out_picture(element, box, asset, laying.document.assets)
        case Shape():
            return list(lay_out_shape(element, box))
        case QrCode():
            items, issues = lay_out_qr(element, box, filled_in(element.content, values))
            laying.issues.extend(issues)
            return items
        case Ornament():
            drawing = drawn(element, box.width, box.height, filled_in(element.content, values))
            items = _elements(drawing.elements, box.x, box.y, laying)
            return (
                [Layer(element.id, tuple(items), clip=rectangle(box))] if drawing.clips and items else items
            )
        case Group():
            return _group(element, box, laying)
        case _:
            assert_never(element)


def _text(text: Text, box: Box, laying: Laying) -> list[DisplayItem]:
    target = laying.targets.get(text.id, "")
    text = text if text.flows_into == target else replace(text, flows_into="")
    content, before = laying.flowing.get(text.id, (filled_in(text.content, laying.document.values), ""))
    done = lay_out_text(text, box, content, laying.book, _spans(text, laying), before)
    laying.issues.extend(done.issues)
    if done.reach and not laying.turns and not _on_page(done.reach, laying.document):
        laying.issues.append(_off_page(text))
    laying.issues.extend(_unequal(text, content, laying.document))
    if target:
        laying.flowing[target] = done.rest, done.before
    return list(done.items)


def _on_page(reach: Box, document: Document) -> bool:
    """Whether all characters are on the page, or at least their middles."""
    far = 1e-6
    return (
        reach.x >= -far
        and reach.y >= -far
        and reach.right <= document.width + far
        and reach.bottom <= document.height + far
    )


def _off_page(text: Text) -> Issue:
    name = text.name or text.id
    message = Bilingual(
        f"“{name}”有字在版面外面，印不出来；换一个长宽比相近的尺寸",
        f"characters of '{name}' lie outside the page; take a size of a similar shape",
    )
    return Issue("off-page", Severity.ERROR, text.id, message)


def _unequal(half: Text, content: str, document: Document) -> Iterator[Issue]:
    """A couplet whose halves differ in length."""
    other = find(document, half.mate) if half.mate else None
    if not isinstance(other, Text):
        return
    one, two = len(unmarked(content)), len(unmarked(filled_in(other.content, document.values)))
    if one and two and one != two:
        message = Bilingual(
            f"上下联字数不等：“{half.name or half.id}”{one} 个字，“{other.name or other.id}”{two} 个字",
            f"the halves of the couplet differ: {one} and {two} characters",
        )
        yield Issue("unequal-couplet", Severity.NOTICE, half.id, message)


def _spans(text: Text, laying: Laying) -> tuple[Span, ...]:
    values = laying.document.values
    return tuple(replace(span, words=filled_in(span.words, values)) for span in text.spans)


def _group(group: Group, box: Box, laying: Laying) -> list[DisplayItem]:
    starts = [box.x]
    if group.pitch > 0 and box.width >= group.pitch:
        count = int(min(MAX_CELLS, max(1.0, box.width / group.pitch + 1e-6)))
        starts = [box.x + i * box.width / count for i in range(count)]
    return [item for x in starts for item in _elements(group.elements, x, box.y, laying)]
