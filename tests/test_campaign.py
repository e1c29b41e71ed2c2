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


def rows_of(book: Path, sheet: str) -> list[dict[str, object]]:
    _, heads, *rows = openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_the_whole_report_names_the_piece_and_the_row_of_its_own_list(tmp_path: Path) -> None:
    path = small(tmp_path)
    make_campaign(read_campaign(path), tmp_path, tmp_path / "out", WHEN)
    told = rows_of(tmp_path / "out" / "报告.xlsx", "明细")
    assert [(each["项目"], each["行号"], each["内容"]) for each in told] == [
        ("横幅", 2, "第一条标语"), ("横幅", 3, "自己的标语"), ("横幅", 4, "第二条标语"),
        ("手机海报", 1, "第一条标语"), ("手机海报", 2, "第二条标语"),
    ]  # fmt: skip
    made = rows_of(tmp_path / "out" / "制作清单.xlsx", "清单")
    assert [(each["序号"], each["项目"], each["行号"]) for each in made[:5]] == [
        (1, "横幅", 2), (2, "横幅", 3), (3, "横幅", 4), (4, "手机海报", 1), (5, "手机海报", 2),
    ]  # fmt: skip
    assert (made[5]["序号"], made[5]["数量"]) == ("合计", 5)
    assert "项目" not in rows_of(tmp_path / "out" / "横幅" / "报告.xlsx", "明细")[0]


def test_slogans_of_lists_and_pieces_are_read_aloud_too(tmp_path: Path) -> None:
    text = SMALL.replace('file_name = "{点位}"', 'slogans = ["这一种的标语"]')
    (tmp_path / "x").mkdir()
    path = small(tmp_path / "x", text)
    (tmp_path / "x" / "点位.csv").write_text(
        "点位,标语\n东门,\n西门,自己的标语\n南门,自己的标语\n北门,坏字👽\n", "utf-8"
    )
    make_campaign(read_campaign(path), tmp_path / "x", tmp_path / "out", WHEN)
    said = (tmp_path / "out" / SPOKEN).read_text("utf-8-sig").splitlines()
    assert said == ["小活动", "", "第一条标语", "第二条标语", "这一种的标语", "自己的标语"]


def test_rows_that_failed_are_told_with_their_reasons_and_their_piece(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small(tmp_path)
    (tmp_path / "点位.csv").write_text(
        "点位,标语\n" + "".join(f"{n}号门,坏字👽\n" for n in range(1, 9)), "utf-8"
    )
    assert main(["campaign", str(path), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6
    assert said[0].startswith("  横幅 第 2 行 1号门：“👽”")
    assert "还有 3 行" in said[-1]


def test_a_hint_to_resume_names_its_piece(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small(tmp_path)
    assert main(["campaign", str(path), "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    (tmp_path / "out" / "手机海报" / ".postermaker" / "journal").unlink()
    assert main(["campaign", str(path), "-o", str(tmp_path / "out"), "--resume"]) == 0
    assert [line.split("：")[0] for line in capsys.readouterr().err.splitlines()] == ["手机海报"]


FAMILY = """
title = "冬季防火"
family = "fire-edge"
slogans = ["出门先关火 睡前再看锅"]
[[piece]]
name = "横幅"
product = "横幅"
[[piece]]
name = "首图"
product = "公众号封面"
format = "png"
[[piece]]
name = "另一件"
template = "poster-phone"
format = "png"
"""


def test_a_family_gives_each_product_its_template(tmp_path: Path) -> None:
    campaign = read_campaign(small(tmp_path, FAMILY))
    assert [piece.template for piece in campaign.piece] == [
        "fire-edge-banner",
        "fire-edge-cover",
        "poster-phone",
    ]
    made = make_campaign(campaign, tmp_path, tmp_path / "out", WHEN)
    assert [len(each.lines) for each in made] == [1, 1, 1]
    assert (tmp_path / "out" / "首图").is_dir()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('family = "fire-edge"', 'family = "fire-egde"', "是不是“fire-edge”"),
        ('family = "fire-edge"', "", "最上面就要写 family"),
        ('product = "横幅"', 'product = "名片"', "它有：横幅、"),
        ('product = "横幅"', 'product = "横幅"\ntemplate = "banner-red"', "只写一个"),
        ('product = "横幅"', "", "要写一个"),
        ('product = "横幅"', 'product = "横服"', "没有产品"),
    ],
)
def test_a_family_that_has_it_not_says_what_it_has(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(InputFault, match=told) as caught:
        read_campaign(small(tmp_path, FAMILY.replace(old, new, 1)))
    assert len(str(caught.value).splitlines()) == 1
