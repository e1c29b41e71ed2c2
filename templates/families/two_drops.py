"""两滴一心: two drops lean together and are a heart; where they meet it is darkest."""

from math import acos, asin, cos, pi, radians, sin, tan

from studio import (
    SERIF,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    fields,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Element
from postermaker.library.templates import Design, Template

BLUSH, RED, ROSE, WINE, INK = (
    cmyk(0, 9, 8, 0), cmyk(4, 98, 88, 2), cmyk(0, 58, 46, 0), cmyk(22, 100, 90, 30), cmyk(40, 88, 70, 62),
)  # fmt: skip
KEY, WHITE = cmyk(8, 100, 95, 6), cmyk(0, 0, 0, 0)
_TOPICS = "献血 无偿献血 血站 爱心 志愿服务"
_IDEA = "你一滴，我一滴，靠在一起就是一颗心"
#: A drop stands on its tip: a circle of radius 1 whose middle is so far above it, leaning by so many degrees.
_HIGH, _LEAN = 2.236, 22.0
_HALF, _TALL = _HIGH * sin(radians(_LEAN)) + 1, _HIGH * cos(radians(_LEAN)) + 1
#: The heart's height by its width.
RATIO = _TALL / (2 * _HALF)


#: From the top of a drop's circle to where its flank touches.
_REACH = pi - acos(1 / _HIGH)
_TIP = f"L{_HALF:.4f} {_TALL:.4f}"


def _side(lean: float, start: float, end: float) -> str:
    """Part of the circle of a drop that leans so many degrees, between angles from its top; a line leads to it."""
    turn = radians(lean)
    x, y = _HALF + _HIGH * sin(turn), _TALL - _HIGH * cos(turn)
    step = (end - start) / 8
    k = 4 / 3 * tan(step / 4)
    data = f"L{x + sin(start + turn):.4f} {y - cos(start + turn):.4f}"
    for i in range(8):
        a = start + turn + i * step
        b = a + step
        data += (
            f"C{x + sin(a) + k * cos(a):.4f} {y - cos(a) + k * sin(a):.4f}"
            f" {x + sin(b) - k * cos(b):.4f} {y - cos(b) - k * sin(b):.4f} {x + sin(b):.4f} {y - cos(b):.4f}"
        )
    return data


def _drop(lean: float) -> str:
    """A drop from its tip around, in the heart's box of 2 half widths by its height."""
    return f"M{_TIP[1:]}{_side(lean, -_REACH, _REACH)}Z"


def _shared() -> str:
    """What lies in both drops, from its foot around."""
    top = asin(_HALF - 1) + radians(_LEAN)
    return f"M{_TIP[1:]}{_side(_LEAN, -_REACH, -top)}{_side(-_LEAN, top, _REACH)}Z"


def _heart(x: float, y: float, width: float, pins: str, near: str = "left") -> tuple[Element, ...]:
    """The heart with its upper left corner at x, y; the drop on the `near` side is the red one."""
    left, right = (RED, ROSE) if near == "left" else (ROSE, RED)
    frame, view = at(x, y, width, width * RATIO, pins, ratio=True), (2 * _HALF, _TALL)
    return (
        curve("drop-right", frame, _drop(_LEAN), view, right, name="一滴"),
        curve("drop-left", frame, _drop(-_LEAN), view, left, name="一滴"),
        curve("meeting", frame, _shared(), view, WINE, name="交汇"),
    )


def _ground(length: float) -> Design:
    """A banner drawn at a length."""
    short, long = length < 5000, length > 12000
    left, right = (260, 900) if short else (660, 1280)
    way = "middle" if long else "left"
    slogan, sign = banner(
        styled(INK, SERIF), INK, left=left, right=right, key_words=KEY, way=way, sign_way=way,
        size=455 if long else 430, gap=2.0 if long else 0.7, tracking=0.02, spread=0.36, length=length,
    )  # fmt: skip
    width = 880 if short else 1120
    return design(
        length,
        700,
        page(
            BLUSH, *_heart(length - width + (190 if short else 130), -110, width, "end scale"), slogan, sign
        ),
    )


def _banner() -> Template:
    return template(
        "two-drops-banner", "两滴一心横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="素不相识 血脉相助", key_words="血脉相助", sign="云溪区无偿献血办公室  宣"), _ground(8000), _ground(4000),
             _ground(16000),
             safe=150,
    )  # fmt: skip


def _poster() -> Template:
    facts = "time place phone"
    return template(
        "two-drops-poster", "两滴一心海报", _IDEA, "poster", _TOPICS, "A2 A3 A1 570x840mm",
        fields(title="伸手，\n即是援手", support="一次十来分钟，救的是一个明天", sign="青禾区无偿献血办公室",
             time="6 月 14 日 9:00—16:00",
               place="青禾广场献血车", phone="咨询 0000-0000", qr="https://example.org/qinghe/xianxue", qr_note="扫码预约"),
        design(420, 594, page(
            BLUSH,
            *_heart(118, 226, 500, "scale end"),
            text("sign", at(26, 26, 368, 14, "scale start", ratio=True), "{sign}", styled(INK, weight=700), 10.5, "left centre",
                 name="署名", fit=True, least=7, lines=1, tracking_em=0.06, needs="sign"),
            text("title", at(24, 54, 372, 152, "scale start", ratio=True), "{title}", styled(INK, SERIF), 84, "left top",
                 name="标题", fit=True, least=20, lines=5, line_pitch_em=1.16, tracking_em=0.02),
            text("support", at(26, 224, 118, 76, "scale start", ratio=True), "{support}", styled(KEY, weight=700), 15, "left top",
                 name="副标题", fit=True, least=8, lines=4, line_pitch_em=1.4, needs="support"),
            code("qr", at(22, 408, 66, 66, "scale end", ratio=True), name="二维码", dark=INK, light=BLUSH),
            text("qr_note", at(26, 476, 100, 12, "scale end", ratio=True), "{qr_note}", styled(INK, weight=700), 9, "left centre",
                 name="二维码说明", fit=True, least=6, lines=1, needs="qr_note"),
            text("facts", at(26, 500, 176, 68, "scale end", ratio=True), "{time}\n{place}\n{phone}", styled(INK, weight=700), 12,
                 "left foot", name="时间地点", fit=True, least=6.5, lines=5, line_pitch_em=1.6, needs=facts),
        )),
    )  # fmt: skip


def _rollup() -> Template:
    facts = "time place phone"
    return template(
        "two-drops-rollup", "两滴一心易拉宝", _IDEA, "rollup", _TOPICS, "80x200cm 85x200cm",
        fields(title="挽起袖子\n救一个人", support="18 到 55 周岁，身体健康就能献",
             body="献血前　吃好早饭，睡好觉\n献血时　十来分钟，听护士的\n献血后　按住针眼，多喝温水",
               sign="云溪区中心血站", time="每周六、日 9:00—16:00", place="云溪广场献血屋", phone="电话 0000-0000",
                    qr="https://example.org/yunxi/xianxue", qr_note="扫码预约时段"),
        design(800, 2000, page(
            BLUSH,
            *_heart(220, 640, 790, "scale start"),
            text("sign", at(56, 60, 688, 50, "scale start", ratio=True), "{sign}", styled(INK, weight=700), 34, "left centre",
                 name="署名", fit=True, least=22, lines=1, tracking_em=0.06, needs="sign"),
            text("title", at(50, 140, 694, 400, "scale start", ratio=True), "{title}", styled(INK, SERIF), 180, "left top",
                 name="标题", fit=True, least=48, lines=6, line_pitch_em=1.16, tracking_em=0.02),
            text("support", at(56, 556, 688, 60, "scale start", ratio=True), "{support}", styled(KEY, weight=700), 42,
                 "left centre", name="副标题", fit=True, least=22, lines=1, needs="support"),
            text("body", at(56, 1400, 490, 200, "scale end", ratio=True), "{body}", styled(INK, weight=500), 35, "left foot",
                 name="正文", fit=True, least=20, lines=5, line_pitch_em=1.6, needs="body"),
            box("rule", at(56, 1624, 688, 3, "scale end", ratio=True), INK, needs=facts),
            text("facts", at(56, 1648, 450, 150, "scale end", ratio=True), "{time}\n{place}\n{phone}", styled(INK, weight=700),
                 32, "left top",
                 name="时间地点", fit=True, least=20, lines=4, line_pitch_em=1.5, needs=facts),
            code("qr", at(584, 1396, 160, 160, "scale end", ratio=True), name="二维码", dark=INK, light=WHITE),
            text("qr_note", at(514, 1562, 230, 44, "scale end", ratio=True), "{qr_note}", styled(INK, weight=700), 27,
                 "right centre", name="二维码说明", fit=True, least=20, lines=1, needs="qr_note"),
        )),
    )  # fmt: skip


def _backdrop() -> Template:
    return template(
        "two-drops-backdrop", "两滴一心背景板", _IDEA, "backdrop", _TOPICS, "6x3m 8x4m 5x3m 10x5m",
        fields(title="向献血者致以\n鲜红的敬意", support="世界献血者日主题活动", sign="青禾区无偿献血办公室", time="6 月 14 日",
             place="青禾文化广场"),
        design(6000, 3000, page(
            BLUSH,
            *_heart(3480, 180, 3100, "end scale"),
            text("support", at(330, 330, 3200, 190, "both scale", ratio=True), "{support}", styled(KEY, weight=700), 160,
                 "left centre", name="活动", fit=True, least=90, lines=1, tracking_em=0.04, needs="support"),
            text("title", at(318, 640, 2980, 1330, "both scale", ratio=True), "{title}", styled(INK, SERIF), 600, "left centre",
                 name="标题", fit=True, least=150, lines=4, line_pitch_em=1.18, tracking_em=0.02),
            text("facts", at(330, 2240, 2800, 420, "both scale", ratio=True), "{sign}\n{time} {place}", styled(INK, weight=700),
                 130, "left foot",
                 name="署名", fit=True, least=70, lines=3, line_pitch_em=1.5, tracking_em=0.03, needs="sign time place"),
        )),
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    u = width / 900
    return on_screen(template(
        "two-drops-cover", "两滴一心首图", _IDEA, "wechat-cover", _TOPICS, "900x383px 1080x460px",
        fields(title="胳膊\n借一下", support="献血车周末到广场"),
        design(width, height, page(
            BLUSH,
            *_heart(-196 * u, -34 * u, 480 * u, "scale scale", near="right"),
            text("title", at(312 * u, 48 * u, 322 * u, 216 * u, "scale scale", ratio=True), "{title}", styled(INK, SERIF),
                 110 * u, "left centre",
                 name="标题", fit=True, least=26 * u, lines=4, line_pitch_em=1.16, tracking_em=0.02),
            text("support", at(314 * u, 288 * u, 320 * u, 44 * u, "scale scale", ratio=True), "{support}", styled(KEY,
                 weight=700), 34 * u, "left centre",
                 name="副标题", fit=True, least=20 * u, lines=1, tracking_em=0.04, needs="support"),
        )), screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _rollup(), _backdrop(), _cover()
