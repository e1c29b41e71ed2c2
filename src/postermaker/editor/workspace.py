"""The second page: rail and panel on the left, the canvas in the middle, properties on the right, checks below."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from postermaker.document.model import Text
from postermaker.document.places import keys_in
from postermaker.document.tree import spot_of
from postermaker.editor import dialogs, settings
from postermaker.editor.actions import Actions
from postermaker.editor.bars import StatusBar, ViewBar
from postermaker.editor.checking.area import CheckArea
from postermaker.editor.checking.concerns import Remedy
from postermaker.editor.controls import column, row, set_focus_order
from postermaker.editor.desk import Desk
from postermaker.editor.dropping import Dropping
from postermaker.editor.find_strip import FindStrip
from postermaker.editor.landing import Landing
from postermaker.editor.panels.fields import FieldsPanel
from postermaker.editor.panels.form import Form
from postermaker.editor.panels.size_chooser import SizeChooser
from postermaker.editor.proof import Proof
from postermaker.editor.properties.panel import Properties
from postermaker.editor.session import Session
from postermaker.editor.side import Side
from postermaker.editor.stage.menu import canvas_menu
from postermaker.editor.stage.mini_bar import MiniBar
from postermaker.editor.stage.replacing import put_picture
from postermaker.editor.stage.stage import Stage
from postermaker.editor.stage.toast import Toast
from postermaker.editor.top_bar import TopBar


class Workspace(QWidget):
    """One document on its desk, and what stands around it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = Desk()
        self.desk.setParent(self)  # else the collector may end it in a painting thread
        self.top = TopBar()
        self.side = Side(self.desk)
        self.stage = Stage(self.desk)
        self.canvas = self.stage.canvas
        self.dropping = Dropping(self.desk, self)
        self.landing = Landing(self.canvas, self.dropping)
        self.find_strip = FindStrip(self.desk, self.canvas)
        self.view_bar = ViewBar()
        self.status = StatusBar(self.canvas)
        self.checks = CheckArea(self.desk, self.canvas)
        self.properties = Properties(self.desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        middle = QWidget()
        middle.setLayout(column(self.view_bar, self.find_strip, self.stage, gap=0))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part in (self.side.frame, middle, self.properties):
            self._split.addWidget(part)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.setStretchFactor(2, 0)
        widths = [int(each) for each in settings.kept("widths").split() if each.isdecimal()]
        self._split.setSizes(widths if len(widths) == 3 else [280, 1000, 300])
        self._split.splitterMoved.connect(
            lambda *_: settings.keep("widths", " ".join(map(str, self._split.sizes())))
        )
        centre = row(self.side.rail, self._split, gap=0)
        centre.setStretch(1, 1)
        outer = column(self.top, centre, self.checks, self.status, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.side.open("fields")

    def _connect(self) -> None:
        self.desk.changed.connect(self._show)
        self.desk.paged.connect(self._on_page_turned)
        self.canvas.edit_asked.connect(self._on_edit_asked)
        self.properties.crop_asked.connect(self.canvas.crop)
        for part in (self.canvas, self.properties):
            part.table_asked.connect(self.write_table)
        self.canvas.menu_asked.connect(self._show_menu)
        self.canvas.picture_asked.connect(self._on_picture_asked)
        self.toast = Toast(self.stage)
        self.toast.undo_asked.connect(self.desk.undo)
        self.desk.told.connect(self.toast.tell)
        self.desk.faulted.connect(self.checks.show_fault)
        self.checks.counted.connect(self.top.show_checks)
        self.top.checks_asked.connect(self.checks.toggle)
        self.checks.fill_asked.connect(self._on_fill_asked)
        self.checks.write_asked.connect(self._on_write_asked)
        self.checks.picture_asked.connect(self._on_picture_asked)
        self.view_bar.side_asked.connect(self.desk.turn_to)

    def take_actions(self, actions: Actions) -> None:
        """What menus and bars over the canvas offer."""
        self._actions = actions
        self.view_bar.take_actions(actions)
        self.mini_bar = MiniBar(self.canvas, actions, lambda at: self._show_menu(at, []))

    def _show_menu(self, at: QPoint, below: list[str]) -> None:
        """The menu of what is selected, with what lies beneath the pointer."""
        menu = canvas_menu(self, self._actions, self.desk, below)
        menu.popup(at)

    def _on_picture_asked(self, element_id: str) -> None:
        """An empty picture was opened: choose a file for it, or for its field."""
        path = dialogs.ask_picture(self, settings.folder("picture"))
        if path is not None:
            settings.keep_folder("picture", path.parent)
            put_picture(self.desk, element_id, path)

    # the document ---------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The document in hand with its history and file."""
        return self.desk.session

    @property
    def proof(self) -> Proof | None:
        """What the canvas shows."""
        return self.desk.proof

    @property
    def fields(self) -> FieldsPanel:
        """The panel of the fields."""
        panel = self.side.panel("fields")
        assert isinstance(panel, FieldsPanel)
        return panel

    @property
    def form(self) -> Form:
        """The form in it."""
        return self.fields.form

    @property
    def size_chooser(self) -> SizeChooser:
        """The sizes in it."""
        return self.fields.size_chooser

    def show_session(self, session: Session) -> None:
        """Work on another document."""
        # a field that keeps the focus would keep its words too, and give them to the new document on leaving
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()
        self.desk.take(session)
        self.canvas.fit()
        set_focus_order(
            self.top,
            self.side.rail,
            self.side.frame,
            self.view_bar,
            self.canvas,
            self.properties,
            self.checks,
            self.status,
        )

    def _show(self) -> None:
        """Show the document as it is now."""
        document = self.desk.shown
        if self.desk.fault is not None:
            self.checks.show_fault(self.desk.fault)
        elif self.proof is not None:
            self.checks.show_issues(self.proof.issues)
        self.view_bar.show_document(document)
        self.view_bar.show_sides(len(document.pages), self.desk.page)
        self.status.show_document(document, has_samples=self.proof is not None and self.proof.has_samples)
        self.changed.emit()

    def _on_page_turned(self) -> None:
        self._show()
        self.canvas.fit()

    def fold_sides(self) -> None:
        """Leave rail and canvas only, or bring back what was there."""
        fold = bool(self.side.active) or self.properties.isVisibleTo(self)
        if self.side.active:
            self._folded = self.side.active
        self.side.open("" if fold else self._folded)
        self.properties.setVisible(not fold)

    _folded = "fields"

    def undo(self) -> None:
        """One step back."""
        self.desk.undo()

    def redo(self) -> None:
        """One step forward."""
        self.desk.redo()

    def lead(self, remedy: Remedy | None) -> None:
        """Do a remedy here that another page offered; without one show all checks."""
        if remedy is None:
            self.checks.open(True)
        else:
            self.checks.do(remedy)

    def _on_fill_asked(self, key: str) -> None:
        """A field is filled in on the left."""
        self.side.open("fields")
        self.form.focus_field(key)

    def _on_write_asked(self, element_id: str) -> None:
        """A text of its own is edited where it stands."""
        spot = spot_of(self.desk.document, element_id)
        if spot is not None:
            self.desk.turn_to(spot.page)
            self.desk.select([element_id])
            self.canvas.setFocus()
            self.canvas.open(spot)

    def put_table(self) -> None:
        """A new table, at once to be written."""
        from postermaker.editor.tables.writing import put_new

        put_new(self.desk, self)

    def write_table(self, element_id: str) -> None:
        """A table is written in a sheet of its own."""
        from postermaker.editor.tables.writing import write  # only who writes one waits for it

        write(self.desk, self, element_id)

    def _on_edit_asked(self, element_id: str) -> None:
        """A text of words around fields is filled in on the left."""
        spot = spot_of(self.desk.document, element_id)
        keys = keys_in(spot.element.content) if spot and isinstance(spot.element, Text) else []
        if keys:
            self.side.open("fields")
            self.form.focus_field(keys[0])

    def save_to(self, path: Path) -> None:
        """Save the document.

        Raises:
            InputFault: the folder can't be written.
        """
        self.desk.save_to(path)
