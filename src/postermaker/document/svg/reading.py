"""An SVG file becomes a group of shapes; what is not taken is told.

Taken: paths and basic shapes, groups, `use`, nested `svg`, transforms, fills and strokes with flat colours and
gradients, opacity, simple style sheets. Not taken, and said so: text, pictures, clips, masks, filters, patterns,
markers, animation.
"""

import math
from pathlib import Path as File
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Paint, Rgb
from postermaker.document.model import Cap, Curve, Element, Frame, Group, Join, Pin, Shape, Stroke
from postermaker.document.svg.colours import Ink, colour, flat, fraction, gradient, url_in
from postermaker.document.svg.filling import nonzero
from postermaker.document.svg.outlines import shape_path
from postermaker.document.svg.placing import length, numbers, transform, view_box
from postermaker.document.svg.styling import Sheet
from postermaker.document.svg.tree import MAX_BYTES, MAX_DEPTH, MAX_USED, Node, parsed, refused
from postermaker.errors import Bilingual
from postermaker.geometry import IDENTITY, Affine, Box, Path, Size

#: How much of the page a drawing takes at first.
_SHARE = 0.6
MAX_SHAPES = 5_000
_SILENT = frozenset(
    {
        "defs", "symbol", "clipPath", "mask", "pattern", "marker", "filter", "linearGradient", "radialGradient",
        "metadata", "title", "desc", "style", "namedview",
    }
)  # fmt: skip
_LEFT = {
    "text": Bilingual("文字（先转曲）", "text (outline it first)"),
    "image": Bilingual("图片", "pictures"),
    "clip-path": Bilingual("裁剪", "clips"),
    "mask": Bilingual("蒙版", "masks"),
    "filter": Bilingual("阴影模糊这些效果", "filters"),
    "pattern": Bilingual("图案填充", "patterns"),
    "sheet": Bilingual("复杂的样式选择器", "complex selectors"),
}
_BLACK = Ink(Rgb(0, 0, 0))


class Drawn(Struct, frozen=True):
    """What came out of a file."""

    elements: tuple[Element, ...]
    notes: tuple[Bilingual, ...] = ()


def read_file(path: File) -> bytes:
    """A file's bytes.

    Raises:
        InputFault: it can't be read, or is too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refused("文件太大（最多 20 MB）", "the file is too large (20 MB at most)")
        return path.read_bytes()
    except OSError as error:
        raise refused("文件读不了", "it can't be read") from error


def read(data: bytes, name: str, size: Size) -> Drawn:
    """A drawing as one group in the middle of a page, with what was left out.

    Args:
        data: the file.
        name: what to call it.
        size: of the page in mm.

    Raises:
        InputFault: it is no SVG that can be used, or nothing in it can be drawn.
    """
    root = parsed(data)
    pen = _Walk(root)
    box = view_box(root.attributes)
    pen.walk(root, IDENTITY, {}, 1.0, 0)
    if not pen.shapes:
        raise refused("里面没有能画的图形", "there is nothing in it to draw")
    room = _room(pen.shapes)
    whole = box if box and room.width > 3 * box.width else room
    k = min(size.width * _SHARE / (whole.width or 1), size.height * _SHARE / (whole.height or 1))
    x, y = (size.width - room.width * k) / 2, (size.height - room.height * k) / 2
    inner = tuple(_scaled(shape, k, room, f"{i + 1}") for i, shape in enumerate(pen.shapes))
    frame = Frame(
        x=x, y=y, width=room.width * k, height=room.height * k, across=Pin.CENTRE, down=Pin.CENTRE, keep_ratio=True
    )  # fmt: skip
    group = Group(id="drawing", name=name[:60], frame=frame, elements=inner)
    return Drawn((group,), _notes(pen.left))


def _notes(left: set[str]) -> tuple[Bilingual, ...]:
    found = [_LEFT[key] for key in _LEFT if key in left]
    if not found:
        return ()
    zh, en = "、".join(each.zh for each in found), ", ".join(each.en for each in found)
    return (Bilingual(f"没带进来的：{zh}", f"not taken: {en}"),)


def _room(shapes: list[Shape]) -> Box:
    frames = [shape.frame for shape in shapes]
    left, top = min(f.x for f in frames), min(f.y for f in frames)
    right, bottom = max(f.x + f.width for f in frames), max(f.y + f.height for f in frames)
    return Box(left, top, right - left, bottom - top)


def _scaled(shape: Shape, k: float, room: Box, number: str) -> Shape:
    """A shape in mm of the group."""
    f, stroke = shape.frame, shape.stroke
    frame = replace(f, x=(f.x - room.x) * k, y=(f.y - room.y) * k, width=f.width * k, height=f.height * k)
    if stroke:
        stroke = replace(stroke, width=stroke.width * k, dash=tuple(d * k for d in stroke.dash))
    return replace(shape, id=f"drawing-{number}", frame=frame, stroke=stroke)


class _Walk:
    """Walks the tree in painting order and gathers shapes in user units."""

    def __init__(self, root: Node) -> None:
        self.shapes: list[Shape] = []
        self.left: set[str] = set()
        self._by_id = {n.attributes["id"]: n for n in reversed(list(root.all())) if "id" in n.attributes}
        self._sheet = Sheet(root)
        if self._sheet.passed_over:
            self.left.add("sheet")
        self._visited = 0

    def walk(self, node: Node, view: Affine, inherited: dict[str, str], opacity: float, depth: int) -> None:
        """An element and what is in it."""
        self._visited += 1
        if self._visited > MAX_USED or depth > MAX_DEPTH:
            raise refused("图太复杂，或者自己套自己", "it is too complex, or contains itself")
        if node.name in _SILENT and depth:
            return
        style = self._sheet.style_of(node, inherited)
        if style.get("display") == "none":
            return
        self.left |= {key for key in ("clip-path", "mask", "filter") if style.get(key, "none") != "none"}
        opacity *= fraction(style.get("opacity", "1"))
        view = view @ transform(style.get("transform", ""))
        if node.name in ("svg", "g", "a", "switch"):
            inner = view @ _nested(node) if node.name == "svg" and depth else view
            for child in node.children[: 1 if node.name == "switch" else None]:
                self.walk(child, inner, style, opacity, depth + 1)
        elif node.name == "use":
            self._use(node, view, style, opacity, depth)
        elif node.name in ("text", "image"):
            self.left.add(node.name)
        else:
            self._draw(node, view, style, opacity)

    def _use(self, node: Node, view: Affine, style: dict[str, str], opacity: float, depth: int) -> None:
        target = self._by_id.get(node.attributes.get("href", "").strip().lstrip("#"))
        if target is None:
            return
        at = Affine.translation(length(node.attributes.get("x", "")), length(node.attributes.get("y", "")))
        view = view @ at
        if target.name != "symbol":
            self.walk(target, view, style, opacity, depth + 1)
            return
        sized = Node("svg", {**target.attributes, **_sized(node)})
        view = view @ _nested(sized)
        inner = self._sheet.style_of(target, style)
        for child in target.children:
            self.walk(child, view, inner, opacity, depth + 1)

    def _draw(self, node: Node, view: Affine, style: dict[str, str], opacity: float) -> None:
        path = shape_path(
            node.name, lambda key, default: length(node.attributes.get(key, ""), default), node.attributes
        )
        if path is None or len(path.verbs) < 2 or style.get("visibility", "visible") != "visible":
            return
        if style.get("fill-rule") == "evenodd":
            path = nonzero(path)
        placed = path.mapped(view)
        if not all(map(math.isfinite, placed.coords)) or max(map(abs, placed.coords)) > 1e7:
            return
        box = placed.box
        width, height = max(box.width, 1e-3), max(box.height, 1e-3)
        onto = Affine.scaling(1 / width, 1 / height) @ Affine.translation(-box.x, -box.y) @ view
        fill = self._paint(style.get("fill", "black"), style, "fill-opacity", path.box, onto)
        stroke = self._stroke(style, path.box, onto, math.sqrt(abs(view.determinant)))
        if node.name == "line":
            fill = None
        if fill is None and stroke is None:
            return
        if len(self.shapes) >= MAX_SHAPES:
            raise refused(f"图形超过 {MAX_SHAPES:,} 个", f"it has more than {MAX_SHAPES:,} shapes")
        self.shapes.append(
            Shape(
                id="shape", name=node.attributes.get("id", "")[:60], opacity=min(max(opacity, 0.0), 1.0),
                frame=Frame(x=box.x, y=box.y, width=width, height=height), fill=fill, stroke=stroke,
                geometry=Curve(_data(placed, box), width * _unit(box), height * _unit(box)),
            )
        )  # fmt: skip

    def _paint(self, said: str, style: dict[str, str], key: str, box: Box, onto: Affine) -> Paint | None:
        covers = fraction(style.get(key, "1"))
        current = colour(style.get("color", "black"), _BLACK) or _BLACK
        link = url_in(said)
        if link:
            node = self._by_id.get(link[0])
            if node is not None and node.name in ("linearGradient", "radialGradient"):
                return gradient(node, self._by_id, box, onto, covers)
            self.left.add("pattern")
            said = link[1] or "none"
        ink = colour(said, current)
        return flat(ink, covers) if ink else None

    def _stroke(self, style: dict[str, str], box: Box, onto: Affine, k: float) -> Stroke | None:
        paint = self._paint(style.get("stroke", "none"), style, "stroke-opacity", box, onto)
        width = length(style.get("stroke-width", "1"), 1.0) * k
        if paint is None or width <= 0:
            return None
        joins = {"round": Join.ROUND, "bevel": Join.BEVEL}
        caps = {"round": Cap.ROUND, "square": Cap.SQUARE}
        dash = tuple(abs(value) * k for value in numbers(style.get("stroke-dasharray", "")))
        dash = dash * 2 if len(dash) % 2 else dash
        return Stroke(
            width=width, paint=paint, join=joins.get(style.get("stroke-linejoin", ""), Join.MITER),
            cap=caps.get(style.get("stroke-linecap", ""), Cap.BUTT), dash=dash[:16] if sum(dash) > 0 else (),
        )  # fmt: skip


def _sized(node: Node) -> dict[str, str]:
    return {key: node.attributes[key] for key in ("width", "height") if key in node.attributes}


def _nested(node: Node) -> Affine:
    """From the coordinates inside of a nested drawing to those around it; its proportions stay."""
    at = Affine.translation(length(node.attributes.get("x", "")), length(node.attributes.get("y", "")))
    box = view_box({"viewBox": node.attributes.get("viewBox", "")})
    width = length(node.attributes.get("width", ""), box.width if box else 0.0, box.width if box else 0.0)
    height = length(node.attributes.get("height", ""), box.height if box else 0.0, box.height if box else 0.0)
    if box is None or not (width and height):
        return at
    kx, ky = width / box.width, height / box.height
    if node.attributes.get("preserveAspectRatio", "").strip() != "none":
        k = min(kx, ky)
        at = at @ Affine.translation((width - box.width * k) / 2, (height - box.height * k) / 2)
        kx = ky = k
    return at @ Affine.scaling(kx, ky) @ Affine.translation(-box.x, -box.y)


def _unit(box: Box) -> float:
    """A factor that makes a path some thousand units wide, so that two decimals are enough."""
    return 1000 / max(box.width, box.height, 1e-3)


def _data(path: Path, box: Box) -> str:
    """Path data from the box's corner."""
    k = _unit(box)
    parts = []
    for verb, n in path.segments():
        moved = (f"{round((v - (box.y if i % 2 else box.x)) * k, 2):g}" for i, v in enumerate(n))
        parts.append(" ".join((verb, *moved)))
    return " ".join(parts)


def read_apart(path: File, size: Size) -> Drawn:
    """As `read`, in a process of its own with bounds on time and memory.

    Raises:
        InputFault: as `read`; or the process died of the file or took too long.
    """
    from postermaker.document.svg.worker import ask

    return cast(Drawn, ask(read_file(path), path.stem, size))
