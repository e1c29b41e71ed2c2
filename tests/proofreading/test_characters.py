"""Foreign, invisible and doubled characters, widths, gaps, brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.document.model import Locale
from postermaker.proofreading.own import OwnWords
from postermaker.proofreading.proof import corrected, proofread


def found(text: str, locale: Locale = Locale.MAINLAND) -> list[tuple[str, str]]:
    return [(each.rule, each.words) for each in proofread({"标语": text}, locale=locale)]


@pytest.mark.parametrize(
    ("text", "rule", "better"),
    [
        ("沿著道路走", "character-traditional", "沿着道路走"),
        ("愛护环境", "character-traditional", "爱护环境"),
        ("幸福後来到", "character-traditional", "幸福后来到"),
        ("乾净整洁", "character-traditional", "干净整洁"),
        ("安全\u200b生产", "character-invisible", "安全生产"),
        ("\ufeff安全生产", "character-invisible", "安全生产"),
        ("安全生产\u202e", "character-invisible", "安全生产"),
        ("⽂明城市", "character-lookalike", "文明城市"),
        ("第１2届", "width-mixed", "第12届"),
        ("讲文明,树新风", "mark-half-width", "讲文明，树新风"),
        ("创建文明城 市人人参与", "space-stray", "创建文明城市人人参与"),
        ("讲文明 ，树新风", "space-stray", "讲文明，树新风"),
        ("他说”平安”", "quote-turned", "他说“平安”"),
    ],
)
def test_what_does_not_belong_is_offered_better(text: str, rule: str, better: str) -> None:
    assert [each for each, _ in found(text)] == [rule]
    assert corrected(text) == better


@pytest.mark.parametrize("text", ["安全\ue000生产", "安全\ufffd生产"])
def test_an_unknown_character_is_for_a_person(text: str) -> None:
    assert [rule for rule, _ in found(text)] == ["character-unknown"]
    assert corrected(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 幸福一家",
        "毕昇",
        "著名乾隆粉彩",
        "１２３４５",
        "共创文明 城市有你",
        "停 水 通 知",
        "慰藉",
    ],
)
def test_what_may_stand_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("locale", [Locale.TAIWAN, Locale.HONGKONG])
def test_simplified_characters_in_a_traditional_text(locale: Locale) -> None:
    assert found("愛护環境，人人有責", locale) == [("character-simplified", "护")]
    assert corrected("愛护環境，人人有責", locale=locale) == "愛護環境，人人有責"
    assert found("愛護環境，皇后大道向里，乾坤萬里，台灣", locale) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("学习《民法典", ["bracket-open"]),
        ("学习民法典》", ["bracket-lone"]),
        ("（学习《民法典）》", ["bracket-crossed"]),
        ("倡导“光盘行动", ["bracket-open"]),
        ("倡导光盘行动」", ["bracket-lone"]),
        ("【通知", ["bracket-open"]),
        ("电话(工作日", ["bracket-open", "mark-half-width"]),
        ('倡导"光盘行动', ["quote-odd"]),
        ("“厉行‘节约”", ["bracket-open"]),
        ("“厉行‘节约”’", ["bracket-crossed"]),
        ("学习《民法典》", []),
        ("“‘光盘’行动”", []),
        ("1）登记；2）审核", []),
        ("三）领证", []),
        ('5" 屏', []),
        ("It's 平安", []),
        ("（全角(半角）", ["bracket-open", "mark-half-width"]),
    ],
)
def test_brackets(text: str, rules: list[str]) -> None:
    assert sorted(rule for rule, _ in found(text)) == sorted(rules)


TROUBLE = "自已经己既即帐账“”‘’《》（）()\"' ,.-，。乾著發发民族振兴是梦\u200b⽂１2"
ANY = st.text(st.one_of(st.characters(), st.sampled_from(TROUBLE)))


@given(ANY, st.sampled_from(Locale))
def test_any_text_gives_remarks_that_lie_in_it(text: str, locale: Locale) -> None:
    for each in proofread({"标语": text, "署名": text}, locale=locale):
        assert 0 <= each.start <= each.end <= len(text)
        assert text[each.start : each.end] == each.words
        assert each.suggestion != each.words
        assert each.message.zh
        assert each.message.en


@given(ANY, st.sampled_from(Locale), st.lists(st.tuples(ANY, ANY), max_size=3))
def test_taking_the_suggestions_twice_changes_nothing_more(
    text: str, locale: Locale, wrong: list[tuple[str, str]]
) -> None:
    own = OwnWords(wrong=tuple(wrong))
    once = corrected(text, own, locale)
    assert corrected(once, own, locale) == once
