"""Fields of a document: made of its texts, pictures and codes, renamed, taken away. Documents in, documents out."""

from msgspec.structs import replace

from postermaker.document.edit import find, map_elements
from postermaker.document.model import Document, Element, Field, FieldKind, Picture, QrCode, Table, Text
from postermaker.document.places import filled_in, keys_in
from postermaker.document.tables import map_contents, typed_rows
from postermaker.document.tree import changed, fresh_id
from postermaker.errors import Bilingual, InputFault

#: The longest name of a field, see `Field.label`.
LONGEST_LABEL = 20
_LINES = 2_000


def can_be_field(document: Document, element_id: str) -> bool:
    """Whether an element's content is its own and can be made a field's."""
    element = find(document, element_id)
    if isinstance(element, Text | QrCode):
        return not keys_in(element.content)
    return isinstance(element, Picture) and not element.field


def with_field(document: Document, element_id: str, label: str) -> tuple[Document, str]:
    """A document in which a list fills what an element says or shows; gives the new field's key.

    What it says now becomes the field's value and its sample.

    Raises:
        InputFault: the name is empty, too long or taken.
    """
    element = find(document, element_id)
    assert element is not None
    label = _checked(document, label, "")
    key = _fresh_key(document, element)
    value, kind = _value_of(element)
    sample = "" if kind is FieldKind.PICTURE else value[:5_000]
    most = max(200, _LINES if kind is FieldKind.LINES else len(value) * 2)
    field = Field(key=key, label=label, kind=kind, sample=sample, max_chars=min(most, 20_000))

    def change(each: Element) -> Element:
        if isinstance(each, Picture):
            return replace(each, field=key, asset="")
        assert isinstance(each, Text | QrCode)
        return replace(each, content=f"{{{key}}}")

    values = {**document.values, **({key: value} if value else {})}
    made = changed(document, {element_id}, change)
    return replace(made, fields=(*document.fields, field), values=values), key


def _value_of(element: Element) -> tuple[str, FieldKind]:
    match element:
        case Picture():
            return element.asset, FieldKind.PICTURE
        case QrCode():
            return element.content, FieldKind.CODE
        case Text():
            return element.content, FieldKind.LINES if "\n" in element.content else FieldKind.TEXT
        case _:
            raise AssertionError(f"{element.id} says and shows nothing")


def _fresh_key(document: Document, element: Element) -> str:
    base = {Picture: "picture", QrCode: "code"}.get(type(element), "text")
    return fresh_id({field.key for field in document.fields}, base).replace("-", "_")


def _checked(document: Document, label: str, key: str) -> str:
    label = " ".join(label.split())
    if not label or len(label) > LONGEST_LABEL:
        raise InputFault(
            Bilingual("字段名要有 1 到 20 个字", "a field's name has 1 to 20 characters"),
            Bilingual("写表头那样的短名，如“署名”", "write it like a column's head"),
        )
    others = (f for f in document.fields if f.key != key)
    if any(label in (f.label, *f.aliases, f.key) for f in others):
        raise InputFault(
            Bilingual(f"已经有叫“{label}”的字段", f"there is a field '{label}' already"),
            Bilingual("换一个名字", "take another name"),
        )
    return label


def renamed(document: Document, key: str, label: str) -> Document:
    """A field under another name; lists with the old name go on to match.

    Raises:
        InputFault: the name is empty, too long or taken.
    """
    label = _checked(document, label, key)

    def change(field: Field) -> Field:
        if field.key != key or field.label == label:
            return field
        aliases = tuple(dict.fromkeys((*field.aliases, field.label)))
        return replace(field, label=label, aliases=tuple(a for a in aliases if a != label))

    return replace(document, fields=tuple(change(field) for field in document.fields))


def required(document: Document, key: str, *, on: bool) -> Document:
    """A field that must be filled, or need not."""
    fields = tuple(replace(f, required=on) if f.key == key else f for f in document.fields)
    return replace(document, fields=fields)


def without_field(document: Document, key: str) -> Document:
    """A document without a field: what it says now is written where the field stood."""
    value = document.values.get(key, "")

    def change(element: Element) -> Element:
        needs = " ".join(each for each in element.needs.split() if each != key)
        if needs != element.needs:
            element = replace(element, needs=needs)
        if isinstance(element, Text | QrCode) and key in keys_in(element.content):
            others = {k: f"{{{k}}}" for k in keys_in(element.content)}
            return replace(element, content=filled_in(element.content, {**others, key: value}))
        if isinstance(element, Table):
            return _without(element, key, value)
        if isinstance(element, Picture) and element.field == key:
            return replace(element, field="", asset=value or element.asset)
        return element

    made = map_elements(document, change)
    values = {k: v for k, v in document.values.items() if k != key}
    return replace(made, fields=tuple(f for f in document.fields if f.key != key), values=values)


def _without(table: Table, key: str, value: str) -> Table:
    """A table that says what the field says, and no longer asks for it."""

    def filled(content: str) -> str:
        others = {k: f"{{{k}}}" for k in keys_in(content)}
        return filled_in(content, {**others, key: value})

    table = map_contents(table, filled)
    if table.rows_from != key:
        return table
    return replace(table, rows=(*table.rows, *typed_rows(value)), rows_from="")
