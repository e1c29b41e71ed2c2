"""套打: all on a page is moved, the sheet stays."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from postermaker.cli.main import main
from postermaker.display import Layer
from postermaker.fonts import FontBook
from postermaker.geometry import Affine
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.presets import Preset, preset
from postermaker.merge import fill
from postermaker.prepress.job import Ticket, job_for
from postermaker.prepress.preparing import prepare

FORM = "certificate-overprint"


def made(key: str, book: FontBook, **changed: float) -> tuple[object, object]:
    """The page as it is laid out, and as it is printed with some words of a preset changed."""
    document = fill(templates.new_document(templates.load(FORM)), {"name": "林晓禾"}, complete=False)
    display = lay_out(document, book).display
    form: Preset = replace(preset(key), **changed)
    return display.pages[0], prepare(display, job_for(document, form, Ticket()), book).display.pages[0]


def test_the_words_move_and_the_sheet_stays(book: FontBook) -> None:
    page, printed = made("pdf-x4", book, right=1.5, down=-2.0)
    assert (printed.size, printed.bleed) == (page.size, page.bleed)  # type: ignore[attr-defined]
    (layer,) = printed.items  # type: ignore[attr-defined]
    assert isinstance(layer, Layer)
    assert layer.transform == Affine.translation(1.5, -2.0)


def test_a_page_that_is_not_moved_is_the_same_object(book: FontBook) -> None:
    page, printed = made("pdf-x4", book)
    assert printed is page


def test_on_an_offices_own_sheets_it_moves_too(book: FontBook) -> None:
    _, still = made("office-pdf", book)
    _, moved = made("office-pdf", book, right=5.0)
    assert still != moved


@pytest.mark.parametrize(
    ("said", "code"),
    [("右1.5mm,上2mm", 0), ("r1.5mm，b0.5mm", 0), ("1.5mm", 2), ("右", 2), ("右90mm", 2), ("", 2)],
)
def test_it_is_said_by_sides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, code: int
) -> None:
    target = tmp_path / "证书.pdf"
    assert main(["export", FORM, "-o", str(target), "--set", "姓名=林晓禾", "--shift", said]) == code
    assert target.exists() == (code == 0)
    assert code == 0 or len(capsys.readouterr().err.splitlines()) == 1
