"""`postermaker batch` as it is called: what it tells before and after a run."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from postermaker.cli.main import main
from tests.batch.running import command, report, write_list


def called(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    code = main(["batch", "banner-red", str(folder / "list.csv"), "-o", str(folder / "out"), *more])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_dry_run_tells_what_was_understood_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(tmp_path, [f"第{n}条,8x0.7m,2,甲" for n in range(5)], "标语,尺寸,数量,经办")
    code, said, _ = called(tmp_path, capsys, "--dry-run")
    assert code == 0
    for word in (
        "5 行",
        "标语 → 标语",
        "数量 → 数量",
        "没有用到的列：经办",
        "横幅 800x70cm x2张 四角打扣_0001.pdf",
        "横幅 800x70cm x2张 四角打扣_0003.pdf",
    ):
        assert word in said, said
    assert "004_" not in said
    assert not (tmp_path / "out").exists()


def test_rows_that_are_no_records_are_told_not_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(tmp_path, ["文明,1", "礼貌,2", "合计,3"], "标语,数量")
    code, _, said = called(tmp_path, capsys)
    assert code == 0
    assert "没有读入 1 行" in said
    left = report(tmp_path)["omitted_rows"][0]
    assert (left["row"], left["message"]) == (4, "合计行")


@pytest.mark.parametrize(
    "words", [["--deadline", "0"], ["--deadline", "-1"], ["--deadline", "nan"], ["--jobs", "0"]]
)
def test_a_number_that_wont_do_is_refused(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(tmp_path, ["文明"])
    code, _, said = called(tmp_path, capsys, *words)
    assert code == 2
    assert words[0] in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["POSTERMAKER_DEADLINE", "POSTERMAKER_WORKER_MB"])
def test_a_setting_of_the_environment_that_wont_do_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "viel")
    write_list(tmp_path, ["文明"])
    code, _, said = called(tmp_path, capsys)
    assert code == 2
    assert "viel" in said


def test_json_counts_what_was_kept_and_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = ("--name", "{序号}_{标语}")
    write_list(tmp_path, ["文明", "礼貌"])
    called(tmp_path, capsys, *named)
    write_list(tmp_path, ["文明", "友善"])
    code, said, err = called(tmp_path, capsys, *named, "--resume", "--json")
    assert (code, err) == (0, "")
    facts = json.loads(said)
    assert (facts["rows"], facts["done"], facts["kept"], facts["left"]) == (2, 2, 1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_terminal_sees_a_bar_with_rate(tmp_path: Path) -> None:
    write_list(tmp_path, [f"慢慢做第{n}条" for n in range(12)])
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(tmp_path, "--jobs", "2", module="tests.batch.poisoned"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # the other side was closed
            break
        if not data:
            break
        seen += data
    os.close(ours)
    assert process.communicate()[0]
    assert process.returncode == 0
    text = seen.decode()
    assert "行/秒" in text
    assert "/12" in text
