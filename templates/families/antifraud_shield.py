"""问号盾: a shield with a question mark sends rings and dots across the night; the two things to do are yellow."""

from studio import (
    Colors,
    at,
    banner,
    cmyk,
    design,
    fields,
    linear,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Frame, Span
from postermaker.library.templates import Design, Template

C = Colors("guard-blue")
YELLOW, WHITE, SKY, LIT = C.key, C.words, cmyk(35, 5, 0, 0), cmyk(98, 82, 0, 0)
_TOPICS = "反诈 防诈骗 网络安全 普法 社区"


def _ground(end: tuple[float, float] = (1, 0)) -> Paint:
    return linear((0, LIT), (0.35, C.ground), (1, C.deep), end=end)


def _shield(frame: Frame, ask: float) -> list[Element]:
    """The shield with its rings in a frame; `ask` is the size of its mark."""
    w, h = frame.width, frame.height
    return [
        ornament(
            "shield",
            "shield",
            frame,
            YELLOW,
            YELLOW,
            C.ground,
            C.line,
            name="盾",
            rings=4,
            spread=0.22,
            sign=0,
        ),
        text(
            "ask",
            Frame(
                x=frame.x + w * 0.25,
                y=frame.y + h * 0.25,
                width=w * 0.5,
                height=h * 0.5,
                across=frame.across,
                down=frame.down,
                keep_ratio=frame.keep_ratio,
            ),
            "?",
            styled(C.ground),
            ask,
            "middle centre",
            name="问号",
        ),
    ]


def _dots(frame: Frame, x: float, y: float, reach: float, pitch: float) -> Element:
    return ornament(
        "dots",
        "halftone",
        frame,
        cmyk(85, 45, 0, 0),
        name="网点",
        opacity=0.7,
        pitch=pitch,
        x=x,
        y=y,
        reach=reach,
    )


def _banner(length: float) -> Design:
    short, long = length < 5000, length > 12000
    left, right = (960, 300) if short else (1370, 360)
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
    middle, wide = (430 if short else 600), 640
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
            _dots(
                at(0, 0, left + 250, 700, "start scale", ratio=True), middle / (left + 250), 0.5, 0.5, 0.063
            ),
            *_shield(
                at(middle - wide, 350 - wide * 0.98, 2 * wide, 2 * wide, "start scale", ratio=True),
                360,
            ),
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
            _dots(at(0, 0, 1200, 2200, "scale scale"), 0.5, 0.36, 0.62, 0.05),
            *_shield(at(-500, -300, 2200, 2200, "scale scale"), 640),
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
            ornament(
                "dots",
                "halftone",
                at(960 * u, 0, 960 * u, h, "end scale", ratio=True),
                night.second,
                name="网点",
                pitch=0.05,
                x=0.83,
                y=0.5,
                reach=0.72,
            ),
            *_shield(at(980 * u, -260 * u, 1560 * u, 1560 * u, "end scale", ratio=True), 430 * u),
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
            "盾上是一个问号，向外发圈发点；要做的两件事是黄字",
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
            "盾挂在上头，话排在下头，号码在脚上",
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
            "屏右边半面发光的盾，左边两句话",
            "led",
            _TOPICS,
            "1920x1080px 1280x720px 3840x2160px",
            fields(slogan="多问一句 慢转一分", key_words="慢转一分", phone="96110"),
            _led(),
            safe=px(32, 0)[0],
            screen=True,
        ),
    )
