"""林中火柴 (forest fire): among the pines stands one that is no tree but a match; its head is the only red there is."""

from msgspec.structs import replace
from studio import (
    PX,
    Colors,
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
    linear,
    page,
    polygon,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.color import Flat, Paint, Rgb
from postermaker.document.model import Element, Group
from postermaker.library.templates import Design, Template

SKY, MIST, WHITE = cmyk(14, 2, 24, 0), cmyk(30, 4, 42, 0), cmyk(2, 0, 8, 0)
#: Lit and shaded side of a tree, from the far rows to the near one.
FAR, MID, NEAR = (
    (cmyk(46, 8, 56, 0), cmyk(54, 12, 62, 2)), (cmyk(74, 26, 78, 8), cmyk(80, 32, 82, 16)),
    (cmyk(88, 46, 84, 42), cmyk(90, 52, 86, 56)),
)  # fmt: skip
DARK = cmyk(90, 54, 86, 60)
RED, EMBER, WOOD, GRAIN = cmyk(0, 94, 92, 0), cmyk(14, 100, 96, 22), cmyk(2, 10, 30, 0), cmyk(8, 22, 48, 4)
TOPICS = "森林防火 护林 山火 清明 文明祭扫 应急 草原防火"
SHARE = "scale scale"
FACE = "ZCOOL QingKe HuangYou"
TITLE, LIGHT = styled(DARK, FACE, 400), styled(WHITE, FACE, 400)
BOLD, PLAIN = styled(WHITE, weight=700), styled(WHITE, weight=400)

#: Heights of neighbouring trees, in parts of the tallest; the row goes on with them again and again.
_HEIGHTS = (0.74, 0.92, 0.66, 1.0, 0.8, 0.58, 0.88, 0.7, 0.96, 0.62, 0.84)


def _pine(
    key: str, x: float, top: float, breadth: float, foot: float, sides: tuple[Paint, Paint]
) -> list[Element]:
    """A slim pine: two triangles, the left one lit."""
    frame = at(x, top, breadth, foot - top, SHARE)
    return [
        polygon(f"{key}l", frame, ((0.5, 0), (0.505, 1), (0, 1)), sides[0]),
        polygon(f"{key}r", frame, ((0.5, 0), (1, 1), (0.5, 1)), sides[1]),
    ]


def _row(
    key: str, x: float, foot: float, tall: float, count: int, sides: tuple[Paint, Paint], start: int = 0, skip: int = -1
) -> list[Element]:  # fmt: skip
    """Pines side by side, `tall` mm the tallest, each a fifth as broad; no tree at `skip`, where the match will stand."""
    breadth = tall * 0.24
    made: list[Element] = []
    for i in range(count):
        if i != skip:
            top = foot - tall * _HEIGHTS[(i + start) % len(_HEIGHTS)]
            made += _pine(f"{key}{i}", x + i * breadth * 0.74, top, breadth, foot, sides)
    return made


def _match(
    x: float, top: float, breadth: float, foot: float, head: Paint = RED, shade: Paint = EMBER
) -> list[Element]:
    """A match `breadth` mm thick: a stick with its lit side, the head a drop."""
    tip = breadth * 1.62
    drop = "M50 0C86 0 100 42 100 80C100 126 80 150 50 150C20 150 0 126 0 80C0 42 14 0 50 0Z"
    side = "M50 0C86 0 100 42 100 80C100 126 80 150 50 150C66 118 72 60 50 0Z"
    at_head = at(x - breadth * 0.16, top, breadth * 1.32, tip * 1.2, SHARE)
    return [
        box("stick", at(x, top + tip * 0.6, breadth, foot - top - tip * 0.6, SHARE), WOOD, name="火柴杆"),
        box(
            "stick-side",
            at(x + breadth * 0.66, top + tip * 0.6, breadth * 0.34, foot - top - tip * 0.6, SHARE),
            GRAIN,
        ),
        curve("head", at_head, drop, (100, 150), head, name="火柴头"),
        curve("head-side", at_head, side, (100, 150), shade),
    ]


def _wood(
    x: float, y: float, width: float, height: float, pins: str, *parts: Element, key: str = "wood"
) -> Group:
    return group(key, at(x, y, width, height, pins, ratio=True), *parts, name="林子")


def _stand(wide: float, count: int, key: str) -> Group:
    """The wood at the right end of a banner 0.7 m high, `wide` mm of it, with the match before its last trees."""
    breadth = 640 * 0.24 * 0.74
    x = wide - 5.4 * breadth
    return _wood(
        0, 0, wide + 100, 740, "end scale",
        *_row(f"{key}a", -20, 740, 560, count + 3, FAR, 4), *_row(f"{key}b", 40, 740, 640, count, MID, 1, skip=count - 6),
        *_match(x, 34, 76, 740), *_row(f"{key}c", 150, 740, 400, count + 5, NEAR, 6), key=key,
    )  # fmt: skip


def _strip(length: float) -> Design:
    left, wide, count = {4000: (260, 760, 7), 8000: (1140, 1160, 10), 16000: (2180, 2300, 19)}[round(length)]
    way = "middle" if length > 12000 else "left"
    slogan, sign = banner(
        TITLE, DARK, left=left, right=wide + (90 if length < 5000 else 200), way=way, sign_way=way, length=length, size=470,
        gap=2.0 if length > 12000 else 0.7, spread=0.24,
    )  # fmt: skip
    stand = _stand(wide, count, "wood")
    ends: list[Element] = [replace(stand, frame=replace(stand.frame, x=length - wide))]
    if length > 5000:
        n = 5 if length < 12000 else 10
        ends.append(
            _wood(
                -120,
                -180,
                2600,
                920,
                "start scale",
                *_row("e", -60, 920, 720, n + 2, MID, 2),
                *_row("f", -120, 920, 840, n, NEAR, 7),
                key="near",
            )
        )
    return design(length, 700, page(linear((0, MIST), (0.3, SKY), (1, SKY)), *ends, slogan, sign))


def _banner() -> Template:
    return template(
        "forest-match-banner", "林中火柴横幅", "一排树里混进一根火柴，看见它就想起收好打火机", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="带走一身清风 留下满山安宁", sign="青禾区森林草原防灭火指挥部　火情电话 12119"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "树要长一百年\n烧起来一刻钟", max_chars=30), topic="春季森林防火期", time="3 月 1 日至 5 月 31 日",
        phone="火情电话 12119", sign="青禾区森林草原防灭火指挥部", support="进山不带火，野外不用火",
        qr="https://example.org/qinghe/forest",
        qr_note="扫码登记进山",
    )  # fmt: skip
    wood = _wood(
        -20, 190, 480, 420, "scale end",
        *_row("a", 6, 330, 270, 12, FAR, 3, skip=5), *_row("b", -30, 350, 290, 12, MID, 6, skip=5),
        *_match(292, 26, 18, 400), *_row("c", -40, 400, 250, 14, NEAR, 1, skip=7),
    )  # fmt: skip
    return template(
        "forest-match-poster", "林中火柴海报", "满山的树站着，中间那根不是树", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            linear((0, SKY), (0.6, WHITE), end=(0, 1)),
            fact("topic", at(28, 28, 200, 13, "scale start", ratio=True), styled(DARK, weight=700), 10.5, "left centre"),
            fact("time", at(232, 28, 160, 13, "scale start", ratio=True), styled(DARK, weight=400), 10, "right centre"),
            text("title", at(27, 52, 366, 134, "scale start", ratio=True), "{title}", TITLE, 66, "left top", name="标题",
                 fit=True, least=18, lines=3, line_pitch_em=1.1, takes=""),
            wood,
            box("foot", at(-10, 520, 440, 90, "scale end", ratio=True), DARK),
            fact("support", at(28, 528, 300, 18, "scale end", ratio=True), LIGHT, 15.5, "left centre"),
            fact("sign", at(28, 552, 200, 10, "scale end", ratio=True), PLAIN, 8.4, "left centre"),
            fact("phone", at(28, 566, 200, 12, "scale end", ratio=True), BOLD, 10, "left centre"),
            fact("qr_note", at(232, 566, 102, 12, "scale end", ratio=True), PLAIN, 8.4, "right centre", needs="qr"),
            code("qr", at(344, 530, 48, 48, "scale end", ratio=True), dark=DARK),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "forest-match-vertical", "林中火柴竖幅", "整条竖幅是一根火柴，叫人别划它的话就写在杆上", "banner-vertical", TOPICS,
        "1.2x6m 0.9x4m 0.9x6m 0.7x5m 1.5x10m",
        fields(slogan="前方林区 火种请止步", sign="青禾区林业站　宣"),
        design(1200, 6000, page(
            linear((0, NEAR[0]), (1, DARK), end=(0, 1)),
            _wood(-60, 4500, 1400, 1310, "scale end", *_row("a", -40, 1310, 1260, 6, MID, 3)),
            group("match", at(345, 250, 510, 6000, "scale both", ratio=False),
                  box("pole", at(0, 500, 510, 5500, SHARE), WOOD), box("pole-side", at(400, 500, 110, 5500, SHARE), GRAIN),
                  name="火柴杆"),
            group("match-head", at(250, 220, 700, 1000, "scale start", ratio=True), *_match(97, 0, 530, 1000)[2:], name="火柴头"),
            _wood(-60, 4800, 1400, 930, "scale end", *_row("b", -150, 930, 900, 9, NEAR, 7), key="low"),
            box("earth", at(-20, 5640, 1240, 400, "scale end", ratio=True), DARK),
            text("slogan", at(355, 1330, 380, 3560, "scale both", ratio=True), "{slogan}", TITLE, 400, "even centre", name="标语",
                 fit=True, least=90, lines=2, vertical=True, gap_em=0.45, line_pitch_em=1.02),
            fact("sign", at(100, 5725, 1000, 100, "scale end", ratio=True), BOLD, 74, "middle", least=40, tracking_em=0.06),
        )),
    )  # fmt: skip


def _board() -> Template:
    rules = (
        "1. 上坟不烧纸、不放鞭炮，带一束花。\n2. 进山把打火机、火柴留在检查站。\n3. 地边、林边不烧秸秆，不烧荒草。\n"
        "4. 野外不生火做饭，自热锅也是火。\n5. 车窗里不往外弹烟头。\n6. 看见冒烟先下山，再打 12119。"
    )
    given = fields(
        title=usual("title", "进山\n六件事", max_chars=20), body=rules, sign="青禾区云溪林场",
        time="防火期 3 月 1 日至 5 月 31 日", phone="火情电话 12119",
    )  # fmt: skip
    return template(
        "forest-match-board", "林中火柴宣传栏", "左边林子里站着一根火柴，右边六句话让它点不着", "board", f"{TOPICS} 公约 制度",
        "240x120cm 300x150cm 180x90cm", given,
        design(2400, 1200, page(
            WHITE,
            group("side", at(-20, -20, 860, 1240, "start scale", ratio=True),
                  box("sky", at(0, 0, 860, 1240, SHARE), SKY),
                  *_row("a", -20, 1240, 700, 7, FAR, 3), *_row("b", -90, 1240, 640, 9, MID, 6, skip=5),
                  *_match(560, 570, 44, 1240),
                  *_row("c", -70, 1240, 420, 13, NEAR, 1), clip=True, name="林子"),
            text("title", at(84, 90, 690, 390, "start scale", ratio=True), "{title}", TITLE, 190, "left top", name="标题",
                 fit=True, least=56, lines=3, line_pitch_em=1.06),
            text("body", at(948, 96, 1350, 860, "both scale", ratio=True), "{body}", styled(DARK, weight=700), 70, "left top",
                 name="正文", fit=True, least=22, line_pitch_em=1.9, hanging=True),
            group("foot", at(948, 1010, 1350, 110, "both scale", ratio=True), box("rule", at(0, 0, 1350, 4, SHARE), DARK),
                  needs="time phone sign"),
            fact("phone", at(1700, 1036, 598, 80, "end scale", ratio=True), styled(EMBER, weight=900), 58, "right centre"),
            fact("time", at(948, 1032, 740, 46, "start scale", ratio=True), styled(DARK, weight=400), 36, "left centre",
                 least=22),
            fact("sign", at(948, 1082, 740, 46, "start scale", ratio=True), styled(DARK, weight=400), 36, "left centre",
                 least=22),
        )),
    )  # fmt: skip


def _rgb(red: int, green: int, blue: int) -> Flat:
    return Flat(Rgb(red / 255, green / 255, blue / 255))


def _led() -> Template:
    led = Colors("led-night")
    width, height = px(1920, 1080)
    p = PX
    far, near = (_rgb(10, 44, 34), _rgb(7, 34, 27)), (_rgb(16, 74, 52), _rgb(12, 58, 42))
    wood = _wood(
        1270 * p, 0, 760 * p, 1120 * p, "end scale",
        *_row("a", -60 * p, 1120 * p, 840 * p, 6, far, 4), *_row("b", -20 * p, 1120 * p, 760 * p, 6, near, 1, skip=2),
        *_match(330 * p, 120 * p, 70 * p, 1120 * p, _rgb(255, 52, 30), _rgb(190, 24, 12)),
    )  # fmt: skip
    return template(
        "forest-match-led", "林中火柴 LED", "夜里的林子黑着，只有一点红，看它的人都想伸手按住", "led", TOPICS,
        "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="火种留山下\n好心情带上山", sign="青禾区森林防火  12119"),
        design(width, height, page(
            led.deep,
            wood,
            text("slogan", at(110 * p, 140 * p, 1090 * p, 660 * p, "both scale", ratio=True), "{slogan}",
                 styled(led.words, FACE, 400), 260 * p,
                 "left centre", name="标语", fit=True, least=70 * p, lines=4, line_pitch_em=1.16),
            fact("sign", at(116 * p, 880 * p, 1060 * p, 90 * p, "start scale", ratio=True), styled(led.key, weight=700),
                 62 * p, "left centre"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _vertical(), _board(), _led()
