"""Names from patterns: what shops read, taken by every system, all different, the same on every run."""

import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.filenames import MAX_NAME_BYTES
from postermaker.geometry import Size
from postermaker.naming import (
    MAX_UNITS,
    SHOP_PATTERN,
    Facts,
    Namer,
    Pattern,
    centimetres,
    collision_key,
    cut,
    default_pattern,
    safe_stem,
)

BANNER = Facts(
    index=7, row=8, product="条幅", size=Size(8000, 700), quantity=3, material="牛津布", finishing=("四角打扣", "穿绳"),
    place="青禾区政府", date="2026-05-01", columns={"标语": "安全生产 人人有责", "材质": "别的"},
)  # fmt: skip
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789")}


def named(pattern: str, facts: Facts = BANNER) -> str:
    return Namer(Pattern.parse(pattern, facts.columns)).stem(facts)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (SHOP_PATTERN, "条幅 800x70cm x3张 牛津布 四角打扣+穿绳_青禾区政府_0007"),
        ("{序号}_{标语}", "0007_安全生产 人人有责"),
        ("{行号}-{尺寸}", "8-800x70cm"),
        ("{日期} {点位}", "2026-05-01 青禾区政府"),
        ("{材质}", "牛津布"),
        ("横幅", "横幅"),
        ("../{序号}/{点位}", "_0007_青禾区政府"),
    ],
)
def test_a_pattern_names_a_row(pattern: str, name: str) -> None:
    assert named(pattern) == name


def test_empty_parts_vanish_with_their_blanks() -> None:
    plain = Facts(index=1, row=2, product="海报", size=Size(420, 594.5))
    assert named(SHOP_PATTERN, plain) == "海报 42x59.45cm x1张_0001"
    assert named("{点位}-{品名}", plain) == "海报"
    assert named("{品名}-{点位}", plain) == "海报"
    assert named("{点位}", plain) == "_"


def test_a_column_stands_in_for_a_fact_that_is_not_known() -> None:
    facts = Facts(index=1, row=2, columns={"材质": "旗帜布", "宽 度": "x"})
    assert named("{材质}_{宽 度}", facts) == "旗帜布_x"


def test_a_screen_is_named_in_pixels() -> None:
    facts = Facts(index=1, row=2, product="LED 大屏", size=Size(508, 285.75), unit="px", place="东门")
    assert named(default_pattern("px"), facts) == "LED 大屏 1920x1080px_东门_0001"
    assert default_pattern("m") == SHOP_PATTERN


@pytest.mark.parametrize(("pattern", "at"), [("{标语", 1), ("横幅_{标语", 4), ("标语}", 3), ("{a{标语}", 1)])
def test_a_brace_without_the_other_is_refused_with_its_place(pattern: str, at: int) -> None:
    with pytest.raises(InputFault, match=f"第 {at} 个字符"):
        Pattern.parse(pattern, ["标语"])


@pytest.mark.parametrize("pattern", ["{没有}", "{}", "{标语.__class__}", "{标语!r}", "{0}", "{序号:>9}"])
def test_a_pattern_with_an_unknown_column_is_refused(pattern: str) -> None:
    with pytest.raises(InputFault, match="不在名单里"):
        Pattern.parse(pattern, ["标语"])


@pytest.mark.parametrize(
    ("mm", "said"), [(8000, "800"), (297, "29.7"), (0, "0"), (1, "0.1"), (594.55, "59.45"), (100, "10")]
)
def test_centimetres_have_no_trailing_zeros(mm: float, said: str) -> None:
    assert centimetres(mm) == said


def test_a_long_cell_is_cut_and_the_number_stays() -> None:
    long = Facts(
        index=1, row=2, product="条幅", size=Size(8000, 700), place="很长的地名" * 40, material="布" * 50
    )
    name = named(SHOP_PATTERN, long)
    assert name.startswith("条幅 800x70cm x1张 布")
    assert name.endswith("_0001")
    assert MAX_NAME_BYTES - 6 <= len(name.encode()) <= MAX_NAME_BYTES


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("青禾区", "青禾区"), ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"), ("..", "_"), ("", "_"), (" . ", "_"),
        ("/etc/passwd", "_etc_passwd"), ("a\nb\tc", "a b c"), ("a\x00b", "ab"), ("a\u202eb\u2066", "ab"),
        ("CON", "_CON"), ("con .txt", "_con .txt"), ("nul.tar.gz", "_nul.tar.gz"), ("com1", "_com1"),
        ("LPT¹", "_LPT¹"), ("ＣＯＮ", "_ＣＯＮ"), ("console", "console"), ("aux.", "_aux"), ("CLOCK$", "_CLOCK$"),
        ("e\u0301", "é"), (".hidden", "hidden"), ("-rf", "_rf"), ("~$a", "_$a"), ("ABCDEF~1", "ABCDEF-1"),
        ("三月1~3日的通知栏", "三月1~3日的通知栏"), ("上／下＼左", "上_下_左"), ("你好吗？", "你好吗？"), ("a\ud800b", "a_b"),
        ("\uf02fetc", "_etc"), ("\ufffe", "_"), ("ㅤ", "_"), ("名\u3000字 \u3000", "名 字"), ("👨\u200d👩\u200d👧", "👨👩👧"),
    ],
)  # fmt: skip
def test_a_name_is_made_safe(said: str, name: str) -> None:
    assert safe_stem(said) == name


@pytest.mark.parametrize(
    ("text", "limit", "start"),
    [
        ("国家", 5, "国"), ("e\u0323\u0301x", 4, ""), ("ae\u0323\u0301", 4, "a"), ("👍🏽", 7, ""), ("好👍🏽", 10, "好"),
        ("🇨🇳🇨🇳", 12, "🇨🇳"), ("🇨🇳🇨🇳", 8, "🇨🇳"), ("葛\U000e0100", 5, ""), ("👨\u200d👩", 8, ""), ("abc", 3, "abc"),
    ],
)  # fmt: skip
def test_a_cut_tears_no_character(text: str, limit: int, start: str) -> None:
    assert cut(text, limit) == start


@pytest.mark.parametrize(
    ("one", "two"),
    [("A", "a"), ("ß", "SS"), ("ﬁ", "FI"), ("é", "e\u0301"), ("İ", "i"), ("I", "ı"), ("Ａ１", "a1"), ("ſ", "S"), ("ς", "Σ"),
     ("葛\U000e0100", "葛"), ("①", "1")],
)  # fmt: skip
def test_names_that_some_system_takes_for_one_collide(one: str, two: str) -> None:
    assert collision_key(one) == collision_key(two)


def check(name: str) -> None:
    assert 0 < len(name.encode()) <= 200
    assert len(name.encode("utf-16-le")) // 2 <= MAX_UNITS + 1
    assert not set(name) & set('<>:"/\\|?*／＼')
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in name)
    assert name == name.strip(" .")
    assert name[0] not in ".-~"
    assert unicodedata.normalize("NFKC", name).split(".")[0].strip().casefold() not in DEVICES
    assert unicodedata.is_normalized("NFC", name)


@given(st.text() | st.text("字😀é\u0301\u200d🇨", min_size=60, max_size=200))
@example("\ufeff")
@example("a. . ." * 60)
@example("- . -")
@example(". -x")
@example("con\u200b")
def test_any_text_becomes_a_safe_name_and_a_safe_name_stays(text: str) -> None:
    name = safe_stem(text)
    check(name)
    assert safe_stem(name) == name


def hostile(count: int) -> list[str]:
    """Names by chance from all that goes wrong, many of them doubled."""
    chance = random.Random(1)
    ends = [
        "CON", "con.txt", "prn .a", "COM1", "lpt9.pdf", "..", "../..", "/etc/passwd", "C:\\x", "\\\\srv\\c$", "a.", "a ",
        "a", "A", "Ａ", "é", "e\u0301", "İ", "i", "ı", "ß", "ss", "👨\u200d👩\u200d👧", "🇨🇳", "👍🏽", "شارع", "\u202egnp.exe",
        "国" * 100, "x" * 300, "é" * 150, "e\u0301" * 150, "\x00", "\n", "\ud800", "", "~", "-rf", "ABCDEF~1", "_", "a_2",
        "a_3", "𠮷" * 80, "\u0301" * 300, "．．／", "\uf02f",
    ]  # fmt: skip
    return ["".join(chance.choices(ends, k=chance.choice((1, 1, 2, 3)))) for _ in range(count)]


def all_named(values: list[str], pattern: str = "{a}") -> list[str]:
    namer = Namer(Pattern.parse(pattern, ["a"]))
    return [namer.stem(Facts(index=i, row=i + 1, columns={"a": value})) for i, value in enumerate(values, 1)]


def test_a_hundred_thousand_hostile_names(tmp_path: Path) -> None:
    values = hostile(100_000)
    start = time.perf_counter()
    names = all_named(values)
    assert time.perf_counter() - start < 20
    assert len(names) == len(values)
    assert len({collision_key(name) for name in names}) == len(values)
    for name in names:
        check(name)
        assert (tmp_path / f"{name}.pdf").parent == tmp_path
        assert f"{name}.pdf" == Path(f"{name}.pdf").name
    assert all_named(values) == names


def test_hostile_names_can_be_created(tmp_path: Path) -> None:
    names = all_named(hostile(3_000))
    for name in names:
        path = tmp_path / f"{name}.pdf"
        assert path.resolve().parent == tmp_path.resolve()
        path.open("xb").close()
    assert len(list(tmp_path.iterdir())) == len(names)


@given(st.lists(st.sampled_from(["a", "A", "a_3", "a_4", "a_3_2", "ß", "SS", "", "字" * 90]), max_size=12))
def test_rows_at_the_end_change_no_earlier_name(values: list[str]) -> None:
    whole = all_named(values, "{a}")
    assert len({collision_key(name) for name in whole}) == len(values)
    for end in range(len(values)):
        assert all_named(values[:end], "{a}") == whole[:end]


def test_no_name_is_that_of_another_file_in_the_folder() -> None:
    namer = Namer(Pattern.parse("{a}", ["a"]), taken=["审批样稿", "Report"], beside=["_生产单", "-1", "-2"])
    values = ["审批样稿", "report", "甲", "甲_生产单", "甲-2", "甲-3"]
    names = [namer.stem(Facts(index=i, row=i, columns={"a": value})) for i, value in enumerate(values, 1)]
    assert names == ["审批样稿_1", "report_2", "甲", "甲_生产单_4", "甲-2_5", "甲-3"]


def test_the_number_grows_without_renaming() -> None:
    names = all_named([""] * 10_001, "{序号}")
    assert [names[0], names[998], names[9_999]] == ["0001", "0999", "10000"]
