"""绸 (welcome, meeting, honour): satin that comes in from one side and passes behind gilt characters."""

from collections.abc import Sequence

from msgspec.structs import replace
from studio import (
    BLACK_SANS,
    PX,
    SERIF,
    Colors,
    at,
    banner,
    cmyk,
    code,
    curve,
    design,
    field,
    fields,
    group,
    line,
    linear,
    lined,
    page,
    px,
    style,
    styled,
    template,
    text,
)

from postermaker.color import Flat, Linear, Paint
from postermaker.document.model import FieldKind, Shape
from postermaker.library.templates import Template

C = Colors("satin-gold")
DEEP, WINE, MID = cmyk(38, 100, 100, 52), cmyk(24, 100, 98, 32), cmyk(14, 100, 95, 15)
PALE, RIM, LINE = cmyk(0, 6, 34, 0), cmyk(6, 30, 82, 0), cmyk(0, 16, 60, 0)
BAND = cmyk(24, 100, 100, 30, 0.75)
#: Gilt that stays light at its darkest: 4.5 on the satin.
GILT = style("gold-gradient", fill=linear(
    (0, cmyk(0, 3, 24, 0)), (0.36, cmyk(1, 12, 52, 0)), (0.6, cmyk(2, 21, 70, 0)), (0.78, cmyk(1, 12, 54, 0)),
    (1, cmyk(0, 4, 32, 0)), end=(0, 1),
))  # fmt: skip
BOLD, PLAIN = styled(PALE, BLACK_SANS, 700), styled(PALE, BLACK_SANS, 400)
SERIOUS = styled(PALE, SERIF, 700)
SATIN = linear((0, DEEP), (0.22, WINE), (0.58, MID), (1, WINE))
TOPICS = "欢迎 会议 庆祝 表彰 年会 典礼 参观 迎新"


Points = Sequence[tuple[float, float]]


def _smooth(points: Points, first: str = "M") -> str:
    """A curve through points: each handle is a sixth of the way from the point before to the next."""
    said = [f"{first}{points[0][0]:.4g} {points[0][1]:.4g}"]
    ends = [points[0], *points, points[-1]]
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        near, far = (
            (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
            (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6),
        )
        said.append("C" + " ".join(f"{v:.5g}" for point in (near, far, c) for v in point))
    return "".join(said)


def _silk(width: float, height: float, one: Points, two: Points, pins: str, *, threads: int = 28, thread: float = 0.0,
          paint: Paint | None = None, band: Paint = BAND, ratio: bool = True) -> tuple[Shape, Shape]:  # fmt: skip
    """Satin between two edges that may cross (there it turns): a dark band under fine gilt threads."""
    lines = [
        _smooth(
            [
                (a + (c - a) * k / (threads - 1), b + (d - b) * k / (threads - 1))
                for (a, b), (c, d) in zip(one, two, strict=True)
            ]
        )
        for k in range(threads)
    ]
    frame = at(0, 0, width, height, pins, ratio=ratio)
    outline = _smooth(one) + _smooth(list(reversed(two)), "L") + "Z"
    gilt = paint or linear((0, RIM), (1, LINE))
    return (
        curve("band", frame, outline, (width, height), band, name="绸底"),
        curve("threads", frame, "".join(lines), (width, height), None, name="金线",
              stroke=lined(thread or 0.0045 * min(width, height), gilt)),
    )  # fmt: skip


def _threads(*opacities: tuple[float, float], end: tuple[float, float] = (1, 0)) -> Linear:
    """Gilt that pales where words pass: places along and how much is left there."""
    return linear(
        *(
            (place, Flat(LINE.color if i % 2 else RIM.color, left))
            for i, (place, left) in enumerate(opacities)
        ),
        end=end,
    )


def _banner() -> Template:
    slogan, sign = banner(GILT, PALE, left=700, right=700, way="middle", tracking=0.02, spread=0.28, gap=0.9)
    slogan = replace(slogan, min_size=95)
    sign = replace(sign, frame=replace(slogan.frame, y=576, height=72), align=slogan.align)
    return template(
        "welcome-silk-banner", "绸缎迎宾横幅", "一幅绸从左端扬起、在字后穿过，到右端又扬起一角", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="推门先见山水 坐下再谈合作", sign="青禾区文化和旅游局"),
        design(8000, 700, page(
            SATIN,
            *_silk(
                8000, 700,
                ((-100, 470), (330, 60), (900, 90), (1700, 440), (2900, 660), (4300, 676),
                 (5700, 650), (6700, 470), (7400, 170), (8100, -80)),
                ((-100, 90), (330, 330), (900, 600), (1700, 730), (2900, 700), (4300, 688),
                 (5700, 704), (6700, 730), (7400, 620), (8100, 360)),
                "both scale", threads=26, thread=3.2,
                paint=_threads((0, 1), (0.06, 0.95), (0.13, 0.24), (0.3, 0.3), (0.5, 0.7),
                               (0.7, 0.3), (0.87, 0.24), (0.94, 0.95), (1, 1)),
            ),
            slogan, sign,
        )),
    )  # fmt: skip


def _backdrop() -> Template:
    given = fields(
        title="青禾区志愿服务\n总结表彰会", support="把一年的热心 念给大家听", time="2026 年 12 月 5 日", place="青禾会堂",
        sign="主办：青禾区志愿服务联合会",
    )  # fmt: skip
    return template(
        "welcome-silk-backdrop", "绸缎会议背景", "一幅绸从台的一侧铺进来，把会名托在亮处", "backdrop", TOPICS,
        "6x3m 8x4m 5x3m 10x5m", given,
        design(6000, 3000, page(
            linear((0, WINE), (0.4, MID), (1, DEEP), start=(0, 0), end=(1, 0.5)),
            *_silk(
                6000, 3000,
                ((-200, 2420), (900, 2330), (2100, 2640), (3500, 2560), (4800, 2050), (6200, 760)),
                ((-200, 3120), (900, 2860), (2100, 2600), (3500, 2950), (4800, 2880), (6200, 2150)),
                "scale scale", threads=44, thread=8, ratio=False,
            ),
            text("support", at(480, 1580, 4600, 180, "scale start", ratio=True), "{support}", SERIOUS, 160, "left centre",
                 name="副标题", fit=True, least=80, lines=1, tracking_em=0.08, gap_em=0.8, needs="support"),
            text("title", at(470, 180, 4640, 1260, "scale start", ratio=True), "{title}", GILT, 820, "left foot", name="会名",
                 fit=True, least=160, lines=4, line_pitch_em=1.14, tracking_em=0.01),
            text("facts", at(480, 1900, 4400, 300, "scale start", ratio=True), "{sign}\n{time} {place}", BOLD, 104, "left top",
                 name="主办 时间 地点", fit=True, least=50, lines=3, line_pitch_em=1.5, tracking_em=0.03, gap_em=0.8,
                 needs="sign time place"),
        )),
    )  # fmt: skip


def _rollup() -> Template:
    given = fields(
        title="欢迎您来", topic="青禾区社区工作交流会", body="签到：一楼大厅左侧\n会场：三楼多功能厅\n用餐：负一楼餐厅，凭会议证",
        time="5 月 20 日 9:00", phone="会务 0000-0000", sign="青禾区民政局", qr="https://example.org/qinghe/meeting",
        qr_note="扫码看会议手册",
    )  # fmt: skip
    return template(
        "welcome-silk-rollup", "绸缎迎宾易拉宝", "绸从右侧垂下一道，字靠左，客人先看见欢迎再看见去哪儿", "rollup", TOPICS,
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            linear((0, WINE), (0.45, MID), (1, DEEP), end=(0.4, 1)),
            *_silk(
                800, 2000,
                ((430, -60), (790, 250), (910, 620), (880, 1000), (720, 1420), (400, 2060)),
                ((880, -60), (560, 250), (420, 620), (640, 1000), (900, 1420), (880, 2060)),
                "scale scale", threads=34, thread=2.6, ratio=False,
                paint=_threads((0, 1), (0.5, 0.9), (0.62, 0.5), (0.78, 0.5), (1, 1), end=(0, 1)),
            ),
            text("title", at(48, 120, 330, 900, "scale start", ratio=True), "{title}", GILT, 220, "left foot", name="标题",
                 fit=True, least=44, lines=3, vertical=True, line_pitch_em=1.1, tracking_em=0.02),
            text("topic", at(56, 1080, 690, 70, "scale start", ratio=True), "{topic}", SERIOUS, 56, "left centre",
                 name="会名", fit=True, least=26, lines=1, needs="topic"),
            line("rule", at(56, 1170, 300, 0, "scale start", ratio=True), 3, RIM, needs="topic body"),
            text("body", at(56, 1196, 690, 240, "scale start", ratio=True), "{body}", BOLD, 36, "left top", name="正文",
                 fit=True, least=18, lines=8, line_pitch_em=1.62, needs="body"),
            code("qr", at(56, 1470, 180, 180, "scale start", ratio=True), dark=DEEP, light=cmyk(0, 2, 10, 0)),
            text("qr_note", at(56, 1662, 300, 40, "scale start", ratio=True), "{qr_note}", BOLD, 26, "left centre",
                 name="二维码说明", fit=True, least=18, lines=1, needs="qr"),
            text("time", at(270, 1486, 470, 56, "scale start", ratio=True), "{time}", BOLD, 46, "left centre", name="时间",
                 fit=True, least=24, lines=1, needs="time"),
            text("phone", at(270, 1548, 470, 44, "scale start", ratio=True), "{phone}", PLAIN, 32, "left centre",
                 name="电话", fit=True, least=20, lines=1, needs="phone"),
            text("sign", at(270, 1600, 470, 44, "scale start", ratio=True), "{sign}", PLAIN, 32, "left centre",
                 name="署名", fit=True, least=20, lines=1, needs="sign"),
        )),
    )  # fmt: skip


def _led() -> Template:
    width, height = px(1920, 1080)
    u = PX
    S = Colors("led-red")
    gilt = styled(linear((0, S.key), (1, cmyk(0, 26, 92, 0)), end=(0, 1)), SERIF, 900)
    return template(
        "welcome-silk-led", "绸缎迎宾屏", "黑底上几十根金线拧成一幅绸，把来客的名字托起来", "led", TOPICS,
        "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="欢迎各位来宾", support="青禾区社区工作交流会", sign="青禾会堂三楼多功能厅"),
        design(width, height, page(
            S.ground,
            *_silk(
                width, height,
                tuple((x * u, y * u) for x, y in ((-60, 900), (420, 830), (960, 1000), (1480, 900), (1980, 640))),
                tuple((x * u, y * u) for x, y in ((-60, 1180), (420, 1080), (960, 980), (1480, 1130), (1980, 1040))),
                "scale scale", threads=20, thread=4 * u, ratio=False, paint=linear((0, S.accent), (1, S.words)),
                band=cmyk(40, 100, 100, 58, 0.9),
            ),
            text("support", at(120 * u, 150 * u, 1680 * u, 90 * u, "both scale", ratio=True), "{support}",
                 styled(S.words, weight=700), 70 * u, "left centre", name="会名", fit=True, least=40 * u, lines=1,
                 tracking_em=0.06, needs="support"),
            text("slogan", at(112 * u, 260 * u, 1690 * u, 400 * u, "both scale", ratio=True), "{slogan}", gilt, 270 * u,
                 "left top", name="标语", fit=True, least=80 * u, lines=3, line_pitch_em=1.12, tracking_em=0.02),
            text("sign", at(120 * u, 700 * u, 1680 * u, 80 * u, "both scale", ratio=True), "{sign}",
                 styled(S.key, weight=700), 54 * u, "left top", name="署名", fit=True, least=36 * u, lines=1,
                 tracking_em=0.06, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def _pennant() -> Template:
    given = (
        field("to", "赠给", "青禾区人民医院　心内科", aliases=("受赠", "对方", "抬头"), max_chars=24),
        field("title", "赠言", "一夜没合眼\n换得一家安", aliases=("标题", "标语", "口号"), kind=FieldKind.LINES,
              required=True, max_chars=24),
        *fields(sign="患者家属　林晓禾", time="二〇二六年五月"),
    )  # fmt: skip
    return template(
        "welcome-silk-pennant", "绸缎锦旗", "金线的绸从旗脚扬起，两列金字立在上面", "pennant", "锦旗 感谢 表彰 赠送 医院 拥军",
        "70x110cm 60x90cm 80x120cm", given,
        design(700, 1100, page(
            linear((0, MID), (0.6, WINE), (1, DEEP), end=(0, 1)),
            *_silk(
                700, 1100,
                ((-60, 1010), (150, 880), (400, 990), (760, 800)), ((-60, 850), (150, 1000), (400, 1130), (760, 1090)),
                "scale scale", threads=26, thread=1.7, ratio=False,
            ),
            text("to", at(566, 116, 54, 740, "end both"), "赠：{to}", SERIOUS, 40, "left centre", name="赠给", fit=True,
                 least=20, lines=1, vertical=True, tracking_em=0.06, needs="to"),
            text("title", at(160, 116, 380, 724, "both both"), "{title}", GILT, 150, "even centre", name="赠言", fit=True,
                 least=46, lines=3, vertical=True, line_pitch_em=1.22, tracking_em=0.02),
            group("from", at(70, 230, 84, 580, "start both"),
                  text("sign", at(42, 0, 42, 580, "scale both"), "{sign}", SERIOUS, 34, "right centre", name="署名",
                       fit=True, least=18, lines=1, vertical=True, tracking_em=0.06, needs="sign"),
                  text("time", at(0, 0, 34, 580, "scale both"), "{time}", SERIOUS, 26, "right centre", name="日期",
                       fit=True, least=16, lines=1, vertical=True, tracking_em=0.06, needs="time"), needs="sign time"),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "welcome-silk-vertical", "绸缎迎宾竖幅", "绸从楼顶披下来，绕过一列金字，落到脚边", "banner-vertical", TOPICS,
        "1.2x6m 0.9x6m 0.9x4m 0.7x5m 1.5x10m",
        fields(slogan="八方来客 皆是乡邻", sign="青禾区文化和旅游局"),
        design(1200, 6000, page(
            linear((0, WINE), (0.4, MID), (1, DEEP), end=(0, 1)),
            *_silk(
                1200, 6000,
                ((700, -200), (1180, 500), (1320, 1500), (1150, 2900), (1290, 4300), (1080, 5300), (620, 6200)),
                ((1290, -200), (600, 500), (860, 1500), (1230, 2900), (1060, 4300), (1250, 5300), (1290, 6200)),
                "scale scale", threads=30, thread=5, ratio=False,
                paint=_threads((0, 1), (0.2, 0.85), (0.35, 0.6), (0.7, 0.6), (0.85, 0.85), (1, 1), end=(0, 1)),
            ),
            text("slogan", at(180, 1000, 560, 4340, "scale scale"), "{slogan}", GILT, 560, "even centre",
                 name="标语", fit=True, least=120, lines=2, vertical=True, tracking_em=0.02, gap_em=0.45,
                 line_pitch_em=1.12, takes="sign"),
            text("sign", at(110, 5500, 700, 110, "scale scale"), "{sign}", BOLD, 74, "middle centre", name="署名",
                 fit=True, least=40, lines=1, tracking_em=0.06, needs="sign"),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _backdrop(), _rollup(), _led(), _pennant(), _vertical()
