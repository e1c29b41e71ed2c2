"""From a design, a list and what is wanted of them to a job and its tasks."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.asking import left_out
from postermaker.batch.job import DEADLINE_S, Job, Role, Task
from postermaker.batch.matching import NOTES, PRICES, SHOPS, match_columns
from postermaker.batch.rows import embedded_in
from postermaker.batch.several import parted
from postermaker.batch.wishes import Wishes, as_wished, empty_document, options_of
from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, FieldKind, Locale, Text
from postermaker.errors import Bilingual, Fault, InputFault, Severity
from postermaker.export import ExportOptions
from postermaker.files import write_durably
from postermaker.geometry import Size
from postermaker.images import probe
from postermaker.library.products import product
from postermaker.library.templates import is_own
from postermaker.naming import Facts, Namer, Pattern, default_pattern
from postermaker.production.order import short_finishing
from postermaker.tables.values import Row, Table

if TYPE_CHECKING:
    from postermaker.proofreading.remarks import Remark

#: Files that a run writes itself: no row's file may be called so.
TAKEN = ("审批样稿", "报告", "制作清单", "report")
#: What an export may add to a row's name: no other row's name may end so.
_BESIDE = ("_加工图", "_拼接图", "_生产单", "-1", "-2")


class Wanted(Struct, frozen=True, kw_only=True):
    """What is to be made of a list."""

    document: Document
    template: str = ""  #: its folder
    pictures: Path  #: the folder from which a list's pictures count
    folder: Path  #: for the files
    formats: tuple[str, ...]
    options: ExportOptions
    asked: dict[str, str] = {}  #: field to column
    name: str = ""  #: pattern of the files' names; empty: as shops' order forms read them
    locale: Locale | None = None
    preset_formats: bool = False
    force: bool = False
    deadline: float = DEADLINE_S
    memory_mb: int = 0
    outside: bool = False
    source: Path | None = None  #: the list's file, for the pictures in its cells
    judged: bool = True  #: run the rules about a row's own words and pictures
    proofread: bool = True  #: look the whole list over for wrong words, other towns' names, doubled rows


def ordered(wanted: Wanted, table: Table) -> tuple[Job, list[Task]]:
    """The job and a named task for each row.

    Raises:
        InputFault: no row, no column fits a field, or the pattern names a column that is not there.
    """
    _refuse_empty(table)
    columns = match_columns(table.columns, wanted.document.fields, wanted.asked)
    unit = product(wanted.document.product).unit
    pattern = Pattern.parse(wanted.name or default_pattern(unit), table.columns)
    used = {*PRICES, *SHOPS, *NOTES, *columns.fields, *columns.roles.values(), *_named(pattern, table)}
    job = Job(
        document=wanted.document,
        folder=str(wanted.folder),
        pictures=str(wanted.pictures),
        formats=wanted.formats,
        options=wanted.options,
        columns=columns,
        asked=wanted.asked,
        template=wanted.template,
        locale=wanted.locale,
        preset_formats=wanted.preset_formats,
        force=wanted.force,
        deadline=wanted.deadline,
        memory_mb=wanted.memory_mb,
        judged=wanted.judged,
        outside=wanted.outside,
        unused=tuple(name for name in table.columns if name not in used),
    )
    job = replace(job, omitted=left_out(job, table.skipped))
    table = _with_embedded(wanted, job, table)
    job, table = parted(job, table)
    namer = Namer(pattern, taken=TAKEN, beside=_BESIDE)
    facts = list(_facts(job, table))
    remarks = _remarks(job, table, facts) if wanted.proofread else {}
    patterns = {each.unit or unit: pattern if wanted.name else _usual(each.unit or unit) for each in facts}
    tasks = [
        _task(row, namer.stem(each, patterns[each.unit or unit]), remarks.get(row.number, ()))
        for row, each in zip(table.rows, facts, strict=True)
    ]
    return job, tasks


def _usual(unit: str) -> Pattern:
    """The pattern of names for products whose size is said in `unit`."""
    return Pattern.parse(default_pattern(unit))


def _refuse_empty(table: Table) -> None:
    """Refuse a list with a header only: nobody means that.

    Raises:
        InputFault: it has no row; the line says why those that there are do not count.
    """
    if table.rows:
        return
    whys = list(dict.fromkeys(each.why for each in table.skipped))
    left = sum(each.count for each in table.skipped)
    named = Bilingual("、".join(why.zh for why in whys[:3]), ", ".join(why.en for why in whys[:3]))
    also = Bilingual(f"（没有读入 {left} 行：{named.zh}）", f" ({left} rows left out: {named.en})")
    also = also if left else Bilingual("", "")
    raise InputFault(
        Bilingual(f"名单只有表头，没有一行可做{also.zh}", f"the list has a header and no row{also.en}"),
        Bilingual("请在表头下面填上内容，一行一件", "fill in rows below the header, one for each piece"),
    )


def _task(row: Row, stem: str, remarks: "Sequence[Remark]") -> Task:
    """A row's task. A word that is never to be printed, or a sample's name, is a fault of the row: it is not made."""
    wrong = next((str(each.message) for each in remarks if each.severity is Severity.ERROR), "")
    if wrong and not row.fault:
        row = replace(row, fault=wrong)
    return Task(
        row, stem, tuple(str(each.message) for each in remarks if each.severity is not Severity.ERROR)
    )


def _remarks(job: Job, table: Table, facts: Sequence[Facts]) -> "dict[int, tuple[Remark, ...]]":
    """What reading the list over finds, by row."""
    from postermaker.proofreading.own import own_words  # its tables are large, and not every run wants them
    from postermaker.proofreading.proof import proofread_list
    from postermaker.proofreading.rows import RowText

    columns, place = job.columns.fields, job.columns.roles.get(Role.PLACE, "")
    pictures = {field.key for field in job.document.fields if field.kind is FieldKind.PICTURE}
    office = next((column for column, key in columns.items() if key == "sign"), "")
    rows = [
        RowText(
            row.number,
            place=row.values.get(place, ""),
            office=row.values.get(office, ""),
            texts={c: row.values.get(c, "") for c, key in columns.items() if key not in pictures},
            quantity=each.quantity,
            size=f"{each.size.width:g}x{each.size.height:g}",
        )
        for row, each in zip(table.rows, facts, strict=True)
        if row.part <= 1  # the parts of a row are no doubles
    ]
    samples = [field.sample for field in job.document.fields if field.sample and is_own(field)]
    return proofread_list(rows, own_words(), _written_in(job.document), samples=samples)


def _written_in(document: Document) -> Locale:
    """The writing of a list: its design's. What is converted is converted after it was read over."""
    found: list[Locale] = []

    def note(element: Element) -> Element:
        if isinstance(element, Text):
            found.append(element.locale)
        return element

    map_elements(document, note)
    return found[0] if found else Locale.MAINLAND


def _with_embedded(wanted: Wanted, job: Job, table: Table) -> Table:
    """The list with the pictures that lie in its cells put beside the files, and their paths in the cells."""
    pictured = {field.key for field in wanted.document.fields if field.kind is FieldKind.PICTURE}
    columns = [column for column, key in job.columns.fields.items() if key in pictured]
    if not (wanted.source and columns and table.source.kind == "xlsx"):
        return table
    from postermaker.tables.pictures import embedded_pictures

    found = embedded_pictures(wanted.source, table.source.sheet or None)
    if not found:
        return table
    home = embedded_in(job.folder)
    home.mkdir(parents=True, exist_ok=True)
    places = [(column, table.source.positions.get(column, 0)) for column in columns]
    return replace(table, rows=tuple(_pictured(row, places, found, home) for row in table.rows))


def _pictured(
    row: Row, places: list[tuple[str, int]], found: Mapping[tuple[int, int], bytes], home: Path
) -> Row:
    """A row whose empty picture cells hold the paths of the pictures that lie in them."""
    values = dict(row.values)
    for column, number in places:
        place = (row.number, number)
        if not values.get(column, "").strip() and place in found:
            data = found[place]
            path = home / f"{hashlib.sha256(data).hexdigest()}.{probe(data, column).extension}"
            if not path.exists():
                write_durably(path, data)
            values[column] = str(path.resolve())
    return replace(row, values=values) if values != row.values else row


def _named(pattern: Pattern, table: Table) -> Iterator[str]:
    names = {name for group in pattern.groups for name in group.names}
    return (name for name in table.columns if name in names)


def _facts(job: Job, table: Table) -> Iterator[Facts]:
    date = f"{job.options.created:%Y-%m-%d}" if job.options.created else ""
    index = 0
    for row in table.rows:
        index += row.part <= 1  # the parts of a row have its number
        yield _row_facts(job, row, index, date)


def _row_facts(job: Job, row: Row, index: int, date: str) -> Facts:
    """What a row's files are named after; of a row that can't be made only what its cells say."""
    bare = Facts(index=index, row=row.number, unit="", columns=row.values, date=date)
    try:
        wishes = Wishes.of(job, row)
        document = as_wished(empty_document(job, row, wishes)[0], wishes)
        options = options_of(job, wishes)
    except Fault:
        return bare
    made = product(document.product)
    finishing = wishes.text(Role.FINISHING)
    return Facts(
        index=index,
        row=row.number,
        product=made.name,
        size=Size(document.width, document.height),
        unit=made.unit,
        quantity=options.ticket.quantity,
        material=options.ticket.material,
        finishing=(finishing,) if finishing else short_finishing(document.finishing or made.finishing),
        place=wishes.text(Role.PLACE),
        date=date,
        columns=row.values,
    )
