"""The section 换尺寸时: what an element does when the page gets another size, one choice for each axis."""

from typing import Any

from msgspec.structs import replace

from postermaker.document.model import Pin
from postermaker.editor.controls import column, row
from postermaker.editor.properties.choosing import Choice, Tick
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.pin_drawing import PinDrawing
from postermaker.editor.properties.section import Section
from postermaker.editor.words import say

_ACROSS = (
    (Pin.START, ("左边不动", "Keep left")),
    (Pin.END, ("右边不动", "Keep right")),
    (Pin.CENTRE, ("左右居中", "Keep centred")),
    (Pin.BOTH, ("跟着拉宽", "Stretch")),
    (Pin.SCALE, ("按比例", "In proportion")),
)
_DOWN = (
    (Pin.START, ("上边不动", "Keep top")),
    (Pin.END, ("下边不动", "Keep bottom")),
    (Pin.CENTRE, ("上下居中", "Keep centred")),
    (Pin.BOTH, ("跟着拉高", "Stretch")),
    (Pin.SCALE, ("按比例", "In proportion")),
)


class FollowSection(Section):
    """The pins."""

    key = "follow"
    title = ("换尺寸时", "At another size")

    def build(self) -> None:
        """The drawing, two choices, the tick."""
        self.drawing = PinDrawing()
        self.across = Choice(say("左右", "Across"), [(pin, say(*name)) for pin, name in _ACROSS])
        self.down = Choice(say("上下", "Down"), [(pin, say(*name)) for pin, name in _DOWN])
        self.ratio = Tick(
            say("保持长宽比", "Keep proportion"),
            say(
                "一边按比例变，另一边跟着变同样的倍数",
                "with one side in proportion, the other takes the same factor",
            ),
        )
        self.across.chosen.connect(lambda pin: self._put(across=pin))
        self.down.chosen.connect(lambda pin: self._put(down=pin))
        self.ratio.clicked.connect(lambda on: self._put(keep_ratio=on))
        both = row(self.drawing, column(self.across, self.down, gap=4), gap=10)
        both.setStretch(1, 1)
        self.add(both, self.ratio)

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For anything."""
        return bool(hand.elements)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        across = self.hand.shared(lambda e: e.frame.across)
        down = self.hand.shared(lambda e: e.frame.down)
        self.across.show_value(across)
        self.down.show_value(down)
        self.ratio.show_value(self.hand.shared(lambda e: e.frame.keep_ratio))
        # a proportion has a meaning only where a side is in proportion
        self.ratio.setEnabled(Pin.SCALE in (across, down) or MIXED in (across, down))
        self.drawing.show_pins(None if across is MIXED else across, None if down is MIXED else down)

    def _put(self, **values: Any) -> None:
        self.hand.change(
            say("改换尺寸时的样子", "Change how it follows"),
            lambda element: replace(element, frame=replace(element.frame, **values)),
        )
