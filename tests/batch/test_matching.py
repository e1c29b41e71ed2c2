"""Columns named by hand, and calls that are refused with one line before anything is made."""

from pathlib import Path

import pytest

from postermaker.batch.job import Role
from postermaker.batch.matching import match_columns
from postermaker.cli.main import main
from postermaker.document.model import Field, FieldKind
from postermaker.errors import InputFault
from postermaker.library import templates
from tests.batch.running import report, write_list

FIELDS = (
    Field(key="slogan", label="标语", required=True),
    Field(key="logo", label="标志", kind=FieldKind.PICTURE),
)


@pytest.mark.parametrize(
    ("asked", "role", "column"),
    [
        ({"地点": "甲"}, Role.PLACE, "甲"), ({"点位": "甲"}, Role.PLACE, "甲"), ({"数量": "甲"}, Role.QUANTITY, "甲"),
        ({"尺寸": "甲"}, Role.SIZE, "甲"), ({"材质": "甲"}, Role.MATERIAL, "甲"), ({"工艺": "甲"}, Role.FINISHING, "甲"),
        ({"宽": "甲", "高": "乙"}, Role.WIDTH, "甲"), ({"宽": "甲", "高": "乙"}, Role.HEIGHT, "乙"),
        ({"长": "甲", "宽": "乙"}, Role.WIDTH, "甲"), ({"长": "甲", "宽": "乙"}, Role.HEIGHT, "乙"),
        ({"宽": "乙", "长": "甲"}, Role.HEIGHT, "乙"),
    ],
)  # fmt: skip
def test_what_else_columns_say_may_be_named_by_hand(asked: dict[str, str], role: Role, column: str) -> None:
    found = match_columns(("标语", "甲", "乙", "数量"), FIELDS, asked)
    assert found.roles[role] == column
    assert found.fields == {"标语": "slogan"}


def test_the_only_picture_may_be_named_so() -> None:
    assert match_columns(("标语", "甲"), FIELDS, {"图片": "甲"}).fields == {"标语": "slogan", "甲": "logo"}
    leaflet = templates.load("leaflet-a4").fields  # has a field of that name
    assert match_columns(("标题", "甲"), leaflet, {"图片": "甲"}).fields["甲"] == "picture"


@pytest.mark.parametrize("asked", [{"宽": "甲"}, {"高": "甲"}, {"地点": "没有"}, {"图片": "没有"}])
def test_what_is_asked_for_and_can_not_be_met_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(InputFault, match="--map"):
        match_columns(("标语", "甲"), FIELDS, asked)


def called(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    code = main(["batch", "banner-red", str(folder / "list.csv"), "-o", str(folder / "out"), *more])
    return code, capsys.readouterr().err.splitlines()


def test_a_place_named_by_hand_is_in_names_and_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(tmp_path, ["平安,东门广场"], "标语,挂在哪")
    code, said = called(tmp_path, capsys, "--map", "地点=挂在哪")
    assert (code, said) == (0, [])
    assert report(tmp_path)["results"][0]["order"]["place"] == "东门广场"
    assert "东门广场" in report(tmp_path)["results"][0]["files"][0]


@pytest.mark.parametrize(("rows", "word"), [([], "只有表头"), (["合计"], "合计行")])
def test_a_list_with_a_header_only_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[str], word: str
) -> None:
    write_list(tmp_path, rows)
    code, said = called(tmp_path, capsys)
    assert (code, len(said)) == (2, 1)
    assert word in said[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "at"), [("{标语_{序号}", 1), ("横幅{标语", 3), ("{标语}_序号}", 8), ("}", 1)]
)
def test_a_brace_alone_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, at: int
) -> None:
    write_list(tmp_path, ["平安"])
    code, said = called(tmp_path, capsys, "--name", name)
    assert (code, len(said)) == (2, 1)
    assert f"第 {at} 个字符" in said[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("head", "row", "more", "word"),
    [
        ("口号,署名", ",青禾", ("--map", "标语=口号"), "“口号”是空的"),
        ("署名", "青禾", (), "没有“标语”这一列"),
        ("标语,模板", ",poster-a2", (), "“标题”是空的"),
    ],
)
def test_an_empty_cell_is_told_in_the_words_of_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, row: str, more: tuple[str, ...], word: str
) -> None:
    write_list(tmp_path, [row], head)
    code, _ = called(tmp_path, capsys, *more)
    assert code == 1
    message = report(tmp_path)["results"][0]["message"]
    assert word in message
    assert "--set" not in message
