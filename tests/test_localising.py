from postermaker.document.edit import find
from postermaker.document.model import Locale, Text
from postermaker.library import templates
from postermaker.localising import localised
from postermaker.merge import fill


def banner(slogan: str):
    return fill(templates.new_document(templates.load("banner-red")), {"标语": slogan})


def test_words_quotes_rules_and_faces_change_together() -> None:
    made = localised(banner("“头发”不是发展"), Locale.TAIWAN)
    slogan = find(made.document, "slogan")
    assert isinstance(slogan, Text)
    assert made.document.values["slogan"] == "「頭髮」不是發展"
    assert (slogan.locale, slogan.style.family) == (Locale.TAIWAN, "Noto Sans TC")
    assert slogan.content == "{slogan}"


def test_what_could_be_another_character_is_listed() -> None:
    (doubt,) = localised(banner("防范台风"), Locale.HONGKONG).doubts
    assert "“标语”" in doubt.message.zh
    assert "范→範、台→颱" in doubt.message.zh


def test_there_and_back() -> None:
    there = localised(banner("安全生产人人有责"), Locale.TAIWAN).document
    back = localised(there, Locale.MAINLAND).document
    assert back.values == banner("安全生产人人有责").values
    slogan = find(back, "slogan")
    assert isinstance(slogan, Text)
    assert slogan.style.family == "Noto Sans SC"


def test_words_of_spans_become_what_they_became_in_the_text() -> None:
    document = fill(banner("头发要理 发展要好"), {"重点词": "头发、发展"})
    assert localised(document, Locale.TAIWAN).document.values["key_words"] == "頭髮、發展"
    document = fill(banner("头发干净"), {"重点词": "发 干"})
    assert localised(document, Locale.TAIWAN).document.values["key_words"] == "髮 乾"


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert (
        localised(banner("don’t worry ‘安全’"), Locale.TAIWAN).document.values["slogan"]
        == "don’t worry 『安全』"
    )
