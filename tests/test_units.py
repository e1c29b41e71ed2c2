"""Sizes as people write them, and the ones that must be refused with a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.geometry import Size
from postermaker.units import MAX_SIDE, MIN_SIDE, from_px, parse_size, spoken_size, to_pt, to_px

sides = st.floats(MIN_SIDE, MAX_SIDE)


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("8x0.7m", 8000, 700),
        ("8米×0.7米", 8000, 700),
        ("８米×０．７米", 8000, 700),
        ("８ｘ０．７ｍ", 8000, 700),
        ("8m×70cm", 8000, 700),
        ("800*70cm", 8000, 700),
        ("800X70CM", 8000, 700),
        ("80×7dm", 8000, 700),
        ("8000x700", 8000, 700),
        ("8000 × 700", 8000, 700),
        ("8000　×　700　毫米", 8000, 700),
        ("8000乘700", 8000, 700),
        ("8公尺×70公分", 8000, 700),
        (".5x.5m", 500, 500),
        ("10x10in", 254, 254),
        ("1920x1080px", 508, 285.75),
        ("1920×1080像素", 508, 285.75),
        ("A4", 210, 297),
        ("a4", 210, 297),
        ("Ａ４横", 297, 210),
        ("A4 横", 297, 210),
        ("A4-landscape", 297, 210),
        ("A4_Portrait", 210, 297),
        ("A3竖", 297, 420),
        ("大16开", 210, 285),
        ("大８开横", 420, 285),
        ("dl", 99, 210),
        ("10x50000", 10, 50000),
    ],
)
def test_a_size_is_read_as_it_is_meant(text: str, width: float, height: float) -> None:
    assert parse_size(text) == pytest.approx(Size(width, height))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "8", "8x", "x8", "8x0.7x3m", "8x0.7km", "-8x0.7m", "8x-0.7m", "+8x7", "NaN", "nanxnan", "infxinf",
        "inf", "1e3x1e3", "1e400x10", "8,5x7m", "8x0.7m;rm", "A7", "A", "大3开", "A4斜", "八米×七米", "0x0x0", "8..5x7",
        "١x", "8x0.7m\n8x0.7m", "\x00", "8 或 7", "😀", "None", "x" * 10_000, "1" * 10_000,
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InputFault, match="认不出尺寸") as caught:
        parse_size(text)
    assert "8x0.7m" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["0x0", "0x700", "8000x0", "0.0x0.0m", "9" * 400 + "x700", "700x" + "9" * 400]
)
def test_nothing_and_infinity_are_no_sizes(text: str) -> None:
    with pytest.raises(InputFault, match="认不出尺寸"):
        parse_size(text)


@pytest.mark.parametrize(
    "text",
    ["1000x1000m", "9.99x700", "8000x9.99", "50001x700", "700x50.001m", "8x0.7", "0.001x0.001", "9999999x10"],
)
def test_what_no_shop_makes_is_refused_with_the_limits(text: str) -> None:
    with pytest.raises(InputFault, match="超出能做的范围") as caught:
        parse_size(text)
    assert "50 m" in str(caught.value)


@given(width=sides, height=sides)
def test_any_size_within_the_limits_survives_being_written(width: float, height: float) -> None:
    # a float written positionally: `repr` would say 1e-05, which no person does
    written = parse_size(f"{width:.12f}x{height:.12f}")
    assert written == pytest.approx(Size(width, height))


@given(width=sides, height=sides)
def test_a_spoken_size_is_read_back(width: float, height: float) -> None:
    spoken = spoken_size(Size(width, height))
    try:
        again = parse_size(spoken)
    except InputFault:
        assert min(width, height) < MIN_SIDE + 0.5  # rounding to the millimetre left the range
    else:
        assert again == pytest.approx(Size(width, height), abs=0.51)


@given(text=st.text())
def test_any_text_is_a_size_within_the_limits_or_refused(text: str) -> None:
    try:
        size = parse_size(text)
    except InputFault:
        return
    assert all(MIN_SIDE <= side <= MAX_SIDE for side in size)


@given(text=st.from_regex(r"[0-9.]{0,6}(mm|cm|m|米|px|)[x×*乘][0-9.]{0,6}(mm|cm|m|米|px|)", fullmatch=True))
def test_a_near_miss_is_a_size_within_the_limits_or_refused(text: str) -> None:
    try:
        size = parse_size(text)
    except InputFault:
        return
    assert all(MIN_SIDE <= side <= MAX_SIDE for side in size)


def test_a_full_hd_page_at_screen_resolution_has_exactly_its_pixels() -> None:
    size = parse_size("1920x1080px")
    assert (to_px(size.width, 96), to_px(size.height, 96)) == (1920, 1080)


@given(px=st.integers(1, 500_000), dpi=st.floats(1, 2400))
def test_pixels_survive_millimetres(px: int, dpi: float) -> None:
    assert to_px(from_px(px, dpi), dpi) == px


def test_an_inch_has_72_points() -> None:
    assert to_pt(25.4) == pytest.approx(72)


@pytest.mark.parametrize("text", ["8×0.7", "８×０．７", "8*0.7", "8 x 0.7"])
def test_a_list_says_metres_without_saying_so(text: str) -> None:
    assert parse_size(text, spoken=True) == Size(8000, 700)
    assert parse_size("800x70", spoken=True) == Size(800, 70)
