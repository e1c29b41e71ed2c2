"""Sprigs, foliage of cut paper, ears of wheat, a laurel, grass."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path
from postermaker.library.ornaments.curves import around, joined, leaf, rib, set_at, tapered
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import (
    Kind,
    Parameter,
    Sheet,
    Slot,
    evenly,
    ink,
    mixed,
    seed,
    whole,
)


def sprig_paths(pairs: int, width: float, bend: float) -> tuple[Path, Path, Path]:
    """Leaves, ribs and stem of a sprig of length 1 from the origin along x."""
    leaves, ribs = [], []

    def at(t: float) -> tuple[float, float, float]:
        return 0.8 * t, bend * t * t * 0.5, math.degrees(math.atan2(bend * t, 0.8))

    for i in range(pairs):
        t = 0.12 + 0.78 * i / max(1, pairs - 1)
        x, y, turn = at(t)
        length = 0.36 - 0.2 * abs(t - 0.42)
        for side in (-1, 1):
            lean = turn + side * (54 - 24 * t)
            leaves.append(set_at(leaf(1, width, side * 0.05), x, y, length, lean))
            ribs.append(set_at(rib(1, side * 0.05), x, y, length, lean))
    x, y, turn = at(0.97)
    leaves.append(set_at(leaf(1, width), x, y, 0.23, turn))
    ribs.append(set_at(rib(1), x, y, 0.23, turn))
    points = [at(t)[:2] for t in evenly(7, 0, 1)]
    stem = tapered(points, [0.02 - 0.012 * t for t in evenly(7)])
    return joined(leaves), joined(ribs), stem


def _sprig(sheet: Sheet) -> Iterator[Element]:
    green, vein = sheet.paints
    bend = sheet.number("bend")
    leaves, ribs, stem = sprig_paths(
        sheet.count("pairs"), min(sheet.number("width"), 1.5 / sheet.count("pairs")), bend
    )
    body = joined([leaves, stem]).box
    box = sheet.fitted(body.width / body.height)
    size = box.width / body.width
    x, y = box.x - body.x * size, box.y - body.y * size
    yield sheet.filled(set_at(joined([leaves, stem]), x, y, size), green)
    yield sheet.lined(set_at(ribs, x, y, size), vein, size * 0.006, 0.85)


#: Sprigs that grow from the lower left corner: foot, length, direction, pairs, which green.
_GROWTH = (
    (0.06, 1.1, 1.18, -61, 6, 1), (-0.2, 0.86, 1.2, -24, 6, 0), (0.52, 1.1, 0.82, -36, 5, 2), (-0.14, 0.34, 0.8, -6, 5, 2),
    (0.34, 1.14, 0.7, -88, 5, 0),
)  # fmt: skip


def _foliage(sheet: Sheet) -> Iterator[Element]:
    greens, (shade, vein) = sheet.paints[:3], sheet.paints[3:5]
    size = min(sheet.height, sheet.width)
    drop = size * 0.016
    for fx, fy, length, turn, pairs, green in _GROWTH[: sheet.count("count")][::-1]:
        leaves, ribs, stem = sprig_paths(pairs, 0.25, -0.1)
        x, y, n = fx * size, sheet.height + (fy - 1) * size, length * size * 0.9
        body = joined([leaves, stem])
        yield sheet.filled(set_at(body, x + drop * 0.7, y + drop, n, turn), shade, 0.2)
        yield sheet.filled(set_at(body, x, y, n, turn), greens[green])
        yield sheet.lined(set_at(ribs, x, y, n, turn), vein if green != 2 else greens[0], n * 0.006, 0.75)


def _ear(pairs: int, bend: float) -> tuple[Path, Path, Path]:
    """Grains, awns and stem of an ear of wheat of length 1 from the origin upwards."""
    steps = pairs + 6
    stem: list[tuple[float, float, float]] = []
    x = y = 0.0
    for i in range(steps + 1):
        turn = -90 + bend * 46 * (i / steps) ** 1.5
        stem.append((x, y, turn))
        x, y = around(x, y, 1 / steps, turn)
    grains, awns = [], []
    for i, (px, py, turn) in enumerate(stem[6:-1], 6):
        length = 0.122 - 0.045 * (i / steps - 0.4)
        for side in (-1, 1):
            bx, by = around(px, py, 0.008, turn + side * 90)
            grains.append(set_at(leaf(1, 0.165, -side * 0.1), bx, by, length, turn + side * 27))
            awns.append(
                set_at(
                    tapered([(0, 0), (0.5, side * 0.01), (1, side * 0.05)], [0.016, 0.011, 0.002]),
                    bx,
                    by,
                    0.25,
                    turn + side * 15,
                )
            )
    px, py, turn = stem[-1]
    grains.append(set_at(leaf(1, 0.2), *stem[-2][:2], 0.11, turn))
    points = [(a, b) for a, b, _ in stem]
    return joined(grains), joined(awns), tapered(points, [0.014 - 0.006 * t for t in evenly(len(points))])


def _wheat(sheet: Sheet) -> Iterator[Element]:
    count, bend = sheet.count("ears"), sheet.number("bend")
    grain, line, leafy = sheet.paints
    plan = ((0.5, 1.0, 1.0), (0.3, 0.82, 0.75), (0.72, 0.9, 1.25), (0.14, 0.64, 0.6), (0.88, 0.7, 1.4))[
        :count
    ]
    for x, size, lean in reversed(plan):
        grains, awns, stem = _ear(12, bend * lean)
        body = joined([grains, awns, stem]).box
        room = sheet.width * (1 if count == 1 else 1.1 / count + 0.24)
        k = min(sheet.height / body.height, room / body.width) * size * 0.99
        left = (x if count > 1 else 0.5) * (sheet.width - body.width * k) - body.x * k
        foot = sheet.height - body.bottom * k
        yield sheet.filled(set_at(awns, left, foot, k), line)
        yield sheet.filled(set_at(stem, left, foot, k), line)
        yield sheet.filled(set_at(grains, left, foot, k), mixed(grain, leafy, 1 - size))


def _laurel(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.0)
    count, r = sheet.count("leaves"), box.width * 0.37
    x, y = box.centre.x, box.centre.y
    opening = sheet.number("opening")
    leaves, stems = [], []
    for side in (-1, 1):
        angles = evenly(count, 90 + 8, 270 - opening / 2)
        for i, a in enumerate(angles):
            a = a if side < 0 else 180 - a
            px, py = around(x, y, r, a)
            size = r * 0.46 * (1 - 0.35 * i / count)
            along = a + 90 if side < 0 else a - 90
            for lean in (-34, 30):
                leaves.append(set_at(leaf(1, 0.2), px, py, size, along + lean * -side))
            if i == count - 1:
                leaves.append(set_at(leaf(1, 0.2), px, py, size * 1.05, along))
        bow = [around(x, y, r, a if side < 0 else 180 - a) for a in evenly(16, 84, 270 - opening / 2)]
        stems.append(tapered(bow, [r * 0.022 * (1 - 0.6 * t) for t in evenly(16)]))
    yield sheet.filled(joined(leaves), sheet.paints[0])
    yield sheet.filled(joined(stems), sheet.paints[1])


def _grass(sheet: Sheet) -> Iterator[Element]:
    dice, w, h = Dice(sheet.number("seed")), sheet.width, sheet.height
    far, near = sheet.paints
    pitch = max(h * 0.11 / sheet.number("density"), w / 260)
    for layer, paint in enumerate((far, near)):
        blades = []
        count = math.ceil(w / pitch)
        for i in range(count + 1):
            x = (i + dice.between(0.1, 0.9)) * pitch - pitch / 2
            tall = h * dice.between(0.45, 0.98) * (1 if layer == 0 else 0.66)
            lean = dice.between(-0.35, 0.35) * tall
            points = [(x, h * 1.02), (x + lean * 0.2, h - tall * 0.5), (x + lean, h - tall)]
            blades.append(
                tapered(
                    [
                        points[0],
                        ((points[0][0] * 2 + points[1][0]) / 3, h - tall * 0.2),
                        points[1],
                        points[2],
                    ],
                    [h * 0.075, h * 0.068, h * 0.05, h * 0.002],
                )
            )
        yield sheet.filled(joined(blades), paint)


_GREENS = (Slot("深绿", ink(92, 42, 90, 45)), Slot("绿", ink(85, 20, 90, 8)), Slot("嫩绿", ink(58, 0, 80)))
KINDS = (
    Kind(
        "sprig", "叶枝", _sprig, (Slot("叶", ink(85, 20, 90, 8)), Slot("叶脉", ink(40, 0, 60))),
        (whole(2, 12, 6, "pairs", "对数"), Parameter("width", "叶宽", 0.08, 0.4, 0.24), Parameter("bend", "弯", -0.6, 0.6,
         -0.25)),
        ratio=1.8, summary="一枝对生的叶子",
    ),
    Kind(
        "foliage", "剪纸叶丛", _foliage, (*_GREENS, Slot("影", ink(60, 50, 60, 60)), Slot("叶脉", ink(44, 0, 62))),
        (whole(1, 5, 4, "count", "枝数"),), clips=True, ratio=1.4, summary="从左下角长出来，有一道硬影；右端翻转用",
    ),
    Kind(
        "wheat", "麦穗", _wheat, (Slot("穗", ink(0, 20, 76)), Slot("芒和秆", ink(4, 32, 86)), Slot("后穗", ink(8, 38, 90, 4))),
        (whole(1, 5, 3, "ears", "几穗"), Parameter("bend", "弯", -1.5, 1.5, 0.7)), ratio=1.25, summary="沉甸甸的麦穗",
    ),
    Kind(
        "laurel", "桂枝环", _laurel, (Slot("叶", ink(8, 34, 82)), Slot("枝", ink(8, 34, 82))),
        (whole(5, 16, 10, "leaves", "叶数"), Parameter("opening", "开口", 30, 140, 44)), summary="两枝合抱，中间放字；表彰用",
    ),
    Kind(
        "grass", "草", _grass, (Slot("后", ink(58, 0, 80)), Slot("前", ink(80, 14, 90, 6))),
        (Parameter("density", "密", 0.3, 2, 1), seed()), clips=True, tallest=0.8, ratio=4, summary="脚下一排草",
    ),
)  # fmt: skip
