"""Peony, plum, lotus, bamboo, sunflower."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import (
    Points,
    around,
    circle,
    joined,
    leaf,
    rib,
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
    across,
    evenly,
    ink,
    mixed,
    seed,
    whole,
)


def _frilled(length: float, half: float, lobes: int, dice: Dice) -> Path:
    """A broad petal from the origin along x, its outer edge in soft lobes."""
    points = [(0.0, 0.0), (length * 0.3, -half * 0.62), (length * 0.62, -half * 0.98)]
    for i in range(2 * lobes + 1):
        a = math.radians(-62 + 124 * i / (2 * lobes))
        out = (1.0 if i % 2 else 0.93) * dice.between(0.97, 1.03)
        points.append((length * (0.5 + 0.5 * math.cos(a) * out), half * 1.08 * math.sin(a) * out))
    points += [(length * 0.62, half * 0.98), (length * 0.3, half * 0.62)]
    return smooth(points, closed=True)


#: Rings of a peony from the outside: radius, petals, half width, and how light.
_RINGS = (
    (1.0, 8, 0.40, 0.0),
    (0.84, 8, 0.36, 0.22),
    (0.68, 7, 0.31, 0.45),
    (0.52, 6, 0.26, 0.66),
    (0.36, 5, 0.2, 0.88),
)


def _peony_leaf(x: float, y: float, length: float, turn: float) -> tuple[Path, Path]:
    """A leaf of three lobes and its veins."""
    parts, veins = [], []
    for at, size, lean in ((0.0, 0.62, -34), (0.0, 0.62, 34), (0.22, 0.78, 0)):
        px, py = around(x, y, length * at, turn)
        parts.append(set_at(leaf(1, 0.26), px, py, length * size, turn + lean))
        veins.append(set_at(rib(1), px, py, length * size, turn + lean))
    return joined(parts), joined(veins)


def _peony(sheet: Sheet) -> Iterator[Element]:
    deep, pale, green, vein, heart = sheet.paints
    dice, leaves = Dice(sheet.number("seed")), sheet.count("leaves")
    box = sheet.fitted(1.0)
    x, y = box.centre
    r = box.width / 2 * (0.66 if leaves else 0.98)
    for i in range(leaves):
        turn = 20 + i * 360 / leaves
        body, veins = _peony_leaf(*around(x, y, r * 0.62, turn), box.width / 2 * 0.98 - r * 0.62, turn)
        yield sheet.filled(body, green)
        yield sheet.lined(veins, vein, r * 0.012)
    for ring, (share, count, half, light) in enumerate(_RINGS[: sheet.count("rings")]):
        for i in range(count):
            turn = (i + 0.5 * (ring % 2)) * 360 / count + ring * 11 + dice.between(-4, 4)
            petal = set_at(_frilled(1, half, 3, dice), x, y, r * share * 0.97, turn)
            base, tip = around(x, y, r * share * 0.25, turn), around(x, y, r * share * 0.98, turn)
            low, high = mixed(deep, pale, light * 0.4), mixed(deep, pale, 0.5 + light * 0.5)
            yield sheet.filled(petal, across(low, high, petal, base, tip), own=True)
            yield sheet.lined(petal, mixed(deep, pale, 0.9), r * 0.006, 0.55)
    dots = [circle(*around(x, y, r * 0.115 * math.sqrt(i / 12), i * 137.5), r * 0.022) for i in range(14)]
    yield sheet.filled(joined(dots), heart)


def _twig(points: Points, thick: float, thin: float) -> Path:
    return tapered(points, [thick + (thin - thick) * t for t in evenly(len(points))])


def _plum_flower(sheet: Sheet, x: float, y: float, r: float, turn: float) -> Iterator[Element]:
    red, pale, heart = sheet.paints[1:4]
    petals = [circle(*around(x, y, r * 0.52, turn + i * 72), r * 0.46) for i in range(5)]
    yield sheet.filled(joined([*petals, circle(x, y, r * 0.4)]), red)
    inner = [
        set_at(leaf(1, 0.3), *around(x, y, r * 0.2, turn + i * 72), r * 0.55, turn + i * 72) for i in range(5)
    ]
    yield sheet.filled(joined(inner), pale, 0.35)
    ends = [around(x, y, r * 0.44, turn + 18 + i * 40) for i in range(9)]
    yield sheet.lined(joined(polygon([(x, y), p], closed=False) for p in ends), heart, r * 0.035)
    yield sheet.filled(joined([circle(x, y, r * 0.09), *(circle(*p, r * 0.06) for p in ends)]), heart)


#: A plum branch in its box: bends, thickness at both ends.
_BRANCHES = (
    (((-0.02, 0.98), (0.14, 0.86), (0.22, 0.7), (0.38, 0.62), (0.5, 0.48), (0.68, 0.42), (0.84, 0.26), (0.97, 0.2)), 0.055,
     0.006),
    (((0.38, 0.62), (0.36, 0.46), (0.42, 0.34), (0.4, 0.2), (0.46, 0.06)), 0.022, 0.004),
    (((0.5, 0.48), (0.62, 0.5), (0.76, 0.6), (0.9, 0.6)), 0.018, 0.004),
    (((0.2, 0.73), (0.12, 0.58), (0.14, 0.44)), 0.018, 0.004),
    (((0.68, 0.42), (0.68, 0.28), (0.75, 0.14)), 0.016, 0.004),
)  # fmt: skip
#: Where flowers sit: place, radius, turn.
_FLOWERS = (
    (0.43, 0.36, 0.09, 10), (0.57, 0.42, 0.075, 40), (0.18, 0.55, 0.08, 25), (0.8, 0.3, 0.08, 0), (0.33, 0.6, 0.065, 60),
    (0.78, 0.58, 0.065, 15), (0.68, 0.27, 0.06, 50), (0.41, 0.19, 0.055, 30), (0.9, 0.21, 0.05, 5),
)  # fmt: skip
_BUDS = ((0.455, 0.08), (0.74, 0.15), (0.9, 0.595), (0.135, 0.45), (0.96, 0.2), (0.62, 0.5), (0.385, 0.48))


def _plum(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.3)
    w, h, size = box.width, box.height, box.height

    def at(x: float, y: float) -> tuple[float, float]:
        return box.x + (0.03 + 0.94 * x) * w, box.y + (0.02 + 0.95 * y) * h

    branches = [_twig([at(*p) for p in bends], thick * size, thin * size) for bends, thick, thin in _BRANCHES]
    yield sheet.filled(joined(branches), sheet.paints[0])
    lights = [_twig([at(x - 0.004, y - 0.009) for x, y in _BRANCHES[0][0][1:]], size * 0.008, size * 0.001)]
    yield sheet.filled(joined(lights), sheet.paints[4], 0.35)
    red = sheet.paints[1]
    yield sheet.filled(joined(circle(*at(*bud), size * 0.024) for bud in _BUDS), red)
    for x, y, r, turn in _FLOWERS[: sheet.count("flowers")]:
        yield from _plum_flower(sheet, *at(x, y), r * size, turn)


def _petal(length: float, half: float) -> Path:
    """A pointed lotus petal upwards from the origin."""
    n, w = length, half
    return Path(
        "MCCCCZ",
        (0, 0, -w * 0.5, -n * 0.06, -w, -n * 0.28, -w, -n * 0.52, -w, -n * 0.76, -w * 0.3, -n * 0.86, 0, -n,
         w * 0.3, -n * 0.86, w, -n * 0.76, w, -n * 0.52, w, -n * 0.28, w * 0.5, -n * 0.06, 0, 0),
    )  # fmt: skip


#: Petals of a lotus from the back: lean in degrees, length, half width, and how near the eye.
_LOTUS = (
    (-24, 0.94, 0.19, 0.1), (24, 0.94, 0.19, 0.1), (0, 1.0, 0.2, 0.2), (-66, 0.92, 0.17, 0.3), (66, 0.92, 0.17, 0.3),
    (-44, 0.9, 0.2, 0.45), (44, 0.9, 0.2, 0.45), (-20, 0.8, 0.2, 0.65), (20, 0.8, 0.2, 0.65), (-78, 0.62, 0.15, 0.8),
    (78, 0.62, 0.15, 0.8), (0, 0.7, 0.21, 1.0),
)  # fmt: skip


def _lotus(sheet: Sheet) -> Iterator[Element]:
    tip, base, green, vein = sheet.paints
    box = sheet.fitted(1.15)
    size = box.width * 0.5
    x, y = box.centre.x, box.y + size * 1.02
    if sheet.count("leaf"):
        pad = [around(x + size * 0.1, y + size * 0.34, 1, a) for a in evenly(25, 0, 345)]
        wide = [
            (
                x + (px - x - size * 0.1) * size * 0.86 + size * 0.06,
                y + size * 0.3 + (py - y - size * 0.34) * size * 0.3,
            )
            for px, py in pad
        ]
        yield sheet.filled(smooth(wide, closed=True), green)
        veins = [
            polygon(
                [
                    (x + size * 0.06, y + size * 0.3),
                    (
                        x + size * 0.06 + (px - x - size * 0.06) * 0.86,
                        y + size * 0.3 + (py - y - size * 0.3) * 0.86,
                    ),
                ],
                closed=False,
            )
            for px, py in wide[::3]
        ]
        yield sheet.lined(joined(veins), vein, size * 0.008)
    for lean, length, half, near in _LOTUS:
        petal = set_at(_petal(length, half), x, y, size, lean)
        top, foot = around(x, y, size * length, lean - 90), (x, y)
        paint = across(mixed(tip, base, 0.25 * near), mixed(base, tip, 0.25 * (1 - near)), petal, top, foot)
        yield sheet.filled(petal, paint, own=True)
        yield sheet.lined(petal, tip, size * 0.007, 0.6)


def _stalk(
    x: float, top: float, foot: float, thick: float, joints: int, lean: float
) -> tuple[list[Path], list[Path]]:
    """Segments of a bamboo stalk with a little waist at each joint, and the joints' lines."""
    parts, lines = [], []
    tall = foot - top
    gap = thick * 0.12
    for i in range(joints):
        a, b = top + tall * i / joints + gap, top + tall * (i + 1) / joints - gap
        ax, bx = x + lean * (foot - a), x + lean * (foot - b)
        t = thick / 2
        points = [
            (ax, a),
            (ax, a + (b - a) * 0.06),
            ((ax + bx) / 2 + lean * thick, (a + b) / 2),
            (bx, b - (b - a) * 0.06),
            (bx, b),
        ]
        parts.append(tapered(points, [2 * t * 1.1, 2 * t, 2 * t * 0.94, 2 * t, 2 * t * 1.1]))
        lines.append(
            tapered(
                [(bx - t * 1.25, b + gap), (bx, b + gap * 1.5), (bx + t * 1.25, b + gap)],
                [gap * 0.5, gap * 1.1, gap * 0.5],
            )
        )
    return parts, lines[:-1]


def _bamboo_leaves(x: float, y: float, size: float, dice: Dice, side: int) -> list[Path]:
    """A hand of three to five blades that hang from a twig."""
    twig = [(x, y), (x + side * size * 0.3, y - size * 0.1), (x + side * size * 0.55, y - size * 0.08)]
    blades = [tapered(twig, [size * 0.035, size * 0.025, size * 0.015])]
    for i, lean in enumerate((66, 32, 96, 8, 118)[: 3 + int(dice.share() * 3)]):
        turn = lean + dice.between(-7, 7)
        turn = turn if side > 0 else 180 - turn
        blades.append(set_at(leaf(1, 0.085, 0.06 * side), *twig[2], size * (1 - 0.12 * i), turn))
    return blades


def _bamboo(sheet: Sheet) -> Iterator[Element]:
    dice, count = Dice(sheet.number("seed")), sheet.count("stalks")
    near, far = sheet.paints
    w, h = sheet.width, sheet.height
    thick = min(h * 0.05, w * 0.16) * sheet.number("thick")
    for i in range(count):
        t = (count - 1 - i) / max(1, count - 1) if count > 1 else 0
        x = w * (0.5 if count == 1 else 0.14 + 0.72 * ((i * 0.618 + 0.3) % 1))
        paint = mixed(near, far, t)
        size = thick * (1 - 0.42 * t)
        lean = dice.between(-0.035, 0.035)
        joints = max(3, min(12, round(h / (size * 7))))
        parts, lines = _stalk(x, -0.02 * h, 1.02 * h, size, joints, lean)
        yield sheet.filled(joined([*parts, *lines]), paint)
        blades: list[Path] = []
        for k in range(1, joints, 2 if joints > 7 else 1):
            y = h * k / joints
            side = 1 if (k + i) % 2 else -1
            blades += _bamboo_leaves(x + lean * (h - y) + side * size * 0.4, y, size * 5.2, dice, side)
        yield sheet.filled(joined(blades), paint)


def _sunflower(sheet: Sheet) -> Iterator[Element]:
    front, back, heart, seeds = sheet.paints
    box = sheet.fitted(1.0)
    x, y = box.centre
    r, count = box.width / 2, sheet.count("petals")
    for paint, share, offset in ((back, 0.99, 0.5), (front, 0.94, 0.0)):
        petals = [
            set_at(
                leaf(1, min(0.22, 3.8 / count)),
                *around(x, y, r * 0.34, (i + offset) * 360 / count),
                r * (share - 0.34),
                (i + offset) * 360 / count,
            )
            for i in range(count)
        ]
        yield sheet.filled(joined(petals), paint)
    yield sheet.filled(circle(x, y, r * 0.43), heart)
    dots = [
        circle(*around(x, y, r * 0.39 * math.sqrt(i / 120), i * 137.508), r * 0.0155) for i in range(6, 120)
    ]
    yield sheet.filled(joined(dots), seeds)


KINDS = (
    Kind(
        "peony", "牡丹", _peony,
        (Slot("瓣根", ink(8, 98, 74, 6)), Slot("瓣尖", ink(0, 34, 14)), Slot("叶", ink(86, 34, 84, 26)), Slot("叶脉",
         ink(44, 4, 56)),
         Slot("花蕊", ink(0, 22, 88))),
        (whole(1, 5, 5, "rings", "层数"), whole(0, 9, 6, "leaves", "叶数"), seed()), summary="一朵盛开的牡丹，取一角放大用",
    ),
    Kind(
        "plum", "梅枝", _plum,
        (Slot("枝", ink(60, 72, 70, 72)), Slot("花", ink(2, 92, 72)), Slot("瓣心", ink(0, 40, 18)), Slot("花蕊", ink(0, 10, 60)),
         Slot("枝上光", ink(10, 20, 30))),
        (whole(0, 9, 9, "flowers", "花数"),), ratio=1.3, summary="一枝斜出，花苞在枝梢",
    ),
    Kind(
        "lotus", "荷花", _lotus,
        (Slot("瓣尖", ink(4, 76, 20)), Slot("瓣根", ink(0, 8, 6)), Slot("叶", ink(78, 24, 60, 12)), Slot("叶脉", ink(40, 2, 34))),
        (whole(0, 1, 1, "leaf", "荷叶"),), ratio=1.15, summary="一朵荷花和一片荷叶",
    ),
    Kind(
        "bamboo", "竹", _bamboo, (Slot("近", ink(84, 34, 78, 26)), Slot("远", ink(34, 4, 30))),
        (whole(1, 5, 3, "stalks", "几竿"), Parameter("thick", "粗细", 0.4, 2, 1), seed(2)),
        clips=True, ratio=0.8, summary="近浓远淡几竿竹，上下出血",
    ),
    Kind(
        "sunflower", "向日葵", _sunflower,
        (Slot("前瓣", ink(0, 18, 94)), Slot("后瓣", ink(0, 42, 96)), Slot("花盘", ink(38, 66, 80, 50)), Slot("籽", ink(12,
         52, 86, 8))),
        (whole(12, 30, 20, "petals", "瓣数"),), summary="两层花瓣，籽按螺旋排",
    ),
)  # fmt: skip
