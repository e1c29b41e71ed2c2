"""SVG's path data and basic shapes as our paths: absolute moves, lines, cubic curves, closings."""

import math
import re
from collections.abc import Callable, Iterator

from postermaker.geometry import Affine, Box, Path, ellipse, polygon, rectangle

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([\s,]+)|(.)")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
#: A quarter circle as a cubic curve.
_KAPPA = 0.5522847498
MAX_SEGMENTS = 200_000


class _Pen:
    """Draws segments; knows where it is and where the last curve's handle was."""

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.coords: list[float] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle: tuple[str, float, float] | None = None
        self.fresh = True  #: whether a segment has to begin with a move

    def move(self, x: float, y: float) -> None:
        self.x, self.y, self.start_x, self.start_y, self.fresh = x, y, x, y, True

    def _begin(self) -> None:
        if self.fresh:
            self.verbs.append("M")
            self.coords += (self.x, self.y)
            self.fresh = False

    def line(self, x: float, y: float) -> None:
        self._begin()
        self.verbs.append("L")
        self.coords += (x, y)
        self.x, self.y = x, y

    def curve(self, a: float, b: float, c: float, d: float, x: float, y: float) -> None:
        self._begin()
        self.verbs.append("C")
        self.coords += (a, b, c, d, x, y)
        self.x, self.y = x, y

    def bend(self, a: float, b: float, x: float, y: float) -> None:
        """A quadratic curve."""
        here_x, here_y = self.x, self.y
        self.curve(
            here_x + (a - here_x) * 2 / 3, here_y + (b - here_y) * 2 / 3,
            x + (a - x) * 2 / 3, y + (b - y) * 2 / 3, x, y,
        )  # fmt: skip

    def close(self) -> None:
        if not self.fresh:
            self.verbs.append("Z")
        self.x, self.y, self.fresh = self.start_x, self.start_y, True


def path_of(data: str) -> Path:
    """A path from its data; what follows a mistake is left out, as browsers do."""
    pen = _Pen()
    for verb, numbers in _segments(data):
        _draw(pen, verb, numbers)
        if len(pen.verbs) > MAX_SEGMENTS:
            break
    return Path("".join(pen.verbs), tuple(pen.coords))


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each verb with its numbers; a verb is repeated for further numbers, a move as lines."""
    verb = ""
    waiting: list[float] = []
    tokens = _with_flags(data)
    for token in tokens:
        if isinstance(token, str):
            verb, waiting = token, []
            if verb in "Zz":
                yield verb, []
            continue
        if not verb or verb in "Zz" or not math.isfinite(token):
            return
        waiting.append(token)
        if len(waiting) == _NUMBERS[verb.upper()]:
            yield verb, waiting
            waiting = []
            verb = {"M": "L", "m": "l"}.get(verb, verb)


def _with_flags(data: str) -> Iterator[str | float]:
    """Verbs and numbers. An arc's two flags are single digits that may stand without blanks."""
    at, verb, count = 0, "", 0
    while at < len(data):
        if verb in "Aa" and verb and count % 7 in (3, 4):
            found = re.compile(r"[\s,]*([01])").match(data, at)
            if not found:
                return
            yield float(found[1])
            at, count = found.end(), count + 1
            continue
        match = _TOKEN.match(data, at)
        if match is None or match[4]:
            return
        at = match.end()
        if match[1]:
            verb, count = match[1], 0
            yield verb
        elif match[2]:
            count += 1
            yield float(match[2])


def _draw(pen: _Pen, verb: str, n: list[float]) -> None:
    handle, pen.handle = pen.handle, None
    x, y = (pen.x, pen.y) if verb.islower() else (0.0, 0.0)
    match verb.upper():
        case "M":
            pen.move(x + n[0], y + n[1])
        case "L":
            pen.line(x + n[0], y + n[1])
        case "H":
            pen.line(x + n[0], pen.y)
        case "V":
            pen.line(pen.x, y + n[0])
        case "C":
            pen.handle = ("C", x + n[2], y + n[3])
            pen.curve(x + n[0], y + n[1], x + n[2], y + n[3], x + n[4], y + n[5])
        case "S":
            a, b = _mirrored(pen, handle, "C")
            pen.handle = ("C", x + n[0], y + n[1])
            pen.curve(a, b, x + n[0], y + n[1], x + n[2], y + n[3])
        case "Q":
            pen.handle = ("Q", x + n[0], y + n[1])
            pen.bend(x + n[0], y + n[1], x + n[2], y + n[3])
        case "T":
            a, b = _mirrored(pen, handle, "Q")
            pen.handle = ("Q", a, b)
            pen.bend(a, b, x + n[0], y + n[1])
        case "A":
            _arc(pen, n[0], n[1], n[2], bool(n[3]), bool(n[4]), x + n[5], y + n[6])
        case _:
            pen.close()


def _mirrored(pen: _Pen, handle: tuple[str, float, float] | None, kind: str) -> tuple[float, float]:
    if handle is None or handle[0] != kind:
        return pen.x, pen.y
    return 2 * pen.x - handle[1], 2 * pen.y - handle[2]


def _arc(pen: _Pen, rx: float, ry: float, turn: float, large: bool, sweep: bool, x: float, y: float) -> None:
    """An elliptic arc by its end points (SVG 1.1, appendix F.6) as cubic curves of at most a quarter turn."""
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or (pen.x, pen.y) == (x, y):
        pen.line(x, y)
        return
    phi = math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (pen.x - x) / 2, (pen.y - y) / 2
    u, v = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = (u / rx) ** 2 + (v / ry) ** 2
    if grow > 1:
        rx, ry = rx * math.sqrt(grow), ry * math.sqrt(grow)
    under = (rx * ry) ** 2 - (rx * v) ** 2 - (ry * u) ** 2
    k = math.sqrt(max(0.0, under) / ((rx * v) ** 2 + (ry * u) ** 2)) * (-1 if large == sweep else 1)
    cu, cv = k * rx * v / ry, -k * ry * u / rx
    cx, cy = cos * cu - sin * cv + (pen.x + x) / 2, sin * cu + cos * cv + (pen.y + y) / 2
    start = math.atan2((v - cv) / ry, (u - cu) / rx)
    end = math.atan2((-v - cv) / ry, (-u - cu) / rx)
    sweep_by = end - start
    if sweep and sweep_by < 0:
        sweep_by += 2 * math.pi
    elif not sweep and sweep_by > 0:
        sweep_by -= 2 * math.pi
    parts = max(1, math.ceil(abs(sweep_by) / (math.pi / 2) - 1e-9))
    step = sweep_by / parts
    bow = 4 / 3 * math.tan(step / 4)
    onto = Affine(rx * cos, rx * sin, -ry * sin, ry * cos, cx, cy)
    for i in range(parts):
        one, two = start + i * step, start + (i + 1) * step
        a = onto.map(math.cos(one) - bow * math.sin(one), math.sin(one) + bow * math.cos(one))
        b = onto.map(math.cos(two) + bow * math.sin(two), math.sin(two) - bow * math.cos(two))
        to = onto.map(math.cos(two), math.sin(two)) if i < parts - 1 else (x, y)
        pen.curve(*a, *b, *to)


def shape_path(name: str, length: Callable[[str, float], float], attributes: dict[str, str]) -> Path | None:
    """The path of a basic shape; `length` reads a length attribute. None for what draws nothing."""
    match name:
        case "path":
            return path_of(attributes.get("d", ""))
        case "rect":
            box = Box(length("x", 0), length("y", 0), length("width", 0), length("height", 0))
            rx = length("rx", -1)
            ry = length("ry", -1)
            rx, ry = (rx if rx >= 0 else max(ry, 0)), (ry if ry >= 0 else max(rx, 0))
            return _rounded(box, rx, ry) if box.width > 0 and box.height > 0 else None
        case "circle":
            r = length("r", 0)
            return ellipse(Box(length("cx", 0) - r, length("cy", 0) - r, 2 * r, 2 * r)) if r > 0 else None
        case "ellipse":
            rx, ry = length("rx", 0), length("ry", 0)
            box = Box(length("cx", 0) - rx, length("cy", 0) - ry, 2 * rx, 2 * ry)
            return ellipse(box) if rx > 0 and ry > 0 else None
        case "line":
            ends = [(length("x1", 0), length("y1", 0)), (length("x2", 0), length("y2", 0))]
            return polygon(ends, closed=False)
        case "polyline" | "polygon":
            numbers = [
                float(t)
                for t in re.findall(
                    r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", attributes.get("points", "")
                )
            ]
            points = list(zip(numbers[0::2], numbers[1::2], strict=False))
            return polygon(points, closed=name == "polygon") if len(points) > 1 else None
        case _:
            return None


def _rounded(box: Box, rx: float, ry: float) -> Path:
    """A rectangle whose corners are quarters of an ellipse."""
    rx, ry = min(rx, box.width / 2), min(ry, box.height / 2)
    if abs(rx - ry) < 1e-9 or not (rx and ry):
        return rectangle(box, rx if rx and ry else 0.0)
    circle = rectangle(Box(0, 0, box.width / rx, box.height / ry), 1.0)
    return circle.mapped(Affine(rx, 0, 0, ry, box.x, box.y))
