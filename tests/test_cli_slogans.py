"""`postermaker slogans`: found, taken in, written out."""

import json
from datetime import date
from pathlib import Path

import pytest

from postermaker.cli.main import main
from postermaker.cli.slogans import _day, _lengths
from postermaker.library.slogans.reading import slogans, topics


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings" / "slogans.json"
    monkeypatch.setenv("POSTERMAKER_SLOGANS", str(path))
    return path


def called(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["slogans", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_without_a_wish_the_topics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys)
    assert (code, err) == (0, "")
    assert [row.split() for row in out.splitlines()] == [
        [t.key, str(len(t.slogans)), t.name] for t in topics()
    ]


def test_found_ones_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(
        capsys, "--search", "yantou", "--topic", "防火", "--tone", "rhymed", "--length", "8-20"
    )
    assert (code, err) == (0, "")
    assert out == "烟头踩灭再离手 火苗没处可溜走  〔消防 押韵〕\n"
    assert called(capsys, "--search", "没有谁这样说过") == (0, "", "")


def test_facts_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "--json")
    assert code == 0
    found = json.loads(out)
    assert [each["text"] for each in found] == [slogan.text for slogan in slogans()]
    assert {len(each) for each in found} == {8}
    code, out, _ = called(capsys, "--date", "11-09", "--audience", "学校", "--topic", "fire", "--json")
    assert {each["occasion"] for each in json.loads(out)} == {"消防日"}


def test_a_text_is_taken_in_and_found(own: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "街道.txt"
    path.write_bytes("早市的豆浆趁热喝\n\n早市的豆浆趁热喝\n我们街道真热闹\n".encode("gb18030"))
    code, out, err = called(capsys, "--import", str(path))
    assert code == 0, "doubles are no problem"
    assert "收进 2 条" in out
    assert "第 3 行" in err
    assert own.is_file()
    assert called(capsys, "--search", "zsddj")[1].startswith("早市的豆浆")
    assert "街道" in called(capsys)[1]


def test_lists_are_taken_in_by_their_column_or_without_a_header(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "带表头.csv"
    path.write_text("序号,标语,主题\n1,早市的豆浆趁热喝,街坊\n2,{甲}你好,街坊\n", "utf-8")
    code, out, err = called(capsys, "--import", str(path))
    assert code == 1
    assert "收进 1 条" in out
    assert "第 3 行没收" in err
    path = tmp_path / "没表头.csv"
    path.write_text("河边的柳树发芽了\n桥上的灯亮起来了\n", "utf-8")
    code, out, err = called(capsys, "--import", str(path))
    assert (code, err) == (0, "")
    assert "收进 2 条" in out


def test_a_workbook_is_taken_in(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["标语", "口吻"], ["早市的豆浆趁热喝", "亲切"], ["桥上的灯亮起来了", None]):
        book.active.append(row)
    book.save(tmp_path / "表.xlsx")
    code, _, err = called(capsys, "--import", str(tmp_path / "表.xlsx"))
    assert (code, err) == (0, "")
    assert json.loads(called(capsys, "--search", "早市", "--json")[1])[0]["tone"] == "亲切"


def test_found_ones_are_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "消防.txt"
    code, _, err = called(capsys, "--topic", "消防", "--export", str(path))
    assert (code, err) == (0, "")
    fire = next(topic for topic in topics() if topic.key == "fire")
    assert path.read_text("utf-8-sig").splitlines() == [slogan.text for slogan in fire.slogans]


def test_a_damaged_file_of_ones_own_keeps_nobody_from_ours(
    own: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own.parent.mkdir()
    own.write_bytes(b"{")
    code, out, err = called(capsys, "--topic", "消防")
    assert code == 1
    assert out
    assert len(err.splitlines()) == 1
    path = tmp_path / "新.txt"
    path.write_text("早市的豆浆趁热喝\n", "utf-8")
    assert called(capsys, "--import", str(path))[0] == 2
    assert own.read_bytes() == b"{"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--topic", "反炸"], "是不是“反诈”"),
        (["--tone", "凶"], "--tone"),
        (["--length", "a-b"], "认不出字数"),
        (["--length", "-"], "认不出字数"),
        (["--date", "02-30"], "认不出日期"),
        (["--date", "明天"], "认不出日期"),
        (["--import", "none.txt"], "none.txt"),
        (["--import", "none.csv"], "none.csv"),
        (["--export", "a.docx"], ".docx"),
    ],
)
def test_a_wrong_call_is_one_line_with_code_2(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(capsys, *words)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1


def test_a_file_without_slogans_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("\n\n", "utf-8")
    (tmp_path / "两列.csv").write_text("甲,乙\n1,2\n", "utf-8")
    for name in ("空.txt", "两列.csv"):
        code, _, err = called(capsys, "--import", str(tmp_path / name))
        assert code == 2
        assert "里没有标语" in err


def test_ranges_of_length_and_days() -> None:
    assert [_lengths(said) for said in ("", "8-16", "8-", "-16", "12")] == [
        (0, 1_000),
        (8, 16),
        (8, 1_000),
        (0, 16),
        (12, 12),
    ]
    today = date(2026, 11, 27)
    assert _day("today", today) == today
    assert _day("11-27", today) == today
    assert _day("11-26", today) == date(2027, 11, 26)
    assert _day("2-29", today) == date(2028, 2, 29)
    assert _day("2-29", date(2096, 3, 1)) == date(2104, 2, 29)
    assert _day("2025-01-29", today) == date(2025, 1, 29)
