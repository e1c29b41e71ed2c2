"""水平尺 (law): a spirit level; what is fair is when the bubble stands between its two marks."""

from msgspec.structs import replace
from studio import (
    PX,
    SERIF,
    at,
    banner,
    box,
    cmyk,
    code,
    design,
    fact,
    fields,
    group,
    linear,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.color import Paint
from postermaker.document.model import Element, Frame, Group
from postermaker.library.templates import Design, Template

STONE, INK, DEEP = cmyk(7, 5, 9, 0), cmyk(78, 64, 56, 62), cmyk(80, 68, 62, 78)
JADE, SHADE, AIR, MARK = cmyk(46, 2, 36, 0), cmyk(62, 10, 50, 2), cmyk(12, 0, 10, 0), cmyk(8, 94, 90, 0)
TOPICS = "普法 法治 宪法 民法典 调解 法律援助 信访"
SHARE = "scale scale"
TITLE = styled(INK, SERIF, 900)
BOLD, PLAIN = styled(INK, weight=700), styled(INK, weight=400)
WHITE, QUIET = styled(STONE, weight=700), styled(STONE, weight=400)


def _liquid(end: tuple[float, float] = (0, 1)) -> Paint:
    """The tube's liquid, darker at both walls."""
    return linear((0, SHADE), (0.2, JADE), (0.78, JADE), (1, SHADE), end=end)


def _air(end: tuple[float, float] = (0, 1)) -> Paint:
    return linear((0, cmyk(30, 0, 24, 0)), (0.4, AIR), (1, AIR), end=end)


def _vial(frame: Frame, bubble: tuple[float, float], *, clip: bool = True) -> Group:
    """A tube that fills its frame, the bubble (length, thickness) in its middle between two red marks."""
    w, h = frame.width, frame.height
    long, thick = bubble
    x, line = (w - long) / 2, h * 0.028
    parts: list[Element] = [box("liquid", at(0, 0, w, h, SHARE), _liquid(), radius=0 if clip else h / 2)]
    parts.append(box("bubble", at(x, h * 0.07, long, thick, SHARE), _air(), radius=thick / 2, name="气泡"))
    parts.append(
        box(
            "shine",
            at(x + thick * 0.34, h * 0.07 + thick * 0.16, long - thick * 0.95, thick * 0.09, SHARE),
            cmyk(0, 0, 0, 0),
            radius=thick * 0.045,
        )
    )
    for key, at_x in (("mark-left", x - thick * 0.22 - line), ("mark-right", x + long + thick * 0.22)):
        parts.append(box(key, at(at_x, 0, line, h, SHARE), MARK, name="刻线"))
    return group("vial", frame, *parts, clip=clip, name="水准管")


def _tube(key: str, frame: Frame, radius: float, end: tuple[float, float] = (0, 1)) -> Element:
    return box(key, frame, _liquid(end), radius=radius, name="水准管")


def _strip(length: float) -> Design:
    edge, inset = (150, 420) if length < 5000 else (240, 640)
    slogan, sign = banner(
        TITLE, STONE, left=inset, right=inset, way="middle", sign_way="middle", length=length, size=410,
        gap={4000: 1.25, 8000: 1.3, 16000: 2.4}[round(length)],
        spread=0.3,
    )  # fmt: skip
    long, thick = {4000: (250, 160), 8000: (500, 310), 16000: (820, 400)}[round(length)]
    middle = length / 2
    marks = [
        box(key, at(middle + x, y, 14, 32, "centre scale", ratio=True), MARK, name="刻线")
        for x, side in ((-long / 2 - 64, "l"), (long / 2 + 50, "r"))
        for key, y in ((f"mark-{side}1", 20), (f"mark-{side}2", 552))
    ]
    return design(length, 700, page(
        linear((0, DEEP), (0.5, INK), (1, DEEP), end=(0, 1)),
        _tube("vial", at(edge, 56, length - 2 * edge, 492, "both scale", ratio=True), 246),
        box("bubble", at(middle - long / 2, 302 - thick / 2, long, thick, "centre scale", ratio=True), _air(), radius=thick / 2,
            name="气泡"),
        *marks, replace(slogan, takes=""), sign,
    ))  # fmt: skip


def _banner() -> Template:
    return template(
        "law-level-banner", "水平尺横幅", "整条横幅是一把水平尺，字写在管里，气泡停在正中", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="公平不靠嗓门 是非自有准绳", sign="青禾区司法局　法律咨询 12348"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "声音大\n不等于有道理", max_chars=30), topic="民法典宣传月", support="证据会说话，记得留好它",
        time="每周三 9:00—11:30 律师坐班", phone="法律咨询 12348", place="青禾区公共法律服务中心", sign="青禾区司法局",
        qr="https://example.org/qinghe/law", qr_note="扫码问律师",
    )  # fmt: skip
    return template(
        "law-level-poster", "水平尺海报", "一支横过版面的水准管，气泡正正停在两条红线之间", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            STONE,
            fact("topic", at(28, 30, 364, 14, "scale start", ratio=True), BOLD, 11, "middle centre", tracking_em=0.3),
            text("title", at(27, 58, 366, 150, "scale start", ratio=True), "{title}", TITLE, 66, "middle centre", name="标题",
                 fit=True, least=18, lines=3, line_pitch_em=1.16),
            box("bar", at(-10, 228, 440, 216, "scale start", ratio=True), linear((0, DEEP), (0.5, INK), (1, DEEP), end=(0, 1))),
            _vial(at(-10, 254, 440, 164, "scale start", ratio=True), (190, 118)),
            fact("support", at(28, 464, 364, 20, "scale start", ratio=True), styled(INK, SERIF, 700), 16, "middle centre",
                 tracking_em=0.04),
            fact("time", at(28, 516, 220, 11, "scale end", ratio=True), PLAIN, 8.6, "left centre"),
            fact("place", at(28, 530, 220, 11, "scale end", ratio=True), PLAIN, 8.6, "left centre"),
            fact("sign", at(28, 544, 220, 11, "scale end", ratio=True), BOLD, 8.6, "left centre"),
            fact("phone", at(28, 558, 220, 11, "scale end", ratio=True), styled(cmyk(16, 98, 94, 8), weight=900), 9.6,
                 "left centre"),
            fact("qr_note", at(232, 557, 102, 11, "scale end", ratio=True), PLAIN, 8.4, "right centre", needs="qr"),
            code("qr", at(340, 518, 52, 52, "scale end", ratio=True), dark=DEEP, light=cmyk(0, 0, 0, 0)),
        )),
    )  # fmt: skip


def _board() -> Template:
    body = (
        "1. 楼上漏水：先拍照留证，再找物业和邻居，谈不拢可以申请调解。\n"
        "2. 借钱给人：写清姓名、金额、日期、还法，双方按手印。\n"
        "3. 租房押金：入住和退租都拍一圈视频，写进交接单。\n4. 拿不到工钱：留好考勤和聊天记录，找劳动监察。\n"
        "5. 拿不准的：拨 12348，问一句不收钱。"
    )
    given = fields(
        title=usual("title", "过日子会碰到的五件事", max_chars=14), body=body, sign="青禾区司法局　云溪调解室",
        time="每周三 9:00—11:30 律师坐班",
        phone="法律咨询 12348",
    )  # fmt: skip
    return template(
        "law-level-board", "水平尺宣传栏", "上沿一支水准管，下面把日子里的官司一条条摆平", "board", f"{TOPICS} 以案释法",
        "240x120cm 300x150cm 180x90cm", given,
        design(2400, 1200, page(
            STONE,
            box("bar", at(-20, -20, 2440, 300, "both scale", ratio=True), linear((0, DEEP), (0.5, INK), (1, DEEP), end=(0, 1))),
            _tube("vial", at(-400, 40, 3200, 186, "both scale", ratio=True), 0),
            box("bubble", at(1200 - 560, 54, 1120, 158, "centre scale", ratio=True), _air(), radius=79, name="气泡"),
            *[box(f"mark{i}", at(x, 40, 6, 186, "centre scale", ratio=True), MARK, name="刻线") for i,
                  x in enumerate((604, 1790))],
            text("title", at(690, 58, 1020, 150, "centre scale", ratio=True), "{title}", TITLE, 84, "middle centre", name="标题",
                 fit=True, least=34, lines=1, tracking_em=0.02),
            text("body", at(240, 340, 1920, 600, "both scale", ratio=True), "{body}", BOLD, 56, "left centre", name="正文",
                 fit=True, least=20, line_pitch_em=1.95, hanging=True),
            box("rule", at(240, 1004, 1920, 3, "both scale", ratio=True), INK),
            fact("sign", at(240, 1030, 760, 56, "start scale", ratio=True), BOLD, 38, "left centre"),
            fact("time", at(240, 1086, 760, 50, "start scale", ratio=True), PLAIN, 34, "left centre"),
            fact("phone", at(1300, 1036, 860, 90, "end scale", ratio=True), styled(cmyk(16, 98, 94, 8), weight=900), 64,
                 "right centre"),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "law-level-vertical", "水平尺竖幅", "尺子竖起来量墙，气泡还在正中", "banner-vertical", TOPICS,
        "1.2x6m 0.9x4m 0.9x6m 0.7x5m 1.5x10m",
        fields(slogan="法理人情两相宜", sign="青禾区司法局"),
        design(1200, 6000, page(
            linear((0, DEEP), (0.5, INK), (1, DEEP)),
            _tube("vial", at(190, 260, 820, 5200, "scale both", ratio=True), 410, (1, 0)),
            box("bubble", at(236, 1860, 728, 2000, "scale scale"), _air((1, 0)), radius=364, name="气泡"),
            *[box(f"mark{i}", at(x, y, 90, 24, "scale scale"), MARK, name="刻线")
              for i, (x, y) in enumerate(((190, 1752), (920, 1752), (190, 3944), (920, 3944)))],
            text("slogan", at(300, 560, 600, 4600, "scale both", ratio=True), "{slogan}", TITLE, 540, "even centre", name="标语",
                 fit=True, least=120, lines=2, vertical=True, gap_em=0.4, line_pitch_em=1.06),
            fact("sign", at(120, 5640, 960, 96, "scale end", ratio=True), WHITE, 72, "middle", least=36, tracking_em=0.06),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    given = fields(
        title=usual("title", "签字之前\n看三遍", max_chars=24), topic="民法典宣传月", support="小字才是正文",
        phone="法律咨询 12348", sign="青禾区司法局",
    )  # fmt: skip
    return on_screen(template(
        "law-level-phone", "水平尺手机海报", "手机也像一把尺，气泡停在屏的正中", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px", given,
        design(width, height, page(
            STONE,
            fact("topic", at(80 * p, 190 * p, 920 * p, 64 * p, "scale centre", ratio=True), BOLD, 44 * p, "middle centre",
                 tracking_em=0.3),
            text("title", at(76 * p, 290 * p, 928 * p, 410 * p, "scale centre", ratio=True), "{title}", TITLE, 186 * p,
                 "middle centre",
                 name="标题", fit=True, least=60 * p, lines=4, line_pitch_em=1.16),
            box("bar", at(-10 * p, 760 * p, 1100 * p, 540 * p, "scale centre", ratio=True),
                linear((0, DEEP), (0.5, INK), (1, DEEP), end=(0, 1))),
            _vial(at(-10 * p, 824 * p, 1100 * p, 412 * p, "scale centre", ratio=True), (480 * p, 296 * p)),
            fact("support", at(80 * p, 1372 * p, 920 * p, 90 * p, "scale centre", ratio=True), styled(INK, SERIF, 700), 66 * p,
                 "middle centre"),
            fact("phone", at(80 * p, 1530 * p, 920 * p, 70 * p, "scale centre", ratio=True),
                 styled(cmyk(16, 98, 94, 8), weight=900), 50 * p, "middle centre"),
            fact("sign", at(80 * p, 1610 * p, 920 * p, 60 * p, "scale centre", ratio=True), PLAIN, 42 * p, "middle centre"),
        )),
        screen=True,
    ))  # fmt: skip


def _leaflet() -> Template:
    body = (
        "1. 要不要钱？咨询、代写、调解都不收钱。\n2. 带什么来？身份证，加上你手里的合同、欠条、照片。\n"
        "3. 多久有回音？当天答复，要走程序的三个工作日内给话。\n4. 请不起律师？经济困难的可以申请法律援助。\n"
        "5. 不方便出门？拨 12348，也可以扫码视频问。"
    )
    given = fields(
        title=usual("title", "先存证\n再讲理", max_chars=24), topic="公共法律服务", support="来之前先看这五条", body=body,
        time="周一至周五 9:00—17:00", place="青禾区公共法律服务中心一楼", phone="法律咨询 12348", sign="青禾区司法局",
        qr="https://example.org/qinghe/law", qr_note="扫码问律师",
    )  # fmt: skip
    return template(
        "law-level-leaflet", "水平尺宣传单", "上半页一支水准管，下半页把来之前要问的先答了", "leaflet", TOPICS, "A5 A4 大16开",
        given,
        design(148, 210, page(
            STONE,
            fact("topic", at(12, 11, 124, 6, "scale start", ratio=True), BOLD, 4.6, "middle centre", tracking_em=0.3),
            text("title", at(11, 22, 126, 41, "scale start", ratio=True), "{title}", TITLE, 19, "middle centre", name="标题",
                 fit=True, least=7, lines=3, line_pitch_em=1.12),
            box("bar", at(-5, 68, 158, 46, "scale start", ratio=True), linear((0, DEEP), (0.5, INK), (1, DEEP), end=(0, 1))),
            _vial(at(-5, 73.5, 158, 35, "scale start", ratio=True), (44, 25)),
            fact("support", at(12, 119, 124, 7, "scale start", ratio=True), styled(INK, SERIF, 700), 5.6, "left centre"),
            text("body", at(12, 129.5, 124, 39, "scale start", ratio=True), "{body}", PLAIN, 4.5, "left top", name="正文",
                 fit=True, least=2.2, line_pitch_em=1.72, hanging=True),
            fact("sign", at(12, 179, 90, 4.8, "scale end", ratio=True), BOLD, 3.6, "left centre", least=2.3),
            fact("time", at(12, 184.6, 90, 4.6, "scale end", ratio=True), PLAIN, 3.4, "left centre", least=2.3),
            fact("place", at(12, 189.6, 90, 4.6, "scale end", ratio=True), PLAIN, 3.4, "left centre", least=2.3),
            fact("phone", at(12, 195.6, 90, 5.4, "scale end", ratio=True), styled(cmyk(16, 98, 94, 8), weight=900), 4.4,
                 "left centre"),
            code("qr", at(112, 171.4, 24, 24, "scale end", ratio=True), dark=DEEP, light=cmyk(0, 0, 0, 0)),
            fact("qr_note", at(100, 196, 36, 4, "scale end", ratio=True), PLAIN, 3, "right centre", least=2.0, needs="qr"),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _board(), _vertical(), _leaflet(), _phone()
