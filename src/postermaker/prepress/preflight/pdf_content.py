"""A reader of page content: follows forms, patterns and soft masks, and notes what is painted with what.

It knows no PDF library: `Node` is what the door (`prepress.foreign`) gives it. Clipping is not computed.
"""

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

from postermaker.geometry import Affine, Box, bounds
from postermaker.prepress.preflight.pdf_state import (
    Node,
    State,
    matrix_of,
    named_space,
    narrowest,
    resolved,
)

#: Forms inside forms beyond this are a trap, not a design.
MAX_DEPTH = 16
_DEVICE = {"g": ("DeviceGray", 1), "rg": ("DeviceRGB", 3), "k": ("DeviceCMYK", 4)}
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
_PAINTING = _FILLS | _STROKES | {"n"}


class Shown:
    """A picture as it was met: its dictionary, its space and its unit square's map in page units."""

    __slots__ = ("bits", "matrix", "node", "space")

    def __init__(self, node: Node, space: str, bits: int, matrix: Affine) -> None:
        self.node, self.space, self.bits, self.matrix = node, space, bits, matrix


class Reader:
    """Reads one page; what it found stands in its attributes afterwards. Lengths are page units."""

    def __init__(self) -> None:
        self.spaces: Counter[str] = Counter()
        self.spots: set[str] = set()
        self.fonts: dict[object, Node] = {}
        self.pictures: list[Shown] = []
        self.boxes: list[Box] = []
        self.max_ink = 0.0
        self.thinnest: float | None = None
        self.transparent = False
        self._seen: set[object] = set()

    def read(self, content: Node, resources: Node | None, state: State, depth: int = 0) -> None:
        """One content stream under a state."""
        if depth <= MAX_DEPTH:
            _Stream(self, resources, state, depth).run(content)

    def form(self, form: Node, resources: Node | None, state: State, depth: int) -> None:
        """A form XObject; the same one in the same place is read once."""
        inner = state.copy()
        inner.matrix = state.matrix @ matrix_of(form.get("/Matrix"))
        mark = (form.mark, inner.matrix, str(inner.fill), str(inner.stroke))
        if form.mark is not None and mark in self._seen:
            return
        self._seen.add(mark)
        group = form.get("/Group")
        if group is not None and group.get("/S") == "/Transparency":
            self.transparent = True
        self.read(form, form.get("/Resources") or resources, inner, depth + 1)

    def pattern(self, pattern: Node, role: str, depth: int) -> None:
        """A tiling's content, or the colours of a shading."""
        if pattern.mark in self._seen and pattern.mark is not None:
            return
        self._seen.add(pattern.mark)
        shading = pattern.get("/Shading")
        if shading is not None:
            self.space(shading.get("/ColorSpace"), None, "shading")
        elif pattern.get("/PatternType") == 1:
            inner = State(matrix_of(pattern.get("/Matrix")))
            boxes = len(self.boxes)
            self.read(pattern, pattern.get("/Resources"), inner, depth + 1)
            del self.boxes[boxes:]  # a cell says nothing about where it is repeated

    def space(self, space: Any, resources: Node | None, role: str) -> str:
        """Note a colour space that is painted with, and those that it leans on; gives its name."""
        name, leans = named_space(space, resources)
        self.spaces[f"{name} {role}"] += 1
        if name in ("Separation", "DeviceN") and isinstance(space := resolved(space, resources), list):
            inks = space[1] if isinstance(space[1], list) else [space[1]]
            self.spots.update(str(ink)[1:] for ink in inks if ink not in ("/None", "/All"))
        if leans is not None:
            under, _ = named_space(leans, resources)
            self.spaces[f"{under} {role}"] += 1
            return under if name == "Indexed" else name
        return name


class _Stream:
    """One content stream being read."""

    def __init__(self, reader: Reader, resources: Node | None, state: State, depth: int) -> None:
        self.reader, self.resources, self.state, self.depth = reader, resources, state, depth
        self.kept: list[State] = []
        self.points: list[tuple[float, float]] = []
        self.bars: list[float] | None = []  #: thicknesses while the path is rectangles only

    def run(self, content: Node) -> None:
        for operator, operands in content.operations():
            try:
                self.step(operator, operands)
            except (IndexError, ValueError, TypeError, AttributeError):
                continue  # a damaged operator paints nothing that can be judged

    def step(self, op: str, row: list[Any]) -> None:
        """One operator."""
        if op in ("m", "l", "c", "v", "y"):
            self.points += [self.state.matrix.map(row[i], row[i + 1]) for i in range(0, len(row), 2)]
            self.bars = None
        elif op in _PAINTING:
            self.paint(op)
        elif op.lower() in _DEVICE:
            self.device(op, row)
        elif op in ("cs", "CS", "sc", "scn", "SC", "SCN"):
            self.colour(op, row)
        elif op in _OTHERS:
            _OTHERS[op](self, row)

    def keep(self, row: list[Any]) -> None:
        self.kept.append(self.state.copy())

    def restore(self, row: list[Any]) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def transform(self, row: list[Any]) -> None:
        self.state.matrix = self.state.matrix @ matrix_of(row)

    def line_width(self, row: list[Any]) -> None:
        self.state.width = float(row[0])

    def shade(self, row: list[Any]) -> None:
        shading = self.resource("/Shading", row[0])
        self.reader.space(shading.get("/ColorSpace"), self.resources, "shading")

    def typeface(self, row: list[Any]) -> None:
        self.state.font = self.resource("/Font", row[0])

    def resource(self, kind: str, name: str) -> Any:
        table = self.resources.get(kind) if self.resources is not None else None
        return table.get(name) if table is not None else None

    def rectangle(self, row: list[Any]) -> None:
        x, y, width, height = map(float, row[:4])
        m = self.state.matrix
        self.points += [m.map(*p) for p in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))]
        if self.bars is not None:
            self.bars.append(min(abs(width) * math.hypot(m.a, m.b), abs(height) * math.hypot(m.c, m.d)))

    def paint(self, op: str) -> None:
        reader, state = self.reader, self.state
        if self.points and op != "n":
            reader.boxes.append(bounds(self.points))
            if op in _FILLS:
                self.use(state.fill, state.fill_pattern, "fill")
                self.thin(min(self.bars) if self.bars else None)
            if op in _STROKES:
                self.use(state.stroke, state.stroke_pattern, "stroke")
                self.thin(state.width * narrowest(state.matrix))
        self.points, self.bars = [], []

    def thin(self, width: float | None) -> None:
        if width is not None:
            known = self.reader.thinnest
            self.reader.thinnest = width if known is None else min(known, width)

    def use(self, space: Any, pattern: Node | None, role: str) -> None:
        name, _ = named_space(space, self.resources)
        if name == "Pattern":
            if pattern is not None:
                self.reader.pattern(pattern, role, self.depth)
            return
        self.reader.space(space, self.resources, role)

    def device(self, op: str, row: list[Any]) -> None:
        name, count = _DEVICE[op.lower()]
        if count == 4 and len(row) == 4:
            self.reader.max_ink = max(self.reader.max_ink, sum(map(float, row)))
        self.put(f"/{name}", None, fill=op.islower())

    def put(self, space: Any, pattern: Node | None, *, fill: bool) -> None:
        if fill:
            self.state.fill, self.state.fill_pattern = space, pattern
        else:
            self.state.stroke, self.state.stroke_pattern = space, pattern

    def colour(self, op: str, row: list[Any]) -> None:
        fill = op.islower()
        if op in ("cs", "CS"):
            self.put(row[0], None, fill=fill)
            return
        space = self.state.fill if fill else self.state.stroke
        if row and isinstance(row[-1], str):
            self.put(space, self.resource("/Pattern", row[-1]), fill=fill)
        elif len(row) == 4 and named_space(space, self.resources)[0] == "DeviceCMYK":
            self.reader.max_ink = max(self.reader.max_ink, sum(map(float, row)))

    def graphics_state(self, row: list[Any]) -> None:
        given: Node | None = self.resource("/ExtGState", row[0])
        if given is None:
            return
        if (width := given.get("/LW")) is not None:
            self.state.width = float(width)
        if (font := given.get("/Font")) is not None:
            self.state.font = font[0]
        blend = given.get("/BM")
        blend = blend[0] if isinstance(blend, list) and blend else blend
        mask = given.get("/SMask")
        faint = any(v is not None and float(v) < 1 for v in (given.get("/CA"), given.get("/ca")))
        if faint or blend not in (None, "/Normal", "/Compatible") or not isinstance(mask, str | None):
            self.reader.transparent = True
        if mask is not None and not isinstance(mask, str) and (group := mask.get("/G")) is not None:
            boxes = len(self.reader.boxes)
            self.reader.form(group, self.resources, self.state, self.depth)
            del self.reader.boxes[boxes:]

    def object(self, row: list[Any]) -> None:
        found: Node | None = self.resource("/XObject", row[0])
        if found is None:
            return
        if found.get("/Subtype") == "/Form":
            self.reader.form(found, self.resources, self.state, self.depth)
        elif found.get("/Subtype") == "/Image":
            self.picture(found)

    def picture(self, node: Node) -> None:
        def either(long: str, short: str) -> Any:
            found = node.get(long)
            return node.get(short) if found is None else found

        matrix = self.state.matrix
        self.reader.boxes.append(matrix.box(Box(0, 0, 1, 1)))
        if either("/ImageMask", "/IM"):
            self.use(self.state.fill, self.state.fill_pattern, "fill")
            self.reader.pictures.append(Shown(node, "mask", 1, matrix))
            return
        space = self.reader.space(either("/ColorSpace", "/CS"), self.resources, "image")
        if node.get("/SMask") is not None:
            self.reader.transparent = True
        bits = int(either("/BitsPerComponent", "/BPC") or 8)
        self.reader.pictures.append(Shown(node, space, bits, matrix))

    def inline(self, row: list[Any]) -> None:
        self.picture(row[0])

    def text(self, row: list[Any]) -> None:
        font = self.state.font
        if font is None:
            return
        self.reader.fonts.setdefault(font.mark if font.mark is not None else id(font), font)
        self.use(self.state.fill, self.state.fill_pattern, "text")
        glyphs = font.get("/CharProcs")
        if font.get("/Subtype") == "/Type3" and glyphs is not None and glyphs.mark not in self.reader._seen:
            self.reader._seen.add(glyphs.mark)
            for name in glyphs.names():
                self.reader.read(glyphs.get(name), font.get("/Resources"), self.state.copy(), self.depth + 1)


#: Operators that need no more than their operands.
_OTHERS: dict[str, Callable[[_Stream, list[Any]], None]] = {
    "re": _Stream.rectangle,
    "q": _Stream.keep,
    "Q": _Stream.restore,
    "cm": _Stream.transform,
    "w": _Stream.line_width,
    "gs": _Stream.graphics_state,
    "Do": _Stream.object,
    "BI": _Stream.inline,
    "sh": _Stream.shade,
    "Tf": _Stream.typeface,
    "Tj": _Stream.text,
    "TJ": _Stream.text,
    "'": _Stream.text,
    '"': _Stream.text,
}
