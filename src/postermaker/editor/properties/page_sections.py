"""The sections of the page, shown while nothing is selected: size, ground, bleed and safe area."""

from functools import partial
from typing import Any

from msgspec.structs import replace

from postermaker.document.model import Document
from postermaker.editor.panels.fields import usual_sizes
from postermaker.editor.panels.size_chooser import SizeChooser
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.measures import length
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.paint_editor import PaintEditor
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say

#: The widest bleed that a document may hold, mm.
_BLEED = 500


class PageSection(Section):
    """A section about the page."""

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """While nothing is selected."""
        return hand.desk.session is not None and not hand.elements


class SizeSection(PageSection):
    """The page's size."""

    key = "size"
    title = ("尺寸", "Size")
    folds = False

    def build(self) -> None:
        """The chooser."""
        self.chooser = SizeChooser()
        self.chooser.size_asked.connect(self._on_size)
        self.add(self.chooser)

    def refresh(self) -> None:
        """Show the size."""
        super().refresh()
        document = self.hand.desk.document
        self.chooser.show_size(self.hand.desk.size, document.screen, usual_sizes(document.template))

    def _on_size(self, text: str) -> None:
        session = self.hand.desk.session
        assert session is not None
        session.set_size(text)
        self.hand.desk.refresh()


class GroundSection(PageSection):
    """The page's ground."""

    key = "ground"
    title = ("底色", "Ground")

    def build(self) -> None:
        """A paint like any other."""
        self.paint = PaintEditor()
        self.paint.painted.connect(self._on_painted)
        self.paint.previewed.connect(
            lambda paint: self.hand.preview_document(lambda d: with_ground(d, self.hand.desk.page, paint))
        )
        self.paint.restored.connect(self.hand.drop_preview)
        self.paint.faulted.connect(self.show_fault)
        self.add(self.paint)

    def refresh(self) -> None:
        """Show the ground."""
        super().refresh()
        document = self.hand.desk.shown
        self.paint.show_paint(document.pages[self.hand.desk.page].ground, document, optional=True)

    def _on_painted(self, paint: Any, merge: str) -> None:
        page = self.hand.desk.page
        mark = f"ground/{merge}" if merge else ""
        self.hand.desk.do(say("改底色", "Change ground"), lambda d: with_ground(d, page, paint), mark)


def with_ground(document: Document, number: int, paint: Any) -> Document:
    """The document with another ground on a page."""
    page = replace(document.pages[number], ground=paint)
    return replace(document, pages=(*document.pages[:number], page, *document.pages[number + 1 :]))


class MarginsSection(PageSection):
    """Bleed and safe area."""

    key = "margins"
    title = ("出血和安全区", "Bleed and safe area")

    def build(self) -> None:
        """Two lengths."""
        self.bleed = NumberField(
            say("出血", "Bleed"), length("mm", 0, _BLEED),
            say("裁切线外多印的一圈，印刷品一般 3 mm", "printed beyond the trim, 3 mm in offset"),
        )  # fmt: skip
        self.safe = NumberField(
            say("安全区", "Safe"), length("mm", 0, 50_000),
            say("离边多远不放字", "how far from the edge nothing that matters may stand"),
        )  # fmt: skip
        for field, key in ((self.bleed, "bleed"), (self.safe, "safe")):
            self.bind(field, partial(self._preview, key), partial(self._keep, key))
        self.add(side_by_side(self.bleed, self.safe))

    def refresh(self) -> None:
        """Show both."""
        super().refresh()
        document = self.hand.desk.shown
        self.bleed.show_value(document.bleed)
        self.safe.show_value(document.safe)

    def _preview(self, key: str, value: float) -> None:
        self.hand.preview_document(lambda document: with_margin(document, key, value))

    def _keep(self, key: str, value: float, mark: str) -> None:
        name = say("改出血", "Change bleed") if key == "bleed" else say("改安全区", "Change safe area")
        self.hand.desk.do(name, lambda document: with_margin(document, key, value), mark)


def with_margin(document: Document, key: str, value: float) -> Document:
    """The document with another `bleed` or `safe`, in mm."""
    return replace(document, bleed=value) if key == "bleed" else replace(document, safe=value)
