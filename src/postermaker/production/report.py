"""报告.xlsx and the facts for report.json: what became of every row of the list, each exactly once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.production.order import OrderLine, Status, sums
from postermaker.production.telling import told_grid
from postermaker.production.workbook import Column, Grid, Kind, write_workbook

REPORT_BOOK = "报告.xlsx"


class Accounts(Struct, frozen=True):
    """How many rows went in, and what became of them."""

    rows: int
    done: int
    problems: int
    failed: int
    skipped: int


def accounts(lines: Sequence[OrderLine], rows: Iterable[int]) -> Accounts:
    """The count, once it is sure that each row of the list is told of exactly once.

    Args:
        lines: what became of the rows.
        rows: the numbers of all rows of the list.

    Raises:
        AssertionError: a row is missing, told of twice, or in no list: a fault of the program, never of the list.
    """
    went_in, told = Counter(rows), Counter(line.row for line in lines)
    if went_in != told:
        missing, surplus = sorted((went_in - told).elements()), sorted((told - went_in).elements())
        raise AssertionError(f"rows missing from the report: {missing[:9]}; told of too often: {surplus[:9]}")
    by = Counter(line.status for line in lines)
    return Accounts(
        went_in.total(), by[Status.DONE], by[Status.PROBLEMS], by[Status.FAILED], by[Status.SKIPPED]
    )


def report_facts(lines: Sequence[OrderLine], rows: Iterable[int]) -> dict[str, Any]:
    """The part of report.json that accounts for the rows; raises as `accounts`."""
    counted = accounts(lines, rows)
    made = sums(line for line in lines if line.status.made)
    return {
        **{name: getattr(counted, name) for name in counted.__struct_fields__},
        "pieces": made.pieces,
        "area_m2": _number(made.area),
        "results": [_result(line) for line in lines],
    }


def _result(line: OrderLine) -> dict[str, Any]:
    """A row without what is empty."""
    said = {
        "row": line.row,
        "status": line.status.value,
        "place": line.place,
        "title": line.title,
        "product": line.product.key,
        "size_mm": [round(side, 3) for side in line.size],
        "quantity": line.quantity,
        "material": line.material,
        "finishing": list(line.finishing),
        "files": list(line.files),
        "message": line.message,
        "note": line.note,
    }
    return {key: value for key, value in said.items() if value not in ("", [], [0, 0])}


def _number(value: Decimal) -> float:
    """As JSON holds it; the workbook has it exactly."""
    return float(round(value, 6))


def write_report(path: Path, lines: Sequence[OrderLine], rows: Iterable[int], title: str = "") -> None:
    """The report as a workbook.

    Raises:
        AssertionError: as `accounts`.
        InputFault: the folder can't be written.
    """
    write_workbook(path, report_grids(lines, rows, title))


def report_grids(lines: Sequence[OrderLine], rows: Iterable[int], title: str = "") -> list[Grid]:
    """The sheets of the report: the count, every row, and apart from them those that someone must see to."""
    counted = accounts(lines, rows)
    grids = [
        _overview(counted, lines, title),
        told_grid(str(Bilingual("明细", "rows")), lines, title),
    ]
    seen_to = [line for line in lines if line.status is not Status.DONE or line.message]
    return (
        [*grids, told_grid(str(Bilingual("要处理的", "to be seen to")), seen_to, title)] if seen_to else grids
    )


def _overview(counted: Accounts, lines: Sequence[OrderLine], title: str) -> Grid:
    made = sums(line for line in lines if line.status.made)
    by = [(str(status.words), getattr(counted, status.value)) for status in Status]
    rows = len({(line.piece, line.row) for line in lines})
    several = ("", "")
    if rows < counted.rows:  # rows that ask for several products
        several = (f"要做 {counted.rows} 样 = ", f"{counted.rows} things = ")
    sum_ = " + ".join(f"{words} {count}" for words, count in by)
    notes = Bilingual(
        f"名单 {rows} 行{'，' if several[0] else ' = '}{several[0]}{sum_}",
        f"{rows} rows{', ' if several[1] else ' = '}{several[1]}{sum_}",
    )
    area = Bilingual(
        f"做好的共 {made.pieces:,} 件，{made.area:,.2f} m²",
        f"{made.pieces:,} pieces made, {made.area:,.2f} m²",
    )
    return Grid(
        name=str(Bilingual("总览", "overview")),
        columns=(
            Column(str(Bilingual("结果", "result"))),
            Column(str(Bilingual("行数", "rows")), Kind.COUNT),
        ),
        rows=by,
        total=(str(Bilingual("名单", "list")), counted.rows),
        title=title or str(Bilingual("报告", "report")),
        notes=(str(notes), str(area)),
    )
