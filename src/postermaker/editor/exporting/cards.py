"""The left column: what files, grouped by who gets them; several may be ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from postermaker.document.model import Document
from postermaker.editor.controls import Mark, clear, column, label, row, scroller
from postermaker.editor.exporting.card import KindCard
from postermaker.editor.exporting.estimating import Estimate
from postermaker.editor.exporting.kinds import (
    LOOK,
    Choices,
    Kind,
    Receiver,
    chosen_kinds,
    kinds_for,
    look_dpi,
    said_page,
)
from postermaker.editor.places import spoken_bytes
from postermaker.editor.words import say
from postermaker.units import to_px


class CardsColumn(QFrame):
    """Cards of the document's product."""

    changed = Signal()  #: what is ticked

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("left")
        self.cards: list[KindCard] = []
        self._of: tuple[str, str, int] | None = None  #: product, page and picture for which the cards are
        self._inside: QVBoxLayout = column(gap=8, margins=(20, 2, 12, 12))
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(self._inside)
        head = row(
            label(say("出什么文件", "What files"), "section"), label(say("可多选", "one or more"), "hint"), None,
            margins=(20, 18, 12, 6), gap=8,
        )  # fmt: skip
        hint = label(
            say("不知道选哪个？选“推荐”，连同“发给店家的话”一起发。", "Not sure? Take the recommended one, with the message."),
            "hint", wrap=True,
        )  # fmt: skip
        foot = row(Mark("info", "t3"), hint, margins=(20, 8, 16, 14), gap=8)
        foot.setStretch(1, 1)
        outer = column(head, scroller(inside), foot, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def show_document(self, document: Document, choices: Choices) -> None:
        """The cards of a document, ticked as remembered; the same cards stay as they are."""
        kinds = kinds_for(document)
        of = (document.product, said_page(document), choices.look_px)
        if of == self._of and [card.kind for card in self.cards] == list(kinds):
            return
        self._of = of
        clear(self._inside)
        self.cards = []
        ticked = {kind.key for kind in chosen_kinds(document, choices)}
        names = {
            Receiver.SHOP: say("发给店家", "For the shop"),
            Receiver.OWN: say("看样和自己用", "To look at, for yourself"),
        }
        if document.screen:
            names[Receiver.SHOP] = say("发给放屏的人", "For who runs the screen")
        for receiver, name in names.items():
            self._inside.addWidget(label(name, "caption"))
            for kind in (each for each in kinds if each.receiver is receiver):
                self._add(kind, document, choices, on=kind.key in ticked)
            self._inside.addSpacing(4)
        self._inside.addStretch(1)

    def _add(self, kind: Kind, document: Document, choices: Choices, *, on: bool) -> None:
        says = str(kind.says)
        if kind.key == LOOK.key:
            side = to_px(max(document.width, document.height), look_dpi(document, choices.look_px))
            says = say(f"长边 {side:,} 像素，", f"{side:,} px, ") + says
        elif kind.recommended and kind.suffix == ".pdf":
            says = f"{said_page(document)} {says}"
        card = KindCard(kind, says)
        card.setChecked(on)
        card.toggled.connect(lambda _: self.changed.emit())
        self.cards.append(card)
        self._inside.addWidget(card)

    @property
    def chosen(self) -> list[Kind]:
        """What is ticked, in order."""
        return [card.kind for card in self.cards if card.isChecked()]

    def card(self, key: str) -> KindCard:
        """A card by its key."""
        return next(card for card in self.cards if card.kind.key == key)

    def show_estimate(self, key: str, guess: Estimate | None) -> None:
        """How large a file will be."""
        if guess is None:
            self.card(key).show_size("")
            return
        size = say("约 ", "about ") + spoken_bytes(round(guess.size))
        pages = say(f"{guess.sheets} 张", f"{guess.sheets} sheets")
        many = self.card(key).kind.receiver is Receiver.OWN and guess.sheets > 1 and guess.width_px == 0
        self.card(key).show_size(pages if many else size)
