"""Writing is whole or not at all, whatever fails and wherever the file lies."""

import contextlib
import errno
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from postermaker import cache, files
from postermaker.errors import InputFault
from postermaker.files import sync_files, write_durably, writing

OLD, NEW = b"old" * 100_000, b"new!" * 100_000

STRANGE_NAMES = [
    "with space", "张三 😀 a'b&c%20", "-rf", "a;b", "100%", "#1", "[x]", "$HOME", "`id`", "a\nb", "~", "é", "é", ".hidden",
    "长" * 80, "😀" * 60, "x" * 250,
]  # fmt: skip


def in_process(code: str, *args: object) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_any_name_can_be_written(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "张三 😀 a'b&c%20"
    folder.mkdir()
    write_durably(folder / name, NEW)
    write_durably(folder / name, OLD)
    assert [each.name for each in folder.iterdir()] == [name]
    assert (folder / name).read_bytes() == OLD


@pytest.mark.parametrize("durable", [True, False])
def test_nothing_is_seen_before_the_end(durable: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with writing(path, durable=durable) as stream:
        stream.write(NEW)
        assert not path.exists()
    assert path.read_bytes() == NEW


def stop_while_writing(path: Path, error: type[BaseException]) -> None:
    with writing(path) as stream:
        stream.write(NEW)
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, MemoryError, SystemExit])
@pytest.mark.parametrize("old", [None, OLD])
def test_a_writer_that_stops_leaves_what_was_there(
    error: type[BaseException], old: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    if old is not None:
        path.write_bytes(old)
    with pytest.raises(error):
        stop_while_writing(path, error)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([] if old is None else [old])


@pytest.mark.parametrize(
    "place",
    [
        lambda folder: folder / "file" / "a.pdf",  # below a regular file
        lambda folder: folder / "none" / "a.pdf",
        lambda folder: Path("/proc/a.pdf"),
        lambda folder: folder / "folder",  # where a folder stands
        lambda folder: folder / ("长" * 100 + ".pdf"),
    ],
)
def test_a_place_that_cant_be_written_is_refused_and_left_alone(
    place: Callable[[Path], Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputFault, match="写不进"):
        write_durably(place(tmp_path), NEW)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]
    assert not list((tmp_path / "folder").iterdir())


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(OLD)
    code = (
        "import resource, sys; from pathlib import Path; from postermaker.files import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "try: write_durably(Path(sys.argv[1]), b'new!' * 100_000)\n"
        "except InputFault as fault: print(fault)\n"
    )
    done = in_process(code, path)
    assert "写不进" in done.stdout
    assert done.stderr == ""
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [OLD]


class Failing:
    """Lets the n-th of some calls of the system fail."""

    def __init__(self, at: int) -> None:
        self.left = at

    def wrap(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.EIO, "made to fail")
            return real(*args, **kwargs)

        return call


def attempt(path: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Write with the n-th call failing; whether there was an n-th call."""
    failing = Failing(at)
    with monkeypatch.context() as patched:
        for module, name in ((io, "open"), (os, "open"), (os, "fsync"), (os, "replace"), (os, "rename")):
            patched.setattr(module, name, failing.wrap(getattr(module, name)))
        with contextlib.suppress(InputFault):
            write_durably(path, NEW)
    return failing.left <= 0


@pytest.mark.parametrize("old", [None, OLD])
def test_a_call_that_fails_anywhere_leaves_the_old_or_the_new_file_whole(
    old: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    outcomes = []
    for at in range(1, 50):
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)
        if not attempt(path, at, monkeypatch):
            break
        outcomes.append(path.read_bytes() if path.exists() else None)
        assert outcomes[-1] in (old, NEW)
        assert {each.name for each in tmp_path.iterdir()} <= {"a.pdf"}
    assert path.read_bytes() == NEW
    assert outcomes[0] == old
    assert len(outcomes) >= 4  # opening, syncing, putting in place, syncing the folder


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there")
@pytest.mark.parametrize("fate", ["error=ENOSPC", "error=EIO", "signal=KILL"])
@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_the_kernel_failing_or_killing_at_any_call_leaves_a_whole_file(
    call: str, fate: str, tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from postermaker.files import *\n"
        "with writing(Path(sys.argv[1])) as stream:\n"
        "    for _ in range(8): stream.write(b'new!' * 12_500)\n"
    )
    path = tmp_path / "a.pdf"
    for at in range(1, 30):
        path.write_bytes(OLD)
        words = [
            "strace",
            "-f",
            "-o",
            "/dev/null",
            "-e",
            f"inject={call}:{fate}:when={at}",
            sys.executable,
            "-c",
            code,
            str(path),
        ]
        done = subprocess.run(words, capture_output=True, timeout=60, check=False)
        assert path.read_bytes() in (OLD, NEW)
        if fate != "signal=KILL":
            assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
        if done.returncode == 0 and path.read_bytes() == NEW:
            return
    pytest.fail("never got through")


def test_files_are_synced_together(tmp_path: Path) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]
    for path in paths:
        path.write_bytes(NEW)
    sync_files(paths)
    with pytest.raises(FileNotFoundError):
        sync_files([tmp_path / "none"])


def test_the_bundled_data_is_where_it_should_be() -> None:
    assert (files.data_folder() / "templates").is_dir()
    assert (files.data_folder() / "assets" / "fonts").is_dir()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSTERMAKER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_work_is_remembered(kept: Path) -> None:
    made = []
    for _ in range(2):
        assert cache.remembered("键", lambda: made.append(1) or b"work") == b"work"  # type: ignore[func-returns-value]
    assert len(made) == 1
    assert len(list(kept.iterdir())) == 1


def test_a_damaged_entry_is_made_again(kept: Path) -> None:
    cache.remembered("k", lambda: b"work")
    (entry,) = kept.iterdir()
    whole = entry.read_bytes()
    for damage in (b"", whole[:10], whole[:-1], whole + b"x", bytes(40), whole[:40] + b"W" + whole[41:]):
        entry.write_bytes(damage)
        assert cache.remembered("k", lambda: b"work") == b"work"
        assert entry.read_bytes() == whole


@pytest.mark.parametrize(
    "spoil", [lambda place: place.write_bytes(b"a file"), lambda place: place.symlink_to(place)]
)
def test_without_a_cache_folder_the_work_is_just_done(spoil: Callable[[Path], None], kept: Path) -> None:
    spoil(kept)
    assert cache.remembered("k", lambda: b"work") == b"work"


def test_the_least_used_go_first(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 250)
    for key in "abc":
        cache.remembered(key, lambda key=key: key.encode() * 100)
        for age, entry in enumerate(sorted(kept.iterdir(), key=lambda e: e.stat().st_mtime, reverse=True)):
            os.utime(entry, (1000 - age, 1000 - age))
    assert [entry.read_bytes()[32:] for entry in kept.iterdir()] == [b"c" * 100]
