"""The bar over the batch page: back, the title, the design that the rows fill."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from postermaker.document import file
from postermaker.document.model import Document
from postermaker.editor import dialogs, settings
from postermaker.editor.controls import button, key_label, label, on_click, row, upright
from postermaker.editor.properties.choosing import Choice
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.library import templates
from postermaker.units import parse_size

#: Where there is no document in hand.
_FIRST = "banner-red"
#: Choices that are no template: to open a file, and the one that was opened.
_FILE, _OPENED = "\0file", "\0opened"


class BatchHead(QFrame):
    """Which design: the one in the workspace, a template, or a file."""

    back_asked = Signal()
    design_asked = Signal()
    chosen = Signal(object)  #: Document
    faulted = Signal(object)  #: a Fault that must be read

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(48)
        self._own: Document | None = None
        self._taken = ""  #: a template's id; empty: the document in hand
        self._names: list[tuple[str, str]] = []
        self._first: list[tuple[str, str]] = []
        self._opened: tuple[str, Document] | None = None  #: a file's name and its design
        self.back = on_click(button(say("返回", "Back"), "flat", "back", "Esc"), self.back_asked.emit)
        self.design = Choice(say("用哪个版面", "Design"))
        self.design.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.design.setFixedWidth(240)
        self.fields = label("", "hint")
        self.edit = on_click(button(say("改版面", "Edit the design"), "", "edit"), self.design_asked.emit)
        title = label(say("批量制作", "Batch"), "section")
        self.setLayout(
            row(
                self.back, key_label("Esc"), upright(), title, 8, label(say("版面", "Design"), "hint"), self.design,
                self.fields, None, self.edit, margins=(8, 0, 16, 0), gap=8,
            )
        )  # fmt: skip
        self.design.chosen.connect(self._on_chosen)

    def offer(self, own: Document | None, name: str) -> Document:
        """Offer the document in hand and the templates; gives the one to use."""
        if own is not None and (self._own is None or own.template != self._own.template):
            self._taken = ""
        self._own = own
        if not self._names:
            self._names = list(_named())
        first = [("", say(f"正在做的：{name}", f"in hand: {name}"))] if own is not None else []
        self._first = [*first, (_FILE, say("打开一个版面文件", "Open a design file"))]
        self._offer()
        if own is None and not self._taken:
            keys = [key for key, _ in self._names]
            self._taken = _FIRST if _FIRST in keys else keys[0]
        self.design.show_value(self._taken)
        document = self._document()
        self._show(document)
        return document

    def _offer(self) -> None:
        opened = [(_OPENED, self._opened[0])] if self._opened else []
        self.design.set_choices([*opened, *self._first, *self._names])

    def _document(self) -> Document:
        if self._taken == _OPENED and self._opened:
            return self._opened[1]
        if self._own is not None and not self._taken:
            return self._own
        template = templates.load(self._taken)
        return templates.new_document(template, parse_size(template.sizes[0]))

    def _on_chosen(self, key: str) -> None:
        if key == _FILE:
            key = self._open()
        self._taken = key
        self.design.show_value(key)
        document = self._document()
        self._show(document)
        self.chosen.emit(document)

    def _open(self) -> str:
        """Ask for a design's file; gives what is chosen then: that, or what was before."""
        path = dialogs.ask_open(self, settings.folder("save"))
        if path is None:
            return self._taken
        try:
            self._opened = path.name, file.load(path)
        except Fault as fault:
            self.faulted.emit(fault)
            return self._taken
        self._offer()
        return _OPENED

    def _show(self, document: Document) -> None:
        count = len(document.fields)
        self.fields.setText(say(f"有 {count} 个字段", f"{count} fields"))
        self.fields.setToolTip("、".join(field.label for field in document.fields))
        self.edit.setVisible(self._own is not None and not self._taken)


def _named() -> "list[tuple[str, str]]":
    """The templates that can be read, by id and name."""
    found = []
    for key in templates.ids():
        try:
            found.append((key, templates.load(key).name))
        except Fault:  # a damaged one must not keep the others away
            continue
    return found
