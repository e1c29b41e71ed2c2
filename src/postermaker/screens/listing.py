"""A list of screens: which column says what, and each row as a panel with its text."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from postermaker.errors import Bilingual, InputFault
from postermaker.screens.panel import (
    Color,
    Inks,
    Mode,
    Panel,
    checked,
    inks_of,
    parse_color,
    parse_ink,
    parse_mode,
    parse_panel_size,
)
from postermaker.tables.cells import whole_number
from postermaker.tables.headers import folded
from postermaker.tables.values import Row, Table

#: What heads of lists call a column, the likeliest first.
WORDS: Mapping[str, tuple[str, ...]] = {
    "place": ("屏", "点位", "屏名", "屏幕", "屏幕名称", "名称", "地点", "位置", "单位", "place", "screen", "name"),
    "size": ("尺寸", "分辨率", "点阵", "像素", "屏幕尺寸", "规格", "size"),
    "width": ("列", "宽", "列数", "宽度", "尺寸宽", "尺寸列", "width", "columns"),
    "height": ("行", "高", "行数", "高度", "尺寸高", "尺寸行", "height", "rows"),
    "color": ("颜色", "屏色", "屏幕颜色", "色彩", "color", "colour"),
    "text": ("文字", "标语", "内容", "标语内容", "宣传标语", "宣传内容", "口号", "文本", "text", "slogan"),
    "mode": ("方式", "显示方式", "播放方式", "mode"),
    "copies": ("份", "份数", "数量", "块数", "台数", "copies", "quantity"),
    "keys": ("重点", "重点词", "关键词", "突出", "keys"),
    "lines": ("文字行数", "排数", "几行", "lines"),
    "ink": ("字色", "文字颜色", "ink"),
    "key_ink": ("重点色", "重点颜色", "key ink"),
    "ground": ("底色", "背景色", "ground"),
}  # fmt: skip

#: What may follow a head: 宽(px), 列（点）.
_UNIT = re.compile(r"[(\[].*[)\]]$|px$")


class Defaults(Struct, frozen=True, kw_only=True):
    """What holds where a list says nothing."""

    size: str = ""
    color: str = ""
    mode: str = ""
    text: str = ""
    keys: str = ""
    lines: int = 0


class Order(Struct, frozen=True):
    """A row of a list: what to show, on what, and on how many."""

    place: str
    panel: Panel
    mode: Mode
    text: str
    keys: str = ""
    copies: int = 1


def all_words() -> list[str]:
    """Every name that a column may have, to find the head of a list."""
    return [word for words in WORDS.values() for word in words]


def match_columns(columns: Iterable[str], defaults: Defaults) -> dict[str, str]:
    """Which column says what.

    Raises:
        InputFault: nothing says the text or the size.
    """
    known = {_UNIT.sub("", folded(column)): column for column in reversed(list(columns))}
    found: dict[str, str] = {}
    for role, words in WORDS.items():
        column = next((known[word] for word in map(folded, words) if word in known), None)
        if column is not None and column not in found.values():
            found[role] = column
    sized = "size" in found or {"width", "height"} <= found.keys() or defaults.size
    if not sized:
        raise _lacking("尺寸（或列和行）", "size (or columns and rows)", "--size 128x16")
    if "text" not in found and not defaults.text:
        raise _lacking("文字", "text", "--text")
    return found


def _lacking(zh: str, en: str, option: str) -> InputFault:
    return InputFault(
        Bilingual(f"名单里没有“{zh}”这一列", f"the list has no column for {en}"),
        Bilingual(f"补上这一列，或用 {option}", f"add it, or give {option}"),
    )


def order_of(row: Row, columns: Mapping[str, str], defaults: Defaults) -> Order:
    """A row as an order.

    Raises:
        InputFault: the one reason why it can't be made.
    """
    why = row.fault_in(columns.values())
    if why:
        raise InputFault(Bilingual(why, why), Bilingual("改好这一行再来", "mend the row"))
    said = {role: row.values.get(column, "").strip() for role, column in columns.items()}
    width, height = _size(said, defaults)
    color = parse_color(said.get("color") or defaults.color or "red")
    panel = Panel(
        width_px=width,
        height_px=height,
        color=color,
        lines=_count(said.get("lines", ""), "文字行数", "lines") or defaults.lines,
    )
    panel = _inked(panel, said)
    return Order(
        said.get("place", ""),
        checked(panel),
        parse_mode(said.get("mode") or defaults.mode or "auto"),
        said.get("text") or defaults.text,
        said.get("keys") or defaults.keys,
        _count(said.get("copies", ""), "份数", "copies") or 1,
    )


def _size(said: Mapping[str, str], defaults: Defaults) -> tuple[int, int]:
    width, height = said.get("width", ""), said.get("height", "")
    if width and height:
        return parse_panel_size(f"{width}x{height}")
    whole = said.get("size") or defaults.size
    if not whole:
        raise InputFault(
            Bilingual("没有填尺寸", "no size is given"),
            Bilingual("请填列和行，例如 128x16", "give columns and rows, such as 128x16"),
        )
    return parse_panel_size(whole)


def _count(said: str, zh: str, en: str) -> int:
    number = whole_number(said) if said else 0
    if number is None or number > 9999:
        raise InputFault(
            Bilingual(f"{zh}“{said}”看不懂", f"{en} '{said}' can't be read"),
            Bilingual("请填一个整数", "give a whole number"),
        )
    return number


def _inked(panel: Panel, said: Mapping[str, str]) -> Panel:
    """The panel with the colours that a row gives."""
    usual = inks_of(panel)
    asked = [said.get(role, "") for role in ("ground", "ink", "key_ink")]
    if panel.color is Color.RED or not any(asked):
        return panel
    colors = (usual.ground, usual.text, usual.key)
    ground, text, key = (
        parse_ink(word) if word else color for word, color in zip(asked, colors, strict=True)
    )
    return replace(panel, inks=Inks(ground, text, key))


def one_screen() -> Table:
    """A list of one screen, of which the defaults say all."""
    return Table((), (Row(1, {}),))
