"""The commands that move and order elements, on what is selected on a desk; each is one named step."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from postermaker.document import arranging
from postermaker.document.arranging import Edge, Order
from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, Group
from postermaker.document.tree import changed, spot_of, spots, with_elements, with_fresh_ids, without
from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.clipboard import copied_elements, put_elements
from postermaker.editor.desk import Desk
from postermaker.editor.words import say
from postermaker.errors import Bilingual
from postermaker.geometry import Box

#: Pages longer than this are nudged by centimetres.
_LARGE_MM = 2000
#: How far a copy lies from what it was made of, as a share of the page's shorter side.
_OFFSET = 0.04

_EDGES = {
    Edge.LEFT: Bilingual("左对齐", "Align left"),
    Edge.MIDDLE: Bilingual("左右居中", "Align middles"),
    Edge.RIGHT: Bilingual("右对齐", "Align right"),
    Edge.TOP: Bilingual("上对齐", "Align top"),
    Edge.CENTRE: Bilingual("上下居中", "Align centres"),
    Edge.BOTTOM: Bilingual("下对齐", "Align bottom"),
}
_ORDERS = {
    Order.UP: (Bilingual("上移一层", "Bring forward"), "Ctrl+]"),
    Order.DOWN: (Bilingual("下移一层", "Send backward"), "Ctrl+["),
    Order.TOP: (Bilingual("移到最上", "Bring to front"), "Ctrl+Shift+]"),
    Order.BOTTOM: (Bilingual("移到最下", "Send to back"), "Ctrl+Shift+["),
}


class Arranging:
    """What can be done with the selection; all of it works on a desk without a window too."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._again: tuple[float, float] = (0.0, 0.0)

    # what there is --------------------------------------------------------------------------------------------

    def some(self) -> bool:
        """Whether something is selected."""
        return bool(self._desk.selection)

    def several(self) -> bool:
        """Whether more than one thing is selected."""
        return len(self._desk.selection) > 1

    def said(self) -> str:
        """What the selection is called in the names of steps."""
        elements = self._desk.elements
        if len(elements) == 1:
            return f"“{called(elements[0])}”"
        return say(f" {len(elements)} 个对象", f" {len(elements)} objects")

    def step(self) -> float:
        """One nudge in mm."""
        return 10.0 if max(self._desk.size) > _LARGE_MM else 1.0

    # moving ---------------------------------------------------------------------------------------------------

    def nudge(self, dx: float, dy: float) -> None:
        """Move by steps of `step`; a row of presses is one step of the history."""
        k, ids = self.step(), self._desk.selection
        self._do(
            say("移动", "Move ") + self.said(),
            lambda document: arranging.moved(document, ids, dx * k, dy * k),
            merge="nudge",
        )

    def align(self, edge: Edge) -> None:
        """Several to each other, a single one to the page."""
        desk = self._desk
        room = None if self.several() else desk.sheet
        self._do(str(_EDGES[edge]), lambda document: arranging.aligned(document, desk.selection, edge, room))

    def to_middle(self) -> None:
        """Put the selection as a whole into the middle of the page."""
        spots_ = self._desk.spots
        if not spots_:
            return
        box = spots_[0].bounds
        for spot in spots_[1:]:
            box = box.joined(spot.bounds)
        to = self._desk.sheet.centre
        dx, dy, ids = to.x - box.centre.x, to.y - box.centre.y, self._desk.selection
        self._do(say("放到版面中间", "Centre on page"), lambda d: arranging.moved(d, ids, dx, dy))

    def spread(self, *, across: bool) -> None:
        """Equal gaps."""
        ids = self._desk.selection
        name = say("横向等距", "Distribute across") if across else say("纵向等距", "Distribute down")
        self._do(name, lambda document: arranging.distributed(document, ids, across=across))

    def pile(self, order: Order) -> None:
        """Higher or lower."""
        ids = self._desk.selection
        self._do(str(_ORDERS[order][0]), lambda document: arranging.reordered(document, ids, order))

    # making and unmaking --------------------------------------------------------------------------------------

    def group(self) -> None:
        """One group of what is selected."""
        document, key = arranging.grouped(self._desk.document, self._desk.selection, say("组合", "Group"))
        if key:
            self._do(say("组合", "Group"), lambda _: document, select=(key,))

    def ungroup(self) -> None:
        """The groups' content set free."""
        document, ids = arranging.ungrouped(self._desk.document, self._desk.selection)
        if ids:
            self._do(say("取消组合", "Ungroup"), lambda _: document, select=ids)

    def has_group(self) -> bool:
        """Whether a group is selected."""
        return any(isinstance(element, Group) for element in self._desk.elements)

    def duplicate(self) -> None:
        """A copy a little lower to the right."""
        by = min(self._desk.size) * _OFFSET
        document, ids = arranging.copied(self._desk.document, self._desk.selection, by, by)
        self._do(say("再制", "Duplicate ") + self.said(), lambda _: document, select=ids)

    def delete(self) -> None:
        """Take what is selected away; locked things stay."""
        ids = self._desk.selection
        name = say("删除", "Delete ") + self.said()
        before = self._desk.document
        self._do(name, lambda document: without(document, ids))
        if self._desk.document is not before:
            self._desk.told.emit(say(f"{name}了", name))

    def copy(self) -> None:
        """Put copies onto the system's clipboard."""
        put_elements(self._desk.document, self._desk.selection, self._desk.book, self._desk.page)

    def cut(self) -> None:
        """Copy and delete."""
        self.copy()
        self.delete()

    def paste(self, *, in_place: bool = False) -> bool:
        """Elements from the clipboard; gives whether there were any."""
        found = copied_elements()
        if found is None:
            return False
        desk, by = self._desk, 0.0 if in_place else min(self._desk.size) * _OFFSET
        copies = with_fresh_ids(desk.document, found.elements)
        moved = [
            replace(e, frame=replace(e.frame, x=e.frame.x + by, y=e.frame.y + by), locked=False)
            for e in copies
        ]
        page = desk.page

        def change(document: Document) -> Document:
            assets = {**document.assets, **found.assets}
            return with_elements(replace(document, assets=assets), page, moved)

        return self._do(say("粘贴", "Paste"), change, select=[element.id for element in moved])

    # state ----------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Lock what is selected, or free it where all of it is locked."""
        locked = all(element.locked for element in self._desk.elements)
        name = say("解锁", "Unlock ") if locked else say("锁定", "Lock ")
        self._set(name, lambda element: replace(element, locked=not locked))

    def hide(self) -> None:
        """Hide what is selected, or show it where all of it is hidden."""
        hidden = all(element.hidden for element in self._desk.elements)
        name = say("显示", "Show ") if hidden else say("隐藏", "Hide ")
        self._set(name, lambda element: replace(element, hidden=not hidden))

    def show_all(self) -> None:
        """Everything hidden comes back."""
        self._do(
            say("全部显示", "Show all"),
            lambda d: map_elements(d, lambda e: replace(e, hidden=False) if e.hidden else e),
        )

    def _set(self, name: str, change: Callable[[Element], Element]) -> None:
        ids = self._desk.selection
        self._do(name + self.said(), lambda document: changed(document, ids, change))

    # choosing -------------------------------------------------------------------------------------------------

    def select_all(self) -> None:
        """Everything of the outermost level that is not locked."""
        page = self._desk.document.pages[self._desk.page]
        self._desk.select([e.id for e in page.elements if not e.locked and not e.hidden])

    def select_next(self, by: int) -> None:
        """The next element by layer."""
        order = [
            s.element.id for s in spots(self._desk.shown, self._desk.page) if not s.hidden and not s.locked
        ]
        if not order:
            return
        last = self._desk.selection[-1] if self._desk.selection else ""
        at = order.index(last) + by if last in order else (0 if by > 0 else -1)
        self._desk.select([order[at % len(order)]])

    def select_up(self) -> None:
        """The group that holds the selection, else nothing."""
        last = self._desk.selection[-1] if self._desk.selection else ""
        spot = spot_of(self._desk.shown, last) if last else None
        self._desk.select([spot.parents[-1].id] if spot and spot.parents else [])

    def _do(
        self,
        name: str,
        change: Callable[[Document], Document],
        merge: str = "",
        select: "list[str] | tuple[str, ...] | None" = None,
    ) -> bool:
        return self._desk.do(name, change, merge, select)

    def room(self) -> Box | None:
        """The box around the selection on the page."""
        found = self._desk.spots
        if not found:
            return None
        box = found[0].bounds
        for spot in found[1:]:
            box = box.joined(spot.bounds)
        return box


def called(element: Element) -> str:
    """What a person calls an element: its name, else what it says, else its kind."""
    content = getattr(element, "content", "")
    return element.name or " ".join(str(content).split())[:12] or element.id


def commands(arranging_: Arranging) -> tuple[Command, ...]:
    """Everything of the menus 编辑 and 排列 that works on elements."""
    return (*_editing(arranging_), *_ordering(arranging_))


def _editing(a: Arranging) -> list[Command]:
    edit, in_place = Menu.EDIT, partial(a.paste, in_place=True)
    return [
        command("cut", "剪切", "Cut", a.cut, edit, "Ctrl+X", when=a.some, parted=True),
        command("copy", "复制", "Copy", a.copy, edit, "Ctrl+C", when=a.some),
        command("paste-in-place", "原位粘贴", "Paste in place", in_place, edit, "Ctrl+Alt+V"),
        command("duplicate", "再制", "Duplicate", a.duplicate, edit, "Ctrl+D", when=a.some),
        command("delete", "删除", "Delete", a.delete, edit, "Del", "Backspace", when=a.some),
        command("select-all", "全选", "Select all", a.select_all, edit, "Ctrl+A", parted=True),
    ]


def _ordering(a: Arranging) -> list[Command]:
    menu, across, down = Menu.ARRANGE, partial(a.spread, across=True), partial(a.spread, across=False)
    made = [
        command("group", "组合", "Group", a.group, menu, "Ctrl+G", when=a.several),
        command("ungroup", "取消组合", "Ungroup", a.ungroup, menu, "Ctrl+Shift+G", when=a.has_group),
    ]
    for at, (order, (name, keys)) in enumerate(_ORDERS.items()):
        pile = partial(a.pile, order)
        made.append(command(f"order-{order}", *name, pile, menu, keys, when=a.some, parted=at == 0))
    for at, (edge, name) in enumerate(_EDGES.items()):
        align = partial(a.align, edge)
        made.append(command(f"align-{edge}", *name, align, menu, when=a.some, parted=at == 0))
    return [
        *made,
        command("spread-across", "横向等距", "Distribute across", across, menu, when=a.several),
        command("spread-down", "纵向等距", "Distribute down", down, menu, when=a.several),
        command("centre", "放到版面中间", "Centre on page", a.to_middle, menu, "Ctrl+Alt+C", when=a.some),
        command(
            "lock", "锁定或解锁", "Lock or unlock", a.lock, menu, "Ctrl+Shift+L", when=a.some, parted=True
        ),
        command("hide", "隐藏或显示", "Hide or show", a.hide, menu, "Ctrl+Shift+H", when=a.some),
        command("show-all", "全部显示", "Show all", a.show_all, menu),
    ]
