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


class Brought(Struct, frozen=True):
    """Values by field key, and what someone should know of them."""

    values: dict[str, str]
    notes: tuple[Bilingual, ...]


def brought_in(manuscript: Manuscript, document: Document) -> Brought:
    """What a manuscript gives to the fields of a design.

    Raises:
        InputFault: the design has no field for a text.
    """
    body, shown = _body(document)
    title, table = _title(document, body), _table(document)
    parts, values, notes = list(manuscript.parts), {}, []
    if table:
        sheet = next((part for part in parts if isinstance(part, Sheet)), None)
        if sheet:
            parts.remove(sheet)
            values[table.rows_from] = written_rows(_body_rows(sheet, table))
    left = sum(isinstance(part, Sheet) for part in parts)
    if left:
        notes.append(
            Bilingual(
                f"文稿里有 {left} 个表格在模板里没有位置，已经逐行排进“{body.label}”",
                f"{left} tables have no place in the template and stand in '{body.key}' line by line",
            )
        )
    lines = list(_lines(parts, numbered=shown.numbered))
    if manuscript.title and title:
        values[title.key] = manuscript.title
    elif manuscript.title:
        lines.insert(0, manuscript.title)
    values[body.key] = "\n".join(lines)
    return Brought(values, tuple(notes))


def _elements(document: Document) -> list[Element]:
    found: list[Element] = []

    def note(element: Element) -> Element:
        found.append(element)
        return element

    map_elements(document, note)
    return found


def _body(document: Document) -> tuple[Field, Text]:
    """The field for running text, and what shows it: of several lines, in a text of a fixed size, with the most room."""
    kinds = {field.key: field for field in document.fields if field.kind is FieldKind.LINES}
    shown = [
        (kinds[key], each)
        for each in _elements(document)
        if isinstance(each, Text) and each.fit is Fit.FIXED
        for key in keys_in(each.content)
        if key in kinds
    ]
    if not shown:
        raise InputFault(
            Bilingual("这个模板没有放正文的地方", "this template has no place for running text"),
            Bilingual(
                "换一个有正文的模板，如 postermaker templates --search 一封信",
                "take one with a body; see 'postermaker templates'",
            ),
        )
    return max(shown, key=lambda pair: pair[0].max_chars)


def _title(document: Document, body: Field) -> Field | None:
    def named(field: Field) -> bool:
        return field.key == "title" or "标题" in (field.label, *field.aliases)

    return next((field for field in document.fields if named(field) and field.key != body.key), None)


def _table(document: Document) -> Table | None:
    return next((each for each in _elements(document) if isinstance(each, Table) and each.rows_from), None)


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
