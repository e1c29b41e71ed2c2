"""Theme, names for screen readers, and a known fault of the Qt binding."""

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QPlainTextEdit

from postermaker.editor import icons, theme
from postermaker.editor.sheet import sheet
from postermaker.editor.start.cards import Deed
from postermaker.editor.theme import DARK, LIGHT, contrast

TEXT_PAIRS = [
    *((ink, ground) for ink in ("t1", "t2", "t3") for ground in ("surface", "surface2", "app", "hover")),
    ("acctext", "surface"), ("acctext", "accsoft"), ("onacc", "accfill"), ("onacc", "accfillh"), ("onacc", "accfillp"),
    ("err", "surface"), ("err", "errsoft"), ("warn", "surface"), ("warn", "app"), ("warn", "warnsoft"), ("ok", "surface"),
    ("tipt", "tip"), ("t1", "errsoft"),
]  # fmt: skip
EDGE_PAIRS = [("fieldline", "surface"), ("accent", "surface"), ("accent", "app"), ("warnic", "surface")]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_contrast(look):
    for ink, ground in TEXT_PAIRS:
        assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5, (ink, ground)
    for edge, ground in EDGE_PAIRS:
        assert contrast(getattr(look, edge), getattr(look, ground)) >= 3, (edge, ground)
    assert len(set(bytes.fromhex(look.canvas[1:]))) == 1


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_sheet_leaves_no_token_open(look):
    for token in look.__struct_fields__:
        assert "{" + token + "}" not in sheet(look)


def test_switching_the_theme(window):
    before = theme.current()
    window.switch_theme()
    assert theme.current() is not before
    window.switch_theme()
    assert theme.current() is before


def test_every_icon_draws(dressed):
    for name in icons.DRAWN:
        image = icons.pixmap(name, "t1", 20).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20)), name


def test_the_font_is_the_bundled_one(dressed):
    assert dressed.font().family() == "Noto Sans SC"
    assert "Noto Sans CJK SC" not in QFontDatabase.families()


def test_every_control_has_a_name(window, card_of):
    window.use(card_of("banner-red"), "安全", Deed.EXPORT)
    for control in window.findChildren(QObject):
        if isinstance(control, QAbstractButton):
            assert control.accessibleName() or control.text(), control
        elif isinstance(control, QLineEdit | QPlainTextEdit):
            assert control.accessibleName(), control
    assert window.gallery.view.accessibleName()
    assert isinstance(window.gallery.view, QAbstractScrollArea)


def test_tab_walks_in_reading_order(window, card_of, qtbot):
    window.use(card_of("banner-red"), "安全", Deed.USE)
    space = window.workspace
    qtbot.wait(20)  # Qt shows the new fields a moment later
    space.form.text_field("slogan").setFocus()
    walked = []
    for _ in range(120):
        window.focusNextChild()
        walked.append(window.focusWidget())
    stops = [
        space.form.text_field("sign"), space.size_chooser.entry, space.view_bar.safe, space.canvas,
        space.checks.strip.open,
    ]  # fmt: skip
    assert [w for w in walked if w in stops][: len(stops)] == stops


def test_focus_ring_follows_the_keyboard(window, banner):
    window.activateWindow()
    banner.top.batch.setFocus()
    assert window._ring.isVisible()
    assert window._ring.geometry().contains(banner.top.batch.geometry())
    banner.form.text_field("slogan").setFocus()
    assert not window._ring.isVisible()


def test_void_calls_do_not_wear_out_none(window):
    """PySide6 6.12.0 lost a reference to None in every call that returns nothing."""
    before = sys.getrefcount(None)
    for _ in range(20_000):
        window.workspace.checks.setObjectName("foot")
    if sys.version_info < (3, 12):
        assert sys.getrefcount(None) > before - 1000


def test_help_and_keys_are_there_offline(window, banner, qtbot):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    page = window._help
    assert "一分钟做一条横幅" in page.view.toPlainText()
    QTest.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    text = page.view.toPlainText()
    for command in window.actions_.commands.values():
        if command.keys:
            assert command.keys[0] in text, command.key
            assert str(command.name) in text, command.key
    page.closed.emit()
    assert window.working
