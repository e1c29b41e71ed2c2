"""From what the page holds to a job and its tasks: the list, the corrections made in it, what is wanted. No Qt."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.job import Job, Task
from postermaker.batch.matching import fill_columns
from postermaker.batch.ordering import Wanted, ordered
from postermaker.document.model import Document
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.export import DEFAULTS, ExportOptions
from postermaker.geometry import Size
from postermaker.library import templates
from postermaker.library.presets import presets
from postermaker.library.products import product
from postermaker.library.templates import field_names
from postermaker.tables.reading import read_table
from postermaker.tables.values import Row, Table
from postermaker.units import MM_PER_INCH

#: A row of the list: its number, and which of several products it asks for.
RowKey = tuple[int, int]
#: Number of a row to its cells that were written anew here; the list's file keeps its own.
Corrections = Mapping[int, Mapping[str, str]]

#: The longer side of a picture that is made to look at, in pixels.
_LOOK_PX = 2400


class Source(Struct, frozen=True, kw_only=True):
    """A list's file and how it is to be read."""

    path: Path
    sheet: str = ""  #: empty: the first one with a list
    encoding: str = ""  #: of a text; empty: found
    header_row: int = 0  #: 0: found


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be made of a list."""

    source: Source
    document: Document
    folder: Path
    asked: Mapping[str, str] = {}  #: field key or role to column; an empty column: unused
    preset: str = ""  #: key; empty: as the product's usual
    look: bool = False  #: a small picture beside each file
    name: str = ""  #: pattern; empty: as shops read them
    proofread: bool = True


def key_of(row: Row) -> RowKey:
    """By what a row is known while its cells change."""
    return (row.number, row.part)


def read(source: Source, document: Document) -> Table:
    """The list.

    Raises:
        Fault: it can't be read.
    """
    return read_table(
        source.path,
        sheet=source.sheet or None,
        encoding=source.encoding or None,
        header_row=source.header_row or None,
        names=frozenset(field_names(document.fields)),
    )


def corrected(table: Table, corrections: Corrections) -> Table:
    """The list with the corrections in its cells."""
    if not corrections:
        return table
    return replace(table, rows=tuple(_corrected(row, corrections.get(row.number, {})) for row in table.rows))


def _corrected(row: Row, cells: Mapping[str, str]) -> Row:
    """A row with other cells; what was wrong with the old ones is no longer."""
    if not cells:
        return row
    spoilt = {column: why for column, why in row.spoilt.items() if column not in cells}
    fault = row.fault
    if fault in row.spoilt.values():
        fault = next(iter(spoilt.values()), "")
    return replace(row, values={**row.values, **cells}, spoilt=spoilt, fault=fault)


def ordered_of(wish: Wish, table: Table) -> tuple[Job, list[Task]]:
    """The job and its tasks.

    Raises:
        Fault: no column fits, or the name's pattern or the preset won't do.
    """
    if not fill_columns(table.columns, wish.document.fields, _for_fields(wish)):
        raise nothing_filled(wish.document)
    formats = formats_of(wish)
    preset = presets().get(wish.preset) or presets()[DEFAULTS[formats[0]]]
    # a finishing sheet for each row would bury the shop
    preset = replace(preset, finishing_sheet=False)
    dpi = _look_dpi(wish.document) if wish.look and formats[0] == ".pdf" else None
    # to the second: a run that is shown before it is made is the same run
    options = ExportOptions(preset=preset, dpi=dpi, created=datetime.now(), checked=False, durable=False)
    return ordered(
        Wanted(
            document=wish.document,
            template=template_behind(wish.document),
            pictures=wish.source.path.parent,
            folder=wish.folder,
            formats=formats,
            options=options,
            asked=dict(wish.asked),
            name=wish.name,
            preset_formats=not (wish.preset or wish.look),
            source=wish.source.path,
            proofread=wish.proofread,
        ),
        table,
    )


def _for_fields(wish: Wish) -> dict[str, str]:
    """What was asked of fields, without the words for size, number and so on."""
    names = field_names(wish.document.fields)
    return {word: column for word, column in wish.asked.items() if word in names}


def usual_suffix(document: Document) -> str:
    """What a document becomes where nothing else is asked for."""
    suffix = presets()[product(document.product).preset].suffixes[0]
    return ".png" if document.screen and suffix == ".pdf" else suffix


def formats_of(wish: Wish) -> tuple[str, ...]:
    """The suffixes of a row's files."""
    preset = presets().get(wish.preset)
    first = preset.suffixes[0] if preset else usual_suffix(wish.document)
    return (first, ".png") if wish.look and first == ".pdf" else (first,)


def _look_dpi(document: Document) -> float:
    return max(1.0, min(96.0, _LOOK_PX * MM_PER_INCH / max(document.width, document.height)))


def template_behind(document: Document) -> str:
    """The folder of the template whose design a document still is, so that a row's size takes the nearest design."""
    try:
        template = templates.load(document.template)
        drawn = templates.new_document(template, Size(document.width, document.height))
    except Fault:
        return ""
    return str(templates.folder() / template.id) if drawn.pages == document.pages else ""


def output_of(path: Path) -> Path:
    """Where a list's files go if nothing else is said: a folder beside it."""
    return path.with_name(f"{path.stem}_成品")


def nothing_filled(document: Document) -> InputFault:
    """The fault where no column was found for any field."""
    labels = "、".join(field.label for field in document.fields)
    return InputFault(
        Bilingual("名单里没有一列对得上模板的字段", "no column of the list matches a field"),
        Bilingual(f"在左边选哪一列是{labels}", "choose the columns on the left"),
    )
