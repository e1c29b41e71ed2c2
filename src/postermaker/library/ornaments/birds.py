"""Doves and cranes in flight, gulls far away."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import (
    Points,
    circle,
    joined,
    onwards,
    quadratic,
    set_at,
    smooth,
    tapered,
)
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, ink, seed, whole
from postermaker.library.ornaments.scatter import scattered


def wing(
    root: tuple[float, float], elbow: tuple[float, float], tips: Points, heel: tuple[float, float]
) -> Path:
    """A spread wing: the leading edge from root over the elbow to the first tip, then feather after feather."""
    (rx, ry), (ex, ey) = root, elbow
    tx, ty = tips[0]
    lead = Path("MC", (rx, ry, rx + (ex - rx) * 0.6, ry + (ey - ry) * 0.9, ex, ey, tx, ty))
    trail = []
    for one, two in zip(tips, [*tips[1:], heel], strict=True):
        notch = (one[0] * 0.3 + two[0] * 0.7, one[1] * 0.3 + two[1] * 0.7)
        deep = (notch[0] + (heel[0] - notch[0]) * 0.16, notch[1] + (heel[1] - notch[1]) * 0.1)
        trail.append(quadratic(one, deep, two))
    (hx, hy), dip = heel, 0.055
    root_side = Path("MC", (hx, hy, hx + (rx - hx) * 0.3, hy + dip, rx - (rx - hx) * 0.1, ry + dip, rx, ry))
    return onwards(lead, *trail, root_side)


def _dove_parts() -> tuple[Path, Path, Path, Path]:
    """A dove in flight to the right: far wing, body and tail, near wing, olive sprig's stem; in a unit square."""
    body = Path.parse(
        "M0.93 0.46 C0.90 0.395 0.83 0.385 0.775 0.415 C0.70 0.46 0.66 0.50 0.56 0.52 C0.42 0.55 0.30 0.60 0.20 0.70"
        " C0.14 0.76 0.09 0.80 0.02 0.82 C0.06 0.85 0.10 0.855 0.14 0.85 C0.11 0.875 0.09 0.89 0.06 0.90"
        " C0.11 0.92 0.16 0.905 0.205 0.88 C0.20 0.905 0.19 0.92 0.175 0.945 C0.235 0.93 0.29 0.88 0.33 0.835"
        " C0.45 0.85 0.62 0.82 0.73 0.71 C0.79 0.65 0.81 0.58 0.855 0.525 C0.875 0.505 0.90 0.50 0.93 0.50 L0.985 0.495 Z"
    )
    far = wing(
        (0.66, 0.5), (0.66, 0.12), ((0.86, 0.0), (0.84, 0.13), (0.80, 0.24), (0.77, 0.34)), (0.72, 0.5)
    )
    near = wing(
        (0.64, 0.56), (0.50, 0.12), ((0.16, 0.03), (0.17, 0.16), (0.20, 0.27), (0.24, 0.37), (0.29, 0.46), (0.35, 0.55)),
        (0.44, 0.68),
    )  # fmt: skip
    return far, body, near, circle(0.878, 0.452, 0.011)


def _dove(sheet: Sheet) -> Iterator[Element]:
    white, shade, eye = sheet.paints
    box = sheet.fitted(1.0)
    far, body, near, dot = (set_at(each, box.x, box.y, box.width) for each in _dove_parts())
    yield sheet.filled(far, shade)
    yield sheet.filled(body, white)
    yield sheet.lined(near, shade, box.width * 0.01)
    yield sheet.filled(near, white)
    yield sheet.filled(dot, eye)


def _crane_wing() -> tuple[Path, Path]:
    """The near wing of a crane: white coverts, black flight feathers."""
    tips = (
        (0.30, 0.0),
        (0.255, 0.09),
        (0.235, 0.17),
        (0.235, 0.245),
        (0.25, 0.315),
        (0.28, 0.375),
        (0.32, 0.425),
    )
    black = wing((0.56, 0.53), (0.50, 0.10), tips, (0.44, 0.55))
    white = wing(
        (0.575, 0.53),
        (0.51, 0.11),
        ((0.30, 0.0), (0.335, 0.14), (0.355, 0.24), (0.385, 0.33), (0.42, 0.42)),
        (0.46, 0.56),
    )
    return black, white


def _crane(sheet: Sheet) -> Iterator[Element]:
    white, black, red, shade = sheet.paints
    box = sheet.fitted(1.25)
    size = box.height

    def on(path: Path) -> Path:
        return set_at(path, box.x + 0.03 * size, box.y + 0.02 * size, size * 0.96)

    far_black = wing(
        (0.60, 0.5), (0.66, 0.2), ((0.90, 0.06), (0.885, 0.16), (0.86, 0.24), (0.825, 0.32)), (0.70, 0.5)
    )
    far_white = wing(
        (0.60, 0.5), (0.66, 0.2), ((0.90, 0.06), (0.84, 0.18), (0.79, 0.27), (0.75, 0.36)), (0.70, 0.5)
    )
    yield sheet.filled(on(far_black), black)
    yield sheet.filled(on(far_white), shade)
    legs = [
        tapered([(0.34, 0.66), (0.2, 0.75), (0.05, 0.83)], [0.016, 0.011, 0.006]),
        tapered([(0.34, 0.68), (0.21, 0.79), (0.09, 0.88)], [0.016, 0.011, 0.006]),
    ]
    yield sheet.filled(on(joined(legs)), black)
    neck = tapered(
        [(0.62, 0.56), (0.72, 0.53), (0.82, 0.52), (0.92, 0.505), (1.02, 0.47), (1.085, 0.435)],
        [0.12, 0.07, 0.05, 0.042, 0.038, 0.046],
    )
    body = smooth(
        [
            (0.30, 0.66),
            (0.40, 0.57),
            (0.54, 0.51),
            (0.66, 0.52),
            (0.70, 0.57),
            (0.62, 0.64),
            (0.48, 0.69),
            (0.36, 0.70),
        ],
        closed=True,
    )
    tail = joined([
        tapered([(0.42, 0.62), (0.33, 0.64), (0.24, 0.70)], [0.07, 0.06, 0.004]),
        tapered([(0.42, 0.65), (0.34, 0.68), (0.27, 0.735)], [0.06, 0.05, 0.004]),
    ])  # fmt: skip
    yield sheet.filled(on(tail), black)
    yield sheet.filled(on(joined([body, neck])), white)
    throat = tapered([(0.80, 0.535), (0.90, 0.522), (1.0, 0.492), (1.07, 0.455)], [0.004, 0.024, 0.026, 0.03])
    yield sheet.filled(on(throat), black)
    yield sheet.filled(
        on(
            smooth(
                [(1.055, 0.43), (1.085, 0.408), (1.115, 0.415), (1.12, 0.44), (1.09, 0.458), (1.06, 0.455)],
                closed=True,
            )
        ),
        white,
    )
    yield sheet.filled(
        on(smooth([(1.066, 0.42), (1.09, 0.404), (1.112, 0.414), (1.09, 0.422)], closed=True)), red
    )
    yield sheet.filled(on(polygon([(1.112, 0.424), (1.232, 0.412), (1.116, 0.447)])), black)
    black_wing, white_wing = _crane_wing()
    yield sheet.filled(on(black_wing), black)
    yield sheet.filled(on(white_wing), white)
    for t in evenly(3, 0.25, 0.75):
        line = quadratic(
            (0.34 + 0.09 * t, 0.12 + 0.33 * t), (0.45 + 0.05 * t, 0.2 + 0.3 * t), (0.52, 0.32 + 0.2 * t)
        )
        yield sheet.lined(on(line), shade, size * 0.006)


def _gulls(sheet: Sheet) -> Iterator[Element]:
    dice = Dice(sheet.number("seed"))
    short, room = min(sheet.width, sheet.height), math.sqrt(sheet.width * sheet.height / sheet.count("count"))
    size = min(short * sheet.number("size"), 0.8 * room)
    birds = []
    for x, y in scattered(dice, sheet.width, sheet.height, sheet.count("count"), size):
        s = size * dice.between(0.45, 1)
        lift = dice.between(0.26, 0.42)
        points = [
            (-1, -lift * 0.5),
            (-0.62, -lift),
            (-0.2, -0.12),
            (0, 0.06),
            (0.2, -0.12),
            (0.62, -lift * 1.05),
            (1, -lift * 0.62),
        ]
        birds.append(
            set_at(
                tapered(points, [0.01, 0.1, 0.12, 0.15, 0.12, 0.1, 0.01]), x, y, s / 2, dice.between(-14, 8)
            )
        )
    yield sheet.filled(joined(birds), sheet.paints[0])


KINDS = (
    Kind("dove", "鸽子", _dove, (Slot("身", ink(0, 0, 0)), Slot("影", ink(22, 6, 6)), Slot("眼", ink(70, 60, 60, 60))),
    summary="飞起来的鸽子"),
    Kind(
        "crane", "仙鹤", _crane, (Slot("身", ink(0, 0, 0)), Slot("墨羽", ink(70, 62, 60, 78)), Slot("丹顶", ink(2, 94, 86)),
        Slot("影", ink(18, 8, 10))),
        ratio=1.25, summary="飞鹤一只，两三只大小错开用",
    ),
    Kind(
        "gulls", "远鸟", _gulls, (Slot("鸟", ink(92, 55, 60, 40)),),
        (whole(1, 40, 6, "count", "只数"), Parameter("size", "大小", 0.04, 0.6, 0.22), seed(5)), clips=True, ratio=2,
         summary="天边几只鸟",
    ),
)  # fmt: skip
