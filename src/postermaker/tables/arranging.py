"""A grid becomes a table: header, records, and every other row with the reason why it is none."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from postermaker.errors import Bilingual
from postermaker.tables.grid import Grid, Line, letters
from postermaker.tables.headers import Header, find_header
from postermaker.tables.leaving_out import EMPTY, Reasons
from postermaker.tables.values import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Row, Skipped, Table, unreadable


def arranged(
    path: Path, grid: Grid, names: Collection[str] = (), header_row: int | None = None
) -> Table | None:
    """The table in a grid, or nothing if it has no header.

    Args:
        path: names the file in a fault.
        grid: a sheet or text file.
        names: that columns may have; they help to find the header.
        header_row: where the header is, if a person said so.

    Raises:
        InputFault: too many rows or columns, or two columns of one name.
    """
    header = find_header(grid.lines, grid.spans, names, header_row)
    if header is None or not any(header.names):
        return None
    body = grid.lines[header.at + header.height :]
    columns, notes = _columns(path, header, body, grid)
    if not columns:
        return None
    reasons = _reasons(grid, header)
    whys = [reasons.of(line, grid.hidden_columns) for line in body]
    filled = _fill_down(path, body, grid)  # only now: it would make records of rows that hold nothing else
    if filled:
        zh, en = (
            "上下合并的单元格：内容已用于它的每一行",
            "cells merged downwards count for each of their rows",
        )
        notes.append(Bilingual(f"{zh}（{filled} 格）", f"{en} ({filled} cells)"))
    first, last = grid.lines[header.at], grid.lines[header.at + header.height - 1]
    width = len(header.names) if _shifts(grid) else MAX_COLUMNS + 1
    rows, skipped = _sorted_out(path, last.number, body, whys, lambda line: _row(line, columns, width))
    source = replace(
        grid.source,
        header_row=first.number,
        header_height=last.number - first.number + 1,
        positions={name: column + 1 for column, name in columns.items()},
        notes=(*grid.source.notes, *notes),
    )
    return Table(tuple(columns.values()), tuple(rows), tuple(skipped), source)


def _reasons(grid: Grid, header: Header) -> Reasons:
    below = header.at + header.height
    return Reasons(
        grid.lines[: header.at], grid.lines[header.at : below], header.names, shifting=_shifts(grid)
    )


def _columns(
    path: Path, header: Header, body: Sequence[Line], grid: Grid
) -> tuple[dict[int, str], list[Bilingual]]:
    """Each column that is used, by its place, and what is to be said of the others."""
    width = max((i + 1 for i, name in enumerate(header.names) if name), default=0)
    if width > MAX_COLUMNS:
        raise unreadable(path, "列太多", "too many columns")
    notes, columns = [], {}
    for column, name in enumerate(header.names[:width]):
        if column in grid.hidden_columns:
            if name:
                notes.append(_note(column, name, "是隐藏的列，没有用", "is a hidden column and not used"))
        elif name:
            columns[column] = name
    unnamed = _unnamed(header, body, grid)
    if unnamed:
        where = "、".join(map(letters, unnamed))
        notes.append(
            Bilingual(f"没有列名、没有用的列：{where}", f"columns without a name, not used: {where}")
        )
    for name in sorted({name for name in columns.values() if list(columns.values()).count(name) > 1}):
        for column in _doubled(path, name, columns, body):
            del columns[column]
            notes.append(
                _note(column, name, "列名重复而且是空的，没有用", "has a doubled name, is empty and not used")
            )
    return columns, notes


def _unnamed(header: Header, body: Sequence[Line], grid: Grid) -> list[int]:
    """The columns that hold something but have no name; in a text file, what lies beyond the header is a fault of its row."""
    holding = {column for line in body for column, cell in enumerate(line.cells) if cell}
    named = {column for column, name in enumerate(header.names) if name}
    width = len(header.names) if _shifts(grid) else MAX_COLUMNS + 1
    return sorted(column for column in holding - named - grid.hidden_columns if column < width)


def _shifts(grid: Grid) -> bool:
    """Whether a cell beyond the header may have lost its column: in a text, where one comma too many moves all that follow."""
    return grid.source.kind == "text"


def _note(column: int, name: str, zh: str, en: str) -> Bilingual:
    place = letters(column)
    return Bilingual(
        f"{place} 列{f'“{name}”' if name else ''}{zh}", f"column {place}{f' {name!r}' if name else ''} {en}"
    )


def _doubled(path: Path, name: str, columns: dict[int, str], body: Sequence[Line]) -> list[int]:
    """The columns of one name that can go, because nothing is in them; a fault if more than one holds something."""
    places = [column for column, each in columns.items() if each == name]
    used = [c for c in places if any(c < len(line.cells) and line.cells[c] for line in body)]
    if len(used) > 1 or not body:
        where = "、".join(map(letters, places))
        raise unreadable(
            path,
            f"有两列都叫“{name}”（{where}）",
            f"two columns are called '{name}' ({where})",
            Bilingual(
                "请给其中一列改个名字，或删掉多余的一列", "rename one of them, or delete the one too many"
            ),
        )
    kept = used[0] if used else places[0]
    return [column for column in places if column != kept]


def _fill_down(path: Path, body: Sequence[Line], grid: Grid) -> int:
    """Puts what stands in a cell merged downwards into each of its rows; how many cells that were."""
    numbers = [line.number for line in body]
    filled = looked_at = 0
    for span in grid.spans:
        begin, end = bisect_left(numbers, span.top), bisect_right(numbers, span.bottom)
        if span.bottom == span.top or begin == end or numbers[begin] != span.top:
            continue
        first = body[begin]
        value = first.cells[span.left] if span.left < len(first.cells) else ""
        for line in body[begin + 1 : end]:
            if span.left in first.spoilt:
                line.spoilt[span.left] = first.spoilt[span.left]
            line.cells.extend([""] * (span.left + 1 - len(line.cells)))
            if value and not line.cells[span.left]:
                line.cells[span.left] = value
                filled += 1
        looked_at += end - begin
        if looked_at > MAX_CELLS:  # cells that overlap, as no sheet's do, could take forever
            raise unreadable(path, "合并单元格太多", "too many merged cells")
    return filled


def _sorted_out(
    path: Path,
    above: int,
    body: Sequence[Line],
    whys: Sequence[Bilingual | None],
    make: Callable[[Line], Row],
) -> tuple[list[Row], list[Skipped]]:
    """The records, and the rows that are none with the gaps between, from the row behind `above` on."""
    rows: list[Row] = []
    skipped: list[Skipped] = []
    for line, why in zip(body, whys, strict=True):
        if line.number > above + 1:
            skipped.append(Skipped(above + 1, EMPTY, line.number - above - 1))
        above = line.number
        if why is None:
            rows.append(make(line))
            if len(rows) > MAX_ROWS:
                raise unreadable(path, f"超过 {MAX_ROWS:,} 行", f"more than {MAX_ROWS:,} rows")
        else:
            skipped.append(Skipped(line.number, why, cells=(make(line).values,)))
    return rows, list(_runs(skipped))


def _runs(skipped: Sequence[Skipped]) -> Iterator[Skipped]:
    """Rows that were left out one after the other for one reason, as one."""
    numbered = enumerate(skipped)
    for _, run in groupby(
        numbered, lambda each: (each[1].why, each[1].number - each[0], bool(each[1].cells))
    ):
        first, *others = (one for _, one in run)
        cells = tuple(cell for one in (first, *others) for cell in one.cells)
        yield replace(first, count=len(cells), cells=cells) if others else first


def _row(line: Line, columns: dict[int, str], width: int) -> Row:
    cells, has = line.cells, len(line.cells)
    values = {name: cells[column] if column < has else "" for column, name in columns.items()}
    spoilt = {
        columns[column]: str(Bilingual(*(f"{letters(column)}{line.number}: {text}" for text in why)))
        for column, why in sorted(line.spoilt.items())
        if column in columns
    }
    fault = _surplus(line, width) or next(iter(spoilt.values()), "")
    return Row(line.number, values, fault, spoilt)


def _surplus(line: Line, width: int) -> str:
    """What is said of a row with more cells than the header: one of them has lost its column."""
    cell = next((cell for cell in line.cells[width:] if cell), None)
    if cell is None:
        return ""
    return str(
        Bilingual(f"这一行比表头多出一格“{cell}”", f"the row has a cell more than the header: '{cell}'")
    )
