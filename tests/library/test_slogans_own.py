"""The user's own slogans: taken in, kept, written out, and never lost to a damaged file."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.library.slogans.exchange import exported, from_lines, from_records
from postermaker.library.slogans.model import Slogan, Tone
from postermaker.library.slogans.own import Own, favoured, keep, most_used, read_own, used, with_collection
from postermaker.library.slogans.reading import slogans
from postermaker.tables.reading import read_table


def unread(text: str) -> Sequence[str]:
    return [""] * len(text)


def test_rows_become_slogans_and_each_other_row_has_its_reason() -> None:
    rows = [
        (2, {"标语": " 早市\n的豆浆 ", "主题": "街坊", "口吻": "亲切", "日期": "11-09 lunar:01-01/01-15"}),
        (3, {"标语": ""}),
        (4, {"标语": "早市 的豆浆"}),
        (5, {"标语": "字" * 61}),
        (6, {"标语": "{姓名}好"}),
        (7, {"标语": "好日子", "口吻": "凶"}),
        (8, {"标语": "好年景", "日期": "13-01"}),
    ]
    found = from_records(rows, lambda text: ["lǚ"])
    assert found.slogans == (
        Slogan(
            text="早市 的豆浆",
            topic="街坊",
            tone=Tone.WARM,
            dates=("11-09", "lunar:01-01/01-15"),
            reading="lv",
        ),
    )
    assert [each.number for each in found.left_out] == [4, 5, 6, 7, 8]
    assert [each.is_double for each in found.left_out] == [True, False, False, False, False]
    assert all(each.why.zh and each.why.en for each in found.left_out)


def test_a_text_is_a_slogan_a_line() -> None:
    found = from_lines("一句话好\r\n\r\n  两句话好\n一句话好\n", unread)
    assert [slogan.text for slogan in found.slogans] == ["一句话好", "两句话好"]
    assert [each.number for each in found.left_out] == [4]


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    ours = [msgspec.structs.replace(slogan, reading="") for slogan in slogans()]
    single = Slogan(text="单独一天", dates=("11-09", "lunar:08-15"))
    path = tmp_path / "标语.csv"
    path.write_bytes(exported([*ours, single], path))
    rows = read_table(path).rows
    back = from_records(((row.number, row.values) for row in rows), unread)
    assert back.left_out == ()
    assert back.slogans[:-1] == tuple(ours)
    assert back.slogans[-1].dates == ("11-09/11-09", "lunar:08-15/08-15")
    lines = exported(ours, Path("标语.txt")).decode("utf-8-sig")
    assert [slogan.text for slogan in from_lines(lines, unread).slogans] == [slogan.text for slogan in ours]
    with pytest.raises(InputFault, match=r"\.docx"):
        exported(ours, Path("标语.docx"))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "slogans.json"
    assert read_own(path) == Own()
    own = with_collection(Own(), "街道", [Slogan(text="早市的豆浆", tone=Tone.BLUNT)])
    own = used(used(favoured(own, "早市的豆浆"), "早市的豆浆"), "灶上常有人")
    own = used(own, "早市的豆浆")
    keep(own, path)
    assert read_own(path) == own
    assert most_used(own, 1) == ["早市的豆浆"]
    assert most_used(own, 9) == ["早市的豆浆", "灶上常有人"]
    assert [each.name for each in path.parent.iterdir()] == ["slogans.json"]
    assert favoured(own, "早市的豆浆", on=False).favourites == ()
    assert favoured(favoured(own, "乙"), "早市的豆浆").favourites == ("早市的豆浆", "乙")
    assert with_collection(own, "街道", []).slogans == ()


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"favourites": 3}', b'{"other": 1}', b"\xff" * 9])
def test_a_damaged_file_is_said_and_left_alone(damaged: bytes, tmp_path: Path) -> None:
    path = tmp_path / "slogans.json"
    path.write_bytes(damaged)
    with pytest.raises(InputFault, match=r"slogans\.json"):
        read_own(path)
    assert path.read_bytes() == damaged


def test_a_folder_that_can_not_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputFault, match="写不进"):
        keep(Own(), tmp_path / "file" / "slogans.json")


@given(st.lists(st.tuples(st.text(max_size=5), st.booleans())))
def test_favourites_are_as_a_plain_list_would_have_them(steps: list[tuple[str, bool]]) -> None:
    own, plain = Own(), list[str]()
    for text, on in steps:
        own = favoured(own, text, on=on)
        plain = [text] * on + [each for each in plain if each != text]
    assert list(own.favourites) == plain
