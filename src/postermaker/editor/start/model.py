"""The gallery's rows: a heading for each product, then its cards; and how large a card is in a given width."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import QSize, Qt

from postermaker.editor.lists import ROW, Index, Rows
from postermaker.editor.start.catalogue import Card
from postermaker.editor.words import product_name, say

GAP = 16  #: between cards, half of it on each side of one
HEADING = 40


class Heading(Struct, frozen=True):
    """A product's name over its cards."""

    product: str
    count: int
    alone: bool = False  #: no other product is shown


class CardShape(Struct, frozen=True):
    """A card's cell in the grid: its whole size, the picture in it, the caption below."""

    cell: QSize
    art: QSize
    caption: int  #: height: one line for wide cards, two for narrow ones


class GalleryModel(Rows[Heading | Card]):
    """Headings and cards in one list."""

    def show_cards(self, cards: list[Card]) -> None:
        """Replace the rows."""
        rows: list[Heading | Card] = []
        groups: dict[str, list[Card]] = {}
        for card in cards:
            groups.setdefault(card.template.product, []).append(card)
        for product, members in groups.items():
            rows += [Heading(product, len(members), len(groups) == 1), *members]
        self.show_rows(rows)

    @property
    def cards(self) -> list[Card]:
        """All cards, in order."""
        return [each for each in self.rows if isinstance(each, Card)]

    def row_of(self, card_id: str) -> int:
        """The row of a card, -1 if it is not there."""
        found = (i for i, r in enumerate(self.rows) if isinstance(r, Card) and r.id == card_id)
        return next(found, -1)

    def told(self, here: Heading | Card, role: int) -> Any:
        """Its words for people and screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(here, Heading):
                return f"{product_name(here.product)} {here.count}"
            return f"{here.template.name} {here.said_size}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(here, Card):
            return here.template.summary or here.template.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(here, Card):
            return say(
                "回车用这个，Ctrl+回车直接导出，空格收藏",
                "Enter takes it, Ctrl+Enter exports it, Space stars it",
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        return super().flags(index) if isinstance(index.data(ROW), Card) else Qt.ItemFlag.NoItemFlags


def shape_of(card: Card, width: int) -> CardShape:
    """A card's shape in a gallery of this width; proportions are always true."""
    columns = _columns(card.ratio, width)
    cell = width // columns
    art_width = cell - GAP
    art_height = round(art_width / card.ratio)
    tallest = 300
    if art_height > tallest:
        art_height, art_width = tallest, max(8, round(tallest * card.ratio))
    caption = 36 if cell >= 300 else 52
    return CardShape(QSize(cell, 8 + art_height + 6 + caption), QSize(art_width, art_height), caption)


def _columns(ratio: float, width: int) -> int:
    """How many cards stand side by side: enough to compare, few enough to read."""
    if ratio >= 4:
        return 2 if width < 1700 else 3
    target = 330 if ratio >= 1.15 else 204 if ratio >= 0.4 else 176
    return max(2, round(width / target))
