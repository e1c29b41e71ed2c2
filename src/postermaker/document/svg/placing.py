"""Where an SVG element stands: lengths, transforms, the view box."""

import math
import re

from postermaker.geometry import IDENTITY, Affine, Box

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STEP = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
#: Units in user units, which are CSS pixels.
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "ex": 8.0,
}


def length(said: str, default: float = 0.0, whole: float = 100.0) -> float:
    """A length in user units; per cent are of `whole`."""
    found = _NUMBER.match(said.strip())
    if not found:
        return default
    unit, value = said.strip()[found.end() :].strip().lower(), float(found[0])
    if not math.isfinite(value):
        return default
    return value * whole / 100 if unit == "%" else value * _UNITS.get(unit, 1.0)


def numbers(said: str) -> list[float]:
    """All numbers in a text."""
    return [value for value in map(float, _NUMBER.findall(said)) if math.isfinite(value)]


def transform(said: str) -> Affine:
    """A `transform` attribute as one map."""
    made = IDENTITY
    for name, inside in _STEP.findall(said):
        made = made @ _step(name, numbers(inside))
    return made


def _step(name: str, n: list[float]) -> Affine:
    if name == "matrix" and len(n) == 6:
        return Affine(*n)
    if name == "translate" and n:
        return Affine.translation(n[0], n[1] if len(n) > 1 else 0.0)
    if name == "scale" and n:
        return Affine.scaling(n[0], n[1] if len(n) > 1 else n[0])
    if name == "rotate" and n:
        angle = math.radians(n[0])
        turn = Affine(math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0, 0)
        if len(n) < 3:
            return turn
        return Affine.translation(n[1], n[2]) @ turn @ Affine.translation(-n[1], -n[2])
    if name == "skewX" and n:
        return Affine(1, 0, math.tan(math.radians(n[0])), 1, 0, 0)
    if name == "skewY" and n:
        return Affine(1, math.tan(math.radians(n[0])), 0, 1, 0, 0)
    return IDENTITY


def view_box(attributes: dict[str, str]) -> Box | None:
    """The drawing's own rectangle: its view box, else its size; None where it says neither."""
    found = numbers(attributes.get("viewBox", ""))
    if len(found) == 4 and found[2] > 0 and found[3] > 0:
        return Box(*found)
    width, height = length(attributes.get("width", "")), length(attributes.get("height", ""))
    return Box(0, 0, width, height) if width > 0 and height > 0 else None
