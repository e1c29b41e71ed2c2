"""The list of faces, each painted in itself, that opens below the face's button."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from postermaker.color import Flat, Rgb
from postermaker.document.model import Align, TextStyle
from postermaker.editor import icons, theme
from postermaker.editor.controls import column
from postermaker.editor.lists import ROW, Index, Rows, set_up
from postermaker.editor.properties.samples import Sample, Samples
from postermaker.editor.words import say
from postermaker.fonts import FaceRecord

_HEIGHT, _SHOWN = 36, 10
_WEIGHTS = {
    100: ("极细", "Thin"), 200: ("纤细", "Extra light"), 300: ("细", "Light"), 400: ("", ""), 500: ("中", "Medium"),
    600: ("半粗", "Semibold"), 700: ("粗", "Bold"), 800: ("加粗", "Extra bold"), 900: ("特粗", "Black"),
}  # fmt: skip


def face_name(record: FaceRecord, *, alone: bool) -> str:
    """What a face is called: the family's name, and its weight where it has several."""
    weight = say(*_WEIGHTS.get(record.weight, (str(record.weight), str(record.weight))))
    family = say(record.name, record.family)
    return family if alone or not weight else f"{family} {weight}"


class FaceModel(Rows[FaceRecord]):
    """One row a face."""

    def __init__(self, records: tuple[FaceRecord, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.show_rows(records)
        self._alone = {r.key for r in records if sum(o.family == r.family for o in records) == 1}

    def name(self, record: FaceRecord) -> str:
        """A face's name."""
        return face_name(record, alone=record.key in self._alone)

    def told(self, record: FaceRecord, role: int) -> Any:
        """Its name."""
        named = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.name(record) if named else None


class _FaceRow(QStyledItemDelegate):
    """Paints a face's name in the face."""

    def __init__(self, samples: Samples, current: tuple[str, int], parent: QObject) -> None:
        super().__init__(parent)
        self._samples, self._current = samples, current

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The name, and a tick at the one in force."""
        now, place = theme.current(), QRect(option.rect)
        state = option.state
        record: FaceRecord = index.data(ROW)
        chosen = (record.family, record.weight) == self._current
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("accsoft" if state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(place.adjusted(4, 1, -4, -1), 6, 6)
        ink = now.color("t1")
        fill = Flat(Rgb(ink.redF(), ink.greenF(), ink.blueF()))
        style = TextStyle(family=record.family, weight=record.weight, fill=fill)
        name = index.data(Qt.ItemDataRole.DisplayRole)
        sample = Sample(name, style, place.width() - 48, _HEIGHT - 8, 17.0, None, Align.START)
        picture = self._samples.image(sample, painter.device().devicePixelRatio())
        if picture is not None:
            painter.drawImage(place.topLeft() + QPoint(14, 4), picture)
        else:
            painter.setPen(now.color("t3"))
            painter.drawText(place.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        if chosen:
            painter.drawPixmap(place.right() - 26, place.top() + 10, icons.pixmap("check", "accent", 16))


class FaceList(QFrame):
    """The list as a pop-up; Enter or a click takes a face, Esc leaves."""

    chosen = Signal(object)  #: a FaceRecord

    def __init__(
        self, parent: QWidget, records: tuple[FaceRecord, ...], samples: Samples, current: tuple[str, int]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = FaceModel(records, self)
        self.view = QListView()
        set_up(self.view, say("字体", "Typeface"), self._model, _FaceRow(samples, current, self))
        self.setLayout(column(self.view, margins=(0, 4, 0, 4), gap=0))
        samples.arrived.connect(self.view.viewport().update)
        self.view.clicked.connect(self._take)
        self.view.installEventFilter(self)
        at = next((i for i, r in enumerate(records) if (r.family, r.weight) == current), 0)
        self.view.setCurrentIndex(self._model.index(at))

    def open_below(self, widget: QWidget) -> None:
        """Show it under a button, as wide as that."""
        rows = min(_SHOWN, self._model.rowCount())
        self.resize(max(240, widget.width()), rows * _HEIGHT + 12)
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
        self.show()
        self.view.setFocus()

    def _take(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW))
        self.close()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter takes, Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.view.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False
