"""What of an earlier run still holds: rows whose digest and whose files are as they were."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.identity import file_print, file_sha256, job_digest
from postermaker.batch.job import FilePrint, Job, Made, RowResult, Task
from postermaker.batch.journal import Past, Started, read_journal
from postermaker.batch.rows import digest_now
from postermaker.errors import Bilingual


class Plan(Struct, frozen=True):
    """What a run has to do."""

    job: Job  #: with the date that its files are stamped with
    started: Started
    goes_on: bool = False  #: the journal in the folder is this run's
    kept: dict[str, RowResult] = {}  #: by stem, what an earlier run made and still holds
    left: tuple[str, ...] = ()  #: files of an earlier run that belong to no row now
    notes: tuple[Bilingual, ...] = ()  #: what the person should know


def plan_of(job: Job, tasks: Sequence[Task], *, resume: bool) -> Plan:
    """What there is to do, after a look at the journal in the folder."""
    folder = Path(job.folder)
    past = read_journal(folder)
    digest = job_digest(job)
    started = Started(1, digest, job.options.created, len(tasks))
    if not resume:
        return Plan(job, started, notes=(_unfinished(past),) if past.unfinished else ())
    if past.started is None:
        return Plan(
            job,
            started,
            notes=(Bilingual("文件夹里没有上次的记录，从头做", "no journal there: all rows are made"),),
        )
    if past.started.digest != digest:
        return Plan(job, started, left=_left(folder, past, {}, tasks), notes=(_another(),))
    job = replace(job, options=replace(job.options, created=past.started.created))
    kept = _kept(job, tasks, past)
    started = replace(started, created=past.started.created)
    return Plan(job, started, goes_on=True, kept=kept, left=_left(folder, past, kept, tasks))


def _kept(job: Job, tasks: Sequence[Task], past: Past) -> dict[str, RowResult]:
    """The rows that need not be made again; their files were read and compared."""
    file_sha256.cache_clear()  # a window that stays open may see a picture change between two runs
    kept = {}
    for task in tasks:
        made = past.rows.get(task.stem)
        if made and made.digest and made.digest == digest_now(job, task) and _sound(Path(job.folder), made):
            kept[task.stem] = replace(made.result, row=task.row.number)
    return kept


def _sound(folder: Path, made: Made) -> bool:
    return all(_is(folder / known.name, known) for known in made.prints)


def _is(path: Path, known: FilePrint) -> bool:
    try:
        return path.stat().st_size == known.size and file_print(path) == known
    except OSError:
        return False


def _left(folder: Path, past: Past, kept: dict[str, RowResult], tasks: Sequence[Task]) -> tuple[str, ...]:
    """Files that the journal knows and no row of the list will write again."""
    stems = {task.stem for task in tasks}
    files = (name for stem, made in past.rows.items() if stem not in stems for name in made.result.files)
    return tuple(name for name in files if (folder / name).exists())


def _unfinished(past: Past) -> Bilingual:
    done, rows = len(past.rows), past.started.rows if past.started else 0
    return Bilingual(
        f"这个文件夹里上次没做完（{rows} 行做了 {done} 行），现在从头做；要接着做，按 Ctrl-C 再加 --resume",
        f"an earlier run into this folder stopped after {done} of {rows} rows; all are made anew now: "
        "to go on where it stopped, press Ctrl-C and add --resume",
    )


def _another() -> Bilingual:
    return Bilingual(
        "上次的模板、字体或输出设置不一样，全部重做",
        "the template, fonts or settings changed: all rows are made anew",
    )
