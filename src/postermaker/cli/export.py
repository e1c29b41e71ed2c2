"""`postermaker export`: one document to a file, or a message about it for the shop."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from postermaker.checking import lines
from postermaker.cli.interrupts import interrupts
from postermaker.cli.making import add_making, made_finishing, made_preset
from postermaker.cli.opening import add_source, filled_source, issue_lines
from postermaker.errors import Bilingual
from postermaker.export import Exported, ExportOptions, export, message_of
from postermaker.fonts import FontBook
from postermaker.prepress.job import Ticket
from postermaker.prepress.preflight.findings import as_builtins

#: What lies in the size itself: `check` and the message for the shop tell it, an export need not each time.
_QUIET = {"user-unit"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_source(parser)
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="OUT.(pdf|png|tif|jpg|html)")
    add_making(parser)
    parser.add_argument("--page", type=int)
    parser.add_argument("--force", action="store_true", help="write the file in spite of errors")
    parser.add_argument("--message", action="store_true", help="print a message for the shop")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Export; 1 if the content has errors."""
    preset = made_preset(args, args.output.suffix.lower())
    options = ExportOptions(
        preset=preset,
        page=args.page - 1 if args.page is not None else None,
        ticket=Ticket(quantity=args.quantity, material=args.material),
        created=datetime.now(),
        force=args.force,
    )
    document, book = made_finishing(args, filled_source(args)), FontBook()
    with interrupts() as check:
        done = export(document, args.output, book, options, lambda share: check())
    message = message_of(document, args.output, book, options) if args.message and done.files else ""
    if args.json:
        _tell_json(done, message)
    else:
        _tell(done, message)
    return 0 if done.sound else 1


def _tell_json(done: Exported, message: str) -> None:
    import json  # most exports print words

    issues = [
        {"code": f.rule, "severity": f.severity.value, "element": f.element, "message": str(f.cause)}
        for f in done.findings
    ]
    issues += [
        {"code": i.code, "severity": i.severity.value, "element": i.element, "message": str(i)}
        for i in done.issues
    ]
    told = {
        "files": [str(path) for path in done.files],
        "issues": issues,
        "findings": [as_builtins(each) for each in done.findings],
        **({"message": message} if message else {}),
    }
    print(json.dumps(told, ensure_ascii=False))


def _tell(done: Exported, message: str) -> None:
    print(*done.files, sep="\n", end="\n" if done.files else "")
    if message:
        print(f"\n{message}")
    told = [each for each in done.findings if each.rule not in _QUIET]
    said = [*lines(told), *issue_lines(done.issues)]
    if not done.files:
        said.append(
            str(
                Bilingual(
                    "有错误，没有导出；改好再来，或加 --force 照样导出",
                    "errors: nothing was exported; mend them, or add --force",
                )
            )
        )
    print(*said, sep="\n", end="\n" if said else "", file=sys.stderr)
