"""专业拼墙 (admissions): every tile is something one can learn here; the code to scan is one of the tiles."""

from families._tiles import wall
from studio import (
    PX,
    at,
    banner,
    box,
    cmyk,
    code,
    design,
    fact,
    field,
    fields,
    group,
    line,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.document.model import Field, Group, Span
from postermaker.library.templates import Design, Template

CREAM, NAVY, BLUE, MINT = cmyk(2, 3, 10, 0), cmyk(100, 88, 38, 36), cmyk(98, 80, 8, 2), cmyk(46, 0, 28, 0)
SKY, CORAL, SUN, WHITE = cmyk(38, 6, 2, 0), cmyk(0, 66, 56, 0), cmyk(0, 22, 85, 0), cmyk(0, 0, 0, 0)
PAINTS = {"w": CREAM, "n": NAVY, "b": BLUE, "m": MINT, "s": SKY, "c": CORAL, "y": SUN, "x": WHITE}
TOPICS = "招生 学校 职业学校 大学 培训 报名 校园"
TITLE = styled(BLUE)
SHARE = "scale scale"


def _figures(x: float, y: float, width: float, size: float, pins: str) -> Group:
    """Three figures in a row, each with its unit and what it counts."""
    cell = width / 3
    parts = []
    for i in range(3):
        n = i + 1
        figure, unit = styled(SUN), Span(words=f"{{unit{n}}}", scale=0.3, weight=700)
        parts += [
            text(f"number{n}", at(i * cell, 0, cell * 0.92, size, SHARE), f"{{number{n}}}{{unit{n}}}", figure, size, "left foot",
                 name=f"数字{n}", fit=True, least=size * 0.4, lines=1, needs=f"number{n}", spans=(unit,)),
            text(f"label{n}", at(i * cell, size * 1.1, cell * 0.92, size * 0.42, SHARE), f"{{label{n}}}",
                 styled(WHITE, weight=700),
                 size * 0.34, "left top", name=f"数字{n}说明", fit=True, least=size * 0.2, lines=1, needs=f"label{n}"),
        ]  # fmt: skip
    needs = "number1 number2 number3"
    return group("figures", at(x, y, width, size * 1.52, pins, ratio=True), *parts, needs=needs, name="数字")


def _figure_fields(*rows: tuple[str, str, str]) -> dict[str, Field]:
    given = {}
    for n, (number, unit, label) in enumerate(rows, 1):
        given[f"number{n}"] = field(f"number{n}", f"数字{n}", number, max_chars=6)
        given[f"unit{n}"] = field(f"unit{n}", f"数字{n}单位", unit, max_chars=3)
        given[f"label{n}"] = field(f"label{n}", f"数字{n}说明", label, max_chars=10)
    return given


FIGURES = _figure_fields(("12", "", "招生专业"), ("36", "", "校内实训室"), ("3+2", "", "中高职贯通"))


def _rollup() -> Template:
    """Another wall than that of `rollup-80x200`: a column of tiles, and the majors by name."""
    column = "r1cw\ng0by\nq1mn\nb0sxw\n.\nk3sb\nc0yn\np0nm\nx0xc\nq3yb\nQ3cyn"
    body = "智能制造　数控、焊接\n信息技术　软件、网络\n现代农业　园艺、农机\n健康照护　护理、养老\n烹饪酒店　中餐、西点"
    given = fields(
        title=usual("title", "学一门\n真本事", max_chars=24), sign="青禾职业技术学校", topic="2026 秋季招生",
        body=usual("body", body, label="专业", aliases=("招生专业", "正文"), max_chars=200),
        time="报名　即日起至 8 月 20 日", phone="热线　0000-0000", qr="https://example.org/qinghe/school", qr_note="扫码看专业",
        **FIGURES,
    )  # fmt: skip
    white, sun = styled(WHITE, weight=700), styled(SUN, weight=700)
    return template(
        "school-majors-rollup", "专业拼墙易拉宝", "右边一溜拼块从顶铺到脚，二维码是其中一块，左边一行一个专业", "rollup", TOPICS,
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            NAVY,
            wall(600, 0, 200, column, PAINTS, "scale start"),
            group("qr-tile", at(600, 800, 200, 200, "scale start", ratio=True),
                  box("field", at(0, 0, 200, 200, SHARE), WHITE),
                  code("qr", at(22, 8, 156, 156, SHARE), dark=NAVY),
                  text("qr_note", at(10, 162, 180, 28, SHARE), "{qr_note}", styled(NAVY, weight=700), 23, "middle centre",
                       name="二维码说明", fit=True, least=16, lines=1, needs="qr"), needs="qr"),
            fact("sign", at(56, 76, 500, 60, SHARE), white, 42, "left centre", least=24),
            fact("topic", at(56, 140, 500, 56, SHARE), sun, 36, "left centre", least=22),
            text("title", at(52, 256, 508, 500, SHARE), "{title}", styled(WHITE), 168, "left top", name="标题",
                 fit=True, least=64, lines=4, tracking_em=-0.01, line_pitch_em=1.14),
            text("body", at(56, 776, 500, 400, SHARE), "{body}", white, 40, "left centre", name="专业",
                 fit=True, least=20, line_pitch_em=1.8, needs="body"),
            _figures(56, 1236, 520, 88, "scale centre"),
            line("cut", at(56, 1420, 500, 0.01, "scale centre", ratio=True), 2, cmyk(60, 36, 6, 0), needs="time phone"),
            fact("time", at(56, 1446, 500, 50, "scale centre", ratio=True), white, 38),
            fact("phone", at(56, 1506, 500, 50, "scale centre", ratio=True), white, 38),
        )),
    )  # fmt: skip


def _poster() -> Template:
    rows = "q1mn r1cw g0by p0sb\nc0yn Q3cyn k3sb x0bw\nl0wn p1nm b0sxw q2yb"
    given = fields(
        title=usual("title", "手上有真功夫\n脚下有宽马路", max_chars=30), sign="青禾职业技术学校", topic="2026 秋季招生",
        support="十二个专业，先来试学一天", time="7 月 1 日—8 月 20 日报名", phone="0000-0000",
        qr="https://example.org/qinghe/school", qr_note="扫码看专业",
    )  # fmt: skip
    white = styled(WHITE, weight=700)
    return template(
        "school-majors-poster", "专业拼墙海报", "深蓝的半张纸只说一句话，另一半是拼在一起的手艺", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            NAVY,
            fact("sign", at(28, 30, 230, 13, "scale start", ratio=True), white, 11, "left centre"),
            fact("topic", at(262, 30, 130, 13, "scale start", ratio=True), styled(SUN, weight=700), 10, "right centre"),
            text("title", at(27, 54, 366, 122, "scale start", ratio=True), "{title}", styled(WHITE), 58, "left centre",
                 name="标题", fit=True, least=18, lines=3, line_pitch_em=1.14, tracking_em=-0.01),
            fact("support", at(28, 186, 364, 17, "scale start", ratio=True), styled(SUN, weight=700), 14, "left centre"),
            wall(-6, 238, 108, rows, PAINTS, "scale end"),
            box("foot", at(-10, 561.6, 440, 45, "scale end", ratio=True), NAVY),
            fact("time", at(28, 571, 200, 11, "scale end", ratio=True), white, 9),
            fact("phone", at(236, 571, 156, 11, "scale end", ratio=True), white, 9, "right top"),
            group("qr-tile", at(318, 454, 108, 108, "scale end", ratio=True),
                  box("field", at(0, 0, 108, 108, SHARE), WHITE),
                  code("qr", at(10, 4, 82, 82, SHARE), dark=NAVY),
                  text("qr_note", at(6, 86, 90, 14, SHARE), "{qr_note}", styled(NAVY, weight=700), 11, "middle centre",
                       name="二维码说明", fit=True, least=7, lines=1, needs="qr"), needs="qr"),
        )),
    )  # fmt: skip


def _strip(length: float) -> Design:
    left, right, rows = {
        4000: (240, 800, "q1mn g0by\nr1cw p0sb"),
        8000: (420, 1230, "b0sxw q1mn g0by\n. r1cw p0sb"),
        16000: (1900, 3150, ". p1nm b0sxw k3sb q1mn x0xc g0by d0cw\np0cy . c0yn Q3cyn l0wn r1cw p0sb q2ym"),
    }[round(length)]
    way = "middle" if length > 12000 else "left"
    slogan, sign = banner(
        styled(WHITE), cmyk(38, 6, 2, 0), left=left, right=right, way=way, sign_way=way, key_words=SUN, length=length,
        size=440, gap=2.0 if length > 12000 else 0.7, spread=0.26,
    )  # fmt: skip
    count = len(rows.split("\n")[0].split())
    ends = [wall(length - 350 * count, 0, 350, rows, PAINTS, "end scale")]
    if length > 12000:
        ends.append(wall(0, 0, 350, "q2yc d0bm p0nm\nH2cy r2nw .", PAINTS, "start scale", "start"))
    return design(length, 700, page(NAVY, *ends, slogan, sign))


def _banner() -> Template:
    return template(
        "school-majors-banner", "专业拼墙横幅", "深蓝底上一句话，右端的拼块是来了能学的手艺", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="工位就是讲台 作品就是答卷", key_words="作品", sign="青禾职业技术学校  2026 秋季招生"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _leaflet() -> Template:
    body = (
        "1. 智能制造　数控、焊接、工业机器人\n2. 信息技术　软件、网络、数字媒体\n3. 现代农业　园艺、农机、食品检验\n"
        "4. 健康照护　护理、养老、幼儿保育\n5. 烹饪与酒店　中餐、西点、前厅"
    )
    given = fields(
        title=usual("title", "您交来一个孩子\n我们还您一个少年", max_chars=30), sign="青禾职业技术学校",
        topic="2026 秋季招生简章", body=body,
        time="7 月 1 日—8 月 20 日", place="青禾区学府路 8 号", phone="0000-0000", qr="https://example.org/qinghe/school",
        qr_note="扫码看专业", **FIGURES,
    )  # fmt: skip
    head, plain, white = styled(NAVY, weight=700), styled(NAVY, weight=400), styled(WHITE, weight=700)
    rows = "q1mn g0by p0sb r1cw\nc0yn Q3cyn x0xc k3sb"
    return template(
        "school-majors-leaflet", "专业拼墙招生简章", "上半页拼块，下半页一条条说清专业、数字和怎么来", "leaflet",
        f"{TOPICS} 简章",
        "A4 大16开 A5", given,
        design(210, 297, page(
            CREAM,
            wall(-4, -10, 54.5, rows, PAINTS, "scale start"),
            fact("topic", at(14, 108, 120, 7, "scale start", ratio=True), head, 5.4, "left centre"),
            text("title", at(13.6, 119, 183, 42, "scale start", ratio=True), "{title}", TITLE, 19.5, "left centre", name="标题",
                 fit=True, least=9, lines=3, line_pitch_em=1.16, tracking_em=-0.01),
            text("body", at(14, 169, 182, 52, "scale start", ratio=True), "{body}", plain, 5.6, "left top", name="正文",
                 fit=True, least=2.6, line_pitch_em=1.55, paragraph_gap_em=0.3, hanging=True),
            box("foot", at(-5, 224, 220, 80, "scale scale"), NAVY),
            _figures(14, 231, 148, 15, "scale end"),
            fact("sign", at(14, 262, 140, 7, "scale end", ratio=True), styled(SUN, weight=700), 5.6, least=3),
            fact("time", at(14, 270, 140, 6, "scale end", ratio=True), white, 4.3, least=2.6),
            fact("place", at(14, 276.4, 140, 6, "scale end", ratio=True), white, 4.3, least=2.6),
            fact("phone", at(14, 282.8, 140, 6, "scale end", ratio=True), white, 4.3, least=2.6),
            group("qr-tile", at(166, 252, 30, 35, "scale end", ratio=True),
                  box("field", at(0, 0, 30, 35, SHARE), WHITE),
                  code("qr", at(1, 1, 28, 28, SHARE), dark=NAVY),
                  text("qr_note", at(1, 28.6, 28, 5, SHARE), "{qr_note}", head, 3.8, "middle centre", name="二维码说明",
                       fit=True, least=2.4, lines=1, needs="qr"), needs="qr"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    rows = "q1mn g0by p0sb\nr1cw c0yn Q3cyn\nk3sb x0xc p1mb"
    return on_screen(template(
        "school-majors-phone", "专业拼墙手机海报", "先看一句实在话，再看九门手艺", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px",
        fields(title=usual("title", "焊花比烟花好看\n还能养家", max_chars=30), support="云溪职业学校　2026 秋季招生",
               time="7 月 1 日起报名", phone="0000-0000"),
        design(width, height, page(
            NAVY,
            fact("support", at(80 * p, 160 * p, 920 * p, 64 * p, "scale start", ratio=True), styled(SUN, weight=700), 46 * p,
                 "left centre"),
            text("title", at(76 * p, 240 * p, 928 * p, 360 * p, "scale start", ratio=True), "{title}", styled(WHITE), 134 * p,
                 "left centre", name="标题", fit=True, least=56 * p, lines=4, line_pitch_em=1.16, tracking_em=-0.01),
            fact("time", at(80 * p, 630 * p, 500 * p, 60 * p, "scale start", ratio=True), styled(WHITE, weight=700), 42 * p),
            fact("phone", at(600 * p, 630 * p, 400 * p, 60 * p, "scale start", ratio=True), styled(WHITE, weight=700), 42 * p,
                 "right top"),
            box("under", at(-4 * p, 744 * p, 1088 * p, 1800 * p, "scale start", ratio=True), BLUE),
            wall(0, 744 * p, 360 * p, rows, PAINTS, "scale start"),
            wall(0, 1824 * p, 360 * p, "H0by l0wn H0sn\n", PAINTS, "scale start", "low"),
        )),
        screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _rollup(), _poster(), _banner(), _leaflet(), _phone()
