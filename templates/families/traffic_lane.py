"""车道: what is printed is the road itself; crossing bars turn into speed lines, lane dashes lead to the signature."""

from families._paths import straight
from msgspec.structs import replace
from studio import (
    NARROW,
    Colors,
    at,
    banner,
    box,
    curve,
    design,
    fields,
    linear,
    ornament,
    page,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Frame, Span, TextStyle
from postermaker.library.templates import Design, Template

C, NIGHT = Colors("asphalt"), Colors("led-night")
YELLOW, WHITE = C.key, C.words
_TOPICS = "交通 出行 礼让行人 一盔一带 驾驶"


def _road() -> Paint:
    return linear((0, C.second), (1, C.deep))


def _bars(height: float, first: float, slope: float = 0.26, *, foot: float = 0.0) -> str:
    """Crossing bars from the left end on, or upwards from a `foot`, each 0.56 of the one before, the gaps 0.86."""
    found, x, bar, gap = "", -0.8 * first, first, first / 2
    for _ in range(6):
        lean = height * slope
        corners = [(x, height), (x + bar, height), (x + bar + lean, 0), (x + lean, 0)]
        found += straight([(height - b, foot - a) for a, b in corners] if foot else corners)
        x += bar + gap
        bar, gap = bar * 0.56, gap * 0.86
    return found


def _crossing(width: float, height: float, near: float, far: float, bars: int) -> str:
    """A crossing seen along the road: bars that run together towards the upper end; `near` and `far` are their breadths."""
    found = ""
    for i in range(bars):
        at_foot = (i - (bars - 1) / 2) * near * 1.8 + width / 2
        at_top = (i - (bars - 1) / 2) * far * 1.8 + width / 2
        found += straight(
            [
                (at_foot - near / 2, height),
                (at_foot + near / 2, height),
                (at_top + far / 2, 0),
                (at_top - far / 2, 0),
            ]
        )
    return found


def _lane(frame: Frame, dashes: int, paint: Paint = YELLOW) -> Element:
    return ornament("lane", "lane", frame, paint, name="车道线", dashes=dashes)


def _look(paint: Paint = WHITE) -> TextStyle:
    """The narrow oblique face: it leans as what moves does."""
    return styled(paint, NARROW, 400)


def _banner(length: float, first: float, left: float, right: float, dashes: int, gap: float) -> Design:
    slogan, sign = banner(
        _look(),
        WHITE,
        left=left,
        right=right,
        key_words=YELLOW,
        way="right",
        length=length,
        size=486,
        gap=gap,
        tracking=0.045,
        spread=0.3,
    )
    data = _bars(682, first)
    end = length - right
    return design(
        length,
        700,
        page(
            _road(),
            curve(
                "bars",
                at(0, 18, 1400, 682, "start scale", ratio=True),
                data,
                (1400, 682),
                WHITE,
                name="斑马线",
            ),
            box("edge", at(0, 0, length, 18, "both scale"), YELLOW, name="边线"),
            replace(slogan, takes=""),  # the lane stands in the signature's strip
            _lane(at(left, 602, end - left - 1500, 18, "both scale", ratio=True), dashes),
            sign,
        ),
    )


def _poster() -> Design:
    return design(
        420,
        594,
        page(
            linear((0, C.deep), (1, C.second), end=(0, 1)),
            curve(
                "crossing",
                at(-190, 372, 700, 228, "scale scale"),
                _crossing(700, 228, 100, 40, 7),
                (700, 228),
                WHITE,
                name="斑马线",
            ),
            box("edge", at(-5, -5, 430, 15, "scale scale"), YELLOW, name="边线"),
            text(
                "topic",
                at(26, 26, 368, 17, "scale scale"),
                "{topic}",
                styled(WHITE, weight=700),
                13,
                "left",
                name="主题",
                fit=True,
                least=7,
                lines=1,
                needs="topic",
            ),
            text(
                "title",
                at(22, 62, 376, 252, "scale scale"),
                "{title}",
                _look(),
                136,
                "left centre",
                name="标题",
                fit=True,
                least=24,
                lines=4,
                tracking_em=0.02,
                line_pitch_em=1.06,
                spans=(Span(words="{key_words}", fill=YELLOW),),
            ),
            _lane(at(26, 330, 190, 7, "scale scale"), 5),
            text(
                "sign",
                at(226, 325, 168, 17, "scale scale"),
                "{sign}",
                styled(WHITE, weight=700),
                11,
                "right",
                name="署名",
                fit=True,
                least=5,
                lines=1,
                needs="sign",
            ),
        ),
    )


def _column(width: float, height: float, top: float, foot: float, em: float) -> Design:
    """Upright cloth: bars rise from the foot and thin out under a column of words."""
    return design(
        width,
        height,
        page(
            linear((0, C.deep), (1, C.second), end=(0, 1)),
            curve(
                "bars",
                at(0, 0, width, height, "scale scale"),
                _bars(width, (height * 0.31 - width * 0.26) / 3.6, foot=height),
                (width, height),
                WHITE,
                name="斑马线",
            ),
            box("edge", at(0, 0, width * 0.03, height, "scale scale"), YELLOW, name="边线"),
            text(
                "slogan",
                at(width * 0.14, top, width * 0.74, foot - top, "scale scale"),
                "{slogan}",
                _look(),
                em,
                "left centre",
                name="标语",
                fit=True,
                least=em * 0.1,
                lines=2 if height > 4 * width else 4,
                vertical=True,
                tracking_em=0.03,
                line_pitch_em=1.08,
                spans=(Span(words="{key_words}", fill=YELLOW),),
                takes="sign",
            ),
            text(
                "sign",
                at(width * 0.1, foot + height * 0.02, width * 0.8, max(50.0, height * 0.02), "scale scale"),
                "{sign}",
                styled(WHITE, weight=700),
                max(42.0, height * 0.0125),
                "middle",
                name="署名",
                fit=True,
                least=height * 0.007,
                lines=1,
                tracking_em=0.06,
                needs="sign",
            ),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    unit = "青禾区公安交警大队"
    return (
        template(
            "traffic-lane-banner",
            "车道横幅",
            "横幅就是路：斑马线化成速度线，车道虚线一段段引到署名",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
            fields(slogan="礼让一步 平安一程 畅通一城", key_words="礼让一步", sign=f"{unit}  宣"),
            _banner(8000, 330, 1500, 460, 13, 0.8),
            _banner(4000, 230, 1080, 300, 5, 0.6),
            _banner(16000, 330, 2400, 900, 22, 2.0),
            safe=100,
        ),
        template(
            "traffic-lane-poster",
            "车道海报",
            "站在路口往前看，斑马线一直铺到字脚下",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(title="先看\n后行", key_words="先看", topic="全国交通安全日　12·2", sign=unit),
            _poster(),
        ),
        template(
            "traffic-lane-vertical",
            "车道竖幅",
            "斑马线从幅脚往上，越走越细，走到字下面",
            "banner-vertical",
            _TOPICS,
            "0.9x4m 1.2x6m 0.7x3m",
            fields(slogan="别抢 绿灯还会来", key_words="别抢", sign=f"{unit}  宣"),
            _column(1200, 6000, 360, 3920, 760),
        ),
        template(
            "traffic-lane-lamp",
            "车道道旗",
            "灯杆上的一段路，一句短话竖着走",
            "lamp-banner",
            _TOPICS,
            "0.6x1.8m 0.5x1.5m 0.75x1.5m",
            fields(slogan="慢一点 都到家", key_words="慢一点", sign="青禾交警"),
            _column(600, 1800, 150, 1140, 330),
        ),
    )
