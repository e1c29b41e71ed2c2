"""The road: crossing bars, lane dashes, a cone, traffic lights."""

from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import circle, joined, sector
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, glowing, ink, mixed, seed, whole


def _crossing(sheet: Sheet) -> Iterator[Element]:
    h = sheet.height
    slope, shrink = sheet.number("slope") * h, sheet.number("shrink")
    count = sheet.count("bars")
    widths = [shrink**i for i in range(count)]
    gaps = [0.5 * (0.5 + 0.5 * shrink) ** i for i in range(count)]
    unit = (sheet.width - slope) / (sum(widths) + sum(gaps[:-1]))
    if unit <= 0:
        slope, unit = 0.0, sheet.width / (sum(widths) + sum(gaps[:-1]))
    bars, x = [], 0.0
    for width, gap in zip(widths, gaps, strict=True):
        bars.append(polygon([(x, h), (x + width * unit, h), (x + width * unit + slope, 0), (x + slope, 0)]))
        x += (width + gap) * unit
    yield sheet.filled(joined(bars), sheet.paints[0])


def _lane(sheet: Sheet) -> Iterator[Element]:
    w, h = sheet.width, sheet.height
    count = sheet.count("dashes")
    lean = min(h * 0.3, w / count * 0.2)
    pitch = (w - lean) / (count - 0.42)  # whole dashes, the last ends at the edge
    long = pitch * 0.58
    dashes = [
        polygon([(i * pitch, h), (i * pitch + long, h), (i * pitch + long + lean, 0), (i * pitch + lean, 0)])
        for i in range(count)
    ]
    yield sheet.filled(joined(dashes), sheet.paints[0])


def _speed(sheet: Sheet) -> Iterator[Element]:
    """Lines that thin out backwards, each with a sharp tail."""
    dice, count = Dice(sheet.number("seed")), sheet.count("lines")
    pitch = sheet.height / count
    lines = []
    for i in range(count):
        y, thick = (i + 0.5) * pitch, min(pitch, sheet.width * 0.3) * dice.between(0.16, 0.46)
        start = sheet.width * dice.between(0, 0.55)
        end = sheet.width * dice.between(0.8, 1) - thick / 2
        start = min(start, end - thick)
        r = thick / 2
        lines.append(Path("MLCCLZ", (start, y, end, y - r, end + r * 0.55, y - r, end + r, y - r * 0.55, end + r, y,
                                     end + r, y + r * 0.55, end + r * 0.55, y + r, end, y + r, start, y)))  # fmt: skip
    yield sheet.filled(joined(lines), sheet.paints[0])


def _cone(sheet: Sheet) -> Iterator[Element]:
    orange, white, foot, shade = sheet.paints
    box = sheet.fitted(0.82)
    s, x, top = box.height, box.centre.x, box.y
    tall = s * 0.9

    def half(t: float) -> float:
        return s * (0.055 + 0.225 * t)

    def slice_(a: float, b: float, left: float = -1.0) -> Path:
        ya, yb = top + tall * a, top + tall * b
        dip = s * 0.022
        return Path(
            "MCLCZ",
            (x + left * half(a), ya, x + left * half(a) * 0.5, ya + dip * (0.3 + a), x + half(a) * 0.5,
             ya + dip * (0.3 + a), x + half(a), ya,
             x + half(b), yb, x + half(b) * 0.5, yb + dip * (0.3 + b), x + left * half(b) * 0.5, yb + dip * (0.3 + b),
             x + left * half(b), yb),
        )  # fmt: skip

    slab = rectangle(Box(x - s * 0.41, top + tall * 0.975, s * 0.82, s * 0.122), s * 0.035)
    yield sheet.filled(slab, foot)
    yield sheet.filled(slice_(0, 1), orange)
    for a, b in ((0.24, 0.44), (0.62, 0.82)):
        yield sheet.filled(slice_(a, b), white)
    yield sheet.filled(slice_(0, 1, 0.3), shade, 0.16)


def _lights(sheet: Sheet) -> Iterator[Element]:
    case, *lamps = sheet.paints
    box = sheet.fitted(0.42)
    w, lit = box.width, sheet.count("lit")
    yield sheet.filled(rectangle(box, w * 0.3), case)
    pitch = box.height / 3.12
    for i, paint in enumerate(lamps):
        x, y, r = box.centre.x, box.y + box.height / 2 + (i - 1) * pitch, w * 0.34
        on = lit in (0, i + 1)
        dim = mixed(paint, case, 0.72)
        yield sheet.filled(
            circle(x, y, r),
            glowing(mixed(paint, ink(0, 0, 0), 0.3), paint, (0.42, 0.4), 0.6) if on else dim,
            own=True,
        )
        visor = sector(x, y, r * 1.22, r * 1.04, 196, 344)
        yield sheet.filled(visor, mixed(case, ink(0, 0, 0), 0.3))


_WHITE = ink(0, 0, 3)
KINDS = (
    Kind(
        "crossing", "斑马线", _crossing, (Slot("线", _WHITE),),
        (whole(2, 12, 6, "bars", "条数"), Parameter("slope", "斜度", 0, 1, 0.26), Parameter("shrink", "渐细", 0.4, 1, 0.62)),
        ratio=1.9, summary="一条比一条细，化成速度线",
    ),
    Kind("lane", "车道虚线", _lane, (Slot("线", ink(0, 15, 100)),), (whole(2, 80, 8, "dashes", "段数"),), lies=True, ratio=40,
    summary="整段不断，引向落款"),
    Kind(
        "speed", "速度线", _speed, (Slot("线", _WHITE),), (whole(2, 24, 7, "lines", "条数"), seed()),
        lies=True, ratio=2.4, summary="后尖前圆，表示快",
    ),
    Kind(
        "cone", "锥桶", _cone, (Slot("桶", ink(0, 72, 100)), Slot("白带", ink(0, 0, 0)), Slot("底座", ink(6, 84, 100, 14)),
        Slot("影", ink(60, 70, 70, 70))),
        ratio=0.82, summary="路锥一个",
    ),
    Kind(
        "traffic-light", "红绿灯", _lights, (Slot("灯箱", ink(72, 62, 58, 70)), Slot("红", ink(0, 94, 90)), Slot("黄",
        ink(0, 22, 96)), Slot("绿", ink(76, 0, 84))),
        (whole(0, 3, 1, "lit", "亮哪盏（0 全亮）"),), ratio=0.42, summary="红灯停，绿灯行",
    ),
)  # fmt: skip
