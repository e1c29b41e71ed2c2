"""Exporting from the window."""

import time

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from postermaker.editor.exporting.run import ExportRun
from postermaker.editor.start.cards import Deed
from postermaker.errors import Cancelled

SLOGAN = "隐患险于明火 防范胜于救灾"


@pytest.fixture
def panel(banner, tmp_path):
    banner.open_export()
    banner.export_panel.place.set_folder(tmp_path)
    return banner.export_panel


def finish(panel, qtbot):
    qtbot.waitUntil(lambda: panel.run is None, timeout=30_000)


def test_pdf_and_png(banner, panel, qtbot, tmp_path):
    panel.png.setChecked(True)
    assert panel.go.text() == "导出 2 个文件"
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    finish(panel, qtbot)
    pdf, png = (
        tmp_path / "隐患险于明火防范胜于救灾_8x0.7m.pdf",
        tmp_path / "隐患险于明火防范胜于救灾_8x0.7m.png",
    )
    assert pdf.read_bytes().startswith(b"%PDF-")
    with Image.open(png) as image:
        assert image.size == (22677, 1984)
    assert panel._files.count() == 3  # two files and what to tell the shop
    qtbot.mouseClick(panel.findChild(QAbstractButton, "copy-message"), Qt.MouseButton.LeftButton)
    said = QGuiApplication.clipboard().text()
    assert "8×0.7 米" in said
    assert "不要拉伸" in said
    assert "_2" in panel.place._note.text()


def test_preflight_stops_an_export_and_can_be_overruled(banner, panel, qtbot, tmp_path):
    session = banner.session
    field = next(field for field in session.document.fields if field.key == "sign")
    banner.form.text_field("sign").setText(field.sample)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    finish(panel, qtbot)
    assert not list(tmp_path.glob("*.pdf"))
    assert "示例" in panel._fault_text.text()
    assert panel.force.isVisible()
    qtbot.mouseClick(panel.force, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    finish(panel, qtbot)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_whole_job_by_keyboard(window, banner, qtbot, tmp_path):
    banner.export_panel.place.set_folder(tmp_path)
    field = banner.form.text_field("slogan")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(banner.export_panel.go, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert banner.export_panel.run is not None
    finish(banner.export_panel, qtbot)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_direct_export_opens_the_panel(window, card_of):
    window.use(card_of("banner-red"), SLOGAN, Deed.EXPORT)
    assert window.workspace.export_panel.isVisible()
    assert window.workspace.export_panel.go.hasFocus()


def test_key_opens_and_closes_the_panel_while_text_is_edited(window, banner, qtbot):
    field = banner.form.text_field("slogan")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert banner.export_panel.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not banner.export_panel.isVisible()


def test_nothing_is_written_over(panel, qtbot, tmp_path):
    taken = tmp_path / "隐患险于明火防范胜于救灾_8x0.7m.pdf"
    taken.write_bytes(b"mine")
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    finish(panel, qtbot)
    assert taken.read_bytes() == b"mine"
    assert (tmp_path / "隐患险于明火防范胜于救灾_8x0.7m_2.pdf").is_file()


def test_cancel_leaves_no_file(panel, qtbot, tmp_path):
    panel.pdf.setChecked(False)
    panel.png.setChecked(True)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert panel.run is not None
    assert panel.cancel.isVisible()
    panel.cancel_run()
    finish(panel, qtbot)
    assert list(tmp_path.iterdir()) == []
    assert "已取消" in panel._fault_text.text()


def test_cancel_in_the_middle_of_a_raster(banner, qtbot, tmp_path):
    run = ExportRun(banner.session.for_export(), [tmp_path / "大.png"], banner)
    ends = []
    run.ended.connect(ends.append)
    run.progressed.connect(lambda share: run.cancel())
    run.start()
    qtbot.waitUntil(lambda: bool(ends), timeout=30_000)
    run.wait()
    assert isinstance(ends[0], Cancelled)
    assert list(tmp_path.iterdir()) == []


def test_fault_is_one_line_with_what_to_do(panel, qtbot, tmp_path):
    panel.place.set_folder(tmp_path / "没有这个文件夹")
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    finish(panel, qtbot)
    assert "写不进" in panel._fault_text.text()
    assert "换一个能写的文件夹" in panel._fault_text.text()


def test_export_takes_the_document_of_its_start(banner, panel, qtbot, tmp_path):
    panel.pdf.setChecked(False)
    panel.png.setChecked(True)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    started = time.perf_counter()
    banner.form.text_field("slogan").setText("别的")
    print(f"\nkeystroke while exporting: {1e3 * (time.perf_counter() - started):.0f} ms")
    finish(panel, qtbot)
    assert [path.name for path in tmp_path.iterdir()] == ["隐患险于明火防范胜于救灾_8x0.7m.png"]
