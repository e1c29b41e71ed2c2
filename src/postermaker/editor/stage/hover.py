"""What lies under the resting pointer: outlined at once, named after a moment."""

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from postermaker.document.tree import Spot
from postermaker.editor.arranging import called
from postermaker.editor.stage import marks
from postermaker.editor.stage.handles import Handle
from postermaker.editor.words import say
from postermaker.geometry import Point

_NAME_MS = 300


class Hover(QObject):
    """The element and the handle under the pointer of a view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.key = ""  #: the element's id
        self.handle: Handle | None = None
        self._named = False
        self._naming = QTimer(self, singleShot=True, interval=_NAME_MS)
        self._naming.timeout.connect(self._name)

    def turn_to(self, key: str, handle: Handle | None) -> None:
        """The pointer came to something else, or to nothing."""
        if (key, handle) != (self.key, self.handle):
            self.key, self.handle, self._named = key, handle, False
            if key:
                self._naming.start()
            self._view.update()

    def stop_naming(self) -> None:
        """Something is done with the pointer."""
        self._naming.stop()

    def _name(self) -> None:
        self._named = True
        self._view.update()

    def paint(self, painter: QPainter, spot: Spot, corners: tuple[Point, Point, Point, Point]) -> None:
        """The outline of the element, and its name once the pointer rests; of a locked one only that."""
        if not spot.locked:
            marks.outline(painter, corners)
        if self._named or spot.locked:
            said = called(spot.element) + (say(" · 已锁定", " · locked") if spot.locked else "")
            foot = max(corners, key=lambda corner: corner.y)
            middle = sum(corner.x for corner in corners) / 4
            marks.chip(painter, QPointF(middle, foot.y + 16), said, "tip", QRectF(self._view.rect()))
