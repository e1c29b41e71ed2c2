"""The copied town."""

import pytest

from postermaker.proofreading.places import places_in
from postermaker.proofreading.proof import proofread, proofread_list
from postermaker.proofreading.rows import RowText
from postermaker.proofreading.tables import lines


def rules(*rows: RowText) -> dict[int, list[tuple[str, str]]]:
    return {
        number: [(each.rule, each.words) for each in found] for number, found in proofread_list(rows).items()
    }


def test_the_gazetteer_is_large_enough() -> None:
    names = {
        name
        for line in lines("places.tsv")
        for entry in line.split("\t")[1].split()
        for name in entry.split("=")
    }
    assert len(names) >= 600


@pytest.mark.parametrize(
    ("own", "text", "name"),
    [
        ("宁波市海曙区", "给和谐申城添彩", "申城"),
        ("铜陵市长江路公交站", "和谐常德", "常德"),
        ("神木市滨河路", "爱我长沙", "长沙"),
        ("铜陵市义安区", "建设幸福枞阳县", "枞阳"),
        ("杭州市萧山区", "文明羊城你我他", "羊城"),
    ],
)
def test_another_towns_name_is_noticed(own: str, text: str, name: str) -> None:
    (found,) = proofread_list([RowText(2, own, "", {"标语": text})])[2]
    assert (found.rule, found.words, found.field) == ("place-other", name, "标语")
    assert found.message.zh == f"文字里写的是“{name}”，而这一行是“{own}”，请核对地名"
    assert proofread({"标语": text, "署名": f"{own}宣"})[0].words == name


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("宁波市海曙区", "甬城文明看海曙区"),
        ("宁波市", "海曙区是我家"),
        ("海曙", "文明宁波人人爱，浙江是我家"),
        ("铜陵市", "中国梦，长江美，中华民族一家亲，学习延安精神，北京时间八点"),
        ("铜陵市", "南京路、上海东路文明劝导，西安装修垃圾不落地"),
        ("铜陵市", "长治久安，天下大同，热烈欢迎来宾"),
        ("铜陵市", "港城绿城，江畔水城"),
        ("铜陵市义安区", "义安区欢迎您，铜都欢迎您"),
        ("河北区", "天津欢迎您"),
        ("河北省", "石家庄欢迎您"),
        ("铜陵市常德路", "常德路社区欢迎您"),
    ],
)
def test_ones_own_and_no_towns_are_not(own: str, text: str) -> None:
    found = [each.words for each in proofread_list([RowText(2, own, "", {"标语": text})]).get(2, ())]
    assert [words for words in found if words not in ("绿城", "水城", "港城")] == []


def test_what_most_rows_name_is_the_lists_own() -> None:
    rows = [RowText(n, f"第{n}站", "", {"标语": f"文明常德第{n}站"}) for n in range(2, 12)]
    assert proofread_list(rows) == {}
    rows.append(RowText(12, "第12站", "", {"标语": "爱我长沙第12站"}))
    assert rules(*rows) == {12: [("place-other", "长沙")]}


def test_a_whole_list_that_was_copied_is_told_once() -> None:
    rows = [RowText(n, f"铜陵市第{n}站", "", {"标语": f"和谐常德第{n}站"}) for n in range(2, 12)]
    (found,) = proofread_list(rows)[2]
    assert (found.rule, found.words) == ("place-other", "常德")
    assert "有 10 行的文字写着“常德”" in found.message.zh
    assert len(proofread_list(rows)) == 1


def test_another_rows_place_is_noticed() -> None:
    rows = [
        RowText(2, "白石镇", "", {"标语": "白石镇欢迎您"}),
        RowText(3, "新桥镇", "", {"标语": "白石镇是我家"}),
        RowText(4, "白石镇柳溪村", "", {"标语": "柳溪村，白石镇"}),
        RowText(5, "东门", "", {"标语": "西门请走东门"}),
        RowText(6, "西门", "", {"标语": "东门请走西门"}),
    ]
    assert rules(*rows) == {3: [("place-other-row", "白石镇")]}


def test_an_office_spelt_almost_like_the_others() -> None:
    offices = [
        "青和街道办",
        *["青禾街道办"] * 6,
        "第一小学",
        *["第二小学"] * 6,
        "青禾街道",
        *["白石水务局"] * 4,
    ]
    rows = [RowText(n, f"点{n}", office, {}) for n, office in enumerate(offices, 2)]
    found = proofread_list(rows)
    assert {
        number: [(each.rule, each.suggestion) for each in each_row] for number, each_row in found.items()
    } == {
        2: [("office-spelling", "青禾街道办")],
        16: [("office-spelling", "青禾街道办")],
    }
    assert found[2][0].message.zh == "“青和街道办”和名单里 6 行的“青禾街道办”只差一个字，请核对"


@pytest.mark.parametrize(
    "text", ["给来宾倒水", "今日照常", "日照充足", "吉安康泰", "新疆域", "旧金山市", "非常熟悉"]
)
def test_common_words_are_no_towns(text: str) -> None:
    assert places_in(text) == ()
