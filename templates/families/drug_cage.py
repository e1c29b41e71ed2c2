"""半粒牢笼 (anti-drug): one half of the capsule is sugar, the other half is a cell with someone in it."""

from math import sqrt

from studio import (
    NARROW,
    PX,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    fact,
    fields,
    group,
    lined,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.color import Flat, Paint, Rgb
from postermaker.document.model import Element, Group, Span
from postermaker.library.templates import Design, Template

GROUND, NIGHT, DUSK, ACID, WHITE = (
    cmyk(86, 94, 28, 34),
    cmyk(92, 98, 42, 58),
    cmyk(66, 74, 6, 4),
    cmyk(14, 0, 88, 0),
    cmyk(2, 2, 0, 0),
)
GLOSS, PALE = cmyk(4, 0, 48, 0), cmyk(18, 20, 0, 0)
TOPICS = "禁毒 拒毒 毒品 国际禁毒日 青少年 校园"
SHARE = "scale scale"
TITLE, BOLD, PLAIN = styled(WHITE, NARROW, 400), styled(WHITE, weight=700), styled(PALE, weight=400)

_K = 0.5523
#: In a box of 100 × 250: the sugared half, the cell, and who sits in it.
_SUGAR = (
    f"M0 122L0 50C0 {50 - 50 * _K} {50 - 50 * _K} 0 50 0C{50 + 50 * _K} 0 100 {50 - 50 * _K} 100 50L100 122Z"
)
_CELL = f"M3 130L3 200C3 {200 + 47 * _K} {50 - 47 * _K} 247 50 247C{50 + 47 * _K} 247 97 {200 + 47 * _K} 97 200L97 130Z"
_HEAD = "M50 158C60.5 158 69 166.5 69 177C69 187.5 60.5 196 50 196C39.5 196 31 187.5 31 177C31 166.5 39.5 158 50 158Z"
_BODY = "M12 226C16 208 30 201 50 201C70 201 84 208 88 226C79 240 66 247 50 247C34 247 21 240 12 226Z"


def _capsule(
    x: float, y: float, breadth: float, turn: float, pins: str, paints: tuple[Paint, ...], shine: float = 17
) -> Group:
    """A capsule `breadth` mm thick and 2.5 times as long, standing; `turn` degrees clockwise about its middle.

    Paints: ground of the cell, its bars, who sits in it, the sugar, its gloss; `shine` is where the gloss lies across.
    """
    night, iron, inmate, sugar, gloss = paints
    u = breadth / 100
    frame, size = at(0, 0, breadth, 2.5 * breadth, SHARE), (100.0, 250.0)
    parts: list[Element] = [
        curve("cell", frame, _CELL, size, night, name="牢房"),
        curve("inmate", frame, _HEAD + _BODY, size, inmate, name="人"),
    ]
    step = 94 / 6
    for i in range(1, 6):
        off = 3 + i * step - 50
        foot = 200 + sqrt(47**2 - off**2)
        parts.append(
            box(f"bar{i}", at((50 + off - 2.4) * u, 131 * u, 4.8 * u, (foot - 131) * u, SHARE), iron)
        )
    parts += [
        curve("wall", frame, _CELL, size, None, stroke=lined(6 * u, iron)),
        curve("sugar", frame, _SUGAR, size, sugar, name="糖衣"),
        box("gloss", at(shine * u, 38 * u, 9 * u, 62 * u, SHARE), gloss, radius=4.5 * u),
        box("gloss-dot", at(shine * u, 24 * u, 9 * u, 9 * u, SHARE), gloss, radius=4.5 * u),
    ]
    return group(
        "capsule", at(x, y, breadth, 2.5 * breadth, pins, ratio=True, turn=turn), *parts, name="胶囊"
    )


PAINTS: tuple[Paint, ...] = (NIGHT, WHITE, DUSK, ACID, GLOSS)


def _strip(length: float) -> Design:
    left, right, x, breadth = {
        4000: (1200, 210, 20, 600), 8000: (1840, 430, 160, 620), 16000: (3500, 900, 760, 960),
    }[round(length)]  # fmt: skip
    slogan, sign = banner(
        TITLE, PALE, left=left, right=right, way="left", sign_way="left", length=length, size=480, key_words=ACID,
        gap=2.0 if length > 12000 else 0.6, spread=0.36 if length > 12000 else 0.26,
    )  # fmt: skip
    y = 350 - 1.25 * breadth
    return design(
        length, 700, page(GROUND, _capsule(x, y, breadth, -90, "start scale", PAINTS, 74), slogan, sign)
    )


def _banner() -> Template:
    return template(
        "drug-cage-banner", "半粒牢笼横幅", "一粒胶囊横在左边：一半是糖衣，一半关着人", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="毒品没有试一试 只有回不去", key_words="回不去", sign="青禾区禁毒委员会办公室　宣"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "包装再像糖\n也甜不了你的人生", max_chars=36), key_words="甜不了",
        support="跳跳糖、奶茶粉、果味烟弹，换了衣裳还是毒",
        sign="青禾区禁毒委员会办公室", phone="举报 110", qr="https://example.org/qinghe/nodrugs", qr_note="扫码认一认",
    )  # fmt: skip
    return template(
        "drug-cage-poster", "半粒牢笼海报", "胶囊斜着掉下来，糖衣那半出了版面，留下的是牢房", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            GROUND,
            _capsule(150, -172, 208, 28, "scale start", PAINTS),
            text("title", at(27, 384, 366, 128, "scale end", ratio=True), "{title}", TITLE, 62, "left foot", name="标题",
                 fit=True, least=18, lines=4, line_pitch_em=1.14, spans=(Span(words="{key_words}", fill=ACID),)),
            fact("support", at(28, 523, 300, 12, "scale end", ratio=True), styled(ACID, weight=700), 9.6, "left centre"),
            fact("sign", at(28, 548, 220, 10, "scale end", ratio=True), BOLD, 8.6, "left centre"),
            fact("phone", at(28, 561, 220, 10, "scale end", ratio=True), PLAIN, 8.4, "left centre"),
            fact("qr_note", at(232, 561, 102, 10, "scale end", ratio=True), PLAIN, 8.4, "right centre", needs="qr"),
            code("qr", at(344, 522, 48, 48, "scale end", ratio=True), dark=NIGHT),
        )),
    )  # fmt: skip


def _rollup() -> Template:
    tricks = "1. 跳跳糖、巧克力\n2. 奶茶粉、咖啡包\n3. 果味电子烟弹\n4. 减肥药、“聪明药”\n5. 小邮票、小贴纸"
    given = fields(
        title=usual("title", "换了衣裳\n还是毒", max_chars=24), key_words="还是毒", sign="青禾区禁毒办",
        body=usual("body", tricks, label="伪装", aliases=("清单", "正文"), max_chars=160),
        support="拿不准的，不喝不吸不尝不带", phone="举报 110",
        qr="https://example.org/qinghe/nodrugs", qr_note="扫码认一认",
    )  # fmt: skip
    return template(
        "drug-cage-rollup", "半粒牢笼易拉宝", "胶囊从上面掉进来，下面是它穿过的五件衣裳", "rollup", TOPICS,
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            GROUND,
            _capsule(330, -245, 390, 26, "scale centre", PAINTS),
            text("title", at(52, 760, 700, 400, "scale centre", ratio=True), "{title}", TITLE, 184, "left foot", name="标题",
                 fit=True, least=60, lines=3, line_pitch_em=1.1, spans=(Span(words="{key_words}", fill=ACID),)),
            text("body", at(56, 1210, 690, 350, "scale centre", ratio=True), "{body}", BOLD, 44, "left top", name="伪装",
                 fit=True, least=20, line_pitch_em=1.55, needs="body"),
            fact("support", at(56, 1592, 500, 46, "scale centre", ratio=True), styled(ACID, weight=700), 34, "left centre"),
            fact("phone", at(56, 1646, 500, 44, "scale centre", ratio=True), BOLD, 34, "left centre"),
            fact("sign", at(56, 1698, 500, 44, "scale centre", ratio=True), PLAIN, 32, "left centre"),
            code("qr", at(574, 1530, 170, 170, "scale centre", ratio=True), dark=NIGHT),
            fact("qr_note", at(554, 1708, 190, 32, "scale centre", ratio=True), BOLD, 25, "right centre", needs="qr"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    given = fields(
        title=usual("title", "不试\n是爱自己", max_chars=24), key_words="不试", support="说试一口没事的人，自己也是这么开始的",
        sign="青禾区禁毒办",
    )  # fmt: skip
    return on_screen(template(
        "drug-cage-phone", "半粒牢笼手机海报", "屏上掉下半粒糖，滑到底才看见里面关着人", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px", given,
        design(width, height, page(
            GROUND,
            _capsule(390 * p, -260 * p, 530 * p, 26, "scale start", PAINTS),
            text("title", at(76 * p, 1080 * p, 930 * p, 430 * p, "scale end", ratio=True), "{title}", TITLE, 200 * p, "left foot",
                 name="标题", fit=True, least=60 * p, lines=4, line_pitch_em=1.1, spans=(Span(words="{key_words}", fill=ACID),)),
            fact("support", at(80 * p, 1548 * p, 920 * p, 60 * p, "scale end", ratio=True), BOLD, 44 * p, "left centre"),
            fact("sign", at(80 * p, 1622 * p, 920 * p, 60 * p, "scale end", ratio=True), PLAIN, 42 * p, "left centre"),
        )),
        screen=True,
    ))  # fmt: skip


def _rgb(said: str) -> Flat:
    red, green, blue = (int(said[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return Flat(Rgb(red, green, blue))


def _led() -> Template:
    width, height = px(1920, 1080)
    p = PX
    acid, white = _rgb("D8FF00"), _rgb("FFFFFF")
    paints = (_rgb("0A0418"), white, _rgb("5A3FC0"), acid, _rgb("FFFFC8"))
    return template(
        "drug-cage-led", "半粒牢笼 LED", "黑屏上一粒荧光胶囊横着，亮的那半最骗人", "led", TOPICS,
        "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="敢不敢试\n我敢说不", key_words="我敢说不", sign="青禾区禁毒办"),
        design(width, height, page(
            _rgb("05020C"),
            _capsule(1190 * p, -130 * p, 470 * p, 24, "end scale", paints),
            text("slogan", at(110 * p, 170 * p, 1010 * p, 600 * p, "both scale", ratio=True), "{slogan}",
                 styled(white, NARROW, 400), 262 * p,
                 "left centre", name="标语", fit=True, least=64 * p, lines=4, line_pitch_em=1.16,
                 spans=(Span(words="{key_words}", fill=acid),)),
            fact("sign", at(116 * p, 880 * p, 1000 * p, 90 * p, "start scale", ratio=True), styled(white, weight=700), 62 * p,
                 "left centre"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _rollup(), _phone(), _led()
