"""The list of concerns: its model, and the drawing of a row with what can be clicked in it."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from postermaker.document.ignored import MAX_REASON
from postermaker.editor import icons, theme
from postermaker.editor.checking.concerns import Concern, Level
from postermaker.editor.controls import Entry
from postermaker.editor.words import say

Index = QModelIndex | QPersistentModelIndex
CONCERN = Qt.ItemDataRole.UserRole
REASON = Qt.ItemDataRole.UserRole + 1  #: why it was ignored; empty: it was not
#: The icon and its colour, by how bad it is.
MARKS = {
    Level.ERROR: ("error", "err"),
    Level.NOTICE: ("notice", "warnic"),
    Level.NOTE: ("info", "t3"),
}
ROW = 40
#: Room at a row's end for what can be clicked.
_PARTS = 300


def level_name(level: Level) -> str:
    """What people call a level."""
    match level:
        case Level.ERROR:
            return say("错误", "Error")
        case Level.NOTICE:
            return say("提醒", "Notice")
        case Level.NOTE:
            return say("说明", "Note")


class Part(StrEnum):
    """What can be clicked in a row."""

    LOCATE = "locate"
    REMEDY = "remedy"
    MORE = "more"
    IGNORE = "ignore"


class ConcernModel(QAbstractListModel):
    """Concerns in order, the ignored ones last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Concern, str]] = []

    def show_rows(self, rows: list[tuple[Concern, str]]) -> None:
        """Other concerns, each with the reason why it is ignored."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def concern(self, row: int) -> Concern:
        """The concern of a row."""
        return self._rows[row][0]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A reason may be written into a row that is no error."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        concern = self.concern(index.row())
        return plain if concern.level is Level.ERROR else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The concern, its reason, or what a screen reader says."""
        concern, reason = self._rows[index.row()]
        second = f"{_ignored()}：{reason}" if reason else concern.step
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{level_name(concern.level)}：{concern.effect}，{concern.where}，{second}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{concern.effect}\n{second}"
            case _ if role == CONCERN:
                return concern
            case _ if role == REASON:
                return reason
            case _:
                return None


class ConcernDelegate(QStyledItemDelegate):
    """Draws a row: severity, effect, place, what to do, and at its end what can be clicked."""

    reasoned = Signal(object, str)  #: a Concern and why it may stay

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(480, ROW)

    def parts(
        self, box: QRect, concern: Concern, metrics: QFontMetrics, *, ignored: bool
    ) -> dict[Part, QRect]:
        """Where in a row what can be clicked stands, from its right end."""
        right, found = box.right() - 12, {}

        def put(part: Part, width: int, gap: int) -> None:
            nonlocal right
            found[part] = QRect(right - width, box.top() + 7, width, ROW - 14)
            right -= width + gap

        if concern.level is not Level.ERROR:
            put(Part.IGNORE, metrics.horizontalAdvance(_ignore(ignored)) + 12, 6)
        if concern.remedies and not ignored:
            if len(concern.remedies) > 1:
                put(Part.MORE, 22, 0)
            put(Part.REMEDY, min(220, metrics.horizontalAdvance(concern.remedies[0].label) + 20), 8)
        if concern.place is not None:
            put(Part.LOCATE, metrics.horizontalAdvance(_locate()) + 28, 8)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        box, concern, reason = option.rect, index.data(CONCERN), index.data(REASON)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, look.color("accsoft" if chosen else "hover" if hovered else "surface"))
        painter.setPen(look.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        icon, token = MARKS[concern.level]
        token = "t3" if reason else token
        painter.drawPixmap(box.left() + 16, box.top() + (ROW - 18) // 2, icons.pixmap(icon, token, 18))
        font = QFont(painter.font())
        font.setPixelSize(12)
        parts = self.parts(box, concern, QFontMetrics(font), ignored=bool(reason))
        self._paint_words(
            painter,
            box,
            min((p.left() for p in parts.values()), default=box.right()),
            concern,
            reason,
            chosen,
        )
        painter.setFont(font)
        for part, place in parts.items():
            _paint_part(painter, part, place, concern, chosen=chosen, ignored=bool(reason))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, box: QRect, end: int, concern: Concern, reason: str, chosen: bool
    ) -> None:
        look = theme.current()
        font = QFont(painter.font())
        font.setPixelSize(13)
        room = box.width() - 44 - _PARTS  # columns stand at the same places in all rows
        where = max(90, min(210, room // 6))
        step = max(0, min(320, room // 3)) if room > 560 else 0  # in a narrow window the effect comes first
        effect = room - where - step
        bold = QFont(font)
        bold.setBold(chosen)
        left = box.left() + 44
        second = f"{_ignored()}：{reason}" if reason else concern.step
        quiet = reason != ""
        for said, width, token, face in (
            (concern.effect, effect, "t3" if quiet else "t1", bold),
            (concern.where, where, "t3" if quiet else "t2", font),
            (second, step, "t2", font),
        ):
            shown = min(width, end - left) - 16
            if shown > 24:
                painter.setFont(face)
                painter.setPen(look.color(token))
                line = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, shown)
                painter.drawText(QRect(left, box.top(), shown, ROW), Qt.AlignmentFlag.AlignVCenter, line)
            left += width

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Where the reason is written."""
        made = Entry(
            say("为什么不用改", "Why it may stay"),
            say("写一句为什么不用改，回车记下，Esc 不写了", "why it may stay; Enter keeps it"),
        )
        made.setParent(parent)
        made.setObjectName("reason")
        made.setMaxLength(MAX_REASON)
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the row's words."""
        box = option.rect
        editor.setGeometry(box.adjusted(40, 4, -12, -4))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin empty."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Hand the reason to whoever listens; an empty one ignores nothing."""
        assert isinstance(editor, Entry)
        if reason := editor.text().strip():
            self.reasoned.emit(index.data(CONCERN), reason)


def _paint_part(
    painter: QPainter, part: Part, place: QRect, concern: Concern, *, chosen: bool, ignored: bool
) -> None:
    look, middle = theme.current(), Qt.AlignmentFlag.AlignCenter
    match part:
        case Part.LOCATE:
            painter.drawPixmap(
                place.left() + 2, place.center().y() - 7, icons.pixmap("locate", "acctext", 16)
            )
            painter.setPen(look.color("acctext"))
            painter.drawText(place.adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _locate())
        case Part.IGNORE:
            painter.setPen(look.color("acctext"))
            painter.drawText(place, middle, _ignore(ignored))
        case Part.REMEDY | Part.MORE:
            fill = look.color("accfill") if chosen and part is Part.REMEDY else look.color("surface")
            painter.setPen(QPen(fill if chosen and part is Part.REMEDY else look.color("line2"), 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), 5, 5)
            if part is Part.MORE:
                painter.drawPixmap(
                    place.center().x() - 7, place.center().y() - 7, icons.pixmap("down", "t2", 16)
                )
                return
            painter.setPen(QColor(look.onacc) if chosen else look.color("t1"))
            line = painter.fontMetrics().elidedText(
                concern.remedies[0].label, Qt.TextElideMode.ElideRight, place.width() - 12
            )
            painter.drawText(place, middle, line)


def _locate() -> str:
    return say("定位", "Locate")


def _ignore(ignored: bool) -> str:
    return say("重新提醒", "Tell again") if ignored else say("忽略", "Ignore")


def _ignored() -> str:
    return say("已忽略", "Ignored")
