"""Text edited in its place on the canvas, with input methods.

The typing itself is a plain text field of Qt's, almost invisible at the caret: it knows input methods, keys,
clipboard and screen readers. What it holds goes into the document with every change and is set anew; what an
input method composes stays out of the document and is drawn over the last setting. One session is one step.
"""

import re
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from postermaker.document.model import Document, Field, FieldKind, Text
from postermaker.document.places import keys_in
from postermaker.document.tree import changed, spot_of
from postermaker.editor import theme
from postermaker.editor.arranging import called
from postermaker.editor.desk import Desk
from postermaker.editor.proof import with_pale_samples
from postermaker.editor.stage import hits
from postermaker.editor.stage.camera import Camera, to_view
from postermaker.editor.stage.carets import Carets, carets_of
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.geometry import Point
from postermaker.layout.page import standing
from postermaker.merge import fill

_BLINK_MS = 530
_ONE_PLACE = re.compile(r"\{[a-z][a-z0-9_]{0,39}\}")


_OURS = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def field_in(document: Document, text: Text) -> Field | None:
    """The field that a text consists of; None where it says more or other than one field."""
    if not _ONE_PLACE.fullmatch(text.content):
        return None
    key = keys_in(text.content)[0]
    return next((field for field in document.fields if field.key == key), None)


class TextInput(QPlainTextEdit):
    """The field that takes the typing. It shows nothing; the canvas does."""

    done = Signal()
    moved = Signal(int, bool)  #: lines up or down, with Shift
    lined = Signal(bool, bool)  #: to the end (or start) of the line, with Shift
    composed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.caret_rect: Callable[[], QRect] = QRect
        self.lines = True
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet("background: transparent; border: 0; padding: 0;")
        self.preedit = ""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is composed is kept to be drawn; what is committed goes the usual way."""
        super().inputMethodEvent(event)
        self.preedit = event.preeditString()
        self.composed.emit()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """The caret is where the canvas draws it, so that the candidates stand below it at every zoom."""
        if query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
            return QRectF(self.caret_rect().translated(-self.pos()))
        return (
            super().inputMethodQuery(query, argument)
            if argument is not None
            else super().inputMethodQuery(query)
        )

    def event(self, event: QEvent) -> bool:
        """Undo is this field's while it has something to undo, then the document's; other keys of text are its own."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo and not self.document().isUndoAvailable():
                event.ignore()
                return False
            if undo or event.key() in _OURS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter end; Enter ends where a text has one line only; up and down go by what is seen."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (ctrl or not self.lines)
        ):
            self.done.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1, shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not ctrl:
            self.lined.emit(key == Qt.Key.Key_End, shift)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: Any) -> None:
        """Plain text only; where a text has one line, breaks become blanks."""
        if source.hasText():
            text = source.text().replace("\r\n", "\n").replace("\r", "\n").strip("\n")
            self.insertPlainText(text if self.lines else " ".join(text.split("\n")))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the session, but for a menu or another window in front."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.done.emit()


class TextEditing(QWidget):
    """The session: which text is edited, its carets, its painting over the page."""

    began = Signal()
    ended = Signal()
    refused = Signal(str)  #: why the last change was not taken; empty when it was

    def __init__(self, canvas: QWidget, desk: Desk) -> None:
        super().__init__(canvas)
        self.hide()
        self._canvas, self._desk = canvas, desk
        self.input = TextInput(canvas)
        self.input.caret_rect = self._caret_rect
        self.input.setAccessibleName(say("画面上的文字", "Text on the canvas"))
        self.input.textChanged.connect(self._on_text)
        self.input.cursorPositionChanged.connect(self._on_cursor)
        self.input.composed.connect(self._on_composed)
        self.input.done.connect(self.finish)
        self.input.moved.connect(self._on_moved)
        self.input.lined.connect(self._on_lined)
        self._camera: Camera | None = None
        self._id = ""
        self._field: Field | None = None
        self._carets: Carets | None = None
        self._mark, self._name = 0, ""
        self._found_for = ""  #: the text that the carets are those of
        self._shown = True
        self.fault = ""
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self._on_blink)
        desk.settling.connect(self.finish)
        desk.changed.connect(self._on_changed)
        desk.taken.connect(self._forget)

    # the session ----------------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether a text is edited."""
        return bool(self._id)

    @property
    def text_id(self) -> str:
        """The id of the text that is edited, or nothing."""
        return self._id

    def begin(self, element_id: str, at: Point | None = None) -> bool:
        """Edit a text, the caret at a place of the page or all of it chosen; gives whether it can be edited here."""
        spot = spot_of(self._desk.document, element_id)
        if spot is None or not isinstance(spot.element, Text) or spot.locked:
            return False
        text = spot.element
        self._field = field_in(self._desk.document, text)
        if self._field is None and keys_in(text.content):
            return False  # words around fields: those are filled in on the left
        self._id, self._mark, self.fault = element_id, self._mark + 1, ""
        name = self._field.label if self._field else called(text)
        self._name = say(f"改“{name}”", f"Edit '{name}'")
        said = self._desk.document.values.get(self._field.key, "") if self._field else text.content
        self.input.lines = self._field is None or self._field.kind is FieldKind.LINES
        self.input.blockSignals(True)
        self.input.setPlainText(said)
        self.input.blockSignals(False)
        self.input.preedit = ""
        self._desk.select([element_id])
        self._find_carets()
        self._place_caret(at)
        self.input.show()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_caret()
        self._blink.start()
        self.began.emit()
        return True

    def _place_caret(self, at: Point | None) -> None:
        if at is None or self._carets is None:
            self.input.selectAll()
            return
        self._go_to(self._carets.near(at), keep=False)

    def type_over(self, element_id: str, typed: str) -> bool:
        """Begin by typing: what was there is replaced."""
        if not self.begin(element_id):
            return False
        self.input.selectAll()
        self.input.insertPlainText(typed)
        return True

    def finish(self) -> None:
        """Hand in what an input method holds, and end; the text is in the document already."""
        if not self._id:
            return
        method = QGuiApplication.inputMethod()
        if method is not None and self.input.preedit:
            method.commit()
        self._forget()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        if not self._id:
            return
        self._id, self._carets = "", None
        self.input.preedit = ""
        self._blink.stop()
        self.input.hide()
        if self._desk.session is not None:
            self._desk.session.pause()
        self._canvas.update()
        self.ended.emit()

    # changes --------------------------------------------------------------------------------------------------

    def _on_text(self) -> None:
        if not self._id:
            return
        typed = self.input.toPlainText()
        try:
            self._change(typed)
            self.fault = ""
        except Fault as fault:
            self.fault = str(fault.cause)
        self.refused.emit(self.fault)
        if self._found_for != typed:  # else the change of the document has found them
            self._find_carets()
        self._show_caret()

    def _change(self, typed: str) -> None:
        """Put what is typed into the document.

        Raises:
            InputFault: it is too long for its field; the document keeps the last good text.
        """
        document, key = self._desk.document, self._id
        spot = spot_of(document, key)
        if spot is None:
            return
        if self._field is not None:
            made = fill(document, {self._field.key: typed}, complete=False)
            same = made.values.get(self._field.key, "") == document.values.get(self._field.key, "")
        else:
            literal = typed.replace("{", "｛").replace("}", "｝")  # braces would become places of fields
            made = changed(document, {key}, lambda element: replace(element, content=literal))
            same = isinstance(spot.element, Text) and spot.element.content == literal
        if not same:
            self._desk.do(self._name, lambda _: made, merge=f"text-{self._mark}")

    def _on_changed(self) -> None:
        """The document changed under the session: by this session, or by undo and panels."""
        if not self._id:
            return
        spot = spot_of(self._desk.shown, self._id)
        if spot is None or not isinstance(spot.element, Text):
            self._forget()
            return
        self._find_carets()

    # carets ---------------------------------------------------------------------------------------------------

    def _find_carets(self) -> None:
        self._found_for = self.input.toPlainText()
        shown, _ = with_pale_samples(self._desk.shown)
        found = standing(shown, self._id, self._desk.book) if self._id else None
        self._carets = carets_of(found, self._found_for, self._desk.book) if found else None
        self._canvas.update()

    def _on_cursor(self) -> None:
        self._show_caret()

    def _show_caret(self) -> None:
        self._shown = True
        if self._id:
            self._blink.start()
            rect = self._caret_rect()
            self.input.setGeometry(QRect(rect.topLeft(), QPoint(rect.right() + 1, rect.bottom())))
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImCursorRectangle)
        self._canvas.update()

    def _on_composed(self) -> None:
        self._show_caret()

    def _on_blink(self) -> None:
        self._shown = not self._shown
        self._canvas.update()

    def _on_moved(self, lines: int, keep: bool) -> None:
        if self._carets is not None:
            # in columns the next line is to the left: up and down go along it
            if self._carets.vertical:
                self._go_to(self._at + lines, keep=keep)
            else:
                self._go_to(self._carets.beside(self._at, lines), keep=keep)

    def _on_lined(self, end: bool, keep: bool) -> None:
        if self._carets is not None:
            self._go_to(self._carets.edge(self._at, end=end), keep=keep)

    @property
    def _at(self) -> int:
        return _code_points(self.input.toPlainText(), self.input.textCursor().position())

    def _go_to(self, index: int, *, keep: bool) -> None:
        cursor = self.input.textCursor()
        text = self.input.toPlainText()
        index = min(max(index, 0), len(text))
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(_units(text, index), mode)
        self.input.setTextCursor(cursor)

    # pointer --------------------------------------------------------------------------------------------------

    def covers(self, at: Point) -> bool:
        """Whether a place of the page lies in the frame of the text that is edited."""
        spot = spot_of(self._desk.shown, self._id) if self._id else None
        return spot is not None and hits.inside(spot, at)

    def press(self, at: Point, *, keep: bool) -> None:
        """Put the caret to a place of the page."""
        if self._carets is not None:
            self._go_to(self._carets.near(at), keep=keep)

    def choose_word(self) -> None:
        """The word, or the character, under the caret."""
        cursor = self.input.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.input.setTextCursor(cursor)

    # painting -------------------------------------------------------------------------------------------------

    def follow(self, camera: Camera) -> None:
        """The page moved under the caret."""
        self._camera = camera
        if self._id:
            self._show_caret()

    def _caret_rect(self) -> QRect:
        """The caret in the canvas's logical pixels."""
        if self._carets is None or self._camera is None:
            return QRect(0, 0, 1, 16)
        one, other = (to_view(self._camera, end) for end in self._carets.ends(self._at))
        rect = QRectF(QPointF(*one), QPointF(*other)).normalized()
        return QRect(
            round(rect.x()), round(rect.y()), max(1, round(rect.width())), max(1, round(rect.height()))
        )

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Selection, caret and what is composed, over the page."""
        if self._carets is None:
            return
        cursor, text = self.input.textCursor(), self.input.toPlainText()
        start, end = _code_points(text, cursor.selectionStart()), _code_points(text, cursor.selectionEnd())
        color = QColor(theme.current().color("accent"))
        color.setAlphaF(0.38)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for corners in self._carets.stretches(start, end):
            painter.drawPolygon(QPolygonF([QPointF(*to_view(camera, corner)) for corner in corners]))
        if self.input.preedit:
            self._paint_composition(painter, camera)
        elif self._shown:
            one, other = (QPointF(*to_view(camera, end)) for end in self._carets.ends(self._at))
            painter.setPen(QPen(QColor("#FFFFFF"), 4))
            painter.drawLine(one, other)
            painter.setPen(QPen(QColor("#14181F"), 2))
            painter.drawLine(one, other)

    def _paint_composition(self, painter: QPainter, camera: Camera) -> None:
        """The letters that are composed, on a label at the caret: the setting below stays as it is."""
        colors = theme.current()
        rect = self._caret_rect()
        font = QFont(self._canvas.font())
        font.setPixelSize(min(max(round(rect.height() * 0.42), 14), 32))
        metrics = QFontMetricsF(font)
        box = QRectF(
            rect.right() + 2,
            rect.center().y() - metrics.height() / 2 - 3,
            metrics.horizontalAdvance(self.input.preedit) + 12,
            metrics.height() + 6,
        )
        box.moveRight(min(box.right(), self._canvas.width() - 4.0))
        painter.setPen(QPen(colors.color("line2"), 1))
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(colors.color("t1"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.input.preedit)
        pen = QPen(colors.color("accent"), 1.5)
        pen.setDashPattern([4, 2])
        painter.setPen(pen)
        foot = box.bottom() - 3
        painter.drawLine(QPointF(box.left() + 6, foot), QPointF(box.right() - 6, foot))


def _code_points(text: str, units: int) -> int:
    """A place counted in characters, from Qt's count in UTF-16 units."""
    count = 0
    for index, char in enumerate(text):
        if count >= units:
            return index
        count += 2 if ord(char) > 0xFFFF else 1
    return len(text)


def _units(text: str, index: int) -> int:
    """A place counted in UTF-16 units, from one in characters."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text[:index])
