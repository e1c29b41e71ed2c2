"""The panels on the left, each on a desk without a window: what is clicked, typed, dropped, dragged."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from postermaker.document.edit import find
from postermaker.document.model import FieldKind, Group, Ornament, Picture, QrCode, Shape, Text
from postermaker.editor import dialogs, settings
from postermaker.editor.carrying import TRAY, in_tray, with_template
from postermaker.editor.desk import Desk
from postermaker.editor.dropping import Dropping, kind_of
from postermaker.editor.panels.codes import CodesPanel
from postermaker.editor.panels.field_manager import FieldManager
from postermaker.editor.panels.history import HistoryPanel
from postermaker.editor.panels.layers import LayersPanel, switches
from postermaker.editor.panels.pictures import PicturesPanel
from postermaker.editor.panels.shapes import ShapesPanel
from postermaker.editor.panels.slogan_rows import places
from postermaker.editor.panels.slogans import SlogansPanel
from postermaker.editor.panels.templates import TemplatesPanel
from postermaker.editor.panels.texts import TextsPanel
from postermaker.editor.session import start
from postermaker.geometry import Point
from postermaker.images import Pixels, Space, encode_jpeg
from postermaker.library import templates
from postermaker.library.slogans.own import read_own

SLOGAN = "隐患险于明火 防范胜于救灾"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_slogans(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTERMAKER_SLOGANS", str(tmp_path / "slogans.json"))


@pytest.fixture
def desk(dressed):
    made = Desk()
    made.take(start(templates.load("banner-red"), SLOGAN))
    made.faults, made.said = [], []
    made.faulted.connect(made.faults.append)
    made.told.connect(made.said.append)
    return made


@pytest.fixture
def shown(desk, qtbot):
    """Makes a panel, shows it, ends its threads after the test."""
    made = []

    def show(cls):
        panel = cls(desk)
        qtbot.addWidget(panel)
        panel.resize(264, 700)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow, timeout=5000)
        made.append(panel)
        return panel

    yield show
    for panel in made:
        if hasattr(panel, "close_painters"):
            panel.close_painters()


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "会场.jpg"
    path.write_bytes(encode_jpeg(Pixels(60, 40, Space.RGB, bytes([200, 30, 30]) * 2400, None, None), 80, 96))
    return path


def top(desk):
    return desk.document.pages[desk.page].elements[-1]


def names(desk):
    return [step.name for step in desk.session.history.steps]


def click_tile(qtbot, view, key):
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.rect_of(key).center() - QPoint(4, 12))


# texts, shapes, codes -------------------------------------------------------------------------------------------


def test_a_click_puts_a_heading_into_the_middle(desk, shown, qtbot):
    panel = shown(TextsPanel)
    click_tile(qtbot, panel.roles, "heading")
    made = top(desk)
    assert isinstance(made, Text)
    assert desk.selection == (made.id,)
    f = made.frame
    assert (f.x + f.width / 2, f.y + f.height / 2) == pytest.approx((4000, 350))
    assert made.style.fill.color.yellow > 0.9  # the banner is red
    assert names(desk)[-1] == "加“标题”"
    click_tile(qtbot, panel.roles, "heading")
    assert top(desk).frame.x > f.x  # the second one can be seen beside the first
    desk.undo()
    desk.undo()
    assert not any(isinstance(e, Text) and e.id == made.id for e in desk.document.pages[0].elements)


def test_enter_and_drag_put_what_the_tile_shows(desk, shown, qtbot):
    panel = shown(TextsPanel)
    view = panel.styles
    view.setCurrentIndex(view.model().index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert top(desk).style == panel.styles.tiles[1].make(desk.size)[0].style
    mime = view.model().mimeData([view.model().index(0)])
    assert Dropping(desk, panel).take(mime, Point(1000, 200))
    f = top(desk).frame
    assert (f.x + f.width / 2, f.y + f.height / 2) == pytest.approx((1000, 200))


def test_figures_and_ornaments_are_found_and_put(desk, shown, qtbot):
    panel = shown(ShapesPanel)
    qtbot.waitUntil(lambda: panel.loaded)
    click_tile(qtbot, panel.figures, "star")
    assert isinstance(top(desk), Shape)
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "xiangyun")
    assert "cloud" in [tile.key for tile in panel.ornaments.tiles]
    assert len(panel.ornaments.tiles) < 8
    click_tile(qtbot, panel.ornaments, "cloud")
    made = top(desk)
    assert isinstance(made, Ornament)
    assert (made.kind, made.name) == ("cloud", "祥云")
    assert desk.fault is None
    panel.search.setText("没有这样的东西")
    assert panel.nothing.isVisible()
    qtbot.mouseClick(panel.all, LEFT)
    assert len(panel.ornaments.tiles) > 50


def test_a_family_of_ornaments_shows_alone(desk, shown, qtbot):
    panel = shown(ShapesPanel)
    qtbot.waitUntil(lambda: panel.loaded)
    qtbot.mouseClick(panel.families.chip("light"), LEFT)
    assert {tile.key for tile in panel.ornaments.tiles} == {"rays", "star", "star-field", "glints"}
    assert not panel.figures.isVisible()


def test_every_tile_makes_something_that_can_be_laid_out(desk, shown, qtbot):
    panel = shown(ShapesPanel)
    qtbot.waitUntil(lambda: panel.loaded)
    for tile in (*panel.figures.tiles, *panel.ornaments.tiles):
        panel._put(tile)
        assert desk.fault is None, tile.key
    assert not desk.faults


def test_a_code_is_as_large_as_its_distance_asks(desk, shown, qtbot):
    panel = shown(CodesPanel)
    assert not panel.add.isEnabled()
    panel.content.setFocus()
    qtbot.keyClicks(panel.content, "https://example.cn/{a}")
    panel.distance.setFocus()
    qtbot.keyClicks(panel.distance, "3m")
    assert "边长 30 cm，3 m 内能扫" in panel.hint.text()
    qtbot.mouseClick(panel.add, LEFT)
    made = top(desk)
    assert isinstance(made, QrCode)
    assert (made.frame.width, made.content) == (300, "https://example.cn/｛a｝")
    panel.distance.setText("80m")
    assert "版面只放得下 70 cm" in panel.hint.text()
    panel.distance.setText("多远")
    assert "认不出" in panel.hint.text()
    qtbot.waitUntil(lambda: not panel.picture.pixmap().isNull())


# slogans --------------------------------------------------------------------------------------------------------


def settled(panel, qtbot):
    """What is kept was written."""
    qtbot.waitUntil(lambda: not panel.chores.busy, timeout=5000)


def test_a_slogan_is_found_by_pinyin_and_put_into_the_field(desk, shown, qtbot):
    panel = shown(SlogansPanel)
    panel.show_all()
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "xiaofang")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.view.hasFocus()
    first = panel.view.list.slogans[0]
    assert "消防" in first.text
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert desk.document.values["slogan"] == first.text
    settled(panel, qtbot)
    assert read_own().uses == {first.text: 1}
    assert "用过 1 次" in panel.view.list.data(panel.view.list.index(0), Qt.ItemDataRole.AccessibleTextRole)
    desk.undo()
    assert desk.document.values["slogan"] == SLOGAN


def test_the_button_replaces_the_selected_text_and_keeps_its_style(desk, shown, qtbot):
    texts = shown(TextsPanel)
    texts._put(texts.roles.tiles[0])
    before = top(desk)
    panel = shown(SlogansPanel)
    index = panel.view.list.index(1)
    slogan = panel.view.list.slogans[1]
    use, _ = places(panel.view.visualRect(index))
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=use.center())
    after = find(desk.document, before.id)
    assert after.content == slogan.text
    assert after.style == before.style
    assert desk.document.values["slogan"] == SLOGAN


def test_the_star_keeps_a_favourite(desk, shown, qtbot):
    panel = shown(SlogansPanel)
    slogan = panel.view.list.slogans[0]
    _, star = places(panel.view.visualRect(panel.view.list.index(0)))
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=star.center())
    settled(panel, qtbot)
    assert read_own().favourites == (slogan.text,)
    panel.filters._choose("favourites")
    assert [s.text for s in panel.view.list.slogans] == [slogan.text]
    panel.view.setCurrentIndex(panel.view.list.index(0))
    qtbot.keyClick(panel.view, Qt.Key.Key_L)
    settled(panel, qtbot)
    assert read_own().favourites == ()


def test_filters_of_tone_length_and_day(desk, shown):
    panel = shown(SlogansPanel)
    panel.show_all()
    everything = len(panel.view.list.slogans)
    panel._on_length("fit")
    longest = panel._longest()
    assert 8 <= longest <= 40
    assert all(s.length <= longest for s in panel.view.list.slogans)
    panel._on_length("short")
    assert {s.length for s in panel.view.list.slogans} <= set(range(9))
    assert 0 < len(panel.view.list.slogans) < everything
    panel.show_all()
    panel.today = date(2026, 11, 5)
    panel.filters._choose("soon")
    assert any("消防" in s.text for s in panel.view.list.slogans)
    assert len(panel.view.list.slogans) < everything
    assert panel.view.list.data(panel.view.list.index(0)) == panel.view.list.slogans[0].text


def test_own_slogans_come_from_the_page_and_from_files(desk, shown, qtbot, tmp_path, monkeypatch):
    panel = shown(SlogansPanel)
    qtbot.mouseClick(panel.add, LEFT)
    settled(panel, qtbot)
    assert [s.text for s in read_own().slogans] == [SLOGAN]
    assert panel.view.list.slogans[0].reading.startswith("yin huan")
    path = tmp_path / "街道.txt"
    path.write_text("平安青禾\n平安青禾\n干净街道\n", "utf-8")
    monkeypatch.setattr(dialogs, "ask_slogans", lambda *_: path)
    panel._take_in()
    settled(panel, qtbot)
    assert [s.text for s in read_own().collections["街道"]] == ["平安青禾", "干净街道"]
    assert "收进 2 条，1 行没有收" in desk.said[-1]
    out = tmp_path / "出.txt"
    monkeypatch.setattr(dialogs, "ask_slogans_out", lambda *_: out)
    panel._write_out()
    settled(panel, qtbot)
    assert "干净街道" in out.read_text("utf-8-sig")


def test_a_damaged_file_of_own_slogans_is_told_and_left_alone(desk, shown, qtbot, tmp_path):
    damaged = tmp_path / "slogans.json"
    damaged.write_text("{")
    panel = shown(SlogansPanel)
    panel.use(panel.view.list.slogans[0])
    settled(panel, qtbot)
    assert "读不了" in str(desk.faults[0])
    assert damaged.read_text() == "{"


# templates ------------------------------------------------------------------------------------------------------


def test_another_template_takes_words_along_in_one_step(desk, shown, qtbot):
    desk.session.set_text("sign", "青禾街道办事处")
    desk.refresh()
    panel = shown(TemplatesPanel)
    before = len(desk.session.history.steps)
    cards = panel.view.cards
    row = next(i for i, card in enumerate(cards.cards) if card.id == "antifraud-shield-banner")
    rect = panel.view.visualRect(cards.index(row))
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=rect.topLeft() + QPoint(20, 12))
    document = desk.document
    assert document.template == "antifraud-shield-banner"
    assert (document.width, document.height) == (8000, 700)
    assert {SLOGAN, "青禾街道办事处"} <= set(document.values.values())
    assert len(desk.session.history.steps) == before + 1
    assert names(desk)[-1].startswith("换模板“")
    assert cards.current == "antifraud-shield-banner"
    desk.undo()
    assert desk.document.template == "banner-red"


def test_what_has_no_place_waits_in_the_tray_and_comes_back(desk, shown, qtbot):
    own = shown(TextsPanel)
    own._put(own.roles.tiles[3])
    panel = shown(TemplatesPanel)
    panel.use(next(card for card in panel._cards if card.id == "antifraud-shield-banner"))
    assert [e.content for e in in_tray(desk.document)] == ["119"]
    assert panel._foot.isVisible()
    assert "1 样没用上" in desk.said[-1]
    assert not any(run.element == "number" for run in _runs(desk))
    tile = panel.tray.tiles[0]
    mime = panel.tray.model().mimeData([panel.tray.model().index(0)])
    click_tile(qtbot, panel.tray, tile.key)
    assert in_tray(desk.document) == ()
    assert top(desk).content == "119"
    assert not top(desk).hidden
    assert desk.selection == (top(desk).id,)
    desk.undo()
    assert len(in_tray(desk.document)) == 1
    assert Dropping(desk, panel).take(mime, Point(500, 300))
    assert in_tray(desk.document) == ()
    assert top(desk).content == "119"
    assert not top(desk).hidden


def _runs(desk):
    from postermaker.display import glyph_runs

    return list(glyph_runs(desk.proof.display.pages[0].items))


@pytest.mark.parametrize("template_id", templates.ids())
def test_no_value_is_lost_on_the_way_through_any_template(desk, template_id):
    document = desk.document
    for field in document.fields:
        if field.kind is not FieldKind.PICTURE:
            desk.session.set_text(field.key, f"内容{field.label}")
    made = with_template(desk.document, templates.load(template_id))
    said = [*made.values.values(), *(getattr(e, "content", "") for e in in_tray(made))]
    for value in desk.document.values.values():
        assert any(value in each for each in said), (template_id, value)
    back = with_template(made, templates.load("banner-red"))
    assert back.values == desk.document.values
    assert in_tray(back) == ()


# pictures, drops ------------------------------------------------------------------------------------------------


def test_pictures_come_in_several_at_once_and_are_remembered(desk, shown, qtbot, photo, monkeypatch):
    settings.keep("pictures/recent", "")
    other = photo.with_name("外景.jpg")
    other.write_bytes(photo.read_bytes() + b"\0")
    monkeypatch.setattr(dialogs, "ask_pictures", lambda *_: [photo, other])
    panel = shown(PicturesPanel)
    qtbot.mouseClick(panel.add, LEFT)
    qtbot.waitUntil(lambda: len(panel.own.tiles) == 2, timeout=5000)
    made = [e for e in desk.document.pages[0].elements if isinstance(e, Picture)]
    assert {e.name for e in made} == {"会场", "外景"}
    assert made[0].frame.width / made[0].frame.height == pytest.approx(1.5)
    assert "太小，印出来会糊" in desk.said[0]
    qtbot.waitUntil(lambda: len(panel.recent.tiles) == 2, timeout=5000)
    count = len(desk.document.pages[0].elements)
    mime = panel.recent.model().mimeData([panel.recent.model().index(0)])
    assert [Path(url.toLocalFile()).parent for url in mime.urls()] == [photo.parent]
    click_tile(qtbot, panel.recent, str(photo))
    qtbot.waitUntil(lambda: len(desk.document.pages[0].elements) == count + 1, timeout=5000)
    assert top(desk).asset == made[[e.name for e in made].index("会场")].asset


def mime_of(*paths, image=None, text=""):
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if image is not None:
        data.setImageData(image)
    if text:
        data.setText(text)
    return data


def test_what_can_be_dropped(photo, tmp_path):
    kinds = {
        "files": mime_of(photo), "nothing": mime_of(tmp_path / "名单.xlsx"), "poster": mime_of(tmp_path / "a.poster"),
        "picture": mime_of(image=QImage(9, 9, QImage.Format.Format_RGB32)), "text": mime_of(text="平安"),
    }  # fmt: skip
    assert {str(kind_of(mime)): name for name, mime in kinds.items()} == {name: name for name in kinds}
    assert kind_of(mime_of(text="  ")) == "nothing"
    assert kind_of(mime_of(tmp_path / "a.svg")) == "files"


def test_heic_says_what_to_do(desk, qtbot, tmp_path):
    dropping = Dropping(desk)
    dropping.take(mime_of(tmp_path / "会场.heic"))
    qtbot.waitUntil(lambda: not dropping.chores.busy)
    assert str(desk.faults[0]) == "“会场.heic”打不开这种格式。在手机或电脑上另存为 JPG 再拖进来"


def test_clipboard_pictures_words_drawings_and_text_files(desk, qtbot, tmp_path):
    dropping = Dropping(desk)
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF2244)
    QGuiApplication.clipboard().setMimeData(mime_of(image=image))
    dropping.paste()
    qtbot.waitUntil(lambda: isinstance(top(desk), Picture), timeout=5000)
    QGuiApplication.clipboard().setText("平安\n青禾 {x}")
    dropping.paste()
    assert top(desk).content == "平安\n青禾 ｛x｝"
    (tmp_path / "话.txt").write_bytes("人人讲安全".encode("gb18030"))
    dropping.take(mime_of(tmp_path / "话.txt"))
    qtbot.waitUntil(lambda: getattr(top(desk), "content", "") == "人人讲安全", timeout=5000)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/><text>字</text></svg>'
    (tmp_path / "徽.svg").write_text(drawing)
    dropping.take(mime_of(tmp_path / "徽.svg"), Point(700, 300))
    qtbot.waitUntil(lambda: isinstance(top(desk), Group), timeout=15000)
    assert top(desk).frame.x + top(desk).frame.width / 2 == pytest.approx(700)
    assert desk.said[-1] == "没带进来的：文字（先转曲）"


def test_a_file_of_the_program_asks_to_be_opened(desk, tmp_path):
    dropping, asked = Dropping(desk), []
    dropping.open_asked.connect(asked.append)
    dropping.take(mime_of(tmp_path / "海报.poster"))
    assert asked == [tmp_path / "海报.poster"]


def drop(widget, mime, at, qtbot):
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)
    return enter.isAccepted()


def test_a_picture_dropped_on_a_picture_takes_its_place(desk, qtbot, photo):
    from postermaker.editor.landing import Landing
    from postermaker.editor.stage.canvas import Canvas

    canvas = Canvas(desk)
    qtbot.addWidget(canvas)
    canvas.resize(900, 400)
    canvas.show()
    dropping = Dropping(desk)
    landing = Landing(canvas, dropping)
    at = QPoint(450, 200)
    assert drop(canvas, mime_of(photo), at, qtbot)
    qtbot.waitUntil(lambda: isinstance(top(desk), Picture), timeout=5000)
    first = top(desk)
    other = photo.with_name("外景.jpg")
    other.write_bytes(photo.read_bytes() + b"\0")
    mime = mime_of(other)  # an event does not keep it
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, enter)
    assert landing.light.isVisible()
    assert landing.light.words == "松开换掉这张图"
    drop(canvas, mime_of(other), at, qtbot)
    assert not landing.light.isVisible()
    assert top(desk).id == first.id
    assert top(desk).asset != first.asset
    assert not drop(canvas, mime_of(Path("名单.xlsx")), at, qtbot)


# fields ---------------------------------------------------------------------------------------------------------


def test_a_selected_text_is_given_to_the_list(desk, shown, qtbot, type_in):
    texts = shown(TextsPanel)
    texts._put(texts.roles.tiles[2])
    key = top(desk).id
    manager = shown(FieldManager)
    assert manager.make.isEnabled()
    type_in(manager.new_name, "社区")
    qtbot.mouseClick(manager.make, LEFT)
    field = desk.document.fields[-1]
    assert (field.label, desk.document.values[field.key]) == ("社区", "在这里写署名")
    assert find(desk.document, key).content == f"{{{field.key}}}"
    assert not manager.make.isEnabled()
    row = manager.rows[field.key]
    row.name.setFocus()
    row.name.selectAll()
    type_in(row.name, "地点")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert desk.document.fields[-1].label == "地点"
    must = manager.rows[field.key].must
    qtbot.mouseClick(must, LEFT, pos=QPoint(8, must.height() // 2))
    assert desk.document.fields[-1].required
    qtbot.mouseClick(manager.rows[field.key].trash, LEFT)
    assert find(desk.document, key).content == "在这里写署名"
    assert "字还在版面上" in desk.said[-1]


def test_a_taken_name_is_refused_and_the_row_keeps_its_own(desk, shown, qtbot, type_in):
    manager = shown(FieldManager)
    row = manager.rows["sign"]
    row.name.selectAll()
    type_in(row.name, "标语")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert "已经有叫“标语”的字段" in str(desk.faults[0])
    assert manager.rows["sign"].name.text() == "署名"


# layers, history ------------------------------------------------------------------------------------------------


def test_layers_and_desk_choose_together(desk, shown, qtbot):
    panel = shown(LayersPanel)
    view, tree = panel.view, panel.view.tree
    index = tree.index(1, 0)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).topLeft() + QPoint(40, 12))
    assert desk.selection == (tree.data(index, Qt.ItemDataRole.UserRole).id,)
    other = tree.index(0, 0)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view.viewport(), LEFT, control, view.visualRect(other).topLeft() + QPoint(40, 12))
    assert len(desk.selection) == 2
    group = next(e for e in desk.document.pages[0].elements if isinstance(e, Group))
    inner = group.elements[0].id
    desk.select((inner,))
    assert [i.data(Qt.ItemDataRole.UserRole).id for i in view.selectedIndexes()] == [inner]
    assert view.isExpanded(tree.index_of(group.id))
    desk.select()
    assert view.selectedIndexes() == []


def test_eye_lock_and_keys(desk, shown, qtbot):
    panel = shown(LayersPanel)
    view, tree = panel.view, panel.view.tree
    key = tree.data(tree.index(0, 0), Qt.ItemDataRole.UserRole).id
    eye, lock = switches(view.visualRect(tree.index(0, 0)))
    qtbot.mouseClick(view.viewport(), LEFT, pos=eye.center())
    assert find(desk.document, key).hidden
    qtbot.mouseClick(view.viewport(), LEFT, pos=lock.center())
    assert find(desk.document, key).locked
    assert tree.data(tree.index_of(key), Qt.ItemDataRole.UserRole + 1) == (True, True)
    assert "已隐藏，已锁定" in tree.data(tree.index_of(key), Qt.ItemDataRole.AccessibleTextRole)
    desk.select((key,))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not find(desk.document, key).hidden
    assert [name[:2] for name in names(desk)[-3:]] == ["隐藏", "锁定", "显示"]


def test_f2_names_a_layer(desk, shown, qtbot, type_in):
    panel = shown(LayersPanel)
    view, tree = panel.view, panel.view.tree
    index = tree.index(0, 0)
    key = tree.data(index, Qt.ItemDataRole.UserRole).id
    view.setFocus()
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    field.selectAll()
    type_in(field, "落款")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(desk.document, key).name == "落款")
    assert tree.data(tree.index_of(key)).startswith("落款")


def test_rows_are_dragged_in_the_pile_and_into_groups(desk, shown):
    panel = shown(LayersPanel)
    tree = panel.view.tree
    page = desk.document.pages[0].elements
    lowest = page[0]
    mime = tree.mimeData([tree.index_of(lowest.id)])
    tree.dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, tree.index(-1, 0))
    assert top(desk).id == lowest.id
    group = next(e for e in page if isinstance(e, Group) and e.id != lowest.id)
    tree.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, tree.index_of(group.id))
    assert find(desk.document, group.id).elements[-1].id == lowest.id
    assert names(desk)[-1] == "调整图层"
    count = tree.count
    desk.undo()
    assert tree.count == count


def test_search_leaves_what_has_the_words(desk, shown, qtbot, type_in):
    panel = shown(LayersPanel)
    type_in(panel.search, "金线")
    tree = panel.view.tree
    assert 0 < tree.count < 5
    panel.search.setText("没有的")
    assert tree.count == 0
    assert panel._nothing.isVisible()


def test_the_tray_is_no_layer(desk, shown):
    from postermaker.editor.carrying import with_tray

    desk.do("放", lambda d: with_tray(d, (d.pages[0].elements[0],)))
    panel = shown(LayersPanel)
    assert not panel.view.tree.index_of(TRAY).isValid()


def test_history_goes_to_a_step_and_back(desk, shown, qtbot, tmp_path):
    panel = shown(HistoryPanel)
    for word in ("甲", "乙", "丙"):
        desk.session.pause()
        desk.session.set_text("sign", word)
        desk.refresh()
    desk.save_to(tmp_path / "a.poster")
    assert panel.steps.rowCount() == 4
    assert (
        panel.steps.data(panel.steps.index(0), Qt.ItemDataRole.AccessibleTextRole) == "改“署名”，现在，已保存"
    )
    rect = panel.view.visualRect(panel.steps.index(2))
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=rect.center())
    assert desk.document.values["sign"] == "甲"
    assert "已撤销" in panel.steps.data(panel.steps.index(0), Qt.ItemDataRole.AccessibleTextRole)
    panel.view.setCurrentIndex(panel.steps.index(0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert desk.document.values["sign"] == "丙"
    assert len(desk.session.history.steps) == 4


def test_the_tray_is_neither_checked_nor_printed(desk):
    from postermaker.checking import check
    from postermaker.document.edit import resize
    from postermaker.editor.carrying import with_tray
    from postermaker.geometry import Size
    from postermaker.layout.page import lay_out

    plain = desk.document
    faulty = Text(id="x", content="{单位}，某某市 ABC", size=1, frame=plain.pages[0].elements[0].frame)
    kept = with_tray(plain, (faulty,))
    assert check(kept, desk.book) == check(plain, desk.book)
    assert lay_out(kept, desk.book).display == lay_out(plain, desk.book).display
    assert in_tray(resize(kept, Size(4000, 700)))[0].content == faulty.content


def test_a_slogan_with_several_things_selected_goes_to_the_field(desk, shown):
    texts = [e.id for e in desk.document.pages[0].elements if isinstance(e, Text)]
    desk.select(tuple(texts))
    panel = shown(SlogansPanel)
    slogan = panel.view.list.slogans[0]
    panel.use(slogan)
    assert desk.document.values["slogan"] == slogan.text


def test_a_slot_is_filled_with_the_signature_or_told(desk, shown):
    panel = shown(SlogansPanel)
    panel.search.setText("单位")
    panel.show_all()
    slogan = next(s for s in panel.view.list.slogans if "{单位}" in s.text and s.length < 20)
    panel.use(slogan)
    assert desk.said[-1] == "标语里的 {单位} 要改成自己的"
    desk.session.set_text("sign", "青禾街道 宣")
    panel.use(slogan)
    assert desk.document.values["slogan"] == slogan.text.replace("{单位}", "青禾街道")


def test_a_narrow_low_panel_settles(desk, qtbot, shown):
    """Grids that share a scrolled panel must not chase their own scroll bar."""
    from PySide6.QtTest import QTest

    panel = shown(ShapesPanel)
    qtbot.waitUntil(lambda: panel.loaded)
    for height in range(240, 900, 60):
        for width in (200, 228, 264, 420):
            panel.resize(width, height)
            QTest.qWait(1)
    assert panel.ornaments.width() <= 420


def test_a_wide_window_shows_the_layers_below_the_open_panel(window, banner, qtbot):
    side = banner.side
    assert side.below is None  # 1366 wide
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: side.below is not None and side.below.isVisible(), timeout=5000)
    tree = side.below.findChild(LayersPanel)
    assert tree.view.tree.rowCount() == len(banner.desk.shown.pages[0].elements)
    side.open("layers")
    assert not side.below.isVisible()
    side.open("texts")
    assert side.below.isVisible()
    banner.checks.toggle()
    qtbot.waitUntil(lambda: not side.below.isVisible(), timeout=5000)
    banner.checks.toggle()
    qtbot.waitUntil(side.below.isVisible, timeout=5000)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not side.below.isVisible(), timeout=5000)
