"""Doves and cranes in flight, gulls far away."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import (
    Points,
    circle,
    joined,
    set_at,
    smooth,
    tapered,
)
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, ink, seed, whole
from postermaker.library.ornaments.scatter import scattered


def _feathers(arm: Points, tips: Points, wide: float) -> Path:
    """A fan of feathers with round ends, from places along the arm to their tips; `wide` is the broadest."""
    found = []
    for t, (tx, ty) in zip(evenly(len(tips)), tips, strict=True):
        place = t * (len(arm) - 1)
        i = min(int(place), len(arm) - 2)
        (ax, ay), (bx, by) = arm[i], arm[i + 1]
        x, y = ax + (bx - ax) * (place - i), ay + (by - ay) * (place - i)
        bow = 0.07 * (1 - t)
        points = [
            (
                x + (tx - x) * u + (ty - y) * bow * math.sin(math.pi * u),
                y + (ty - y) * u - (tx - x) * bow * math.sin(math.pi * u),
            )
            for u in (0, 0.3, 0.62, 0.88, 1)
        ]
        found.append(tapered(points, [wide * v for v in (0.7, 1, 1, 0.72, 0.18)]))
    return joined(found)


def _coverts(arm: Points, widths: list[float]) -> Path:
    """The arm of a wing with its short feathers."""
    ends = ((arm[0], widths[0]), (arm[-1], widths[-1]))
    return joined([tapered(arm, widths), *(circle(x, y, width * 0.52) for (x, y), width in ends)])


#: Where the near wing of the dove begins and bends: wrist, elbow, shoulder.
_DOVE_ARM = ((0.43, 0.13), (0.53, 0.25), (0.6, 0.42), (0.6, 0.6))
_DOVE_TIPS = (
    (0.2, 0.02),
    (0.115, 0.1),
    (0.09, 0.2),
    (0.105, 0.3),
    (0.15, 0.395),
    (0.21, 0.475),
    (0.28, 0.545),
    (0.36, 0.61),
    (0.45, 0.68),
)
_FAR_ARM = ((0.74, 0.1), (0.7, 0.26), (0.66, 0.5))
_FAR_TIPS = ((0.87, 0.01), (0.885, 0.1), (0.875, 0.19), (0.85, 0.27), (0.81, 0.35), (0.76, 0.43))


def _dove_body() -> Path:
    return Path.parse(
        "M0.93 0.46 C0.90 0.395 0.83 0.385 0.775 0.415 C0.70 0.46 0.66 0.50 0.56 0.52 C0.42 0.55 0.30 0.60 0.20 0.70"
        " C0.14 0.76 0.09 0.80 0.02 0.82 C0.06 0.85 0.10 0.855 0.14 0.85 C0.11 0.875 0.09 0.89 0.06 0.90"
        " C0.11 0.92 0.16 0.905 0.205 0.88 C0.20 0.905 0.19 0.92 0.175 0.945 C0.235 0.93 0.29 0.88 0.33 0.835"
        " C0.45 0.85 0.62 0.82 0.73 0.71 C0.79 0.65 0.81 0.58 0.855 0.525 C0.875 0.505 0.90 0.50 0.93 0.50 L0.985 0.495 Z"
    )


def _dove(sheet: Sheet) -> Iterator[Element]:
    white, shade, eye = sheet.paints
    box = sheet.fitted(1.0)

    def on(path: Path) -> Path:
        return set_at(path, box.x + 0.005 * box.width, box.y + 0.02 * box.width, box.width * 0.98)

    far = joined([_feathers(_FAR_ARM, _FAR_TIPS, 0.075), _coverts(_FAR_ARM, [0.075, 0.1, 0.1])])
    near = joined([_feathers(_DOVE_ARM, _DOVE_TIPS, 0.088), _coverts(_DOVE_ARM, [0.088, 0.15, 0.17, 0.13])])
    yield sheet.filled(on(far), shade)
    yield sheet.filled(on(_dove_body()), white)
    yield sheet.lined(on(near), shade, box.width * 0.014)
    yield sheet.filled(on(near), white)
    yield sheet.filled(on(circle(0.878, 0.452, 0.011)), eye)


_CRANE_ARM = ((0.44, 0.1), (0.5, 0.24), (0.545, 0.4), (0.56, 0.58))
_CRANE_TIPS = (
    (0.31, 0.0),
    (0.25, 0.06),
    (0.215, 0.135),
    (0.205, 0.215),
    (0.215, 0.295),
    (0.245, 0.37),
    (0.29, 0.435),
    (0.345, 0.49),
    (0.41, 0.545),
)
_CRANE_FAR_ARM = ((0.79, 0.15), (0.72, 0.3), (0.64, 0.52))
_CRANE_FAR_TIPS = ((0.915, 0.06), (0.935, 0.14), (0.93, 0.22), (0.9, 0.295), (0.855, 0.36), (0.795, 0.42))


def _crane_wing(near: bool) -> tuple[Path, Path, Path]:
    """Black flight feathers, white coverts over them, and the white arm."""
    arm, tips = (_CRANE_ARM, _CRANE_TIPS) if near else (_CRANE_FAR_ARM, _CRANE_FAR_TIPS)
    places = evenly(len(tips), 0, len(arm) - 1)
    inner = []
    for place, (tx, ty) in zip(places, tips, strict=True):
        i = min(int(place), len(arm) - 2)
        x = arm[i][0] + (arm[i + 1][0] - arm[i][0]) * (place - i)
        y = arm[i][1] + (arm[i + 1][1] - arm[i][1]) * (place - i)
        inner.append((x + (tx - x) * 0.56, y + (ty - y) * 0.56))
    wide = 0.085 if near else 0.075
    widths = [0.085, 0.12, 0.14, 0.13] if near else [0.075, 0.1, 0.1]
    return _feathers(arm, tips, wide), _feathers(arm, inner, wide), _coverts(arm, widths)


def _crane_head() -> tuple[Path, Path, Path, Path]:
    """Black throat, white head, red crown, black bill."""
    throat = tapered([(0.80, 0.535), (0.90, 0.522), (1.0, 0.492), (1.07, 0.455)], [0.004, 0.024, 0.026, 0.03])
    head = smooth(
        [(1.055, 0.43), (1.085, 0.408), (1.115, 0.415), (1.12, 0.44), (1.09, 0.458), (1.06, 0.455)],
        closed=True,
    )
    crown = smooth([(1.066, 0.42), (1.09, 0.404), (1.112, 0.414), (1.09, 0.422)], closed=True)
    return throat, head, crown, polygon([(1.112, 0.424), (1.232, 0.412), (1.116, 0.447)])


def _crane_body() -> tuple[Path, Path, Path]:
    """Legs, tail, and the body with its neck."""
    legs = [
        tapered([(0.34, y), (0.2, y + 0.1), (x, y + 0.18)], [0.016, 0.011, 0.006])
        for x, y in ((0.05, 0.65), (0.09, 0.69))
    ]
    neck = tapered(
        [(0.62, 0.56), (0.72, 0.53), (0.82, 0.52), (0.92, 0.505), (1.02, 0.47), (1.085, 0.435)],
        [0.12, 0.07, 0.05, 0.042, 0.038, 0.046],
    )
    outline = [
        (0.30, 0.66),
        (0.40, 0.57),
        (0.54, 0.51),
        (0.66, 0.52),
        (0.70, 0.57),
        (0.62, 0.64),
        (0.48, 0.69),
        (0.36, 0.70),
    ]
    tail = [
        tapered([(0.42, 0.62), (0.33, 0.64), (0.24, 0.70)], [0.07, 0.06, 0.004]),
        tapered([(0.42, 0.65), (0.34, 0.68), (0.27, 0.735)], [0.06, 0.05, 0.004]),
    ]
    return joined(legs), joined(tail), joined([smooth(outline, closed=True), neck])


def _crane(sheet: Sheet) -> Iterator[Element]:
    white, black, red, shade = sheet.paints
    box = sheet.fitted(1.25)
    size = box.height

    def on(path: Path) -> Path:
        return set_at(path, box.x + 0.01 * size, box.y + 0.03 * size, size * 0.96)

    far_black, far_white, far_arm = _crane_wing(near=False)
    near_black, near_white, near_arm = _crane_wing(near=True)
    legs, tail, body = _crane_body()
    throat, head, crown, bill = _crane_head()
    layers = (
        (far_black, black), (joined([far_white, far_arm]), shade), (legs, black), (tail, black), (body, white), (throat, black),
        (head, white), (crown, red), (bill, black), (near_black, black), (joined([near_white, near_arm]), white),
    )  # fmt: skip
    for path, paint in layers:
        yield sheet.filled(on(path), paint)


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
