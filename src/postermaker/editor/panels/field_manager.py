"""Below the form: what a list fills. Fields made of what is selected, renamed, made required, taken away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postermaker.document.fielding import (
    LONGEST_LABEL,
    can_be_field,
    renamed,
    required,
    with_field,
    without_field,
)
from postermaker.document.model import Document, Field, FieldKind
from postermaker.editor.arranging import called
from postermaker.editor.controls import Entry, button, clear, column, icon_button, label, on_click, row
from postermaker.editor.desk import Desk
from postermaker.editor.properties.choosing import Tick
from postermaker.editor.words import say

_KINDS = {
    FieldKind.TEXT: ("文字", "text"),
    FieldKind.LINES: ("多行文字", "lines"),
    FieldKind.PICTURE: ("图片", "picture"),
    FieldKind.CODE: ("二维码", "QR code"),
}


class FieldRow(QWidget):
    """One field: its name to be changed in place, whether it must be filled, the way out."""

    named = Signal(str, str)
    marked = Signal(str, bool)
    dropped = Signal(str)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.name = Entry(say(f"字段名：{field.label}", f"Name: {field.label}"))
        self.name.setMaxLength(LONGEST_LABEL)
        self.name.setToolTip(
            say(f"{_KINDS[field.kind][0]}，名单里的列叫这个名字就对得上", "the column's head in a list")
        )
        self.name.editingFinished.connect(self._on_named)
        self.must = Tick(say("必填", "required"))
        self.must.clicked.connect(lambda on: self.marked.emit(field.key, bool(on)))
        tip = say(f"删掉字段“{field.label}”，字留在版面上", f"Delete '{field.label}', its words stay")
        self.trash = on_click(icon_button("trash", tip, side=28), partial(self.dropped.emit, field.key))
        inner = row(self.name, self.must, self.trash, gap=6)
        inner.setStretch(0, 1)
        self.setLayout(inner)
        self.show_field(field)

    def show_field(self, field: Field) -> None:
        """The field as it is now; a name that is being typed is left alone."""
        self.field = field
        if not self.name.hasFocus() or self.name.text().strip() == field.label:
            self.name.setText(field.label)
        self.must.setChecked(field.required)
        self.must.setAccessibleName(say(f"“{field.label}”必填", f"{field.label} required"))

    def _on_named(self) -> None:
        if self.name.text() != self.field.label:
            self.named.emit(self.field.key, self.name.text())


class FieldManager(QWidget):
    """A field for what is selected, and the rows of those that there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Field, ...] | None = None
        self.rows: dict[str, FieldRow] = {}
        self.new_name = Entry(
            say("新字段的名字", "Name of the new field"), say("字段名，如“地点”", "e.g. place")
        )
        self.new_name.setMaxLength(LONGEST_LABEL)
        self.new_name.returnPressed.connect(self._make)
        self.make = on_click(button(say("让名单来填", "Fill from a list"), "", "plus"), self._make)
        self._hint = label("", "hint", wrap=True)
        self._column: QVBoxLayout = column(gap=6)
        making = row(self.new_name, self.make, gap=6)
        making.setStretch(0, 1)
        self.setLayout(
            column(
                label(say("名单来填的", "Filled from a list"), "bold"),
                self._hint,
                making,
                self._column,
                gap=6,
            )
        )
        desk.changed.connect(self.refresh)
        desk.selected.connect(self._show_selected)
        if desk.session is not None:
            self.refresh()

    def refresh(self) -> None:
        """Show the document's fields."""
        document = self._desk.document
        before, self._shown = self._shown, document.fields
        if before is None or [_same(f) for f in before] != [_same(f) for f in document.fields]:
            self._build(document)
        elif before != document.fields:
            for field in document.fields:
                self.rows[field.key].show_field(field)
        self._show_selected()

    def _build(self, document: Document) -> None:
        clear(self._column)
        self.rows = {}
        for field in document.fields:
            made = self.rows[field.key] = FieldRow(field)
            made.named.connect(self._rename)
            made.marked.connect(self._mark)
            made.dropped.connect(self._drop)
            self._column.addWidget(made)

    def _chosen(self) -> str:
        desk = self._desk
        ids = desk.selection
        return ids[0] if len(ids) == 1 and can_be_field(desk.document, ids[0]) else ""

    def _show_selected(self) -> None:
        if self._desk.session is None:
            return
        chosen = self._chosen()
        self.make.setEnabled(bool(chosen))
        self.new_name.setEnabled(bool(chosen))
        self._hint.setText(
            say(
                f"给选中的“{called(self._desk.elements[0])}”起个名，批量制作时一行填一个",
                "name what is selected",
            )
            if chosen and self._desk.elements
            else say(
                "选中版面上的文字、图片或二维码，就能让名单一行行来填", "select a text, picture or code first"
            )
        )
        self.make.setToolTip(
            "" if chosen else say("先选中一段文字、一张图片或一个二维码", "select something first")
        )

    def _make(self) -> None:
        key = self._chosen()
        name = self.new_name.text().strip() or self._default_name()
        if not key:
            return
        step = say(f"加字段“{name}”", f"Field '{name}'")
        if self._desk.do(step, lambda d: with_field(d, key, name)[0]):
            self.new_name.clear()

    def _default_name(self) -> str:
        taken = {field.label for field in self._desk.document.fields}
        base, count = say("内容", "content"), 1
        name = base
        while name in taken:
            count += 1
            name = f"{base}{count}"
        return name

    def _rename(self, key: str, name: str) -> None:
        if not self._desk.do(
            say(f"字段改名“{name}”", f"Rename field '{name}'"), lambda d: renamed(d, key, name)
        ):
            self.rows[key].name.setText(self.rows[key].field.label)

    def _mark(self, key: str, on: bool) -> None:
        said = self.rows[key].field.label
        step = say(
            f"“{said}”改成{'必填' if on else '可以不填'}", f"'{said}' {'required' if on else 'optional'}"
        )
        self._desk.do(step, lambda d: required(d, key, on=on))

    def _drop(self, key: str) -> None:
        said = self.rows[key].field.label
        if self._desk.do(say(f"删掉字段“{said}”", f"Delete field '{said}'"), lambda d: without_field(d, key)):
            self._desk.told.emit(
                say(f"删掉了字段“{said}”，字还在版面上", f"deleted '{said}', its words stay")
            )


def _same(field: Field) -> tuple[str, FieldKind]:
    """What a row can't show otherwise."""
    return field.key, field.kind
