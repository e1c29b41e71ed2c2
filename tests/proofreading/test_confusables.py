"""Wrong characters: each table entry is found, put right and stays right; clean slogans stay clean."""

import json
from pathlib import Path

import pytest

from postermaker.document.model import Locale
from postermaker.proofreading.confusables import set_phrases
from postermaker.proofreading.proof import corrected, proofread
from postermaker.proofreading.remarks import Remark
from postermaker.proofreading.tables import corrections, lines

ROOT = Path(__file__).parents[2]
CLEAN = (Path(__file__).parent / "clean.txt").read_text("utf-8").splitlines()


def remarks(text: str, locale: Locale = Locale.MAINLAND) -> tuple[Remark, ...]:
    return proofread({"标语": text}, locale=locale)


def rules(text: str, locale: Locale = Locale.MAINLAND) -> list[str]:
    return [each.rule for each in remarks(text, locale)]


def test_clean_slogans_have_no_remark() -> None:
    assert len(set(CLEAN)) >= 300
    assert [
        (each.words, CLEAN[int(each.field)]) for each in proofread(dict(map(_numbered, enumerate(CLEAN))))
    ] == []


def _numbered(each: tuple[int, str]) -> tuple[str, str]:
    return str(each[0]), each[1]


def test_the_programs_own_texts_have_no_remark() -> None:
    slogans = (ROOT / "tests/text/slogans.txt").read_text("utf-8").splitlines()
    texts = dict(map(_numbered, enumerate(slogans)))
    for file in sorted((ROOT / "templates").glob("*/template.json")):
        template = json.loads(file.read_text("utf-8"))
        for field in template.get("fields") or template["document"]["fields"]:
            texts[f"{file.parent.name} {field['label']}"] = field.get("sample") or ""
    assert len(texts) > 150
    assert [(each.field, each.message.zh) for each in proofread(texts)] == []


@pytest.mark.parametrize(
    ("name", "least", "locale"),
    [("confusables.tsv", 250, Locale.MAINLAND), ("confusables-hant.tsv", 20, Locale.TAIWAN)],
)
def test_each_wrong_word_is_found_and_what_is_right_is_not(name: str, least: int, locale: Locale) -> None:
    pairs = {wrong: right for wrong, right in corrections(name).words.items() if wrong != right}
    assert len(pairs) >= least
    for wrong, right in pairs.items():
        assert corrected(wrong, locale=locale) == corrected(right, locale=locale) == right, wrong
        found = [each for each in remarks(right, locale) if each.rule == "word-wrong"]
        assert not found, (right, found)


def test_words_that_only_look_wrong_are_passed_over() -> None:
    table = corrections("confusables.tsv").words
    for fine in (word for word, right in table.items() if word == right):
        assert "word-wrong" not in rules(fine), fine


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("活动己经开始", "活动已经开始"),
        ("己完成全部任务", "已完成全部任务"),
        ("保护自已的家园", "保护自己的家园"),
        ("巳经上线", "已经上线"),
        ("己已年立", "己巳年立"),
        ("辛己年修", "辛巳年修"),
        ("已亥杂诗朗诵", "己亥杂诗朗诵"),
        ("戊戍变法", "戊戌变法"),
        ("甲戍年建", "甲戌年建"),
        ("卫戌部队", "卫戍部队"),
        ("戊边卫国", "戍边卫国"),
        ("既使下雨也要巡查", "即使下雨也要巡查"),
        ("即要快，又要好", "既要快，又要好"),
        ("新馆既将开放", "新馆即将开放"),
        ("银行帐户不外借", "银行账户不外借"),
        ("转帐之前问一问", "转账之前问一问"),
        ("救灾账篷", "救灾帐篷"),
        ("值的信赖", "值得信赖"),
        ("扎实的推进", "扎实地推进"),
        ("我们地家园", "我们的家园"),
        ("发挥带头做用", "发挥带头作用"),
        ("象爱护眼睛一样爱护环境", "像爱护眼睛一样爱护环境"),
        ("丰富的想像力", "丰富的想象力"),
        ("疫苗接种复盖率", "疫苗接种覆盖率"),
        ("振兴不忘防振减灾", "振兴不忘防震减灾"),
        ("请佩带头盔", "请佩戴头盔"),
        ("防范未燃", "防患未然"),
        ("布署工作", "部署工作"),
    ],
)
def test_characters_are_judged_by_what_stands_around(wrong: str, right: str) -> None:
    assert corrected(wrong) == right
    assert rules(wrong) == ["word-wrong"]


def test_a_remark_says_what_to_do() -> None:
    (found,) = remarks("活动己经开始")
    assert (found.words, found.start, found.end, found.suggestion) == ("己", 2, 3, "已")
    assert found.message.zh == "“动己经”应写作“动已经”，请改正"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("民族振兴是梦", "民族振兴是梦想"),
        ("全心全意为人民服", "全心全意为人民服务"),
        ("建设中国特色社会主", "中国特色社会主义"),
        ("实现中华民族伟大", "中华民族伟大复兴"),
        ("常态化扫黑除！", "扫黑除恶"),
    ],
)
def test_a_phrase_that_stops_is_noticed(text: str, phrase: str) -> None:
    (found,) = remarks(text)
    assert (found.rule, found.suggestion) == ("phrase-unfinished", phrase)
    assert rules(corrected(text)) == []


def test_phrases_that_are_whole_are_not() -> None:
    phrases = set_phrases()
    assert len(phrases) >= 120
    assert [phrase for phrase in phrases if rules(phrase)] == []
    for line in lines("phrases.txt"):
        for at in (at for at, char in enumerate(line) if char == "/"):
            assert rules(line[:at].replace("/", "")) == [], line
