import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.document.model import Align
from postermaker.text.breaking import make_line
from postermaker.text.cells import Cell, Setting
from postermaker.text.fitting import Fitted, block_height, fit
from postermaker.text.grid import grid_cells
from postermaker.text.paragraph import Paragraph
from postermaker.text.placing import place

texts = st.text("安全生产人人有责，。！《》 0123AB", min_size=1, max_size=40).filter(
    lambda t: t.strip() != ""
)
sides = st.floats(1, 10_000)


def cells_of(text: str) -> tuple[Cell, ...]:
    return grid_cells(text, Setting("", 400))


def fitted(text: str, length: float, depth: float, lines: int = 3) -> Fitted:
    return fit([Paragraph(cells_of(text))], length, depth, max_lines=lines, pitch=1.2)


def test_one_line_is_as_large_as_its_length_or_depth_allows() -> None:
    assert fitted("安全生产", 400, 1000, 1).size == 100
    assert fitted("安全生产", 4000, 100, 1).size == 100


def test_two_lines_win_where_they_are_larger() -> None:
    done = fitted("垃圾分类，从我做起", 500, 400, 2)
    assert len(done.lines) == 2
    assert done.size == pytest.approx(500 / 4.5, rel=0.2)


def test_paragraphs_start_lines() -> None:
    done = fit([Paragraph(cells_of("安全")), Paragraph(cells_of("生产"))], 400, 400, max_lines=1, pitch=1.2)
    assert len(done.lines) == 2


@given(texts, sides, sides, st.integers(1, 4))
def test_nothing_overflows_and_something_touches(text: str, length: float, depth: float, lines: int) -> None:
    done = fitted(text, length, depth, lines)
    longest = max(line.width for line in done.lines) * done.size
    height = block_height(len(done.lines), 1.2) * done.size
    assert longest <= length * (1 + 1e-9)
    assert height <= depth * (1 + 1e-9)
    assert longest == pytest.approx(length) or height == pytest.approx(depth)


@given(texts, sides, sides, st.floats(1, 3), st.floats(1, 3))
def test_a_larger_frame_never_makes_smaller_type(
    text: str, length: float, depth: float, wider: float, higher: float
) -> None:
    assert fitted(text, length * wider, depth * higher).size >= fitted(text, length, depth).size * (1 - 1e-9)


@given(texts, st.sampled_from(list(Align)), st.floats(5, 60))
def test_places_go_forward_and_stay_inside(text: str, align: Align, measure: float) -> None:
    line = make_line(cells_of(text), 0.0, last=True)
    placed = place([line], measure, align)
    starts = [each.along for each in placed]
    assert starts == sorted(starts)
    if line.width <= measure:
        assert starts[0] >= -1e-9
        assert placed[-1].along + placed[-1].cell.advance <= measure + 1e-6


def test_even_spacing_reaches_both_ends() -> None:
    placed = place([make_line(cells_of("安全生产"), 0.0)], 10, Align.EVEN)
    assert [each.along for each in placed] == [0, 3, 6, 9]


def test_even_spacing_does_not_tear_a_number() -> None:
    placed = place([make_line(cells_of("第12期"), 0.0)], 8, Align.EVEN)
    one, two = (each.along for each in placed if each.cell.text in "12")
    assert two - one == 0.5


@pytest.mark.parametrize("count", [401, 5_000])
def test_a_long_text_is_fitted_without_waiting(count: int) -> None:
    done = fit([Paragraph(cells_of("安全生产人人有责" * (count // 8 + 1)))], 50, 20, max_lines=500, pitch=1.2)
    assert block_height(len(done.lines), 1.2) * done.size <= 20
    assert max(line.width for line in done.lines) * done.size <= 50 * (1 + 1e-9)
    assert done.size > 0.8 * (50 * 20 / 1.2 / count) ** 0.5
