"""Undo as a list of documents with named steps; nothing is recomputed and nothing is flagged dirty."""

from msgspec import Struct

from postermaker.document.model import Document


class Step(Struct, frozen=True):
    """A document and the name of what led to it."""

    name: str
    document: Document


class History(Struct, frozen=True):
    """The steps, and which of them is now. Frozen like the documents it holds."""

    steps: tuple[Step, ...]
    at: int = 0
    limit: int = 1000

    @property
    def document(self) -> Document:
        """The document now."""
        return self.steps[self.at].document

    def did(self, name: str, document: Document, *, merge: bool = False) -> "History":
        """A new step; what had been undone is dropped.

        With `merge` a step of the same name replaces the last one: a drag or a word typed is one step.
        A document that is the very one of now is no step.
        """
        if document is self.document:
            return self
        kept = self.steps[: self.at + 1]
        if merge and self.at > 0 and kept[-1].name == name:
            kept = kept[:-1]
        kept = (*kept, Step(name, document))[-self.limit :]
        return History(kept, len(kept) - 1, self.limit)

    def undone(self) -> "History":
        """One step back, or the same at the first."""
        return self if self.at == 0 else History(self.steps, self.at - 1, self.limit)

    def redone(self) -> "History":
        """One step forward, or the same at the last."""
        return self if self.at + 1 == len(self.steps) else History(self.steps, self.at + 1, self.limit)


def begin(document: Document, name: str = "打开") -> History:
    """A history of one document."""
    return History((Step(name, document),))
