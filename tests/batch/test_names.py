"""File names from a list's cells: taken by every system, all different, the same on every run."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from postermaker.batch.job import Task
from postermaker.errors import InputFault
from postermaker.filenames import MAX_NAME_BYTES, safe_name
from postermaker.tables.values import Row, Table
from tests.batch.naming import name_tasks

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}


def listed(*values: str, column: str = "标语") -> Table:
    return Table((column,), tuple(Row(number, {column: value}) for number, value in enumerate(values, 2)))


def stems(tasks: list[Task]) -> list[str]:
    return [task.stem for task in tasks]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("青禾区", "青禾区"), ("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j"), ("../x", "_x"), ("..", "_"), ("", "_"),
        (" . ", "_"), ("/etc/passwd", "_etc_passwd"), ("C:\\x", "C__x"), ("a\nb\tc", "a_b_c"), ("a\x00b", "a_b"),
        ("a   b", "a b"),
        ("a\u202eb", "a_b"), ("a\u2066b\u200b", "a_b_"), ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("com1", "_com1"),
        ("LPT¹", "_LPT¹"), ("console", "console"), ("aux.", "_aux"), ("e\u0301", "é"), (".hidden", "hidden"),
    ],
)  # fmt: skip
def test_a_name_is_made_safe(said: str, name: str) -> None:
    assert safe_name(said) == name


@given(st.text() | st.text("字😀é", min_size=60, max_size=200))
@example("\ufeff")
@example("a. . ." * 60)
def test_any_text_becomes_a_name_that_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name.encode()) <= MAX_NAME_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(char) == "Cc" for char in name)
    assert name == name.strip(" .")
    assert name.split(".")[0].strip().casefold() not in RESERVED
    assert safe_name(name) == name


@settings(max_examples=300)
@given(
    st.lists(
        st.text(max_size=4)
        | st.sampled_from(["con", "CON", "a", "A", "ß", "SS", "ﬁ", "é", "e\u0301", "a_2", "a_3"]),
        max_size=12,
    )
)
def test_all_names_differ_for_every_system_and_stay_on_a_second_run(values: list[str]) -> None:
    table = listed(*values)
    made = stems(name_tasks(table, "{标语}", {"标语": "slogan"}))
    assert len(made) == len(values)
    folded = {unicodedata.normalize("NFD", stem).casefold() for stem in made}
    assert len(folded) == len(made)
    assert made == stems(name_tasks(table, "{标语}", {"标语": "slogan"}))


@settings(max_examples=40)
@given(values=st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_all_names_can_be_created_and_none_escapes(
    values: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("names")
    for stem in stems(name_tasks(listed(*values), "{标语}", {})):
        path = folder / f"{stem}.pdf"
        assert path.resolve().parent == folder.resolve()
        with path.open("xb"):
            pass
    assert len(list(folder.iterdir())) == len(values)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        (None, ["001_甲", "002_甲", "003_乙"]),
        ("{标语}", ["甲", "甲_3", "乙"]),
        ("{行号}-{标语}", ["2-甲", "3-甲", "4-乙"]),
        ("../{序号}/{标语}", ["_001_甲", "_002_甲", "_003_乙"]),
        ("横幅", ["横幅", "横幅_3", "横幅_4"]),
    ],
)
def test_a_pattern_names_the_rows(pattern: str | None, names: list[str]) -> None:
    assert stems(name_tasks(listed("甲", "甲", "乙"), pattern, {"标语": "slogan"})) == names


@pytest.mark.parametrize("pattern", ["{没有}", "{}", "{标语.__class__}", "{标语!r}", "{0}", "{序号:>9}"])
def test_a_pattern_with_an_unknown_column_is_refused(pattern: str) -> None:
    with pytest.raises(InputFault, match="不在名单里"):
        name_tasks(listed("甲"), pattern, {})
