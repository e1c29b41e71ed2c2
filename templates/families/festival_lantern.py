"""大红灯笼 (festival): one lantern so large that a third of it fills the sheet; its light is what the words stand in."""

from msgspec.structs import replace
from studio import (
    BLACK_SANS,
    BRUSH,
    PX,
    SERIF,
    Colors,
    at,
    banner,
    cmyk,
    code,
    design,
    disc,
    fields,
    line,
    linear,
    ornament,
    page,
    px,
    radial,
    style,
    styled,
    template,
    text,
)

from postermaker.document.model import Frame, Ornament, Shape
from postermaker.library.templates import Template

C = Colors("satin-gold")
NIGHT, WINE, RED = cmyk(40, 100, 100, 58), cmyk(32, 100, 100, 42), cmyk(18, 100, 100, 20)
GOLD, PALE, RIM = cmyk(2, 20, 66, 0), cmyk(0, 8, 42, 0), cmyk(8, 36, 86, 0)
SHARE = "scale scale"
GILDING = linear(
    (0, cmyk(0, 3, 24, 0)), (0.36, cmyk(1, 12, 52, 0)), (0.6, cmyk(2, 21, 70, 0)), (0.78, cmyk(1, 12, 54, 0)),
    (1, cmyk(0, 4, 32, 0)), end=(0, 1),
)  # fmt: skip
GILT = style("gold-gradient", fill=GILDING)
INK = style("gold-gradient", family=BRUSH, weight=400, fill=GILDING)
BOLD, PLAIN = styled(PALE, BLACK_SANS, 700), styled(PALE, BLACK_SANS, 400)
TOPICS = "春节 元宵 国庆 元旦 节庆 庆典 拜年 晚会 联欢"


def _lantern(key: str, frame: Frame, *, ribs: int = 5) -> Ornament:
    """The kit's lantern in this family's colours."""
    return ornament(
        key, "lantern", frame, cmyk(0, 78, 94, 0), cmyk(16, 100, 100, 16), GOLD, cmyk(0, 34, 90, 0), ribs=ribs
    )


def _glow(x: float, y: float, side: float, pins: str) -> Shape:
    """Light without a blur: a disc that fades out."""
    light = radial((0, cmyk(4, 98, 98, 2)), (0.45, cmyk(4, 98, 98, 2, 0.55)), (1, cmyk(4, 98, 98, 2, 0)))
    return disc("glow", at(x, y, side, side, pins, ratio=True), light, name="灯光")


def _banner() -> Template:
    slogan, sign = banner(GILT, PALE, left=1200, right=560, way="middle", tracking=0.02, spread=0.24)
    slogan = replace(slogan, min_size=95)
    sign = replace(sign, frame=replace(slogan.frame, y=576, height=72), align=slogan.align)
    return template(
        "festival-lantern-banner", "大红灯笼横幅", "一盏大灯笼从左端探进半个身子，整条横幅都被它照亮", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="瑞雪落在去年 春风住进今年", sign="青禾区文化馆　贺"),
        design(8000, 700, page(
            linear((0, RED), (0.24, WINE), (1, NIGHT)),
            _glow(-500, -750, 2000, "start scale"),
            _lantern("lantern", at(-330, -340, 1180, 1900, "start scale", ratio=True)),
            _lantern("small", at(7570, -250, 320, 515, "end scale", ratio=True), ribs=4),
            slogan, sign,
        )),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title="灯火万家", support="一城灯火，等你回家过年", topic="新春游园会",
        time="正月初一至十五 18:00–21:30", place="青禾公园北门广场", phone="咨询 0000-0000", sign="青禾区文化和旅游局",
        qr="https://example.org/qinghe/spring", qr_note="扫码看灯会路线",
    )  # fmt: skip
    return template(
        "festival-lantern-poster", "大红灯笼海报", "一盏灯笼大得纸装不下，字就写在它照亮的地方", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            linear((0, WINE), (0.55, NIGHT), (1, NIGHT), end=(0, 1)),
            _glow(10, -220, 660, "scale start"),
            _lantern("lantern", at(160, -130, 374, 603, "scale start", ratio=True)),
            text("title", at(22, 40, 140, 424, "scale both", ratio=True), "{title}", INK, 116, "left foot", name="标题",
                 fit=True, least=24, lines=4, vertical=True, tracking_em=-0.06, line_pitch_em=1.04, takes="support"),
            text("support", at(32, 474, 270, 17, "scale end", ratio=True), "{support}", styled(PALE, SERIF, 700), 14.5,
                 "left centre", name="副标题", fit=True, least=7, lines=1, tracking_em=0.04, needs="support"),
            line("rule", at(32, 504, 356, 0, "scale end", ratio=True), 0.6, RIM, needs="time place phone"),
            text("time", at(32, 514, 260, 13, "scale end", ratio=True), "{time}", BOLD, 10, "left centre", name="时间",
                 fit=True, least=6, lines=1, needs="time"),
            text("place", at(32, 529, 260, 11, "scale end", ratio=True), "{place}", BOLD, 8.4, "left centre",
                 name="地点", fit=True, least=6, lines=1, needs="place"),
            text("phone", at(32, 543, 260, 11, "scale end", ratio=True), "{phone}", PLAIN, 7.6, "left centre", name="电话",
                 fit=True, least=5.5, lines=1, needs="phone"),
            text("sign", at(32, 558, 260, 11, "scale end", ratio=True), "{sign}", PLAIN, 7.6, "left centre", name="署名",
                 fit=True, least=5.5, lines=1, needs="sign"),
            code("qr", at(338, 514, 50, 50, "scale end", ratio=True), dark=NIGHT, light=cmyk(0, 3, 12, 0)),
            text("qr_note", at(298, 566, 90, 9, "scale end", ratio=True), "{qr_note}", PLAIN, 6.4, "right centre",
                 name="二维码说明", fit=True, least=5, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "festival-lantern-vertical", "大红灯笼竖幅", "灯笼从楼顶垂下来，流苏接着一行字", "banner-vertical", TOPICS,
        "1.2x6m 0.9x6m 0.9x4m 0.7x5m 1.5x10m",
        fields(slogan="春到青禾 福满人间", sign="青禾街道　贺"),
        design(1200, 6000, page(
            linear((0, WINE), (0.3, RED), (1, NIGHT), end=(0, 1)),
            _glow(-700, -900, 2600, "scale start"),
            _lantern("lantern", at(-70, -520, 1340, 2160, "scale start", ratio=True)),
            text("slogan", at(200, 1760, 800, 3640, "scale both", ratio=True), "{slogan}", GILT, 580, "left centre",
                 name="标语", fit=True, least=120, lines=3, vertical=True, tracking_em=0.02, max_tracking_em=0.34, gap_em=0.45,
                 line_pitch_em=1.15, takes="sign"),
            text("sign", at(150, 5500, 900, 110, "scale end", ratio=True), "{sign}", BOLD, 74, "middle", name="署名",
                 fit=True, least=40, lines=1, tracking_em=0.08, needs="sign"),
        )),
    )  # fmt: skip


def _led() -> Template:
    width, height = px(1920, 1080)
    u = PX
    S = Colors("led-red")
    glow = radial((0, S.second), (0.5, S("second", 0.4)), (1, S("second", 0.0)))
    gilt = style(
        "gold-edge",
        family=BRUSH,
        weight=400,
        outlines=(),
        fill=linear((0, S.key), (1, cmyk(0, 30, 92, 0)), end=(0, 1)),
    )
    return template(
        "festival-lantern-led", "大红灯笼屏", "黑底上一盏灯，字是灯光里的金色", "led", TOPICS, "1920x1080px 1280x720px",
        fields(slogan="灯火万家", support="佳节同庆　平安喜乐", sign="青禾区文化馆"),
        design(width, height, page(
            S.ground,
            disc("glow", at(-700 * u, -560 * u, 2000 * u, 2000 * u, "start scale", ratio=True), glow),
            ornament("lantern", "lantern", at(-262 * u, -250 * u, 860 * u, 1387 * u, "start scale", ratio=True), S.accent,
                     cmyk(20, 100, 100, 20), S.words, cmyk(0, 40, 94, 0), ribs=5),
            text("slogan", at(690 * u, 190 * u, 1130 * u, 560 * u, "both scale", ratio=True), "{slogan}", gilt, 300 * u,
                 "left centre", name="标语", fit=True, least=80 * u, lines=4, line_pitch_em=1.1, takes="support"),
            text("support", at(700 * u, 790 * u, 1120 * u, 90 * u, "both scale", ratio=True), "{support}",
                 styled(S.key, weight=700), 72 * u, "left centre", name="副标题", fit=True, least=40 * u, lines=1,
                 tracking_em=0.06, needs="support"),
            text("sign", at(700 * u, 910 * u, 1120 * u, 70 * u, "both scale", ratio=True), "{sign}",
                 styled(S.words, weight=700), 46 * u, "left centre", name="署名", fit=True, least=32 * u, lines=1,
                 tracking_em=0.08, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def _lamp() -> Template:
    return template(
        "festival-lantern-lamp", "大红灯笼道旗", "一杆一盏灯笼，一路走过去都是年", "lamp-banner", TOPICS,
        "0.6x1.8m 0.5x1.5m 0.75x1.5m",
        fields(title="春满\n青禾", sign="青禾区人民欢迎您"),
        design(600, 1800, page(
            linear((0, WINE), (0.3, RED), (1, NIGHT), end=(0, 1)),
            _glow(-350, -500, 1300, "start scale"),
            _lantern("lantern", at(-250, -290, 730, 1177, "start scale", ratio=True)),
            text("title", at(70, 930, 460, 555, "both both"), "{title}", INK, 270, "right foot", name="标题", fit=True,
                 least=40, lines=6, line_pitch_em=1.04, tracking_em=-0.02, takes="sign"),
            text("sign", at(60, 1560, 470, 70, "scale end", ratio=True), "{sign}", BOLD, 44, "right centre", name="署名",
                 fit=True, least=24, lines=1, tracking_em=0.04, needs="sign"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = PX
    return template(
        "festival-lantern-phone", "大红灯笼手机海报", "打开手机先看见一盏灯，再看见一句祝福", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px",
        fields(title="新春大吉", support="给您拜年啦，红包不必大，笑脸要管够", sign="青禾社区全体工作人员"),
        design(width, height, page(
            linear((0, WINE), (0.35, RED), (1, NIGHT), end=(0, 1)),
            _glow(200 * u, -520 * u, 1800 * u, "scale start"),
            _lantern("lantern", at(510 * u, -300 * u, 900 * u, 1452 * u, "scale start", ratio=True)),
            text("title", at(60 * u, 180 * u, 380 * u, 1180 * u, "scale both", ratio=True), "{title}", INK, 290 * u,
                 "left foot", name="标题", fit=True, least=64 * u, lines=4, vertical=True, tracking_em=-0.06,
                 line_pitch_em=1.04),
            text("support", at(84 * u, 1440 * u, 912 * u, 70 * u, "scale end", ratio=True), "{support}",
                 styled(PALE, SERIF, 700), 54 * u, "left centre", name="副标题", fit=True, least=30 * u, lines=1,
                 tracking_em=0.04, needs="support"),
            line("rule", at(84 * u, 1534 * u, 912 * u, 0, "scale end", ratio=True), 2.4 * u, RIM, needs="sign"),
            text("sign", at(84 * u, 1560 * u, 912 * u, 60 * u, "scale end", ratio=True), "{sign}", BOLD, 40 * u,
                 "left centre", name="署名", fit=True, least=28 * u, lines=1, tracking_em=0.04, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _vertical(), _led(), _lamp(), _phone()
