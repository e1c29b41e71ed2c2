"""Which column fills what, guessed from heads and contents where the names alone do not tell. No Qt."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from postermaker.batch.job import Columns, Role
from postermaker.batch.matching import match_columns
from postermaker.batch.several import named_columns
from postermaker.document.model import Field, FieldKind
from postermaker.editor.session import lead_field
from postermaker.errors import Fault
from postermaker.tables.values import Row, Table
from postermaker.units import parse_size

#: What a head may hold, the longer words first, where it is not the word itself.
_HEADS = {
    Role.SIZE: ("尺寸", "规格", "大小"),
    Role.QUANTITY: ("数量", "条数", "份数", "件数", "张数", "面数"),
    Role.MATERIAL: ("材质", "材料"),
    Role.FINISHING: ("工艺", "加工"),
    Role.PLACE: ("悬挂", "地点", "点位", "位置", "地址"),
}
#: The roles that the page offers, in its order.
ROLES = (Role.SIZE, Role.QUANTITY, Role.PLACE, Role.MATERIAL, Role.FINISHING)
_COUNT = re.compile(r"\d{1,4}\s*[条张份件面个]?")
_PICTURE = re.compile(r".+\.(png|jpe?g|tiff?|webp|bmp|gif)", re.IGNORECASE)
_TRIED = 40


def guess(table: Table, fields: tuple[Field, ...], said: dict[str, str]) -> dict[str, str]:
    """What a person said of fields and roles (word to column, empty: unused), with guesses for the others."""
    known = {word: column for word, column in said.items() if not column or column in table.columns}
    try:
        matched = match_columns(table.columns, fields, known)
        filled, roles = dict(matched.fields), dict(matched.roles)
    except Fault:  # nothing matches by name
        filled, roles = {}, {}
    products = named_columns(table.columns, Columns(filled, roles))  # 横幅数量: says its own thing
    taken = {*filled, *roles.values(), *known.values(), *products}
    found = dict(known)
    for role in ROLES:
        # a column that fills a field is a place only where there is no other
        free = role not in roles or (role is Role.PLACE and roles[role] in filled)
        if free and role.value not in found:
            column = _for_role(role, [c for c in table.columns if c not in taken], table.rows)
            if column:
                found[role.value] = column
                taken.add(column)
    for field in fields:
        if field.key not in filled.values() and field.key not in found:
            column = _for_field(field, fields, [c for c in table.columns if c not in taken], table.rows)
            if column:
                found[field.key] = column
                taken.add(column)
    return found


def _for_role(role: Role, columns: Sequence[str], rows: Sequence[Row]) -> str:
    by_head = _by_head(columns, _HEADS[role])
    if by_head or role not in (Role.SIZE,):
        return by_head
    return _by_content(columns, rows, _is_size)


def _for_field(field: Field, fields: tuple[Field, ...], columns: Sequence[str], rows: Sequence[Row]) -> str:
    by_head = _by_head(columns, (field.label, *field.aliases, field.key))
    if by_head:
        return by_head
    if field.kind is FieldKind.PICTURE:
        return _by_content(columns, rows, lambda text: bool(_PICTURE.fullmatch(text)))
    lead = lead_field(fields)
    return _longest(columns, rows) if lead is not None and field.key == lead.key else ""


def _by_head(columns: Iterable[str], words: Iterable[str]) -> str:
    """The first column whose head holds one of the words; of two characters at least, or anything would do."""
    folded = [(column, unicodedata.normalize("NFKC", column).lower()) for column in columns]
    found = (c for word in words if len(word) > 1 for c, head in folded if word.lower() in head)
    return next(found, "")


def _by_content(columns: Iterable[str], rows: Sequence[Row], fits: Callable[[str], bool]) -> str:
    """The first column of whose cells nearly all fit."""
    for column in columns:
        cells = _cells(column, rows)
        if cells and sum(map(fits, cells)) >= 0.8 * len(cells):
            return column
    return ""


def _longest(columns: Iterable[str], rows: Sequence[Row]) -> str:
    """The column that reads most like slogans: Chinese, and the longest."""
    found: list[tuple[float, str]] = []
    for column in columns:
        cells = _cells(column, rows)
        wide = [cell for cell in cells if sum("\u3400" <= char <= "\u9fff" for char in cell) * 2 >= len(cell)]
        if len(wide) >= 0.8 * len(cells) and wide:
            found.append((sum(map(len, wide)) / len(wide), column))
    length, column = max(found, default=(0.0, ""))
    return column if length >= 4 else ""


def _cells(column: str, rows: Sequence[Row]) -> list[str]:
    said = (row.values.get(column, "").strip() for row in rows[:_TRIED])
    return [text for text in said if text]


def _is_size(text: str) -> bool:
    try:
        parse_size(text, spoken=True)
    except Fault:
        return False
    return not _COUNT.fullmatch(text)
