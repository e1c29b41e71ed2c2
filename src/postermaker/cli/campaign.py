"""`postermaker campaign`: one file names slogans, products and lists; all of it is made."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from postermaker.campaign import Made, Piece, make_campaign, read_campaign
from postermaker.cli.interrupts import interrupts
from postermaker.errors import Bilingual
from postermaker.production.order import OrderLine, Status
from postermaker.production.report import REPORT_BOOK

#: So many rows of a product are told of; its report has them all.
_TOLD = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("campaign", type=Path, metavar="CAMPAIGN.toml")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--resume", action="store_true", help="make only what is missing or has changed")
    parser.add_argument("--jobs", type=int, metavar="N")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Make the campaign; 1 if a row failed or has problems."""
    campaign = read_campaign(args.campaign)
    jobs = args.jobs or 1
    quiet = args.json or not sys.stderr.isatty()

    def told(note: Bilingual) -> None:
        print(note, file=sys.stderr)

    with interrupts() as check:

        def progress(piece: Piece, done: int, total: int) -> None:
            check()
            if not quiet:
                print(f"\r{piece.name} {done}/{total} ", end="", file=sys.stderr, flush=True)

        made = make_campaign(
            campaign,
            args.campaign.parent,
            args.output,
            datetime.now(),
            jobs=jobs,
            resume=args.resume,
            progress=progress,
            told=told,
        )
    _report(made, args.output, as_json=args.json)
    return 0 if all(each.sound for each in made) else 1


def _report(made: tuple[Made, ...], folder: Path, *, as_json: bool) -> None:
    counts = [
        {
            "name": each.piece.name,
            "folder": str(each.folder),
            "rows": len(each.lines),
            "made": sum(line.status.made for line in each.lines),
            "failed": sum(line.status == "failed" for line in each.lines),
        }
        for each in made
    ]
    if as_json:
        print(json.dumps({"folder": str(folder), "products": counts}, ensure_ascii=False))
        return
    for each, count in zip(made, counts, strict=True):
        zh = f"{count['name']}：{count['rows']} 行，做好 {count['made']}，失败 {count['failed']}（{count['folder']}）"
        en = f"{count['name']}: {count['rows']} rows, {count['made']} made, {count['failed']} failed ({count['folder']})"
        print(Bilingual(zh, en))
        for line in complaints(each):
            print(line, file=sys.stderr)


def complaints(made: Made) -> list[str]:
    """The first rows of a product that failed or have problems, and how many there are beside them."""
    bad = [line for line in made.lines if line.status in (Status.FAILED, Status.PROBLEMS)]
    said = [
        Bilingual(
            f"  {made.piece.name} 第 {line.row} 行 {named(line)}：{line.message}",
            f"  {made.piece.name} row {line.row} {named(line)}: {line.message}",
        )
        for line in bad[:_TOLD]
    ]
    if (more := len(bad) - _TOLD) > 0:
        book = made.folder / REPORT_BOOK
        said.append(Bilingual(f"  还有 {more} 行，见 {book}", f"  {more} more: see {book}"))
    return [str(each) for each in said]


def named(line: OrderLine) -> str:
    """By what a person knows a row again: its place, else its words."""
    return line.place or line.title
