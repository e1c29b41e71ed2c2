"""Which column of a list fills which field, and what the others say of size, number, material and the rest."""

import unicodedata
from collections.abc import Iterable

from postermaker.batch.job import Columns, Role
from postermaker.document.model import Field, FieldKind
from postermaker.errors import Bilingual, InputFault
from postermaker.library.templates import field_names

#: The words that heads of lists use, as `folded_column` gives them; the first that is there counts.
_WORDS = {
    Role.SIZE: ("尺寸", "规格", "大小", "size"),
    Role.WIDTH: ("长", "长度", "尺寸长", "宽", "宽度", "尺寸宽", "width"),
    Role.HEIGHT: ("高", "高度", "尺寸高", "height", "宽", "宽度", "尺寸宽"),
    Role.QUANTITY: ("数量", "份数", "件数", "张数", "quantity", "qty"),
    Role.MATERIAL: ("材质", "材料", "material"),
    Role.FINISHING: ("工艺", "加工", "加工方式", "后道", "finishing"),
    Role.TEMPLATE: ("模板", "template"),
    Role.LOCALE: ("语言", "文字", "locale", "language"),
    Role.PRESET: ("预设", "输出预设", "preset"),
    Role.PRODUCT: ("产品", "品名", "product"),
    Role.PLACE: ("点位", "地点", "站点", "单位", "位置", "place", "site"),
}


#: What lists say to shops beside: the price of a m², who makes it, and a note.
PRICES, SHOPS, NOTES = ("单价", "价格"), ("店铺", "印刷店", "制作单位"), ("备注", "说明")
#: 长 by 宽 is the width by the height, as 宽 by 高 is.
_LENGTH, _BREADTH = ("长", "长度"), ("宽", "宽度")
#: What a design's only picture may be asked for as.
_PICTURE = ("图片", "照片", "picture", "photo")


def match_columns(columns: Iterable[str], fields: tuple[Field, ...], asked: dict[str, str]) -> Columns:
    """What the columns mean for a design with these fields.

    `asked` maps fields, and the words for size, quantity and so on, to columns and goes first; an empty column leaves
    the field, or the word, unused. Then columns match by label, key or alias; what fills no field may be one of those
    words. A place may fill a field too.

    Raises:
        InputFault: a field or column that is not there, or no column that matches.
    """
    columns, names, asked = tuple(columns), field_names(fields), _plainly(asked, fields)
    said = {role: column for word, column in asked.items() if word not in names and (role := _role(word))}
    if lacking := next((c for c in said.values() if c and c not in columns), None):
        raise _no_such(lacking, lacking, columns)
    _refuse_one_side(columns, said)
    asked = {word: column for word, column in asked.items() if word in names or not _role(word)}
    filled = fill_columns(columns, fields, asked)
    if not filled:
        labels = "、".join(field.label for field in fields)
        keys = ", ".join(field.key for field in fields)
        raise InputFault(
            Bilingual("名单里没有一列对得上模板的字段", "no column of the list matches a field"),
            Bilingual(f"用 --map 字段=列 指定；字段有：{labels}", f"give --map field=column; fields: {keys}"),
        )
    return Columns(filled, _roles(columns, filled, said))


def fill_columns(
    columns: tuple[str, ...], fields: tuple[Field, ...], asked: dict[str, str]
) -> dict[str, str]:
    """Which column fills which field, as `match_columns`, which may be none.

    Raises:
        InputFault: a field or column asked for is not there, or a column is asked for twice.
    """
    names = field_names(fields)
    found = _asked(columns, names, asked)
    taken = {*found.values(), *(names[field] for field, column in asked.items() if not column)}
    for column in columns:
        key = names.get(column) or names.get(folded_column(column))
        if column not in found and key and key not in taken:
            found[column] = key
            taken.add(key)
    return found


def _plainly(asked: dict[str, str], fields: tuple[Field, ...]) -> dict[str, str]:
    """What was asked for without words of two meanings.

    宽 is the height where 长 is asked for too, and 图片 the design's picture where it has only one.
    """
    pictures = [field.label for field in fields if field.kind is FieldKind.PICTURE]
    plain = {}
    if not field_names(fields).keys() & {*_LENGTH, *_BREADTH} and any(
        folded_column(word) in _LENGTH for word in asked
    ):
        plain = dict.fromkeys(_BREADTH, Role.HEIGHT.value)
    if len(pictures) == 1 and not field_names(fields).keys() & set(_PICTURE):
        plain |= dict.fromkeys(_PICTURE, pictures[0])
    return {plain.get(folded_column(word), word): column for word, column in asked.items()}


def _refuse_one_side(columns: tuple[str, ...], said: dict[Role, str]) -> None:
    """Refuse a width without a height: as no size at all it would be forgotten.

    Raises:
        InputFault: one side is asked for, and no column says the other by its name.
    """
    sides = {role for role in (Role.WIDTH, Role.HEIGHT) if said.get(role)}
    if len(sides) != 1:
        return
    other = Role.HEIGHT if Role.WIDTH in sides else Role.WIDTH
    if not any(folded_column(column) in _WORDS[other] for column in columns if column not in said.values()):
        raise InputFault(
            Bilingual("--map 只说了宽或高，尺寸要两样都有", "--map gives one side, and a size has two"),
            Bilingual("请写 --map 宽=列 --map 高=列", "write --map width=column --map height=column"),
        )


def _asked(columns: tuple[str, ...], names: dict[str, str], asked: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, column in asked.items():
        if field not in names or (column and column not in columns):
            raise _no_such(field, column, columns)
        if not column:
            continue
        if column in found:
            raise InputFault(
                Bilingual(
                    f"--map {field}={column}：这一列已经用了", f"--map {field}={column}: the column is taken"
                ),
                Bilingual("一列只能填一个字段", "a column fills one field"),
            )
        found[column] = names[field]
    return found


def _no_such(field: str, column: str, columns: tuple[str, ...]) -> InputFault:
    return InputFault(
        Bilingual(
            f"--map {field}={column}：没有这个字段或列", f"--map {field}={column}: no such field or column"
        ),
        Bilingual(f"列：{'、'.join(columns)}", f"columns: {', '.join(columns)}"),
    )


def _role(word: str) -> Role | None:
    """What a word for a column that fills no field means: its key, or what heads of lists call it."""
    folded = folded_column(word)
    return next((role for role, words in _WORDS.items() if folded == role or folded in words), None)


def _roles(columns: tuple[str, ...], filled: dict[str, str], said: dict[Role, str]) -> dict[Role, str]:
    roles = {role: column for role, column in said.items() if column}
    for role, words in _WORDS.items():
        if role in said:
            continue
        free = {
            folded_column(column): column
            for column in reversed(columns)
            if role is Role.PLACE or column not in filled
        }
        taken = roles.get(Role.WIDTH)  # 长 and 宽 are width and height, 宽 and 高 too
        column = next((free[word] for word in words if word in free and free[word] != taken), None)
        if column is not None:
            roles[role] = column
    if not (Role.WIDTH in roles and Role.HEIGHT in roles):  # one alone says no size
        roles.pop(Role.WIDTH, None)
        roles.pop(Role.HEIGHT, None)
    return roles


def words_of(role: Role) -> tuple[str, ...]:
    """The words that heads of lists use for what a column can say."""
    return _WORDS[role]


def folded_column(column: str) -> str:
    """A column's name for comparing: widths and case don't count."""
    return unicodedata.normalize("NFKC", column).strip().lower()
