"""`products` and `presets`: for people in two languages, for programs as JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from postermaker.cli.main import main
from postermaker.library.presets import presets
from postermaker.library.products import products

CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"


def called(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def facts(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    def no_constant(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    code, out, err = called(capsys, *words, "--json")
    assert (code, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out, parse_constant=no_constant)
    return found


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTERMAKER_LANG", "en")


def test_products_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "products")
    assert (code, err) == (0, "")
    rows = out.splitlines()
    assert [row.split()[0] for row in rows] == list(products())
    assert all(p.name in row and p.sizes[0] in row for p, row in zip(products().values(), rows, strict=True))


@pytest.mark.parametrize("command", ["products", "presets"])
@pytest.mark.usefixtures("english")
def test_english_holds_no_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, command)
    assert code == 0
    assert not re.search(CHINESE, out)


@pytest.mark.parametrize("key", products())
@pytest.mark.usefixtures("english")
def test_a_product_in_full_holds_no_chinese_in_english(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "products", key)
    assert code == 0
    assert not re.search(CHINESE, out)
    assert products()[key].note_english in out


def test_a_product_in_full_says_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    for said in ("喷绘", "backdrop", "Inkjet Backdrop"):
        code, out, err = called(capsys, "products", said)
        assert (code, err) == (0, "")
        for rule in (
            "白边 100 mm",
            "扣距不超过 500 mm",
            "四色黑",
            "出血：0 mm",
            "3200",
            "30 m² 以内 45",
            "TIF",
            "large-pdf",
        ):
            assert rule in out
    assert "下 200 mm" in called(capsys, "products", "易拉宝")[1]
    leaflet = called(capsys, "products", "宣传单")[1]
    assert "出血：3 mm" in leaflet
    assert "叠印" in leaflet
    assert "后加工" not in leaflet, "what is nothing is left out"


def test_the_facts_of_products_carry_their_units(capsys: pytest.CaptureFixture[str]) -> None:
    found = {p["key"]: p for p in facts(capsys, "products")}
    assert list(found) == list(products())
    banner = found["banner"]
    assert banner["sizes_mm"][0] == [8000, 700]
    assert (banner["bleed_mm"], banner["distance_m"], banner["dpi"], banner["dpi_by_area"]) == (
        0,
        5,
        72,
        None,
    )
    assert banner["finishing"]["eyelets"]["edge_mm"] == 25
    assert found["rollup"]["hidden_mm"] == {"left": 0, "top": 25, "right": 0, "bottom": 200}
    assert found["backdrop"]["dpi"] is None
    assert found["backdrop"]["dpi_by_area"][-1] == {"up_to_m2": None, "dpi": 15}
    assert found["lamp-banner"]["finishing"]["pockets_mm"]["top"] == 80
    assert found["leaflet"]["ink_limit_percent"] == 300
    assert {len(p) for p in found.values()} == {len(banner)}


def test_one_product_as_json_is_a_list_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert [p["key"] for p in facts(capsys, "products", "易拉宝")] == ["rollup"]


def test_presets_are_a_line_each_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "presets")
    assert (code, err) == (0, "")
    assert [row.split()[0] for row in out.splitlines()] == list(presets())
    found = {p["key"]: p for p in facts(capsys, "presets")}
    assert list(found) == list(presets())
    assert (found["large-pdf-1to10"]["scale"], found["pdf-x4"]["bleed_mm"], found["pdf-x4"]["dpi"]) == (
        10,
        None,
        None,
    )
    assert (found["office-pdf"]["overlap_mm"], found["office-pdf"]["sheet"]) == (10, "A4")


def test_a_preset_of_ones_own_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "店.toml"
    path.write_text('base = "pdf-x4"\nbleed = 5\n', "utf-8")
    assert facts(capsys, "presets", str(path))[0]["bleed_mm"] == 5
    assert "店" in called(capsys, "presets", str(path))[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["products", "易拉保"], "是不是“易拉宝”"),
        (["products", ""], "没有产品"),
        (["products", "a", "b"], "b"),
        (["products", "--frob"], "--frob"),
        (["presets", "large-tif"], "是不是“large-tiff”"),
        (["presets", ""], "没有输出预设"),
        (["presets", "none.toml"], "none.toml"),
        (["presets", "--js"], "--js"),
    ],
)
def test_a_wrong_call_is_one_line_with_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(capsys, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
