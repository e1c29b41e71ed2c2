"""Rows that ask for several products: each a file with its own template and size, each accounted for."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from postermaker.batch import several
from postermaker.batch.several import nearest
from postermaker.cli.main import main
from postermaker.library import templates
from tests.batch.running import report, write_list


def made(folder: Path, head: str, rows: list[str], *more: str) -> tuple[int, list[dict[str, Any]]]:
    write_list(folder, rows, head)
    code = main(["batch", "banner-red", str(folder / "list.csv"), "-o", str(folder / "out"), *more])
    return code, report(folder)["results"]


def facts(results: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(r["row"], r["order"]["product"], r["order"]["quantity"], r["status"]) for r in results]


def test_one_cell_may_name_several_products(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["平安,横幅、海报,2、10", "文明,海报,3", "礼让,,1", "和谐,横幅；手机海报,4"]
    code, results = made(tmp_path, "标语,产品,数量", rows)
    assert (code, facts(results)) == (0, [
        (2, "banner", 2, "done"), (2, "poster", 10, "done"), (3, "poster", 3, "done"),
        (4, "banner", 1, "done"), (5, "banner", 4, "done"), (5, "phone", 4, "done"),
    ])  # fmt: skip
    assert [result.get("part", 0) for result in results] == [1, 2, 0, 0, 1, 2]
    files = [name for result in results for name in result["files"]]
    assert len(set(files)) == 6
    assert sorted(
        path.name for path in (tmp_path / "out").iterdir() if path.suffix in (".pdf", ".png")
    ) == sorted(files)
    assert files[1].startswith("海报 42x59.4cm x10张")
    assert files[5].endswith(".png")  # a phone takes no PDF
    assert "4 行 6 样：完成 6" in capsys.readouterr().out
    _, _, *told = openpyxl.load_workbook(tmp_path / "out" / "报告.xlsx")["明细"].iter_rows(values_only=True)
    assert [(row[0], row[4], row[6]) for row in told][:2] == [(2, "横幅", 2), (2, "海报", 10)]


def test_products_may_have_columns_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "标语,点位,横幅数量,海报（张）,海报尺寸,海报材质,尺寸,材质"
    rows = ["平安,东门,2,5,A1,铜版纸,6x0.7m,牛津布", "文明,西门,0,3,,,,", "礼让,南门,,,,,,"]
    code, results = made(tmp_path, head, rows)
    capsys.readouterr()
    assert code == 1
    assert facts(results) == [
        (2, "banner", 2, "done"), (2, "poster", 5, "done"), (3, "poster", 3, "done"), (4, "banner", 1, "failed"),
    ]  # fmt: skip
    orders = [result["order"] for result in results]
    assert [(o["width"], o["height"], o.get("material")) for o in orders[:3]] == [
        (6000, 700, "牛津布"), (594, 841, "铜版纸"), (420, 594, None),
    ]  # fmt: skip
    assert "横幅数量" in results[3]["message"]
    assert "unused_columns" not in report(tmp_path) or report(tmp_path)["unused_columns"] == []


def test_sizes_in_turn_and_one_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ['平安,横幅、海报,"6x0.7m、A3"', "文明,海报、横幅,6x0.7m"]
    _, results = made(tmp_path, "标语,产品,尺寸", rows)
    capsys.readouterr()
    assert [(r["order"]["width"], r["order"]["height"]) for r in results] == [
        (6000, 700), (297, 420), (420, 594), (6000, 700),
    ]  # fmt: skip


def test_a_product_without_a_template_fails_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, "nearest", lambda key, template: "")
    code, results = made(tmp_path, "标语,产品", ["平安,横幅、海报", "文明,横幅、没有这种"])
    capsys.readouterr()
    assert code == 1
    assert [r["status"] for r in results] == ["done", "failed", "done", "failed"]
    assert "没有“海报”的模板" in results[1]["message"]
    assert "没有产品" in results[3]["message"]


@pytest.mark.parametrize("name", ["{点位}", "{标语}_{序号}"])
def test_names_never_collide_and_a_second_run_keeps_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = ["--name", name, "--approval"]
    code, first = made(tmp_path, "标语,点位,产品", ["平安,东门,横幅、海报", "平安,东门,横幅、海报"], *words)
    assert code == 0
    assert len({file for result in first for file in result["files"]}) == 4
    capsys.readouterr()
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.pdf")}
    code, again = made(
        tmp_path, "标语,点位,产品", ["平安,东门,横幅、海报", "平安,东门,横幅、海报"], *words, "--resume"
    )
    assert (code, again) == (0, first)
    assert "其中 4 行上次已做好" in capsys.readouterr().out
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.pdf")}


def test_the_nearest_template_shares_topics() -> None:
    wanted = templates.load("banner-red")
    found = templates.load(nearest("poster", str(templates.folder() / "banner-red")))
    shared = {t.id: len(set(t.topics) & set(wanted.topics)) for t in templates.search("", product="poster")}
    assert shared[found.id] == max(shared.values())


def test_a_list_of_one_product_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, results = made(tmp_path, "标语,产品", ["平安,横幅", "文明,条幅"])
    capsys.readouterr()
    assert (code, [r.get("part", 0) for r in results]) == (0, [0, 0])
    assert report(tmp_path)["other_columns"] == {"product": "产品"}
