"""The panel 图层: everything on the page as a tree, chosen together with the canvas, named, hidden, locked, reordered."""

from msgspec.structs import replace
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from postermaker.document.model import Element
from postermaker.document.tree import changed
from postermaker.editor import icons
from postermaker.editor.arranging import Arranging
from postermaker.editor.controls import Entry, Field, column, icon_button, label, on_click, row
from postermaker.editor.desk import Desk
from postermaker.editor.lettering import write
from postermaker.editor.lists import Index, paint_ground
from postermaker.editor.panels.layer_tree import ELEMENT, STATES, LayerTree, icon_of
from postermaker.editor.words import say

_ROW = 32
_ICON = 24  #: what can be clicked around an icon of 16


class LayerRow(QStyledItemDelegate):
    """A row: icon by kind, name, lock, eye. `pointer` is where the mouse is over the viewport."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self.pointer = QPoint(-1, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        element: Element = index.data(ELEMENT)
        hidden, locked = index.data(STATES)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = 0 <= self.pointer.y() - rect.y() < rect.height()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(-2, 1, 0, -1)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        paint_ground(painter, ground, chosen=chosen, hovered=hovered, focused=focused)
        token = "acctext" if chosen else "dis" if hidden else "t2"
        painter.drawPixmap(rect.x() + 4, rect.y() + 8, icons.pixmap(icon_of(element), token, 16))
        line = rect.adjusted(28, 0, -(2 * _ICON + 8), 0)
        write(painter, line, str(index.data()), 13, "acctext" if chosen else "dis" if hidden else "t1")
        eye, lock = switches(rect)
        painter.drawPixmap(eye.topLeft() + QPoint(4, 4), self._switch("eye-off" if hidden else "eye", eye))
        if hovered or locked:
            painter.drawPixmap(
                lock.topLeft() + QPoint(4, 4), self._switch("lock" if locked else "unlock", lock)
            )
        painter.restore()

    def _switch(self, icon: str, place: QRect) -> QPixmap:
        return icons.pixmap(icon, "t1" if place.contains(self.pointer) else "t3", 16)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the name."""
        made = QLineEdit(parent)
        made.setAccessibleName(say("图层名", "Name"))
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """In the row, right of the icon."""
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(24, 1, -4, -1))


def switches(rect: QRect) -> tuple[QRect, QRect]:
    """Where eye and lock are in a row."""
    top = rect.y() + (rect.height() - _ICON) // 2
    eye = QRect(rect.right() - _ICON - 2, top, _ICON, _ICON)
    return eye, eye.translated(-_ICON, 0)


class LayerView(QTreeView):
    """The tree. Space hides and shows, Ctrl+arrows move in the pile, F2 names, Delete takes away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._arranging = Arranging(desk)
        self.rows = LayerRow(self)
        self.tree = LayerTree(desk, self)
        self.setModel(self.tree)
        self.setItemDelegate(self.rows)
        self.setAccessibleName(say("图层", "Layers"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setExpandsOnDoubleClick(False)
        plain = self.palette()  # rows paint their own ground, the style would colour what is left of them
        plain.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        self.setPalette(plain)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """An arrow before groups, nothing else."""
        if self.tree.rowCount(index):
            icon = "down" if self.isExpanded(index) else "right"
            painter.drawPixmap(rect.right() - 14, rect.y() + 10, icons.pixmap(icon, "t3", 12))

    def _switch_at(self, at: QPoint) -> str:
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        eye, lock = switches(self.visualRect(index))
        return "hidden" if eye.contains(at) else "locked" if lock.contains(at) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Eye and lock are pressed without choosing the row."""
        at = event.position().toPoint()
        state = self._switch_at(at)
        if state and event.button() is Qt.MouseButton.LeftButton:
            self.switch(self.indexAt(at).data(ELEMENT), state)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a switch is two presses; elsewhere it names."""
        if self._switch_at(event.position().toPoint()):
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def switch(self, element: Element, state: str) -> None:
        """Hide or lock one element, or take that back."""
        on = not getattr(element, state)
        names = {
            ("hidden", True): say("隐藏", "Hide"), ("hidden", False): say("显示", "Show"),
            ("locked", True): say("锁定", "Lock"), ("locked", False): say("解锁", "Unlock"),
        }  # fmt: skip
        said = f"{names[state, on]}“{self.tree.said(element)[:12]}”"
        self._desk.do(said, lambda d: changed(d, {element.id}, lambda e: replace(e, **{state: on})))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the switches of the row below the pointer."""
        self.rows.pointer = event.position().toPoint()
        self.viewport().update()
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves; tell what a switch does."""
        if event.type() is QEvent.Type.Leave:
            self.rows.pointer = QPoint(-1, -1)
            self.viewport().update()
        if isinstance(event, QHelpEvent) and (state := self._switch_at(event.pos())):
            words = {
                "hidden": say("隐藏或显示", "Hide or show"),
                "locked": say("锁定或解锁", "Lock or unlock"),
            }
            QToolTip.showText(event.globalPos(), words[state], self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the canvas has, as far as rows have a use for them."""
        element: Element | None = self.currentIndex().data(ELEMENT)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if element is not None and event.key() == Qt.Key.Key_Space and not control:
            self.switch(element, "hidden")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._arranging.delete()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            from postermaker.document.arranging import Order

            self._arranging.pile(Order.UP if event.key() == Qt.Key.Key_Up else Order.DOWN)
        else:
            super().keyPressEvent(event)


#: After this the tree follows a drag.
_HURRIED_MS = 120


class LayersPanel(QWidget):
    """Search, the tree, and buttons for what is done most."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._telling = False
        self.view = LayerView(desk)
        self.search = Entry(say("搜图层", "Search layers"), say("搜图层", "Search layers"))
        self.search.textChanged.connect(lambda _: self._show())
        self.count = label("", "hint")
        self._nothing = label("", "caption", wrap=True)
        arranging = self.view._arranging
        self.group = on_click(icon_button("group", say("组合", "Group"), "Ctrl+G"), arranging.group)
        self.trash = on_click(icon_button("trash", say("删除", "Delete"), "Delete"), arranging.delete)
        head = column(Field(self.search, icon="search"), margins=(16, 4, 16, 4))
        foot = row(self.count, None, self.group, self.trash, margins=(16, 2, 10, 4), gap=2)
        outer = column(head, self._nothing, column(self.view, margins=(8, 0, 6, 0)), foot, gap=0)
        outer.setStretch(2, 1)
        self._nothing.setContentsMargins(16, 4, 16, 4)
        self.setLayout(outer)
        self.view.selectionModel().selectionChanged.connect(self._on_chosen)
        self._later = QTimer(self, singleShot=True, interval=_HURRIED_MS)
        self._later.timeout.connect(self._show)
        desk.changed.connect(self._on_changed)
        desk.paged.connect(self._show)
        desk.selected.connect(self._choose)
        self._show()

    def _on_changed(self) -> None:
        """While a person drags or types, the tree follows a moment later; out of sight it follows not at all."""
        if self._desk.hurried:
            self._later.start()
        elif self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if self._desk.session is None:
            return
        view = self.view
        open_ids = {e.id for e in self._expanded()}
        self._telling = True
        if view.tree.take_page(self.search.text().strip().lower()):
            for key in open_ids:
                view.setExpanded(view.tree.index_of(key), True)
            if self.search.text().strip():
                view.expandAll()
        self._telling = False
        count = view.tree.count
        self.count.setText(say(f"{count} 个图层", f"{count} layers"))
        nothing = not count
        self._nothing.setVisible(nothing)
        typed = self.search.text().strip()
        self._nothing.setText(
            say(f"没有叫“{typed}”的图层", f"no layer named '{typed}'")
            if typed
            else say("这一页还是空的", "the page is empty")
        )
        self._choose()

    def _expanded(self) -> list[Element]:
        view, tree, found = self.view, self.view.tree, []
        waiting = [tree.index(i, 0) for i in range(tree.rowCount())]
        while waiting:
            index = waiting.pop()
            if view.isExpanded(index):
                found.append(index.data(ELEMENT))
                waiting += [tree.index(i, 0, index) for i in range(tree.rowCount(index))]
        return found

    def _choose(self) -> None:
        """Choose the rows of what is selected on the desk; groups around them open."""
        if self._telling or self._desk.session is None:
            return
        tree, view = self.view.tree, self.view
        indexes = [i for i in map(tree.index_of, self._desk.selection) if i.isValid()]
        chosen = QItemSelection()
        for index in indexes:
            chosen.select(index, index)
            above = tree.parent(index)
            while above.isValid():
                view.setExpanded(above, True)
                above = tree.parent(above)
        self._telling = True
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(chosen, flags.ClearAndSelect)
        if indexes:
            view.selectionModel().setCurrentIndex(indexes[-1], flags.NoUpdate)
            view.scrollTo(indexes[-1])
        self._telling = False
        for button in (self.group, self.trash):
            button.setEnabled(bool(indexes))
        self.group.setEnabled(len(indexes) > 1)

    def _on_chosen(self) -> None:
        if self._telling:
            return
        ids = [index.data(ELEMENT).id for index in self.view.selectedIndexes()]
        self._telling = True
        self._desk.select(ids)
        self._telling = False
        self.group.setEnabled(len(ids) > 1)
        self.trash.setEnabled(bool(ids))
