"""Health and guarding: shield, mask, stethoscope, cross, heart, pulse."""

from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import circle, joined, set_at
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, across, ink, whole

#: A shield about the origin, half width 1 and half height 1.12.
SHIELD = Path.parse(
    "M0 -1.12 C0.3 -0.93 0.66 -0.82 1 -0.82 C1.02 0.12 0.76 0.76 0 1.12 C-0.76 0.76 -1.02 0.12 -1 -0.82"
    " C-0.66 -0.82 -0.3 -0.93 0 -1.12 Z"
)
_RIGHT = Path.parse("M0 -1.12 C0.3 -0.93 0.66 -0.82 1 -0.82 C1.02 0.12 0.76 0.76 0 1.12 Z")
_SIGNS = (
    Path.parse("M-0.5 0.02 L-0.16 0.36 L0.52 -0.36"),
    Path.parse("M0 -0.48 L0 0.48 M-0.48 0 L0.48 0"),
    Path.parse("M0 -0.5 L0 0.12 M0 0.46 L0 0.47"),
)


def _shield(sheet: Sheet) -> Iterator[Element]:
    light, dark, sign, halo = sheet.paints
    rings, spread = sheet.count("rings"), sheet.number("spread")
    box = sheet.fitted(0.9)
    outermost = (1 + spread) ** rings
    line = box.width * 0.012
    s = min((box.width - line) / 2 / 1.002, (box.height - line) / 2.24) / outermost
    x, y = box.centre
    for i in range(rings, 0, -1):
        yield sheet.lined(
            set_at(SHIELD, x, y, s * (1 + spread) ** i),
            halo,
            line * (1.1 - 0.6 * i / rings),
            0.72 - 0.6 * i / (rings + 0.3),
        )
    yield sheet.filled(set_at(SHIELD, x, y, s), light)
    yield sheet.filled(set_at(_RIGHT, x, y, s), dark)
    chosen = sheet.count("sign")
    if chosen:
        yield sheet.lined(set_at(_SIGNS[chosen - 1], x, y - 0.02 * s, s), sign, s * 0.2)


def _mask(sheet: Sheet) -> Iterator[Element]:
    cloth, edge, strap = sheet.paints
    box = sheet.fitted(1.75)
    s = box.width / 3.5
    x, y = box.centre

    def on(data: str) -> Path:
        return set_at(Path.parse(data), x, y, s)

    loops = [
        on(
            f"M{k} -0.5 C{k * 1.55} -0.68 {k * 1.68} -0.3 {k * 1.64} 0 C{k * 1.6} 0.34 {k * 1.36} 0.56 {k * 0.93} 0.46"
        )
        for k in (-1, 1)
    ]
    yield sheet.lined(joined(loops), strap, s * 0.075)
    body = on(
        "M-1.02 -0.56 C-0.6 -0.66 -0.3 -0.86 0 -0.86 C0.3 -0.86 0.6 -0.66 1.02 -0.56 C1.08 -0.54 1.1 -0.48 1.09 -0.4 L1.0 0.42"
        " C0.96 0.54 0.5 0.9 0 0.9 C-0.5 0.9 -0.96 0.54 -1.0 0.42 L-1.09 -0.4 C-1.1 -0.48 -1.08 -0.54 -1.02 -0.56 Z"
    )
    yield sheet.filled(body, cloth)
    pleats = []
    for i in range(3):
        half, side, middle = 0.9 - 0.06 * i, -0.16 + 0.26 * i, -0.04 + 0.29 * i
        pleats.append(on(f"M{-half} {side} C-0.4 {middle} 0.4 {middle} {half} {side}"))
    yield sheet.lined(joined(pleats), edge, s * 0.04)
    yield sheet.lined(
        on("M-0.4 -0.64 C-0.24 -0.72 -0.12 -0.745 0 -0.745 C0.12 -0.745 0.24 -0.72 0.4 -0.64"), edge, s * 0.05
    )


def _stethoscope(sheet: Sheet) -> Iterator[Element]:
    tube, metal, face = sheet.paints
    box = sheet.fitted(0.86)
    s = box.height

    def on(data: str) -> Path:
        return set_at(Path.parse(data), box.x, box.y, s)

    line = s * 0.038
    yield sheet.lined(
        on("M0.12 0.1 C0.05 0.36 0.12 0.52 0.27 0.54 C0.42 0.52 0.49 0.36 0.42 0.1"), tube, line
    )
    yield sheet.lined(on("M0.27 0.55 L0.27 0.7 C0.27 0.99 0.68 1.0 0.68 0.72 L0.68 0.52"), tube, line)
    yield sheet.lined(
        on("M0.125 0.09 C0.14 0.055 0.17 0.035 0.205 0.035 M0.415 0.09 C0.4 0.055 0.37 0.035 0.335 0.035"),
        metal,
        line * 0.72,
    )
    yield sheet.filled(
        joined([_disc(box.x, box.y, s, 0.215, 0.036, 0.029), _disc(box.x, box.y, s, 0.325, 0.036, 0.029)]),
        tube,
    )
    yield sheet.filled(_disc(box.x, box.y, s, 0.68, 0.41, 0.125), metal)
    yield sheet.filled(_disc(box.x, box.y, s, 0.68, 0.41, 0.09), face)
    yield sheet.filled(_disc(box.x, box.y, s, 0.68, 0.41, 0.035), metal)


def _disc(x: float, y: float, s: float, cx: float, cy: float, r: float) -> Path:
    """A disc given in shares of a size."""
    return circle(x + cx * s, y + cy * s, r * s)


def plus_path(arm: float = 0.36) -> Path:
    """A cross of half width 1 about the origin."""
    a = arm
    return polygon(
        [
            (-a, -1),
            (a, -1),
            (a, -a),
            (1, -a),
            (1, a),
            (a, a),
            (a, 1),
            (-a, 1),
            (-a, a),
            (-1, a),
            (-1, -a),
            (-a, -a),
        ]
    )


def _plus(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.0)
    r, edge = box.width / 2, sheet.number("echo")
    yield sheet.filled(set_at(plus_path(), *box.centre, r * (1 - edge)), sheet.paints[0])
    if edge > 0.02:
        line = r * 0.03
        yield sheet.lined(
            set_at(plus_path(0.36 * (1 - edge) + edge), *box.centre, r - line / 2),
            sheet.paints[1],
            line,
            sharp=True,
        )


HEART = Path.parse(
    "M0 0.92 C-0.42 0.58 -1 0.2 -1 -0.32 C-1 -0.68 -0.74 -0.92 -0.46 -0.92 C-0.24 -0.92 -0.08 -0.8 0 -0.62"
    " C0.08 -0.8 0.24 -0.92 0.46 -0.92 C0.74 -0.92 1 -0.68 1 -0.32 C1 0.2 0.42 0.58 0 0.92 Z"
)


def _heart(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.08)
    body = set_at(HEART, box.centre.x, box.centre.y, box.width / 2)
    yield sheet.filled(
        body,
        across(sheet.paints[0], sheet.paints[1], body, (box.x, box.y), (box.right, box.bottom)),
        own=True,
    )
    if sheet.count("shine"):
        shine = Path.parse("M-0.74 -0.2 C-0.8 -0.46 -0.62 -0.7 -0.42 -0.72")
        yield sheet.lined(set_at(shine, *box.centre, box.width / 2), ink(0, 0, 0), box.width * 0.045, 0.75)


def _pulse(sheet: Sheet) -> Iterator[Element]:
    w, h, beats = sheet.width, sheet.height, sheet.count("beats")
    line = min(h * sheet.number("line"), w / beats * 0.03)
    beat = [
        (0.0, 0.5),
        (0.3, 0.5),
        (0.36, 0.42),
        (0.42, 0.5),
        (0.47, 0.5),
        (0.5, 0.6),
        (0.57, 0.02),
        (0.64, 0.98),
        (0.69, 0.5),
        (0.76, 0.5),
        (0.82, 0.38),
        (0.88, 0.5),
    ]
    points = [
        ((i + t) / beats * (w - 2 * line) + line, line + v * (h - 2 * line))
        for i in range(beats)
        for t, v in beat
    ]
    points.append((w - line, h / 2))
    yield sheet.lined(polygon(points, closed=False), sheet.paints[0], line)


_TEAL, _MINT = ink(88, 30, 50, 4), ink(24, 0, 14)
KINDS = (
    Kind(
        "shield", "盾牌", _shield, (Slot("左面", ink(0, 10, 92)), Slot("右面", ink(0, 30, 96)), Slot("记号", ink(100, 92,
        20, 30)), Slot("外圈", ink(75, 10, 0))),
        (whole(0, 6, 3, "rings", "外圈数"), Parameter("spread", "圈距", 0.08, 0.4, 0.2), whole(0, 3, 1, "sign",
         "记号（0 无 1 勾 2 十字 3 叹号）")),
        ratio=0.9, summary="向外发圈的盾",
    ),
    Kind("mask", "口罩", _mask, (Slot("布", _MINT), Slot("褶", ink(66, 10, 34)), Slot("带", ink(0, 0, 0))), ratio=1.75,
    summary="口罩一只"),
    Kind("stethoscope", "听诊器", _stethoscope, (Slot("管", ink(92, 48, 62, 38)), Slot("金属", ink(24, 14, 14)),
    Slot("听头", ink(0, 0, 0))), ratio=0.86, summary="听诊器"),
    Kind("plus", "十字", _plus, (Slot("面", ink(0, 0, 0)), Slot("外线", _MINT)), (Parameter("echo", "外线", 0, 0.4, 0.16),),
    summary="医护十字，取一角放大"),
    Kind("heart", "爱心", _heart, (Slot("亮", ink(0, 74, 60)), Slot("暗", ink(4, 96, 80))), (whole(0, 1, 1, "shine",
    "高光"),), ratio=1.08, summary="一颗心"),
    Kind(
        "pulse", "心电线", _pulse, (Slot("线", ink(0, 0, 0)),), (whole(1, 12, 2, "beats", "跳几下"), Parameter("line",
        "线粗", 0.01, 0.12, 0.035)),
        ratio=4, summary="一条心电线",
    ),
)  # fmt: skip
