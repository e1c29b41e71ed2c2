"""Grounds: dots, halftone, stripes, a field of grain, a guilloche band."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import circle, joined, set_at, smooth
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, ink, running, whole

#: Dots of a ground: four curves each, so that a ground stays under 6,000 nodes.
_DOTS = 1150


def _grid(sheet: Sheet, pitch: float) -> Iterator[tuple[float, float]]:
    """Places on a hexagonal grid, whole dots only, centred in the frame."""
    columns, rows = max(1, int(sheet.width / pitch)), max(1, int(sheet.height / (pitch * 0.866)))
    left = (sheet.width - (columns - 1) * pitch) / 2
    top = (sheet.height - (rows - 1) * pitch * 0.866) / 2
    for row in range(rows):
        odd = row % 2
        for column in range(columns - odd):
            yield left + (column + 0.5 * odd) * pitch, top + row * pitch * 0.866


def _pitch(sheet: Sheet) -> float:
    wished = min(sheet.width, sheet.height) * sheet.number("pitch")
    return max(wished, math.sqrt(sheet.width * sheet.height / 0.866 / _DOTS))


def _dots(sheet: Sheet) -> Iterator[Element]:
    pitch = _pitch(sheet)
    r = pitch * sheet.number("dot") / 2
    yield sheet.filled(joined(circle(x, y, r) for x, y in _grid(sheet, pitch)), sheet.paints[0])


def _halftone(sheet: Sheet) -> Iterator[Element]:
    pitch = _pitch(sheet)
    fx, fy = sheet.number("x") * sheet.width, sheet.number("y") * sheet.height
    reach = sheet.number("reach") * max(sheet.width, sheet.height)
    dots = []
    for x, y in _grid(sheet, pitch):
        f = max(0.0, 1 - math.hypot(x - fx, y - fy) / reach) ** 1.4
        r = 0.56 * pitch * math.sqrt(f)
        if r > 0.035 * pitch:
            dots.append(circle(x, y, min(r, pitch * 0.56)))
    if dots:
        yield sheet.filled(joined(dots), sheet.paints[0])


def _stripes(sheet: Sheet) -> Iterator[Element]:
    count, share = sheet.count("count"), sheet.number("share")
    a = math.radians(sheet.number("angle"))
    reach = abs(sheet.width * math.sin(a)) + abs(sheet.height * math.cos(a))
    half = math.hypot(sheet.width, sheet.height)
    pitch = reach / count
    bars = []
    for i in range(count):
        y = -reach / 2 + (i + 0.5) * pitch
        bars.append(
            polygon(
                [
                    (-half, y - pitch * share / 2),
                    (half, y - pitch * share / 2),
                    (half, y + pitch * share / 2),
                    (-half, y + pitch * share / 2),
                ]
            )
        )
    yield sheet.filled(
        set_at(joined(bars), sheet.width / 2, sheet.height / 2, 1, sheet.number("angle")), sheet.paints[0]
    )


def _contours(sheet: Sheet) -> Iterator[Element]:
    """Lines like the heights on a map, out from a corner."""
    count = sheet.count("count")
    size = math.hypot(sheet.width, sheet.height)
    lines: list[Path] = []
    for i in range(1, count + 1):
        r = size * 1.05 * i / count
        points = []
        for t in evenly(15, -0.08, 1.08):
            b = t * math.pi / 2
            k = 1 + 0.11 * math.sin(3.2 * b + i * 0.16) + 0.05 * math.sin(7.1 * b - i * 0.3)
            points.append((r * k * math.cos(b), sheet.height - r * k * math.sin(b)))
        lines.append(smooth(points))
    yield sheet.lined(joined(lines), sheet.paints[0], min(sheet.width, sheet.height) * sheet.number("line"))


def _guilloche(sheet: Sheet) -> Iterator[Element]:
    """Crossing sine lines as on a certificate, whole waves only."""
    one, two = sheet.paints
    w, h, count = sheet.width, sheet.height, sheet.count("lines")
    line = h * sheet.number("line")
    waves = max(1, min(60, round(w / (h * 1.6))))
    swing = (h - line) / 2
    steps = min(waves * 10 + 1, 5400 // count)
    lines = []
    for k in range(count):
        shift = 2 * math.pi * k / count
        points = []
        for t in evenly(steps):
            a = 2 * math.pi * waves * t
            points.append(
                (
                    line / 2 + t * (w - line),
                    h / 2 + swing * (0.7 + 0.3 * math.cos(2 * a)) * math.sin(a + shift),
                )
            )
        lines.append(smooth(points))
    yield sheet.lined(joined(lines), running(one, two, (0, 0), (1, 0)), line)


def _rosette(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.0)
    petals, count = sheet.count("petals"), sheet.count("lines")
    line = box.width * sheet.number("line")
    r, deep = box.width / 2 - line, sheet.number("depth")
    steps = min(petals * 10, 5400 // count)
    curves = []
    for k in range(count):
        shift = 2 * math.pi * k / count
        points = []
        for i in range(steps):
            a = 2 * math.pi * i / steps
            far = r * (1 - deep / 2 + deep / 2 * math.cos(petals * a + shift))
            points.append((box.centre.x + far * math.cos(a), box.centre.y + far * math.sin(a)))
        curves.append(smooth(points, closed=True))
    path = Path("".join(c.verbs for c in curves), tuple(v for c in curves for v in c.coords))
    yield sheet.lined(path, sheet.paints[0], line)


_CYAN = ink(75, 12, 0)
_PITCH = Parameter("pitch", "点距", 0.02, 0.3, 0.07)
KINDS = (
    Kind("dots", "圆点底", _dots, (Slot("点", _CYAN),), (_PITCH, Parameter("dot", "点大小", 0.1, 0.9, 0.4)), ratio=1.8,
    summary="整点不切"),
    Kind(
        "halftone", "网点渐隐", _halftone, (Slot("点", _CYAN),),
        (Parameter("pitch", "点距", 0.02, 0.3, 0.055), Parameter("x", "中心左右", -0.5, 1.5, 0.75), Parameter("y",
         "中心上下", -0.5, 1.5, 0.27),
         Parameter("reach", "铺多远", 0.1, 2, 0.62)),
        clips=True, ratio=1.8, summary="从一点向外越来越小",
    ),
    Kind(
        "stripes", "斜条底", _stripes, (Slot("条", ink(92, 78, 5, 8)),),
        (whole(2, 60, 14, "count", "条数"), Parameter("angle", "角度", -90, 90, -35), Parameter("share", "条占比", 0.05,
         0.95, 0.5)),
        clips=True, ratio=1.8, summary="暗条，压字时对比不超过 1.5",
    ),
    Kind(
        "contours", "等高线", _contours, (Slot("线", _CYAN),), (whole(4, 40, 18, "count", "条数"), Parameter("line", "线粗",
        0.001, 0.02, 0.005)),
        clips=True, ratio=1.8, summary="从左下角一圈圈散开",
    ),
    Kind(
        "guilloche", "防伪花边", _guilloche, (Slot("线起", _CYAN), Slot("线止", ink(45, 0, 20))),
        (whole(3, 12, 8, "lines", "线数"), Parameter("line", "线粗", 0.005, 0.05, 0.014)), lies=True, ratio=8,
         summary="证书花边，整波不断",
    ),
    Kind(
        "rosette", "防伪团花", _rosette, (Slot("线", _CYAN),),
        (whole(5, 24, 12, "petals", "瓣数"), whole(2, 10, 6, "lines", "线数"), Parameter("depth", "深", 0.1, 0.9, 0.5),
         Parameter("line", "线粗", 0.001, 0.012, 0.004)),
        summary="证书底纹用，淡着用",
    ),
)  # fmt: skip
