"""The gallery: type, filter, take."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from postermaker.editor.start import catalogue
from postermaker.editor.start.cards import Deed, art_rect
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.model import ROW, shape_of
from postermaker.editor.start.thumbnails import Wanted, paint_card
from postermaker.fonts import FontBook
from postermaker.library import templates

SLOGAN = "隐患险于明火 防范胜于救灾"


def rows(view):
    model = view.model()
    return [model.index(i) for i in range(model.rowCount())]


def index_of(view, template_id):
    return next(i for i in rows(view) if isinstance(i.data(ROW), Card) and i.data(ROW).id == template_id)


def test_focus_is_in_the_sentence_field(window):
    assert window.gallery.sentence.hasFocus()


def test_every_template_is_shown_in_its_product_group(window):
    assert sorted(c.id for c in window.gallery.view.model().cards) == templates.ids()


def test_typing_paints_visible_cards_with_the_sentence(window, qtbot, type_in):
    view = window.gallery.view
    with qtbot.waitSignal(view._thumbnails.arrived, timeout=10_000):
        type_in(window.gallery.sentence, "安全第一")
    card = index_of(view, "banner-red").data(ROW)
    wanted = view._wanted(card, shape_of(card, view._delegate.width))
    assert wanted.sentence == "安全第一"
    qtbot.waitUntil(lambda: wanted.key in view._thumbnails._kept, timeout=10_000)


def test_composition_is_not_previewed(window, qtbot):
    field = window.gallery.sentence
    QApplication.sendEvent(field, QInputMethodEvent("an quan", []))
    assert window.gallery.view._sentence == ""
    done = QInputMethodEvent()
    done.setCommitString("安全")
    QApplication.sendEvent(field, done)
    assert window.gallery.view._sentence == "安全"


def test_picture_changes_with_the_sentence(dressed):
    template = templates.load("banner-red")
    card = next(c for c in catalogue.cards() if c.template is template)
    one, _ = paint_card(Wanted(card, "安全第一", 400, 35), FontBook())
    two, _ = paint_card(Wanted(card, "预防为主", 400, 35), FontBook())
    assert one.size() == two.size()
    assert one != two


def test_too_long_a_sentence_is_said_in_the_caption(dressed):
    card = next(c for c in catalogue.cards() if c.id == "banner-red")
    assert catalogue.shown(card, "长" * 200, FontBook()).warning == "最多 40 个字"


def test_letter_height_shrinks_with_length(dressed):
    card = next(c for c in catalogue.cards() if c.id == "banner-red")
    book = FontBook()
    assert (
        catalogue.letter_height(card, "安全第一", book) >= catalogue.letter_height(card, "安" * 40, book) > 0
    )


def test_proportions_are_true(window):
    for index in rows(window.gallery.view):
        card = index.data(ROW)
        if isinstance(card, Card):
            art = shape_of(card, 1200).art
            assert abs(art.width() / art.height() / card.ratio - 1) < 0.06


def test_search_and_empty_result(window, qtbot):
    gallery = window.gallery
    qtbot.keyClicks(gallery.search, "banner-red")
    assert [c.id for c in gallery.view.model().cards] == ["banner-red"]
    gallery.search.setText("没有这种东西")
    assert gallery._stack.currentIndex() == 1
    assert "没有这种东西" in gallery._no_match.text()
    qtbot.mouseClick(gallery._show_all, Qt.MouseButton.LeftButton)
    assert gallery._stack.currentIndex() == 0
    assert len(gallery.view.model().cards) == len(templates.ids())


def test_product_chip_filters(window, qtbot):
    qtbot.mouseClick(window.gallery.filters.products.chip("banner"), Qt.MouseButton.LeftButton)
    assert {c.template.product for c in window.gallery.view.model().cards} == {"banner"}


def test_buttons_in_the_caption_row(window, qtbot):
    view = window.gallery.view
    for deed in Deed:
        index = index_of(view, "banner-red")
        view.scrollTo(index)
        place = view.buttons(index)[deed]
        rect = view.visualRect(index)
        assert not place.intersects(art_rect(rect, shape_of(index.data(ROW), view._delegate.width)))
        qtbot.mouseMove(view.viewport(), place.center())
        with qtbot.waitSignal(view.chosen) as got:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.center()))
        assert got.args[1] is deed
        window.go_home()


def test_whole_way_by_keyboard(window, qtbot, type_in):
    type_in(window.gallery.sentence, "安全第一")
    qtbot.keyClick(window.gallery.sentence, Qt.Key.Key_Down)
    assert window.gallery.view.hasFocus()
    qtbot.keyClick(window.gallery.view, Qt.Key.Key_Right)
    qtbot.keyClick(window.gallery.view, Qt.Key.Key_Return)
    assert window.working
    assert "安全第一" in window.workspace.session.document.values.values()


def test_control_enter_on_a_card_exports(window, qtbot):
    qtbot.keyClick(window.gallery.sentence, Qt.Key.Key_Down)
    qtbot.keyClick(window.gallery.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.export.shown


def test_going_into_the_cards_takes_one_in_sight(window):
    view = window.gallery.view
    view.setCurrentIndex(index_of(view, "banner-red"))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.take_focus()
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())


def test_sentence_survives_going_there_and_back(window, banner):
    window.gallery.sentence.setText("安全第一")
    window.go_home()
    assert window.gallery.sentence.text() == "安全第一"
    assert window.gallery.resume.isVisible()
