"""What only shows over all rows, and that it takes no time."""

import cProfile
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.errors import Severity
from postermaker.proofreading.own import OwnWords
from postermaker.proofreading.proof import proofread_list
from postermaker.proofreading.rows import RowText


def rows(*texts: str, column: str = "标语") -> list[RowText]:
    return [RowText(n, f"点{n}", "", {column: text}) for n, text in enumerate(texts, 2)]


def rules(list_of: list[RowText], **how: Path) -> dict[int, list[str]]:
    return {number: [each.rule for each in found] for number, found in proofread_list(list_of, **how).items()}


def test_doubles_and_two_sizes() -> None:
    made = [
        RowText(2, "东门", "", {"标语": "平安"}, size="8x0.7m"),
        RowText(3, "东门", "", {"标语": "平安"}, size="8x0.7m"),
        RowText(4, "东门", "", {"标语": "平安"}, size="6x0.7m"),
        RowText(5, "西门", "", {"标语": "平安"}, size="6x0.7m"),
    ]
    assert rules(made) == {3: ["row-duplicate"], 4: ["place-two-sizes"]}
    assert "第 2 行" in proofread_list(made)[3][0].message.zh


def test_an_empty_place() -> None:
    made = [RowText(n, "" if n == 4 else f"点{n}", "", {"标语": f"平安{n}"}) for n in range(2, 8)]
    assert rules(made) == {4: ["place-empty"]}
    assert rules([RowText(n, "", "", {"标语": f"平安{n}"}) for n in range(2, 8)]) == {}


def test_odd_quantities() -> None:
    made = [RowText(n, f"点{n}", "", {}, quantity=q) for n, q in enumerate([*range(1, 21), 10000, 0], 2)]
    assert rules(made) == {22: ["quantity-odd"], 23: ["quantity-odd"]}
    assert rules([RowText(n, f"点{n}", "", {}, quantity=500) for n in range(2, 20)]) == {}


def test_a_long_text() -> None:
    assert rules(rows(*(f"平安是福{n}" for n in range(9)), "平安" * 20)) == {11: ["text-long"]}


def test_endings() -> None:
    few = rows(*(f"平安是福{'一二三四五六七八九十甲乙'[n]}" for n in range(12)), "平安到家。")
    assert rules(few) == {14: ["end-mark-differs"]}
    half = rows(*(f"平安是福{'一二三四五六七八九十'[n]}{'。' * (n % 2)}" for n in range(10)))
    assert len(rules(half)) == 1
    assert rules(rows(*(f"平安是福{'一二三四五六七八九十'[n]}！" for n in range(10)), "平安到家")) == {}


def test_a_number_that_differs() -> None:
    made = rows(*["活动5月1日开始"] * 9, "活动5月11日开始")
    (found,) = proofread_list(made)[11]
    assert (found.rule, found.words, found.start, found.suggestion) == ("number-differs", "11", 4, "1")
    assert rules(rows(*(f"电话{n}{n}{n}" for n in range(10)))) == {}


def test_pictures(tmp_path: Path) -> None:
    made = rows("东.jpg", "", "西.jpg", "北.jpg", column="图片")
    assert rules(made) == {3: ["picture-missing"]}
    (tmp_path / "东.jpg").touch()
    (tmp_path / "西.jpg").touch()
    assert rules(made, pictures=tmp_path) == {3: ["picture-missing"], 5: ["picture-missing"]}


def test_samples_left() -> None:
    made = [
        RowText(2, "白石镇", "", {"标语": "平安青禾", "电话": "0000-0000"}),
        RowText(3, "青禾区", "", {"标语": "平安青禾"}),
        RowText(4, "白石镇", "", {"标语": "灯火万家"}),
    ]
    found = proofread_list(made, samples=["灯火万家"])
    assert {number: [(e.rule, e.words, e.severity) for e in each] for number, each in found.items()} == {
        2: [("sample-left", "青禾", Severity.ERROR), ("sample-left", "0000-0000", Severity.ERROR)],
        4: [("sample-left", "灯火万家", Severity.ERROR)],
    }


def test_remarks_of_a_text_reach_every_row_that_has_it() -> None:
    found = proofread_list(rows("己经开始", "平安", "己经开始"), OwnWords(forbidden=("平安",)))
    assert {number: [each.rule for each in each_row] for number, each_row in found.items()} == {
        2: ["word-wrong"],
        3: ["word-forbidden"],
        4: ["word-wrong"],
    }
    assert found[2][0].field == "标语"


@pytest.mark.parametrize("made", [[], [RowText(2)], [RowText(2, texts={"标语": ""})] * 3])
def test_a_list_of_nothing(made: list[RowText]) -> None:
    proofread_list(made)


def calls(rows: list[RowText]) -> int:
    """How many calls reading a list over makes: its work, whatever else the machine does."""
    profile = cProfile.Profile()
    profile.runcall(proofread_list, rows)
    return sum(each.callcount for each in profile.getstats())


def test_the_work_grows_with_the_list_and_no_faster() -> None:
    clean = (Path(__file__).parent / "clean.txt").read_text("utf-8").splitlines()
    dice = random.Random(1)
    made = [
        RowText(
            n,
            f"白石镇柳溪村{n}组",
            f"铜陵市{dice.choice('东西南北')}山镇人民政府",
            {"标语": f"{dice.choice(clean)}，{dice.choice(clean)}", "署名": f"铜陵市白石镇{n}宣"},
            dice.randint(1, 20),
        )
        for n in range(3900)
    ]
    proofread_list(made[:10])
    assert calls(made) < 12 * calls(made[:390])


CELL = st.text(st.one_of(st.characters(), st.sampled_from("青禾街道办铜陵常德5月1日。.jpg")), max_size=12)
ROW = st.builds(
    RowText,
    number=st.integers(1, 9),
    place=CELL,
    office=CELL,
    texts=st.dictionaries(st.sampled_from(("标语", "署名", "图片")), CELL),
    quantity=st.floats(allow_nan=True),
    size=CELL,
)


@given(st.lists(ROW, max_size=12, unique_by=lambda row: row.number))
def test_any_list_gives_remarks_that_lie_in_its_texts(made: list[RowText]) -> None:
    by_number = {row.number: row for row in made}
    for number, found in proofread_list(made, pictures=Path("没有")).items():
        for each in found:
            row = by_number[number]
            text = row.texts.get(each.field, row.office)
            if each.end:
                assert text[each.start : each.end] == each.words
