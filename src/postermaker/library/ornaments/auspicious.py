"""Auspicious clouds, fretwork borders and corner frames."""

from collections.abc import Iterator

from postermaker.document.model import Element
from postermaker.geometry import Affine, Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import arc, around, circle, joined, set_at, smooth
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, ink, whole

#: Discs of a cloud: middle and radius.
_LOBES = ((-0.78, 0.17, 0.33), (0.0, 0.0, 0.5), (0.84, 0.10, 0.40))


def _cloud_body() -> Path:
    """The united outline of a cloud: three discs, the room between them, a bar with round ends."""
    discs = [circle(x, y, r) for x, y, r in _LOBES]
    bar = rectangle(Box(-1.55, 0.30, 3.4, 0.2), 0.1)
    return joined([*discs, rectangle(Box(-0.78, 0.06, 1.62, 0.4)), bar])


def _curl(x: float, y: float, r: float) -> Path:
    """A line that winds inwards."""
    turns = evenly(22)
    return smooth([around(x, y, r * (0.74 - 0.52 * t), 150 + 430 * t) for t in turns])


def _cloud(sheet: Sheet) -> Iterator[Element]:
    ground, line = sheet.paints
    box = sheet.fitted(2.3)
    size = box.width / 4.15
    x, y = box.centre.x - 0.12 * size, box.y + box.height / 2 - 0.07 * size
    width = size * sheet.number("line")
    body = set_at(_cloud_body(), x, y, size)
    yield sheet.lined(body, line, 2 * width)  # the ground covers its inner half, and with it every seam
    yield sheet.filled(body, ground)
    yield sheet.lined(joined(set_at(_curl(*lobe), x, y, size) for lobe in _LOBES), line, width)
    bars = [
        polygon([(x + a * size, y + b * size), (x + c * size, y + b * size)], closed=False)
        for a, b, c in ((-0.95, 0.66, 1.98), (-0.42, 0.82, 1.5))[: sheet.count("bars")]
    ]
    if bars:
        yield sheet.lined(joined(bars), line, width)


def _plain_cloud(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(2.6)
    w, h = box.width, box.height
    discs = [
        circle(box.x + a * w, box.y + b * h, r * h)
        for a, b, r in ((0.27, 0.62, 0.32), (0.5, 0.44, 0.44), (0.73, 0.6, 0.34))
    ]
    foot = rectangle(Box(box.x, box.y + 0.62 * h, w, 0.38 * h), 0.19 * h)
    pills = [*discs, foot, rectangle(Box(box.x + 0.27 * w, box.y + 0.5 * h, 0.46 * w, 0.4 * h))]
    yield sheet.filled(joined(pills), sheet.paints[0])


def _spiral(u: float, style: int) -> tuple[Path, float]:
    """One cell of fretwork along x, and how long it is."""
    if style == 2:
        points = [(0, 5), (0, 0), (7, 0), (7, 5), (2, 5), (2, 2), (5, 2), (5, 3.2)]
        return polygon([(x * u, y * u) for x, y in points], closed=False), 9 * u
    points = [(0, 5), (0, 0), (5, 0), (5, 4), (2, 4), (2, 2), (3, 2)]
    spiral = polygon([(x * u, y * u) for x, y in points], closed=False)
    return joined([spiral, polygon([(0, 5 * u), (6 * u, 5 * u)], closed=False)]), 6 * u


def _fret_row(length: float, height: float, style: int) -> tuple[Path, float]:
    """Whole cells of fretwork over a length, and the line's width."""
    u = height / 5.6
    cell, step = _spiral(u, style)
    count = max(1, min(600, round(length / step)))
    line = 0.6 * u
    pitch = (length - line) / count  # the rest is shared out
    stretch = pitch / step
    wide = cell.mapped(Affine.scaling(stretch, 1))
    row = joined(set_at(wide, line / 2 + i * pitch, line / 2) for i in range(count))
    last = line / 2 + count * pitch
    end = polygon([(last, 5 * u + line / 2), (last, line / 2)], closed=False) if style == 1 else Path("", ())
    return joined([row, end]), line


def _fret(sheet: Sheet) -> Iterator[Element]:
    upright = sheet.height > sheet.width
    length, height = max(sheet.width, sheet.height), min(sheet.width, sheet.height)
    row, line = _fret_row(length, height, sheet.count("style"))
    if upright:
        row = row.mapped(Affine(0, 1, -1, 0, height, 0))
    yield sheet.lined(row, sheet.paints[0], line, sharp=True)


def _fret_frame(sheet: Sheet) -> Iterator[Element]:
    w, h = sheet.width, sheet.height
    size = max(min(w, h) * sheet.number("size"), (w + h) / 280)  # a limit to the nodes
    gap = size * 0.3
    style = 1
    rows: list[Path] = []
    across, line = _fret_row(w - 2 * (size + gap), size, style)
    along, _ = _fret_row(h - 2 * (size + gap), size, style)
    rows.append(across.mapped(Affine.translation(size + gap, 0)))
    rows.append(across.mapped(Affine(-1, 0, 0, -1, w - size - gap, h)))
    rows.append(along.mapped(Affine(0, 1, -1, 0, w, size + gap)))
    rows.append(along.mapped(Affine(0, -1, 1, 0, 0, h - size - gap)))
    yield sheet.lined(joined(rows), sheet.paints[0], line, sharp=True)
    corners = []
    u = size / 5.6
    for x, y in ((0, 0), (w - size, 0), (w - size, h - size), (0, h - size)):
        for k in (0.3, 1.6):
            corners.append(rectangle(Box(x + k * u, y + k * u, size - 2 * k * u, size - 2 * k * u)))
    yield sheet.lined(joined(corners), sheet.paints[0], line, sharp=True)
    yield sheet.filled(
        joined(
            rectangle(Box(x + size / 2 - 0.55 * u, y + size / 2 - 0.55 * u, 1.1 * u, 1.1 * u))
            for x, y in ((0, 0), (w - size, 0), (w - size, h - size), (0, h - size))
        ),
        sheet.paints[1],
    )


def _corner_path(style: int) -> list[Path]:
    """The lines of one corner, at the upper left, in units of its size."""
    if style == 1:  # 回字角: a stepped double line
        outer = [(1, 0), (0.22, 0), (0.22, 0.22), (0, 0.22), (0, 1)]
        inner = [(0.86, 0.1), (0.32, 0.1), (0.32, 0.32), (0.1, 0.32), (0.1, 0.86)]
        knot = [(0.0, 0.0), (0.13, 0.0), (0.13, 0.13), (0.0, 0.13), (0.0, 0.0)]
        return [polygon(p, closed=False) for p in (outer, inner, knot)]
    if style == 2:  # 海棠角: hollow quarter rounds
        straight: list[list[tuple[float, float]]] = [
            [(0.3, 0), (1, 0)],
            [(0, 0.3), (0, 1)],
            [(0.42, 0.09), (0.86, 0.09)],
            [(0.09, 0.42), (0.09, 0.86)],
        ]
        links = [[(0.411, 0.09), (0.42, 0.09)], [(0.09, 0.411), (0.09, 0.42)]]
        hollow = arc(0, 0, 0.42, 77.6, 12.4)
        return [arc(0, 0, 0.3, 90, 0), hollow, *(polygon(p, closed=False) for p in (*straight, *links))]
    spiral = [(1, 0), (0, 0), (0, 1)]
    maze = [(0.8, 0.12), (0.12, 0.12), (0.12, 0.5), (0.38, 0.5), (0.38, 0.38), (0.24, 0.38), (0.24, 0.24), (0.5, 0.24),
            (0.5, 0.12)]  # fmt: skip
    tail = [(0.12, 0.5), (0.12, 0.8)]
    return [polygon(p, closed=False) for p in (spiral, maze, tail)]


def _corners(sheet: Sheet) -> Iterator[Element]:
    size = min(sheet.width, sheet.height) * sheet.number("size")
    line = size * sheet.number("line")
    half = line / 2
    corner = joined(_corner_path(sheet.count("style"))).mapped(
        Affine.translation(half, half) @ Affine.scaling(size - line, size - line)
    )
    w, h = sheet.width, sheet.height
    four = [Affine(), Affine(-1, 0, 0, 1, w, 0), Affine(-1, 0, 0, -1, w, h), Affine(1, 0, 0, -1, 0, h)]
    yield sheet.lined(joined(corner.mapped(each) for each in four), sheet.paints[0], line, sharp=True)


_GOLD = ink(8, 34, 82)
KINDS = (
    Kind(
        "cloud", "祥云", _cloud, (Slot("底", ink(90, 48, 72, 34)), Slot("线", _GOLD)),
        (Parameter("line", "线粗", 0.02, 0.09, 0.045), whole(0, 2, 2, "bars", "下面几道线")),
        ratio=2.3, summary="三朵卷云连成一片",
    ),
    Kind("plain-cloud", "白云", _plain_cloud, (Slot("云", ink(0, 0, 0)),), ratio=2.6, summary="平涂的云，天空里用"),
    Kind(
        "fret", "回纹", _fret, (Slot("线", _GOLD),), (whole(1, 2, 1, "style", "样式"),),
        ratio=9, summary="整格不断，横竖都行",
    ),
    Kind(
        "fret-frame", "回纹框", _fret_frame, (Slot("线", _GOLD), Slot("角心", _GOLD)),
        (Parameter("size", "边宽", 0.03, 0.2, 0.09),), ratio=1.5, summary="四边回纹，四角方胜",
    ),
    Kind(
        "corners", "角框", _corners, (Slot("线", _GOLD),),
        (whole(1, 3, 1, "style", "样式"), Parameter("size", "角大小", 0.08, 0.45, 0.26), Parameter("line", "线粗", 0.01,
         0.08, 0.035)),
        ratio=1.5, summary="只在四角，中间空着",
    ),
)  # fmt: skip
