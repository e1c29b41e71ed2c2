"""What of the command line shows only in a process of its own: closed pipes, full disks, odd encodings."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Run = "subprocess.CompletedProcess[bytes]"
SLOGAN = "--set=标语=文明藏在日常里"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def in_process(*words: str, stdout: Any = subprocess.PIPE, limit: str = "", **env: str) -> Run:
    """As a process of its own; buffered as it is for a user, whatever this machine says."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONUNBUFFERED", "PYTHONIOENCODING")}
    code = f"import sys\n{limit}\nfrom postermaker.cli.main import main\nsys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *words], stdout=stdout, stderr=subprocess.PIPE, env={**clean, **env}, timeout=60, check=False
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["templates"],
        ["templates", "--json"],
        ["--help"],
        ["export", "--help"],
        ["fonts"],
        ["dump", "banner-red", SLOGAN],
    ],
)
def test_a_reader_that_went_away_is_no_fault(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = in_process(*words, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
@pytest.mark.parametrize("words", [["templates"], ["templates", "--json"], ["--help"], ["fonts"]])
def test_output_that_cant_be_written_is_said_in_one_line(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = in_process(*words, stdout=full)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_a_terminal_without_chinese_still_gets_its_answer() -> None:
    done = in_process("templates", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"banner-red" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.poster"])
def test_a_disk_that_fills_up_leaves_the_old_file(name: str) -> None:
    Path(name).write_bytes(b"old")
    command = (
        ["new", "banner-red"] if name.endswith(".poster") else ["export", "banner-red", SLOGAN, "--dpi", "40"]
    )
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))"
    done = in_process(*command, "-o", name, limit=limit)
    assert done.returncode == 2
    assert "写不进" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in Path.cwd().iterdir()} == {name: b"old"}


@pytest.mark.skipif(sys.platform != "linux", reason="file names of bytes")
def test_a_name_that_is_no_text_is_written_all_the_same() -> None:
    name = os.fsdecode(b"\xff\xfe.poster")
    done = in_process("new", "banner-red", "-o", name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path(name).is_file()
