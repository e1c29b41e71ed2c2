"""空位 (hiring): a crowd seen from the front, shoulder to shoulder; one place in it is still empty, and it is yours."""

from studio import (
    PX,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    fact,
    field,
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
from postermaker.document.model import Cap, Element, Group
from postermaker.library.templates import Design, Template

GROUND, FAR, MID, NEAR = cmyk(0, 50, 78, 0), cmyk(4, 66, 84, 2), cmyk(26, 84, 84, 22), cmyk(62, 78, 66, 72)
CREAM, PALE, DARK = cmyk(0, 3, 10, 0), cmyk(0, 16, 34, 0), cmyk(62, 78, 66, 72)
TOPICS = "招聘 招工 求职 就业 人才 企业"
SHARE = "scale scale"
TITLE, BOLD = styled(DARK), styled(DARK, weight=700)
WHITE, LIGHT = styled(CREAM, weight=700), styled(PALE, weight=400)

#: A person in a box of 100 × 260: a head, and shoulders that go down to the foot.
_HEAD = "M50 4C62.2 4 72 13.8 72 26C72 38.2 62.2 48 50 48C37.8 48 28 38.2 28 26C28 13.8 37.8 4 50 4Z"
_BODY = "M-9 260L-9 106C-9 72 16 55 50 55C84 55 109 72 109 106L109 260Z"
_FREE = "M2 260L2 104C2 74 20 56 50 56C80 56 98 74 98 104L98 260Z"
#: The outline of the empty place, open at the foot.
_OPEN = "M5 260L5 104C5 76 22 59 50 59C78 59 95 76 95 104L95 260"
_HEAD_OPEN = "M50 7C60.5 7 69 15.5 69 26C69 36.5 60.5 45 50 45C39.5 45 31 36.5 31 26C31 15.5 39.5 7 50 7Z"


def _person(key: str, x: float, y: float, u: float, paint: Paint) -> Element:
    """Someone, `u` mm broad."""
    return curve(key, at(x, y, u, 2.6 * u, SHARE), _HEAD + _BODY, (100, 260), paint)


def _empty(x: float, y: float, u: float) -> Group:
    """The place that is free: white, with a dashed line, and a word on its chest."""
    dash = lined(0.022 * u, DARK, dash=(0.058 * u, 0.0415 * u), cap=Cap.BUTT)
    frame = at(0, 0, u, 2.6 * u, SHARE)
    return group(
        "empty", at(x, y, u, 2.6 * u, SHARE),
        curve("empty-fill", frame, _HEAD + _FREE, (100, 260), CREAM),
        curve("empty-head", frame, _HEAD_OPEN, (100, 260), None, stroke=dash),
        curve("empty-body", frame, _OPEN, (100, 260), None, stroke=dash),
        text("seat", at(0.2 * u, 0.64 * u, 0.6 * u, 0.4 * u, SHARE), "{seat}", styled(DARK), 0.38 * u, "middle centre",
             name="空位上的字", fit=True, least=0.1 * u, lines=1, needs="seat"),
        name="空位",
    )  # fmt: skip


PAINTS: dict[str, Paint] = {"f": FAR, "m": MID, "n": NEAR}


def _crowd(
    x: float, y: float, u: float, rows: str, pins: str, pitch: float = 0.55, paints: dict[str, Paint] = PAINTS
) -> Group:
    """Rows from the back to the front: `f` far, `m` middle, `n` near, `*` the empty place, `.` nobody.

    Each row stands half a place aside and `pitch` of a place lower than the one behind it.
    """
    parts: list[Element] = []
    free: list[Element] = []
    lines = rows.split()
    for i, line in enumerate(lines):
        shift, down = (i % 2) * 0.5 * u, pitch * u * i
        for j, who in enumerate(line):
            if who == "*":
                free.append(_empty(j * u + shift, down, u))
            elif who != ".":
                parts.append(_person(f"p{i}-{j}", j * u + shift, down, u, paints[who]))
    width = u * (max(map(len, lines)) + 0.5)
    height = pitch * u * (len(lines) - 1) + 2.6 * u
    return group("crowd", at(x, y, width, height, pins, ratio=True), *parts, *free, name="人群")


SEAT = field("seat", "空位上的字", "你", max_chars=2)


def _strip(length: float) -> Design:
    left, right, rows = {
        4000: (1290, 200, "mmm n*"), 8000: (2390, 420, "mmmmm nn*n"), 16000: (6560, 800, "mmmmmmmmmmmmmm nnnnnnnnnn*nn"),
    }[round(length)]  # fmt: skip
    slogan, sign = banner(
        TITLE, DARK, left=left, right=right, way="right", length=length, size=452, gap=2.0 if length > 12000 else 0.7,
        spread=0.26, key_words=CREAM,
    )  # fmt: skip
    people = _crowd(-250, -56, 470, rows, "start scale", 0.34)
    return design(length, 700, page(GROUND, people, slogan, sign))


def _banner() -> Template:
    return template(
        "hiring-seat-banner", "空位横幅", "左端肩并肩坐着一排人，中间空着一个位子等你来坐", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="椅子擦好了 等一位同事", sign="云溪食品厂　招聘现场", seat=SEAT),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "椅子擦好了\n等一位同事", max_chars=30), topic="云溪机电 春季招工",
        time="3 月 8 日（周六）9:00—16:00",
        place="云溪镇文化广场", phone="0000-0000", sign="云溪机电有限公司", qr="https://example.org/yunxi/jobs",
        qr_note="扫码看岗位", seat=SEAT,
    )  # fmt: skip
    return template(
        "hiring-seat-poster", "空位海报", "三排人坐满了，只有一个白色的位子写着你", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            GROUND,
            fact("topic", at(28, 28, 364, 14, "scale start", ratio=True), BOLD, 11.5, "left centre"),
            text("title", at(27, 50, 366, 176, "scale start", ratio=True), "{title}", TITLE, 78, "left top", name="标题",
                 fit=True, least=22, lines=4, line_pitch_em=1.1, tracking_em=-0.01),
            _crowd(-70, 246, 122, "fffff mmmm nn*n", "scale end"),
            box("foot", at(-10, 528, 440, 80, "scale end", ratio=True), NEAR),
            fact("sign", at(28, 541, 280, 11, "scale end", ratio=True), WHITE, 9.4, "left centre"),
            fact("time", at(28, 556, 280, 10, "scale end", ratio=True), LIGHT, 8, "left centre"),
            fact("place", at(28, 569, 150, 10, "scale end", ratio=True), LIGHT, 8, "left centre"),
            fact("phone", at(186, 569, 122, 10, "scale end", ratio=True), LIGHT, 8, "left centre"),
            fact("qr_note", at(236, 541, 100, 10, "scale end", ratio=True), LIGHT, 8, "right centre", needs="qr"),
            code("qr", at(344, 538, 48, 48, "scale end", ratio=True), dark=NEAR),
        )),
    )  # fmt: skip


def _rollup() -> Template:
    jobs = (
        "1. 数控操作工　12 人\n2. 焊工（持证）　6 人\n3. 质检员　4 人\n4. 仓库管理员　2 人\n5. 食堂师傅　1 人"
    )
    given = fields(
        title=usual("title", "有饭\n有假\n有奔头", max_chars=24), topic="春季招工", sign="云溪机电有限公司",
        body=usual("body", jobs, label="岗位", aliases=("招聘岗位", "职位", "正文"), max_chars=240),
        support="五险足额缴，合同当面签",
        phone="0000-0000", qr="https://example.org/yunxi/jobs", qr_note="扫码看岗位", seat=SEAT,
    )  # fmt: skip
    return template(
        "hiring-seat-rollup", "空位易拉宝", "空着的位子站在最前面，旁边是五个岗位", "rollup", TOPICS,
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            GROUND,
            fact("sign", at(56, 62, 440, 58, "scale scale"), BOLD, 40, "left centre"),
            fact("topic", at(500, 62, 244, 58, "scale scale"), BOLD, 40, "right centre"),
            text("title", at(52, 144, 700, 520, "scale scale"), "{title}", TITLE, 180, "left top", name="标题",
                 fit=True, least=60, lines=4, line_pitch_em=1.04, tracking_em=-0.01),
            _crowd(-130, 692, 310, "fff mmmm n*n", "scale centre", 0.47),
            box("foot", at(-10, 1309, 820, 1000, "scale centre", ratio=True), NEAR),
            text("body", at(56, 1344, 480, 280, "scale centre", ratio=True), "{body}", WHITE, 40, "left top", name="岗位",
                 fit=True, least=18, line_pitch_em=1.48, hanging=True, needs="body"),
            fact("support", at(56, 1640, 688, 44, "scale centre", ratio=True), styled(GROUND, weight=700), 34, "left centre"),
            fact("phone", at(56, 1694, 688, 44, "scale centre", ratio=True), WHITE, 34, "left centre"),
            code("qr", at(564, 1346, 180, 180, "scale centre", ratio=True), dark=NEAR),
            fact("qr_note", at(544, 1536, 200, 34, "scale centre", ratio=True), WHITE, 25, "right centre", needs="qr"),
        )),
    )  # fmt: skip


def _backdrop() -> Template:
    given = fields(
        title=usual("title", "岗位赶集来", max_chars=24), topic="青禾区春季招聘会", time="3 月 8 日（周六）9:00—16:00",
        place="青禾区文化广场",
        sign="青禾区公共就业服务中心", seat=SEAT,
    )  # fmt: skip
    return template(
        "hiring-seat-backdrop", "空位招聘会背景", "台下坐满的人站到了背景里，还空着一个", "backdrop", f"{TOPICS} 招聘会",
        "6x3m 8x4m 5x3m 10x5m", given,
        design(6000, 3000, page(
            GROUND,
            fact("topic", at(330, 216, 3600, 180, "scale scale", ratio=True), BOLD, 150, "left centre"),
            text("title", at(320, 470, 5340, 1000, "both scale", ratio=True), "{title}", TITLE, 980, "left centre", name="标题",
                 fit=True, least=240, lines=2, line_pitch_em=1.1, tracking_em=0.0),
            _crowd(-450, 1500, 700, "mmmmmmmmmm nnnnnnn*n", "end scale", 0.5),
            box("foot", at(-100, 2596, 20000, 500, "start scale", ratio=True), NEAR),
            fact("time", at(330, 2680, 2300, 140, "scale scale", ratio=True), WHITE, 110, "left centre"),
            fact("place", at(2700, 2680, 1400, 140, "scale scale", ratio=True), WHITE, 110, "left centre"),
            fact("sign", at(3800, 2680, 1870, 140, "end scale", ratio=True), WHITE, 110, "right centre"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    given = fields(
        title=usual("title", "面试十分钟\n聊得来就定", max_chars=30), topic="云溪机电 春季招工",
        time="3 月 8 日（周六）9:00 起", place="云溪镇文化广场",
        phone="0000-0000", seat=SEAT,
    )  # fmt: skip
    return on_screen(template(
        "hiring-seat-phone", "空位手机海报", "群里转来一张图：大家都在，就差你", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px", given,
        design(width, height, page(
            GROUND,
            fact("topic", at(80 * p, 170 * p, 920 * p, 64 * p, "scale start", ratio=True), BOLD, 46 * p, "left centre"),
            text("title", at(76 * p, 250 * p, 930 * p, 420 * p, "scale start", ratio=True), "{title}", TITLE, 176 * p,
                 "left top", name="标题", fit=True, least=60 * p, lines=4, line_pitch_em=1.12, tracking_em=-0.01),
            _crowd(-180 * p, 676 * p, 420 * p, "fff mmmm n*n", "scale end", 0.47),
            box("foot", at(-10 * p, 1521 * p, 1100 * p, 464 * p, "scale end", ratio=True), NEAR),
            fact("time", at(80 * p, 1554 * p, 920 * p, 60 * p, "scale end", ratio=True), WHITE, 46 * p, "left centre"),
            fact("place", at(80 * p, 1620 * p, 560 * p, 56 * p, "scale end", ratio=True), LIGHT, 42 * p, "left centre"),
            fact("phone", at(640 * p, 1620 * p, 360 * p, 56 * p, "scale end", ratio=True), LIGHT, 42 * p, "right centre"),
        )),
        screen=True,
    ))  # fmt: skip


def _rgb(said: str) -> Flat:
    return Flat(Rgb(*(int(said[i : i + 2], 16) / 255 for i in (0, 2, 4))))


def _led() -> Template:
    width, height = px(1920, 1080)
    p = PX
    dim: dict[str, Paint] = {"f": _rgb("1E0B06"), "m": _rgb("341208"), "n": _rgb("541C0A")}
    orange = _rgb("FF9A2E")
    return template(
        "hiring-seat-led", "空位 LED", "暗处坐着一排排人，只有空着的那个位子亮着", "led", TOPICS,
        "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="就差一位你", sign="青禾区春季招聘会  3 月 8 日", seat=SEAT),
        design(width, height, page(
            _rgb("080302"),
            _crowd(-410 * p, 404 * p, 400 * p, "mmmmmmm nnnn*nn", "start scale", 0.5, dim),
            text("slogan", at(110 * p, 70 * p, 1700 * p, 300 * p, "both scale", ratio=True), "{slogan}", styled(orange), 290 * p,
                 "left centre", name="标语", fit=True, least=64 * p, lines=3, line_pitch_em=1.1, tracking_em=0.02),
            fact("sign", at(116 * p, 960 * p, 1180 * p, 76 * p, "start scale", ratio=True), styled(_rgb("FFE2B8"), weight=700),
                 58 * p, "left centre"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _rollup(), _backdrop(), _led(), _phone()
