"""Contact sheets of the templates: each once, inside its sheet, none over another."""

import pypdfium2
import pytest

from postermaker.cli.main import main
from postermaker.fonts import FontBook
from postermaker.library import templates
from postermaker.production import sampler

SOME = ("banner-red", "safety-label-banner", "poster-a2", "wechat-cover", "drop-river-vertical")


@pytest.fixture(scope="module")
def book():
    return FontBook()


def test_each_template_is_there_once_and_none_covers_another(book):
    samples = [sampler.sampled(templates.load(name), book) for name in templates.ids()]
    placed = [each for sheet in sampler._sheets(samples) for each in sheet]
    assert sorted(p.sampled.template.id for p in placed) == templates.ids()
    for sheet in sampler._sheets(samples):
        for i, one in enumerate(sheet):
            assert one.box.right <= sampler.SHEET.width - 10
            assert one.box.bottom <= sampler.SHEET.height
            assert not any(one.box.meets(other.box) for other in sheet[i + 1 :])


def test_a_sheet_for_each_product(book):
    display = sampler.contact_sheets([templates.load(name) for name in SOME], book)
    assert len(display.pages) == 4


def test_command_writes_pdf_and_png(tmp_path, capsys):
    assert main(["templates", "--product", "poster", "--sheet", str(tmp_path / "海报.pdf")]) == 0
    assert len(pypdfium2.PdfDocument(tmp_path / "海报.pdf")) >= 1
    assert (
        main(["templates", "--search", "中秋", "--product", "poster", "--sheet", str(tmp_path / "中秋.png")])
        == 0
    )
    assert (tmp_path / "中秋.png").stat().st_size > 1000
    assert main(["templates", "--sheet", str(tmp_path / "x.doc")]) == 2
    assert main(["templates", "--search", "没有这种东西", "--sheet", str(tmp_path / "x.pdf")]) == 2
    assert not (tmp_path / "x.pdf").exists()
