"""Rows that ask for several products: each becomes a row of its own, with its number, size and template.

A row says so in one cell (产品: 横幅、海报) or in columns named after products (横幅数量, 海报数量, 海报尺寸). A
product that is not the design's own takes the template of its kind that is nearest to the design's.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.job import Columns, Job, Role
from postermaker.batch.matching import PRICES, folded_column, words_of
from postermaker.errors import Bilingual, InputFault
from postermaker.library import templates
from postermaker.library.presets import presets
from postermaker.library.products import Process, Product, find_product, product, products
from postermaker.tables.values import Row, Table

#: Between products, and between what is said of each in turn; a comma may stand in a number or a sentence.
_PRODUCTS, _IN_TURN = re.compile(r"[、;；/／,，\n]+"), re.compile(r"[、;；/／\n]+")
#: What says of a number that there is none.
_NONE = frozenset({"", "0", "-", "—", "/", "无", "否", "no"})
#: How a column of numbers may end, beside the words of a quantity: 横幅（条）.
_MEASURES = frozenset("条张份个块幅面件套")
#: What is said of one product only, where it is not said of each in turn.
_OWN = (Role.SIZE, Role.WIDTH, Role.HEIGHT, Role.MATERIAL, Role.FINISHING, Role.TEMPLATE, Role.PRESET)
#: How the columns are called that a list lacks and its parts need.
_ADDED = {Role.PRODUCT: "产品", Role.QUANTITY: "数量", Role.SIZE: "尺寸", Role.MATERIAL: "材质",
          Role.FINISHING: "工艺", Role.TEMPLATE: "模板", Role.PRESET: "预设"}  # fmt: skip


class Named(Struct, frozen=True):
    """A column that says one thing of one product: 横幅数量."""

    product: str  #: its key
    role: Role


class _Asked(Struct, frozen=True):
    """One product of a row, as the row says it."""

    said: str
    made: Product | None  #: None: there is no such product, which making the row will say
    count: str | None = None  #: from a column of its own


def parted(job: Job, table: Table) -> tuple[Job, Table]:
    """The list with a row for each product of a row, and the job that knows the columns which they need.

    A list that asks for one product only is left as it is.
    """
    named = named_columns(table.columns, job.columns)
    listed = job.columns.roles.get(Role.PRODUCT, "")
    if not listed and not any(each.role is Role.QUANTITY for each in named.values()):
        return job, table
    added = _added(table.columns, job.columns)
    parting = _Parting(job, listed, named, {**added, **job.columns.roles})
    rows = tuple(part for row in table.rows for part in parting.parts(row))
    if rows == table.rows:
        return job, table
    columns = replace(job.columns, roles={**added, **job.columns.roles})
    unused = tuple(name for name in job.unused if name not in named)
    return replace(job, columns=columns, unused=unused), replace(table, rows=rows)


def named_columns(columns: Sequence[str], known: Columns) -> dict[str, Named]:
    """The columns that are named after a product and what they say of it."""
    taken = {*known.fields, *known.roles.values()}
    found = ((column, _named_after(column)) for column in columns if column not in taken)
    return {column: name for column, name in found if name}


def _named_after(column: str) -> Named | None:
    plain = re.sub(r"[()（）\s]", "", unicodedata.normalize("NFKC", column)).casefold()
    for role in (Role.QUANTITY, Role.SIZE, Role.MATERIAL, Role.FINISHING):
        ends = {
            *words_of(role),
            *(_MEASURES if role is Role.QUANTITY and plain != folded_column(column) else ()),
        }
        for end in sorted(ends, key=len, reverse=True):
            key = _product_names().get(plain.removesuffix(end)) if plain.endswith(end) else None
            if key:
                return Named(key, role)
    return None


@lru_cache(maxsize=1)
def _product_names() -> dict[str, str]:
    """Every name of a product, without blanks, to its key."""
    return {
        re.sub(r"\s", "", name).casefold(): each.key
        for each in products().values()
        for name in (each.key, each.name, each.english, *each.aliases)
    }


def _added(columns: Sequence[str], known: Columns) -> dict[Role, str]:
    """Names for the columns that the list lacks, of which none is in it."""
    found = {}
    for role, word in _ADDED.items():
        if role not in known.roles:
            while word in columns:
                word += "_"
            found[role] = word
    return found


class _Parting:
    """What makes parts of the rows of one list."""

    def __init__(self, job: Job, listed: str, named: Mapping[str, Named], roles: Mapping[Role, str]) -> None:
        self._job, self._listed, self._named, self._roles = job, listed, named, roles
        self._counting = {column: name for column, name in named.items() if name.role is Role.QUANTITY}
        self._own = job.document.product

    def parts(self, row: Row) -> Iterator[Row]:
        """The row as it is, or a row for each product that it asks for."""
        asked = self._asked(row)
        if not asked:
            yield self._of_nothing(row)
        elif len(asked) > 1 or asked[0].count is not None or self._changes(row, asked[0]):
            lead = next((i for i, each in enumerate(asked) if each.made and each.made.key == self._own), 0)
            for i in range(len(asked)):
                yield self._part(row, asked, i, lead=i == lead)
        else:
            yield row

    def _asked(self, row: Row) -> list[_Asked]:
        counts = ((name, row.values.get(column, "").strip()) for column, name in self._counting.items())
        asked = [
            _Asked(product(n.product).name, product(n.product), count)
            for n, count in counts
            if not _none(count)
        ]
        said = row.values.get(self._listed, "").strip()
        if not asked and said:
            whole = _found(said)
            names = [said] if whole else [part.strip() for part in _PRODUCTS.split(said) if part.strip()]
            asked = [_Asked(name, _found(name)) for name in names]
        return asked

    def _of_nothing(self, row: Row) -> Row:
        """A row that names no product: of the design's own, unless the list counts by product and says no number."""
        if not self._counting or not _none(row.values.get(self._roles[Role.QUANTITY], "")):
            return row
        columns = "、".join(self._counting)
        fault = Bilingual(f"没有写要做几份（{columns}）", f"no number is given ({columns})")
        return replace(row, fault=row.fault or str(fault))

    def _changes(self, row: Row, asked: _Asked) -> bool:
        """Whether the one product of a row wants another template; a design of one's own serves any product."""
        if not self._job.template or asked.made is None or asked.made.key == self._own:
            return False
        named = row.values.get(self._roles[Role.TEMPLATE], "").strip()
        return not named and bool(nearest(asked.made.key, self._job.template))

    def _part(self, row: Row, asked: Sequence[_Asked], index: int, *, lead: bool) -> Row:
        one, roles = asked[index], self._roles
        values = {
            **row.values,
            **{roles[role]: row.values.get(roles[role], "") for role in _OWN if role in roles},
        }
        for role in _OWN:
            if role in roles:
                values[roles[role]] = self._share(role, values[roles[role]], len(asked), index, lead=lead)
        for column in PRICES:
            if column in values:
                values[column] = self._turn(values[column], len(asked), index)
        count = one.count or self._turn(row.values.get(roles[Role.QUANTITY], ""), len(asked), index)
        values |= {roles[Role.PRODUCT]: one.said, roles[Role.QUANTITY]: count}
        part = replace(row, values=values, part=index + 1 if len(asked) > 1 else 0)
        return part if one.made is None else self._made_of(part, one.made, several=len(asked) > 1)

    def _share(self, role: Role, said: str, count: int, index: int, *, lead: bool) -> str:
        """What a cell says of one of several products."""
        if role is not Role.FINISHING and len(_IN_TURN.split(said)) == count:
            return self._turn(said, count, index)
        return said if lead else ""

    def _turn(self, said: str, count: int, index: int) -> str:
        """The share of one of several in a cell that says something of each in turn; else the whole cell."""
        parts = _IN_TURN.split(said.strip())
        return parts[index].strip() if count > 1 and len(parts) == count else said

    def _made_of(self, row: Row, made: Product, *, several: bool) -> Row:
        """A part with what its product's own columns say, and its product's template."""
        roles, values = self._roles, dict(row.values)
        for column, name in self._named.items():
            if (
                name.product == made.key
                and name.role is not Role.QUANTITY
                and row.values.get(column, "").strip()
            ):
                values[roles[name.role]] = row.values[column]
        if made.key != self._own and not values[roles[Role.TEMPLATE]]:
            found = nearest(made.key, self._job.template)
            if several and not found:
                fault = Bilingual(
                    f"没有“{made.name}”的模板，请在“模板”一列写一个",
                    f"no template is a {made.english}: name one in a column",
                )
                row = replace(row, fault=row.fault or str(fault))
            values[roles[Role.TEMPLATE]] = found
            if found and made.process is Process.SCREEN and self._pixels(made):
                values[roles[Role.PRESET]] = values[roles[Role.PRESET]] or made.preset
        return replace(row, values=values)

    def _pixels(self, made: Product) -> bool:
        """Whether a screen's own kind of file is to be made, where nobody asked for another."""
        return self._job.preset_formats and presets()[made.preset].suffixes[0] not in self._job.formats


def _none(said: str) -> bool:
    return unicodedata.normalize("NFKC", said).strip().casefold() in _NONE


@lru_cache(maxsize=256)
def _found(said: str) -> Product | None:
    try:
        return find_product(said)
    except InputFault:
        return None


@lru_cache(maxsize=64)
def nearest(key: str, template: str) -> str:
    """The id of the template of a product that is nearest to a template (its folder); empty where there is none.

    Nearer is who shares more topics, then more words of the id.
    """
    mine = templates.read(Path(template)) if template else None
    topics, words = (set(mine.topics), set(mine.id.split("-"))) if mine else (set(), set())
    of_kind = templates.search("", product=key)
    best = max(
        of_kind,
        key=lambda each: (len(topics & set(each.topics)), len(words & set(each.id.split("-")))),
        default=None,
    )
    return best.id if best else ""
