"""`postermaker batch`: a list in, every file out."""

import argparse
import json
import os
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from postermaker.batch.job import DEADLINE_S, Job, RowResult, Task
from postermaker.batch.ordering import Wanted, ordered
from postermaker.batch.report import REPORT, counted
from postermaker.batch.running import Outcome
from postermaker.batch.running import run as run_batch
from postermaker.cli.interrupts import interrupts
from postermaker.cli.list_words import omitted, preview, read_over, unused
from postermaker.cli.making import add_making, made_preset
from postermaker.cli.opening import add_locale, open_source, template_folder
from postermaker.cli.progress import checked, progress_bar
from postermaker.document.model import Locale
from postermaker.errors import Bilingual, InputFault
from postermaker.export import ExportOptions
from postermaker.library.presets import preset as find_preset
from postermaker.library.templates import field_names
from postermaker.prepress.job import Ticket
from postermaker.tables.reading import read_table
from postermaker.tables.values import Table

#: So many rows that failed are told of; the report has them all.
_TOLD = 20
#: From so many rows on, starting processes pays off.
_POOL_FROM = {".pdf": 300, ".png": 60, ".jpg": 60, ".jpeg": 60}


_MAPPED = Bilingual(
    "哪一列填哪个字段；也可以是 地点、数量、尺寸、宽、高、材质、工艺、产品、模板、预设、语言、图片",
    "which column fills which field; or 地点, 数量, 尺寸, 宽, 高, 材质, 工艺, 产品, 模板, 预设, 语言, 图片",
)
#: What a row may ask for.
_MORE = Bilingual(
    """一行做几种产品：
  “产品”一格写 横幅、海报（用顿号、分号或逗号隔开），或者按产品分列：横幅数量、海报数量（空着、0 就是不做）。
  每种产品一个文件，用自己的模板：和本次模板同一种的就用本次的，别的挑题材最近的；要指定就写“模板”一列。
  数量、尺寸、材质、模板、预设可以按顺序写几个：2、10；只写一个时，数量大家都用，其余只归本次模板那一种，
  别的按自己的常用尺寸做。也可以分列：海报尺寸、海报材质、海报工艺。
  文件名里用 {品名} 分得清；清单、报告里各算各的。""",
    """several products in a row:
  name them in the 产品 cell (横幅、海报), or give columns of numbers: 横幅数量, 海报数量 (blank or 0: none).
  Each becomes a file with a template of its own: the one of this call where it is of the kind, else the one that
  shares most topics with it; a 模板 column says another. Quantity, size, material, template and preset may be given
  in turn (2、10); given once, the quantity counts for all and the rest for this call's kind only. Or columns of
  their own: 海报尺寸, 海报材质, 海报工艺.""",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = str(_MORE)
    parser.add_argument("source", metavar="TEMPLATE|FILE.poster")
    parser.add_argument("list", type=Path, metavar="LIST.(csv|xlsx)")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size")
    add_locale(parser)
    parser.add_argument("--sheet")
    parser.add_argument("--encoding")
    parser.add_argument(
        "--map", dest="columns", action="append", default=[], metavar="字段=列", help=str(_MAPPED)
    )
    parser.add_argument("--name", metavar="PATTERN", help="{序号}_{列名}")
    parser.add_argument("--format", dest="formats", metavar="pdf,png")
    add_making(parser)
    parser.add_argument("--jobs", type=int, metavar="N", help="processes; default: as many as pay off")
    parser.add_argument("--resume", action="store_true", help="make only what is missing or has changed")
    parser.add_argument(
        "--cluster", default="", metavar="tcp://HOST:PORT", help="make the rows on a Dask cluster"
    )
    parser.add_argument(
        "--deadline", type=float, metavar="SECONDS", help=f"for a row; default {DEADLINE_S:g}"
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what was understood, make nothing")
    parser.add_argument("--force", action="store_true", help="make rows that the list has faults in, too")
    parser.add_argument("--outside", action="store_true", help="pictures may lie outside the list's folder")
    parser.add_argument("--approval", action="store_true", help="sheets to be signed: 审批样稿.pdf")
    parser.add_argument("--packs", action="append", default=[], choices=("shop", "place", "material"))
    parser.add_argument("--minimum-m2", type=float, default=0.0, metavar="1", help="billed for a piece")
    parser.add_argument("--split", type=int, default=0, metavar="200", help="lines of a list's sheet")
    parser.add_argument(
        "--files-only", action="store_true", help="no lists beside the files, no proofreading"
    )
    parser.add_argument("--no-proofreading", action="store_true", help="do not read the list over")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Make the files; 1 if a row failed or has problems."""
    formats = _formats(args)
    preset = made_preset(args, formats[0])
    if args.finishing_sheet is None:  # one for each row would bury the shop
        preset = replace(preset, finishing_sheet=False)
    _check(args)
    _get_ready(
        args.jobs or 1, args, formats
    )  # the process that workers are forked from loads while we read the list
    document = open_source(args.source, args.size)
    asked = _asked(args.columns)
    words = frozenset({*field_names(document.fields), *asked.values()})
    table = read_table(args.list, sheet=args.sheet, encoding=args.encoding, names=words)
    job, tasks = ordered(
        Wanted(
            document=document,
            template=str(template_folder(args.source) or ""),
            pictures=args.list.parent,
            folder=args.output,
            formats=formats,
            options=ExportOptions(
                preset=preset,
                dpi=args.dpi,
                ticket=Ticket(quantity=args.quantity, material=args.material),
                created=datetime.now(),
                checked=False,
                durable=False,
            ),
            asked=asked,
            name=args.name or "",
            locale=Locale(args.locale) if args.locale else None,
            preset_formats=not args.formats,
            force=args.force,
            deadline=_number("--deadline", args.deadline, "POSTERMAKER_DEADLINE") or DEADLINE_S,
            memory_mb=int(_number("POSTERMAKER_WORKER_MB", None, "POSTERMAKER_WORKER_MB")),
            outside=args.outside,
            source=args.list,
            judged=not args.files_only,
            proofread=not (args.no_proofreading or args.files_only),
        ),
        table,
    )
    if args.dry_run:
        print(*preview(table, document, job, tasks), sep="\n")
        return 0
    if not args.json:
        for line in (*omitted(table), *unused(job)):
            print(line, file=sys.stderr)
    return _run(args, job, tasks, table)


def _get_ready(jobs: int, args: argparse.Namespace, formats: tuple[str, ...]) -> None:
    if jobs > 1 and not args.cluster and not args.dry_run:
        from postermaker.batch.workers import warm_up

        warm_up(painted=set(formats) != {".pdf"})


def _run(args: argparse.Namespace, job: Job, tasks: list[Task], table: Table) -> int:
    jobs = args.jobs or _suggested_jobs(job.formats, len(tasks))
    _get_ready(jobs, args, job.formats)
    with interrupts() as check, progress_bar(quiet=args.json) as shown:
        outcome = run_batch(
            job,
            tasks,
            jobs=jobs,
            cluster=args.cluster,
            resume=args.resume,
            progress=checked(shown, check),
            told=_told,
        )
    if not args.files_only:
        _deliver(args, job, tasks, table, outcome)
    _report(outcome, args.output, as_json=args.json)
    if not args.json:
        for line in read_over(tasks):
            print(line, file=sys.stderr)
    return 0 if all(result.status == "done" for result in outcome.results) else 1


def _deliver(args: argparse.Namespace, job: Job, tasks: list[Task], table: Table, outcome: Outcome) -> None:
    # what writes workbooks loads slowly, and the files were wanted first
    from postermaker.batch.delivering import Delivery, deliver, order_lines
    from postermaker.fonts import FontBook
    from postermaker.production.lists import Billing
    from postermaker.production.packs import By

    delivery = Delivery(
        title=job.document.title,
        billing=Billing(minimum=Decimal(str(args.minimum_m2)), lines=args.split),
        approval=args.approval,
        packs=tuple(By(each) for each in args.packs),
    )
    lines = order_lines(job, tasks, outcome.results)
    deliver(args.output, job, tasks, lines, delivery, FontBook())


def _check(args: argparse.Namespace) -> None:
    if args.jobs is not None and args.jobs < 1:
        raise InputFault(
            Bilingual(f"--jobs {args.jobs} 不行", f"--jobs {args.jobs} won't do"),
            Bilingual("请给 1 以上的数，或不写", "give 1 or more, or leave it out"),
        )
    if not 0 <= args.minimum_m2 <= 1000 or not 0 <= args.split <= 100_000:
        raise InputFault(
            Bilingual("--minimum-m2 或 --split 的数不行", "--minimum-m2 or --split won't do"),
            Bilingual("写 --minimum-m2 1、--split 200", "write --minimum-m2 1, --split 200"),
        )


def _number(name: str, given: float | None, variable: str) -> float:
    """A number from an argument, else from the environment, else 0."""
    said = os.environ.get(variable, "") if given is None else str(given)
    try:
        number = float(said or 0)
    except ValueError:
        number = -1.0
    if (said and number <= 0) or not number < 1e9:
        raise InputFault(
            Bilingual(f"{name} {said} 不行", f"{name} {said} won't do"),
            Bilingual("请给大于 0 的数", "give a number above 0"),
        )
    return number


def _told(note: Bilingual) -> None:
    print(note, file=sys.stderr)


def _formats(args: argparse.Namespace) -> tuple[str, ...]:
    """The suffixes asked for; else the preset's."""
    if args.formats:
        return tuple("." + name.strip().lower().lstrip(".") for name in args.formats.split(","))
    return (find_preset(args.preset).suffixes[0],) if args.preset else (".pdf",)


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


def _report(outcome: Outcome, folder: Path, *, as_json: bool) -> None:
    results, counts = outcome.results, counted(outcome.results)
    if as_json:
        facts = {"rows": len(results), **counts, "kept": outcome.kept, "left": len(outcome.left)}
        print(json.dumps({**facts, "report": str(folder / REPORT)}, ensure_ascii=False))
        return
    kept = Bilingual(
        f"（其中 {outcome.kept} 行上次已做好）", f" ({outcome.kept} of them from an earlier run)"
    )
    also = kept if outcome.kept else Bilingual("", "")
    rows = len({result.row for result in results})
    things = ("", "") if rows == len(results) else (f" {len(results)} 样", f", {len(results)} things")
    print(
        Bilingual(
            f"{rows} 行{things[0]}：完成 {counts['done']}，有问题 {counts['problems']}，"
            f"失败 {counts['failed']}{also.zh}；报告 {folder / REPORT}",
            f"{rows} rows{things[1]}: {counts['done']} done, {counts['problems']} with problems, "
            f"{counts['failed']} failed{also.en}; report {folder / REPORT}",
        )
    )
    if outcome.left:
        count, first = len(outcome.left), outcome.left[0]
        _told(
            Bilingual(
                f"有 {count} 个文件不属于现在的名单，留着没动：{first} …",
                f"{count} files belong to no row of the list now and were left: {first} …",
            )
        )
    _complain(results)


def _complain(results: list[RowResult]) -> None:
    bad = [result for result in results if result.status != "done"]
    for result in bad[:_TOLD]:
        print(f"  {result.row}: {result.message or '；'.join(result.issues)}", file=sys.stderr)
    if (more := len(bad) - _TOLD) > 0:
        _told(Bilingual(f"  还有 {more} 行，见报告", f"  {more} more rows: see the report"))
