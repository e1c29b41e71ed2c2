from pathlib import Path

import pytest

from postermaker.text.pinyin import syllables


def test_an_office_has_its_own_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "pinyin.txt"
    own.write_text("# 地名\n单湾 shàn wān\n坏行 一\n", "utf-8")
    assert syllables("去单湾") == ["qù", "dān", "wān"]
    monkeypatch.setenv("POSTERMAKER_PINYIN", str(own))
    assert syllables("去单湾") == ["qù", "shàn", "wān"]
    assert syllables("去单湾", {}) == ["qù", "dān", "wān"]
