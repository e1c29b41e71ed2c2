"""`postermaker screens`: pictures for LED panels, for a list of them or for one."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from postermaker.cli.interrupts import interrupts
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.screens.listing import Defaults, all_words, one_screen, order_of
from postermaker.screens.panel import Panel, checked, parse_color, parse_mode, parse_panel_size
from postermaker.screens.running import REPORT, Making, Result, Status, counted, left_files
from postermaker.screens.running import run as make
from postermaker.screens.sidecar import SCREEN_LIST
from postermaker.screens.writing import parse_formats
from postermaker.tables.reading import read_table
from postermaker.tables.values import Table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    add(
        "list",
        type=Path,
        nargs="?",
        metavar="LIST.(xlsx|csv)",
        help="点位, 列, 行 or 尺寸, 颜色, 文字, 方式, 份",
    )
    add("-o", dest="output", type=Path, required=True, metavar="DIR")
    add("--format", dest="formats", default="png", metavar="png,bmp")
    add("--mode", default="", metavar="auto|pages|scroll")
    add("--text", default="", metavar="标语", help="for one screen, or for rows without one")
    add("--size", default="", metavar="128x16", help="columns x rows in dots")
    add("--color", default="", metavar="red|two|full")
    add("--keys", default="", metavar="重点词", help="words in the second colour; or type them in 【】")
    add("--lines", type=int, default=0, metavar="N", help="lines of text; default: what serves the text")
    add("--mono", action="store_true", help="panels of one colour in black and white")
    add("--font", default="", metavar="FAMILY", help="default: what reads best at each size")
    add("--sheet")
    add("--encoding")
    add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Make the pictures; 1 if a row failed or has problems."""
    making = _making(args)
    book = FontBook()
    if args.font:
        book.face(args.font, 400)  # a family that is not there stops all, not each row
    table = _table(args, making.defaults)
    with interrupts() as check:
        results = make(table, args.output, making, book, _progress(check, quiet=args.json))
    _tell(results, table, args.output, as_json=args.json)
    return 0 if all(result.status is Status.DONE for result in results) else 1


def _making(args: argparse.Namespace) -> Making:
    if args.color:
        parse_color(args.color)
    if args.mode:
        parse_mode(args.mode)
    if args.size:
        width, height = parse_panel_size(args.size)
        checked(Panel(width_px=width, height_px=height))
    if args.lines < 0:
        raise InputFault(
            Bilingual(f"--lines {args.lines} 不行", f"--lines {args.lines} won't do"),
            Bilingual("请给 1 以上的数，或不写", "give 1 or more, or leave it out"),
        )
    defaults = Defaults(
        size=args.size, color=args.color, mode=args.mode, text=args.text, keys=args.keys, lines=args.lines
    )
    formats = parse_formats(args.formats)
    return Making(formats=formats, mono=args.mono, family=args.font, defaults=defaults)


def _table(args: argparse.Namespace, defaults: Defaults) -> Table:
    if args.list is not None:
        table = read_table(args.list, sheet=args.sheet, encoding=args.encoding, names=all_words())
        if not table.rows:
            raise InputFault(
                Bilingual("名单只有表头，没有一块屏", "the list has a header and no screen"),
                Bilingual(
                    "请在表头下面填上内容，一行一块屏", "fill in rows below the header, one for each screen"
                ),
            )
        return table
    for name, said in (("--sheet", args.sheet), ("--encoding", args.encoding)):
        if said is not None:
            raise InputFault(
                Bilingual(f"没有名单，{name} {said} 用不上", f"there is no list for {name} {said}"),
                Bilingual(f"给一个名单，或去掉 {name}", f"give a list, or leave {name} out"),
            )
    if not (args.text and args.size):
        raise InputFault(
            Bilingual("没有名单，也没有文字和尺寸", "there is neither a list nor a text with a size"),
            Bilingual(
                "给一个名单，或写 --text 标语 --size 128x16", "give a list, or --text 标语 --size 128x16"
            ),
        )
    table = one_screen()
    order_of(table.rows[0], {}, defaults)  # of one screen a wrong size is a wrong call
    return table


def _progress(check: Callable[[], None], *, quiet: bool) -> Callable[[int, int], None]:
    shown = not quiet and sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        check()
        if shown:
            end = "\n" if done == total else ""
            print(f"\r{done}/{total} ", end=end, file=sys.stderr, flush=True)

    return progress


def _tell(results: list[Result], table: Table, folder: Path, *, as_json: bool) -> None:
    counts, files = counted(results), sum(len(result.files) for result in results)
    left = sum(each.count for each in table.skipped)
    if as_json:
        facts = {"rows": len(results), **counts, "skipped": left, "files": files}
        paths = {"list": str(folder / SCREEN_LIST), "report": str(folder / REPORT)}
        print(json.dumps({**facts, **paths}, ensure_ascii=False))
        return
    done, problems, failed = counts.values()
    rows, where = len(results), folder / SCREEN_LIST
    print(
        Bilingual(
            f"{rows} 块屏：完成 {done}，有问题 {problems}，失败 {failed}；{files} 个文件，清单 {where}",
            f"{rows} screens: {done} done, {problems} with problems, {failed} failed; {files} files, list {where}",
        )
    )
    if left:
        print(
            Bilingual(
                f"没有读入 {left:,} 行（空行、合计等）", f"{left:,} rows were left out (blank, sums …)"
            ),
            file=sys.stderr,
        )
    stale = left_files(folder, results)
    if stale:
        zh = f"有 {len(stale)} 个图不属于现在的名单，留着没动：{stale[0]} …"
        en = f"{len(stale)} pictures belong to no row of the list now and were left: {stale[0]} …"
        print(Bilingual(zh, en), file=sys.stderr)
    for result in results:
        if result.status is not Status.DONE:
            print(f"  {result.row}: {result.place} {result.message}", file=sys.stderr)
