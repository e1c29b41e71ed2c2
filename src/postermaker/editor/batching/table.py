"""The table of a list's rows: state, cells that can be edited in place, reason and remedy, thousands of rows."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from postermaker.editor import icons, theme
from postermaker.editor.batching.courtesy import going_first
from postermaker.editor.batching.model import HEAD, STATE, Head, RowModel, Shown
from postermaker.editor.batching.states import RowState
from postermaker.editor.controls import Entry
from postermaker.editor.lettering import sized, write
from postermaker.editor.lists import Index
from postermaker.editor.words import say

_ROW = 38
#: Widths of the columns that hold no cells, and the bounds of the others.
_NUMBER, _REMEDY, _RESULT, _CROWDED = 56, 150, 170, 250
_LEAST, _MOST, _SHRUNK = 56, 250, 96


class RowDelegate(QStyledItemDelegate):
    """Paints a cell by its row's state. Remedies look like the small buttons that they are."""

    pressed = Signal(int)  #: the remedy in a row of the table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then what the column holds."""
        state, head = index.data(STATE), index.data(HEAD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, state)
        box = option.rect.adjusted(8, 0, -8, 0)
        match head.kind:
            case "number":
                self._words(painter, box, index.data(), "t3")
            case "result":
                self._paint_result(painter, box, state)
            case "remedy":
                self._paint_remedy(painter, option, index)
            case _:
                self._paint_cell(painter, box, index.data(), state, head)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().color("accent"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, state: RowState) -> None:
        look = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        token = "accsoft" if chosen else state.state.value.ground
        if token:
            painter.fillRect(option.rect, look.color(token))
        painter.setPen(QPen(look.color("line"), 1))
        y = option.rect.bottom() + 0.5
        painter.drawLine(QPointF(option.rect.left(), y), QPointF(option.rect.right() + 1, y))

    def _paint_cell(self, painter: QPainter, box: QRect, text: str, state: RowState, head: Head) -> None:
        wrong = bool(state.column) and state.column == head.column
        shown = text if text.strip() else say("（空）", "(empty)") if wrong else ""
        self._words(painter, box, shown, state.state.value.token if wrong else "t1", bold=wrong)

    def _paint_result(self, painter: QPainter, box: QRect, state: RowState) -> None:
        look = state.state.value
        painter.drawPixmap(
            QPoint(box.left(), box.center().y() - 7), icons.pixmap(look.icon, look.icon_token, 16)
        )
        self._words(painter, box.adjusted(24, 0, 8, 0), state.words, look.token)

    def _paint_remedy(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = index.data()
        if not words:
            return
        look, place = theme.current(), self.button_of(option, words)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(look.color("line2"), 1))
        painter.setBrush(look.color("hover" if over else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._words(painter, place.adjusted(8, 0, -4, 0), words, "t1", small=True)

    def button_of(self, option: QStyleOptionViewItem, words: str) -> QRect:
        """Where the remedy's button stands in its cell."""
        wanted = QFontMetrics(sized(option.font, 12)).horizontalAdvance(words) + 18
        width = min(wanted, option.rect.width() - 10)
        return QRect(option.rect.left() + 6, option.rect.center().y() - 11, width, 24)

    def _words(
        self, painter: QPainter, box: QRect, text: str, token: str, *, bold: bool = False, small: bool = False
    ) -> None:
        write(painter, box, " ".join(str(text).split()), 12 if small else 13, token, bold=bold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(80, _ROW)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field in the place of the cell."""
        head = index.data(HEAD)
        made = Entry(head.title)
        made.setParent(parent)
        made.takes_escape = True  # it ends the edit, not the page
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """As wide as the cell, and not too narrow to write in."""
        box = option.rect.adjusted(1, 3, -1, -4)
        box.setWidth(max(box.width(), 140))
        editor.setGeometry(box)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on a remedy."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
            and index.data(HEAD).kind == "remedy"
            and index.data()
            and self.button_of(option, index.data()).contains(event.position().toPoint())
        ):
            self.pressed.emit(index.row())
            return True
        return super().editorEvent(event, model, option, index)


class RowTable(QTableView):
    """The rows. Enter edits the cell or does the remedy, Ctrl+Enter does the row's remedy."""

    remedied = Signal(int)  #: a row of the list whose button was pressed
    scrolled = Signal()

    def __init__(self, model: RowModel, shown: Shown) -> None:
        super().__init__()
        self.rows, self.shown = model, shown
        self.setModel(shown)
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(say("名单的行", "Rows of the list"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFixedHeight(44)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(40)
        self._delegate.pressed.connect(lambda row: self.remedied.emit(self.shown.place(row)))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())
        model.modelReset.connect(self.fit_columns)

    def fit_columns(self) -> None:
        """Each column as wide as its cells ask for; what is left is the reasons'.

        Where there is not enough for all, the widest columns give way first: the remedies stay in sight.
        """
        wanted = {at: self._wanted(head) for at, head in enumerate(self.rows.heads) if head.kind == "cell"}
        room = self.viewport().width() - _NUMBER - _REMEDY - _RESULT
        while wanted and sum(wanted.values()) > room and max(wanted.values()) > _SHRUNK:
            widest = max(wanted, key=lambda at: wanted[at])
            wanted[widest] -= min(8, wanted[widest] - _SHRUNK)
        crowded = sum(wanted.values()) > room
        result = _CROWDED if crowded else room + _RESULT - sum(wanted.values())
        fixed = {"number": _NUMBER, "remedy": _REMEDY, "result": result}
        for at, head in enumerate(self.rows.heads):
            self.setColumnWidth(at, wanted[at] if at in wanted else fixed[head.kind])
        self._place_results(first=crowded)

    def _place_results(self, *, first: bool) -> None:
        """Results and remedies stand at the end, or, where the cells need more room than there is, at the beginning."""
        head, count = self.horizontalHeader(), len(self.rows.heads)
        for at, place in ((count - 2, 1 if first else count - 2), (count - 1, 2 if first else count - 1)):
            if head.visualIndex(at) != place:
                head.moveSection(head.visualIndex(at), place)

    def _wanted(self, head: Head) -> int:
        """The width that a column's cells ask for."""
        measure = self.fontMetrics()
        cells = sorted({self.rows.cell(row, head.column) for row in self._sampled()}, key=len)
        texts = [
            *cells[-4:],
            head.title,
            head.under,
        ]  # the longest tell, and measuring is slow beside a busy thread
        widest = max((measure.horizontalAdvance(" ".join(text.split())) for text in texts), default=0)
        return max(_LEAST, min(_MOST, widest + 22))

    def _sampled(self) -> list[int]:
        """Rows from all over the list, the last one too: later ones are often longer."""
        count = len(self.rows.rows)
        return sorted({*range(0, count, max(1, count // 60)), *range(max(0, count - 3), count)})

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint before the threads go on."""
        with going_first():
            super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left to the reasons."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter."""
        index = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not index.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or index.data(HEAD).kind == "remedy":
            self.remedied.emit(self.shown.place(index.row()))
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def show_row(self, at: int, column: str = "", *, editing: bool = False) -> bool:
        """Go to a row of the list, to one of its cells, and write in it; gives whether it is shown."""
        row = self.shown.row_of(at)
        if row < 0:
            return False
        found = (i for i, head in enumerate(self.rows.heads) if head.kind == "cell" and head.column == column)
        index = self.shown.index(row, next(found, 1 if len(self.rows.heads) > 3 else 0))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if editing:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(index)
        return True

    def visible_rows(self) -> range:
        """The rows of the table that are in sight."""
        first = self.rowAt(2)
        last = self.rowAt(self.viewport().height() - 2)
        count = self.shown.rowCount()
        return range(0) if first < 0 or not count else range(first, (last if last >= 0 else count - 1) + 1)
