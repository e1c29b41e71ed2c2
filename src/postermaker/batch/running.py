"""A list in, every file out: rows that fail fail alone, and a report accounts for each of them."""

import contextlib
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.alone import in_process, never
from postermaker.batch.asking import accounted
from postermaker.batch.committing import Committing, commit
from postermaker.batch.job import Job, Made, RowResult, Task
from postermaker.batch.journal import Journal, drop_logs, logged, start_logs
from postermaker.batch.pace import Pace, Progress, Standing
from postermaker.batch.report import write_report
from postermaker.batch.resuming import Plan, plan_of
from postermaker.errors import Bilingual, Cancelled
from postermaker.export import check_format
from postermaker.files import cannot_write, sweep

#: Seconds between two looks at the person's wish to stop while a row is made.
_WATCH_S = 0.2


class Outcome(Struct, frozen=True):
    """What a run came to."""

    results: list[RowResult]  #: in the order of the list
    kept: int = 0  #: rows of an earlier run that still hold
    left: tuple[str, ...] = ()  #: files of an earlier run that belong to no row now


def _silent(standing: Standing) -> None:
    """No progress is shown."""


def _untold(note: Bilingual) -> None:
    """Nobody reads it."""


def _uncounted(stem: str, result: RowResult) -> None:
    """Nobody looks at single rows."""


def run(
    job: Job,
    tasks: Sequence[Task],
    *,
    jobs: int = 1,
    cluster: str = "",
    resume: bool = False,
    progress: Progress = _silent,
    told: Callable[[Bilingual], None] = _untold,
    came: Callable[[str, RowResult], None] = _uncounted,
    held: Callable[[], bool] = never,
) -> Outcome:
    """Make every file and write the report.

    Args:
        job: what the rows share.
        tasks: the rows.
        jobs: processes on this machine; with 1 the rows are made in this one.
        cluster: address of a Dask scheduler whose workers make the rows instead.
        resume: keep what an earlier run into the folder made, where it still holds.
        progress: called after rows and a few times a second; what it raises ends the run.
        told: takes what a person should know before the run.
        came: takes the stem of each row that is through, kept ones too, and its result without the list's notices.
        held: while it says so, no row is begun on this machine.

    Raises:
        InputFault: the folder can't be written, a format is none, or the cluster does not answer.
        MissingFault: the library for clusters is not on this machine.
        Cancelled: by the person; whole files only are left, and the report of what was done.
    """
    for suffix in job.formats:
        check_format(suffix, job.document)
    folder = Path(job.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    sweep(folder)
    plan = plan_of(job, tasks, resume=resume)
    for note in plan.notes:
        told(note)
    running = _Run(folder, plan, tasks, progress, came, held)
    running.report()  # a folder that can't be written shows here, before any work
    journal = Journal(folder, plan.started, goes_on=plan.goes_on)
    commit(folder, journal, list(plan.rescued))  # before the logs go that alone tell of them
    start_logs(folder)
    return running.run(journal, jobs, cluster)


class _Run:
    """One run: takes rows from whoever makes them and accounts for each."""

    def __init__(
        self,
        folder: Path,
        plan: Plan,
        tasks: Sequence[Task],
        progress: Progress,
        came: Callable[[str, RowResult], None],
        held: Callable[[], bool],
    ) -> None:
        self._folder, self._plan, self._tasks, self._progress = folder, plan, tasks, progress
        self._came, self._held = came, held
        self._results = dict(plan.kept)
        self._pace = Pace(len(tasks), len(plan.kept))
        self._watched = time.monotonic()

    def run(self, journal: Journal, jobs: int, cluster: str) -> Outcome:
        complete, committing = False, Committing(self._folder, journal)
        for stem, result in self._plan.kept.items():
            self._came(stem, result)
        try:
            with committing:
                try:
                    self._take(self._source(jobs, cluster), committing)
                except BaseException:  # what workers had finished, but not yet told when the run ended
                    for made in logged(self._folder).values():
                        self._account(made, committing)
                    raise
            journal.end()
            complete = True
        except KeyboardInterrupt:
            raise Cancelled from None
        finally:
            journal.close()
            if complete or not cluster:  # else workers on other machines may still be writing
                # an interrupt may have fallen between making a temporary file and guarding it
                sweep(self._folder, own=not complete)
            if committing.complete:  # else the logs are all that tells of some rows
                with contextlib.suppress(OSError):
                    drop_logs(self._folder)
            self.report()
        return Outcome(self._ordered(), len(self._plan.kept), self._plan.left)

    def report(self) -> None:
        write_report(self._folder, self._plan.job, len(self._tasks), self._ordered(), self._plan.left)

    def _ordered(self) -> list[RowResult]:
        job, found = self._plan.job, ((task, self._results.get(task.stem)) for task in self._tasks)
        return [accounted(job, task, _noticed(result, task)) for task, result in found if result]

    def _source(self, jobs: int, cluster: str) -> Generator[Made | None, None, None]:
        job = self._plan.job
        todo = [task for task in self._tasks if task.stem not in self._results]
        if cluster and todo:
            from postermaker.batch.cluster import in_cluster

            return in_cluster(job, todo, cluster)
        if jobs <= 1:
            return in_process(job, todo, self._watch, self._held)
        from postermaker.batch.workers import in_pool  # one process loads nothing of others

        return in_pool(job, todo, jobs, self._held)

    def _take(self, source: Generator[Made | None, None, None], committing: Committing) -> None:
        with contextlib.closing(source):
            for made in source:
                if made:
                    self._account(made, committing)
                committing.tick()
                self._progress(self._pace.standing())

    def _account(self, made: Made, committing: Committing) -> None:
        if made.stem not in self._results:
            self._results[made.stem] = made.result
            self._pace.add(failed=made.result.status == "failed")
            committing.add(made)
            self._came(made.stem, made.result)

    def _watch(self) -> None:
        """While a row is made in this process: it may take minutes."""
        if time.monotonic() - self._watched >= _WATCH_S:
            self._watched = time.monotonic()
            self._progress(self._pace.standing())


def _noticed(result: RowResult, task: Task) -> RowResult:
    """A result with the list's notices: they are no part of what is kept, for words and other rows may have changed."""
    if result.status == "failed" or not task.notices:
        return result
    return replace(result, notices=(*result.notices, *task.notices))
