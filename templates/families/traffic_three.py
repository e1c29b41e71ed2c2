"""三秒路口, the other sheets: a road that is bent into a 3; the car waits three seconds, the walkers cross."""

from families._paths import bent, rect
from studio import (
    at,
    box,
    cmyk,
    curve,
    design,
    disc,
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
from postermaker.document.model import Cap, Element, Frame
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


#: The waiting car from above, its panes and its lamps, each in a box of its own; the poster's millimetres.
_CAR = (
    "M13.4 0L15.2 0C15.97 0 16.6 0.63 16.6 1.4L16.6 2.1L45 2.1C50.33 2.1 53 4.27 53 8.6L53 20.6C53 24.93 50.33 27.1 45 27.1"
    "L16.6 27.1L16.6 27.8C16.6 28.57 15.97 29.2 15.2 29.2L13.4 29.2C12.63 29.2 12 28.57 12 27.8L12 27.1L9 27.1"
    "C3 26.77 0 22.6 0 14.6C0 6.6 3 2.43 9 2.1L12 2.1L12 1.4C12 0.63 12.63 0 13.4 0Z"
)
_PANES = (
    "M9.6 3L9.6 18.6L2 20.4C0 14 0 7.6 2 1.2ZM36 2.2C37.33 7.93 37.33 13.67 36 19.4L30.6 18.2L30.6 3.4Z"
    "M11.4 0L29.4 0L27.6 2L12.6 2ZM12.6 19.6L27.6 19.6L29.4 21.6L11.4 21.6Z"
)
_LAMPS = (
    "M1 1.2C3.13 0.4 4.53 0 5.2 0L2.8 4.8C1.07 4.8 0.13 4.53 0 4Z"
    "M0 18.8C0.13 18.27 1.07 18 2.8 18L5.2 22.8C4.53 22.8 3.13 22.4 1 21.6Z"
)
#: Mother and child from above, hand in hand: feet, coats, heads, the child's yellow cap.
_WALKERS = (
    (BLACK, 102, 322.2, 6.5, 9.9), (BLACK, 111.5, 333.4, 6.5, 9.9), (BLACK, 82.2, 328.2, 4.7, 7.2),
    (BLACK, 89.1, 336.3, 4.7, 7.2), (RED, 98.1, 326.3, 23.8, 13.4), (BLACK, 104.6, 327.1, 10.8, 10.8),
    (RED, 79.4, 331.2, 17.2, 9.7), (YELLOW, 84.1, 331.7, 7.8, 7.8), (YELLOW, 84.9, 330.2, 6.2, 3.4),
    (RED, 87.2, 334.8, 1.6, 1.6),
)  # fmt: skip


def _crossroads(frame: Frame, u: float) -> list[Element]:
    """The 3 with its crossing, the waiting car and the walkers; lines are `u` mm for a unit of the box."""
    bars = "".join(rect(92, _FOOT - _BROAD / 2 + i * 2 * _BROAD / 11, 74, _BROAD / 11) for i in range(6))
    k = _BROAD / 72 * u  # the poster's road is 72 mm broad; its crossing begins at 74, 296

    def drawn(key: str, data: str, fill: Paint, name: str) -> Element:
        return curve(key, frame, data, _BOX, fill, name=name)

    def on(x: float, y: float, width: float, height: float) -> Frame:
        left, top = frame.x + 90 * u, frame.y + (_FOOT - _BROAD / 2) * u
        return at(left + (x - 74) * k, top + (y - 296) * k, width * k, height * k, "scale scale")

    arm = lined(3.2 * k, RED, cap=Cap.ROUND)
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
        curve("car", on(162, 298.4, 53, 29.2), _CAR, (53, 29.2), RED, name="车"),
        curve("panes", on(172, 302.2, 37.33, 21.6), _PANES, (37.33, 21.6), BLACK, name="车窗"),
        curve("lamps", on(163.2, 301.6, 5.2, 22.8), _LAMPS, (5.2, 22.8), YELLOW, name="车灯"),
        curve("arm", on(93, 327.6, 8, 7.4), "M8 4.4L4.4 0L0 7.4", (8, 7.4), None, stroke=arm, name="行人"),
        *(disc(f"walker{i}", on(*place), fill, name="行人") for i, (fill, *place) in enumerate(_WALKERS)),
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
            _text(f"point{i + 1}", at(x, 36, 208, 56, "scale scale"), 38, 22, "left top", f"要点{i + 1}"),
            _text(
                f"detail{i + 1}",
                at(x, 96, 200, 130, "scale scale"),
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
        ("有人在走", "等人走完，\n再慢慢起步。"),
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
