"""Ink figures: worked out by hand on plain pages, and measured by Ghostscript on the PDF of the same page."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image as Pillow

from postermaker.backends.pdf.writer import PdfOptions, write_pdf
from postermaker.backends.separations import SQUARE, ink_figures
from postermaker.color import Cmyk, Flat, Gray, Linear, Spot, Stop
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Layer, Outlined, Step
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size, rectangle
from tests.backends.samples import items, sample, word

RED, DEEP = Cmyk(0, 1, 1, 0), Cmyk(0.5, 0.5, 0.5, 1)
A4 = Size(210, 297)


def block(color: Cmyk | Gray | Spot, box: Box, *, overprint: bool = False) -> Outlined:
    return Outlined("b", rectangle(box), Flat(color), overprint=overprint)


def page(*painted: DisplayItem, size: Size = A4, bleed: float = 0) -> DisplayPage:
    return DisplayPage(size, bleed, painted)


WHOLE = Box(-3, -3, 216, 303)


def test_a_flat_ground(book: FontBook) -> None:
    made = ink_figures(page(block(RED, WHOLE)), {}, book)
    assert made.most.total == made.most_px.total == made.mean == 2
    assert made.plates == (0, 1, 1, 0)
    assert made.share_over(1.99) == 1
    assert made.share_over(2.0) == 0
    assert made.pixel == pytest.approx(297 / 1500)


def test_paper_is_dry(book: FontBook) -> None:
    made = ink_figures(page(), {}, book)
    assert made.most.total == made.mean == made.share_over(0) == 0


def test_the_place_of_the_most_ink(book: FontBook) -> None:
    made = ink_figures(page(block(RED, WHOLE), block(DEEP, Box(120, 40, 30, 30))), {}, book)
    assert made.most.total == pytest.approx(2.5, abs=0.01)
    assert (made.most.place.x, made.most.place.y) == pytest.approx((127.5, 47.5), abs=0.5)
    assert made.share_over(2.4) == pytest.approx(900 / (210 * 297), rel=0.02)


def test_a_hairline_of_much_ink_is_no_square_of_it(book: FontBook) -> None:
    made = ink_figures(page(block(RED, WHOLE), block(DEEP, Box(0, 100, 210, 1.5))), {}, book)
    assert made.most_px.total == pytest.approx(2.5, abs=0.01)
    assert made.most_px.place.y == pytest.approx(100.75, abs=0.8)
    assert made.most.total == pytest.approx(2 + 0.5 * 1.5 / SQUARE, abs=0.01)


def test_black_over_four_inks_adds_up_only_where_it_overprints(book: FontBook) -> None:
    ground, over = Cmyk(0.9, 0.8, 0.8, 0), block(Cmyk(0, 0, 0, 1), Box(50, 50, 60, 60), overprint=True)
    assert ink_figures(page(block(ground, WHOLE), over), {}, book).most.total == pytest.approx(3.5, abs=0.01)
    knocked = replace(over, overprint=False)
    assert ink_figures(page(block(ground, WHOLE), knocked), {}, book).most.total == pytest.approx(
        2.5, abs=0.01
    )


def test_spots_count_by_their_stand_ins_but_machine_layers_do_not(book: FontBook) -> None:
    gold = block(Spot("Gold 871", Cmyk(0.2, 0.3, 0.7, 0.1), 0.5), WHOLE)
    cut = Layer(
        "c", (block(Spot("CutContour", DEEP), WHOLE),), step=Step("CutContour", "Structural", "Cutting")
    )
    made = ink_figures(page(gold, cut), {}, book)
    assert made.spots == ("Gold 871",)
    assert made.mean == pytest.approx(0.65, abs=0.01)


def test_marks_outside_the_trim_are_not_judged(book: FontBook) -> None:
    made = ink_figures(page(block(Cmyk(1, 1, 1, 1), Box(-3, -3, 3, 303)), bleed=3), {}, book)
    assert made.most_px.total == 0


def test_a_board_whose_pixels_are_wider_than_the_square(book: FontBook) -> None:
    made = ink_figures(page(block(RED, Box(0, 0, 40_000, 10_000)), size=Size(40_000, 10_000)), {}, book)
    assert made.most.total == 2


def test_a_page_smaller_than_the_square(book: FontBook) -> None:
    made = ink_figures(page(block(RED, Box(0, 0, 5, 10)), size=Size(10, 10)), {}, book)
    assert made.most.total == pytest.approx(1, abs=0.01)


def overprinted(book: FontBook) -> DisplayList:
    ground = Outlined(
        "g",
        rectangle(WHOLE),
        Linear((Stop(0, Cmyk(0.9, 0.2, 0, 0)), Stop(1, Cmyk(0.2, 0.8, 0.9, 0.1))), (0, 0), (0, 297)),
    )
    black = replace(word(book, "安全", 20, 120, 80, Flat(Cmyk(0, 0, 0, 1))), overprint=True)
    cyan = block(Cmyk(0.5, 0, 0, 0), Box(20, 160, 80, 60), overprint=True)
    knocked = block(Cmyk(0, 0, 0, 1), Box(120, 160, 60, 60))
    return DisplayList("", (page(ground, black, cyan, knocked, bleed=3),), {})


def without_spots(book: FontBook) -> DisplayList:
    """The sample without its spot ink, which Ghostscript keeps on a plate of its own."""
    kept = tuple(item for item in items(book) if item.element != "spot")
    return replace(sample(book), pages=(replace(sample(book).pages[0], items=kept),))


@pytest.mark.parametrize("make", [without_spots, overprinted])
def test_ghostscript_sees_the_same_ink(book: FontBook, tmp_path: Path, make: object) -> None:
    display = make(book)  # type: ignore[operator]
    ours = ink_figures(display.pages[0], display.assets, book)
    (tmp_path / "page.pdf").write_bytes(write_pdf(display, book, PdfOptions()))
    plates = [ink / 255 for ink in separated(tmp_path, 25.4 / ours.pixel)]
    total = sum(plates)
    assert ours.mean == pytest.approx(total.mean(), abs=0.05)
    assert ours.most_px.total == pytest.approx(total.max(), abs=0.05)
    n = round(SQUARE / ours.pixel)
    squares = np.lib.stride_tricks.sliding_window_view(total, (n, n))[::4, ::4].mean(axis=(2, 3))
    assert ours.most.total == pytest.approx(squares.max(), abs=0.05)


def separated(folder: Path, dpi: float) -> list[np.ndarray]:
    """The four plates of a PDF's trim by Ghostscript, overprint simulated; 255 is full ink."""
    if shutil.which("gs") is None:
        pytest.fail("gs is missing: apt-get install ghostscript")
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-dUseTrimBox"]
    words += ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{dpi:.4f}", "-o", "plate.tif", "page.pdf"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    names = ("Cyan", "Magenta", "Yellow", "Black")
    return [255.0 - np.asarray(Pillow.open(folder / f"plate({name}).tif"), float) for name in names]
