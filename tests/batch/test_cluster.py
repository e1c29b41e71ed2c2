"""A run over a Dask cluster: a real scheduler and real workers on loopback, one of them killed in the middle."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from postermaker.cli.main import main

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
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler with its workers, each a process of its own and without a nanny."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "5s"}

    def started(name: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{name.split('-')[0]}", *words]
        with (folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment)

    running = [
        started("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    ]
    try:
        while not answers(port):
            assert running[0].poll() is None, (folder / "dask_scheduler.log").read_text()
            time.sleep(0.05)
        words = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
        running += [started(f"dask_worker-{n}", *words) for n in range(workers)]
        yield address, running[1:]
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def listed(folder: Path, rows: int) -> Path:
    path = folder / "list.csv"
    path.write_text("标语\n" + "".join(f"第{n}条：文明藏在日常里\n" for n in range(rows)), "utf-8")
    return path


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


def test_a_worker_lost_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with cluster(tmp_path, 2) as (address, workers):
        words = ["batch", "banner-red", str(listed(tmp_path, ROWS)), "-o", str(out), "--cluster", address]
        process = subprocess.Popen(
            [sys.executable, "-m", "postermaker", *words, "--json"], stdout=subprocess.PIPE
        )
        while process.poll() is None and len(list(out.glob("*.pdf"))) < 60:
            time.sleep(0.02)
        workers[0].kill()
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert json.loads(said)["done"] == ROWS
    body = json.loads((out / "report.json").read_text("utf-8"))
    assert (body["rows"], body["done"], body["missing"]) == (ROWS, ROWS, 0)
    assert len(pdfs(out)) == ROWS
    assert not list(out.glob(".postermaker-*"))
    assert [path.name for path in (out / ".postermaker").iterdir()] == ["journal"]


def test_a_cluster_where_nobody_answers_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postermaker.batch.cluster._PATIENCE_S", 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    words = [
        "batch",
        "banner-red",
        str(listed(tmp_path, 2)),
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
        str(listed(tmp_path, 2)),
        "-o",
        str(tmp_path / "out"),
        "--cluster",
        "tcp://x:1",
    ]
    assert main(words) == 3
    assert "pip install 'postermaker[cluster]'" in capsys.readouterr().err
