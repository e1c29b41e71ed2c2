"""Lists of our own rows: what their models, their painting and their views share."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView

from postermaker.editor import theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: What a row shows, itself.
ROW = Qt.ItemDataRole.UserRole
_RowT = TypeVar("_RowT")


class Rows(QAbstractListModel, Generic[_RowT]):
    """A row for each thing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_RowT] = []

    def show_rows(self, rows: Sequence[_RowT]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The thing itself under ROW, what it is told as under the other roles."""
        if not index.isValid():
            return None
        here = self.rows[index.row()]
        return here if role == ROW else self.told(here, role)

    def told(self, here: _RowT, role: int) -> Any:
        """What people, screen readers and the delegate are told of a thing."""
        raise NotImplementedError


def paint_ground(painter: QPainter, place: QRect, *, chosen: bool, hovered: bool, focused: bool) -> None:
    """The ground of a row by its state, and the ring around the one that keys act on."""
    look = theme.current()
    if chosen or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accsoft" if chosen else "hover"))
        painter.drawRoundedRect(place, 5, 5)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("accent"), 1.5))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 5, 5)


def set_up(
    view: QListView, name: str, model: QAbstractListModel, delegate: QAbstractItemDelegate, *, grid: bool = False
) -> None:  # fmt: skip
    """A list without frame that is read, not edited; a grid has as many side by side as there is room for."""
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if grid:
        view.setFlow(QListView.Flow.LeftToRight)
        view.setWrapping(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)


class PointedView(QListView):
    """A list that knows where the pointer is over it, for rows that show more below the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.pointer = QPoint(-1, -1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer, and forget it when it leaves."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self.pointer = event.position().toPoint()
            self.viewport().update()
        elif event.type() is QEvent.Type.Leave:
            self.pointer = QPoint(-1, -1)
            self.viewport().update()
        return super().viewportEvent(event)
