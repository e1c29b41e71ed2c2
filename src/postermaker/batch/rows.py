"""One row to its files; a fault is the row's result, never an exception."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from postermaker.batch.asking import order_of
from postermaker.batch.identity import file_print, file_sha256, row_digest
from postermaker.batch.job import FilePrint, Job, Made, Order, RowResult, Task
from postermaker.batch.wishes import Wishes, as_wished, empty_document, options_of
from postermaker.document.model import Document, Field, FieldKind
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault, Issue, Severity
from postermaker.export import ExportOptions, export, job_of, options_for
from postermaker.fonts import FontBook
from postermaker.layout.page import LaidOut, lay_out
from postermaker.merge import fill
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.row_rules import lost_words, row_findings

#: Called now and then while a row is made; what it raises ends the run.
Watch = Callable[[], None]

_SHA256 = 2 * hashlib.sha256().digest_size


class Plan(Struct, frozen=True):
    """What a row's cells come to."""

    document: Document
    options: ExportOptions
    formats: tuple[str, ...]
    order: Order
    digest: str
    notices: tuple[str, ...]
    pictures: tuple[str, ...] = ()  #: keys of the fields into which the row puts one


def make_row(job: Job, task: Task, book: FontBook, watch: Watch) -> Made:
    """Make the files of one row.

    Raises:
        Cancelled: by `watch`.
        MemoryError: there is not enough; another process may have it.
    """
    files: list[str] = []
    try:
        return _made(job, task, book, watch, files)
    except (Cancelled, MemoryError):
        raise
    except Fault as fault:
        return failed(task, str(fault), files)
    except Exception as error:  # a fault of ours must not cost the other rows
        said = f"{type(error).__name__}: {error}"
        return failed(task, str(Bilingual(f"程序出了错（{said}）", said)), files)


def failed(task: Task, message: str, files: list[str] | None = None) -> Made:
    """The result of a row that came to nothing, or to some of its files."""
    result = RowResult(task.row.number, "failed", tuple(files or ()), message=message, part=task.row.part)
    return Made(task.stem, result)


def digest_now(job: Job, task: Task) -> str:
    """What a row's digest would be if it were made now; empty if it can't be made."""
    try:
        wishes = Wishes.of(job, task.row)
        document, record = empty_document(job, task.row, wishes)
        pictures = {
            key: file_sha256(str(Path(job.pictures) / path)) for key, path in _pictures(job, document, record)
        }
        return row_digest(job, task, pictures, wishes.outside)
    except (Fault, OSError):
        return ""


def _made(job: Job, task: Task, book: FontBook, watch: Watch, files: list[str]) -> Made:
    row = task.row
    fault = row.fault_in({*job.columns.fields, *job.columns.roles.values()})
    if fault and not job.force:
        return failed(task, fault)
    plan = planned(job, task)
    laid_out = lay_out(plan.document, book)
    lost = lost_words(plan.document, laid_out)
    if lost and not job.force:
        return failed(task, _not_whole(lost))
    judged = _judged(job, task, plan, laid_out, book) if job.judged else []
    issues, prints = [fault] if fault else [], []
    for suffix in plan.formats:
        target = Path(job.folder) / f"{task.stem}{suffix}"
        done = export(
            plan.document, target, book, options_for(suffix, plan.options), lambda share: watch(), laid_out
        )
        files += [path.name for path in done.files]
        prints += [
            FilePrint(path.name, *done.sums[path]) if path in done.sums else file_print(path)
            for path in done.files
        ]
        issues += [str(i.message) for i in done.issues if i.severity is Severity.ERROR]
    issues += [_said(each) for each in judged if each.severity is Severity.ERROR]
    issues = list(dict.fromkeys(issues))  # what is wrong with the content is wrong in every format
    status = "problems" if issues else "done"
    result = RowResult(
        row.number,
        status,
        tuple(files),
        issues=tuple(issues),
        notices=(*plan.notices, *(_said(each) for each in judged if each.severity is Severity.NOTICE)),
        order=plan.order,
        part=row.part,
    )
    return Made(task.stem, result, plan.digest, tuple(prints))


def _not_whole(lost: tuple[Issue, ...]) -> str:
    """Why a row is not made whose words are not all on the page."""
    stop = Bilingual("；", "; ")
    said = str(stop).join(dict.fromkeys(str(issue) for issue in lost))
    step = Bilingual(
        "缩短文字，或换更大的尺寸；一定要照样做，batch 命令加 --force",
        "shorten it, or take a larger size; 'batch --force' makes it all the same",
    )
    return f"{said}{Bilingual('。', '. ')}{step}"


def _judged(job: Job, task: Task, plan: Plan, laid_out: LaidOut, book: FontBook) -> list[Finding]:
    """What the rules find in the words and pictures that are the row's own."""
    first = Path(f"{task.stem}{plan.formats[0]}")
    printed = job_of(plan.document, first, options_for(first.suffix, plan.options))
    return list(row_findings(plan.document, laid_out, printed, book, plan.pictures))


def _said(finding: Finding) -> str:
    return f"{finding.cause}{Bilingual('；', '; ')}{finding.step}"


def planned(job: Job, task: Task) -> Plan:
    """What a row's cells come to, before anything is made.

    Raises:
        InputFault: a cell that won't do: too long, an error of Excel, no such picture, template, size …
    """
    wishes = Wishes.of(job, task.row)
    document, record = empty_document(job, task.row, wishes)
    shown = dict(_pictures(job, document, record))
    texts = {f.key for f in document.fields if f.kind is not FieldKind.PICTURE}
    given = {key: value for key, value in record.items() if key in texts or key in shown}
    _refuse_empty(job, document, record)
    document = fill(document, given, Path(job.pictures))
    digest = row_digest(job, task, {key: document.values[key][:_SHA256] for key in shown}, wishes.outside)
    document = as_wished(document, wishes)
    notices: tuple[str, ...] = ()
    if locale := wishes.locale or job.locale:
        from postermaker.localising import localised  # only who converts waits for it

        converted = localised(document, locale)
        document, notices = converted.document, tuple(str(doubt) for doubt in converted.doubts)
    options, formats = options_of(job, wishes), job.formats
    if job.preset_formats and wishes.preset:
        formats = wishes.preset.suffixes[:1]
    return Plan(
        document,
        options,
        formats,
        order_of(document, options, wishes, document.values),
        digest,
        notices,
        tuple(shown),
    )


def _refuse_empty(job: Job, document: Document, record: dict[str, str]) -> None:
    """Refuse a row whose required words are missing, in the words of its list.

    Raises:
        InputFault: a required field is empty.
    """
    field = next((f for f in document.fields if f.required and not _filled(f, document, record)), None)
    if field is None:
        return
    if field.key in record:
        own = (
            document.fields is not job.document.fields
        )  # of a template of the row's own the columns are not known
        named = (name for name, key in job.columns.fields.items() if key == field.key and not own)
        column = next(named, field.label)
        cause = Bilingual(f"“{column}”是空的", f"'{column}' is empty")
        raise InputFault(cause, Bilingual("请在名单里填上这一格", "fill the cell in the list"))
    raise InputFault(
        Bilingual(f"名单里没有“{field.label}”这一列", f"the list has no column for '{field.key}'"),
        Bilingual(
            f"请加上这一列，或用 --map {field.label}=列名 指定",
            f"add one, or give --map {field.key}=column",
        ),
    )


def _filled(field: Field, document: Document, record: dict[str, str]) -> bool:
    """Whether a field will show something; the empty cell of a picture leaves the design's own."""
    here = document.values.get(field.key, "")
    said = record.get(field.key, here)
    return bool((said or here if field.kind is FieldKind.PICTURE else said).strip())


def _pictures(job: Job, document: Document, record: dict[str, str]) -> list[tuple[str, str]]:
    """The picture fields that a row fills, with the paths it gives.

    Raises:
        InputFault: a path that leads out of the list's folder: a list from elsewhere could print any file there is.
    """
    keys = [field.key for field in document.fields if field.kind is FieldKind.PICTURE]
    shown = [(key, record[key].strip()) for key in keys if record.get(key, "").strip()]
    for _, said in shown:
        if not job.outside and not _inside(job, said):
            raise InputFault(
                Bilingual(
                    f"图片“{said}”在名单的文件夹外面", f"the picture '{said}' lies outside the list's folder"
                ),
                Bilingual("把它放到名单旁边，或加 --outside", "put it beside the list, or add --outside"),
            )
    return shown


def _inside(job: Job, said: str) -> bool:
    """Whether a picture lies in the list's folder, or is one that was taken out of the list itself."""
    try:
        path = (Path(job.pictures) / said).resolve()
        return any(
            path.is_relative_to(home.resolve()) for home in (Path(job.pictures), embedded_in(job.folder))
        )
    except (OSError, ValueError):  # no name that a file could have: the reader of pictures says so
        return True


def embedded_in(folder: str) -> Path:
    """Where the pictures of a list's own cells are put for the run."""
    return Path(folder) / ".postermaker" / "pictures"
