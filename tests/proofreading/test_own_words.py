"""The office's own list."""

from pathlib import Path

import pytest

from postermaker.errors import Severity
from postermaker.proofreading.own import OwnWords, own_words, parsed
from postermaker.proofreading.proof import corrected, proofread, proofread_list
from postermaker.proofreading.rows import RowText

LIST = "# 本单位\n卫建委 → 卫健委\n环保局->生态环境局 # 已更名\n禁 最佳\n禁：顶级\n可 好象\n说不清的一行\n"


def test_the_list_is_read() -> None:
    own = parsed(LIST)
    assert own.wrong == (("卫建委", "卫健委"), ("环保局", "生态环境局"))
    assert (own.forbidden, own.fine, own.unread) == (("最佳", "顶级"), ("好象",), ("说不清的一行",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_file_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setenv("POSTERMAKER_PROOF", str(tmp_path / "词表.txt"))
    assert own_words() == OwnWords()
    (tmp_path / "词表.txt").write_text(LIST, encoding)
    assert own_words() == parsed(LIST)


def test_it_is_looked_for_in_the_settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POSTERMAKER_PROOF", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "postermaker").mkdir()
    (tmp_path / "postermaker/proof.txt").write_text("禁 最佳", "utf-8")
    assert own_words().forbidden == ("最佳",)


def test_what_the_office_says_counts() -> None:
    own = parsed(LIST)
    found = proofread({"标语": "卫建委提醒：最佳方案，好象很好，做好防犯"}, own)
    assert [(each.rule, each.words, each.severity) for each in found] == [
        ("word-forbidden", "最佳", Severity.ERROR),
        ("word-wrong", "卫建委", Severity.NOTICE),
        ("word-wrong", "防犯", Severity.NOTICE),
    ]
    assert corrected("卫建委和环保局", own) == "卫健委和生态环境局"


def test_a_word_that_is_already_longer_is_left() -> None:
    own = parsed("卫健 → 卫健委")
    assert proofread({"标语": "卫健委"}, own) == ()
    assert corrected("区卫健提醒您", own) == "区卫健委提醒您"


def test_a_pair_that_leads_in_circles_changes_nothing() -> None:
    own = OwnWords(wrong=(("甲方", "乙方"), ("乙方", "甲方")))
    assert corrected("甲方", own) == "甲方"


def test_fine_words_count_for_a_list_too() -> None:
    rows = [RowText(2, "铜陵市义安区", "", {"标语": "爱我长沙"})]
    assert [each.rule for each in proofread_list(rows)[2]] == ["place-other"]
    assert proofread_list(rows, parsed("可 长沙")) == {}
