"""Sums in fields: units, names, brackets, and that nothing a person types breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.editor.properties.arithmetic import worked_out
from postermaker.editor.properties.measures import LENGTHS, count, length, percent
from postermaker.errors import Fault, InputFault

NAMES = {"宽": 5280.0, "页宽": 8000.0}
METRES = length("m")


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("8", 8000), ("8m", 8000), ("800cm", 8000), ("8000", 8000), ("8*1000", 8000), ("８米", 8000), ("=8", 8000),
        ("宽/2", 2640), ("页宽-宽", 2720), ("(1+2)*3m-5cm", 8950), ("3m+20", 23_000), ("2×40厘米", 800),
        ("页宽÷宽", 8000 / 5280 * 1000), ("-(1m-2m)", 1000), ("0.5", 500), (".5m", 500), ("72pt", 25.4),
    ],
)  # fmt: skip
def test_lengths_are_read_as_people_write_them(text, mm):
    assert METRES.read(text, NAMES) == pytest.approx(mm)


@pytest.mark.parametrize(
    "text",
    ["", "八米", "8m*2m", "1/0", "8m+", "((1)", "8 9", "高", "1/2m", "__import__", "9**9", "1e999", "8k"],
)
def test_what_makes_no_sense_is_said(text):
    with pytest.raises(InputFault) as caught:
        METRES.read(text, NAMES)
    assert "800cm" in str(caught.value)


def test_limits_are_said_in_the_fields_unit():
    with pytest.raises(InputFault, match="请写 60 到 160 %"):
        percent(0.6, 1.6).read("300")
    assert percent(0.6, 1.6).read("70") == pytest.approx(0.7)
    assert count(1, 9).read("3+4") == 7


@given(st.floats(0, 50), st.sampled_from(sorted(LENGTHS)))
def test_what_is_said_is_read_again(value, unit):
    measure = length(unit) if unit in ("m", "cm", "mm", "px", "pt") else METRES
    mm = value * 100
    assert measure.read(measure.said(mm) + measure.unit) == pytest.approx(mm, abs=measure.one * 0.06)


numbers = st.floats(0.01, 999).map(lambda n: f"{n:.2f}")
sums = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map("".join), inner.map(lambda text: f"({text})")
    ),
    max_leaves=8,
)


@given(sums)
def test_sums_come_to_what_python_makes_of_them(text):
    try:
        expected = eval(text)
    except ZeroDivisionError:
        return
    try:
        found = worked_out(text, LENGTHS)
    except InputFault:
        assert len(text) > 80 or expected == 0 or abs(expected) > 1e300 or "/" in text
        return
    assert found.value == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert not found.measured


@given(st.text(st.sampled_from("0123456789.+-*/()=×÷mc宽 米%８ａ"), max_size=120) | st.text(max_size=60))
def test_whatever_is_typed_gives_a_number_or_a_fault(text):
    try:
        value = METRES.read(text, NAMES)
    except Fault:
        return
    assert METRES.low <= value <= METRES.high
