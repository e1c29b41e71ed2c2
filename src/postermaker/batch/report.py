"""`report.json`: every row of the list with what became of it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from postermaker.batch.job import Job, Order, RowResult
from postermaker.files import write_durably

REPORT = "report.json"
_NOTHING = Order()
STATUSES = ("done", "problems", "failed")


def counted(results: Sequence[RowResult]) -> dict[str, int]:
    """How many rows came to what."""
    return {status: sum(result.status == status for result in results) for status in STATUSES}


def write_report(
    folder: Path, job: Job, total: int, results: Sequence[RowResult], left: Sequence[str] = ()
) -> None:
    """Write the report of a run, or of the part of it that was done.

    Args:
        folder: of the files.
        job: the run.
        total: rows of the list.
        results: of the rows that are through.
        left: files of an earlier run that belong to no row of the list now.

    Raises:
        InputFault: the folder can't be written.
    """
    body = {
        "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
        "rows": total,
        **counted(results),
        "missing": total - len(results),
        "columns": job.columns.fields,
        "other_columns": {role.value: column for role, column in job.columns.roles.items()},
        "unused_columns": list(job.unused),
        **({"omitted_rows": [_plain(each) for each in job.omitted]} if job.omitted else {}),
        **({"left_files": list(left)} if left else {}),
        "results": [_plain(result) for result in results],
    }
    write_durably(folder / REPORT, msgspec.json.format(msgspec.json.encode(body), indent=1))


def _plain(result: RowResult) -> dict[str, object]:
    """A row without what is empty; its quantity is always told."""
    found: dict[str, object] = msgspec.to_builtins(result)
    if result.order != _NOTHING:
        found["order"] = {**msgspec.to_builtins(result.order), "quantity": result.order.quantity}
    return {name: value for name, value in found.items() if value}
