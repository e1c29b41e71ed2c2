"""Points, sizes, boxes, affine maps and paths; y grows downwards, lengths are millimetres unless named."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

import msgspec


class Point(NamedTuple):
    """A place."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height."""

    width: float
    height: float


class Edges(NamedTuple):
    """Four lengths, one a side; outwards where nothing else is said."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @classmethod
    def all(cls, length: float) -> "Edges":
        """The same on each side."""
        return cls(length, length, length, length)

    def joined(self, other: "Edges") -> "Edges":
        """The larger of both, side by side."""
        return Edges(*map(max, self, other))


class Box(NamedTuple):
    """An upright rectangle by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, by: float) -> "Box":
        """The box moved outwards by `by` on each side (inwards where negative)."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def padded(self, edges: Edges) -> "Box":
        """The box moved outwards by a length of its own on each side."""
        return Box(
            self.x - edges.left,
            self.y - edges.top,
            self.width + edges.left + edges.right,
            self.height + edges.top + edges.bottom,
        )

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def taking(self, beside: "Box") -> "Box":
        """The box and the strip towards another one beside it: it grows along the way to it, never across."""
        if self.y < beside.bottom and beside.y < self.bottom:  # side by side
            x = min(self.x, beside.x)
            return Box(x, self.y, max(self.right, beside.right) - x, self.height)
        y = min(self.y, beside.y)
        return Box(self.x, y, self.width, max(self.bottom, beside.bottom) - y)

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


class Affine(NamedTuple):
    """The map (x, y) -> (a·x + c·y + e, b·x + d·y + f), in PDF's order of numbers."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __matmul__(self, other: "Affine") -> "Affine":
        """First `other`, then self."""
        a, b, c, d, e, f = self
        p, q, r, s, t, u = other
        return Affine(
            a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f
        )

    def map(self, x: float, y: float) -> Point:
        """Where a point goes."""
        return Point(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    @property
    def determinant(self) -> float:
        """By how much areas grow; its root is the mean scale."""
        return self.a * self.d - self.b * self.c

    def inverse(self) -> "Affine":
        """The map back.

        Raises:
            ZeroDivisionError: the map flattens the plane.
        """
        a, b, c, d, e, f = self
        k = self.determinant
        return Affine(d / k, -b / k, -c / k, a / k, (c * f - d * e) / k, (b * e - a * f) / k)

    def box(self, box: Box) -> Box:
        """The upright box around the mapped box."""
        corners = [self.map(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
        return bounds(corners)

    @classmethod
    def translation(cls, x: float, y: float) -> Self:
        """Move by (x, y)."""
        return cls(1, 0, 0, 1, x, y)

    @classmethod
    def scaling(cls, x: float, y: float) -> Self:
        """Scale about the origin."""
        return cls(x, 0, 0, y, 0, 0)

    @classmethod
    def rotation(cls, degrees: float, about: Point) -> "Affine":
        """Turn clockwise (y grows downwards) about a point."""
        t = math.radians(degrees)
        turn = cls(math.cos(t), math.sin(t), -math.sin(t), math.cos(t))
        return cls.translation(*about) @ turn @ cls.translation(-about.x, -about.y)

    @classmethod
    def onto(cls, box: Box) -> Self:
        """The unit square onto a box."""
        return cls(box.width, 0, 0, box.height, box.x, box.y)


IDENTITY = Affine()


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """The upright box around points; an empty box at the origin if there are none."""
    xs, ys = zip(*points, strict=True) if (points := list(points)) else ((0.0,), (0.0,))
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


#: How many numbers follow each verb: move, line, cubic, close.
COORDS = {"M": 2, "L": 2, "C": 6, "Z": 0}

#: The handle length of a quarter circle of radius 1 drawn as one cubic.
KAPPA = 0.5522847498


class Path(msgspec.Struct, frozen=True):
    """Outlines as verbs (M, L, C, Z) and the flat row of their coordinates. Compared by value: a key for caches."""

    verbs: str
    coords: tuple[float, ...]

    def segments(self) -> Iterator[tuple[str, tuple[float, ...]]]:
        """Each verb with its numbers."""
        at = 0
        for verb in self.verbs:
            n = COORDS[verb]
            yield verb, self.coords[at : at + n]
            at += n

    def mapped(self, m: Affine) -> "Path":
        """The path under an affine map."""
        a, b, c, d, e, f = m
        xs, ys = self.coords[0::2], self.coords[1::2]
        flat = [v for x, y in zip(xs, ys, strict=True) for v in (a * x + c * y + e, b * x + d * y + f)]
        return Path(self.verbs, tuple(flat))

    @property
    def box(self) -> Box:
        """The upright box around all points, handles included."""
        return bounds(zip(self.coords[0::2], self.coords[1::2], strict=True))

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path written as absolute M, L, C and Z with numbers between, the plain part of SVG's path data.

        Raises:
            ValueError: another verb, a number that is none, or too few of them.
        """
        verbs, coords = "", []
        spaced = "".join(f" {ch} " if ch.isalpha() and ch not in "eE" else ch for ch in text)
        tokens = spaced.replace(",", " ").split()
        at = 0
        while at < len(tokens):
            verb = tokens[at]
            n = COORDS.get(verb, -1)
            numbers = [float(t) for t in tokens[at + 1 : at + 1 + n]] if n >= 0 else []
            if (
                n < 0
                or len(numbers) != n
                or not all(map(math.isfinite, numbers))
                or (not verbs and verb != "M")
            ):
                raise ValueError(f"path data at {' '.join(tokens[at : at + 4])!r}")
            verbs, at = verbs + verb, at + 1 + n
            coords += numbers
        return cls(verbs, tuple(coords))


def polygon(points: Iterable[tuple[float, float]], *, closed: bool = True) -> Path:
    """Straight lines through points."""
    pairs = list(points)
    return Path(
        "M" + "L" * (len(pairs) - 1) + ("Z" if closed else ""), tuple(v for point in pairs for v in point)
    )


def rectangle(box: Box, radius: float = 0) -> Path:
    """A rectangle, its corners rounded by `radius` (at most half the shorter side)."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    r = min(radius, box.width / 2, box.height / 2)
    if r <= 0:
        return polygon([(x, y), (right, y), (right, bottom), (x, bottom)])
    h = r * (1 - KAPPA)
    return Path(
        "MLCLCLCLCZ",
        (
            x + r, y, right - r, y, right - h, y, right, y + h, right, y + r,
            right, bottom - r, right, bottom - h, right - h, bottom, right - r, bottom,
            x + r, bottom, x + h, bottom, x, bottom - h, x, bottom - r,
            x, y + r, x, y + h, x + h, y, x + r, y,
        ),
    )  # fmt: skip


def ellipse(box: Box) -> Path:
    """The ellipse that touches the box's four sides, as four cubics."""
    cx, cy = box.centre
    rx, ry = box.width / 2, box.height / 2
    kx, ky = rx * KAPPA, ry * KAPPA
    return Path(
        "MCCCCZ",
        (
            cx + rx, cy, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry,
            cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy,
            cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry,
            cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy,
        ),
    )  # fmt: skip
