"""`postermaker edit`, and `postermaker` alone: the window."""

import argparse
import os
import sys
from pathlib import Path

from postermaker.errors import Bilingual, MissingFault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", nargs="?", type=Path)


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    if not has_screen():
        raise MissingFault(
            Bilingual("这台机器没有屏幕，窗口打不开", "this machine has no screen to open a window on"),
            Bilingual(
                "用命令行：postermaker export --help", "use the command line: postermaker export --help"
            ),
        )
    try:
        from postermaker.editor.app import run_app
    except ImportError as error:
        raise MissingFault(
            Bilingual(
                f"窗口需要的库缺了一个（{error}）", f"a library that the window needs is missing ({error})"
            ),
            Bilingual(
                "运行 postermaker doctor 看怎么装",
                "run 'postermaker doctor' for the command that installs it",
            ),
        ) from error
    return run_app(args.file)


def has_screen() -> bool:
    """Whether a window can be shown; on Linux that takes a display server."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)
