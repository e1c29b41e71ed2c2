"""One character a sheet: as many sheets as characters, one size, exact heights, marks where a printer reaches."""

import numpy as np
import pytest

from postermaker.color import Cmyk, Flat, Rgb
from postermaker.display import DisplayPage, GlyphRun, Layer, glyph_runs
from postermaker.document.model import Direction
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Size
from postermaker.prepress.characters import ELEMENT, CharacterSheets, character_sheets
from postermaker.prepress.extents import extents
from postermaker.prepress.labels import MARKS
from postermaker.prepress.lettering import Lettering
from tests.prepress.pixels import Picture, shot

A3, A4 = Size(297, 420), Size(210, 297)
TITLE = "热烈庆祝青禾社区第一届邻里文化节开幕"
RED = Lettering()


def sheets(text: str, book: FontBook, height: float | None = None, sheet: Size = A4) -> CharacterSheets:
    return character_sheets(text, RED, sheet, height, book)


def letter(page: DisplayPage) -> Layer:
    (found,) = (item for item in page.items if item.element in (ELEMENT, "tile"))
    assert isinstance(found, Layer)
    return found


def ink_box(page: DisplayPage, book: FontBook) -> Box:
    boxes = [each.box for each in extents((letter(page),), book)]
    found = boxes[0]
    for box in boxes[1:]:
        found = found.joined(box)
    return found


def said(page: DisplayPage) -> str:
    marks = tuple(item for item in page.items if item.element == MARKS)
    return "".join("".join(run.text) for run in glyph_runs(marks)).replace(" ", "").replace("\u3000", "")


def red(picture: Picture) -> np.ndarray:
    """How much of each pixel is ink of the character: marks are gray."""
    return (picture[:, :, 0] - picture[:, :, 1]) / (picture[:, :, 0] - picture[:, :, 1]).max()


def test_a_sheet_for_each_character_in_order(book: FontBook) -> None:
    done = sheets(f" {TITLE[:9]}\n{TITLE[9:]}　", book)
    assert len(TITLE) == len(done.pages) == 18
    assert [page.name for page in done.pages] == [f"{i}/18 {char}" for i, char in enumerate(TITLE, 1)]
    assert "".join(run.text[0] for page in done.pages for run in glyph_runs((letter(page),))) == TITLE
    assert {page.size for page in done.pages} == {A4}
    assert not done.issues
    assert "前：祝本：青后：禾" in said(done.pages[4])
    assert "5/18" in said(done.pages[4])
    assert "横排" in said(done.pages[4])
    assert "前" not in said(done.pages[0])
    assert "后" not in said(done.pages[17])


@pytest.mark.parametrize("hollow", [False, True])
@pytest.mark.parametrize(
    ("family", "height"), [("Noto Sans SC", 160.0), ("Ma Shan Zheng", 120.0), ("Noto Serif SC", 99.5)]
)
def test_the_height_of_guo_is_exact_to_the_pixel(
    book: FontBook, family: str, height: float, hollow: bool
) -> None:
    lettering = Lettering(family=family, hollow=hollow)
    (page,) = character_sheets("国", lettering, A4, height, book).pages
    dpi = 254  # a pixel is 0.1 mm
    ink = red(shot(page, book, dpi))
    rows = np.flatnonzero(ink.max(axis=1) > 0.2)  # tips of strokes are thin
    assert abs((rows[-1] - rows[0] + 1) / 10 - height) <= 0.2


def test_as_large_as_the_paper_takes(book: FontBook) -> None:
    done = sheets(TITLE, book)
    assert done.height > 165
    assert sheets(TITLE, book, sheet=A3).height > 240
    assert len(sheets(TITLE, book, done.height).pages) == 18
    assert len(sheets(TITLE, book, done.height + 1).pages) > 18


def test_all_characters_have_one_size_and_share_a_baseline(book: FontBook) -> None:
    done = sheets("国一，工", book, 100)
    runs = [run for page in done.pages for run in glyph_runs((letter(page),))]
    assert len({run.size for run in runs}) == 1
    bases = {
        round(letter(p).transform.f + run.glyphs[0].y, 6) for p, run in zip(done.pages, runs, strict=True)
    }
    assert len(bases) == 1
    guo, one = (ink_box(page, book) for page in done.pages[:2])
    assert one.height < guo.height / 3
    assert abs(one.centre.y - guo.centre.y) < guo.height * 0.1
    comma = ink_box(done.pages[2], book)
    assert comma.centre.x < guo.centre.x - guo.width * 0.2  # at the lower left of its body
    assert comma.centre.y > guo.centre.y + guo.height * 0.2


def test_marks_take_their_place_in_columns(book: FontBook) -> None:
    pages = character_sheets("国，（", RED, A4, 100, book, direction=Direction.VERTICAL).pages
    guo, comma, bracket = (ink_box(page, book) for page in pages)
    assert comma.centre.x > guo.centre.x + guo.width * 0.2
    assert comma.centre.y < guo.centre.y - guo.height * 0.2
    assert bracket.width > bracket.height
    assert "竖排" in said(pages[0])


def test_letters_and_digits_have_a_sheet_each(book: FontBook) -> None:
    assert [page.name for page in sheets("第20届5G", book).pages] == [
        "1/6 第", "2/6 2", "3/6 0", "4/6 届", "5/6 5", "6/6 G",
    ]  # fmt: skip


@pytest.mark.parametrize("family", ["Noto Sans SC", "Zhi Mang Xing", "Smiley Sans"])
@pytest.mark.parametrize("sheet", [A4, A3])
def test_everything_is_where_the_printer_reaches(book: FontBook, family: str, sheet: Size) -> None:
    done = character_sheets(TITLE, Lettering(family=family), sheet, None, book)
    for page in done.pages:
        reached = page.trim.grown(-6 + 1e-6)
        for each in extents(page.items, book):
            assert reached.x <= each.box.x
            assert each.box.right <= reached.right
            assert reached.y <= each.box.y
            assert each.box.bottom <= reached.bottom


def test_marks_keep_off_the_characters(book: FontBook) -> None:
    for page in sheets(TITLE, book).pages:
        ink = ink_box(page, book)
        marks = tuple(item for item in page.items if item.element == MARKS)
        assert not any(ink.meets(each.box) for each in extents(marks, book))


def test_large_characters_take_several_sheets_that_join(book: FontBook) -> None:
    done = sheets("国庆", book, 400)
    names = [page.name for page in done.pages]
    assert names[0] == "1/2 国 1-1"
    assert len(names) % 2 == 0
    half = len(names) // 2
    assert [name.split()[2] for name in names[:half]] == [name.split()[2] for name in names[half:]]
    assert "1/2·1-2" in said(done.pages[1])
    assert "接1-1" in said(done.pages[1])
    pieces = [letter(page) for page in done.pages[:half]]
    boxes = [piece.clip.box for piece in pieces if piece.clip]
    area = boxes[0]
    for box in boxes:
        area = area.joined(box)
    scale = 2  # pixels a millimetre
    pasted = np.full((round(area.height * scale), round(area.width * scale), 3), 255, np.int16)
    for page, box in zip(done.pages, boxes, strict=False):
        shown = shot(page, book, scale * 25.4)
        x, y = round((box.x - area.x) * scale), round((box.y - area.y) * scale)
        w, h = round(box.width * scale), round(box.height * scale)
        part = shown[22 : 22 + h, 22 : 22 + w]
        pasted[y : y + h, x : x + w] = part
    bare = Layer("all", pieces[0].items, Affine.translation(-area.x, -area.y))
    whole = shot(DisplayPage(Size(area.width, area.height), 0, (bare,)), book, scale * 25.4)
    rows, columns = min(whole.shape[0], pasted.shape[0]), min(whole.shape[1], pasted.shape[1])
    difference = np.abs(whole[:rows, :columns] - pasted[:rows, :columns]).max(axis=2)
    assert (difference > 64).mean() < 0.001
    ink = np.flatnonzero(red(pasted).max(axis=1) > 0.5)
    assert abs((ink[-1] - ink[0] + 1) / scale - 400) <= 1


def test_hollow_characters_are_lines_only(book: FontBook) -> None:
    (page,) = character_sheets("国", Lettering(hollow=True), A4, 150, book).pages
    (full,) = character_sheets("国", RED, A4, 150, book).pages
    assert red(shot(page, book, 50)).mean() < 0.15 * red(shot(full, book, 50)).mean()


def test_a_character_that_no_font_draws_is_told(book: FontBook) -> None:
    done = sheets("国\U000e0fff", book)
    assert [issue.code for issue in done.issues] == ["missing-glyph"]


@pytest.mark.parametrize("text", ["", " \n\u3000"])
def test_nothing_to_print_is_refused(book: FontBook, text: str) -> None:
    with pytest.raises(InputFault):
        sheets(text, book)


@pytest.mark.parametrize("height", [2.0, 90_000.0])
def test_heights_that_nobody_means_are_refused(book: FontBook, height: float) -> None:
    with pytest.raises(InputFault):
        sheets("国", book, height)


def test_margins_that_leave_nothing_are_refused(book: FontBook) -> None:
    for margin in (2.0, 120.0):
        with pytest.raises(InputFault):
            character_sheets("国", RED, A4, None, book, margin=margin)


def test_a_design_gives_its_face_and_its_colour_where_that_shows_on_paper(book: FontBook) -> None:
    face = book.face("Noto Serif SC", 700)
    run = GlyphRun("a", (), face.key, 10, (), Flat(Cmyk(0, 0, 1, 0)))
    assert Lettering.like(run, book) == Lettering(family="Noto Serif SC", weight=700)
    blue = Flat(Rgb(0, 0.2, 0.6))
    dark = GlyphRun("a", (), face.key, 10, (), blue)
    assert Lettering.like(dark, book).fill == blue
