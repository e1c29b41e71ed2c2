"""Preflight of one design: layout, job and rules meet here, for the command, the export and the batch."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.ignoring import notice, reasons
from postermaker.document.model import Document
from postermaker.errors import Severity, language
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.layout.page import LaidOut, lay_out
from postermaker.library.presets import preset as preset_named
from postermaker.library.products import product
from postermaker.prepress.finishing import eyelet_places, pocket_boxes
from postermaker.prepress.inks import with_black
from postermaker.prepress.job import Job, Ticket, job_for
from postermaker.prepress.preflight.findings import Finding, SetFont, apply
from postermaker.prepress.preflight.subject import Inks, Subject, subject_of
from postermaker.prepress.preflight.text_rules import SUBSTITUTE, families_of

__all__ = [
    "Finding",
    "Inks",
    "Stands",
    "check",
    "findings_of",
    "lines",
    "separated",
    "sorted_out",
    "standing_lines",
    "stops",
]


class Stands(Struct, frozen=True):
    """A finding that a person lets stand, and why."""

    finding: Finding
    reason: str


def check(document: Document, book: FontBook, preset: str = "", *, inks: bool = False) -> tuple[Finding, ...]:
    """What is wrong with a design on its way to a file, errors first.

    Args:
        document: with its values; what is empty is judged as empty.
        book: the faces.
        preset: key of the preset or the path of one's own; empty: the product's.
        inks: whether a separation measures the inks that overlap, which takes longer than all rules together.

    Raises:
        InputFault: an unknown preset, a picture or a path that can't be read.
    """
    made = preset_named(preset or product(document.product).preset)
    laid_out = lay_out(_with_known_fonts(document, book), book)
    job = job_for(document, made, Ticket())
    subject = _subject(document, laid_out, job, book)
    if inks and subject.in_inks:
        subject = replace(subject, inks=separated(laid_out, job, book))
    return _preflight(subject)


def findings_of(
    document: Document, laid_out: LaidOut, job: Job, book: FontBook, inks: tuple[Inks | None, ...] = ()
) -> tuple[Finding, ...]:
    """The findings of a design that is laid out already, as the export has it; `inks` are those of `separated`."""
    return _preflight(replace(_subject(document, laid_out, job, book), inks=inks))


def _preflight(subject: Subject) -> tuple[Finding, ...]:
    from postermaker.prepress.preflight.run import preflight  # a batch that judges nothing loads no rule

    return preflight(subject)


def _subject(document: Document, laid_out: LaidOut, job: Job, book: FontBook) -> Subject:
    rings = eyelet_places(job.finishing, job.size)
    pockets = pocket_boxes(job.finishing, job.size)
    return subject_of(document, laid_out, job, book, eyelets=rings, pockets=pockets)


def separated(laid_out: LaidOut, job: Job, book: FontBook) -> tuple[Inks | None, ...]:
    """The most ink on each page as it will print; None where this machine can't paint plates."""
    pages = [with_black(page, job.product.black) for page in laid_out.display.pages]
    try:
        from postermaker.backends.separations import SQUARE, ink_figures  # Qt
    except ImportError:
        return (None,) * len(pages)
    found = []
    for page in pages:
        most = ink_figures(page, laid_out.display.assets, book).most
        place = Box(most.place.x - SQUARE / 2, most.place.y - SQUARE / 2, SQUARE, SQUARE)
        found.append(Inks(most.total, place))
    return tuple(found)


def _with_known_fonts(document: Document, book: FontBook) -> Document:
    """The design with a bundled face for each that is not there, so that the rest of it can be judged."""
    for family in families_of(document) - book.families.keys():
        document = apply(document, SetFont(family, SUBSTITUTE))
    return document


def stops(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error: an export goes on only when it is forced."""
    return any(each.severity is Severity.ERROR for each in findings)


def sorted_out(document: Document, findings: Iterable[Finding]) -> tuple[list[Finding], list[Stands]]:
    """The findings that are open, and those that the document's reasons let stand, as errors never do."""
    known = reasons(document)
    still, stands = [], []
    for each in findings:
        reason = known.get(notice(each.rule, each.element, each.cause.zh), "")
        if reason and each.severity is not Severity.ERROR:
            stands.append(Stands(each, reason))
        else:
            still.append(each)
    return still, stands


_GROUPS = {
    Severity.ERROR: ("错误", "errors"),
    Severity.NOTICE: ("提示", "notices"),
}


#: So many findings of one rule are told, the rest are counted.
_TOLD = 3


def lines(findings: Iterable[Finding]) -> list[str]:
    """The findings for a person, by severity: one line each and one with what to do next.

    Of many findings of one rule the first are told, and how many there are beside them.
    """
    english = language() == "en"
    found = list(findings)
    said: list[str] = []
    for severity, names in _GROUPS.items():
        group = [each for each in found if each.severity is severity]
        if group:
            said.append(f"{names[english]} {len(group)}")
        for rule in dict.fromkeys(each.rule for each in group):
            said += _rule_lines([each for each in group if each.rule == rule], english=english)
    return said


def _rule_lines(group: list[Finding], *, english: bool) -> list[str]:
    said: list[str] = []
    for each in group[:_TOLD]:
        said += [_what(each, english=english), f"    → {each.step}"]
    if more := len(group[_TOLD:]):
        said.append(f"  [{group[0].rule}] {more} more" if english else f"  [{group[0].rule}] 还有 {more} 处")
    return said


def standing_lines(stands: Iterable[Stands]) -> list[str]:
    """What a person lets stand: one line each and one with the reason."""
    english = language() == "en"
    found = list(stands)
    said = [f"{'ignored' if english else '已忽略'} {len(found)}"] if found else []
    for each in found:
        reason = " ".join(each.reason.split())
        because = f"reason: {reason}" if english else f"原因：{reason}"
        said += [_what(each.finding, english=english), f"    {because}"]
    return said


def _what(finding: Finding, *, english: bool) -> str:
    page = (f"page {finding.page}: " if english else f"第 {finding.page} 页：") if finding.page else ""
    return f"  [{finding.rule}] {page}{finding.cause}"
