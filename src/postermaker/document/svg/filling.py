"""Even-odd outlines as non-zero ones: contours that lie in an odd number of others run the other way."""

from collections.abc import Sequence

from postermaker.geometry import Path

_Contour = tuple[str, tuple[float, ...]]
#: Contours beyond which the order is left as it is: nesting costs the square of their number.
_MOST = 400


def nonzero(path: Path) -> Path:
    """A path that fills by the non-zero rule as the other does by the even-odd one, where contours do not cross."""
    contours = _contours(path)
    if not 1 < len(contours) <= _MOST:
        return path
    flat = [_flattened(contour) for contour in contours]
    boxes = [_box(points) for points in flat]
    verbs = ""
    coords: list[float] = []
    for i, contour in enumerate(contours):
        point = flat[i][0]
        depth = sum(
            j != i and _in_box(point, boxes[j]) and _inside(point, flat[j]) for j in range(len(contours))
        )
        positive = _area(flat[i]) > 0
        made = contour if positive == (depth % 2 == 0) else _reversed(contour)
        verbs += made[0]
        coords += made[1]
    return Path(verbs, tuple(coords))


def _contours(path: Path) -> list[_Contour]:
    found: list[tuple[list[str], list[float]]] = []
    for verb, numbers in path.segments():
        if verb == "M":
            found.append(([], []))
        found[-1][0].append(verb)
        found[-1][1].extend(numbers)
    return [("".join(verbs), tuple(numbers)) for verbs, numbers in found if len(verbs) > 1]


def _flattened(contour: _Contour) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for verb, n in Path(*contour).segments():
        if verb == "C":
            x, y = points[-1]
            for t in (0.25, 0.5, 0.75, 1.0):
                u = 1 - t
                a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
                points.append(
                    (a * x + b * n[0] + c * n[2] + d * n[4], a * y + b * n[1] + c * n[3] + d * n[5])
                )
        elif verb != "Z":
            points.append((n[0], n[1]))
    return points


def _area(points: Sequence[tuple[float, float]]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True))


def _box(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _in_box(point: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _inside(point: tuple[float, float], points: Sequence[tuple[float, float]]) -> bool:
    x, y, odd = *point, False
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def _reversed(contour: _Contour) -> _Contour:
    """The contour the other way round, from its last point."""
    verbs, coords = contour
    closed = verbs.endswith("Z")
    points = list(zip(coords[0::2], coords[1::2], strict=True))[::-1]
    kinds = [verb for verb in verbs if verb in "LC"][::-1]
    return "M" + "".join(kinds) + ("Z" if closed else ""), tuple(v for point in points for v in point)
