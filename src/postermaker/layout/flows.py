"""Where texts and tables flow on: from frame to frame, and on pages that grow back to the next copy's first frame."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from postermaker.document.model import Document, Element, Fit, Group, Page, Table, Text

#: Places in texts that no field fills: the page's number from 1, and how many pages there are.
PAGE, PAGES = "page", "pages"


def left_out(part: Element | Page, values: Mapping[str, str]) -> bool:
    """Whether an element or a page is absent because all the fields that it needs are empty."""
    return bool(part.needs) and not any(values.get(key, "").strip() for key in part.needs.split())


def with_numbers(document: Document, number: int, count: int) -> Document:
    """The document with the numbers of a page as values; fields of these names keep theirs."""
    return replace(document, values={PAGE: str(number), PAGES: str(count), **document.values})


def flows_of(document: Document) -> dict[str, str]:
    """Which text or table flows into which: a later one of its kind that is shown and takes from no other.

    On a page that grows one may also flow back to itself or an earlier one of the page: there the next copy goes on.
    """
    shown = [
        (number, each)
        for number, page in enumerate(document.pages)
        for each in _shown(page.elements, document.values)
    ]
    places = {each.id: i for i, (_, each) in enumerate(shown)}
    targets: dict[str, str] = {}
    taken: set[str] = set()
    for i, (number, each) in enumerate(shown):
        at = places.get(each.flows_into, -1)
        if at < 0 or not _takes(shown[at][1], each):
            continue
        back = at <= i
        if back and not (document.pages[number].grows and shown[at][0] == number):
            continue
        if not back and each.flows_into in taken:
            continue
        targets[each.id] = each.flows_into
        taken |= set() if back else {each.flows_into}
    return targets


def _takes(target: Text | Table, source: Text | Table) -> bool:
    if isinstance(target, Text):
        return target.fit is Fit.FIXED and isinstance(source, Text)
    return isinstance(source, Table)


def _shown(elements: tuple[Element, ...], values: Mapping[str, str]) -> Iterator[Text | Table]:
    """The texts and tables that are painted, in order."""
    for element in elements:
        if element.hidden or element.opacity == 0 or left_out(element, values):
            continue
        match element:
            case Text() | Table():
                yield element
            case Group():
                yield from _shown(element.elements, values)
            case _:
                pass


def back_flows(page: Page, targets: Mapping[str, str]) -> dict[str, str]:
    """On a page that grows, the frames that flow on to its next copy, each with the one that takes it there."""
    order = ids_on(page)
    return {
        key: targets[key] for i, key in enumerate(order) if key in targets and targets[key] in order[: i + 1]
    }


def is_fed(page: Page, targets: Mapping[str, str]) -> bool:
    """Whether a frame of the page takes what frames of other pages have no room for."""
    own = ids_on(page)
    return any(target in own and source not in own for source, target in targets.items())


def ids_on(page: Page) -> list[str]:
    """The ids of a page's elements in painting order, a group's before those that it holds."""
    return list(_ids(page.elements))


def _ids(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        yield element.id
        if isinstance(element, Group):
            yield from _ids(element.elements)
