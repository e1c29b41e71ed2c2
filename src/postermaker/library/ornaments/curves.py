"""Path geometry of the kit: smooth lines, arcs, bands, bodies. Millimetres or units of a motif; y grows downwards."""

import math
from collections.abc import Iterable, Sequence

from postermaker.geometry import COORDS, Affine, Box, Path, Point, ellipse, polygon

#: A row of places.
Points = Sequence[tuple[float, float]]
EMPTY = Path("", ())


def joined(paths: Iterable[Path]) -> Path:
    """Several outlines as one that unites them: closed ones are all turned the same way (non-zero rule)."""
    turned = [_clockwise(path) for path in paths]
    return Path("".join(p.verbs for p in turned), tuple(v for p in turned for v in p.coords))


def pierced(solid: Path, holes: Iterable[Path]) -> Path:
    """An outline with holes cut through it."""
    cut = [backwards(hole) for hole in map(_clockwise, holes)]
    parts = [_clockwise(solid), *cut]
    return Path("".join(p.verbs for p in parts), tuple(v for p in parts for v in p.coords))


def _clockwise(path: Path) -> Path:
    """A closed path whose area counts positive; an open line as it is."""
    if not path.verbs.endswith("Z") or _area(path) >= 0:
        return path
    return backwards(path)


def _area(path: Path) -> float:
    """Twice the area within the corners and handles of all outlines, holes less."""
    total, first, last = 0.0, (0.0, 0.0), (0.0, 0.0)
    for verb, numbers in path.segments():
        if verb == "M":
            first = last = (numbers[0], numbers[1])
        points = [first] if verb == "Z" else list(zip(numbers[0::2], numbers[1::2], strict=True))
        for x, y in points:
            total += last[0] * y - x * last[1]
            last = (x, y)
    return total


def smooth(points: Points, *, closed: bool = False) -> Path:
    """Catmull-Rom through points as cubics; a handle is a sixth of the way between the neighbours."""
    n = len(points)

    def at(i: int) -> tuple[float, float]:
        return points[i % n] if closed else points[max(0, min(n - 1, i))]

    coords = list(points[0])
    count = n if closed else n - 1
    for i in range(count):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        coords += [bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy]
    return Path("M" + "C" * count + ("Z" if closed else ""), tuple(coords))


def onwards(first: Path, *others: Path) -> Path:
    """Open lines put end to end, a straight line over each gap, closed."""
    verbs, coords = first.verbs, list(first.coords)
    for other in others:
        verbs, coords = verbs + "L" + other.verbs[1:], [*coords, *other.coords]
    return Path(verbs + "Z", tuple(coords))


def band(one: Points, two: Points) -> Path:
    """The closed band between two smooth lines."""
    return onwards(smooth(one), smooth(list(reversed(two))))


def backwards(path: Path) -> Path:
    """Closed outlines that turn the other way."""
    verbs, coords = "", list[float]()
    for outline in _outlines(path):
        pairs = [(verb, numbers[-2:], numbers) for verb, numbers in outline]
        verbs, coords = verbs + "M", [*coords, *pairs[-1][1]]
        for (verb, _, numbers), (_, before, _) in zip(reversed(pairs[1:]), reversed(pairs[:-1]), strict=True):
            verbs += verb
            coords += [*numbers[2:4], *numbers[:2], *before] if verb == "C" else list(before)
        verbs += "Z"
    return Path(verbs, tuple(coords))


def _outlines(path: Path) -> list[list[tuple[str, tuple[float, ...]]]]:
    found: list[list[tuple[str, tuple[float, ...]]]] = []
    for verb, numbers in path.segments():
        if verb == "M":
            found.append([])
        if verb != "Z":
            found[-1].append((verb, numbers))
    return found


def circle(x: float, y: float, r: float) -> Path:
    """A disc."""
    return ellipse(Box(x - r, y - r, 2 * r, 2 * r))


def oval(x: float, y: float, rx: float, ry: float) -> Path:
    """An ellipse by its middle and its half axes."""
    return ellipse(Box(x - rx, y - ry, 2 * rx, 2 * ry))


def ring(x: float, y: float, outer: float, inner: float) -> Path:
    """A disc with a round hole."""
    return pierced(circle(x, y, outer), [circle(x, y, inner)])


def around(x: float, y: float, r: float, degrees: float) -> Point:
    """The place at a distance and an angle, clockwise from the right."""
    a = math.radians(degrees)
    return Point(x + r * math.cos(a), y + r * math.sin(a))


def arc(x: float, y: float, r: float, start: float, end: float) -> Path:
    """An open arc, clockwise from `start` to `end` degrees (counter-clockwise where `end` is less)."""
    count = max(1, math.ceil(abs(end - start) / 90))
    step = math.radians((end - start) / count)
    k = 4 / 3 * math.tan(step / 4) * r
    coords = list(around(x, y, r, start))
    for i in range(count):
        a = math.radians(start) + i * step
        b = a + step
        coords += [
            x + r * math.cos(a) - k * math.sin(a), y + r * math.sin(a) + k * math.cos(a),
            x + r * math.cos(b) + k * math.sin(b), y + r * math.sin(b) - k * math.cos(b),
            x + r * math.cos(b), y + r * math.sin(b),
        ]  # fmt: skip
    return Path("M" + "C" * count, tuple(coords))


def sector(x: float, y: float, outer: float, inner: float, start: float, end: float) -> Path:
    """The part of a ring between two angles; a slice of a disc where `inner` is 0."""
    rim = arc(x, y, outer, start, end)
    return onwards(rim, arc(x, y, inner, end, start) if inner > 0 else Path("M", (x, y)))


def star(x: float, y: float, outer: float, inner: float, points: int = 5, turn: float = -90) -> Path:
    """A star with straight sides; the regular five-pointed one has inner = 0.382 outer."""
    return polygon(
        around(x, y, inner if i % 2 else outer, turn + i * 180 / points) for i in range(2 * points)
    )


def spark(x: float, y: float, r: float, waist: float = 0.12) -> Path:
    """A glint with four points and hollow sides."""
    tips = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    coords = list(tips[0])
    for (ax, ay), (bx, by) in zip(tips, [*tips[1:], tips[0]], strict=True):
        coords += [ax + (x - ax) * (1 - waist), ay + (y - ay) * (1 - waist)]
        coords += [bx + (x - bx) * (1 - waist), by + (y - by) * (1 - waist), bx, by]
    return Path("MCCCCZ", tuple(coords))


def leaf(length: float, width: float, bend: float = 0.0) -> Path:
    """A pointed leaf from the origin along x; `width` is its half width over its length, `bend` lifts the tip."""
    n, w, b = length, width * length, bend * length
    return Path(
        "MCCZ",
        (0, 0, n * 0.15, -w * 1.1 + b * 0.2, n * 0.62, -w * 0.95 + b, n, b,
         n * 0.72, w * 0.75 + b, n * 0.25, w * 0.95 + b * 0.2, 0, 0),
    )  # fmt: skip


def rib(length: float, bend: float = 0.0) -> Path:
    """The middle vein of a `leaf`, open."""
    b = bend * length
    return Path("MC", (0, 0, length * 0.3, b * 0.1, length * 0.6, b * 0.6, length * 0.9, b * 0.95))


def tapered(points: Points, widths: Sequence[float]) -> Path:
    """A stroke with a width of its own at each point, as a closed outline."""
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length * widths[i] / 2, (bx - ax) / length * widths[i] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return band(left, right)


def set_at(
    path: Path, x: float, y: float, size: float = 1.0, turn: float = 0.0, *, flip: bool = False
) -> Path:
    """A motif drawn about the origin, scaled, turned clockwise, mirrored left to right if asked, and moved."""
    move = Affine.translation(x, y) @ Affine.rotation(turn, Point(0, 0))
    return path.mapped(move @ Affine.scaling(-size if flip else size, size))


def quadratic(start: tuple[float, float], through: tuple[float, float], end: tuple[float, float]) -> Path:
    """An open curve with one handle, as a cubic."""
    (ax, ay), (bx, by), (cx, cy) = start, through, end
    return Path(
        "MC",
        (
            ax,
            ay,
            ax + (bx - ax) * 2 / 3,
            ay + (by - ay) * 2 / 3,
            cx + (bx - cx) * 2 / 3,
            cy + (by - cy) * 2 / 3,
            cx,
            cy,
        ),
    )


def data(path: Path) -> str:
    """Path data to a hundredth of a micrometre at the scale of a metre, short for whole numbers."""
    return " ".join(
        verb + " ".join(f"{v:.4f}".rstrip("0").rstrip(".") for v in numbers)
        for verb, numbers in path.segments()
    )


def count_nodes(path: Path) -> int:
    """The nodes that a drawing program shows."""
    return sum(1 for verb in path.verbs if COORDS[verb])
