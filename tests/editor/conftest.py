"""The window's tests run without a screen, without the system's fonts, and with settings of their own."""

import os
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="postermaker-editor-"))
(_HOME / "fonts").mkdir()
(_HOME / "fonts.conf").write_text(
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    f"<fontconfig><dir>{_HOME}/fonts</dir><cachedir>{_HOME}/cache</cachedir></fontconfig>"
)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FONTCONFIG_FILE"] = str(_HOME / "fonts.conf")
os.environ["XDG_CONFIG_HOME"] = str(_HOME / "config")
os.environ["POSTERMAKER_DATA"] = str(_HOME / "data")
os.environ["POSTERMAKER_LANG"] = "zh"

import pytest  # noqa: E402
from PySide6.QtGui import QInputMethodEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from postermaker.editor import dialogs  # noqa: E402
from postermaker.editor.dress import dress  # noqa: E402
from postermaker.editor.window import Window  # noqa: E402

SLOGAN = "隐患险于明火 防范胜于救灾"


@pytest.fixture(scope="session")
def qapp_args():
    return ["postermaker"]


@pytest.fixture(scope="session")
def dressed(qapp):
    assert isinstance(qapp, QApplication)
    dress(qapp)
    return qapp


@pytest.fixture
def window(dressed, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: dialogs.Answer.DISCARD)
    made = Window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.load()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    yield made
    made.close()


@pytest.fixture
def card_of(window):
    """A card of the gallery by its template's id."""

    def find(template_id):
        return next(card for card in window.gallery.view.model().cards if card.id == template_id)

    return find


@pytest.fixture
def banner(window, card_of):
    """The workspace with a red banner that says the slogan."""
    from postermaker.editor.start.cards import Deed

    window.use(card_of("banner-red"), SLOGAN, Deed.USE)
    return window.workspace


@pytest.fixture
def type_in():
    """Type Chinese into a field as an input method does: composed, then committed, character by character."""

    def type_text(field, text):
        for char in text:
            QApplication.sendEvent(field, QInputMethodEvent("zi", []))
            done = QInputMethodEvent()
            done.setCommitString(char)
            QApplication.sendEvent(field, done)

    return type_text
