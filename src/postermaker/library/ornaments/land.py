"""Ridges in mist, city skylines, the Great Wall."""

import math
from collections.abc import Iterator

from postermaker.color import Paint
from postermaker.document.model import Element
from postermaker.geometry import Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import Points, arc, circle, joined, onwards, smooth
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import (
    Kind,
    Parameter,
    Sheet,
    Slot,
    evenly,
    fading,
    ink,
    mixed,
    running,
    seed,
    through,
    whole,
)


def _profile(sheet: Sheet, dice: Dice, base: float, tall: float) -> Points:
    """A ridge: the soft upper hull of several peaks, with a little roughness."""
    w, h = sheet.width, sheet.height
    count = max(2, min(14, round(w / h * 1.7)))
    peaks = [
        (
            (i + dice.between(0.05, 0.95)) / count * w,
            tall * dice.between(0.5, 1),
            w / count * dice.between(0.75, 1.2),
        )
        for i in range(-1, count + 1)
    ]
    steps = min(400, max(60, count * 22))
    turn = dice.between(0, 6)
    points = []
    for t in evenly(steps, -0.01, 1.01):
        x = t * w
        rise = sum((top * max(0.0, 1 - abs(x - at) / half) ** 1.25) ** 3.2 for at, top, half in peaks) ** (
            1 / 3.2
        )
        k = 2 * math.pi * x / h
        rough = (
            math.sin(1.9 * k + turn) + 0.6 * math.sin(4.3 * k + 2 * turn) + 0.35 * math.sin(9.1 * k + turn)
        )
        points.append((x, base - rise - 0.007 * h * rough * min(1, rise / (0.2 * tall + 1e-9))))
    return points


def _ridges(sheet: Sheet) -> Iterator[Element]:
    far, middle, near, sun = sheet.paints
    dice, layers, h = Dice(sheet.number("seed")), sheet.count("layers"), sheet.height
    if sheet.number("sun") > 0:
        r = sheet.number("sun") * h
        yield sheet.filled(circle(sheet.width * sheet.number("sun_x"), h * 0.36, r), sun)
    for i, t in enumerate(evenly(layers)):
        base = h * (0.62 + 0.34 * t)
        crest = _profile(sheet, dice, base, h * (0.44 - 0.2 * t) * sheet.number("rise"))
        foot = polygon([(sheet.width * 1.01, h * 1.02), (-0.01 * sheet.width, h * 1.02)], closed=False)
        color = through(far, middle, near, t)
        top = min(y for _, y in crest) / h
        mist = 0.12 if i < layers - 1 else 1
        low = min(1.2, base / h + 0.2)
        paint = fading(color, ((0, 1), (0.5, 0.92 if mist < 1 else 1), (1, mist)), (0, top), (0, low))
        yield sheet.filled(onwards(smooth(crest), foot), paint)


def _tower(dice: Dice, x: float, w: float, h: float, base: float) -> Path:
    """One building: flat, slanted, arched, stepped, with a mast, or with a lantern on top."""
    kind = int(dice.share() * 7)
    top = base - h
    if kind == 0:
        return polygon([(x, base), (x, top + w * 0.3), (x + w, top), (x + w, base)])
    if kind == 1:
        a = arc(x + w / 2, top + w / 2, w / 2, 180, 360)
        return onwards(Path("M", (x, base)), a, Path("M", (x + w, base)))
    if kind == 2:
        s = [
            (0, 1),
            (0, 0.2),
            (0.18, 0.2),
            (0.18, 0.08),
            (0.36, 0.08),
            (0.36, 0),
            (0.64, 0),
            (0.64, 0.08),
            (0.82, 0.08),
            (0.82, 0.2),
            (1, 0.2),
            (1, 1),
        ]
        return polygon([(x + a * w, top + b * h) for a, b in s])
    if kind == 3:
        mast = [(0, 1), (0, 0.2), (0.42, 0.2), (0.47, 0), (0.53, 0), (0.58, 0.2), (1, 0.2), (1, 1)]
        return polygon([(x + a * w, top + b * h) for a, b in mast])
    if kind == 4:
        return joined(
            [
                rectangle(Box(x, top + w * 0.35, w, h - w * 0.35)),
                rectangle(Box(x + w * 0.22, top, w * 0.56, w * 0.5)),
            ]
        )
    return rectangle(Box(x, top, w, h))


def _windows(dice: Dice, x: float, w: float, h: float, base: float, cell: float) -> list[Path]:
    """Lit windows on a grid, some left dark."""
    columns = max(1, int(w / cell))
    rows = int((h * 0.72) / cell)
    if rows * columns > 60:
        rows = 60 // columns
    gap = w / columns
    return [
        rectangle(Box(x + (c + 0.28) * gap, base - h * 0.74 + r * cell, gap * 0.44, cell * 0.5))
        for r in range(rows)
        for c in range(columns)
        if dice.share() < 0.55
    ]


def _skyline(sheet: Sheet) -> Iterator[Element]:
    far, near, lit = sheet.paints
    w, h = sheet.width, sheet.height
    unit = h * 0.16 / sheet.number("density")
    unit = max(unit, w / 90)
    for layer, paint in ((0, far), (1, near)):
        dice = Dice(sheet.number("seed") + 31 * layer)
        blocks: list[Path] = []
        windows: list[Path] = []
        x = -unit * dice.share()
        while x < w:
            width = unit * dice.between(0.7, 1.5)
            hill = 0.62 + 0.38 * math.sin(math.pi * min(1, max(0, (x + width / 2) / w))) ** 1.5
            tall = h * hill * dice.between(0.42, 0.99) * (1 if layer == 0 else 0.66)
            blocks.append(_tower(dice, x, width, tall, h * 1.01))
            if layer == 1 and sheet.count("lit"):
                windows += _windows(dice, x, width, tall, h, unit * 0.26)
            x += width * (
                dice.between(1.12, 1.35) if layer and dice.share() < 0.6 else 0.995
            )  # no slivers of sky
        yield sheet.filled(
            joined(blocks), running(paint, _lighter(paint), (0, 0), (0, 1)) if layer == 0 else paint
        )
        if windows:
            yield sheet.filled(joined(windows[:1200]), lit)


def _lighter(paint: Paint) -> Paint:
    return mixed(paint, ink(0, 0, 0), 0.35)


def _battlement(points: Points, tall: float, pitch: float, merlon: float) -> Path:
    """A wall along a line of the ground: its foot, and merlons of equal width along its crown."""
    crown: list[tuple[float, float]] = []
    (px, py), run, up = points[0], 0.0, True
    crown.append((px, py - tall - merlon))
    for x, y in points[1:]:
        length = math.hypot(x - px, y - py)
        while length and run + length >= pitch / 2:
            t = (pitch / 2 - run) / length
            px, py = px + (x - px) * t, py + (y - py) * t
            crown += [(px, py - tall - (merlon if up else 0)), (px, py - tall - (0 if up else merlon))]
            up, run = not up, 0.0
            length = math.hypot(x - px, y - py)
        run += length
        px, py = x, y
    crown.append((px, py - tall - (merlon if up else 0)))
    return polygon([*crown, *((x, y + tall * 0.4) for x, y in reversed(points))])


def _watchtower(x: float, y: float, size: float) -> tuple[Path, Path]:
    """A watchtower and its arched windows; (x, y) is the middle of its foot."""
    w, h = size, size * 1.05
    body = polygon([(x - w * 0.52, y), (x - w * 0.46, y - h), (x + w * 0.46, y - h), (x + w * 0.52, y)])
    eaves = rectangle(Box(x - w * 0.54, y - h * 1.06, w * 1.08, h * 0.09))
    teeth = [rectangle(Box(x - w * 0.54 + i * w * 0.24, y - h * 1.2, w * 0.12, h * 0.16)) for i in range(5)]
    holes = []
    for i in (-1, 0, 1):
        cx, r = x + i * w * 0.27, w * 0.075
        holes.append(
            onwards(
                Path("M", (cx - r, y - h * 0.5)),
                arc(cx, y - h * 0.68, r, 180, 360),
                Path("M", (cx + r, y - h * 0.5)),
            )
        )
    return joined([body, eaves, *teeth]), joined(holes)


def _great_wall(sheet: Sheet) -> Iterator[Element]:
    far, near, wall, dark = sheet.paints
    dice, w, h = Dice(sheet.number("seed")), sheet.width, sheet.height
    phase = dice.between(0, 1)

    def ground(t: float, level: float, swing: float) -> float:
        a = 2 * math.pi * t * max(1, w / h / 1.6)
        return h * (level - swing * (math.sin(a + 6 * phase) + 0.42 * math.sin(2.3 * a + 4 * phase)))

    for level, swing, paint, tall in ((0.52, 0.075, far, 0.045), (0.74, 0.1, near, 0.085)):
        steps = min(260, max(60, round(60 * w / h)))
        line = [(t * w, ground(t, level, swing)) for t in evenly(steps, -0.02, 1.02)]
        size = tall * h
        near_wall = paint is near
        tone = wall if near_wall else mixed(wall, far, 0.55)
        hole = dark if near_wall else mixed(dark, far, 0.5)
        foot = polygon([(w * 1.02, h * 1.02), (-0.02 * w, h * 1.02)], closed=False)
        hill = onwards(smooth(line), foot)
        pitch = max(size * 0.62, w / 160)
        yield sheet.filled(_battlement(line, size, pitch, size * 0.34), tone)
        inner = [(x, y - size * 0.5) for x, y in line]
        yield sheet.lined(smooth(inner[::2]), hole, size * 0.05, 0.45)
        for t in evenly(max(2, round(w / h * 1.3)), 0.16, 0.86):
            at = t + 0.04 * (1 if near_wall else -1)
            body, holes = _watchtower(at * w, ground(at, level, swing) + size * 0.2, size * 1.75)
            yield sheet.filled(body, tone)
            yield sheet.filled(holes, hole)
        yield sheet.filled(hill, running(paint, mixed(paint, far, 0.4)))


KINDS = (
    Kind(
        "ridges", "远山", _ridges, (Slot("远", ink(42, 5, 28)), Slot("中", ink(72, 20, 47, 3)), Slot("近", ink(92, 52, 66, 40)),
         Slot("日", ink(0, 40, 72))),
        (whole(2, 6, 4, "layers", "层数"), Parameter("rise", "山高", 0.3, 1.5, 1), Parameter("sun", "日头大小", 0, 0.4, 0.17),
         Parameter("sun_x", "日头左右", 0, 1, 0.7), seed()),
        clips=True, tallest=1.8, ratio=1.8, summary="一层深一层，山脚化在雾里",
    ),
    Kind(
        "skyline", "城市天际线", _skyline, (Slot("远楼", ink(46, 8, 22)), Slot("近楼", ink(86, 40, 52, 24)), Slot("灯",
        ink(0, 14, 60))),
        (Parameter("density", "密", 0.4, 2.5, 1), whole(0, 1, 1, "lit", "亮灯"), seed(3)), clips=True, tallest=1.5, ratio=2.6,
         summary="两层楼影，中间高两头低",
    ),
    Kind(
        "great-wall", "长城", _great_wall, (Slot("远山", ink(50, 12, 34)), Slot("近山", ink(84, 34, 62, 20)), Slot("墙",
        ink(8, 16, 34)), Slot("洞", ink(40, 52, 66, 40))),
        (seed(1),), clips=True, tallest=1.1, ratio=1.9, summary="墙随山走，远近两道",
    ),
)  # fmt: skip
