"""`postermaker doctor`: what this machine has and lacks, and the command that brings it."""

import argparse
import ctypes
import hashlib
import importlib.metadata
import json
import platform
import sys

from msgspec import Struct

from postermaker.errors import Fault
from postermaker.fonts import FontBook
from postermaker.icc import print_profile

#: What we run on, and the oldest version that has what we use.
_PACKAGES = (
    "PySide6-Essentials", "Pillow", "reportlab", "uharfbuzz", "msgspec", "isal", "numpy", "openpyxl", "segno", "rich",
    "rjieba", "opencc", "pypinyin", "pikepdf", "python-calamine",
)  # fmt: skip

#: Shared libraries that Qt loads on Linux, and the Debian package of each (each verified by hiding it).
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6", "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6", "libdbus-1.so.3": "libdbus-1-3", "libzstd.so.1": "libzstd1",
}  # fmt: skip
#: And those of the window itself.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-xkb.so.1": "libxcb-xkb1", "libX11-xcb.so.1": "libx11-xcb1",
}  # fmt: skip


class Check(Struct, frozen=True):
    """One thing looked at; `remedy` is the command that mends it."""

    name: str
    found: str
    good: bool
    remedy: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print every check; 3 if something is missing."""
    checks = [_python(), *_packages(), *_libraries(), *_fonts(), _profile()]
    if args.json:
        print(
            json.dumps([{n: getattr(c, n) for n in c.__struct_fields__} for c in checks], ensure_ascii=False)
        )
    else:
        for check in checks:
            print(f"{'✓' if check.good else '✗'} {check.name}  {check.found}")
        for remedy in dict.fromkeys(c.remedy for c in checks if not c.good):
            print(f"→ {remedy}")
    return 0 if all(check.good for check in checks) else 3


def _python() -> Check:
    return Check(
        "Python", platform.python_version(), sys.version_info >= (3, 11), "安装 Python 3.11 或更新版本"
    )


def _packages() -> list[Check]:
    checks = []
    for name in _PACKAGES:
        try:
            checks.append(Check(name, importlib.metadata.version(name), True))
        except importlib.metadata.PackageNotFoundError:
            checks.append(Check(name, "缺 / missing", False, f"pip install {name}"))
    return checks


def _libraries() -> list[Check]:
    if sys.platform != "linux":
        return []
    wanted = QT_LIBRARIES | WINDOW_LIBRARIES
    missing = [name for name in wanted if not _loads(name)]
    packages = " ".join(wanted[name] for name in missing)
    remedy = f"apt-get install {packages}"
    checks = [Check(name, "缺 / missing", False, remedy) for name in missing]
    return checks or [Check("Qt 的系统库 / Qt's system libraries", "齐全 / all there", True)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _fonts() -> list[Check]:
    book = FontBook()
    remedy = "重新安装 postermaker / install postermaker again"
    try:
        records = book.records
    except Fault as fault:
        return [Check("字体 / fonts", str(fault), False, remedy)]
    wrong = []
    for record in records:
        path = book.folder / record.file
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != record.sha256:
            wrong.append(record.file)
    found = "、".join(wrong) if wrong else f"{len(records)} 款，校验和都对 / {len(records)} faces, sums right"
    return [Check("字体 / fonts", found, not wrong, remedy)]


def _profile() -> Check:
    name = "色彩特性文件 / colour profile"
    try:
        return Check(name, f"{len(print_profile()):,} B", True)
    except Fault as fault:
        return Check(name, str(fault), False, "重新安装 postermaker / install postermaker again")
