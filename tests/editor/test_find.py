"""Find and replace in the window: keys, counts, the selection that follows, one step of undo; menu and paste keys."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from postermaker.display import glyph_runs
from postermaker.document.model import Cell, Document, Frame, Master, Page, QrCode, Table, Text
from postermaker.document.tree import spots
from postermaker.editor.session import Session

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def strip(window, banner, qtbot):
    banner.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_H, CONTROL)
    assert banner.find_strip.words.hasFocus()
    return banner.find_strip


def test_the_key_opens_and_escape_closes(window, banner, qtbot):
    banner.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    strip = banner.find_strip
    assert strip.isVisible()
    assert strip.words.hasFocus()
    assert not strip.new.isVisible()
    qtbot.keyClick(strip.words, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert banner.canvas.hasFocus()
    window.go_home()
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert window.gallery.search.hasFocus()


def test_enter_goes_from_place_to_place(banner, strip, qtbot, type_in):
    type_in(strip.words, "于")
    qtbot.keyClick(strip.words, Qt.Key.Key_Return)
    assert strip.count.text() == "1 / 2"
    slogan = next(
        s.element.id
        for s in spots(banner.session.document, 0)
        if isinstance(s.element, Text) and "slogan" in s.element.content
    )
    assert banner.desk.selection == (slogan,)
    qtbot.keyClick(strip.words, Qt.Key.Key_Return, SHIFT)
    assert strip.count.text() == "2 / 2"
    strip.words.setText("没有的")
    strip.search()
    assert strip.count.text() == "没找到"
    assert not strip.all.isEnabled()


def test_replacing_all_is_one_step(window, banner, strip, qtbot, type_in):
    before = len(banner.session.history.steps)
    type_in(strip.words, "于")
    type_in(strip.new, "过")
    strip.search()
    qtbot.mouseClick(strip.all, Qt.MouseButton.LeftButton)
    assert banner.session.document.values["slogan"] == "隐患险过明火 防范胜过救灾"
    assert len(banner.session.history.steps) == before + 1
    assert banner.toast.text == "替换了 2 处"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert banner.session.document.values["slogan"] == "隐患险于明火 防范胜于救灾"


def test_replacing_one_goes_on_to_the_next(banner, strip, qtbot, type_in):
    type_in(strip.words, "于")
    strip.new.setText("过")
    qtbot.keyClick(strip.words, Qt.Key.Key_Return)
    qtbot.keyClick(strip.new, Qt.Key.Key_Return)
    assert banner.session.document.values["slogan"] == "隐患险过明火 防范胜于救灾"
    assert strip.count.text() == "1 / 1"


def test_traditional_is_found_as_simplified_when_asked(banner, strip, type_in, qtbot):
    type_in(strip.words, "隱患險於")
    strip.search()
    assert not strip.hits
    qtbot.mouseClick(strip.script_free, Qt.MouseButton.LeftButton)
    assert len(strip.hits) == 1


@pytest.fixture
def handbook(banner, strip, tmp_path):
    """Pages over a master whose even pages have their own; all say 青禾 once, each master's side once."""

    def text(key, x=10.0):
        return Text(id=key, frame=Frame(x=x, y=10, width=60, height=20), content="青禾 {page}", size=8)

    master = Master(key="m", elements=(text("right", 100),), even=(text("left", 20),))
    pages = tuple(Page(elements=(text(f"p{n}"),), master="m" if n else "") for n in range(5))
    banner.desk.take(Session(Document(width=200, height=100, pages=pages, masters=(master,))))
    return banner.desk


def test_a_masters_words_are_gone_to_at_the_first_page_over_it(banner, strip, handbook):
    strip.words.setText("青禾")
    strip.search()
    assert strip.count.text() == "7 处"
    seen = []
    for _ in strip.hits:
        strip.step(1)
        seen.append((strip.hits[strip._at].element, handbook.page, handbook.selection, strip.count.text()))
    shown = [
        tab.text()
        for tab in banner.view_bar.findChildren(QPushButton)
        if tab.isChecked() and "面" in tab.text()
    ]
    assert shown == [f"第 {handbook.page + 1} 面"]
    assert seen[:5] == [
        ("p0", 0, ("p0",), "1 / 7"),
        ("left", 1, (), "2 / 7"),
        ("p1", 1, ("p1",), "3 / 7"),
        ("right", 2, (), "4 / 7"),
        ("p2", 2, ("p2",), "5 / 7"),
    ]
    strip.words.setText("page")
    strip.search()
    assert strip.count.text() == "没找到"


def test_replacing_on_a_master_is_one_step(window, banner, strip, handbook, qtbot):
    strip.words.setText("青禾")
    strip.new.setText("东岭")
    strip.search()
    strip.step(1)
    strip.step(1)  # the left side
    strip.replace_one()
    master = handbook.document.masters[0]
    assert (master.even[0].content, master.elements[0].content) == ("东岭 {page}", "青禾 {page}")
    assert handbook.document.pages[1].elements[0].content == "青禾 {page}"
    assert strip.count.text() == "2 / 6"
    strip.replace_all()
    assert banner.toast.text == "替换了 6 处"
    assert len(banner.session.history.steps) == 3
    said = ["".join(r.text) for page in handbook.proof.display.pages for r in glyph_runs(page.items)]
    assert not any("青禾" in each for each in said)
    banner.undo()
    banner.undo()
    assert handbook.document is banner.session.history.steps[0].document


def test_a_place_that_no_page_shows_is_said_to_be_so(banner, strip, handbook):
    handbook.do("x", lambda document: replace(document, pages=(replace(document.pages[0], master="m"),)))
    strip.words.setText("青禾")
    strip.search()
    strip.step(-1)
    assert strip.count.text() == "3 / 3，画面上没有"


@pytest.mark.parametrize(("kind", "most"), [("text", 20_000), ("code", 2_000), ("cell", 5_000)])
def test_what_a_file_would_not_take_is_refused(banner, strip, handbook, kind, most):
    frame = Frame(x=0, y=0, width=90, height=90)
    things = {
        "text": Text(id="t", frame=frame, content="青禾"),
        "code": QrCode(id="t", frame=frame, content="青禾"),
        "cell": Table(id="t", frame=frame, rows=((Cell(content="青禾"),),)),
    }
    master = Master(key="m", elements=(things[kind],))
    handbook.take(
        Session(Document(width=200, height=100, pages=(Page(elements=(), master="m"),), masters=(master,)))
    )
    before = handbook.document
    strip.words.setText("青禾")
    strip.new.setText("长" * (most + 1))
    strip.search()
    strip.replace_all()
    assert handbook.document is before


def test_a_field_refuses_what_is_too_long(banner, strip):
    strip.words.setText("于")
    strip.new.setText("长" * 40)
    strip.search()
    strip.replace_all()
    assert banner.session.document.values["slogan"] == "隐患险于明火 防范胜于救灾"
    assert "最多 40 个" in banner.checks.text


def test_paste_takes_our_elements_else_words(window, banner, qtbot):
    banner.canvas.setFocus()
    element = next(s.element for s in spots(banner.session.document, 0) if isinstance(s.element, Text))
    banner.desk.select((element.id,))
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert banner.session.document.pages[0].elements[-1].id == f"{element.id}-2"
    QGuiApplication.clipboard().setText("人人讲安全")
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert banner.session.document.pages[0].elements[-1].content == "人人讲安全"


def test_f7_opens_the_layers_and_folds_them(window, banner, qtbot):
    banner.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert banner.side.active == "layers"
    assert banner.side.frame.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert banner.side.active == ""


def test_every_control_of_a_panel_has_a_name_and_no_panel_is_too_wide(banner, qtbot):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

    banner.side.open("")
    for key, button in banner.side.rail.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        panel = banner.side.panel(key)
        assert panel.isVisible()
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView):
            for widget in panel.findChildren(kind):
                if widget.isVisibleTo(panel) and not widget.objectName().startswith("qt_"):
                    assert widget.accessibleName() or getattr(widget, "text", str)(), (key, widget)
        assert panel.minimumSizeHint().width() <= 228, key


def test_a_list_dropped_on_the_canvas_is_for_the_batch_page_and_a_file_of_ours_opens(
    window, banner, qtbot, tmp_path
):
    from PySide6.QtCore import QMimeData, QPoint, QUrl
    from PySide6.QtGui import QDragEnterEvent

    def offered(widget, name):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        at = QPoint(50, 50)
        event = QDragEnterEvent(
            at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)
        return event.isAccepted()

    (tmp_path / "名单.xlsx").touch()
    assert offered(banner.canvas, "名单.xlsx")
    assert offered(window, "海报.poster")
    assert offered(window.gallery, "海报.poster")
    assert not offered(window.gallery, "照片.jpg")
    banner.session.save(tmp_path / "存.poster")
    window.workspace.dropping.open_asked.emit(tmp_path / "存.poster")
    assert window.workspace.session.path == tmp_path / "存.poster"


def test_ctrl_l_is_the_slogans_but_the_texts_own_while_one_types(window, banner, qtbot):
    banner.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert banner.side.active == "slogans"
    assert "Ctrl+L" in banner.side.rail.buttons["slogans"].toolTip()
    banner.side.open("fields")
    banner.form.text_field("slogan").setFocus()
    qtbot.keyClick(banner.form.text_field("slogan"), Qt.Key.Key_L, CONTROL)
    assert banner.side.active == "fields"
