"""The rules that depend on a row's own words and pictures: what a list of thousands can afford for each row.

The others see the design, which is the same on all rows: `postermaker check` tells them once.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from postermaker.display import DisplayItem, GlyphRun, Layer
from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, FieldKind, Page, Picture, Table, Text
from postermaker.document.tables import keys_of
from postermaker.errors import Issue
from postermaker.fonts import FontBook
from postermaker.layout.page import LaidOut
from postermaker.library.products import Process, product
from postermaker.prepress.job import Job
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.picture_rules import low_resolution
from postermaker.prepress.preflight.subject import subject_of
from postermaker.prepress.preflight.text_rules import least_type, small_text

#: Layout's codes for a text of which a part is not on the page.
LOST = frozenset({"overflow", "no-room", "off-page"})

#: The elements that hold the required words of designs seen before; the pages are held so that their identity
#: stays their own. All rows of a list share those of its design.
_known: dict[int, tuple[Sequence[Page], frozenset[str]]] = {}
_KNOWN = 32


def required_elements(document: Document) -> frozenset[str]:
    """The texts and tables that hold a required field, and those into which they flow."""
    known = _known.get(id(document.pages))
    if known is None:
        if len(_known) >= _KNOWN:
            _known.clear()
        known = _known[id(document.pages)] = document.pages, _required(document)
    return known[1]


def _required(document: Document) -> frozenset[str]:
    keys = {f.key for f in document.fields if f.required and f.kind is not FieldKind.PICTURE}
    texts: dict[str, Text | Table] = {}

    def note(element: Element) -> Element:
        if isinstance(element, Text | Table):
            texts[element.id] = element
        return element

    map_elements(document, note)
    found = {text.id for text in texts.values() if keys.intersection(keys_of(text))}
    while more := {texts[i].flows_into for i in found if i in texts and texts[i].flows_into} - found:
        found |= more
    return frozenset(found)


def lost_words(document: Document, laid_out: LaidOut) -> tuple[Issue, ...]:
    """What layout found of required words that are not on the page as a whole: such a row is not to be made."""
    wanted = [issue for issue in laid_out.issues if issue.code in LOST]
    return tuple(issue for issue in wanted if issue.element in required_elements(document)) if wanted else ()


def row_findings(
    document: Document, laid_out: LaidOut, job: Job, book: FontBook, pictures: Iterable[str] = ()
) -> Iterator[Finding]:
    """Required words that can't be read from the product's distance, and pictures of too few pixels.

    Args:
        document: with the row's values.
        laid_out: its pages.
        job: product and preset.
        book: the faces.
        pictures: keys of the fields into which the row put a picture.
    """
    shown, wanted = frozenset(pictures), required_elements(document)
    process = Process.SCREEN if document.screen else job.product.process
    least = least_type(process, product(document.product).distance)
    small = any(_smallest(page.items, wanted) < least * 0.995 for page in laid_out.display.pages)
    if not small and not shown:
        return
    subject = subject_of(document, laid_out, job, book)
    if small:
        yield from (each for each in small_text(subject) if each.element in wanted)
    if shown:
        for each in low_resolution(subject):
            placed = subject.elements.get(each.element)
            if placed and isinstance(placed.element, Picture) and placed.element.field in shown:
                yield each


def _smallest(items: Sequence[DisplayItem], wanted: frozenset[str], scale: float = 1.0) -> float:
    """The size in mm of the smallest type of some elements."""
    least = math.inf
    for item in items:
        if isinstance(item, GlyphRun):
            if item.element in wanted and item.size * scale < least and any(item.text):
                least = item.size * scale
        elif isinstance(item, Layer) and item.step is None:
            least = min(least, _smallest(item.items, wanted, scale * abs(item.transform.determinant) ** 0.5))
    return least
