"""The properties: fields, previews, undo, colours, several at once, pictures, the page, the format painter."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from postermaker.color import Cmyk, Flat, Gray, Linear, Rgb
from postermaker.document.edit import find
from postermaker.document.file import asset_name
from postermaker.document.finishing import Spread
from postermaker.document.model import (
    Fit,
    Frame,
    Group,
    Picture,
    PictureFit,
    Pin,
    QrCode,
    Rectangle,
    Shape,
    Text,
)
from postermaker.document.tree import spots, with_elements
from postermaker.editor import dialogs, settings
from postermaker.editor.properties.fit_section import Way
from postermaker.editor.properties.paint_editor import angle_of, recent_colours, turned
from postermaker.editor.properties.paint_slots import paint_in
from postermaker.editor.properties.print_colours import PRINT_COLOURS, dulls, name_of, nearest
from postermaker.editor.properties.screen_picker import ScreenPicker
from postermaker.editor.properties.sharpness import effective_ppi
from postermaker.images import Pixels, Space, encode_jpeg

FRAME = Frame(x=1000, y=100, width=400, height=300)


@pytest.fixture
def photo():
    return encode_jpeg(Pixels(600, 400, Space.RGB, bytes([200, 30, 30]) * 240_000, None, None), 80, 96)


@pytest.fixture
def panel(banner):
    """The panel over a banner with one of everything."""
    settings.keep("type/unit", "cm")
    return banner.properties


@pytest.fixture
def desk(banner, photo):
    name = asset_name(photo, "jpg")
    more = [
        Shape(id="block", frame=FRAME, geometry=Rectangle(20.0), fill=Flat(Gray(0.5))),
        Shape(id="disc", frame=replace(FRAME, x=2000), fill=Flat(Gray(0.2))),
        Picture(id="photo", asset=name, frame=FRAME),
        QrCode(id="code", content="https://example.cn", frame=FRAME),
        Group(id="pair", frame=FRAME, elements=(Shape(id="in", frame=Frame(x=0, y=0, width=40, height=30)),)),
    ]
    desk = banner.desk
    desk.do("加", lambda d: with_elements(replace(d, assets={**d.assets, name: photo}), 0, more))
    return desk


def text_ids(desk):
    return [spot.element.id for spot in spots(desk.document, 0) if isinstance(spot.element, Text)]


def of(desk, key):
    return find(desk.document, key)


def enter(qtbot, field, text):
    field.entry.setFocus()
    field.entry.selectAll()
    for char in text:
        if char.isascii():
            qtbot.keyClick(field.entry, char)
        else:
            done = QInputMethodEvent()
            done.setCommitString(char)
            QApplication.sendEvent(field.entry, done)
    qtbot.keyClick(field.entry, Qt.Key.Key_Return)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(panel):
    """Keys of the sections in sight, from the top."""
    found = [made for made in panel._made.values() if made.isVisible()]
    return [made.key for made in sorted(found, key=lambda made: made.y())]


# what is shown


def test_sections_follow_the_selection(panel, desk):
    desk.select(())
    assert shown(panel) == ["size", "ground", "margins", "finishing", "pages"]
    desk.select(text_ids(desk)[:1])
    assert shown(panel)[:5] == ["style", "face", "fit", "colour", "align"]
    desk.select(["photo"])
    assert shown(panel)[:3] == ["picture", "sharpness", "picture-fit"]
    assert "colour" not in shown(panel)
    desk.select(["block", "photo"])
    assert shown(panel) == ["arrange", "place", "follow", "look"]
    desk.select(["pair"])
    assert shown(panel)[0] == "group"


def test_no_part_is_ever_a_window_of_its_own(window, panel, desk, qtbot):
    desk.select(text_ids(desk)[:1])
    desk.select(["code"])
    assert window.isActiveWindow()  # a part shown before it has its place would take that away
    panel.section("place").fields["x"].entry.setFocus()
    assert panel.section("place").fields["x"].property("state") == "focus"


def test_first_five_stand_in_sight_on_a_small_screen(window, panel, desk):
    window.resize(1366, 697)
    desk.select(text_ids(desk)[:1])
    QTest.qWait(50)
    head = panel.section("align").along
    bottom = head.mapTo(panel.scrolled.viewport(), QPoint(0, head.height())).y()
    assert bottom <= panel.scrolled.viewport().height()
    assert panel.scrolled.horizontalScrollBar().maximum() == 0


def test_nothing_is_wider_than_the_panel(panel, desk):
    for ids in ([text_ids(desk)[0]], ["photo"], ["code"], ["block"], ["block", "disc"], ["pair"], []):
        desk.select(ids)
        QTest.qWait(10)
        inside = panel.scrolled.widget()
        assert inside.minimumSizeHint().width() <= 272, (ids, shown(panel))


def test_every_control_of_the_panel_has_a_name(panel, desk):
    for section in ("style", "face", "colour", "follow", "pages", "finishing", "picture", "code", "place"):
        panel.section(section)
    panel.section("colour").paint.toggle_more()
    for made in panel.findChildren(QAbstractButton):
        assert made.accessibleName() or made.text()


def test_folding_is_remembered(panel, desk, qtbot):
    desk.select(["photo"])
    section = panel.section("sharpness")
    section.toggle()
    assert not section.said.isVisible()
    assert settings.flag("folded/sharpness")
    section.toggle()
    assert section.said.isVisible()
    assert not settings.flag("folded/sharpness", True)


# numbers


def test_place_takes_sums_and_is_one_step(panel, desk, qtbot):
    desk.select(["block"])
    fields = panel.section("place").fields
    steps = len(desk.session.history.steps)
    enter(qtbot, fields["x"], "8*1000/4")
    assert of(desk, "block").frame.x == 2000
    enter(qtbot, fields["width"], "宽/2")
    assert of(desk, "block").frame.width == 200
    assert of(desk, "block").frame.height == 300
    assert fields["width"].entry.text() == "0.2"
    assert len(desk.session.history.steps) == steps + 2


def test_typing_previews_and_escape_puts_back(panel, desk, qtbot):
    desk.select(["block"])
    field = panel.section("place").fields["x"]
    steps = len(desk.session.history.steps)
    field.entry.setFocus()
    field.entry.selectAll()
    qtbot.keyClicks(field.entry, "2")
    assert find(desk.shown, "block").frame.x == 2000
    assert of(desk, "block").frame.x == 1000
    qtbot.keyClick(field.entry, Qt.Key.Key_Escape)
    assert find(desk.shown, "block").frame.x == 1000
    assert field.entry.text() == "1"
    assert len(desk.session.history.steps) == steps


def test_a_value_that_makes_no_sense_is_explained_and_dropped(panel, desk, qtbot):
    desk.select(["block"])
    place = panel.section("place")
    enter(qtbot, place.fields["x"], "八米")
    assert "认不出“八米”" in place._fault.text()
    assert place.fields["x"].property("state") == "error"
    place.fields["y"].entry.setFocus()
    assert of(desk, "block").frame.x == 1000
    assert place.fields["x"].entry.text() == "1"
    assert not place._fault.isVisible()


def test_arrow_keys_step_and_melt_together(panel, desk, qtbot):
    desk.select(["block"])
    field = panel.section("place").fields["x"]
    field.entry.setFocus()
    steps = len(desk.session.history.steps)
    for _ in range(3):
        qtbot.keyClick(field.entry, Qt.Key.Key_Up)
    qtbot.keyClick(field.entry, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert of(desk, "block").frame.x == pytest.approx(1000 + 30 - 100)
    assert len(desk.session.history.steps) == steps + 1
    desk.undo()
    assert of(desk, "block").frame.x == 1000


def test_dragging_the_name_scrubs(panel, desk, qtbot):
    desk.select(["block"])
    field = panel.section("place").fields["y"]
    handle = field._handle
    at = QPoint(5, 10)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(handle, at + QPoint(40, 0))
    assert find(desk.shown, "block").frame.y == pytest.approx(200)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 0))
    assert of(desk, "block").frame.y == pytest.approx(200)


def test_half_typed_goes_to_what_was_selected(panel, desk, qtbot):
    desk.select(["block"])
    field = panel.section("place").fields["x"]
    field.entry.setFocus()
    field.entry.selectAll()
    qtbot.keyClicks(field.entry, "3")
    desk.select(["disc"])
    assert of(desk, "block").frame.x == 3000
    assert of(desk, "disc").frame.x == 2000
    assert field.entry.text() == "2"


def test_undo_takes_the_half_typed_first(panel, desk, qtbot):
    desk.select(["block"])
    field = panel.section("place").fields["x"]
    field.entry.setFocus()
    field.entry.selectAll()
    qtbot.keyClicks(field.entry, "3")
    desk.undo()
    assert of(desk, "block").frame.x == 1000
    assert field.entry.text() == "1"


def test_a_quarter_turn(panel, desk, qtbot):
    desk.select(["block"])
    click(qtbot, panel.section("place").quarter)
    assert of(desk, "block").frame.rotation == 90
    assert (of(desk, "block").frame.x, of(desk, "block").frame.y) == (FRAME.x, FRAME.y)


def test_proportion_and_locks(panel, desk, qtbot):
    place = panel.section("place")
    desk.select(["photo"])
    assert place.keeps_ratio
    enter(qtbot, place.fields["width"], "800mm")
    assert of(desk, "photo").frame.height == pytest.approx(600)
    click(qtbot, place.ratio)
    enter(qtbot, place.fields["width"], "400mm")
    assert of(desk, "photo").frame.height == pytest.approx(600)
    desk.do("锁", lambda d: replace_of(d, "photo", locked=True))
    assert not place.fields["x"].isEnabled()


def replace_of(document, key, **values):
    from postermaker.document.tree import changed

    return changed(document, (key,), lambda element: replace(element, **values))


def test_several_share_and_differ(panel, desk, qtbot):
    desk.select(["block", "disc"])
    place = panel.section("place")
    assert place.fields["x"].entry.text() == "1"
    assert place.fields["width"].entry.text() == "1.4"
    enter(qtbot, place.fields["x"], "1.5")
    assert (of(desk, "block").frame.x, of(desk, "disc").frame.x) == (1500, 2500)
    follow = panel.section("follow")
    desk.do("钉", lambda d: replace_of(d, "disc", frame=replace(of(desk, "disc").frame, across=Pin.END)))
    assert follow.across.text() == "多种"
    follow.across.setFocus()
    follow.across._choose(Pin.CENTRE)
    assert {of(desk, key).frame.across for key in ("block", "disc")} == {Pin.CENTRE}


# text


def test_height_fit_and_lines(panel, desk, qtbot):
    key = text_ids(desk)[0]
    desk.select([key])
    face, fit = panel.section("face"), panel.section("fit")
    laid_out = face.height_field.value
    assert of(desk, key).fit is Fit.LARGEST
    assert laid_out < of(desk, key).size + 1e-6
    click(qtbot, fit.way.button_of(Way.FIXED))
    assert of(desk, key).fit is Fit.FIXED
    assert of(desk, key).size == pytest.approx(laid_out, abs=0.01)
    enter(qtbot, face.height_field, "20cm")
    assert of(desk, key).size == 200
    click(qtbot, fit.way.button_of(Way.LINE))
    assert (of(desk, key).fit, of(desk, key).max_lines) == (Fit.LARGEST, 1)
    click(qtbot, fit.way.button_of(Way.WRAP))
    enter(qtbot, fit.lines, "2")
    assert of(desk, key).max_lines == 2


def test_face_is_chosen_from_the_list(panel, desk, qtbot):
    key = text_ids(desk)[0]
    desk.select([key])
    face = panel.section("face")
    click(qtbot, face.face)
    names = [face.list.view.model().index(row).data() for row in range(face.list.view.model().rowCount())]
    assert "思源黑体 特粗" in names
    face.list.view.setCurrentIndex(face.list.view.model().index(names.index("霞鹜文楷")))
    qtbot.keyClick(face.list.view, Qt.Key.Key_Return)
    assert of(desk, key).style.family == "LXGW WenKai"
    assert face.face.text() == "霞鹜文楷"


def test_a_style_is_put_on_and_ringed(panel, desk, qtbot):
    key = text_ids(desk)[0]
    desk.select([key])
    style = panel.section("style")
    made = style.buttons[1]
    click(qtbot, made)
    assert of(desk, key).style.fill == made.offered.style.fill
    assert [b.isChecked() for b in style.buttons].count(True) == 1
    assert made.isChecked()


# colour


def test_a_named_colour_a_gradient_and_back(panel, desk, qtbot):
    desk.select(["block"])
    colour = panel.section("colour")
    click(qtbot, colour.paint.named.made[0])
    assert of(desk, "block").fill == Flat(Cmyk(0, 1, 1, 0))
    assert colour.paint._name.text() == "大红"
    click(qtbot, colour.paint.more)
    card = colour.paint.card
    click(qtbot, card.kind.button_of(Linear))
    paint = of(desk, "block").fill
    assert isinstance(paint, Linear)
    assert paint.stops[0].color == Cmyk(0, 1, 1, 0)
    qtbot.keyClick(card.bar, Qt.Key.Key_Right)
    click(qtbot, colour.paint.named.made[1])
    assert of(desk, "block").fill.stops[1].color == PRINT_COLOURS[1].color
    click(qtbot, card.kind.button_of(Flat))
    assert isinstance(of(desk, "block").fill, Flat)


def test_ink_sliders_and_opacity(panel, desk, qtbot):
    desk.select(["block"])
    colour = panel.section("colour")
    click(qtbot, colour.paint.more)
    sliders = colour.paint.card.sliders
    enter(qtbot, sliders.inks[1].field, "80")
    assert of(desk, "block").fill.color.magenta == pytest.approx(0.8)
    steps = len(desk.session.history.steps)
    sliders.opacity.slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(sliders.opacity.slider, Qt.Key.Key_PageDown)
    assert of(desk, "block").fill.opacity == pytest.approx(0.97, abs=0.001)
    assert len(desk.session.history.steps) == steps + 1


def test_line_shadow_and_taking_away(panel, desk, qtbot):
    key = text_ids(desk)[0]
    desk.select([key])
    colour = panel.section("colour")
    click(qtbot, colour.tabs.button_of("shadow"))
    click(qtbot, colour.paint.named.made[4])
    assert of(desk, key).style.shadows[0].paint == Flat(PRINT_COLOURS[4].color)
    click(qtbot, colour.paint.none)
    assert of(desk, key).style.shadows == ()


def test_screen_colours_are_told_and_mended(panel, desk, qtbot):
    desk.do("绿", lambda d: replace_of(d, "block", fill=Flat(Rgb(0.1, 0.95, 0.2))))
    desk.select(["block"])
    colour = panel.section("colour")
    assert colour.paint.dull.isVisible()
    click(qtbot, colour.paint.dull.findChild(QAbstractButton))
    assert isinstance(of(desk, "block").fill.color, Cmyk)
    assert not colour.paint.dull.isVisible()
    assert dulls(Rgb(0, 1, 0))
    assert not dulls(Rgb(0.5, 0.5, 0.5))


def test_a_picked_colour_offers_the_nearest_first(panel, desk, qtbot, window):
    desk.select(["block"])
    paint = panel.section("colour").paint
    picker = ScreenPicker(window)
    qtbot.addWidget(picker)
    picker.picked.connect(paint.offer_picked)
    picker.begin()
    at = QPoint(700, 420)
    expected = window.grab().toImage().pixelColor(at)
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=at)
    assert paint.offer.isVisible()
    assert f"#{expected.name()[1:].upper()}" in paint.offer._text.text()
    click(qtbot, paint.offer.near)
    assert of(desk, "block").fill.color in [named.color for named in PRINT_COLOURS]
    paint.offer_picked(Rgb(0.3, 0.7, 0.6))
    click(qtbot, paint.offer.own)
    own = of(desk, "block").fill.color
    assert recent_colours()[0] == own


def test_names_of_colours():
    assert name_of(Cmyk(0, 1, 1, 0)) == "大红"
    assert nearest(Rgb(0.99, 0.99, 1.0)).name.zh == "白"
    assert len({named.color for named in PRINT_COLOURS}) == 16
    for degrees in (0, 45, 90, -30):
        stops = Linear(_stops())
        assert angle_of(turned(stops, degrees)) == pytest.approx(degrees, abs=0.1)


def _stops():
    from postermaker.color import Stop

    return (Stop(0.0, Cmyk(0, 0, 0, 0)), Stop(1.0, Cmyk(0, 0, 0, 1)))


# pictures, codes, groups


def test_picture_is_changed_cropped_and_taken_away(panel, desk, qtbot, tmp_path, monkeypatch):
    desk.select(["photo"])
    section = panel.section("picture")
    with qtbot.waitSignal(panel.crop_asked) as asked:
        click(qtbot, section.crop)
    assert asked.args == ["photo"]
    path = tmp_path / "新的.jpg"
    path.write_bytes(encode_jpeg(Pixels(30, 20, Space.RGB, bytes([1, 90, 30]) * 600, None, None), 80, 96))
    monkeypatch.setattr(dialogs, "ask_picture", lambda *_: path)
    click(qtbot, section.change)
    assert desk.document.assets[of(desk, "photo").asset] == path.read_bytes()
    assert "30 × 20" in section._facts.text()
    bad = tmp_path / "坏.jpg"
    bad.write_bytes(b"no picture")
    monkeypatch.setattr(dialogs, "ask_picture", lambda *_: bad)
    before = desk.document
    click(qtbot, section.change)
    assert "坏.jpg" in section._fault.text()
    assert desk.document is before
    click(qtbot, section.drop)
    assert of(desk, "photo").asset == ""
    assert not section.crop.isEnabled()


def test_sharpness_is_the_preflights(panel, desk):
    desk.select(["photo"])
    section = panel.section("sharpness")
    assert section.tag.text() == "勉强"  # 34 ppi where 60 are wanted
    wide = replace(of(desk, "photo").frame, width=4000, height=300)
    desk.do("宽", lambda d: replace_of(d, "photo", frame=wide))
    assert section.tag.text() == "印出来会糊"
    whole = Picture(id="p", frame=FRAME, fit=PictureFit.FIT)
    assert effective_ppi(600, 400, whole) == pytest.approx(600 / 400 * 25.4)


def test_code_takes_its_content_from_a_field(panel, desk, qtbot):
    desk.select(["code"])
    section = panel.section("code")
    section.content.setFocus()
    section.content.selectAll()
    qtbot.keyClicks(section.content, "https://q.cn/1")
    assert find(desk.shown, "code").content == "https://q.cn/1"
    qtbot.keyClick(section.content, Qt.Key.Key_Return)
    assert of(desk, "code").content == "https://q.cn/1"
    section.field._choose("{slogan}")
    assert of(desk, "code").content == "{slogan}"
    assert panel.head.field.isVisible()
    assert "3 米内" in section.hint.text()


# the page


def test_page_ground_margins_and_finishing(panel, desk, qtbot):
    desk.select(())
    click(qtbot, panel.section("ground").paint.named.made[5])
    assert desk.document.pages[0].ground == Flat(PRINT_COLOURS[5].color)
    enter(qtbot, panel.section("margins").bleed, "3")
    assert desk.document.bleed == 3
    finishing = panel.section("finishing")
    finishing.eyelets._choose(Spread.SPACING)
    enter(qtbot, finishing.spacing, "30cm")
    assert desk.document.finishing.eyelets.spacing == 300
    finishing.usual.click()
    assert desk.document.finishing is None


def test_pages_come_go_and_change_places(panel, desk, qtbot):
    desk.select(())
    pages = panel.section("pages")
    click(qtbot, pages.copy)
    assert (len(desk.document.pages), desk.page) == (2, 1)
    assert len({spot.element.id for page in (0, 1) for spot in spots(desk.document, page)}) == sum(
        len(list(spots(desk.document, page))) for page in (0, 1)
    )
    click(qtbot, pages.add_page)
    assert desk.document.pages[2].elements == ()
    click(qtbot, pages.earlier)
    assert (desk.page, desk.document.pages[1].elements) == (1, ())
    click(qtbot, pages.delete)
    assert len(desk.document.pages) == 2
    click(qtbot, pages.chips[0])
    assert desk.page == 0


# the format painter


def test_style_is_copied_by_keys(window, panel, desk, qtbot):
    slogan, sign = text_ids(desk)[:2]
    before = of(desk, sign)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.workspace.canvas.setFocus()
    desk.select([slogan])
    qtbot.keyClick(window.workspace.canvas, Qt.Key.Key_C, both)
    desk.select([sign])
    qtbot.keyClick(window.workspace.canvas, Qt.Key.Key_V, both)
    assert of(desk, sign).style == of(desk, slogan).style
    assert (of(desk, sign).content, of(desk, sign).frame) == (before.content, before.frame)
    desk.select(["block"])
    assert not panel.brush.can_paste()
    assert paint_in(of(desk, "block"), "fill") == Flat(Gray(0.5))


def test_crop_begins_on_the_canvas(banner, panel, desk, qtbot):
    desk.select(["photo"])
    click(qtbot, panel.section("picture").crop)
    assert banner.canvas.cropping.active
