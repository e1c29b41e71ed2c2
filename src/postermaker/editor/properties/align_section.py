"""The section 对齐 of texts: along the lines, across them, and which way they run."""

from msgspec.structs import replace

from postermaker.document.model import Across, Align, Direction, Text
from postermaker.editor.controls import row
from postermaker.editor.properties.choosing import IconRow, Segments
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.section import Section
from postermaker.editor.words import say

_ALIGNS = (
    (Align.START, "text-left", ("左齐", "Start")),
    (Align.CENTRE, "text-middle", ("居中", "Centre")),
    (Align.END, "text-right", ("右齐", "End")),
    (Align.JUSTIFY, "text-even", ("两端对齐", "Justify")),
    (Align.EVEN, "spread-across", ("均排", "Spread")),
    (Align.AROUND, "fit-line", ("均排留边", "Spread with ends")),
)
_ACROSS = (
    (Across.START, "align-top", ("靠上", "Top")),
    (Across.CENTRE, "align-centre", ("上下居中", "Middle")),
    (Across.END, "align-bottom", ("靠下", "Bottom")),
)


class AlignSection(Section):
    """Alignment and direction."""

    key = "align"
    title = ("对齐", "Align")

    def build(self) -> None:
        """Two rows of icons and the switch."""
        self.along = IconRow(say("行", "Lines"), [(a, icon, say(*name)) for a, icon, name in _ALIGNS])
        self.across = IconRow(say("整块", "Block"), [(a, icon, say(*name)) for a, icon, name in _ACROSS])
        self.direction = Segments(
            say("排列方向", "Direction"),
            (
                (Direction.HORIZONTAL, say("横排", "Across"), say("从左到右", "left to right")),
                (
                    Direction.VERTICAL,
                    say("竖排", "Down"),
                    say("从上到下，行从右到左", "columns from right to left"),
                ),
            ),
        )
        self.along.chosen.connect(
            lambda value: self.hand.put(say("改对齐", "Align"), lambda e, v: replace(e, align=v), value)
        )
        self.across.chosen.connect(
            lambda value: self.hand.put(say("改对齐", "Align"), lambda e, v: replace(e, across=v), value)
        )
        self.direction.chosen.connect(
            lambda value: self.hand.put(
                say("改排列方向", "Direction"), lambda e, v: replace(e, direction=v), value
            )
        )
        self.direction.setFixedWidth(120)
        self.add_to_head(self.along)
        self.add(row(self.direction, None, self.across, gap=8))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For texts."""
        return hand.all_are(Text)

    def refresh(self) -> None:
        """Mark what all have."""
        super().refresh()
        self.along.show_value(self.hand.shared(lambda e: e.align))
        self.across.show_value(self.hand.shared(lambda e: e.across))
        self.direction.show_value(self.hand.shared(lambda e: e.direction))
