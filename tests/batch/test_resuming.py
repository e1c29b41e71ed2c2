"""A run that stopped, for whatever reason, is completed by `--resume`, to the very bytes of one that did not stop."""

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from postermaker.batch.identity import job_digest
from postermaker.batch.job import Columns, Job
from postermaker.batch.journal import sealed, unsealed
from postermaker.batch.matching import match_columns
from postermaker.batch.pace import Standing
from postermaker.batch.running import Outcome, run
from postermaker.document.ignoring import with_reason
from postermaker.document.model import Locale
from postermaker.errors import Bilingual, Cancelled
from postermaker.export import ExportOptions
from postermaker.tables.values import Row, Table
from tests.batch.naming import name_tasks
from tests.batch.running import called, command, left_in, report, started, write_list
from tests.batch.test_batch import DOCUMENT, FIELDS, listed

ROWS = 60


def rows(count: int = ROWS) -> list[str]:
    return [f"第{n}条：文明藏在日常里" for n in range(count)]


def resumed(folder: Path, *more: str) -> dict[str, int]:
    code, out, said = called(command(folder, "--resume", "--json", *more))
    assert code in (0, 1), said
    facts = json.loads(out)
    assert isinstance(facts, dict)
    return facts


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (folder / "out").glob("*.pdf")}


def kill_at(folder: Path, files: int, pause: float, *more: str) -> None:
    """Run, and kill all its processes when so many files are there and the pause is over."""
    process = started(command(folder, *more))
    while process.poll() is None and len(list((folder / "out").glob("*.pdf"))) < files:
        time.sleep(0.001)
    time.sleep(pause)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def unpacked(data: bytes) -> dict[object, bytes]:
    """The streams of a PDF but its metadata, which hold an id made of the packed bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        return {each.objgen: each.read_bytes() for each in streams if each.get("/Subtype") != "/XML"}


def assert_same(files: dict[str, bytes], others: dict[str, bytes]) -> None:
    """Byte for byte; isal packs one stream in tens of thousands a few bytes longer, so one may differ in that."""
    assert files.keys() == others.keys()
    different = [name for name in files if files[name] != others[name]]
    assert len(different) <= 1, different
    for name in different:
        assert unpacked(files[name]) == unpacked(others[name])


def same_as_uninterrupted(folder: Path, seed: int) -> None:
    """Kill a run at several random moments, complete it, and compare it with one that makes all its rows again."""
    dice = random.Random(seed)
    write_list(folder, rows())
    for turn in range(3):
        more = ["--jobs", "2", *(["--resume"] if turn else [])]
        kill_at(folder, dice.randrange(ROWS + 1), dice.random() * 0.4, *more)
    facts = resumed(folder, "--jobs", "2")
    assert (facts["rows"], facts["done"]) == (ROWS, ROWS)
    first, told = left_in(folder), {**report(folder), "finished": ""}
    assert len(first) == ROWS, sorted(first)
    for path in (folder / "out").glob("*.pdf"):
        path.unlink()
    assert resumed(folder, "--jobs", "1")["kept"] == 0  # now in one go
    assert_same(left_in(folder), first)
    assert {**report(folder), "finished": ""} == told


@pytest.mark.skipif(sys.platform != "linux", reason="POSIX signals")
@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_it_is_completed_to_the_same_bytes(seed: int, tmp_path: Path) -> None:
    same_as_uninterrupted(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="POSIX signals")
@pytest.mark.parametrize("seed", range(100, 150))
def test_killed_at_fifty_more_moments(seed: int, tmp_path: Path) -> None:
    same_as_uninterrupted(tmp_path, seed)


def here(folder: Path, table: Table, **how: Any) -> Outcome:
    columns = match_columns(table.columns, FIELDS, {})
    job = Job(
        document=DOCUMENT, folder=str(folder / "out"), pictures=str(folder), formats=(".pdf",), columns=columns,
        options=ExportOptions(created=datetime.now(), durable=False),
    )  # fmt: skip
    return run(job, name_tasks(table, None, columns.fields), **how)


def complete(folder: Path, lines: list[str], head: str = "标语") -> None:
    write_list(folder, lines, head)
    code, _, said = called(command(folder))
    assert code in (0, 1), said


def test_what_a_killed_run_left_of_its_own_is_cleared(tmp_path: Path) -> None:
    table = listed("好")
    here(tmp_path, table)
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        dead.wait()
    kept = tmp_path / "out" / ".postermaker"
    for name in (f".postermaker-{dead.pid}-1.part", f"worker-{dead.pid}", "job-0123"):
        (kept / name).write_bytes(b"x")
    here(tmp_path, table, resume=True)
    assert [path.name for path in kept.iterdir()] == ["journal"]


def test_a_reason_written_meanwhile_makes_it_no_other_run() -> None:
    job = Job(
        document=DOCUMENT, folder="out", pictures="", formats=(".pdf",), columns=Columns({}), options=ExportOptions(),
    )  # fmt: skip
    let = with_reason(DOCUMENT, ("text-small", "a", "字太小"), "近看的")
    assert job_digest(replace(job, document=let)) == job_digest(job)


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    complete(tmp_path, rows(5))
    before = times(tmp_path)
    assert resumed(tmp_path)["kept"] == 5
    assert times(tmp_path) == before
    assert report(tmp_path)["done"] == 5
    assert all(each["files"] for each in report(tmp_path)["results"])


@pytest.mark.parametrize("harm", ["gone", "cut", "one bit", "touched"])
def test_a_file_that_is_not_as_it_was_is_made_again(harm: str, tmp_path: Path) -> None:
    complete(tmp_path, rows(4))
    whole = left_in(tmp_path)
    path = sorted((tmp_path / "out").glob("*.pdf"))[2]
    data = path.read_bytes()
    match harm:
        case "gone":
            path.unlink()
        case "cut":
            path.write_bytes(data[:-1])
        case "one bit":
            path.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
        case "touched":
            path.touch()
    assert resumed(tmp_path)["kept"] == (4 if harm == "touched" else 3)
    assert left_in(tmp_path) == whole


def test_a_row_whose_words_changed_is_made_again_and_the_others_stay(tmp_path: Path) -> None:
    named = ("--name", "{序号}_{标语}")
    write_list(tmp_path, rows(4))
    called(command(tmp_path, *named))
    before = times(tmp_path)
    write_list(tmp_path, [*rows(4)[:3], "换了一条新标语"])
    facts = resumed(tmp_path, *named)
    assert (facts["kept"], facts["done"], facts["left"]) == (3, 4, 1)
    after = times(tmp_path)
    assert [name for name in after if after[name] != before.get(name)] == ["0004_换了一条新标语.pdf"]
    assert report(tmp_path)["left_files"] == [next(name for name in before if "第3条" in name)]


def test_a_row_that_moved_is_the_same_row(tmp_path: Path) -> None:
    write_list(tmp_path, rows(4))
    called(command(tmp_path, "--name", "{标语}"))
    write_list(tmp_path, ["新来的一条", *rows(4)])
    facts = resumed(tmp_path, "--name", "{标语}")
    assert (facts["kept"], facts["done"]) == (4, 5)
    assert [each["row"] for each in report(tmp_path)["results"]] == [2, 3, 4, 5, 6]


def test_a_column_that_fills_nothing_may_change(tmp_path: Path) -> None:
    complete(tmp_path, ["文明,甲", "礼貌,乙"], "标语,备注")
    write_list(tmp_path, ["文明,丙", "礼貌,丁"], "标语,备注")
    assert resumed(tmp_path)["kept"] == 2


@pytest.mark.parametrize(
    ("column", "was", "now"), [("尺寸", "8x0.7m", "6x0.7m"), ("材质", "牛津布", "旗帜布"), ("数量", "1", "2")]
)
def test_what_else_is_said_of_a_row_counts_too(column: str, was: str, now: str, tmp_path: Path) -> None:
    complete(tmp_path, [f"文明,{was}", f"礼貌,{was}"], f"标语,{column}")
    write_list(tmp_path, [f"文明,{was}", f"礼貌,{now}"], f"标语,{column}")
    assert resumed(tmp_path)["kept"] == 1


def test_a_picture_with_other_content_makes_its_row_again(tmp_path: Path) -> None:
    for name in "ab":
        Image.new("RGB", (400, 400), "red").save(tmp_path / f"{name}.png")
    table = Table(
        ("标语", "标志"),
        tuple(Row(n, {"标语": "好", "标志": f"{name}.png"}) for n, name in enumerate("ab", 2)),
    )
    assert here(tmp_path, table).kept == 0
    assert here(tmp_path, table, resume=True).kept == 2
    Image.new("RGB", (400, 400), "blue").save(tmp_path / "b.png")
    assert here(tmp_path, table, resume=True).kept == 1
    (tmp_path / "b.png").unlink()
    outcome = here(tmp_path, table, resume=True)
    assert (outcome.kept, [result.status for result in outcome.results]) == (1, ["done", "failed"])


def test_rows_that_failed_are_tried_again(tmp_path: Path) -> None:
    complete(tmp_path, ["文明,8x0.7m", "礼貌,八米"], "标语,尺寸")
    assert report(tmp_path)["failed"] == 1
    write_list(tmp_path, ["文明,8x0.7m", "礼貌,8x0.7m"], "标语,尺寸")
    facts = resumed(tmp_path)
    assert (facts["kept"], facts["done"]) == (1, 2)


@pytest.mark.parametrize(
    "other", [("--bleed", "5mm"), ("--size", "6x0.7m"), ("--format", "pdf,png", "--dpi", "5")]
)
def test_other_settings_make_all_rows_again_and_say_so(other: tuple[str, ...], tmp_path: Path) -> None:
    complete(tmp_path, rows(2))
    code, _, said = called(command(tmp_path, "--resume", *other))
    assert code == 0
    assert "全部重做" in said
    assert report(tmp_path)["done"] == 2


def test_resuming_where_nothing_was_makes_all_and_says_so(tmp_path: Path) -> None:
    write_list(tmp_path, rows(2))
    code, _, said = called(command(tmp_path, "--resume"))
    assert (code, report(tmp_path)["done"]) == (0, 2)
    assert "没有上次的记录" in said


def stopped(folder: Path, table: Table, after: int) -> None:
    def stop(standing: Standing) -> None:
        if standing.done == after:
            raise KeyboardInterrupt

    with pytest.raises(Cancelled):
        here(folder, table, progress=stop)


def test_what_was_done_before_a_stop_is_kept(tmp_path: Path) -> None:
    table = listed(*rows(30))
    stopped(tmp_path, table, 20)
    before = times(tmp_path)
    outcome = here(tmp_path, table, resume=True)
    assert (outcome.kept, len(outcome.results)) == (20, 30)
    assert before.items() <= times(tmp_path).items()


def test_a_new_run_over_an_unfinished_one_says_how_to_go_on(tmp_path: Path) -> None:
    table, told = listed(*rows(9)), list[Bilingual]()
    stopped(tmp_path, table, 4)
    assert here(tmp_path, table, told=told.append).kept == 0
    assert len(told) == 1
    assert "9 行做了 4 行" in told[0].zh
    assert "--resume" in told[0].zh


@pytest.mark.skipif(sys.platform != "linux", reason="POSIX signals")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("journal", ["late", "none"])
def test_what_a_killed_run_had_done_is_kept_whether_the_journal_knew_it_or_not(
    journal: str, jobs: int, tmp_path: Path
) -> None:
    write_list(tmp_path, [f"慢慢做第{n}条" for n in range(40)])
    process = started(command(tmp_path, "--jobs", str(jobs), module="tests.batch.poisoned"))
    while process.poll() is None and len(times(tmp_path)) < 12:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    before = times(tmp_path)
    if journal == "none":  # as where it was killed before it wrote the first group
        (tmp_path / "out" / ".postermaker" / "journal").unlink()
    facts = resumed(tmp_path)
    assert (
        len(before) - jobs <= facts["kept"] <= len(before)
    )  # a file is there a moment before its log's line
    assert facts["done"] == 40
    stays = [name for name, made in times(tmp_path).items() if before.get(name) == made]
    assert len(stays) == facts["kept"]
    assert resumed(tmp_path)["kept"] == 40


def logged_only(folder: Path, table: Table) -> Path:
    """A complete run whose journal knows nothing of its rows, only a worker's log does."""
    here(folder, table)
    kept = folder / "out" / ".postermaker"
    lines = (kept / "journal").read_bytes().splitlines(keepends=True)
    (kept / "worker-1").write_bytes(b"".join(lines))
    (kept / "journal").write_bytes(lines[0])
    return kept / "worker-1"


def test_a_logged_row_is_kept_only_if_its_file_is_as_it_was(tmp_path: Path) -> None:
    table = listed(*rows(5))
    logged_only(tmp_path, table)
    spoilt, gone, *_ = sorted((tmp_path / "out").glob("*.pdf"))
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    gone.unlink()
    outcome = here(tmp_path, table, resume=True)
    assert (outcome.kept, len(outcome.results)) == (3, 5)
    assert here(tmp_path, table, resume=True).kept == 5


def test_logs_of_another_run_are_no_past_of_this_one(tmp_path: Path) -> None:
    table = listed(*rows(3))
    log = logged_only(tmp_path, table)
    first = next(iter(unsealed(log.read_bytes())))
    other = first.replace(b'"digest":"', b'"digest":"0')
    log.write_bytes(sealed(other) + b"".join(log.read_bytes().splitlines(keepends=True)[1:]))
    assert here(tmp_path, table, resume=True).kept == 0


def test_a_run_that_is_killed_while_it_takes_logs_over_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = listed(*rows(4))
    log = logged_only(tmp_path, table)

    def killed(*_: object) -> None:
        raise SystemExit

    monkeypatch.setattr("postermaker.batch.running.commit", killed)
    with pytest.raises(SystemExit):
        here(tmp_path, table, resume=True)
    assert log.exists()
    monkeypatch.undo()
    assert here(tmp_path, table, resume=True).kept == 4


def test_kept_rows_show_what_was_read_over_now(tmp_path: Path) -> None:
    def noticed(*said: str, **how: Any) -> list[tuple[str, ...]]:
        table = listed(*rows(2))
        columns = match_columns(table.columns, FIELDS, {})
        tasks = [replace(task, notices=said) for task in name_tasks(table, None, columns.fields)]
        job = Job(
            document=DOCUMENT, folder=str(tmp_path / "out"), pictures=str(tmp_path), formats=(".pdf",),
            columns=columns, options=ExportOptions(created=datetime.now(), durable=False), locale=Locale.TAIWAN,
        )  # fmt: skip
        outcome = run(job, tasks, **how)
        assert outcome.kept == (2 if how else 0)
        return [result.notices for result in outcome.results]

    first = noticed("旧的提示")
    own = [said[:-1] for said in first]  # what converting the row's own words left in doubt
    assert first == [(*said, "旧的提示") for said in own]
    assert noticed("新的提示", "又一条", resume=True) == [(*said, "新的提示", "又一条") for said in own]
    assert noticed(resume=True) == own


def test_a_run_that_ended_is_no_reason_for_a_hint(tmp_path: Path) -> None:
    complete(tmp_path, rows(2))
    code, _, said = called(command(tmp_path))
    assert (code, said) == (0, "")
