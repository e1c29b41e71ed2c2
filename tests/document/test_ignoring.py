"""Notices that a person lets stand: what is known again, what is not, and who keeps the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.document import file
from postermaker.document.ignored import MAX_IGNORED, MAX_REASON, MAX_SAYING
from postermaker.document.ignoring import notice, reasons, with_reason, without_reason
from postermaker.document.model import Document, Frame, Group, Page, Text
from postermaker.document.tree import taken_ids, with_elements, with_fresh_ids, without
from postermaker.errors import InputFault

SMALL = notice("text-small", "a", "“标语”的字高 3 mm")


def document() -> Document:
    text = Text(id="a", content="青禾", frame=Frame(x=0, y=0, width=50, height=10))
    return Document(width=100, height=100, pages=(Page(elements=(text,)),))


def test_the_last_reason_stays_and_is_dropped_alone() -> None:
    other = notice("text-small", "b", SMALL[2])
    made = with_reason(with_reason(document(), SMALL, "近看的"), other, "也近看")
    made = with_reason(made, SMALL, "  贴在门上  ")
    assert reasons(made) == {other: "也近看", SMALL: "贴在门上"}
    assert reasons(without_reason(made, SMALL)) == {other: "也近看"}
    assert without_reason(without_reason(made, SMALL), other) == document()


def test_what_changes_nothing_gives_the_same_document() -> None:
    made = with_reason(document(), SMALL, "近看的")
    assert with_reason(made, SMALL, "近看的") is made
    assert with_reason(made, SMALL, " ") is made
    assert without_reason(made, notice("text-small", "a", "“标语”的字高 2 mm")) is made


def test_another_figure_is_another_notice() -> None:
    assert notice("text-small", "a", "“标语”的字高 2 mm") not in reasons(
        with_reason(document(), SMALL, "近看的")
    )


def test_nothing_grows_past_what_a_file_may_hold() -> None:
    made = with_reason(document(), notice("r", "a", "长" * (MAX_SAYING + 9)), "因" * (MAX_REASON + 9))
    for number in range(MAX_IGNORED + 3):
        made = with_reason(made, notice("r", "a", str(number)), "x")
    assert len(made.ignored) == MAX_IGNORED
    assert made.ignored[-1].says == str(MAX_IGNORED + 2)
    assert file.parse(file.dump(made), "x") == made


def test_a_long_saying_is_known_again() -> None:
    says = "长" * (MAX_SAYING + 9)
    made = file.parse(file.dump(with_reason(document(), notice("r", "a", says), "因为")), "x")
    assert reasons(made)[notice("r", "a", says)] == "因为"


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("甲乙"), st.text(min_size=1, max_size=5))))
def test_reasons_are_a_table_that_survives_the_file(said: list[tuple[str, str, str]]) -> None:
    made, expected = document(), {}
    for element, says, reason in said:
        made = with_reason(made, notice("r", element, says), reason)
        if reason.strip():
            expected[notice("r", element, says)] = reason.strip()
    assert reasons(made) == expected
    assert reasons(file.parse(file.dump(made), "x")) == expected


def test_a_file_without_reasons_is_as_it_always_was() -> None:
    assert b"ignored" not in file.dump(document())
    old = b'{"width":100,"height":50,"pages":[{"elements":[]}]}'
    assert file.decode(old, "x").ignored == ()


@pytest.mark.parametrize(
    "entry",
    [
        '{"rule":"r"}',
        '{"rule":"","reason":"x"}',
        '{"rule":"r","reason":""}',
        '{"rule":"r","reason":"x","by":1}',
    ],
)
def test_a_broken_entry_is_refused(entry: str) -> None:
    body = f'{{"width":100,"height":50,"pages":[{{"elements":[]}}],"ignored":[{entry}]}}'
    with pytest.raises(InputFault, match=r"ignored\[0\]"):
        file.decode(body.encode(), "x")


def test_no_new_element_is_taken_for_the_one_that_was_let_stand() -> None:
    """A copy is a new concern, also where the first one has been deleted."""
    made = with_reason(document(), SMALL, "近看的")
    first = made.pages[0].elements[0]
    gone = without(made, {"a"})
    assert gone.ignored == made.ignored
    assert "a" in taken_ids(gone)
    (copy,) = with_fresh_ids(gone, [Group(id="a", frame=first.frame, elements=())])
    assert copy.id == "a-2"
    assert notice("text-small", copy.id, SMALL[2]) not in reasons(with_elements(gone, 0, [copy]))
