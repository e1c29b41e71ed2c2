"""What narrows the gallery: choice, product, topic, colour, favourites, words. One widget of two rows."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from postermaker.editor.controls import Entry, Field, column, label, row
from postermaker.editor.panels.chips import Chips
from postermaker.editor.start import catalogue
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.choices import PRODUCTS, Choice
from postermaker.editor.start.colours import Dot, Hue
from postermaker.editor.words import product_name, say

#: Beside the products: what the user starred.
STARRED = "★"
#: Topics that get a chip, the frequent ones; the others are found by words.
_TOPICS = 30


class Filters(QWidget):
    """Tells when something changed; `narrowed` says what is left of the cards."""

    changed = Signal()

    def __init__(self, hue_of: Callable[[Card], Hue | None], is_starred: Callable[[Card], bool]) -> None:
        super().__init__()
        self._hue_of, self._is_starred = hue_of, is_starred
        self.choice: Choice | None = None
        self.search = Entry(say("搜模板", "Search"), say("搜模板：消防 或 xf", "Search templates"))
        self._understood = label("", "understood")
        self.products = Chips(say("产品", "Products"), [("", say("全部", "All"))])
        self.topics = Chips(say("主题", "Topics"), [("", say("不限", "Any"))])
        self._dots = QButtonGroup(self)
        self._dots.setExclusive(False)
        dots = [Dot(hue) for hue in Hue]
        for dot in dots:
            self._dots.addButton(dot)
            dot.clicked.connect(lambda _=False, dot=dot: self._on_dot(dot))
        searching = Field(self.search, self._understood, icon="search")
        searching.setFixedWidth(236)
        upper = row(self.products, searching, gap=12)
        upper.setStretch(0, 1)
        lower = row(
            label(say("主题", "Topic"), "hint"),
            self.topics,
            label(say("底色", "Ground"), "hint"),
            *dots,
            gap=6,
        )
        lower.setStretch(1, 1)
        self.setLayout(column(upper, lower, gap=10))
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.products.chosen.connect(self._on_product)
        self.topics.chosen.connect(lambda _: self.changed.emit())

    def show_cards(self, cards: list[Card]) -> None:
        """Offer the products and topics that there are templates for, the frequent topics first."""
        products = [(key, product_name(key)) for key in catalogue.products(cards)]
        self.products.set_choices([("", say("全部", "All")), *products, (STARRED, say("收藏", "Starred"))])
        topics = catalogue.topics(cards)[:_TOPICS]
        self.topics.set_choices([("", say("不限", "Any")), *((topic, topic) for topic in topics)])

    @property
    def hue(self) -> Hue | None:
        """The chosen ground colour."""
        return next(
            (dot.hue for dot in self._dots.buttons() if isinstance(dot, Dot) and dot.isChecked()), None
        )

    def _on_dot(self, dot: Dot) -> None:
        for other in self._dots.buttons():
            if other is not dot:
                other.setChecked(False)
        self.changed.emit()

    def _on_product(self, _key: str) -> None:
        self.choice = None
        self.changed.emit()

    def choose(self, choice: Choice | None) -> None:
        """Show what a choice stands for; the same again shows everything."""
        self.choice = None if choice is self.choice else choice
        self.products.show_chosen("")
        self.changed.emit()

    def show_product(self, product: str) -> None:
        """Only one product."""
        self.choice = None
        self.products.show_chosen(product)
        self.changed.emit()

    def show_topic(self, topic: str) -> bool:
        """Only one topic; False if there are no chips for it."""
        if topic not in dict(self.topics.choices):
            return False
        self.topics.show_chosen(topic)
        self.changed.emit()
        return True

    def clear(self) -> None:
        """Without any filter."""
        self.choice = None
        self.products.show_chosen("")
        self.topics.show_chosen("")
        for dot in self._dots.buttons():
            dot.setChecked(False)
        self.search.clear()
        self.changed.emit()

    def narrowed(self, cards: list[Card]) -> list[Card]:
        """The cards that all filters leave; what the words were taken for appears beside them."""
        text, product, topic, hue = (
            self.search.text().strip(),
            self.products.value,
            self.topics.value,
            self.hue,
        )
        found = catalogue.matching(cards, text, "" if product == STARRED else product)
        if product == STARRED:
            found = [card for card in found if self._is_starred(card)]
        if self.choice is not None:
            found = [card for card in found if card.template.product in PRODUCTS[self.choice]]
        if topic:
            found = [card for card in found if topic in card.template.topics]
        if hue is not None:
            found = [card for card in found if self._hue_of(card) is hue]
        taken = catalogue.understood(cards, text) if text else ""
        self._understood.setText(f"{taken} {len(found)}".strip() if text else "")
        return found
