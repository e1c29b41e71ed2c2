"""竹影书: a few stalks of bamboo run off the sheet; the words stand in columns between rules, as in an old book."""

from msgspec.structs import replace
from studio import (
    SERIF,
    at,
    banner,
    box,
    cmyk,
    design,
    fields,
    on_screen,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Element, Frame
from postermaker.library.templates import Design, Template

PAPER, GREEN, MIST, INK, SEAL = (
    cmyk(4, 2, 10, 0), cmyk(88, 46, 82, 52), cmyk(34, 10, 30, 0), cmyk(80, 58, 74, 72), cmyk(10, 100, 100, 0),
)  # fmt: skip
RULE, SHADE = cmyk(48, 22, 40, 4), cmyk(14, 4, 18, 0)
_TOPICS = "清廉 廉洁 家风 法治 读书 机关"
_IDEA = "几竿竹从纸边长出去，字一列一列立在竹影里，像翻开的线装书"


def _bamboo(frame: Frame, stalks: int, seed: int, thick: float = 1.0, flip: bool = False) -> Element:
    more = {"flip": 1.0} if flip else {}
    return ornament(
        "bamboo", "bamboo", frame, GREEN, MIST, name="竹", stalks=stalks, seed=seed, thick=thick, **more
    )


def _seal(x: float, y: float, size: float, pins: str) -> Element:
    return ornament(
        "seal",
        "seal",
        at(x, y, size, size, pins, ratio=True),
        SEAL,
        cmyk(0, 0, 0, 0),
        content="{topic}",
        needs="topic",
        name="印",
    )


def _ground(length: float) -> Design:
    """A banner drawn at a length: double rules above and below, as on a book's page."""
    short, long = length < 5000, length > 12000
    left, right = (300, 860) if short else (640, 1420)
    slogan, sign = banner(
        styled(INK, SERIF), INK, left=left, right=right, key_words=cmyk(12, 100, 100, 16), way="left", sign_way="left",
        size=455 if long else 425, gap=2.0 if long else 0.8, tracking=0.04, length=length,
    )  # fmt: skip
    width = 760 if short else 1180
    return design(length, 700, page(
        PAPER,
        box("shade", at(length - width, -10, width + 10, 720, "end scale", ratio=True), SHADE),
        _bamboo(at(length - width, -260, width + 160, 1220, "end scale", ratio=True), 3, 2, 1.2),
        box("leaf", at(-10, -10, length - width + 10, 720, "both scale", ratio=True), PAPER, name="书页"),
        *(box(f"edge{i}", at(-10, y, length - width + 10, thick, "both scale", ratio=True), RULE)
          for i, (y, thick) in enumerate(((22, 9), (38, 3), (659, 3), (669, 9)))),
        slogan, replace(sign, style=styled(INK, SERIF, 700)),
    ))  # fmt: skip


def _banner() -> Template:
    return template(
        "bamboo-scroll-banner", "竹影书横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="心中有尺 手上有度", key_words="有尺 有度", sign="青禾区清廉建设办公室  宣"), _ground(8000), _ground(4000),
             _ground(16000),
             safe=150,
    )  # fmt: skip


def _rules(xs: list[float], y: float, height: float, width: float, pins: str) -> list[Element]:
    """The lines between the columns of a book."""
    return [
        box(f"rule{i + 1}", at(x, y, width, height, pins, ratio=True), RULE, name="界行")
        for i, x in enumerate(xs)
    ]


def _poster() -> Template:
    return template(
        "bamboo-scroll-poster", "竹影书海报", _IDEA, "poster", _TOPICS, "A2 A3 A1 570x840mm",
        fields(title="两袖清风\n一身正气", support="把家风写进日子里", topic="清廉", sign="青禾区清廉建设办公室",
             time="家风主题月", place="青禾书院"),
        design(420, 594, page(
            SHADE,
            _bamboo(at(-5, -5, 201, 604, "scale both", ratio=True), 3, 2, 1.15),
            box("leaf", at(184, -5, 241, 604, "scale both", ratio=True), PAPER, name="书页"),
            *_rules([206, 394], 44, 382, 0.8, "scale start"),
            box("head", at(206, 44, 188.8, 2.4, "scale start", ratio=True), RULE), box("foot", at(206, 424, 188.8, 2.4,
                 "scale start", ratio=True), RULE),
            text("title", at(214, 60, 174, 352, "scale start", ratio=True), "{title}", styled(INK, SERIF), 88, "left centre",
                 name="标题", fit=True, least=17, lines=5, vertical=True, tracking_em=0.03, line_pitch_em=1.08),
            text("support", at(236, 442, 158.8, 24, "scale start", ratio=True), "{support}", styled(INK, SERIF, 700), 17,
                 "right centre", name="副标题", fit=True, least=8, lines=1, tracking_em=0.06, needs="support"),
            text("sign", at(206, 516, 188, 50, "scale end", ratio=True), "{time} {place}\n{sign}", styled(INK, SERIF, 700), 10.5,
                 "right foot",
                 name="署名", fit=True, least=6, lines=3, line_pitch_em=1.55, tracking_em=0.04, needs="time place sign"),
            _seal(197.5, 440, 34, "scale start"),
        )),
    )  # fmt: skip


def _upright() -> Template:
    return template(
        "bamboo-scroll-vertical", "竹影书竖幅", _IDEA, "banner-vertical", _TOPICS, "1.2x6m 0.9x6m 0.9x4m 0.7x5m",
        fields(slogan="清风扶正气", topic="清廉", sign="云溪区清廉建设办公室"),
        design(1200, 6000, page(
            SHADE,
            _bamboo(at(-30, -20, 410, 6040, "scale both", ratio=True), 2, 4, 1.5),
            box("leaf", at(400, -20, 820, 6040, "scale both", ratio=True), PAPER, name="书页"),
            text("slogan", at(580, 300, 520, 4900, "scale both", ratio=True), "{slogan}", styled(INK, SERIF), 510, "left centre",
                 name="标语", fit=True, least=120, lines=3, vertical=True, tracking_em=0.08, max_tracking_em=0.4, gap_em=0.8,
                 line_pitch_em=1.08),
            text("sign", at(456, 2400, 84, 3000, "scale end", ratio=True), "{sign}", styled(INK, SERIF, 700), 76, "right centre",
                 name="署名", fit=True, least=36, lines=1, vertical=True, tracking_em=0.1, needs="sign"),
            _seal(418, 5440, 160, "scale end"),
        )), safe=70,
    )  # fmt: skip


def _board() -> Template:
    xs = [700.0, 2296.0]
    return template(
        "bamboo-scroll-board", "竹影书宣传栏", _IDEA, "board", _TOPICS, "240x120cm 300x150cm 180x90cm",
        fields(
            title="家风如竹\n节节向上", topic="清廉", sign="青禾街道清廉建设办公室",
            body="一粥一饭，惜福知来处；一言一行，守信不欺人。\n公家的东西不往家里拿，别人的人情记得还。\n"
                 "长辈说话先听完，晚辈有错不护短。\n办事照规矩，不找熟人插队；当家讲清楚，不让亲人为难。\n夜里睡得香，出门腰杆直，就是最好的家底。",
        ),
        design(2400, 1200, page(
            SHADE,
            _bamboo(at(-20, -20, 650, 1240, "scale both", ratio=True), 3, 2, 1.2),
            box("leaf", at(620, -20, 1800, 1240, "scale both", ratio=True), PAPER, name="书页"),
            *_rules(xs, 96, 900, 3, "scale start"),
            box("between", at(1826, 96, 3, 900, "scale start", ratio=True), RULE, name="界行", needs="body"),
            box("head", at(700, 90, 1599, 9, "scale start", ratio=True), RULE), box("foot", at(700, 992, 1599, 9, "scale start",
                 ratio=True), RULE),
            text("title", at(1862, 130, 400, 830, "scale start", ratio=True), "{title}", styled(INK, SERIF), 300, "left centre",
                 name="标题", fit=True, least=56, lines=4, vertical=True, tracking_em=0.03, line_pitch_em=1.14, takes="body"),
            text("body", at(736, 130, 1054, 830, "scale start", ratio=True), "{body}", styled(INK, SERIF, 700), 54, "left top",
                 name="正文", fit=True, least=30, lines=24, vertical=True, tracking_em=0.06, line_pitch_em=2.0, needs="body"),
            text("sign", at(700, 1050, 1599, 60, "scale end", ratio=True), "{sign}", styled(INK, SERIF, 700), 44, "right centre",
                 name="署名", fit=True, least=26, lines=1, tracking_em=0.06, needs="sign"),
            _seal(679, 1040, 84, "scale end"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = width / 1080
    return on_screen(template(
        "bamboo-scroll-phone", "竹影书手机海报", _IDEA, "phone", _TOPICS, "1080x1920px 1080x2340px 1080x2400px",
        fields(title="心中有尺\n手上有度", topic="清廉", sign="云溪区清廉建设办公室"),
        design(width, height, page(
            SHADE,
            _bamboo(at(-10 * u, -10 * u, 460 * u, 1940 * u, "scale both", ratio=True), 3, 5, 1.1),
            box("leaf", at(430 * u, -10 * u, 660 * u, 1940 * u, "scale both", ratio=True), PAPER, name="书页"),
            *_rules([496 * u, 1000 * u], 180 * u, 1030 * u, 2.4 * u, "scale start"),
            box("head", at(496 * u, 180 * u, 506.4 * u, 7 * u, "scale start", ratio=True), RULE),
            box("foot", at(496 * u, 1208 * u, 506.4 * u, 7 * u, "scale start", ratio=True), RULE),
            text("title", at(514 * u, 222 * u, 470 * u, 956 * u, "scale start", ratio=True), "{title}", styled(INK, SERIF),
                 240 * u, "left centre",
                 name="标题", fit=True, least=46 * u, lines=5, vertical=True, tracking_em=0.03, line_pitch_em=1.08),
            text("sign", at(600 * u, 1262 * u, 402 * u, 110 * u, "scale start", ratio=True), "{sign}", styled(INK, SERIF, 700),
                 38 * u, "right top",
                 name="署名", fit=True, least=24 * u, lines=2, line_pitch_em=1.4, needs="sign"),
            _seal(471 * u, 1252 * u, 100 * u, "scale start"),
        )), screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _upright(), _poster(), _board(), _phone()
