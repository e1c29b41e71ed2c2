"""The templates of the panel 模板 as cards: true proportions, the document's own sentence on each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from postermaker.editor import icons, theme
from postermaker.editor.lettering import write
from postermaker.editor.lists import ROW, Index, Rows, set_up
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.thumbnails import Picture, Thumbnails, Wanted
from postermaker.editor.words import say

GAP = 10
_CAPTION = 24
_TALLEST = 190
#: Cards wider than this for their height stand alone in a row.
_WIDE = 2.0


class CardList(Rows[Card]):
    """The cards."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current = ""  #: the id of the template in use

    @property
    def cards(self) -> list[Card]:
        """What is shown."""
        return self.rows

    def told(self, card: Card, role: int) -> Any:
        """Its words for people and screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            used = say("，正在用", ", in use") if card.id == self.current else ""
            return f"{card.template.name} {card.said_size}{used}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (card.template.name, card.template.summary) if part)
        return None


def art_size(card: Card, width: int) -> QSize:
    """How large a card's picture is in a list of this width."""
    room = width - GAP if card.ratio >= _WIDE else width // 2 - GAP
    height = round(room / card.ratio)
    return (
        QSize(room, height) if height <= _TALLEST else QSize(max(8, round(_TALLEST * card.ratio)), _TALLEST)
    )


class _CardRow(QStyledItemDelegate):
    """Draws a card: its picture, its name, a tick on the one in use."""

    def __init__(self, view: "CardView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: Card = index.data(ROW)
        width = self._view.room
        cell = width if card.ratio >= _WIDE else width // 2
        return QSize(cell, art_size(card, width).height() + _CAPTION + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look, used = theme.current(), card.id == self._view.cards.current
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        art = QRect(rect.topLeft() + QPoint(4, 4), art_size(card, self._view.room))
        found = self._view.picture(card)
        if found is None or found.pixmap.isNull():
            painter.fillRect(art, look.color("surface2"))
        else:
            painter.drawPixmap(art, found.pixmap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("artline"), 1))
        painter.drawRect(QRectF(art).adjusted(0.5, 0.5, -0.5, -0.5))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if used or hovered or focused:
            token = "accent" if used or focused else "fieldline"
            painter.setPen(QPen(look.color(token), 2 if used or focused else 1.5))
            painter.drawRoundedRect(QRectF(art).adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)
        self._paint_caption(painter, card, art, rect, found.warning if found else "", used=used)
        painter.restore()

    def _paint_caption(
        self, painter: QPainter, card: Card, art: QRect, rect: QRect, warning: str, *, used: bool
    ) -> None:
        line = QRect(art.x(), art.bottom() + 5, rect.width() - GAP, _CAPTION - 4)
        if used:
            painter.drawPixmap(line.right() - 18, line.y() + 2, icons.pixmap("check", "acctext", 16))
            line.adjust(0, 0, -22, 0)
        said = f"{card.template.name} · {warning}" if warning else card.template.name
        write(painter, line, said, 12, "acctext" if used else "warn" if warning else "t1")


class CardView(QListView):
    """The cards, their pictures asked for as they come into sight."""

    chosen = Signal(object)  #: a Card

    def __init__(self) -> None:
        super().__init__()
        self.cards = CardList(self)
        self.sentence = ""
        self.room = 220
        self._thumbnails = Thumbnails(self)
        self._thumbnails.arrived.connect(lambda _: self.viewport().update())
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        set_up(self, say("模板", "Templates"), self.cards, _CardRow(self), grid=True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))
        self.verticalScrollBar().valueChanged.connect(lambda: self._asking.start())

    def show_cards(self, cards: Sequence[Card], current: str, sentence: str) -> None:
        """Show these with the sentence on them."""
        if list(cards) != self.cards.rows:
            self.cards.show_rows(cards)
        self.cards.current, self.sentence = current, sentence
        self._asking.start()

    def picture(self, card: Card) -> Picture | None:
        """A card's picture, or what stands in for it."""
        return self._thumbnails.picture(self._wanted(card))

    def close_thumbnails(self) -> None:
        """End the painting thread."""
        self._thumbnails.close()

    def _wanted(self, card: Card) -> Wanted:
        ratio, art = self.devicePixelRatioF(), art_size(card, self.room)
        return Wanted(
            card, self.sentence, max(1, round(art.width() * ratio)), max(1, round(art.height() * ratio))
        )

    def _ask(self) -> None:
        sight = self.viewport().rect().adjusted(0, 0, 0, self.viewport().height() // 2)
        rows = [(card, self.visualRect(self.cards.index(i))) for i, card in enumerate(self.cards.rows)]
        self._thumbnails.want([self._wanted(card) for card, rect in rows if rect.intersects(sight)])
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards share the width."""
        self.room = self.viewport().width() - 2  # Qt breaks a row that is exactly full
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._asking.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current card."""
        card = self.currentIndex().data(ROW)
        if card is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(card)
            return
        super().keyPressEvent(event)
