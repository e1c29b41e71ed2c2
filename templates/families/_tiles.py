"""Square tiles of plain geometry: quarter discs, petals, rings, stairs, a few signs; drawn in a box of 100 × 100."""

from collections.abc import Callable, Iterator

from studio import at, box, curve, disc, group, ornament

from postermaker.color import Paint
from postermaker.document.model import Element, Group

_SHARE = "scale scale"
#: A quarter circle's handles.
_K = 0.5523


def _turned(data: str, turns: int) -> str:
    """Path data turned by right angles about the middle of the tile."""
    out, numbers = "", []
    for word in data.replace(",", " ").split():
        if word.isalpha():
            out += word
            continue
        numbers.append(float(word))
        if len(numbers) == 2:
            x, y = numbers
            for _ in range(turns % 4):
                x, y = 100 - y, x
            out += f"{x:g} {y:g} "
            numbers = []
    return out


def _quarter(r: float) -> str:
    """A quarter disc about the upper left corner."""
    return f"M 0 0 L {r} 0 C {r} {r * _K} {r * _K} {r} 0 {r} Z"


def _half(y: float) -> str:
    """A half disc that hangs from a line over the whole width."""
    down, k = y + 50, 50 * _K
    return f"M 0 {y} L 100 {y} C 100 {y + k} {50 + k} {down} 50 {down} C {50 - k} {down} 0 {y + k} 0 {y} Z"


def _petal() -> str:
    k = 100 * (1 - _K)
    return f"M 0 0 C {100 - k} 0 100 {k} 100 100 C {k} 100 0 {100 - k} 0 0 Z"


def _rings(fg: Paint, ground: Paint) -> Iterator[tuple[str, Paint]]:
    for r, paint in ((100, fg), (75, ground), (50, fg), (25, ground)):
        yield _quarter(r), paint


def _bars(fg: Paint) -> Iterator[tuple[str, Paint]]:
    for i in range(5):
        y = 8 + i * 19
        yield f"M 0 {y} L 100 {y} L 100 {y + 9} L 0 {y + 9} Z", fg


_STAIRS = "M 0 100 L 0 25 L 25 25 L 25 50 L 50 50 L 50 75 L 75 75 L 75 100 Z"
_BOOK = "M 50 33 C 42 26 28 24 14 27 L 14 75 C 28 72 42 74 50 81 Z"
_BOOK_SHADE = "M 50 33 C 58 26 72 24 86 27 L 86 75 C 72 72 58 74 50 81 Z"
_CODE = (
    "M 34 30 L 41 37 L 28 50 L 41 63 L 34 70 L 14 50 Z "
    "M 66 30 L 59 37 L 72 50 L 59 63 L 66 70 L 86 50 Z M 55 22 L 64 25 L 45 78 L 36 75 Z"
)
_PLUS = "M 38 18 L 62 18 L 62 38 L 82 38 L 82 62 L 62 62 L 62 82 L 38 82 L 38 62 L 18 62 L 18 38 L 38 38 Z"

#: Shapes by letter: paths with their paints, back to front.
_SHAPES: dict[str, Callable[[Paint, Paint, Paint], list[tuple[str, Paint]]]] = {
    "q": lambda ground, fg, more: [(_quarter(100), fg)],
    "Q": lambda ground, fg, more: [(_quarter(100), fg), (_quarter(48), more)],
    "p": lambda ground, fg, more: [(_petal(), fg)],
    "r": lambda ground, fg, more: list(_rings(fg, ground)),
    "h": lambda ground, fg, more: [(_half(0), fg), (_half(50), fg)],
    "H": lambda ground, fg, more: [(_half(50), fg)],
    "l": lambda ground, fg, more: list(_bars(fg)),
    "t": lambda ground, fg, more: [("M 0 0 L 100 100 L 0 100 Z", fg)],
    "k": lambda ground, fg, more: [(_STAIRS, fg)],
    "b": lambda ground, fg, more: [(_BOOK, fg), (_BOOK_SHADE, more)],
    "c": lambda ground, fg, more: [(_CODE, fg)],
    "x": lambda ground, fg, more: [(_PLUS, fg)],
}


def _sign(key: str, letter: str, fg: Paint, more: Paint, u: float) -> list[Element]:
    """What is not a path: a disc, a sun with its beams, a gear."""
    if letter == "d":
        return [disc(f"{key}-d", at(0.15 * u, 0.15 * u, 0.7 * u, 0.7 * u, _SHARE), fg)]
    if letter == "g":
        return [
            ornament(
                f"{key}-g", "gear", at(0.11 * u, 0.11 * u, 0.78 * u, 0.78 * u, _SHARE), fg, more, teeth=10
            )
        ]
    beams = [
        box(f"{key}-{i}", at(0.455 * u, 0.05 * u, 0.09 * u, 0.9 * u, _SHARE, turn=i * 22.5), fg)
        for i in range(8)
    ]
    return [
        *beams,
        disc(f"{key}-h", at(0.23 * u, 0.23 * u, 0.54 * u, 0.54 * u, _SHARE), more),
        disc(f"{key}-d", at(0.29 * u, 0.29 * u, 0.42 * u, 0.42 * u, _SHARE), fg),
    ]


def tile(
    key: str, x: float, y: float, u: float, said: str, paints: dict[str, Paint], beside: bool, below: bool
) -> Group:
    """One tile: `q1nyc` is a shape, its right-angle turns, then the letters of its ground, figure and third paint.

    Its ground runs under the edge of a tile beside or below, so that no hairline of the page shows between the two.
    """
    letter, turns, names = said[0], int(said[1]), said[2:]
    ground, fg = paints[names[0]], paints[names[1]]
    more = paints[names[2]] if len(names) > 2 else ground
    wide, tall = ((1.003 if more_follows else 1.0) * u for more_follows in (beside, below))
    parts: list[Element] = [box(f"{key}-ground", at(0, 0, wide, tall, _SHARE), ground)]
    if letter in _SHAPES:
        frame = at(0, 0, u, u, _SHARE)
        parts += [
            curve(f"{key}-{i}", frame, _turned(data, turns), (100, 100), paint)
            for i, (data, paint) in enumerate(_SHAPES[letter](ground, fg, more))
        ]
    elif letter != "_":
        parts += _sign(key, letter, fg, more, u)
    return group(key, at(x, y, u, u, _SHARE), *parts)


def wall(
    x: float, y: float, u: float, rows: str, paints: dict[str, Paint], pins: str, key: str = "tiles"
) -> Group:
    """Rows of tiles, a line each, blanks between; `.` leaves the ground bare. The frame's height and width are whole tiles."""
    lines = [row.split() for row in rows.strip().splitlines()]
    laid = {(i, j): said for i, row in enumerate(lines) for j, said in enumerate(row) if said != "."}
    made = [
        tile(f"{key}{i}-{j}", j * u, i * u, u, said, paints, (i, j + 1) in laid, (i + 1, j) in laid)
        for (i, j), said in laid.items()
    ]
    size = (u * max(map(len, lines)), u * len(lines))
    return group(key, at(x, y, *size, pins, ratio=True), *made, name="拼块")
