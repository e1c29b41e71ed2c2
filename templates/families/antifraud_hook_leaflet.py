"""甜话带钩, the leaflet: two hooks on the front, on the back four sentences that hide one and what to answer."""

from families._hook import CORAL, INDIGO, LEMON, PALE, TOPICS, WHITE, bubble, hook, hotline, title
from studio import at, box, code, curve, design, field, fields, group, line, page, styled, template, text

from postermaker.document.model import Element, Page
from postermaker.library.templates import Design, Template


def _front() -> Page:
    """Two hooks and what to do."""
    return page(
        INDIGO,
        bubble(1, 10, 12, 60, 26, 0.34),
        bubble(2, 80, 22, 58, 24, 0.66, 1),
        title(at(9.7, 88, 128.6, 74, "scale scale"), 33, 7),
        text(
            "support",
            at(10, 165, 128, 10, "scale scale"),
            "{support}",
            styled(WHITE, weight=700),
            6.4,
            "left centre",
            name="副标题",
            fit=True,
            least=4,
            lines=1,
            needs="support",
        ),
        line("rule", at(10, 180, 128, 0, "scale scale"), 0.5, WHITE, name="线", needs="phone sign"),
        *hotline(10, 185, 11),
        text(
            "sign",
            at(64, 187, 74, 8, "scale scale"),
            "{sign}",
            styled(WHITE, weight=700),
            4.4,
            "right centre",
            name="署名",
            fit=True,
            least=3,
            lines=1,
            needs="sign",
        ),
    )


def _cases() -> list[Element]:
    """Four sentences with a hook, each on its card."""
    rows: list[Element] = []
    for i in range(4):
        y = 40 + i * 31
        rows += [
            group(
                f"case{i + 1}",
                at(10, y, 128, 27, "scale scale"),
                box(f"card{i + 1}", at(0, 0, 128, 27, "scale scale"), WHITE, radius=3, name="卡片"),
                box(f"pill{i + 1}", at(4, 5, 30, 9.4, "scale scale"), LEMON, radius=3.2, name="气泡"),
                curve(
                    f"tail{i + 1}",
                    at(4, 14, 30, 9, "scale scale"),
                    hook(7.5, 0.4, 9.4, 4.6, -1),
                    (30, 9),
                    LEMON,
                    name="钩",
                ),
                text(
                    f"scam{i + 1}",
                    at(5, 5, 28, 9.4, "scale scale"),
                    f"{{scam{i + 1}}}",
                    styled(INDIGO),
                    6,
                    "middle centre",
                    name=f"骗术{i + 1}",
                    fit=True,
                    least=3,
                    lines=1,
                ),
                text(
                    f"says{i + 1}",
                    at(40, 4.4, 84, 9, "scale scale"),
                    f"{{says{i + 1}}}",
                    styled(INDIGO, weight=500),
                    5.4,
                    "left centre",
                    name=f"骗子说{i + 1}",
                    fit=True,
                    least=3,
                    lines=1,
                    needs=f"says{i + 1}",
                ),
                text(
                    f"truth{i + 1}",
                    at(40, 14, 84, 9, "scale scale"),
                    f"{{truth{i + 1}}}",
                    styled(CORAL),
                    5.4,
                    "left centre",
                    name=f"记住{i + 1}",
                    fit=True,
                    least=3,
                    lines=1,
                    needs=f"truth{i + 1}",
                ),
                needs=f"scam{i + 1} says{i + 1}",
                name=f"骗术{i + 1}",
            ),
        ]
    return rows


def _back() -> Page:
    """The cards, the number, the code."""
    return page(
        PALE,
        text(
            "heading",
            at(10, 13, 128, 14, "scale scale"),
            "{heading}",
            styled(INDIGO),
            10.4,
            "left centre",
            name="背面标题",
            fit=True,
            least=5,
            lines=1,
            needs="heading",
        ),
        box("stroke", at(10, 29, 20, 1.2, "scale scale"), CORAL, name="短线", needs="heading"),
        *_cases(),
        box("foot", at(-4, 168, 156, 46, "scale scale"), INDIGO, name="蓝底"),
        text(
            "phone2",
            at(10, 174, 92, 12, "scale scale"),
            "{phone}",
            styled(LEMON),
            11,
            "left centre",
            name="电话",
            fit=True,
            least=5,
            lines=1,
            needs="phone",
        ),
        text(
            "advice",
            at(10, 190, 96, 10, "scale scale"),
            "{advice}",
            styled(WHITE, weight=700),
            5.4,
            "left centre",
            name="提醒",
            fit=True,
            least=3,
            lines=1,
            needs="advice",
        ),
        code("code", at(112, 174, 26, 26, "scale scale")),
        text(
            "qr_note",
            at(98, 201, 40, 5, "scale scale"),
            "{qr_note}",
            styled(WHITE, weight=500),
            3.2,
            "right centre",
            name="二维码说明",
            fit=True,
            least=2.4,
            lines=1,
            needs="qr",
        ),
    )


def _leaflet() -> Design:
    return design(148, 210, _front(), _back())


def templates() -> tuple[Template, ...]:
    """The leaflet alone."""
    known = (
        ("刷单返利", "“做一单，返十元。”", "要先垫钱的，都是诈骗"),
        ("退款理赔", "“您的快递丢了，双倍赔。”", "只在原平台里办退款"),
        ("冒充熟人", "“我是领导，先帮我转一笔。”", "打原来的号码核实"),
        ("投资理财", "“内部消息，稳赚不赔。”", "没有保本的高收益"),
    )
    cases = {}
    for i, (scam, says, truth) in enumerate(known, 1):
        cases[f"scam{i}"] = field(f"scam{i}", f"骗术{i}", scam, max_chars=8)
        cases[f"says{i}"] = field(f"says{i}", f"骗子说{i}", says, max_chars=24)
        cases[f"truth{i}"] = field(f"truth{i}", f"记住{i}", truth, max_chars=24)
    words = {"title": "甜话带钩\n转账先问", "key_words": "转账先问"}
    unit = "青禾区反诈中心"
    return (
        template(
            "antifraud-hook-leaflet",
            "甜话带钩宣传单",
            "正面两只钩，背面四句带钩的话和怎么答",
            "leaflet",
            TOPICS,
            "A5 A4",
            fields(
                **words,
                lure1=field("lure1", "甜话1", "退款理赔", max_chars=8),
                lure2=field("lure2", "甜话2", "客服来电", max_chars=8),
                support="四种常见骗术，一分钟看懂",
                phone="96110",
                sign=unit,
                heading=field("heading", "背面标题", "钩子藏在这四句话里", max_chars=14),
                **cases,
                advice=field("advice", "提醒", "没转的先停，转了的马上拨 110", max_chars=24),
                qr="https://example.com/fanzha",
                qr_note="扫码看更多骗术",
            ),
            _leaflet(),
        ),
    )
