"""Water: swelling waves, wave scales, giant rings, a drop, ripples."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import (
    Points,
    arc,
    around,
    circle,
    joined,
    onwards,
    oval,
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
    ink,
    mixed,
    running,
    seed,
    through,
    whole,
)

#: Points a wave length: enough for its overtone.
_POINTS = 9


def _crest(sheet: Sheet, y: float, rise: float, length: float, phase: float) -> Points:
    count = max(8, math.ceil((sheet.width * 1.04) / length * _POINTS))
    points = []
    for t in evenly(count, -0.02, 1.02):
        a = 2 * math.pi * t * sheet.width / length + phase
        points.append((t * sheet.width, y + rise * (math.sin(a) + 0.35 * math.sin(1.7 * a + 1.3 * phase))))
    return points


def _waves(sheet: Sheet) -> Iterator[Element]:
    far, middle, near, line = sheet.paints
    dice, layers, h = Dice(sheet.number("seed")), sheet.count("layers"), sheet.height
    length = max(sheet.number("length") * h, sheet.width / 24)
    rise = sheet.number("rise") * h
    for i, t in enumerate(evenly(layers)):
        y = h * (0.16 + 0.72 * t) + rise * 0.4
        own, phase = length * dice.between(0.85, 1.15), i * 2.2 + dice.between(0, 1.2)
        swell = rise * (1 - 0.35 * t)
        crest = _crest(sheet, y, swell, own, phase)
        foot = polygon([(sheet.width * 1.02, h * 1.02), (-0.02 * sheet.width, h * 1.02)], closed=False)
        yield sheet.filled(
            onwards(smooth(crest), foot),
            through(far, middle, near, t),
        )
        for j in range(1, sheet.count("lines") + 1):
            contour = _crest(sheet, y + j * h * 0.021, swell * (1 - j * 0.07), own, phase)
            yield sheet.lined(smooth(contour), line, h * 0.0034, 0.5 - j * 0.1)


def _shown(r: float, ring: float, neighbours: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The angles between which a ring about the origin is not covered by discs of radius r in front of it."""
    steps = 360
    free = [
        all((ring * math.cos(a) - x) ** 2 + (ring * math.sin(a) - y) ** 2 > r * r for x, y in neighbours)
        for a in (math.radians(-270 + i) for i in range(steps + 1))
    ]
    spans, start = [], None
    for i, open_ in enumerate([*free, False]):
        if open_ and start is None:
            start = i
        elif not open_ and start is not None:
            if i - start > 1:
                spans.append((start - 270.5, i - 270.5))
            start = None
    return spans


def _wave_scales(sheet: Sheet) -> Iterator[Element]:
    ground, outer, inner = sheet.paints
    r = sheet.height / sheet.number("rows") * 2
    rings = sheet.count("rings")
    r = max(r, math.sqrt(sheet.width * sheet.height * rings / 1150))  # a limit to the nodes
    columns = max(1, round(sheet.width / (2 * r)))
    r = sheet.width / columns / 2  # whole scales over the width
    front = [(-r, r / 2), (r, r / 2), (0.0, r)]
    arcs = {
        i: [arc(0, 0, r * (1 - i / rings), *s) for s in _shown(r, r * (1 - i / rings), front)]
        for i in range(rings)
    }
    outers: list[Path] = []
    inners: list[Path] = []
    for row in range(math.ceil(sheet.height / (r / 2)) + 2):
        for column in range(-1, columns + 1):
            x, y = (2 * column + 1 + row % 2) * r, row * r / 2
            outers += [set_at(each, x, y) for each in arcs[0]]
            inners += [set_at(each, x, y) for i in range(1, rings) for each in arcs[i]]
    frame = polygon([(0, 0), (sheet.width, 0), (sheet.width, sheet.height), (0, sheet.height)])
    yield sheet.filled(frame, ground)
    yield sheet.lined(joined(inners), inner, r * 0.042, sharp=True)
    yield sheet.lined(joined(outers), outer, r * 0.032)


def _giant_scales(sheet: Sheet) -> Iterator[Element]:
    near, far, inner, outer = sheet.paints
    h, count, rings = sheet.height, sheet.count("count"), sheet.count("rings")
    size = sheet.number("size") * h
    plan = [(1.58, 1.28, 0.86), (0.78, 1.12, 1.0), (-0.16, 0.66, 0.84), (1.06, 1.24, 0.7), (0.36, 1.3, 0.8)][
        -count:
    ]
    for i, (x, y, share) in enumerate(plan):
        r, cx, cy = size * share, x * size * 0.93 + size * 0.1, h * y if y < 1 else h + (y - 1) * size
        t = i / max(1, len(plan) - 1)
        yield sheet.filled(circle(cx, cy, r), mixed(far, near, t))
        circles = [circle(cx, cy, r * (1 - k / rings) - r * 0.014) for k in range(1, rings)]
        yield sheet.lined(joined(circles), inner, r * 0.03)
        yield sheet.lined(circle(cx, cy, r - r * 0.01), outer, r * 0.018)


def drop_path(r: float) -> Path:
    """A drop of radius r about its belly's middle, its tip 2.1 r above."""
    k = 0.5523 * r
    return Path(
        "MCCCCZ",
        (0, -2.1 * r, 0.3 * r, -1.34 * r, r, -0.78 * r, r, 0, r, k, k, r, 0, r,
         -k, r, -r, k, -r, 0, -r, -0.78 * r, -0.3 * r, -1.34 * r, 0, -2.1 * r),
    )  # fmt: skip


def _drop(sheet: Sheet) -> Iterator[Element]:
    rings, spread = sheet.count("rings"), sheet.number("spread")
    outermost = 1 + spread * rings
    box = sheet.fitted(2 / 3.1 * 1.0)
    line = box.width * 0.008
    r = (min(box.width, box.height / 1.55) / 2 - line) / outermost
    x, y = box.centre.x, box.y + box.height / 2 + 0.55 * r * outermost
    top, foot, halo, shine = sheet.paints
    for i in range(rings, 0, -1):
        grown = 1 + spread * i
        yield sheet.lined(
            set_at(drop_path(r * grown), x, y),
            halo,
            line * (1.2 - 0.5 * i / rings),
            max(0.12, 0.85 - 0.72 * i / (rings + 0.5)),
        )
    yield sheet.filled(set_at(drop_path(r), x, y), running(top, foot), own=True)
    bow = [around(x, y, r * 0.72, a) for a in evenly(9, 96, 182)]
    crescent = tapered(bow, [r * 0.15 * math.sin(math.pi * t) ** 0.7 + r * 0.004 for t in evenly(9)])
    yield sheet.filled(crescent, shine, 0.8)


def _ripples(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1 / sheet.number("tilt"))
    count = sheet.count("rings")
    for i in range(count, 0, -1):
        t = i / count
        width = box.height * 0.05 * (1.15 - 0.7 * t)
        rx, ry = (box.width / 2 - box.height * 0.05) * t, (box.height / 2 - box.height * 0.05) * t
        yield sheet.lined(oval(*box.centre, rx, ry), sheet.paints[0], width, max(0.15, 1 - 0.85 * t + 0.1))


KINDS = (
    Kind(
        "waves", "叠浪", _waves, (Slot("远浪", ink(40, 2, 6)), Slot("中浪", ink(84, 38, 0)), Slot("近浪", ink(100, 86, 22,
        24)), Slot("水线", ink(0, 0, 0))),
        (whole(1, 7, 5, "layers", "层数"), Parameter("length", "浪长", 0.6, 6, 2.2), Parameter("rise", "浪高", 0.01, 0.2, 0.075),
         whole(0, 4, 3, "lines", "水线数"), seed()),
        clips=True, ratio=1.8, summary="由远到近一层深一层，浪尖下有水线",
    ),
    Kind(
        "wave-scales", "海水纹", _wave_scales,
        (Slot("底", ink(2, 100, 100, 4)), Slot("外圈", ink(0, 30, 84)), Slot("内圈", ink(18, 100, 100, 26))),
        (Parameter("rows", "行数", 2, 40, 9), whole(2, 8, 5, "rings", "圈数")),
        clips=True, ratio=1.8, summary="一排压一排的半圆水波，左右都是整个",
    ),
    Kind(
        "giant-scales", "巨浪纹", _giant_scales,
        (Slot("前", ink(6, 100, 100, 6)), Slot("后", ink(14, 100, 100, 18)), Slot("内圈", ink(26, 100, 100, 30)),
         Slot("外圈", ink(5, 28, 82))),
        (whole(1, 5, 4, "count", "几个"), whole(2, 9, 6, "rings", "圈数"), Parameter("size", "大小", 0.2, 1.2, 0.56)),
        clips=True, ratio=2, summary="从左下角出血的大圆浪；右端翻转用",
    ),
    Kind(
        "drop", "水滴", _drop,
        (Slot("上", ink(48, 0, 4)), Slot("下", ink(95, 50, 0)), Slot("外圈", ink(70, 15, 0)), Slot("高光", ink(0, 0, 0))),
        (whole(0, 8, 4, "rings", "外圈数"), Parameter("spread", "圈距", 0.08, 0.4, 0.2)),
        ratio=0.66, summary="一滴水和它向外的波",
    ),
    Kind(
        "ripples", "涟漪", _ripples, (Slot("线", ink(70, 14, 4)),),
        (whole(1, 10, 4, "rings", "圈数"), Parameter("tilt", "扁", 0.1, 1, 0.26)),
        ratio=3.8, summary="水面上的圈",
    ),
)  # fmt: skip
