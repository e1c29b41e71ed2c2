"""PDF through PDFium and our raster must be the same picture; and the comparison must be able to fail."""

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from postermaker.backends.pdf.paints import Inks
from postermaker.backends.pdf.writer import PdfOptions, TextMode, write_pdf
from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.display import DisplayList
from postermaker.fonts import FontBook
from tests.backends.samples import sample

DPI = 96
Picture = NDArray[np.int16]


def ours(display: DisplayList, book: FontBook) -> Picture:
    stream = io.BytesIO()
    write_page_png(stream, display, book, RasterOptions(dpi=DPI), lambda share: None)
    return np.asarray(Image.open(stream), np.int16)


def through_pdfium(display: DisplayList, book: FontBook, mode: TextMode) -> Picture:
    # RGB inks: PDFium shows CMYK without our profile, so colours are compared where both are sRGB
    pdf = pypdfium2.PdfDocument(write_pdf(display, book, PdfOptions(text=mode, inks=Inks.RGB)))
    page = pdf[0]
    picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
    page.close()
    pdf.close()
    return np.asarray(picture, np.int16)


def apart(one: Picture, two: Picture) -> tuple[float, float]:
    """Root mean square difference, and the share of pixels that are off by more than 48 in a channel."""
    rows, columns = min(one.shape[0], two.shape[0]), min(one.shape[1], two.shape[1])
    difference = np.abs(one[:rows, :columns] - two[:rows, :columns])
    return float(np.sqrt((difference.astype(float) ** 2).mean())), float((difference.max(axis=2) > 48).mean())


@pytest.mark.parametrize("mode", list(TextMode))
def test_pdf_and_raster_look_alike(book: FontBook, mode: TextMode, tmp_path: Path) -> None:
    a, b = ours(sample(book), book), through_pdfium(sample(book), book, mode)
    rms, share = apart(a, b)
    if rms >= 7 or share >= 0.01:
        Image.fromarray(np.concatenate([a, b]).astype(np.uint8)).save(tmp_path / "difference.png")
    assert rms < 7
    assert share < 0.01


def test_the_comparison_sees_a_missing_word(book: FontBook) -> None:
    whole = sample(book)
    page = whole.pages[0]
    less = replace(page, items=tuple(item for item in page.items if item.element != "word"))
    _, share = apart(ours(whole, book), ours(replace(whole, pages=(less,)), book))
    assert share > 0.01
