"""`postermaker batch`: a list in, every file out."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from postermaker.batch import REPORT, Job, Progress, RowResult, match_columns, name_tasks, named_columns
from postermaker.batch import run as run_batch
from postermaker.cli.interrupts import interrupts
from postermaker.cli.making import add_making, made_preset
from postermaker.cli.opening import add_locale, open_source, template_folder
from postermaker.document.model import Locale
from postermaker.errors import Bilingual, InputFault
from postermaker.export import ExportOptions
from postermaker.library.presets import preset as find_preset
from postermaker.prepress.job import Ticket
from postermaker.tables.reading import read_table

#: From so many pictures on, starting processes pays off; PDFs are too quick for it until there are thousands.
_POOL_FROM = {".pdf": 2000, ".png": 60, ".jpg": 60, ".jpeg": 60}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("source", metavar="TEMPLATE|FILE.poster")
    parser.add_argument("list", type=Path, metavar="LIST.(csv|xlsx)")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size")
    add_locale(parser)
    parser.add_argument("--sheet")
    parser.add_argument("--encoding")
    parser.add_argument("--map", dest="columns", action="append", default=[], metavar="字段=列")
    parser.add_argument("--name", metavar="PATTERN", help="{序号}_{列名}")
    parser.add_argument("--format", dest="formats", metavar="pdf,png")
    add_making(parser)
    parser.add_argument("--jobs", type=int, metavar="N")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Make the files; 1 if a row failed or has problems."""
    formats = _formats(args)
    preset = made_preset(args, formats[0])
    if args.jobs is not None and args.jobs < 1:
        raise InputFault(
            Bilingual(f"--jobs {args.jobs} 不行", f"--jobs {args.jobs} won't do"),
            Bilingual("请给 1 以上的数，或不写", "give 1 or more, or leave it out"),
        )
    document = open_source(args.source, args.size)
    table = read_table(args.list, sheet=args.sheet, encoding=args.encoding)
    fields, size_column = match_columns(table, document, _asked(args.columns))
    tasks = name_tasks(table, args.name, fields)
    used = {*fields, size_column, *named_columns(args.name or "")}
    job = Job(
        document=document,
        folder=str(args.output),
        pictures=str(args.list.parent),
        formats=formats,
        options=ExportOptions(
            preset=preset,
            dpi=args.dpi,
            ticket=Ticket(quantity=args.quantity, material=args.material),
            created=datetime.now(),
            checked=False,
            durable=False,
        ),
        fields=fields,
        size_column=size_column,
        template=str(template_folder(args.source) or ""),
        locale=Locale(args.locale) if args.locale else None,
        unused=tuple(name for name in table.columns if name not in used),
    )
    if job.unused and not args.json:
        names = "、".join(job.unused)
        print(Bilingual(f"没有用到的列：{names}", f"columns that fill no field: {names}"), file=sys.stderr)
    jobs = args.jobs or _suggested_jobs(formats, len(tasks))
    with interrupts() as check:
        results = run_batch(job, tasks, jobs=jobs, progress=_checked(_progress(args.json), check))
    _report(results, args.output, as_json=args.json)
    return 0 if all(result.status == "done" for result in results) else 1


def _formats(args: argparse.Namespace) -> tuple[str, ...]:
    """The suffixes asked for; else the preset's."""
    if args.formats:
        return tuple("." + name.strip().lower().lstrip(".") for name in args.formats.split(","))
    return (find_preset(args.preset).suffixes[0],) if args.preset else (".pdf",)


def _checked(shown: Progress, check: Callable[[], None]) -> Progress:
    def progress(done: int, total: int) -> None:
        shown(done, total)
        check()

    return progress


def _asked(pairs: list[str]) -> dict[str, str]:
    wrong = next((pair for pair in pairs if "=" not in pair), None)
    if wrong is not None:
        raise InputFault(
            Bilingual(f"--map {wrong}：缺少等号", f"--map {wrong}: no '='"),
            Bilingual("请写 --map 字段=列", "write --map field=column"),
        )
    return dict(pair.split("=", 1) for pair in pairs)


def _suggested_jobs(formats: tuple[str, ...], rows: int) -> int:
    worth_it = any(rows >= _POOL_FROM.get(suffix, 60) for suffix in formats)
    return _cores() if worth_it else 1


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _progress(quiet: bool) -> Progress:
    """A progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return lambda done, total: None
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    task = bar.add_task("", total=None)
    bar.start()

    def shown(done: int, total: int) -> None:
        bar.update(task, completed=done, total=total)
        if done == total:
            bar.stop()

    return shown


def _report(results: list[RowResult], folder: Path, *, as_json: bool) -> None:
    counts = {status: sum(r.status == status for r in results) for status in ("done", "problems", "failed")}
    if as_json:
        print(
            json.dumps({"rows": len(results), **counts, "report": str(folder / REPORT)}, ensure_ascii=False)
        )
        return
    print(
        Bilingual(
            f"{len(results)} 行：完成 {counts['done']}，有问题 {counts['problems']}，"
            f"失败 {counts['failed']}；报告 {folder / REPORT}",
            f"{len(results)} rows: {counts['done']} done, {counts['problems']} with problems, "
            f"{counts['failed']} failed; report {folder / REPORT}",
        )
    )
    for result in results:
        if result.status != "done":
            print(f"  {result.row}: {result.message or '；'.join(result.issues)}", file=sys.stderr)
