"""`postermaker new`: a template as a .poster file to go on with."""

import argparse
import sys
from pathlib import Path

from msgspec.structs import replace

from postermaker.cli.opening import add_source, filled_source, open_source
from postermaker.document.file import SUFFIX, save
from postermaker.document.model import Document
from postermaker.errors import Bilingual, InputFault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_source(parser)
    parser.add_argument(
        "--text",
        dest="manuscript",
        type=Path,
        metavar="FILE.docx|FILE.txt",
        help="fills title, body and table",
    )
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.poster")


def run(args: argparse.Namespace) -> int:
    """Write the file. Required fields may stay empty here; they are asked for at export."""
    if args.output.suffix != SUFFIX:
        raise InputFault(
            Bilingual(f"“{args.output.name}”的后缀不对", f"'{args.output.name}' has the wrong suffix"),
            Bilingual("文件名请以 .poster 结尾", "end the name with .poster"),
        )
    made = _with_manuscript(args) if args.manuscript else filled_source(args, complete=False)
    save(
        replace(made, ignored=()), args.output
    )  # a file taken as a pattern: what was let stand was let stand there
    print(args.output)
    return 0


def _with_manuscript(args: argparse.Namespace) -> Document:
    """The document with a manuscript in its fields; what `--set` says comes over it, then the other writing."""
    from postermaker.manuscripts.bringing import brought_in
    from postermaker.manuscripts.reading import read_manuscript

    brought = brought_in(read_manuscript(args.manuscript), open_source(args.source, args.size))
    for note in brought.notes:
        print(f"[{Bilingual('提示', 'notice')}] {note}", file=sys.stderr)
    return filled_source(args, complete=False, values=brought.values)
