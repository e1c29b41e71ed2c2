"""路牌: a guide sign of the road; the slogan is the place it leads to, a giant arrow says which way."""

from families._paths import bent
from studio import (
    Colors,
    at,
    box,
    curve,
    design,
    field,
    fields,
    lined,
    page,
    styled,
    template,
    text,
)

from postermaker.document.model import Element, Frame, Span
from postermaker.library.templates import Design, Template

C = Colors("traffic-blue")
BLUE, DEEP, YELLOW, WHITE = C.ground, C.deep, C.accent, C.words
_TOPICS = "交通 出行 指路 文明 停车 通用"


def _board(frame: Frame, inset: float, stroke: float, radius: float) -> Element:
    """The white line that every road sign has, inside its edge."""
    inner = at(
        frame.x + inset, frame.y + inset, frame.width - 2 * inset, frame.height - 2 * inset, "both both"
    )
    return box("border", inner, None, radius=radius, stroke=lined(stroke, WHITE), name="白边")


def _arrow(width: float, height: float, bend: float = 0.0) -> str:
    """A road that comes from the foot and bends to the right, its head at the upper right; the shaft a quarter wide."""
    shaft, head = width * 0.24, width * 0.34
    mid = (bend or height) * 0.3  # a long shaft bends as a short one does
    r = shaft * 1.5
    k = 0.5523
    top, low, neck = mid - shaft / 2, mid + shaft / 2, width - head
    outer, inner = r + shaft / 2, r - shaft / 2
    x = width * 0.06
    return bent(
        (x, height),
        (x, top + outer), (x, top + outer * (1 - k), x + outer * (1 - k), top, x + outer, top),
        (neck, top), (neck, mid - shaft * 1.15), (width, mid), (neck, mid + shaft * 1.15), (neck, low),
        (x + outer, low), (x + outer - inner * k, low, x + shaft, low + inner * (1 - k), x + shaft, low + inner),
        (x + shaft, height),
        closed=True,
    )  # fmt: skip


def _poster() -> Design:
    return design(
        420,
        594,
        page(
            BLUE,
            curve(
                "arrow",
                at(46, 196, 330, 404, "scale scale"),
                _arrow(330, 404),
                (330, 404),
                WHITE,
                name="箭头",
            ),
            _board(at(0, 0, 420, 594), 12, 4, 20),
            text(
                "title",
                at(36, 36, 348, 170, "scale scale"),
                "{title}",
                styled(WHITE),
                100,
                "left top",
                name="标题",
                fit=True,
                least=18,
                lines=5,
                tracking_em=0.01,
                line_pitch_em=1.1,
                spans=(Span(words="{key_words}", fill=YELLOW),),
            ),
            text(
                "support",
                at(206, 424, 178, 34, "scale scale"),
                "{support}",
                styled(YELLOW),
                26,
                "left top",
                name="副标题",
                fit=True,
                least=10,
                lines=1,
                line_pitch_em=1.2,
                needs="support",
            ),
            text(
                "body",
                at(206, 470, 178, 74, "scale scale"),
                "{body}",
                styled(WHITE, weight=500),
                9.4,
                "left top",
                name="正文",
                fit=True,
                least=6,
                lines=6,
                line_pitch_em=1.5,
                needs="body",
            ),
            text(
                "sign",
                at(206, 551, 178, 13, "scale scale"),
                "{sign}",
                styled(WHITE, weight=700),
                9,
                "left",
                name="署名",
                fit=True,
                least=5,
                lines=1,
                needs="sign",
            ),
        ),
    )


def _banner(length: float) -> Design:
    short = length < 5000
    left, right = (930, 300) if short else (1240, 460)
    return design(
        length,
        700,
        page(
            BLUE,
            curve(
                "arrow",
                at(140, 90, 640, 700, "start scale", ratio=True),
                _arrow(640, 700),
                (640, 700),
                WHITE,
                name="箭头",
            ),
            box(
                "border",
                at(26, 26, length - 52, 648, "both scale", ratio=True),
                None,
                radius=70,
                stroke=lined(16, WHITE),
                name="白边",
            ),
            text(
                "slogan",
                at(left, 76, length - left - right, 440, "both scale", ratio=True),
                "{slogan}",
                styled(WHITE),
                410,
                "left",
                name="标语",
                fit=True,
                least=84,
                lines=2,
                tracking_em=0.035,
                max_tracking_em=0.25,
                gap_em=0.6,
                line_pitch_em=1.13,
                spans=(Span(words="{key_words}", fill=YELLOW),),
                takes="sign",
            ),
            text(
                "sign",
                at(left, 546, length - left - right, 74, "both scale", ratio=True),
                "{sign}",
                styled(YELLOW, weight=700),
                58,
                "left",
                name="署名",
                fit=True,
                least=32,
                lines=1,
                tracking_em=0.08,
                needs="sign",
            ),
        ),
    )


def _points() -> list[Element]:
    """Three things to do, beside the shaft."""
    points: list[Element] = []
    for i in range(3):
        y = 1180 + i * 168
        points += [
            text(
                f"point{i + 1}",
                at(336, y - 4, 400, 72, "scale scale"),
                f"{{point{i + 1}}}",
                styled(WHITE),
                60,
                "left centre",
                name=f"要点{i + 1}",
                fit=True,
                least=30,
                lines=1,
                needs=f"point{i + 1}",
            ),
            text(
                f"detail{i + 1}",
                at(337, y + 80, 400, 50, "scale scale"),
                f"{{detail{i + 1}}}",
                styled(WHITE, weight=500),
                36,
                "left top",
                name=f"要点{i + 1}说明",
                fit=True,
                least=22,
                lines=1,
                needs=f"detail{i + 1}",
            ),
        ]
    return points


def _rollup() -> Design:
    """The sign on its post: the lowest 200 mm hold ground only."""
    points = _points()
    return design(
        800,
        2000,
        page(
            DEEP,
            box("plate", at(28, 56, 744, 1050, "scale scale"), BLUE, radius=46, name="牌面"),
            curve(
                "arrow",
                at(120, 520, 560, 1490, "scale scale"),
                _arrow(560, 1490, 586),
                (560, 1490),
                WHITE,
                name="箭头",
            ),
            box(
                "border",
                at(46, 74, 708, 1014, "scale scale"),
                None,
                radius=34,
                stroke=lined(9, WHITE),
                name="白边",
            ),
            text(
                "title",
                at(84, 118, 632, 386, "scale scale"),
                "{title}",
                styled(WHITE),
                210,
                "left top",
                name="标题",
                fit=True,
                least=30,
                lines=6,
                line_pitch_em=1.1,
                spans=(Span(words="{key_words}", fill=YELLOW),),
            ),
            text(
                "support",
                at(336, 884, 370, 130, "scale scale"),
                "{support}",
                styled(YELLOW),
                56,
                "left top",
                name="副标题",
                fit=True,
                least=24,
                lines=2,
                line_pitch_em=1.2,
                needs="support",
            ),
            *points,
            text(
                "sign",
                at(337, 1696, 400, 44, "scale scale"),
                "{sign}",
                styled(WHITE, weight=700),
                32,
                "left",
                name="署名",
                fit=True,
                least=20,
                lines=1,
                needs="sign",
            ),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    unit = "青禾区文明交通办公室"
    said = (
        ("停在黄线里", "家长车走东门，放下就走"),
        ("走右侧车门", "孩子下车先看后面"),
        ("牵手过马路", "左右看，不低头"),
    )
    points = {}
    for number, (head, detail) in enumerate(said, 1):
        points[f"point{number}"] = field(f"point{number}", f"要点{number}", head, max_chars=10)
        points[f"detail{number}"] = field(f"detail{number}", f"要点{number}说明", detail, max_chars=24)
    return (
        template(
            "traffic-sign-poster",
            "路牌海报",
            "一句话做成一块指路牌，大箭头告诉你往哪儿走",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(
                title="慢一点\n到家",
                key_words="到家",
                support="饭还热着",
                body="看见斑马线先松油门\n转弯多看一眼盲区\n困了进服务区打个盹",
                sign=unit,
            ),
            _poster(),
        ),
        template(
            "traffic-sign-banner",
            "路牌横幅",
            "横幅是一块长路牌，箭头从左边拐进来",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m",
            fields(slogan="守住每一盏灯 走稳每一段路", key_words="走稳每一段路", sign=f"{unit}  宣"),
            _banner(8000),
            _banner(4000),
            safe=100,
        ),
        template(
            "traffic-sign-rollup",
            "路牌易拉宝",
            "立在门口的一块指路牌，箭头的路一直铺到地上",
            "rollup",
            _TOPICS,
            "80x200cm 85x200cm 60x160cm",
            fields(
                title="放学\n接娃", key_words="接娃", support="即停即走", **points, sign="云溪小学　青禾交警"
            ),
            _rollup(),
        ),
    )
