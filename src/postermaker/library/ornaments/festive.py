"""Lanterns, balloons, fireworks, pennants, confetti."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import (
    around,
    circle,
    joined,
    oval,
    quadratic,
    set_at,
    smooth,
    tapered,
)
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import (
    Kind,
    Parameter,
    Sheet,
    Slot,
    evenly,
    faded,
    glowing,
    ink,
    mixed,
    seed,
    whole,
)
from postermaker.library.ornaments.scatter import scattered


def _lantern(sheet: Sheet) -> Iterator[Element]:
    body, edge, gold, light = sheet.paints
    box = sheet.fitted(0.62)
    w, x = box.width, box.centre.x
    bw, bh = w * 0.98, w * 0.8
    top = box.y + box.height * 0.16
    y, cap = top + bh / 2, w * 0.055
    yield sheet.lined(polygon([(x, box.y + w * 0.01), (x, top - cap)], closed=False), gold, w * 0.014)
    yield sheet.filled(oval(x, y, bw / 2, bh / 2), glowing(light, body, (0.5, 0.55), 0.42), own=True)
    yield sheet.filled(
        oval(x, y, bw / 2, bh / 2), glowing(faded(edge, 0), edge, (0.5, 0.5), 0.56), 0.55, own=True
    )
    ribs = sheet.count("ribs")
    ellipses = [
        oval(x, y, bw / 2 * math.sin(math.pi / 2 * (i + 0.5) / (ribs - 0.5)), bh / 2) for i in range(ribs)
    ]
    yield sheet.lined(joined(ellipses), gold, w * 0.008, 0.8)
    for at in (top - cap * 0.75, top + bh - cap * 0.45):
        yield sheet.filled(rectangle(Box(x - w * 0.21, at, w * 0.42, cap * 1.2), cap * 0.3), gold)
    start = top + bh + cap * 0.75
    end = box.bottom - w * 0.02
    knot = start + w * 0.07
    yield sheet.filled(circle(x, knot - w * 0.02, w * 0.045), gold)
    lines = [
        polygon(
            [(x + i * w * 0.012, knot + w * 0.02), (x + i * w * 0.021, end - abs(i) * w * 0.012)],
            closed=False,
        )
        for i in range(-4, 5)
    ]
    yield sheet.lined(joined(lines), body, w * 0.013)
    yield sheet.filled(rectangle(Box(x - w * 0.058, knot + w * 0.012, w * 0.116, w * 0.035), w * 0.012), gold)


def _balloon(x: float, y: float, r: float) -> tuple[Path, Path, Path]:
    """Body, knot and shine of a balloon about its middle."""
    k = 0.5523 * r
    body = Path(
        "MCCCCZ",
        (x, y - 1.12 * r, x + k, y - 1.12 * r, x + r, y - k * 1.1, x + r, y - 0.08 * r,
         x + r, y + 0.5 * r, x + 0.42 * r, y + 1.02 * r, x, y + 1.2 * r,
         x - 0.42 * r, y + 1.02 * r, x - r, y + 0.5 * r, x - r, y - 0.08 * r,
         x - r, y - k * 1.1, x - k, y - 1.12 * r, x, y - 1.12 * r),
    )  # fmt: skip
    knot = polygon([(x, y + 1.14 * r), (x + 0.12 * r, y + 1.34 * r), (x - 0.12 * r, y + 1.34 * r)])
    shine = tapered(
        [around(x, y - 0.1 * r, r * 0.72, a) for a in evenly(7, 192, 262)],
        [r * v for v in (0.02, 0.1, 0.15, 0.16, 0.15, 0.1, 0.02)],
    )
    return body, knot, shine


#: Which colour each balloon has: none beside its like.
_COLOURED = (0, 1, 2, 3, 1, 2, 1)


def _balloons(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(0.8)
    count, *colors = sheet.count("count"), *sheet.paints[:4]
    w, r = box.width, box.width * (0.2 if sheet.count("count") > 1 else 0.34)
    plan = [(0.5, 0.36), (0.24, 0.3), (0.76, 0.27), (0.38, 0.2), (0.64, 0.5), (0.2, 0.52), (0.54, 0.19)][
        :count
    ]
    if count == 1:
        plan = [(0.5, 0.34)]
    tie = (box.x + w * 0.5, box.bottom - w * 0.02)
    order = sorted(enumerate(plan), key=lambda p: -p[0])
    strings = [
        quadratic(
            (box.x + px * w, box.y + py * box.height + 1.3 * r),
            (box.x + w * (0.5 + (px - 0.5) * 0.1), box.y + box.height * 0.7),
            tie,
        )
        for _, (px, py) in order
    ]
    yield sheet.lined(joined(strings), sheet.paints[4], w * 0.006)
    for i, (px, py) in order:
        body, knot, shine = _balloon(box.x + px * w, box.y + py * box.height, r)
        paint = colors[_COLOURED[i]]
        yield sheet.filled(joined([body, knot]), paint)
        yield sheet.filled(
            _belly(box.x + px * w, box.y + py * box.height, r), mixed(paint, ink(60, 100, 60, 30), 0.35), 0.28
        )
        yield sheet.filled(shine, ink(0, 0, 0), 0.75)


def _belly(x: float, y: float, r: float) -> Path:
    """The shaded crescent at a balloon's lower right, its outer edge the balloon's own."""
    shade = Path.parse("M1 -0.08 C1 0.5 0.42 1.02 0 1.2 C0.36 0.82 0.7 0.42 1 -0.08 Z")
    return set_at(shade, x, y, r)


def _burst(x: float, y: float, r: float, dice: Dice, rays: int) -> tuple[list[Path], list[Path]]:
    """Trails that grow outwards and the sparks at their ends."""
    trails, sparks = [], []
    for ring, share in enumerate((1.0, 0.66, 0.36)):
        count = max(6, round(rays * share))
        for i in range(count):
            a = (i + 0.5 * (ring % 2)) * 360 / count + dice.between(-2.5, 2.5)
            far = r * share * dice.between(0.88, 1)
            near = far * (0.5 if ring == 0 else 0.42)
            droop = r * 0.05 * share
            straight = [around(x, y, near + (far - near) * t, a) for t in evenly(4)]
            points = [(px, py + droop * t * t) for (px, py), t in zip(straight, evenly(4), strict=True)]
            trails.append(tapered(points, [r * 0.003, r * 0.009, r * 0.014, r * 0.02]))
            sparks.append(circle(*points[-1], r * (0.026 if i % 2 else 0.017)))
    return trails, sparks


def _fireworks(sheet: Sheet) -> Iterator[Element]:
    dice, count = Dice(sheet.number("seed")), sheet.count("count")
    size = min(sheet.width, sheet.height) * sheet.number("size") / 2 * min(1.0, 1.7 / math.sqrt(count))
    places = scattered(dice, sheet.width, sheet.height, count, size)
    rays = min(sheet.count("rays"), 620 // (3 * count))
    for i, (x, y) in enumerate(places):
        r = size * (1 if i == 0 else dice.between(0.45, 0.8))
        trails, sparks = _burst(x, y, r, dice, max(8, rays))
        yield sheet.filled(joined(trails), sheet.paints[i % 2])
        yield sheet.filled(joined(sparks), sheet.paints[2])


def _pennants(sheet: Sheet) -> Iterator[Element]:
    h, count, sag = sheet.height, sheet.count("count"), sheet.number("sag")
    pitch = sheet.width / count
    line = min(h * 0.014, pitch * 0.05)
    w = sheet.width - line
    tall = min(h * (1 - sag) * 0.92, pitch * 1.25)

    def cord(t: float) -> tuple[float, float]:
        return line / 2 + t * w, h * 0.02 + (h * 0.98 - tall) * min(1, sag / 0.3, w / h) * 4 * t * (1 - t)

    yield sheet.lined(smooth([cord(t) for t in evenly(25)]), sheet.paints[4], line)
    for i in range(count):
        a, b = cord((i + 0.12) / count), cord((i + 0.88) / count)
        middle = cord((i + 0.5) / count)
        yield sheet.filled(polygon([a, b, (middle[0], middle[1] + tall)]), sheet.paints[i % 4])


def _confetti(sheet: Sheet) -> Iterator[Element]:
    dice = Dice(sheet.number("seed"))
    size = min(sheet.width, sheet.height) * sheet.number("size")
    groups: list[list[Path]] = [[], [], [], []]
    for i, (x, y) in enumerate(scattered(dice, sheet.width, sheet.height, sheet.count("count"))):
        turn, s = dice.between(0, 360), size * dice.between(0.6, 1)
        bits = [
            rectangle(Box(-0.5, -0.22, 1, 0.44)), circle(0, 0, 0.3), polygon([(-0.45, 0.35), (0.45, 0.35), (0, -0.45)]),
            tapered([(u - 0.9, 0.22 * math.sin(5 * u)) for u in evenly(9, 0, 1.8)], [0.05, *[0.17] * 7, 0.05]),
        ]  # fmt: skip
        groups[i % 4].append(set_at(bits[int(dice.share() * 4)], x, y, s, turn))
    for paint, group in zip(sheet.paints, groups, strict=True):
        if group:
            yield sheet.filled(joined(group), paint)


_PARTY = (
    Slot("一", ink(0, 86, 84)),
    Slot("二", ink(0, 22, 90)),
    Slot("三", ink(80, 30, 0)),
    Slot("四", ink(60, 0, 62)),
)
KINDS = (
    Kind(
        "lantern", "灯笼", _lantern,
        (Slot("灯身", ink(0, 94, 96)), Slot("边影", ink(18, 100, 100, 30)), Slot("金", ink(2, 26, 82)), Slot("灯光", ink(0,
         52, 92))),
        (whole(2, 6, 4, "ribs", "骨数"),), ratio=0.62, summary="从上边挂下来，大小错开，不要左右对称",
    ),
    Kind(
        "balloons", "气球", _balloons, (*_PARTY, Slot("线", ink(20, 20, 25, 10))), (whole(1, 7, 5, "count", "个数"),),
        ratio=0.8, summary="一束气球",
    ),
    Kind(
        "fireworks", "烟花", _fireworks, (Slot("一", ink(0, 20, 84)), Slot("二", ink(0, 55, 90)), Slot("火星", ink(0, 4, 36))),
        (whole(1, 6, 3, "count", "几朵"), whole(12, 60, 32, "rays", "条数"), Parameter("size", "最大的", 0.3, 1, 0.86), seed(4)),
        clips=True, ratio=1.8, summary="一大几小",
    ),
    Kind(
        "pennants", "彩旗", _pennants, (*_PARTY, Slot("绳", ink(30, 40, 50, 20))),
        (whole(3, 60, 11, "count", "面数"), Parameter("sag", "垂度", 0, 0.6, 0.3)),
        ratio=4.5, summary="一根绳上的三角旗",
    ),
    Kind(
        "confetti", "彩屑", _confetti, _PARTY,
        (whole(4, 160, 60, "count", "片数"), Parameter("size", "大小", 0.01, 0.15, 0.05), seed(2)),
        clips=True, ratio=1.8, summary="纸片和纸带",
    ),
)  # fmt: skip
