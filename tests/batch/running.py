"""What tests of whole runs share: a list, the command as a process, what it left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def write_list(folder: Path, rows: Iterable[str], head: str = "标语", name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return path


def command(folder: Path, *more: str, module: str = "postermaker", template: str = "banner-red") -> list[str]:
    return [
        sys.executable, "-m", module, "batch", template, str(folder / "list.csv"), "-o", str(folder / "out"), *more,
    ]  # fmt: skip


def started(words: list[str], **environment: str) -> "subprocess.Popen[bytes]":
    """In a session of its own, so that a signal can go to all its processes."""
    return subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, **environment},
        start_new_session=True,
    )


def called(words: list[str], **environment: str) -> tuple[int, str, str]:
    process = started(words, **environment)
    out, err = process.communicate(timeout=280)
    return process.returncode, out.decode(), err.decode()


def report(folder: Path) -> dict[str, Any]:
    body = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    assert isinstance(body, dict)
    return body


def left_in(folder: Path) -> dict[str, bytes]:
    """Every file below the folder but what tells of the run itself."""
    files = (path for path in (folder / "out").rglob("*") if path.is_file())
    own = ("report.json", "journal", "报告.xlsx", "制作清单.xlsx")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.name not in own}
