"""The canvas: the page painted by the very painter that exports, and over it what is selected and what is done to it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from postermaker.document.model import Picture, Table, Text
from postermaker.document.tree import Spot, bounds_of, spot_of
from postermaker.editor.arranging import Arranging
from postermaker.editor.desk import Desk
from postermaker.editor.stage import hits, marks
from postermaker.editor.stage.cropping import Cropping
from postermaker.editor.stage.doing import Pulse, paint_gesture
from postermaker.editor.stage.gestures import Gesture, Keys, Lens, Marquee, Move, Pan, Pull, Turn
from postermaker.editor.stage.handles import Handle, handle_at
from postermaker.editor.stage.hover import Hover
from postermaker.editor.stage.overlays import Overlays
from postermaker.editor.stage.page_view import PageView
from postermaker.editor.stage.snapping import Axis
from postermaker.editor.stage.text_editing import TextEditing
from postermaker.editor.words import say
from postermaker.geometry import Point

_STEP = 1.25  #: zoom by one key press
#: So far the pointer moves, in logical pixels, before a press becomes a drag.
_DEAD_ZONE = 4.0
_CURSORS = {
    Handle.N: Qt.CursorShape.SizeVerCursor,
    Handle.S: Qt.CursorShape.SizeVerCursor,
    Handle.E: Qt.CursorShape.SizeHorCursor,
    Handle.W: Qt.CursorShape.SizeHorCursor,
    Handle.NW: Qt.CursorShape.SizeFDiagCursor,
    Handle.SE: Qt.CursorShape.SizeFDiagCursor,
    Handle.NE: Qt.CursorShape.SizeBDiagCursor,
    Handle.SW: Qt.CursorShape.SizeBDiagCursor,
    Handle.TURN: Qt.CursorShape.CrossCursor,
}


class Canvas(PageView):
    """The desk's page, zoomed and moved by wheel, drag and keys; its elements chosen, moved, pulled and turned."""

    pointed = Signal(object)  #: where on the page the pointer is, in mm, or None
    edit_asked = Signal(str)  #: the text with this id is to be edited, and can't be here: words around fields
    picture_asked = Signal(str)  #: the empty picture with this id wants a file
    table_asked = Signal(str)  #: the table with this id is to be written
    menu_asked = Signal(QPoint, list)  #: global place, ids of the elements there from above
    gestured = Signal(bool)  #: a drag began, or ended

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAccessibleName(say("画面", "Canvas"))
        self.setMouseTracking(True)
        self.overlays = Overlays(desk)
        self.snapping = True
        self._arranging = Arranging(desk)
        self._inks = hits.Inks()
        self._gesture: Gesture | None = None
        self._press: QPointF | None = None  #: where the button went down, until it is a drag or let go
        self._pressed: Spot | None = None  #: what was under it
        self._fresh = True  #: whether the press selected it, rather than found it selected
        self._hover = Hover(self)
        self._space = False
        self._selecting = False  #: whether the pointer drags over the text that is edited
        self.pulse = Pulse(self)
        self._dig_timer = QTimer(self, singleShot=True)
        self._dig_timer.timeout.connect(self._dig)
        self.editing = TextEditing(self, desk)
        self.editing.began.connect(self._tell_hurry)
        self.editing.ended.connect(self._tell_hurry)
        self.editing.ended.connect(self.update)
        self.cropping = Cropping(desk)
        self.cropping.ended.connect(self.update)
        self.looked.connect(lambda: self.editing.follow(self._camera))
        desk.selected.connect(self._welcome_input_methods)

    def show_lines(self, *, safe: bool, bleed: bool) -> None:
        """Whether the safe area and the bleed are drawn over the page."""
        self.overlays.show_safe, self.overlays.show_bleed = safe, bleed
        self.update()

    def zoom_to_selection(self) -> None:
        """What is selected, over most of the view."""
        spots = self.desk.spots
        if spots:
            self.show_box(bounds_of(spots), 0.7)

    # painting -------------------------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter, place: QRectF) -> None:
        """Lines over the page, what is selected, what is being done."""
        self.overlays.paint(painter, self._camera, place)
        self._paint_hover(painter)
        self._paint_selection(painter)
        self.editing.paint(painter, self._camera)
        if self.cropping.active:
            self.cropping.paint(painter, self._camera, QRectF(self.rect()))
        if self._gesture is not None:
            at = self.mapFromGlobal(QCursor.pos())
            paint_gesture(painter, self._gesture, self.desk, self._camera, QRectF(self.rect()), QPointF(at))
        self.pulse.paint(painter, self._camera, QRectF(self.rect()))

    def _paint_hover(self, painter: QPainter) -> None:
        key = self._hover.key
        if not key or self._gesture is not None or key in self.desk.selection:
            return
        spot = spot_of(self.desk.shown, key)
        if spot is not None:
            self._hover.paint(painter, spot, self.corners_in_view(spot))

    def _paint_selection(self, painter: QPainter) -> None:
        spots = self.desk.spots
        if not spots:
            return
        for spot in spots:
            marks.outline(painter, self.corners_in_view(spot))
            if spot.locked:
                marks.locked_corners(painter, self.corners_in_view(spot))
        corners = self.selected_corners()
        if corners is None:
            return
        if len(spots) > 1:
            marks.outline(painter, corners, dashed=True)
        if not self.busy and not all(spot.locked for spot in spots):
            marks.handles(painter, corners, self._hover.handle)

    # pointer --------------------------------------------------------------------------------------------------

    def under(self, at: QPointF) -> list[Spot]:
        """The leaves under a place of the widget, the uppermost first; locked ones too."""
        if not self.display.pages:
            return []
        place, reach = self.on_page(at), 4 / self._camera.scale
        page = self.display.pages[min(self.desk.page, len(self.display.pages) - 1)]
        inked = self._inks.at(page, place, reach)
        return hits.under(self.desk.shown, self.desk.page, inked, place, reach)

    def _free_under(self, at: QPointF) -> list[Spot]:
        return [spot for spot in self.under(at) if not spot.locked]

    def _lens(self) -> Lens:
        return Lens(self._camera.scale, self.snapping, self.overlays.guide_lines())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what a drag will do; a click selects at once, so that it can be dragged in the same move."""
        self._dig_timer.stop()
        at = event.position()
        if event.button() is Qt.MouseButton.MiddleButton or (
            self._space and event.button() is Qt.MouseButton.LeftButton
        ):
            self._begin(Pan(Point(at.x(), at.y()), self._pan))
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() is not Qt.MouseButton.LeftButton or self.desk.session is None:
            return
        if self.editing.active and self.editing.covers(self.on_page(at)):
            self.editing.press(
                self.on_page(at), keep=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
            self._selecting = True
            return
        if self.cropping.active and self.cropping.covers(self.on_page(at)):
            self.cropping.press(self.on_page(at))
            self._selecting = True
            return
        self.desk.settle()
        self._press = at
        self._hover.handle = self._handle(at)
        if self._hover.handle is None:
            self._choose(at, event.modifiers())

    def _handle(self, at: QPointF) -> Handle | None:
        corners = self.selected_corners()
        if corners is None or all(spot.locked for spot in self.desk.spots):
            return None
        return handle_at(corners, Point(at.x(), at.y()))

    def _choose(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """What is under the pointer becomes, or joins, the selection."""
        found = self._free_under(at)
        adding = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._pressed, self._fresh = (found[0] if found else None), True
        if not found:
            if self._in_selection(at):
                self._pressed, self._fresh = self.desk.spots[-1], False
            elif not adding:
                self.desk.select()
            return
        keys = self._chain(found)
        if any(key in self.desk.selection for key in keys) and not adding:
            self._fresh = False
            return
        entered = hits.entered_by(self.desk.shown, self.desk.selection)
        key = hits.top_of(found[0], entered)
        if adding:
            self.desk.toggle(key)
            self._fresh = True
        else:
            self.desk.select([key])

    def _chain(self, found: list[Spot]) -> list[str]:
        """The uppermost leaf and the groups around it."""
        return [found[0].element.id, *(group.id for group in found[0].parents)]

    def _in_selection(self, at: QPointF) -> bool:
        """Whether the pointer is inside the frame of something selected, where it has no ink."""
        place = self.on_page(at)
        return any(hits.inside(spot, place) and not spot.locked for spot in self.desk.spots)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what is being done, or show what a press would do."""
        at = event.position()
        self.pointed.emit(self.on_page(at))
        if self._selecting:
            if self.cropping.active:
                self.cropping.drag(self.on_page(at))
            else:
                self.editing.press(self.on_page(at), keep=True)
            return
        if self._gesture is not None:
            self._go_on(at, event.modifiers())
            return
        if self._press is not None:
            if (at - self._press).manhattanLength() >= _DEAD_ZONE:
                self._start_drag(self._press, event.modifiers())
                self._go_on(at, event.modifiers())
            return
        self._show_hover(at)

    def _start_drag(self, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        place, free = self.on_page(start), [spot for spot in self.desk.spots if not spot.locked]
        if self._hover.handle is Handle.TURN and free:
            self._begin(Turn(self.desk, place))
        elif self._hover.handle is not None and free:
            self._begin(Pull(self.desk, self._hover.handle, place, self._lens()))
        elif self._pressed is not None and free:
            self._begin(Move(self.desk, place, self._lens()))
        else:
            adding = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._begin(Marquee(self.desk, place, adding=adding))
        self._press = None

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._hover.stop_naming()
        self._tell_hurry()
        self.gestured.emit(True)

    def _go_on(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        assert self._gesture is not None
        keys = Keys(
            bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            bool(modifiers & Qt.KeyboardModifier.ControlModifier),
            bool(modifiers & Qt.KeyboardModifier.AltModifier),
        )
        place = Point(at.x(), at.y()) if isinstance(self._gesture, Pan) else self.on_page(at)
        self._gesture.to(place, keys)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag becomes a step; a click on what was selected before looks beneath it."""
        self._selecting = False
        self.cropping.let_go()
        if self._gesture is not None:
            self._end(cancel=False)
            return
        clicked = self._press is not None and event.button() is Qt.MouseButton.LeftButton
        if clicked and self._hover.handle is None and not self._fresh and not event.modifiers():
            self._dig_timer.start(QApplication.doubleClickInterval())
            self._dig_at = event.position()
        self._press = None

    _dig_at = QPointF()

    def _end(self, *, cancel: bool) -> None:
        gesture, self._gesture = self._gesture, None
        self._press, self._hover.handle = None, None
        assert gesture is not None
        if cancel:
            gesture.cancel()
        else:
            gesture.finish()
        self.unsetCursor()
        self._tell_hurry()
        self.gestured.emit(False)
        self.update()

    def _dig(self) -> None:
        """A second click: into the group that is selected, else what lies beneath."""
        found = self._free_under(self._dig_at)
        if not found:
            return
        entered = hits.entered_by(self.desk.shown, self.desk.selection) | set(self.desk.selection)
        keys = list(dict.fromkeys(hits.top_of(spot, entered) for spot in found))
        last = self.desk.selection[-1] if self.desk.selection else ""
        at = keys.index(last) + 1 if last in keys else 0
        self.desk.select([keys[at % len(keys)]])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A text is edited, a picture cropped; of a group the thing under the pointer is taken."""
        self._dig_timer.stop()
        if self.editing.active and self.editing.covers(self.on_page(event.position())):
            self.editing.choose_word()
            return
        found = self._free_under(event.position())
        if not found or event.button() is not Qt.MouseButton.LeftButton:
            return
        chosen = next((s for s in found if s.element.id in self.desk.selection), found[0])
        self.desk.select([chosen.element.id])
        self.open(chosen, self.on_page(event.position()))

    def open(self, spot: Spot, at: Point | None = None) -> None:
        """Edit a text in its place, or where it is filled in; crop a picture; write a table."""
        if isinstance(spot.element, Text):
            if not self.editing.begin(spot.element.id, at):
                self.edit_asked.emit(spot.element.id)
        elif isinstance(spot.element, Picture):
            self.crop(spot.element.id)
        elif isinstance(spot.element, Table):
            self.table_asked.emit(spot.element.id)

    def crop(self, element_id: str) -> None:
        """Crop a picture in its place; one that is empty is asked for instead."""
        if not self.cropping.begin(element_id):
            self.picture_asked.emit(element_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _tell_hurry(self) -> None:
        self.desk.hurried = self._gesture is not None or self.editing.active

    @property
    def busy(self) -> bool:
        """Whether something is being dragged, typed or cropped."""
        return self._gesture is not None or self.editing.active or self.cropping.active

    def _show_hover(self, at: QPointF) -> None:
        hot = self._handle(at)
        found = self.under(at) if hot is None else []
        entered = hits.entered_by(self.desk.shown, self.desk.selection) if found else set()
        key = hits.top_of(found[0], entered) if found else ""
        self._hover.turn_to(key, hot)
        if self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif hot is not None:
            self.setCursor(_CURSORS[hot])
        elif key and key in self.desk.selection:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer."""
        self._hover.turn_to("", None)
        self.pointed.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is there; a click beside the selection selects first."""
        at = QPointF(event.pos())
        found = self.under(at)
        free = [spot for spot in found if not spot.locked]
        if free and not any(key in self.desk.selection for key in self._chain(free)):
            self._choose(at, Qt.KeyboardModifier.NoModifier)
            self._press = None
        self.menu_asked.emit(event.globalPos(), [spot.element.id for spot in found])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom at the pointer, else scroll."""
        turn = event.angleDelta()
        if self.cropping.active and not event.modifiers():
            self.cropping.zoom(1.0016 ** turn.y())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self.zoom_to(self._camera.scale * 1.0016 ** turn.y(), Point(at.x(), at.y()))
        else:
            sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            dx, dy = (turn.y(), 0) if sideways else (turn.x(), turn.y())
            self._pan(dx / 2, dy / 2)
        event.accept()

    # keys -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Esc is the canvas's before it is the window's, while there is something to give up here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            busy = self.busy or bool(self.desk.selection)
            if event.key() == Qt.Key.Key_Escape and busy:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows nudge what is selected, or move the page; Tab chooses; Space holds the page."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in moves and self.desk.selection:
            k = 10 if shift else 1
            self._arranging.nudge(moves[key][0] * k, moves[key][1] * k)
        elif key in moves:
            self._pan(-40 * moves[key][0], -40 * moves[key][1])
        elif key is Qt.Key.Key_Space:
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key is Qt.Key.Key_Escape:
            self.escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cropping.active:
            self.cropping.finish()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self.desk.spots) == 1:
            self.open(self.desk.spots[0])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key is Qt.Key.Key_Minus:
            self.zoom_out()
        elif not (self._types(event) and self._type_over(event.text())):
            super().keyPressEvent(event)

    def _types(self, event: QKeyEvent) -> bool:
        """Whether a key writes a character."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and event.text().isprintable() and bool(event.text().strip())

    def _type_over(self, typed: str) -> bool:
        """Typing with a text selected replaces what it says."""
        spots = self.desk.spots
        return len(spots) == 1 and self.editing.type_over(spots[0].element.id, typed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method begins with a text selected: the composition goes into the text."""
        spots = self.desk.spots
        if len(spots) == 1 and not self.editing.active and self.editing.begin(spots[0].element.id):
            QApplication.sendEvent(self.editing.input, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Input methods are welcome while a text is selected; the candidates stand below it."""
        texts = len(self.desk.spots) == 1 and isinstance(self.desk.spots[0].element, Text)
        if query is Qt.InputMethodQuery.ImEnabled:
            return texts
        if query is Qt.InputMethodQuery.ImCursorRectangle and texts:
            corners = self.corners_in_view(self.desk.spots[0])
            return QRectF(corners[3].x, corners[3].y - 16, 1, 16)
        return super().inputMethodQuery(query)

    def _welcome_input_methods(self) -> None:
        """Only with a text selected, so that keys without a text stay keys of the canvas."""
        spots = self.desk.spots if self.desk.session is not None else []
        texts = len(spots) == 1 and isinstance(spots[0].element, Text)
        if self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) != texts:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, texts)
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the elements; F6 leaves the canvas."""
        if self.desk.session is None:
            return super().focusNextPrevChild(forward)
        self._arranging.select_next(1 if forward else -1)
        return True

    def escape(self) -> bool:
        """Give up a drag, else select the group around, else nothing; gives whether there was anything to do."""
        if self._gesture is not None:
            self._end(cancel=True)
            return True
        if self.cropping.active:
            self.cropping.finish()
            return True
        if self.desk.selection:
            self._arranging.select_up()
            return True
        return False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def span(self, axis: Axis) -> tuple[float, float] | None:
        """From where to where the selection reaches along an axis, in mm."""
        spots = self.desk.spots
        if not spots:
            return None
        box = bounds_of(spots)
        return (box.x, box.right) if axis is Axis.X else (box.y, box.bottom)
