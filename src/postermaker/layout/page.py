"""Layout: a document becomes a display list and the issues found on the way; nothing is measured after this.

Frames become places, fields their values, texts glyphs, pictures crops. The result holds absolute
millimetres; only rotation, clips and opacity are left as layers. Masters lie under the pages that name them, and
pages that grow are laid out as often as their text needs, so there may be more pages than the document has.
"""

from collections.abc import Iterator, Sequence
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
    Group,
    Ornament,
    Page,
    Picture,
    QrCode,
    Shape,
    Span,
    Table,
    Text,
)
from postermaker.document.places import filled_in
from postermaker.document.tables import filled_rows
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import IDENTITY, Affine, Box, Size, rectangle
from postermaker.layout.figures import lay_out_picture, lay_out_qr, lay_out_shape
from postermaker.layout.flows import back_flows, flows_of, ids_on, is_fed, left_out, with_numbers
from postermaker.layout.ornaments import drawn
from postermaker.layout.paints import placed_paint
from postermaker.layout.tables import Flowing, lay_out_table
from postermaker.layout.texts import fitted_size, lay_out_text
from postermaker.text.couplet import unmarked

#: A border of more cells than this is a slip of the pen.
MAX_CELLS = 5_000
#: A page that grows is laid out at most so many times.
MAX_COPIES = 200


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
    targets: dict[
        str, str
    ]  #: a text's or table's id to that of the one into which it flows, where that can take it
    flowing: dict[str, tuple[str, str]]  #: text's id to what flows into it, and what other frames hold before
    rows: dict[str, Flowing | None]  #: table's id to the rows that flow into it


def lay_out(document: Document, book: FontBook, *, keep_empty: bool = False) -> LaidOut:
    """All pages of a document at its size.

    Args:
        document: with its values.
        book: the faces.
        keep_empty: whether a page is there even where nothing flows into it or its fields are empty, as an editor
            shows it.

    Raises:
        InputFault: a font family that is not there.
    """
    count = len(document.pages)
    done = _laid_out(document, book, count, keep_empty=keep_empty)
    if len(done.display.pages) != count:  # now their number is known
        done = _laid_out(document, book, len(done.display.pages), keep_empty=keep_empty)
    return done


def _laid_out(document: Document, book: FontBook, count: int, *, keep_empty: bool) -> LaidOut:
    laying = Laying(document, book, [], [], flows_of(document), {}, {})
    pages: list[DisplayPage] = []
    for page in document.pages:
        if left_out(page, document.values) and not keep_empty:
            continue
        if page.grows:
            pages += _grown(page, len(pages), count, laying, keep_empty=keep_empty)
        else:
            pages.append(_page(page, len(pages) + 1, count, laying))
    shown = DisplayList(document.title, tuple(pages), document.assets)
    return LaidOut(shown, tuple(dict.fromkeys(laying.issues)))


def _grown(page: Page, before: int, count: int, laying: Laying, *, keep_empty: bool) -> list[DisplayPage]:
    """A page that grows, as often as what flows into it needs."""
    back = back_flows(page, laying.targets)
    if is_fed(page, laying.targets) and not _waiting(page, laying) and not keep_empty:
        return []
    pages: list[DisplayPage] = []
    while True:
        came = {head: (laying.flowing.get(head), laying.rows.get(head)) for head in back.values()}
        told = len(laying.issues)
        pages.append(_page(page, before + len(pages) + 1, count, laying))
        gone = {head: (laying.flowing.get(head), laying.rows.get(head)) for head in back.values()}
        more = any((text and text[0]) or rows for text, rows in gone.values())
        if not more:
            return pages
        if (
            came == gone or len(pages) == MAX_COPIES
        ):  # no frame of it takes what is left, or no end is in sight
            for head, (text, rows) in came.items():
                if text:
                    laying.flowing[head] = text
                if rows:
                    laying.rows[head] = rows
            for last in back:
                del laying.targets[last]
            del laying.issues[told:]
            return [*pages[:-1], _page(page, before + len(pages), count, laying)]


def _waiting(page: Page, laying: Laying) -> bool:
    """Whether something flows into a page."""
    ids = ids_on(page)
    return any(text and key in ids for key, (text, _) in laying.flowing.items()) or any(
        rows and key in ids for key, rows in laying.rows.items()
    )


def _page(page: Page, number: int, count: int, laying: Laying) -> DisplayPage:
    """A page over its master; the number, from 1, stands in its texts."""
    document = with_numbers(laying.document, number, count)
    laying, size, bleed = (
        replace(laying, document=document),
        Size(document.width, document.height),
        document.bleed,
    )
    items: list[DisplayItem] = []
    master = next((each for each in document.masters if each.key == page.master), None)
    ground = page.ground or (master.ground if master else None)
    if ground:
        items.append(_ground(ground, Box(0, 0, *size), bleed))
    if master:
        below = master.even if master.even and number % 2 == 0 else master.elements
        items += _elements(below, 0.0, 0.0, laying)
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
    count = len(document.pages)
    for number, page in enumerate(document.pages, 1):
        laying = Laying(with_numbers(document, number, count), book, [], [], {}, {}, {})
        found = _trace(page.elements, 0.0, 0.0, IDENTITY, element_id, laying)
        if found:
            return found
    return None


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
        case Table():
            return _table(element, box, laying)
        case Group():
            return _group(element, box, laying)
        case _:
            assert_never(element)


def _table(table: Table, box: Box, laying: Laying) -> list[DisplayItem]:
    target = laying.targets.get(table.id, "")
    given: Flowing | None
    if table.id in laying.rows:
        given = laying.rows[table.id]
    else:
        given = Flowing(filled_rows(table, laying.document.values), table.header_rows, 0, table.size)
    rest = None
    items: tuple[DisplayItem, ...] = ()
    if given:
        done = lay_out_table(table, box, given, laying.book, flows=bool(target))
        laying.issues.extend(done.issues)
        items, rest = done.items, done.rest
    if target:
        laying.rows[target] = rest
    return list(items)


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
