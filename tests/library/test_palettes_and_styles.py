"""The design system in data: contrast of every declared pair, ink limits, clean reds; styles set with fonts that exist."""

import pytest

from postermaker.color import Cmyk, Color, Rgb
from postermaker.document.model import Document, Frame, Page, Text
from postermaker.errors import InputFault
from postermaker.icc import to_rgb
from postermaker.layout.page import lay_out
from postermaker.library.palettes import ROLES, palette, palettes
from postermaker.library.styles import style, styles


def luminance(color: Color) -> float:
    """Relative luminance of WCAG 2.2, print colours as they look on coated paper."""
    rgb = to_rgb(color) if isinstance(color, Cmyk) else color
    assert isinstance(rgb, Rgb)
    red, green, blue = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (rgb.red, rgb.green, rgb.blue)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("each", palettes().values(), ids=lambda p: p.key)
def test_words_stand_out_from_their_grounds(each):
    assert each.pairs
    for pair in each.pairs:
        dark, light = sorted((luminance(each.colors[pair.words]), luminance(each.colors[pair.ground])))
        assert (light + 0.05) / (dark + 0.05) >= pair.least >= 3, pair


@pytest.mark.parametrize("each", palettes().values(), ids=lambda p: p.key)
def test_inks_are_few_and_native(each):
    assert set(each.colors) >= {"ground", "deep", "accent", "words", "key", "line", "second"}
    assert set(each.colors) <= ROLES.keys()
    for color in each.colors.values():
        assert isinstance(color, Rgb if each.screen else Cmyk)
        if isinstance(color, Cmyk):
            assert color.cyan + color.magenta + color.yellow + color.black <= 3.0001


def test_flat_reds_are_clean():
    """Dirt shows first in red: at most a breath of cyan and black in the plain red grounds."""
    for key in ("china-red", "party-yellow"):
        red = palettes()[key].colors["ground"]
        assert isinstance(red, Cmyk)
        assert red.cyan + red.black <= 0.06


def test_every_style_is_set_without_an_issue(book):
    for each in styles().values():
        text = Text(
            id="t", frame=Frame(x=10, y=10, width=180, height=60), content="平安回家", style=each.style, size=30,
            tracking_em=each.tracking_em,
        )  # fmt: skip
        done = lay_out(Document(width=200, height=80, pages=(Page(elements=(text,)),)), book)
        assert not done.issues, each.key
        count = sum(1 for _ in done.display.pages[0].items)
        assert count > len(each.style.outlines), each.key


def test_names_in_both_languages_find_them_and_others_are_refused():
    assert palette("中国红") is palette("china-red")
    assert style("白字红底") is style("white-on-red")
    with pytest.raises(InputFault, match="china-red"):
        palette("粉红")
    with pytest.raises(InputFault, match="white-on-red"):
        style("彩虹字")
