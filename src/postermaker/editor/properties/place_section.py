"""The section 位置大小: where the selection stands on the page and how large it is, with sums and units."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from postermaker.document.arranging import free, moved, reframed, shifted_frame, stretched, turned
from postermaker.document.model import MAX_EXTENT, Document, Picture, QrCode
from postermaker.document.tree import Spot, bounds_of, outermost, spot_of
from postermaker.editor.controls import button, icon_button, on_click
from postermaker.editor.icons import set_icon
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.measures import DEGREES, length, unit_of
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say
from postermaker.geometry import Box

_SIDES = ("x", "y", "width", "height")
_NAMES = {"x": ("左", "X"), "y": ("上", "Y"), "width": ("宽", "W"), "height": ("高", "H")}


class PlaceSection(Section):
    """Place, size and turn; of several, of the box around them."""

    key = "place"
    title = ("位置大小", "Place and size")

    def build(self) -> None:
        """Four lengths, the angle, the lock of the proportion."""
        self.ratio = icon_button("unlock", say("锁定长宽比", "Keep the proportion"), side=28)
        self.ratio.setCheckable(True)
        self.ratio.setProperty("look", "iconswitch")
        self.ratio.clicked.connect(self._on_ratio)
        self._ratio_of: dict[str, bool] = {}
        self.add_to_head(self.ratio)
        self.fields: dict[str, NumberField] = {}
        for side in _SIDES:
            low = 0.0 if side in ("width", "height") else -MAX_EXTENT
            field = self.fields[side] = NumberField(say(*_NAMES[side]), length("m", low, MAX_EXTENT))
            field.names = self._names
            self.bind(field, partial(self._preview, side), partial(self._keep, side))
        self.turn = self.number(
            say("角度", "Angle"), DEGREES, lambda e: e.frame.rotation,
            lambda e, v: replace(e, frame=replace(e.frame, rotation=v)),
            say("顺时针", "clockwise"),
        )  # fmt: skip
        self.quarter = on_click(button(say("转 90°", "Turn 90°"), icon="rotate"), self._on_quarter)
        self.quarter.setToolTip(say("顺时针转 90°", "a quarter clockwise"))
        fields = self.fields
        self.add(
            side_by_side(fields["x"], fields["y"]),
            side_by_side(fields["width"], fields["height"]),
            side_by_side(self.turn, self.quarter),
        )

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For anything."""
        return bool(hand.elements)

    def refresh(self) -> None:
        """Show the box, in the unit that the page is spoken of in."""
        super().refresh()
        desk = self.hand.desk
        unit = unit_of(desk.size, screen=desk.document.screen)
        box = box_of(outermost(desk.shown, self.hand.ids))
        locked = self.hand.locked
        for side, field in self.fields.items():
            low = 0.0 if side in ("width", "height") else -MAX_EXTENT
            field.show_value(getattr(box, side) if box else None, length(unit, low, MAX_EXTENT))
        self.quarter.setEnabled(not locked)
        for field in (*self.fields.values(), self.turn):
            field.setEnabled(not locked)
            field.entry.setToolTip(
                say("已锁定，先解锁才能移动", "locked: unlock it to move") if locked else ""
            )
        self._show_ratio()

    def _show_ratio(self) -> None:
        on = self.keeps_ratio
        self.ratio.setChecked(on)
        set_icon(self.ratio, "lock" if on else "unlock", "acctext" if on else "t2", 16)

    @property
    def keeps_ratio(self) -> bool:
        """Whether width and height go together: of pictures and codes unless it was switched off."""
        return self._ratio_of.get(self._kind(), self.hand.all_are(Picture, QrCode))

    def _kind(self) -> str:
        return " ".join(sorted(kind.__name__ for kind in self.hand.kinds))

    def _on_ratio(self) -> None:
        self._ratio_of[self._kind()] = not self.keeps_ratio
        self._show_ratio()

    def _on_quarter(self) -> None:
        """Each about the middle of all: a single one about its own."""
        ids, spots = self.hand.ids, free(self.hand.desk.document, self.hand.ids)
        if spots:
            middle = bounds_of(spots).centre
            self.hand.desk.do(say("转 90°", "Turn 90°"), lambda document: turned(document, ids, 90, middle))

    def _names(self) -> Mapping[str, float]:
        """What a sum may name: the box as the document has it, not as it is being previewed."""
        desk = self.hand.desk
        box = box_of(outermost(desk.document, self.hand.ids))
        names = {"页宽": desk.size.width, "页高": desk.size.height}
        if box is not None:
            names |= {"左": box.x, "上": box.y, "宽": box.width, "高": box.height}
            names |= {"X": box.x, "Y": box.y, "W": box.width, "H": box.height}
        return names

    def _preview(self, side: str, value: float) -> None:
        self.hand.preview_document(lambda document: self._placed(document, side, value))

    def _keep(self, side: str, value: float, mark: str) -> None:
        moving = side in ("x", "y")
        name = say("移动", "Move") if moving else say("改大小", "Resize")
        self.hand.desk.do(name, lambda document: self._placed(document, side, value), mark)

    def _placed(self, document: Document, side: str, value: float) -> Document:
        return placed(document, self.hand.ids, side, value, keep_ratio=self.keeps_ratio)


def box_of(spots: list[Spot]) -> Box | None:
    """The unturned frame of a single element with its corner on the page, else the box around several."""
    if len(spots) == 1:
        frame = spots[0].element.frame
        corner = spots[0].view.map(frame.x, frame.y)
        return Box(corner.x, corner.y, frame.width, frame.height)
    return bounds_of(spots) if spots else None


def placed(
    document: Document, ids: tuple[str, ...], side: str, value: float, *, keep_ratio: bool = False
) -> Document:
    """The document with one side of the selection's box at a value in mm; locked elements stay."""
    spots = free(document, ids)
    box = box_of(spots)
    if box is None:
        return document
    sides: dict[str, Any] = {name: getattr(box, name) for name in _SIDES}
    sides[side] = value
    if keep_ratio and side in ("width", "height") and getattr(box, side):
        other = "height" if side == "width" else "width"
        sides[other] *= value / getattr(box, side)
    new = Box(**sides)
    if len(spots) > 1:
        return moved(document, ids, new.x - box.x, new.y - box.y) if side in ("x", "y") else stretched(
            document, ids, box, new
        )  # fmt: skip
    spot = spot_of(document, spots[0].element.id)
    assert spot is not None
    frame = shifted_frame(spot, new.x - box.x, new.y - box.y)
    return reframed(document, spot.element.id, replace(frame, width=new.width, height=new.height))
