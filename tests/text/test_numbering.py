import pytest

from postermaker.text.numbering import han_number, marker_length, numbered


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (45, "四十五"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
    ],
)
def test_numbers_are_said_as_paragraphs_are_counted(number: int, said: str) -> None:
    assert han_number(number) == said


def test_each_level_counts_anew_under_a_higher_one() -> None:
    typed = "# 甲\n## 乙\n## 丙\n### 丁\n#### 戊\n# 己\n## 庚\n正文"
    assert numbered(typed).split("\n") == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "1.丁",
        "（1）戊",
        "二、己",
        "（一）庚",
        "正文",
    ]


@pytest.mark.parametrize(
    ("paragraph", "length"),
    [
        ("一、排查", 2),
        ("（十二）值守", 4),
        ("1.巡查", 2),
        ("（1）夜间", 3),
        ("① 登记", 2),
        ("第一条 总则", 4),
        ("· 关火", 2),
        ("2.5米高", 0),
        ("一定要排查", 0),
        ("2026年", 0),
    ],
)
def test_a_typed_number_is_known(paragraph: str, length: int) -> None:
    assert marker_length(paragraph) == length
