"""The display list as text: what is painted, in order, rounded to 0.01 mm. The reference for tests and reviews."""

from collections.abc import Iterator
from typing import assert_never

from postermaker.color import Flat, Linear, Paint, Radial, describe
from postermaker.display import DisplayItem, DisplayList, GlyphRun, Image, Layer, Outlined, Pen
from postermaker.geometry import IDENTITY, Path


def dump(display: DisplayList) -> str:
    """The pages, one item a line, layers indented."""
    lines = [f"document {display.title!r}"]
    for number, page in enumerate(display.pages, 1):
        size = " × ".join(_n(side) for side in page.size)
        lines.append(f"page {number}: {size} mm, bleed {_n(page.bleed)}")
        lines += _items(page.items, "  ")
    return "\n".join(lines) + "\n"


def _items(items: tuple[DisplayItem, ...], indent: str) -> Iterator[str]:
    for item in items:
        match item:
            case Layer():
                yield indent + _layer(item)
                yield from _items(item.items, indent + "  ")
            case Outlined():
                yield f"{indent}path {item.element}: {_path(item.path)}{_painted(item.fill, item.pen)}"
            case GlyphRun():
                yield f"{indent}text {item.element}: {_run(item)}{_painted(item.fill, item.pen)}"
            case Image():
                crop = " ".join(
                    _n(v, 4) for v in (item.crop.x, item.crop.y, item.crop.width, item.crop.height)
                )
                onto = " ".join(map(_n, item.onto))
                yield f"{indent}image {item.element}: {item.asset[:12] or 'none'} crop {crop} onto {onto}"
            case _:
                assert_never(item)


def _layer(layer: Layer) -> str:
    parts = [f"layer {layer.element}:"]
    if layer.transform != IDENTITY:
        parts.append("transform " + " ".join(_n(v, 4) for v in layer.transform))
    if layer.clip:
        parts.append(f"clip {_path(layer.clip)}")
    if layer.opacity < 1:
        parts.append(f"opacity {layer.opacity:g}")
    return " ".join([*parts, layer.blend.value])


def _run(run: GlyphRun) -> str:
    extra = (f" stretch {_n(run.stretch)}" if run.stretch != 1 else "") + (" turned" if run.turned else "")
    said = "".join(run.text)
    places = " ".join(f"{g.gid}@{_n(g.x)},{_n(g.y)}" for g in run.glyphs)
    return f"{said!r} {run.face} {_n(run.size)} mm{extra} [{places}]"


def _path(path: Path) -> str:
    """Short paths in full, long ones by their verbs' count and box."""
    if len(path.verbs) <= 12:
        return " ".join(verb + ",".join(map(_n, numbers)) for verb, numbers in path.segments())
    box = path.box
    return f"{len(path.verbs)} segments in {_n(box.x)},{_n(box.y)} {_n(box.width)}×{_n(box.height)}"


def _painted(fill: Paint | None, pen: Pen | None) -> str:
    line = ""
    if pen:
        dash = " dash " + ",".join(map(_n, pen.dash)) if pen.dash else ""
        line = f" stroke {_n(pen.width)} mm {pen.join.value} {pen.cap.value}{dash} {_paint(pen.paint)}"
    return (f" fill {_paint(fill)}" if fill else "") + line


def _paint(paint: Paint) -> str:
    match paint:
        case Flat():
            return describe(paint.color) + (f" at {paint.opacity:g}" if paint.opacity < 1 else "")
        case Linear():
            ends = f"{_n(paint.start[0])},{_n(paint.start[1])} {_n(paint.end[0])},{_n(paint.end[1])}"
            return f"linear {ends} {_stops(paint)}"
        case Radial():
            return f"radial {_n(paint.centre[0])},{_n(paint.centre[1])} r {_n(paint.radius)} {_stops(paint)}"
        case _:
            assert_never(paint)


def _stops(paint: Linear | Radial) -> str:
    stops = (
        f"{s.offset:g}: {describe(s.color)}" + (f" at {s.opacity:g}" if s.opacity < 1 else "")
        for s in paint.stops
    )
    return "(" + ", ".join(stops) + ")"


def _n(value: float, digits: int = 2) -> str:
    rounded = round(value, digits)
    return f"{rounded + 0.0:.{digits}f}".rstrip("0").rstrip(".") if rounded else "0"
