"""Rays, stars and glints."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import around, joined, spark, star
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import (
    Kind,
    Parameter,
    Sheet,
    Slot,
    faded,
    glowing,
    ink,
    seed,
    whole,
)
from postermaker.library.ornaments.scatter import scattered


def _rays(sheet: Sheet) -> Iterator[Element]:
    x, y = sheet.number("x") * sheet.width, sheet.number("y") * sheet.height
    reach = max(math.hypot(x - a, y - b) for a in (0, sheet.width) for b in (0, sheet.height)) * 1.02
    count, share, turn = sheet.count("count"), sheet.number("share"), sheet.number("turn")
    pitch = 360 / count
    wedges = [
        polygon(
            [
                (x, y),
                around(x, y, reach / math.cos(math.radians(pitch * share / 2)), turn + i * pitch),
                around(x, y, reach / math.cos(math.radians(pitch * share / 2)), turn + (i + share) * pitch),
            ]
        )
        for i in range(count)
    ]
    light = sheet.paints[0]
    radius = reach * sheet.number("reach") / max(sheet.width, sheet.height)
    centre = (sheet.number("x"), sheet.number("y"))
    # it fades in its own ink: towards white it would leave a grey veil
    paint = glowing(light, faded(light, 0), centre, radius)
    yield sheet.filled(joined(wedges), paint)


def _star(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.0)
    points, waist = sheet.count("points"), sheet.number("waist")
    r = box.width / 2
    x, y = box.centre.x, box.centre.y
    yield sheet.filled(star(x, y, r, r * waist, points), sheet.paints[0])
    facets = [
        polygon([(x, y), around(x, y, r, a), around(x, y, r * waist, a + 180 / points)])
        for a in (-90 + i * 360 / points for i in range(points))
    ]
    yield sheet.filled(joined(facets), sheet.paints[1])


def _size(sheet: Sheet) -> float:
    """The radius of the largest: no more than what leaves room between all."""
    short, area = min(sheet.width, sheet.height), sheet.width * sheet.height
    return min(short * sheet.number("size"), 0.42 * math.sqrt(area / sheet.count("count")))


def _star_field(sheet: Sheet) -> Iterator[Element]:
    dice = Dice(sheet.number("seed"))
    size = _size(sheet)
    found = []
    for x, y in scattered(dice, sheet.width, sheet.height, sheet.count("count"), size):
        r = size * dice.between(0.4, 1) ** 1.4
        found.append(star(x, y, r, r * 0.42, 5, -90 + dice.between(-18, 18)))
    yield sheet.filled(joined(found), sheet.paints[0])


def _glints(sheet: Sheet) -> Iterator[Element]:
    dice = Dice(sheet.number("seed"))
    size = _size(sheet)
    groups: tuple[list[Path], list[Path]] = ([], [])
    for i, (x, y) in enumerate(scattered(dice, sheet.width, sheet.height, sheet.count("count"), size)):
        r = size * (1 if i % 4 == 0 else dice.between(0.22, 0.55))
        groups[i % 4 != 0].append(spark(x, y, r))
    for paint, group in zip(sheet.paints, groups, strict=True):
        if group:
            yield sheet.filled(joined(group), paint)


_AMBER = ink(0, 30, 92)
KINDS = (
    Kind(
        "rays", "放射光", _rays, (Slot("光", ink(0, 40, 90, 0, 0.6)),),
        (whole(8, 120, 44, "count", "条数"), Parameter("x", "光心左右", -1, 2, 0.5), Parameter("y", "光心上下", -2, 3, 1.15),
         Parameter("share", "光条占比", 0.1, 0.9, 0.5), Parameter("reach", "照多远", 0.2, 2, 0.85),
         Parameter("turn", "转角", 0, 90, 0)),
        clips=True, ratio=1.8, summary="从版面下方一点散开，向外淡去",
    ),
    Kind(
        "star", "折面星", _star, (Slot("亮面", ink(0, 14, 88)), Slot("暗面", ink(0, 36, 96))),
        (whole(4, 12, 5, "points", "角数"), Parameter("waist", "腰身", 0.2, 0.8, 0.382)),
        summary="一颗有明暗折面的星",
    ),
    Kind(
        "star-field", "星点", _star_field, (Slot("星", _AMBER),),
        (whole(1, 120, 16, "count", "颗数"), Parameter("size", "大小", 0.02, 0.4, 0.11), seed()),
        clips=True, ratio=2.4, summary="大小不一、互不相碰",
    ),
    Kind(
        "glints", "闪光", _glints, (Slot("大", ink(0, 0, 0)), Slot("小", ink(0, 12, 60))),
        (whole(1, 120, 14, "count", "颗数"), Parameter("size", "大小", 0.02, 0.4, 0.16), seed(3)),
        clips=True, ratio=2.4, summary="四角星芒，大小相间",
    ),
)  # fmt: skip
