"""Giving and taking space in clreq's order; paragraphs composed as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from postermaker.text.breaking import line_width, make_line
from postermaker.text.cells import Cell, Kind, Setting
from postermaker.text.composing import composed_lines
from postermaker.text.grid import grid_cells
from postermaker.text.justify import MAX_AUTOSPACE, MAX_WORD_SPACE, justified
from postermaker.text.paragraph import Paragraph
from postermaker.text.rules import Rules
from postermaker.text.squeezing import MIN_AUTOSPACE, shrunk

BODY = (
    "为做好秋冬季防火工作，保障群众生命财产安全，根据《消防法》和区里的统一部署，现将有关事项通知如下：各单位要在2026年11月30日前"
    "完成一次全面排查（重点是用电、用气和疏散通道），发现问题立即整改；物业要加强巡查，及时清理楼道堆放的杂物，严禁电动自行车“进楼入户”。"
)


def cells(text: str) -> list[Cell]:
    return list(grid_cells(text, Setting("", 400)))


def changed(before: list[Cell], after: list[Cell]) -> list[str]:
    pairs = zip(before, after, strict=True)
    return [a.text for a, b in pairs if b.advance != a.advance or b.lead != a.lead]


def test_shrinking_goes_brackets_then_commas_then_latin_then_full_stops() -> None:
    line = cells("国（法）国，国A国。国")
    seen: list[str] = []
    for over in (0.5, 1.0, 1.5, 1.625, 1.75, 2.25):
        for text in changed(line, shrunk(line, over)):
            if text not in seen:
                seen.append(text)
    assert seen == ["（", "）", "，", "A", "国", "。"]


def test_the_space_between_han_and_latin_keeps_an_eighth() -> None:
    after = shrunk(cells("国A国"), 5)
    assert [cell.lead for cell in after] == [0, MIN_AUTOSPACE, MIN_AUTOSPACE]


def test_stretching_goes_word_spaces_then_latin_then_all_gaps() -> None:
    narrow = [replace(c, advance=0.25) if c.kind is Kind.SPACE else c for c in cells("使用Word软件 A B打开")]
    line = make_line(narrow, 0.0)
    little = justified(line, line.width + 0.01)
    assert all(c.lead == d.lead for c, d in zip(line.cells, little.cells, strict=True))
    more = justified(line, line.width + 3)
    assert max(c.advance for c in more.cells if c.kind is Kind.SPACE) <= MAX_WORD_SPACE + 1e-9
    assert more.width == pytest.approx(line.width + 3)
    latin = justified(make_line(cells("国国A国国国国国国国"), 0.0), 10.1)
    assert latin.cells[2].lead <= MAX_AUTOSPACE


def test_nothing_is_stretched_inside_numbers_dashes_and_beside_connectors() -> None:
    line = make_line(cells("零事故——3月～5月A/B区"), 0.0)
    wide = justified(line, line.width + 4)
    for i, (one, two) in enumerate(zip(wide.cells, wide.cells[1:], strict=False), 1):
        if one.text + two.text in ("——", "A/", "/B", "月～", "～5"):
            assert two.lead == line.cells[i].lead, one.text + two.text


@pytest.mark.parametrize("measure", [14, 18, 22.5, 28])
def test_every_line_but_the_last_is_full(measure: float) -> None:
    lines = composed_lines(Paragraph(cells(BODY)), measure, (2, 0))
    assert [round(line.width, 6) for line in lines[1:-1]] == [measure] * (len(lines) - 2)
    assert lines[0].width == pytest.approx(measure - 2)
    assert "".join(cell.text for line in lines for cell in line.cells) == BODY


@given(st.text("安全生产，。（）《》A1 国家", min_size=1, max_size=80), st.floats(4, 30), st.floats(0, 2))
def test_composed_lines_keep_the_text_and_their_measure(text: str, measure: float, indent: float) -> None:
    paragraph = Paragraph(cells(text))
    lines = composed_lines(paragraph, measure, (indent, 0))
    joined = "".join(cell.text for line in lines for cell in line.cells)
    assert "".join(joined.split()) == "".join(text.split())
    for line in lines:
        if line.width > measure + 1e-6:
            inner = Paragraph(line.cells)
            assert not any(inner.legal(i) for i in range(1, len(line.cells)) if not inner.cells[i - 1].blank)


@pytest.mark.parametrize("measure", [14, 18, 22.5, 28])
def test_hanging_marks_leave_the_text_flush(measure: float) -> None:
    rules = Rules(hang=True)
    lines = composed_lines(Paragraph(cells(BODY), rules), measure, (2, 0))
    assert "".join(cell.text for line in lines for cell in line.cells) == BODY
    for line in lines[1:-1]:
        ink = line_width(line.cells, 0)
        assert line.width == pytest.approx(measure)
        assert ink == pytest.approx(measure) or ink - line.cells[-1].advance == pytest.approx(measure)


def test_lines_beside_a_drop_cap_are_shorter() -> None:
    lines = composed_lines(Paragraph(cells(BODY)), 20, (5, 5, 0))
    assert [line.width for line in lines[:4]] == pytest.approx([15, 15, 20, 20])
