import pytest
from msgspec.structs import replace

from postermaker.fonts import FontBook
from postermaker.text.cells import Cell, Kind, Part, Setting
from postermaker.text.drawn import cells_of, to_cells
from postermaker.text.grid import grid_cells


def grid(text: str, **changes: object) -> tuple[Cell, ...]:
    return grid_cells(text, Setting("", 400, **changes))  # type: ignore[arg-type]


def widths(cells: tuple[Cell, ...]) -> list[float]:
    return [cell.advance for cell in cells]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人人有责", [1, 1, 1, 1]),
        ("安全2025", [1, 1, 0.5, 0.5, 0.5, 0.5]),
        ("》，", [0.5, 1]),  # the closing mark gives up its blank half
        ("（《", [1, 0.5]),
        ("，《", [1, 0.5]),
        ("。」", [0.5, 1]),
        ("，。", [1, 1]),  # two pause marks keep their width
        ("……", [1, 1]),
    ],
)
def test_widths(text: str, expected: list[float]) -> None:
    assert widths(grid(text)) == expected


def test_space_between_han_is_the_gap_of_a_slogan() -> None:
    cells = grid("预防为主 生命至上", gap_em=0.6)
    assert cells[4].kind is Kind.GAP
    assert cells[4].advance == 0.6


def test_han_and_latin_part_by_a_quarter_em_unless_a_space_was_typed() -> None:
    assert grid("拨打119")[2].lead == 0.25
    assert not any(cell.lead for cell in grid("拨打 119"))
    assert grid("达98%以上")[3].lead == 0  # % joins its number
    assert not any(cell.lead for cell in grid("，119"))


def test_a_missing_glyph_comes_from_a_face_that_has_it(book: FontBook) -> None:
    made = to_cells("镕喆堃㛃𬭎", Setting("Ma Shan Zheng", 400), book)
    assert made.missing == ()
    assert all(cell.glyphs and cell.face != "MaShanZheng" for cell in made.cells)


def test_a_character_that_no_face_has_is_named(book: FontBook) -> None:
    made = to_cells("国\U00030000家", Setting("Noto Sans SC", 700), book)
    assert made.missing == ("\U00030000",)


def test_full_width_marks_are_one_cell_whatever_the_font_says(book: FontBook) -> None:
    for family in ("LXGW WenKai", "Smiley Sans", "ZCOOL KuaiLe", "Noto Serif SC"):
        cell = book.face(family, 700).cell
        made = to_cells("国“家”：", Setting(family, 700), book)
        assert next(round(c.advance, 3) for c in made.cells if c.kind is Kind.MARK) == round(cell, 3), family


def test_vertical_marks_take_their_vertical_form_or_turn(book: FontBook) -> None:
    setting = Setting("Noto Sans SC", 700, vertical=True)
    upright = to_cells("，", Setting("Noto Sans SC", 700), book).cells[0]
    column = to_cells("，", setting, book).cells[0]
    assert column.glyphs[0][0] != upright.glyphs[0][0]
    assert not column.turned
    assert to_cells("Hello", setting, book).cells[0].turned
    two = to_cells("12", setting, book).cells
    assert len(two) == 1
    assert not two[0].turned
    assert two[0].advance == 1.0


def test_only_what_lines_are_measured_by_is_inked(book: FontBook) -> None:
    text, plain = "安全生产，人人有责", Setting("Noto Sans SC", 700, optical=False)
    inked = to_cells(text, replace(plain, optical=True), book).cells
    cells = to_cells(text, plain, book).cells
    assert [cell for cell in inked if cell.ink == (0, 0)] == []
    assert [cell.text for cell in cells if cell.ink != (0, 0)] == ["，"]
    assert [replace(cell, ink=(0, 0)) for cell in inked] == [replace(cell, ink=(0, 0)) for cell in cells]


@pytest.mark.parametrize("word", ["119", "26", "2026", "WTO", "Hello", "A1"])
@pytest.mark.parametrize("place", [1, -1])
def test_a_word_stands_in_a_column_as_if_no_span_cut_it(book: FontBook, word: str, place: int) -> None:
    setting = Setting("Noto Sans SC", 700, vertical=True)
    whole = cells_of([Part(f"拨打{word}报警", setting)], book).cells
    cut = [Part("拨打" + word[:place], setting, stretch=1), Part(word[place:] + "报警", setting)]
    cells = cells_of(cut, book).cells
    assert "".join(cell.text for cell in cells) == f"拨打{word}报警"
    assert sum(cell.advance + cell.lead for cell in cells) == pytest.approx(
        sum(cell.advance + cell.lead for cell in whole)
    )
    glyphs = [(each, cell.turned, cell.centre) for cell in cells for each in cell.glyphs]
    assert glyphs == [(each, cell.turned, cell.centre) for cell in whole for each in cell.glyphs]
    assert all(cell.stretch == (i < 2 + len(word[:place])) for i, cell in enumerate(cells))
