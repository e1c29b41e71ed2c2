"""What is selected, as a section sees it: values that all share, and changes that go to all."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

from postermaker.document.model import Document, Element
from postermaker.document.tree import Spot, changed, spots
from postermaker.editor.desk import Desk
from postermaker.errors import Fault


class Mixed(Enum):
    """The value of things that differ."""

    MIXED = "mixed"


MIXED: Final = Mixed.MIXED

Get = Callable[[Any], Any]
Put = Callable[[Any, Any], Element]


class Hand:
    """The desk's selection to read and to change."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.ids: tuple[str, ...] = ()  #: what the panel shows; the desk's selection may have gone on
        self._known: tuple[Document, tuple[str, ...], list[Spot]] | None = None

    def take(self, ids: tuple[str, ...]) -> None:
        """Work on these from now on."""
        self.ids = ids

    @property
    def spots(self) -> list[Spot]:
        """What is selected in its place, in painting order; found once for a document."""
        known, shown = self._known, self.desk.shown
        if known is None or known[0] is not shown or known[1] != self.ids:
            pages = range(len(shown.pages)) if self.ids else ()
            found = [s for page in pages for s in spots(shown, page) if s.element.id in self.ids]
            known = self._known = (shown, self.ids, found)
        return known[2]

    @property
    def elements(self) -> list[Element]:
        """What is selected, in painting order."""
        return [spot.element for spot in self.spots]

    @property
    def kinds(self) -> set[type[Element]]:
        """The kinds of what is selected."""
        return {type(element) for element in self.elements}

    def all_are(self, *kinds: type[Element]) -> bool:
        """Whether something is selected, and all of it of these kinds."""
        found = self.kinds
        return bool(found) and found <= set(kinds)

    @property
    def locked(self) -> bool:
        """Whether something selected must not move."""
        return any(spot.locked for spot in self.spots)

    def shared(self, get: Get) -> Any:
        """The value that all have, else MIXED; None where nothing is selected."""
        values = [get(element) for element in self.elements]
        if not values:
            return None
        return values[0] if all(value == values[0] for value in values[1:]) else MIXED

    def number(self, get: Get) -> float | None:
        """A number that all have, else None."""
        value = self.shared(get)
        return float(value) if isinstance(value, int | float) else None

    # changing ---------------------------------------------------------------------------------------------------

    def put(self, name: str, put: Put, value: Any, merge: str = "") -> bool:
        """Give all a value, as a named step."""
        return self.change(name, lambda element: put(element, value), merge)

    def change(self, name: str, change: Callable[[Any], Element], merge: str = "") -> bool:
        """Change all as a named step; steps in a row with one `merge` mark are one."""
        ids = self.ids
        return self.desk.do(name, lambda document: changed(document, ids, change), merge)

    def preview(self, change: Callable[[Any], Element]) -> None:
        """Show what a change would make."""
        ids = self.ids
        self.preview_document(lambda document: changed(document, ids, change))

    def preview_document(self, change: Callable[[Document], Document]) -> None:
        """Show what a change of the document would make; one that is refused shows nothing."""
        try:
            self.desk.preview(change(self.desk.document))
        except Fault:
            self.drop_preview()

    def drop_preview(self) -> None:
        """Show the document itself again."""
        self.desk.preview(None)
