"""The panel of the fields: what the clerk fills in, and the size of the whole."""

from functools import lru_cache

from PySide6.QtWidgets import QWidget

from postermaker.editor import dialogs, settings
from postermaker.editor.controls import column, divider, scroller
from postermaker.editor.desk import Desk
from postermaker.editor.panels.field_manager import FieldManager
from postermaker.editor.panels.form import Form
from postermaker.editor.panels.size_chooser import SizeChooser
from postermaker.errors import Fault
from postermaker.geometry import Size
from postermaker.library import templates


class FieldsPanel(QWidget):
    """One control a field; what is typed goes to the desk at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = Form()
        self.size_chooser = SizeChooser()
        self.manager = FieldManager(desk)
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                self.form, divider(), self.size_chooser, divider(), self.manager, None,
                margins=(16, 12, 16, 16), gap=16,
            )
        )  # fmt: skip
        self.setLayout(column(scroller(inside), gap=0))
        self.form.text_typed.connect(self._on_text)
        self.form.left.connect(self._on_left)
        self.form.picture_asked.connect(self._on_picture)
        self.form.picture_dropped.connect(self._on_drop_picture)
        self.size_chooser.size_asked.connect(self._on_size)
        desk.changed.connect(self._show)
        if desk.session is not None:
            self._show()

    def _show(self) -> None:
        document = self._desk.document
        self.form.show_document(document)
        size = Size(document.width, document.height)
        self.size_chooser.show_size(size, document.screen, usual_sizes(document.template))

    def _on_text(self, key: str, text: str) -> None:
        session = self._desk.session
        assert session is not None
        try:
            session.set_text(key, text)
        except Fault as fault:
            self.form.show_fault(key, str(fault))
            return
        self.form.took(key, session.document.values.get(key, ""))
        self._desk.refresh()

    def _on_left(self) -> None:
        if self._desk.session is not None:
            self._desk.session.pause()

    def _on_picture(self, key: str) -> None:
        path = dialogs.ask_picture(self, settings.folder("picture"))
        if path is None:
            return
        settings.keep_folder("picture", path.parent)
        assert self._desk.session is not None
        try:
            self._desk.session.set_picture(key, path)
        except Fault as fault:
            self.form.show_fault(key, str(fault))
            return
        self.form.show_fault(key, "")
        self._desk.refresh()

    def _on_drop_picture(self, key: str) -> None:
        assert self._desk.session is not None
        self._desk.session.drop_picture(key)
        self._desk.refresh()

    def _on_size(self, text: str) -> None:
        assert self._desk.session is not None
        self._desk.session.set_size(text)  # the chooser has read it before
        self._desk.refresh()


@lru_cache(maxsize=64)
def usual_sizes(template_id: str) -> tuple[str, ...]:
    """The sizes that a document's template offers; none where the template is not here."""
    try:
        return templates.load(template_id).sizes
    except Fault:
        return ()
