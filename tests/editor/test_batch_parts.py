"""What the batch page knows without a window: guesses, what a bad cell was to say, a calm clock."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.editor.batching.guessing import guess
from postermaker.editor.batching.mending import cell_of, meant_count, meant_size, with_digits
from postermaker.editor.batching.order import corrected
from postermaker.editor.batching.pacing import Clock, said_time
from postermaker.geometry import Size
from postermaker.library import templates
from postermaker.tables.values import Row, Table
from postermaker.units import parse_size

FIELDS = templates.load("banner-red").fields
USUAL = Size(8000, 700)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("八米", (8000, 700)),
        ("十二米", (12000, 700)),
        ("6", (6000, 700)),
        ("六米五", (6500, 700)),
        ("8米7", (8700, 700)),
        ("八米乘零点七米", (8000, 700)),
        ("长六米宽九十公分", (6000, 900)),
        ("600 * 70 cm", (6000, 700)),
        ("两米半乘一米", (2500, 1000)),
        ("看现场", None),
        ("1米2米3米", None),
    ],
)
def test_a_size_in_words_is_what_was_probably_meant(said, size):
    assert meant_size(said, USUAL) == (Size(*size) if size else None)


@given(st.integers(1, 99))
def test_numerals_are_read_back(number):
    tens, ones = divmod(number, 10)
    signs = "零一二三四五六七八九"
    said = (signs[tens] if tens > 1 else "") + ("十" if tens else "") + (signs[ones] if ones else "")
    assert with_digits(said) == str(number)
    assert meant_count(f"{said}条") == number


@given(st.integers(10, 5000), st.integers(10, 500))
def test_a_cell_says_the_size_that_it_is_read_as(width, height):
    size = Size(width * 10, height * 10)
    read = parse_size(cell_of(size), spoken=True)
    assert read == pytest.approx(size)


def test_columns_are_guessed_from_heads_and_contents():
    rows = tuple(
        Row(i, {"编号": str(i), "宣传内容": "预防火灾 人人有责", "做多大": "8x0.7m"}) for i in range(9)
    )
    found = guess(Table(("编号", "宣传内容", "做多大"), rows), FIELDS, {})
    assert found == {"slogan": "宣传内容", "size": "做多大"}


def test_a_guess_never_overrules_what_was_said():
    rows = (Row(2, {"标语": "甲乙丙丁", "规格": "8x0.7m", "条数": "2"}),)
    found = guess(Table(("标语", "规格", "条数"), rows), FIELDS, {"quantity": "", "size": "规格"})
    assert found["quantity"] == ""
    assert found["size"] == "规格"


def test_a_correction_heals_the_cell_that_was_spoilt():
    row = Row(2, {"标语": "#REF!", "规格": "?"}, fault="一", spoilt={"标语": "一", "规格": "二"})
    once = corrected(Table(("标语", "规格"), (row,)), {2: {"标语": "好"}}).rows[0]
    assert (once.values["标语"], once.fault, dict(once.spoilt)) == ("好", "二", {"规格": "二"})
    both = corrected(Table(("标语", "规格"), (row,)), {2: {"标语": "好", "规格": "8x0.7m"}}).rows[0]
    assert (both.fault, dict(both.spoilt)) == ("", {})


def test_the_clock_foretells_late_and_never_jumps_up():
    clock = Clock(1000)
    clock.see(0, 0.0, held=False)
    clock.see(5, 1.0, held=False)
    assert clock.reading().left is None
    clock.see(40, 2.0, held=False)
    now = clock.reading().left
    assert now is not None
    for second in range(3, 40):  # it slows down to a crawl
        clock.see(40 + second, float(second), held=False)
        later = clock.reading().left
        assert later is not None
        assert later <= now + 1.001
        now = later


def test_a_pause_takes_no_time():
    clock = Clock(100)
    for second in range(5):
        clock.see(10 * second, float(second), held=False)
    clock.see(40, 500.0, held=True)
    clock.see(50, 501.0, held=False)
    assert clock.reading().elapsed == pytest.approx(5.0)


def test_times_are_said_as_people_say_them():
    assert [said_time(each) for each in (7, 65, 3700)] == ["7 秒", "1 分 05 秒", "1 小时 01 分"]


def test_the_page_is_loaded_only_when_it_is_asked_for():
    import subprocess
    import sys

    code = "import sys, postermaker.editor.window; print('postermaker.batch.running' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "False"
