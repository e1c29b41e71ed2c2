"""Paper-cut window flowers: a disc with a scalloped rim, cut through by rings of holes."""

import math
from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Path, polygon
from postermaker.library.ornaments.curves import (
    around,
    circle,
    onwards,
    pierced,
    set_at,
    smooth,
    spark,
)
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, ink, through, whole


def _tear(length: float, width: float) -> Path:
    """A tear from its point at the origin out along x."""
    n, w = length, width
    return Path(
        "MCCCZ",
        (0, 0, n * 0.4, -w * 0.15, n * 0.55, -w, n * 0.78, -w, n * 1.08, -w, n * 1.08, w, n * 0.78, w,
         n * 0.55, w, n * 0.4, w * 0.15, 0, 0),
    )  # fmt: skip


def _crescent(r: float, width: float, spread: float) -> Path:
    """A sickle that bends around the origin at radius r; `spread` degrees to each side."""
    outer = [around(0, 0, r, a) for a in evenly(7, -spread, spread)]
    inner = [
        around(0, 0, r - width * abs(math.cos(math.radians(90 * a / spread))) ** 0.8, a)
        for a in evenly(7, spread, -spread)
    ]
    return onwards(smooth(outer), smooth(inner))


def _rim(r: float, count: int, depth: float) -> Path:
    """Scallops: the outline of petals around a disc."""
    points = []
    for i in range(count * 8):
        a = 360 * i / (count * 8)
        points.append(
            around(0, 0, r * (1 - depth + depth * abs(math.cos(math.radians(a * count / 2))) ** 0.7), a)
        )
    return smooth(points, closed=True)


def _turned(hole: Path, count: int, offset: float = 0.0) -> list[Path]:
    return [set_at(hole, 0, 0, 1, (i + offset) * 360 / count) for i in range(count)]


def _out(path: Path, r: float) -> Path:
    return set_at(path, r, 0)


def _holes(count: int, rings: int, depth: float) -> list[Path]:
    """The holes in units of the radius, from the rim to the middle."""
    pitch = math.pi / count
    eye = min(0.13, 0.31 * pitch)
    holes = _turned(set_at(_crescent(eye, eye * 0.42, 105), 0.83, 0), count)
    holes += _turned(circle(0.825, 0, eye * 0.36), count)
    holes += _turned(set_at(_tear(0.17, min(0.04, 0.12 * pitch)), 0.97 - 1.15 * depth, 0, 1, 180), count, 0.5)
    if rings >= 2:
        for side in (-1, 0, 1):
            length = 0.19 if side == 0 else 0.15
            holes += _turned(set_at(_tear(length, min(0.036, 0.13 * pitch)), 0.49, 0, 1, side * 26), count)
        holes += _turned(_out(spark(0, 0, min(0.07, 0.22 * pitch), 0.3), 0.6), count, 0.5)
    if rings >= 3:
        tooth = polygon([(0.43, -0.3 * pitch / 4), (0.43, 0.3 * pitch / 4), (0.475, 0)])
        for k in range(8):
            holes += _turned(tooth, count, k / 8)
    holes += _turned(set_at(_tear(0.24, min(0.05, 0.24 * pitch)), 0.14, 0), count, 0.5)
    holes += _turned(circle(0.34, 0, min(0.02, 0.07 * pitch)), count)
    return [*holes, circle(0, 0, 0.055)]


def _papercut(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(1.0)
    count, depth = sheet.count("petals"), sheet.number("depth")
    flower = pierced(_rim(1, count, depth), _holes(count, sheet.count("rings"), depth))
    turn = 180 / count + sheet.number("turn")
    yield sheet.filled(set_at(flower, *box.centre, box.width / 2, turn), sheet.paints[0])


def _layers(sheet: Sheet) -> Iterator[Element]:
    """Paper on paper: each sheet smaller, lighter and turned by half a petal."""
    box = sheet.fitted(1.0)
    count, petals = sheet.count("layers"), sheet.count("petals")
    dark, middle, light, shade = sheet.paints
    for i, t in enumerate(evenly(count)):
        r = box.width / 2 * 0.96 * (1 - 0.72 * t)
        rim = set_at(
            _rim(1, petals if i % 2 == 0 else petals * 2, 0.14 if i % 2 == 0 else 0.07),
            0,
            0,
            r,
            90 + 180 / petals * (i % 2),
        )
        drop = box.width * 0.012
        yield sheet.filled(set_at(rim, box.centre.x, box.centre.y + drop), shade, 0.3)
        yield sheet.filled(
            set_at(rim, *box.centre),
            through(dark, middle, light, t),
        )


KINDS = (
    Kind(
        "papercut", "窗花", _papercut, (Slot("纸", ink(4, 98, 96, 2)),),
        (whole(5, 16, 8, "petals", "瓣数"), whole(1, 3, 3, "rings", "镂几圈"), Parameter("depth", "花边深", 0.02, 0.25, 0.1),
         Parameter("turn", "转角", 0, 360, 0)),
        summary="折纸剪出来的圆窗花，镂空处透出底色",
    ),
    Kind(
        "paper-layers", "层叠剪纸", _layers,
        (Slot("外层", ink(20, 100, 95, 20)), Slot("中层", ink(0, 80, 78)), Slot("里层", ink(0, 10, 40)),
         Slot("影", ink(40, 100, 95, 60))),
        (whole(2, 8, 6, "layers", "层数"), whole(6, 20, 12, "petals", "瓣数")),
        summary="一层比一层小，由深到亮，最里面是光",
    ),
)  # fmt: skip
