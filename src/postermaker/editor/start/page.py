"""The first page: write a sentence, see it in every template, take one."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from postermaker.editor import theme
from postermaker.editor.controls import (
    Entry,
    Field,
    button,
    clear,
    column,
    frame,
    icon_button,
    key_label,
    label,
    on_click,
    restyle,
    row,
)
from postermaker.editor.session import lead_field
from postermaker.editor.start import catalogue
from postermaker.editor.start.cards import Deed
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.view import GalleryView
from postermaker.editor.words import product_name, say
from postermaker.fonts import FontBook


class Logo(QWidget):
    """The program's mark: a banner over two leaflets."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(26, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, x, y, width, height in (
            ("#D7000F", 0, 1, 26, 10), ("#FFC93A", 0, 13, 12, 6), (theme.current().accent, 14, 13, 12, 6),
        ):  # fmt: skip
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(x, y, width, height, 2, 2)
        painter.end()


class GalleryPage(QWidget):
    """Sentence, filters, and the cards."""

    chosen = Signal(object, str, object)  #: a Card, the sentence, a Deed
    open_asked = Signal()
    back_asked = Signal()
    theme_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cards: list[Card] = []
        self._product = ""
        self._book = FontBook()
        self.sentence = Entry(say("标语", "Slogan"), _sentence_hint())
        self.search = Entry(say("搜模板", "Search"), say("搜模板：消防", "Search templates"))
        self.view = GalleryView()
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(80)
        self._measuring.timeout.connect(self._measure)
        self._build()
        self.sentence.textChanged.connect(self._on_sentence)
        self.sentence.returnPressed.connect(self.view.take_focus)
        self.sentence.installEventFilter(self)
        self.search.textChanged.connect(lambda _: self._filter())
        self.view.chosen.connect(self._on_chosen)

    def _build(self) -> None:
        self.resume = on_click(
            button(say("回到正在做的", "Back to the document"), "flat", "forward"), self.back_asked.emit
        )
        self.resume.hide()
        opening = on_click(button(say("打开", "Open"), "flat", "folder"), self.open_asked.emit)
        self.theme_button = icon_button("moon", say("换深浅色", "Light or dark"))
        on_click(self.theme_button, self.theme_asked.emit)
        name = label(say("标语海报", "Postermaker"), "section")
        bar = frame("bar", height=48)
        bar.setLayout(
            row(Logo(), name, 16, opening, key_label("Ctrl+O"), None, self.resume, self.theme_button,
                margins=(16, 0, 12, 0), gap=8)
        )  # fmt: skip
        self._facts = label("", "hint")
        self._clear = icon_button("close", say("清空标语", "Clear the slogan"), side=28)
        on_click(self._clear, self.sentence.clear)
        self._clear.hide()
        restyle(self.sentence, "empty")
        line = Field(self.sentence, self._facts, self._clear, icon="edit", kind="sentence")
        self._chips: QHBoxLayout = row(gap=8)
        self._group = QButtonGroup(self)
        searching = Field(self.search, icon="search")
        searching.setFixedWidth(236)
        filters = row(self._chips, None, searching)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing())
        inner: QVBoxLayout = column(line, filters, self._stack, margins=(32, 16, 22, 0), gap=12)
        inner.setStretch(2, 1)
        outer = column(bar, inner, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def _nothing(self) -> QWidget:
        page = QWidget()
        self._no_match = label("", "panel")
        self._show_all = on_click(button(say("看全部", "Show all"), "primary"), self.show_all)
        page.setLayout(
            column(None, row(None, self._no_match, None), row(None, self._show_all, None), None, None, gap=12)
        )
        return page

    def load(self) -> None:
        """Read the templates and show them; called once the window stands."""
        self._cards = catalogue.cards()
        clear(self._chips)
        for product in ["", *catalogue.products(self._cards)]:
            chip = button(product_name(product) if product else say("全部", "All"), "chip")
            chip.setCheckable(True)
            chip.setChecked(product == self._product)
            chip.clicked.connect(partial(self._on_product, product))
            self._group.addButton(chip)
            self._chips.addWidget(chip)
        self._filter()

    def show_all(self) -> None:
        """Drop search and product filter."""
        self.search.clear()
        self._chip(0).setChecked(True)
        self._on_product("")

    def _chip(self, at: int) -> QPushButton:
        item = self._chips.itemAt(at)
        chip = item.widget() if item else None
        assert isinstance(chip, QPushButton)
        return chip

    def _on_product(self, product: str, checked: bool = True) -> None:
        self._product = product
        self._filter()

    def _filter(self) -> None:
        text = self.search.text().strip()
        found = catalogue.matching(self._cards, text, self._product)
        self.view.show_cards(found)
        self._no_match.setText(
            say(f"没有“{text}”的模板", f"no template for '{text}'")
            if text
            else say("还没有模板", "no templates")
        )
        self._show_all.setVisible(bool(self._cards))
        self._stack.setCurrentIndex(0 if found else 1)

    def _on_sentence(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        restyle(self.sentence, "" if text else "empty")
        self.view.show_sentence(text.strip())
        self._measuring.start()

    def _measure(self) -> None:
        """Say how many characters there are, and how large they get on the usual banner."""
        text = self.sentence.text().strip()
        count = sum(1 for char in text if not char.isspace())
        parts = [say(f"{count} 字", f"{count} characters")] if text else []
        banner = next((card for card in self._cards if card.template.product == "banner"), None)
        if text and banner:
            parts.append(self._on_banner(banner, text))
        self._facts.setText(" · ".join(parts))

    def _on_banner(self, banner: Card, text: str) -> str:
        lead = lead_field(banner.template.fields)
        if lead and len(text) > lead.max_chars:
            return say(f"横幅最多 {lead.max_chars} 字", f"a banner takes {lead.max_chars}")
        metres, height = banner.size.width / 1000, catalogue.letter_height(banner, text, self._book) / 10
        return say(f"{metres:g} 米横幅上每字约 {height:.0f} cm 高", f"about {height:.0f} cm on {metres:g} m")

    def _on_chosen(self, card: Card, deed: Deed) -> None:
        self.chosen.emit(card, self.sentence.text().strip(), deed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the sentence into the cards."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.view.take_focus()
            return True
        return super().eventFilter(watched, event)


def _sentence_hint() -> str:
    return say("输入标语，下面的模板马上换上", "Type a slogan; the templates below take it at once")
