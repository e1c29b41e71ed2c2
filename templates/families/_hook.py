"""The parts of the campaign 甜话带钩: a bubble whose tail is a fish hook, the number, the title, the foot."""

from families._paths import bent, straight
from studio import at, box, cmyk, curve, group, line, styled, text

from postermaker.color import Paint
from postermaker.document.model import Element, Frame, Span

INDIGO, LEMON, BLUE = cmyk(100, 92, 22, 22), cmyk(4, 4, 88, 0), cmyk(78, 56, 0, 0)
WHITE, PALE, CORAL = cmyk(0, 0, 0, 0), cmyk(10, 6, 0, 0), cmyk(0, 92, 80, 6)
TOPICS = "反诈 防诈骗 网络安全 社区 校园 养老"


def hook(x: float, y: float, height: float, drop: float, side: int) -> str:
    """The tail of a bubble of `height` whose foot is at (x, y): a tapering line, a half circle, a barb."""
    half, r, down = height * 0.0575, height * 0.30, y + drop
    k, out, inn = 0.5523, r + half, r - half
    centre = x + side * r
    point = x + side * 2 * r
    s = side
    neck = [
        (x - height * 0.2, y - 1),
        (x + height * 0.2, y - 1),
        (x + half, y + height * 0.3),
        (x - half, y + height * 0.3),
    ]
    # both figures run the same way round, or their overlap would be a hole
    return straight(neck[::-s]) + bent(
        (x - s * half, y),
        (x - s * half, down),
        (x - s * half, down + out * k, centre - s * out * k, down + out, centre, down + out),
        (centre + s * out * k, down + out, point + s * half, down + out * k, point + s * half, down),
        (point + s * half, down - height * 0.42),
        (point - s * height * 0.21, down - height * 0.1),
        (point - s * half, down - height * 0.1),
        (point - s * half, down),
        (point - s * half, down + inn * k, centre + s * inn * k, down + inn, centre, down + inn),
        (centre - s * inn * k, down + inn, x + s * half, down + inn * k, x + s * half, down),
        (x + s * half, y),
        closed=True,
    )


def bubble(
    number: int,
    x: float,
    y: float,
    width: float,
    drop: float,
    tail: float = 0.32,
    side: int = -1,
    *,
    fill: Paint = LEMON,
    ink: Paint = INDIGO,
    pins: str = "scale scale",
    ratio: bool = False,
) -> Element:
    """A bubble of its field `lure…`; the hook hangs `drop` below it. Without words it stays: an empty promise."""
    height = width * 0.42
    tall = height + drop + height * 0.36
    data = hook(width * tail, height, height, drop, side)
    key = f"lure{number}"
    return group(
        key,
        at(x, y, width, tall, pins, ratio=ratio),
        box(
            f"shape{number}", at(0, 0, width, height, "scale scale"), fill, radius=height * 0.34, name="气泡"
        ),
        curve(f"hook{number}", at(0, 0, width, tall, "scale scale"), data, (width, tall), fill, name="鱼钩"),
        text(
            f"words{number}",
            at(width * 0.08, height * 0.1, width * 0.84, height * 0.8, "scale scale"),
            f"{{{key}}}",
            styled(ink),
            width * 0.22,
            "middle centre",
            name="甜话",
            fit=True,
            least=width * 0.09,
            lines=1,
            needs=key,
        ),
        name="甜话气泡",
    )


def hotline(
    x: float, y: float, height: float, paint: Paint = LEMON, pins: str = "scale scale"
) -> list[Element]:
    """The number and what it is for, 1 : 0.36."""
    return [
        text(
            "phone",
            at(x, y, height * 3.15, height * 1.1, pins),
            "{phone}",
            styled(paint),
            height,
            "left centre",
            name="电话",
            fit=True,
            least=height * 0.4,
            lines=1,
            tracking_em=-0.01,
            needs="phone",
        ),
    ]


def title(
    frame: Frame, size: float, least: float, lines: int = 5, way: str = "left foot", fill: Paint = WHITE
) -> Element:
    return text(
        "title",
        frame,
        "{title}",
        styled(fill),
        size,
        way,
        name="标题",
        fit=True,
        least=least,
        lines=lines,
        tracking_em=-0.01,
        line_pitch_em=1.08,
        spans=(Span(words="{key_words}", fill=LEMON),),
    )


def foot(x: float, y: float, width: float, height: float) -> list[Element]:
    """Rule, number, sender and what to do."""
    return [
        line(
            "rule",
            at(x, y, width, 0, "scale scale"),
            height * 0.045,
            WHITE,
            name="线",
            needs="phone sign support",
        ),
        *hotline(x, y + height * 0.42, height),
        text(
            "sign",
            at(x + width * 0.45, y + height * 0.44, width * 0.55, height * 0.48, "scale scale"),
            "{sign}",
            styled(WHITE, weight=700),
            height * 0.38,
            "right centre",
            name="署名",
            fit=True,
            least=height * 0.18,
            lines=1,
            needs="sign",
        ),
        text(
            "support",
            at(x + width * 0.45, y + height * 0.98, width * 0.55, height * 0.46, "scale scale"),
            "{support}",
            styled(WHITE, weight=500),
            height * 0.36,
            "right centre",
            name="副标题",
            fit=True,
            least=height * 0.18,
            lines=1,
            needs="support",
        ),
    ]
