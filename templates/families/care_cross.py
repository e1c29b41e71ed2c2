"""青十字: one stroke of a giant cross is drawn out until it is the field on which the words stand."""

from msgspec.structs import replace
from studio import (
    Colors,
    at,
    banner,
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
    on_screen,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Cap, Element, Field, FieldKind, Frame, Join, Span
from postermaker.library.templates import Design, Template

C = Colors("clinic")
WHITE, YELLOW = cmyk(0, 0, 0, 0), cmyk(0, 4, 50, 0)
MINT = C.deep
_TOPICS = "防疫 健康 卫生 医院 疫苗 义诊 爱国卫生"
_IDEA = "十字的一笔拉长了，就是写标语的地方"

#: Signs of habits in a view box of 100: paths filled in the main colour, then lines in the accent.
_SIGNS = {
    "hands": (
        "M6 20L50 20C66 20 74 28 74 44L60 44C60 36 57 34 50 34L6 34ZM24 4L48 4L48 11L40 11L40 20L32 20L32 11L24 11Z"
        "M67 51C70 58 75 62 75 68C75 73 71 76 67 76C63 76 59 73 59 68C59 62 64 58 67 51Z",
        "M34 74C40 96 88 100 98 74",
    ),
    "window": (
        "M34 16L86 16L86 84L34 84Z"
        "M42 24L42 46L56 46L56 24ZM64 24L64 46L78 46L78 24ZM42 54L42 76L56 76L56 54ZM64 54L64 76L78 76L78 54Z",
        "M8 38C16 32 22 44 30 38M8 60C16 54 22 66 30 60",
    ),
    "mask": (
        "M24 36C38 32 43 28 50 28C57 28 62 32 76 36L74 62C66 74 56 78 50 78C44 78 34 74 26 62Z",
        "M24 40C6 40 6 62 25 60M76 40C94 40 94 62 75 60",
    ),
    "walk": (
        "M62 10C67 10 71 14 71 19C71 24 67 28 62 28C57 28 53 24 53 19C53 14 57 10 62 10Z",
        "M55 37L46 58L61 68L56 90M46 58L39 74L22 75M27 50L37 40L55 37L65 50L78 46",
    ),
    "moon": (
        "M50 14C30 14 14 31 14 51C14 71 30 88 51 88C67 88 80 78 85 64C80 67 74 69 68 69C49 69 36 55 36 38C36 29 41 20 50 14Z",
        "M64 18L80 18L64 38L80 38",
    ),
    "jab": (
        "M50 10C60 17 70 20 82 20C83 52 74 76 50 90C26 76 17 52 18 20C30 20 40 17 50 10Z",
        "",
    ),
}  # fmt: skip


def _sign(key: str, kind: str, frame: Frame, size: float) -> tuple[Element, ...]:
    """A sign in its disc; frame is that of the disc, `size` its diameter."""
    solid, drawn = _SIGNS[kind]
    inner = replace(
        frame, x=frame.x + 0.2 * size, y=frame.y + 0.2 * size, width=0.6 * size, height=0.6 * size
    )
    made: list[Element] = [disc(f"{key}-disc", frame, MINT), _fitted(f"{key}-main", solid, inner, size, None)]
    if drawn:
        made.append(_fitted(f"{key}-line", drawn, inner, size, 0.045 * size))
    if kind == "jab":
        plus = "M44 34L56 34L56 46L68 46L68 58L56 58L56 70L44 70L44 58L32 58L32 46L44 46Z"
        made.append(_fitted(f"{key}-line", plus, inner, size, 0))
    return tuple(made)


def _fitted(key: str, data: str, frame: Frame, size: float, width: float | None) -> Element:
    """Path data of the view box of 100 at its place: `width` None fills in the main colour, 0 in the accent."""
    if width:
        stroke = lined(width, C.accent, join=Join.ROUND, cap=Cap.ROUND)
        return curve(key, frame, data, (100, 100), None, stroke=stroke)
    return curve(key, frame, data, (100, 100), C.second if width is None else C.accent)


def _cross(upright: Frame, level: Frame) -> tuple[Element, Element]:
    return box("cross-v", upright, C.second, name="十字"), box("cross-h", level, C.second, name="十字")


def _ground(length: float) -> Design:
    """A banner drawn at a length: at 4 m the cross is narrower, from 14 m on the halves of the slogan part further."""
    short, long = length < 5000, length > 12000
    x, breadth, left, right = (190, 330, 620, 300) if short else (330, 510, 980, 640)
    slogan, sign = banner(
        styled(WHITE), C.words, left=left, right=right, key_words=YELLOW, way="right" if not long else "middle",
        size=455 if long else 430, gap=2.0 if long else 0.7, length=length,
    )  # fmt: skip
    return design(length, 700, page(
        WHITE,
        *_cross(at(x, -10, breadth, 720, "start scale", ratio=True), at(-10, 52, length + 20, 502, "both scale", ratio=True)),
        replace(slogan, takes=""), sign,
    ))  # fmt: skip


def _banner() -> Template:
    return template(
        "care-cross-banner", "青十字横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="人人动手清积水 家家开窗换新风", key_words="清积水 换新风", sign="青禾区爱国卫生运动办公室  宣"),
        _ground(8000), _ground(4000), _ground(16000), safe=150,
    )  # fmt: skip


def _upright() -> Template:
    return template(
        "care-cross-vertical", "青十字竖幅", _IDEA, "banner-vertical", _TOPICS, "1.2x6m 0.9x6m 0.9x4m 0.7x5m",
        fields(slogan="勤洗手 常通风", sign="云溪街道社区卫生服务中心"),
        design(1200, 6000, page(
            WHITE,
            *_cross(at(300, -10, 920, 6020, "scale both", ratio=True), at(-10, 520, 1220, 700, "scale start", ratio=True)),
            text("slogan", at(370, 640, 730, 4900, "scale both", ratio=True), "{slogan}", styled(WHITE), 640, "left centre",
                 name="标语", fit=True, least=150, lines=3, vertical=True, tracking_em=0.04, max_tracking_em=0.3, gap_em=0.6,
                 line_pitch_em=1.1),
            text("sign", at(100, 1500, 110, 4250, "scale both", ratio=True), "{sign}", styled(C.words, weight=700), 84,
                 "right centre", name="署名", fit=True, least=40, lines=1, vertical=True, tracking_em=0.1, needs="sign"),
        )), safe=70,
    )  # fmt: skip


def _poster() -> Template:
    facts = "time place phone"
    return template(
        "care-cross-poster", "青十字海报", _IDEA, "poster", _TOPICS, "A2 A3 A1 570x840mm",
        fields(title="疫苗打在前，\n冬天不怕寒。", sign="青禾区疾病预防控制中心", support="流感疫苗开打了",
             time="10 月 18 日起 每周六、日",
               place="青禾街道社区卫生服务中心", phone="预约电话 0000-0000", qr="https://example.org/qinghe/yimiao",
                    qr_note="扫码约时段"),
        design(420, 594, page(
            WHITE,
            *_cross(at(150, -5, 280, 604, "scale both", ratio=True), at(-5, 148, 430, 262, "scale start", ratio=True)),
            text("sign", at(26, 26, 112, 60, "scale start", ratio=True), "{sign}", styled(C.words, weight=700), 11, "left top",
                 name="署名", fit=True, least=7, lines=4, line_pitch_em=1.35, needs="sign"),
            text("support", at(176, 26, 218, 60, "scale start", ratio=True), "{support}", styled(YELLOW, weight=700), 17,
                 "left top", name="副标题", fit=True, least=8, lines=3, line_pitch_em=1.3, needs="support"),
            text("title", at(23, 168, 372, 222, "scale start", ratio=True), "{title}", styled(WHITE), 84, "left centre",
                 name="标题", fit=True, least=22, lines=6, line_pitch_em=1.16),
            box("tick", at(176, 446, 26, 3.4, "scale end", ratio=True), YELLOW, needs=facts),
            text("facts", at(176, 464, 218, 104, "scale end", ratio=True), "{time}\n{place}\n{phone}", styled(WHITE, weight=700),
                 11.5, "left top",
                 name="时间地点", fit=True, least=7, lines=6, line_pitch_em=1.62, needs=facts),
            code("qr", at(17, 446, 82, 82, "scale end", ratio=True), name="二维码", light=WHITE, dark=C.words),
            text("qr_note", at(26, 536, 112, 30, "scale end", ratio=True), "{qr_note}", styled(C.words, weight=700), 10,
                 "left top", name="二维码说明", fit=True, least=6, lines=2, needs="qr_note"),
        )),
    )  # fmt: skip


_CELLS = (
    ("hands", "勤洗手", "回家、饭前、便后\n流水揉搓二十秒"),
    ("window", "常通风", "早晚各开一次窗\n每次半小时"),
    ("mask", "戴口罩", "就医、乘车、人多\n口鼻都遮好"),
    ("walk", "多运动", "每天快走半小时\n微微出汗就好"),
    ("moon", "睡好觉", "放下手机\n十一点前入睡"),
    ("jab", "打疫苗", "老人和孩子\n按时去接种"),
)


def _points(count: int) -> tuple[Field, ...]:
    digits = "一二三四五六"
    made: list[Field] = []
    for i in range(count):
        _, head, detail = _CELLS[i]
        made.append(field(f"point{i + 1}", f"要点{digits[i]}", head, aliases=(f"要点{i + 1}",), max_chars=8))
        made.append(
            field(
                f"detail{i + 1}",
                f"要点{digits[i]}说明",
                detail,
                aliases=(f"要点{i + 1}说明",),
                kind=FieldKind.LINES,
                max_chars=30,
            )
        )
    return tuple(made)


def _cell(i: int, x: float, y: float) -> Element:
    """A habit of the board: its sign, its name, what to do."""
    n, key = i + 1, _CELLS[i][0]
    parts = (
        *_sign(f"sign{n}", key, at(0, 4, 172, 172, "scale start", ratio=True), 172),
        text(f"point{n}", at(206, -4, 350, 96, "scale start", ratio=True), f"{{point{n}}}", styled(C.words), 84, "left centre",
             name=f"要点{n}", fit=True, least=40, lines=1, tracking_em=0.03, needs=f"point{n}"),
        text(f"detail{n}", at(208, 104, 350, 150, "scale start", ratio=True), f"{{detail{n}}}", styled(C.words, weight=500), 39,
             "left top", name=f"要点{n}说明", fit=True, least=26, lines=3, line_pitch_em=1.42, needs=f"detail{n}"),
    )  # fmt: skip
    return group(
        f"cell{n}",
        at(x, y, 560, 250, "scale start", ratio=True),
        *parts,
        name=f"要点{n}",
        needs=f"point{n} detail{n}",
    )


def _board() -> Template:
    every = " ".join(f"point{n} detail{n}" for n in range(1, 7))
    lower = " ".join(f"point{n} detail{n}" for n in range(4, 7))
    cells = [_cell(i, 430 + (i % 3) * 590, 110 + (i // 3) * 306) for i in range(6)]
    rule = line("rule", at(430, 374, 1724, 0, "scale start", ratio=True), 3, MINT, needs=lower)
    title = text(
        "title", at(150, 180, 2154, 250, "scale start", ratio=True), "{title}", styled(WHITE), 390, "left centre",
        name="标题", fit=True, least=70, lines=2, line_pitch_em=1.15, tracking_em=0.02, takes="habits",
    )  # fmt: skip
    upright, level = _cross(
        at(150, -10, 330, 1220, "scale both", ratio=True), at(-10, 130, 2420, 350, "scale start", ratio=True)
    )
    return template(
        "care-cross-board", "青十字宣传栏", _IDEA, "board", _TOPICS, "240x120cm 300x150cm 180x90cm",
        (*fields(title="健康小事，天天做好", sign="青禾街道社区卫生服务中心", support="六个习惯，护好自己，也护好身边的人"),
             *_points(6)),
        design(2400, 1200, page(
            WHITE, upright, replace(level, takes="habits"), title,
            text("support", at(580, 34, 1000, 62, "scale start", ratio=True), "{support}", styled(C.words, weight=700), 46,
                 "left centre", name="副标题", fit=True, least=30, lines=1, tracking_em=0.04, needs="support"),
            text("sign", at(1604, 34, 700, 62, "scale start", ratio=True), "{sign}", styled(C.words, weight=700), 40,
                 "right centre", name="署名", fit=True, least=26, lines=1, tracking_em=0.06, needs="sign"),
            group("habits", at(150, 480, 2154, 560, "scale start", ratio=True), rule, *cells, name="要点", needs=every),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = width / 1080
    return on_screen(template(
        "care-cross-phone", "青十字手机海报", _IDEA, "phone", _TOPICS, "1080x1920px 1080x2340px 1080x2400px",
        fields(title="开窗十分钟，\n清爽一整天", sign="云溪街道社区卫生服务中心", support="秋冬防病小提醒",
             body="早晚各通风一次，每次半小时。\n回家先洗手，咳嗽用手肘。\n发热不硬扛，及时去就医。"),
        design(width, height, page(
            WHITE,
            *_cross(at(300 * u, -5, 790 * u, height + 10, "scale both", ratio=True), at(-5, 420 * u, width + 10, 660 * u,
                 "scale start", ratio=True)),
            text("support", at(372 * u, 190 * u, 628 * u, 150 * u, "scale start", ratio=True), "{support}", styled(YELLOW,
                 weight=700), 58 * u, "left foot",
                 name="副标题", fit=True, least=34 * u, lines=2, line_pitch_em=1.3, needs="support"),
            text("title", at(76 * u, 470 * u, 930 * u, 560 * u, "scale start", ratio=True), "{title}", styled(WHITE), 230 * u,
                 "left centre", name="标题", fit=True, least=60 * u, lines=6, line_pitch_em=1.16),
            text("body", at(372 * u, 1150 * u, 628 * u, 420 * u, "scale start", ratio=True), "{body}", styled(WHITE, weight=500),
                 44 * u, "left top",
                 name="正文", fit=True, least=26 * u, lines=12, line_pitch_em=1.62, needs="body"),
            text("sign", at(372 * u, 1590 * u, 628 * u, 90 * u, "scale end", ratio=True), "{sign}", styled(WHITE, weight=700),
                 36 * u, "left foot",
                 name="署名", fit=True, least=24 * u, lines=2, line_pitch_em=1.3, needs="sign"),
        )), screen=True,
    ))  # fmt: skip


_SECTIONS = (
    ("哪些人建议先打", "60 岁及以上老年人，每年一剂\n"
     "6 月龄以上的幼儿，家长带好接种证\n有慢性病的居民，病情平稳时接种\n孕妇、照护者与医务人员"),
    ("到哪儿打", "10.18 周六　8:30—11:30　青禾小学体育馆\n"
     "10.19 周日　8:30—11:30　柳岸社区活动室\n平日门诊　8:00—16:30　中心二楼门诊"),
    ("打的时候记得", "先扫码或打电话选好时段，带上身份证、医保卡。\n"
     "如实说出过敏史、病史。\n打完坐满 30 分钟再离开，当天多喝水、早休息。"),
)  # fmt: skip


def _section_fields() -> tuple[Field, ...]:
    made: list[Field] = []
    for i, (heading, body) in enumerate(_SECTIONS):
        digit = "一二三"[i]
        made.append(
            field(f"heading{i + 1}", f"小标题{digit}", heading, aliases=(f"小标题{i + 1}",), max_chars=14)
        )
        made.append(
            field(
                f"body{i + 1}",
                f"正文{digit}",
                body,
                aliases=(f"正文{i + 1}",),
                kind=FieldKind.LINES,
                max_chars=200,
            )
        )
    return tuple(made)


def _section(i: int) -> tuple[Element, ...]:
    n, y = i + 1, 122 + i * 48
    return (
        box(f"mark{n}", at(76, y + 1.4, 2.2, 6.4, "scale start", ratio=True), C.accent, needs=f"heading{n}"),
        text(f"heading{n}", at(81.5, y, 114, 9.4, "scale start", ratio=True), f"{{heading{n}}}", styled(C.words), 7.4,
             "left centre", name=f"小标题{n}", fit=True, least=4, lines=1, needs=f"heading{n}"),
        text(f"body{n}", at(76, y + 12, 120, 31, "scale start", ratio=True), f"{{body{n}}}", styled(C.words, weight=500), 4.3,
             "left top", name=f"正文{n}", fit=True, least=2.8, lines=8, line_pitch_em=1.66, needs=f"body{n}"),
    )  # fmt: skip


def _leaflet() -> Template:
    return template(
        "care-cross-leaflet", "青十字宣传单", _IDEA, "leaflet", _TOPICS, "A4 A5 大16开",
        (*fields(title="秋冬到了，\n把疫苗安排上", support="流感疫苗接种指南", sign="青禾街道社区卫生服务中心",
             phone="预约电话 0000-0000", place="青禾区柳岸路 18 号",
                 qr="https://example.org/qinghe/yimiao", qr_note="扫码预约"), *_section_fields()),
        design(210, 297, page(
            WHITE,
            *_cross(at(20, -4, 46, 305, "scale both", ratio=True), at(-4, 30, 218, 78, "scale start", ratio=True)),
            text("support", at(76, 10, 58, 12, "scale start", ratio=True), "{support}", styled(C.words, weight=700), 5.6,
                 "left centre", name="副标题", fit=True, least=3.6, lines=1, tracking_em=0.04, needs="support"),
            text("sign", at(134, 10, 62, 12, "scale start", ratio=True), "{sign}", styled(C.words, weight=700), 4.2,
                 "right centre", name="署名", fit=True, least=2.8, lines=1, tracking_em=0.04, needs="sign"),
            text("title", at(19, 37, 177, 64, "scale start", ratio=True), "{title}", styled(WHITE), 30, "left centre",
                 name="标题", fit=True, least=10, lines=4, line_pitch_em=1.16),
            *_section(0), *_section(1), *_section(2),
            code("qr", at(27, 232, 32, 32, "scale end", ratio=True), name="二维码", light=WHITE, dark=C.words),
            text("qr_note", at(23, 266, 40, 7, "scale end", ratio=True), "{qr_note}", styled(WHITE, weight=700), 4,
                 "middle centre", name="二维码说明", fit=True, least=2.8, lines=1, needs="qr_note"),
            text("contact", at(76, 267, 120, 14, "scale end", ratio=True), "{phone}\n{place}", styled(C.words, weight=700), 4.3,
                 "left foot", name="电话地址", fit=True, least=2.8, lines=3, line_pitch_em=1.6, needs="phone place"),
        )),
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    u = width / 900
    return on_screen(template(
        "care-cross-cover", "青十字首图", _IDEA, "wechat-cover", _TOPICS, "900x383px 1080x460px",
        fields(title="喷嚏来了\n肘来挡", support="秋冬防病小提醒"),
        design(width, height, page(
            WHITE,
            *_cross(at(66 * u, -8, 150 * u, height + 16, "scale both", ratio=True), at(-8, 62 * u, width + 16, 252 * u,
                 "scale start", ratio=True)),
            text("title", at(268 * u, 78 * u, 366 * u, 218 * u, "scale start", ratio=True), "{title}", styled(WHITE), 104 * u,
                 "left centre", name="标题", fit=True, least=24 * u, lines=4, line_pitch_em=1.14),
            text("support", at(270 * u, 326 * u, 364 * u, 40 * u, "scale start", ratio=True), "{support}", styled(C.words,
                 weight=700), 28 * u, "left centre",
                 name="副标题", fit=True, least=18 * u, lines=1, tracking_em=0.06, needs="support"),
        )), screen=True,
    ))  # fmt: skip


def _led() -> Template:
    width, height = px(1920, 1080)
    u, night = width / 1920, Colors("led-night")
    dark = cmyk(96, 44, 58, 42)
    return on_screen(template(
        "care-cross-led", "青十字大屏", _IDEA, "led", _TOPICS, "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="开窗通风 天天一刻钟", key_words="一刻钟", sign="青禾区卫生健康局"),
        design(width, height, page(
            night.ground,
            box("cross-v", at(150 * u, -8, 300 * u, height + 16, "scale both", ratio=True), dark, name="十字"),
            box("cross-h", at(-8, 210 * u, width + 16, 620 * u, "scale start", ratio=True), dark, name="十字"),
            text("slogan", at(150 * u, 250 * u, 1640 * u, 540 * u, "scale start", ratio=True), "{slogan}", styled(night.words),
                 300 * u,
                 "left centre", name="标语", fit=True, least=60 * u, lines=3, line_pitch_em=1.13, tracking_em=0.02,
                 spans=(Span(words="{key_words}", fill=night.key),)),
            text("sign", at(560 * u, 900 * u, 1230 * u, 80 * u, "scale end", ratio=True), "{sign}", styled(night.words,
                 weight=700), 56 * u,
                 "right centre", name="署名", fit=True, least=30 * u, lines=1, tracking_em=0.06, needs="sign"),
        )), screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _upright(), _poster(), _board(), _leaflet(), _led(), _cover(), _phone()
