"""The envelope against GB/T 1416-2003: what the sorting machine reads stays blank, and a list's columns are the reader's."""

import pytest

from postermaker.document.model import Rectangle, Shape, Text
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.templates import field_names
from postermaker.prepress.extents import Kind, extents
from postermaker.units import parse_size

ENVELOPE = templates.load("envelope-dl")


@pytest.mark.parametrize("size", ENVELOPE.sizes)
def test_the_standards_blank_places_stay_blank(size: str, book: FontBook) -> None:
    document = templates.with_samples(templates.new_document(ENVELOPE, parse_size(size)))
    (page,) = lay_out(document, book).display.pages
    width, height = page.size
    postcode, bar_code = Box(0, 0, 90, 26), Box(width - 160, height - 20, 105, 20)
    for each in extents(page.items, book):
        if each.element == "ground":
            continue
        assert not each.box.meets(bar_code), each.element
        if each.box.meets(postcode):
            assert each.element == "code" or each.element.startswith("box"), each.element
            assert each.box.right <= 90
            assert each.box.bottom <= 26
    words = {each.element for each in extents(page.items, book) if each.kind is Kind.GLYPH}
    assert {"stamp-words", "own_code", "sign"} <= words


@pytest.mark.parametrize("size", ENVELOPE.sizes)
def test_each_figure_stands_in_the_middle_of_its_box(size: str, book: FontBook) -> None:
    document = templates.with_samples(templates.new_document(ENVELOPE, parse_size(size)))
    boxes = [each.frame for each in document.pages[0].elements
             if isinstance(each, Shape) and isinstance(each.geometry, Rectangle) and each.id.startswith("box")]  # fmt: skip
    figures = [each.box for each in extents(lay_out(document, book).display.pages[0].items, book)
               if each.element == "code" and each.kind is Kind.GLYPH]  # fmt: skip
    assert len(boxes) == len(figures) == 6
    for frame, figure in zip(boxes, figures, strict=True):
        assert figure.x + figure.width / 2 == pytest.approx(frame.x + frame.width / 2, abs=0.3)


def test_the_columns_of_a_list_of_readers_are_theirs() -> None:
    names = field_names(ENVELOPE.fields)
    assert {word: names[word] for word in ("姓名", "地址", "邮编")} == {
        "姓名": "reader",
        "地址": "address",
        "邮编": "code",
    }
    assert "电话" not in names


def test_the_standards_own_words_are_in_small_four_song() -> None:
    for key in ("stamp-words", "own_code"):
        (text,) = (each for each in ENVELOPE.designs[0].pages[0].elements if each.id == key)
        assert isinstance(text, Text)
        assert text.style.family == "Noto Serif SC"
        assert text.size == pytest.approx(12 * 25.4 / 72, abs=0.01)
