"""A list in, every file out; each row accounted for, none able to stop another."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from postermaker.batch.job import Columns, Job, Role, RowResult
from postermaker.batch.matching import match_columns
from postermaker.batch.pace import Standing
from postermaker.batch.running import run
from postermaker.cli.main import main
from postermaker.document.model import Document, Field, FieldKind, Frame, Page, Picture, Text
from postermaker.errors import Cancelled, InputFault
from postermaker.export import ExportOptions
from postermaker.tables.reading import read_table
from postermaker.tables.values import Row, Table
from tests.batch.naming import name_tasks

FIELDS = (
    Field(key="slogan", label="标语", aliases=("口号",), required=True, max_chars=20),
    Field(key="sign", label="署名"),
    Field(key="logo", label="标志", kind=FieldKind.PICTURE),
)
FRAME = Frame(x=10, y=10, width=180, height=30)
DOCUMENT = Document(
    width=200, height=60, fields=FIELDS, pages=(Page(elements=(
        Text(id="slogan", frame=FRAME, content="{slogan}", size=12),
        Picture(id="logo", frame=Frame(x=0, y=0, width=9, height=9), field="logo"),
    )),),
)  # fmt: skip


def listed(*values: str, column: str = "标语") -> Table:
    return Table((column,), tuple(Row(number, {column: value}) for number, value in enumerate(values, 2)))


def make(
    folder: Path, table: Table, *, jobs: int = 1, formats: tuple[str, ...] = (".pdf",), **asked: str
) -> list[RowResult]:
    columns = match_columns(table.columns, DOCUMENT.fields, asked)
    job = Job(
        document=DOCUMENT, folder=str(folder / "out"), pictures=str(folder), formats=formats, columns=columns,
        options=ExportOptions(created=datetime(2026, 5, 1), dpi=20, durable=False),
    )  # fmt: skip
    return run(job, name_tasks(table, None, columns.fields), jobs=jobs).results


def report(folder: Path) -> dict[str, object]:
    body = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    assert isinstance(body, dict)
    return body


def test_columns_match_by_label_alias_key_and_request() -> None:
    table = Table(("Slogan", "单位", "尺寸", "x"), ())
    found = match_columns(table.columns, DOCUMENT.fields, {"署名": "单位"})
    assert found.fields == {"单位": "sign", "Slogan": "slogan"}
    assert found.roles == {Role.SIZE: "尺寸", Role.PLACE: "单位"}


@pytest.mark.parametrize("asked", [{"没有": "x"}, {"标语": "没有"}, {"": ""}, {"标语": "x", "署名": "x"}])
def test_a_request_that_cant_be_met_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(InputFault, match="--map"):
        match_columns(("x", "标语"), FIELDS, asked)


def test_a_list_in_which_nothing_matches_is_refused() -> None:
    with pytest.raises(InputFault, match="没有一列对得上"):
        match_columns(("甲", "乙"), FIELDS, {})


def test_a_row_that_fails_fails_alone_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    Image.new("RGB", (4, 4), "red").save(tmp_path / "good.png")
    (tmp_path / "list.csv").write_text(
        "标语,尺寸,标志\n好,,\n,300x100,\n" + "奋" * 21 + ",,\n好,8x,\n好,,text.png\n好,,none.png\n好,,a\x00b.png\n好👽,,\n"
        "好,300x100,good.png\n", "utf-8",
    )  # fmt: skip
    results = make(tmp_path, read_table(tmp_path / "list.csv"))
    assert [result.status for result in results] == ["done", *["failed"] * 7, "done"]
    body = report(tmp_path)
    assert (body["rows"], body["done"], body["failed"], body["missing"]) == (9, 2, 7, 0)
    said = {each["row"]: each.get("message", "") for each in body["results"]}  # type: ignore[attr-defined]
    assert list(said) == list(range(2, 11))
    for row, word in {3: "是空的", 4: "21 个字", 5: "8x", 6: "text.png", 7: "none.png", 8: "图片"}.items():
        assert word in said[row]
    files = {path.name for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert files == {"report.json", "001_好.pdf", "009_好.pdf"}


@pytest.mark.parametrize("row", ["奋斗,青禾,白石", "奋斗,青禾,,白石"])
def test_a_row_with_more_cells_than_the_header_fails_instead_of_losing_one(row: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(f"标语,署名\n{row}\n好,是,\n", "utf-8")
    results = make(tmp_path, read_table(tmp_path / "list.csv"))
    assert [result.status for result in results] == ["failed", "done"]
    assert "白石" in results[0].message


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#VALUE!"])
def test_an_error_of_excel_is_never_printed(error: str, tmp_path: Path) -> None:
    results = make(tmp_path, listed("好", error, "好"))
    assert [result.status for result in results] == ["done", "failed", "done"]
    assert error in results[1].message


def test_a_row_that_meets_a_fault_of_ours_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from postermaker.batch import rows

    real = rows.fill

    def breaking(document: Document, record: dict[str, str], pictures: Path) -> Document:
        if record["slogan"] == "坏":
            raise IndexError("a fault of ours")
        return real(document, record, pictures)

    monkeypatch.setattr(rows, "fill", breaking)
    results = make(tmp_path, listed("好", "坏", "好"))
    assert [result.status for result in results] == ["done", "failed", "done"]
    assert "IndexError" in results[1].message


def test_a_list_without_rows_gives_a_report(tmp_path: Path) -> None:
    assert make(tmp_path, listed()) == []
    assert report(tmp_path)["rows"] == 0


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name != "report.json"
    }


def test_two_jobs_make_the_same_files_and_report_as_one(tmp_path: Path) -> None:
    table = listed(*(f"标语{n}" if n % 7 else "" for n in range(32)))
    formats = (".pdf", ".png")
    outcomes = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        results = make(folder, table, jobs=jobs, formats=formats)
        outcomes.append((results, contents(folder / "out"), {**report(folder), "finished": ""}))
    assert outcomes[0] == outcomes[1]
    assert len(outcomes[0][1]) == 2 * sum(result.status == "done" for result in outcomes[0][0]) > 50


def test_a_second_run_makes_the_same_files_again(tmp_path: Path) -> None:
    make(tmp_path, listed("甲", "甲", "乙"))
    first = contents(tmp_path / "out")
    make(tmp_path, listed("甲", "甲", "乙"))
    assert contents(tmp_path / "out") == first


@pytest.mark.parametrize("place", ["file/out", "file"])
def test_a_folder_that_cant_be_made_is_refused_before_any_work(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    job = Job(
        document=DOCUMENT,
        folder=str(tmp_path / place),
        pictures=".",
        formats=(".pdf",),
        options=ExportOptions(),
        columns=Columns({}),
    )
    with pytest.raises(InputFault, match="写不进"):
        run(job, [])


def test_cancelling_keeps_what_is_done_and_reports_it(tmp_path: Path) -> None:
    table = listed(*"甲乙丙丁")
    job = Job(
        document=DOCUMENT,
        folder=str(tmp_path / "out"),
        pictures=".",
        formats=(".pdf",),
        options=ExportOptions(),
        columns=Columns({"标语": "slogan"}),
    )

    def stop(standing: Standing) -> None:
        if standing.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(Cancelled):
        run(job, name_tasks(table, None, job.columns.fields), progress=stop)
    assert sorted(contents(tmp_path / "out")) == ["001_甲.pdf", "002_乙.pdf"]
    body = report(tmp_path)
    assert (body["rows"], body["done"], body["missing"]) == (4, 2, 2)


def importing_workers(process: int) -> list[str]:
    """The processes below a batch's own that have begun to load our modules."""
    found = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # gone meanwhile
            for child in children.read_text().split():
                if "msgspec" in Path(f"/proc/{child}/maps").read_text("utf-8", "replace"):
                    found.append(child)
    return found


def test_ctrl_c_that_a_library_swallowed_stops_after_the_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from postermaker.batch import rows

    real = rows.export

    def swallowing(*args: Any) -> Any:
        # as PySide does where the signal falls into the look-up of an enum's member
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        return real(*args)

    monkeypatch.setattr(rows, "export", swallowing)
    (tmp_path / "list.csv").write_text("标语\n甲\n乙\n丙\n", "utf-8")
    words = ["batch", "banner-red", str(tmp_path / "list.csv"), "-o", str(tmp_path / "out")]
    assert main(words) == 130
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (report(tmp_path)["done"], report(tmp_path)["missing"]) == (1, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="POSIX signals, Linux's list of processes")
@pytest.mark.parametrize(("jobs", "when"), [(1, "writing"), (2, "starting"), (2, "writing")])
def test_ctrl_c_leaves_whole_files_a_report_and_one_line(jobs: int, when: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("标语\n" + "文明藏在日常里\n" * 5000, "utf-8")
    out = tmp_path / "out"
    words = [
        "-m",
        "postermaker",
        "batch",
        "banner-red",
        tmp_path / "list.csv",
        "-o",
        out,
        "--format",
        "png",
        "--jobs",
        str(jobs),
    ]
    # a session of its own: the signal goes to the group, as a terminal sends it
    process = subprocess.Popen(
        [sys.executable, *words, "--dpi", "10"], stderr=subprocess.PIPE, start_new_session=True
    )
    ready = {
        "starting": lambda: (out / "report.json").exists() and importing_workers(process.pid),
        "writing": lambda: list(out.glob("*.png")),
    }[when]
    while process.poll() is None and not ready():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(said.decode().splitlines()) == 1, said.decode()
    left = {path.name for path in out.iterdir() if path.is_file()}
    assert not [name for name in left if name.endswith(".part")]
    assert len(left) < 5000
    for name in left - {"report.json"}:
        Image.open(out / name).load()
    body = report(tmp_path)
    assert body["rows"] == 5000
    assert sum(body[part] for part in ("done", "problems", "failed", "missing")) == 5000  # type: ignore[misc]


@pytest.mark.parametrize("dpi", ["nan", "inf", "-5", "0", "1e9"])
def test_a_resolution_that_nobody_means_is_refused(
    dpi: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text("标语\n好\n", "utf-8")
    words = [
        "batch",
        "banner-red",
        str(tmp_path / "list.csv"),
        "-o",
        str(tmp_path / "out"),
        "--format",
        "png",
        f"--dpi={dpi}",
    ]
    assert main(words) == 2
    assert "--dpi" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_more_jobs_than_rows_start_no_process_in_vain(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("标语\n好\n", "utf-8")
    words = [
        "-m",
        "postermaker",
        "batch",
        "banner-red",
        tmp_path / "list.csv",
        "-o",
        tmp_path / "out",
        "--jobs",
        "16",
    ]
    done = subprocess.run([sys.executable, *words], capture_output=True, timeout=120, check=False)
    # the pool ends while they are still starting, and each would say so in a traceback
    assert (done.returncode, done.stderr.decode()) == (0, "")
