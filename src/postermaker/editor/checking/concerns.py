"""What the check tells: concerns, how bad they are, and what can be done about each. No Qt."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from postermaker.document.ignoring import Notice, notice
from postermaker.document.model import Document
from postermaker.geometry import Box


class Level(StrEnum):
    """How bad a concern is, the worst first."""

    ERROR = "error"  #: goes wrong in print: the export waits for it
    NOTICE = "notice"  #: may go on
    NOTE = "note"  #: only said


class Mend(Struct, frozen=True):
    """A remedy that changes the document in one step."""

    label: str
    step: str  #: the step's name in the history
    change: Callable[[Document], Document]
    harmless: bool = False  #: nothing changes in meaning or to the eye: it may be done with others in one go


class Deed(StrEnum):
    """What only a person can do; the window leads there."""

    FILL = "fill"  #: write into a field
    WRITE = "write"  #: edit a text on the page
    PICTURE = "picture"  #: choose another picture


class Go(Struct, frozen=True):
    """A remedy that leads to where a person does it; `target` is a field's key or an element's id."""

    label: str
    deed: Deed
    target: str


Remedy = Mend | Go


class Concern(Struct, frozen=True, kw_only=True):
    """One thing that is wrong, or worth a look."""

    rule: str
    level: Level
    effect: str  #: what happens in print, figures behind it
    says: str = (
        ""  #: the same in Chinese, whatever the window speaks, as the file keeps it; empty: nothing to keep
    )
    step: str  #: what to do
    where: str = ""  #: what a person calls the place
    page: int | None = None  #: counted from 0
    element: str = ""
    place: Box | None = None  #: mm of the page
    remedies: tuple[Remedy, ...] = ()  #: the best first

    @property
    def key(self) -> Notice:
        """What makes it the same concern after the next check, and when the file is opened again."""
        return notice(self.rule, self.element, self.says or self.effect)

    @property
    def mends(self) -> list[Mend]:
        """The remedies that change the document by themselves."""
        return [each for each in self.remedies if isinstance(each, Mend)]


class Report(Struct, frozen=True):
    """What a check of a document found, the worst first, and which preset it was checked against."""

    document: Document
    concerns: tuple[Concern, ...]
    preset: str = ""  #: what people call it

    def of(self, level: Level) -> list[Concern]:
        """The concerns of a level."""
        return [each for each in self.concerns if each.level is level]


#: From the worst on.
ORDER = tuple(Level)


def sorted_by_level(concerns: list[Concern]) -> tuple[Concern, ...]:
    """The worst first, each level in the order in which it was found."""
    return tuple(sorted(concerns, key=lambda each: ORDER.index(each.level)))
