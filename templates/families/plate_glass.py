"""盘子放大镜: a plate with a handle is a magnifying glass; what is looked at through it are the words."""

from math import cos, radians, sin

from studio import (
    NARROW,
    Colors,
    at,
    banner,
    box,
    cmyk,
    code,
    design,
    disc,
    field,
    fields,
    on_screen,
    page,
    px,
    ring,
    styled,
    template,
    text,
)

from postermaker.color import Flat
from postermaker.document.model import Element, Field, FieldKind, Outline, TextStyle
from postermaker.library.templates import Design, Template

APRICOT, DARK, TOMATO, PLATE, SHADE = (
    cmyk(0, 34, 86, 0), cmyk(45, 82, 90, 70), cmyk(2, 92, 90, 2), cmyk(0, 0, 0, 0), cmyk(2, 8, 20, 0),
)  # fmt: skip
NIGHT = Colors("led-amber")
_TOPICS = "食品安全 食堂 餐饮 集市 市场监管 光盘"
_IDEA = "盘子装上把，就是放大镜：一口一口都看清"


def _fast(fill: Flat) -> TextStyle:
    """The lively narrow face, a little bolder than it comes."""
    return styled(fill, NARROW, 400, outlines=(Outline(width_em=0.014, paint=fill),))


def _plate(
    x: float, y: float, radius: float, turn: float, reach: float, pins: str, night: bool = False
) -> tuple[Element, ...]:
    """A plate about x, y and its handle, which leaves downwards and leans by `turn` degrees to the left, `reach` mm long."""
    handle, rim, line_ = (NIGHT.line, NIGHT.words, NIGHT.line) if night else (TOMATO, PLATE, TOMATO)
    thick = radius * 0.2
    far = radius * 0.96 + reach / 2
    middle_x, middle_y = x - far * sin(radians(turn)), y + far * cos(radians(turn))

    def round_(r: float):  # type: ignore[no-untyped-def]
        return at(x - r, y - r, 2 * r, 2 * r, pins, ratio=True)

    bar = box(
        "handle",
        at(middle_x - thick / 2, middle_y - reach / 2, thick, reach, pins, turn=turn, ratio=True),
        handle,
        radius=thick / 2,
        name="把",
    )
    if night:
        return (
            bar,
            ring("plate", round_(radius), radius * 0.05, rim, name="盘"),
            ring("well", round_(radius * 0.86), radius * 0.012, line_, name="盘心"),
        )
    return (
        bar,
        disc("plate", round_(radius), rim, name="盘"),
        ring("rim", round_(radius * 0.972), radius * 0.02, line_, name="盘沿"),
        disc("well", round_(radius * 0.8), SHADE, name="盘底"),
        disc("well-in", at(x - radius * 0.79, y - radius * 0.776, 1.58 * radius, 1.58 * radius, pins, ratio=True), rim,
             name="盘心"),
    )  # fmt: skip


def _ground(length: float) -> Design:
    """A banner drawn at a length."""
    short, long = length < 5000, length > 12000
    x, radius, left, right = (430, 350, 880, 220) if short else (600, 400, 1180, 560)
    slogan, sign = banner(
        _fast(DARK), DARK, left=left, right=right, key_words=cmyk(12, 100, 100, 22), way="middle" if long else "right",
        size=470 if long else 445, gap=2.0 if long else 0.7, tracking=0.05, length=length,
        sign_way="middle" if long else "right",
    )  # fmt: skip
    side = radius * 1.06
    label = text(
        "topic", at(x - side / 2, 286 - side / 2, side, side, "start scale", ratio=True), "{topic}", _fast(TOMATO), 210,
        "middle centre", name="主题", fit=True, least=70, lines=2, line_pitch_em=1.08, tear_words=True, needs="topic",
    )  # fmt: skip
    return design(
        length, 700, page(APRICOT, *_plate(x, 262, radius, 54, 900, "start scale"), label, slogan, sign)
    )


def _banner() -> Template:
    return template(
        "plate-glass-banner", "盘子放大镜横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="一日三餐要放心 样样看清再进门", topic=_TOPIC, sign="青禾区市场监督管理局  宣"), _ground(8000),
             _ground(4000), _ground(16000),
             safe=150,
    )  # fmt: skip


_TOPIC = field("topic", "主题", "食品安全", aliases=("盘中字",), max_chars=6)


def _poster() -> Template:
    facts = "time place phone"
    return template(
        "plate-glass-poster", "盘子放大镜海报", _IDEA, "poster", _TOPICS, "A2 A3 A1 570x840mm",
        fields(title="保质期不是建议，\n是期限", support="买菜多看一眼日期", sign="云溪区市场监督管理局", time="食品安全宣传周",
             place="各社区食品安全站", phone="投诉举报 12315",
               qr="https://example.org/yunxi/shian", qr_note="扫码查商户"),
        design(420, 594, page(
            APRICOT,
            *_plate(246, 214, 226, 33, 300, "scale start"),
            text("title", at(96, 104, 298, 214, "scale start", ratio=True), "{title}", _fast(DARK), 92, "middle centre",
                 name="标题", fit=True, least=22, lines=6, line_pitch_em=1.14, tracking_em=0.02),
            text("support", at(206, 460, 188, 22, "scale end", ratio=True), "{support}", _fast(DARK), 21, "right centre",
                 name="副标题", fit=True, least=9, lines=1, tracking_em=0.03, needs="support"),
            text("facts", at(142, 490, 184, 54, "scale end", ratio=True), "{time}\n{place}\n{phone}", styled(DARK, weight=700),
                 11, "right top",
                 name="时间地点", fit=True, least=6.5, lines=4, line_pitch_em=1.5, needs=facts),
            text("sign", at(122, 551, 204, 16, "scale end", ratio=True), "{sign}", styled(DARK, weight=700), 11, "right foot",
                 name="署名", fit=True, least=6.5, lines=1, tracking_em=0.06, needs="sign"),
            code("qr", at(338, 491, 56, 56, "scale end", ratio=True), name="二维码", dark=DARK, light=PLATE),
            text("qr_note", at(330, 552, 64, 14, "scale end", ratio=True), "{qr_note}", styled(DARK, weight=700), 8.5,
                 "right foot", name="二维码说明", fit=True, least=6, lines=1, needs="qr_note"),
        )),
    )  # fmt: skip


_TIPS = (
    ("看日期", "过期的便宜，\n一点也不便宜"),
    ("分生熟", "生熟两块案板，\n一把菜刀别乱抓"),
    ("要煮透", "大火煮透再来夹，\n半生不熟别碰它"),
    ("留小票", "吃出问题别忍着，\n留好小票打 12315"),
)


def _tips() -> tuple[Field, ...]:
    made: list[Field] = []
    for i, (head, detail) in enumerate(_TIPS):
        digit = "一二三四"[i]
        made.append(field(f"point{i + 1}", f"要点{digit}", head, aliases=(f"要点{i + 1}",), max_chars=8))
        made.append(
            field(
                f"detail{i + 1}",
                f"要点{digit}说明",
                detail,
                aliases=(f"要点{i + 1}说明",),
                kind=FieldKind.LINES,
                max_chars=36,
            )
        )
    return tuple(made)


def _tip(i: int) -> tuple[Element, ...]:
    n, x, y = i + 1, 1290 + (i % 2) * 540, 190 + (i // 2) * 430
    return (
        text(f"point{n}", at(x, y, 474, 130, "scale start", ratio=True), f"{{point{n}}}", _fast(DARK), 116, "left centre",
             name=f"要点{n}", fit=True, least=50, lines=1, tracking_em=0.03, needs=f"point{n}"),
        box(f"tick{n}", at(x + 4, y + 148, 72, 10, "scale start", ratio=True), TOMATO, needs=f"point{n}"),
        text(f"detail{n}", at(x + 4, y + 184, 470, 150, "scale start", ratio=True), f"{{detail{n}}}", styled(DARK, weight=700),
             48, "left top",
             name=f"要点{n}说明", fit=True, least=28, lines=3, line_pitch_em=1.45, needs=f"detail{n}"),
    )  # fmt: skip


def _board() -> Template:
    return template(
        "plate-glass-board", "盘子放大镜宣传栏", _IDEA, "board", _TOPICS, "240x120cm 300x150cm 180x90cm",
        (*fields(title="好味道\n先要信得过", sign="青禾社区食品安全站"), *_tips()),
        design(2400, 1200, page(
            APRICOT,
            *_plate(620, 520, 560, 38, 700, "scale start"),
            text("title", at(186, 250, 868, 540, "scale start", ratio=True), "{title}", _fast(DARK), 250, "middle centre",
                 name="标题", fit=True, least=60, lines=5, line_pitch_em=1.14, tracking_em=0.02),
            *_tip(0), *_tip(1), *_tip(2), *_tip(3),
            text("sign", at(1294, 1076, 1010, 60, "scale end", ratio=True), "{sign}", styled(DARK, weight=700), 42,
                 "right centre", name="署名", fit=True, least=26, lines=1, tracking_em=0.06, needs="sign"),
        )),
    )  # fmt: skip


def _upright() -> Template:
    return template(
        "plate-glass-lamp", "盘子放大镜道旗", _IDEA, "lamp-banner", _TOPICS, "0.6x1.8m 0.5x1.5m",
        fields(slogan="放心吃饭", topic=_TOPIC, sign="青禾区食品安全委员会办公室"),
        design(600, 1800, page(
            APRICOT,
            *_plate(356, 370, 300, 22, 1700, "scale start"),
            text("topic", at(196, 210, 320, 320, "scale start", ratio=True), "{topic}", _fast(TOMATO), 160, "middle centre",
                 name="主题", fit=True, least=50, lines=2, line_pitch_em=1.08, tear_words=True, needs="topic"),
            text("slogan", at(296, 770, 244, 860, "scale both", ratio=True), "{slogan}", _fast(DARK), 236, "left foot",
                 name="标语", fit=True, least=50, lines=4, vertical=True, tracking_em=0.02, max_tracking_em=0.1, gap_em=0.5,
                 line_pitch_em=1.1),
            text("sign", at(226, 800, 50, 840, "scale end", ratio=True), "{sign}", styled(DARK, weight=700), 37, "right centre",
                 name="署名", fit=True, least=20, lines=1, vertical=True, tracking_em=0.08, needs="sign"),
        )),
    )  # fmt: skip


def _led() -> Template:
    width, height = px(1920, 1080)
    u = width / 1920
    return on_screen(template(
        "plate-glass-led", "盘子放大镜大屏", _IDEA, "led", _TOPICS, "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="看清日期 再下筷子", topic=_TOPIC, sign="云溪区市场监督管理局"),
        design(width, height, page(
            NIGHT.ground,
            *_plate(350 * u, 440 * u, 460 * u, 22, 620 * u, "scale start", night=True),
            text("topic", at(140 * u, 230 * u, 420 * u, 420 * u, "scale start", ratio=True), "{topic}", _fast(NIGHT.words),
                 210 * u, "middle centre",
                 name="主题", fit=True, least=60 * u, lines=2, line_pitch_em=1.1, tear_words=True, needs="topic"),
            text("slogan", at(880 * u, 190 * u, 930 * u, 640 * u, "scale start", ratio=True), "{slogan}", _fast(NIGHT.words),
                 330 * u, "left centre",
                 name="标语", fit=True, least=60 * u, lines=4, line_pitch_em=1.14, tracking_em=0.03),
            text("sign", at(880 * u, 910 * u, 930 * u, 76 * u, "scale end", ratio=True), "{sign}", styled(NIGHT.words,
                 weight=700), 52 * u, "left centre",
                 name="署名", fit=True, least=30 * u, lines=1, tracking_em=0.06, needs="sign"),
        )), screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _board(), _upright(), _led()
