"""The section 适配: how the type finds its size; 字距 and 最小字高, and the number of lines where they are free."""

from enum import Enum
from typing import Any

from msgspec.structs import replace

from postermaker.document.model import MAX_TYPE, Element, Fit, Text
from postermaker.editor.properties.choosing import Segments
from postermaker.editor.properties.face_section import laid_out_sizes
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.measures import count, length, percent, unit_of
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say

#: What a text that had one line or no limit may have when it is told to wrap.
_LINES = 3


class Way(Enum):
    """As a clerk sees it."""

    LINE = "line"  #: the largest type on one line
    FIXED = "fixed"  #: the height as given
    WRAP = "wrap"  #: the largest type on as many lines as look best


class FitSection(Section):
    """Fitting."""

    key = "fit"
    title = ("适配", "Fit")

    def build(self) -> None:
        """The way, then the figures."""
        self.way = Segments(
            say("适配", "Fit"),
            (
                (
                    Way.LINE,
                    say("填满一行", "One line"),
                    say("一行，字放到最大", "one line, as large as it goes"),
                ),
                (
                    Way.FIXED,
                    say("固定字高", "Fixed"),
                    say("字高不变，排不下会提醒", "the height stays as given"),
                ),
                (
                    Way.WRAP,
                    say("自动换行", "Wrap"),
                    say("分几行，字放到最大", "several lines, as large as it goes"),
                ),
            ),
        )
        self.way.chosen.connect(self._on_way)
        self.tracking = self.number(
            say("字距", "Tracking"), percent(-0.5, 5), lambda e: e.tracking_em,
            lambda e, v: replace(e, tracking_em=v, max_tracking_em=max(v, e.max_tracking_em)),
            say("字与字之间多出的空，占字高的百分之几", "extra space between characters, per cent of the type size"),
        )  # fmt: skip
        self.smallest = self.number(
            say("最小字高", "Smallest"), length("cm", 0, MAX_TYPE), lambda e: e.min_size,
            lambda e, v: replace(e, min_size=v),
            say("字再小就提醒，不会悄悄缩下去", "below this you are told; type never shrinks in silence"),
        )  # fmt: skip
        self.lines = self.number(
            say("最多", "At most"),
            count(1, 500, say("行", "lines")),
            lambda e: e.max_lines,
            lambda e, v: replace(e, max_lines=round(v)),
        )
        self.lines.setFixedWidth(104)
        self.add_to_head(self.lines)
        self.add(self.way, side_by_side(self.tracking, self.smallest))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For texts."""
        return hand.all_are(Text)

    def refresh(self) -> None:
        """Show how the texts are fitted."""
        super().refresh()
        way = self.hand.shared(way_of)
        self.way.show_value(way)
        unit = "cm" if unit_of(self.hand.desk.size, screen=False) in ("m", "cm") else "mm"
        self.smallest.show_value(self.hand.number(lambda e: e.min_size), length(unit, 0, MAX_TYPE))
        self.lines.setVisible(way is Way.WRAP)

    def _on_way(self, way: Way) -> None:
        sizes = laid_out_sizes(self.hand)
        self.hand.change(
            say("改适配", "Change fit"), lambda element: fitted(element, way, sizes, self._room(element))
        )

    def _room(self, element: Element) -> float:
        """The largest type that a fitted text may have: its frame's shorter side, and never less than it had."""
        return max(min(element.frame.width, element.frame.height), 1.0)


def way_of(element: Any) -> Way:
    """How a text is fitted."""
    if not isinstance(element, Text) or element.fit is Fit.FIXED:
        return Way.FIXED
    return Way.LINE if element.max_lines == 1 else Way.WRAP


def fitted(element: Element, way: Way, sizes: dict[str, float], room: float) -> Element:
    """A text fitted another way; a fixed one keeps the height that it had on the page."""
    if not isinstance(element, Text):
        return element
    if way is Way.FIXED:
        size = round(sizes.get(element.id, element.size), 2) or element.size
        return replace(element, fit=Fit.FIXED, size=size, max_lines=500, min_size=min(element.min_size, size))
    size = max(element.size, room) if element.fit is Fit.FIXED else element.size
    wrapping = _LINES if element.max_lines in (1, 500) else element.max_lines
    lines = 1 if way is Way.LINE else wrapping
    return replace(element, fit=Fit.LARGEST, size=min(size, MAX_TYPE), max_lines=lines, flows_into="")
