"""Whole jobs with real events, as a person does them: how many clicks they take, and that what comes out prints."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.tools.running import run

from postermaker.checking import check, stops
from postermaker.document.arranging import Edge
from postermaker.document.model import Picture, QrCode, Text
from postermaker.editor import dialogs, settings
from postermaker.editor.panels.codes import CodesPanel
from postermaker.editor.panels.pictures import PicturesPanel
from postermaker.editor.panels.texts import TextsPanel
from postermaker.images import Pixels, Space, encode_jpeg

SLOGAN = "隐患险于明火 防范胜于救灾"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """Clicks that are counted."""

    def __init__(self):
        self.clicks = 0

    def click(self, widget, at=None):
        self.clicks += 1
        QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())

    def double_click(self, widget, at):
        self.clicks += 1
        QTest.mouseClick(widget, LEFT, NONE, at)
        QTest.mouseDClick(widget, LEFT, NONE, at)


def exported(window, qtbot, hand, folder):
    """Go to the export page and let it run; gives what is in the folder then."""
    page = window.export.page
    page.ready.place.set_folder(folder)
    qtbot.waitUntil(lambda: window.workspace.checks.inspector.settled, timeout=20_000)
    found = check(window.workspace.desk.document, window.workspace.desk.book)
    assert not stops(found), [str(each.cause) for each in found]
    hand.click(page.ready.go)
    qtbot.waitUntil(lambda: bool(page.progress.cards) and page.run is None, timeout=60_000)
    return sorted(folder.glob("*.pdf"))


def test_a_banner_in_few_clicks_passes_preflight(window, qtbot, tmp_path, type_in):
    settings.keep("export/banner", "")
    hand = Hand()
    type_in(window.gallery.sentence, SLOGAN)
    view = window.gallery.view
    cards = view.model().cards
    index = next(i for i, card in enumerate(cards) if card.id == "banner-red")
    row = view.model().row_of(cards[index].id)
    view.scrollTo(view.model().index(row))
    hand.double_click(view.viewport(), view.visualRect(view.model().index(row)).center() - QPoint(0, 12))
    assert window.working
    assert window.workspace.desk.document.values["slogan"] == SLOGAN
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.export.shown
    made = exported(window, qtbot, hand, tmp_path)
    assert hand.clicks <= 8
    assert made
    assert not stops(check(window.workspace.desk.document, window.workspace.desk.book))
    run("qpdf", "--check", made[0])


@pytest.fixture
def photos(tmp_path):
    """Two photos that are large enough for a poster."""
    made = []
    for name, color in (("会场", (40, 90, 160)), ("街景", (180, 120, 60))):
        path = tmp_path / f"{name}.jpg"
        samples = bytes(color) * (3200 * 2400)
        path.write_bytes(encode_jpeg(Pixels(3200, 2400, Space.RGB, samples, None, None), 85, 300))
        made.append(path)
    return made


def test_a_poster_from_an_empty_page(window, qtbot, tmp_path, photos, monkeypatch):
    """Two pictures, a heading, a QR code; everything is put, moved and exported with the window's own ways."""
    hand = Hand()
    window.actions_.made["blank-poster"].trigger()
    work = window.workspace
    desk = work.desk
    assert desk.document.pages[0].elements == ()

    hand.click(work.side.rail.buttons["pictures"])
    panel = work.side.panel("pictures")
    assert isinstance(panel, PicturesPanel)
    monkeypatch.setattr(dialogs, "ask_pictures", lambda *_: photos)
    hand.click(panel.add)
    qtbot.waitUntil(
        lambda: sum(isinstance(e, Picture) for e in desk.document.pages[0].elements) == 2, timeout=10_000
    )

    hand.click(work.side.rail.buttons["texts"])
    texts = work.side.panel("texts")
    assert isinstance(texts, TextsPanel)
    tile = texts.roles.model().index(0, 0)
    hand.click(texts.roles.viewport(), texts.roles.visualRect(tile).center())
    heading = next(e for e in desk.document.pages[0].elements if isinstance(e, Text))
    desk.select([heading.id])
    work.canvas.setFocus()
    QTest.keyClick(work.canvas, Qt.Key.Key_F2)
    work.canvas.editing.input.selectAll()
    QTest.keyClicks(work.canvas.editing.input, "2026")
    work.canvas.editing.finish()

    hand.click(work.side.rail.buttons["codes"])
    codes = work.side.panel("codes")
    assert isinstance(codes, CodesPanel)
    codes.content.setPlainText("https://example.com/a")
    hand.click(codes.add)
    kinds = [type(e) for e in desk.document.pages[0].elements]
    assert kinds.count(Picture) == 2
    assert QrCode in kinds

    # side by side, so that nothing covers the code
    for number, element in enumerate(desk.document.pages[0].elements):
        desk.select([element.id])
        window.arranging.align(Edge.TOP if number % 2 else Edge.BOTTOM)
        window.arranging.align(Edge.LEFT if number < 2 else Edge.RIGHT)
        window.arranging.nudge(12 if number < 2 else -12, 12 if number % 2 else -12)  # clear of the trim
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    made = exported(window, qtbot, hand, tmp_path)
    assert made
    run("qpdf", "--check", made[0])
    for _ in range(40):
        desk.undo()
    assert desk.document.pages[0].elements == ()
