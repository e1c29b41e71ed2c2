"""Rows made in this process, one after the other; who needs no others loads nothing of them."""

import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from postermaker.batch.job import Job, Made, Task
from postermaker.batch.journal import WorkerLog, started_line
from postermaker.batch.rows import Watch, failed, make_row
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook

#: Seconds between two looks at whether the rows may go on.
_TICK_S = 0.2

FULL = Bilingual("内存不够", "there is not enough memory")


def never() -> bool:
    """Rows are begun without a pause."""
    return False


def in_process(
    job: Job, tasks: Sequence[Task], watch: Watch, held: Callable[[], bool] = never
) -> Generator[Made | None, None, None]:
    """The rows one after the other, in this process; none is begun while `held` says so."""
    book = FontBook()
    with WorkerLog(started_line(job, len(tasks)), Path(job.folder)) as log:
        for task in tasks:
            while held():
                time.sleep(_TICK_S)
                yield None
            try:
                made = make_row(job, task, book, watch)
            except MemoryError:
                made = failed(task, str(FULL))
            log.add(made)
            yield made
