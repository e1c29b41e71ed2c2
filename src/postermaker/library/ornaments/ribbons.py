"""Silk of hairlines and a flowing ribbon."""

import math
from collections.abc import Iterator
from itertools import pairwise

from postermaker.document.model import Element
from postermaker.library.ornaments.curves import Points, band, joined, smooth
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import (
    Kind,
    Parameter,
    Sheet,
    Slot,
    evenly,
    ink,
    running,
    seed,
    sine,
    whole,
)

_STEPS = 12


def _silk(sheet: Sheet) -> Iterator[Element]:
    dice = Dice(sheet.number("seed"))
    phase, swing = dice.share(), dice.between(0.16, 0.24) * sheet.number("swing")
    twists, breadth = sheet.count("twists"), sheet.number("breadth")
    drift = dice.between(0.55, 0.8)
    steps = max(_STEPS, _STEPS * (twists + 1) // 2)

    def row(side: float) -> Points:
        points = []
        for t in evenly(steps, -0.04, 1.04):
            middle = 0.5 + swing * sine(drift * t * (1 + twists / 2) + phase)
            half = (
                breadth
                / 2
                * math.cos(math.pi * (twists * t + 0.12 + 0.3 * phase))
                * (0.86 + 0.14 * sine(t + phase))
            )
            points.append((t * sheet.width, (middle + side * half) * sheet.height))
        return points

    deep, one, two = sheet.paints
    yield sheet.filled(band(row(-1), row(1)), deep)
    count = sheet.count("lines")
    lines = joined(smooth(row(side)) for side in evenly(count, -1, 1))
    width = min(sheet.width, sheet.height) * sheet.number("line")
    yield sheet.lined(lines, running(one, two, (0, 0), (1, 0)), width)


def _edge(sheet: Sheet, folds: int) -> Points:
    """The upper edge of a ribbon; its x runs back at each fold, where its y is on the way up or down."""
    dice = Dice(sheet.number("seed"))
    room = sheet.height * (1 - sheet.number("breadth")) / 2
    lean, curl = dice.between(-0.12, 0.12), sheet.number("curl")
    swing = curl * 1.3 / (2 * math.pi * folds)
    points = []
    for t in evenly(28 * folds + 8):
        fade = min(1, 6 * t, 6 * (1 - t))
        x = t - swing * fade * math.sin(2 * math.pi * folds * t)
        y = 1 + (0.9 - 0.1 * abs(lean)) * math.cos(math.pi * folds * t * 2 + math.pi / 2 + lean)
        points.append((sheet.width * (0.01 + 0.98 * x), room * y))
    return points


def _runs(points: Points) -> Iterator[tuple[bool, Points]]:
    """The stretches between folds, each with whether it runs ahead."""
    run = [points[0]]
    for one, two in pairwise(points):
        if len(run) > 1 and (two[0] >= one[0]) != (run[1][0] >= run[0][0]):
            yield run[1][0] >= run[0][0], run
            run = [one]
        run.append(two)
    yield run[1][0] >= run[0][0], run


def _ribbon(sheet: Sheet) -> Iterator[Element]:
    light, dark, shade = sheet.paints
    tall = sheet.height * sheet.number("breadth")
    runs = list(_runs(_edge(sheet, sheet.count("folds"))))
    for ahead in (False, True):  # what runs back lies behind
        for along, run in runs:
            if along is ahead:
                paint = running(light, dark, (0, 0), (1, 1)) if ahead else shade
                yield sheet.filled(band(run, [(x, y + tall) for x, y in run]), paint, own=True)


KINDS = (
    Kind(
        "silk", "丝绸线", _silk,
        (Slot("底绸", ink(20, 100, 100, 26, 0.85)), Slot("线起", ink(0, 20, 70)), Slot("线止", ink(0, 6, 40))),
        (whole(8, 60, 30, "lines", "线数"), whole(0, 5, 2, "twists", "拧几次"), Parameter("breadth", "幅宽", 0.1, 1.2, 0.7),
         Parameter("swing", "起伏", 0, 2, 1), Parameter("line", "线粗", 0.001, 0.02, 0.0045), seed()),
        clips=True, ratio=2.4, summary="一族细线拧成绸子，字压在上面时调淡",
    ),
    Kind(
        "ribbon", "飘带", _ribbon,
        (Slot("亮面", ink(0, 92, 90)), Slot("暗面", ink(8, 100, 100, 12)), Slot("背面", ink(25, 100, 100, 42))),
        (whole(1, 4, 2, "folds", "折几次"), Parameter("breadth", "带宽", 0.15, 0.8, 0.42), Parameter("curl", "回卷", 0.6, 1.6, 1),
         seed()),
        ratio=3.2, summary="竖直下垂的带子，在折处翻面",
    ),
)  # fmt: skip
