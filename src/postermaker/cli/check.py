"""`postermaker check`: what would go wrong in print, in a design or in a PDF of someone else's."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from postermaker.checking import Stands, check, lines, sorted_out, standing_lines, stops
from postermaker.cli.opening import add_source, filled_source
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.prepress.preflight.findings import Finding, as_builtins
from postermaker.units import parse_size


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_source(parser)
    parser.add_argument("--preset", default="", metavar="KEY|FILE.toml")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the findings; 1 if one is an error."""
    if args.source.lower().endswith(".pdf"):
        return _pdf(args)
    document = filled_source(args, complete=False)
    still, stands = sorted_out(document, check(document, FontBook(), args.preset, inks=True))
    if args.json:
        _print_json(
            still, args, {"ignored": [{**as_builtins(e.finding), "reason": e.reason} for e in stands]}
        )
    else:
        _print_lines(still, stands)
    return 1 if stops(still) else 0


def _pdf(args: argparse.Namespace) -> int:
    from postermaker.prepress.foreign import read_pdf  # only who reads a PDF waits for it
    from postermaker.prepress.preflight.pdf_rules import Expected, judged

    if args.values or args.preset or args.locale:
        raise InputFault(
            Bilingual("PDF 里没有字段和预设", "a PDF has neither fields nor a preset"),
            Bilingual("只能用 --size 和 --json", "take --size and --json only"),
        )
    facts = read_pdf(Path(args.source))
    findings = judged(facts, Expected(size=parse_size(args.size) if args.size else None))
    if args.json:
        _print_json(findings, args, {"facts": facts.as_builtins()})
    else:
        _print_lines(findings, ())
    return 1 if stops(findings) else 0


def _print_json(findings: Iterable[Finding], args: argparse.Namespace, more: dict[str, object]) -> None:
    told = {"source": args.source, **more, "findings": [as_builtins(each) for each in findings]}
    print(json.dumps(told, ensure_ascii=False))


def _print_lines(findings: Iterable[Finding], stands: Iterable[Stands]) -> None:
    let = standing_lines(stands)
    fine = (
        Bilingual("没有别的问题", "nothing else is wrong")
        if let
        else Bilingual("没有发现问题", "nothing is wrong")
    )
    print(*(lines(findings) or [str(fine)]), *let, sep="\n")
