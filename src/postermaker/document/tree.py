"""The elements of a document as a tree: where each stands on its page, and how one is taken out, put in or replaced."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, Frame, Group, Page
from postermaker.geometry import IDENTITY, Affine, Box, Point, bounds


class Spot(NamedTuple):
    """An element in its place: on which page, in which groups (the outermost first), and what maps its frame there."""

    element: Element
    page: int  #: counted from 0
    parents: tuple[Group, ...]
    view: Affine  #: from the coordinates that the frame counts in to the page, in mm

    @property
    def upright(self) -> Box:
        """The frame without its own turn, in the coordinates that it counts in."""
        frame = self.element.frame
        return Box(frame.x, frame.y, frame.width, frame.height)

    @property
    def onto_page(self) -> Affine:
        """From the unturned frame's coordinates to the page, the element's own turn included."""
        turn = self.element.frame.rotation
        return self.view @ Affine.rotation(turn, self.upright.centre) if turn else self.view

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The frame's corners on the page: upper left, upper right, lower right, lower left of the unturned frame."""
        box, onto = self.upright, self.onto_page
        return (
            onto.map(box.x, box.y),
            onto.map(box.right, box.y),
            onto.map(box.right, box.bottom),
            onto.map(box.x, box.bottom),
        )

    @property
    def bounds(self) -> Box:
        """The upright box around the frame on the page, in mm."""
        return bounds(self.corners)

    @property
    def locked(self) -> bool:
        """Whether it, or a group that holds it, is locked."""
        return self.element.locked or any(group.locked for group in self.parents)

    @property
    def hidden(self) -> bool:
        """Whether it, or a group that holds it, is hidden."""
        return self.element.hidden or any(group.hidden for group in self.parents)


def spots(document: Document, page: int) -> Iterator[Spot]:
    """All elements of a page in painting order; a group comes before what it holds."""
    yield from _walk(document.pages[page].elements, page, (), IDENTITY)


def master_spots(document: Document, page: int) -> Iterator[Spot]:
    """All elements of the master that lies under a page, in painting order; even pages may have others of it."""
    key = document.pages[page].master
    master = next((each for each in document.masters if key and each.key == key), None)
    if master:
        below = master.even if master.even and page % 2 else master.elements
        yield from _walk(below, page, (), IDENTITY)


def unseen_spots(document: Document) -> Iterator[Spot]:
    """The elements of masters that lie under no page yet; a growing page may still come to show them."""
    seen = {spot.element.id for page in range(len(document.pages)) for spot in master_spots(document, page)}
    for master in document.masters:
        first = next((at for at, page in enumerate(document.pages) if page.master == master.key), 0)
        for elements in (master.elements, master.even):
            yield from (s for s in _walk(elements, first, (), IDENTITY) if s.element.id not in seen)


def _walk(
    elements: tuple[Element, ...], page: int, parents: tuple[Group, ...], view: Affine
) -> Iterator[Spot]:
    for element in elements:
        spot = Spot(element, page, parents, view)
        yield spot
        if isinstance(element, Group):
            inside = spot.onto_page @ Affine.translation(element.frame.x, element.frame.y)
            yield from _walk(element.elements, page, (*parents, element), inside)


def spot_of(document: Document, element_id: str) -> Spot | None:
    """Where the element with an id stands."""
    for page in range(len(document.pages)):
        for spot in spots(document, page):
            if spot.element.id == element_id:
                return spot
    return None


def spot_on(document: Document, page: int, element_id: str) -> Spot | None:
    """Where the element with an id stands on a page, be it the page's own or its master's; None without the page."""
    if page >= len(document.pages):
        return None
    all_on_it = (*spots(document, page), *master_spots(document, page))
    return next((spot for spot in all_on_it if spot.element.id == element_id), None)


def outermost(document: Document, ids: Collection[str]) -> list[Spot]:
    """The spots of the ids in painting order, without those that lie in a group that is among them too."""
    found = []
    for page in range(len(document.pages)):
        for spot in spots(document, page):
            if spot.element.id in ids and not any(group.id in ids for group in spot.parents):
                found.append(spot)
    return found


def changed(document: Document, ids: Collection[str], change: Callable[[Element], Element]) -> Document:
    """The document with `change` applied to the elements with these ids."""
    return map_elements(document, lambda element: change(element) if element.id in ids else element)


def with_frames(document: Document, frames: dict[str, Frame]) -> Document:
    """The document with other frames for some elements."""
    return changed(document, frames, lambda element: replace(element, frame=frames[element.id]))


def rebuilt(
    document: Document, rebuild: Callable[[tuple[Element, ...]], tuple[Element, ...]], page: int | None = None
) -> Document:
    """The document with `rebuild` applied to every list of siblings (of one page), the innermost first."""

    def walk(elements: tuple[Element, ...]) -> tuple[Element, ...]:
        inner = tuple(_with_children(e, walk(e.elements)) if isinstance(e, Group) else e for e in elements)
        return rebuild(elements if all(a is b for a, b in zip(inner, elements, strict=True)) else inner)

    pages = list(document.pages)
    for number, old in enumerate(pages):
        if page is None or number == page:
            elements = walk(old.elements)
            pages[number] = old if elements == old.elements else replace(old, elements=elements)
    same = all(a is b for a, b in zip(pages, document.pages, strict=True))
    return document if same else replace(document, pages=tuple(pages))


def _with_children(group: Group, elements: tuple[Element, ...]) -> Group:
    return group if elements is group.elements else replace(group, elements=elements)


def without(document: Document, ids: Collection[str]) -> Document:
    """The document without these elements; a group that becomes empty goes too. Locked ones stay."""
    gone = {spot.element.id for spot in outermost(document, ids) if not spot.locked}

    def rebuild(elements: tuple[Element, ...]) -> tuple[Element, ...]:
        kept = tuple(
            e for e in elements if e.id not in gone and not (isinstance(e, Group) and not e.elements)
        )
        return elements if len(kept) == len(elements) else kept

    return rebuilt(document, rebuild) if gone else document


def with_elements(document: Document, page: int, elements: Sequence[Element], above: str = "") -> Document:
    """The document with new elements on a page: over a sibling of the outermost level, else on top of all."""
    old = document.pages[page].elements
    at = next((i + 1 for i, element in enumerate(old) if element.id == above), len(old))
    return _with_page(
        document, page, replace(document.pages[page], elements=(*old[:at], *elements, *old[at:]))
    )


def _with_page(document: Document, number: int, page: Page) -> Document:
    return replace(document, pages=(*document.pages[:number], page, *document.pages[number + 1 :]))


def ids_of(document: Document) -> set[str]:
    """All ids in use."""
    own = {spot.element.id for page in range(len(document.pages)) for spot in spots(document, page)}
    lists = [elements for master in document.masters for elements in (master.elements, master.even)]
    return own.union(spot.element.id for each in lists for spot in _walk(each, 0, (), IDENTITY))


def taken_ids(document: Document) -> set[str]:
    """The ids that no new element gets: those in use, and of gone elements whose notices a person let stand."""
    return ids_of(document).union(each.element for each in document.ignored)


def fresh_id(taken: Collection[str], base: str) -> str:
    """An id that is not taken: `base`, else `base-2`, `base-3` and so on."""
    base = base[:56] or "element"
    if base not in taken:
        return base
    stem = base.rpartition("-")[0] if base.rpartition("-")[2].isdigit() and "-" in base else base
    count = 2
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"


def with_fresh_ids(document: Document, elements: Sequence[Element]) -> tuple[Element, ...]:
    """Copies of elements under ids that the document does not use; links among them (flow, couplet) follow."""
    taken = taken_ids(document)
    names: dict[str, str] = {}

    def name(element: Element) -> None:
        names[element.id] = fresh_id(taken, element.id)
        taken.add(names[element.id])
        if isinstance(element, Group):
            for inner in element.elements:
                name(inner)

    def renamed(element: Element) -> Element:
        element = replace(element, id=names[element.id], takes=names.get(element.takes, element.takes))
        if isinstance(element, Group):
            return replace(element, elements=tuple(renamed(inner) for inner in element.elements))
        links = {
            link: names.get(getattr(element, link), "")
            for link in ("flows_into", "mate")
            if getattr(element, link, "")
        }
        return replace(element, **links) if links else element

    for element in elements:
        name(element)
    return tuple(renamed(element) for element in elements)


def bounds_of(spots: Sequence[Spot]) -> Box:
    """The upright box around several frames on the page; they are not none."""
    box = spots[0].bounds
    for spot in spots[1:]:
        box = box.joined(spot.bounds)
    return box
