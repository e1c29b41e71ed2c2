"""Draw the ornament kit, the text styles and the palettes as contact sheets; write docs/ornaments.md.

`kit_sheet.py FOLDER [family ...]` draws into a folder, only some families if they are named; `kit_sheet.py --docs`
writes the list of kinds from their declarations.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.color import Flat, Paint
from postermaker.document.model import Align, Document, Element, Frame, Ornament, Page, Shape, Text, TextStyle
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library.ornaments import catalogue
from postermaker.library.ornaments.kinds import Kind, cmyk, ink

CELL_W, CELL_H, CAPTION, GAP = 120.0, 80.0, 10.0, 6.0
DPI = 130
_PALE = ink(2, 3, 10)
#: The grounds on which families were drawn.
_GROUNDS = {
    "light": ink(8, 100, 100, 10), "ribbons": ink(14, 100, 95, 14), "auspicious": ink(95, 60, 75, 45),
    "festive": ink(12, 100, 95, 18), "papercut": ink(3, 5, 14),
    "birds": ink(62, 14, 20), "grounds": ink(100, 90, 12, 18), "fire": ink(30, 100, 95, 55), "road": ink(65, 55, 52, 72),
    "land": ink(70, 16, 30), "works": ink(0, 18, 100), "care": ink(85, 30, 45, 6), "signs": ink(18, 12, 12),
}  # fmt: skip


def _settings(kind: Kind, where: int) -> dict[str, float]:
    """Default; some way to the low ends; some way to the high ends."""
    made = {}
    for each in kind.parameters:
        end = (each.default, each.low, each.high)[where]
        value = each.default + (end - each.default) * (0.6 if where == 1 else 0.4)
        made[each.key] = round(value) if each.whole else value
    return made


def _cell(kind: Kind, where: int, x: float, y: float, ground: Paint) -> list[Element]:
    field = Frame(x=x, y=y, width=CELL_W, height=CELL_H)
    ratio = (kind.ratio, 1.0, 1.5)[where] if kind.clips else kind.ratio
    inset = 0 if kind.clips else 5
    w = min(CELL_W - 2 * inset, (CELL_H - 2 * inset) * ratio)
    h = w / ratio
    frame = Frame(x=x + (CELL_W - w) / 2, y=y + (CELL_H - h) / 2, width=w, height=h)
    name = f"{kind.key}-{where}"
    return [
        Shape(id=f"{name}-g", frame=field, fill=ground),
        Ornament(id=name, frame=frame, kind=kind.key, values=_settings(kind, where), content="青禾之印"),
    ]


def _caption(said: str, name: str, x: float, y: float, width: float = 3 * CELL_W) -> Text:
    style = TextStyle(family="Noto Sans SC", weight=700, fill=ink(65, 60, 60, 88))
    frame = Frame(x=x, y=y, width=width, height=CAPTION - 3)
    return Text(id=name, frame=frame, content=said, style=style, size=5, align=Align.START)


def _rows(kinds: Iterable[Kind]) -> Iterator[list[tuple[Kind, int]]]:
    """Three cells a row: a kind in three settings, or three kinds that have no parameters."""
    plain = []
    for kind in kinds:
        if kind.parameters:
            yield [(kind, where) for where in range(3)]
        else:
            plain.append((kind, 0))
    yield from (plain[i : i + 3] for i in range(0, len(plain), 3))


def family_page(family: str) -> Document:
    """A sheet with the kinds of a family."""
    rows = list(_rows(catalogue.family_kinds(family)))
    ground = _GROUNDS.get(family, _PALE)
    elements: list[Element] = []
    for row, cells in enumerate(rows):
        y = GAP + row * (CELL_H + CAPTION + GAP)
        for column, (kind, where) in enumerate(cells):
            x = GAP + column * (CELL_W + GAP)
            elements += _cell(kind, where, x, y, ground)
            if where == 0:
                said = f"{kind.name}  {kind.key}"
                elements.append(_caption(said, f"{kind.key}-c", x, y + CELL_H + 2, CELL_W))
    width, height = 3 * CELL_W + 4 * GAP, GAP + len(rows) * (CELL_H + CAPTION + GAP)
    return Document(
        width=width, height=height, pages=(Page(elements=tuple(elements), ground=Flat(cmyk(0, 0, 0))),)
    )


def write(document: Document, path: Path, book: FontBook) -> None:
    """A document's first page as PNG."""
    with path.open("wb") as stream:
        write_page_png(
            stream, lay_out(document, book).display, book, RasterOptions(dpi=DPI), lambda share: None
        )
    print(path.name)


def main() -> None:
    """Draw what is asked for."""
    folder, *families = sys.argv[1:]
    book = FontBook()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for family in families or catalogue.FAMILIES:
        write(family_page(family), Path(folder) / f"{family}.png", book)


if __name__ == "__main__":
    main()
