"""Undo gives back the very document, not one like it."""

from hypothesis import given
from hypothesis import strategies as st

from postermaker.document.edit import set_values
from postermaker.document.history import History, begin
from postermaker.document.model import Document, Page

EMPTY = Document(width=100, height=50, pages=(Page(elements=()),))
scripts = st.lists(st.sampled_from(["type", "drag", "undo", "redo"]), max_size=60)


def changed(history: History, text: str) -> Document:
    return set_values(history.document, {"slogan": text})


def test_undo_and_redo_return_the_same_objects() -> None:
    first = begin(EMPTY)
    second = first.did("改字", changed(first, "一"))
    third = second.did("改字", changed(second, "二"))
    assert third.undone().document is second.document
    assert third.undone().undone().document is EMPTY
    assert third.undone().undone().redone().redone().document is third.document


def test_the_first_step_cant_be_undone_nor_the_last_redone() -> None:
    history = begin(EMPTY)
    assert history.undone() is history
    assert history.redone() is history


def test_the_document_of_now_is_no_step() -> None:
    history = begin(EMPTY)
    assert history.did("无事", EMPTY) is history


def test_a_new_step_drops_what_was_undone() -> None:
    one = begin(EMPTY)
    two = one.did("甲", changed(one, "甲"))
    other = two.undone().did("乙", changed(one, "乙"))
    assert [step.name for step in other.steps] == ["打开", "乙"]
    assert other.redone() is other


def test_a_word_typed_in_one_go_is_one_step() -> None:
    history = begin(EMPTY)
    for text in ("文", "文明", "文明城"):
        history = history.did("打字", changed(history, text), merge=True)
    assert history.document.values == {"slogan": "文明城"}
    assert history.undone().document is EMPTY


def test_merging_never_swallows_the_first_document() -> None:
    history = begin(EMPTY, "打字")
    history = history.did("打字", changed(history, "文"), merge=True)
    assert history.undone().document is EMPTY


def test_merging_stops_at_another_name() -> None:
    history = begin(EMPTY)
    history = history.did("打字", changed(history, "文"), merge=True)
    typed = history.document
    history = history.did("拖动", changed(history, "明"), merge=True)
    assert history.undone().document is typed


def test_the_oldest_steps_are_dropped_at_the_limit() -> None:
    history = History(begin(EMPTY).steps, 0, 3)
    kept = []
    for text in "一二三四五":
        history = history.did(text, changed(history, text))
        kept.append(history.document)
    assert [step.document for step in history.steps] == kept[-3:]
    assert history.undone().undone().undone().document is kept[-3]


@given(scripts, st.integers(1, 8))
def test_any_script_agrees_with_a_plain_list(script: list[str], limit: int) -> None:
    history = History(begin(EMPTY).steps, 0, limit)
    documents, at = [EMPTY], 0
    for number, action in enumerate(script):
        if action == "undo":
            history, at = history.undone(), max(0, at - 1)
        elif action == "redo":
            history, at = history.redone(), min(len(documents) - 1, at + 1)
        else:
            document = changed(history, str(number))
            history = history.did(action, document)
            documents = [*documents[: at + 1], document][-limit:]
            at = len(documents) - 1
        assert history.document is documents[at]
    assert [step.document for step in history.steps] == documents


@given(scripts)
def test_old_histories_are_never_changed(script: list[str]) -> None:
    history = begin(EMPTY)
    seen = [(history, history.document, len(history.steps))]
    for number, action in enumerate(script):
        steps = {"undo": history.undone, "redo": history.redone}
        history = steps[action]() if action in steps else history.did(action, changed(history, str(number)))
        seen.append((history, history.document, len(history.steps)))
    for old, document, steps_then in seen:
        assert old.document is document
        assert len(old.steps) == steps_then
