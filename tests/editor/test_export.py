"""The export page: cards, checks, what is told before, the run, and that nothing half is left."""

import time

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from postermaker.color import Cmyk, Flat, Rgb
from postermaker.document.edit import set_values
from postermaker.editor import settings
from postermaker.editor.exporting.estimating import estimate
from postermaker.editor.exporting.facts import facts_of
from postermaker.editor.exporting.kinds import Choices, chosen_kinds, kinds_for, look_dpi, options_of
from postermaker.editor.exporting.planning import planned
from postermaker.editor.exporting.run import ExportRun, Order
from postermaker.editor.start.cards import Deed
from postermaker.errors import Cancelled
from postermaker.export import export
from postermaker.fonts import FontBook
from postermaker.library import templates
from postermaker.units import parse_size

SLOGAN = "隐患险于明火 防范胜于救灾"
NAME = "隐患险于明火防范胜于救灾_8x0.7m_1条"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, banner, qtbot, tmp_path):
    settings.keep("export/banner", "")
    window.export.open()
    made = window.export.page
    made.ready.place.set_folder(tmp_path)
    qtbot.waitUntil(lambda: window.workspace.checks.inspector.settled, timeout=10_000)
    return made


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def finish(page, qtbot):
    qtbot.waitUntil(lambda: page.run is None, timeout=30_000)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def with_screen_red(document):
    return replace(document, pages=(replace(document.pages[0], ground=Flat(Rgb(0.9, 0.05, 0.1))),))


# the short way ----------------------------------------------------------------------------------------------------


def test_from_the_gallery_two_clicks(window, card_of, qtbot, tmp_path):
    settings.keep("export/banner", "")
    settings.keep_folder("export", tmp_path)
    window.use(card_of("banner-red"), SLOGAN, Deed.EXPORT)
    page = window.export.page
    assert window.export.shown
    assert page.ready.go.hasFocus()
    click(qtbot, page.ready.go)  # the check has not ended yet: it is waited for
    qtbot.waitUntil(lambda: bool(page.progress.cards) and page.run is None, timeout=30_000)
    assert names(tmp_path) == [f"{NAME}.pdf", f"{NAME}_加工图.pdf"]


def test_the_whole_job_by_keyboard(window, banner, qtbot, tmp_path):
    settings.keep("export/banner", "")
    settings.keep_folder("export", tmp_path)
    field = banner.form.text_field("slogan")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_E, CTRL)
    page = window.export.page
    assert window.export.shown
    qtbot.keyClick(page.ready.go, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(page.progress.cards) and page.run is None, timeout=30_000)
    assert f"{NAME}.pdf" in names(tmp_path)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.working


def test_two_formats(page, qtbot, tmp_path):
    click(qtbot, page.cards.card("look"))
    assert page.ready.go.text() == "导出 3 个文件"
    click(qtbot, page.ready.go)
    finish(page, qtbot)
    assert names(tmp_path) == [f"{NAME}.pdf", f"{NAME}_加工图.pdf", f"{NAME}_看样.png"]
    with Image.open(tmp_path / f"{NAME}_看样.png") as image:
        assert image.width == 2000
    assert [len(card.files) for card in page.progress.cards] == [2, 1]
    copy = next(b for b in page.progress.cards[0].findChildren(QPushButton) if b.text() == "复制文件")
    click(qtbot, copy)
    assert [url.fileName() for url in QGuiApplication.clipboard().mimeData().urls()] == names(tmp_path)[:2]


def test_choices_are_remembered_for_the_product(window, page, qtbot):
    click(qtbot, page.cards.card("large-jpg"))
    click(qtbot, page.cards.card("large-pdf"))
    assert settings.kept("export/banner")
    again = chosen_kinds(window.workspace.desk.document, page.choices)
    assert [kind.key for kind in again] == ["large-jpg"]


# what is told before ----------------------------------------------------------------------------------------------


def test_the_message_is_written_from_the_design_and_copied(page, qtbot):
    qtbot.waitUntil(lambda: "8×0.7 米" in page.message.text, timeout=10_000)
    assert SLOGAN in page.message.text
    page.message.edit.appendPlainText("急件，今天要")
    click(qtbot, page.message.copy)
    said = QGuiApplication.clipboard().text()
    assert "不要拉伸" in said
    assert said.endswith("急件，今天要")


def test_sizes_and_time_are_told(page, qtbot):
    qtbot.waitUntil(lambda: "共约" in page.ready._about.text(), timeout=10_000)
    qtbot.waitUntil(lambda: page.cards.card("office-pdf").size_text.endswith("张"), timeout=20_000)
    assert "KB" in page.cards.card("large-pdf").size_text
    assert not page.preview._image.isNull()


@pytest.mark.parametrize("template", ["banner-red", "poster-a2", "wechat-cover"])
def test_guesses_are_within_half_and_double(template, tmp_path):
    made = templates.load(template)
    document = templates.new_document(made, parse_size(made.sizes[0]))
    document = set_values(document, {f.key: f.sample for f in document.fields if f.kind.value != "picture"})
    book, choices = FontBook(), Choices()
    for kind in kinds_for(document):
        if kind.suffix == ".tif":
            continue  # width × height × 4, and 180 MB to write
        guess = estimate(document, kind, choices, book, lambda: None)
        folder = tmp_path / kind.key
        folder.mkdir()
        plan = planned(document, [kind], choices, folder, "名")[0]
        export(document, plan.path, book, replace(options_of(kind, choices, document), checked=False))
        files = list(folder.iterdir())
        assert len(files) == plan.count
        assert 0.5 <= guess.size / sum(path.stat().st_size for path in files) <= 2, kind.key


def test_settings_that_count_for_no_ticked_card_are_hidden(page, qtbot):
    more = page.ready.more
    if not more._body.isVisibleTo(more):
        click(qtbot, more.fold)
    assert more.text.isVisible()
    assert not more.dpi.isVisible()
    click(qtbot, page.cards.card("large-tiff"))
    assert more.dpi.isVisible()
    more.dpi.setFocus()
    more.dpi.setText("八十")
    qtbot.keyClick(more.dpi, Qt.Key.Key_Return)
    assert "认不出" in more._fault.text()
    more.dpi.setText("20")
    qtbot.keyClick(more.dpi, Qt.Key.Key_Return)
    assert page.choices.dpi == 20
    assert not more._fault.isVisible()


# checks -----------------------------------------------------------------------------------------------------------


def test_a_screen_red_ground_waits_for_one_click(window, page, qtbot, tmp_path):
    desk = window.workspace.desk
    desk.do("底色", with_screen_red)
    inspector = window.workspace.checks.inspector
    qtbot.waitUntil(lambda: inspector.settled, timeout=10_000)
    assert page.ready.go.text() == "先改好 1 个错误"
    assert page.ready.force.isVisible()
    click(qtbot, page.ready.go)
    assert not list(tmp_path.iterdir())
    assert desk.document.pages[0].ground == Flat(Cmyk(0, 1, 1, 0))
    qtbot.waitUntil(lambda: inspector.settled, timeout=10_000)
    assert page.ready.go.text() == "导出 2 个文件"
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert isinstance(desk.document.pages[0].ground.color, Rgb)


def test_forced_with_errors_the_report_names_them(window, page, qtbot, tmp_path):
    window.workspace.desk.do("底色", with_screen_red)
    qtbot.waitUntil(lambda: window.workspace.checks.inspector.settled, timeout=10_000)
    click(qtbot, page.ready.force)
    finish(page, qtbot)
    report = next(path for path in tmp_path.iterdir() if path.suffix == ".txt")
    assert "底色是屏幕色 RGB" in report.read_text("utf-8-sig")
    assert "屏幕色" in page.progress.fault_text


def test_an_empty_slogan_leads_to_its_field_and_can_not_be_forced(window, page, qtbot):
    window.workspace.desk.do("清空", lambda document: set_values(document, {"slogan": ""}))
    qtbot.waitUntil(lambda: window.workspace.checks.inspector.settled, timeout=10_000)
    assert page.ready.go.text() == "先改好 1 个错误"
    assert not page.ready.force.isVisible()
    click(qtbot, page.ready.go)
    assert window.working
    assert window.workspace.form.text_field("slogan").hasFocus()


# running ----------------------------------------------------------------------------------------------------------


def test_nothing_is_written_over(page, qtbot, tmp_path):
    taken = tmp_path / f"{NAME}.pdf"
    taken.write_bytes(b"mine")
    page.ready.place.set_folder(tmp_path)
    assert "_2" in page.ready.place._note.text()
    click(qtbot, page.ready.go)
    finish(page, qtbot)
    assert taken.read_bytes() == b"mine"
    assert (tmp_path / f"{NAME}_2.pdf").is_file()


def test_cancel_answers_at_once_and_leaves_nothing(window, page, qtbot, tmp_path):
    click(qtbot, page.cards.card("large-tiff"))
    click(qtbot, page.cards.card("large-pdf"))
    click(qtbot, page.ready.go)
    qtbot.waitUntil(lambda: page.run is not None, timeout=10_000)
    assert page.progress.cancel.isVisible()
    qtbot.waitUntil(lambda: page.progress._bar.value() > 0, timeout=20_000)
    click(qtbot, page.progress.cancel)
    assert page.progress.left_text == "正在停下"
    finish(page, qtbot)
    assert names(tmp_path) == []
    assert "已取消" in page.progress.fault_text


def test_pages_written_before_a_cancel_are_taken_away(window, card_of, qtbot, tmp_path):
    window.use(card_of("poster-phone"), "安全", Deed.USE)
    desk = window.workspace.desk
    document = replace(desk.document, pages=desk.document.pages * 3)
    kind = next(each for each in kinds_for(document) if each.key == "screen-png")
    plan = planned(document, [kind], Choices(), tmp_path, "图")[0]
    run = ExportRun(document, [Order(plan, options_of(kind, Choices(), document))], window)
    ends = []
    run.ended.connect(ends.append)
    run.progressed.connect(  # in the run's own thread: a queued signal may come after the end
        lambda number, own, share: share > 0.4 and run.cancel(), Qt.ConnectionType.DirectConnection
    )
    run.start()
    qtbot.waitUntil(lambda: bool(ends), timeout=30_000)
    run.wait()
    assert isinstance(ends[0], Cancelled)
    assert names(tmp_path) == []


def test_pages_for_phones_are_one_file_and_offered_for_phones_only(window, card_of, qtbot, tmp_path):
    window.use(card_of("antifraud-call-h5"), "先挂断", Deed.USE)
    document = window.workspace.desk.document
    first = kinds_for(document)[0]
    assert (first.key, first.suffix, first.recommended) == ("phone-html", ".html", True)
    plan = planned(document, [first], Choices(), tmp_path, "一课")[0]
    assert (plan.path.name, plan.count) == ("一课.html", 1)
    assert any(fact.value.endswith("，5 页") for fact in facts_of(document, first, Choices(), None))
    export(document, plan.path, FontBook(), options_of(first, Choices(), document))
    assert names(tmp_path) == ["一课.html"]
    for name in ("banner-red", "leaflet-a4", "led-1920x1080"):
        other = templates.new_document(templates.load(name))
        assert all(each.suffix != ".html" for each in kinds_for(other))


def test_a_long_picture_to_look_at_can_be_read():
    made = templates.new_document(templates.load("care-cross-long"))
    assert look_dpi(made, 2000) > 80


def test_a_run_goes_on_while_one_edits_and_takes_the_document_of_its_start(window, page, qtbot, tmp_path):
    click(qtbot, page.cards.card("large-tiff"))
    click(qtbot, page.ready.go)
    qtbot.waitUntil(lambda: page.run is not None, timeout=10_000)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.working
    assert window.export.running.isVisible()
    started = time.perf_counter()
    window.workspace.form.text_field("slogan").setText("别的")
    print(f"\nkeystroke while exporting: {1e3 * (time.perf_counter() - started):.0f} ms")
    finish(page, qtbot)
    assert not window.export.running.isVisible()
    assert f"{NAME}.tif" in names(tmp_path)
    assert "导出好了" in window.workspace.toast.text


def test_a_fault_is_one_line_with_what_to_do(page, qtbot, tmp_path):
    page.ready.place.set_folder(tmp_path / "没有这个文件夹")
    click(qtbot, page.ready.go)
    finish(page, qtbot)
    assert "写不进" in page.progress.fault_text
    assert "换一个能写的文件夹" in page.progress.fault_text
    click(qtbot, page.progress.again)
    assert page.ready.go.isVisible()


def test_tab_walks_in_reading_order(window, page, qtbot):
    stops = [page.cards.card("large-pdf"), page.message.edit, page.ready.place.name_entry, page.ready.go]
    stops[0].setFocus()
    walked = []
    for _ in range(40):
        window.focusNextChild()
        walked.append(window.focusWidget())
    assert [w for w in walked if w in stops][:3] == stops[1:]


def test_nothing_is_cut_off_in_a_small_window(window, page, qtbot):
    window.resize(1366, 697)
    qtbot.wait(20)
    inside = page.ready.go
    corner = inside.mapTo(window, QPoint(0, inside.height()))
    assert corner.y() <= window.height()
    assert page.cards.card("large-pdf").width() >= 300
