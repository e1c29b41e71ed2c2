"""A document in the writing of another region: words, quotation marks, setting rules and faces change together.

What one Simplified character can become in several ways is listed for a person to look at; nothing of it is
certain. Codes, pictures and the names of fields stay.
"""

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, FieldKind, Locale, Ornament, Table, Text
from postermaker.document.places import keys_in
from postermaker.document.tables import map_contents, map_styles, said_by
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.text.conversion import Converted, Doubt, Target, convert
from postermaker.text.stretches import words_of

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
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
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
    texts = [*values.values(), *(text.content for text in _texts(document))]
    known = [(text, made) for text in texts if len(made := _converted(text, locale).text) == len(text)]
    listed = {key for text in _texts(document) for span in text.spans for key in keys_in(span.words)}
    for field in document.fields:
        if field.kind in (FieldKind.TEXT, FieldKind.LINES) and values.get(field.key):
            if field.key in listed:
                values[field.key] = _listed(values[field.key], known, locale)
                continue
            became = _converted(values[field.key], locale)
            values[field.key] = became.text
            doubts += _noticed(field.key, field.label, became.doubts)

    def change(element: Element) -> Element:
        if isinstance(element, Ornament) and element.content:
            return replace(element, content=_converted(element.content, locale).text)
        if isinstance(element, Table):
            made = [_converted(content, locale) for content in said_by(element)]
            doubts.extend(
                _noticed(element.id, element.name or element.id, tuple(d for m in made for d in m.doubts))
            )
            return _table(element, locale)
        if not isinstance(element, Text):
            return element
        became = _converted(element.content, locale)
        doubts.extend(_noticed(element.id, element.name or element.id, became.doubts))
        style = replace(element.style, family=_family(element.style.family, locale))
        spans = tuple(
            replace(span, words=_listed(span.words, known, locale), family=_family(span.family, locale))
            for span in element.spans
        )
        return replace(element, content=became.text, locale=locale, style=style, spans=spans)

    fields = tuple(replace(field, sample=_converted(field.sample, locale).text) for field in document.fields)
    title = _converted(document.title, locale).text
    changed = map_elements(replace(document, values=values, fields=fields, title=title), change)
    return Localised(changed, tuple(doubts))


def _table(table: Table, locale: Locale) -> Table:
    table = map_contents(table, lambda content: _converted(content, locale).text)
    table = map_styles(table, lambda style: replace(style, family=_family(style.family, locale)))
    return replace(table, locale=locale)


def _texts(document: Document) -> list[Text]:
    found: list[Text] = []

    def look(element: Element) -> Element:
        if isinstance(element, Text):
            found.append(element)
        return element

    map_elements(document, look)
    return found


def _listed(words: str, known: list[tuple[str, str]], locale: Locale) -> str:
    """Words as they became in the texts where they stand: 发 of 头发 is 髮, by itself it would be 發."""
    for word in sorted(words_of(words), key=len, reverse=True):
        made = next((new[i : i + len(word)] for old, new in known if (i := old.find(word)) >= 0), None)
        words = words.replace(word, made or _converted(word, locale).text)
    return words


@lru_cache(maxsize=4096)  # what stands in the template is the same for each row of a list
def _converted(text: str, locale: Locale) -> Converted:
    made = convert(text, _TARGETS[locale])
    quotes = _CURLY if locale is Locale.MAINLAND else _QUOTES
    kept = _APOSTROPHE.sub("\0", made.text)
    return Converted(kept.translate(quotes).replace("\0", "’"), made.doubts)


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
