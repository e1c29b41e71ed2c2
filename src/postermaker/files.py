"""Writing that is whole or not at all: a temporary file, synced, put in place, its folder synced.

`write_durably` is for one file; a `Durable` group syncs many files together, because a sync per file
costs milliseconds each and a batch writes thousands.
"""

import contextlib
import itertools
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO

from postermaker.errors import Bilingual, Fault, InputFault

#: Tells apart the temporary files of one process.
_serial = itertools.count()

#: On Windows a virus scanner may hold a fresh file for a moment; retried with growing pauses.
_PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """Where fonts, profile and templates lie: inside an installed wheel, else at the root of the checkout."""
    packed = Path(__file__).parent / "_data"
    return packed if packed.is_dir() else Path(__file__).parents[2]


def settings_folder() -> Path:
    """Where the user's own words and settings are kept, as the system has it; it may not be there yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home())
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "postermaker"


def cannot_write(path: Path, error: OSError) -> Fault:
    """The one line for a file that could not be written."""
    reason = error.strerror or str(error)
    return InputFault(
        Bilingual(f"写不进“{path}”（{reason}）", f"can't write '{path}' ({reason})"),
        Bilingual(
            "换一个能写的文件夹，或检查磁盘空间", "choose a folder that can be written, or free some space"
        ),
    )


@contextlib.contextmanager
def writing(path: Path, *, durable: bool = True) -> Iterator[IO[bytes]]:
    """A stream whose content appears at `path`, whole, when the block ends well; otherwise nothing does.

    With `durable` it survives a power cut from then on: data, then name, then folder are synced.

    Raises:
        InputFault: the folder can't be written.
    """
    temporary = path.with_name(f".postermaker-{os.getpid()}-{next(_serial)}.part")
    try:
        opened = temporary.open("xb")
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        with opened as stream:
            yield stream
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        _put(temporary, path)
        if durable:
            sync_folder(path.parent)
    except OSError as error:
        _drop(temporary)
        raise cannot_write(path, error) from error
    except BaseException:
        _drop(temporary)
        raise


def _drop(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def sweep(folder: Path, *, own: bool = False) -> None:
    """Remove temporary files in a folder whose process is gone: a machine or a worker died while it wrote.

    With `own` those of this process too: it was interrupted and writes nothing more here.
    """
    for path in folder.glob(".postermaker-*.part"):
        process = path.name.removeprefix(".postermaker-").split("-")[0]
        gone = process.isdigit() and not _runs(int(process))
        if gone or (own and process == str(os.getpid())):
            _drop(path)


def _runs(process: int) -> bool:
    if os.name == "nt":  # there a file in use can't be removed, which `_drop` takes as an answer
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Whether a process has ended and only its parent has not noticed yet; in a container that may take forever."""
    try:
        said = Path(f"/proc/{process}/stat").read_text("ascii", "replace")
    except OSError:  # no Linux, or gone just now
        return False
    return said.rpartition(")")[2].split()[0] in "ZX"


def write_durably(path: Path, data: bytes) -> None:
    """`data` at `path`, whole and synced.

    Raises:
        InputFault: the folder can't be written.
    """
    with writing(path) as stream:
        stream.write(data)


def _put(temporary: Path, path: Path) -> None:
    import time

    for pause in _PAUSES_S:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the folder's names durable (POSIX; Windows does it with the file)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_files(paths: list[Path]) -> None:
    """Make files written with `durable=False` durable together, and the folders that name them."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    for folder in {path.parent for path in paths}:
        sync_folder(folder)
