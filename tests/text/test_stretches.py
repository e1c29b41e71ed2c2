import pytest

from postermaker.document.model import Span
from postermaker.text.stretches import stretches, words_of


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("安全、生产 人人,有责", ["安全", "生产", "人人", "有责"]),
        ("3,900条", ["3,900条"]),
        ("“安全 第一”、生产", ["安全 第一", "生产"]),
        ('"GB/T 9704" 标准', ["GB/T 9704", "标准"]),
        ("生产“A、B”", ["生产“A", "B”"]),
        (
            "“三清三关”、“飞线充电”",
            ["“三清三关”", "“飞线充电”"],
        ),  # without a blank the marks are coloured too
        ('5" 8"', ['5"', '8"']),
        ("“安全 第一", ["“安全", "第一"]),
        ("", []),
    ],
)
def test_words_of_a_list(listed: str, words: list[str]) -> None:
    assert words_of(listed) == words


def test_a_quoted_word_is_found_with_its_blanks() -> None:
    found = stretches("执行GB/T 9704标准", [Span(words="“GB/T 9704”")])
    assert [(each.start, each.end) for each in found] == [(2, 11)]
