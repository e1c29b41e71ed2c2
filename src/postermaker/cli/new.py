"""`postermaker new`: a template as a .poster file to go on with."""

import argparse
from pathlib import Path

from postermaker.cli.opening import add_source, filled_source
from postermaker.document.file import SUFFIX, save
from postermaker.errors import Bilingual, InputFault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_source(parser)
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.poster")


def run(args: argparse.Namespace) -> int:
    """Write the file. Required fields may stay empty here; they are asked for at export."""
    if args.output.suffix != SUFFIX:
        raise InputFault(
            Bilingual(f"“{args.output.name}”的后缀不对", f"'{args.output.name}' has the wrong suffix"),
            Bilingual("文件名请以 .poster 结尾", "end the name with .poster"),
        )
    save(filled_source(args, complete=False), args.output)
    print(args.output)
    return 0
