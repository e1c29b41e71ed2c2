"""What the canvas shows: a document laid out, with pale samples where a field is empty.

The samples show where text will stand. They are on the screen only: export takes the document itself.
"""

from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Flat, Linear, Paint, Radial
from postermaker.display import DisplayList
from postermaker.document.edit import find, map_elements
from postermaker.document.model import (
    Document,
    Element,
    Field,
    FieldKind,
    Group,
    Ornament,
    Picture,
    QrCode,
    Shape,
    Table,
    Text,
)
from postermaker.document.places import filled_in
from postermaker.document.tables import keys_of, map_contents, typed_rows
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.layout.flows import left_out
from postermaker.layout.page import lay_out

_PALE = 0.4


class Proof(Struct, frozen=True):
    """A document's pages for the screen, what is wrong with it, and whether some text is a sample."""

    display: DisplayList
    issues: tuple[Issue, ...]
    has_samples: bool

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that go wrong in print."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)


def proof(document: Document, book: FontBook) -> Proof:
    """Lay a document out for the canvas.

    Raises:
        InputFault: a font family that is not there.
    """
    shown, samples = with_pale_samples(document)
    laid_out = lay_out(shown, book, keep_empty=True)
    found = tuple(issue for issue in laid_out.issues if issue.element not in samples)
    return Proof(laid_out.display, (*_unfilled(document), *found), bool(samples))


def _unfilled(document: Document) -> list[Issue]:
    """One error for each required field that is empty; its element is the field's key."""
    return [
        Issue(
            "unfilled",
            Severity.ERROR,
            field.key,
            Bilingual(f"“{field.label}”还没填", f"'{field.key}' is not filled yet"),
        )
        for field in document.fields
        if field.required and not document.values.get(field.key, "").strip()
    ]


def with_pale_samples(document: Document) -> tuple[Document, frozenset[str]]:
    """The document with samples where no field is filled, and the ids of the elements that show them."""
    samples = {f.key: f.sample for f in document.fields if f.kind is not FieldKind.PICTURE and f.sample}
    filled = {key for key, value in document.values.items() if value.strip()}
    pale: set[str] = set()
    gone: set[str] = set()  # their room is taken by what the user typed, as it will be in print

    def look(element: Element) -> Element:
        if element.takes and _keys(element) & filled:
            gone.add(element.takes)
        return element

    def change(element: Element) -> Element:
        absent = left_out(element, document.values)
        if absent and element.id in gone:
            return element
        wanting = absent and not samples.keys().isdisjoint(element.needs.split())
        keys = _keys(element)
        if not wanting and (keys & filled or not keys & samples.keys()):
            return element
        pale.add(element.id)
        return _pale(replace(element, needs=""), samples)

    map_elements(document, look)
    changed = map_elements(document, change)
    return (changed if pale else document), frozenset(pale)


def _keys(element: Element) -> set[str]:
    """The fields whose values an element shows."""
    return set() if isinstance(element, Picture) else set(keys_of(element))


def _pale(element: Element, samples: Mapping[str, str]) -> Element:
    """The element with samples and see-through colours. A layer's opacity would do too, but costs a picture each."""
    match element:
        case Text():
            style = replace(element.style, fill=_faded(element.style.fill), outlines=(), shadows=())
            return replace(element, content=filled_in(element.content, samples), style=style)
        case QrCode():
            return replace(element, content=filled_in(element.content, samples), dark=_faded(element.dark))
        case Shape():
            stroke = element.stroke and replace(element.stroke, paint=_faded(element.stroke.paint))
            return replace(element, fill=element.fill and _faded(element.fill), stroke=stroke)
        case Group():
            return replace(element, elements=tuple(_pale(e, samples) for e in element.elements))
        case Ornament():
            content = filled_in(element.content, samples)
            return replace(element, content=content, opacity=element.opacity * _PALE)
        case Table():
            table = map_contents(element, lambda content: filled_in(content, samples))
            rows = (*table.rows, *typed_rows(samples.get(table.rows_from, "")))
            return replace(table, rows=rows, rows_from="", opacity=element.opacity * _PALE)
        case Picture():
            return replace(element, opacity=element.opacity * _PALE)
        case _:
            assert_never(element)


def _faded(paint: Paint) -> Paint:
    if isinstance(paint, Flat):
        return replace(paint, opacity=paint.opacity * _PALE)
    assert isinstance(paint, Linear | Radial)
    stops = tuple(replace(stop, opacity=stop.opacity * _PALE) for stop in paint.stops)
    return replace(paint, stops=stops)


def field_behind(document: Document, issue: Issue) -> Field | None:
    """The field whose text an issue is about."""
    by_key = {field.key: field for field in document.fields}
    if issue.code == "unfilled":
        return by_key.get(issue.element)
    element = find(document, issue.element)
    if element is None or isinstance(element, Picture):
        return None
    return next((by_key[key] for key in keys_of(element) if key in by_key), None)
