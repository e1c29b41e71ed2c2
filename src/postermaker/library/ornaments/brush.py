"""Brush and ink: a stroke, a ring, washes, ink mountains, seals."""

import math
from collections.abc import Iterator

from postermaker.color import Paint
from postermaker.document.model import Across, Align, Element, Fit, Frame, Text, TextStyle
from postermaker.geometry import Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import around, onwards, pierced, smooth, tapered
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, fading, ink, seed


def _dry(dice: Dice, along: list[tuple[float, float]], wide: float, dryness: float) -> list[Path]:
    """Hairs of paper that show through near the end of a stroke."""
    hairs = []
    for _ in range(round(16 * dryness)):
        start = dice.between(0.42, 0.8)
        end = min(1.0, start + dice.between(0.12, 0.4))
        side = dice.between(-0.44, 0.44) * wide
        picked = [p for t, p in zip(evenly(len(along)), along, strict=True) if start <= t <= end]
        if len(picked) < 3:
            continue
        thick = wide * dice.between(0.008, 0.028)
        hairs.append(
            tapered(
                [(x, y + side) for x, y in picked],
                [thick * math.sin(math.pi * t) + thick * 0.06 for t in evenly(len(picked))],
            )
        )
    return hairs


def _stroke(sheet: Sheet) -> Iterator[Element]:
    dice, w, h = Dice(sheet.number("seed")), sheet.width, sheet.height
    dryness = sheet.number("dry")
    wide = min(h * 0.82, w * 0.45)
    rise = min(h - wide, w * 0.3) * 0.3 * sheet.number("bow")
    left, right = wide * 0.2, w - wide * 0.14
    along = [
        (left + (right - left) * t, h / 2 + rise * (0.5 - math.sin(math.pi * t)) - rise * 0.12)
        for t in evenly(26)
    ]
    top, foot = [], []
    for t, (x, y) in zip(evenly(26), along, strict=True):
        press = (0.86 + 0.14 * math.cos(1.9 * math.pi * t) ** 2) * (1 - 0.14 * t)
        ragged = dice.between(-0.022, 0.022) * (0.4 + t)
        top.append((x + wide * 0.06 * (1 - t), y - wide / 2 * (press + ragged)))
        foot.append((x - wide * 0.05 * (1 - t), y + wide / 2 * (press * 0.96 - ragged)))
    tail = []
    for i, t in enumerate(evenly(11)):
        y = top[-1][1] + (foot[-1][1] - top[-1][1]) * t
        tail.append((right + wide * (dice.between(0.04, 0.13) if i % 2 else dice.between(-0.16, -0.02)), y))
    head = [
        (left - wide * 0.19, h / 2 - wide * 0.12 + along[0][1] - h / 2),
        (left - wide * 0.16, along[0][1] + wide * 0.2),
    ]
    body = onwards(
        smooth([head[0], (left - wide * 0.1, top[0][1] + wide * 0.1), *top]),
        smooth(tail),
        smooth([*reversed(foot), head[1], head[0]]),
    )
    yield sheet.filled(pierced(body, _dry(dice, along, wide * 0.86, dryness)), sheet.paints[0])


def _enso(sheet: Sheet) -> Iterator[Element]:
    dice = Dice(sheet.number("seed"))
    box = sheet.fitted(1.0)
    r = box.width / 2
    wide = r * sheet.number("width")
    mid = r - wide * 0.62
    start = sheet.number("start")
    sweep = 338
    rims: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    for t in evenly(44):
        press = 0.5 * wide * (0.3 + 0.7 * math.sin(math.pi * min(1, 0.16 + t * 0.95)) ** 0.8) * (1 - 0.35 * t)
        a = start + sweep * t
        rims[0].append(around(*box.centre, mid + press * dice.between(0.985, 1.015), a))
        rims[1].append(around(*box.centre, mid - press * dice.between(0.98, 1.02) * 0.92, a))
    ring_ = smooth([*rims[0], *reversed(rims[1])], closed=True)
    hairs = []
    for _ in range(round(18 * sheet.number("dry"))):
        begin, off = dice.between(0.45, 0.85), dice.between(-0.3, 0.3) * wide * 0.6
        length = dice.between(0.08, 0.2)
        points = [around(*box.centre, mid + off, start + sweep * (begin + length * t)) for t in evenly(9)]
        hairs.append(
            tapered(
                points,
                [wide * dice.between(0.012, 0.03) * math.sin(math.pi * t) + wide * 0.002 for t in evenly(9)],
            )
        )
    yield sheet.filled(pierced(ring_, hairs), sheet.paints[0])


def _blot(dice: Dice, x: float, y: float, rx: float, ry: float) -> Path:
    """A soft uneven pool."""
    turns = [dice.between(0, 6.3) for _ in range(8)]
    points = []
    for i in range(56):
        a = 2 * math.pi * i / 56
        k = 1 + sum(0.085 / (n + 1) * math.sin((n + 2 + n // 3) * a + turns[n]) for n in range(8)) * 1.2
        points.append((x + rx * k * 0.78 * math.cos(a), y + ry * k * 0.78 * math.sin(a)))
    return smooth(points, closed=True)


def _wash(sheet: Sheet) -> Iterator[Element]:
    """Flat pools over one another, each pale: the edges that dry darker are the wash."""
    dice, layers = Dice(sheet.number("seed")), round(sheet.number("layers"))
    w, h = sheet.width, sheet.height
    for i in range(layers):
        t = i / max(1, layers - 1)
        x, y = w * dice.between(0.46, 0.54), h * dice.between(0.46, 0.54)
        size = 1 - 0.42 * t**1.6
        rx = min(w / 2 * size * 1.02, x, w - x)
        ry = min(h / 2 * size * 1.02, y, h - y)
        yield sheet.filled(
            _blot(dice, x, y, rx * 1.06, ry * 1.06),
            sheet.paints[0],
            sheet.number("ink") / layers * (0.8 + 0.7 * t),
        )


def _peak(dice: Dice, x: float, top: float, half: float, tall: float) -> list[tuple[float, float]]:
    """The outline of one ink peak: steep and hollow, rougher half way down."""
    points = []
    turn = [dice.between(0, 6.3) for _ in range(3)]
    left, right = dice.between(1.35, 1.65), dice.between(1.15, 1.4)
    for i in range(61):
        t = -1 + i / 30
        fall = abs(t) ** (left if t < 0 else right)
        env = min(1, (1 - abs(t)) * 2.2) * min(1, abs(t) * 3 + 0.2)
        rough = (
            math.sin(7 * t + turn[0]) + 0.6 * math.sin(15 * t + turn[1]) + 0.4 * math.sin(29 * t + turn[2])
        )
        points.append((x + half * t, top + tall * (fall + 0.035 * rough * env)))
    return points


def _ink_mountain(sheet: Sheet) -> Iterator[Element]:
    tone, paper = sheet.paints
    dice, w, h = Dice(sheet.number("seed")), sheet.width, sheet.height
    count = max(2, round(sheet.number("peaks")))
    spread = min(max(1.0, w / h / 1.8), 36 / (3 * count))  # a banner has as many mountains to a metre
    for layer, strength in ((0, 0.2), (1, 0.4), (2, 0.78)):
        many = round((count + 1 - layer if count > 2 else count) * spread)
        for i in range(max(1, many)):
            share = (i + dice.between(0.2, 0.8)) / max(1, many)
            top = h * (0.12 + 0.2 * layer + dice.between(0, 0.2))
            half = min(w, h * 1.4) * dice.between(0.26, 0.44)
            tall = (h - top) * dice.between(0.75, 0.95)
            crest = _peak(dice, share * w, top, half, tall)
            body = polygon(crest)
            low = min(1.0, (top + tall) / h)
            yield sheet.filled(body, fading(paper, ((0, 1), (0.6, 0.95), (0.96, 0)), (0, top / h), (0, low)))
            stops = ((0, strength), (0.3, strength * 0.66), (0.72, strength * 0.1), (0.95, 0))
            yield sheet.filled(body, fading(tone, stops, (0, top / h), (0, low)))


def _chipped(box: Box, radius: float, dice: Dice, wear: float) -> Path:
    """A seal's edge: a rounded square with small nicks."""
    r = radius
    points: list[tuple[float, float]] = []
    corners = (
        (box.right - r, box.y + r, -90),
        (box.right - r, box.bottom - r, 0),
        (box.x + r, box.bottom - r, 90),
        (box.x + r, box.y + r, 180),
    )
    for i, (cx, cy, start) in enumerate(corners):
        points += [around(cx, cy, r, start + a) for a in (0, 30, 60, 90)]
        nx, ny, turn = corners[(i + 1) % 4]
        ax, ay = points[-1]
        bx, by = around(nx, ny, r, turn)
        inward = ((-1, 0), (0, -1), (1, 0), (0, 1))[i]
        for t in evenly(12, 0.06, 0.94):
            nick = box.width * 0.03 * wear * (dice.share() ** 5)
            points.append((ax + (bx - ax) * t + inward[0] * nick, ay + (by - ay) * t + inward[1] * nick))
    return polygon(points)


def _seal(sheet: Sheet) -> Iterator[Element]:
    red, paper = sheet.paints
    words = "".join(sheet.content.split())[:9] or "印"
    dice, white = Dice(sheet.number("seed")), sheet.number("style") < 0.5
    rows = 1 if len(words) == 1 else 2 if len(words) <= 4 else 3
    columns = math.ceil(len(words) / rows)
    box = sheet.fitted(max(0.5, columns / rows))
    side = min(box.width, box.height)
    edge = _chipped(box, side * 0.08, dice, sheet.number("wear"))
    line = side * 0.06
    inner = rectangle(
        Box(box.x + line, box.y + line, box.width - 2 * line, box.height - 2 * line), side * 0.045
    )
    yield sheet.filled(edge if white else pierced(edge, [inner]), red)
    yield from _letters(words, rows, columns, box, line * (1.25 if white else 1.9), paper if white else red)


def _letters(words: str, rows: int, columns: int, box: Box, margin: float, paint: Paint) -> Iterator[Element]:
    """Characters of a seal: columns from the right, each character filling its cell."""
    style = TextStyle(family="Noto Serif SC", weight=900, fill=paint)
    wide, tall = (box.width - 2 * margin) / columns, (box.height - 2 * margin) / rows
    for i, char in enumerate(words):
        column, row = columns - 1 - i // rows, i % rows
        frame = Frame(
            x=box.x + margin + column * wide, y=box.y + margin + row * tall, width=wide, height=tall
        )
        yield Text(
            id="ornament", frame=frame, content=char, style=style, size=min(wide, tall) * 1.02, fit=Fit.LARGEST,
            max_lines=1, align=Align.CENTRE, across=Across.CENTRE,
        )  # fmt: skip


_INK = ink(70, 65, 65, 82)
KINDS = (
    Kind(
        "brush-stroke", "毛笔笔触", _stroke, (Slot("墨", _INK),),
        (Parameter("dry", "飞白", 0, 1, 0.6), Parameter("bow", "弯", -1, 1, 0.4), seed(2)), lies=True, ratio=4.2,
         summary="一笔横扫，可压字",
    ),
    Kind(
        "ink-ring", "墨圈", _enso, (Slot("墨", _INK),),
        (Parameter("width", "笔宽", 0.06, 0.5, 0.2), Parameter("dry", "飞白", 0, 1, 0.6), Parameter("start", "起笔角", -180,
         180, 120), seed(1)),
        summary="一笔画成的圆",
    ),
    Kind(
        "ink-wash", "水墨晕染", _wash, (Slot("墨", _INK),),
        (Parameter("layers", "层数", 2, 9, 7), Parameter("ink", "浓淡", 0.1, 1, 0.5), seed(4)), ratio=1.5,
         summary="几层淡墨相叠，不用模糊",
    ),
    Kind(
        "ink-mountain", "水墨远山", _ink_mountain, (Slot("墨", _INK), Slot("纸", ink(3, 5, 14))),
        (Parameter("peaks", "峰数", 2, 8, 3), seed(6)), clips=True, ratio=1.6, summary="峰顶浓，山脚化在纸里；纸色要同底色",
    ),
    Kind(
        "seal", "印章", _seal, (Slot("印泥", ink(10, 100, 100)), Slot("白文字", ink(3, 5, 14))),
        (Parameter("style", "0 白文 1 朱文", 0, 1, 0, whole=True), Parameter("wear", "残缺", 0, 1, 0.5), seed(1)),
        summary="字写在 content 里，1 到 9 个，从右往左",
    ),
)  # fmt: skip
