"""The kit's catalogue: which kinds there are, and how one is drawn. Pure geometry; nothing here paints."""

import difflib
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from postermaker.color import Paint
from postermaker.document.model import Element
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet

#: The families, each a module with its `KINDS`, in the order of the sheet.
FAMILIES = {
    "light": "光与星",
    "ribbons": "丝绸飘带",
    "waves": "水与浪",
    "auspicious": "祥云回纹",
    "festive": "节庆",
    "papercut": "剪纸",
    "flowers": "花木",
    "leaves": "枝叶",
    "birds": "飞鸟",
    "land": "山水城市",
    "fire": "火焰",
    "road": "道路",
    "works": "生产建设",
    "care": "医护与守护",
    "school": "校园",
    "brush": "笔墨印章",
    "grounds": "底纹",
    "signs": "安全标志",
}
#: A frame that much higher than wide is upright.
_UPRIGHT = 1.3

#: What every kind takes beside its own parameters.
FLIP = Parameter("flip", "左右翻转", 0, 1, 0, whole=True)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by key, in the order of the families."""
    found: dict[str, Kind] = {}
    for family in FAMILIES:
        for kind in family_kinds(family):
            found[kind.key] = kind
    return found


def family_kinds(family: str) -> tuple[Kind, ...]:
    """The kinds of one family."""
    made: tuple[Kind, ...] = import_module(f"postermaker.library.ornaments.{family}").KINDS
    return made


def kind_of(key: str) -> Kind:
    """A kind by its key.

    Raises:
        ValueError: there is none; the nearest is named.
    """
    try:
        return kinds()[key]
    except KeyError:
        near = difflib.get_close_matches(key, kinds(), 1, 0.4)
        also = f"，是不是 {near[0]}" if near else ""
        raise ValueError(f"没有“{key}”这种花纹{also} (no such kind)") from None


def draw(
    key: str,
    width: float,
    height: float,
    values: Mapping[str, float],
    colors: tuple[Paint, ...] = (),
    content: str = "",
) -> tuple[Element, ...]:
    """A kind drawn for a frame in mm; missing values and colours are the kind's defaults.

    Raises:
        ValueError: an unknown kind or value, a value out of its range, or too many colours.
    """
    kind = kind_of(key)
    _check(kind, values, colors)
    flip = values.get(FLIP.key, 0) == 1
    full = {each.key: values.get(each.key, each.default) for each in kind.parameters}
    paints = (*colors, *(slot.default for slot in kind.colors[len(colors) :]))
    if kind.lies and height > _UPRIGHT * width:
        return tuple(kind.draw(Sheet(height, width, full, paints, content, flip, turned=True)))
    used = min(height, width * kind.tallest) if kind.tallest else height
    return tuple(kind.draw(Sheet(width, used, full, paints, content, flip, top=height - used)))


def _check(kind: Kind, values: Mapping[str, float], colors: tuple[Paint, ...]) -> None:
    known = {each.key: each for each in (*kind.parameters, FLIP)}
    for key, value in values.items():
        if key not in known:
            listed = "、".join(known) or "没有参数"
            raise ValueError(f"“{kind.key}”没有参数 {key}（有：{listed}）(unknown value)")
        one = known[key]
        if not one.low <= value <= one.high:
            raise ValueError(
                f"“{kind.key}”的 {key} 应在 {one.low:g} 到 {one.high:g}，不是 {value:g} (out of range)"
            )
    if len(colors) > len(kind.colors):
        raise ValueError(f"“{kind.key}”只有 {len(kind.colors)} 种颜色 (too many colours)")
