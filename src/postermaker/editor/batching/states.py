"""What is known of a row of the list: how it stands, why, in which cell, and what would mend it. No Qt."""

from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from postermaker.editor.words import say
from postermaker.errors import Bilingual


class Look(NamedTuple):
    """How a state is shown: icon, colour of the icon and of the words, ground of the row."""

    icon: str
    icon_token: str
    token: str
    ground: str
    words: Bilingual


class State(Enum):
    """How a row stands."""

    UNSEEN = Look("clock", "t3", "t3", "", Bilingual("在看", "being looked at"))
    READY = Look("clock", "t3", "t2", "", Bilingual("等待", "waiting"))
    LOOK = Look("notice", "warnic", "warn", "warnsoft", Bilingual("看一眼", "have a look"))
    FAULT = Look("error", "err", "err", "errsoft", Bilingual("有问题", "faulty"))
    DONE = Look("fine", "ok", "t2", "", Bilingual("已完成", "done"))
    DONE_LOOK = Look("notice", "warnic", "warn", "warnsoft", Bilingual("做好，看一眼", "done, have a look"))

    @property
    def made(self) -> bool:
        """Whether there are files of it."""
        return self in (State.DONE, State.DONE_LOOK)

    @property
    def waits(self) -> bool:
        """Whether it can be made and is not."""
        return self in (State.UNSEEN, State.READY, State.LOOK)


class Remedy(Struct, frozen=True):
    """What a row's button does: write a text into a cell, or, without one, let the person write it."""

    words: str  #: on the button
    column: str = ""  #: empty: the row is only shown
    text: str | None = None


class RowState(Struct, frozen=True, kw_only=True):
    """A row's state with its reason."""

    state: State = State.UNSEEN
    reason: str = ""
    column: str = ""  #: the cell that is wrong
    remedy: Remedy | None = None
    width: float = 0.0  #: mm
    height: float = 0.0
    quantity: int = 1
    screen: bool = False  #: made for a screen: its size is said in pixels, and it has no area
    letter: float = 0.0  #: mm, the type size of its main words
    files: tuple[str, ...] = ()

    @property
    def area_m2(self) -> float:
        """Of all its pieces."""
        return 0.0 if self.screen else self.width * self.height * self.quantity / 1e6

    @property
    def words(self) -> str:
        """The reason, or what the state is called."""
        return self.reason or str(self.state.value.words)


class Kept(Enum):
    """Which rows are shown."""

    ALL = Bilingual("全部", "All")
    FAULTY = Bilingual("有问题", "Faulty")
    LOOKED = Bilingual("看一眼", "To look at")
    DONE = Bilingual("已完成", "Done")
    WAITING = Bilingual("等待", "Waiting")

    def takes(self, state: State) -> bool:
        """Whether rows of a state are among them."""
        match self:
            case Kept.ALL:
                return True
            case Kept.FAULTY:
                return state is State.FAULT
            case Kept.LOOKED:
                return state in (State.LOOK, State.DONE_LOOK)
            case Kept.DONE:
                return state.made
            case Kept.WAITING:
                return state.waits


def edit(words: str, column: str) -> Remedy:
    """A remedy that only a person knows."""
    return Remedy(words, column)


def only_look() -> Remedy:
    """Nothing to mend: show the row."""
    return Remedy(say("看一眼", "Look"))
