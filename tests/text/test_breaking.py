import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.text.breaking import balanced_lines, filled_lines, line_width, make_line
from postermaker.text.cells import Cell, Setting
from postermaker.text.grid import grid_cells
from postermaker.text.marks import NO_LINE_END, NO_LINE_START
from postermaker.text.paragraph import Paragraph, may_break
from postermaker.text.rules import Rules

ALPHABET = "安全生产人人有责国家，。、；：！？《》（）“”…—·0123ABab %/ 　"
texts = st.text(ALPHABET, min_size=1, max_size=60)


def cells_of(text: str) -> tuple[Cell, ...]:
    return grid_cells(text, Setting("", 400))


def paragraph_of(text: str) -> Paragraph:
    return Paragraph(cells_of(text))


def said(cells: tuple[Cell, ...]) -> str:
    return "".join(cell.text for cell in cells)


def test_a_pause_mark_is_pushed_out_with_the_character_before_it() -> None:
    lines = filled_lines(paragraph_of("我们坚持节约用水，保护环境。"), 8)
    assert [said(line.cells) for line in lines] == ["我们坚持节约用", "水，保护环境。"]


def test_a_mark_at_the_line_end_is_half_wide() -> None:
    lines = filled_lines(paragraph_of("保护环境人人有责。请参与"), 8.5)
    assert [said(line.cells) for line in lines] == ["保护环境人人有责。", "请参与"]


def test_an_opening_mark_goes_to_the_next_line() -> None:
    lines = filled_lines(paragraph_of("请认真阅读《安全生产法》全文"), 6)
    assert [said(line.cells) for line in lines] == ["请认真阅读", "《安全生产法》", "全文"]


def test_words_numbers_dashes_and_ellipses_are_not_torn() -> None:
    for text in ("ABCD", "2025", "——", "……", "98%"):
        cells = cells_of(text)
        assert not any(may_break(a, b) for a, b in itertools.pairwise(cells)), text


@given(texts, st.floats(1, 20))
def test_filled_lines_keep_every_character_in_order(text: str, measure: float) -> None:
    cells = cells_of(text)
    lines = filled_lines(Paragraph(cells), measure)
    assert "".join(said(line.cells) for line in lines).split() == "".join(said(cells)).split() or (
        "".join("".join(said(line.cells).split()) for line in lines) == "".join(text.split())
    )


@given(texts, st.floats(2, 20))
def test_no_line_starts_or_ends_wrong_unless_it_had_no_choice(text: str, measure: float) -> None:
    lines = [line for line in filled_lines(paragraph_of(text), measure) if line.cells]
    for one, two in itertools.pairwise(lines):
        legal = may_break(one.cells[-1], two.cells[0]) or text[text.find(one.cells[-1].text)].isspace()
        inner = any(may_break(a, b) for a, b in zip(one.cells, one.cells[1:], strict=False))
        if not legal:
            # spaces at the break were dropped, or nothing in the line could be broken
            assert not inner or " " in text or "　" in text
        else:
            assert two.cells[0].text[0] not in NO_LINE_START
            assert one.cells[-1].text[-1] not in NO_LINE_END or " " in text or "　" in text


@given(texts, st.floats(2, 20))
def test_no_line_is_wider_than_its_measure_unless_it_cannot_be_broken(text: str, measure: float) -> None:
    for line in filled_lines(paragraph_of(text), measure):
        if line.width > measure + 1e-6:
            inner = Paragraph(line.cells)
            assert not any(inner.legal(i) for i in range(1, len(line.cells)))


@given(texts, st.integers(1, 4), st.floats(0, 0.5))
def test_balanced_lines_measure_like_lines_and_keep_the_text(text: str, count: int, tracking: float) -> None:
    cells = cells_of(text)
    lines = balanced_lines(Paragraph(cells), count, tracking)
    if lines is None:
        return
    assert len(lines) == count
    assert "".join(said(line.cells) for line in lines).replace(" ", "").replace("　", "") == text.replace(
        " ", ""
    ).replace("　", "")
    for line in lines:
        assert abs(line.width - line_width(line.cells, tracking)) < 1e-6


def test_a_slogan_breaks_after_its_comma_when_that_costs_little() -> None:
    lines = balanced_lines(paragraph_of("垃圾分类，从你我身边做起"), 2, 0)
    assert lines is not None
    assert [said(line.cells) for line in lines] == ["垃圾分类，", "从你我身边做起"]


def test_a_gap_at_a_line_end_vanishes() -> None:
    lines = balanced_lines(paragraph_of("预防为主 生命至上"), 2, 0)
    assert lines is not None
    assert [line.width for line in lines] == [4, 4]


def test_ends_of_a_line_are_trimmed() -> None:
    assert make_line(cells_of("《安全》"), 0).width == 3


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("国家富强，民族", 4, ["国家富强，", "民族"]),
        ("国家富强，民族", 4.5, ["国家富强，", "民族"]),  # it fits without hanging
        ("国家富强”，民族", 4, ["国家富", "强”，民", "族"]),  # never out of a run of marks
    ],
)
def test_a_pause_mark_hangs_where_nothing_else_helps(text: str, measure: float, lines: list[str]) -> None:
    rules = Rules(hang=True, no_orphan=False)
    made = filled_lines(Paragraph(cells_of(text), rules), measure)
    assert ["".join(said(line.cells)) for line in made] == lines
    assert all(line.width <= measure + 1e-9 for line in made)
