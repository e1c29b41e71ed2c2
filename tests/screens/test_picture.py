import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.screens.letters import lettering
from postermaker.screens.panel import Color, Mode
from postermaker.screens.picture import KEY, TEXT, hold_seconds
from postermaker.text.marks import NO_LINE_START
from tests.screens.panels import SLOGANS, art, shown


def joined(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("said", SLOGANS)
@pytest.mark.parametrize("size", [(128, 16), (96, 32), (192, 24), (320, 64), (1920, 160)])
def test_pages_have_the_panels_size_and_together_the_text(
    said: str, size: tuple[int, int], book: FontBook
) -> None:
    done = shown(said, book, *size, mode=Mode.PAGES)
    assert done.mode is Mode.PAGES
    assert {each.lamps.shape for each in done.pictures} == {(size[1], size[0])}
    assert joined("".join(each.text for each in done.pictures)) == joined(said)
    assert all(each.lamps.any() for each in done.pictures)
    assert not any(each.text[0] in NO_LINE_START for each in done.pictures)


@given(
    said=st.text(st.sampled_from("安全生产人人有责的，。！、（）“”9aW 　"), min_size=1, max_size=60),
    width=st.integers(64, 300),
    height=st.sampled_from([16, 20, 32, 48]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_whatever_the_text(said: str, width: int, height: int, book: FontBook) -> None:
    if not said.strip():
        return
    try:
        done = shown(said, book, width, height, mode=Mode.PAGES)
    except InputFault:  # a mark would begin a line: on a narrow panel, or behind a word that fills it
        longest = max(map(len, re.findall("[9aW]+", said)), default=0)
        assert width < 128 or longest * height > width / 2
        return
    assert joined("".join(each.text for each in done.pictures)) == joined(said)
    assert not any(each.text[0] in NO_LINE_START for each in done.pictures if each is not done.pictures[0])


@pytest.mark.parametrize("said", SLOGANS)
def test_a_strip_is_as_wide_as_panel_and_text_and_dark_where_it_meets_itself(
    said: str, book: FontBook
) -> None:
    (strip,) = shown(said, book, mode=Mode.SCROLL).pictures
    letters = lettering(book, 16)
    most = sum(
        8 if c.isspace() else letter.advance for c in said if (letter := letters.letter(c)) or c == " "
    )
    assert 128 < strip.lamps.shape[1] <= 128 + most
    assert strip.lamps.shape[0] == 16
    assert not strip.lamps[:, :128].any()
    assert strip.lamps[:, 128:].any()
    assert strip.text == said


def test_a_strip_of_han_is_exactly_its_cells(book: FontBook) -> None:
    (strip,) = shown("森林防火人人有责", book, mode=Mode.SCROLL).pictures
    assert strip.lamps.shape == (16, 128 + 8 * 16)
    assert strip.seconds == 6  # 256 columns at three characters a second


def test_a_page_turns_by_words_and_stands_in_the_middle(book: FontBook) -> None:
    done = shown("扫黑除恶，共建平安社区", book, 96, 16)
    assert [each.text for each in done.pictures] == ["扫黑除恶，", "共建平安社区"]
    columns = np.flatnonzero(done.pictures[1].lamps.any(axis=0))
    assert abs(columns[0] - (95 - columns[-1])) <= 1


def test_auto_takes_one_page_then_three_then_scrolls(book: FontBook) -> None:
    def way(said: str) -> tuple[Mode, int]:
        done = shown(said, book, 64, 16)
        return done.mode, len(done.pictures)

    assert way("注意安全") == (Mode.PAGES, 1)
    assert way("注意安全小心火灾") == (Mode.PAGES, 2)
    assert way("注意安全小心火灾严禁烟火") == (Mode.PAGES, 3)
    assert way("注意安全小心火灾严禁烟火保护森林") == (Mode.SCROLL, 1)


def test_dense_characters_are_never_set_so_small_that_they_blur(book: FontBook) -> None:
    fine, dense = (shown(said, book, 128, 16) for said in ("森林防火人人有责一", "警惕疆赢警疆赢警疆"))
    assert (fine.size_px, len(fine.pictures)) == (14, 1)
    assert dense.size_px == 16


@pytest.mark.parametrize(("height", "lines", "size"), [(32, 0, 32), (32, 2, 16), (64, 2, 32), (16, 1, 16)])
def test_lines_are_as_many_as_asked(height: int, lines: int, size: int, book: FontBook) -> None:
    assert shown("安全", book, 128, height, lines=lines).size_px == size


def test_two_lines_on_32_rows(book: FontBook) -> None:
    done = shown("森林防火人人有责", book, 64, 32)
    (page,) = done.pictures
    assert done.size_px == 16
    assert page.lamps[:16].any()
    assert page.lamps[16:].any()


def test_an_authors_line_end_is_kept(book: FontBook) -> None:
    (page,) = shown("严禁\n烟火", book, 128, 32).pictures
    (line,) = shown("严禁烟火", book, 128, 32).pictures
    assert page.text == line.text
    assert not np.array_equal(page.lamps, line.lamps)


@pytest.mark.parametrize("said", ["【严禁】烟火", "严禁烟火"])
def test_key_words_stand_out(said: str, book: FontBook) -> None:
    (page,) = shown(said, book, color=Color.TWO, keys="" if "【" in said else "严禁").pictures
    assert page.text == "严禁烟火"
    assert set(np.unique(page.lamps[:, 32:64])) == {0, KEY}
    assert set(np.unique(page.lamps[:, 64:96])) == {0, TEXT}


def test_on_one_colour_the_brackets_are_text(book: FontBook) -> None:
    (page,) = shown("【严禁】烟火", book).pictures
    assert page.text == "【严禁】烟火"


def test_marks_stand_beside_their_word(book: FontBook) -> None:
    """At 16 px a comma is in the left half of its cell and an opening bracket in the right one."""
    letters = lettering(book, 16)
    comma, opening, closing = (letters.letter(char) for char in "，《》")
    assert comma is not None
    assert opening is not None
    assert closing is not None
    assert comma.blank[0] < 4 < 8 < comma.blank[1]
    assert opening.blank[1] <= 2
    assert closing.blank[0] <= 2


def test_what_no_face_draws_is_told(book: FontBook) -> None:
    with pytest.raises(InputFault, match="所有字体里都没有"):
        shown("安全\U000f1234", book)


@pytest.mark.parametrize("size", [(128, 13), (20, 16), (128, 16385)])
def test_a_panel_that_is_none_is_told(size: tuple[int, int], book: FontBook) -> None:
    with pytest.raises(InputFault, match="128x16"):
        shown("安全", book, *size)


def test_a_strip_without_end_is_told(book: FontBook) -> None:
    with pytest.raises(InputFault, match="65,535"):
        shown("安全" * 3000, book, mode=Mode.SCROLL)


def test_longer_pages_stand_longer() -> None:
    times = [hold_seconds("安" * count) for count in range(1, 40)]
    assert times == sorted(times)
    assert times[0] == 3
    assert hold_seconds("安" * 16) == 5


def test_characters_at_16_are_as_drawn(book: FontBook, golden: Callable[[str, str], None]) -> None:
    pictures = shown("警惕！", book, 48, 16).pictures + shown("防火119", book, 56, 16).pictures
    golden("led-16", "\n".join(art(each.lamps) for each in pictures))


def test_text_outside_the_cells_of_one_line_is_whole(book: FontBook) -> None:
    """Outlines reach no farther than the panel: nothing is cut at its edges."""
    for size in (24, 32, 48):
        letters = lettering(book, size)
        for char in "警赢疆灌森林电我国龘，！Qgy（】":
            letter = letters.letter(char)
            assert letter is not None
            rows = np.flatnonzero(letter.dots.any(axis=1)) + letter.y
            assert rows.min() >= 0, (size, char)
            assert rows.max() < size, (size, char)
