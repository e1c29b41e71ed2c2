"""梯田 (village): terraces climb the hill step by step as life does; the ripe step is gold, the sun looks over the ridge."""

from math import exp, sin

from studio import (
    PX,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    disc,
    fact,
    fields,
    group,
    linear,
    lined,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.color import Paint
from postermaker.document.model import Element, Group, Outline
from postermaker.library.templates import Design, Template

STRAW, GLOW, SUN = cmyk(1, 6, 30, 0), cmyk(0, 22, 62, 0), cmyk(0, 74, 86, 0)
FIELDS = (
    cmyk(26, 6, 50, 0), cmyk(40, 6, 66, 0), cmyk(54, 10, 80, 0), cmyk(2, 26, 88, 0), cmyk(66, 18, 90, 4), cmyk(76, 28, 94, 14),
    cmyk(84, 38, 94, 30), cmyk(88, 48, 92, 46),
)  # fmt: skip
WATER, DARK, PALE = cmyk(4, 0, 18, 0), cmyk(86, 52, 92, 58), cmyk(6, 2, 26, 0)
TOPICS = "乡村振兴 乡村 三农 丰收 美丽乡村 村务 移风易俗"
SHARE = "scale scale"
FACE = "LXGW WenKai"
#: A Kai face is thin for cloth that hangs high: a line of its own colour makes it bolder.
TITLE = styled(DARK, FACE, 700, outlines=(Outline(width_em=0.012, paint=DARK),))
BOLD, PLAIN = styled(DARK, weight=700), styled(DARK, weight=400)


def _hill(x: float, step: float, peak: float, tail: float) -> float:
    """The height of a terrace's edge at x from 0 to 1.

    `step` goes from 0, the ridge, to 1, the foot; `tail` is how high the ground lies left of the hill.
    """
    dome = exp(-(((x - peak - 0.16 * step) / (0.42 + 0.3 * step)) ** 2))
    low = tail * exp(-(((x + 0.06) / 0.3) ** 2))
    wave = 0.022 * sin(9 * x + 3.1 * step * 4) + 0.012 * sin(21 * x + 5 * step)
    return (
        (dome + low) * (1 - step) ** 0.86 + wave * (1 - 0.4 * step) * min(1.0, dome + 4 * tail) + 0.14 * tail
    )


def _edge(step: float, peak: float, width: float, height: float, slack: float, tail: float) -> str:
    """Path data of one edge from left to right, smooth through 24 places."""
    n = 24
    places = [
        (
            -0.05 * width + 1.1 * width * i / n,
            height - height * slack * _hill(-0.05 + 1.1 * i / n, step, peak, tail),
        )
        for i in range(n + 1)
    ]
    data = f"M{places[0][0]:.1f} {places[0][1]:.1f}"
    for i in range(n):
        before, here, there, after = places[max(0, i - 1)], places[i], places[i + 1], places[min(n, i + 2)]
        data += (
            f"C{here[0] + (there[0] - before[0]) / 6:.1f} {here[1] + (there[1] - before[1]) / 6:.1f} "
            f"{there[0] - (after[0] - here[0]) / 6:.1f} {there[1] - (after[1] - here[1]) / 6:.1f} {there[0]:.1f} {there[1]:.1f}"
        )
    return data


def _terraces(
    x: float, y: float, width: float, height: float, pins: str, *, peak: float = 0.72, paints: tuple[Paint, ...] = FIELDS,
    line: float = 0.006, key: str = "terraces", slack: float = 0.9, tail: float = 0.22,
) -> Group:  # fmt: skip
    """A hill of terraces that fills its frame's foot; each step has a pale edge of standing water."""
    parts: list[Element] = []
    frame, size, n = at(0, 0, width, height, SHARE), (width, height), len(paints)
    for i, paint in enumerate(paints):
        edge = _edge(i / n, peak, width, height, slack, tail)
        close = f"L{1.05 * width:.1f} {1.05 * height:.1f}L{-0.05 * width:.1f} {1.05 * height:.1f}Z"
        parts.append(curve(f"{key}{i}", frame, edge + close, size, paint))
        parts.append(curve(f"{key}-edge{i}", frame, edge, size, None, stroke=lined(line * height, WATER)))
    return group(key, at(x, y, width, height, pins, ratio=True), *parts, name="梯田")


def _foot(x: float, y: float, width: float, height: float, pins: str) -> Element:
    """The nearest step, dark and broad: what is said stands on it."""
    data = "M0 14C70 2 130 2 200 12C280 24 350 22 440 6L440 120L0 120Z"
    return curve(
        "foot",
        at(x, y, width, height, pins, ratio=True),
        data,
        (440, 90),
        DARK,
        stroke=lined(width * 0.0055, WATER),
    )


def _sky(end: tuple[float, float] = (0, 1)) -> Paint:
    return linear((0, STRAW), (1, GLOW), end=end)


def _strip(length: float) -> Design:
    wide, left, right = {4000: (1350, 260, 900), 8000: (2350, 480, 1560), 16000: (5200, 900, 3300)}[
        round(length)
    ]
    slogan, sign = banner(
        TITLE, DARK, left=left, right=right, way="left", sign_way="left", length=length, size=478,
        gap=2.0 if length > 12000 else 0.6,
        spread=0.3,
    )  # fmt: skip
    hill = _terraces(
        length - wide, -20, wide * 1.02, 730, "end scale", peak=0.8, line=0.01, slack=0.84, tail=0.0
    )
    sun = disc("sun", at(length - wide * 0.585, 70, 310, 310, "end scale", ratio=True), SUN, name="太阳")
    return design(length, 700, page(linear((0, STRAW), (1, GLOW)), sun, hill, slogan, sign))


def _banner() -> Template:
    return template(
        "village-terraces-banner", "梯田横幅", "右端一座梯田层层往上，日头从田后面探出来", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="路修到家门 日子通到远方", sign="青禾区农业农村局　云溪村宣"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "土里长得出庄稼\n也长得出好日子", max_chars=36), topic="云溪村　丰收节",
        time="9 月 23 日（农历八月十三）", place="云溪村晒谷场",
        sign="青禾区云溪镇人民政府", qr="https://example.org/yunxi/harvest", qr_note="扫码看山货",
    )  # fmt: skip
    light, quiet = styled(PALE, weight=700), styled(PALE, weight=400)
    return template(
        "village-terraces-poster", "梯田海报", "梯田一级一级往上走，最熟的那级是金的，日子也一样", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            _sky(),
            fact("topic", at(28, 30, 364, 14, "scale start", ratio=True), BOLD, 11.5, "left centre"),
            text("title", at(27, 52, 366, 132, "scale start", ratio=True), "{title}", TITLE, 58, "left top", name="标题",
                 fit=True, least=18, lines=3, line_pitch_em=1.2),
            disc("sun", at(236, 196, 118, 118, "scale end", ratio=True), SUN, name="太阳"),
            _terraces(-8, 208, 440, 400, "scale end", peak=0.82),
            _foot(-8, 512, 440, 90, "scale end"),
            fact("time", at(28, 543, 220, 11, "scale end", ratio=True), light, 9, "left centre"),
            fact("place", at(28, 557, 108, 10, "scale end", ratio=True), quiet, 8.2, "left centre"),
            fact("sign", at(28, 570, 220, 10, "scale end", ratio=True), quiet, 8.2, "left centre"),
            fact("qr_note", at(240, 570, 92, 10, "scale end", ratio=True), quiet, 8.2, "right centre", needs="qr"),
            code("qr", at(346, 535, 46, 46, "scale end", ratio=True), dark=DARK),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "village-terraces-vertical", "梯田竖幅", "字像从田里一棵棵长上去，脚下是梯田", "banner-vertical", TOPICS,
        "1.2x6m 0.9x4m 0.9x6m 0.7x5m 1.5x10m",
        fields(slogan="稻子弯腰 农人直腰", sign="青禾区农业农村局"),
        design(1200, 6000, page(
            _sky(),
            disc("sun", at(560, 4120, 560, 560, "scale end", ratio=True), SUN, name="太阳"),
            _terraces(-40, 4180, 1300, 1900, "scale end", peak=0.86, slack=0.86),
            _foot(-20, 5560, 1240, 480, "scale end"),
            text("slogan", at(180, 330, 840, 3720, "scale both", ratio=True), "{slogan}", TITLE, 560, "even centre", name="标语",
                 fit=True, least=120, lines=2, vertical=True, gap_em=0.4, line_pitch_em=1.5),
            fact("sign", at(120, 5760, 960, 96, "scale end", ratio=True), styled(PALE, weight=700), 72, "middle", least=36,
                 tracking_em=0.06),
        )),
    )  # fmt: skip


def _board() -> Template:
    body = (
        "1. 红事不超六桌，白事一碗热汤。\n2. 份子钱随心，喜糖多吃两颗。\n3. 柴火码整齐，鸡鸭进圈。\n"
        "4. 秸秆还田，不点火。\n5. 垃圾不下河，下游也住着乡亲。\n6. 老人的碗里，先盛热的。"
    )
    given = fields(
        title=usual("title", "云溪村\n村规民约", max_chars=20), body=body, sign="云溪村村民委员会",
        time="3 月 2 日村民代表会议通过", phone="0000-0000",
    )  # fmt: skip
    return template(
        "village-terraces-board", "梯田宣传栏", "左边层层梯田，右边条条约定，都是一级一级来", "board", f"{TOPICS} 村规民约 公约",
        "240x120cm 300x150cm 180x90cm", given,
        design(2400, 1200, page(
            cmyk(1, 3, 12, 0),
            group("side", at(0, 0, 900, 1200, "start scale", ratio=True), box("sky", at(-20, -20, 920, 1240, SHARE), _sky()),
                  disc("sun", at(470, 430, 250, 250, SHARE), SUN), _terraces(-30, 420, 980, 800, "start scale", peak=0.88),
                  clip=True, name="梯田"),
            text("title", at(84, 84, 740, 330, "start scale", ratio=True), "{title}", TITLE, 150, "left top", name="标题",
                 fit=True, least=56, lines=3, line_pitch_em=1.12),
            text("body", at(1000, 90, 1310, 880, "both scale", ratio=True), "{body}", styled(DARK, FACE, 700), 70, "left top",
                 name="正文", fit=True, least=22, line_pitch_em=1.9, hanging=True),
            fact("sign", at(1000, 1010, 640, 56, "start scale", ratio=True), BOLD, 42, "left centre"),
            fact("phone", at(1660, 1010, 650, 56, "end scale", ratio=True), BOLD, 42, "right centre"),
            fact("time", at(1000, 1070, 900, 50, "start scale", ratio=True), PLAIN, 36, "left centre"),
        )),
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    p = PX
    return on_screen(template(
        "village-terraces-cover", "梯田公众号首图", "梯田铺满下沿，日头在右，字在正中方块里", "wechat-cover", TOPICS,
        "900x383px 1080x460px",
        fields(title=usual("title", "新米下锅\n满村咽口水", max_chars=24)),
        design(width, height, page(
            linear((0, STRAW), (1, GLOW)),
            disc("sun", at(668 * p, 62 * p, 150 * p, 150 * p, "end scale", ratio=True), SUN, name="太阳"),
            _terraces(-10 * p, 60 * p, 930 * p, 340 * p, "centre scale", peak=1.02, slack=0.86, tail=0.24),
            text("title", at(278 * p, 36 * p, 344 * p, 172 * p, "centre scale", ratio=True), "{title}", TITLE, 70 * p,
                 "middle centre", name="标题", fit=True, least=26 * p, lines=3, line_pitch_em=1.16),
        )),
        screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _vertical(), _board(), _cover()
