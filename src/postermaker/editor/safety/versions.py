"""Versions of before: the last saves of each file, kept in the data folder. No Qt."""

import contextlib
import hashlib
import os
import time
from pathlib import Path

from msgspec import Struct

from postermaker.document.file import SUFFIX
from postermaker.errors import Fault
from postermaker.files import write_durably

#: Saves kept of one file, the one that it holds now among them.
KEPT = 6
#: Of all files together; the oldest go first.
MAX_BYTES = 2_000_000_000


class Version(Struct, frozen=True):
    """A file as it was once saved."""

    path: Path
    saved_at: float  #: seconds since 1970
    digest: str

    @property
    def bytes(self) -> int:
        """Its size."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def keep(store: Path, path: Path, data: bytes, saved_at: float = 0.0) -> None:
    """Keep a file's content as its newest version, unless it is that already.

    Raises:
        Fault: the data folder can't be written.
    """
    folder, digest = _folder(store, path), digest_of(data)
    there = kept(store, path)
    if there and there[0].digest == digest:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    stamp = max(
        round((saved_at or time.time()) * 1000), (round(there[0].saved_at * 1000) + 1) if there else 0
    )
    write_durably(folder / f"{stamp}-{digest}{SUFFIX}", data)
    for old in kept(store, path)[KEPT:]:
        _remove(old.path)
    _prune(store)


def keep_file(store: Path, path: Path) -> None:
    """Keep what a file holds now; what can't be read or written is let be."""
    with contextlib.suppress(OSError, Fault):
        keep(store, path, path.read_bytes(), path.stat().st_mtime)


def kept(store: Path, path: Path) -> list[Version]:
    """The versions of a file, the newest first."""
    made = []
    for each in _folder(store, path).glob(f"*{SUFFIX}"):
        stamp, _, digest = each.stem.partition("-")
        if stamp.isdigit():
            made.append(Version(each, int(stamp) / 1000, digest))
    return sorted(made, key=lambda version: -version.saved_at)


def digest_of(data: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(data).hexdigest()[:32]


def _folder(store: Path, path: Path) -> Path:
    said = os.path.normcase(path.absolute())
    return store / hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _prune(store: Path) -> None:
    files = [(each.stat().st_mtime, each.stat().st_size, each) for each in store.glob(f"*/*{SUFFIX}")]
    spare = MAX_BYTES - sum(size for _, size, _ in files)
    for _, size, each in sorted(files):
        if spare >= 0:
            return
        _remove(each)
        spare += size


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
