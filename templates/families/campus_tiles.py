"""拼块校园 (campus): tiles of plain geometry are put together beside the words, the sun on top."""

from families._tiles import wall
from studio import (
    DISPLAY,
    PX,
    at,
    banner,
    cmyk,
    code,
    design,
    fact,
    fields,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
    usual,
)

from postermaker.document.model import Span
from postermaker.library.templates import Design, Template

CREAM, NAVY, BLUE, GRASS = cmyk(2, 3, 12, 0), cmyk(95, 80, 30, 28), cmyk(82, 42, 0, 0), cmyk(68, 0, 62, 0)
SUN, ORANGE, PINK = cmyk(0, 20, 92, 0), cmyk(0, 74, 95, 0), cmyk(0, 34, 16, 0)
PAINTS = {"w": CREAM, "n": NAVY, "b": BLUE, "g": GRASS, "y": SUN, "o": ORANGE, "p": PINK}
#: The accent where it is type: darker, so that it can be read.
RIPE = cmyk(8, 84, 100, 2)
TOPICS = "校园 学校 开学 少儿 幼儿园 班级"
WORDS = styled(NAVY, DISPLAY, 400)
BOLD, PLAIN = styled(NAVY, weight=700), styled(NAVY, weight=400)


def _vertical() -> Template:
    once = "s0yoy\nq1wb\np1gw\nh0ow\nr2nw\nd0po\nQ3gyn\nl0wn\np0by\nt0po\nr0gw\n"
    column = once + once.replace("s0yoy", "d0yw")  # a narrow banner shows more of it
    foot = "q2ny d0gw q2yo"
    return template(
        "campus-tiles-vertical", "拼块校园竖幅", "一列拼块从太阳拼到地面，字在旁边一个个长高", "banner-vertical", TOPICS,
        "1.5x6m 1.2x6m 0.9x4m 0.9x6m 1.5x10m",
        fields(slogan="书声里长出未来", key_words="未来", sign="青禾实验小学", topic="开学第一课"),
        design(1500, 6000, page(
            CREAM,
            wall(0, 0, 500, column, PAINTS, "scale start", "column"),
            wall(0, 5500, 500, foot, PAINTS, "scale end", "foot"),
            fact("sign", at(560, 190, 880, 110, "scale start", ratio=True), BOLD, 92, "middle", lines=1, tracking_em=0.06),
            fact("topic", at(560, 325, 880, 80, "scale start", ratio=True), PLAIN, 62, "middle", tracking_em=0.18),
            text("slogan", at(620, 560, 760, 4760, "scale both", ratio=True), "{slogan}", WORDS, 660, "left centre",
                 name="标语", fit=True, least=130, lines=3, vertical=True, max_tracking_em=0.3, gap_em=0.4, line_pitch_em=1.1,
                 spans=(Span(words="{key_words}", fill=ORANGE),)),
        )),
    )  # fmt: skip


def _strip(length: float) -> Design:
    """A banner 0.7 m high: fewer tiles on a short one, more of them and a second end on a long one."""
    left, right, rows = {
        4000: (800, 260, "s0yoy q1wb\nh0ow Q3nyo"),
        8000: (1210, 430, "s0yoy q1wb p0gw\nh0ow Q3nyo ."),
        16000: (2330, 2300, "s0yoy q1wb d0po r1nw q2yo p0gw\nh0ow Q3nyo k0gw p1pb d0gw ."),
    }[round(length)]
    slogan, sign = banner(
        WORDS, NAVY, left=left, right=right, way="left", sign_way="left", key_words=RIPE, size=452, length=length,
        spread=0.3, gap=2.0 if length > 12000 else 0.7,
    )  # fmt: skip
    ends = [wall(0, 0, 350, rows, PAINTS, "start scale")]
    if length > 12000:
        ends.append(
            wall(
                length - 1750,
                0,
                350,
                ". . p1bw q3yo d0pb\np0wg h0wo q2gy r3nw t0bw",
                PAINTS,
                "end scale",
                "end",
            )
        )
    return design(length, 700, page(CREAM, *ends, slogan, sign))


def _banner() -> Template:
    return template(
        "campus-tiles-banner", "拼块校园横幅", "左端两行拼块像刚搭好的积木，剩下的地方留给一句话", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="提一个好问题 胜过背十个答案", key_words="好问题", sign="青禾实验小学"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    rows = "s0yoy q1bw p0gw\nr2nw b0pwy h0ow\nd0gy Q3yno q2wb"
    given = fields(
        title="老师想你们了\n黑板可以作证", time="9 月 1 日  7:40 进校", place="青禾实验小学  南校门", support="新学期第一天",
        sign="青禾实验小学", qr="https://example.org/qinghe/school", qr_note="扫码看开学须知",
    )  # fmt: skip
    return template(
        "campus-tiles-poster", "拼块校园海报", "九块拼块满满拼在上头，下面像孩子一样直说一句话", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            CREAM,
            wall(-5, -48, 430 / 3, rows.replace("q2wb", "q2nb"), PAINTS, "scale start"),
            fact("support", at(28, 398, 300, 14, "scale end", ratio=True), BOLD, 11, "left centre"),
            text("title", at(27, 416, 366, 112, "scale end", ratio=True), "{title}", WORDS, 88, "left centre", name="标题",
                 fit=True, least=18, lines=3, line_pitch_em=1.12),
            fact("time", at(28, 541, 210, 11, "scale end", ratio=True), BOLD, 9.4),
            fact("place", at(28, 556, 210, 11, "scale end", ratio=True), PLAIN, 8.4),
            fact("sign", at(212, 541, 124, 11, "scale end", ratio=True), BOLD, 9.4, "right top"),
            fact("qr_note", at(212, 556, 124, 10, "scale end", ratio=True), PLAIN, 8.4, "right top", needs="qr"),
            code("qr", at(346, 528, 48, 48, "scale end", ratio=True), dark=NAVY),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    rows = "s0yoy q1wb p0gw\nh0ow Q3nyo d0pb"
    return on_screen(template(
        "campus-tiles-phone", "拼块校园手机海报", "手指一划先看到六块拼块，再看到一句想转给家长的话", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px",
        fields(title="校门敞开\n请来看看\n上课的样子", time="9 月 6 日（周六）上午", place="青禾实验小学",
               support="家长开放日", sign="青禾实验小学"),
        design(width, height, page(
            CREAM,
            wall(0, 0, 360 * p, rows, PAINTS, "scale start"),
            fact("support", at(80 * p, 800 * p, 920 * p, 70 * p, "scale start", ratio=True), BOLD, 50 * p, "left centre"),
            text("title", at(76 * p, 890 * p, 930 * p, 560 * p, "scale start", ratio=True), "{title}", WORDS, 230 * p,
                 "left top", name="标题", fit=True, least=60 * p, lines=4, line_pitch_em=1.14),
            fact("time", at(80 * p, 1500 * p, 920 * p, 60 * p, "scale start", ratio=True), BOLD, 46 * p),
            fact("place", at(80 * p, 1572 * p, 920 * p, 56 * p, "scale start", ratio=True), PLAIN, 42 * p),
        )),
        screen=True,
    ))  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    p = PX
    u = 191.5 * p
    return on_screen(template(
        "campus-tiles-cover", "拼块校园公众号首图", "两边拼块露半截，正中方块里的字裁成小图也完整", "wechat-cover", TOPICS,
        "900x383px 1080x460px", fields(title=usual("title", "书包比脑袋\n先醒可不行", max_chars=24), sign="青禾实验小学"),
        design(width, height, page(
            CREAM,
            wall(0, 0, u, "s0yoy\nh0ow", PAINTS, "start scale"),
            wall(708 * p, 0, u, ". \nQ2nyo", PAINTS, "end scale", "right"),
            text("title", at(262 * p, 70 * p, 376 * p, 200 * p, "centre scale", ratio=True), "{title}", WORDS, 108 * p,
                 "middle centre", name="标题", fit=True, least=26 * p, lines=3, line_pitch_em=1.16),
            fact("sign", at(262 * p, 296 * p, 376 * p, 34 * p, "centre scale", ratio=True), BOLD, 24 * p, "middle centre"),
        )),
        screen=True,
    ))  # fmt: skip


def _lamp() -> Template:
    rows = "q1wb s0yoy\nd0po p0gw"
    foot = "r2nw Q3gyn\nq2yo h0ow"
    return template(
        "campus-tiles-lamp", "拼块校园道旗", "校门口一路挂过去，上下拼块，中间一句", "lamp-banner", TOPICS,
        "0.6x1.8m 0.5x1.5m",
        fields(slogan=usual("slogan", "欢迎新同学", max_chars=16), sign="青禾实验小学"),
        design(600, 1800, page(
            CREAM,
            wall(0, -120, 300, rows, PAINTS, "scale start"),
            wall(0, 1500, 300, foot, PAINTS, "scale end", "foot"),
            text("slogan", at(150, 530, 300, 850, "scale both", ratio=True), "{slogan}", WORDS, 190, "left centre", name="标语",
                 fit=True, least=40, lines=2, vertical=True, max_tracking_em=0.3, gap_em=0.4, line_pitch_em=1.1, takes=""),
            fact("sign", at(50, 1412, 500, 46, "scale end", ratio=True), BOLD, 38, "middle centre", least=20),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _vertical(), _banner(), _lamp(), _poster(), _phone(), _cover()
