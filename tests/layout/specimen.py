"""A sheet that shows the rules of setting in several faces, for eyes: `python -m tests.layout.specimen OUT_DIR`."""

import sys
from pathlib import Path

from postermaker.color import Cmyk, Flat, Gray
from postermaker.document.model import (
    Align,
    Direction,
    Document,
    Element,
    Fit,
    Frame,
    Locale,
    Page,
    Shape,
    Stroke,
    Text,
    TextStyle,
)
from postermaker.export import ExportOptions, export
from postermaker.fonts import FontBook

FACES = ("Noto Sans SC", "Noto Serif SC", "LXGW WenKai", "Ma Shan Zheng")
RULES = (
    ("挤压 行首行尾", "他说：“《安全生产法》（2021年修正）第二条……”——请记住！？"),
    ("中西 数字单位", "气温38℃，达100%以上，拨打119，执行GB/T 9704—2012标准"),
    ("缺字 生僻", "镕喆堃㛃𬭎昇玥翀瑄玙祎，二〇二六年①②③℃㎡"),
)
COLUMNS = "他说：“‘安全’第一。”2026年5月15日，WTO与Microsoft……《条例》——防汛！"


def text(name: str, content: str, x: float, y: float, width: float, height: float, **more: object) -> Text:
    return Text(id=name, content=content, frame=Frame(x=x, y=y, width=width, height=height), **more)  # type: ignore[arg-type]


def horizontal() -> Page:
    elements: list[Element] = []
    y = 8.0
    for family in FACES:
        style = TextStyle(family=family, weight=400)
        elements.append(
            text(
                f"name-{family}",
                family,
                12,
                y,
                186,
                6,
                size=3.2,
                style=TextStyle(weight=700, fill=Flat(Cmyk(0, 1, 1, 0))),
            )
        )
        y += 6
        for rule, content in RULES:
            elements.append(text(f"{family}-{rule}", content, 12, y, 186, 8, size=5.6, style=style))
            y += 8.5
        body = (RULES[0][1] + RULES[1][1]) * 2
        for column, align in enumerate((Align.JUSTIFY, Align.START)):
            x = 12 + column * 96
            elements.append(
                text(
                    f"{family}-{align.value}",
                    body,
                    x,
                    y,
                    90,
                    40,
                    size=3.9,
                    align=align,
                    indent_em=2,
                    line_pitch_em=1.7,
                    style=style,
                )
            )
            elements.append(
                Shape(
                    id=f"box-{family}-{column}",
                    frame=Frame(x=x, y=y, width=90, height=40),
                    stroke=Stroke(width=0.1, paint=Flat(Gray(0.7))),
                )
            )
        y += 42
    return Page(elements=tuple(elements))


def vertical() -> Page:
    elements: list[Element] = []
    for i, family in enumerate((*FACES, "Smiley Sans")):
        x = 12 + i * 38
        elements.append(
            text(
                f"v-{family}",
                COLUMNS,
                x,
                14,
                32,
                120,
                direction=Direction.VERTICAL,
                size=7.5,
                line_pitch_em=1.5,
                style=TextStyle(family=family, weight=400),
            )
        )
        elements.append(
            Shape(
                id=f"v-box-{family}",
                frame=Frame(x=x, y=14, width=32, height=120),
                stroke=Stroke(width=0.1, paint=Flat(Gray(0.7))),
            )
        )
    traditional = "他說：「『安全』第一。」颱風、防汛，2026年！"
    for i, family in enumerate(("Noto Sans TC", "Noto Serif TC")):
        elements.append(
            text(
                f"tw-{family}",
                traditional,
                12 + i * 38,
                145,
                32,
                120,
                direction=Direction.VERTICAL,
                locale=Locale.TAIWAN,
                size=7.5,
                line_pitch_em=1.5,
                style=TextStyle(family=family, weight=400),
            )
        )
    for i, align in enumerate((Align.EVEN, Align.AROUND, Align.CENTRE)):
        elements.append(
            text(
                f"even-{i}",
                "团结紧张严肃活泼——2026",
                95,
                150 + i * 24,
                103,
                14,
                fit=Fit.LARGEST,
                size=8,
                max_lines=1,
                align=align,
                style=TextStyle(weight=900),
            )
        )
    return Page(elements=tuple(elements))


def document() -> Document:
    return Document(title="排版样张", width=210, height=297, pages=(horizontal(), vertical()))


def main() -> None:
    folder = Path(sys.argv[1])
    for name, options in (("specimen.pdf", ExportOptions()), ("specimen.png", ExportOptions(dpi=150))):
        print(export(document(), folder / name, FontBook(), options))


if __name__ == "__main__":
    main()
