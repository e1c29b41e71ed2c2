"""The second page: form and size on the left, the canvas in the middle, checks below, export on the right."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from postermaker.editor import dialogs, settings
from postermaker.editor.bars import StatusBar, ViewBar
from postermaker.editor.checks import CheckStrip
from postermaker.editor.controls import (
    column,
    divider,
    frame,
    row,
    scroller,
    set_focus_order,
)
from postermaker.editor.exporting.panel import ExportPanel
from postermaker.editor.panels.form import Form
from postermaker.editor.panels.size_chooser import SizeChooser
from postermaker.editor.proof import Proof, field_behind, proof
from postermaker.editor.session import Session
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.top_bar import TopBar
from postermaker.errors import Fault, Issue
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.library import templates


class Workspace(QWidget):
    """One document: every change goes through the session, then all of the page is shown anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session: Session | None = None
        self.proof: Proof | None = None
        self._book = FontBook()
        self._page = 0
        self.top = TopBar()
        self.form = Form()
        self.size_chooser = SizeChooser()
        self.canvas = Canvas(self._book)
        self.view_bar = ViewBar()
        self.status = StatusBar(self.canvas)
        self.checks = CheckStrip()
        self.export_panel = ExportPanel()
        self.export_panel.hide()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._left = frame("left", width=280)
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(self.form, divider(), self.size_chooser, None, margins=(16, 12, 16, 16), gap=16)
        )
        self._left.setLayout(column(scroller(inside), gap=0))
        middle = column(self.view_bar, self.canvas, gap=0)
        middle.setStretch(1, 1)
        centre = row(self._left, middle, self.export_panel, gap=0)
        centre.setStretch(1, 1)
        outer = column(self.top, centre, self.checks, self.status, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.form.text_typed.connect(self._on_text)
        self.form.left.connect(self._on_left)
        self.form.picture_asked.connect(self._on_picture)
        self.form.picture_dropped.connect(self._on_drop_picture)
        self.size_chooser.size_asked.connect(self._on_size)
        self.checks.remedy_asked.connect(self._on_remedy)
        self.view_bar.lines_changed.connect(self._show_lines)
        self.view_bar.side_asked.connect(self._on_page)
        self.top.export_asked.connect(self.toggle_export)
        self.export_panel.export_asked.connect(self._on_export)
        self.export_panel.close_asked.connect(self.close_export)
        self.export_panel.mend_asked.connect(self._on_mend)

    # the document ---------------------------------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Work on another document."""
        self.session, self._page = session, 0
        self.close_export()
        self.view_bar.show_sides(len(session.document.pages))
        self.refresh()
        self.canvas.fit()
        set_focus_order(
            self.top,
            self.form,
            self.size_chooser,
            self.view_bar,
            self.canvas,
            self.export_panel,
            self.checks,
            self.status,
        )

    def refresh(self) -> None:
        """Show the document as it is now."""
        assert self.session is not None
        document = self.session.document
        try:
            self.proof = proof(document, self._book)
        except Fault as fault:  # the last good picture stays
            self.checks.show_fault(fault)
        else:
            self.canvas.show_display(self.proof.display, self._page, document.safe)
            self.checks.show_issues(self.proof.issues)
        self.form.show_document(document)
        self._show_size()
        self._show_export()
        self.changed.emit()

    def _show_size(self) -> None:
        assert self.session is not None
        document = self.session.document
        size = Size(document.width, document.height)
        self.size_chooser.show_size(size, document.screen, _usual_sizes(document.template))
        self.view_bar.show_document(document)
        self.status.show_document(document, has_samples=self.proof is not None and self.proof.has_samples)

    def _show_export(self) -> None:
        if self.session is not None and self.export_panel.isVisibleTo(self):
            errors = self.proof.errors if self.proof else ()
            # a document without its main text can't be what anybody wants
            can_force = all(issue.code != "unfilled" for issue in errors)
            document, name = self.session.document, self.session.name
            self.export_panel.show_document(document, name, len(errors), can_force=can_force)

    def _show_lines(self) -> None:
        self.canvas.show_lines(safe=self.view_bar.safe.isChecked(), bleed=self.view_bar.bleed.isChecked())

    def _on_page(self, number: int) -> None:
        self._page = number
        self.refresh()
        self.canvas.fit()

    def _on_text(self, key: str, text: str) -> None:
        assert self.session is not None
        try:
            self.session.set_text(key, text)
        except Fault as fault:
            self.form.show_fault(key, str(fault))
            return
        self.form.took(key, self.session.document.values.get(key, ""))
        self.refresh()

    def _on_left(self) -> None:
        if self.session is not None:
            self.session.pause()

    def _on_picture(self, key: str) -> None:
        assert self.session is not None
        path = dialogs.ask_picture(self, settings.folder("picture"))
        if path is None:
            return
        settings.keep_folder("picture", path.parent)
        try:
            self.session.set_picture(key, path)
        except Fault as fault:
            self.form.show_fault(key, str(fault))
            return
        self.form.show_fault(key, "")
        self.refresh()

    def _on_drop_picture(self, key: str) -> None:
        assert self.session is not None
        self.session.drop_picture(key)
        self.refresh()

    def _on_size(self, text: str) -> None:
        assert self.session is not None
        self.session.set_size(text)  # the chooser has read it before
        self.refresh()

    def undo(self) -> None:
        """One step back."""
        if self.session is not None:
            self.session.undo()
            self.refresh()

    def redo(self) -> None:
        """One step forward."""
        if self.session is not None:
            self.session.redo()
            self.refresh()

    def _on_remedy(self, issue: Issue) -> None:
        assert self.session is not None
        field = field_behind(self.session.document, issue)
        if field:
            self.form.focus_field(field.key)

    def _on_mend(self) -> None:
        if self.proof and self.proof.errors:
            self._on_remedy(self.proof.errors[0])

    # export ---------------------------------------------------------------------------------------------------

    def toggle_export(self) -> None:
        """Open the export panel, or close it."""
        if self.export_panel.isVisibleTo(self):
            self.close_export()
        else:
            self.open_export()

    def open_export(self) -> None:
        """Open the export panel."""
        self.export_panel.show()
        self._show_export()
        self.export_panel.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_export(self) -> None:
        """Close the export panel; a run goes on."""
        self.export_panel.hide()

    def _on_export(self) -> None:
        assert self.session is not None
        commit_composition()
        try:
            document = self.session.for_export()
        except Fault as fault:
            self.export_panel.show_fault(fault)
            return
        self.export_panel.begin(document)

    def save_to(self, path: Path) -> None:
        """Save the document.

        Raises:
            InputFault: the folder can't be written.
        """
        assert self.session is not None
        commit_composition()
        self.session.save(path)
        self.refresh()


def commit_composition() -> None:
    """Take what an input method has in hand before the document is used."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()


def _usual_sizes(template_id: str) -> tuple[str, ...]:
    try:
        return templates.load(template_id).sizes
    except Fault:
        return ()
