"""What proofreading gives: remarks, each with its place in a text, what to do, and often a replacement."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from postermaker.errors import Bilingual, Severity


class Remark(Struct, frozen=True):
    """Something in a text that a person should look at; errors must not be printed, notices may be right.

    `rule` is stable: reports and tests name it. Where the whole text or row is meant, start and end are 0.
    """

    rule: str
    severity: Severity
    field: str  #: the field or column; `place`, `office`, `quantity`, `size` where a row has them apart
    words: str
    start: int
    end: int
    message: Bilingual
    suggestion: str = ""  #: what would stand in the place of the words; empty: a person decides


def notice(rule: str, text: str, start: int, end: int, zh: str, en: str, *, better: str = "") -> Remark:
    """A notice about a stretch of a text; the field is set by who knows it."""
    return Remark(rule, Severity.NOTICE, "", text[start:end], start, end, Bilingual(zh, en), better)


def in_field(remark: Remark, field: str) -> Remark:
    """A remark with the field in which its text stands."""
    return replace(remark, field=field)


def without_overlaps(remarks: Iterable[Remark]) -> list[Remark]:
    """Remarks in order; of those that share characters the one that begins first, then the longest."""
    kept: list[Remark] = []
    for each in sorted(remarks, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def applied(text: str, remarks: Iterable[Remark]) -> str:
    """The text with what the remarks suggest, those that overlap an earlier one left out."""
    offered = [each for each in remarks if each.suggestion]
    for each in reversed(without_overlaps(offered)):
        text = text[: each.start] + each.suggestion + text[each.end :]
    return text
