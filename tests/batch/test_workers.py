"""Workers that die, hang or run out of memory cost their own row, after one more try, and nothing else."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from postermaker.batch import workers
from postermaker.batch.journal import unsealed
from postermaker.batch.sizing import ChunkSize
from postermaker.files import sweep
from tests.batch.running import called, command, left_in, report, started, write_list
from tests.batch.test_batch import listed, make

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="POSIX signals, Linux's list of processes")


def poisoned(folder: Path, rows: list[str], *more: str) -> dict[int, dict[str, object]]:
    """What became of each row by its number; checks that none was forgotten."""
    write_list(folder, rows)
    marks = folder / "marks"
    marks.mkdir()
    words = command(folder, "--jobs", "2", "--files-only", *more, module="tests.batch.poisoned")
    code, _, said = called(words, POISON_MARKS=str(marks))
    assert "Traceback" not in said
    body = report(folder)
    assert (body["rows"], body["missing"]) == (len(rows), 0)
    assert code == (1 if body["failed"] else 0)
    assert not [name for name in left_in(folder) if ".part" in name or "worker-" in name]
    return {each["row"]: each for each in body["results"]}


def failed(results: dict[int, dict[str, object]]) -> dict[int, object]:
    return {row: each["message"] for row, each in results.items() if each["status"] == "failed"}


@pytest.mark.parametrize(
    ("poison", "reason"), [("杀", "-9"), ("崩", "-11"), ("爆", "内存不够"), ("挂", "超过 3 秒")]
)
def test_a_lost_worker_fails_its_row_only(poison: str, reason: str, tmp_path: Path) -> None:
    rows = [f"第{n}条" for n in range(60)]
    rows[17] = rows[40] = f"{poison}了它"
    results = poisoned(tmp_path, rows, "--deadline", "3")
    assert list(failed(results)) == [19, 42]
    told = [str(message) for message in failed(results).values()]
    assert all(reason in message for message in told), told
    assert len([name for name in left_in(tmp_path) if name.endswith(".pdf")]) == 58


def test_a_row_that_is_lost_once_is_made_on_the_second_try(tmp_path: Path) -> None:
    rows = [f"第{n}条" for n in range(30)]
    rows[3] = rows[20] = "先杀它"
    rows[4] = "先杀它一次"
    assert failed(poisoned(tmp_path, rows)) == {}


def test_workers_that_start_anew_as_on_windows_make_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for method in ("forkserver", "spawn"):
        monkeypatch.setattr(workers, "_context", lambda method=method: multiprocessing.get_context(method))
        (tmp_path / method).mkdir()
        made.append(make(tmp_path / method, listed(*(f"第{n}条" for n in range(9))), jobs=2))
    assert made[0] == made[1]
    assert [result.status for result in made[0]] == ["done"] * 9


def test_when_every_row_is_deadly_each_is_told(tmp_path: Path) -> None:
    assert len(failed(poisoned(tmp_path, ["杀了它"] * 8))) == 8


@pytest.mark.slow
def test_one_row_in_a_hundred_deadly_leaves_all_the_others(tmp_path: Path) -> None:
    rows = [f"第{n}条" if n % 100 else "杀了它" for n in range(10_000)]
    results = poisoned(tmp_path, rows, "--deadline", "5")
    assert list(failed(results)) == list(range(2, 10_002, 100))
    assert len([name for name in left_in(tmp_path) if name.endswith(".pdf")]) == 9_900


def test_ctrl_c_ends_hung_workers_at_once_and_keeps_what_is_done(tmp_path: Path) -> None:
    write_list(tmp_path, [*(f"第{n}条" for n in range(40)), "挂着", "挂着", "第四十条"])
    process = started(command(tmp_path, "--jobs", "2", module="tests.batch.poisoned"))
    while len(list((tmp_path / "out").glob("*.pdf"))) < 40:
        assert process.poll() is None
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    asked = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - asked < 2
    assert process.returncode == 130
    assert len(said.decode().splitlines()) == 1, said.decode()
    body = report(tmp_path)
    made = {name for each in body["results"] for name in each["files"]}
    assert made == {name.removeprefix("out/") for name in left_in(tmp_path)}
    assert len(made) >= 40
    assert not left_running(process.pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("whom", ["one", "all"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_wish_of_the_system_to_end_is_taken_as_ctrl_c(
    jobs: int, whom: str, number: signal.Signals, tmp_path: Path
) -> None:
    write_list(tmp_path, [f"慢慢做第{n}条" for n in range(400)])
    out, more = tmp_path / "out", ("--jobs", str(jobs), "--format", "pdf,png", "--dpi", "10")
    process = started(command(tmp_path, *more, module="tests.batch.poisoned"))
    while len(list(out.glob("*.pdf"))) < 5:
        assert process.poll() is None
        time.sleep(0.01)
    for _ in range(2):  # a terminal that is closed sends it twice
        (os.kill if whom == "one" else os.killpg)(process.pid, number)
    asked = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - asked < 2
    assert (process.returncode, len(said.decode().splitlines())) == (130, 1), said.decode()
    assert [path.name for path in (out / ".postermaker").iterdir()] == ["journal"]
    assert not list(out.glob(".*.part"))
    told = {each["result"]["row"]: each["stem"] for each in journalled(out)}
    reported = {row["row"] for row in report(tmp_path)["results"]}
    assert reported >= told.keys()
    assert (
        len(reported - told.keys()) <= 1
    )  # done in the moment of the end: it is told, and would be made again
    files = {f"{stem}{end}" for stem in told.values() for end in (".pdf", ".png")}
    assert files <= {path.name for path in out.iterdir()}
    assert not left_running(process.pid)


def journalled(out: Path) -> list[dict[str, Any]]:
    """The rows in a folder's journal, every line of which must be sound."""
    lines = [line for line in (out / ".postermaker" / "journal").read_bytes().split(b"\n") if line]
    bodies = list(unsealed(b"\n".join(lines)))
    assert len(bodies) == len(lines)
    return [line["made"] for line in map(json.loads, bodies) if line["type"] == "row"]


def running_in(session: int) -> list[str]:
    """The processes of a session that still run."""
    found = subprocess.run(
        ["ps", "-o", "pid=,stat=", "-s", str(session)], capture_output=True, text=True, check=False
    )
    return [line for line in found.stdout.splitlines() if "Z" not in line]


def left_running(session: int) -> list[str]:
    """Those of a session that don't end: a loaded machine buries its dead late, and their parent goes after them."""
    until = time.monotonic() + 10
    while running_in(session) and time.monotonic() < until:
        time.sleep(0.05)
    return running_in(session)


def test_workers_end_when_the_process_that_started_them_is_killed(tmp_path: Path) -> None:
    write_list(tmp_path, [f"慢慢做第{n}条" for n in range(200)])
    process = started(command(tmp_path, "--jobs", "2", module="tests.batch.poisoned"))
    while len(list((tmp_path / "out").glob("*.pdf"))) < 4:
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)  # the pipes close only when the last of them has gone
    assert not left_running(process.pid)
    assert len(list((tmp_path / "out").glob("*.pdf"))) < 200


def test_what_a_dead_worker_was_writing_is_swept_even_if_nobody_noticed_its_death(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        dead, alive = (tmp_path / f".postermaker-{pid}-0.part" for pid in (process.pid, os.getppid()))
        dead.touch()
        alive.touch()
        os.waitid(
            os.P_PID, process.pid, os.WEXITED | os.WNOWAIT
        )  # it has ended, and is still to be waited for
        sweep(tmp_path)
        assert not dead.exists()
        assert alive.exists()


def test_chunks_grow_where_rows_are_quick_and_stay_small_where_they_are_slow() -> None:
    quick, slow = ChunkSize(), ChunkSize()
    assert quick.next(1000, 2) == 2
    for _ in range(8):
        quick.took(2, 0.004)
        slow.took(1, 3.0)
    assert quick.next(1000, 2) == 100
    assert quick.next(20, 2) == 5
    assert slow.next(1000, 2) == 1
    assert quick.next(1, 8) == 1


def test_a_file_is_known_by_what_was_written(tmp_path: Path) -> None:
    """The sums that an export tells of are those of the file on the disk."""
    from postermaker.batch.identity import file_print
    from postermaker.export import ExportOptions, export
    from postermaker.fonts import FontBook
    from postermaker.library import templates

    document = templates.with_samples(templates.new_document(templates.load("banner-red")))
    path = tmp_path / "a.pdf"
    done = export(document, path, FontBook(), ExportOptions(force=True))
    kept = file_print(path)
    assert done.sums[path] == (kept.size, kept.crc)
