"""The panel 模板: the same words in another design; what has no place there waits in the tray below."""

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from postermaker.document.model import Element, Text
from postermaker.editor.carrying import in_tray, putting_out, with_template
from postermaker.editor.controls import Entry, Field, button, column, frame, label, on_click
from postermaker.editor.desk import Desk
from postermaker.editor.panels.chips import Chips
from postermaker.editor.panels.template_cards import CardView
from postermaker.editor.panels.tiles import Tile, TileView
from postermaker.editor.session import lead_field
from postermaker.editor.start import catalogue
from postermaker.editor.start.catalogue import Card
from postermaker.editor.words import product_name, say
from postermaker.errors import Fault
from postermaker.geometry import Size


class TemplatesPanel(QWidget):
    """Search, products, cards, tray."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards = catalogue.cards()
        self.search = Entry(say("搜模板", "Search templates"), say("搜模板：防汛 或 fx", "Search templates"))
        self.products = Chips(say("产品", "Products"))
        self.view = CardView()
        self.tray = TileView(say("没用上的", "Left over"), lambda: desk.size, across=3)
        self._nothing = label("", "caption", wrap=True)
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(self._filter)
        self._build()
        self.search.textChanged.connect(lambda _: self._filter())
        self.products.chosen.connect(lambda _: self._filter())
        self.view.chosen.connect(self.use)
        self.tray.chosen.connect(self._put_out)
        desk.changed.connect(self._show)
        desk.taken.connect(self._on_taken)
        self._on_taken()

    def _build(self) -> None:
        hint = label(say("换模板，字和图都带过去", "Words and pictures come along"), "hint", wrap=True)
        head = column(Field(self.search, icon="search"), self.products, hint, margins=(16, 4, 16, 4), gap=6)
        self._tray_name = label("", "bold")
        self._tray_hint = label(
            say("新模板里没有它们的位置。点一下放回版面", "Click puts one back"), "hint", wrap=True
        )
        self._foot = frame(
            "foot", column(self._tray_name, self._tray_hint, self.tray, margins=(16, 8, 8, 8), gap=4)
        )
        self.all = on_click(button(say("看全部", "Show all"), "small"), self._show_all)
        nothing = column(self._nothing, self.all, margins=(16, 4, 16, 4), gap=4)
        cards = column(self.view, margins=(12, 0, 2, 0))
        outer = column(head, nothing, cards, self._foot, gap=0)
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def close_painters(self) -> None:
        """End the painting threads."""
        self.view.close_thumbnails()
        self.tray.close_painter()

    def _on_taken(self) -> None:
        """Another document: its product first."""
        if self._desk.session is None:
            return
        own = self._desk.document.product
        known = catalogue.products(self._cards)
        first = [own] if own in known else []
        keys = [*first, "", *(key for key in known if key not in first)]
        self.products.set_choices([(key, product_name(key) if key else say("全部", "All")) for key in keys])
        self.products.show_chosen(keys[0])
        self._filter()
        self._show()

    def _show_all(self) -> None:
        self.search.clear()
        self.products.show_chosen("")
        self._filter()

    def _filter(self) -> None:
        if self._desk.session is None:
            return
        document = self._desk.document
        found = catalogue.matching(self._cards, self.search.text(), self.products.value)
        lead = lead_field(document.fields)
        sentence = " ".join(document.values.get(lead.key, "").split()) if lead else ""
        self.view.show_cards(found, document.template, sentence)
        for part in (self._nothing, self.all):
            part.setVisible(not found)
        typed = self.search.text().strip()
        self._nothing.setText(say(f"这里没有“{typed}”的模板", f"no template for '{typed}' here"))

    def _show(self) -> None:
        if self._desk.session is None:
            return
        document = self._desk.document
        if document.template != self.view.cards.current:
            self._filter()
        else:
            self._later.start()  # the sentence is painted once typing pauses
        left = in_tray(document)
        self._foot.setVisible(bool(left))
        self._tray_name.setText(say(f"没用上的 {len(left)}", f"Left over {len(left)}"))
        self.tray.show_tiles([_tile(element, document.assets) for element in left])

    def use(self, card: Card) -> None:
        """The document in another design; one step."""
        desk = self._desk
        if desk.session is None or card.id == desk.document.template:
            return
        desk.settle()
        before = len(in_tray(desk.document))
        name = say(f"换模板“{card.template.name}”", f"Template '{card.template.name}'")
        try:
            made = with_template(desk.document, card.template)
        except Fault as fault:
            desk.faulted.emit(fault)
            return
        desk.do(name, lambda _: made, select=())
        left = len(in_tray(made)) - before
        also = (
            say(f"，{left} 样没用上，在左边留着", f"; {left} things are kept on the left") if left > 0 else ""
        )
        desk.told.emit(say(f"换成了“{card.template.name}”{also}", f"{name}{also}"))

    def _put_out(self, tile: Tile) -> None:
        desk = self._desk
        made, key = putting_out(desk.document, tile.origin, desk.page)
        if key:
            desk.do(say(f"放回“{tile.name}”", f"Put back {tile.name}"), lambda _: made, select=(key,))


def _tile(element: Element, assets: dict[str, bytes]) -> Tile:
    shown = replace(element, hidden=False)
    said = element.name or (
        " ".join(element.content.split())[:12] if isinstance(element, Text) else say("图形", "Shape")
    )

    def make(size: Size) -> tuple[Element, ...]:
        return (shown,)

    used = {name: data for name, data in assets.items() if name == getattr(element, "asset", "")}
    return Tile(element.id, said, make, ground="#9AA1AC", assets=used, origin=element.id)
