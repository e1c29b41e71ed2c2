"""The first page: write a sentence, see it in every template, take one."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from postermaker.editor import settings, theme
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
    upright,
)
from postermaker.editor.safety.writing import Clerk
from postermaker.editor.session import lead_field
from postermaker.editor.start import catalogue
from postermaker.editor.start.cards import Deed
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.choices import Choice, ChoiceCard
from postermaker.editor.start.colours import Hue, ground_hue
from postermaker.editor.start.filters import Filters
from postermaker.editor.start.opening_bands import FirstRun, RecoveryBand
from postermaker.editor.start.side_column import SideColumn
from postermaker.editor.start.view import GalleryView
from postermaker.editor.words import say
from postermaker.fonts import FontBook

#: Windows narrower than this lose the right column, lower ones get smaller cards.
_WIDE, _HIGH = 1200, 760


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
    """Choices, sentence, filters, the cards; at the right what was made before."""

    chosen = Signal(object, str, object)  #: a Card, the sentence, a Deed
    open_asked = Signal()
    path_asked = Signal(object)  #: a recent file's Path
    batch_asked = Signal()
    back_asked = Signal()
    theme_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cards: list[Card] = []
        self._stars = set(settings.kept("starred").split())
        self._hues: dict[str, Hue | None] | None = None  #: read when the first colour is asked for
        self._clerk = Clerk()
        self._book = FontBook()
        self.sentence = Entry(say("标语", "Slogan"), _sentence_hint())
        self.filters = Filters(self._hue_of, lambda card: card.id in self._stars)
        self.search = self.filters.search
        self.view = GalleryView()
        self.side = SideColumn()
        self.first_run = FirstRun()
        self.recovery = RecoveryBand(settings.store("recovery"))
        self.choices = {
            choice: ChoiceCard(choice, key)
            for choice, key in ((Choice.BANNER, "Alt+1"), (Choice.SHEET, "Alt+2"), (Choice.BATCH, "Alt+3"))
        }
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(80)
        self._measuring.timeout.connect(self._measure)
        self._picker: QWidget | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self._facts = label("", "hint")
        self._clear = icon_button("close", say("清空标语", "Clear the slogan"), side=28)
        on_click(self._clear, self.sentence.clear)
        self._clear.hide()
        restyle(self.sentence, "empty")
        self._library = on_click(
            button(say("标语库", "Library"), "flat", "slogan", say("标语库  Ctrl+L", "Library  Ctrl+L")),
            self.pick_slogan,
        )
        self._library.setShortcut("Ctrl+L")
        line = Field(
            self.sentence, self._facts, self._clear, upright(), self._library, key_label("Ctrl+L"),
            icon="edit", kind="sentence",
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing())
        choices = row(*self.choices.values(), gap=16)
        main = column(self.recovery, choices, self.first_run, line, self.filters, self._stack, gap=14)
        main.setStretch(5, 1)
        inner = row(main, self.side, margins=(32, 16, 24, 0), gap=24)
        inner.setStretch(0, 1)
        outer = column(self._bar(), inner, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def _bar(self) -> QWidget:
        self.resume = on_click(
            button(say("回到正在做的", "Back to the document"), "flat", "forward"), self.back_asked.emit
        )
        self.resume.hide()
        opening = on_click(button(say("打开", "Open"), "flat", "folder"), self.open_asked.emit)
        self.unit_button = on_click(button("", "flat", "user"), self._ask_unit)
        self.unit = Entry(say("单位名称", "Your unit"), say("单位名称，回车", "Your unit, Enter"))
        self.unit.setMaxLength(30)
        self.unit.setFixedWidth(236)
        self.unit.hide()
        self.unit.editingFinished.connect(lambda: self._on_unit(self.unit.text()))
        self.theme_button = icon_button("moon", say("换深浅色", "Light or dark"))
        on_click(self.theme_button, self.theme_asked.emit)
        name = label(say("标语海报", "Postermaker"), "section")
        bar = frame("bar", height=48)
        bar.setLayout(
            row(Logo(), name, 16, opening, key_label("Ctrl+O"), None, self.resume, self.unit_button, self.unit,
                self.theme_button, margins=(16, 0, 12, 0), gap=8)
        )  # fmt: skip
        return bar

    def _nothing(self) -> QWidget:
        page = QWidget()
        self._no_match = label("", "panel")
        self._show_all = on_click(button(say("看全部", "Show all"), "primary"), self.show_all)
        self._near = row(gap=8)
        page.setLayout(
            column(None, row(None, self._no_match, None), row(None, self._near, self._show_all, None), None, None,
                   gap=12)
        )  # fmt: skip
        return page

    def _connect(self) -> None:
        self.sentence.textChanged.connect(self._on_sentence)
        self.sentence.returnPressed.connect(self.view.take_focus)
        self.sentence.installEventFilter(self)
        self.filters.changed.connect(self._filter)
        self.view.chosen.connect(self._on_chosen)
        self.view.starred.connect(self._on_starred)
        self.view.product_asked.connect(self.filters.show_product)
        for choice, card in self.choices.items():
            card.clicked.connect(partial(self._on_choice, choice))
        self.first_run.unit_given.connect(self._on_unit)
        self.first_run.slogans_asked.connect(self.pick_slogan)
        self.first_run.sample_asked.connect(self._show_sample)
        self.side.opened.connect(self.path_asked.emit)
        self.side.open_asked.connect(self.open_asked.emit)
        self.side.topic_asked.connect(self._on_topic)
        self.side.slogan_asked.connect(self.sentence.setText)
        self._show_unit()

    def load(self) -> None:
        """Read the templates and show them; called once the window stands."""
        self._cards = catalogue.cards()
        self.view.show_stars(self._stars)
        self.filters.show_cards(self._cards)
        self._filter()
        self.side.load()

    def close_work(self) -> None:
        """End the threads."""
        if self._picker is not None:
            self._picker.deleteLater()
        self.view.close_thumbnails()
        self.side.close_work()
        self._clerk.close()

    # what is shown --------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Drop search and filters."""
        self.filters.clear()

    def _on_choice(self, choice: Choice, _checked: bool = False) -> None:
        if choice is Choice.BATCH:
            self.batch_asked.emit()
            return
        self.filters.choose(choice)
        self.view.scrollToTop()
        self.sentence.setFocus()

    def _on_topic(self, topic: str) -> None:
        """A day was pressed: the templates of its topic, by chip or by words."""
        self.filters.clear()
        if not self.filters.show_topic(topic):
            self.search.setText(topic)

    def _filter(self) -> None:
        text = self.search.text().strip()
        found = self.filters.narrowed(self._cards)
        self.view.show_cards(found)
        for choice, card in self.choices.items():
            card.show_chosen(choice is self.filters.choice)
        self._no_match.setText(
            say(f"没有“{text}”的模板", f"no template for '{text}'")
            if text
            else say("没有这样的模板", "no such templates")
        )
        self._show_all.setVisible(bool(self._cards))
        self._stack.setCurrentIndex(0 if found else 1)
        if not found:
            self._offer_near(text)

    def _offer_near(self, text: str) -> None:
        clear(self._near)
        for word in catalogue.nearest(self._cards, text) if text else []:
            made = on_click(button(word), partial(self._on_topic, word))
            self._near.addWidget(made)

    def _hue_of(self, card: Card) -> Hue | None:
        if self._hues is None:
            self._hues = {}
            pictures = {card.id: catalogue.preview_file(card) for card in self._cards}
            self._clerk.ask(
                lambda: {key: ground_hue(path) if path else None for key, path in pictures.items()},
                self._on_hues,
            )
        return self._hues.get(card.id)

    def _on_hues(self, found: dict[str, Hue | None] | Exception) -> None:
        if isinstance(found, Exception):
            raise found
        self._hues = found
        self._filter()

    def _on_starred(self, card_id: str) -> None:
        self._stars ^= {card_id}
        settings.keep("starred", " ".join(sorted(self._stars)))
        self.view.show_stars(self._stars)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less on small windows."""
        super().resizeEvent(event)
        compact = self.height() < _HIGH
        self.side.setVisible(self.width() >= _WIDE)
        self.side.show_compact(compact or self.width() < 1500)
        for card in self.choices.values():
            card.setFixedHeight(84 if compact else 104)

    # the sentence and who signs -------------------------------------------------------------------------------------

    def pick_slogan(self) -> None:
        """Open the slogan library."""
        from postermaker.editor.start.slogan_picker import SloganPicker

        if not isinstance(self._picker, SloganPicker):
            self._picker = SloganPicker(self)
            self._picker.picked.connect(self._on_picked)
        self._picker.open_below(self._library)

    def _on_picked(self, text: str) -> None:
        self.activateWindow()
        self.sentence.setFocus()
        self.sentence.setText(text)

    def _ask_unit(self) -> None:
        self.unit.setText(settings.unit())
        self.unit_button.hide()
        self.unit.show()
        self.unit.setFocus()
        self.unit.selectAll()

    def _on_unit(self, name: str) -> None:
        settings.keep_unit(name)
        self.unit.hide()
        self.unit_button.show()
        self._show_unit()

    def _show_unit(self) -> None:
        name = settings.unit()
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 220)
        self.unit_button.setText(shown or say("填单位名称", "Your unit"))
        self.unit_button.setToolTip(say("新做的自动署这个名", "signs what is new"))
        if self.first_run.unit.text() != name:
            self.first_run.unit.setText(name)
        self.view.show_unit(name)

    def _show_sample(self) -> None:
        """A banner as it would be, to look at and to change."""
        banner = next((card for card in self._cards if card.template.product == "banner"), None)
        lead = lead_field(banner.template.fields) if banner else None
        if banner is not None:
            said = self.sentence.text().strip() or (lead.sample if lead and lead.sample else "")
            self.chosen.emit(banner, said, Deed.USE)

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
        text = self.sentence.text().strip()
        self.side.note_use(text)
        self.chosen.emit(card, text, deed)

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
