"""The workspace: fields, size, undo, files, canvas, checks."""

import statistics
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from postermaker.document import file
from postermaker.document.model import Document, Field, FieldKind, Frame, Page, Picture, Text
from postermaker.editor import dialogs, settings
from postermaker.editor.proof import proof
from postermaker.editor.session import Session
from postermaker.editor.start.cards import Deed
from postermaker.editor.workspace import Workspace
from postermaker.fonts import FontBook
from postermaker.images import Pixels, Space, encode_jpeg
from postermaker.layout.page import lay_out

SLOGAN = "隐患险于明火 防范胜于救灾"


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "会场.jpg"
    path.write_bytes(encode_jpeg(Pixels(60, 40, Space.RGB, bytes([200, 30, 30]) * 2400, None, None), 80, 96))
    return path


def test_sentence_is_in_the_form_and_on_the_page(banner):
    assert banner.form.text_field("slogan").text() == SLOGAN
    assert banner.session.document.values["slogan"] == SLOGAN
    assert not banner.proof.errors


def test_typing_is_one_step_of_undo(window, banner, qtbot, type_in):
    field = banner.form.text_field("slogan")
    field.clear()
    type_in(field, "平安青禾")
    assert banner.session.document.values["slogan"] == "平安青禾"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert banner.session.document.values["slogan"] == SLOGAN
    assert field.text() == SLOGAN
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "平安青禾"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert field.text() == "平安青禾"


def test_undo_key_in_a_field_is_the_documents(window, banner, qtbot, type_in):
    field = banner.form.text_field("sign")
    field.setFocus()
    type_in(field, "青禾区")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert banner.session.document.values.get("sign", "") == ""


def test_leaving_a_field_ends_the_step(banner, type_in):
    field = banner.form.text_field("sign")
    field.setFocus()
    type_in(field, "甲")
    banner.form.text_field("slogan").setFocus()
    field.setFocus()
    type_in(field, "乙")
    banner.undo()
    assert field.text() == "甲"


def test_blank_at_the_end_stays_in_the_field(banner, type_in):
    field = banner.form.text_field("sign")
    type_in(field, "青禾区 ")
    assert field.text() == "青禾区 "
    assert banner.session.document.values["sign"] == "青禾区"


def test_too_long_a_text_is_refused_in_place(banner):
    field = banner.form.text_field("slogan")
    field.setText("长" * 41)
    assert banner.session.document.values["slogan"] == SLOGAN
    assert "最多 40 个" in banner.form._faults["slogan"].text()
    field.setText("短")
    assert not banner.form._faults["slogan"].isVisible()


def test_empty_required_field_is_an_error_with_a_remedy(banner, qtbot):
    banner.form.text_field("slogan").clear()
    assert "“标语”还没填" in banner.checks.text
    assert banner.proof.has_samples
    banner.form.text_field("sign").setFocus()
    remedy = next(b for b in banner.checks.strip.findChildren(QPushButton) if b.text() == "填上")
    qtbot.mouseClick(remedy, Qt.MouseButton.LeftButton)
    assert banner.form.text_field("slogan").hasFocus()


def test_samples_are_pale_and_never_in_the_document(banner):
    banner.form.text_field("slogan").clear()
    document = banner.session.document
    assert proof(document, FontBook()).has_samples
    assert not document.values.get("slogan")
    assert "sign" not in document.values


def test_a_typed_slogan_stands_where_it_will_be_printed(banner):
    """No pale signature holds the room that the slogan takes in print."""
    document = banner.session.document
    shown = proof(document, FontBook())
    assert not shown.has_samples
    assert shown.display == lay_out(document, FontBook()).display


def test_size_is_read_as_people_write_it(banner, qtbot):
    entry = banner.size_chooser.entry
    entry.setFocus()
    entry.setText("10米×0.9米")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert (banner.session.document.width, banner.session.document.height) == (10_000, 900)
    assert entry.text() == "10 × 0.9 m"
    banner.undo()
    assert banner.session.document.width == 8000
    assert banner.session.document.values["slogan"] == SLOGAN


def test_an_undone_size_stays_undone_when_its_field_is_left(banner, qtbot):
    entry = banner.size_chooser.entry
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, "6x0.7m")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert banner.session.document.width == 6000
    banner.undo()
    assert entry.hasFocus()
    assert entry.text() == "8 × 0.7 m"
    banner.canvas.setFocus()
    assert banner.session.document.width == 8000


@pytest.mark.parametrize("place", ["form", "size", "properties"])
def test_a_field_of_one_document_says_nothing_to_the_next(
    window, banner, qtbot, tmp_path, monkeypatch, place
):
    fields = {
        "form": lambda: banner.form.text_field("slogan"),
        "size": lambda: banner.size_chooser.entry,
        "properties": lambda: banner.properties.section("size").chooser.entry,
    }
    path = tmp_path / "方.poster"
    other = Document(title="方", width=500, height=700, pages=(Page(elements=()),))
    path.write_bytes(file.dump(other))
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: path)
    qtbot.wait(1)
    fields[place]().setFocus()
    window.open()
    banner.canvas.setFocus()
    qtbot.wait(1)
    assert (banner.session.document.width, banner.session.document.height) == (500, 700)
    assert not banner.session.changed


def test_the_widths_of_both_sides_are_remembered(window, banner, qtbot):
    assert settings.kept("widths") == ""
    before = banner.side.frame.width()
    banner._split.moveSplitter(before + 60, 1)
    assert banner.side.frame.width() == before + 60
    other = Workspace()
    qtbot.addWidget(other)
    other.resize(banner.size())
    other.show()
    assert other._split.sizes()[0] == pytest.approx(before + 60, abs=12)
    settings.keep("widths", "")


def test_bad_size_says_why_and_keeps_the_last_good(banner, qtbot):
    entry = banner.size_chooser.entry
    entry.setFocus()
    entry.setText("八米")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert "认不出尺寸“八米”" in banner.size_chooser.fault
    assert "8x0.7m" in banner.size_chooser.fault
    assert banner.session.document.width == 8000
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.text() == "8 × 0.7 m"
    assert banner.size_chooser.fault == ""


def test_usual_sizes_are_buttons(banner, qtbot):
    size, chip = banner.size_chooser._buttons[2]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert (banner.session.document.width, banner.session.document.height) == size
    assert chip.isChecked()


def test_save_and_open(window, banner, tmp_path, monkeypatch):
    path = tmp_path / "横幅"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: path)
    assert banner.session.changed is False
    banner.form.text_field("sign").setText("青禾区消防")
    assert banner.session.changed
    assert window.filing.save()
    saved = path.with_name("横幅.poster")
    assert not banner.session.changed
    assert file.load(saved).values == {"slogan": SLOGAN, "sign": "青禾区消防"}
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: saved)
    window.open()
    assert window.workspace.session.path == saved
    assert window.workspace.form.text_field("sign").text() == "青禾区消防"
    assert "横幅" in window.windowTitle()


def test_broken_file_is_one_line(window, tmp_path):
    path = tmp_path / "坏.poster"
    path.write_bytes(b"nothing")
    window.filing.open(path)
    assert window.band.isVisible()
    assert "打不开“坏.poster”" in window.band.text
    assert not window.working


def test_closing_asks_about_unsaved_work(window, banner, monkeypatch):
    banner.form.text_field("sign").setText("青禾区")
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: dialogs.Answer.STAY)
    assert not window.close()
    assert window.isVisible()
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: dialogs.Answer.DISCARD)
    assert window.close()


@pytest.fixture
def leaflet(window):
    """Two sides, a picture field, a field of several lines."""
    frame = Frame(x=0, y=0, width=100, height=100)
    text = Text(id="t", frame=frame, content="{body}")
    document = Document(
        width=210, height=297, bleed=3, safe=5,
        fields=(
            Field(key="body", label="正文", kind=FieldKind.LINES, sample="示例"),
            Field(key="photo", label="照片", kind=FieldKind.PICTURE),
        ),
        pages=(Page(elements=(Picture(id="p", frame=frame, field="photo"),)), Page(elements=(text,))),
    )  # fmt: skip
    window._show_session(Session(document))
    return window.workspace


def test_picture_field(leaflet, photo, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_picture", lambda *_: photo)
    leaflet.form._pictures["photo"].choose.click()
    asset = leaflet.session.document.values["photo"]
    assert leaflet.session.document.assets[asset] == photo.read_bytes()
    assert "60 × 40 像素" in leaflet.form._pictures["photo"]._facts.text()
    leaflet.form._pictures["photo"]._drop.click()
    assert not leaflet.session.document.values["photo"]
    photo.write_bytes(b"no picture")
    leaflet.form._pictures["photo"].choose.click()
    assert "不是能用的图片格式" in leaflet.form._faults["photo"].text()


def test_sides_and_lines(leaflet, qtbot):
    leaflet.form.text_field("body").setPlainText("第一行\n第二行")
    assert leaflet.session.document.values["body"] == "第一行\n第二行"
    painted = leaflet.canvas.painted
    leaflet.view_bar._group.buttons()[1].click()
    leaflet.canvas.repaint()
    assert leaflet.canvas.painted == painted + 1
    plain = leaflet.canvas.grab().toImage()
    leaflet.view_bar.safe.click()
    leaflet.view_bar.bleed.click()
    assert leaflet.canvas.grab().toImage() != plain
    leaflet.undo()
    assert leaflet.form.text_field("body").toPlainText() == ""


def test_every_template_opens_in_the_workspace(window):
    for card in window.gallery.view.model().cards:
        window.use(card, "安全", Deed.USE)
        window.workspace.grab()
        assert window.workspace.proof is not None


def test_zoom_keeps_the_place_under_the_pointer(banner):
    canvas = banner.canvas
    at = QPointF(300, 200)
    before = canvas.camera
    place = ((at.x() - before.origin.x) / before.scale, (at.y() - before.origin.y) / before.scale)
    wheel = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, wheel)
    after = canvas.camera
    assert after.scale > before.scale
    assert place[0] * after.scale + after.origin.x == pytest.approx(at.x(), abs=0.5)
    assert place[1] * after.scale + after.origin.y == pytest.approx(at.y(), abs=0.5)
    canvas.fit()
    assert canvas.camera == before


def test_real_size_and_drag(window, banner, qtbot):
    canvas = banner.canvas
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert "100%" in banner.status.zoom
    before = canvas.camera.origin
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(200, 200))
    qtbot.mouseMove(canvas, QPoint(150, 190))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(150, 190))
    assert canvas.camera.origin.x == pytest.approx(before.x - 50, abs=1)
    canvas.grab()
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas.camera.fits


def test_canvas_shows_what_export_paints(banner):
    """The page on the canvas is the raster back end's picture, pixel for pixel."""
    from PySide6.QtGui import QImage, QPainter

    from postermaker.backends.painter import prepare
    from postermaker.geometry import Box

    canvas = banner.canvas
    banner.form.text_field("sign").setText("青禾区")
    picture = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    place = canvas._place().toRect()
    page = banner.proof.display.pages[0]
    image = QImage(place.width(), place.height(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    prepare(page, {}, FontBook(), Box(0, 0, *page.size), place.width(), place.height()).paint(painter)
    painter.end()
    assert picture.copy(place) == image


def test_surround_is_neutral(banner):
    color = banner.canvas.grab().toImage().pixelColor(3, 3)
    assert color.red() == color.green() == color.blue()


def test_keystroke_repaints_at_once(banner, qtbot):
    canvas, field = banner.canvas, banner.form.text_field("slogan")
    times = []
    for i in range(60):
        painted = canvas.painted
        started = time.perf_counter()
        field.setText("隐患险于明火 防范胜于救灾"[: 5 + i % 8])
        canvas.repaint()
        times.append(1e3 * (time.perf_counter() - started))
        assert canvas.painted == painted + 1
    print(
        f"\nkeystroke to painted page: median {statistics.median(times[-50:]):.1f} ms, worst {max(times):.1f} ms"
    )
