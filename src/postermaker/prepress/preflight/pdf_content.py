"""A reader of page content: follows forms, patterns and soft masks, and notes what is painted with what.

It knows no PDF library: `Node` is what the door (`prepress.foreign`) gives it. Clipping is not computed.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from postermaker.geometry import IDENTITY, Affine, Box, bounds

#: Forms inside forms beyond this are a trap, not a design.
MAX_DEPTH = 16
_DEVICE = {"g": ("DeviceGray", 1), "rg": ("DeviceRGB", 3), "k": ("DeviceCMYK", 4)}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_ICC = {1: "ICCBased Gray", 3: "ICCBased RGB", 4: "ICCBased CMYK"}
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))


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

    def step(self, op: str, row: list[Any]) -> None:  # noqa: C901
        state = self.state
        if op in ("m", "l", "c", "v", "y"):
            self.points += [state.matrix.map(row[i], row[i + 1]) for i in range(0, len(row), 2)]
            self.bars = None
        elif op == "re":
            self.rectangle(*map(float, row[:4]))
        elif op in _FILLS or op in _STROKES or op == "n":
            self.paint(op)
        elif op == "q":
            self.kept.append(state.copy())
        elif op == "Q" and self.kept:
            self.state = self.kept.pop()
        elif op == "cm":
            state.matrix = state.matrix @ matrix_of(row)
        elif op == "w":
            state.width = float(row[0])
        elif op.lower() in _DEVICE:
            self.device(op, row)
        elif op in ("cs", "CS", "sc", "scn", "SC", "SCN"):
            self.colour(op, row)
        elif op == "gs":
            self.graphics_state(self.resource("/ExtGState", row[0]))
        elif op == "Do":
            self.object(self.resource("/XObject", row[0]))
        elif op == "BI":
            self.picture(row[0])
        elif op == "sh":
            self.reader.space(self.resource("/Shading", row[0]).get("/ColorSpace"), self.resources, "shading")
        elif op == "Tf":
            state.font = self.resource("/Font", row[0])
        elif op in ("Tj", "TJ", "'", '"'):
            self.text()

    def resource(self, kind: str, name: str) -> Any:
        table = self.resources.get(kind) if self.resources is not None else None
        return table.get(name) if table is not None else None

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
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

    def graphics_state(self, given: Node | None) -> None:
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

    def object(self, found: Node | None) -> None:
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

    def text(self) -> None:
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


def narrowest(matrix: Affine) -> float:
    """The smaller stretch of a map: its lesser singular value."""
    a, b, c, d = matrix[:4]
    total, product = a * a + b * b + c * c + d * d, a * d - b * c
    root = math.sqrt(max(0.0, total * total - 4 * product * product))
    return math.sqrt(max(0.0, (total - root) / 2))
