"""A sheet that shows the rules of setting in several faces, for eyes: `python -m tests.layout.specimen OUT_DIR`."""

import sys
from pathlib import Path

from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Gray
from postermaker.document.model import (
    Align,
    Direction,
    Document,
    Element,
    Emphasis,
    Fit,
    Frame,
    Locale,
    Page,
    Shape,
    Span,
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
                    38,
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
                    frame=Frame(x=x, y=y, width=90, height=38),
                    stroke=Stroke(width=0.1, paint=Flat(Gray(0.7))),
                )
            )
        y += 40
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


NOTICE = (
    "秋冬季节天干物燥，各单位要在2026年11月30日前完成一次全面排查，重点是用电、用气和疏散通道；发现问题立即整改。"
    "张志和、李清照等写过青禾志和消防三字经，请社区的孩子们读一读。"
)
MARKED = (
    Span(words="立即整改", emphasis=Emphasis.DOTS, fill=Flat(Cmyk(0, 1, 1, 0))),
    Span(words="张志和、李清照", emphasis=Emphasis.NAME),
    Span(words="青禾志、消防三字经", emphasis=Emphasis.BOOK),
)
LIST = (
    "# 加强排查\n## 检查用电用气，及时更换老化的电线和软管\n## 清理楼道\n# 加强值守\n"
    "### 每天巡查两次并做好记录，发现隐患马上报告\n#### 夜间加一次"
)


def annotated() -> Page:
    """Words styled by themselves, emphasis, numbers, leaders, drop caps, readings; then columns of it."""
    elements: list[Element] = []
    for i, family in enumerate(FACES[:3]):
        style = TextStyle(family=family, weight=400)
        x = 12 + i * 64
        running = {"size": 4.2, "line_pitch_em": 1.65, "align": Align.JUSTIFY, "style": style}
        elements += [
            text(f"cap-{i}", NOTICE, x, 12, 58, 64, drop_cap=3, spans=MARKED, **running),
            text(f"list-{i}", LIST, x, 80, 58, 62, numbered=True, hanging=True, **running),
            text(
                f"tab-{i}",
                "联系人\t王主任\n值班电话\t6000 0000\n地址\t和平路12号",
                x,
                146,
                58,
                21,
                leader="·",
                **running | {"align": Align.START},
            ),
            text(
                f"read-{i}",
                "流血流汗，庄重宣布",
                x,
                170,
                58,
                30,
                pinyin=True,
                **running | {"size": 6.4, "line_pitch_em": 1.9, "align": Align.START},
            ),
            text(
                f"large-{i}",
                "每天3分钟 平安一整年",
                x,
                203,
                58,
                16,
                fit=Fit.LARGEST,
                size=30,
                max_lines=1,
                same_size="row",
                spans=(Span(words="3", scale=1.5, fill=Flat(Cmyk(0, 1, 1, 0))),),
                style=replace(style, weight=900),
            ),
            text(
                f"column-{i}",
                NOTICE,
                x,
                224,
                58,
                64,
                direction=Direction.VERTICAL,
                spans=MARKED,
                **running | {"line_pitch_em": 1.8},
            ),
        ]
    return Page(elements=tuple(elements))


def document() -> Document:
    pages = (horizontal(), vertical(), annotated())
    return Document(title="排版样张", width=210, height=297, pages=pages)


def main() -> None:
    folder = Path(sys.argv[1])
    for name, options in (("specimen.pdf", ExportOptions()), ("specimen.png", ExportOptions(dpi=150))):
        print(*export(document(), folder / name, FontBook(), options).files)


if __name__ == "__main__":
    main()
