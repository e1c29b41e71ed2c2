"""Drops onto the canvas and the window: a picture over a frame of another lights it, and takes its place."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QDropEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from postermaker.document.model import Picture
from postermaker.document.tree import Spot
from postermaker.editor import theme
from postermaker.editor.dropping import Dropped, Dropping, files_in, kind_of
from postermaker.editor.lettering import sized, write
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.taking import PICTURES
from postermaker.editor.words import say


class _Light(QWidget):
    """A frame around what a drop would replace, and the words for it; the pointer passes through."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.frame = QPolygonF()
        self.words = ""
        self.hide()

    def shine(self, frame: QPolygonF, words: str) -> None:
        self.frame, self.words = frame, words
        self.resize(self._canvas.size())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = look.color("accent")
        painter.setPen(QPen(ground, 3))
        ground.setAlpha(56)
        painter.setBrush(ground)
        painter.drawPolygon(self.frame)
        width = QFontMetrics(sized(painter.font(), 13, bold=True)).horizontalAdvance(self.words) + 24
        middle = self.frame.boundingRect().center()
        chip = QRectF(middle.x() - width / 2, middle.y() - 15, width, 30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accfill"))
        painter.drawRoundedRect(chip, 6, 6)
        write(painter, chip, self.words, 13, "onacc", bold=True, side=Qt.AlignmentFlag.AlignHCenter)
        painter.end()


class Landing(QObject):
    """Watches the canvas for all that it takes, and the window for files of the program."""

    def __init__(self, canvas: Canvas, dropping: Dropping, window: QWidget | None = None) -> None:
        super().__init__(canvas)
        self._canvas, self._dropping = canvas, dropping
        self.light = _Light(canvas)
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)
        if window is not None:
            self.watch(window)

    def watch(self, window: QWidget) -> None:
        """Take files of the program anywhere on a window."""
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what we know; lists are left to whoever stands behind."""
        if event.type() is QEvent.Type.DragLeave:
            self.light.hide()
            return False
        if not isinstance(event, QDropEvent):
            return False
        kind = kind_of(event.mimeData())
        if watched is not self._canvas:
            return kind is Dropped.POSTER and self._take(event, None)
        if kind is Dropped.NOTHING or (self._canvas.desk.session is None and kind is not Dropped.POSTER):
            return False
        return self._take(event, self._target(event, kind))

    def _take(self, event: QDropEvent, target: Spot | None) -> bool:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is not QEvent.Type.Drop:
            self._show(target)
            return True
        self.light.hide()
        at = self._canvas.on_page(event.position())
        self._dropping.take(event.mimeData(), at, target.element.id if target else "")
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _target(self, event: QDropEvent, kind: Dropped) -> Spot | None:
        """The picture that one dropped picture would replace."""
        paths = files_in(event.mimeData())
        if kind is not Dropped.FILES or len(paths) != 1 or paths[0].suffix.lower() not in PICTURES:
            return None
        under = self._canvas.under(QPointF(event.position()))
        return next((s for s in under if isinstance(s.element, Picture) and not s.locked), None)

    def _show(self, target: Spot | None) -> None:
        if target is None:
            self.light.hide()
            return
        corners = self._canvas.corners_in_view(target)
        frame = QPolygonF([QPointF(corner.x, corner.y) for corner in corners])
        self.light.shine(frame, say("松开换掉这张图", "Let go to replace this picture"))
