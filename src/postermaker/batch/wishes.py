"""What the cells of a row ask for beside words: size, number, material, finishing, template, preset, writing, product."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.identity import preset_digest, template_digest
from postermaker.batch.job import Job, Role
from postermaker.batch.matching import fill_columns
from postermaker.document.edit import resize
from postermaker.document.model import Document, Locale
from postermaker.errors import Bilingual, InputFault
from postermaker.export import ExportOptions
from postermaker.geometry import Size
from postermaker.library import templates
from postermaker.library.presets import Preset
from postermaker.library.presets import preset as find_preset
from postermaker.library.products import find_product, product
from postermaker.tables.values import EXCEL_ERRORS, Row
from postermaker.units import parse_size

_COUNT = re.compile(r"[x×]?(\d{1,7})\D{0,4}")
_LOCALES = {
    Locale.MAINLAND: ("zh-hans", "zh-cn", "简体", "简体中文", "简", "大陆"),
    Locale.TAIWAN: ("zh-hant-tw", "zh-tw", "zh-hant", "台湾", "台繁", "繁体", "繁体中文", "繁体(台湾)"),
    Locale.HONGKONG: ("zh-hant-hk", "zh-hk", "香港", "港繁", "繁体(香港)"),
}


class Wishes(Struct, frozen=True):
    """What a row says in the columns that fill no field; empty where it says nothing."""

    said: dict[Role, str]
    pictures: str  #: the folder from which its paths count

    @classmethod
    def of(cls, job: Job, row: Row) -> "Wishes":
        """A row's wishes.

        Raises:
            InputFault: a cell shows an error of Excel.
        """
        said = {role: row.values.get(column, "").strip() for role, column in job.columns.roles.items()}
        refuse_excel_errors(said.values())
        return cls({role: text for role, text in said.items() if text}, job.pictures)

    def text(self, role: Role) -> str:
        """What is said of one thing."""
        return self.said.get(role, "")

    @property
    def size(self) -> Size | None:
        """From one column or from two; raises InputFault if it is none."""
        said = self.text(Role.SIZE)
        sides = [self.text(Role.WIDTH), self.text(Role.HEIGHT)]
        if not said and any(sides):
            said = "x".join(sides)
        return parse_size(said, spoken=True) if said else None

    @property
    def quantity(self) -> int | None:
        """`3`, `3条`, `1,000`; raises InputFault if it is no whole number from 1."""
        said = self.text(Role.QUANTITY)
        if not said:
            return None
        plain = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", said)).removesuffix(".0")
        found = _COUNT.fullmatch(plain)
        if not found or int(found[1]) < 1:
            raise InputFault(
                Bilingual(f"数量“{said}”不行", f"a quantity of '{said}' won't do"),
                Bilingual("请写 1 以上的整数", "write a whole number from 1"),
            )
        return int(found[1])

    @property
    def locale(self) -> Locale | None:
        """Raises InputFault if it is none that is known."""
        said = unicodedata.normalize("NFKC", self.text(Role.LOCALE)).lower()
        found = next((locale for locale, words in _LOCALES.items() if said in words), None)
        if said and not found:
            raise InputFault(
                Bilingual(f"不认识语言“{said}”", f"there is no locale '{said}'"),
                Bilingual("写 简体、台湾 或 香港", f"write {', '.join(_LOCALES)}"),
            )
        return found

    @property
    def preset(self) -> Preset | None:
        """A preset by key or file; raises InputFault if there is none."""
        said = self.text(Role.PRESET)
        if not said:
            return None
        return _preset(str(Path(self.pictures) / said) if said.lower().endswith(".toml") else said)

    @property
    def template(self) -> str:
        """The folder of a template; raises InputFault if there is none."""
        said = self.text(Role.TEMPLATE)
        return _template_folder(said, self.pictures) if said else ""

    @property
    def outside(self) -> tuple[str, ...]:
        """Digests of what is taken from outside the list; raises as the properties that name it."""
        folder = self.template
        return (template_digest(folder) if folder else "", preset_digest(self.preset))


def refuse_excel_errors(values: Iterable[str]) -> None:
    """Never print `#REF!`.

    Raises:
        InputFault: one of the values is what Excel shows where a formula went wrong.
    """
    wrong = next((value for value in values if value.strip() in EXCEL_ERRORS), None)
    if wrong is not None:
        raise InputFault(
            Bilingual(f"Excel 公式出错：{wrong}", f"an Excel formula went wrong: {wrong}"),
            Bilingual("请在名单里改好这一格", "mend the cell in the list"),
        )


def empty_document(job: Job, row: Row, wishes: Wishes) -> tuple[Document, dict[str, str]]:
    """The design that a row fills, at its size, and the row's values by field key.

    Raises:
        InputFault: a template or size that is none, or an error of Excel in a cell.
    """
    folder, size = wishes.template, wishes.size
    columns = job.columns.fields
    if folder and folder != job.template:
        document = _designed(folder, size)
        names = templates.field_names(document.fields)
        asked = {field: column for field, column in job.asked.items() if field in names}
        columns = fill_columns(tuple(row.values), document.fields, asked)
    elif size is None:
        document = job.document
    elif job.template:
        document, own = _designed(job.template, size), job.document
        if own.values:  # what was filled in before the list came
            document = replace(document, values=own.values, assets={**document.assets, **own.assets})
    else:
        document = resize(job.document, size)
    record = {key: row.values.get(column, "") for column, key in columns.items()}
    refuse_excel_errors(record.values())
    return document, record


def as_wished(document: Document, wishes: Wishes) -> Document:
    """The document of the product and with the finishing that its row asks for.

    Raises:
        InputFault: the product is none.
    """
    said, words = wishes.text(Role.PRODUCT), wishes.text(Role.FINISHING)
    if said:
        document = replace(document, product=find_product(said).key)
    if words:
        done = document.finishing or product(document.product).finishing
        document = replace(document, finishing=replace(done, notes=(*done.notes, words)))
    return document


def options_of(job: Job, wishes: Wishes) -> ExportOptions:
    """How a row's files are made; raises as the wishes do."""
    ticket, preset = job.options.ticket, wishes.preset
    ticket = replace(
        ticket,
        quantity=wishes.quantity or ticket.quantity,
        material=wishes.text(Role.MATERIAL) or ticket.material,
    )
    return replace(job.options, ticket=ticket, preset=preset or job.options.preset)


@lru_cache(maxsize=64)
def _preset(said: str) -> Preset:
    return find_preset(said)


@lru_cache(maxsize=64)
def _designed(folder: str, size: Size | None) -> Document:
    """A template's document at a size (None: its usual one), by the design whose shape is nearest."""
    template = templates.read(Path(folder))
    return templates.new_document(template, size or parse_size(template.sizes[0]), Path(folder))


@lru_cache(maxsize=256)
def _template_folder(said: str, beside: str) -> str:
    """By id, by a folder beside the list, or by name."""
    known = templates.ids()
    if said in known:
        return str(templates.folder() / said)
    own = Path(beside) / said
    try:
        if (own / templates.FILE).is_file():
            return str(own)
    except (OSError, ValueError):  # no name that a file could have
        pass
    named = next((key for key in known if templates.load(key).name == said), None)
    if named is None:
        templates.load(said)  # says which one is near
    return str(templates.folder() / (named or said))
