"""`postermaker dump`: the display list as text."""

import argparse

from postermaker.backends.dump import dump
from postermaker.cli.opening import add_source, filled_source
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_source(parser)


def run(args: argparse.Namespace) -> int:
    """Print it."""
    laid_out = lay_out(filled_source(args), FontBook())
    print(dump(laid_out.display), end="")
    for issue in laid_out.issues:
        print(f"issue {issue.code} {issue.severity.value} {issue.element}: {issue.message.en}")
    return 0
