"""The desk: the document in hand, the page, the selection. Every panel knows it and no other panel.

A change goes through `do`, which makes it a named step of the history; a drag shows what it would do through
`preview` and becomes one step at its end. Panels listen to `changed`, `selected` and `paged`.
"""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from postermaker.document.model import Document, Element
from postermaker.document.tree import Spot, ids_of, spots
from postermaker.editor.proof import Proof, proof
from postermaker.editor.session import Session
from postermaker.errors import Fault
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size


class Desk(QObject):
    """What the panels share. There is always a document once `take` was called."""

    changed = Signal()  #: the document, or what is shown of it
    selected = Signal()
    paged = Signal()
    taken = Signal()  #: another document
    settling = Signal()  #: whoever edits text hands it in now; see `settle`
    faulted = Signal(object)  #: a Fault that the person must read
    told = Signal(str)  #: something was done that may be undone: said for six seconds beside 撤销

    def __init__(self, book: FontBook | None = None) -> None:
        super().__init__()
        self.book = book or FontBook()
        self.session: Session | None = None
        self.proof: Proof | None = None  #: of what is shown; the last good one while layout fails
        self.fault: Fault | None = None  #: why there is no proof of what is shown
        self.page = 0
        self.hurried = (
            False  #: while a person types or drags on the canvas: what only shows values may wait a moment
        )
        self._selection: tuple[str, ...] = ()
        self._shown: Document | None = None  #: what a drag would make
        self._spotted: tuple[tuple[Document, int, tuple[str, ...]] | None, list[Spot]] = (None, [])

    # the document -------------------------------------------------------------------------------------------------

    def take(self, session: Session) -> None:
        """Work on another document."""
        self.session, self.page, self._selection, self._shown = session, 0, (), None
        self.proof = None
        self._lay_out()
        self.taken.emit()
        self.changed.emit()
        self.selected.emit()

    @property
    def document(self) -> Document:
        """The document as its history has it."""
        assert self.session is not None
        return self.session.document

    @property
    def shown(self) -> Document:
        """The document as the canvas shows it: the history's, or what a drag in hand would make of it."""
        return self._shown if self._shown is not None else self.document

    @property
    def size(self) -> Size:
        """The page's size in mm."""
        return Size(self.document.width, self.document.height)

    @property
    def sheet(self) -> Box:
        """The page's trim in mm."""
        return Box(0, 0, *self.size)

    def do(
        self,
        name: str,
        change: Callable[[Document], Document],
        merge: str = "",
        select: Iterable[str] | None = None,
    ) -> bool:
        """Change the document in one named step; gives whether it could.

        With `merge` the step melts into the last one of the same mark: a row of key presses, a value scrubbed.
        A change that is refused is told by `faulted`.
        """
        assert self.session is not None
        self._shown = None
        try:
            document = change(self.document)
        except Fault as fault:
            self.refresh()
            self.faulted.emit(fault)  # last, so that what is said stays
            return False
        self.session.do(name, document, merge)
        if select is not None:
            self._selection = tuple(select)
        self.refresh()
        return True

    def preview(self, document: Document | None) -> None:
        """Show what a gesture in hand would make; None shows the document itself again."""
        if document is not self._shown:
            self._shown = document
            self.refresh()

    def refresh(self) -> None:
        """Lay out anew and tell everybody; the selection loses what is gone."""
        self._lay_out()
        self.page = min(self.page, len(self.shown.pages) - 1)
        before = self._selection
        known = ids_of(self.shown) if before else set()
        self._selection = tuple(key for key in before if key in known)
        self.changed.emit()
        self.selected.emit()

    def _lay_out(self) -> None:
        try:
            self.proof, self.fault = proof(self.shown, self.book), None
        except Fault as fault:  # the last good picture stays
            self.fault = fault

    def undo(self) -> None:
        """One step back."""
        self._travel(lambda session: session.undo())

    def redo(self) -> None:
        """One step forward."""
        self._travel(lambda session: session.redo())

    def go_to(self, step: int) -> None:
        """To a step of the history, counted from 0."""
        self._travel(lambda session: session.go_to(step))

    def _travel(self, way: Callable[[Session], None]) -> None:
        if self.session is not None:
            self.settle()
            self._shown = None
            way(self.session)
            self.refresh()

    def settle(self) -> None:
        """Take what is half typed into the document: before it is saved, exported, printed, undone or left."""
        method = QGuiApplication.inputMethod()
        if method is not None:
            method.commit()
        self.settling.emit()

    def save_to(self, path: Path) -> None:
        """Save the document.

        Raises:
            InputFault: the folder can't be written.
        """
        assert self.session is not None
        self.settle()
        self.session.save(path)
        self.refresh()

    # the page -----------------------------------------------------------------------------------------------------

    def turn_to(self, page: int) -> None:
        """Show another page; what was selected on the last one is let go."""
        if page != self.page and 0 <= page < len(self.document.pages):
            self.page, self._selection = page, ()
            self.paged.emit()
            self.selected.emit()

    # the selection ------------------------------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of what is selected, the last one chosen last."""
        return self._selection

    @property
    def spots(self) -> list[Spot]:
        """What is selected, in its place on the shown page, in painting order. The list is the desk's own."""
        if not self._selection or self.session is None:
            return []
        now = (self.shown, self.page, self._selection)
        if self._spotted[0] is None or any(a is not b for a, b in zip(now, self._spotted[0], strict=True)):
            chosen = set(self._selection)
            found = [spot for spot in spots(self.shown, self.page) if spot.element.id in chosen]
            self._spotted = (now, found)
        return self._spotted[1]

    @property
    def elements(self) -> list[Element]:
        """What is selected, in painting order."""
        return [spot.element for spot in self.spots]

    def select(self, ids: Collection[str] = ()) -> None:
        """Select these and nothing else."""
        chosen = tuple(ids)
        if chosen != self._selection:
            if self.session is not None:
                self.session.pause()
            self._selection = chosen
            self.selected.emit()

    def toggle(self, element_id: str) -> None:
        """Add an element to the selection, or take it out."""
        kept = tuple(key for key in self._selection if key != element_id)
        self.select(kept if len(kept) < len(self._selection) else (*self._selection, element_id))
