"""What is painted while something goes on: the marquee, smart guides and read-outs of a drag, the pulse of a finding."""

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from postermaker.document.tree import bounds_of
from postermaker.editor.desk import Desk
from postermaker.editor.stage import marks
from postermaker.editor.stage.camera import Camera, to_view
from postermaker.editor.stage.gestures import Gesture, Marquee, said_mm
from postermaker.editor.words import say
from postermaker.geometry import Box, Point

_PULSE_MS = 4000


def paint_gesture(
    painter: QPainter, gesture: Gesture, desk: Desk, camera: Camera, view: QRectF, pointer: QPointF
) -> None:
    """The marquee, or the guides and the read-out of a drag beside the pointer."""
    if isinstance(gesture, Marquee):
        one = to_view(camera, Point(gesture.box.x, gesture.box.y))
        other = to_view(camera, Point(gesture.box.right, gesture.box.bottom))
        marks.marquee(painter, QRectF(QPointF(*one), QPointF(*other)))
        return
    if desk.spots:
        words = say("居中", "middle"), say("对齐", "aligned")
        marks.guide_lines(painter, camera, gesture.snap.lines, bounds_of(desk.spots), view, words)
    for gap in gesture.snap.gaps:
        marks.gaps(painter, camera, [gap], said_mm(gap.end - gap.start, desk), view)
    if gesture.said:
        marks.chip(painter, QPointF(pointer.x() + 64, pointer.y() + 26), gesture.said, "tip", view)


class Pulse(QObject):
    """Shows for some seconds where something is, with a sentence."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._shown: tuple[Box, str] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PULSE_MS)
        self._timer.timeout.connect(self._end)

    def show(self, box: Box, sentence: str) -> None:
        """Show a part of the page."""
        self._shown = (box, sentence)
        self._timer.start()
        self._canvas.update()

    def _end(self) -> None:
        self._shown = None
        self._canvas.update()

    def paint(self, painter: QPainter, camera: Camera, view: QRectF) -> None:
        """A line around it and a call-out below."""
        if self._shown is None:
            return
        box, sentence = self._shown
        at = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        a, b, c, d = (to_view(camera, Point(*corner)) for corner in at)
        marks.outline(painter, (a, b, c, d), "err")
        if sentence:
            marks.chip(painter, QPointF((a.x + b.x) / 2, c.y + 20), sentence, "tip", view)
