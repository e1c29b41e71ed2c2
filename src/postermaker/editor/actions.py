"""What can be done in the window: one registry of commands feeds menus, keys, tooltips and the table of keys.

The key of a command that changes or chooses elements is taken from it while text is edited, so that it is the
text's; its menu entry and buttons go on working. Save, export and undo keep their keys while a person types.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from postermaker.editor.words import say
from postermaker.errors import Bilingual


class Menu(StrEnum):
    """Under which head of the menu bar a command stands."""

    FILE = "file"
    EDIT = "edit"
    INSERT = "insert"
    ARRANGE = "arrange"
    VIEW = "view"
    HELP = "help"
    NONE = "none"  #: a key only


MENUS = {
    Menu.FILE: Bilingual("文件", "File"),
    Menu.EDIT: Bilingual("编辑", "Edit"),
    Menu.INSERT: Bilingual("插入", "Insert"),
    Menu.ARRANGE: Bilingual("排列", "Arrange"),
    Menu.VIEW: Bilingual("视图", "View"),
    Menu.HELP: Bilingual("帮助", "Help"),
}


def always() -> bool:
    """The rule of a command that is never off."""
    return True


class Command(Struct, frozen=True, kw_only=True):
    """Something that can be done."""

    key: str  #: its own name, for settings and tests
    name: Bilingual
    run: Callable[[], object]
    menu: Menu
    keys: tuple[str, ...] = ()  #: the first is shown
    when: Callable[[], bool] = always
    typing: bool = False  #: whether its keys work while text is edited
    on: Callable[[], bool] | None = None  #: of a switch: whether it is on
    parted: bool = False  #: a line stands above it in its menu
    under: Bilingual | None = None  #: the head of a menu of its own inside its menu


def command(
    key: str,
    zh: str,
    en: str,
    run: Callable[[], object],
    menu: Menu,
    *keys: str,
    when: Callable[[], bool] = always,
    typing: bool = False,
    on: Callable[[], bool] | None = None,
    parted: bool = False,
    under: Bilingual | None = None,
) -> Command:
    """A command in one line of a table."""
    return Command(
        key=key, name=Bilingual(zh, en), run=run, menu=menu, keys=keys, when=when, typing=typing, on=on, parted=parted,
        under=under,
    )  # fmt: skip


class Actions(QObject):
    """The commands as Qt's actions on one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.commands: dict[str, Command] = {}
        self.made: dict[str, QAction] = {}
        self.in_text: Callable[[], bool] = lambda: False  #: whether text is edited on the canvas
        self._typing = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.refresh)

    def add(self, commands: Iterable[Command]) -> None:
        """Take in commands; a key that two of them claim is a mistake of ours."""
        for command in commands:
            taken = {key for made in self.commands.values() for key in made.keys}
            clash = taken & set(command.keys)
            assert command.key not in self.commands, command.key
            assert not clash, (command.key, clash)
            self.commands[command.key] = command
            self.made[command.key] = self._action(command)
        self.refresh()

    def _action(self, command: Command) -> QAction:
        action = QAction(str(command.name), self._window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.on is not None)
        action.triggered.connect(lambda: self._run(command))
        self._window.addAction(action)
        return action

    def _run(self, command: Command) -> None:
        command.run()
        self.refresh()

    def refresh(self, *_: object) -> None:
        """See again what can be done now. The application tells of the focus even while the window is being taken down."""
        if not isValid(self._window):
            return
        self._lend_keys(self.in_text() or is_typing())
        for key, command in self.commands.items():
            action = self.made[key]
            action.setEnabled(command.when())
            if command.on is not None:
                action.setChecked(command.on())

    def _lend_keys(self, typing: bool) -> None:
        """Give the keys of most commands to the text that is being typed, or take them back."""
        if typing == self._typing:
            return
        self._typing = typing
        for key, command in self.commands.items():
            if command.keys and not command.typing:
                self.made[key].setShortcuts([] if typing else [QKeySequence(k) for k in command.keys])

    def fill(self, bar: QMenuBar) -> None:
        """Put the commands under their heads."""
        bar.clear()
        for menu, name in MENUS.items():
            found = [command for command in self.commands.values() if command.menu is menu]
            if not found:
                continue
            made = bar.addMenu(str(name))
            made.aboutToShow.connect(self.refresh)
            inner: dict[Bilingual, QMenu] = {}
            for command in found:
                self._put(made, command, inner)

    def _put(self, menu: QMenu, command: Command, inner: dict[Bilingual, QMenu]) -> None:
        under = command.under
        if command.parted and (menu.actions() and (under is None or under not in inner)):
            menu.addSeparator()
        if under is None:
            menu.addAction(self.made[command.key])
            return
        if under not in inner:
            inner[under] = menu.addMenu(str(under))
        inner[under].addAction(self.made[command.key])

    def tip(self, key: str) -> str:
        """A command's name and first key, for tooltips."""
        command = self.commands[key]
        shown = shown_keys(command)
        return f"{command.name}  {shown}" if shown else str(command.name)


def shown_keys(command: Command) -> str:
    """The key that a person presses, as it is printed on the board."""
    return (
        command.keys[0].replace("Return", say("回车", "Enter")).replace("Del", "Delete")
        if command.keys
        else ""
    )


def is_typing() -> bool:
    """Whether the focus is in a text field."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox)
