"""The window: its pages, the keys, the looks, and the end."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from postermaker.editor import (
    arranging,
    find_strip,
    icons,
    inserting,
    session,
    settings,
    theme,
    viewing,
)
from postermaker.editor.actions import Actions, Command, Menu, command
from postermaker.editor.arranging import Arranging
from postermaker.editor.batching.door import BatchDoor
from postermaker.editor.blank import BLANKS, Blank, blank
from postermaker.editor.checking import area as checking
from postermaker.editor.controls import column
from postermaker.editor.dress import wear
from postermaker.editor.exporting.door import ExportDoor
from postermaker.editor.fault_band import FaultBand
from postermaker.editor.filing import Filing
from postermaker.editor.focus_ring import FocusRing
from postermaker.editor.printing.door import PrintDoor
from postermaker.editor.properties import style_brush
from postermaker.editor.safety.guard import Guard
from postermaker.editor.session import Session
from postermaker.editor.start.cards import Deed
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.page import GalleryPage
from postermaker.editor.theme import DARK, LIGHT
from postermaker.editor.words import say
from postermaker.editor.workspace import Workspace
from postermaker.errors import Bilingual, Fault

if TYPE_CHECKING:
    from postermaker.editor.help_page import HelpPage

_BLANK = Bilingual("新建空白", "New blank")
_LANGUAGE = Bilingual("语言", "Language")
#: Commands of the workspace's menus whose keys work in the gallery too.
_ANYWHERE = ("full-screen",)


class Window(QWidget):
    """Gallery and workspace. `load` fills it once it stands, so that the window is there at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setWindowTitle(say("标语海报", "Postermaker"))
        self.setMinimumSize(1024, 640)
        self.gallery = GalleryPage()
        self.workspace = Workspace()
        self.band = FaultBand()
        self.guard = Guard(self.workspace.desk)
        self.filing = Filing(self, self.workspace.desk, self.guard, self.gallery.recovery)
        self._standing = ""
        self.ending = False  #: the system ends the session: nothing can be asked any more
        self._help: HelpPage | None = None
        self._before_help: QWidget | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.gallery)
        self._pages.addWidget(self.workspace)
        outer = column(self.band, self.guard.notices, self._pages, gap=0)
        outer.setStretch(2, 1)
        self.setLayout(outer)
        self.batch = BatchDoor(self, self._pages, self.workspace.desk, self._leave_batch, self._leave_batch)
        work = self.workspace
        self.export = ExportDoor(
            self,
            self._pages,
            work.desk,
            work.checks.inspector,
            work.status.work,
            self._leave_batch,
            work.lead,
        )
        self.printing = PrintDoor(self, self._pages, work.desk, self._leave_batch)
        self._ring = FocusRing(self)
        self.actions_ = Actions(self)
        self._connect()
        self._set_keys()
        self._set_commands()
        self._place()
        self._show_theme()
        self.gallery.sentence.setFocus()

    def _connect(self) -> None:
        self.gallery.chosen.connect(self.use)
        self.gallery.open_asked.connect(self.open)
        self.gallery.path_asked.connect(self.filing.open_instead)
        self.gallery.batch_asked.connect(self.open_batch)
        self.filing.begun.connect(self._show_session)
        self.filing.saved.connect(self._on_saved)
        self.filing.faulted.connect(self.band.show_fault)
        self.guard.touched.connect(self.gallery.side.touch)
        self.gallery.back_asked.connect(lambda: self._pages.setCurrentWidget(self.workspace))
        self.gallery.theme_asked.connect(self.switch_theme)
        top = self.workspace.top
        top.home_asked.connect(self.go_home)
        top.undo_asked.connect(self.workspace.undo)
        top.redo_asked.connect(self.workspace.redo)
        top.batch_asked.connect(self.open_batch)
        top.export_asked.connect(self._export)
        self.guard.standing.connect(self._show_standing)
        self.batch.faulted.connect(self.band.show_fault)
        self.batch.standing.connect(top.show_batch)
        self.workspace.status.work.addWidget(self.batch.item)
        self.workspace.changed.connect(self._show_state)
        self.workspace.dropping.open_asked.connect(self.filing.open_instead)
        self.workspace.landing.watch(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    def _set_keys(self) -> None:
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._escape)
        search = QShortcut(QKeySequence("Ctrl+F"), self)  # in the workspace the key finds words in the design
        search.activated.connect(self._search)
        self._pages.currentChanged.connect(lambda: search.setEnabled(not self.working))

    def _set_commands(self) -> None:
        """Everything that the menus offer, in their order."""
        work, desk = self.workspace, self.workspace.desk
        self.arranging = Arranging(desk)
        actions = self.actions_
        actions.in_text = lambda: work.canvas.editing.active
        actions.add(self._file_commands())
        actions.add(
            (
                command("undo", "撤销", "Undo", self._undo, Menu.EDIT, "Ctrl+Z", when=self._can_undo, typing=True),
                command("redo", "重做", "Redo", self._redo, Menu.EDIT, "Ctrl+Y", "Ctrl+Shift+Z", when=self._can_redo,
                        typing=True),
            )
        )  # fmt: skip
        actions.add(arranging.commands(self.arranging))
        actions.add(style_brush.commands(work.properties.brush))
        actions.add(find_strip.commands(work.find_strip))
        actions.add(inserting.commands(work.side, self.arranging, work.dropping, work.put_table))
        actions.add(viewing.commands(work.stage, work.fold_sides, self._toggle_full_screen))
        actions.add(checking.commands(work.checks))
        actions.add(self._help_commands())
        for key, made in actions.made.items():
            if (
                actions.commands[key].menu in (Menu.EDIT, Menu.INSERT, Menu.ARRANGE, Menu.VIEW)
                and key not in _ANYWHERE
            ):
                made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.removeAction(made)
                work.addAction(made)
        work.top.fill_menus(actions)
        work.take_actions(actions)
        desk.selected.connect(actions.refresh)
        desk.changed.connect(actions.refresh)

    def _file_commands(self) -> tuple[Command, ...]:
        here, file = self._has_document, Menu.FILE
        return (
            command("new", "新建", "New", self.go_home, file, "Ctrl+N", typing=True),
            *(
                command(
                    each.key, *each.name, partial(self._begin_blank, each), file, typing=True, under=_BLANK
                )
                for each in BLANKS
            ),
            command("open", "打开", "Open", self.open, file, "Ctrl+O", typing=True),
            command(
                "save", "保存", "Save", self.filing.save, file, "Ctrl+S", when=here, typing=True, parted=True
            ),
            command(
                "save-as",
                "另存为",
                "Save as",
                self.filing.save_as,
                file,
                "Ctrl+Shift+S",
                when=here,
                typing=True,
            ),
            command(
                "export", "导出", "Export", self._export, file, "Ctrl+E", when=here, typing=True, parted=True
            ),
            *self.printing.commands(here),
            command("batch", "批量制作", "Batch", self.open_batch, file, "Ctrl+B"),
            command(
                "earlier",
                "恢复以前的版本",
                "Earlier versions",
                self._show_earlier,
                file,
                when=here,
                typing=True,
            ),
            command("quit", "退出", "Quit", self.close, file, "Ctrl+Q", typing=True, parted=True),
        )

    def _begin_blank(self, kind: Blank) -> None:
        """An empty page instead of a template."""
        if self.filing.may_leave():
            self._show_session(blank(kind))

    def _choose_language(self, key: str) -> None:
        settings.keep_language(key)
        self.workspace.desk.told.emit(say("下次打开时换成这种语言", "The language changes at the next start"))

    def _help_commands(self) -> tuple[Command, ...]:
        """Help, the table of keys, and the language."""
        menu = Menu.HELP
        return (
            command("help", "使用说明", "Help", self.open_help, menu, "F1", typing=True),
            command("keys", "快捷键表", "Keys", partial(self.open_help, "keys"), menu, "Ctrl+/", typing=True),
            *(
                command(f"language-{key}", name, name, partial(self._choose_language, key), menu, typing=True,
                        under=_LANGUAGE, parted=True)
                for key, name in (("zh", "简体中文"), ("zh-tw", "繁體中文"), ("en", "English"))
            ),
        )  # fmt: skip

    def open_help(self, part: str = "") -> None:
        """The help page, or a part of it."""
        self.workspace.desk.settle()
        if self._help is None:
            from postermaker.editor.help_page import HelpPage

            self._help = HelpPage(self.actions_)
            self._help.closed.connect(self._close_help)
            self._pages.addWidget(self._help)
        if self._pages.currentWidget() is not self._help:
            self._before_help = self._pages.currentWidget()
        self._help.open(part)
        self._pages.setCurrentWidget(self._help)
        self._help.setFocus()

    def _close_help(self) -> None:
        self._pages.setCurrentWidget(self._before_help or self.gallery)

    def _has_document(self) -> bool:
        return self.workspace.session is not None

    def _can_undo(self) -> bool:
        return self.working and self.workspace.session is not None and self.workspace.session.can_undo

    def _can_redo(self) -> bool:
        return self.working and self.workspace.session is not None and self.workspace.session.can_redo

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _place(self) -> None:
        if not self.restoreGeometry(settings.geometry()):
            screen = QGuiApplication.primaryScreen()
            room = screen.availableSize() if screen else self.minimumSize()
            self.resize(min(1600, room.width()), min(900, room.height()))

    def load(self) -> None:
        """Read the templates."""
        self.gallery.load()
        self.filing.show_left()

    # pages ----------------------------------------------------------------------------------------------------

    @property
    def working(self) -> bool:
        """Whether the workspace is in front."""
        return self._pages.currentWidget() is self.workspace

    def go_home(self) -> None:
        """To the gallery; the document waits."""
        self._pages.setCurrentWidget(self.gallery)
        self.gallery.resume.setVisible(self.workspace.session is not None)
        self.gallery.sentence.setFocus()
        self._show_state()

    def use(self, card: Card, sentence: str, deed: Deed) -> None:
        """Begin a document with a template and the sentence."""
        if not self.filing.may_leave():
            return
        try:
            begun = session.start(card.template, sentence, settings.unit())
        except Fault as fault:
            self.band.show_fault(fault)
            return
        self._show_session(begun)
        if deed is Deed.EXPORT:
            self.gallery.first_run.put_away()
            self.export.open()

    def _show_session(self, begun: Session) -> None:
        self.band.hide()
        self.filing.saved_at = ""
        self._pages.setCurrentWidget(self.workspace)
        self.workspace.show_session(begun)
        self.workspace.form.focus_first()

    def open_batch(self, list_path: Path | None = None) -> None:
        """To the batch page, with a list if one is named."""
        self.band.hide()
        self.batch.open(list_path)
        self._show_state()

    def _leave_batch(self) -> None:
        if self._has_document():
            self._pages.setCurrentWidget(self.workspace)
            self._show_state()
        else:
            self.go_home()

    def _escape(self) -> None:
        if self.batch.shown:
            self.batch.leave()
        elif self.export.shown:
            self.export.leave()
        elif self.printing.shown:
            self.printing.leave()

    # files ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a file and open it; on the batch page a list."""
        if self.batch.shown:
            self.batch.page.ask_list()
        else:
            self.filing.ask()

    def _show_earlier(self) -> None:
        top = self.workspace.top
        self.filing.show_earlier(top.mapToGlobal(QPoint(12, top.height() + 4)))

    def _on_saved(self) -> None:
        self.band.hide()
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask, then end what runs; where the system ends the session nothing is asked, all is kept."""
        if self.ending:
            self.guard.keep_now()
        elif not self.filing.may_leave():
            event.ignore()
            return
        self.export.close()
        self.printing.close()
        self.batch.close()
        self.workspace.checks.inspector.close()
        self.guard.close()
        self.gallery.close_work()
        self.workspace.dropping.chores.close()
        self.workspace.side.close_panels()
        settings.keep_geometry(self.saveGeometry())
        event.accept()

    # keys and looks -------------------------------------------------------------------------------------------

    def _undo(self) -> None:
        if self.working:
            self.workspace.undo()

    def _redo(self) -> None:
        if self.working:
            self.workspace.redo()

    def _export(self) -> None:
        if self.export.shown:
            self.export.leave()
        else:
            self.export.open()

    def _search(self) -> None:
        if self.batch.shown:
            self.batch.page.search_list()
        elif not self.working:
            self.gallery.search.setFocus()
            self.gallery.search.selectAll()

    def _show_state(self) -> None:
        here = self.workspace.session
        title = say("标语海报", "Postermaker")
        if here is not None and self.working:
            self.workspace.top.show_session(here, self.filing.saved_at, self._standing)
            title = f"{here.name} - {title}"
        self.setWindowTitle(title)

    def _show_standing(self, standing: str) -> None:
        self._standing = standing
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """See whether the file was changed by somebody else while another window was in front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.guard.watch.look()

    def switch_theme(self) -> None:
        """From light to dark and back; remembered."""
        chosen = LIGHT if theme.current() is DARK else DARK
        settings.keep_theme_name(chosen.name)
        self._wear(chosen.name)

    def _on_system_scheme(self) -> None:
        if not settings.theme_name():
            self._wear(theme.system_theme().name)

    def _wear(self, name: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        wear(app, DARK if name == "dark" else LIGHT)
        icons.refresh(self)
        self._show_theme()
        self.update()

    def _show_theme(self) -> None:
        """The button shows where it leads."""
        icons.set_icon(self.gallery.theme_button, "sun" if theme.current() is DARK else "moon", "t2", 20)

    def load_soon(self, path: Path | None) -> None:
        """Fill the window as soon as it has been painted; open a file if one was named."""

        def fill() -> None:
            self.load()
            if path is not None:
                self.filing.open(path)

        QTimer.singleShot(0, fill)
