"""Numbers as their format shows them, and counts read from cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.tables.cells import clean, lost_digits, whole_number
from postermaker.tables.shown import plainly, shown

MAY = 46143.0


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12.5, "0.00", "12.50"), (1234567.5, "#,##0.00", "1,234,567.50"), (12, "#,##0", "12"), (0.125, "0.00%", "12.50%"),
        (0.5, "0%", "50%"), (123, "00000", "00123"), (3, '0"张"', "3张"), (1200, '"¥"#,##0', "¥1,200"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"), (-5, "0.0", "-5.0"), (-0.2, "0", "0"), (-5, "#,##0;[Red](#,##0)", "(5)"),
        (0, '0;-0;"-"', "-"), (1234567, "#,##0,", "1,235"), (1234, "_(* #,##0_);_(* (#,##0);", "1,234"),
        (13812345678, "000-0000-0000", "138-1234-5678"), (0.5, "#.##", ".5"), (2.5, "0.0#", "2.5"), (0.75, "# ?/?", "0.75"),
        (1e-7, "", "0.0000001"), (0.1 + 0.2, "General", "0.3"), (12.0, "", "12"), (5, "[>9]0;[<=9]00", "5"),
        (MAY, "yyyy/m/d", "2026/5/1"), (MAY, 'yyyy"年"m"月"d"日"', "2026年5月1日"), (MAY, "m月d日;@", "5月1日"),
        (MAY, "[DBNum1][$-804]yyyy年m月d日", "二〇二六年五月一日"), (MAY, "aaaa", "星期五"), (MAY, "d-mmm-yy", "1-May-26"),
        (MAY + 0.354166667, "yyyy-mm-dd hh:mm", "2026-05-01 08:30"), (MAY, "yyyy-mm-dd hh:mm:ss", "2026-05-01"),
        (MAY + 0.6, "上午/下午h时mm分", "下午2时24分"), (MAY + 0.6, "h:mm AM/PM", "2:24 PM"), (0.354166667, "h:mm", "8:30"),
        (0.5, "mm:ss", "00:00"), (1.5, "[h]:mm", "36:00"), (1, "yyyy/m/d", "1900/1/1"), (-1, "yyyy/m/d", "-1"),
        (3e6, "yyyy/m/d", "3000000"), (MAY, "dddd", "Friday"), (20 + MAY, "[DBNum1]d", "二十一"),
    ],
)  # fmt: skip
def test_a_number_is_what_a_person_sees(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_old_macs_count_days_from_1904() -> None:
    assert shown(MAY - 1462, "yyyy/m/d", since_1904=True) == "2026/5/1"


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_keep_their_digits(value: int) -> None:
    assert plainly(float(value)) == str(value)
    assert shown(float(value), "#,##0") == f"{value:,}"
    assert shown(float(value), "0.00") == f"{value}.00"


@given(st.floats(-1e14, 1e14), st.text(max_size=20))
def test_any_format_code_shows_something_or_nothing_but_never_fails(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3), (" ３ ", 3), ("1,200", 1200), ("１，２００", 1200), ("3.0", 3), ("3张", 3), ("x3", 3), ("共3张", 3),
        ("", None), ("3.5", None), ("-3", None), ("三张", None), ("1,20", None), ("3张4", None), ("9" * 16, None), ("①", 1),
    ],
)  # fmt: skip
def test_a_count_is_read_from_what_people_write(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["1.2E+17", "1.10101E+17", "1E+15", "-1.5E+20", "1.1e+17"])
def test_a_number_that_lost_its_digits_is_known(text: str) -> None:
    assert lost_digits(text) is not None


@pytest.mark.parametrize("text", ["5E10", "1.1e17", "3E", "E+17", "1.5", "1+1", "", "A1.2E+17", "12E+17"])
def test_a_code_with_an_e_is_none(text: str) -> None:
    assert lost_digits(text) is None


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'001", "001"), ('="001"', "001"), ("'11010119900307123X", "11010119900307123X"), ("'引用'", "'引用'"),
        ("a\0b", "ab"), ("a\r\nb\rc", "a\nb\nc"), ("１２", "１２"), ('=DISPIMG("ID_1",1)', ""), ("=不等", "=不等"),
    ],
)  # fmt: skip
def test_what_only_programs_need_is_taken_off(written: str, text: str) -> None:
    assert clean(written) == text
