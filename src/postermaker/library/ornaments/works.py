"""Works and plants: gears, a helmet, hazard bars, a tower crane."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import around, circle, joined, pierced, set_at
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, ink, whole


def gear_path(teeth: int, root: float = 0.8, hole: float = 0.36, tooth: float = 1.0) -> Path:
    """A gear of radius 1 about the origin, its hole cut through; `tooth` narrows the teeth."""
    points = []
    pitch = 360 / teeth
    for i in range(teeth):
        a = i * pitch
        for r, share in ((root, -0.29), (1.0, -0.19), (1.0, 0.19), (root, 0.29)):
            points.append(around(0, 0, r, a + share * tooth * pitch))
    return pierced(polygon(points), [circle(0, 0, hole)])


def _gear(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.0)
    teeth = sheet.count("teeth")
    r = box.width / 2
    body = gear_path(teeth, 1 - 1.9 / teeth if teeth > 9 else 0.79, sheet.number("hole"))
    spokes = [circle(*around(0, 0, (0.79 + sheet.number("hole")) / 2, 30 + i * 60), 0.085) for i in range(6)]
    lightened = sheet.count("lightened") and sheet.number("hole") < 0.5
    turned = set_at(body, *box.centre, r, sheet.number("turn"))
    yield sheet.filled(turned, sheet.paints[0])
    if lightened:
        yield sheet.filled(set_at(joined(spokes), *box.centre, r, sheet.number("turn")), sheet.paints[1])


def _meshed(direction: float, turn: float, teeth: int, other: int) -> float:
    """The turn of a wheel whose tooth stands in the gap of a wheel beside it, in degrees."""
    share = (direction - turn) * teeth / 360
    return direction + 180 + (share - 0.5) * 360 / other


#: Teeth of three wheels in mesh, and the directions from one to the next.
_TRAIN = ((16, 0), (11, 24), (8, -68))


def _train() -> list[Path]:
    """Three wheels; their radii go as their teeth, their turns as the mesh asks. A tooth's pitch is about 2."""
    wheels: list[Path] = []
    x = y = turn = 0.0
    for i, (teeth, direction) in enumerate(_TRAIN):
        if i:
            before = _TRAIN[i - 1][0]
            x, y = around(x, y, teeth + before, direction)
            turn = _meshed(direction, turn, before, teeth)
        outer = teeth + 1.6
        wheels.append(set_at(gear_path(teeth, (teeth - 1.9) / outer, 0.36, 0.8), x, y, outer, turn))
    return wheels


def _gears(sheet: Sheet) -> Iterator[Element]:
    wheels = _train()
    around_all = joined(wheels).box
    box = sheet.fitted(around_all.width / around_all.height)
    size = box.width / around_all.width
    for i, wheel in enumerate(wheels):
        placed = set_at(wheel, box.x - around_all.x * size, box.y - around_all.y * size, size)
        yield sheet.filled(placed, sheet.paints[i % 2])


def _helmet(sheet: Sheet) -> Iterator[Element]:
    shell, line, brim, shade = sheet.paints
    box = sheet.fitted(1.72)
    s = box.width / 1.3
    x, y = box.centre.x, box.bottom - s * 0.115

    def on(data: str) -> Path:
        return set_at(Path.parse(data), x, y, s)

    yield sheet.filled(on("M-0.5 0.02 C-0.52 -0.36 -0.3 -0.6 0 -0.6 C0.3 -0.6 0.52 -0.36 0.5 0.02 Z"), shell)
    yield sheet.filled(
        on(
            "M0.244 -0.538 C0.41 -0.443 0.514 -0.246 0.5 0.02 L0.37 0.02 C0.375 -0.22 0.34 -0.42 0.244 -0.538 Z"
        ),
        shade,
        0.22,
    )
    ribs = [on(f"M{s1 * 0.2} -0.5 C{s1 * 0.28} -0.36 {s1 * 0.305} -0.2 {s1 * 0.315} -0.03") for s1 in (-1, 1)]
    yield sheet.lined(joined(ribs), line, s * 0.02)
    yield sheet.filled(on("M-0.115 -0.61 C-0.13 -0.655 0.13 -0.655 0.115 -0.61 L0.13 0 L-0.13 0 Z"), line)
    yield sheet.filled(on("M-0.083 -0.605 C-0.07 -0.62 0.07 -0.62 0.083 -0.605 L0.096 0 L-0.096 0 Z"), shell)
    yield sheet.filled(
        on("M-0.6 0 C-0.3 -0.06 0.3 -0.06 0.6 0 C0.66 0.02 0.66 0.105 0.58 0.105 C0.3 0.06 -0.3 0.06 -0.58 0.105"
           " C-0.66 0.105 -0.66 0.02 -0.6 0 Z"),
        brim,
    )  # fmt: skip


def _hazard(sheet: Sheet) -> Iterator[Element]:
    ground, bar = sheet.paints
    upright = sheet.height > sheet.width
    w, h = max(sheet.width, sheet.height), min(sheet.width, sheet.height)
    pitch = w / max(1, min(400, round(w / (h * sheet.number("pitch")))))
    lean = h * sheet.number("slope")
    bars = [
        polygon([(x, h), (x + pitch / 2, h), (x + pitch / 2 + lean, 0), (x + lean, 0)])
        for x in (i * pitch for i in range(-math.ceil(lean / pitch) - 1, round(w / pitch) + 1))
    ]
    bars = [polygon(_cut(list(zip(b.coords[0::2], b.coords[1::2], strict=True)), 0, w)) for b in bars]
    path = joined(b for b in bars if len(b.verbs) > 3)
    if upright:
        path = Path(
            path.verbs,
            tuple(v for x, y in zip(path.coords[0::2], path.coords[1::2], strict=True) for v in (y, x)),
        )
    yield sheet.filled(rectangle(Box(0, 0, sheet.width, sheet.height)), ground)
    yield sheet.filled(path, bar)


def _cut(points: list[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """A polygon between two upright lines (Sutherland, Hodgman 1974)."""
    for side, at in ((1, low), (-1, high)):
        kept: list[tuple[float, float]] = []
        for (ax, ay), (bx, by) in zip(points, [*points[1:], *points[:1]], strict=True):
            inside, then = side * (ax - at) >= 0, side * (bx - at) >= 0
            if inside:
                kept.append((ax, ay))
            if inside != then:
                t = (at - ax) / (bx - ax)
                kept.append((at, ay + (by - ay) * t))
        points = kept
    return points if len(points) > 2 else [(0, 0)]


def _lattice(x: float, y: float, length: float, depth: float, cells: int) -> list[Path]:
    """Both chords and the zigzag of a level truss."""
    step = length / cells
    zigzag = [(x + i * step / 2, y + (depth if i % 2 else 0)) for i in range(2 * cells + 1)]
    return [
        polygon([(x, y), (x + length, y)], closed=False),
        polygon([(x, y + depth), (x + length, y + depth)], closed=False),
        polygon(zigzag, closed=False),
    ]


def _crane(sheet: Sheet) -> Iterator[Element]:
    paint, load = sheet.paints
    box = sheet.fitted(0.95)
    s = box.height
    line = s * 0.011
    left, top, mast = box.x + line, box.y + line, s * 0.06
    mx, jib = left + s * 0.24, top + s * 0.19
    frame = _lattice(left + s * 0.06, jib, box.width - s * 0.08, s * 0.045, 14)
    upright = _lattice(0, 0, s * 0.74, mast, 11)
    turned = [
        Path(
            p.verbs,
            tuple(
                v
                for a, b in zip(p.coords[0::2], p.coords[1::2], strict=True)
                for v in (mx + b, jib + s * 0.045 + a)
            ),
        )
        for p in upright
    ]
    peak = (mx + mast / 2, top + s * 0.02)
    end, tail = (left + box.width - s * 0.09, jib), (left + s * 0.07, jib)
    ties = [
        polygon([tail, peak, end], closed=False),
        polygon([(mx, jib), peak, (mx + mast, jib)], closed=False),
    ]
    hook_x = left + box.width * 0.74
    rope = polygon([(hook_x, jib + s * 0.045), (hook_x, jib + s * 0.33)], closed=False)
    yield sheet.lined(joined([*frame, *turned]), paint, line)
    yield sheet.lined(joined([*ties, rope]), paint, line * 0.7)
    yield sheet.filled(rectangle(Box(left + s * 0.06, jib + s * 0.05, s * 0.1, s * 0.085), s * 0.008), paint)
    yield sheet.filled(
        rectangle(Box(mx + mast * 0.95, jib + s * 0.055, s * 0.065, s * 0.075), s * 0.012), paint
    )
    yield sheet.filled(rectangle(Box(mx - mast * 0.55, box.bottom - s * 0.03, mast * 2.1, s * 0.03)), paint)
    sling = polygon(
        [(hook_x - s * 0.07, jib + s * 0.4), (hook_x, jib + s * 0.33), (hook_x + s * 0.07, jib + s * 0.4)],
        closed=False,
    )
    yield sheet.lined(sling, paint, line * 0.7)
    yield sheet.filled(rectangle(Box(hook_x - s * 0.085, jib + s * 0.4, s * 0.17, s * 0.06), s * 0.006), load)


_DARK = ink(65, 60, 60, 88)
KINDS = (
    Kind(
        "gear", "齿轮", _gear, (Slot("齿轮", _DARK), Slot("圆孔", ink(0, 18, 100))),
        (whole(6, 36, 12, "teeth", "齿数"), Parameter("hole", "孔", 0.1, 0.6, 0.32), whole(0, 1, 1, "lightened", "减重孔"),
         Parameter("turn", "转角", 0, 360, 0)),
        summary="一个齿轮，放大出血用",
    ),
    Kind("gears", "齿轮组", _gears, (Slot("一", _DARK), Slot("二", ink(0, 62, 100))), ratio=1.5, summary="三个咬合的齿轮"),
    Kind(
        "helmet", "安全帽", _helmet, (Slot("帽壳", ink(0, 0, 0)), Slot("线", _DARK), Slot("帽檐", _DARK), Slot("影", ink(60,
        50, 50, 30))),
        ratio=1.72, summary="下边可压在色带上",
    ),
    Kind(
        "hazard", "警戒斜纹", _hazard, (Slot("底", ink(0, 18, 100)), Slot("斜条", _DARK)),
        (Parameter("pitch", "条宽", 0.5, 6, 2), Parameter("slope", "斜度", -1.5, 1.5, 1)),
        ratio=12, summary="整条不断，不要超过版面 15%",
    ),
    Kind("tower-crane", "塔吊", _crane, (Slot("塔吊", _DARK), Slot("吊物", ink(0, 62, 100))), ratio=0.95, summary="工地塔吊剪影"),
)  # fmt: skip
