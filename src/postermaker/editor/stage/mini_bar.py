"""The small bar above what is selected: the few things done most, and the way to all of them.

It is not in the way: hidden while something is dragged, typed or scrolled, back a moment later, and it never moves
while the pointer is on it.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QFrame, QPushButton

from postermaker.document.model import Group, Picture, Text
from postermaker.document.tree import spots
from postermaker.editor.actions import Actions
from postermaker.editor.controls import button, clear, icon_button, on_click, row, upright
from postermaker.editor.stage.camera import to_view
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.words import say
from postermaker.geometry import Point

_AWAY = 12  #: between the bar and the frame
_BACK_MS = 150


class MiniBar(QFrame):
    """At most eight things by what is selected."""

    def __init__(self, canvas: Canvas, actions: Actions, more: Callable[[QPoint], object]) -> None:
        super().__init__(canvas)
        self.setObjectName("floating")
        self._canvas, self._actions, self._more = canvas, actions, more
        self._row = row(margins=(6, 4, 6, 4), gap=2)
        self.setLayout(self._row)
        self.setFixedHeight(40)
        self._filled_for: tuple[str, ...] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_BACK_MS)
        self._timer.timeout.connect(self.settle)
        desk = canvas.desk
        for signal in (
            desk.selected,
            desk.changed,
            canvas.looked,
            canvas.editing.ended,
            canvas.cropping.ended,
        ):
            signal.connect(self._soon)
        canvas.gestured.connect(self._on_gesture)
        canvas.editing.began.connect(self.hide)
        self.hide()

    def _on_gesture(self, begun: bool) -> None:
        if begun:
            self._timer.stop()
            self.hide()
        else:
            self._soon()

    def _soon(self) -> None:
        if not self.underMouse():
            self.hide()
        self._timer.start()

    def settle(self) -> None:
        """Show it where it belongs, if something is selected and nothing else goes on."""
        canvas, desk = self._canvas, self._canvas.desk
        busy = canvas.busy or desk.session is None or not desk.selection
        corners = None if busy else canvas.selected_corners()
        if corners is None or all(spot.locked for spot in desk.spots):
            self.hide()
            return
        self._fill()
        if self.isVisible() and self.underMouse():
            return
        box = QRect(
            QPoint(round(min(c.x for c in corners)), round(min(c.y for c in corners))),
            QPoint(round(max(c.x for c in corners)), round(max(c.y for c in corners))),
        )
        if not self._canvas.rect().intersects(box):
            self.hide()
            return
        self.adjustSize()
        self.move(self._spot(box))
        self.show()
        self.raise_()

    def _spot(self, box: QRect) -> QPoint:
        """Above the frame; where that covers something else, below; else at the canvas's upper edge."""
        room = self._canvas.rect().adjusted(8, 8, -8, -8)
        x = min(max(box.center().x() - self.width() // 2, room.left()), room.right() - self.width())
        above, below = box.top() - _AWAY - self.height(), box.bottom() + 44
        for y in (above, below):
            place = QRect(x, y, self.width(), self.height())
            if room.contains(place) and not self._covers(place):
                return place.topLeft()
        return QPoint(x, above if room.contains(QRect(x, above, self.width(), self.height())) else room.top())

    def _covers(self, place: QRect) -> bool:
        """Whether something unlocked that is not selected, other than a ground, lies there."""
        canvas, desk = self._canvas, self._canvas.desk
        for spot in spots(desk.shown, desk.page):
            if spot.parents or spot.locked or spot.hidden or spot.element.id in desk.selection:
                continue
            a, b = spot.bounds, desk.sheet
            if a.width * a.height > 0.5 * b.width * b.height:
                continue
            one, other = (to_view(canvas.camera, Point(*p)) for p in ((a.x, a.y), (a.right, a.bottom)))
            if place.intersects(
                QRect(QPoint(round(one.x), round(one.y)), QPoint(round(other.x), round(other.y)))
            ):
                return True
        return False

    def _fill(self) -> None:
        desk = self._canvas.desk
        elements = desk.elements
        kind = type(elements[0]).__name__ if len(elements) == 1 else "several"
        wanted = (kind, *(element.id for element in elements))
        if wanted == self._filled_for:
            return
        self._filled_for = wanted
        clear(self._row)
        parts: list[QPushButton | QFrame] = []
        if len(elements) == 1 and isinstance(elements[0], Text):
            edit = on_click(button(say("改字", "Edit"), "tiny", "edit", "F2"), self._edit)
            parts += [edit, upright()]
        elif len(elements) == 1 and isinstance(elements[0], Picture):
            crop = button(say("裁剪", "Crop"), "tiny", "crop", say("双击也行", "or double-click"))
            parts += [on_click(crop, self._crop), upright()]
        if len(elements) > 1:
            parts += [self._act("group", "group"), self._act("align-left", "align-left")]
        elif isinstance(elements[0], Group):
            parts += [self._act("ungroup", "ungroup")]
        parts += [self._act("align-middle", "align-middle"), self._act("align-centre", "align-centre")]
        parts += [self._act("duplicate", "copy"), self._act("lock", "lock"), self._act("delete", "trash")]
        more = icon_button("more", say("更多", "More"), side=30)
        on_click(more, lambda: self._more(more.mapToGlobal(QPoint(0, more.height()))))
        for part in (*parts, more):
            self._row.addWidget(part)

    def _act(self, key: str, icon: str) -> QPushButton:
        made = icon_button(icon, str(self._actions.commands[key].name), self._actions.tip(key), side=30)
        made.clicked.connect(self._actions.made[key].trigger)
        return made

    def _edit(self) -> None:
        self._canvas.open(self._canvas.desk.spots[0])

    def _crop(self) -> None:
        self._canvas.crop(self._canvas.desk.selection[0])
