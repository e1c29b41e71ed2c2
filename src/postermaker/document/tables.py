"""What the cells of a table say, and rows as a clerk types them into one field."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from postermaker.document.model import (
    Cell,
    Column,
    Element,
    Ornament,
    Picture,
    QrCode,
    Table,
    Text,
    TextStyle,
)
from postermaker.document.places import filled_in, keys_in

#: In a typed row: what goes on with the cell at the left, and with the one above.
LEFT, ABOVE = "←", "↑"
_BARS = re.compile(r"[ \u3000]*[｜|][ \u3000]*")


def said_by(element: Element) -> tuple[str, ...]:
    """All contents of an element in which `{key}` may stand, in reading order."""
    match element:
        case Text() | QrCode() | Ornament():
            return (element.content,)
        case Table():
            return tuple(cell.content for row in element.rows for cell in row)
        case _:
            return ()


def keys_of(element: Element) -> list[str]:
    """The keys of the fields that an element shows, in order."""
    own = [key for content in said_by(element) for key in keys_in(content)]
    if isinstance(element, Table) and element.rows_from:
        own.append(element.rows_from)
    if isinstance(element, Picture) and element.field:
        own.append(element.field)
    return own


def map_cells(table: Table, change: Callable[[Cell], Cell]) -> Table:
    """The table with `change` applied to every cell; the same table where all stay what they are."""
    rows = tuple(tuple(change(cell) for cell in row) for row in table.rows)
    return table if rows == table.rows else replace(table, rows=rows)


def map_styles(table: Table, change: Callable[[TextStyle], TextStyle]) -> Table:
    """The table with every style that it or a part of it has replaced by another."""

    def other(style: TextStyle | None) -> TextStyle | None:
        return change(style) if style else None

    made = replace(
        map_cells(table, lambda cell: replace(cell, style=other(cell.style))),
        style=change(table.style),
        header_style=other(table.header_style),
        columns=tuple(replace(column, style=other(column.style)) for column in table.columns),
    )
    return table if made == table else made


def map_contents(table: Table, change: Callable[[str], str]) -> Table:
    """The table saying something else in each cell."""
    return map_cells(table, lambda cell: replace(cell, content=change(cell.content)))


def filled_rows(table: Table, values: Mapping[str, str]) -> tuple[tuple[Cell, ...], ...]:
    """All rows of a table with the values of fields in their places, those of its field behind its own."""
    own = map_contents(table, lambda content: filled_in(content, values)).rows
    return (*own, *typed_rows(values.get(table.rows_from, "")))


def column_of(table: Table, number: int) -> Column:
    """A column's rule, counted from 0; further ones than were declared are by content."""
    return table.columns[number] if number < len(table.columns) else Column()


def typed_rows(value: str) -> tuple[tuple[Cell, ...], ...]:
    """A field's lines as rows of cells: between tabs, else between bars; blank lines are none.

    A cell that is `←` or `↑` alone belongs to its neighbour, as long as what it makes is a rectangle.
    """
    grid = [_cells(line) for line in value.split("\n") if line.strip()]
    gone: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    for at, row in enumerate(grid):
        kept: list[Cell] = []
        for column, content in enumerate(row):
            if (at, column) in gone:
                continue
            wide, tall = _reach(grid, at, column)
            gone |= {(at + i, column + j) for i in range(tall) for j in range(wide)}
            kept.append(Cell(content=content, columns=wide, rows=tall))
        rows.append(tuple(kept))
    return tuple(rows)


def _cells(line: str) -> list[str]:
    parts = line.split("\t") if "\t" in line else _BARS.split(line)
    return [part.strip(" \u3000") for part in parts]


def _reach(grid: Sequence[Sequence[str]], at: int, column: int) -> tuple[int, int]:
    """How many columns and rows a typed cell takes."""
    if grid[at][column] in (LEFT, ABOVE):
        return 1, 1
    wide = 1
    while column + wide < len(grid[at]) and grid[at][column + wide] == LEFT:
        wide += 1
    tall = 1
    while at + tall < len(grid) and _goes_on(grid[at + tall][column : column + wide], wide):
        tall += 1
    return wide, tall


def _goes_on(cells: Sequence[str], wide: int) -> bool:
    return len(cells) == wide and cells[0] == ABOVE and all(each in (LEFT, ABOVE) for each in cells)


def written_rows(rows: Sequence[Sequence[Cell]]) -> str:
    """Rows as `typed_rows` reads them again; line breaks inside a cell become blanks."""
    taken: dict[tuple[int, int], str] = {}
    lines = []
    for at, row in enumerate(rows):
        given = iter(row)
        lines.append("｜".join(_written(given, at, taken)))
    return "\n".join(lines)


def _written(given: Iterator[Cell], at: int, taken: dict[tuple[int, int], str]) -> Iterator[str]:
    column = 0
    while True:
        if (at, column) in taken:
            yield taken[at, column]
        else:
            cell = next(given, None)
            if cell is None:
                return
            for i in range(cell.rows):
                for j in range(cell.columns):
                    taken[at + i, column + j] = ABOVE if i else LEFT
            yield " ".join(cell.content.replace("｜", "／").replace("|", "／").split())
        column += 1
