"""A campaign's file to everything it names."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from postermaker.campaign import SPOKEN, make_campaign, read_campaign
from postermaker.cli.main import main
from postermaker.errors import InputFault

SAMPLE = Path(__file__).parents[1] / "docs" / "sample-campaign" / "campaign.toml"
WHEN = datetime(2026, 11, 1, 8, 0)

SMALL = """
title = "小活动"
slogans = ["第一条标语", "第二条标语"]
[values]
"署名" = "东山区"
[[piece]]
name = "横幅"
template = "banner-red"
list = "点位.csv"
file_name = "{点位}"
approval = false
[[piece]]
name = "手机海报"
template = "poster-phone"
format = "png"
"""


def small(folder: Path, text: str = SMALL) -> Path:
    path = folder / "活动.toml"
    path.write_text(text, "utf-8")
    (folder / "点位.csv").write_text("点位,标语\n东门,\n西门,自己的标语\n南门,\n", "utf-8")
    return path


def below(folder: Path) -> dict[str, bytes]:
    files = (
        path for path in folder.rglob("*") if path.is_file() and path.name not in ("report.json", "journal")
    )
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_sample_makes_every_product(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["campaign", str(SAMPLE), "-o", str(tmp_path / "out")]) == 0
    campaign = read_campaign(SAMPLE)
    for piece in campaign.piece:
        assert list((tmp_path / "out" / piece.name).glob("*.p*")), piece.name
    said = (tmp_path / "out" / SPOKEN).read_text("utf-8-sig")
    assert all(slogan in said for slogan in campaign.slogans)
    assert capsys.readouterr().err == ""


def test_rows_without_a_slogan_take_the_campaigns_in_turn(tmp_path: Path) -> None:
    made = make_campaign(read_campaign(small(tmp_path)), tmp_path, tmp_path / "out", WHEN)
    assert [line.title for line in made[0].lines] == ["第一条标语", "自己的标语", "第二条标语"]
    assert [line.files for line in made[0].lines] == [("东门.pdf",), ("西门.pdf",), ("南门.pdf",)]
    assert [line.title for line in made[1].lines] == ["第一条标语", "第二条标语"]
    book = openpyxl.load_workbook(tmp_path / "out" / "报告.xlsx")
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("横幅/东门.pdf" in cell for cell in cells)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    campaign = read_campaign(small(tmp_path))
    make_campaign(campaign, tmp_path, tmp_path / "out", WHEN)
    before = below(tmp_path / "out")
    (tmp_path / "out" / "横幅" / "西门.pdf").unlink()
    make_campaign(campaign, tmp_path, tmp_path / "out", WHEN, resume=True)
    assert below(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "小活动"', 'title = ""'),
        ('slogans = ["第一条标语", "第二条标语"]', "slogans = []"),
        ('template = "banner-red"', 'template = "banner-rd"'),
        ('list = "点位.csv"', 'list = "没有.csv"'),
        ('format = "png"', 'format = "doc"'),
        ('name = "手机海报"', 'name = "横幅"'),
        ("approval = false", "approve = false"),
        ("[values]", "[values"),
        ('"署名" = "东山区"', '"署各" = "东山区"'),
        ("approval = false", 'size = "很大"'),
        ("approval = false", 'preset = "led"'),
        ("approval = false", '[piece.values]\n"没有这个字段" = "x"'),
    ],
)
def test_a_bad_campaign_is_one_line_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    path = small(tmp_path, SMALL.replace(old, new, 1))
    assert main(["campaign", str(path), "-o", str(tmp_path / "out")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_missing_campaign_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="读不了"):
        read_campaign(tmp_path / "没有.toml")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_campaign_may_be_saved_by_an_offices_editor(tmp_path: Path, encoding: str) -> None:
    path = small(tmp_path)
    path.write_bytes(SMALL.encode(encoding))
    assert read_campaign(path).title == "小活动"
