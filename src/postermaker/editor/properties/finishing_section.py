"""The section 后道: 包边, 打扣, 穿杆, 留白边 and 穿绳, as the product has them until they are changed."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.document.model import Document
from postermaker.editor.controls import button, column, label, on_click, row
from postermaker.editor.properties.choosing import Choice, Tick
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.measures import count, length
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.page_sections import PageSection
from postermaker.editor.properties.section import side_by_side
from postermaker.editor.words import say
from postermaker.geometry import Edges

#: The widest edge, hem and pocket in mm that a shop makes.
_WIDEST = 1_000
_SIDES = (("left", ("左", "L")), ("top", ("上", "T")), ("right", ("右", "R")), ("bottom", ("下", "B")))
_LETTERS = {"left": "l", "top": "t", "right": "r", "bottom": "b"}


class FinishingSection(PageSection):
    """What is done after printing."""

    key = "finishing"
    title = ("后道", "Finishing")
    starts_folded = True

    def build(self) -> None:
        """Hem and white edge, eyelets, pockets, ropes."""
        self.usual = on_click(button(say("按产品习惯", "As usual"), "link"), lambda: self._put(None))
        self.usual.setToolTip(say("回到这种产品平常的做法", "what the product usually has"))
        self.add_to_head(self.usual)
        self._fields: list[tuple[NumberField, Any]] = []
        hem = self._field(
            say("包边", "Hem"), length("mm", 0, _WIDEST), lambda f: f.hem, lambda f, v: replace(f, hem=v)
        )
        white = self._field(
            say("留白边", "White edge"), length("mm", 0, _WIDEST), lambda f: f.white_edge,
            lambda f, v: replace(f, white_edge=v),
        )  # fmt: skip
        self.add(side_by_side(hem, white))
        self._build_eyelets()
        self._build_pockets()

    def _build_eyelets(self) -> None:
        kinds: list[tuple[Any, str]] = [
            (None, say("不打扣", "No eyelets")),
            (Spread.CORNERS, say("四角打扣", "Corners")),
            (Spread.SPACING, say("隔一段打一个", "Spaced")),
            (Spread.COUNT, say("每边几个", "Counted")),
        ]
        self.eyelets = Choice(say("打扣", "Eyelets"), kinds)
        self.eyelets.chosen.connect(self._on_eyelets)
        self.spacing = self._eyelet(say("间距", "Every"), length("mm", 50, 5_000), "spacing")
        self.edge = self._eyelet(say("离边", "Inset"), length("mm", 5, 200), "edge")
        self.counts = [self._count(at, say(*name)) for at, (_, name) in enumerate(_SIDES)]
        self._counts = QWidget()
        self._counts.setLayout(column(side_by_side(*self.counts[:2]), side_by_side(*self.counts[2:]), gap=8))
        self._measures = QWidget()
        self._measures.setLayout(side_by_side(self.spacing, self.edge))
        self.add(label(say("打扣", "Eyelets"), "caption"), self.eyelets, self._measures, self._counts)

    def _build_pockets(self) -> None:
        self.pockets = [
            self._field(
                say(*name), length("mm", 0, _WIDEST), lambda f, side=side: getattr(f.pockets, side),
                lambda f, v, side=side: replace(f, pockets=Edges(**{**f.pockets._asdict(), side: v})),
                say(f"穿杆{name[0]}", f"pole pocket {name[1]}"),
            )
            for side, name in _SIDES
        ]  # fmt: skip
        self.ropes = {side: Tick(say(*name)) for side, name in _SIDES}
        for tick in self.ropes.values():
            tick.setAccessibleName(say("穿绳：", "rope: ") + tick.text())
            tick.clicked.connect(self._on_ropes)
        self.add(
            label(say("穿杆（杆套的深）", "Pole pockets (depth)"), "caption"),
            side_by_side(*self.pockets[:2]), side_by_side(*self.pockets[2:]),
            row(label(say("穿绳", "Rope"), "caption"), None, *self.ropes.values(), gap=10),
        )  # fmt: skip

    def _field(self, name: str, measure: Any, get: Any, put: Any, full: str = "") -> NumberField:
        field = NumberField(name, measure, full_name=full)
        self._fields.append((field, get))
        self.bind(
            field,
            lambda value: self.hand.preview_document(
                lambda d: with_finishing(d, put(finishing_of(d), value))
            ),
            lambda value, mark: self._put(put(finishing_of(self.hand.desk.document), value), mark),
        )
        return field

    def _eyelet(self, name: str, measure: Any, key: str) -> NumberField:
        return self._field(
            name, measure, lambda f: getattr(f.eyelets, key) if f.eyelets else None,
            lambda f, v: replace(f, eyelets=replace(f.eyelets or Eyelets(), **{key: v})),
            say(f"打扣{name}", f"eyelets {name}"),
        )  # fmt: skip

    def _count(self, at: int, name: str) -> NumberField:
        def put(finishing: Finishing, value: float) -> Finishing:
            eyelets = finishing.eyelets or Eyelets()
            counts = (*eyelets.counts[:at], round(value), *eyelets.counts[at + 1 :])
            return replace(finishing, eyelets=replace(eyelets, counts=counts))

        return self._field(
            name, count(0, 500, say("个", "")), lambda f: f.eyelets.counts[at] if f.eyelets else None, put,
            say(f"打扣{name}", f"eyelets {name}"),
        )  # fmt: skip

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For what is printed."""
        return super().wanted(hand) and not hand.desk.document.screen

    def refresh(self) -> None:
        """Show the finishing in force."""
        super().refresh()
        document = self.hand.desk.shown
        finishing = finishing_of(document)
        for field, get in self._fields:
            field.show_value(get(finishing))
        eyelets = finishing.eyelets
        self.eyelets.show_value(eyelets.spread if eyelets else None)
        self._measures.setVisible(eyelets is not None)
        self.spacing.setVisible(eyelets is not None and eyelets.spread is Spread.SPACING)
        self._counts.setVisible(eyelets is not None and eyelets.spread is Spread.COUNT)
        for side, tick in self.ropes.items():
            tick.show_value(_LETTERS[side] in finishing.ropes)
        self.usual.setVisible(document.finishing is not None)

    def _on_eyelets(self, spread: Spread | None) -> None:
        finishing = finishing_of(self.hand.desk.document)
        eyelets = None if spread is None else replace(finishing.eyelets or Eyelets(), spread=spread)
        self._put(replace(finishing, eyelets=eyelets))

    def _on_ropes(self) -> None:
        ropes = "".join(_LETTERS[side] for side, tick in self.ropes.items() if tick.isChecked())
        self._put(replace(finishing_of(self.hand.desk.document), ropes=ropes))

    def _put(self, finishing: Finishing | None, mark: str = "") -> None:
        name = say("改后道", "Change finishing")
        self.hand.desk.do(name, lambda document: with_finishing(document, finishing), mark)


def finishing_of(document: Document) -> Finishing:
    """The finishing in force: the document's own, else its product's."""
    from postermaker.library.products import product

    return document.finishing or product(document.product).finishing


def with_finishing(document: Document, finishing: Finishing | None) -> Document:
    """The document with another finishing; None is the product's."""
    return replace(document, finishing=finishing)
