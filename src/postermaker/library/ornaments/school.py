"""School: books, pencils, building tiles."""

from collections.abc import Callable, Iterator

from postermaker.color import Paint
from postermaker.document.model import Element
from postermaker.geometry import Affine, Box, Path, polygon, rectangle
from postermaker.library.ornaments.curves import around, circle, joined, sector, set_at
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind, Sheet, Slot, ink, seed, whole


def _open_book(sheet: Sheet) -> Iterator[Element]:
    cover, page, shade, line = sheet.paints
    box = sheet.fitted(1.7)
    s = box.width / 2
    x, y = box.centre.x, box.y + box.height * 0.5

    def pair(data: str) -> Path:
        one = Path.parse(data)
        return joined([set_at(one, x, y, s), set_at(one, x, y, s, flip=True)])

    yield sheet.filled(
        pair("M0 -0.36 C0.3 -0.5 0.7 -0.5 0.99 -0.42 L0.99 0.54 C0.7 0.46 0.3 0.46 0 0.58 Z"), cover
    )
    yield sheet.filled(
        pair("M0 -0.44 C0.28 -0.58 0.64 -0.58 0.92 -0.49 L0.92 0.44 C0.64 0.36 0.28 0.36 0 0.5 Z"), page
    )
    yield sheet.filled(
        set_at(Path.parse("M0 -0.44 C0.1 -0.5 0.2 -0.53 0.3 -0.545 C0.16 -0.4 0.06 -0.1 0 0.5 Z"), x, y, s),
        shade,
        0.45,
    )
    lines = [
        Path.parse(
            f"M0.2 {-0.3 + 0.16 * i} C0.4 {-0.37 + 0.16 * i} 0.6 {-0.375 + 0.16 * i} 0.78 {-0.345 + 0.16 * i}"
        )
        for i in range(4)
    ]
    rows = [set_at(each, x, y, s, flip=flip) for each in lines for flip in (False, True)]
    yield sheet.lined(joined(rows), line, s * 0.022)


def _books(sheet: Sheet) -> Iterator[Element]:
    """A stack, each book a little off the one below."""
    dice, count = Dice(sheet.number("seed")), sheet.count("count")
    box = sheet.fitted(1.35 if count < 5 else 1.0, y=1.0)
    tall = min(box.height / count, box.width * 0.2)
    page = sheet.paints[4]
    for i in range(count):
        long = box.width * dice.between(0.74, 0.9)
        left = box.x + (box.width - long) * dice.share()
        y = box.bottom - (i + 1) * tall
        paint = sheet.paints[i % 4]
        yield sheet.filled(rectangle(Box(left, y + tall * 0.02, long, tall * 0.96), tall * 0.16), paint)
        spine_left = i % 2 == 0
        edge = Box(left + (tall * 0.5 if spine_left else 0), y + tall * 0.17, long - tall * 0.5, tall * 0.66)
        yield sheet.filled(rectangle(edge), page)
        band = left + (tall * 0.12 if spine_left else long - tall * 0.24)
        yield sheet.filled(rectangle(Box(band, y + tall * 0.02, tall * 0.12, tall * 0.96)), page, 0.6)


def _pencil(sheet: Sheet) -> Iterator[Element]:
    body, dark, wood, lead, rubber = sheet.paints
    w, h = sheet.width, sheet.height
    t = min(h, w / 4)
    y = (h - t) / 2
    nib = t * 1.05
    yield sheet.filled(rectangle(Box(0, y, t * 0.62, t), t * 0.2), rubber)
    yield sheet.filled(rectangle(Box(t * 0.4, y, t * 0.42, t)), lead, 0.35)
    yield sheet.filled(rectangle(Box(t * 0.8, y, w - nib - t * 0.8, t)), body)
    yield sheet.filled(rectangle(Box(t * 0.8, y + t * 2 / 3, w - nib - t * 0.8, t / 3)), dark)
    x = w - nib
    waves = Path("MLLCCCZ", (x, y, w, y + t / 2, x, y + t, x + t * 0.3, y + t * 0.83, x + t * 0.3, y + t * 0.83, x, y + t * 2 / 3,
                             x + t * 0.3, y + t / 2, x + t * 0.3, y + t / 2, x, y + t / 3, x + t * 0.3, y + t * 0.17,
                                 x + t * 0.3, y + t * 0.17, x, y))  # fmt: skip
    yield sheet.filled(rectangle(Box(x - 0.01 * t, y, 0.02 * t, t)), body)
    yield sheet.filled(polygon([(x, y), (w, y + t / 2), (x, y + t)]), body)
    yield sheet.filled(waves, wood)
    yield sheet.filled(
        polygon([(w - nib * 0.32, y + t * 0.34), (w, y + t / 2), (w - nib * 0.32, y + t * 0.66)]), lead
    )


def _quarter(u: float) -> Path:
    return sector(0, 0, u, 0, 0, 90)


def _petal(u: float) -> Path:
    k = 0.5523
    return Path("MCCZ", (0, 0, u * k, 0, u, u * (1 - k), u, u, u * (1 - k), u, 0, u * k, 0, 0))


def _halves(u: float) -> Path:
    return joined([sector(u / 2, 0, u / 2, 0, 0, 180), sector(u / 2, u / 2, u / 2, 0, 0, 180)])


def _rings(u: float) -> Path:
    return joined([sector(0, 0, u, u * 0.75, 0, 90), sector(0, 0, u * 0.5, u * 0.25, 0, 90)])


def _stripes(u: float) -> Path:
    return joined(rectangle(Box(0, u * i / 5, u, u / 10)) for i in range(5))


def _sun(u: float) -> Path:
    rays = [
        polygon(
            [
                around(u / 2, u / 2, u * 0.3, a),
                around(u / 2, u / 2, u * 0.46, a - 5),
                around(u / 2, u / 2, u * 0.46, a + 5),
            ]
        )
        for a in range(0, 360, 30)
    ]
    return joined([circle(u / 2, u / 2, u * 0.24), *rays])


def _dots(u: float) -> Path:
    return joined(circle(u * (i + 0.5) / 4, u * (j + 0.5) / 4, u * 0.07) for i in range(4) for j in range(4))


def _stairs(u: float) -> Path:
    return polygon(
        [
            (0, 0),
            (u, 0),
            (u, u / 4),
            (u * 3 / 4, u / 4),
            (u * 3 / 4, u / 2),
            (u / 2, u / 2),
            (u / 2, u * 3 / 4),
            (u / 4, u * 3 / 4),
            (u / 4, u),
            (0, u),
        ]
    )


_LOUD: tuple[Callable[[float], Path], ...] = (_rings, _stripes, _sun, _dots, _halves)
_QUIET: tuple[Callable[[float], Path], ...] = (
    _quarter,
    _petal,
    lambda u: circle(u / 2, u / 2, u * 0.36),
    lambda u: polygon([(0, 0), (u, 0), (0, u)]),
    _stairs,
)


def _tiles(sheet: Sheet) -> Iterator[Element]:
    """Tiles whose ground differs from the neighbours above and to the left; a loud one in three."""
    dice, rows = Dice(sheet.number("seed")), sheet.count("rows")
    u = sheet.height / rows
    columns = max(1, round(sheet.width / u))
    while rows * columns > 160:
        rows, u = max(1, rows - 1), sheet.height / max(1, rows - 1)
        columns = max(1, min(160, round(sheet.width / u)))
        if rows == 1:
            break
    wide = sheet.width / columns  # whole tiles; they may be wider than high by a little
    paints = sheet.paints
    above: list[int] = [-1] * columns
    for row in range(rows):
        left = -1
        for column in range(columns):
            ground = dice.of([i for i in range(len(paints)) if i not in (left, above[column])])
            figure = dice.of([i for i in range(len(paints)) if i != ground])
            loud = (row * 2 + column) % 3 == 0
            yield from _tile(
                sheet, (column * wide, row * u, wide, u), paints[ground], paints[figure], dice, loud=loud
            )
            left = above[column] = ground


def _tile(
    sheet: Sheet,
    place: tuple[float, float, float, float],
    ground: Paint,
    figure: Paint,
    dice: Dice,
    *,
    loud: bool,
) -> Iterator[Element]:
    x, y, wide, tall = place
    lap = 0.01 * tall  # neighbours overlap by a hair: no white line between them
    yield sheet.filled(rectangle(Box(x, y, wide + lap, tall + lap)), ground)
    shape = set_at(dice.of(_LOUD if loud else _QUIET)(1), -0.5, -0.5)
    turned = set_at(shape, 0, 0, 1, 90 * int(dice.share() * 4))
    yield sheet.filled(turned.mapped(Affine(wide, 0, 0, tall, x + wide / 2, y + tall / 2)), figure)


_CAMPUS = (
    Slot("橙", ink(0, 74, 95)), Slot("黄", ink(0, 20, 92)), Slot("绿", ink(68, 0, 62)), Slot("蓝", ink(82, 42, 0)),
    Slot("奶白", ink(2, 3, 12)),
    Slot("深蓝", ink(95, 80, 30, 28)), Slot("粉", ink(0, 38, 18)),
)  # fmt: skip
KINDS = (
    Kind(
        "open-book", "翻开的书", _open_book, (Slot("封面", ink(82, 42, 0)), Slot("书页", ink(0, 0, 0)), Slot("影", ink(18,
        12, 14)), Slot("字行", ink(30, 10, 8))),
        ratio=1.7, summary="正中翻开的书",
    ),
    Kind("books", "书堆", _books, (*_CAMPUS[:4], Slot("书页", ink(2, 3, 12))), (whole(1, 8, 4, "count", "几本"), seed(2)),
    ratio=1.35, summary="一摞书"),
    Kind(
        "pencil", "铅笔", _pencil, (Slot("亮面", ink(0, 20, 92)), Slot("暗面", ink(0, 44, 96)), Slot("木", ink(2, 16, 34)),
        Slot("笔芯", ink(95, 80, 30, 28)), Slot("橡皮", ink(0, 58, 30))),
        lies=True, ratio=7, summary="横着的铅笔，转着用",
    ),
    Kind("tiles", "几何拼块", _tiles, _CAMPUS, (whole(1, 12, 3, "rows", "行数"), seed(7)), clips=True, ratio=2,
    summary="整块拼满，相邻不同色"),
)  # fmt: skip
