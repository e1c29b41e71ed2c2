"""The list of cards: one view for all of them, its pictures asked for as they come into sight."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from postermaker.editor.lettering import sized
from postermaker.editor.lists import ROW, set_up
from postermaker.editor.start.cards import CardDelegate, Deed, all_rect, button_rects, star_rect
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.model import CardShape, GalleryModel, Heading, shape_of
from postermaker.editor.start.thumbnails import Picture, Thumbnails, Wanted
from postermaker.editor.words import say


class GalleryView(QListView):
    """All cards, painted with the sentence."""

    chosen = Signal(object, object)  #: a Card and a Deed
    starred = Signal(str)  #: a card's id: starred, or no longer
    product_asked = Signal(str)  #: all of a product

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = GalleryModel()
        self._delegate = CardDelegate(self._picture_of)
        self._thumbnails = Thumbnails(self)
        self._sentence = ""
        self._unit: str | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        set_up(self, say("模板", "Templates"), self._cards, self._delegate, grid=True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAutoScroll(False)  # hovering at the edge must not move the cards away from the pointer
        self._thumbnails.arrived.connect(self._on_arrived)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(90)
        self._resting.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_cards(self, cards: list[Card]) -> None:
        """Show these and no others; the current one stays current if it is still there."""
        before = self.current_card()
        self._cards.show_cards(cards)
        row = self._cards.row_of(before.id) if before else -1
        if row >= 0:
            self.setCurrentIndex(self._cards.index(row))
        self._asking.start()

    def show_sentence(self, sentence: str) -> None:
        """Paint all cards with another sentence."""
        self._sentence = sentence
        self._asking.start()

    def show_unit(self, unit: str) -> None:
        """Sign all cards with a unit's name; an empty one asks for it."""
        self._unit = unit
        self._asking.start()

    def show_stars(self, ids: set[str]) -> None:
        """Which cards are starred."""
        self._delegate.starred = ids
        self.viewport().update()

    def current_card(self) -> Card | None:
        """The card that keys act on."""
        here = self.currentIndex().data(ROW)
        return here if isinstance(here, Card) else None

    def take_focus(self) -> None:
        """Go into the cards: to the current one if it can be seen, else to the first that can."""
        sight = self.viewport().rect()
        if self.current_card() is None or not self.visualRect(self.currentIndex()).intersects(sight):
            rows = (self._cards.index(row) for row in range(self._cards.rowCount()))
            seen = (i for i in rows if isinstance(i.data(ROW), Card) and self.visualRect(i).intersects(sight))
            self.setCurrentIndex(next(seen, QModelIndex()))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def close_thumbnails(self) -> None:
        """End the painting thread."""
        self._thumbnails.close()

    def _wanted(self, card: Card, shape: CardShape) -> Wanted:
        ratio = self.devicePixelRatioF()
        width, height = round(shape.art.width() * ratio), round(shape.art.height() * ratio)
        return Wanted(card, self._sentence, max(1, width), max(1, height), self._unit)

    def _picture_of(self, card: Card, shape: CardShape) -> Picture | None:
        return self._thumbnails.picture(self._wanted(card, shape))

    def _on_scrolled(self) -> None:
        """While it scrolls only previews are read: painting would hold up the scrolling."""
        self._resting.start()
        near, _ = self._in_sight()
        self._thumbnails.want(near, previews_only=True)

    def _ask(self) -> None:
        """Want the cards in sight first, then those a screen further down."""
        near, later = self._in_sight()
        self._thumbnails.want(near + later)
        self.viewport().update()

    def _in_sight(self) -> tuple[list[Wanted], list[Wanted]]:
        """The cards that can be seen, and those a screen further down."""
        sight = self.viewport().rect()
        below = sight.translated(0, sight.height())
        near: list[Wanted] = []
        later: list[Wanted] = []
        for row in range(self._first_in_sight(), self._cards.rowCount()):
            index = self._cards.index(row)
            place = self.visualRect(index)
            if place.top() > below.bottom():
                break
            here = index.data(ROW)
            if isinstance(here, Card):
                wanted = self._wanted(here, shape_of(here, self._delegate.width))
                (near if place.intersects(sight) else later).append(wanted)
        return near, later

    def _first_in_sight(self) -> int:
        """The first row that is not above the top edge; rows follow each other downwards."""
        rows = range(self._cards.rowCount())
        return bisect_left(rows, 0, key=lambda row: self.visualRect(self._cards.index(row)).bottom())

    def _on_arrived(self, card_id: str) -> None:
        row = self._cards.row_of(card_id)
        if row >= 0:
            self.viewport().update(self.visualRect(self._cards.index(row)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are as wide as the columns allow."""
        # Qt breaks a row that is exactly full
        self._delegate.width = self.viewport().width() - 2
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._asking.start()

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves."""
        if event.type() is QEvent.Type.Leave:
            self._point(QPoint(-1, -1))
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hovering shows a card's buttons; nothing is dragged."""
        self._point(event.position().toPoint())

    def _point(self, at: QPoint) -> None:
        for place in (self._delegate.pointer, at):
            index = self.indexAt(place) if place.x() >= 0 else QModelIndex()
            if index.isValid():
                self.viewport().update(self.visualRect(index))
        self._delegate.pointer = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of the card's buttons."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        index = self.indexAt(at)
        here = index.data(ROW)
        for deed, place in self.buttons(index).items():
            if place.contains(at):
                self.chosen.emit(here, deed)
        if isinstance(here, Card):
            shape = shape_of(here, self._delegate.width)
            if star_rect(self.visualRect(index), shape, self._small()).contains(at):
                self.starred.emit(here.id)
        elif isinstance(here, Heading) and all_rect(self.visualRect(index), here, self.font()).contains(at):
            self.product_asked.emit(here.product)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a card is 用这个."""
        index = self.indexAt(event.position().toPoint())
        if isinstance(index.data(ROW), Card):
            self.chosen.emit(index.data(ROW), Deed.USE)

    def buttons(self, index: QModelIndex) -> dict[Deed, QRect]:
        """Where a card's buttons are on the viewport."""
        card = index.data(ROW)
        if not isinstance(card, Card):
            return {}
        return button_rects(self.visualRect(index), shape_of(card, self._delegate.width), self._small())

    def _small(self) -> QFontMetrics:
        return QFontMetrics(sized(self.font(), 12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current card, Ctrl+Enter exports it, Space stars it."""
        card = self.current_card()
        if card and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(card, Deed.EXPORT if control else Deed.USE)
            return
        if card and event.key() == Qt.Key.Key_Space:
            self.starred.emit(card.id)
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """May become small; it scrolls."""
        return QSize(320, 160)
