"""三秒路口, the other sheets: a road that is bent into a 3; the car waits three seconds, the walker crosses."""

from families._paths import bent, circle, rect, rounded
from studio import (
    at,
    box,
    cmyk,
    curve,
    design,
    field,
    fields,
    group,
    line,
    lined,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Frame
from postermaker.library.templates import Design, Template

BLACK, YELLOW, RED, WHITE = cmyk(60, 50, 50, 100), cmyk(0, 20, 95, 0), cmyk(0, 88, 90, 0), cmyk(0, 0, 0, 0)
_TOPICS = "交通 安全 文明 出行 礼让行人"
#: The road in a box of 570 × 530: upper, middle and lower arm, where they bend, breadth, the two radii.
_TOP, _MIDDLE, _FOOT, _BEND, _BROAD, _R1, _R2 = 88.0, 256.0, 468.0, 378.0, 100.0, 84.0, 106.0
_BOX = (570.0, 530.0)


def _half(x: float, y: float, r: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """A half circle to the right, from (x, y) down."""
    h = r * 0.5523
    return (x + h, y, x + r, y + r - h, x + r, y + r), (x + r, y + r + h, x + h, y + 2 * r, x, y + 2 * r)


def _road(start: float) -> str:
    """The way round, from the left edge back to x = `start`."""
    return bent(
        (-20, _TOP), (_BEND, _TOP), *_half(_BEND, _TOP, _R1), *_half(_BEND, _MIDDLE, _R2), (start, _FOOT)
    )


def _crossroads(frame: Frame, u: float) -> list[Element]:
    """The 3 with its crossing, the waiting car and the walker; lines are `u` mm for a unit of the box."""
    bars = "".join(rect(92, _FOOT - _BROAD / 2 + i * 2 * _BROAD / 11, 74, _BROAD / 11) for i in range(6))
    y = _FOOT - _BROAD / 4 - 2
    walker = "".join(circle(129 + dx, _FOOT + 4 + dy, r) for dx, dy, r in ((-6.2, -7.4, 5), (6.2, 6, 5)))

    def drawn(key: str, data: str, fill: Paint, name: str) -> Element:
        return curve(key, frame, data, _BOX, fill, name=name)

    return [
        curve("road", frame, _road(-20), _BOX, None, stroke=lined(_BROAD * u, BLACK), name="路"),
        drawn("stub", rect(_BEND - 92, _MIDDLE - _BROAD / 2, 100, _BROAD), BLACK, "路"),
        curve(
            "dashes",
            frame,
            _road(238),
            _BOX,
            None,
            stroke=lined(5 * u, WHITE, dash=(24 * u, 16 * u)),
            name="车道线",
        ),
        drawn("joint", rect(_BEND - 60, _MIDDLE - 9, 92, 18), BLACK, "路"),
        drawn("bars", bars, WHITE, "斑马线"),
        drawn("stop", rect(188, _FOOT - _BROAD / 2 + 6, 6, _BROAD / 2 - 9), WHITE, "停止线"),
        drawn("car", rounded(210, y - 17, 72, 34, 9), RED, "车"),
        drawn("panes", rounded(226, y - 14, 13, 28, 4) + rounded(260, y - 13, 9, 26, 3), BLACK, "车窗"),
        drawn("lamps", rect(212.5, y - 14.5, 3, 6) + rect(212.5, y + 8.5, 3, 6), YELLOW, "车灯"),
        drawn("feet", walker, BLACK, "行人"),
        drawn("coat", rounded(113.5, _FOOT - 4.6, 31, 17.2, 8.6), RED, "行人"),
        drawn("head", circle(129, _FOOT + 3.2, 6.6), BLACK, "行人"),
    ]


def _text(
    key: str,
    frame: Frame,
    size: float,
    least: float,
    way: str,
    name: str,
    lines: int = 1,
    weight: int = 900,
    pitch: float = 1.3,
) -> Element:
    return text(
        key,
        frame,
        f"{{{key}}}",
        styled(BLACK, weight=weight),
        size,
        way,
        name=name,
        fit=True,
        least=least,
        lines=lines,
        line_pitch_em=pitch,
        needs="" if key == "title" else key,
    )


def _counter(u: float, dy: float) -> list[Element]:
    """What stands in the opening of the 3."""
    return [
        box(
            "bar",
            at(36 * u, (dy + 180) * u, 60 * u, 4 * u, "scale scale"),
            BLACK,
            name="短线",
            needs="topic time",
        ),
        _text(
            "topic",
            at(35 * u, (dy + 200) * u, 238 * u, 32 * u, "scale scale"),
            25 * u,
            12 * u,
            "left centre",
            "主题",
        ),
        _text(
            "time",
            at(35 * u, (dy + 234) * u, 238 * u, 32 * u, "scale scale"),
            25 * u,
            12 * u,
            "left centre",
            "时间",
        ),
    ]


def _phone() -> Design:
    w, h = px(1080, 1920)
    p = w / 1080
    u = w / 570
    return design(
        w,
        h,
        page(
            YELLOW,
            *_crossroads(at(0, 70 * p, w, 530 * u, "scale scale"), u),
            *_counter(u, 37),
            _text(
                "title",
                at(60 * p, 1096 * p, 960 * p, 400 * p, "scale scale"),
                190 * p,
                40 * p,
                "left centre",
                "标题",
                3,
                pitch=1.06,
            ),
            line(
                "rule",
                at(68 * p, 1528 * p, 944 * p, 0, "scale scale"),
                4 * p,
                BLACK,
                name="线",
                needs="support sign",
            ),
            _text(
                "support",
                at(68 * p, 1548 * p, 944 * p, 60 * p, "scale scale"),
                44 * p,
                24 * p,
                "left centre",
                "副标题",
                weight=700,
            ),
            _text(
                "sign",
                at(68 * p, 1616 * p, 944 * p, 54 * p, "scale scale"),
                36 * p,
                20 * p,
                "left centre",
                "署名",
                weight=500,
            ),
        ),
    )


def _rollup() -> Design:
    u = 800 / 570
    points: list[Element] = []
    for i in range(3):
        x = i * 234
        points += [
            _text(f"point{i + 1}", at(x, 36, 222, 56, "scale scale"), 38, 22, "left top", f"要点{i + 1}"),
            _text(
                f"detail{i + 1}",
                at(x, 96, 216, 130, "scale scale"),
                26,
                18,
                "left top",
                f"要点{i + 1}说明",
                3,
                500,
                1.45,
            ),
        ]
    return design(
        800,
        2000,
        page(
            YELLOW,
            *_crossroads(at(0, 0, 800, 530 * u, "scale scale"), u),
            *_counter(u, 0),
            _text(
                "title", at(42, 800, 690, 560, "scale scale"), 236, 44, "left centre", "标题", 4, pitch=1.06
            ),
            group(
                "points",
                at(50, 1400, 700, 240, "scale scale"),
                line("rule", at(0, 0, 700, 0, "scale scale"), 3, BLACK, name="线"),
                *points,
                needs="point1 point2 point3",
                name="要点",
            ),
            _text("sign", at(50, 1700, 700, 48, "scale scale"), 34, 20, "left centre", "署名", weight=700),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family's tall sheets; its poster is `poster-a2`."""
    said = (
        ("看见斑马线", "提前松油门，\n在停止线前停稳。"),
        ("有人在走", "等行人走完整条线，\n再慢慢起步。"),
        ("走的人", "左右看一眼，\n不低头看手机。"),
    )
    points = {}
    for i, (head, detail) in enumerate(said, 1):
        points[f"point{i}"] = field(f"point{i}", f"要点{i}", head, max_chars=8)
        points[f"detail{i}"] = field(f"detail{i}", f"要点{i}说明", detail, max_chars=36)
    words = {"title": "停三秒，\n让一步。", "topic": "文明交通周", "time": "9.20–9.26"}
    unit = "青禾区文明交通办公室"
    return (
        template(
            "traffic-three-rollup",
            "三秒路口易拉宝",
            "一条弯成“3”的路占满上半截，车在等，人在走",
            "rollup",
            _TOPICS,
            "80x200cm 85x200cm 60x160cm",
            fields(**words, **points, sign=f"{unit}　举报与建议 12345"),
            _rollup(),
        ),
        template(
            "traffic-three-phone",
            "三秒路口手机海报",
            "手机上的同一个路口，等三秒",
            "phone",
            f"{_TOPICS} 转发",
            "1080x1920px 1080x2340px",
            fields(**words, support="看见斑马线，提前松油门", sign=unit),
            _phone(),
            screen=True,
        ),
    )
