"""Tables for tests, and where their cells stand."""

from postermaker.color import Flat, Gray
from postermaker.display import GlyphRun, Outlined, glyph_runs
from postermaker.document.model import Cell, Document, Frame, Page, Stroke, Table, TableRules
from postermaker.errors import Issue
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out

HAIR = Stroke(width=0.2, paint=Flat(Gray(0.0)))
ALL_RULES = TableRules(edges=HAIR, sides=HAIR, header=HAIR, rows=HAIR, columns=HAIR)


def rows(*lines: str) -> tuple[tuple[Cell, ...], ...]:
    """Plain cells, split at blanks."""
    return tuple(tuple(Cell(content=word) for word in line.split()) for line in lines)


def table(
    given: tuple[tuple[Cell, ...], ...], width: float = 100, height: float = 100, **more: object
) -> Table:
    frame = Frame(x=10, y=20, width=width, height=height)
    return Table(id="t", frame=frame, rows=given, **{"size": 5.0, "rules": ALL_RULES, **more})  # type: ignore[arg-type]


def laid(book: FontBook, *tables: Table, **values: str) -> tuple[tuple[object, ...], tuple[Issue, ...]]:
    document = Document(width=400, height=600, pages=(Page(elements=tables),), values=values)
    done = lay_out(document, book)
    return done.display.pages[0].items, done.issues


def words(items: tuple[object, ...]) -> list[str]:
    return ["".join(run.text) for run in glyph_runs(items)]  # type: ignore[arg-type]


def lines(items: tuple[object, ...]) -> list[tuple[float, float, float, float]]:
    """The rules: x and y of either end."""
    found = [item.path.box for item in items if isinstance(item, Outlined) and item.pen]
    return [(box.x, box.y, box.right, box.bottom) for box in found]


def starts(items: tuple[object, ...]) -> dict[str, float]:
    """Where the first glyph of what is said stands."""
    runs: list[GlyphRun] = list(glyph_runs(items))  # type: ignore[arg-type]
    return {"".join(run.text): run.glyphs[0].x for run in runs}
