"""Silk of hairlines and a flowing ribbon."""

import math
from collections.abc import Iterator
from itertools import pairwise

from postermaker.color import Flat, Linear, Paint, Stop
from postermaker.document.model import Element
from postermaker.geometry import Path
from postermaker.library.ornaments.curves import Points, band, joined, onwards, smooth
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
    pitch = breadth * sheet.height / count  # lines never run into one
    width = min(min(sheet.width, sheet.height) * sheet.number("line"), pitch * 0.3)
    yield sheet.lined(lines, running(one, two, (0, 0), (1, 0)), width)


def _edge(sheet: Sheet, folds: int) -> Points:
    """The upper edge of a ribbon; its x runs back at each fold, where it comes down again."""
    dice = Dice(sheet.number("seed"))
    room = sheet.height * (1 - sheet.number("breadth")) / 2
    lean, curl = dice.between(-0.1, 0.1), sheet.number("curl")
    swing = curl * 2.6 / (2 * math.pi * folds)
    points = []
    for t in evenly(28 * folds + 8):
        x = t + swing * math.sin(2 * math.pi * folds * t)
        y = 1 - (0.86 - abs(lean)) * math.sin(2 * math.pi * folds * t + lean) + lean * (0.5 - t)
        points.append((x, y))
    low, high = min(x for x, _ in points), max(x for x, _ in points)
    return [(sheet.width * (0.005 + 0.99 * (x - low) / (high - low)), room * y) for x, y in points]


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
                first, last = run is runs[0][1], run is runs[-1][1]
                piece = _piece(run, tall, notch_first=first, notch_last=last)
                yield sheet.filled(piece, _sheen(dark, light) if ahead else shade, own=True)


def _piece(run: Points, tall: float, *, notch_first: bool, notch_last: bool) -> Path:
    """One stretch of the ribbon, its free ends cut to a swallow's tail."""
    lower = [(x, y + tall) for x, y in reversed(run)]
    deep = min(tall * 0.32, abs(run[-1][0] - run[0][0]) * 0.4)
    ends = []
    for wanted, (x, y), side in ((notch_last, run[-1], -1), (notch_first, run[0], 1)):
        ends.append([Path("M", (x + side * deep, y + tall / 2))] if wanted else [])
    return onwards(smooth(run), *ends[0], smooth(lower), *ends[1])


def _sheen(dark: Paint, light: Paint) -> Paint:
    """Dark at both folds, light where the ribbon faces the eye."""
    if not (isinstance(dark, Flat) and isinstance(light, Flat)):
        return light
    places = ((0.0, dark), (0.42, light), (0.6, light), (1.0, dark))
    return Linear(tuple(Stop(at, each.color, each.opacity) for at, each in places), (0, 0), (1, 0.3))


KINDS = (
    Kind(
        "silk", "丝绸线", _silk,
        (Slot("底绸", ink(20, 100, 100, 26, 0.85)), Slot("线起", ink(0, 20, 70)), Slot("线止", ink(0, 6, 40))),
        (whole(8, 60, 30, "lines", "线数"), whole(0, 5, 2, "twists", "拧几次"), Parameter("breadth", "幅宽", 0.1, 1.2, 0.7),
         Parameter("swing", "起伏", 0, 2, 1), Parameter("line", "线粗", 0.001, 0.02, 0.0045), seed()),
        clips=True, lies=True, ratio=2.4, summary="一族细线拧成绸子，字压在上面时调淡",
    ),
    Kind(
        "ribbon", "飘带", _ribbon,
        (Slot("亮面", ink(0, 92, 90)), Slot("暗面", ink(8, 100, 100, 12)), Slot("背面", ink(25, 100, 100, 42))),
        (whole(1, 4, 2, "folds", "折几次"), Parameter("breadth", "带宽", 0.15, 0.8, 0.42), Parameter("curl", "回卷", 0.6, 1.6, 1),
         seed()),
        lies=True, ratio=3.2, summary="竖直下垂的带子，在折处翻面",
    ),
)  # fmt: skip
