"""The PDF judged by tools that we did not write: qpdf, MuPDF, Ghostscript, PDFium, poppler."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from postermaker.backends.pdf.paints import Inks
from postermaker.backends.pdf.writer import PdfOptions, TextMode, write_pdf
from postermaker.color import Cmyk, Flat
from postermaker.display import DisplayList, DisplayPage, Outlined
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size, rectangle
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.merge import fill
from tests.backends.samples import sample, word

LIVE = PdfOptions(text=TextMode.LIVE)
RARE = "镕喆堃㛃𬭎"


def blank(width: float, height: float, bleed: float = 0) -> DisplayList:
    ground = Outlined("ground", rectangle(Box(0, 0, width, height).grown(bleed)), Flat(Cmyk(0, 1, 1, 0)))
    return DisplayList("", (DisplayPage(Size(width, height), bleed, (ground,)),), {})


_OPEN: list[pikepdf.Pdf] = []


def opened(data: bytes) -> pikepdf.Pdf:
    """A file read back; kept open, for pikepdf's pages die with their file."""
    _OPEN.append(pikepdf.open(io.BytesIO(data)))
    return _OPEN[-1]


def box_mm(page: pikepdf.Page, name: str) -> tuple[float, float]:
    left, foot, right, top = (float(v) for v in page[name])
    unit = float(page.get("/UserUnit", 1)) * 25.4 / 72
    return (right - left) * unit, (top - foot) * unit


@pytest.mark.parametrize(
    "size", [(8000, 700), (6000, 700), (20000, 10000), (210, 297), (5080, 600), (50000, 1000)]
)
@pytest.mark.parametrize("bleed", [0, 3, 30])
def test_trim_is_what_was_asked_and_no_side_is_too_long(
    book: FontBook, size: tuple[int, int], bleed: float
) -> None:
    page = opened(write_pdf(blank(*size, bleed), book, PdfOptions())).pages[0]
    assert box_mm(page, "/TrimBox") == pytest.approx(size, abs=0.1)
    assert box_mm(page, "/MediaBox") == pytest.approx([side + 2 * bleed for side in size], abs=0.1)
    assert box_mm(page, "/BleedBox") == box_mm(page, "/MediaBox")
    assert max(float(v) for v in page["/MediaBox"]) <= 14400


def test_one_to_ten_needs_no_user_unit(book: FontBook) -> None:
    page = opened(write_pdf(blank(8000, 700), book, PdfOptions(scale=10))).pages[0]
    assert "/UserUnit" not in page
    assert box_mm(page, "/TrimBox") == pytest.approx((800, 70), abs=0.01)


def test_authored_red_is_written_as_it_stands(book: FontBook) -> None:
    page = opened(write_pdf(blank(100, 100), book, PdfOptions())).pages[0]
    assert b"0 1 1 0 k" in page.Contents.read_bytes()


def test_outlines_fill_by_the_non_zero_rule(book: FontBook) -> None:
    content = opened(write_pdf(sample(book), book, PdfOptions())).pages[0].Contents.read_bytes()
    assert b" f\n" in content
    assert b"f*" not in content


def test_nothing_is_rgb_in_a_print_file_and_nothing_is_helvetica(book: FontBook) -> None:
    data = write_pdf(sample(book), book, PdfOptions())
    assert b"DeviceRGB" not in data
    assert b"Helvetica" not in data
    content = opened(data).pages[0].Contents.read_bytes()
    assert b" rg" not in content


def test_an_office_file_is_rgb(book: FontBook) -> None:
    data = write_pdf(sample(book), book, PdfOptions(inks=Inks.RGB))
    assert b"DeviceCMYK" not in data


def test_an_alpha_picture_keeps_its_soft_mask(book: FontBook) -> None:
    page = opened(write_pdf(sample(book), book, PdfOptions())).pages[0]
    images = [x for x in page.Resources.XObject.values() if x.get("/Subtype") == "/Image"]
    assert len(images) == 1  # used twice, kept once
    assert images[0].SMask.ColorSpace == "/DeviceGray"
    assert images[0].ColorSpace[1] == "/DeviceCMYK"  # with a palette


def test_a_spot_ink_keeps_its_name(book: FontBook) -> None:
    page = opened(write_pdf(sample(book), book, PdfOptions())).pages[0]
    (space,) = page.Resources.ColorSpace.values()
    assert [str(space[0]), str(space[1])] == ["/Separation", "/Gold 871"]


def test_equal_input_gives_equal_bytes(book: FontBook) -> None:
    assert write_pdf(sample(book), book, LIVE) == write_pdf(sample(book), FontBook(), LIVE)


@pytest.mark.parametrize(
    "family", ["Noto Sans SC", "Noto Serif SC", "LXGW WenKai", "Ma Shan Zheng", "Smiley Sans"]
)
@pytest.mark.parametrize("typed", ["安全生产 人人有责——“国泰民安”！119", f"《条例》第12条：{RARE}！"])
def test_live_text_copies_out_as_typed(book: FontBook, tmp_path: Path, family: str, typed: str) -> None:
    document = fill(templates.new_document(templates.load("banner-red")), {"标语": typed})
    data = write_pdf(lay_out(_with_family(document, family), book).display, book, LIVE)
    path = tmp_path / "live.pdf"
    path.write_bytes(data)
    for copied in (_pdfium_text(data), _run("pdftotext", path, "-")):
        assert typed in copied


def test_live_fonts_are_embedded_subsets(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "live.pdf"
    path.write_bytes(write_pdf(sample(book), book, LIVE))
    rows = _run("pdffonts", path).splitlines()[2:]
    assert len(rows) == 1
    assert "CID TrueType" in rows[0]
    assert path.stat().st_size < 60_000


def test_outlined_text_has_no_font(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "outlines.pdf"
    path.write_bytes(write_pdf(sample(book), book, PdfOptions()))
    assert _run("pdffonts", path).splitlines()[2:] == []


@pytest.mark.parametrize("mode", list(TextMode))
def test_opens_clean_everywhere(book: FontBook, tmp_path: Path, mode: TextMode) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(write_pdf(sample(book, bleed=3), book, PdfOptions(text=mode)))
    assert pikepdf.open(path).check_pdf_syntax() == []
    _run("qpdf", "--check", path)
    said = _run("mutool", "draw", "-r", "30", "-o", tmp_path / "mu.png", path)
    assert "error" not in said
    assert "warning" not in said.replace("warning: ICC support is not available", "")
    said = _run(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r20", f"-o{tmp_path}/p.tif", path
    )
    assert said.strip() == ""
    assert (tmp_path / "p(Magenta).tif").exists()
    assert (tmp_path / "p(Gold 871).tif").exists()


def test_a_turned_glyph_and_a_missing_pen_do_not_upset_anything(book: FontBook) -> None:
    run = word(book, "国", 10, 10, 10, None)
    page = DisplayPage(Size(50, 50), 0, (run,))
    assert pikepdf.open(io.BytesIO(write_pdf(DisplayList("", (page,), {}), book, PdfOptions())))


def _with_family(document, family: str):
    from msgspec.structs import replace

    from postermaker.document.edit import map_elements
    from postermaker.document.model import Text

    def change(element):
        return (
            replace(element, style=replace(element.style, family=family))
            if isinstance(element, Text)
            else element
        )

    return map_elements(document, change)


def _pdfium_text(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[0]
        text = page.get_textpage()
        found = text.get_text_bounded()
        text.close()
        page.close()
        return found
    finally:
        pdf.close()


def _run(tool: str, *words: object) -> str:
    if shutil.which(tool) is None:
        pytest.fail(f"{tool} is missing: apt-get install qpdf ghostscript mupdf-tools poppler-utils")
    done = subprocess.run([tool, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_faintest_opacity_is_a_plain_number(book: FontBook) -> None:
    page = DisplayPage(
        Size(100, 100), 0, (Outlined("s", rectangle(Box(0, 0, 50, 50)), Flat(Cmyk(0, 1, 1, 0), 2e-5)),)
    )
    data = write_pdf(DisplayList("", (page,), {}), book, PdfOptions())
    assert b"/ca 0.000020" in data
