"""What is wrong with a file of settings is told in the program's language, never in a library's."""

import re
from pathlib import Path

import pytest

from postermaker.campaign import read_campaign
from postermaker.decoding import explained
from postermaker.errors import InputFault
from postermaker.library.presets import preset

WHOLE = """
title = "活动"
slogans = ["一条标语"]
[[piece]]
name = "横幅"
template = "banner-red"
quantity = 2
"""


@pytest.mark.parametrize(
    ("old", "new", "zh", "en"),
    [
        ('title = "活动"', 'title = ""', "title：不能是空的", "length >= 1"),
        ('title = "活动"', "title = 3", "title：要写文字（加引号），写成了整数", "Expected `str`, got `int`"),
        ('title = "活动"', "", "缺少“title”", "missing required field `title`"),
        ('slogans = ["一条标语"]', "slogans = []", "slogans：至少要有 1 项", "length >= 1"),
        ("quantity = 2", "quantity = 0", "piece 第 1 项的 quantity：不能小于 1", "piece[0].quantity"),
        ("quantity = 2", 'quantity = "2"', "要写整数，写成了文字", "got `str`"),
        ("quantity = 2", "what = 2", "没有“what”这个词", "unknown field `what`"),
        (
            "quantity = 2",
            '[output]\npacks = ["city"]',
            "output的 packs 第 1 项：没有“city”这一种",
            "Invalid enum",
        ),
        ("[[piece]]", "[piece]", "piece：要写列表（方括号），写成了一组设置", "got `object`"),
        ('name = "横幅"', f'name = "{"横" * 41}"', "最多 40 个字", "length <= 40"),
        (
            "quantity = 2",
            "署名 = 2",
            "第 7 行第 1 个字符：这一行看不懂（中文的词要加引号）",
            "line 7, column 1",
        ),
        ("quantity = 2", "quantity = ", "第 7 行第 12 个字符：等号后面写得不对", "Invalid value"),
        ("quantity = 2", 'name = "横幅"', "同一个词写了两遍", "Cannot overwrite"),
        ("quantity = 2", "[values", "方括号没有收尾", "Expected ']'"),
        ("quantity = 2", '[[piece]]\nname = "横幅"\ntemplate = "x"', "两种产品的 name 一样", "the same name"),
    ],
)
def test_a_campaigns_fault_is_told_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, zh: str, en: str
) -> None:
    path = tmp_path / "活动.toml"
    path.write_text(WHOLE.replace(old, new, 1), "utf-8")
    with pytest.raises(InputFault) as caught:
        read_campaign(path)
    assert zh in str(caught.value)
    assert not re.search("Expected|Object|Invalid|Cannot|line|column|got", str(caught.value))
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    with pytest.raises(InputFault) as caught:
        read_campaign(path)
    assert en in str(caught.value)
    assert not re.search("[\u4e00-\u9fff]", str(caught.value).replace(str(path), "").replace("署名", ""))


@pytest.mark.parametrize(
    ("said", "zh"),
    [
        ('base = "pdf-x4"\nscale = 1000\n', "scale：不能大于 100"),
        ('base = "pdf-x4"\nstandard = "x3"\n', "standard：没有“x3”这一种"),
        ('base = "pdf-x4"\nbleed = "3"\n', "bleed：要写数，写成了文字（加引号）"),
        ('base = "pdf-x4"\ncolors = "rgb"\n', "standard 只能和"),
        ('base = "pdf-x4"\npanel = 3.0\nboards = 2\n', "panel 和 boards 只能写一个"),
        ('base = "pdf-x4"\ncolour = "rgb"\n', "没有“colour”这个词"),
        ('base = "pdf-x4\n', "引号没有收尾"),
        ('base = "pdf-x9"\n', "没有预设"),
    ],
)
def test_a_presets_fault_is_told_in_chinese(tmp_path: Path, said: str, zh: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(said, "utf-8")
    with pytest.raises(InputFault, match=zh) as caught:
        preset(str(path))
    assert "Expected" not in str(caught.value)
    assert "Object" not in str(caught.value)


@pytest.mark.parametrize(
    ("error", "zh"),
    [(FileNotFoundError(2, "x"), "没有这个文件"), (RecursionError("x"), "太深"), (ValueError("strange"), "写法不对"),
     (UnicodeDecodeError("gb18030", b"x", 0, 1, "x"), "UTF-8"), (PermissionError(13, "x"), "打不开")],
)  # fmt: skip
def test_other_errors_are_told_too(error: Exception, zh: str) -> None:
    assert zh in explained(error).zh
