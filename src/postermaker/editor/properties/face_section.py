"""The section 字体: the face, the height of the type, the width of the glyphs."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from postermaker.display import glyph_runs
from postermaker.document.model import MAX_TYPE, Element, Fit, Text
from postermaker.editor import settings
from postermaker.editor.controls import button, label, on_click
from postermaker.editor.properties.choosing import Choice
from postermaker.editor.properties.face_list import FaceList, face_name
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import length, percent, unit_of
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.samples import Samples
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say
from postermaker.fonts import FaceRecord

_UNIT = "type/unit"
_UNITS = ("cm", "mm", "pt")


class FaceSection(Section):
    """Which face and how large."""

    key = "face"
    title = ("字体", "Typeface")

    def build(self) -> None:
        """Face, height, width."""
        self.free = label(say("免费商用", "free to use"), "oktag")
        self.free.setToolTip(
            say("开源字体（OFL 1.1），印刷和商用都不收费", "open font licence 1.1: free for print and trade")
        )
        self.add_to_head(self.free)
        self.face = Choice(say("字体", "Typeface"))
        self.face.clicked.disconnect()
        self.face.clicked.connect(self._open)
        self._samples = Samples(self.hand.desk.book, self)
        self.height_field = NumberField(say("字高", "Height"), length("cm", 0.1, MAX_TYPE))
        self.unit = on_click(button("cm", "tiny"), self._next_unit)
        self.unit.setAccessibleName(say("字高的单位", "unit of the type height"))
        self.unit.setToolTip(say("换单位：厘米、毫米、点", "unit: cm, mm, pt"))
        self.height_field.replace_unit(self.unit)
        self.bind(
            self.height_field,
            lambda value: self.hand.preview(lambda e: _of_size(e, value)),
            lambda value, mark: self.hand.change(
                say("改字高", "Type height"), lambda e: _of_size(e, value), mark
            ),
        )
        self.stretch = self.number(
            say("字宽", "Width"), percent(0.6, 1.6), lambda e: e.style.stretch,
            lambda e, v: replace(e, style=replace(e.style, stretch=v)),
            say("小于 100 是长体，大于 100 是扁体", "below 100 is condensed, above is expanded"),
        )  # fmt: skip
        self.add(self.face, side_by_side(self.height_field, self.stretch))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For texts."""
        return hand.all_are(Text)

    def refresh(self) -> None:
        """Show the face, and the height as it is set: a fitted text has the one that was found."""
        super().refresh()
        families = self.hand.shared(lambda e: e.style.family), self.hand.shared(lambda e: e.style.weight)
        if MIXED in families:
            self.face.set_choices([])
            self.face.show_value(MIXED)
            self.free.hide()
        else:
            record = self._record(*families)
            alone = record is not None and len(self.hand.desk.book.families[record.family]) == 1
            name = face_name(record, alone=alone) if record else families[0]
            self.face.set_choices([(families, name)])
            self.face.show_value(families)
            self.free.setVisible(record is not None and record.licence.startswith("OFL"))
        unit = self._unit()
        self.unit.setText(unit)
        sizes = laid_out_sizes(self.hand) if self.hand.shared(lambda e: e.fit) is not Fit.FIXED else {}
        size = self.hand.number(lambda e: e.size if e.fit is Fit.FIXED else round(sizes.get(e.id, e.size), 3))
        self.height_field.show_value(size, length(unit, 0.1, MAX_TYPE))

    def _record(self, family: str, weight: int) -> FaceRecord | None:
        rows = self.hand.desk.book.families.get(family, ())
        return min(rows, key=lambda row: abs(row.weight - weight)) if rows else None

    def _unit(self) -> str:
        kept = settings.kept(_UNIT)
        if kept in _UNITS:
            return kept
        desk = self.hand.desk
        usual = unit_of(desk.size, screen=False)
        return "cm" if usual in ("m", "cm") else "mm"

    def _next_unit(self) -> None:
        self.settle()
        settings.keep(_UNIT, _UNITS[(_UNITS.index(self._unit()) + 1) % len(_UNITS)])
        self.refresh()

    def _open(self) -> None:
        family, weight = (
            self.hand.shared(lambda e: e.style.family),
            self.hand.shared(lambda e: e.style.weight),
        )
        record = None if MIXED in (family, weight) else self._record(family, weight)
        current = (record.family, record.weight) if record else ("", 0)
        self.list = FaceList(self, self.hand.desk.book.records, self._samples, current)
        self.list.chosen.connect(self._take)
        self.list.open_below(self.face)

    def _take(self, record: FaceRecord) -> None:
        name = say(f"换字体“{record.name}”", f"Typeface '{record.family}'")
        self.hand.change(
            name, lambda e: replace(e, style=replace(e.style, family=record.family, weight=record.weight))
        )
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)


def laid_out_sizes(hand: Hand) -> dict[str, float]:
    """The type size in mm of each text on the page as it was laid out."""
    proof, sizes = hand.desk.proof, dict[str, float]()
    if proof is not None and hand.desk.page < len(proof.display.pages):
        for run in glyph_runs(proof.display.pages[hand.desk.page].items):
            sizes[run.element] = max(run.size, sizes.get(run.element, 0.0))
    return sizes


def _of_size(element: Element, size: float) -> Element:
    """A text of exactly this height: it is fitted no more."""
    if not isinstance(element, Text):
        return element
    return replace(element, size=size, fit=Fit.FIXED, min_size=min(element.min_size, size))
