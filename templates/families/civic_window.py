"""亮窗 (civic): a wall of windows, one of them lit; good manners begin at one household."""

from msgspec.structs import replace
from studio import (
    BLACK_SANS,
    PX,
    Colors,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    fields,
    group,
    linear,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Group, Shape, Text
from postermaker.library.templates import Template

C = Colors("dawn")
SHUT, DRAWN, WHITE, LIT = cmyk(90, 44, 46, 14), cmyk(84, 34, 44, 4), C.words, cmyk(0, 10, 66, 0)
NIGHT = cmyk(94, 58, 56, 40)
SHARE = "scale scale"

#: A cat that sits and looks out, in a box of 100 × 130.
CAT = (
    "M50 130L26 130C10 130 8 110 16 92C22 78 28 72 28 60C20 52 20 40 22 30L20 4L38 18C46 15 56 15 64 18L82 4L80 30"
    "C83 42 81 54 74 60C76 74 86 86 88 104C89 116 86 126 80 130Z"
)
#: Its tail hangs over the sill.
TAIL = "M80 108C98 112 104 128 98 146C96 154 90 158 84 156C90 146 90 132 76 126Z"


def _window(key: str, x: float, y: float, w: float, kind: str) -> Group:
    """One window of a wall, 1.25 times as high as wide: `s` shut, `d` with a drawn blind, `l` lit, `c` lit with a cat."""
    h, bar = 1.25 * w, 0.035 * w
    lit = kind in "lc"
    pane = LIT if lit else SHUT
    frame = NIGHT if lit else C.ground
    parts: list[Shape] = [box(f"{key}-pane", at(0, 0, w, h, SHARE), pane, radius=0.05 * w)]
    if kind == "d":
        parts.append(box(f"{key}-blind", at(0, 0, w, 0.46 * h, SHARE), DRAWN, radius=0.05 * w))
    parts.append(box(f"{key}-post", at((w - bar) / 2, 0, bar, h, SHARE), frame))
    parts.append(box(f"{key}-rail", at(0, 0.3 * h, w, bar, SHARE), frame))
    if kind == "c":
        cat = at(0.6 * w, h - 0.46 * w, 0.36 * w, 0.468 * w, SHARE)
        parts.append(curve(f"{key}-cat", cat, CAT, (100, 130), NIGHT))
    sill = at(-0.07 * w, h, 1.14 * w, 0.06 * w, SHARE)
    parts.append(box(f"{key}-sill", sill, DRAWN))
    if kind == "c":
        tail = at(
            0.6 * w + 0.76 * 0.36 * w, h - 0.46 * w + 0.36 * 1.08 * w, 0.28 * 0.36 * w, 0.5 * 0.36 * w, SHARE
        )
        moved = "M4 0C22 4 28 20 22 38C20 46 14 50 8 48C14 38 14 24 0 18Z"
        parts.append(curve(f"{key}-tail", tail, moved, (28, 50), NIGHT))
    return group(key, at(x, y, w, h, SHARE), *parts)


def _wall(x: float, y: float, w: float, rows: str, pins: str, *, pitch: float = 1.42) -> Group:
    """Windows in rows and columns; `rows` with blanks between, a letter each, a dot for bare wall."""
    lines = rows.split()
    across, down = pitch * w, 1.25 * w + 0.44 * w
    cells = [
        _window(f"w{i}{j}", j * across, i * down, w, kind)
        for i, line in enumerate(lines)
        for j, kind in enumerate(line)
        if kind != "."
    ]
    size = (across * max(map(len, lines)), down * len(lines))
    return group("wall", at(x, y, *size, pins, ratio=True), *cells, name="窗户")


BLACK = styled(WHITE, BLACK_SANS, 900)
BOLD = styled(WHITE, BLACK_SANS, 700)
QUIET = styled(cmyk(10, 0, 6, 0), BLACK_SANS, 400)
GROUND = linear((0, C.ground), (1, NIGHT), start=(0, 0), end=(0, 1))
TOPICS = "文明 文明城市 邻里 社区 公德 礼让 通用"


def _banner() -> Template:
    ground = linear((0, NIGHT), (0.2, C.ground), (0.78, C.ground), (1, NIGHT))

    def words(left: float, way: str) -> tuple[Text, Text]:
        slogan, sign = banner(
            BLACK,
            cmyk(10, 0, 6, 0),
            left=left,
            right=480,
            key_words=C.key,
            way=way,
            sign_way="left",
            spread=0.2,
        )
        return replace(slogan, min_size=85), sign

    slogan, sign = words(3000, "left")
    slogan = replace(slogan, frame=replace(slogan.frame, width=12500), max_tracking_em=0.34, gap_em=1.6)
    return template(
        "civic-window-banner", "亮窗横幅", "一面墙的窗，亮着的那扇里有人在家：文明从一户人家开始", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="千户人家一个院 各让半步路就宽", key_words="各让半步", sign="青禾区精神文明建设指导中心　宣"),
        design(8000, 700, page(
            ground,
            _wall(-150, -330, 330, "sds dsc", "start scale"), *words(1360, "left"),
        )),
        design(16000, 700, page(
            ground,
            _wall(-150, -330, 330, "sdssds dssdsc", "start scale"),
            slogan, sign,
        )),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title="你家窗亮着\n楼道就有光", support="楼道不堆物，夜归的人不绊脚", topic="文明楼道 邻里同行",
        phone="青禾社区 0000-0000", sign="青禾区精神文明建设指导中心", qr="https://example.org/qinghe/neighbour",
        qr_note="扫码看居民公约",
    )  # fmt: skip
    return template(
        "civic-window-poster", "亮窗海报", "整面楼都睡了，只有一扇窗亮着，猫替晚归的人守着它", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            GROUND,
            _wall(-60, -110, 150, "dsd scs", "scale start"),
            text("title", at(28, 362, 364, 130, "scale end", ratio=True), "{title}", BLACK, 88, "left foot",
                 name="标题", fit=True, least=20, lines=4, tracking_em=-0.01, line_pitch_em=1.12, takes="support"),
            text("support", at(28, 500, 290, 16, "scale end", ratio=True), "{support}", styled(LIT, weight=700), 13,
                 "left centre", name="副标题", fit=True, least=7, lines=1, needs="support"),
            text("topic", at(28, 536, 280, 9, "scale end", ratio=True), "{topic}", QUIET, 7.5, name="主题", fit=True,
                 least=5, lines=1, needs="topic"),
            text("sign", at(28, 550, 280, 9.5, "scale end", ratio=True), "{sign}", BOLD, 8, name="署名", fit=True, least=5,
                 lines=1, tracking_em=0.06, needs="sign"),
            text("phone", at(28, 563, 280, 9, "scale end", ratio=True), "{phone}", QUIET, 7.5, name="电话", fit=True,
                 least=5, lines=1, needs="phone"),
            code("qr", at(344, 512, 48, 48, "scale end", ratio=True), dark=NIGHT),
            text("qr_note", at(322, 563, 70, 8, "scale end", ratio=True), "{qr_note}", QUIET, 6.2, "right top",
                 name="二维码说明", fit=True, least=4.5, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "civic-window-vertical", "亮窗竖幅", "一栋楼从上亮到下只亮一扇窗，字从窗下垂下来", "banner-vertical", TOPICS,
        "1.2x6m 0.9x6m 0.9x4m 0.7x5m 1.5x10m",
        fields(slogan="灯亮着 心就近", sign="青禾区文明办　宣"),
        design(1200, 6000, page(
            linear((0, NIGHT), (0.25, C.ground), (1, NIGHT), end=(0, 1)),
            _wall(-262, -180, 520, "dsd scs", "scale start"),
            text("slogan", at(210, 1820, 780, 3550, "scale both", ratio=True), "{slogan}", BLACK, 560, "left centre",
                 name="标语", fit=True, least=120, lines=3, vertical=True, tracking_em=0.04, max_tracking_em=0.34, gap_em=0.5,
                 line_pitch_em=1.15, takes="sign"),
            text("sign", at(150, 5480, 900, 110, "scale end", ratio=True), "{sign}", styled(LIT, weight=700), 74, "middle",
                 name="署名", fit=True, least=40, lines=1, tracking_em=0.08, needs="sign"),
        )),
    )  # fmt: skip


def _board() -> Template:
    given = fields(title="邻里\n公约", body=(
        "1. 楼道是大家的，鞋柜放回家里。\n2. 晚上十点以后，音响调小一格。\n3. 遛狗牵好绳，粪便随手带走。\n"
        "4. 车停在线内，留个挪车电话。\n5. 晾晒滴水前，看看楼下的被子。\n6. 见面点个头，有事搭把手。"
    ), sign="青禾社区居民委员会", time="5 月 20 日居民代表会议通过", phone="值班电话 0000-0000")  # fmt: skip
    return template(
        "civic-window-board", "亮窗宣传栏", "左边是亮着一扇窗的楼，右边是这栋楼的约定", "board",
        f"{TOPICS} 公约 制度", "240x120cm 300x150cm 180x90cm", given,
        design(2400, 1200, page(
            cmyk(3, 0, 5, 0),
            box("side", at(-20, -20, 860, 1240, "scale both", ratio=True), GROUND),
            group("house", at(0, 0, 840, 1200, "scale scale", ratio=True),
                  _wall(60, -150, 262, "dsd scd", "scale start"), clip=True),
            text("title", at(84, 700, 690, 330, "scale scale", ratio=True), "{title}", BLACK, 168, "left foot", name="标题",
                 fit=True, least=44, lines=4, line_pitch_em=1.08, tracking_em=-0.01, takes="sign"),
            text("sign", at(84, 1060, 690, 50, "scale scale", ratio=True), "{sign}", styled(LIT, weight=700), 40,
                 name="署名", fit=True, least=26, lines=1, tracking_em=0.06, needs="sign"),
            text("body", at(948, 110, 1340, 850, "scale scale", ratio=True), "{body}", styled(NIGHT, weight=400), 82,
                 "left top", name="正文", fit=True, least=20, line_pitch_em=1.62, paragraph_gap_em=0.42, hanging=True,
                 takes="foot"),
            group("foot", at(948, 1030, 1340, 84, "scale scale", ratio=True),
                  box("rule", at(0, 0, 1340, 3, SHARE), NIGHT),
                  text("time", at(0, 32, 900, 46, SHARE), "{time}", styled(NIGHT, weight=400), 36, name="时间", fit=True,
                       least=22, lines=1, needs="time"),
                  text("phone", at(940, 32, 400, 46, SHARE), "{phone}", styled(NIGHT, weight=700), 36, "right top",
                       name="电话", fit=True, least=22, lines=1, needs="phone"), needs="time phone"),
        )),
    )  # fmt: skip


def _led() -> Template:
    night, dark, lit = Colors("led-night").ground, Colors("led-night").second, Colors("led-night").key
    width, height = px(1920, 1080)
    pane = 230 * PX
    rows = ((0, 0, 0), (0, 0, 1), (0, 0, 0))
    panes = [
        box(f"p{i}{j}", at((-90 + j * 300) * PX, (-150 + i * 400) * PX, pane, 1.3 * pane, SHARE),
            lit if on else dark, radius=10 * PX)
        for i, row in enumerate(rows) for j, on in enumerate(row)
    ]  # fmt: skip
    bars = [
        part
        for i, row in enumerate(rows)
        for j, _ in enumerate(row)
        for part in (
            box(
                f"v{i}{j}",
                at((-90 + j * 300 + 110) * PX, (-150 + i * 400) * PX, 10 * PX, 1.3 * pane, SHARE),
                night,
            ),
            box(f"h{i}{j}", at((-90 + j * 300) * PX, (-60 + i * 400) * PX, pane, 10 * PX, SHARE), night),
        )
    ]
    cat = curve(
        "cat", at((510 + 136) * PX, (250 + 299 - 104) * PX, 80 * PX, 104 * PX, SHARE), CAT, (100, 130), night
    )
    white = styled(Colors("led-night").words, BLACK_SANS, 900)
    return template(
        "civic-window-led", "亮窗屏", "黑夜里一扇窗亮着，字和窗是屏上仅有的光", "led", TOPICS, "1920x1080px 1280x720px",
        fields(slogan="灯亮着\n心就近", sign="青禾区文明办"),
        design(width, height, page(
            night,
            group("wall", at(0, 0, width, height, "start scale", ratio=True), *panes, *bars, cat, name="窗户"),
            text("slogan", at(850 * PX, 190 * PX, 970 * PX, 600 * PX, "both scale", ratio=True), "{slogan}", white,
                 290 * PX, "left centre", name="标语", fit=True, least=70 * PX, lines=4, line_pitch_em=1.15,
                 tracking_em=0.02),
            text("sign", at(856 * PX, 880 * PX, 960 * PX, 90 * PX, "both scale", ratio=True), "{sign}",
                 styled(lit, weight=700), 66 * PX, "left top", name="署名", fit=True, least=40 * PX, lines=1,
                 tracking_em=0.06, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def _lamp() -> Template:
    return template(
        "civic-window-lamp", "亮窗道旗", "一杆路灯一扇窗，夜里回家的人一路都有光", "lamp-banner", TOPICS,
        "0.6x1.8m 0.5x1.5m 0.75x1.5m",
        fields(title="灯亮着\n心就近", sign="青禾区文明办"),
        design(600, 1800, page(
            linear((0, NIGHT), (0.5, C.ground), (1, NIGHT), end=(0, 1)),
            _wall(-300, -110, 340, "dsd scs", "start scale"),
            text("title", at(60, 1010, 480, 500, "both scale", ratio=True), "{title}", BLACK, 160, "left foot", name="标题",
                 fit=True, least=44, lines=6, line_pitch_em=1.14, tracking_em=-0.01, takes="sign"),
            text("sign", at(62, 1556, 476, 70, "both scale", ratio=True), "{sign}", styled(LIT, weight=700), 46,
                 "left centre", name="署名", fit=True, least=24, lines=1, tracking_em=0.06, needs="sign"),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _vertical(), _board(), _led(), _lamp()
