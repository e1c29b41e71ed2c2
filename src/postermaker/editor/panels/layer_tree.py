"""The elements of a page as a tree for Qt: the uppermost first, groups open onto what they hold, rows dragged."""

from collections.abc import Sequence
from typing import Any, assert_never

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from postermaker.document.model import Element, Group, Ornament, Page, Picture, QrCode, Shape, Table, Text
from postermaker.document.places import filled_in, keys_in
from postermaker.document.relayering import moved_into
from postermaker.editor.carrying import TRAY
from postermaker.editor.desk import Desk
from postermaker.editor.words import say

ELEMENT = Qt.ItemDataRole.UserRole
STATES = Qt.ItemDataRole.UserRole + 1  #: whether it is hidden and locked, by itself or by its groups
MIME = "application/x-postermaker-layers"
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Node:
    """An element in its place in the tree."""

    def __init__(self, element: Element | None, parent: "_Node | None", row: int) -> None:
        self.element, self.parent, self.row = element, parent, row
        self.children: list[_Node] = []

    @property
    def hidden(self) -> bool:
        return self._has("hidden")

    @property
    def locked(self) -> bool:
        return self._has("locked")

    def _has(self, state: str) -> bool:
        here: _Node | None = self
        while here is not None and here.element is not None:
            if getattr(here.element, state):
                return True
            here = here.parent
        return False


class LayerTree(QAbstractItemModel):
    """The desk's page. What a drag moves is one step of the history."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: Page | None = None
        self._root = _Node(None, None, 0)
        self._nodes: dict[str, _Node] = {}
        self._wanted = ""

    def take_page(self, wanted: str = "") -> bool:
        """Show the desk's page as it is now, of it only what has the wanted words; gives whether rows came or went."""
        page = self._desk.document.pages[self._desk.page]
        if page is self._page and wanted == self._wanted:
            return False
        before = self._shape(self._root)
        self._page, self._wanted = page, wanted
        root = _Node(None, None, 0)
        nodes: dict[str, _Node] = {}
        self._grow(root, page.elements, nodes)
        if self._shape(root) == before:
            self._renew(root, nodes)
            return False
        self.beginResetModel()
        self._root, self._nodes = root, nodes
        self.endResetModel()
        return True

    def _renew(self, root: _Node, nodes: dict[str, _Node]) -> None:
        """The same rows with other contents; indexes that views hold stay good."""
        for key, node in nodes.items():
            self._nodes[key].element = node.element
        for node in (self._root, *self._nodes.values()):
            if node.children:
                first, last = node.children[0], node.children[-1]
                self.dataChanged.emit(
                    self.createIndex(first.row, 0, first), self.createIndex(last.row, 0, last)
                )

    def _shape(self, node: _Node) -> tuple[Any, ...]:
        return tuple((c.element.id if c.element else "", self._shape(c)) for c in node.children)

    def _grow(self, parent: _Node, elements: Sequence[Element], nodes: dict[str, _Node]) -> None:
        for element in reversed(elements):
            if element.id == TRAY:
                continue
            node = _Node(element, parent, len(parent.children))
            if isinstance(element, Group):
                self._grow(node, element.elements, nodes)
            if self._wanted and not node.children and self._wanted not in self.said(element).lower():
                continue
            parent.children.append(node)
            nodes[element.id] = node

    def said(self, element: Element) -> str:
        """What a row says."""
        return said_of(element, self._desk)

    def index_of(self, element_id: str) -> QModelIndex:
        """The row of an element; none where it is not shown."""
        node = self._nodes.get(element_id)
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    @property
    def count(self) -> int:
        """How many rows there are in all."""
        return len(self._nodes)

    # Qt's questions -------------------------------------------------------------------------------------------

    def _node(self, index: _Index) -> _Node:
        return index.internalPointer() if index.isValid() else self._root

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """The index of a child."""
        children = self._node(parent).children
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: _Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """The group's index."""
        above = self._node(index).parent
        return self.createIndex(above.row, 0, above) if above and above.element is not None else QModelIndex()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many children."""
        return len(self._node(parent).children)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """One."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names, the element itself, its states, and all of it in words for screen readers."""
        node = self._node(index)
        element = node.element
        if element is None:
            return None
        if role == ELEMENT:
            return element
        if role == STATES:
            return node.hidden, node.locked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.said(element)
        if role == Qt.ItemDataRole.EditRole:
            return element.name or self.said(element)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            states = [say("已隐藏", "hidden")] * node.hidden + [say("已锁定", "locked")] * node.locked
            return "，".join((kind_name(element), self.said(element), *states))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another name for an element."""
        from msgspec.structs import replace

        from postermaker.document.tree import changed

        element, name = self._node(index).element, " ".join(str(value).split())[:60]
        if element is None or role != Qt.ItemDataRole.EditRole or name in ("", self.said(element)):
            return False
        step = say(f"改名“{name}”", f"Rename '{name}'")
        return self._desk.do(step, lambda d: changed(d, {element.id}, lambda e: replace(e, name=name)))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Locked ones stay where they are; groups take what is dropped on them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        node = self._node(index)
        made = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if not node.locked and not self._wanted:
            made |= Qt.ItemFlag.ItemIsDragEnabled
        if isinstance(node.element, Group) and not node.locked and not self._wanted:
            made |= Qt.ItemFlag.ItemIsDropEnabled
        return made

    # dragging -------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Our own."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the rows."""
        made = QMimeData()
        ids = [self._node(index).element for index in indexes]
        made.setData(MIME, "\n".join(e.id for e in ids if e is not None).encode())
        return made

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Move what was dragged to between two rows, or into a group."""
        if not data.hasFormat(MIME):
            return False
        ids = bytes(data.data(MIME).data()).decode().split("\n")
        above = self._node(parent)
        group = above.element.id if above.element is not None else ""
        count = len(above.children)
        # rows count from above, the document from below; dropped on a row itself, it comes to lie on top
        below = above.children[row].element if 0 <= row < count else None
        place = below.id if below is not None else "" if row >= count > 0 else None
        document = moved_into(self._desk.document, ids, group, place, self._desk.page)
        self._desk.do(say("调整图层", "Reorder layers"), lambda _: document, select=self._desk.selection)
        return False  # the view must not take rows out by itself


def said_of(element: Element, desk: Desk) -> str:
    """What a row says: the element's name, the label of its field, its words, its kind."""
    document = desk.document
    if isinstance(element, Text | QrCode):
        labels = {field.key: field.label for field in document.fields}
        words = " ".join(filled_in(element.content, document.values).split())
        name = element.name or next((labels[k] for k in keys_in(element.content) if k in labels), "")
        return (
            f"{name}：{words[:24]}"
            if name and words and name != words
            else name or words[:30] or kind_name(element)
        )
    if element.name:
        return element.name
    if isinstance(element, Picture) and element.field:
        return next((f.label for f in document.fields if f.key == element.field), kind_name(element))
    return kind_name(element)


def kind_name(element: Element) -> str:
    """What kind of thing it is."""
    match element:
        case Text():
            return say("文字", "Text")
        case Picture():
            return say("图片", "Picture")
        case QrCode():
            return say("二维码", "QR code")
        case Ornament():
            return say("花纹", "Ornament")
        case Table():
            return say("表格", "Table")
        case Group():
            return say("组合", "Group")
        case Shape():
            return say("图形", "Shape")
        case _:
            assert_never(element)


def icon_of(element: Element) -> str:
    """Its drawing."""
    match element:
        case Text():
            return "text"
        case Picture():
            return "image"
        case QrCode():
            return "qr"
        case Ornament():
            return "star"
        case Table():
            return "table"
        case Group():
            return "group"
        case Shape():
            return "shape"
        case _:
            assert_never(element)
