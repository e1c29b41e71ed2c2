"""Text in its place: carets, input methods, what ends a session, and that nothing composed gets out."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from postermaker.document.model import Direction, Document, Fit, Frame, Page, Shape, Text
from postermaker.document.tree import spot_of
from postermaker.editor.session import Session
from postermaker.editor.stage.camera import to_view
from postermaker.editor.stage.carets import carets_of
from postermaker.fonts import FontBook
from postermaker.geometry import Point
from postermaker.layout.page import standing

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton


def document(content="平安", **more):
    text = Text(id="words", frame=Frame(x=60, y=100, width=300, height=200), content=content, size=40, **more)
    other = Shape(id="shape", frame=Frame(x=60, y=400, width=100, height=60))
    return Document(title="试", width=420, height=594, pages=(Page(elements=(text, other)),))


@pytest.fixture
def bench(window):
    window._show_session(Session(document()))
    window.workspace.canvas.fit()
    window.activateWindow()
    window.workspace.canvas.setFocus()
    return window.workspace


def at(bench, x, y):
    place = to_view(bench.canvas.camera, Point(x, y))
    return QPoint(round(place.x), round(place.y))


def compose(target, letters):
    QApplication.sendEvent(target, QInputMethodEvent(letters, []))


def commit(target, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def content(bench):
    return spot_of(bench.desk.document, "words").element.content


def edit(bench):
    bench.desk.select(["words"])
    QTest.keyClick(bench.canvas, Qt.Key.Key_F2)
    assert bench.canvas.editing.active
    return bench.canvas.editing.input


def test_double_click_edits_where_it_was_clicked(bench):
    place = at(bench, 60 + 42, 100 + 20)
    QTest.mouseDClick(bench.canvas, LEFT, NONE, place)
    field = bench.canvas.editing.input
    assert bench.canvas.editing.active
    commit(field, "长")
    assert content(bench) == "平长安"


def test_a_session_is_one_step(bench):
    field = edit(bench)
    for letter in "青禾平安":
        compose(field, "pinyin")
        commit(field, letter)
    assert content(bench) == "青禾平安"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not bench.canvas.editing.active
    assert len(bench.desk.session.history.steps) == 2
    bench.undo()
    assert content(bench) == "平安"


def test_composing_is_shown_and_never_in_the_document(bench):
    field = edit(bench)
    QTest.keyClick(field, Qt.Key.Key_End)
    before = bench.canvas.grab().toImage()
    compose(field, "ren'ren")
    assert bench.canvas.grab().toImage() != before
    assert content(bench) == "平安"
    bench.desk.settle()
    assert "ren" not in content(bench)


def test_typing_with_a_text_selected_replaces_it(bench):
    bench.desk.select(["words"])
    QTest.keyClick(bench.canvas, Qt.Key.Key_A)
    assert content(bench) == "a"
    bench.canvas.editing.finish()
    bench.desk.select(["words"])
    compose(bench.canvas, "xin")
    assert bench.canvas.editing.active
    commit(bench.canvas.editing.input, "新")
    assert content(bench) == "新"


def test_input_methods_are_welcome_only_with_a_text(bench):
    canvas = bench.canvas
    bench.desk.select(["shape"])
    assert not canvas.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    bench.desk.select(["words"])
    assert canvas.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_candidates_stand_at_the_caret_at_every_zoom(bench):
    field = edit(bench)
    QTest.keyClick(field, Qt.Key.Key_End)
    for zoom in (bench.canvas.fit, bench.canvas.zoom_in, bench.canvas.real_size):
        zoom()
        rect = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        on_canvas = rect.translated(field.pos())
        found = standing(bench.desk.shown, "words", bench.desk.book)
        ends = carets_of(found, "平安", bench.desk.book).ends(2)
        place = to_view(bench.canvas.camera, ends[0])
        assert on_canvas.x() == pytest.approx(place.x, abs=1.5)
        assert on_canvas.y() == pytest.approx(place.y, abs=1.5)


def test_click_outside_and_save_end_the_session(bench, tmp_path):
    field = edit(bench)
    commit(field, "新字")
    QTest.mouseClick(bench.canvas, LEFT, NONE, at(bench, 300, 550))
    assert not bench.canvas.editing.active
    assert content(bench) == "新字"
    edit(bench)
    compose(bench.canvas.editing.input, "bao")
    bench.save_to(tmp_path / "存.poster")
    assert not bench.canvas.editing.active
    assert not bench.session.changed


def test_keys_of_elements_are_the_texts(bench):
    field = edit(bench)
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert content(bench) == "平"
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_D, CTRL)
    assert len(bench.desk.document.pages[0].elements) == 2
    assert spot_of(bench.desk.document, "words") is not None


def test_undo_inside_goes_letter_by_letter_then_to_the_document(window, bench):
    field = edit(bench)
    QTest.keyClick(field, Qt.Key.Key_End)
    commit(field, "吉")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert content(bench) == "平安"
    assert bench.canvas.editing.active


def test_pasting_takes_plain_text(bench):
    field = edit(bench)
    QApplication.clipboard().setText("第一行\r\n第二行")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert content(bench) == "第一行\n第二行"
    QApplication.clipboard().setText("{sign}")
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert content(bench) == "｛sign｝"


def test_a_field_is_filled_and_its_limit_kept(window, card_of):
    from postermaker.editor.start.cards import Deed

    window.use(card_of("banner-red"), "平安", Deed.USE)
    bench = window.workspace
    text = next(e for e in bench.desk.document.pages[0].elements if getattr(e, "content", "") == "{slogan}")
    assert bench.canvas.editing.begin(text.id)
    field = bench.canvas.editing.input
    commit(field, "处处平安")
    assert bench.desk.document.values["slogan"] == "处处平安"
    field.selectAll()
    commit(field, "长" * 50)
    assert bench.canvas.editing.fault
    assert bench.desk.document.values["slogan"] == "处处平安"
    bench.canvas.editing.finish()
    assert bench.form.text_field("slogan").text() == "处处平安"


def test_up_and_down_go_by_what_is_seen(bench):
    field = edit(bench)
    field.selectAll()
    field.insertPlainText("一二三\n四五六")
    QTest.keyClick(field, Qt.Key.Key_Home)
    assert bench.canvas.editing._at == 4
    QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert bench.canvas.editing._at == 1
    QTest.keyClick(field, Qt.Key.Key_End, SHIFT)
    assert field.textCursor().selectedText() == "二三"


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        ("平安", {}),
        ("平 安，好！", {}),
        ("一二三\n\n四五 ", {}),
        ("第2026年 abc 字\n", {}),
        ("𬭩字😀", {}),
        ("竖着排的字，两列\n再来", {"direction": Direction.VERTICAL}),
        ("# 第一章\n正文", {"numbered": True}),
        ("大大的字 又一句", {"fit": Fit.LARGEST, "max_lines": 2}),
    ],
)
def test_there_is_a_place_before_each_character_and_one_at_the_end(typed, more):
    book = FontBook()
    made = document(typed, **more)
    found = carets_of(standing(made, "words", book), typed, book)
    assert len(found.places) == len(typed) + 1
    lines = [caret.line for caret in found.places]
    assert lines == sorted(lines)
    along = [(c.line, c.y if found.vertical else c.x) for c in found.places]
    assert along == sorted(along)
    for index in range(len(typed) + 1):
        one, other = found.ends(index)
        middle = Point((one.x + other.x) / 2, (one.y + other.y) / 2)
        near = found.places[found.near(middle)]
        assert (near.x, near.y) == (found.places[index].x, found.places[index].y)


def cut_esc(window, bench, field, folder):
    compose(field, "")
    QTest.keyClick(field, Qt.Key.Key_Escape)


def cut_undo(window, bench, field, folder):
    bench.undo()
    bench.redo()


def cut_zoom(window, bench, field, folder):
    bench.canvas.zoom_in()
    bench.canvas.fit()


def cut_select(window, bench, field, folder):
    bench.desk.settle()
    bench.desk.select(["shape"])


def cut_export(window, bench, field, folder):
    window.export.open()
    window.export.leave()


def cut_home(window, bench, field, folder):
    window.go_home()
    window._pages.setCurrentWidget(bench)


CUTS = {
    "esc": cut_esc,
    "click": lambda window, bench, field, folder: QTest.mouseClick(
        bench.canvas, LEFT, NONE, at(bench, 300, 550)
    ),
    "save": lambda window, bench, field, folder: bench.save_to(folder / "一.poster"),
    "export": cut_export,
    "undo-redo": cut_undo,
    "zoom": cut_zoom,
    "select": cut_select,
    "cleared": lambda window, bench, field, folder: compose(field, ""),
    "home": cut_home,
}


def interleave(window, bench, rng, tmp_path):
    """One script: compose and commit known characters, cut in by something else at a random place."""
    expected = content(bench)
    for _ in range(rng.randint(1, 4)):
        field = edit(bench) if not bench.canvas.editing.active else bench.canvas.editing.input
        QTest.keyClick(field, Qt.Key.Key_End, CTRL)
        letter = rng.choice("山水风云日月")
        for part in range(rng.randint(0, 3)):
            compose(field, "zimu"[: part + 1])
        if rng.random() < 0.5:
            commit(field, letter)
            expected += letter
        else:
            CUTS[rng.choice(sorted(CUTS))](window, bench, field, tmp_path)
            if not bench.canvas.editing.active:
                continue
            compose(bench.canvas.editing.input, "")
        assert "zi" not in content(bench)
        assert content(bench) == expected
    bench.desk.settle()
    assert content(bench) == expected
    if len(expected) > 12:
        bench.desk.select(["words"])
        edit(bench)
        bench.canvas.editing.input.selectAll()
        commit(bench.canvas.editing.input, "平安")
        bench.canvas.editing.finish()


def test_interleavings_lose_and_double_nothing(window, bench, tmp_path):
    for seed in range(150):
        interleave(window, bench, random.Random(seed), tmp_path)


@pytest.mark.slow
def test_two_thousand_interleavings(window, bench, tmp_path):
    for seed in range(1000, 3000):
        interleave(window, bench, random.Random(seed), tmp_path)
