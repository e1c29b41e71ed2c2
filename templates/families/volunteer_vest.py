"""红马甲 (volunteer): the sheet is the back of a red vest, the words are printed on it."""

from studio import (
    BLACK_SANS,
    PX,
    Colors,
    at,
    box,
    cmyk,
    code,
    curve,
    design,
    field,
    fields,
    group,
    lined,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Frame, Group, Shape, Span
from postermaker.library.templates import Template

RED, SEAM = cmyk(2, 98, 94, 0), cmyk(18, 100, 100, 22)
CREAM, NAVY, WHITE = cmyk(1, 4, 12, 0), cmyk(100, 84, 34, 34), cmyk(0, 0, 4, 0)
TAPE, WEAVE, EDGE = cmyk(12, 7, 8, 0), cmyk(24, 16, 16, 4), cmyk(8, 0, 88, 0)
SHARE = "scale scale"
BLACK, BOLD = styled(WHITE, BLACK_SANS, 900), styled(WHITE, BLACK_SANS, 700)
DARK, TEXT = styled(NAVY, BLACK_SANS, 700), styled(NAVY, BLACK_SANS, 400)
TOPICS = "志愿服务 志愿者 公益 学雷锋 红马甲 招募 社区"


def _tape(key: str, x: float, y: float, w: float, h: float, pins: str) -> Group:
    """A reflecting tape between bright edges; along it or, where it is higher than wide, upright."""
    upright = h > w
    e = 0.13 * min(w, h)
    if upright:
        edges = (at(0, 0, e, h, "start both"), at(w - e, 0, e, h, "end both"))
        woven = tuple(at(share * w, 0, 0.03 * w, h, "scale both") for share in (0.2, 0.77))
    else:
        edges = (at(0, 0, w, e, "both start"), at(0, h - e, w, e, "both end"))
        woven = tuple(at(0, share * h, w, 0.03 * h, "both scale") for share in (0.2, 0.77))
    return group(
        key, at(x, y, w, h, pins), box(f"{key}-tape", at(0, 0, w, h, "both both"), TAPE),
        *(box(f"{key}-woven{i}", frame, WEAVE) for i, frame in enumerate(woven)),
        *(box(f"{key}-edge{i}", frame, EDGE) for i, frame in enumerate(edges)), name="反光带",
    )  # fmt: skip


def _tapes(key: str, x: float, y: float, w: float, h: float, pins: str) -> Group:
    """A tape that keeps its look when it grows with the page."""
    made = _tape(key, x, y, w, h, pins)
    return group(key, at(x, y, w, h, pins, ratio=True), *(
        box(part.id, at(part.frame.x, part.frame.y, part.frame.width, part.frame.height, SHARE), part.fill)
        for part in made.elements if isinstance(part, Shape)
    ), name="反光带")  # fmt: skip


#: The back of a vest in a box of 420 × 594: shoulders, neck and arm holes; it runs off three edges.
BACK = (
    "M-8 620L-8 318C30 286 48 226 42 158C39 125 31 104 22 84L140 22C162 60 258 60 280 22L398 84C389 104 381 125 378 158"
    "C372 226 390 286 428 318L428 620Z"
)
#: Seams beside the arm holes and below the neck.
SEAMS = (
    "M-8 334C42 296 59 232 53 158C50 130 44 110 36 90M428 334C378 296 361 232 367 158C370 130 376 110 384 90"
    "M128 32C154 74 266 74 292 32"
)


def _vest(w: float, h: float, pins: str) -> tuple[Shape, Shape]:
    """The back over a whole upright sheet of the poster's shape."""
    frame = at(0, 0, w, h, pins, ratio=True)
    return (
        curve("vest", frame, BACK, (420, 594), RED, name="马甲"),
        curve(
            "seams",
            frame,
            SEAMS,
            (420, 594),
            None,
            stroke=lined(w * 0.0035, SEAM, dash=(w * 0.012, w * 0.009)),
        ),
    )


def _label(x: float, y: float, w: float, h: float, size: float, pins: str, key: str = "topic") -> Group:
    """The woven label below the collar."""
    return group(
        "label", at(x, y, w, h, pins, ratio=True), box("label-cloth", at(0, 0, w, h, SHARE), CREAM, radius=h * 0.08),
        box("label-thread", at(h * 0.1, h * 0.1, w - h * 0.2, h * 0.8, SHARE), None, radius=h * 0.04,
            stroke=lined(h * 0.025, SEAM, dash=(h * 0.09, h * 0.07))),
        text(key, at(h * 0.3, h * 0.2, w - h * 0.6, h * 0.6, SHARE), f"{{{key}}}", DARK, size, "middle centre", name="领标",
             fit=True, least=size * 0.5, lines=1, tracking_em=0.08),
        needs=key, name="领标",
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title="有事\n招呼一声", topic="青禾社区志愿服务队", support="周六上午，修灯、跑腿、陪老人说说话",
        time="每周六 8:30–11:30", place="社区服务站集合，马甲现场领", phone="报名电话 0000-0000",
        sign="青禾区志愿服务联合会", qr="https://example.org/qinghe/volunteer", qr_note="扫码报名",
    )  # fmt: skip
    return template(
        "volunteer-vest-poster", "红马甲海报", "海报就是一件红马甲的后背，话印在背上，走到哪儿都看得见", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            CREAM, *_vest(420, 594, "scale start"),
            _label(150, 74, 120, 26, 10.5, "scale start"),
            text("title", at(64, 118, 292, 196, "scale start", ratio=True), "{title}", BLACK, 92, "middle centre", name="标题",
                 fit=True, least=24, lines=5, line_pitch_em=1.1, tracking_em=-0.01),
            _tapes("band", -8, 340, 436, 44, "scale start"),
            text("support", at(36, 396, 348, 28, "scale start", ratio=True), "{support}", BOLD, 18, "left centre",
                 name="副标题", fit=True, least=8, lines=1, needs="support"),
            text("time", at(36, 435, 260, 30, "scale start", ratio=True), "{time}", BLACK, 24, "left centre", name="时间",
                 fit=True, least=9, lines=1, needs="time"),
            text("place", at(36, 470, 260, 15, "scale start", ratio=True), "{place}", BOLD, 11.5, "left centre", name="地点",
                 fit=True, least=6.5, lines=1, needs="place"),
            text("phone", at(36, 488, 260, 15, "scale start", ratio=True), "{phone}", BOLD, 11.5, "left centre", name="电话",
                 fit=True, least=6.5, lines=1, needs="phone"),
            code("qr", at(320, 433, 64, 64, "scale start", ratio=True), dark=NAVY),
            text("qr_note", at(304, 500, 80, 11, "scale start", ratio=True), "{qr_note}", BOLD, 8, "right centre",
                 name="二维码说明", fit=True, least=5, lines=1, needs="qr"),
            _tapes("hem", -8, 540, 436, 44, "scale end"),
            text("sign", at(36, 550, 348, 24, "scale end", ratio=True), "{sign}", DARK, 14, "left centre", name="署名",
                 fit=True, least=7, lines=1, tracking_em=0.06, needs="sign"),
        )),
    )  # fmt: skip


#: What a vest seen from behind leaves free of a box of 1040 × 480: beside both arm holes and above the neck.
_FREE = (
    "M-10 -10L330 -10L330 0L92 84C104 110 116 140 120 190C130 330 70 440 -10 474Z"
    "M330 -10C360 120 560 120 590 -10Z"
    "M590 -10L590 0L828 84C816 110 804 140 800 190C790 330 850 440 920 474C990 440 1040 300 1040 -10Z"
)


def _free(x: float, y: float, u: float, fill: Paint, pins: str = "start scale") -> Shape:
    """The sheet around neck and arms of a vest 920 `u` broad; cloth and tapes lie below it."""
    return curve(
        "free", at(x, y, 1040 * u, 480 * u, pins, ratio=True), _FREE, (1040, 480), fill, name="领口袖口"
    )


def _banner() -> Template:
    """The back of a vest at the left end, its lowest tape running on below the words."""
    look = styled(WHITE, BLACK_SANS, 900)
    slogan = text(
        "slogan", at(1240, 46, 6160, 470, "both scale", ratio=True), "{slogan}", look, 420, "left", name="标语", fit=True,
        least=85, lines=2, tracking_em=0.03, max_tracking_em=0.2, gap_em=0.7, line_pitch_em=1.12,
        spans=(Span(words="{key_words}", fill=EDGE),),
    )  # fmt: skip
    sign = text(
        "sign", at(1240, 560, 3600, 80, "start scale", ratio=True), "{sign}", DARK, 62, "left", name="署名", fit=True,
        least=40, lines=1, tracking_em=0.08, needs="sign",
    )  # fmt: skip
    return template(
        "volunteer-vest-banner", "红马甲横幅", "左端是一件红马甲的后背，腰上的反光带一路绕到话的下面", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="你喊一声热心肠 十双手来帮你忙", key_words="热心肠 帮你忙", topic="志愿者", sign="青禾区志愿服务联合会"),
        design(8000, 700, page(
            RED,
            _tape("round", -20, 546, 8040, 108, "both scale"),
            _tapes("shoulder1", 150, -10, 116, 720, "start scale"), _tapes("shoulder2", 654, -10, 116, 720, "start scale"),
            _free(0, 0, 1, CREAM), _label(330, 142, 260, 84, 50, "start scale"),
            slogan, sign,
        )),
    )  # fmt: skip


def _rollup() -> Template:
    given = fields(
        title="差你一个\n就能开工", topic="志愿者招募", body="会修灯，会跑腿，会陪老人说话，\n会一样就够；不会，我们手把手教。",
        time="每周六 8:30–11:30", place="青禾社区服务站", phone="0000-0000", sign="青禾区志愿服务联合会",
        qr="https://example.org/qinghe/join", qr_note="扫码报名领马甲",
    )  # fmt: skip
    k = 800 / 420
    return template(
        "volunteer-vest-rollup", "红马甲易拉宝", "站在门口的一件红马甲，领标写着找谁，背上写着为什么", "rollup", TOPICS,
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            CREAM,
            box("cloth", at(-10, 1000, 820, 1010, "scale both", ratio=True), RED),
            *_vest(800, 594 * k, "scale start"),
            _label(270, 150, 260, 62, 30, "scale start"),
            text("title", at(124, 236, 552, 390, "scale start", ratio=True), "{title}", BLACK, 150, "middle centre",
                 name="标题", fit=True, least=44, lines=5, line_pitch_em=1.12),
            _tapes("band", -15, 660, 830, 90, "scale start"),
            text("body", at(112, 830, 576, 190, "scale start", ratio=True), "{body}", BOLD, 36, "middle centre", name="正文",
                 fit=True, least=18, lines=6, line_pitch_em=1.6, needs="body"),
            code("qr", at(300, 1066, 200, 200, "scale start", ratio=True), dark=NAVY),
            text("qr_note", at(200, 1278, 400, 40, "scale start", ratio=True), "{qr_note}", BOLD, 30, "middle centre",
                 name="二维码说明", fit=True, least=18, lines=1, needs="qr"),
            text("time", at(112, 1390, 576, 64, "scale start", ratio=True), "{time}", BLACK, 54, "middle centre", name="时间",
                 fit=True, least=26, lines=1, needs="time"),
            text("place", at(112, 1466, 576, 44, "scale start", ratio=True), "{place}", BOLD, 34, "middle centre",
                 name="地点", fit=True, least=20, lines=1, needs="place"),
            text("phone", at(112, 1522, 576, 44, "scale start", ratio=True), "{phone}", BOLD, 34, "middle centre",
                 name="电话", fit=True, least=20, lines=1, needs="phone"),
            _tapes("hem", -15, 1612, 830, 90, "scale start"),
            text("sign", at(112, 1626, 576, 62, "scale start", ratio=True), "{sign}", DARK, 34, "middle centre", name="署名",
                 fit=True, least=18, lines=1, tracking_em=0.06, needs="sign"),
        )),
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    u = PX
    return template(
        "volunteer-vest-cover", "红马甲公众号头图", "只露马甲的肩和一句话，缩成小图也认得", "wechat-cover", TOPICS,
        "900x383px 1080x460px",
        fields(title="有事招呼一声", topic="周末志愿服务"),
        design(width, height, page(
            CREAM,
            box("vest", at(150 * u, 14 * u, 600 * u, 390 * u, "scale scale", ratio=True), RED, name="马甲"),
            _tapes("tape1", 237 * u, 0, 50 * u, 400 * u, SHARE), _tapes("tape2", 613 * u, 0, 50 * u, 400 * u, SHARE),
            _free(150 * u, 14 * u, 600 / 920 * u, CREAM, SHARE),
            box("sky", at(-10, -10, width + 20, 14 * u + 10, SHARE), CREAM),
            text("title", at(304 * u, 92 * u, 292 * u, 188 * u, SHARE), "{title}", BLACK, 96 * u, "middle centre",
                 name="标题", fit=True, least=22 * u, lines=4, line_pitch_em=1.08, takes="label"),
            _label(322 * u, 296 * u, 256 * u, 54 * u, 28 * u, "scale scale"),
        )),
        screen=True,
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "volunteer-vest-vertical", "红马甲竖幅", "一件挂得六米高的红马甲，话从领口印到下摆", "banner-vertical", TOPICS,
        "1.2x6m 0.9x6m 0.9x4m 0.7x5m 1.5x10m",
        fields(slogan="有事喊一声 楼下有我们", sign="青禾社区志愿服务队"),
        design(1200, 6000, page(
            CREAM,
            box("cloth", at(-10, 900, 1220, 5110, "scale both", ratio=True), RED),
            *_vest(1200, 594 * 1200 / 420, "scale start"),
            text("slogan", at(220, 470, 760, 4500, "scale both", ratio=True), "{slogan}", BLACK, 540, "even centre",
                 name="标语", fit=True, least=110, lines=2, vertical=True, tracking_em=0.04, gap_em=0.5,
                 line_pitch_em=1.5),
            _tapes("hem", -24, 5220, 1248, 260, "scale end"),
            text("sign", at(110, 5280, 980, 140, "scale end", ratio=True), "{sign}", DARK, 84, "middle centre", name="署名",
                 fit=True, least=40, lines=1, tracking_em=0.08, needs="sign"),
        )),
    )  # fmt: skip


def _armband() -> Template:
    return template(
        "volunteer-vest-armband", "红马甲袖章", "从红马甲上裁下来的一截：两道反光边，三个字", "armband", f"{TOPICS} 袖章 值勤",
        "40x14cm 45x14cm 45x15cm",
        fields(title=field("title", "标题", "志愿者", aliases=("身份", "内容"), required=True, max_chars=12), sign="青禾社区"),
        design(400, 140, page(
            RED,
            _tapes("upper", -4, 0, 408, 20, "both scale"), _tapes("lower", -4, 120, 408, 20, "both scale"),
            text("title", at(40, 27, 320, 66, "both scale", ratio=True), "{title}", BLACK, 66, "middle centre", name="标题",
                 fit=True, least=13, lines=2, tracking_em=0.08, max_tracking_em=0.3, takes="sign"),
            text("sign", at(60, 96, 280, 18, "both scale", ratio=True), "{sign}", BOLD, 14, "middle centre", name="单位",
                 fit=True, least=7, lines=1, tracking_em=0.12, needs="sign"),
        )),
    )  # fmt: skip


def _led() -> Template:
    """By night only the tapes are seen."""
    width, height = px(1920, 1080)
    u = PX
    night = Colors("led-red")
    white, bright = styled(night.key, BLACK_SANS, 900), styled(night.words, weight=700)

    def tape(key: str, frame: Frame, edges: tuple[Frame, Frame]) -> tuple[Shape, ...]:
        rims = (box(f"{key}-edge{i}", edge, night.words) for i, edge in enumerate(edges))
        return box(key, frame, cmyk(14, 8, 6, 4)), *rims

    def upright(key: str, x: float) -> tuple[Shape, ...]:
        frames = [
            at(left * u, 0, w * u, height, "start scale", ratio=True)
            for left, w in ((x, 70), (x, 12), (x + 58, 12))
        ]
        return tape(key, frames[0], (frames[1], frames[2]))

    level = [
        at(0, y * u, width, h * u, "both scale", ratio=True) for y, h in ((806, 78), (806, 12), (872, 12))
    ]
    return template(
        "volunteer-vest-led", "红马甲屏", "夜里马甲看不见，反光带看得见：有人在", "led", TOPICS, "1920x1080px 1280x720px",
        fields(slogan="有事喊一声\n楼下有我们", sign="青禾社区志愿服务队"),
        design(width, height, page(
            night.ground,
            box("cloth", at(0, 30 * u, 552 * u, height, "start scale", ratio=True), night("second", 0.55)),
            *tape("round", level[0], (level[1], level[2])), *upright("shoulder1", 92), *upright("shoulder2", 390),
            box("sky", at(0, 0, 640 * u, 32 * u, "start scale", ratio=True), night.ground),
            _free(0, 30 * u, 0.6 * u, night.ground),
            text("slogan", at(650 * u, 130 * u, 1170 * u, 600 * u, "both scale", ratio=True), "{slogan}", white, 230 * u,
                 "left centre", name="标语", fit=True, least=70 * u, lines=4, line_pitch_em=1.18, tracking_em=0.02),
            text("sign", at(656 * u, 930 * u, 1160 * u, 80 * u, "both scale", ratio=True), "{sign}", bright, 60 * u,
                 "left centre", name="署名", fit=True, least=36 * u, lines=1, tracking_em=0.06, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _rollup(), _cover(), _vertical(), _armband(), _led()
