"""篷布 (opening, sale): the sheet is a shop front; the awning is out, the words stand in its window."""

from studio import (
    BLACK_SANS,
    NARROW,
    PX,
    at,
    box,
    cmyk,
    code,
    curve,
    design,
    disc,
    field,
    fields,
    group,
    line,
    lined,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Field, Group, Shape, Span
from postermaker.library.templates import Template

CORAL, CREAM, PINE, SUN = cmyk(0, 84, 80, 0), cmyk(1, 3, 14, 0), cmyk(90, 56, 72, 62), cmyk(0, 24, 92, 0)
SHADE, FOLD = cmyk(6, 12, 30, 4), cmyk(0, 14, 26, 4)
DARK_CORAL = cmyk(8, 96, 96, 10)
SHARE = "scale scale"
TITLE = styled(PINE, NARROW, 400)
BOLD, PLAIN, RED = styled(PINE, weight=700), styled(PINE, weight=400), styled(DARK_CORAL, BLACK_SANS, 900)
TOPICS = "开业 开张 促销 店庆 优惠 新店 夜市 招牌"


def _offer(sample: str) -> Field:
    """What one gets, said large: 8.8 折、减 10 元."""
    return field("offer", "优惠", sample, aliases=("折扣", "活动力度"), max_chars=10)


def _awning(w: float, h: float, stripes: int, pins: str, *, flare: float = 0.82) -> Group:
    """An awning as wide as `w` seen from below: stripes that widen towards the street, each ending in a scallop."""
    step = w / stripes
    radius = step / 2
    foot, vanishing = h - radius, w / 2
    parts: list[Shape] = [box("shade", at(0, 0, w, foot + 1.35 * radius, SHARE), SHADE, name="影")]
    for i in range(-1, stripes + 1):
        left, right = i * step, (i + 1) * step
        a, b = (vanishing + (x - vanishing) * flare for x in (left, right))
        k = 0.5523 * radius
        data = (
            f"M{a:.5g} 0L{b:.5g} 0L{right:.5g} {foot:.5g}C{right:.5g} {foot + k:.5g} {right - radius + k:.5g} {h:.5g} "
            f"{left + radius:.5g} {h:.5g}C{left + radius - k:.5g} {h:.5g} {left:.5g} {foot + k:.5g} {left:.5g} {foot:.5g}Z"
        )
        even = i % 2 == 0
        parts.append(curve(f"stripe{i + 1}", at(0, 0, w, h, SHARE), data, (w, h), CORAL if even else CREAM))
    fold = at(0, foot - 0.012 * w, w, 0.012 * w, SHARE)
    parts.append(box("fold", fold, DARK_CORAL, opacity=0.18))
    return group("awning", at(0, 0, w, h, pins, ratio=True), *parts, name="遮阳篷")


def _sign_board(
    x: float, y: float, side: float, size: float, pins: str, key: str = "topic", drop: float = 0.5
) -> Group:
    """A round board on two strings, not quite at rest."""
    return group(
        "board", at(x, y - drop * side, side, side * (1 + drop), pins, ratio=True, turn=-4),
        line("string1", at(0.3 * side, 0, 0.2 * side, (drop + 0.05) * side, SHARE), 0.012 * side, PINE, rising=True),
        line("string2", at(0.5 * side, 0, 0.2 * side, (drop + 0.05) * side, SHARE), 0.012 * side, PINE),
        disc("plate", at(0, drop * side, side, side, SHARE), SUN),
        disc("rim", at(0.05 * side, (drop + 0.05) * side, 0.9 * side, 0.9 * side, SHARE), None, stroke=lined(0.012 * side, PINE)),
        text(key, at(0.17 * side, (drop + 0.2) * side, 0.66 * side, 0.6 * side, SHARE), f"{{{key}}}",
             styled(PINE, BLACK_SANS, 900), size, "middle centre", name="吊牌", fit=True, least=size * 0.22, lines=3,
             line_pitch_em=1.12, tear_words=True),
        needs=key, name="吊牌",
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title="头一回是客\n第二回自己人", topic="今日开业", offer=_offer("8.8 折"),
        support="开业三天，全场同享，细则见店内公示", time="5 月 20 日–22 日 10:00–21:00", place="青禾区柳岸路 18 号",
        phone="订座 0000-0000", sign="云溪小馆", qr="https://example.org/yunxi/shop", qr_note="扫码看菜单",
    )  # fmt: skip
    return template(
        "opening-awning-poster", "撑开篷布海报", "海报就是一个门脸：篷布撑开，吊牌挂出来，话摆在橱窗里", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            CREAM,
            group("front", at(-10, -10, 440, 172, "scale start", ratio=True), _awning(440, 172, 7, "scale scale")),
            _sign_board(276, 84, 112, 40, "scale start", drop=0.84),
            text("title", at(26, 190, 368, 200, "scale both", ratio=True), "{title}", TITLE, 104, "left foot", name="标题",
                 fit=True, least=22, lines=5, line_pitch_em=1.12, takes="offer"),
            text("offer", at(26, 410, 240, 74, "scale end", ratio=True), "{offer}", styled(DARK_CORAL, NARROW, 400), 82,
                 "left centre", name="优惠", fit=True, least=22, lines=1, needs="offer"),
            text("support", at(28, 495, 270, 13, "scale end", ratio=True), "{support}", BOLD, 10.5, "left centre",
                 name="副标题", fit=True, least=6, lines=1, needs="support"),
            line("rule", at(28, 516, 364, 0, "scale end", ratio=True), 1.2, PINE, needs="sign time place phone"),
            text("sign", at(28, 521, 270, 17, "scale end", ratio=True), "{sign}", styled(PINE, BLACK_SANS, 900), 14,
                 "left centre", name="店名", fit=True, least=7, lines=1, needs="sign"),
            text("time", at(28, 540, 270, 10, "scale end", ratio=True), "{time}", BOLD, 8, "left centre", name="时间",
                 fit=True, least=5, lines=1, needs="time"),
            text("place", at(28, 551, 270, 10, "scale end", ratio=True), "{place}", PLAIN, 8, "left centre", name="地址",
                 fit=True, least=5, lines=1, needs="place"),
            text("phone", at(28, 562, 270, 10, "scale end", ratio=True), "{phone}", BOLD, 8, "left centre", name="电话",
                 fit=True, least=5, lines=1, needs="phone"),
            code("qr", at(336, 434, 56, 56, "scale end", ratio=True), dark=PINE),
            text("qr_note", at(300, 494, 92, 11, "scale end", ratio=True), "{qr_note}", BOLD, 7.6, "right centre",
                 name="二维码说明", fit=True, least=5, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _scallops(pitch: float, h: float, pins: str, length: float) -> tuple[Shape, Group]:
    """The hanging edge of an awning along a whole banner, whole stripes only."""
    r = pitch / 4

    def flap(key: str, x: float, fill: object) -> Shape:
        k = 0.5523 * r
        data = (
            f"M0 0L{2 * r:.5g} 0L{2 * r:.5g} {h - r:.5g}C{2 * r:.5g} {h - r + k:.5g} {r + k:.5g} {h:.5g} {r:.5g} {h:.5g}"
            f"C{r - k:.5g} {h:.5g} 0 {h - r + k:.5g} 0 {h - r:.5g}Z"
        )
        return curve(key, at(x, 0, 2 * r, h, "start scale", ratio=True), data, (2 * r, h), fill)  # type: ignore[arg-type]

    return (
        box("shade", at(0, 0, length, h + 0.2 * r, pins, ratio=True), SHADE),
        group("awning", at(0, 0, length, h, pins, ratio=True), flap("coral", 0, CORAL), flap("cream", 2 * r, CREAM),
              pitch=pitch, name="遮阳篷"),
    )  # fmt: skip


def _banner() -> Template:
    slogan = text(
        "slogan", at(300, 150, 6860, 410, "both scale", ratio=True), "{slogan}", TITLE, 400, "middle centre", name="标语",
        fit=True, least=95, lines=2, tracking_em=0.04, max_tracking_em=0.16, gap_em=0.8, line_pitch_em=1.08,
        spans=(Span(words="{key_words}", fill=DARK_CORAL),), takes="sign",
    )  # fmt: skip
    sign = text(
        "sign", at(300, 580, 6860, 74, "both scale", ratio=True), "{sign}", BOLD, 62, "middle", name="署名", fit=True,
        least=40, lines=1, tracking_em=0.08, needs="sign",
    )  # fmt: skip
    return template(
        "opening-awning-banner", "撑开篷布横幅", "横幅上沿就是店门口的篷布边，字摆在篷下，右端垂着吊牌", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="新锅新灶喜洋洋 门外先闻饭菜香", key_words="喜洋洋 饭菜香", topic="今日开业",
               sign="云溪小馆　柳岸路 18 号"),
        design(8000, 700, page(
            CREAM, *_scallops(320, 118, "both scale", 8000), slogan, sign,
            _sign_board(7330, 210, 400, 150, "end scale", drop=0.7),
        )),
    )  # fmt: skip


def _stand() -> Template:
    given = fields(
        title="头一桌\n给街坊\n留着", topic="今日开业", offer=_offer("8.8 折"),
        body="招牌手擀面，现点现擀\n三人同行，小的那份算我们的\n路过进来吹吹风也行", sign="云溪小馆", place="柳岸路 18 号",
        phone="订座 0000-0000", qr="https://example.org/yunxi/shop", qr_note="扫码看菜单",
    )  # fmt: skip
    return template(
        "opening-awning-stand", "撑开篷布门型展架", "立在店门口的小门脸：上面是篷，中间是话，下面是实惠", "door-stand", TOPICS,
        "80x180cm 60x160cm", given,
        design(800, 1800, page(
            CREAM,
            group("front", at(-20, -20, 840, 380, "scale start", ratio=True), _awning(840, 380, 5, "scale scale")),
            _sign_board(516, 204, 226, 84, "scale start", drop=1.0),
            text("title", at(52, 446, 696, 484, "scale start", ratio=True), "{title}", TITLE, 176, "left foot", name="标题",
                 fit=True, least=54, lines=6, line_pitch_em=1.1, takes="offer"),
            text("offer", at(52, 970, 696, 220, "scale start", ratio=True), "{offer}", styled(DARK_CORAL, NARROW, 400), 230,
                 "left centre", name="优惠", fit=True, least=60, lines=1, needs="offer"),
            text("body", at(56, 1220, 690, 170, "scale start", ratio=True), "{body}", BOLD, 36, "left top", name="正文",
                 fit=True, least=18, lines=6, line_pitch_em=1.5, needs="body"),
            line("rule", at(56, 1440, 688, 0, "scale end", ratio=True), 4, PINE, needs="sign place phone"),
            text("sign", at(56, 1474, 470, 78, "scale end", ratio=True), "{sign}", styled(PINE, BLACK_SANS, 900), 64,
                 "left centre", name="店名", fit=True, least=30, lines=1, needs="sign"),
            text("place", at(56, 1572, 470, 50, "scale end", ratio=True), "{place}", BOLD, 36, "left centre", name="地址",
                 fit=True, least=20, lines=1, needs="place"),
            text("phone", at(56, 1632, 470, 50, "scale end", ratio=True), "{phone}", BOLD, 36, "left centre", name="电话",
                 fit=True, least=20, lines=1, needs="phone"),
            code("qr", at(564, 1474, 180, 180, "scale end", ratio=True), dark=PINE),
            text("qr_note", at(500, 1664, 244, 40, "scale end", ratio=True), "{qr_note}", BOLD, 26, "right centre",
                 name="二维码说明", fit=True, least=18, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _leaflet() -> Template:
    given = fields(
        title="不买没关系\n进来吹吹风", topic="到店可用", offer=_offer("减 10 元"),
        body="1. 满 60 元可用，一桌一张。\n2. 饮品、特价菜不参加。\n3. 5 月 20 日到 6 月 20 日有效。", sign="云溪小馆",
        place="青禾区柳岸路 18 号", phone="订座 0000-0000", qr="https://example.org/yunxi/shop", qr_note="扫码看菜单",
    )  # fmt: skip
    return template(
        "opening-awning-leaflet", "撑开篷布传单", "一张能当优惠券的小门脸，规矩写在明处", "leaflet", TOPICS, "A5 A4", given,
        design(148, 210, page(
            CREAM,
            group("front", at(-4, -4, 156, 62, "scale start", ratio=True), _awning(156, 62, 7, "scale scale")),
            _sign_board(98, 29, 38, 13, "scale start", drop=0.84),
            text("title", at(10, 67, 128, 48, "scale start", ratio=True), "{title}", TITLE, 22, "left foot", name="标题",
                 fit=True, least=7, lines=4, line_pitch_em=1.14, takes="offer"),
            text("offer", at(10, 122, 128, 28, "scale start", ratio=True), "{offer}", styled(DARK_CORAL, NARROW, 400), 28,
                 "left centre", name="优惠", fit=True, least=10, lines=1, needs="offer"),
            text("body", at(10, 154, 96, 24, "scale start", ratio=True), "{body}", PLAIN, 4, "left top", name="正文",
                 fit=True, least=2.5, lines=12, line_pitch_em=1.6, hanging=True, needs="body"),
            line("rule", at(10, 181, 128, 0, "scale end", ratio=True), 0.6, PINE, needs="sign place phone"),
            text("sign", at(10, 184, 88, 8, "scale end", ratio=True), "{sign}", styled(PINE, BLACK_SANS, 900), 6,
                 "left centre", name="店名", fit=True, least=3.4, lines=1, needs="sign"),
            text("place", at(10, 193.5, 62, 5, "scale end", ratio=True), "{place}", PLAIN, 3.8, "left centre", name="地址",
                 fit=True, least=2.4, lines=1, needs="place"),
            text("phone", at(76, 193.5, 62, 5, "scale end", ratio=True), "{phone}", BOLD, 3.8, "right centre", name="电话",
                 fit=True, least=2.4, lines=1, needs="phone"),
            code("qr", at(114, 150, 24, 24, "scale end", ratio=True), dark=PINE),
            text("qr_note", at(108, 174.5, 30, 5, "scale end", ratio=True), "{qr_note}", BOLD, 3, "right centre",
                 name="二维码说明", fit=True, least=2.2, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = PX
    given = fields(
        title="街口添了\n一盏灯", topic="今日开业", offer=_offer("8.8 折"),
        support="开业三天，全场同享", sign="云溪小馆", place="柳岸路 18 号　订座 0000-0000",
    )  # fmt: skip
    return template(
        "opening-awning-phone", "撑开篷布手机海报", "手机屏就是橱窗，篷布从上沿撑出来", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px", given,
        design(width, height, page(
            CREAM,
            group("front", at(-30 * u, -10 * u, 1140 * u, 560 * u, "scale start", ratio=True),
                  _awning(1140 * u, 560 * u, 5, "scale scale")),
            _sign_board(668 * u, 340 * u, 320 * u, 120 * u, "scale start", drop=1.1),
            text("title", at(84 * u, 670 * u, 912 * u, 510 * u, "scale both", ratio=True), "{title}", TITLE, 224 * u,
                 "left foot", name="标题", fit=True, least=70 * u, lines=5, line_pitch_em=1.12, takes="offer"),
            text("offer", at(84 * u, 1216 * u, 912 * u, 230 * u, "scale end", ratio=True), "{offer}",
                 styled(DARK_CORAL, NARROW, 400), 250 * u, "left centre", name="优惠", fit=True, least=70 * u, lines=1,
                 needs="offer"),
            text("support", at(88 * u, 1474 * u, 904 * u, 60 * u, "scale end", ratio=True), "{support}", BOLD, 46 * u,
                 "left centre", name="副标题", fit=True, least=30 * u, lines=1, needs="support"),
            line("rule", at(88 * u, 1556 * u, 904 * u, 0, "scale end", ratio=True), 5 * u, PINE, needs="sign place"),
            text("sign", at(88 * u, 1576 * u, 400 * u, 90 * u, "scale end", ratio=True), "{sign}",
                 styled(PINE, BLACK_SANS, 900), 66 * u, "left centre", name="店名", fit=True, least=34 * u, lines=1,
                 needs="sign"),
            text("place", at(500 * u, 1576 * u, 492 * u, 90 * u, "scale end", ratio=True), "{place}", BOLD, 36 * u,
                 "right centre", name="地址", fit=True, least=22 * u, lines=1, needs="place"),
        )),
        screen=True,
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    u = PX
    return template(
        "opening-awning-cover", "撑开篷布公众号头图", "篷布横过整条头图，话和吊牌都在方图里", "wechat-cover", TOPICS,
        "900x383px 1080x460px",
        fields(title="街口添了\n一盏灯", topic="今日开业"),
        design(width, height, page(
            CREAM,
            group("front", at(-12 * u, -6 * u, 924 * u, 140 * u, "scale scale"), _awning(924 * u, 140 * u, 11, "scale scale")),
            _sign_board(528 * u, 72 * u, 96 * u, 36 * u, "scale scale", drop=0.8),
            text("title", at(284 * u, 178 * u, 336 * u, 178 * u, SHARE), "{title}", TITLE, 100 * u, "left foot", name="标题",
                 fit=True, least=26 * u, lines=5, line_pitch_em=1.08),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _stand(), _leaflet(), _phone(), _cover()
