"""The templates as the gallery shows them: which ones, in which groups, and each with the clerk's sentence. No Qt."""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from postermaker.display import DisplayPage, glyph_runs
from postermaker.document.edit import find, set_values
from postermaker.document.model import Document, Field, Text
from postermaker.editor.places import said_size
from postermaker.editor.session import lead_field, signatures
from postermaker.editor.words import product_name, product_rank, say
from postermaker.errors import Fault, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.templates import Template
from postermaker.merge import fill
from postermaker.units import parse_size

if TYPE_CHECKING:
    from postermaker.library.pinyin import Entry

#: From this proportion on a page is a banner, whose slogan wants one line.
_LONG = 4


class Card(Struct, frozen=True):
    """A template in the gallery."""

    template: Template
    size: Size  #: the usual size, at which it is shown

    @property
    def id(self) -> str:
        """The template's id."""
        return self.template.id

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.size.width / self.size.height

    @property
    def said_size(self) -> str:
        """The size in words."""
        return said_size(self.size, screen=self.template.screen)


class Shown(Struct, frozen=True):
    """A card's page laid out with a sentence, and a word of warning where the sentence does not suit it."""

    page: DisplayPage
    assets: dict[str, bytes]
    warning: str = ""


def cards() -> list[Card]:
    """All templates that can be read, grouped by product; a damaged one must not keep the others away."""
    found = []
    for template_id in templates.ids():
        try:
            template = templates.load(template_id)
            found.append(Card(template, parse_size(template.sizes[0])))
        except Fault:
            continue
    return sorted(found, key=_rank)


def _rank(card: Card) -> tuple[tuple[int, str], bool]:
    """Products in their order, within each what suits any topic first."""
    return (product_rank(card.template.product), "通用" not in card.template.topics)


def products(among: list[Card]) -> list[str]:
    """The products that there are templates for, in the gallery's order."""
    return list(dict.fromkeys(card.template.product for card in among))


def matching(among: list[Card], text: str, product: str) -> list[Card]:
    """The cards of a product (all for an empty one) that have every word of the text, also as pinyin."""
    return [c for c in among if product in ("", c.template.product) and templates.fits(c.template, text)]


def understood(among: list[Card], text: str) -> str:
    """What a word of the search was taken for: the topic or product that it names, by characters or pinyin."""
    from postermaker.library.pinyin import matches

    names = [*topics(among), *(product_name(product) for product in products(among))]
    return next((name for name in names if matches(_name_entry(name), text)), "")


@lru_cache(maxsize=1024)
def _name_entry(name: str) -> "Entry":
    from postermaker.library.pinyin import entry

    return entry(name)


def topics(among: list[Card]) -> list[str]:
    """The topics of templates, the frequent ones first."""
    counted = Counter(topic for card in among for topic in card.template.topics)
    return sorted(counted, key=lambda topic: -counted[topic])


def nearest(among: list[Card], text: str, count: int = 3) -> list[str]:
    """Topics and products that are written or said most like a text; the frequent topics if nothing is."""
    import difflib

    from postermaker.library.pinyin import plain, readings

    names = [*topics(among), *(product_name(product) for product in products(among))]
    said = {name: name for name in names} | {
        readings().get(name, "").replace(" ", ""): name for name in names
    }
    near = difflib.get_close_matches(plain(text), [each for each in said if each], count, 0.4)
    shared = [name for name in names if set(name) & set(text)]
    return list(dict.fromkeys([said[each] for each in near] + shared + names))[:count]


def preview_file(card: Card) -> Path | None:
    """The picture that a template brings of itself, to show until it is painted."""
    path = templates.folder() / card.id / "preview.png"
    return path if path.is_file() else None


@lru_cache(maxsize=128)
def _sample_document(template_id: str, unit: str | None = None) -> Document:
    template = templates.load(template_id)
    document = templates.new_document(template, parse_size(template.sizes[0]))
    if unit is not None:  # never another town's name
        blank = say("请填写单位名称", "your unit's name")
        signed = signatures(template.fields, blank) | signatures(template.fields, unit)
        document = set_values(document, signed)
    return templates.with_samples(document)


def shown(card: Card, sentence: str, book: FontBook, unit: str | None = None) -> Shown:
    """A card's first page with the sentence in its main field, samples in the others.

    Args:
        card: the template.
        sentence: what the clerk wrote.
        book: the fonts of this thread.
        unit: the name that signs it; empty asks for it, None leaves the samples.

    Raises:
        Fault: a font or picture of the template is not there.
    """
    document, warning = _sample_document(card.id, unit), ""
    lead = lead_field(document.fields)
    if lead and sentence.strip():
        try:
            document = fill(document, {lead.key: sentence}, complete=False)
        except InputFault:
            warning = say(f"最多 {lead.max_chars} 个字", f"{lead.max_chars} characters at most")
            document = set_values(document, {lead.key: sentence.strip()[: lead.max_chars]})
    laid_out = lay_out(document, book)
    codes = {issue.code for issue in laid_out.issues}
    if not warning and "too-small" in codes:
        warning = say("字会很小", "type gets small")
    elif not warning and "overflow" in codes:
        warning = say("放不下", "does not fit")
    elif not warning and lead and sentence.strip() and card.ratio >= _LONG:
        warning = _lines_said(document, lead, laid_out.display.pages[0], sentence)
    return Shown(laid_out.display.pages[0], laid_out.display.assets, warning)


def _lines_said(document: Document, lead: Field, page: DisplayPage, sentence: str) -> str:
    """That a sentence takes more lines than it was written in."""
    baselines = set()
    for run in glyph_runs(page.items):
        element = find(document, run.element)
        if isinstance(element, Text) and f"{{{lead.key}}}" in element.content and any(run.text):
            baselines |= {round(glyph.y / max(run.size, 1), 1) for glyph in run.glyphs}
    lines = len({round(y) for y in baselines})
    if 2 <= lines <= 4 and lines > len(sentence.strip().splitlines()):
        return say(f"排成{'两三四'[lines - 2]}行", f"takes {lines} lines")
    return ""


def letter_height(card: Card, sentence: str, book: FontBook) -> float:
    """The type size in mm that the sentence gets on a card's page; 0 if it shows nowhere."""
    document = _sample_document(card.id)
    lead = lead_field(document.fields)
    if lead is None:
        return 0.0
    sizes = []
    for run in glyph_runs(shown(card, sentence, book).page.items):
        element = find(document, run.element)
        if isinstance(element, Text) and f"{{{lead.key}}}" in element.content:
            sizes.append(run.size)
    return max(sizes, default=0.0)
