import io

import numpy as np
import pytest
from PIL import Image

from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.screens.panel import (
    Color,
    Inks,
    Mode,
    Panel,
    checked,
    parse_color,
    parse_ink,
    parse_mode,
    parse_panel_size,
)
from postermaker.screens.writing import Format, parse_formats, write_picture
from tests.screens.panels import shown

ALLOWED = {
    Color.RED: {(0, 0, 0), (255, 0, 0)},
    Color.TWO: {(0, 0, 0), (255, 0, 0), (255, 255, 0)},
    Color.FULL: {(0, 0, 0), (255, 0, 0), (255, 255, 0)},
}


def image(panel: Panel, lamps: np.ndarray, kind: Format, *, mono: bool = False) -> Image.Image:
    stream = io.BytesIO()
    write_picture(stream, lamps, panel, kind, mono=mono)
    return Image.open(io.BytesIO(stream.getvalue()))


def colors(picture: Image.Image) -> set[tuple[int, ...]]:
    return set(map(tuple, np.asarray(picture.convert("RGB")).reshape(-1, 3).tolist()))


@pytest.mark.parametrize("color", list(Color))
@pytest.mark.parametrize("size", [(128, 16), (67, 17), (333, 40)])
def test_png_and_bmp_are_one_picture_of_the_panels_colours(
    color: Color, size: tuple[int, int], book: FontBook
) -> None:
    done = shown("严禁烟火", book, *size, color=color, keys="严禁")
    panel, lamps = done.panel, done.pictures[0].lamps
    png, bmp = (image(panel, lamps, kind) for kind in Format)
    assert png.size == bmp.size == size
    assert np.array_equal(np.asarray(png.convert("RGB")), np.asarray(bmp.convert("RGB")))
    assert colors(png) == ALLOWED[color]


def test_one_colour_is_one_bit(book: FontBook) -> None:
    done = shown("安全", book)
    png, bmp = (image(done.panel, done.pictures[0].lamps, kind) for kind in Format)
    assert (png.mode, png.tile[0].args) == ("P", "P;1")
    assert bmp.mode == "P"
    assert len(bmp.fp.getvalue()) == 54 + 8 + 16 * 16  # type: ignore[union-attr]


def test_mono_is_black_and_white(book: FontBook) -> None:
    done = shown("安全", book)
    for kind in Format:
        picture = image(done.panel, done.pictures[0].lamps, kind, mono=True)
        assert picture.mode == "1"
        assert colors(picture) == {(0, 0, 0), (255, 255, 255)}


def test_two_colours_have_the_whole_palette(book: FontBook) -> None:
    done = shown("安全", book, color=Color.TWO)
    png = image(done.panel, done.pictures[0].lamps, Format.PNG)
    assert png.getpalette() == [0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 0]


def test_full_colour_takes_any_colour(book: FontBook) -> None:
    done = shown("【严禁】烟火", book, color=Color.FULL)
    panel = Panel(width_px=128, height_px=16, color=Color.FULL, inks=Inks(0x001020, 0xFFCC00, 0xFF4040))
    for kind in Format:
        picture = image(panel, done.pictures[0].lamps, kind)
        assert picture.mode == "RGB"
        assert colors(picture) == {(0, 16, 32), (255, 204, 0), (255, 64, 64)}


def test_two_colours_take_no_others() -> None:
    with pytest.raises(InputFault, match="黑、红、绿、黄"):
        checked(Panel(width_px=64, height_px=16, color=Color.TWO, inks=Inks(0, 0xFFCC00, 0)))


@pytest.mark.parametrize(
    "said", ["128x16", "128×16", "１２８＊１６", "128 x 16px", "128列x16行", "128点×16点"]
)
def test_sizes_as_people_write_them(said: str) -> None:
    assert parse_panel_size(said) == (128, 16)


@pytest.mark.parametrize("said", ["", "128", "128x", "1.28mx16", "x16"])
def test_what_is_no_size_is_told(said: str) -> None:
    with pytest.raises(InputFault, match="128x16"):
        parse_panel_size(said)


def test_words_as_people_write_them() -> None:
    assert [parse_color(said) for said in ("红", "单色", "双基色", "全彩", " Full ")] == [
        Color.RED, Color.RED, Color.TWO, Color.FULL, Color.FULL
    ]  # fmt: skip
    assert [parse_mode(said) for said in ("自动", "翻页", "走字", "scroll")] == [
        Mode.AUTO, Mode.PAGES, Mode.SCROLL, Mode.SCROLL
    ]  # fmt: skip
    assert [parse_ink(said) for said in ("红色", "绿", "#FFCC00", "ffcc00")] == [
        0xFF0000, 0x00FF00, 0xFFCC00, 0xFFCC00
    ]  # fmt: skip
    for parse in (parse_color, parse_mode, parse_ink):
        with pytest.raises(InputFault, match="花"):
            parse("花")


def test_formats_are_named() -> None:
    assert parse_formats("png, .BMP,png") == (Format.PNG, Format.BMP)
    for said in ("gif", "", ","):
        with pytest.raises(InputFault, match="png,bmp"):
            parse_formats(said)
