"""The recovery store: documents kept while they are edited, for when the window ends before they are saved. No Qt.

A snapshot is three files of one key: `KEY.poster`, `KEY.json` with what is known of it, `KEY.png`, its picture.
The document is written first; if the machine dies in between, the facts are a step older and nothing is lost.
"""

import contextlib
import time
import uuid
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.document import file
from postermaker.document.model import Document
from postermaker.errors import Fault
from postermaker.files import sweep, write_durably

#: What was not wanted is kept so long, in seconds: thirty days.
KEPT_S = 30 * 24 * 3600.0


class Snapshot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a document that was kept. Times are seconds since 1970."""

    key: str
    name: str
    kept_at: float
    edited_at: float = 0.0  #: the last change that it holds
    size: str = ""  #: as people say it
    elements: int = 0
    source: str = ""  #: the file it was opened from or saved to
    steps: int = 0  #: changes that the file does not have
    dropped_at: float = 0.0  #: when it was not wanted any more


def fresh_key() -> str:
    """A key that no other window has."""
    return f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid.uuid4().hex[:8]}"


def document_path(folder: Path, key: str) -> Path:
    """Where a snapshot's document is."""
    return folder / f"{key}{file.SUFFIX}"


def picture_path(folder: Path, key: str) -> Path:
    """Where its picture is, if it has one."""
    return folder / f"{key}.png"


def keep(folder: Path, snapshot: Snapshot, data: bytes, picture: bytes = b"") -> None:
    """Write a snapshot, durably, in place of the one before; an empty picture leaves the last one.

    Raises:
        Fault: the folder can't be written.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    write_durably(document_path(folder, snapshot.key), data)
    if picture:
        write_durably(picture_path(folder, snapshot.key), picture)
    _write_facts(folder, snapshot)


def _write_facts(folder: Path, snapshot: Snapshot) -> None:
    write_durably(folder / f"{snapshot.key}.json", msgspec.json.encode(snapshot))


def found(folder: Path) -> list[Snapshot]:
    """All snapshots, the newest first, those that were not wanted among them."""
    made = [_facts(path) for path in folder.glob(f"*{file.SUFFIX}")]
    return sorted(made, key=lambda snapshot: -snapshot.kept_at)


def _facts(path: Path) -> Snapshot:
    try:
        return msgspec.json.decode(path.with_suffix(".json").read_bytes(), type=Snapshot)
    except (OSError, msgspec.MsgspecError, ValueError):  # it died before the first facts were written
        with contextlib.suppress(OSError):
            return Snapshot(key=path.stem, name=path.stem, kept_at=path.stat().st_mtime)
        return Snapshot(key=path.stem, name=path.stem, kept_at=0.0)


def load(folder: Path, key: str) -> Document:
    """A snapshot's document.

    Raises:
        InputFault: it can't be read.
    """
    return file.load(document_path(folder, key))


def drop(folder: Path, key: str) -> None:
    """Not wanted: kept for thirty days more, and no longer offered."""
    path = document_path(folder, key)
    if path.is_file():
        with contextlib.suppress(Fault):
            _write_facts(folder, replace(_facts(path), dropped_at=time.time()))


def remove(folder: Path, key: str) -> None:
    """Take a snapshot away for good: what it held is in a file now."""
    for suffix in (file.SUFFIX, ".json", ".png"):
        with contextlib.suppress(OSError):
            (folder / f"{key}{suffix}").unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove what was dropped thirty days ago, and half-written files of processes that are gone."""
    sweep(folder)
    now = time.time()
    for snapshot in found(folder):
        if snapshot.dropped_at and now - snapshot.dropped_at > KEPT_S:
            remove(folder, snapshot.key)
    for lock in folder.glob("*.lock"):
        if not document_path(folder, lock.stem).is_file() and _old(lock, now):
            with contextlib.suppress(OSError):
                lock.unlink()


def _old(path: Path, now: float) -> bool:
    try:
        return now - path.stat().st_mtime > KEPT_S
    except OSError:
        return False
