"""问号盾: the dot of a large question mark is a shield, for to ask is to be safe; the two things to do are yellow."""

from studio import (
    Colors,
    at,
    banner,
    cmyk,
    curve,
    design,
    fields,
    linear,
    lined,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Span
from postermaker.library.templates import Design, Template

C = Colors("guard-blue")
YELLOW, WHITE, SKY, LIT = C.key, C.words, cmyk(35, 5, 0, 0), cmyk(98, 82, 0, 0)
_TOPICS = "反诈 防诈骗 网络安全 普法 社区"


def _ground(end: tuple[float, float] = (1, 0)) -> Paint:
    return linear((0, LIT), (0.35, C.ground), (1, C.deep), end=end)


#: A question mark's hook as one stroke, in a box of 100 × 176; its dot is the shield.
_HOOK = "M16 46C16 25 31 12 50 12C69 12 84 26 84 45C84 59 76 67 66 75C56 83 50 90 50 104L50 112"


def _mark(x: float, y: float, width: float, pins: str, line: Paint = C.line) -> list[Element]:
    """The question mark in a box of `width` × 1.76 of it, rings about the shield that is its dot."""
    u = width / 100
    side = 104 * u
    return [
        ornament(
            "shield",
            "shield",
            at(x + 50 * u - side / 2, y + 145 * u - side / 2, side, side, pins, ratio=True),
            YELLOW,
            YELLOW,
            C.ground,
            line,
            name="盾",
            rings=3,
            spread=0.25,
            sign=0,
        ),
        curve(
            "ask",
            at(x, y, width, 1.76 * width, pins, ratio=True),
            _HOOK,
            (100, 176),
            None,
            stroke=lined(25 * u, YELLOW),
            name="问号",
        ),
    ]


def _banner(length: float) -> Design:
    short, long = length < 5000, length > 12000
    left, right = (800, 300) if short else (1160, 360)
    slogan, sign = banner(
        styled(WHITE),
        SKY,
        left=left,
        right=right,
        key_words=YELLOW,
        way="left",
        length=length,
        size=430,
        gap=2.0 if long else 0.6,
        spread=0.34 if long else 0.22,
        sign_way="left",
    )
    hotline = text(
        "phone",
        at(
            length - right - 2300,
            562 if short else 548,
            2300,
            120 if not short else 96,
            "end scale",
            ratio=True,
        ),
        "{phone}",
        styled(YELLOW),
        84 if short else 104,
        "right",
        name="电话",
        fit=True,
        least=50,
        lines=1,
        tracking_em=0.02,
        needs="phone",
    )
    return design(
        length,
        700,
        page(
            _ground(),
            *_mark(200 if short else 340, -22, 404, "start scale"),
            slogan,
            sign,
            hotline,
        ),
    )


def _vertical() -> Design:
    return design(
        1200,
        6000,
        page(
            _ground((0, 1)),
            *_mark(120, -90, 960, "scale scale"),
            text(
                "slogan",
                at(120, 1760, 960, 3440, "scale scale"),
                "{slogan}",
                styled(WHITE),
                560,
                "left centre",
                name="标语",
                fit=True,
                least=84,
                lines=3,
                vertical=True,
                tracking_em=0.05,
                line_pitch_em=1.16,
                spans=(Span(words="{key_words}", fill=YELLOW),),
            ),
            text(
                "phone",
                at(120, 5320, 960, 210, "scale scale"),
                "{phone}",
                styled(YELLOW),
                190,
                "middle centre",
                name="电话",
                fit=True,
                least=80,
                lines=1,
                needs="phone",
            ),
            text(
                "sign",
                at(120, 5560, 960, 100, "scale scale"),
                "{sign}",
                styled(SKY, weight=700),
                74,
                "middle centre",
                name="署名",
                fit=True,
                least=34,
                lines=1,
                tracking_em=0.06,
                needs="sign",
            ),
        ),
    )


def _led() -> Design:
    w, h = px(1920, 1080)
    u = w / 1920
    night = Colors("led-night")
    return design(
        w,
        h,
        page(
            night.ground,
            *_mark(1270 * u, -30 * u, 600 * u, "end scale", night.line),
            text(
                "slogan",
                at(108 * u, 120 * u, 1080 * u, 620 * u, "both scale", ratio=True),
                "{slogan}",
                styled(night.words),
                262 * u,
                "left centre",
                name="标语",
                fit=True,
                least=44 * u,
                lines=4,
                tracking_em=0.01,
                line_pitch_em=1.12,
                spans=(Span(words="{key_words}", fill=night.key),),
            ),
            text(
                "phone",
                at(110 * u, 790 * u, 700 * u, 170 * u, "start scale", ratio=True),
                "{phone}",
                styled(night.key),
                150 * u,
                "left centre",
                name="电话",
                fit=True,
                least=60 * u,
                lines=1,
                needs="phone",
            ),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    unit = "青禾区反诈中心"
    return (
        template(
            "antifraud-shield-banner",
            "问号盾横幅",
            "一个大问号，它的一点是一面盾；要做的两件事是黄字",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
            fields(
                slogan="陌生来电多一问 转账之前慢一分",
                key_words="多一问 慢一分",
                phone="反诈专线 96110",
                sign=f"{unit}  宣",
            ),
            _banner(8000),
            _banner(4000),
            _banner(16000),
            safe=100,
        ),
        template(
            "antifraud-shield-vertical",
            "问号盾竖幅",
            "问号从楼顶垂下来，末了一点是盾，话接着往下排",
            "banner-vertical",
            _TOPICS,
            "1.2x6m 0.9x4m 0.7x3m",
            fields(
                slogan="来电多一问 转账慢一分", key_words="多一问 慢一分", phone="96110", sign=f"{unit}  宣"
            ),
            _vertical(),
        ),
        template(
            "antifraud-shield-led",
            "问号盾 LED",
            "屏右边一个大问号，点是一面发光的盾",
            "led",
            _TOPICS,
            "1920x1080px 1280x720px 3840x2160px",
            fields(slogan="多问一句 慢转一分", key_words="慢转一分", phone="96110"),
            _led(),
            safe=px(32, 0)[0],
            screen=True,
        ),
    )
