"""The words of the slogan library: each is fit to print, none twice, none that the law or taste forbids."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from pypinyin import Style, pinyin

from postermaker.fonts import FontBook
from postermaker.library.slogans.model import Slogan, Tone
from postermaker.library.slogans.reading import slogans, topics
from postermaker.library.slogans.slots import fill, unknown_slots
from postermaker.proofreading.own import OwnWords
from postermaker.proofreading.places import places_in
from postermaker.proofreading.proof import proofread
from postermaker.text.opencc_door import simplified

SHORTEST, LONGEST = 4, 36

#: 十三辙: the groups in which finals rhyme, in pypinyin's strict spelling.
RHYMES = (
    "a ia ua", "o e uo", "ie ve ue üe", "i v er ü", "u", "ai uai", "ei uei ui", "ao iao", "ou iou iu",
    "an ian uan van üan", "en in uen un vn ün", "ang iang uang", "eng ing ueng ong iong",
)  # fmt: skip
RHYME = {final: group for group, finals in enumerate(RHYMES) for final in finals.split()}

#: Article 9 of the Advertising Law and what is read like it.
SUPERLATIVES = re.compile(
    r"最|第一|国家级|唯一|极致|顶级|首选|绝对|百分百|百分之百|万能|独一无二|史上|空前|世界级"
)

PROVINCES = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|广州|深圳|杭州|南京|武汉|成都|西安|苏州|长沙|郑州|青岛"
    "|大连|厦门|宁波|沈阳|哈尔滨|济南|合肥|福州|昆明|南昌|长春|石家庄|太原|贵阳|南宁|兰州|海口|银川|西宁|拉萨|乌鲁木齐"
    "|呼和浩特|三亚|东莞|佛山|无锡|温州"
)

PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）"}
MARKS = set("，、；：！？。…—·") | set(PAIRS) | set(PAIRS.values())


def said(text: str) -> str:
    """A text without blanks, marks and braces."""
    return re.sub(r"[\W_]", "", text)


def test_there_are_enough_of_each() -> None:
    counts = {topic.name: len(topic.slogans) for topic in topics()}
    assert len(counts) >= 20
    assert min(counts.values()) >= 60
    assert sum(counts.values()) >= 1_500
    for topic in topics():
        assert set(Counter(slogan.tone for slogan in topic.slogans)) == set(Tone), topic.key


def test_topics_are_told_apart_by_each_of_their_names() -> None:
    names = [name for topic in topics() for name in {topic.key, topic.name, *topic.aliases}]
    assert [name for name, count in Counter(names).items() if count > 1] == []


#: What is wrong with a text, and how to see it.
FAULTS: dict[str, Callable[[str], object]] = {
    "its length": lambda text: not SHORTEST <= Slogan(text=text).length <= LONGEST,
    "a slot that nothing fills": unknown_slots,
    "Traditional characters": lambda text: simplified(text) != text,
    "a superlative": SUPERLATIVES.search,
    "a real place": lambda text: PROVINCES.search(text) or list(places_in(text)),
    "its last mark": lambda text: not (text[-1].isalnum() or text[-1] in "！？”’》）}"),
    "odd blanks": lambda text: text != " ".join(text.split()),
    "half-width or unknown marks": lambda text: {c for c in text if not c.isalnum()} - MARKS - set(" {}"),
    "full-width digits or letters": re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]").search,
    "a mark without its partner": lambda text: any(text.count(a) != text.count(b) for a, b in PAIRS.items()),
}


def faults(text: str) -> set[str]:
    return {fault for fault, is_in in FAULTS.items() if is_in(text)}


def test_each_is_fit_to_print() -> None:
    assert [(s.text, found) for s in slogans() if (found := faults(s.text))] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("好", "its length"),
        ("{姓名}平安到家", "a slot that nothing fills"),
        ("车行萬里平安", "Traditional characters"),
        ("我们家的菜最好吃", "a superlative"),
        ("深圳人爱深圳", "a real place"),
        ("平安到家。", "its last mark"),
        ("慢一点,到家", "half-width or unknown marks"),
        ("拨１１９说清楚", "full-width digits or letters"),
        ("“平安到家", "a mark without its partner"),
        ("平安  到家", "odd blanks"),
    ],
)
def test_a_fault_would_be_seen(text: str, fault: str) -> None:
    assert faults(text) == {fault}


def test_the_proofreader_has_no_remark_on_any() -> None:
    filled = [fill(s, place="云溪", unit="云溪区办公室", date="5月1日") for s in slogans()]
    assert [(text, each.code) for text in filled for each in proofread({"标语": text}, OwnWords())] == []


def test_none_is_there_twice_nor_nearly() -> None:
    texts = [said(slogan.text) for slogan in slogans()]
    assert [text for text, count in Counter(texts).items() if count > 1] == []
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in texts]
    near = [
        (texts[a], texts[b])
        for a, b in combinations(range(len(texts)), 2)
        if not pairs[a].isdisjoint(pairs[b])
        and 2 * len(pairs[a] & pairs[b]) > 0.6 * (len(pairs[a]) + len(pairs[b]))
    ]
    assert near == []


def rhymes(text: str) -> bool:
    """Whether the last two halves end in finals of one group."""
    ends = [
        pinyin(half, style=Style.FINALS)[-1][0] for half in re.split(r"[ ，！？]", text.strip("！？")) if half
    ]
    return len(ends) > 1 and len({RHYME.get(final) for final in ends[-2:]}) == 1


def test_what_is_said_to_rhyme_does() -> None:
    assert [s.text for s in slogans() if s.tone is Tone.RHYMED and not rhymes(s.text)] == []
    assert not rhymes("人走灯灭电源断 平安回到家里头")


def test_both_bundled_text_faces_have_each_character(book: FontBook) -> None:
    wanted = set("".join(s.text for s in slogans())) - set(" {}")
    for family in ("Noto Sans SC", "Noto Serif SC"):
        face = book.face(family, 700)
        assert {char for char in wanted if not face.has(char)} == set()
