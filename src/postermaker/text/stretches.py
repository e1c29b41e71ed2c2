"""Stretches of a text that are styled by themselves: where the words of its spans stand."""

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.model import Emphasis, Span
from postermaker.text.cells import Cell

#: Blanks and marks between words; a comma inside a number is none.
_SEPARATORS = r"(?:[\s、，；;]|(?<!\d),|,(?!\d))+"
#: Heads by what stands for them among words: by their number, up to the first full stop of the paragraph.
_HEADS = {"#": r"^[一二三四五六七八九十百]+、[^\n。]*。?", "##": r"^（[一二三四五六七八九十百]+）[^\n。]*。?"}
#: What stands between quotation marks in a list, where they stand at the ends of an entry.
_QUOTED = r"(?:(?<=[\s、，；;,])|^)(?:“[^“”]+”|\"[^\"]+\")(?=[\s、，；;,]|$)"


class Stretch(Struct, frozen=True):
    """Characters start…end of a text with what all spans on them say together."""

    start: int
    end: int
    span: Span


def stretches(text: str, spans: Sequence[Span], before: str = "") -> list[Stretch]:
    """The stretches of a text from its start; neighbours that are words of their own stay apart.

    Args:
        text: where their words are looked for.
        spans: the later ones win.
        before: what stands before the text in other frames, in which a word may begin.
    """
    if before:
        away = len(before)
        reaching = (each for each in stretches(before + text, spans) if each.end > away)
        return [replace(each, start=max(0, each.start - away), end=each.end - away) for each in reaching]
    owners: list[tuple[tuple[int, int], ...]] = [()] * len(text)  # of each character: span and occurrence
    for number, span in enumerate(spans):
        for start, end in _occurrences(text, span.words):
            for i in range(start, end):
                owners[i] = (*owners[i], (number, start))
    found, at = [], 0
    for owner, group in groupby(owners):
        end = at + sum(1 for _ in group)
        if owner:
            found.append(Stretch(at, end, _together([spans[number] for number, _ in owner])))
        at = end
    return found


def words_of(listed: str) -> list[str]:
    """The words of a list with blanks or marks between.

    An entry in quotation marks, “” or straight ones, that holds blanks or marks is one word, without them; any
    other quotation mark belongs to its word.
    """
    whole: list[str] = []

    def kept(match: re.Match[str]) -> str:
        said = match[0][1:-1].strip()
        if not re.search(_SEPARATORS, said):
            return match[0]
        whole.append(said)
        return " "

    if "“" in listed or '"' in listed:
        listed = re.sub(_QUOTED, kept, listed.strip())
    return [*whole, *(word for word in re.split(_SEPARATORS, listed.strip()) if word)]


def _occurrences(text: str, listed: str) -> list[tuple[int, int]]:
    """Where listed words stand; a longer word wins over one inside it."""
    taken = bytearray(len(text))
    found: list[tuple[int, int]] = []
    for word in sorted(words_of(listed), key=len, reverse=True):
        for match in re.finditer(_HEADS.get(word) or re.escape(word), text, re.MULTILINE):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end))
    return sorted(found)


def _together(spans: Sequence[Span]) -> Span:
    merged = spans[0]
    for span in spans[1:]:
        merged = replace(
            merged,
            fill=span.fill or merged.fill,
            family=span.family or merged.family,
            weight=span.weight or merged.weight,
            scale=span.scale if span.scale != 1 else merged.scale,
            emphasis=span.emphasis if span.emphasis is not Emphasis.NONE else merged.emphasis,
        )
    return merged


def tagged(cells: Sequence[Cell], styled: Sequence[Stretch], before: int = 0) -> tuple[Cell, ...]:
    """Cells of a whole text with the numbers of their stretches, counted on from those `before`."""
    done, at = [], 0
    for cell in cells:
        number = next((n for n, each in enumerate(styled, 1) if each.start <= at < each.end), 0)
        done.append(replace(cell, stretch=before + number) if number else cell)
        at += len(cell.text)
    return tuple(done)
