"""Work worth keeping between runs: bytes by key in the user's cache folder, checked by hash, pruned by age.

A cache may vanish, be full or be damaged at any time; then the work is done again and nobody is told.
"""

import contextlib
import hashlib
import os
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from postermaker.errors import Fault
from postermaker.files import writing

#: The folder is kept below this size; the entries not used for longest go first.
MAX_BYTES = 500_000_000
#: A collection that is larger grows no more: it is read whole.
_MOST_BYTES = 16_000_000
#: Before each piece of a collection: its number, length and CRC-32.
_PIECE = struct.Struct("<III")


def folder() -> Path:
    """The cache folder: POSTERMAKER_CACHE, else where the system keeps caches."""
    if asked := os.environ.get("POSTERMAKER_CACHE"):
        return Path(asked)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "postermaker"


def remembered(key: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under a key, or made and kept now. `key` is hashed; it should name all that they depend on."""
    path = folder() / hashlib.sha256(key.encode()).hexdigest()
    found = _sound(path)
    if found is None:
        found = make()
        _keep(path, found)
    return found


def tables(said: bytes) -> bytes:
    """TOML as MessagePack, translated once a machine: reading our own tables takes longer than laying out a page.

    Raises:
        ValueError: it is no TOML.
    """

    def translated() -> bytes:
        import tomllib

        import msgspec

        return msgspec.msgpack.encode(tomllib.loads(said.decode("utf-8")))

    return remembered(f"tables {said!r}", translated)


class Collection:
    """Small pieces of work of one kind by number, together in one file; what is added is appended at once.

    Several processes may add to it. A piece that was torn or damaged is as if it had not been kept.
    """

    def __init__(self, key: str) -> None:
        self._path = folder() / hashlib.sha256(key.encode()).hexdigest()
        self._handle: int | None = None
        self._kept = _whole(self._path)
        self._full = len(self._kept) >= _MOST_BYTES
        self._places = dict(_places(self._kept))

    def get(self, number: int) -> bytes | None:
        """A piece; None if there is no sound one."""
        start, end, crc = self._places.get(number, (0, 0, 0))
        body = self._kept[start:end]
        return body if end and zlib.crc32(body) == crc else None

    def add(self, number: int, body: bytes) -> None:
        """Keep a piece for later runs."""
        if self._full:
            return
        try:
            if self._handle is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                binary = getattr(os, "O_BINARY", 0)
                self._handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | binary, 0o666)
            os.write(self._handle, _PIECE.pack(number, len(body), zlib.crc32(body)) + body)
        except OSError:
            self._full = True


def _whole(path: Path) -> bytes:
    """A collection's file; one whose pieces don't end where it ends was torn, and is begun anew."""
    try:
        data = path.read_bytes()
        os.utime(path)
        if sum(end - start + _PIECE.size for _, (start, end, _) in _places(data)) != len(data):
            path.unlink()
    except OSError:
        return b""
    return data


def _places(data: bytes) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """The number of each piece, and where it starts and ends, with its CRC-32."""
    at = 0
    while at + _PIECE.size <= len(data):
        number, length, crc = _PIECE.unpack_from(data, at)
        at += _PIECE.size
        if at + length > len(data):
            return
        yield number, (at, at + length, crc)
        at += length


def _sound(path: Path) -> bytes | None:
    try:
        kept = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    body = kept[32:]
    return body if hashlib.sha256(body).digest() == kept[:32] else None


def _keep(path: Path, body: bytes) -> None:
    with contextlib.suppress(OSError, Fault):
        path.parent.mkdir(parents=True, exist_ok=True)
        with writing(path, durable=False) as stream:
            stream.write(hashlib.sha256(body).digest() + body)
        _prune(path.parent)


def _prune(kept_in: Path) -> None:
    entries = sorted((entry.stat().st_mtime, entry.stat().st_size, entry) for entry in kept_in.iterdir())
    spare = sum(size for _, size, _ in entries) - MAX_BYTES
    for _, size, entry in entries:
        if spare <= 0:
            return
        entry.unlink(missing_ok=True)
        spare -= size
