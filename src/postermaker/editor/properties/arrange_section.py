"""The section 排列 of several elements: into line with each other, with equal gaps."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from postermaker.document.arranging import Edge
from postermaker.editor.arranging import Arranging
from postermaker.editor.controls import column, icon_button, on_click, row
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.section import Section
from postermaker.editor.words import say

_EDGES = (
    (Edge.LEFT, "align-left", ("左对齐", "Align left")),
    (Edge.MIDDLE, "align-middle", ("左右居中", "Align middles")),
    (Edge.RIGHT, "align-right", ("右对齐", "Align right")),
    (Edge.TOP, "align-top", ("上对齐", "Align top")),
    (Edge.CENTRE, "align-centre", ("上下居中", "Align centres")),
    (Edge.BOTTOM, "align-bottom", ("下对齐", "Align bottom")),
)


class ArrangeSection(Section):
    """Six edges and two spreads."""

    key = "arrange"
    title = ("排列", "Arrange")

    def build(self) -> None:
        """Two rows of icons."""
        arranging = Arranging(self.hand.desk)
        self.buttons: dict[str, QPushButton] = {}
        for edge, icon, name in _EDGES:
            made = icon_button(icon, say(*name), side=28)
            self.buttons[edge] = on_click(made, partial(arranging.align, edge))
        across = icon_button("spread-across", say("横向等距", "Distribute across"), side=28)
        down = icon_button("spread-down", say("纵向等距", "Distribute down"), side=28)
        self._spreads = (
            on_click(across, lambda: arranging.spread(across=True)),
            on_click(down, lambda: arranging.spread(across=False)),
        )
        self.add(column(row(*self.buttons.values(), None, *self._spreads, gap=2), gap=2))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For more than one."""
        return len(hand.elements) > 1

    def refresh(self) -> None:
        """Gaps want three."""
        super().refresh()
        enough = len(self.hand.elements) > 2
        names = (say("横向等距", "Distribute across"), say("纵向等距", "Distribute down"))
        for made, name in zip(self._spreads, names, strict=True):
            made.setEnabled(enough)
            made.setToolTip(name if enough else say(f"{name}，要选三个以上", f"{name}: choose three or more"))
