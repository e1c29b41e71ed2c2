"""Notices of the check that a person lets stand, each with the reason: kept in the document, known again by what they say."""

from msgspec.structs import replace

from postermaker.document.ignored import MAX_IGNORED, MAX_REASON, MAX_SAYING, Ignored
from postermaker.document.model import Document

#: A notice's rule, its element's id, and what it says in Chinese, in whatever language it is read.
Notice = tuple[str, str, str]


def notice(rule: str, element: str, says: str) -> Notice:
    """By what a notice is known again."""
    return rule, element, says[:MAX_SAYING]


def reasons(document: Document) -> dict[Notice, str]:
    """Why which notices may stand."""
    return {(each.rule, each.element, each.says): each.reason for each in document.ignored}


def with_reason(document: Document, which: Notice, reason: str) -> Document:
    """The document with a notice let stand; a reason of blanks lets nothing stand. Of too many the oldest goes."""
    said = reason.strip()[:MAX_REASON]
    if not said or reasons(document).get(which) == said:
        return document
    rule, element, says = which
    others = without_reason(document, which).ignored
    kept = (*others, Ignored(rule=rule, element=element, says=says, reason=said))
    return replace(document, ignored=kept[-MAX_IGNORED:])


def without_reason(document: Document, which: Notice) -> Document:
    """The document with a notice told again."""
    kept = tuple(each for each in document.ignored if (each.rule, each.element, each.says) != which)
    return document if len(kept) == len(document.ignored) else replace(document, ignored=kept)
