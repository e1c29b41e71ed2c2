"""The start page: choices, filters, stars, recent files, days ahead, who signs, what was left behind."""

import time
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from postermaker.document import file
from postermaker.editor import settings
from postermaker.editor.safety import snapshots
from postermaker.editor.start import catalogue, recent
from postermaker.editor.start.cards import Deed, all_rect, star_rect
from postermaker.editor.start.choices import PRODUCTS, Choice
from postermaker.editor.start.colours import Dot, Hue, ground_hue, hue_of
from postermaker.editor.start.dates import Near, near
from postermaker.editor.start.model import ROW, Heading, shape_of
from postermaker.editor.start.recent_list import MISSING, pin_rect
from postermaker.fonts import FontBook


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTERMAKER_DATA", str(tmp_path / "数据"))
    monkeypatch.setenv("POSTERMAKER_SLOGANS", str(tmp_path / "slogans.json"))
    yield
    for key in ("unit", "starred"):
        settings.keep(key, "")
    settings.keep_flag("first-run-done", False)


def shown_ids(window):
    return [card.id for card in window.gallery.view.model().cards]


def test_choices_show_their_products_and_again_all(window, qtbot):
    everything = shown_ids(window)
    card = window.gallery.choices[Choice.BANNER]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    products = {c.template.product for c in window.gallery.view.model().cards}
    assert products
    assert products <= set(PRODUCTS[Choice.BANNER])
    assert card.chosen
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert shown_ids(window) == everything


def test_choices_have_keys_and_the_third_goes_to_the_batch_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.gallery.filters.choice is Choice.SHEET, timeout=2000)  # Qt shows the press
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.batch.shown, timeout=5000)


@pytest.mark.parametrize("typed", ["xf", "xiaofang", "消防"])
def test_search_takes_pinyin_and_says_what_it_understood(window, qtbot, typed):
    window.gallery.search.setText(typed)
    found = shown_ids(window)
    assert found
    assert window.gallery.filters._understood.text() == f"消防 {len(found)}"


def test_nothing_found_offers_near_words(window, qtbot):
    window.gallery.search.setText("消仿")
    assert window.gallery._stack.currentIndex() == 1
    first = window.gallery._near.itemAt(0).widget()
    assert first.text() == "消防"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.gallery._stack.currentIndex() == 0
    assert shown_ids(window)


def test_topic_chips_and_products_narrow_together(window):
    window.gallery.filters.show_topic("消防")
    window.gallery.filters.show_product("banner")
    cards = window.gallery.view.model().cards
    assert cards
    assert all("消防" in c.template.topics and c.template.product == "banner" for c in cards)


def test_stars_are_kept_and_shown_alone(window, qtbot):
    view = window.gallery.view
    index = view.model().index(view.model().row_of("banner-red"))
    view.scrollTo(index)
    place = star_rect(view.visualRect(index), shape_of(index.data(ROW), view._delegate.width), view._small())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert settings.kept("starred") == "banner-red"
    window.gallery.filters.show_product("★")
    assert shown_ids(window) == ["banner-red"]
    view.setCurrentIndex(view.model().index(view.model().row_of("banner-red")))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert settings.kept("starred") == ""


def test_the_link_at_a_heading_shows_all_of_a_product(window, qtbot):
    view = window.gallery.view
    rows = [view.model().index(i) for i in range(view.model().rowCount())]
    index = next(i for i in rows if isinstance(i.data(ROW), Heading))
    place = all_rect(view.visualRect(index), index.data(ROW), view.font())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert {c.template.product for c in view.model().cards} == {index.data(ROW).product}


@pytest.mark.parametrize(
    ("color", "hue"),
    [("#D7000F", Hue.RED), ("#F5C400", Hue.YELLOW), ("#2E8B44", Hue.GREEN), ("#1565B8", Hue.BLUE),
     ("#F6F1E4", Hue.WHITE), ("#16181C", Hue.BLACK)],
)  # fmt: skip
def test_colours_have_the_names_that_people_give_them(color, hue):
    assert hue_of(QColor(color)) is hue


def test_colour_filter(window, qtbot):
    dot = next(d for d in window.gallery.filters.findChildren(Dot) if d.hue is Hue.RED)
    qtbot.mouseClick(dot, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "banner-red" in shown_ids(window), timeout=5000)
    found = window.gallery.view.model().cards
    assert all(ground_hue(catalogue.preview_file(card)) is Hue.RED for card in found)
    assert "antifraud-shield-banner" not in shown_ids(window)
    qtbot.mouseClick(dot, Qt.MouseButton.LeftButton)
    assert "antifraud-shield-banner" in shown_ids(window)


def test_a_sentence_of_two_lines_is_said(dressed):
    card = next(c for c in catalogue.cards() if c.id == "banner-red")
    assert catalogue.shown(card, "安全第一", FontBook()).warning == ""
    assert catalogue.shown(card, "甲" * 20 + " " + "乙" * 19, FontBook()).warning in ("排成两行", "字会很小")


def test_the_unit_signs_new_documents_and_previews(window, qtbot, card_of):
    field = window.gallery.first_run.unit
    field.setFocus()
    qtbot.keyClicks(field, "Yunxi")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settings.unit() == "Yunxi"
    assert window.gallery.unit_button.text() == "Yunxi"
    assert (
        window.gallery.view._wanted(card_of("banner-red"), shape_of(card_of("banner-red"), 1000)).unit
        == "Yunxi"
    )
    window.use(card_of("banner-red"), "安全第一", Deed.USE)
    assert window.workspace.session.document.values["sign"] == "Yunxi\u3000宣"


def test_no_other_towns_name_in_the_gallery(dressed):
    document = catalogue._sample_document("banner-red", "")
    assert document.values["sign"] == "请填写单位名称\u3000宣"
    assert catalogue._sample_document("banner-red", "云溪区").values["sign"] == "云溪区\u3000宣"


def test_first_run_goes_for_good(window, qtbot):
    band = window.gallery.first_run
    assert band.isVisible()
    band.put_away()
    assert not band.isVisible()
    assert settings.flag("first-run-done")


def test_exporting_at_once_ends_the_first_run(window, card_of):
    window.use(card_of("banner-red"), "安全第一", Deed.EXPORT)
    assert settings.flag("first-run-done")


# recent files ---------------------------------------------------------------------------------------------------------


def test_recents_are_sorted_pinned_limited_and_survive_damage(tmp_path):
    store = tmp_path / "r"
    for i in range(recent.MOST + 3):
        recent.touch(store, tmp_path / f"{i}.poster", "A3", b"png" if i == 0 else b"")
    recent.pin(store, str(tmp_path / "5.poster"), on=True)
    found = recent.read(store)
    assert [each.name for each in found[:2]] == ["5", str(recent.MOST + 2)]
    assert len(found) == recent.MOST
    assert not recent.picture_path(store, str(tmp_path / "0.poster")).exists()
    (store / "recent.json").write_bytes(b"{")
    assert recent.read(store) == []


def test_a_missing_file_says_why(tmp_path):
    there = tmp_path / "a.poster"
    there.write_bytes(b"x")
    assert recent.why_missing(str(there)) == ""
    assert "移走或改名" in recent.why_missing(str(tmp_path / "b.poster"))
    assert "U 盘" in recent.why_missing("/media/stick/b.poster")


def test_times_as_people_say_them():
    today = date(2026, 11, 27)
    assert recent.said_when(datetime(2026, 11, 27, 14, 32).timestamp(), today) == "今天 14:32"
    assert recent.said_when(datetime(2026, 11, 26, 9, 5).timestamp(), today) == "昨天 09:05"
    assert recent.said_when(datetime(2026, 11, 9).timestamp(), today) == "11月9日"
    assert recent.said_when(datetime(2025, 3, 1).timestamp(), today) == "2025年3月1日"


def test_saving_makes_a_recent_file_with_a_picture_that_opens_again(window, banner, tmp_path, qtbot):
    path = tmp_path / "横幅.poster"
    assert window.guard.save(path)
    store = settings.store("recent")
    qtbot.waitUntil(lambda: recent.picture_path(store, str(path)).is_file(), timeout=8000)
    window.go_home()
    view = window.gallery.side.view
    index = view.model().index(0)
    assert index.data(ROW).size == "8 × 0.7 m"
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=pin_rect(view.visualRect(index)).center()
    )
    assert recent.read(store)[0].pinned
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0)).center()
    )
    assert window.working
    assert window.workspace.session.path == path
    window.go_home()
    path.rename(tmp_path / "x.poster")
    window.gallery.side.show_recents()
    qtbot.waitUntil(lambda: "移走" in view.model().index(0).data(MISSING), timeout=4000)


# days and slogans -----------------------------------------------------------------------------------------------------


def test_days_ahead_come_from_the_library():
    found = near(date(2026, 11, 5))
    assert len(found) == 5
    assert [each.first for each in found] == sorted(each.first for each in found)
    fire = next(each for each in found if "消防" in each.name)
    assert fire.topic == "消防"
    assert fire.first <= date(2026, 11, 9) <= fire.last


def test_distances_as_people_say_them():
    day = Near("消防日", "消防", date(2026, 11, 9), date(2026, 11, 9))
    said = [day.said_distance(date(2026, 11, d)) for d in (1, 8, 9, 10, 12)]
    assert said == ["还有 8 天", "明天", "就是今天", "昨天", "已过 3 天"]


def test_days_and_slogans_appear_and_lead_on(window, qtbot, card_of):
    side = window.gallery.side
    qtbot.waitUntil(lambda: side._dates_card.isVisible(), timeout=5000)
    window.gallery.sentence.setText("人人讲安全")
    window.gallery._on_chosen(card_of("banner-red"), Deed.USE)
    window.go_home()
    qtbot.waitUntil(lambda: side._slogans_card.isVisible(), timeout=5000)
    window.gallery.sentence.clear()
    qtbot.mouseClick(side._slogans.itemAt(0).layout().itemAt(0).widget(), Qt.MouseButton.LeftButton)
    assert window.gallery.sentence.text() == "人人讲安全"


def test_a_slogan_is_picked_from_the_library(window, qtbot):
    window.gallery.pick_slogan()
    picker = window.gallery._picker
    slogan = picker.panel.view.list.slogans[0]
    picker.panel.view.used.emit(slogan)
    assert window.gallery.sentence.text() == slogan.text
    assert not picker.isVisible()


# what was left behind -------------------------------------------------------------------------------------------------


def left(tmp_path, key, slogan, source=""):
    folder = settings.store("recovery")
    card = next(c for c in catalogue.cards() if c.id == "banner-red")
    from postermaker.editor.session import start

    document = start(card.template, slogan).document
    snapshot = snapshots.Snapshot(
        key=key, name=slogan, kept_at=time.time(), steps=17, size="8 × 0.7 m", source=source
    )
    snapshots.keep(folder, snapshot, file.dump(document))


def test_what_was_left_is_offered_recovered_or_dropped(window, qtbot, tmp_path):
    left(tmp_path, "a", "第一份")
    left(tmp_path, "b", "第二份", str(tmp_path / "有.poster"))
    window.filing.show_left()
    band = window.gallery.recovery
    assert band.isVisible()
    assert "2 份" in band._title.text()
    band.drop_asked.emit("b")
    assert "1 份" in band._title.text()
    band.recover_asked.emit("a")
    assert window.working
    assert window.workspace.session.document.values["slogan"] == "第一份"
    assert window.workspace.session.changed
    assert not band.isVisibleTo(window.gallery)
    folder = settings.store("recovery")
    assert {s.key: bool(s.dropped_at) for s in snapshots.found(folder)} == {"a": False, "b": True}


def test_recover_all_opens_the_others_in_windows_of_their_own(window, tmp_path, monkeypatch):
    left(tmp_path, "a", "第一份")
    left(tmp_path, "b", "第二份")
    window.filing.show_left()
    started = []
    monkeypatch.setattr(
        "postermaker.editor.safety.guard.QProcess.startDetached", lambda _program, call: started.append(call)
    )
    window.gallery.recovery.all_button.click()
    assert window.working
    (call,) = started
    assert Path(call[-1]).parent == settings.store("recovery")


def test_a_file_of_the_store_given_by_name_is_recovered(window, tmp_path):
    left(tmp_path, "a", "第一份")
    window.filing.open(settings.store("recovery") / "a.poster")
    assert window.workspace.session.path is None
    assert window.workspace.session.changed


def test_small_windows_keep_what_matters(window):
    window.resize(1100, 640)
    assert not window.gallery.side.isVisible()
    assert window.gallery.view.isVisible()
    window.resize(1366, 697)
    assert window.gallery.side.isVisible()
    assert window.height() == 697
