"""The command line: one module a command, loaded only when it is called; every fault is one line and a code."""

from postermaker import lean  # first of all  # noqa: F401, I001

import argparse
import contextlib
import errno
import importlib
import io
import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import NoReturn

from postermaker.cli.interrupts import interrupts
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault

#: Command to what it does; the module `postermaker.cli.<name>` has `add_arguments` and `run`.
COMMANDS = {
    "templates": Bilingual("列出模板", "list the templates"),
    "slogans": Bilingual("找标语，收进、导出自己的标语", "find slogans, take in and write out your own"),
    "products": Bilingual("列出产品：尺寸和印刷规则", "list the products: sizes and the rules of print"),
    "presets": Bilingual("列出输出预设", "list the output presets"),
    "new": Bilingual("由模板新建 .poster 文件", "make a .poster from a template"),
    "export": Bilingual("导出成 PDF、PNG 或 JPG", "export to PDF, PNG or JPG"),
    "batch": Bilingual("按名单批量制作", "make one file for each row of a list"),
    "screens": Bilingual("LED 屏：按名单做点阵图", "pictures for LED panels, for a list of them or for one"),
    "check": Bilingual("印前检查：设计或别人的 PDF", "preflight a design, or a PDF of someone else's"),
    "campaign": Bilingual("按活动文件一次做全", "make all that a campaign's file names"),
    "dump": Bilingual("把版面打印成文字", "print the display list as text"),
    "typeset": Bilingual("按排版规则断行，输出 JSON", "set a line of text by the rules, as JSON"),
    "fonts": Bilingual("列出自带字体", "list the bundled fonts"),
    "doctor": Bilingual("检查这台机器缺什么", "tell what this machine has and lacks"),
    "edit": Bilingual("打开编辑窗口", "open the window"),
}


@lru_cache(maxsize=1)
def _columns() -> int:
    """The terminal's width; argparse asks `shutil` at every argument, which loads three packers of archives for it."""
    try:
        return int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size().columns
    except (OSError, ValueError):  # no terminal
        return 80


class _Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=max(_columns() - 2, 20))


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line, like every other fault."""

    def error(self, message: str) -> NoReturn:
        raise InputFault(
            Bilingual(f"命令写得不对：{message}", message),
            Bilingual(f"看用法：{self.prog} --help", f"see {self.prog} --help"),
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; gives its exit code and never a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if (
            isinstance(stream, io.TextIOWrapper) and stream.errors == "strict"
        ):  # a terminal without Chinese shows ? rather than nothing
            stream.reconfigure(errors="replace")
    # Qt's loop would not hear of a signal to end; the system ends the window in its own way
    listening = contextlib.nullcontext() if words[:1] in ([], ["edit"]) else interrupts()
    try:
        with listening:
            code = _dispatch(words)
        sys.stdout.flush()
        return code
    except Fault as fault:
        print(f"postermaker: {fault}", file=sys.stderr)
        return fault.exit_code
    except KeyboardInterrupt:
        print(f"postermaker: {Cancelled()}", file=sys.stderr)
        return Cancelled.exit_code
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        _silence()
        return 0
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO):
            return _unexpected(error)
        _silence()
        print(
            f"postermaker: {Bilingual('输出写不出去', 'the output can not be written')}（{error.strerror}）",
            file=sys.stderr,
        )
        return InputFault.exit_code
    except Exception as error:
        return _unexpected(error)


def _silence() -> None:
    """Nothing more goes to standard output, not even what Python would flush at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(words: list[str]) -> int:
    if not words:
        words = ["edit"]
    if words[0] in ("-h", "--help", "help"):
        print(_help())
        return 0
    if words[0] == "--version":
        from postermaker import __version__

        print(f"postermaker {__version__}")
        return 0
    name = words[0]
    if name not in COMMANDS:
        raise InputFault(
            Bilingual(f"没有命令“{name}”", f"there is no command '{name}'"),
            Bilingual("运行 postermaker --help 看有哪些", "run 'postermaker --help' for the list"),
        )
    command = importlib.import_module(f"postermaker.cli.{name}")
    parser = _Parser(
        prog=f"postermaker {name}",
        description=str(COMMANDS[name]),
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    command.add_arguments(parser)
    try:
        args = parser.parse_args(words[1:])
    except SystemExit as done:  # argparse, after it printed the help
        return int(done.code or 0)
    return int(command.run(args))


def _help() -> str:
    rows = "\n".join(f"  {name:<10} {said}" for name, said in COMMANDS.items())
    return f"{Bilingual('标语海报：不带命令则打开窗口', 'postermaker: without a command it opens the window')}\n\n{rows}"


def _unexpected(error: Exception) -> int:
    """A fault of ours: the line says where the details are."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="postermaker-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exception(error, file=log)
    kind = type(error).__name__
    cause = Bilingual(f"程序出了错（{kind}: {error}）", f"the program failed ({kind}: {error})")
    hint = Bilingual(f"请把 {log.name} 发给我们", f"please send us {log.name}")
    print(f"postermaker: {Fault(cause, hint)}", file=sys.stderr)
    return 1
