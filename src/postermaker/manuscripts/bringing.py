"""A manuscript as the values of a design's fields: title, body with # heads, the rows of a table."""

from collections.abc import Iterator

from msgspec import Struct

from postermaker.document.edit import map_elements
from postermaker.document.model import Cell, Document, Element, Field, FieldKind, Fit, Table, Text
from postermaker.document.places import keys_in
from postermaker.document.tables import written_rows
from postermaker.errors import Bilingual, InputFault
from postermaker.manuscripts.manuscript import Line, Manuscript, Sheet
from postermaker.text.numbering import marker_length

_DEEPEST = 4
#: A field of fewer characters is no place for running text.
_RUNNING = 200


class Brought(Struct, frozen=True):
    """Values by field key, and what someone should know of them."""

    values: dict[str, str]
    notes: tuple[Bilingual, ...]


def brought_in(manuscript: Manuscript, document: Document) -> Brought:
    """What a manuscript gives to the fields of a design.

    Raises:
        InputFault: the design has no field for what it says.
    """
    body, table = _body(document), _table(document)
    parts, values, notes = list(manuscript.parts), dict[str, str](), list[Bilingual]()
    sheet = next((part for part in parts if isinstance(part, Sheet)), None)
    if table and sheet:
        parts.remove(sheet)
        values[table.rows_from] = written_rows(_body_rows(sheet, table))
    title = _title(document, body[0] if body else None)
    if manuscript.title and title:
        values[title.key] = manuscript.title
    elif manuscript.title:
        parts.insert(0, Line(manuscript.title))
    if body:
        notes += _tables_left(parts, body[0])
        values[body[0].key] = "\n".join(_lines(parts, numbered=body[1].numbered))
    elif table and sheet:
        notes += _words_left(parts)
    else:
        raise _no_body()
    return Brought(values, tuple(notes))


def _tables_left(parts: list[Line | Sheet], body: Field) -> list[Bilingual]:
    left = sum(isinstance(part, Sheet) for part in parts)
    note = Bilingual(
        f"文稿里有 {left} 个表格在模板里没有位置，已经逐行排进“{body.label}”",
        f"{left} tables have no place in the template and stand in '{body.key}' line by line",
    )
    return [note] if left else []


def _words_left(parts: list[Line | Sheet]) -> list[Bilingual]:
    note = Bilingual(
        f"这个模板只放表格，文稿里另外 {len(parts)} 段没有排进来",
        f"this template takes the table only; {len(parts)} other parts of the manuscript were left out",
    )
    return [note] if parts else []


def _no_body() -> InputFault:
    return InputFault(
        Bilingual("这个模板没有放正文的地方", "this template has no place for running text"),
        Bilingual(
            "换一个有正文的模板，如 postermaker templates --search 一封信",
            "take one with a body; see 'postermaker templates'",
        ),
    )


def _elements(document: Document) -> list[Element]:
    found: list[Element] = []

    def note(element: Element) -> Element:
        found.append(element)
        return element

    map_elements(document, note)
    return found


def _body(document: Document) -> tuple[Field, Text] | None:
    """The field for running text, and what shows it: of several lines, in a text of a fixed size, with the most room."""
    kinds = {
        field.key: field
        for field in document.fields
        if field.kind is FieldKind.LINES and field.max_chars >= _RUNNING
    }
    shown = [
        (kinds[key], each)
        for each in _elements(document)
        if isinstance(each, Text) and each.fit is Fit.FIXED
        for key in keys_in(each.content)
        if key in kinds
    ]
    return max(shown, key=lambda pair: pair[0].max_chars, default=None)


def _title(document: Document, body: Field | None) -> Field | None:
    def named(field: Field) -> bool:
        return field.key == "title" or "标题" in (field.label, *field.aliases)

    return next((field for field in document.fields if named(field) and field is not body), None)


def _table(document: Document) -> Table | None:
    """The first table of which a field of several lines gives the rows."""
    lines = {field.key for field in document.fields if field.kind is FieldKind.LINES}
    tables = (each for each in _elements(document) if isinstance(each, Table))
    return next((each for each in tables if each.rows_from in lines), None)


def _body_rows(sheet: Sheet, table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows without their header where the table has one of its own."""
    own = bool(table.rows) and table.header_rows > 0
    return sheet.rows[1:] if own and len(sheet.rows) > 1 else sheet.rows


def _lines(parts: list[Line | Sheet], *, numbered: bool) -> Iterator[str]:
    """The body's lines. Heads get # where the text numbers them, unless they have a number; the highest is level 1."""
    levels = [part.level for part in parts if isinstance(part, Line) and part.level]
    above = min(levels, default=1) - 1
    for part in parts:
        match part:
            case Line():
                rank = min(part.level - above, _DEEPEST)
                head = numbered and part.level and not marker_length(part.text)
                yield f"{'#' * rank} {part.text}" if head else part.text
            case Sheet():
                for row in part.rows:
                    yield "\t".join(" ".join(cell.content.split()) for cell in row)
