"""Printing on the office's printer, tested by what a PDF gets; pictures for a chat."""

import io

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from postermaker.editor import dialogs
from postermaker.editor.printing.sharing import MOST_BYTES, picture_to_share
from postermaker.editor.printing.sheets import Job, Way, sheets, usual_paper, usual_way
from postermaker.editor.session import at_size
from postermaker.editor.start.cards import Deed
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.units import to_pt

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, banner, qtbot):
    qtbot.keyClick(banner.canvas, Qt.Key.Key_P, CTRL)
    made = window.printing.page
    made._on_printer("\0pdf")
    qtbot.waitUntil(lambda: made._count > 0, timeout=10_000)
    return made


def printed(page, qtbot, monkeypatch, path):
    monkeypatch.setattr(dialogs, "ask_pdf", lambda *_: path)
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.chores.busy, timeout=30_000)
    return pypdfium2.PdfDocument(path)


def test_a_banner_is_fitted_onto_a_lying_sheet(page, qtbot, monkeypatch, tmp_path):
    assert page.job.way is Way.FIT
    assert not page.preview.image.isNull()
    pdf = printed(page, qtbot, monkeypatch, tmp_path / "打.pdf")
    assert len(pdf) == 1
    width, height = pdf[0].get_size()
    assert width == pytest.approx(to_pt(297), abs=1.5)
    assert height == pytest.approx(to_pt(210), abs=1.5)
    picture = pdf[0].render(scale=1).to_pil()
    middle = picture.getpixel((40, round(height / 2)))
    assert middle[0] > 180 > 80 > middle[2]  # the red ground
    assert picture.getpixel((40, 20)) == (255, 255, 255)


def test_tiles_are_printed_with_their_map(window, page, qtbot, monkeypatch, tmp_path):
    window.workspace.desk.do("换尺寸", lambda document: at_size(document, Size(1200, 300)))
    window.printing.open()
    qtbot.mouseClick(page.way.button_of(Way.TILES), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "拼接图" in page._about.text(), timeout=10_000)
    assert page.overlap.isVisible()
    count = page._count
    first = page.preview.image
    assert not page.earlier.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page._where.text() == f"第 2 张，共 {count} 张", timeout=10_000)
    assert page.preview.image != first
    qtbot.mouseClick(page.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._where.text() == f"第 1 张，共 {count} 张", timeout=10_000)
    assert page.preview.image == first
    pdf = printed(page, qtbot, monkeypatch, tmp_path / "拼.pdf")
    assert len(pdf) == count > 8


def test_real_size_on_too_small_a_paper_says_what_to_do(page, qtbot):
    qtbot.mouseClick(page.way.button_of(Way.REAL), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._fault.isVisible(), timeout=10_000)
    assert "比 A4 纸大" in page._fault.text()
    assert not page.go.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.window().working


def test_real_size_is_one_to_one(window, card_of):
    window.use(card_of("notice-a4"), "通知", Deed.USE)
    document = window.workspace.desk.document
    size = Size(document.width, document.height)
    assert (usual_way(size), usual_paper(size)) == (Way.REAL, "A4")
    book = FontBook()
    (sheet,) = sheets(lay_out(document, book).display, Job(way=Way.REAL), book)
    assert sheet.items[0].transform.a == 1
    with pytest.raises(InputFault):
        sheets(lay_out(document, book).display, Job(way=Way.TILES, overlap=900), book)


def test_a_picture_for_a_chat(window, banner, qtbot):
    window.actions_.made["share-2000"].trigger()
    qtbot.waitUntil(lambda: "图片已复制" in banner.toast.text, timeout=20_000)
    mime = QGuiApplication.clipboard().mimeData()
    with Image.open(io.BytesIO(bytes(mime.data("image/png").data()))) as image:
        assert image.width == 2000


def test_a_page_that_is_left_out_has_no_picture(window, card_of):
    window.use(card_of("antifraud-call-h5"), "挂了", Deed.USE)
    document = window.workspace.desk.document
    with pytest.raises(InputFault, match="第 2 页还没有内容"):
        picture_to_share(document, 1, 600, FontBook())
    last = picture_to_share(document, len(document.pages) - 1, 600, FontBook())
    shown = lay_out(document, FontBook()).display
    assert len(shown.pages) < len(document.pages)
    assert last.data != picture_to_share(document, 0, 600, FontBook()).data


def test_a_picture_never_passes_what_a_messenger_takes(window, card_of):
    window.use(card_of("board-240x120"), "安全", Deed.USE)
    document = window.workspace.desk.document
    shared = picture_to_share(document, 0, 12_000, FontBook())
    assert len(shared.data) <= MOST_BYTES
    with Image.open(io.BytesIO(shared.data)) as image:
        assert image.width <= 12_000
        assert image.format == {".png": "PNG", ".jpg": "JPEG"}[shared.suffix]
