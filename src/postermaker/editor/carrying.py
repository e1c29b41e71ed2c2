"""Another template for a document: words, pictures and signature carried over, what has no place put by. No Qt.

What has no place lies in a hidden group of the first page, the tray. So it is in the file, in every step of the
history, and in no print.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from postermaker.document.edit import map_elements
from postermaker.document.model import (
    Document,
    Element,
    Field,
    FieldKind,
    Frame,
    Group,
    Page,
    Picture,
    QrCode,
    Shape,
    Text,
)
from postermaker.document.places import filled_in
from postermaker.document.tree import fresh_id, ids_of, spots, with_fresh_ids
from postermaker.editor.offering import Role, code, code_side, text
from postermaker.editor.session import SIGNING, lead_field
from postermaker.editor.taking import picture
from postermaker.errors import Fault
from postermaker.geometry import Size
from postermaker.library import templates
from postermaker.library.templates import Template, field_names
from postermaker.units import parse_size

#: The id of the group that holds what has no place.
TRAY = "unused-things"


def in_tray(document: Document) -> tuple[Element, ...]:
    """What lies in a document's tray."""
    found = next((e for e in document.pages[0].elements if e.id == TRAY), None)
    return found.elements if isinstance(found, Group) else ()


def with_tray(document: Document, elements: tuple[Element, ...]) -> Document:
    """The document with these in its tray and nothing else; without any there is no tray."""
    first = document.pages[0]
    others = tuple(e for e in first.elements if e.id != TRAY)
    frame = Frame(x=0, y=0, width=document.width, height=document.height)
    hidden = tuple(replace(e, hidden=True, needs="", takes="") for e in elements)
    tray = Group(id=TRAY, name="没用上的", hidden=True, locked=True, frame=frame, elements=hidden)
    page = replace(first, elements=(tray, *others) if hidden else others)
    return replace(document, pages=(page, *document.pages[1:]))


def taken_out(document: Document, element_id: str) -> tuple[Document, Element | None]:
    """A document without one thing of its tray, and that thing, to be seen again."""
    kept = tuple(e for e in in_tray(document) if e.id != element_id)
    found = next((e for e in in_tray(document) if e.id == element_id), None)
    return with_tray(document, kept), replace(found, hidden=False) if found else None


def with_template(document: Document, template: Template) -> Document:
    """The document as a design of another template.

    It keeps its size where the template is for the same product, else it takes the template's usual one.
    Values go to fields of the same key or name, else to one that says the same: slogan, signature, picture, code.
    """
    same = document.product == template.product
    size = Size(document.width, document.height) if same else parse_size(template.sizes[0])
    drawn = templates.new_document(template, size)
    values, spare = _carried_values(document, drawn)
    things = [*_things(spare, document, size), *_own_things(document)]
    tray = _after_filling(document, values, drawn.fields)
    made = replace(
        drawn,
        values=values,
        assets={**document.assets, **drawn.assets},
        finishing=document.finishing if same else None,
    )
    fresh = with_fresh_ids(made, [*tray, *things])
    return with_tray(made, fresh)


# values ---------------------------------------------------------------------------------------------------------


def _carried_values(document: Document, drawn: Document) -> tuple[dict[str, str], list[tuple[Field, str]]]:
    """Values by the new fields' keys, and the old fields with values that found none."""
    values: dict[str, str] = {}
    waiting = [(field, document.values.get(field.key, "")) for field in document.fields]
    waiting = [(field, value) for field, value in waiting if value.strip()]
    for way in (_same_key, _same_name, _same_use):
        left = []
        for field, value in waiting:
            target = way(field, document, drawn)
            fitted = _fitted(value, field, target) if target and target.key not in values else None
            if target is None or fitted is None:
                left.append((field, value))
            else:
                values[target.key] = fitted
        waiting = left
    return values, waiting


def _same_key(field: Field, document: Document, drawn: Document) -> Field | None:
    return next((f for f in drawn.fields if f.key == field.key), None)


def _same_name(field: Field, document: Document, drawn: Document) -> Field | None:
    names = field_names(drawn.fields)
    key = next((names[name] for name in (field.label, *field.aliases) if name in names), None)
    return next((f for f in drawn.fields if f.key == key), None)


def _same_use(field: Field, document: Document, drawn: Document) -> Field | None:
    """The main text for the main text, a signature for a signature, a picture for a picture, a code for a code."""
    lead, new_lead = lead_field(document.fields), lead_field(drawn.fields)
    if lead is not None and field.key == lead.key:
        return new_lead
    if field.kind in (FieldKind.PICTURE, FieldKind.CODE):
        return next((f for f in drawn.fields if f.kind is field.kind), None)
    if field.label in SIGNING:
        return next((f for f in drawn.fields if f.label in SIGNING), None)
    return None


def _fitted(value: str, field: Field, target: Field) -> str | None:
    """A value as another field takes it; None where it takes no such thing, or not so much."""
    kinds = {field.kind, target.kind}
    if FieldKind.PICTURE in kinds and len(kinds) > 1:
        return None
    if target.kind in (FieldKind.TEXT, FieldKind.CODE):
        value = " ".join(value.split())
    return value if target.kind is FieldKind.PICTURE or len(value) <= target.max_chars else None


def _after_filling(document: Document, values: dict[str, str], fields: tuple[Field, ...]) -> list[Element]:
    """What stays in the tray: what lay there goes into fields of its name that are still empty."""
    kept: list[Element] = []
    names = field_names(fields)
    by_key = {field.key: field for field in fields}
    for element in in_tray(document):
        field = by_key.get(names.get(element.name, ""))
        value = _value_of(element, field) if field and not values.get(field.key) else ""
        if field and value:
            values[field.key] = value
        else:
            kept.append(element)
    return kept


def _value_of(element: Element, field: Field) -> str:
    """What a thing of the tray gives a field; empty where it does not suit."""
    if field.kind is FieldKind.PICTURE:
        return element.asset if isinstance(element, Picture) else ""
    content = element.content if isinstance(element, Text | QrCode) else ""
    if field.kind is not FieldKind.LINES:
        content = " ".join(content.split())
    return content if len(content) <= field.max_chars else ""


# things ---------------------------------------------------------------------------------------------------------


def _things(spare: list[tuple[Field, str]], document: Document, size: Size) -> Iterator[Element]:
    """Values without a field, as things that can be put onto the page."""
    for field, value in spare:
        if field.kind is FieldKind.PICTURE:
            if value in document.assets:
                yield picture(value, document.assets[value], field.label, size)
        elif field.kind is FieldKind.CODE:
            from postermaker.color import BLACK, Flat

            made = code(value, "M", Flat(BLACK), size, code_side(size))
            yield replace(made, name=field.label)
        else:
            role = Role.SIGNATURE if len(value) <= 16 and "\n" not in value else Role.BODY
            yield replace(text(role, size, dark=False), content=_plain(value), name=field.label)


def _plain(value: str) -> str:
    return value.replace("{", "｛").replace("}", "｝")


def _own_things(document: Document) -> Iterator[Element]:
    """What a person put onto the pages, or wrote over the template's words, as it stands there."""
    drawn = _drawn(document)
    for page in range(len(document.pages)):
        for spot in spots(document, page):
            element = spot.element
            if any(g.id == TRAY or g.id not in drawn for g in spot.parents) or element.id == TRAY:
                continue
            if element.id not in drawn or _was_written_over(element, drawn[element.id]):
                yield _alone(element, document)


def _drawn(document: Document) -> dict[str, Element]:
    """Every element of the document's template by its id; without the template, what shows fields or decorates."""
    try:
        designs = templates.load(document.template).designs
    except Fault:
        pages: tuple[Page, ...] = document.pages
        elements = [spot.element for p in range(len(pages)) for spot in spots(document, p)]
        return {e.id: e for e in elements if isinstance(e, Shape | Group) or _shows_field(e)}
    found: dict[str, Element] = {}
    for design in designs:
        there = Document(width=design.width, height=design.height, pages=design.pages)
        found |= {s.element.id: s.element for p in range(len(there.pages)) for s in spots(there, p)}
    return found


def _shows_field(element: Element) -> bool:
    return bool(getattr(element, "field", "")) or "{" in getattr(element, "content", "")


def _was_written_over(element: Element, drawn: Element) -> bool:
    if isinstance(element, Text) and isinstance(drawn, Text):
        return element.content != drawn.content and not _shows_field(element)
    return (
        isinstance(element, Picture) and bool(element.asset) and element.asset != getattr(drawn, "asset", "")
    )


def _alone(element: Element, document: Document) -> Element:
    """An element that says what its fields say now: the next template has other fields."""
    document = replace(document, pages=(Page(elements=(element,)),))

    def said(each: Element) -> Element:
        if isinstance(each, Text | QrCode):
            return replace(each, content=_plain(filled_in(each.content, document.values)))
        if isinstance(each, Picture) and each.field:
            return replace(each, asset=document.values.get(each.field, each.asset), field="")
        return each

    return map_elements(document, said).pages[0].elements[0]


def putting_out(document: Document, element_id: str, page: int) -> tuple[Document, str]:
    """The document with a thing of the tray on a page, in its middle; gives the thing's id there."""
    without, found = taken_out(document, element_id)
    if found is None:
        return document, ""
    key = fresh_id(ids_of(without), found.id)
    frame = found.frame
    middle = replace(frame, x=(document.width - frame.width) / 2, y=(document.height - frame.height) / 2)
    old = without.pages[page]
    made = replace(old, elements=(*old.elements, replace(found, id=key, frame=middle)))
    return replace(without, pages=(*without.pages[:page], made, *without.pages[page + 1 :])), key
