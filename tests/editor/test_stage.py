"""The canvas with real events: choose, move, pull, turn, marquee, keys; and the plain parts behind it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.color import Cmyk, Flat
from postermaker.document.model import Document, Ellipse, Frame, Group, Page, Shape, Text
from postermaker.document.tree import spot_of
from postermaker.editor.proof import with_pale_samples
from postermaker.editor.session import Session
from postermaker.editor.stage.camera import to_view
from postermaker.editor.stage.handles import PULLS, Handle, places, pulled
from postermaker.editor.stage.snapping import NOTHING, Axis, lines_of, snapped
from postermaker.editor.start.cards import Deed
from postermaker.geometry import Affine, Box, Point
from postermaker.layout.page import lay_out

RED = Flat(Cmyk(0, 1, 1, 0))
LEFT, CTRL, SHIFT, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def shape(key, x, y, width=60.0, height=40.0, **more):
    frame = Frame(x=x, y=y, width=width, height=height, rotation=more.pop("rotation", 0.0))
    return Shape(id=key, frame=frame, fill=RED, **more)


def poster():
    """A page of 420 × 594 mm: one shape over another, a ring, a group, a text, something locked."""
    elements = (
        shape("locked", 0, 500, 420, 94, locked=True),
        shape("low", 40, 60),
        shape("high", 70, 80),
        Shape(id="ring", frame=Frame(x=250, y=60, width=100, height=100), geometry=Ellipse(), fill=RED),
        Group(
            id="group",
            frame=Frame(x=60, y=300, width=200, height=60),
            elements=(shape("in-left", 0, 0), shape("in-right", 140, 0)),
        ),
        Text(id="words", frame=Frame(x=60, y=400, width=300, height=60), content="平安", size=40),
    )
    return Document(title="试", width=420, height=594, pages=(Page(elements=elements),))


@pytest.fixture
def bench(window, qtbot):
    """The workspace with the poster, shown whole."""
    window._show_session(Session(poster()))
    window.workspace.canvas.fit()
    window.workspace.canvas.setFocus()
    return window.workspace


def at(bench, x, y):
    """A place of the page in the widget."""
    place = to_view(bench.canvas.camera, Point(x, y))
    return QPoint(round(place.x), round(place.y))


def click(bench, x, y, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(bench.canvas, LEFT, modifier, at(bench, x, y))


def drag(bench, start, end, modifier=Qt.KeyboardModifier.NoModifier, steps=4):
    one, other = at(bench, *start), at(bench, *end)
    QTest.mousePress(bench.canvas, LEFT, Qt.KeyboardModifier.NoModifier, one)
    for step in range(1, steps + 1):
        place = one + (other - one) * (step / steps)
        _move(bench, place, modifier)
    QTest.mouseRelease(bench.canvas, LEFT, modifier, other)


def _move(bench, place, modifier):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    where = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, bench.canvas.mapToGlobal(where), Qt.MouseButton.NoButton, LEFT, modifier
    )
    QApplication.sendEvent(bench.canvas, event)


def box(bench, key):
    return spot_of(bench.desk.document, key).bounds


def steps(bench):
    return [step.name for step in bench.desk.session.history.steps]


def test_click_takes_what_is_on_top_and_esc_lets_go(bench):
    click(bench, 80, 90)
    assert bench.desk.selection == ("high",)
    click(bench, 45, 65)
    assert bench.desk.selection == ("low",)
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert bench.desk.selection == ()


def test_a_ring_is_hit_by_its_ink_and_locked_things_never(bench):
    click(bench, 253, 63)  # in the frame's corner, outside the ellipse
    assert bench.desk.selection == ()
    click(bench, 300, 110)
    assert bench.desk.selection == ("ring",)
    click(bench, 200, 550)
    assert bench.desk.selection == ()


def test_shift_adds_and_takes_away(bench):
    click(bench, 80, 90)
    click(bench, 300, 110, SHIFT)
    assert set(bench.desk.selection) == {"high", "ring"}
    click(bench, 80, 90, SHIFT)
    assert bench.desk.selection == ("ring",)


def test_a_second_click_goes_into_the_group(bench, qtbot):
    click(bench, 70, 320)
    assert bench.desk.selection == ("group",)
    click(bench, 70, 320)
    qtbot.waitUntil(lambda: bench.desk.selection == ("in-left",), timeout=2000)
    click(bench, 250, 320)  # a sibling, now that the group is entered
    assert bench.desk.selection == ("in-right",)
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert bench.desk.selection == ("group",)


def test_a_second_click_finds_what_lies_beneath(bench, qtbot):
    click(bench, 90, 90)
    click(bench, 90, 90)
    qtbot.waitUntil(lambda: bench.desk.selection == ("low",), timeout=2000)


def test_drag_moves_in_one_step_and_undo_brings_the_same_document_back(bench):
    before = bench.desk.document
    bench.canvas.snapping = False
    drag(bench, (80, 90), (180, 190))
    moved = box(bench, "high")
    assert moved.x == pytest.approx(170, abs=1.5)
    assert moved.y == pytest.approx(180, abs=1.5)
    assert steps(bench)[1:] == ["移动“high”"]
    bench.undo()
    assert bench.desk.document is before


def test_esc_puts_a_drag_back(bench):
    before = bench.desk.document
    one = at(bench, 80, 90)
    QTest.mousePress(bench.canvas, LEFT, Qt.KeyboardModifier.NoModifier, one)
    _move(bench, one + QPoint(60, 60), Qt.KeyboardModifier.NoModifier)
    assert bench.desk.shown is not before
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert bench.desk.shown is before
    assert len(steps(bench)) == 1
    QTest.mouseRelease(bench.canvas, LEFT, Qt.KeyboardModifier.NoModifier, one)
    assert bench.desk.document is before


def test_shift_keeps_the_line_and_ctrl_leaves_a_copy(bench):
    bench.canvas.snapping = False
    drag(bench, (80, 90), (180, 100), SHIFT)
    assert box(bench, "high").y == 80
    drag(bench, (180, 90), (180, 240), CTRL)
    assert box(bench, "high").y == 80
    copy = bench.desk.selection[0]
    assert copy not in ("high",)
    assert box(bench, copy).y > 200


def test_edges_catch_at_the_page_and_alt_lets_them_pass(bench):
    drag(bench, (300, 110), (212, 112))
    assert box(bench, "ring").centre.x == pytest.approx(210, abs=1e-6)
    drag(bench, (210, 112), (213, 200), ALT)
    assert box(bench, "ring").centre.x != pytest.approx(210, abs=1e-6)


def test_handle_pulls_one_edge(bench):
    click(bench, 300, 110)
    bench.canvas.snapping = False
    drag(bench, (350, 110), (390, 110))
    found = box(bench, "ring")
    assert found.x == pytest.approx(250)
    assert found.right == pytest.approx(390, abs=1.5)
    assert found.height == 100
    assert steps(bench)[-1] == "改大小“ring”"


def test_turning_with_shift_goes_in_steps(bench):
    click(bench, 300, 110)
    corners = bench.canvas.selected_corners()
    place = places(corners)[Handle.TURN]
    start = QPoint(round(place.x), round(place.y))
    QTest.mousePress(bench.canvas, LEFT, Qt.KeyboardModifier.NoModifier, start)
    _move(bench, start + QPoint(-40, -10), SHIFT)
    QTest.mouseRelease(bench.canvas, LEFT, SHIFT, start + QPoint(-40, -10))
    turn = spot_of(bench.desk.document, "ring").element.frame.rotation
    assert turn != 0
    assert turn % 15 == pytest.approx(0, abs=1e-6)


def test_marquee_takes_what_lies_wholly_inside(bench):
    drag(bench, (20, 40), (150, 140))
    assert set(bench.desk.selection) == {"low", "high"}


def test_arrows_nudge_in_one_step(bench):
    click(bench, 80, 90)
    for _ in range(3):
        QTest.keyClick(bench.canvas, Qt.Key.Key_Right)
    QTest.keyClick(bench.canvas, Qt.Key.Key_Down, SHIFT)
    found = box(bench, "high")
    assert (found.x, found.y) == (73, 90)
    assert len(steps(bench)) == 2


def test_tab_walks_over_the_elements(bench):
    walked = []
    for _ in range(4):
        QTest.keyClick(bench.canvas, Qt.Key.Key_Tab)
        walked.append(bench.desk.selection[0])
    assert walked == ["low", "high", "ring", "group"]


def test_commands_of_the_menu(window, bench):
    window.activateWindow()
    click(bench, 80, 90)
    QTest.keyClick(bench.canvas, Qt.Key.Key_D, CTRL)
    copy = bench.desk.selection[0]
    assert copy == "high-2"
    QTest.keyClick(bench.canvas, Qt.Key.Key_Delete)
    assert spot_of(bench.desk.document, copy) is None
    QTest.keyClick(bench.canvas, Qt.Key.Key_A, CTRL)
    assert "locked" not in bench.desk.selection
    QTest.keyClick(bench.canvas, Qt.Key.Key_G, CTRL)
    assert len(bench.desk.document.pages[0].elements) == 2
    QTest.keyClick(bench.canvas, Qt.Key.Key_L, CTRL | SHIFT)
    assert bench.desk.elements[0].locked
    drag(bench, (80, 90), (200, 90))
    assert box(bench, "high") == Box(70, 80, 60, 40)


def test_keys_of_elements_are_the_texts_while_it_is_typed(window, bench):
    window.activateWindow()
    click(bench, 80, 90)
    entry = bench.size_chooser.entry
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_D, CTRL)
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    assert len(steps(bench)) == 1


def test_copy_and_paste_through_the_clipboard(window, bench):
    window.activateWindow()
    click(bench, 70, 320)
    QTest.keyClick(bench.canvas, Qt.Key.Key_C, CTRL)
    QTest.keyClick(bench.canvas, Qt.Key.Key_V, CTRL | ALT)
    made = bench.desk.selection
    assert len(made) == 1
    assert box(bench, made[0]) == box(bench, "group")


def test_guide_from_the_ruler(bench):
    ruler = bench.stage.down
    QTest.mousePress(ruler, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(10, 100))
    QTest.mouseRelease(ruler, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 100))
    (guide,) = bench.desk.document.pages[0].guides
    assert guide.upright
    assert bench.canvas.overlays.guide_lines()[0].at == guide.at


TURNS = st.floats(-180, 180, allow_nan=False)
SHIFTS = st.tuples(st.floats(-80, 80, allow_nan=False), st.floats(-80, 80, allow_nan=False))


@given(TURNS, st.sampled_from(sorted(PULLS)), SHIFTS, st.booleans())
def test_the_opposite_corner_stays_where_it_is(turn, handle, by, ratio):
    frame = Frame(x=10, y=20, width=100, height=50, rotation=turn)
    made = pulled(frame, handle, Point(*by), ratio=ratio)
    pull = PULLS[handle]

    def anchor(f):
        middle = Point(f.x + f.width / 2, f.y + f.height / 2)
        place = Point(middle.x - pull.x * f.width / 2, middle.y - pull.y * f.height / 2)
        return Affine.rotation(f.rotation, middle).map(*place)

    assert math.dist(anchor(made), anchor(frame)) < 1e-6
    if ratio and pull.x and pull.y:
        assert made.width / made.height == pytest.approx(2, rel=1e-6)


def test_snap_holds_on_longer_than_it_catches():
    lines = list(lines_of(Box(0, 0, 100, 100), page=True))
    moving = Box(38, 300, 34, 20)  # its middle is 5 beside the page's
    caught = snapped(moving, lines, (), 6.0)
    assert caught.x.shift == -5
    assert {line.axis for line in caught.lines} == {Axis.X}
    further = moving._replace(x=42)  # 9 beside: let go only beyond 10
    assert snapped(further, lines, (), 6.0).x.shift == 0
    assert snapped(further, lines, (), 6.0, caught).x.shift == -9
    assert snapped(moving._replace(x=43.5), lines, (), 6.0, caught).x.shift == 0


def test_snap_at_equal_gaps():
    row = [Box(0, 0, 10, 10), Box(60, 0, 10, 10)]
    found = snapped(Box(33, 0, 10, 10), [], row, 6.0, NOTHING)
    assert found.x.shift == -3
    assert [gap.end - gap.start for gap in found.gaps] == [20, 20]
    beyond = snapped(Box(118, 2, 10, 10), [], row, 6.0, NOTHING)
    assert beyond.x.shift == 2


@pytest.mark.parametrize("template", ["banner-red", "poster-a2", "leaflet-a4", "rollup-80x200", "notice-a4"])
def test_canvas_and_exported_picture_are_the_same(window, card_of, tmp_path, template):
    """After edits too, when the canvas puts the page together from kept parts."""
    window.use(card_of(template), "隐患险于明火 防范胜于救灾", Deed.USE)
    bench = window.workspace
    canvas, desk = bench.canvas, bench.desk
    canvas.fit()
    for element in desk.document.pages[0].elements[:3]:
        desk.select([element.id])
        canvas.grab()
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        canvas.grab()
    desk.select()
    canvas._hover.turn_to("", None)
    place = canvas._place().toRect()
    shown = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888).copy(place)
    dpi = canvas.camera.scale * 25.4
    display = lay_out(with_pale_samples(desk.document)[0], desk.book).display
    path = tmp_path / "页.png"
    with path.open("wb") as stream:
        write_page_png(stream, display, desk.book, RasterOptions(dpi=dpi), lambda share: None)
    made = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    assert made.size() == shown.size()
    far = np.abs(pixels(made).astype(int) - pixels(shown).astype(int))
    assert far.max() <= 3
    assert pixels(made).std() > 1  # two empty pictures would be alike too


def pixels(image):
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()]
