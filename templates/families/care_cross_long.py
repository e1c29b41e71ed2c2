"""青十字, the long picture: the upright stroke of the cross runs from top to foot and carries the numbers of the parts."""

# ruff: noqa: E501 - an element is read as one row

from families.care_cross import WHITE, YELLOW, C, _cross, _points, _sign
from studio import (
    PX,
    at,
    box,
    code,
    design,
    fact,
    field,
    lined,
    on_screen,
    ornament,
    page,
    styled,
    table,
    template,
    text,
    usual,
)

from postermaker.document.model import Column, Element, Field, FieldKind, Frame
from postermaker.library.templates import Design, Template

u = PX
#: The left edge of all that stands beside the stroke, and how wide it is, px.
_X, _WIDE = 300.0, 704.0
_SIGNS = ("hands", "window", "mask", "walk", "moon", "jab")
_DETAILS = ("回家、饭前、便后，揉搓二十秒", "早晚各开一次窗，每次半小时", "就医、乘车、人多，遮好口鼻",
            "每天快走半小时，微微出汗", "放下手机，十一点前入睡", "老人和孩子，按时去接种")  # fmt: skip
_HEADS = ("感冒，还是流感？", "六个小习惯", "这样要马上去医院", "疫苗打在前")


def _px(x: float, y: float, w: float, h: float, pins: str = "scale start") -> Frame:
    return at(x * u, y * u, w * u, h * u, pins, ratio=True)


def _given() -> tuple[Field, ...]:
    habits = tuple(
        each if not each.key.startswith("detail") else field(each.key, each.label, _DETAILS[int(each.key[-1]) - 1],
                                                             aliases=each.aliases, max_chars=18)
        for each in _points(6)
    )  # fmt: skip
    heads = [field(f"heading{n}", f"小标题{'一二三四'[n - 1]}", words, aliases=(f"小标题{n}",), max_chars=10)
             for n, words in enumerate(_HEADS, 1)]  # fmt: skip
    return (
        usual("title", "秋冬防病，\n这一张够用", max_chars=24), usual("support", "社区健康小课堂", max_chars=16),
        usual("body", "天一凉，打喷嚏的人就多了。不用慌，分清楚、养习惯、早接种，一家人都能平平安安过冬。", max_chars=120),
        heads[0],
        field("rows", "对照表", "｜普通感冒｜流感\n发热｜低热或不热｜突然高热\n身上｜鼻塞流涕｜全身酸痛\n多久｜一周左右｜可能引起肺炎",
              kind=FieldKind.LINES, aliases=("表格",), max_chars=300),
        heads[1], *habits, heads[2],
        field("signals", "就医信号", "高热三天不退\n喘不上气，胸口疼\n孩子没精神，不吃不喝\n老人迷糊，叫不醒", kind=FieldKind.LINES,
              aliases=("就医情况",), max_chars=160),
        heads[3],
        field("vaccine", "接种时间", "60 岁以上老人、6 月龄以上孩子、有慢性病的居民，请先打。\n10 月 18 日起，每周六、周日\n上午 8:30—11:30", kind=FieldKind.LINES,
              aliases=("疫苗时间",), max_chars=160),
        usual("place", "青禾街道社区卫生服务中心二楼", max_chars=30), usual("phone", "预约 0000-0000", max_chars=24),
        usual("sign", "青禾区疾病预防控制中心", max_chars=24), usual("qr", "https://example.org/qinghe/yimiao"),
        usual("qr_note", "扫码约时段", max_chars=10),
    )  # fmt: skip


def _head(n: int, y: float) -> tuple[Element, ...]:
    """A part's number on the stroke and what it is about."""
    needs = f"heading{n}"
    return (
        text(f"ghost-{n}", _px(76, y - 24, 160, 160), str(n), styled(WHITE), 124 * u, "middle centre", name="序号", needs=needs),
        text(needs, _px(_X, y, _WIDE, 112), f"{{{needs}}}", styled(C.words), 84 * u, "left centre", name=f"小标题{n}", fit=True,
             least=48 * u, lines=1, tracking_em=-0.01, needs=needs),
    )  # fmt: skip


def _words(
    key: str, name: str, y: float, height: float, size: float, weight: int, gap: float = 0.0
) -> Element:
    return text(key, _px(_X, y, _WIDE, height), f"{{{key}}}", styled(C.words, weight=weight), size * u, "left top", name=name, fit=True,
                least=26 * u, lines=14, line_pitch_em=1.6, paragraph_gap_em=gap, needs=key)  # fmt: skip


def _habit(n: int, y: float) -> tuple[Element, ...]:
    return (
        *_sign(f"sign{n}", _SIGNS[n - 1], _px(_X, y, 140, 140), 140 * u),
        fact(f"point{n}", _px(_X + 176, y + 2, _WIDE - 176, 74), styled(C.words), 58 * u, "left centre", name=f"要点{n}"),
        fact(f"detail{n}", _px(_X + 177, y + 78, _WIDE - 177, 60), styled(C.words, weight=500), 38 * u, "left centre", name=f"要点{n}说明"),
    )  # fmt: skip


def _design(h: float) -> Design:
    more = (h - 5600) / 4
    rows, pitch, signals, vaccine = 470 + more, 188 + more / 6, 400 + more, 300 + more
    y1 = 1400.0
    y2 = y1 + 140 + rows + 130
    y3 = y2 + 150 + 6 * pitch + 130
    y4 = y3 + 146 + signals + 320
    foot = h - 640
    rule = lined(2.4 * u, C("key", 0.45))
    return design(1080 * u, h * u, page(
        WHITE,
        *_cross(at(76 * u, -5, 160 * u, h * u + 10, "scale both", ratio=True), at(-5, 430 * u, 1080 * u + 10, 560 * u, "scale start", ratio=True)),
        fact("support", _px(_X, 284, _WIDE, 90), styled(C.key, weight=700), 58 * u, "left centre"),
        text("title", _px(76, 470, 940, 480), "{title}", styled(WHITE), 184 * u, "left centre", name="标题", fit=True, least=60 * u,
             lines=4, line_pitch_em=1.2),
        _words("body", "导语", 1066, 250, 44, 500),
        *_head(1, y1),
        table("rows", _px(_X, y1 + 140, _WIDE, rows), "rows", styled(C.words, weight=500), 42 * u,
              Column(style=styled(C.key, weight=700)), Column(share=1), Column(share=1.25, style=styled(C.words, weight=700)),
              header_style=styled(C.key, weight=700), edges=lined(5 * u, C.key), below_header=lined(5 * u, C.key), between=rule,
              min_size=26 * u, filling=True, flush=True, padding_across_em=0.5, name="对照表"),
        *_head(2, y2),
        *(each for n in range(1, 7) for each in _habit(n, y2 + 160 + (n - 1) * pitch)),
        box("warning", _px(236, y3 - 70, 860, signals + 416), C.deep, needs="signals", name="提醒底"),
        ornament("pulse", "pulse", _px(233, y3 + signals + 166, 870, 150), C.accent, beats=3, line=0.05, needs="signals", name="心电线"),
        *_head(3, y3),
        _words("signals", "就医信号", y3 + 146, signals, 58, 700, 0.12),
        *_head(4, y4),
        _words("vaccine", "接种时间", y4 + 136, vaccine, 46, 500, 0.3),
        box("foot", at(-5, foot * u, 1080 * u + 10, 460 * u, "both end", ratio=True), C.second, name="十字"),
        code("qr", _px(76, foot + 80, 300, 300, "scale end"), name="二维码", light=WHITE, dark=C.words),
        fact("phone", _px(420, foot + 70, 590, 90, "scale end"), styled(YELLOW), 70 * u, "left centre"),
        text("place", _px(420, foot + 170, 590, 120, "scale end"), "{place}", styled(WHITE, weight=700), 42 * u, "left top", name="地点",
             fit=True, least=28 * u, lines=2, line_pitch_em=1.4, needs="place"),
        fact("qr_note", _px(420, foot + 310, 590, 64, "scale end"), styled(WHITE, weight=500), 42 * u, "left centre"),
        fact("sign", _px(_X, foot + 510, _WIDE, 70, "scale end"), styled(C.words, weight=700), 42 * u, "left centre"),
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The long picture."""
    return (
        on_screen(template(
            "care-cross-long", "青十字健康长图", "十字的一竖从头贯到底，每一段的序号都写在这一竖上", "phone-long",
            "防疫 健康 卫生 科普 疫苗 社区 医院", "1080x5600px 1080x6400px", _given(), _design(5600), _design(6400), screen=True,
        )),
    )  # fmt: skip
