"""A grid of things to put onto the page: a click or Enter puts one into the middle, a drag where it is let go."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from postermaker.document.model import Document, Element, Page
from postermaker.editor import theme
from postermaker.editor.controls import scroller
from postermaker.editor.lettering import write
from postermaker.editor.lists import ROW, Index, Rows, set_up
from postermaker.editor.panels.tile_painter import TilePainter, Wish
from postermaker.editor.putting import TRAY_MIME, carried, room_of
from postermaker.editor.words import say
from postermaker.geometry import Box, Size

GAP = 8  #: between tiles
_NAME = 20  #: height of the line below a tile's picture


class Tile(Struct, frozen=True):
    """Something to put onto a page."""

    key: str
    name: str
    make: Callable[[Size], tuple[Element, ...]]  #: for a page of that size in mm
    ground: str = ""  #: behind it in the grid, as #RRGGBB; empty for the panel's own
    assets: dict[str, bytes] = {}
    filled: bool = False  #: a picture that fills its tile
    pixmap: QPixmap | None = None  #: shown instead of what is painted
    detail: str = ""  #: for the tooltip
    origin: str = ""  #: the id of the thing of the tray that this is
    path: str = ""  #: a file that is read when it is put, rather than `make`


class TileModel(Rows[Tile]):
    """The tiles; `size_now` gives the page's size, which what is dragged is made for."""

    def __init__(self, size_now: Callable[[], Size], parent: QObject) -> None:
        super().__init__(parent)
        self._size_now = size_now

    def told(self, tile: Tile, role: int) -> Any:
        """Its name for people and screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tile.name
        if role == Qt.ItemDataRole.ToolTipRole:
            hint = say("点一下放到版面中间，也可以拖过去", "click puts it into the middle, or drag it")
            return "\n".join(part for part in (tile.detail or tile.name, hint) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged: the elements, made for the page in hand."""
        tile, size = self.rows[indexes[0].row()], self._size_now()
        if tile.path:
            files = QMimeData()
            files.setUrls([QUrl.fromLocalFile(tile.path)])
            return files
        data = carried(tile.make(size), size, tile.assets)
        if tile.origin:
            data.setData(TRAY_MIME, tile.origin.encode())
        return data


class _TileDelegate(QStyledItemDelegate):
    """Draws a tile: its picture on a ground, its name below."""

    def __init__(self, view: "TileView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile: Tile = index.data(ROW)
        look, state = theme.current(), option.state
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        art = self._view.art(option.rect)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(tile.ground) if tile.ground else look.color("surface2"))
        painter.setPen(QPen(look.color("fieldline" if hovered else "line"), 1))
        painter.drawRoundedRect(QRectF(art).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._paint_picture(painter, tile, art)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRoundedRect(QRectF(art).adjusted(1, 1, -1, -1), 5, 5)
        self._paint_name(painter, tile, art, hovered=hovered)
        painter.restore()

    def _paint_picture(self, painter: QPainter, tile: Tile, art: QRect) -> None:
        found = self._view.pixmap(tile)
        if found is None or found.isNull():
            return
        ratio = self._view.devicePixelRatioF()
        size = found.size() / ratio
        inner = self._view.inner(tile)
        size = size.scaled(inner, Qt.AspectRatioMode.KeepAspectRatio)
        left = art.x() + (art.width() - size.width()) // 2
        top = art.y() + (art.height() - size.height()) // 2
        painter.drawPixmap(QRect(QPoint(left, top), size), found)

    def _paint_name(self, painter: QPainter, tile: Tile, art: QRect, *, hovered: bool) -> None:
        if self._view.named:
            line = QRect(art.x(), art.bottom() + 3, art.width(), _NAME - 2)
            write(painter, line, tile.name, 12, "t1" if hovered else "t2", side=Qt.AlignmentFlag.AlignHCenter)


class TileView(QListView):
    """The grid. It is as high as its tiles, so that several stand one below the other in a scrolled panel."""

    chosen = Signal(object)  #: a Tile

    def __init__(
        self, name: str, size_now: Callable[[], Size], *, across: int = 3, ratio: float = 1.0,
        named: bool = True, scrolls: bool = False,
    ) -> None:  # fmt: skip
        """Of `across` tiles side by side, each `ratio` times as wide as high."""
        super().__init__()
        self.named, self._across, self._ratio, self._scrolls = named, across, ratio, scrolls
        self._model = TileModel(size_now, self)
        self._painter = TilePainter(self)
        self._painter.arrived.connect(lambda _: self.viewport().update())
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self.cell = QSize(80, 80)
        set_up(self, name, self._model, _TileDelegate(self), grid=True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        if not scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))
        self.verticalScrollBar().valueChanged.connect(lambda: self._asking.start())

    @property
    def tiles(self) -> list[Tile]:
        """What is shown."""
        return self._model.rows

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these and no others."""
        if tiles != self._model.rows:
            self._model.show_rows(tiles)
            self._measure()

    def rect_of(self, key: str) -> QRect:
        """Where a tile is on the viewport."""
        row = next(i for i, tile in enumerate(self.tiles) if tile.key == key)
        return self.visualRect(self._model.index(row))

    def close_painter(self) -> None:
        """End the painting thread."""
        self._painter.close()

    # measures -------------------------------------------------------------------------------------------------

    def art(self, rect: QRect) -> QRect:
        """Where in a cell the picture's ground is."""
        return rect.adjusted(0, 0, -GAP, -(GAP + (_NAME if self.named else 0)))

    def inner(self, tile: Tile) -> QSize:
        """The room for a tile's picture."""
        art = self.art(QRect(QPoint(0, 0), self.cell)).size()
        pad = 0 if tile.filled else 16 if min(art.width(), art.height()) > 60 else 12
        return QSize(max(8, art.width() - pad), max(8, art.height() - pad))

    def _measure(self) -> None:
        width = self.viewport().width() - 1
        cell = max(40, width // self._across)
        art = round((cell - GAP) / self._ratio)
        self.cell = QSize(cell, art + GAP + (_NAME if self.named else 0))
        rows = -(-len(self.tiles) // self._across)
        if not self._scrolls:
            self.setFixedHeight(max(1, rows * self.cell.height() + 2))
        self.scheduleDelayedItemsLayout()
        self._asking.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles share the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    # pictures -------------------------------------------------------------------------------------------------

    def pixmap(self, tile: Tile) -> QPixmap | None:
        """A tile's picture if it is there."""
        if tile.pixmap is not None:
            return tile.pixmap
        return self._painter.pixmap(self._wish(tile).mark)

    def _wish(self, tile: Tile) -> Wish:
        size = Size(100.0, 100.0)
        elements = tile.make(size)
        room = _grown(room_of(elements))
        inner, ratio = self.inner(tile), self.devicePixelRatioF()
        k = min(inner.width() / room.width, inner.height() / room.height) * ratio
        document = Document(width=100, height=100, pages=(Page(elements=elements),), assets=tile.assets)
        return Wish(tile.key, document, room, max(1, round(room.width * k)), max(1, round(room.height * k)))

    def _ask(self) -> None:
        """Want what can be seen first. A view of full height asks for all that it has."""
        sight = self.viewport().rect().adjusted(0, 0, 0, self.viewport().height())
        rows = range(len(self.tiles))
        shown = [r for r in rows if self.visualRect(self._model.index(r)).intersects(sight)]
        self._painter.want([self._wish(self.tiles[r]) for r in shown if self.tiles[r].pixmap is None])
        self.viewport().update()

    # keys -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the current tile into the middle."""
        tile = self.currentIndex().data(ROW)
        if tile is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(tile)
            return
        super().keyPressEvent(event)


class _QuietBar(QScrollBar):
    """A bar that takes its room, and is seen only while there is something to scroll."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def tile_scroller(inside: QWidget) -> QScrollArea:
    """A panel with grids that scrolls. Its bar stays: grids are higher in a wider panel, and it would come and go."""
    made = scroller(inside)
    made.setVerticalScrollBar(_QuietBar(made))
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    return made


def _grown(room: Box) -> Box:
    """The room with a little around it for outlines, and never flat."""
    by = max(1.0, 0.02 * max(room.width, room.height))
    flat = max(0.0, 8.0 - room.height) / 2
    return Box(room.x - by, room.y - by - flat, room.width + 2 * by, room.height + 2 * by + 2 * flat)
