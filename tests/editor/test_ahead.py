"""What is loaded and made while the start page is looked at: the same window, only sooner."""

from tests.editor.conftest import SLOGAN

from postermaker.editor.ahead import Ahead
from postermaker.editor.app import _parts
from postermaker.editor.properties.panel import SECTIONS
from postermaker.editor.start.cards import Deed


def test_the_next_pages_are_made_before_anyone_asks(window, qtbot):
    ahead = Ahead(window, _parts(window))
    ahead.begin()
    qtbot.waitUntil(lambda: ahead._making.isActive(), timeout=20_000)
    qtbot.waitUntil(lambda: not ahead._making.isActive(), timeout=20_000)
    assert len(window.workspace.properties._made) == len(SECTIONS)
    assert window.export._page is not None
    assert not window.workspace.isVisible()


def test_a_document_opened_meanwhile_looks_as_ever(window, card_of, qtbot):
    """Half of the sections are there when the document comes."""
    parts = _parts(window)
    for _ in range(len(SECTIONS) // 2):
        next(parts)
    window.use(card_of("banner-red"), SLOGAN, Deed.USE)
    list(parts)
    properties = window.workspace.properties
    shown = [section.key for section in properties._made.values() if not section.isHidden()]
    wanted = [made.key for made in properties._made.values() if type(made).wanted(properties.hand)]
    assert sorted(shown) == sorted(wanted)
    column = properties._column
    order = [column.itemAt(i).widget() for i in range(column.count()) if column.itemAt(i).widget()]
    assert [type(section).__name__ for section in order] == [name for _, name in SECTIONS]


def test_a_window_that_closes_early_is_not_asked_again(window, qtbot):
    made: list[int] = []

    def parts():
        while True:
            made.append(1)
            yield

    ahead = Ahead(window, parts())
    ahead._making.start()
    qtbot.waitUntil(lambda: len(made) >= 2)
    window.close()
    ahead.deleteLater()
    qtbot.wait(50)
    count = len(made)
    qtbot.wait(400)
    assert len(made) == count
