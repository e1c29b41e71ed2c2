"""烘云托月, the long picture: an invitation between two moons, the one in the sky and the one in the water, which is the code."""

# ruff: noqa: E501 - an element is read as one row

from families.festival_moon import (
    INK,
    MIST,
    MOON,
    NOTE,
    PAPER,
    READ,
    SEAL_FIELD,
    SKY,
    TITLE,
    TOPICS,
    WASH,
    C,
    _geese,
    _hills,
    _moon,
    _seal,
    _title,
)
from studio import (
    PX,
    at,
    box,
    code,
    design,
    disc,
    field,
    line,
    linear,
    lined,
    ornament,
    page,
    styled,
    table,
    template,
    text,
    usual,
)

from postermaker.document.model import CellAlign, Column, Element, Field, FieldKind, Frame
from postermaker.library.templates import Design, Template

u = PX
KAI = "LXGW WenKai"
PLAIN = styled(INK, KAI, 400)
_PARTS = (
    ("time", "时间", "八月十五　星期五\n晚七点开场，九点半散"),
    ("place", "地点", "青禾社区文化广场\n下雨改在社区礼堂"),
    (
        "program",
        "节目",
        "锣鼓开场｜19:00\n童声合唱《月亮谣》｜19:10\n评弹《水调歌头》｜19:30\n猜灯谜，做月饼｜20:00\n一起看月亮｜21:00",
    ),
    ("notes", "来时", "自带一只杯子，茶管够。\n老人有座位，孩子有灯笼。\n车停东门，走过来五分钟。"),
)


def _px(x: float, y: float, w: float, h: float, pins: str = "scale start") -> Frame:
    return at(x * u, y * u, w * u, h * u, pins, ratio=True)


def _part(key: str, head: str, y: float, height: float) -> tuple[Element, ...]:
    """A heading as a brush column, a hairline, and what there is to know."""
    room, name = _px(290, y - 8, 700, height + 16), head
    told: Element = text(key, room, f"{{{key}}}", READ if key in ("time", "place") else PLAIN, 52 * u, "left centre", name=name, fit=True,
                         least=30 * u, lines=16, line_pitch_em=1.62, needs=key)  # fmt: skip
    if key == "program":
        told = table(key, room, key, PLAIN, 50 * u, Column(share=1), Column(align=CellAlign.END), header_rows=0, min_size=28 * u,
                     between=lined(1.6 * u, C("words", 0.3)), filling=True, flush=True, padding_across_em=0.3, name=name, needs=key)  # fmt: skip
    return (
        text(f"{key}_head", _px(50, y - 14, 150, height), f"{{{key}_head}}", TITLE, 112 * u, "left top", name="小标题", fit=True,
             least=60 * u, lines=1, vertical=True, tracking_em=-0.02, needs=f"{key}_head"),
        line(f"{key}-line", _px(240, y, 0, height), 2.4 * u, INK, needs=key, name="界线", opacity=0.5),
        told,
    )  # fmt: skip


def _given() -> tuple[Field, ...]:
    made = [_title("月满\n人安"), usual("support", "请你来看月亮", max_chars=16),
            usual("body", "王大爷的二胡、李家姐妹的合唱，都练了一个月。中秋夜，桂花树下，想请你坐一坐。", max_chars=120)]  # fmt: skip
    for digit, (key, head, words) in zip("一二三四", _PARTS, strict=True):
        made.append(field(f"{key}_head", f"小标题{digit}", head, max_chars=4))
        kind, most = FieldKind.LINES, 240 if key in ("program", "notes") else 60
        made.append(
            field(
                key,
                head,
                words,
                kind=kind,
                aliases={"program": ("节目单",), "notes": ("温馨提示",)}.get(key, ()),
                max_chars=most,
            )
        )
    return (*made, usual("sign", "青禾社区居民委员会", max_chars=24), SEAL_FIELD, usual("qr", "https://example.org/zhongqiu"),
            usual("qr_note", "扫月亮，报个名", max_chars=14))  # fmt: skip


def _design(h: float) -> Design:
    more = (h - 4800) / 4
    heights = (230 + 0.4 * more, 230 + 0.4 * more, 500 + 2.2 * more, 330 + more)
    y, parts = 2110.0, list[Element]()
    for (key, head, _), height in zip(_PARTS, heights, strict=True):
        parts += _part(key, head, y, height)
        y += height + 106
    foot = h - 1190
    return design(1080 * u, h * u, page(
        PAPER,
        box("sky", at(-5, -5, 1080 * u + 10, 1960 * u, "both start", ratio=True), SKY, name="天"),
        _moon(150 * u, 230 * u, 1180 * u, "scale start"), _geese(140 * u, 240 * u, 300 * u, 150 * u, "scale start"),
        _hills("far", -60 * u, 960 * u, 1200 * u, 480 * u, "scale start", 6, 4, 0.5),
        _hills("near", -60 * u, 1150 * u, 1200 * u, 400 * u, "scale start", 31, 3, 1.0),
        text("title", _px(430, 330, 560, 720), "{title}", TITLE, 330 * u, "left top", name="标题", fit=True, least=60 * u, lines=4,
             vertical=True, tracking_em=-0.02, line_pitch_em=1.0),
        _seal(330 * u, 930 * u, 84 * u, "scale start"),
        text("support", _px(88, 1640, 900, 100), "{support}", READ, 76 * u, "left centre", name="副标题", fit=True, least=40 * u, lines=1,
             tracking_em=0.04, needs="support"),
        text("body", _px(88, 1764, 892, 260), "{body}", PLAIN, 50 * u, "left top", name="正文", fit=True, least=30 * u, lines=6,
             line_pitch_em=1.66, needs="body"),
        *parts,
        box("water", at(-5, (foot + 60) * u, 1080 * u + 10, 1190 * u, "both end", ratio=True),
            linear((0, PAPER), (0.35, MIST), (1, WASH), end=(0, 1)), name="水"),
        ornament("rings", "ripples", _px(-120, foot + 300, 1320, 700, "scale end"), PAPER, rings=7, tilt=0.4, opacity=0.7, name="水纹"),
        disc("moon-water", _px(220, foot + 230, 640, 640, "scale end"), MOON, name="水中月"),
        code("qr", _px(360, foot + 370, 360, 360, "scale end"), name="二维码", light=None, dark=INK),
        text("qr_note", _px(140, foot + 904, 800, 84, "scale end"), "{qr_note}", READ, 54 * u, "middle centre", name="二维码说明", fit=True,
             least=34 * u, lines=1, tracking_em=0.06, needs="qr_note"),
        text("sign", _px(88, foot + 1076, 904, 62, "scale end"), "{sign}", NOTE, 42 * u, "middle centre", name="署名", fit=True, least=28 * u,
             lines=1, tracking_em=0.06, needs="sign"),
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The long picture."""
    return (
        template(
            "festival-moon-long", "烘云托月长图", "一封请柬夹在两个月亮之间：天上的不画，水里的是二维码", "phone-long", f"{TOPICS} 邀请 活动 晚会",
            "1080x4800px 1080x5600px", _given(), _design(4800), _design(5600), screen=True,
        ),
    )  # fmt: skip
