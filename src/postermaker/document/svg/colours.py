"""SVG's colours and gradients as our paints. Screen colours stay screen colours: the check says how they print."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from postermaker.color import Flat, Gray, Linear, Paint, Radial, Rgb, Stop
from postermaker.document.svg.named_colours import NAMED
from postermaker.document.svg.placing import transform
from postermaker.document.svg.styling import declarations
from postermaker.document.svg.tree import Node
from postermaker.geometry import Affine, Box

_FUNCTION = re.compile(r"rgba?\(([^)]*)\)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)\s*(.*)")


class Ink(NamedTuple):
    """A colour and how much of it covers."""

    color: Rgb
    opacity: float = 1.0


def colour(said: str, current: Ink) -> Ink | None:
    """A colour; None for `none`, black for what nobody knows."""
    said = said.strip().lower()
    if said in ("none", "transparent"):
        return None
    if said == "currentcolor":
        return current
    if said.startswith("#"):
        return _hex(said[1:])
    found = _FUNCTION.match(said)
    if found:
        parts = [part for part in re.split(r"[\s,/]+", found[1].strip()) if part]
        channels = [_channel(part) for part in parts[:3]]
        if len(channels) == 3:
            opacity = fraction(parts[3]) if len(parts) > 3 else 1.0
            return Ink(Rgb(*channels), opacity)
    rgb = NAMED.get(said)
    return Ink(Rgb(*(value / 255 for value in rgb))) if rgb else Ink(Rgb(0, 0, 0))


def _hex(digits: str) -> Ink:
    if not re.fullmatch("[0-9a-f]{3,8}", digits) or len(digits) not in (3, 4, 6, 8):
        return Ink(Rgb(0, 0, 0))
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    values = [int(digits[i : i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    return Ink(Rgb(*values[:3]), values[3] if len(values) > 3 else 1.0)


def _channel(said: str) -> float:
    try:
        value = float(said.rstrip("%")) / (100 if said.endswith("%") else 255)
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 1.0)


def fraction(said: str, default: float = 1.0) -> float:
    """A share of 1, also in per cent."""
    said = said.strip()
    try:
        value = float(said.rstrip("%")) / (100 if said.endswith("%") else 1)
    except ValueError:
        return default
    return min(max(value, 0.0), 1.0)


def url_in(said: str) -> tuple[str, str] | None:
    """The id that a paint refers to, and what stands in for it."""
    found = _URL.match(said.strip())
    return (found[1], found[2].strip()) if found else None


def gradient(node: Node, by_id: dict[str, Node], box: Box, onto: Affine, opacity: float) -> Paint | None:
    """A gradient over a shape.

    Args:
        node: `linearGradient` or `radialGradient`.
        by_id: the file's elements.
        box: of the shape, in its own coordinates.
        onto: from those to fractions of the frame that the shape gets.
        opacity: of the fill.
    """
    stops = _stops(node, by_id, opacity)
    if not stops:
        return None
    if len(stops) == 1:
        return Flat(stops[0].color, stops[0].opacity)
    get = _Lookup(node, by_id)
    by_box = get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
    view = Affine(box.width, 0, 0, box.height, box.x, box.y) if by_box else Affine(1, 0, 0, 1, 0, 0)
    view = onto @ view @ transform(get("gradientTransform", ""))
    if node.name == "linearGradient":
        start = view.map(_share(get("x1", "0%"), by_box), _share(get("y1", "0%"), by_box))
        end = view.map(_share(get("x2", "100%"), by_box), _share(get("y2", "0%"), by_box))
        return Linear(stops, (start.x, start.y), (end.x, end.y))
    centre = view.map(_share(get("cx", "50%"), by_box), _share(get("cy", "50%"), by_box))
    radius = _share(get("r", "50%"), by_box)
    edge = view.map(_share(get("cx", "50%"), by_box) + radius, _share(get("cy", "50%"), by_box))
    # ours counts in the frame's longer side and is always round
    reach = max(abs(edge.x - centre.x), abs(edge.y - centre.y))
    return Radial(stops, (centre.x, centre.y), max(reach, 1e-3))


class _Lookup:
    """An attribute of a gradient, or of the one that it refers to."""

    def __init__(self, node: Node, by_id: dict[str, Node]) -> None:
        self._chain = list(_chain(node, by_id))

    def __call__(self, key: str, default: str) -> str:
        return next((n.attributes[key] for n in self._chain if key in n.attributes), default)


def _chain(node: Node, by_id: dict[str, Node]) -> Iterator[Node]:
    seen: set[int] = set()
    here: Node | None = node
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        yield here
        here = by_id.get(here.attributes.get("href", "").strip().lstrip("#"))


def _share(said: str, by_box: bool) -> float:
    try:
        return float(said.rstrip("%")) / 100 if said.endswith("%") else float(said.removesuffix("px"))
    except ValueError:
        return 0.0


def _stops(node: Node, by_id: dict[str, Node], opacity: float) -> tuple[Stop, ...]:
    holder = next((n for n in _chain(node, by_id) if any(c.name == "stop" for c in n.children)), None)
    found: list[Stop] = []
    for child in holder.children if holder else ():
        if child.name != "stop":
            continue
        own = {**child.attributes, **declarations(child.attributes.get("style", ""))}
        ink = colour(own.get("stop-color", "black"), Ink(Rgb(0, 0, 0))) or Ink(Rgb(0, 0, 0), 0.0)
        covers = ink.opacity * fraction(own.get("stop-opacity", "1")) * opacity
        at = fraction(own.get("offset", "0"), 0.0)
        at = max(at, found[-1].offset) if found else at
        found.append(Stop(at, ink.color, covers))
    return tuple(found[:64])


def flat(ink: Ink, opacity: float) -> Flat:
    """A flat paint; pure black and white are the black plate alone, as print wants line drawings."""
    opacity = min(max(ink.opacity * opacity, 0.0), 1.0)
    if ink.color in (Rgb(0, 0, 0), Rgb(1, 1, 1)):
        return Flat(Gray(ink.color.red), opacity)
    return Flat(ink.color, opacity)
