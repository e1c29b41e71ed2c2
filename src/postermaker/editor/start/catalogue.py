"""The templates as the gallery shows them: which ones, in which groups, and each with the clerk's sentence. No Qt."""

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from postermaker.display import DisplayPage, glyph_runs
from postermaker.document.edit import find, set_values
from postermaker.document.model import Document, Text
from postermaker.editor.places import said_size
from postermaker.editor.session import lead_field
from postermaker.editor.words import product_rank, say
from postermaker.errors import Fault, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.templates import Template
from postermaker.merge import fill
from postermaker.units import parse_size


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
    return sorted(found, key=lambda card: product_rank(card.template.product))


def products(among: list[Card]) -> list[str]:
    """The products that there are templates for, in the gallery's order."""
    return list(dict.fromkeys(card.template.product for card in among))


def matching(among: list[Card], text: str, product: str) -> list[Card]:
    """The cards of a product (all for an empty one) that have every word of the text, also as pinyin."""
    return [c for c in among if product in ("", c.template.product) and templates.fits(c.template, text)]


def preview_file(card: Card) -> Path | None:
    """The picture that a template brings of itself, to show until it is painted."""
    path = templates.folder() / card.id / "preview.png"
    return path if path.is_file() else None


@lru_cache(maxsize=128)
def _sample_document(template_id: str) -> Document:
    template = templates.load(template_id)
    document = templates.new_document(template, parse_size(template.sizes[0]))
    return templates.with_samples(document)


def shown(card: Card, sentence: str, book: FontBook) -> Shown:
    """A card's first page with the sentence in its main field, samples in the others.

    Raises:
        Fault: a font or picture of the template is not there.
    """
    document, warning = _sample_document(card.id), ""
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
    return Shown(laid_out.display.pages[0], laid_out.display.assets, warning)


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
