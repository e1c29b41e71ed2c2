"""Words found and replaced in a document: in what its texts and codes say, and in the values of its fields.

What a master says is one place, however many pages it lies under.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, FieldKind, QrCode, Table, Text
from postermaker.document.tables import keys_of, map_contents, said_by
from postermaker.document.tree import master_spots, spots, unseen_spots

#: Makes a text comparable, character by character.
Fold = Callable[[str], str]
#: Between the cells of a table, whose contents are looked through as one.
_CELL = "\x1f"
_PLACE = re.compile(r"\{[a-z][a-z0-9_]{0,39}\}")


class Hit(Struct, frozen=True):
    """Where the words are: in an element's own content, or in the value of a field that it shows."""

    element: str  #: the id of the element, of a field the first that shows it; empty where none does
    page: int  #: where it is seen, of a master's element the first page over it
    field: str  #: the field's key; empty in a content
    start: int
    end: int


def plain(text: str, *, narrow: bool = True) -> str:
    """A text without case, and with `narrow` without width, of the same length."""
    return "".join(_plain(char, narrow=narrow) for char in text)


def _plain(char: str, *, narrow: bool) -> str:
    made = unicodedata.normalize("NFKC", char) if narrow else char
    made = (made if len(made) == 1 else char).lower()
    return made if len(made) == 1 else char


def found(document: Document, words: str, fold: Fold) -> list[Hit]:
    """All places of some words, in the order of pages and layers; nothing is found for nothing.

    A field is found where a page shows it, at a master's element only where none does.
    """
    wanted = fold(words)
    if not wanted:
        return []
    waiting = [field.key for field in document.fields if field.kind is not FieldKind.PICTURE]
    hits: list[Hit] = []

    def look_into(key: str, element: str, page: int) -> None:
        places = _in(document.values.get(key, ""), wanted, fold)
        hits.extend(Hit(element, page, key, start, end) for start, end in places)

    own = {
        key
        for page in range(len(document.pages))
        for spot in spots(document, page)
        for key in keys_of(spot.element)
    }
    for page, element, is_own in _saying(document):
        places = _in_content(_CELL.join(said_by(element)), wanted, fold)
        hits.extend(Hit(element.id, page, "", start, end) for start, end in places)
        for key in dict.fromkeys(keys_of(element)):
            if key in waiting and (is_own or key not in own):
                waiting.remove(key)
                look_into(key, element.id, page)
    for key in waiting:
        look_into(key, "", 0)
    return hits


def _saying(document: Document) -> Iterator[tuple[int, Text | QrCode | Table, bool]]:
    """All that says something, with its page and whether it is the page's own."""
    told: set[str] = set()
    for page in range(len(document.pages)):
        below = [spot for spot in master_spots(document, page) if spot.element.id not in told]
        told.update(spot.element.id for spot in below)
        for spot in (*below, *spots(document, page)):
            if isinstance(spot.element, Text | QrCode | Table):
                yield page, spot.element, spot.element.id not in told
    for spot in unseen_spots(document):
        if isinstance(spot.element, Text | QrCode | Table):
            yield spot.page, spot.element, False


def _in(text: str, wanted: str, fold: Fold) -> Iterator[tuple[int, int]]:
    folded, at = fold(text), 0
    while (at := folded.find(wanted, at)) >= 0:
        yield at, at + len(wanted)
        at += len(wanted)


def _in_content(content: str, wanted: str, fold: Fold) -> Iterator[tuple[int, int]]:
    """Places in a content that do not touch the places of fields."""
    taken = [match.span() for match in _PLACE.finditer(content)]
    for start, end in _in(content, wanted, fold):
        if not any(start < b and a < end for a, b in taken):
            yield start, end


def replaced(document: Document, hits: list[Hit], new: str) -> Document:
    """The document with other words at these places."""
    contents: dict[str, list[tuple[int, int]]] = {}
    values: dict[str, list[tuple[int, int]]] = {}
    for hit in hits:
        where, key = (values, hit.field) if hit.field else (contents, hit.element)
        where.setdefault(key, []).append((hit.start, hit.end))
    own = new.replace("{", "｛").replace("}", "｝")  # braces stand for fields

    def change(element: Element) -> Element:
        if element.id in contents and isinstance(element, Text | QrCode):
            return replace(element, content=_spliced(element.content, contents[element.id], own))
        if element.id in contents and isinstance(element, Table):
            joined = _CELL.join(said_by(element))
            said = iter(_spliced(joined, contents[element.id], own).split(_CELL))
            return map_contents(element, lambda _: next(said))
        return element

    made = map_elements(document, change) if contents else document
    if not values:
        return made
    spoken = {key: _spliced(document.values[key], places, new) for key, places in values.items()}
    return replace(made, values={**made.values, **spoken})


def _spliced(text: str, places: list[tuple[int, int]], new: str) -> str:
    for start, end in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text
