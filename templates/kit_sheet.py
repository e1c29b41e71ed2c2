"""Draw the ornament kit, the text styles and the palettes as contact sheets; write docs/ornaments.md.

`kit_sheet.py FOLDER [family ...]` draws into a folder, only some families if they are named; `kit_sheet.py --docs`
writes the list of kinds from their declarations.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.color import Flat, Paint, describe
from postermaker.document.model import (
    Across,
    Align,
    Document,
    Element,
    Frame,
    Ornament,
    Page,
    Shape,
    Text,
    TextStyle,
)
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library.ornaments import catalogue
from postermaker.library.ornaments.kinds import Kind, cmyk, ink
from postermaker.library.palettes import ROLES, palettes
from postermaker.library.styles import styles

CELL_W, CELL_H, CAPTION, GAP = 120.0, 80.0, 10.0, 6.0
DPI = 130
_WORDS = (
    "文明有礼",
    "平安回家",
    "畅游青禾",
    "同心筑梦",
    "运动青春",
    "欢乐开学",
    "勇夺金奖",
    "夏日市集",
    "工匠之心",
    "春满校园",
    "高压危险",
    "厚德博学",
    "绿色家园",
    "礼让通行",
    "快乐成长",
)
_PALE = ink(2, 3, 10)
#: The grounds on which families were drawn.
_GROUNDS = {
    "light": ink(8, 100, 100, 10), "ribbons": ink(14, 100, 95, 14), "auspicious": ink(95, 60, 75, 45),
    "festive": ink(12, 100, 95, 18), "papercut": ink(3, 5, 14),
    "birds": ink(62, 14, 20), "grounds": ink(100, 90, 12, 18), "fire": ink(30, 100, 95, 55), "road": ink(65, 55, 52, 72),
    "land": ink(70, 16, 30), "works": ink(0, 18, 100), "care": ink(85, 30, 45, 6), "signs": ink(18, 12, 12),
}  # fmt: skip


def _settings(kind: Kind, where: int) -> dict[str, float]:
    """Default; some way to the low ends; some way to the high ends."""
    made = {}
    for each in kind.parameters:
        end = (each.default, each.low, each.high)[where]
        value = each.default + (end - each.default) * (0.6 if where == 1 else 0.4)
        made[each.key] = round(value) if each.whole else value
    return made


def _cell(kind: Kind, where: int, x: float, y: float, ground: Paint) -> list[Element]:
    field = Frame(x=x, y=y, width=CELL_W, height=CELL_H)
    ratio = (kind.ratio, 1.0, 1.5)[where] if kind.clips else kind.ratio
    inset = 0 if kind.clips else 5
    w = min(CELL_W - 2 * inset, (CELL_H - 2 * inset) * ratio)
    h = w / ratio
    frame = Frame(x=x + (CELL_W - w) / 2, y=y + (CELL_H - h) / 2, width=w, height=h)
    name = f"{kind.key}-{where}"
    return [
        Shape(id=f"{name}-g", frame=field, fill=ground),
        Ornament(id=name, frame=frame, kind=kind.key, values=_settings(kind, where), content="青禾之印"),
    ]


def _caption(said: str, name: str, x: float, y: float, width: float = 3 * CELL_W) -> Text:
    style = TextStyle(family="Noto Sans SC", weight=700, fill=ink(65, 60, 60, 88))
    frame = Frame(x=x, y=y, width=width, height=CAPTION - 3)
    return Text(id=name, frame=frame, content=said, style=style, size=5, align=Align.START)


def _rows(kinds: Iterable[Kind]) -> Iterator[list[tuple[Kind, int]]]:
    """Three cells a row: a kind in three settings, or three kinds that have no parameters."""
    plain = []
    for kind in kinds:
        if kind.parameters:
            yield [(kind, where) for where in range(3)]
        else:
            plain.append((kind, 0))
    yield from (plain[i : i + 3] for i in range(0, len(plain), 3))


def family_page(family: str) -> Document:
    """A sheet with the kinds of a family."""
    rows = list(_rows(catalogue.family_kinds(family)))
    ground = _GROUNDS.get(family, _PALE)
    elements: list[Element] = []
    for row, cells in enumerate(rows):
        y = GAP + row * (CELL_H + CAPTION + GAP)
        for column, (kind, where) in enumerate(cells):
            x = GAP + column * (CELL_W + GAP)
            elements += _cell(kind, where, x, y, ground)
            if where == 0:
                said = f"{kind.name}  {kind.key}"
                elements.append(_caption(said, f"{kind.key}-c", x, y + CELL_H + 2, CELL_W))
    width, height = 3 * CELL_W + 4 * GAP, GAP + len(rows) * (CELL_H + CAPTION + GAP)
    return Document(
        width=width, height=height, pages=(Page(elements=tuple(elements), ground=Flat(cmyk(0, 0, 0))),)
    )


def style_page() -> Document:
    """A sheet with all text styles on the grounds for which they were drawn."""
    elements: list[Element] = []
    found = list(styles().values())
    for i, each in enumerate(found):
        x, y = GAP + i % 3 * (CELL_W + GAP), GAP + i // 3 * (CELL_H + CAPTION)
        elements.append(
            Shape(
                id=f"{each.key}-g",
                frame=Frame(x=x, y=y, width=CELL_W, height=CELL_H),
                fill=Flat(each.ground),
            )
        )
        elements.append(
            Text(
                id=each.key,
                frame=Frame(x=x + 6, y=y + 10, width=CELL_W - 12, height=CELL_H - 20),
                content=_WORDS[i % len(_WORDS)],
                style=each.style,
                size=24,
                tracking_em=each.tracking_em,
                align=Align.CENTRE,
                across=Across.CENTRE,
            )
        )
        elements.append(_caption(f"{each.name}  {each.key}", f"{each.key}-c", x, y + CELL_H + 1.5, CELL_W))
    height = GAP + -(-len(found) // 3) * (CELL_H + CAPTION)
    return Document(
        width=3 * CELL_W + 4 * GAP,
        height=height,
        pages=(Page(elements=tuple(elements), ground=Flat(cmyk(0, 0, 0))),),
    )


def palette_page() -> Document:
    """A sheet with all palettes: words on their grounds, then every role."""
    elements: list[Element] = []
    tall, swatch = 26.0, 36.0
    for row, each in enumerate(palettes().values()):
        y = GAP + row * (tall + 4)
        ground = Frame(x=GAP, y=y, width=96, height=tall)
        elements.append(Shape(id=f"{each.key}-g", frame=ground, fill=Flat(each.colors["ground"])))
        style = TextStyle(weight=900, fill=Flat(each.colors["words"]))
        elements.append(
            Text(
                id=each.key,
                frame=Frame(x=GAP + 4, y=y, width=90, height=tall),
                content=f"{each.name}  {each.key}",
                style=style,
                size=8,
                across=Across.CENTRE,
            )
        )
        for i, (role, color) in enumerate(each.colors.items()):
            x = GAP + 98 + i * swatch
            elements.append(
                Shape(
                    id=f"{each.key}-{role}",
                    frame=Frame(x=x, y=y, width=swatch, height=tall - 7),
                    fill=Flat(color),
                )
            )
            elements.append(_caption(ROLES[role], f"{each.key}-{role}-c", x, y + tall - 6, swatch))
    height = 2 * GAP + len(palettes()) * (tall + 4)
    return Document(
        width=98 + 2 * GAP + 8 * swatch,
        height=height,
        pages=(Page(elements=tuple(elements), ground=Flat(cmyk(0, 0, 0))),),
    )


def listed() -> str:
    """docs/ornaments.md: every kind with its parameters and colours, from the declarations."""
    lines = [
        "# 花纹",
        "",
        "由 `templates/kit_sheet.py --docs` 从声明写出，不要手改。写进模板：",
        "",
        "```json",
        '{"type": "ornament", "id": "浪", "kind": "waves", "values": {"layers": 4}, "frame": {…}}',
        "```",
        "",
        '`values` 没写的用默认值；`colors` 按列出的次序给，没给的用默认色；都可以加 `"flip": 1` 左右翻转。',
        "“出血”：画满框、被框裁掉，把框放到版面外面就是出血。“整”：完整地站在框里，不拉伸。“随框竖”：框竖着，它也竖着画。",
    ]
    for family, title in catalogue.FAMILIES.items():
        lines += [
            "",
            f"## {title}",
            "",
            "| kind | 名称 | 宽:高 | | 参数（范围，默认） | 颜色 | 说明 |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += [_row(kind) for kind in catalogue.family_kinds(family)]
    lines += ["", "## 文字样式（library/styles.toml）", "", "| key | 名称 | 用处 |", "|---|---|---|"]
    lines += [f"| {each.key} | {each.name} | {each.use} |" for each in styles().values()]
    lines += ["", "## 配色（library/palettes.toml）", "", "| key | 名称 | 用处 | 颜色 |", "|---|---|---|---|"]
    for one in palettes().values():
        said = "；".join(f"{ROLES[role]} {describe(color)}" for role, color in one.colors.items())
        lines.append(f"| {one.key} | {one.name} | {one.use} | {said} |")
    return "\n".join(lines) + "\n"


def _row(kind: Kind) -> str:
    numbers = "；".join(
        f"{each.name} `{each.key}` {each.low:g}–{each.high:g}，{each.default:g}" for each in kind.parameters
    )
    colors = "、".join(slot.name for slot in kind.colors)
    edge = "出血" if kind.clips else "整"
    edge += "，随框竖" if kind.lies else ""
    return f"| `{kind.key}` | {kind.name} | {kind.ratio:g} | {edge} | {numbers or '—'} | {colors} | {kind.summary} |"


def write(document: Document, path: Path, book: FontBook) -> None:
    """A document's first page as PNG."""
    with path.open("wb") as stream:
        write_page_png(
            stream, lay_out(document, book).display, book, RasterOptions(dpi=DPI), lambda share: None
        )
    sys.stdout.write(f"{path.name}\n")


def main() -> None:
    """Draw what is asked for."""
    if sys.argv[1:] == ["--docs"]:
        path = Path(__file__).parents[1] / "docs" / "ornaments.md"
        path.write_text(listed(), "utf-8")
        return
    folder, *families = sys.argv[1:]
    book = FontBook()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for family in families or catalogue.FAMILIES:
        write(family_page(family), Path(folder) / f"{family}.png", book)
    if not families:
        write(style_page(), Path(folder) / "styles.png", book)
        write(palette_page(), Path(folder) / "palettes.png", book)


if __name__ == "__main__":
    main()
