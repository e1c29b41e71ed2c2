"""The panel at the right of the canvas: the head, and the sections that have to do with what is selected."""

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from postermaker.document.model import Document
from postermaker.editor.controls import column, scroller
from postermaker.editor.desk import Desk
from postermaker.editor.proof import Proof
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.head import Head
from postermaker.editor.properties.section import Section
from postermaker.editor.properties.style_brush import StyleBrush

#: Module and class of each section in the order of how often it is used; each is loaded when first wanted. A
#: section says itself whether it is wanted, so those of other kinds stand between and take no room.
SECTIONS = (
    ("style_section", "StyleSection"),
    ("face_section", "FaceSection"),
    ("fit_section", "FitSection"),
    ("picture_sections", "PictureSection"),
    ("picture_sections", "SharpnessSection"),
    ("picture_sections", "PictureFitSection"),
    ("figure_sections", "ShapeSection"),
    ("code_section", "CodeSection"),
    ("table_section", "TableSection"),
    ("ornament_section", "OrnamentSection"),
    ("figure_sections", "GroupSection"),
    ("arrange_section", "ArrangeSection"),
    ("colour_section", "ColourSection"),
    ("align_section", "AlignSection"),
    ("place_section", "PlaceSection"),
    ("follow_section", "FollowSection"),
    ("figure_sections", "LookSection"),
    ("more_section", "MoreSection"),
    ("page_sections", "SizeSection"),
    ("page_sections", "GroundSection"),
    ("page_sections", "MarginsSection"),
    ("finishing_section", "FinishingSection"),
    ("pages_section", "PagesSection"),
)


#: Between two sections that are made ahead.
#: The figures follow a drag and a text that is typed after this.
_HURRIED_MS = 90
_IDLE_MS = 150
_DONE = object()


class Properties(QFrame):
    """Follows the desk's selection. `crop_asked` gives the id of a picture to crop on the canvas."""

    crop_asked = Signal(str)
    table_asked = Signal(str)  #: the table with this id is to be written

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("right")
        self.setMinimumWidth(260)
        self.setMaximumWidth(400)
        self._desk = desk
        self.brush = StyleBrush(desk)
        self.head = Head(desk, self.brush)
        self.hand = Hand(desk)
        self._made: dict[str, Section] = {}
        self._seen: tuple[Document, Proof | None, tuple[str, ...], int] | None = None
        self._settling = False
        self._column = column(None, margins=(16, 0, 12, 16), gap=6)
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(self._column)
        self.scrolled: QScrollArea = scroller(inside)
        outer = column(self.head, self.scrolled, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self._preparing = QTimer(self)
        self._preparing.setInterval(_IDLE_MS)
        self._preparing.timeout.connect(self._prepare_one)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        self._hurried = QTimer(self)
        self._hurried.setSingleShot(True)
        self._hurried.setInterval(_HURRIED_MS)
        self._hurried.timeout.connect(self.refresh)
        desk.changed.connect(self._refresh_if_new)
        desk.selected.connect(self._refresh_if_new)
        desk.paged.connect(self._refresh_if_new)
        desk.settling.connect(self.settle)
        desk.taken.connect(self._preparing.start)

    def section(self, key: str) -> Section:
        """A section by its key, made if it is not there yet."""
        for module, name in SECTIONS:
            made = self._made.get(name) or self._load(module, name)
            if made.key == key:
                return made
        raise KeyError(key)

    def _load(self, module: str, name: str) -> Section:
        cls: type[Section] = getattr(import_module(f"postermaker.editor.properties.{module}"), name)
        made = self._made[name] = cls(self.hand)
        order = [each for _, each in SECTIONS if each in self._made]
        made.hide()
        self._column.insertWidget(order.index(name), made)
        if hasattr(made, "crop_asked"):
            made.crop_asked.connect(self.crop_asked)
        if hasattr(made, "table_asked"):
            made.table_asked.connect(self.table_asked)
        return made

    def _refresh_if_new(self) -> None:
        """The desk tells of one change by several signals; it is shown once."""
        desk = self._desk
        if desk.session is None or self._settling or not self.isVisible():
            return
        seen, now = self._seen, (desk.shown, desk.proof, desk.selection, desk.page)
        if seen is not None and seen[0] is now[0] and seen[1] is now[1] and seen[2:] == now[2:]:
            return
        if desk.hurried and desk.selection == self.hand.ids:
            self._hurried.start()
            return
        self.refresh()

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        desk = self._desk
        if desk.session is None:
            return
        if desk.selection != self.hand.ids:
            self._turn_to_selection()
        self._seen = (desk.shown, desk.proof, desk.selection, desk.page)
        self.setUpdatesEnabled(False)
        try:
            self.head.refresh()
            for module, name in SECTIONS:
                self._refresh_section(module, name)
        finally:
            self.setUpdatesEnabled(True)

    def _refresh_section(self, module: str, name: str) -> None:
        section = self._made.get(name)
        cls: type[Section] = getattr(import_module(f"postermaker.editor.properties.{module}"), name)
        wanted = cls.wanted(self.hand)
        if wanted:
            section = section or self._load(module, name)
            section.refresh()
        if section is not None:
            section.setVisible(wanted)

    def sections(self) -> Iterator[None]:
        """Make one more section each time it is asked, so that the first selection finds them ready."""
        for module, name in SECTIONS:
            if name not in self._made:
                self._load(module, name)
                yield

    def _prepare_one(self) -> None:
        if next(self.sections(), _DONE) is _DONE:
            self._preparing.stop()

    def _turn_to_selection(self) -> None:
        """What is half typed still goes to what was selected before."""
        self._settling = True
        try:
            self.settle()
        finally:
            self._settling = False
        self.hand.take(self._desk.selection)
        self.scrolled.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Take what is half typed in any field."""
        for section in self._made.values():
            if section.isVisible():
                section.settle()

    def showEvent(self, event: object) -> None:
        """What changed while it was out of sight is shown now."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._later.start()
        if self._desk.session is not None:
            self._preparing.start()
