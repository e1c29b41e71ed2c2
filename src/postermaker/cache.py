"""Work worth keeping between runs: bytes by key in the user's cache folder, checked by hash, pruned by age.

A cache may vanish, be full or be damaged at any time; then the work is done again and nobody is told.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from postermaker.errors import Fault
from postermaker.files import writing

#: The folder is kept below this size; the entries not used for longest go first.
MAX_BYTES = 500_000_000


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
