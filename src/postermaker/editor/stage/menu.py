"""The menu of the right mouse button: what can be done with what is selected, and what lies beneath it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from postermaker.document.tree import spot_of
from postermaker.editor.actions import Actions
from postermaker.editor.arranging import called
from postermaker.editor.desk import Desk
from postermaker.editor.words import say

_FIRST = ("cut", "copy", "paste", "paste-in-place", "duplicate", "delete")
_STYLES = ("copy-style", "paste-style")
_GROUPS = ("group", "ungroup", "lock", "hide")
_ORDERS = ("order-top", "order-up", "order-down", "order-bottom")
_ALIGNS = ("align-left", "align-middle", "align-right", "align-top", "align-centre", "align-bottom", "centre")
_PAGE = ("select-all", "zoom-all", "guides", "grid", "clear-guides")


def canvas_menu(parent: QWidget, actions: Actions, desk: Desk, below: list[str]) -> QMenu:
    """The menu; `below` are ids of what lies under the pointer from above, locked things too."""
    actions.refresh()
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if desk.selection:
        _put(menu, actions, _FIRST)
        _put(menu, actions, _STYLES)
        _put(menu, actions, _GROUPS)
        _under(menu, actions, say("上下顺序", "Order"), _ORDERS)
        _under(menu, actions, say("对齐", "Align"), _ALIGNS)
    else:
        _put(menu, actions, ("paste", "paste-in-place"))
        _put(menu, actions, _PAGE)
    _beneath(menu, desk, below)
    return menu


def _put(menu: QMenu, actions: Actions, keys: tuple[str, ...]) -> None:
    """A group of commands, as far as they are there, with a line above."""
    found = [actions.made[key] for key in keys if key in actions.made]
    if found and menu.actions():
        menu.addSeparator()
    menu.addActions(found)


def _under(menu: QMenu, actions: Actions, name: str, keys: tuple[str, ...]) -> None:
    menu.addMenu(name).addActions([actions.made[key] for key in keys])


def _beneath(menu: QMenu, desk: Desk, below: list[str]) -> None:
    """下面的对象: choose what the uppermost hides; locked things are chosen to be unlocked."""
    if len(below) < 2 and not any(_is_locked(desk, key) for key in below):
        return
    menu.addSeparator()
    inner = menu.addMenu(say("下面的对象", "Objects here"))
    for key in below[:12]:
        spot = spot_of(desk.shown, key)
        if spot is not None:
            locked = say(" · 已锁定", " · locked") if spot.locked else ""
            inner.addAction(called(spot.element) + locked, partial(desk.select, (key,)))


def _is_locked(desk: Desk, key: str) -> bool:
    spot = spot_of(desk.shown, key)
    return spot is not None and spot.locked
