import io
import zlib

import numpy as np
import pytest
from PIL import Image

from postermaker.backends import deflate
from postermaker.backends.painter import prepare
from postermaker.backends.png import pack, write_png
from postermaker.backends.raster import RasterOptions, bands, write_page_jpeg, write_page_png
from postermaker.color import Flat, Rgb
from postermaker.display import DisplayList, DisplayPage, Outlined
from postermaker.errors import Cancelled, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size, rectangle
from tests.backends.samples import sample


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
