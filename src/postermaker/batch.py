"""A list in, every file out: one document a row, a report that accounts for each of them.

A row that fails fails alone. Files are written whole and synced in groups. With several jobs the rows go to
Pebble's processes, each of which loads fonts and template once.
"""

import contextlib
import json
import re
import unicodedata
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

from msgspec import Struct

from postermaker.document.edit import resize
from postermaker.document.model import Document, FieldKind, Locale
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault, Severity
from postermaker.export import ExportOptions, check_format, export, options_for
from postermaker.filenames import safe_name
from postermaker.files import cannot_write, sweep, sync_files, write_durably
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.library.templates import field_names, new_document, read
from postermaker.localising import localised
from postermaker.merge import fill
from postermaker.tables.values import EXCEL_ERRORS, Row, Table
from postermaker.units import parse_size

REPORT = "report.json"

#: Files synced together: one sync per file would cost more than drawing it.
_GROUP = 64
#: Rows a process takes at a time.
_CHUNK = 25
#: Columns that name a size instead of a field.
_SIZE_COLUMNS = frozenset({"尺寸", "规格", "大小", "size"})

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """No progress is shown."""


class RowResult(Struct, frozen=True, omit_defaults=True):
    """What became of a row."""

    row: int  #: as the spreadsheet counts
    status: str  #: done, problems (made, but look at the issues) or failed
    files: tuple[str, ...] = ()
    message: str = ""
    issues: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()  #: what someone should look at


class Job(Struct, frozen=True, kw_only=True):
    """What is the same for all rows."""

    document: Document
    folder: str
    pictures: str
    formats: tuple[str, ...]
    options: ExportOptions
    fields: dict[str, str]  #: column to field key
    size_column: str = ""
    template: str = (
        ""  #: the template's folder, where rows of other sizes are to get the design of their shape
    )
    locale: Locale | None = None  #: the writing that rows are converted to
    unused: tuple[str, ...] = ()  #: columns that fill nothing, told so that none is forgotten


class Task(Struct, frozen=True):
    """A row and the file name it gets, without suffix."""

    row: Row
    stem: str


def match_columns(table: Table, document: Document, asked: dict[str, str]) -> tuple[dict[str, str], str]:
    """Which column fills which field, and the column that holds sizes.

    `asked` maps fields to columns and goes first; then columns match by label, key or alias.

    Raises:
        InputFault: a field or column that is not there, or no column that matches.
    """
    names = field_names(document.fields)
    found: dict[str, str] = {}
    for field, column in asked.items():
        if field not in names or column not in table.columns:
            raise InputFault(
                Bilingual(
                    f"--map {field}={column}：没有这个字段或列",
                    f"--map {field}={column}: no such field or column",
                ),
                Bilingual(f"列：{'、'.join(table.columns)}", f"columns: {', '.join(table.columns)}"),
            )
        if column in found:
            raise InputFault(
                Bilingual(
                    f"--map {field}={column}：这一列已经用了", f"--map {field}={column}: the column is taken"
                ),
                Bilingual("一列只能填一个字段", "a column fills one field"),
            )
        found[column] = names[field]
    taken = set(found.values())
    for column in table.columns:
        key = names.get(column) or names.get(unicodedata.normalize("NFKC", column).lower())
        if column not in found and key and key not in taken:
            found[column] = key
            taken.add(key)
    if not found:
        labels = "、".join(field.label for field in document.fields)
        raise InputFault(
            Bilingual("名单里没有一列对得上模板的字段", "no column of the list matches a field"),
            Bilingual(
                f"用 --map 字段=列 指定；字段有：{labels}",
                f"give --map field=column; fields: {', '.join(set(names.values()))}",
            ),
        )
    return found, next((c for c in table.columns if c.lower() in _SIZE_COLUMNS and c not in found), "")


def named_columns(pattern: str) -> list[str]:
    """What stands in braces in a pattern of file names."""
    return re.findall(r"\{([^{}]*)\}", pattern)


def name_tasks(table: Table, pattern: str | None, fields: dict[str, str]) -> list[Task]:
    """A name for every row, by `{列名}` pattern, the same on every run; a doubled one gets its row's number.

    Raises:
        InputFault: the pattern names a column that is not there.
    """
    width = max(3, len(str(len(table.rows))))
    lead = next(iter(fields), "")
    pattern = pattern or ("{序号}_{" + lead + "}" if lead else "{序号}")
    unknown = [name for name in named_columns(pattern) if name not in (*table.columns, "序号", "行号")]
    if unknown:
        raise InputFault(
            Bilingual(
                f"文件名里的列“{unknown[0]}”不在名单里", f"the list has no column '{unknown[0]}' for the name"
            ),
            Bilingual(
                f"可用：序号、行号、{'、'.join(table.columns)}", f"columns: {', '.join(table.columns)}"
            ),
        )
    tasks, used = [], set()
    for index, row in enumerate(table.rows, 1):
        known = {"序号": f"{index:0{width}d}", "行号": str(row.number), **row.values}
        stem = safe_name(_filled_pattern(pattern, known))
        if stem.casefold() in used:
            stem = f"{stem}_{row.number}"
        while stem.casefold() in used:
            stem += "_"
        used.add(stem.casefold())
        tasks.append(Task(row, stem))
    return tasks


def _filled_pattern(pattern: str, known: dict[str, str]) -> str:
    return re.sub(r"\{([^{}]*)\}", lambda match: known[match[1]], pattern)


def run(job: Job, tasks: Sequence[Task], *, jobs: int = 1, progress: Progress = _silent) -> list[RowResult]:
    """Make every file and write the report; results are in the order of the rows.

    Raises:
        InputFault: the folder can't be written, or a format is none.
        Cancelled: by the person; whole files only are left, and the report of what was done.
    """
    for suffix in job.formats:
        check_format(suffix)
    folder = Path(job.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    results: list[RowResult] = []
    _write_report(
        folder, job, len(tasks), results
    )  # a folder that can't be written shows here, before any work
    source = _in_process(job, tasks) if jobs <= 1 else _in_pool(job, tasks, jobs)
    try:
        with contextlib.closing(source), _Syncing() as syncing:
            for result in source:
                results.append(result)
                syncing.add([folder / name for name in result.files])
                progress(len(results), len(tasks))
    except KeyboardInterrupt:
        sweep(folder, own=True)  # it may have fallen between making a temporary file and guarding it
        raise Cancelled from None
    finally:
        sweep(folder)
        _write_report(folder, job, len(tasks), results)
    return results


class _Syncing:
    """Makes finished files durable in groups on a thread of its own, while the next ones are drawn."""

    def __enter__(self) -> "_Syncing":
        self._waiting: list[Path] = []
        self._done: list[Future[None]] = []
        self._thread = ThreadPoolExecutor(1)
        return self

    def add(self, files: list[Path]) -> None:
        """Files that are whole and in place."""
        self._waiting += files
        if len(self._waiting) >= _GROUP:
            self._send()

    def _send(self) -> None:
        self._done.append(self._thread.submit(sync_files, self._waiting))
        self._waiting = []

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._send()
        self._thread.shutdown()
        for done in self._done:
            done.result()


def _in_process(job: Job, tasks: Sequence[Task]) -> Generator[RowResult, None, None]:
    book = FontBook()
    for task in tasks:
        yield make_row(job, task, book)


def _in_pool(job: Job, tasks: Sequence[Task], jobs: int) -> Generator[RowResult, None, None]:
    """Rows by a pool of processes, in order; a process that dies or hangs fails its rows only."""
    import multiprocessing

    from pebble import ProcessExpired, ProcessPool

    chunks = list(_chunked(tasks, _CHUNK))
    context = multiprocessing.get_context("spawn")
    workers = max(1, min(jobs, len(chunks)))
    with ProcessPool(max_workers=workers, initializer=_start_worker, initargs=[job], context=context) as pool:
        try:
            with _interrupts_held():
                waiting = [pool.schedule(_work, [chunk], timeout=60 * len(chunk)) for chunk in chunks]
            for chunk, future in zip(chunks, waiting, strict=True):
                try:
                    yield from future.result()
                except (ProcessExpired, TimeoutError) as error:
                    lost = Bilingual("做这一行的进程没有回来", "the process that made this row was lost")
                    yield from (
                        RowResult(t.row.number, "failed", message=f"{lost}（{error}）") for t in chunk
                    )
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
            raise


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """What starts inside, threads and processes, never sees Ctrl-C, which a terminal sends to all of us: we stop them."""
    import signal
    from multiprocessing import resource_tracker

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # now: starting it later would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _chunked(tasks: Sequence[Task], size: int) -> Iterator[list[Task]]:
    rest = iter(tasks)
    while chunk := list(islice(rest, size)):
        yield chunk


_worker: tuple[Job, FontBook] | None = None


def _start_worker(job: Job) -> None:
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers
    _worker = (job, FontBook())


def _work(chunk: list[Task]) -> list[RowResult]:
    assert _worker is not None
    job, book = _worker
    return [make_row(job, task, book) for task in chunk]


def make_row(job: Job, task: Task, book: FontBook) -> RowResult:
    """The files of one row; a fault is its result, not an exception."""
    row = task.row
    files: list[str] = []
    if row.fault:
        return RowResult(row.number, "failed", message=row.fault)
    try:
        document = _row_document(job, row)
        issues: tuple[str, ...] = ()
        notices: tuple[str, ...] = ()
        if job.locale:
            made = localised(document, job.locale)
            document, notices = made.document, tuple(str(doubt) for doubt in made.doubts)
        for suffix in job.formats:
            options = options_for(suffix, job.options)
            done = export(document, Path(job.folder) / f"{task.stem}{suffix}", book, options)
            files += [path.name for path in done.files]
            issues = tuple(str(i.message) for i in done.issues if i.severity is Severity.ERROR)
    except Fault as fault:
        return RowResult(row.number, "failed", tuple(files), message=str(fault))
    except Exception as error:  # a fault of ours must not cost the other rows
        said = f"{type(error).__name__}: {error}"
        return RowResult(
            row.number, "failed", tuple(files), message=str(Bilingual(f"程序出了错（{said}）", said))
        )
    status = "problems" if issues else "done"
    return RowResult(row.number, status, tuple(files), issues=issues, notices=notices)


def _row_document(job: Job, row: Row) -> Document:
    document = job.document
    size = row.values.get(job.size_column, "") if job.size_column else ""
    if size:
        asked = parse_size(size)
        document = _designed(job.template, asked) if job.template else resize(document, asked)
    record = {key: row.values.get(column, "") for column, key in job.fields.items()}
    wrong = next((value for value in record.values() if value.strip() in EXCEL_ERRORS), None)
    if wrong is not None:
        raise InputFault(
            Bilingual(f"Excel 公式出错：{wrong}", f"an Excel formula went wrong: {wrong}"),
            Bilingual("请在名单里改好这一格", "mend the cell in the list"),
        )
    kinds = {field.key: field.kind for field in document.fields}
    given = {key: value for key, value in record.items() if value or kinds[key] is not FieldKind.PICTURE}
    return fill(document, given, Path(job.pictures))


@lru_cache(maxsize=64)
def _designed(folder: str, size: Size) -> Document:
    """A template's document at a size, by the design whose shape is nearest."""
    return new_document(read(Path(folder)), size, Path(folder))


def _write_report(folder: Path, job: Job, total: int, results: Sequence[RowResult]) -> None:
    counts = {status: sum(r.status == status for r in results) for status in ("done", "problems", "failed")}
    body = {
        "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
        "rows": total,
        **counts,
        "missing": total - len(results),
        "columns": job.fields,
        "unused_columns": list(job.unused),
        "results": [{k: v for k, v in _plain(r).items() if v not in ("", (), [])} for r in results],
    }
    write_durably(folder / REPORT, json.dumps(body, ensure_ascii=False, indent=1).encode())


def _plain(result: RowResult) -> dict[str, object]:
    return {name: getattr(result, name) for name in result.__struct_fields__}
