"""甜话带钩: what the swindler says hangs in a bubble whose tail is a fish hook."""

from families._hook import BLUE, INDIGO, LEMON, TOPICS, WHITE, bubble, foot, hotline, title
from studio import (
    at,
    box,
    design,
    field,
    fields,
    group,
    line,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Element, Field, Span
from postermaker.library.templates import Design, Template


def _poster() -> Design:
    return design(
        420,
        594,
        page(
            INDIGO,
            bubble(1, 26, 28, 150, 92, 0.34),
            bubble(2, 226, 58, 168, 86, 0.66, 1),
            bubble(3, 122, 180, 112, 44, 0.72, -1, fill=BLUE, ink=WHITE),
            title(at(25, 306, 370, 208, "scale scale"), 95, 18),
            *foot(26, 532, 368, 25),
        ),
    )


def _steps() -> list[Element]:
    """Three steps, numbered."""
    rows: list[Element] = []
    for i in range(3):
        y = 1162 + i * 122
        rows += [
            box(
                f"dot{i + 1}",
                at(56, y, 76, 76, "scale scale"),
                LEMON,
                radius=38,
                name="圆",
                needs=f"point{i + 1}",
            ),
            text(
                f"no{i + 1}",
                at(56, y, 76, 76, "scale scale"),
                f"{i + 1}",
                styled(INDIGO),
                52,
                "middle centre",
                name="序号",
                needs=f"point{i + 1}",
            ),
            text(
                f"point{i + 1}",
                at(158, y - 4, 220, 84, "scale scale"),
                f"{{point{i + 1}}}",
                styled(WHITE),
                60,
                "left centre",
                name=f"要点{i + 1}",
                fit=True,
                least=30,
                lines=1,
                needs=f"point{i + 1}",
            ),
            text(
                f"detail{i + 1}",
                at(390, y - 4, 354, 84, "scale scale"),
                f"{{detail{i + 1}}}",
                styled(WHITE, weight=500),
                36,
                "right centre",
                name=f"要点{i + 1}说明",
                fit=True,
                least=20,
                lines=1,
                needs=f"detail{i + 1}",
            ),
        ]
    return rows


def _rollup() -> Design:
    rows = _steps()
    return design(
        800,
        2000,
        page(
            INDIGO,
            bubble(1, 56, 90, 400, 230, 0.34),
            bubble(2, 424, 300, 320, 90, 0.60, 1, fill=BLUE, ink=WHITE),
            title(at(54, 596, 692, 470, "scale scale"), 182, 36),
            line(
                "rule", at(56, 1106, 688, 0, "scale scale"), 4, WHITE, name="线", needs="point1 point2 point3"
            ),
            *rows,
            box("field", at(0, 1536, 800, 464, "scale scale"), LEMON, name="黄底"),
            *hotline(56, 1562, 96, INDIGO),
            text(
                "sign",
                at(400, 1582, 344, 66, "scale scale"),
                "{sign}",
                styled(INDIGO, weight=700),
                36,
                "right centre",
                name="署名",
                fit=True,
                least=20,
                lines=1,
                needs="sign",
            ),
            text(
                "support",
                at(56, 1686, 688, 46, "scale scale"),
                "{support}",
                styled(INDIGO, weight=500),
                34,
                "left centre",
                name="副标题",
                fit=True,
                least=20,
                lines=1,
                needs="support",
            ),
        ),
    )


def _phone() -> Design:
    w, h = px(1080, 1920)
    u = w / 1080
    return design(
        w,
        h,
        page(
            INDIGO,
            bubble(1, 80 * u, 170 * u, 470 * u, 290 * u, 0.32),
            bubble(2, 600 * u, 420 * u, 400 * u, 160 * u, 0.64, 1, fill=BLUE, ink=WHITE),
            title(at(78 * u, 880 * u, 924 * u, 560 * u, "scale scale"), 238 * u, 46 * u),
            line(
                "rule",
                at(80 * u, 1476 * u, 920 * u, 0, "scale scale"),
                5 * u,
                WHITE,
                name="线",
                needs="phone sign support",
            ),
            *hotline(80 * u, 1500 * u, 104 * u),
            text(
                "sign",
                at(430 * u, 1512 * u, 570 * u, 90 * u, "scale scale"),
                "{sign}",
                styled(WHITE, weight=700),
                42 * u,
                "right centre",
                name="署名",
                fit=True,
                least=24 * u,
                lines=1,
                needs="sign",
            ),
            text(
                "support",
                at(80 * u, 1622 * u, 920 * u, 64 * u, "scale scale"),
                "{support}",
                styled(WHITE, weight=700),
                48 * u,
                "left centre",
                name="副标题",
                fit=True,
                least=26 * u,
                lines=1,
                needs="support",
            ),
        ),
    )


def _cover() -> Design:
    w, h = px(900, 383)
    u = w / 900
    return design(
        w,
        h,
        page(
            INDIGO,
            bubble(1, 26 * u, 34 * u, 214 * u, 120 * u, 0.4, -1, pins="start scale", ratio=True),
            bubble(
                2,
                668 * u,
                92 * u,
                196 * u,
                70 * u,
                0.6,
                1,
                fill=BLUE,
                ink=WHITE,
                pins="end scale",
                ratio=True,
            ),
            title(
                at(264 * u, 60 * u, 372 * u, 220 * u, "centre scale", ratio=True),
                92 * u,
                15 * u,
                4,
                "middle centre",
            ),
            text(
                "phone",
                at(264 * u, 292 * u, 372 * u, 54 * u, "centre scale", ratio=True),
                "{phone}",
                styled(WHITE),
                40 * u,
                "middle centre",
                name="电话",
                fit=True,
                least=16 * u,
                lines=1,
                tracking_em=0.04,
                needs="phone",
            ),
        ),
    )


def _banner(length: float) -> Design:
    short, long = length < 5000, length > 12000
    left, right = (880, 1060) if short else (1330, 1500)
    end = length - right
    tag = right - 110 if short else 1340
    return design(
        length,
        700,
        page(
            INDIGO,
            bubble(
                1,
                170 if short else 260,
                44,
                620 if short else 740,
                170,
                0.62,
                -1,
                pins="start scale",
                ratio=True,
            ),
            text(
                "slogan",
                at(left, 90, end - left, 520, "both scale", ratio=True),
                "{slogan}",
                styled(WHITE),
                470,
                "middle" if long else "left",
                name="标语",
                fit=True,
                least=76,
                lines=3 if short else 2,
                tracking_em=0.03,
                max_tracking_em=0.34 if long else 0.16,
                gap_em=2.0 if long else 0.5,
                line_pitch_em=1.12,
                spans=(Span(words="{key_words}", fill=LEMON),),
            ),
            group(
                "tag",
                at(length - tag, 0, tag, 700, "end scale", ratio=True),
                box("field", at(0, 0, tag, 700, "scale scale"), LEMON, name="黄底"),
                text(
                    "phone",
                    at(80, 120, tag - 210, 300, "scale scale"),
                    "{phone}",
                    styled(INDIGO),
                    380,
                    "middle centre",
                    name="电话",
                    fit=True,
                    least=60,
                    lines=1,
                    needs="phone",
                    takes="sign",
                ),
                text(
                    "sign",
                    at(80, 440, tag - 210, 130, "scale scale"),
                    "{sign}",
                    styled(INDIGO, weight=700),
                    118,
                    "middle centre",
                    name="署名",
                    fit=True,
                    least=40,
                    lines=1,
                    needs="sign",
                ),
                needs="phone sign",
                name="号码牌",
            ),
        ),
    )


def _said() -> dict[str, Field]:
    """The fields of the three steps."""
    said = (("先停", "挂断电话，放下手机"), ("再问", "问家人，问 96110"), ("后转账", "查清对方，再动钱"))
    points = {}
    for i, (head, detail) in enumerate(said, 1):
        points[f"point{i}"] = field(f"point{i}", f"要点{i}", head, max_chars=6)
        points[f"detail{i}"] = field(f"detail{i}", f"要点{i}说明", detail, max_chars=20)
    return points


def templates() -> tuple[Template, ...]:
    """The family."""
    lures = [
        field(f"lure{i}", f"甜话{i}", words, aliases=(f"骗子的话{i}",), max_chars=8)
        for i, words in enumerate(("恭喜中奖", "保本高息", "刷单返利"), 1)
    ]
    one, two, three = ({each.key: each} for each in lures)
    points = _said()
    words = {"title": "甜话带钩\n转账先问", "key_words": "转账先问"}
    unit = "青禾区反诈中心"
    return (
        template(
            "antifraud-hook-poster",
            "甜话带钩海报",
            "骗子的甜话写在气泡里，气泡的尾巴是一只鱼钩",
            "poster",
            TOPICS,
            "A2 A3 A1 570x840mm",
            fields(**words, **one, **two, **three, phone="96110", sign=unit, support="先停、再问、后转账"),
            _poster(),
        ),
        template(
            "antifraud-hook-rollup",
            "甜话带钩易拉宝",
            "上面挂着钩，下面三步：停、问、查",
            "rollup",
            TOPICS,
            "80x200cm 85x200cm 60x160cm",
            fields(**words, **one, **two, **points, phone="96110", sign=unit, support="来电必接，不是诈骗"),
            _rollup(),
        ),
        template(
            "antifraud-hook-banner",
            "甜话带钩横幅",
            "左边一只带钩的气泡，右边一块黄牌写着 96110",
            "banner",
            TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
            fields(
                slogan="甜话带钩 转账先问",
                key_words="转账先问",
                lure1=field("lure1", "甜话1", "保本高息", max_chars=8),
                phone="96110",
                sign=unit,
            ),
            _banner(8000),
            _banner(4000),
            _banner(16000),
            safe=100,
        ),
        template(
            "antifraud-hook-phone",
            "甜话带钩手机海报",
            "转发给爸妈的一张图：钩、话、号码",
            "phone",
            f"{TOPICS} 转发",
            "1080x1920px 1080x2340px",
            fields(
                **words,
                **one,
                lure2=field("lure2", "甜话2", "刷单返利", max_chars=8),
                phone="96110",
                sign=unit,
                support="转发给爸妈，比红包管用",
            ),
            _phone(),
            screen=True,
        ),
        template(
            "antifraud-hook-cover",
            "甜话带钩公众号首图",
            "两只钩子在两边，话和号码在中间",
            "wechat-cover",
            TOPICS,
            "900x383px 1080x460px",
            fields(**words, **one, lure2=field("lure2", "甜话2", "内部消息", max_chars=8), phone="96110"),
            _cover(),
            screen=True,
        ),
    )
