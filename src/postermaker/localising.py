"""A document in the writing of another region: words, quotation marks, setting rules and faces change together.

What one Simplified character can become in several ways is listed for a person to look at; nothing of it is
certain. Codes, pictures and the names of fields stay.
"""

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, FieldKind, Locale, Text
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.text.conversion import Converted, Doubt, Target, convert

_TARGETS = {
    Locale.MAINLAND: Target.SIMPLIFIED,
    Locale.TAIWAN: Target.TAIWAN,
    Locale.HONGKONG: Target.HONGKONG,
}
#: Families that draw the other region's forms.
_TRADITIONAL = {"Noto Sans SC": "Noto Sans TC", "Noto Serif SC": "Noto Serif TC"}
_SIMPLIFIED = {traditional: simplified for simplified, traditional in _TRADITIONAL.items()}
_QUOTES = str.maketrans("“”‘’", "「」『』")
_CURLY = str.maketrans("「」『』", "“”‘’")
#: No more doubts than these are listed of one text.
_LISTED = 12


class Localised(Struct, frozen=True):
    """A document in the other writing, and a notice for each text in which someone should check characters."""

    document: Document
    doubts: tuple[Issue, ...]


def localised(document: Document, locale: Locale) -> Localised:
    """The document for the readers of a locale."""
    doubts: list[Issue] = []
    values = dict(document.values)
    for field in document.fields:
        if field.kind in (FieldKind.TEXT, FieldKind.LINES) and values.get(field.key):
            made = _converted(values[field.key], locale)
            values[field.key] = made.text
            doubts += _noticed(field.key, field.label, made.doubts)

    def change(element: Element) -> Element:
        if not isinstance(element, Text):
            return element
        made = _converted(element.content, locale)
        doubts.extend(_noticed(element.id, element.name or element.id, made.doubts))
        style = replace(element.style, family=_family(element.style.family, locale))
        spans = tuple(
            replace(span, words=_converted(span.words, locale).text, family=_family(span.family, locale))
            for span in element.spans
        )
        return replace(element, content=made.text, locale=locale, style=style, spans=spans)

    changed = map_elements(replace(document, values=values), change)
    return Localised(changed, tuple(doubts))


def _converted(text: str, locale: Locale) -> Converted:
    made = convert(text, _TARGETS[locale])
    quotes = _CURLY if locale is Locale.MAINLAND else _QUOTES
    return Converted(made.text.translate(quotes), made.doubts)


def _family(family: str, locale: Locale) -> str:
    return (_SIMPLIFIED if locale is Locale.MAINLAND else _TRADITIONAL).get(family, family)


def _noticed(element: str, name: str, doubts: tuple[Doubt, ...]) -> list[Issue]:
    if not doubts:
        return []
    shown = "、".join(f"{doubt.was}→{doubt.became}" for doubt in dict.fromkeys(doubts[:_LISTED]))
    message = Bilingual(
        f"请核对“{name}”里转换的字：{shown}", f"check what was converted in '{name}': {shown}"
    )
    return [Issue("converted", Severity.NOTICE, element, message)]
