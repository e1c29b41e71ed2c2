"""A text set in a frame: paragraphs as cells, its size found, its lines broken. Places come after (`texts`)."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.model import Align, Direction, Emphasis, Fit, Locale, Span, Text
from postermaker.fonts import FontBook
from postermaker.text.breaking import Indents, Line, filled_lines, gaps, indent_of, line_width
from postermaker.text.cells import Cell, Cells, Kind, Part, Setting, without_start
from postermaker.text.composing import composed_lines
from postermaker.text.drawn import cells_of
from postermaker.text.fitting import block_height, fit
from postermaker.text.marks import NO_LINE_START
from postermaker.text.numbering import marker_length
from postermaker.text.paragraph import Paragraph
from postermaker.text.readings import RUBY_DEPTH, with_readings
from postermaker.text.rules import Rules
from postermaker.text.stretches import Stretch, stretches
from postermaker.text.tabs import filled_tabs, with_whole_tails
from postermaker.text.words import word_ends_of

#: What stays clear between a drop cap and the lines beside it, in em.
_CAP_GAP = 0.2


class Block(Struct, frozen=True):
    """A text with its size found: the lines and where they are, all in em of `size` mm."""

    size: float
    tracking: float
    lines: tuple[Line, ...]
    offsets: tuple[float, ...]  #: of each line's middle from the block's first edge
    insets: tuple[float, ...]  #: how far each line starts behind the frame's edge
    opens: tuple[bool, ...]  #: whether the line opens its paragraph
    depth: float
    cap: Cell | None = None  #: a drop cap, its scale in em


class SetText(Struct, frozen=True):
    """A text set for a frame: `length` along the lines, `depth` across them, in mm."""

    block: Block
    styled: tuple[Stretch, ...]
    missing: tuple[str, ...]
    length: float
    depth: float

    @property
    def fitting(self) -> int:
        """How many of the lines stand inside the frame."""
        size = self.block.size
        return sum((offset + 0.5) * size <= self.depth + 0.05 for offset in self.block.offsets)


@lru_cache(maxsize=4096)
def set_text(
    text: Text,
    width: float,
    height: float,
    content: str,
    book: FontBook,
    spans: tuple[Span, ...] = (),
    before: str = "",
) -> SetText:
    """A text's lines for a frame of `width` × `height` mm.

    Remembered: what a record or a keystroke does not touch is not set again. `spans` are the text's with their
    words; `before` is what other frames hold of the text that goes on here.

    Raises:
        InputFault: a font family that is not there.
    """
    vertical = text.direction is Direction.VERTICAL
    rules = Rules(level=text.level, hang=text.hang and (vertical or text.locale is Locale.MAINLAND))
    optical = text.fit is Fit.LARGEST and not vertical
    setting = Setting(
        text.style.family, text.style.weight, text.locale.value, vertical, text.gap_em, rules, optical
    )
    styled = stretches(content, spans, before) if spans else []
    made = [_cells(text, parts, setting, book) for parts in _parts(text, content, setting, styled)]
    by_sense = word_ends_of(text.locale) if text.fit is Fit.LARGEST and not text.tear_words else None
    paragraphs = [Paragraph(each.cells, rules, by_sense) for each in made]
    length = height if vertical else width / text.style.stretch
    depth = width if vertical else height
    if text.fit is Fit.LARGEST:
        block = _fitted(text, paragraphs, length, depth)
    else:
        level = replace(setting, vertical=False)
        leader = cells_of([Part(text.leader, level)], book).cells[0] if text.leader else None
        carried = _carried(text, before, content, setting, spans, book)
        block = _fixed(text, paragraphs, length, leader, carried)
    missing = tuple(dict.fromkeys(char for each in made for char in each.missing))
    return SetText(block, tuple(styled), missing, length, depth)


def _cells(text: Text, parts: Sequence[Part], setting: Setting, book: FontBook) -> Cells:
    """A paragraph's cells, with readings where the text wants them."""
    made = cells_of(parts, book)
    if not text.pinyin or setting.vertical:
        return made
    return replace(made, cells=with_readings(made.cells, setting, book))


def _carried(
    text: Text, before: str, content: str, setting: Setting, spans: tuple[Span, ...], book: FontBook
) -> float | None:
    """How far a paragraph stands in that goes on from another frame, in em; None where a new one starts."""
    begun = before.rpartition("\n")[2]
    if not begun:
        return None
    if not text.hanging or not marker_length(begun):
        return 0.0
    whole = begun + content.partition("\n")[0]
    (parts,) = _parts(text, whole, setting, stretches(whole, spans))
    marker, _, hang = _marker(Paragraph(_cells(text, parts, setting, book).cells, setting.rules), text)
    return hang + text.indent_em if marker else 0.0


def rest_of(content: str, block: Block, fitting: int) -> str:
    """What the lines after the first `fitting` ones say."""
    at = len(block.cap.text) if block.cap and fitting else 0
    for i, (line, opens) in enumerate(zip(block.lines[:fitting], block.opens[:fitting], strict=True)):
        if opens and i:
            at = content.index("\n", at) + 1
        said = "".join(cell.text for cell in line.cells)
        at = content.index(said, at) + len(said)
    inside = fitting < len(block.opens) and not block.opens[fitting] and fitting > 0
    rest = content[at:]
    return rest.lstrip(" \u3000") if inside else rest.removeprefix("\n")


def _parts(text: Text, content: str, setting: Setting, styled: Sequence[Stretch]) -> Iterator[list[Part]]:
    """Each paragraph's parts. In a LARGEST text the largest words are as large as the type."""
    scales = [each.span.scale for each in styled]
    plain = len(content) > sum(each.end - each.start for each in styled)
    base = max([*scales, *([1.0] if plain else [])], default=1.0) if text.fit is Fit.LARGEST else 1.0
    at = 0
    for paragraph in content.split("\n"):
        end, parts = at + len(paragraph), []
        for number, each in enumerate(styled, 1):
            start, stop = max(at, each.start), min(end, each.end)
            if start < stop:
                if at < start:
                    parts.append(Part(content[at:start], setting, 1 / base))
                own = _own(setting, each.span)
                parts.append(Part(content[start:stop], own, each.span.scale / base, number))
                at = stop
        if at < end or not parts:
            parts.append(Part(content[at:end], setting, 1 / base))
        yield parts
        at = end + 1


def _own(setting: Setting, span: Span) -> Setting:
    return replace(setting, family=span.family or setting.family, weight=span.weight or setting.weight)


def _fitted(text: Text, paragraphs: Sequence[Paragraph], length: float, depth: float) -> Block:
    pitch, tracking = text.line_pitch_em, text.tracking_em
    optical = text.direction is Direction.HORIZONTAL
    before, behind = _reserved(text)
    above = before + behind
    found = fit(
        paragraphs,
        length,
        depth,
        max_lines=text.max_lines,
        pitch=pitch,
        tracking=tracking,
        limit=text.size,
        optical=optical,
        above=above,
    )
    lines, size = found.lines, found.size
    if text.max_tracking_em > tracking:
        lines, tracking = _loosened(lines, length / size, tracking, text.max_tracking_em, optical=optical)
    count = len(lines)
    offsets = tuple(before + 0.5 + i * pitch for i in range(count))
    height = block_height(count, pitch, above)
    return Block(size, tracking, lines, offsets, (0.0,) * count, (False,) * count, height)


def _loosened(
    lines: tuple[Line, ...], measure: float, tracking: float, most: float, *, optical: bool
) -> tuple[tuple[Line, ...], float]:
    """Spare length goes into the tracking, the same for all lines, until one is full or the limit is met."""
    rooms = [
        (measure - (line.ink_width if optical else line.width)) / gaps(line.cells)
        for line in lines
        if gaps(line.cells)
    ]
    more = max(0.0, min([most - tracking, *rooms]))
    return tuple(replace(line, width=line.width + more * gaps(line.cells)) for line in lines), tracking + more


def _fixed(
    text: Text, paragraphs: list[Paragraph], length: float, leader: Cell | None, carried: float | None
) -> Block:
    """Lines at the text's own size, one paragraph after the other.

    `carried` is how far the first paragraph stands in where it goes on from another frame.
    """
    vertical, pitch = text.direction is Direction.VERTICAL, text.line_pitch_em
    cap, paragraphs = _drop_cap(text, paragraphs) if carried is None else (None, paragraphs)
    before, behind = _reserved(text)
    lines: list[Line] = []
    offsets: list[float] = []
    insets: list[float] = []
    opens: list[bool] = []
    at, end = 0.5 + before, 0.0
    for number, paragraph in enumerate(paragraphs):
        if carried is not None and number == 0:
            item = _Item((), paragraph, 0.0, (carried,))
        else:
            first = 0.0 if cap and number == 0 else text.indent_em
            item = _item(text, paragraph, first, cap, at)
        for i, (line, inset) in enumerate(_rows(text, item, length / text.size, leader)):
            larger = max([cell.scale for cell in line.cells], default=1.0) - 1
            above, below = (larger / 2, larger / 2) if vertical else (larger, 0.0)
            at += max(0.0, above)
            lines.append(line)
            offsets.append(at)
            insets.append(inset)
            opens.append(i == 0)
            end = at + 0.5 + max(0.0, below)
            at += pitch + max(0.0, below)
        at += text.paragraph_gap_em
    depth = max(end + behind, cap.scale if cap else 0.0)
    return Block(text.size, 0.0, tuple(lines), tuple(offsets), tuple(insets), tuple(opens), depth, cap)


#: What marks of emphasis take beside the em square, in em.
_DOTS_DEPTH, _LINES_DEPTH = 0.2, 0.15


def _reserved(text: Text) -> tuple[float, float]:
    """What readings and emphasis take before the first line and behind the last one, in em."""
    marks = {span.emphasis for span in text.spans}
    dots = _DOTS_DEPTH if Emphasis.DOTS in marks else 0.0
    drawn = _LINES_DEPTH if marks & {Emphasis.NAME, Emphasis.BOOK} else 0.0
    if text.direction is Direction.VERTICAL:
        return dots, drawn
    return (RUBY_DEPTH if text.pinyin else 0.0), max(dots, drawn)


class _Item(NamedTuple):
    """A paragraph as its lines need it: its number, what is set behind that and how far, and where lines start."""

    marker: tuple[Cell, ...]
    body: Paragraph
    hang: float
    indents: Indents


def _item(text: Text, paragraph: Paragraph, first: float, cap: Cell | None, at: float) -> _Item:
    """A paragraph that starts at a height of `at` em, its first line `first` em behind the others."""
    marker, body, hang = _marker(paragraph, text)
    beside = cap.advance + _CAP_GAP if cap else 0.0
    short = max(0, math.ceil((cap.scale - at + 0.5) / text.line_pitch_em - 0.01)) if cap else 0
    behind_number = hang + first if marker else 0.0
    starts = [first + hang, *[behind_number] * max(1, short)]
    indents = tuple(start + (beside if i < short else 0.0) for i, start in enumerate(starts))
    return _Item(marker, body, hang, indents)


def _rows(text: Text, item: _Item, measure: float, leader: Cell | None) -> Iterator[tuple[Line, float]]:
    """The lines of a paragraph, tabs filled, and how far each stands in."""
    vertical = text.direction is Direction.VERTICAL
    for i, line in enumerate(_broken(text, item.body, measure, item.indents)):
        inset = indent_of(item.indents, i)
        line = filled_tabs(line, measure - inset, leader, vertical=vertical)
        if i == 0 and item.marker:
            line, inset = _behind(item.marker, line, item.hang), inset - item.hang
        yield line, inset


def _marker(paragraph: Paragraph, text: Text) -> tuple[tuple[Cell, ...], Paragraph, float]:
    """A hanging paragraph's number, what is set behind it, and how far that stands in; em.

    The number keeps its width whatever happens to its line, so that all lines begin below each other.
    """
    behind = marker_length(paragraph.text) if text.hanging else 0
    cells, said = paragraph.cells, 0
    for i, cell in enumerate(cells if behind else ()):
        if said >= behind:
            start = without_start(cells[0]) if paragraph.rules.trim_start else cells[0]
            marker = (start, *cells[1:i])
            body = Paragraph(cells[i:], paragraph.rules)
            return marker, body, line_width(marker) + cell.lead + text.tracking_em * i
        said += len(cell.text)
    return (), paragraph, 0.0


def _behind(marker: tuple[Cell, ...], line: Line, hang: float) -> Line:
    """The first line with its number before it."""
    if not line.cells:
        return replace(line, cells=marker, width=line_width(marker))
    gap = hang - line_width(marker)
    body = (replace(line.cells[0], lead=gap), *line.cells[1:])
    return replace(line, cells=(*marker, *body), width=line.width + hang)


def _broken(text: Text, paragraph: Paragraph, measure: float, indents: Indents) -> list[Line]:
    """Lines of a paragraph; tracking is part of the cells while they are broken, but none follows a line's last."""
    break_lines = composed_lines if text.align is Align.JUSTIFY else filled_lines
    tracking = text.tracking_em
    if not tracking:
        return break_lines(with_whole_tails(paragraph, measure - indents[-1]), measure, indents)
    paragraph = with_whole_tails(_tracked(paragraph, tracking), measure + tracking - indents[-1])
    lines = break_lines(paragraph, measure + tracking, indents)
    return [_untracked(line, tracking) for line in lines]


def _untracked(line: Line, tracking: float) -> Line:
    if not line.cells:
        return line
    last = line.cells[-1]
    cells = (*line.cells[:-1], replace(last, advance=last.advance - tracking))
    return replace(line, cells=cells, width=line.width - tracking)


def _tracked(paragraph: Paragraph, tracking: float) -> Paragraph:
    return Paragraph(
        [
            replace(cell, advance=cell.advance + tracking) if cell.advance else cell  # beside the next one
            for cell in paragraph.cells
        ],
        paragraph.rules,
    )


def _drop_cap(text: Text, paragraphs: list[Paragraph]) -> tuple[Cell | None, list[Paragraph]]:
    """The first character as large as the lines beside it, and the paragraphs without it; only a Han character."""
    cells = paragraphs[0].cells
    if text.drop_cap < 2 or text.direction is Direction.VERTICAL or text.pinyin or len(cells) < 2:
        return None, paragraphs
    first, second = cells[:2]
    if first.kind is not Kind.HAN or second.text[:1] in NO_LINE_START:
        return None, paragraphs
    scale = 1 + (text.drop_cap - 1) * text.line_pitch_em
    k = scale / first.scale
    cap = replace(
        first,
        advance=first.advance * k,
        glyphs=tuple((gid, x * k, y * k) for gid, x, y in first.glyphs),
        middle=first.middle * scale,
        scale=scale,
    )
    return cap, [Paragraph(cells[1:], paragraphs[0].rules), *paragraphs[1:]]
