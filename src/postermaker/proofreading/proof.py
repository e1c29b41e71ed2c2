"""The door: what should be looked at in the texts of one design, and in all rows of a list."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from postermaker.document.model import Locale
from postermaker.errors import Bilingual, Severity
from postermaker.proofreading import lists, offices, towns
from postermaker.proofreading.brackets import unpaired
from postermaker.proofreading.confusables import misspelt, unfinished, wrong_words
from postermaker.proofreading.own import OwnWords
from postermaker.proofreading.remarks import Remark, applied, in_field, without_overlaps
from postermaker.proofreading.rows import RowText
from postermaker.proofreading.scripts import strange_characters
from postermaker.proofreading.tables import WordTable, lines

#: Corrections that make room for each other end after so many rounds, or were never going to.
_ROUNDS = 8

Look = Callable[[str], tuple[Remark, ...]]


def proofread(
    texts: Mapping[str, str], own: OwnWords | None = None, locale: Locale = Locale.MAINLAND
) -> tuple[Remark, ...]:
    """What should be looked at in the texts of one design.

    Args:
        texts: field name to what stands in it.
        own: the office's list, as `own.own_words` reads it.
        locale: whose writing the texts are in.
    """
    look, fine = _reader(own or OwnWords(), locale), _table((own or OwnWords()).fine)
    found = [in_field(each, name) for name, text in texts.items() for each in look(text)]
    return (*found, *(each for each in towns.in_design(texts) if not _covered(each, texts, fine)))


def corrected(text: str, own: OwnWords | None = None, locale: Locale = Locale.MAINLAND) -> str:
    """The text with all suggestions taken; one that only leads in circles stays as it is."""
    look, now = _reader(own or OwnWords(), locale), text
    for _ in range(_ROUNDS):
        better = applied(now, look(now))
        if better == now:
            return now
        now = better
    return text


def proofread_list(
    rows: Sequence[RowText],
    own: OwnWords | None = None,
    locale: Locale = Locale.MAINLAND,
    *,
    samples: Collection[str] = (),
    pictures: Path | None = None,
) -> dict[int, tuple[Remark, ...]]:
    """What should be looked at in a list: row number to remarks; rows without any are left out.

    Args:
        rows: the list.
        own: the office's list, as `own.own_words` reads it.
        locale: whose writing the texts are in.
        samples: the template's own sample texts, which no row should show.
        pictures: the folder from which relative picture paths count; without it files aren't looked for.
    """
    own = own or OwnWords()
    found: dict[int, list[Remark]] = defaultdict(list)
    fine = _table(own.fine)
    texts = {row.number: row.texts for row in rows}
    for number, remark in chain(
        _by_text(rows, _reader(own, locale)), _over_all(rows, pictures), _samples(rows, frozenset(samples))
    ):
        if remark.rule == "word-forbidden" or not _covered(remark, texts[number], fine):
            found[number].append(remark)
    return {number: tuple(found[number]) for number in sorted(found)}


def _by_text(rows: Sequence[RowText], look: Look) -> Iterator[tuple[int, Remark]]:
    """What single texts have; a text that many rows share is looked at once."""
    seen: dict[str, tuple[Remark, ...]] = {}
    for row in rows:
        for name, text in row.texts.items():
            if (remarks := seen.get(text)) is None:
                remarks = seen[text] = look(text)
            for each in remarks:
                yield row.number, in_field(each, name)


def _over_all(rows: Sequence[RowText], folder: Path | None) -> Iterator[tuple[int, Remark]]:
    for look in (
        towns.in_list,
        towns.other_rows,
        offices.spellings,
        lists.doubles,
        lists.two_sizes,
        lists.empty_places,
        lists.odd_quantities,
        lists.long_texts,
        lists.endings,
        lists.odd_numbers,
    ):
        yield from look(rows)
    yield from lists.pictures(rows, folder)


def _samples(rows: Sequence[RowText], samples: frozenset[str]) -> Iterator[tuple[int, Remark]]:
    """`sample-left`: a template's sample text, or a name or number that the samples made up."""
    invented = WordTable({mark: mark for mark in lines("samples.txt")})
    for row in rows:
        own = "\n".join((row.place, row.office))
        for name, text in row.texts.items():
            hits = [(0, text)] if text.strip() and text in samples else list(invented.find(text))
            for at, words in hits:
                if words not in own or words in samples:
                    yield row.number, _sample(name, words, at)


def _sample(field: str, words: str, at: int) -> Remark:
    zh = f"“{words}”是模板里的示例，请换成自己的"
    en = f"'{words}' is the template's sample: put your own words there"
    return Remark("sample-left", Severity.ERROR, field, words, at, at + len(words), Bilingual(zh, en))


def _table(words: Collection[str]) -> WordTable:
    return WordTable({word: word for word in words})


def _reader(own: OwnWords, locale: Locale) -> Look:
    """All that is looked for in a single text, the office's list made ready once."""
    ours, forbidden, fine = WordTable(dict(own.wrong)), _table(own.forbidden), _table(own.fine)

    def look(text: str) -> tuple[Remark, ...]:
        banned = [_banned(text, at, word) for at, word in forbidden.find(text)]
        spelling = without_overlaps(chain(misspelt(text, ours), wrong_words(text, locale)))
        found = [*spelling, *unfinished(text), *strange_characters(text, locale), *unpaired(text)]
        if found and fine.words:
            found = [each for each in found if not _lies_in(each, text, fine)]
        return (*banned, *sorted(found, key=lambda each: each.start))

    return look


def _banned(text: str, at: int, word: str) -> Remark:
    message = Bilingual(
        f"“{word}”在禁用词里，请换掉", f"'{word}' is on the list of forbidden words: replace it"
    )
    return Remark(
        "word-forbidden", Severity.ERROR, "", text[at : at + len(word)], at, at + len(word), message
    )


def _covered(remark: Remark, texts: Mapping[str, str], fine: WordTable) -> bool:
    return bool(remark.end) and _lies_in(remark, texts.get(remark.field, ""), fine)


def _lies_in(remark: Remark, text: str, fine: WordTable) -> bool:
    """Whether the remark is about a word that the office calls fine."""
    return any(at <= remark.start and remark.end <= at + len(word) for at, word in fine.find(text))
