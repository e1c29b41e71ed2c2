"""报告.xlsx and the facts for report.json: what became of every row of the list, each exactly once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.production.order import OrderLine, Status, sums
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
        _told(str(Bilingual("明细", "rows")), lines, title),
    ]
    seen_to = [line for line in lines if line.status is not Status.DONE or line.message]
    return [*grids, _told(str(Bilingual("要处理的", "to be seen to")), seen_to, title)] if seen_to else grids


def _overview(counted: Accounts, lines: Sequence[OrderLine], title: str) -> Grid:
    made = sums(line for line in lines if line.status.made)
    by = [(str(status.words), getattr(counted, status.value)) for status in Status]
    notes = Bilingual(
        f"名单 {counted.rows} 行 = " + " + ".join(f"{words} {count}" for words, count in by),
        f"{counted.rows} rows = " + " + ".join(f"{words} {count}" for words, count in by),
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


def _told(name: str, lines: Sequence[OrderLine], title: str) -> Grid:
    heads = (
        (Bilingual("行号", "row"), Kind.COUNT), (Bilingual("结果", "result"), Kind.TEXT),
        (Bilingual("点位", "place"), Kind.TEXT), (Bilingual("内容", "words"), Kind.TEXT),
        (Bilingual("品名", "product"), Kind.TEXT), (Bilingual("尺寸", "size"), Kind.TEXT),
        (Bilingual("数量", "quantity"), Kind.COUNT), (Bilingual("文件", "files"), Kind.TEXT),
        (Bilingual("原因", "reason"), Kind.TEXT),
    )  # fmt: skip
    return Grid(
        name=name,
        columns=tuple(Column(str(head), kind) for head, kind in heads),
        rows=[tuple(_cells(line)) for line in lines],
        title=title or str(Bilingual("报告", "report")),
        marked=frozenset(
            i for i, line in enumerate(lines) if line.status in (Status.FAILED, Status.PROBLEMS)
        ),
    )


def _cells(line: OrderLine) -> Iterator[str | int]:
    yield from (line.row, str(line.status.words), line.place, line.title, line.product.name)
    yield line.size_words if min(line.size) > 0 else ""
    yield from (line.quantity, "\n".join(line.files), line.message)
