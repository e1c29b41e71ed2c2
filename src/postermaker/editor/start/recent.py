"""The files that were opened and saved last, with small pictures; kept in the data folder. No Qt."""

import contextlib
import hashlib
import os
import time
from datetime import date, datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.files import writing

#: Files kept; those that are pinned stay beyond it.
MOST = 40


class Recent(Struct, frozen=True, omit_defaults=True):
    """A file that was opened or saved."""

    path: str
    used_at: float  #: seconds since 1970
    size: str = ""  #: as people say it
    pinned: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return Path(self.path).stem


def read(store: Path) -> list[Recent]:
    """What was kept, the pinned ones first, then the newest; a damaged list counts as an empty one."""
    try:
        found = msgspec.json.decode((store / "recent.json").read_bytes(), type=list[Recent])
    except (OSError, msgspec.MsgspecError, ValueError):
        return []
    return sorted(found, key=lambda each: (not each.pinned, -each.used_at))


def _keep(store: Path, recents: list[Recent]) -> None:
    kept = sorted(recents, key=lambda each: (not each.pinned, -each.used_at))
    gone, kept = kept[MOST:], [each for i, each in enumerate(kept) if i < MOST or each.pinned]
    with contextlib.suppress(OSError, Fault):
        store.mkdir(parents=True, exist_ok=True)
        with writing(store / "recent.json", durable=False) as stream:
            stream.write(msgspec.json.encode(kept))
    for each in gone:
        if each not in kept:
            _drop_picture(store, each.path)


def touch(store: Path, path: Path, size: str, picture: bytes = b"") -> None:
    """A file was opened or saved now; an empty picture leaves the one it has."""
    said = str(path.absolute())
    before = next((each for each in read(store) if each.path == said), None)
    others = [each for each in read(store) if each.path != said]
    _keep(store, [Recent(said, time.time(), size, before.pinned if before else False), *others])
    if picture:
        with contextlib.suppress(OSError, Fault), writing(picture_path(store, said), durable=False) as stream:
            stream.write(picture)


def pin(store: Path, path: str, *, on: bool) -> None:
    """Keep a file at the top, or no longer."""
    _keep(store, [replace(each, pinned=on) if each.path == path else each for each in read(store)])


def forget(store: Path, path: str) -> None:
    """Take a file off the list; the file itself stays."""
    _keep(store, [each for each in read(store) if each.path != path])
    _drop_picture(store, path)


def picture_path(store: Path, path: str) -> Path:
    """Where a file's picture is."""
    return store / f"{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}.png"


def _drop_picture(store: Path, path: str) -> None:
    with contextlib.suppress(OSError):
        picture_path(store, path).unlink(missing_ok=True)


def why_missing(path: str) -> str:
    """Why a file can't be opened now; empty if it is there. May take long on a share that does not answer."""
    file = Path(path)
    if file.is_file():
        return ""
    if file.parent.is_dir():
        return say("找不到：移走或改名了", "gone: moved or renamed")
    if os.path.splitdrive(path)[0].startswith("\\\\"):
        return say("找不到：共享文件夹没连上", "gone: the share is not connected")
    if path.startswith(("/media/", "/run/media/", "/mnt/")) or (
        os.name == "nt" and not Path(file.anchor).is_dir()
    ):
        return say("找不到：U 盘没插上", "gone: the drive is not plugged in")
    return say("找不到：文件夹没了", "gone: its folder is not there")


def said_when(at: float, today: date | None = None) -> str:
    """今天 14:32, 昨天, 11月9日, 2025年3月1日."""
    when = datetime.fromtimestamp(at)
    today = today or date.today()
    days = (today - when.date()).days
    if days == 0:
        return say("今天", "today") + f" {when:%H:%M}"
    if days == 1:
        return say("昨天", "yesterday") + f" {when:%H:%M}"
    if when.year == today.year:
        return say(f"{when.month}月{when.day}日", f"{when:%b} {when.day}")
    return say(f"{when.year}年{when.month}月{when.day}日", f"{when.day} {when:%b %Y}")
