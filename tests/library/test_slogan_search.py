"""Finding slogans: by characters, pinyin, initials, and by what they are about; on their days; slots."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.library import templates
from postermaker.library.lunar import LunarDay, lunar_day
from postermaker.library.pinyin import READINGS, Entry, entry, matches, plain, reading_of
from postermaker.library.slogans.index import rebuilt
from postermaker.library.slogans.model import Slogan, Tone, falls_on, fits
from postermaker.library.slogans.reading import slogans, topic_named
from postermaker.library.slogans.searching import Wanted, search
from postermaker.library.slogans.slots import fill, slots_of, unknown_slots
from postermaker.text.pinyin import syllables


def test_the_shipped_readings_are_those_of_what_is_shipped(request: pytest.FixtureRequest) -> None:
    made = rebuilt(lambda text: syllables(text, {}))
    if request.config.getoption("--update-golden"):
        READINGS.write_text(made, "utf-8")
    stale = sorted(set(made.splitlines()) ^ set(READINGS.read_text("utf-8").splitlines()))
    assert stale == [], "make the readings anew: run this test with --update-golden"


FIRE = entry("消防 通道", reading="xiao fang tong dao")


@pytest.mark.parametrize(
    "typed",
    ["", "消防", "防 通", "xiaofang", "xf", "xftd", "xiaof", "xfang", "XF", "fangt", "xiao fang", "ｘｆ", "xiāofáng", "td xf",
     "xiao'fang", "xiaofangtongdao"],
)  # fmt: skip
def test_it_is_found_by(typed: str) -> None:
    assert matches(FIRE, typed)


@pytest.mark.parametrize(
    "typed", ["fx", "iao", "xiaofangs", "消通", "xf 火", "xt", "xf1", "xiaofangtongdaox", "'"]
)
def test_it_is_not_found_by(typed: str) -> None:
    assert not matches(FIRE, typed)


def test_initials_of_two_letters_and_a_syllable_that_is_two() -> None:
    assert matches(Entry("垃圾分类 常", "la ji fen lei chang"), "ljflch")
    assert matches(Entry("常", "chang"), "c")
    assert matches(Entry("西安", "xi an"), "xian")
    assert matches(Entry("女", "nv"), plain("nü"))
    assert reading_of(["lǚ", "yóu", "", "nǚ"]) == "lv you nv"


def test_words_of_two_texts_do_not_join() -> None:
    assert not matches(Entry("甲\n乙", "jia | yi"), "jy")


@given(
    st.lists(st.sampled_from(["xi", "an", "zhang", "shi", "e", "nv", "ai", "fang"]), min_size=1), st.data()
)
def test_any_stretch_is_found_whole_and_by_initials(said: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(said) - 1))
    stretch = said[first : data.draw(st.integers(first + 1, len(said)))]
    assert matches(Entry("", " ".join(said)), "".join(stretch))
    assert matches(Entry("", " ".join(said)), "".join(each[0] for each in stretch))


def texts(found: list[Slogan]) -> list[str]:
    return [slogan.text for slogan in found]


def test_every_slogan_is_found_by_its_own_pinyin() -> None:
    for slogan in slogans():
        assert slogan.reading, slogan.text
        letters = slogan.reading.replace(" ", "")
        said = entry(slogan.text, reading=slogan.reading)
        assert matches(said, letters)
        assert matches(said, "".join(each[0] for each in slogan.reading.split()))


def test_who_says_the_word_comes_before_what_is_about_it() -> None:
    found = search(slogans(), Wanted(text="xf"))
    saying = [("消防" in slogan.text) for slogan in found]
    assert any(saying)
    fire = [slogan for slogan in found if slogan.topic == "消防"]
    assert len(fire) == len(topic_named("消防").slogans)
    first_silent = next(i for i, s in enumerate(found) if s.topic == "消防" and "消防" not in s.text)
    assert all(i < first_silent for i, says in enumerate(saying) if says)


def test_each_wish_narrows() -> None:
    wanted = Wanted(topic="反诈", tone=Tone.RHYMED, shortest=10, longest=16, audience="学校")
    found = search(slogans(), wanted)
    assert found
    for slogan in found:
        assert (slogan.topic, slogan.tone, slogan.audience) == ("反诈", Tone.RHYMED, "学校")
        assert 10 <= slogan.length <= 16
    assert search(slogans(), Wanted(text="没有谁这样说过zzz")) == []
    assert search(slogans(), Wanted()) == list(slogans())


def test_topics_are_named_in_many_ways() -> None:
    for name in ("消防", "fire", "FIRE", "防火", " 119 "):
        assert topic_named(name).key == "fire"
    with pytest.raises(InputFault, match="是不是“反诈”"):
        topic_named("反炸")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 1, 29), (1, 1)),
        (date(2026, 2, 17), (1, 1)),
        (date(2026, 2, 16), (12, 30)),  # New Year's Eve after a month of 29 days
        (date(2026, 6, 19), (5, 5)),
        (date(2026, 9, 25), (8, 15)),
        (date(2025, 7, 25), (6, 31)),  # the first day of the repeated sixth month
        (date(2033, 12, 22), (11, 31)),
        (date(2035, 10, 9), (9, 9)),
        (date(2051, 2, 10), (12, 30)),
    ],
)
def test_lunar_days(day: date, said: tuple[int, int]) -> None:
    assert lunar_day(day) == LunarDay(*said)


def test_the_lunar_table_holds_together() -> None:
    day, end = date(2025, 1, 29), date(2051, 2, 10)
    starts = 0
    while day <= end:
        found = lunar_day(day)
        assert found is not None
        starts += found == (1, 1)
        day += timedelta(days=1)
    assert starts == 26
    assert lunar_day(date(2025, 1, 28)) is None
    assert lunar_day(end + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("said", "day", "falls"),
    [
        ("11-01/11-30", date(2026, 11, 30), True),
        ("11-01/11-30", date(2026, 12, 1), False),
        ("12-20/01-05", date(2027, 1, 5), True),
        ("12-20/01-05", date(2026, 12, 19), False),
        ("11-09", date(2026, 11, 9), True),
        ("11-09", date(2026, 11, 10), False),
        ("lunar:12-15/01-25", date(2026, 2, 17), True),
        ("lunar:12-30", date(2026, 2, 16), True),
        ("lunar:08-15", date(2026, 9, 25), True),
        ("lunar:06-01/06-30", date(2025, 7, 25), False),
        ("lunar:08-15", date(2060, 9, 25), False),
    ],
)
def test_ranges_of_days(said: str, day: date, falls: bool) -> None:
    assert falls_on(said, day) is falls


def test_a_week_looks_ahead() -> None:
    slogan = Slogan(text="烟头踩灭再离手", dates=("11-01/11-09",))
    assert fits(slogan, date(2026, 10, 26))
    assert not fits(slogan, date(2026, 10, 25))
    assert not fits(Slogan(text="任何时候"), date(2026, 10, 26))
    assert {s.occasion for s in search(slogans(), Wanted(day=date(2026, 11, 9))) if s.topic == "消防"} == {
        "全国消防宣传月",
        "消防日",
    }


def test_slots_are_filled_and_what_is_missing_stays() -> None:
    slogan = Slogan(text="{地名}平安，{单位}守护，{日期}起")
    assert slots_of(slogan.text) == ("地名", "单位", "日期")
    assert fill(slogan, place="云溪", unit="{地名}", date="1日") == "云溪平安，{地名}守护，1日起"
    assert fill(slogan, place="云溪") == "云溪平安，{单位}守护，{日期}起"
    assert unknown_slots("{地名}{姓名}") == ("姓名",)
    assert unknown_slots("{地名") == ("{",)
    assert slogan.length == len("地名平安，单位守护，日期起")


def test_templates_are_found_by_pinyin_too() -> None:
    assert "rollup-80x200" in [t.id for t in templates.search("ylb")]
    assert "banner-red" in [t.id for t in templates.search("hongdi hengfu")]
    assert templates.search("vvvv") == []  # no reading begins with v
