"""四级桶: four bins stand in a row like the steps of a stair; what is sorted goes up."""

import math

from studio import (
    Colors,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    field,
    fields,
    group,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Flat
from postermaker.document.model import Element, Field, FieldKind, Shadow, TextStyle
from postermaker.library.templates import Design, Template

C = Colors("leaf-green")
WHITE, PALE = cmyk(0, 0, 0, 0), C.deep
_TOPICS = "垃圾分类 环保 环卫 社区 校园"
_IDEA = "四只桶站成四级台阶，分对一袋，就上一级"


def _arrows() -> str:
    """Three bent arrows one after another."""
    parts = []
    for k in range(3):
        turn = k * 120 - 90
        rim = [(42, turn + a) for a in range(0, 73, 6)]
        head = [(52, turn + 72), (35, turn + 108), (18, turn + 72)]
        inner = [(28, turn + a) for a in range(72, -1, -6)]
        dots = [
            (50 + r * math.cos(math.radians(a)), 50 + r * math.sin(math.radians(a)))
            for r, a in rim + head + inner
        ]
        parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in dots) + "Z")
    return "".join(parts)


#: Kind, body, side in shade, sign in a view box of 100, what it usually holds.
_BINS = (
    ("可回收物", cmyk(88, 56, 0, 0), cmyk(92, 64, 0, 16), _arrows(), "纸张纸箱\n塑料瓶桶\n易拉罐\n旧衣织物"),
    ("厨余垃圾", cmyk(85, 22, 95, 12), cmyk(88, 30, 95, 28),
     "M10 50C14 34 24 28 34 28C38 42 38 58 34 72C24 72 14 66 10 50Z"
     "M34 46L74 46L74 54L34 54ZM44 26L51 26L51 74L44 74ZM56 31L63 31L63 69L56 69Z"
     "M68 36L74 36L74 64L68 64ZM74 50L94 26L88 50L94 74Z",
     "剩菜剩饭\n瓜皮果核\n菜叶菜根\n茶渣骨刺"),
    ("有害垃圾", cmyk(10, 96, 92, 4), cmyk(16, 98, 95, 22),
     "M40 8L60 8L60 16L70 16L70 92L30 92L30 16L40 16ZM54 28L38 58L48 58L45 82L62 50L52 50Z", "电池\n灯管灯泡\n过期药品\n油漆桶"),
    ("其他垃圾", cmyk(62, 50, 46, 28), cmyk(66, 56, 52, 46),
     "M22 26L78 26L78 36L72 36L66 92L34 92L28 36L22 36ZM50 26L60 4L76 4L76 10L64 10L57 26ZM35 50L37 70L63 70L65 50Z",
     "脏纸巾烟头\n破碎陶瓷\n尘土毛发\n污损塑料"),
)  # fmt: skip


def _bin(
    n: int, x: float, top: float, width: float, height: float, pins: str, *parts: Element, sign: float = 0.0
) -> Element:
    """A bin: lid, body that the foot crops, sign of `sign` mm under the lid, then `parts` counted from its corner."""
    _, body, shade, mark, _ = _BINS[n]
    lid = 0.11 * width
    made: list[Element] = [
        box(f"body{n + 1}", at(0.04 * width, lid, 0.92 * width, height, "scale start", ratio=True), body),
        box(f"shade{n + 1}", at(0.8 * width, lid, 0.16 * width, height, "scale start", ratio=True), shade),
        box(f"lid{n + 1}", at(0, 0, width, lid, "scale start", ratio=True), body, radius=0.3 * lid),
        box(f"rim{n + 1}", at(0.04 * width, lid, 0.92 * width, 0.028 * width, "scale start", ratio=True), shade),
        box(f"grip{n + 1}", at(0.38 * width, -0.34 * lid, 0.24 * width, 0.5 * lid, "scale start", ratio=True), body,
             radius=0.2 * lid),
    ]  # fmt: skip
    if sign:
        made.append(
            curve(
                f"mark{n + 1}",
                at((0.84 * width - sign) / 2, lid + 0.13 * width, sign, sign, "scale start", ratio=True),
                mark,
                (100, 100),
                WHITE,
            )
        )
    return group(f"bin{n + 1}", at(x, top, width, height, pins, ratio=True), *made, *parts, name=_BINS[n][0])


def _name(
    n: int, x: float, y: float, width: float, height: float, size: float, vertical: bool = False
) -> Element:
    """The kind's name on its bin."""
    return text(
        f"kind{n + 1}", at(x, y, width, height, "scale start", ratio=True), _BINS[n][0], styled(WHITE), size,
        "left centre" if vertical else "middle centre", fit=True, least=size / 3, lines=1, vertical=vertical, tracking_em=0.06,
    )  # fmt: skip


def _cut(fill: Flat = C.words) -> TextStyle:
    """Cut-paper words: a hard pale copy beneath."""
    return styled(fill, shadows=(Shadow(dx_em=0.03, dy_em=0.045, paint=PALE),))


def _lists() -> tuple[Field, ...]:
    return tuple(
        field(
            f"list{n + 1}", name, holds, aliases=(f"第{'一二三四'[n]}桶",), kind=FieldKind.LINES, max_chars=50
        )
        for n, (name, _, _, _, holds) in enumerate(_BINS)
    )


def _ground(length: float) -> Design:
    """A banner drawn at a length."""
    short, long = length < 5000, length > 12000
    width, left, right = (170, 240, 920) if short else (280, 620, 1480)
    slogan, sign = banner(
        _cut(), C.words, left=left, right=right, key_words=C.key, way="left", sign_way="left",
        size=455 if long else 430, gap=2.0 if long else 0.7, length=length,
    )  # fmt: skip
    bins = [
        _bin(n, length - (4 - n) * width * 1.06 - 96, (376, 272, 168, 64)[n], width, 660, "end scale",
             _name(n, 0.3 * width, 0.22 * width + 12, 0.3 * width, 212, 50, vertical=True))
        for n in range(4)
    ]  # fmt: skip
    return design(length, 700, page(C.ground, *bins, slogan, sign))


def _banner() -> Template:
    return template(
        "bin-steps-banner", "四级桶横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="今日分类一小步 来日少埋一片土", key_words="一小步", sign="青禾街道办事处  宣"), _ground(8000),
             _ground(4000), _ground(16000),
             safe=150,
    )  # fmt: skip


def _upright() -> Template:
    bins = [
        _bin(n, 24 + n * 291, (5120, 4850, 4580, 4310)[n], 279, 1700, "scale end", _name(n, 68, 270, 100, 480, 104,
             vertical=True), sign=150)
        for n in range(4)
    ]  # fmt: skip
    return template(
        "bin-steps-vertical", "四级桶竖幅", _IDEA, "banner-vertical", _TOPICS, "1.2x6m 0.9x6m 0.9x4m 0.7x5m",
        fields(slogan="分好类 净一城", sign="云溪街道环境卫生管理所"),
        design(1200, 6000, page(
            C.ground,
            *bins,
            text("slogan", at(230, 380, 740, 3520, "scale both", ratio=True), "{slogan}", _cut(), 590, "left top",
                 name="标语", fit=True, least=120, lines=3, vertical=True, tracking_em=0.04, max_tracking_em=0.2, gap_em=0.6,
                 line_pitch_em=1.12),
            text("sign", at(106, 2600, 90, 2060, "scale end", ratio=True), "{sign}", styled(C.words, weight=700), 80,
                 "right centre", name="署名", fit=True, least=36, lines=1, vertical=True, tracking_em=0.1, needs="sign"),
        )), safe=70,
    )  # fmt: skip


def _poster() -> Template:
    facts = "time place phone"
    bins = [
        _bin(n, 8 + n * 101.8, (428, 392, 356, 320)[n], 98, 320, "scale end",
             _name(n, 12, 68, 60, 20, 14),
             text(f"holds{n + 1}", at(8, 94, 70, 62, "scale start", ratio=True), f"{{list{n + 1}}}", styled(WHITE, weight=700),
                  10.2, "middle top",
                  fit=True, least=6, lines=5, line_pitch_em=1.45, needs=f"list{n + 1}"),
             sign=40)
        for n in range(4)
    ]  # fmt: skip
    return template(
        "bin-steps-poster", "四级桶海报", _IDEA, "poster", _TOPICS, "A2 A3 A1 570x840mm",
        (*fields(title="一座城的体面，\n藏在四只桶里", sign="青禾区城市管理局", time="早 7:00—9:00　晚 18:00—20:00",
             place="青禾路 16 号楼下",
                 phone="上门收大件 0000-0000", qr="https://example.org/qinghe/fenlei", qr_note="扫码查怎么分"), *_lists()),
        design(420, 594, page(
            C.ground, *bins,
            text("sign", at(26, 26, 300, 16, "scale start", ratio=True), "{sign}", styled(C.words, weight=700), 11, "left centre",
                 name="署名", fit=True, least=7, lines=1, tracking_em=0.06, needs="sign"),
            text("title", at(23, 56, 372, 178, "scale start", ratio=True), "{title}", _cut(), 84, "left top",
                 name="标题", fit=True, least=22, lines=5, line_pitch_em=1.16),
            text("facts", at(26, 258, 250, 60, "scale start", ratio=True), "{time}\n{place}\n{phone}", styled(C.words,
                 weight=700), 11.5, "left top",
                 name="时间地点", fit=True, least=7, lines=5, line_pitch_em=1.6, needs=facts),
            code("qr", at(22, 318, 66, 66, "scale end", ratio=True), name="二维码", light=C.ground, dark=C.words),
            text("qr_note", at(26, 388, 78, 14, "scale end", ratio=True), "{qr_note}", styled(C.words, weight=700), 9,
                 "left centre", name="二维码说明", fit=True, least=6, lines=1, needs="qr_note"),
        )),
    )  # fmt: skip


def _board() -> Template:
    bins = [
        _bin(n, 880 + n * 376, (330, 240, 150, 60)[n], 362, 1300, "scale end",
             _name(n, 28, 244, 248, 80, 54),
             text(f"holds{n + 1}", at(28, 350, 248, 400, "scale start", ratio=True), f"{{list{n + 1}}}", styled(WHITE,
                  weight=700), 46, "middle top",
                  fit=True, least=24, lines=8, line_pitch_em=1.5, needs=f"list{n + 1}"),
             sign=140)
        for n in range(4)
    ]  # fmt: skip
    return template(
        "bin-steps-board", "四级桶宣传栏", _IDEA, "board", _TOPICS, "240x120cm 300x150cm 180x90cm",
        (*fields(title="垃圾没有脚\n全靠你放对", sign="云溪社区居民委员会", support="先沥水，再开袋，分四样，投四桶",
             time="早 7 点到 9 点，晚 6 点到 8 点"), *_lists()),
        design(2400, 1200, page(
            C.ground, *bins,
            text("title", at(92, 130, 720, 470, "scale start", ratio=True), "{title}", _cut(), 190, "left top",
                 name="标题", fit=True, least=56, lines=6, line_pitch_em=1.16),
            box("tick", at(96, 650, 110, 14, "scale start", ratio=True), C.key, needs="support time"),
            text("support", at(96, 710, 620, 240, "scale start", ratio=True), "{support}\n{time}", styled(C.words, weight=700),
                 50, "left top",
                 name="副标题", fit=True, least=30, lines=6, line_pitch_em=1.5, needs="support time"),
            text("sign", at(96, 1060, 640, 60, "scale end", ratio=True), "{sign}", styled(C.words, weight=700), 42, "left centre",
                 name="署名", fit=True, least=26, lines=1, tracking_em=0.06, needs="sign"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = width / 1080
    bins = [
        _bin(n, (22 + n * 260.5) * u, (1300, 1170, 1040, 910)[n] * u, 252 * u, 1100 * u, "scale end",
             _name(n, 36 * u, 176 * u, 146 * u, 54 * u, 40 * u), sign=104 * u)
        for n in range(4)
    ]  # fmt: skip
    return on_screen(template(
        "bin-steps-phone", "四级桶手机海报", _IDEA, "phone", _TOPICS, "1080x1920px 1080x2340px 1080x2400px",
        fields(title="分类别靠猜，\n抬头看看牌", sign="青禾街道办事处", support="今天，你分对了吗"),
        design(width, height, page(
            C.ground, *bins,
            text("sign", at(80 * u, 150 * u, 900 * u, 56 * u, "scale start", ratio=True), "{sign}", styled(C.words, weight=700),
                 38 * u, "left centre",
                 name="署名", fit=True, least=24 * u, lines=1, tracking_em=0.06, needs="sign"),
            text("title", at(76 * u, 250 * u, 900 * u, 470 * u, "scale start", ratio=True), "{title}", _cut(), 220 * u,
                 "left top", name="标题", fit=True, least=56 * u, lines=6, line_pitch_em=1.2),
            text("support", at(80 * u, 760 * u, 640 * u, 70 * u, "scale start", ratio=True), "{support}", styled(C.key,
                 weight=700), 52 * u, "left centre",
                 name="副标题", fit=True, least=30 * u, lines=1, tracking_em=0.04, needs="support"),
        )), screen=True,
    ))  # fmt: skip


def _leaflet() -> Template:
    bins = [
        _bin(n, 4 + n * 50.9, (214, 193, 172, 151)[n], 49, 160, "scale end",
             _name(n, 5, 33, 31, 10, 7),
             text(f"holds{n + 1}", at(4, 46, 35, 32, "scale start", ratio=True), f"{{list{n + 1}}}", styled(WHITE, weight=700), 5,
                  "middle top", fit=True, least=3, lines=5, line_pitch_em=1.46, needs=f"list{n + 1}"),
             sign=19)
        for n in range(4)
    ]  # fmt: skip
    return template(
        "bin-steps-leaflet", "四级桶宣传单", _IDEA, "leaflet", _TOPICS, "A4 A5 大16开",
        (*fields(title="今天起，\n分四样，投四桶", sign="云溪街道办事处",
                 body="剩饭剩菜沥沥干，袋子另外投。\n纸箱压平捆好，瓶子倒空再投。\n电池、灯管、药品，一样一样轻轻放。\n分不清的，先放进灰桶。",
                 time="早 7:00—9:00　晚 18:00—20:00", phone="咨询 0000-0000", qr="https://example.org/yunxi/fenlei",
                      qr_note="扫码查怎么分"),
                      *_lists()),
        design(210, 297, page(
            C.ground, *bins,
            text("sign", at(14, 14, 182, 8, "scale start", ratio=True), "{sign}", styled(C.words, weight=700), 4.4, "left centre",
                 name="署名", fit=True, least=3, lines=1, tracking_em=0.06, needs="sign"),
            text("title", at(12.6, 27, 183, 62, "scale start", ratio=True), "{title}", _cut(), 30, "left top",
                 name="标题", fit=True, least=10, lines=4, line_pitch_em=1.18),
            text("body", at(14, 100, 126, 37, "scale start", ratio=True), "{body}", styled(C.words, weight=500), 4.6, "left top",
                 name="正文", fit=True, least=3, lines=8, line_pitch_em=1.66, needs="body"),
            text("facts", at(14, 141, 88, 16, "scale start", ratio=True), "{time}\n{phone}", styled(C.key, weight=700), 4.6,
                 "left top", name="时间电话", fit=True, least=3, lines=3, line_pitch_em=1.6, needs="time phone"),
            code("qr", at(11.5, 160, 32, 32, "scale start", ratio=True), name="二维码", light=C.ground, dark=C.words),
            text("qr_note", at(14, 192, 38, 6, "scale start", ratio=True), "{qr_note}", styled(C.words, weight=700), 3.6,
                 "left centre", name="二维码说明", fit=True, least=2.6, lines=1, needs="qr_note"),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _upright(), _poster(), _board(), _leaflet(), _phone()
