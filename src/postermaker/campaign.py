"""A campaign: one TOML file names slogans, products and lists; one command makes all of it.

Each product is a run over a list as `batch` does it, in a folder of its own; without a list there is a piece for
each slogan. Beside the folders lie one production list, one report, and the slogans as a text for loudspeakers.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from postermaker.batch.delivering import Delivery, deliver, order_lines
from postermaker.batch.job import Job, RowResult, Task
from postermaker.batch.ordering import Wanted, ordered
from postermaker.batch.pace import Standing
from postermaker.batch.running import run as run_batch
from postermaker.decoding import explained
from postermaker.document.model import Document, Field, FieldKind
from postermaker.errors import Bilingual, InputFault
from postermaker.export import DEFAULTS, ExportOptions, preset_of
from postermaker.filenames import safe_name
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.library import templates
from postermaker.library.families import of_family
from postermaker.library.presets import Preset, Sheets, preset
from postermaker.merge import fill
from postermaker.prepress.job import Ticket
from postermaker.production.lists import PRODUCTION_LIST, Billing, write_list
from postermaker.production.order import OrderLine
from postermaker.production.packs import By
from postermaker.production.report import REPORT_BOOK, write_report
from postermaker.tables.reading import read_table
from postermaker.tables.values import Row, Skipped, Table
from postermaker.units import parse_size

#: The slogans as they are read aloud.
SPOKEN = "标语口播.txt"
#: The key of a field that holds a slogan, where it is not the one that lists fill.
_SLOGAN = "slogan"


class Piece(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One product of a campaign."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]  #: of its folder
    template: str = ""  #: an id, or a folder beside the campaign's file
    product: str = ""  #: instead of a template: the one of the campaign's family
    list: str = ""  #: beside the campaign's file; none: a piece for each slogan
    size: str = ""
    quantity: Annotated[int, Meta(ge=1)] = 1  #: of each piece, where the list says nothing
    material: str = ""
    format: str = ""  #: `pdf`, `pdf,png`; none: the preset's
    preset: str = ""
    impose: str = ""  #: a press sheet for many copies
    file_name: str = ""  #: pattern of the files' names
    slogans: tuple[str, ...] = ()  #: instead of the campaign's
    values: dict[str, str] = {}  #: of fields, for all pieces
    columns: dict[str, str] = {}  #: field to column
    approval: bool = True  #: sheets to be signed


class Output(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes with the files."""

    packs: tuple[By, ...] = ()
    minimum_m2: Annotated[float, Meta(ge=0)] = 0.0  #: that a shop bills a piece at least
    lines: Annotated[int, Meta(ge=0)] = 0  #: of a production list's sheet; 0: any number


class Campaign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says."""

    title: Annotated[str, Meta(min_length=1, max_length=80)]
    slogans: Annotated[tuple[str, ...], Meta(min_length=1)]
    values: dict[str, str] = {}  #: of fields, for all products
    family: str = ""  #: of templates with one look, from which pieces are taken by product
    piece: Annotated[tuple[Piece, ...], Meta(min_length=1)]
    output: Output = Output()


class Made(Struct, frozen=True):
    """What became of one product."""

    piece: Piece
    folder: Path
    lines: tuple[OrderLine, ...]
    spoken: tuple[str, ...] = ()  #: the slogans on what was made, each once

    @property
    def sound(self) -> bool:
        """Whether every row was made without a problem; rows that the list left out are no fault."""
        return all(line.status in ("done", "skipped") for line in self.lines)


#: Called with the product, the rows done and the rows in all.
Progress = Callable[[Piece, int, int], None]


def read_campaign(path: Path) -> Campaign:
    """The campaign in a file; each piece has its template, also where the file names a product of the family.

    Raises:
        InputFault: it can't be read or breaks a rule, or the family has nothing for a product.
    """
    try:
        campaign = msgspec.toml.decode(_text(path.read_bytes()), type=Campaign)
        names = [safe_name(piece.name).casefold() for piece in campaign.piece]
        if len(set(names)) != len(names):
            raise ValueError(str(Bilingual("两种产品的 name 一样", "two pieces have the same name")))
        for piece in campaign.piece:
            _check_source(piece, campaign.family)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        why = explained(error)
        raise InputFault(
            Bilingual(f"活动文件“{path}”读不了：{why.zh}", f"the campaign '{path}' can't be read: {why.en}"),
            Bilingual("照 docs/campaigns.md 改好它", "mend it, see docs/campaigns.md"),
        ) from error
    return replace(campaign, piece=tuple(_of_family(piece, campaign.family) for piece in campaign.piece))


def _check_source(piece: Piece, family: str) -> None:
    """Raises ValueError for a piece whose template nobody can tell."""
    if bool(piece.template) == bool(piece.product):
        zh = f"“{piece.name}”的 template 和 product 要写一个，只写一个"
        raise ValueError(str(Bilingual(zh, f"'{piece.name}' wants either a `template` or a `product`")))
    if piece.product and not family:
        zh = f"“{piece.name}”写了 product，最上面就要写 family"
        raise ValueError(
            str(Bilingual(zh, f"'{piece.name}' has a `product`, so the campaign wants a `family`"))
        )


def _of_family(piece: Piece, family: str) -> Piece:
    return replace(piece, template=of_family(family, piece.product).id) if piece.product else piece


def _text(data: bytes) -> str:
    """A file as an office's editor saves it: UTF-8, with a mark or without, or GB18030."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _check_values(campaign: Campaign, beside: Path) -> None:
    """Refuse a value for all products that no product has a field for.

    Raises:
        InputFault: there is one.
    """
    fields = (templates.read(_template_folder(piece.template, beside)).fields for piece in campaign.piece)
    names = {name for each in fields for name in templates.field_names(each)}
    wrong = next((name for name in campaign.values if name not in names), None)
    if wrong is not None:
        raise InputFault(
            Bilingual(
                f"[values] 里的“{wrong}”没有一种产品用得上", f"no product has a field '{wrong}' of [values]"
            ),
            Bilingual("核对字段名", "check the field's name"),
        )


def make_campaign(
    campaign: Campaign,
    beside: Path,
    target: Path,
    created: datetime,
    *,
    jobs: int = 1,
    resume: bool = False,
    progress: Progress = lambda piece, done, total: None,
    told: Callable[[Bilingual], None] = lambda note: None,
) -> tuple[Made, ...]:
    """Make every product. All designs and lists are read before the first file is written.

    Args:
        campaign: what is wanted.
        beside: the folder from which its lists, templates and presets count.
        target: for the products' folders.
        created: the date in the files.
        jobs: processes on this machine.
        resume: keep what an earlier run made, where it still holds.
        progress: called after rows.
        told: takes what a person should know.

    Raises:
        InputFault: a template, list, preset or field that is none, or a folder that can't be written.
        Cancelled: by the person; whole files only are left.
    """
    _check_values(campaign, beside)
    orders = [(piece, *_ordered(piece, campaign, beside, target, created)) for piece in campaign.piece]
    made = []
    for piece, job, tasks, skipped in orders:
        outcome = run_batch(
            job,
            tasks,
            jobs=jobs,
            resume=resume,
            progress=partial(_stand, progress, piece),
            told=partial(_tell, told, piece),
        )
        made.append(_delivered(piece, campaign, job, tasks, outcome.results, skipped))
    _write_whole(campaign, target, made)
    return tuple(made)


def _tell(told: Callable[[Bilingual], None], piece: Piece, note: Bilingual) -> None:
    """A note with the product that it is about."""
    told(Bilingual(f"{piece.name}：{note.zh}", f"{piece.name}: {note.en}"))


def _stand(progress: Progress, piece: Piece, standing: Standing) -> None:
    progress(piece, standing.done, standing.total)


def _ordered(
    piece: Piece, campaign: Campaign, beside: Path, target: Path, created: datetime
) -> tuple[Job, list[Task], tuple[Skipped, ...]]:
    """A product's job and tasks, and what its list left out."""
    folder = _template_folder(piece.template, beside)
    template = templates.read(folder)
    size = parse_size(piece.size or template.sizes[0])
    document = templates.new_document(template, size, folder)
    document = _filled(document, {**_fitting(campaign.values, document), **piece.values}, beside)
    slogan = _slogan_of(document).label
    table = _listed(piece, campaign, beside, document, slogan)
    made = _preset(piece, beside)
    formats = _formats(piece, made)
    for suffix in formats:
        preset_of(suffix, ExportOptions(preset=made if suffix in made.suffixes else None))
    ticket = Ticket(quantity=piece.quantity, material=piece.material)
    wanted = Wanted(
        document=document,
        template="" if document.values else str(folder),
        pictures=beside / Path(piece.list).parent,
        source=beside / piece.list if piece.list else None,
        folder=target / safe_name(piece.name),
        formats=formats,
        options=ExportOptions(preset=made, ticket=ticket, created=created, checked=False, durable=False),
        asked=piece.columns,
        name=piece.file_name,
    )
    return *ordered(wanted, table), table.skipped


def _template_folder(said: str, beside: Path) -> Path:
    own = beside / said
    if (own / templates.FILE).is_file():
        return own
    templates.load(said)  # says which one is near
    return templates.folder() / said


def _fitting(values: dict[str, str], document: Document) -> dict[str, str]:
    """Of the values for all products those that this one has a field for."""
    names = templates.field_names(document.fields)
    return {name: value for name, value in values.items() if name in names}


def _filled(document: Document, values: dict[str, str], beside: Path) -> Document:
    return fill(document, values, beside, complete=False) if values else document


def _slogan_of(document: Document) -> Field:
    """The field that takes a slogan: the first required text.

    Raises:
        InputFault: the template has none.
    """
    texts = [f for f in document.fields if f.kind in (FieldKind.TEXT, FieldKind.LINES)]
    if not texts:
        raise InputFault(
            Bilingual(
                f"模板“{document.template}”没有放文字的字段", f"'{document.template}' has no field for text"
            ),
            Bilingual("换一个模板", "take another template"),
        )
    return next((f for f in texts if f.required), texts[0])


def _listed(piece: Piece, campaign: Campaign, beside: Path, document: Document, slogan: str) -> Table:
    """The product's list: rows without a slogan of their own take the campaign's in turn."""
    slogans = piece.slogans or campaign.slogans
    if not piece.list:
        rows = tuple(Row(i, {slogan: said}) for i, said in enumerate(slogans, 1))
        return Table((slogan,), rows)
    names = templates.field_names(document.fields)
    table = read_table(beside / piece.list, names=frozenset({*names, *piece.columns.values()}))
    key = names[slogan]
    column = next(
        (name for name in table.columns if name == piece.columns.get(slogan) or names.get(name) == key), ""
    )
    said = cycle(slogans)
    rows = tuple(_with_slogan(row, column or slogan, said) for row in table.rows)
    columns = table.columns if column else (*table.columns, slogan)
    return replace(table, columns=columns, rows=rows)


def _with_slogan(row: Row, column: str, slogans: Iterator[str]) -> Row:
    if row.values.get(column, "").strip():
        return row
    return replace(row, values={**row.values, column: next(slogans)})


def _preset(piece: Piece, beside: Path) -> Preset:
    said = piece.preset
    if not said:
        suffix = _suffixes(piece.format)[0] if piece.format else ".pdf"
        made = preset(DEFAULTS.get(suffix, "pdf-x4"))
    else:
        made = preset(str(beside / said) if said.lower().endswith(".toml") else said)
    made = replace(made, finishing_sheet=False)  # one for each row would bury the shop
    return replace(made, sheets=Sheets.IMPOSED, sheet=piece.impose) if piece.impose else made


def _formats(piece: Piece, made: Preset) -> tuple[str, ...]:
    return _suffixes(piece.format) if piece.format else made.suffixes[:1]


def _suffixes(said: str) -> tuple[str, ...]:
    return tuple("." + name.strip().lower().lstrip(".") for name in said.split(","))


def _delivered(
    piece: Piece,
    campaign: Campaign,
    job: Job,
    tasks: Sequence[Task],
    results: Sequence[RowResult],
    skipped: Sequence[Skipped],
) -> Made:
    folder = Path(job.folder)
    lines = order_lines(job, tasks, results)
    delivery = Delivery(
        title=f"{campaign.title} · {piece.name}",
        billing=_billing(campaign),
        approval=piece.approval,
        packs=campaign.output.packs,
    )
    deliver(folder, job, tasks, lines, delivery, FontBook())
    return Made(piece, folder, tuple(lines), _spoken(job, tasks, results))


def _spoken(job: Job, tasks: Sequence[Task], results: Sequence[RowResult]) -> tuple[str, ...]:
    """The slogans of the rows that were made, and those that the product's own values hold, each once, in order."""
    key = _slogan_of(job.document).key
    columns = [column for column, filled in job.columns.fields.items() if filled in (key, _SLOGAN)]
    failed = {(result.row, result.part) for result in results if result.status == "failed"}
    made = (task.row for task in tasks if (task.row.number, task.row.part) not in failed)
    said = [
        job.document.values.get(_SLOGAN, ""),
        *(row.values.get(name, "") for row in made for name in columns),
    ]
    return tuple(dict.fromkeys(" ".join(text.split()) for text in said if text.strip()))


def _billing(campaign: Campaign) -> Billing:
    output = campaign.output
    return Billing(minimum=Decimal(str(output.minimum_m2)), lines=output.lines, title=campaign.title)


def _write_whole(campaign: Campaign, target: Path, made: Sequence[Made]) -> None:
    """One list and one report of all products, each row with its product's name, and the slogans to be read aloud."""
    lines: list[OrderLine] = []
    for each in made:
        for line in each.lines:
            files = tuple(f"{each.folder.name}/{name}" for name in line.files)
            lines.append(replace(line, piece=each.piece.name, files=files))
    write_list(target / PRODUCTION_LIST, lines, _billing(campaign))
    write_report(target / REPORT_BOOK, lines, [line.row for line in lines], campaign.title)
    spoken = dict.fromkeys([*campaign.slogans, *(said for each in made for said in each.spoken)])
    said = "\n".join([campaign.title, "", *spoken, ""])
    with writing(target / SPOKEN) as stream:
        stream.write(said.encode("utf-8-sig"))
