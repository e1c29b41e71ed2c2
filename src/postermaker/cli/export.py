"""`postermaker export`: one document to a file."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from postermaker.cli.interrupts import interrupts
from postermaker.cli.opening import add_source, filled_source, issue_lines
from postermaker.export import ExportOptions, check_dpi, check_format, export
from postermaker.fonts import FontBook


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_source(parser)
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="OUT.(pdf|png|jpg)")
    parser.add_argument("--dpi", type=float)
    parser.add_argument("--scale", type=int, choices=(1, 10), default=1)
    parser.add_argument("--text", choices=("outlines", "live"), default="outlines")
    parser.add_argument("--page", type=int)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Export; 1 if the content has errors."""
    check_format(args.output.suffix.lower())
    check_dpi(args.dpi)
    options = ExportOptions(
        dpi=args.dpi,
        scale=args.scale,
        live_text=args.text == "live",
        page=args.page - 1 if args.page is not None else None,
        created=datetime.now(),
    )
    with interrupts() as check:
        done = export(filled_source(args), args.output, FontBook(), options, lambda share: check())
    if args.json:
        issues = [
            {"code": i.code, "severity": i.severity.value, "element": i.element, "message": str(i)}
            for i in done.issues
        ]
        print(json.dumps({"files": [str(path) for path in done.files], "issues": issues}, ensure_ascii=False))
    else:
        print(*done.files, sep="\n")
        print(*issue_lines(done.issues), sep="\n", end="\n" if done.issues else "", file=sys.stderr)
    return 0 if done.sound else 1
