"""What of an earlier run still holds: rows whose digest and whose files are as they were."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.identity import file_print, file_sha256
from postermaker.batch.job import FilePrint, Job, Made, RowResult, Task
from postermaker.batch.journal import Past, Started, read_journal, read_logs, started_line
from postermaker.batch.rows import digest_now
from postermaker.errors import Bilingual


class Plan(Struct, frozen=True):
    """What a run has to do."""

    job: Job  #: with the date that its files are stamped with
    started: Started
    goes_on: bool = False  #: the journal in the folder is this run's
    kept: dict[str, RowResult] = {}  #: by stem, what an earlier run made and still holds
    rescued: tuple[Made, ...] = ()  #: those of them that the journal does not know yet
    left: tuple[str, ...] = ()  #: files of an earlier run that belong to no row now
    notes: tuple[Bilingual, ...] = ()  #: what the person should know


def plan_of(job: Job, tasks: Sequence[Task], *, resume: bool) -> Plan:
    """What there is to do, after a look at the journal in the folder."""
    folder = Path(job.folder)
    past = read_journal(folder)
    started = started_line(job, len(tasks))
    if not resume:
        return Plan(job, started, notes=(_unfinished(past),) if past.unfinished else ())
    goes_on = past.started is not None and past.started.digest == started.digest
    logs = read_logs(folder, started.digest)
    first = past.started if goes_on else logs.started  # a run that was killed at once had no journal yet
    left = _left(folder, past, tasks)
    if first is None:
        return Plan(job, started, left=left, notes=(_another() if past.started else _nothing(),))
    job = replace(job, options=replace(job.options, created=first.created))
    started = replace(started, created=first.created)
    known = past.rows if goes_on else {}
    if logs.started and logs.started.created == first.created:
        known = {**known, **logs.rows}
    kept = {made.stem: made for made in _kept(job, tasks, known)}
    return Plan(
        job,
        started,
        goes_on=goes_on,
        kept={task.stem: _moved(kept[task.stem], task) for task in tasks if task.stem in kept},
        rescued=tuple(made for stem, made in kept.items() if not (goes_on and past.rows.get(stem) == made)),
        left=left,
    )


def _kept(job: Job, tasks: Sequence[Task], known: Mapping[str, Made]) -> Iterator[Made]:
    """The rows that need not be made again; their files were read and compared."""
    file_sha256.cache_clear()  # a window that stays open may see a picture change between two runs
    for task in tasks:
        made = known.get(task.stem)
        if made and made.digest and made.digest == digest_now(job, task) and _sound(Path(job.folder), made):
            yield made


def _moved(made: Made, task: Task) -> RowResult:
    """What a kept row came to, told of the place where it stands now."""
    return replace(made.result, row=task.row.number, part=task.row.part)


def _sound(folder: Path, made: Made) -> bool:
    return all(_is(folder / known.name, known) for known in made.prints)


def _is(path: Path, known: FilePrint) -> bool:
    try:
        return path.stat().st_size == known.size and file_print(path) == known
    except OSError:
        return False


def _left(folder: Path, past: Past, tasks: Sequence[Task]) -> tuple[str, ...]:
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


def _nothing() -> Bilingual:
    return Bilingual("文件夹里没有上次的记录，从头做", "no journal there: all rows are made")


def _another() -> Bilingual:
    return Bilingual(
        "上次的模板、字体或输出设置不一样，全部重做",
        "the template, fonts or settings changed: all rows are made anew",
    )
