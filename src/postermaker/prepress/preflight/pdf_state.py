"""What a reader of page content stands on: nodes of a PDF, the graphics state, and the names of colour spaces."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from postermaker.geometry import IDENTITY, Affine

_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_ICC = {1: "ICCBased Gray", 3: "ICCBased RGB", 4: "ICCBased CMYK"}


class Node(Protocol):
    """A dictionary or stream of a PDF. Values are numbers, words, lists and nodes; names start with a slash."""

    @property
    def mark(self) -> object:
        """What tells this object from others; None for one without a number of its own."""

    def get(self, name: str) -> Any:
        """A value, or None."""

    def names(self) -> Sequence[str]:
        """All keys."""

    def operations(self) -> Iterator[tuple[str, list[Any]]]:
        """The content: operators and their operands. An inline picture is `BI` with its dictionary."""


class State:
    """The part of the graphics state that is noted."""

    __slots__ = ("fill", "fill_pattern", "font", "matrix", "stroke", "stroke_pattern", "width")

    def __init__(self, matrix: Affine) -> None:
        self.matrix = matrix
        self.fill: str | list[Any] = "/DeviceGray"
        self.stroke: str | list[Any] = "/DeviceGray"
        self.fill_pattern: Node | None = None
        self.stroke_pattern: Node | None = None
        self.width = 1.0
        self.font: Node | None = None

    def copy(self) -> "State":
        """The state that `q` keeps."""
        other = State(self.matrix)
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other


def matrix_of(row: Any) -> Affine:
    """Six numbers as a map; what is none changes nothing."""
    if isinstance(row, list) and len(row) == 6 and all(isinstance(v, int | float) for v in row):
        return Affine(*map(float, row))
    return IDENTITY


def resolved(space: Any, resources: Node | None) -> Any:
    """A colour space looked up by its name, twice at most."""
    for _ in range(2):
        if isinstance(space, list) and len(space) == 1:
            space = space[0]
        if not isinstance(space, str):
            break
        table = resources.get("/ColorSpace") if resources is not None else None
        found = table.get(space) if table is not None else None
        if found is None:
            break
        space = found
    return space


def named_space(space: Any, resources: Node | None) -> tuple[str, Any]:
    """A colour space's name, and the space that it leans on where it has one."""
    space = resolved(space, resources)
    if isinstance(space, str):
        return _SHORT.get(space[1:], space[1:]), None
    if not (isinstance(space, list) and space and isinstance(space[0], str)):
        return "Unknown", None
    family = _SHORT.get(space[0][1:], space[0][1:])
    if family == "ICCBased" and len(space) > 1 and hasattr(space[1], "get"):
        return _ICC.get(int(space[1].get("/N") or 0), "Unknown"), None
    if family in ("Indexed", "Pattern") and len(space) > 1:
        return family, space[1]
    if family in ("Separation", "DeviceN") and len(space) > 2:
        return family, space[2]
    return family, None


def narrowest(matrix: Affine) -> float:
    """The smaller stretch of a map: its lesser singular value."""
    a, b, c, d = matrix[:4]
    total, product = a * a + b * b + c * c + d * d, a * d - b * c
    root = math.sqrt(max(0.0, total * total - 4 * product * product))
    return math.sqrt(max(0.0, (total - root) / 2))
