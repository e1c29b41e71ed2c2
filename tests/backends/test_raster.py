import io
import shutil
import subprocess
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from postermaker import icc
from postermaker.backends import deflate
from postermaker.backends.painter import prepare
from postermaker.backends.png import pack, write_indexed_png, write_png
from postermaker.backends.raster import RasterOptions, bands, page_bands, write_page_jpeg, write_page_png
from postermaker.color import Cmyk, Flat, Linear, Rgb, Stop
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Outlined, Pen
from postermaker.errors import Cancelled, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size, ellipse, polygon, rectangle
from postermaker.library.presets import Colors, Pixels
from postermaker.units import from_px
from tests.backends.samples import sample, word


def silent(share: float) -> None:
    pass


def png(display: DisplayList, book: FontBook, **options: float) -> Image.Image:
    stream = io.BytesIO()
    write_page_png(stream, display, book, RasterOptions(**options), silent)  # type: ignore[arg-type]
    return Image.open(stream)


def test_a_banner_at_100_dpi_has_exactly_its_pixels_and_its_tag(book: FontBook) -> None:
    page = DisplayPage(
        Size(8000, 700), 30, (Outlined("g", rectangle(Box(0, 0, 8000, 700)), Flat(Rgb(1, 0, 0))),)
    )
    image = png(DisplayList("", (page,), {}), book, dpi=100)
    assert image.size == (31496, 2756)
    assert image.info["dpi"] == pytest.approx((100, 100), abs=0.02)
    assert "srgb" in image.info


def test_one_to_ten_tags_the_same_pixels_as_a_tenth(book: FontBook) -> None:
    image = png(sample(book), book, dpi=100, scale=10)
    assert image.info["dpi"] == pytest.approx((1000, 1000), abs=0.02)
    assert image.size == png(sample(book), book, dpi=100).size


@pytest.mark.parametrize("width", [1, 2, 3, 5, 97])
def test_png_is_what_was_given(width: int) -> None:
    rows = np.random.default_rng(width).integers(0, 256, (40, 3 * width), dtype=np.uint8)
    stream = io.BytesIO()
    write_png(stream, width, 40, 72, map(pack, [rows[:1], rows[1:17], rows[17:]]))
    assert np.array_equal(np.asarray(Image.open(stream)).reshape(40, -1), rows)


def test_png_without_isal_is_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deflate, "isal_zlib", zlib)
    test_png_is_what_was_given(5)


def test_bands_join_without_a_seam(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    from postermaker.backends import raster

    page = sample(book).pages[0]
    prepared = prepare(page, sample(book).assets, book, page.media, 800, 480)

    def whole(pixels: int) -> np.ndarray:
        monkeypatch.setattr(raster, "_BAND_PX", pixels)
        return np.concatenate(list(bands(prepared, np.copy, silent))).astype(int)

    difference = np.abs(whole(800 * 16) - whole(10_000_000))
    assert difference.max() <= 8  # gradients may round differently from band to band
    assert (difference > 3).mean() < 0.001


def test_jpeg_has_its_resolution(book: FontBook) -> None:
    stream = io.BytesIO()
    write_page_jpeg(stream, sample(book), book, RasterOptions(dpi=50), silent)
    image = Image.open(stream)
    assert image.info["dpi"] == (50, 50)
    assert image.size == (394, 236)


def test_a_jpeg_that_is_too_long_says_so(book: FontBook) -> None:
    page = DisplayPage(Size(50000, 100), 0, ())
    with pytest.raises(InputFault, match="65,500"):
        write_page_jpeg(io.BytesIO(), DisplayList("", (page,), {}), book, RasterOptions(dpi=72), silent)


def test_progress_rises_to_one_and_may_cancel(book: FontBook) -> None:
    seen: list[float] = []
    stream = io.BytesIO()
    write_page_png(stream, sample(book), book, RasterOptions(dpi=300), seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_page_png(io.BytesIO(), sample(book), book, RasterOptions(dpi=300), stop)


def jpeg(display: DisplayList, book: FontBook, **options: object) -> bytes:
    stream = io.BytesIO()
    write_page_jpeg(stream, display, book, RasterOptions(**options), silent)  # type: ignore[arg-type]
    return stream.getvalue()


def red_page(width: float = 100, height: float = 80) -> DisplayList:
    ground = Outlined("g", rectangle(Box(0, 0, width, height)), Flat(Cmyk(0, 1, 1, 0)))
    return DisplayList("", (DisplayPage(Size(width, height), 0, (ground,)),), {})


def test_a_cmyk_jpeg_has_its_inks_its_profile_and_its_resolution(book: FontBook) -> None:
    image = Image.open(io.BytesIO(jpeg(red_page(), book, dpi=45, scale=10, colors=Colors.CMYK)))
    assert (image.mode, image.size) == ("CMYK", (177, 142))
    assert image.info["dpi"] == (450, 450)
    assert image.info["icc_profile"] == icc.print_profile()
    assert image.info["adobe_transform"] == 0
    assert np.abs(np.asarray(image).astype(int) - [0, 255, 255, 0]).max() <= 1


def test_others_see_red_in_a_cmyk_jpeg(book: FontBook, tmp_path: Path) -> None:
    """Adobe's inversion is where Qt and MuPDF expect it."""
    from PySide6.QtGui import QImage

    data = jpeg(red_page(), book, dpi=45, colors=Colors.CMYK)
    color = QImage.fromData(data).pixelColor(50, 50)
    assert color.red() > 200
    assert max(color.green(), color.blue()) < 60
    if shutil.which("mutool") is None:
        pytest.fail("mutool is missing: apt-get install mupdf-tools")
    (tmp_path / "red.jpg").write_bytes(data)
    subprocess.run(["mutool", "draw", "-q", "-o", "red.png", "red.jpg"], cwd=tmp_path, check=True)
    red, green, blue = np.asarray(Image.open(tmp_path / "red.png"))[50, 50, :3]
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("colors", list(Colors))
@pytest.mark.parametrize("size", [(8, 8), (173, 331), (1000, 999), (1000, 992)])
def test_a_jpeg_of_many_bands_is_one_picture(
    book: FontBook, colors: Colors, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from postermaker.backends import raster

    monkeypatch.setattr(raster, "_BAND_PX", 8_000)
    page = sample(book).pages[0]
    width, height = (from_px(side) for side in size)
    small = DisplayList("", (DisplayPage(Size(width, height), 0, page.items),), sample(book).assets)
    options = RasterOptions(dpi=96, colors=colors, quality=98)
    image = np.asarray(Image.open(io.BytesIO(jpeg(small, book, dpi=96, colors=colors, quality=98))))
    wanted = np.concatenate([np.copy(band) for band in page_bands(small, book, options, silent)])
    difference = np.abs(image.reshape(wanted.shape).astype(int) - wanted)
    assert difference.mean() < 1
    assert difference.max() < 40


@pytest.mark.parametrize(("colors", "depth"), [(2, 1), (3, 2), (4, 2), (5, 4), (16, 4), (17, 8), (256, 8)])
@pytest.mark.parametrize("width", [1, 7, 8, 33])
def test_an_indexed_png_takes_the_fewest_bits(colors: int, depth: int, width: int) -> None:
    pixels = np.random.default_rng(colors).integers(0, colors, (9, width), dtype=np.uint8)
    palette = np.random.default_rng(1).integers(0, 1 << 24, colors)
    stream = io.BytesIO()
    write_indexed_png(stream, 96, pixels, palette)
    assert stream.getvalue()[24] == depth
    shown = np.asarray(Image.open(stream).convert("RGB")).astype(np.int64) @ [1 << 16, 1 << 8, 1]
    assert np.array_equal(shown, palette[pixels])


BLACK, RED, YELLOW, GREEN = Rgb(0, 0, 0), Rgb(1, 0, 0), Rgb(1, 1, 0), Rgb(0, 0.8, 0.2)


def panel(width_px: int, height_px: int, *items: DisplayItem) -> DisplayList:
    size = Size(from_px(width_px), from_px(height_px))
    ground = Outlined("g", rectangle(Box(0, 0, *size)), Flat(BLACK))
    return DisplayList("", (DisplayPage(size, 0, (ground, *items)),), {})


def lamps(book: FontBook) -> DisplayList:
    line = polygon([(1, 11), (30, 20)], closed=False)
    return panel(
        161,
        83,
        word(book, "安全生产警惕", 0.7, 5.1, from_px(16), Flat(RED)),
        word(book, "人人有责", 0.3, 12.4, from_px(24), Flat(YELLOW), Pen(0.1, Flat(GREEN))),
        Outlined("line", line, None, Pen(0.05, Flat(GREEN))),
        Outlined("sun", ellipse(Box(32.1, 10.3, 8.2, 8.2)), Flat(YELLOW)),
    )


def test_crisp_pixels_are_of_authored_colours_only(book: FontBook) -> None:
    image = png(lamps(book), book, dpi=96, pixels=Pixels.CRISP)
    assert (image.mode, image.size) == ("P", (161, 83))
    seen = {color for _, color in image.convert("RGB").getcolors()}
    assert seen == {(0, 0, 0), (255, 0, 0), (255, 255, 0), (0, 204, 51)}


def test_smooth_pixels_are_not(book: FontBook) -> None:
    assert len(png(lamps(book), book, dpi=96).getcolors(99_999)) > 100


def test_mono_has_one_bit(book: FontBook) -> None:
    image = png(lamps(book), book, dpi=96, pixels=Pixels.MONO)
    assert (image.mode, image.size) == ("1", (161, 83))


def test_red_characters_alone_are_lit_on_a_panel_of_one_colour(book: FontBook) -> None:
    red = panel(100, 16, word(book, "安全", 0, 3.7, from_px(16), Flat(RED)))
    lit, shown = (
        np.asarray(png(red, book, dpi=96, pixels=kind).convert("RGB"))[..., 0] > 0
        for kind in (Pixels.MONO, Pixels.CRISP)
    )
    assert lit.any()
    assert np.array_equal(lit, shown)


def test_equal_characters_look_equal_wherever_they_stand(book: FontBook) -> None:
    """Each is set on the grid, so a row of them shows the same pixels again and again."""
    row = word(book, "国国国国", 0, from_px(14.3), from_px(16.37), Flat(RED))
    picture = np.asarray(png(panel(80, 18, row), book, dpi=96, pixels=Pixels.CRISP).convert("L")) > 0
    columns = np.flatnonzero(picture.any(axis=0))
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    assert len(parts) == 4
    first, *others = (picture[:, part[0] : part[-1] + 1] for part in parts)
    assert all(np.array_equal(first, other) for other in others)


def test_a_thin_stroke_does_not_break(book: FontBook) -> None:
    """A line of 0.45 pixels between two rows would fall under any threshold somewhere."""
    corners = [(2, 4), (58, 9), (58, 9.5), (2, 4.5)]
    thin = Outlined("t", polygon([(from_px(x), from_px(y)) for x, y in corners]), Flat(RED))
    picture = np.asarray(png(panel(60, 16, thin), book, dpi=96, pixels=Pixels.CRISP).convert("L")) > 0
    assert picture[:, 4:56].any(axis=0).all()


def test_crisp_bands_join_without_a_seam(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    from postermaker.backends import raster

    def whole(pixels: int) -> NDArray[np.uint8]:
        monkeypatch.setattr(raster, "_BAND_PX", pixels)
        raster._bands.clear()
        return np.asarray(png(lamps(book), book, dpi=96, pixels=Pixels.CRISP).convert("RGB"))

    assert np.array_equal(whole(161 * 16), whole(10_000_000))


def test_a_crisp_gradient_is_no_palette_but_has_crisp_edges(book: FontBook) -> None:
    ramp = Linear((Stop(0, Rgb(1, 0, 0)), Stop(1, Rgb(1, 0.9, 0))), (0, 0), (from_px(400), 0))
    fade = panel(400, 40, Outlined("r", ellipse(Box(0, 0, from_px(400), from_px(40))), ramp))
    image = png(fade, book, dpi=96, pixels=Pixels.CRISP)
    assert (np.asarray(image.convert("RGB"))[..., 0] % 255 == 0).all()
