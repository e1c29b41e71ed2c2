"""The form of a document's fields: what the clerk types goes to the session, what undo brings back comes here."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from postermaker.backends.painter import decoded
from postermaker.document.model import Document, Field, FieldKind
from postermaker.editor.controls import (
    Entry,
    button,
    clear,
    column,
    is_window_key,
    label,
    on_click,
    restyle,
    row,
)
from postermaker.editor.words import say
from postermaker.images import facts


class Lines(QPlainTextEdit):
    """A field of several lines that leaves undo to the document; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(88)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        """Not claiming undo, redo and export lets the window's shortcuts have them."""
        if event.type() is QEvent.Type.ShortcutOverride and is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusOutEvent(event)
        self.left.emit()


class PictureChoice(QWidget):
    """A picture field: what is in it, and the buttons to change that."""

    choose_asked = Signal()
    drop_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._thumb = QLabel()
        self._thumb.setFixedSize(64, 48)
        self._thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._facts = label("", "hint")
        self.choose = on_click(button(say("选图片", "Choose"), icon="image"), self.choose_asked.emit)
        self.choose.setAccessibleName(say(f"选图片：{name}", f"Choose picture: {name}"))
        self._drop = on_click(button(say("去掉", "Remove"), "link"), self.drop_asked.emit)
        self._drop.setAccessibleName(say(f"去掉图片：{name}", f"Remove picture: {name}"))
        side = column(row(self.choose, self._drop, None), self._facts, gap=4)
        self.setLayout(row(self._thumb, side, gap=10))

    def show_picture(self, data: bytes | None) -> None:
        """Show a picture and its size, or that there is none."""
        self._drop.setVisible(data is not None)
        self._thumb.setVisible(data is not None)
        self.choose.setText(say("换图", "Change") if data else say("选图片", "Choose"))
        if data is None:
            self._facts.setText(say("JPG 或 PNG", "JPG or PNG"))
            return
        found = facts(data)
        self._facts.setText(
            say(f"{found.width_px:,} × {found.height_px:,} 像素", f"{found.width_px} × {found.height_px} px")
        )
        room = QSize(64, 48) * self.devicePixelRatioF()
        image = decoded(data).scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._thumb.setPixmap(QPixmap.fromImage(image))


class Form(QWidget):
    """One control a field."""

    text_typed = Signal(str, str)  #: key, text
    left = Signal()  #: a field lost the focus: typing that follows is another step
    picture_asked = Signal(str)
    picture_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._column: QVBoxLayout = column(gap=12)
        self.setLayout(self._column)
        self._fields: tuple[Field, ...] = ()
        self._texts: dict[str, Entry | Lines] = {}
        self._pictures: dict[str, PictureChoice] = {}
        self._faults: dict[str, QLabel] = {}
        self._taken: dict[str, str] = {}

    def show_document(self, document: Document) -> None:
        """Show a document's fields and values; a text that is just being typed is left alone."""
        if document.fields is not self._fields and document.fields != self._fields:
            self._build(document.fields)
        for key, text in self._texts.items():
            value = document.values.get(key, "")
            if value != self._taken.get(key):
                self._taken[key] = value
                text.blockSignals(True)
                _put(text, value)
                text.blockSignals(False)
                self.show_fault(key, "")
        for key, choice in self._pictures.items():
            asset = document.values.get(key, "")
            if asset != self._taken.get(key):
                self._taken[key] = asset
                choice.show_picture(document.assets.get(asset))

    def took(self, key: str, value: str) -> None:
        """The document took what was typed; it may have dropped blanks at the ends, which stay in the field."""
        self._taken[key] = value
        self.show_fault(key, "")

    def show_fault(self, key: str, fault: str) -> None:
        """Say below a field why its text was not taken."""
        if key in self._faults:
            self._faults[key].setText(fault)
            self._faults[key].setVisible(bool(fault))
        if key in self._texts:
            restyle(self._texts[key], "error" if fault else "")

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field."""
        target: QWidget | None = self._texts.get(key)
        if target is None and key in self._pictures:
            target = self._pictures[key].choose
        if target is not None:
            target.show()  # Qt shows what was just put into a layout a moment later, and only then takes a focus
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            text = self._texts.get(key)
            if text is not None:
                text.selectAll()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self._fields:
            self.focus_field(self._fields[0].key)

    def text_field(self, key: str) -> Entry | Lines:
        """The control of a text field."""
        return self._texts[key]

    def _build(self, fields: tuple[Field, ...]) -> None:
        clear(self._column)
        self._fields = fields
        self._texts, self._pictures, self._faults, self._taken = {}, {}, {}, {}
        for field in fields:
            self._column.addLayout(self._made(field))
        self._column.addStretch(1)

    def _made(self, field: Field) -> QVBoxLayout:
        name = label(field.label, "bold")
        need = [label(say("必填", "required"), "hint")] if field.required else []
        head = row(name, *need, None, gap=6)
        control = self._picture(field) if field.kind is FieldKind.PICTURE else self._text(field)
        name.setBuddy(control)
        fault = self._faults[field.key] = label("", "error", wrap=True)
        fault.hide()
        return column(head, control, fault, gap=4)

    def _text(self, field: Field) -> QWidget:
        hint = say(f"例如：{field.sample}", f"e.g. {field.sample}") if field.sample else ""
        name = field.label + (say("，必填", ", required") if field.required else "")
        typed = partial(self.text_typed.emit, field.key)
        if field.kind is FieldKind.LINES:
            lines = self._texts[field.key] = Lines(name, hint)
            lines.textChanged.connect(lambda: typed(lines.toPlainText()))
            lines.left.connect(self.left)
            return lines
        entry = self._texts[field.key] = Entry(name, hint)
        entry.textChanged.connect(typed)
        entry.editingFinished.connect(self.left)
        return entry

    def _picture(self, field: Field) -> QWidget:
        choice = self._pictures[field.key] = PictureChoice(field.label)
        choice.choose_asked.connect(partial(self.picture_asked.emit, field.key))
        choice.drop_asked.connect(partial(self.picture_dropped.emit, field.key))
        choice.show_picture(None)
        return choice


def _put(text: Entry | Lines, value: str) -> None:
    if isinstance(text, Lines):
        text.setPlainText(value)
        return
    text.setText(value)
    if not text.hasFocus():
        text.setCursorPosition(0)  # a long text is read from its beginning
