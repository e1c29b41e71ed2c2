"""Makes `readings.tsv`, the pinyin of all that comes along; for who changes slogans or templates, never at run time."""

from postermaker.library import templates
from postermaker.library.ornaments.catalogue import FAMILIES, kinds
from postermaker.library.pinyin import reading_of
from postermaker.library.products import products
from postermaker.library.slogans.exchange import Reader
from postermaker.library.slogans.reading import topics


def wanted_texts() -> list[str]:
    """Every text that is found by pinyin: slogans, what they are about, templates, their topics and products, ornaments."""
    found: set[str] = set()
    for topic in topics():
        found |= {topic.name, *topic.aliases}
        for slogan in topic.slogans:
            found |= {slogan.text, slogan.occasion, slogan.audience}
    for template in map(templates.load, templates.ids()):
        found |= {template.name, template.summary, *template.topics}
    found |= {product.name for product in products().values()}
    found |= set(FAMILIES.values()) | {kind.name for kind in kinds().values()}
    return sorted(found - {""})


def rebuilt(read: Reader) -> str:
    """The content of `readings.tsv`; `read` gives a syllable with its tone a character (`text.pinyin.syllables`)."""
    rows = ((text, reading_of(read(text))) for text in wanted_texts())
    return "".join(f"{text}\t{reading}\n" for text, reading in rows if reading)
