"""日出山河 (national day, new year, a town's own picture): a sun that the ridges hide half of; the words stand in the sky."""

from msgspec.structs import replace
from studio import (
    BLACK_SANS,
    PX,
    SERIF,
    at,
    banner,
    box,
    cmyk,
    code,
    design,
    disc,
    fields,
    linear,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Flat
from postermaker.document.model import Ornament, Shape
from postermaker.library.templates import Template

TOP, SKY, GLOW, LIGHT = cmyk(22, 100, 98, 30), cmyk(6, 100, 98, 4), cmyk(0, 72, 92, 0), cmyk(0, 34, 74, 0)
SUN, IVORY = cmyk(0, 6, 40, 0), cmyk(0, 3, 16, 0)
FAR, MIDDLE, NEAR = cmyk(0, 70, 80, 0), cmyk(16, 98, 98, 16), cmyk(36, 100, 100, 54)
TITLE, BOLD, PLAIN = styled(IVORY, SERIF, 900), styled(IVORY, BLACK_SANS, 700), styled(IVORY, BLACK_SANS, 400)
DAWN = linear((0, TOP), (0.34, SKY), (0.62, GLOW), (0.78, LIGHT), (1, LIGHT), end=(0, 1))
TOPICS = "国庆 元旦 庆祝 城市形象 家乡 文旅 新年 爱国"
SHARE = "scale scale"


def _ridges(x: float, y: float, w: float, h: float, pins: str, *, seed: int = 4, rise: float = 1.0, layers: int = 5,
            ratio: bool = True) -> Ornament:  # fmt: skip
    """The kit's ridges from a warm far one to a dark near one, without its small sun."""
    return ornament("ridges", "ridges", at(x, y, w, h, pins, ratio=ratio), FAR, MIDDLE, NEAR, SUN, sun=0, seed=seed, rise=rise,
                    layers=layers, name="山河")  # fmt: skip


def _sun(x: float, y: float, side: float, pins: str) -> Shape:
    return disc("sun", at(x, y, side, side, pins, ratio=True), SUN, name="日头")


def _haze(x: float, y: float, w: float, h: float, pins: str) -> Shape:
    """What stands before the foot of the sun, so that it does not shine through the ridges."""
    return box(
        "haze",
        at(x, y, w, h, pins, ratio=True),
        linear((0, _faded(LIGHT)), (0.3, FAR), (1, MIDDLE), end=(0, 1)),
    )


def _foot(x: float, y: float, w: float, h: float, pins: str) -> Shape:
    """Night at the foot of the hills, on which small words can be read."""
    fill = linear((0, _faded(NEAR)), (0.45, Flat(NEAR.color, 0.86)), (1, NEAR), end=(0, 1))
    return box("foot", at(x, y, w, h, pins, ratio=True), fill)


def _faded(paint: Flat) -> Flat:
    return Flat(paint.color, 0.0)


def _poster() -> Template:
    given = fields(
        title="山河铺开\n灯火写满", support="祖国，生日快乐", time="10 月 1 日 9:00", place="青禾人民广场　升旗仪式",
        sign="青禾区文化和旅游局", qr="https://example.org/qinghe/oct", qr_note="扫码看活动安排",
    )  # fmt: skip
    return template(
        "dawn-ridges-poster", "日出山河海报", "太阳有半张纸那么大，山河把它托出来，字写在天上", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            DAWN, _sun(128, 228, 330, "scale end"), _haze(-10, 400, 440, 204, "scale end"),
            _ridges(-10, 330, 440, 274, "scale end"), _foot(-10, 470, 440, 134, "scale end"),
            text("title", at(28, 34, 364, 168, "scale start", ratio=True), "{title}", TITLE, 88, "left foot", name="标题",
                 fit=True, least=24, lines=4, line_pitch_em=1.12, tracking_em=0.01),
            text("support", at(30, 210, 150, 60, "scale start", ratio=True), "{support}", styled(IVORY, SERIF, 700), 16,
                 "left top", name="副标题", fit=True, least=8, lines=3, line_pitch_em=1.4, needs="support"),
            text("time", at(28, 526, 290, 15, "scale end", ratio=True), "{time}", BOLD, 12, "left centre", name="时间",
                 fit=True, least=6, lines=1, needs="time"),
            text("place", at(28, 543, 290, 13, "scale end", ratio=True), "{place}", BOLD, 9.5, "left centre", name="地点",
                 fit=True, least=6, lines=1, needs="place"),
            text("sign", at(28, 559, 290, 12, "scale end", ratio=True), "{sign}", PLAIN, 8.5, "left centre", name="署名",
                 fit=True, least=5.5, lines=1, tracking_em=0.04, needs="sign"),
            code("qr", at(342, 510, 50, 50, "scale end", ratio=True), dark=NEAR, light=cmyk(0, 2, 10, 0)),
            text("qr_note", at(302, 562, 90, 10, "scale end", ratio=True), "{qr_note}", BOLD, 6.8, "right centre",
                 name="二维码说明", fit=True, least=5, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _banner() -> Template:
    slogan, sign = banner(TITLE, IVORY, left=1150, right=500, way="middle", tracking=0.03, spread=0.22)
    slogan = replace(slogan, min_size=95, frame=replace(slogan.frame, y=46, height=450))
    sign = replace(sign, frame=replace(slogan.frame, y=590, height=72), align=slogan.align)
    return template(
        "dawn-ridges-banner", "日出山河横幅", "太阳从左端的山后出来，山一直连到右端", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="山河铺开长卷 灯火写满祝福", sign="青禾区文化和旅游局　贺"),
        design(8000, 700, page(
            linear((0, GLOW), (0.16, SKY), (0.6, SKY), (1, TOP)),
            _sun(-330, 90, 1220, "start scale"), _haze(-20, 520, 8040, 190, "both scale"),
            _ridges(-20, 430, 8040, 280, "both scale", ratio=True, layers=4, rise=0.9),
            _foot(-20, 530, 8040, 180, "both scale"),
            slogan, sign,
        )),
    )  # fmt: skip


def _backdrop() -> Template:
    given = fields(title="青禾区庆祝国庆\n群众歌咏会", support="一城人　一首歌", time="2026 年 9 月 30 日", place="青禾人民广场",
                   sign="主办：青禾区文化和旅游局")  # fmt: skip
    return template(
        "dawn-ridges-backdrop", "日出山河背景", "五重山从台口铺到天边，日头停在台的右侧，会名在天上",
        "backdrop", f"{TOPICS} 晚会 联欢",
        "6x3m 8x4m 5x3m 10x5m", given,
        design(6000, 3000, page(
            linear((0, TOP), (0.5, SKY), (0.7, GLOW), (0.82, LIGHT), (1, LIGHT), end=(0, 1)),
            _sun(4050, 800, 2200, "scale end"), _haze(-60, 1800, 6120, 1260, "scale end"),
            _ridges(-60, 1500, 6120, 1560, "scale end"), _foot(-60, 2350, 6120, 710, "scale end"),
            text("title", at(470, 260, 3560, 990, "scale start", ratio=True), "{title}", TITLE, 520, "left foot", name="会名",
                 fit=True, least=150, lines=4, line_pitch_em=1.14, tracking_em=0.02),
            text("support", at(480, 1330, 2600, 150, "scale start", ratio=True), "{support}", styled(IVORY, SERIF, 700), 140,
                 "left centre", name="副标题", fit=True, least=80, lines=1, tracking_em=0.08, needs="support"),
            text("sign", at(480, 2620, 2500, 110, "scale end", ratio=True), "{sign}", BOLD, 88, "left centre", name="主办",
                 fit=True, least=50, lines=1, tracking_em=0.04, needs="sign"),
            text("time", at(3100, 2620, 1200, 110, "scale end", ratio=True), "{time}", BOLD, 88, "right centre", name="时间",
                 fit=True, least=46, lines=1, needs="time"),
            text("place", at(4400, 2620, 1120, 110, "scale end", ratio=True), "{place}", BOLD, 88, "right centre",
                 name="地点", fit=True, least=46, lines=1, needs="place"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = PX
    return template(
        "dawn-ridges-phone", "日出山河手机海报", "滑开手机，先看见太阳从山后出来", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px",
        fields(title="祖国\n生日快乐", support="每一扇亮着的窗，都朝着同一面旗", sign="青禾区融媒体中心"),
        design(width, height, page(
            DAWN, _sun(330 * u, 690 * u, 900 * u, "scale end"), _haze(-30 * u, 1130 * u, 1140 * u, 800 * u, "scale end"),
            _ridges(-30 * u, 1000 * u, 1140 * u, 930 * u, "scale end"), _foot(-30 * u, 1400 * u, 1140 * u, 530 * u, "scale end"),
            text("title", at(80 * u, 210 * u, 920 * u, 450 * u, "scale start", ratio=True), "{title}", TITLE, 216 * u,
                 "left top", name="标题", fit=True, least=64 * u, lines=4, line_pitch_em=1.12),
            text("support", at(84 * u, 1540 * u, 912 * u, 60 * u, "scale end", ratio=True), "{support}",
                 styled(IVORY, SERIF, 700), 52 * u, "left centre", name="副标题", fit=True, least=30 * u, lines=1,
                 tracking_em=0.04, needs="support"),
            text("sign", at(84 * u, 1618 * u, 912 * u, 60 * u, "scale end", ratio=True), "{sign}", BOLD, 38 * u,
                 "left centre", name="署名", fit=True, least=28 * u, lines=1, tracking_em=0.04, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _backdrop(), _phone()
