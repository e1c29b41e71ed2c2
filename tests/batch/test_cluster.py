"""A run over a Dask cluster: a real scheduler and real workers on loopback, one of them killed in the middle."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from postermaker.batch.cluster import _work
from postermaker.cli.main import main
from postermaker.errors import InputFault
from tests.batch.running import ROOT, called, command, left_in, report, started, write_list

distributed = pytest.importorskip("distributed")

ROWS = 500


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.2):
        return True
    return False


@contextlib.contextmanager
def cluster(
    folder: Path, workers: int, preload: str = "", ttl: str = "5s"
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler with its workers, each a process of its own and without a nanny."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": ttl, "PYTHONPATH": str(ROOT)}

    def served(name: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{name.split('-')[0]}", *words]
        with (folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment)

    running = [
        served("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    ]
    try:
        while not answers(port):
            assert running[0].poll() is None, (folder / "dask_scheduler.log").read_text()
            time.sleep(0.05)
        words = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
        words += ["--preload", preload] if preload else []
        running += [served(f"dask_worker-{n}", *words) for n in range(workers)]
        yield address, running[1:]
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def going(folder: Path, files: int, *more: str) -> "subprocess.Popen[bytes]":
    """A run that has made so many files."""
    process = started(command(folder, *more))
    while process.poll() is None and len(list((folder / "out").glob("*.pdf"))) < files:
        time.sleep(0.02)
    return process


def test_a_worker_lost_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    write_list(tmp_path, (f"第{n}条：文明藏在日常里" for n in range(ROWS)))
    with cluster(tmp_path, 2) as (address, workers):
        process = going(tmp_path, 60, "--cluster", address, "--json")
        workers[0].kill()
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert json.loads(said)["done"] == ROWS
    assert (report(tmp_path)["rows"], report(tmp_path)["done"], report(tmp_path)["missing"]) == (
        ROWS,
        ROWS,
        0,
    )
    assert len(left_in(tmp_path)) == ROWS
    assert all(name.endswith(".pdf") for name in left_in(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_row_that_hangs_or_stops_its_whole_worker_fails_alone(tmp_path: Path) -> None:
    rows = [f"第{n}条" for n in range(60)]
    rows[10], rows[30] = "挂着", "冻住"
    write_list(tmp_path, rows)
    with cluster(tmp_path, 3, preload="tests.batch.poisoned", ttl="300s") as (address, _):
        words = command(tmp_path, "--cluster", address, "--deadline", "2", module="tests.batch.poisoned")
        code, _, said = called(words)
    assert (code, "Traceback" in said) == (1, False), said
    body = report(tmp_path)
    assert (body["done"], body["failed"], body["missing"]) == (58, 2, 0)
    told = {each["row"]: each["message"] for each in body["results"] if each["status"] == "failed"}
    assert list(told) == [12, 32]
    assert all("超过 2 秒" in message for message in told.values())


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_stopped_run_is_completed_later_without_the_cluster(tmp_path: Path) -> None:
    write_list(tmp_path, (f"第{n}条：文明藏在日常里" for n in range(ROWS)))
    with cluster(tmp_path, 1) as (address, _):
        process = going(tmp_path, 60, "--cluster", address)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(said.decode().splitlines()) == 1, said.decode()
    done = report(tmp_path)["done"]
    assert 0 < done < ROWS
    code, out, _ = called(command(tmp_path, "--resume", "--json"))
    facts = json.loads(out)
    assert (code, facts["done"], facts["kept"]) == (0, ROWS, done)
    assert len(left_in(tmp_path)) == ROWS


def test_a_machine_that_does_not_see_the_folder_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="共享文件夹"):
        _work(str(tmp_path / "elsewhere" / "job"), [])


def test_a_cluster_where_nobody_answers_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postermaker.batch.cluster._PATIENCE_S", 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    words = [
        "batch",
        "banner-red",
        str(write_list(tmp_path, ["好"])),
        "-o",
        str(tmp_path / "out"),
        "--cluster",
        address,
    ]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert address in said
    assert len(said.splitlines()) == 1


def test_without_the_library_the_fault_names_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)  # importing it now raises
    words = [
        "batch",
        "banner-red",
        str(write_list(tmp_path, ["好"])),
        "-o",
        str(tmp_path / "out"),
        "--cluster",
        "tcp://x:1",
    ]
    assert main(words) == 3
    assert "pip install 'postermaker[cluster]'" in capsys.readouterr().err
