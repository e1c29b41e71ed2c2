"""Text elements as glyph runs: size found, lines broken, cells placed, style layers stacked."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayItem
from postermaker.document.model import Across, Align, Direction, Fit, Span, Text
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.layout.inking import Spot, inked
from postermaker.text.breaking import Line, filled_lines, gaps
from postermaker.text.cells import Part, Setting, cells_of
from postermaker.text.composing import composed_lines
from postermaker.text.fitting import block_height, fit
from postermaker.text.paragraph import Paragraph
from postermaker.text.placing import Placed, place
from postermaker.text.stretches import Stretch, stretches
from postermaker.text.words import word_ends_of


class Block(Struct, frozen=True):
    """A text with its size found: the lines with their offsets across, all in em of `size` mm."""

    size: float
    tracking: float
    lines: tuple[Line, ...]
    offsets: tuple[float, ...]  #: of each line's middle from the block's first edge
    first: tuple[bool, ...]  #: whether the line opens its paragraph
    depth: float


@lru_cache(maxsize=4096)
def lay_out_text(
    text: Text, box: Box, content: str, book: FontBook, spans: tuple[Span, ...] = ()
) -> tuple[tuple[DisplayItem, ...], tuple[Issue, ...]]:
    """A text's glyph runs, back to front, and what is wrong with it.

    Remembered: what a record or a keystroke does not touch is not set again. `spans` are the text's with their words.

    Raises:
        InputFault: a font family that is not there.
    """
    if not content.strip():
        return (), ()
    if box.width <= 0 or box.height <= 0:
        return (), (_no_room(text),)
    vertical = text.direction is Direction.VERTICAL
    style = text.style
    setting = Setting(style.family, style.weight, text.locale.value, vertical, text.gap_em)
    styled = stretches(content, spans) if spans else []
    made = [cells_of(parts, book) for parts in _parts(text, content, setting, styled)]
    stretch = 1.0 if vertical else style.stretch
    length = (box.height if vertical else box.width) / stretch
    depth = box.width if vertical else box.height
    by_sense = word_ends_of(text.locale) if text.fit is Fit.LARGEST and not text.tear_words else None
    paragraphs = [Paragraph(each.cells, setting.rules, by_sense) for each in made]
    block = (
        _fitted(text, paragraphs, length, depth)
        if text.fit is Fit.LARGEST
        else _fixed(text, paragraphs, length)
    )
    missing = tuple(dict.fromkeys(char for each in made for char in each.missing))
    issues = tuple(_issues(text, block, length, depth, missing))
    places = _place(text, block, length, depth, box, stretch)
    return tuple(inked(text, block.size, places, box, styled)), issues


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
                parts.append(
                    Part(content[start:stop], _own(setting, each.span), each.span.scale / base, number)
                )
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
    found = fit(
        paragraphs,
        length,
        depth,
        max_lines=text.max_lines,
        pitch=pitch,
        tracking=tracking,
        limit=text.size,
        optical=optical,
    )
    lines, size = found.lines, found.size
    if text.max_tracking_em > tracking:
        lines, tracking = _loosened(lines, length / size, tracking, text.max_tracking_em, optical=optical)
    offsets = tuple(0.5 + i * pitch for i in range(len(lines)))
    return Block(size, tracking, lines, offsets, (False,) * len(lines), block_height(len(lines), pitch))


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


def _fixed(text: Text, paragraphs: Sequence[Paragraph], length: float) -> Block:
    lines: list[Line] = []
    offsets: list[float] = []
    first: list[bool] = []
    vertical = text.direction is Direction.VERTICAL
    at = 0.5
    for paragraph in paragraphs:
        break_lines = composed_lines if text.align is Align.JUSTIFY else filled_lines
        broken = break_lines(_tracked(paragraph, text.tracking_em), length / text.size, text.indent_em)
        for i, line in enumerate(broken):
            larger = max((cell.scale for cell in line.cells), default=1.0) - 1
            above, below = (larger / 2, larger / 2) if vertical else (larger, 0.0)
            at += max(0.0, above)
            lines.append(line)
            offsets.append(at)
            first.append(i == 0)
            at += text.line_pitch_em + max(0.0, below)
        at += text.paragraph_gap_em
    depth = offsets[-1] + 0.5 if offsets else 0.0
    return Block(text.size, 0.0, tuple(lines), tuple(offsets), tuple(first), depth)


def _tracked(paragraph: Paragraph, tracking: float) -> Paragraph:
    """Fixed text carries its tracking as part of the cells, so that breaking sees it."""
    if tracking == 0:
        return paragraph
    return Paragraph(
        [replace(cell, advance=cell.advance + tracking) for cell in paragraph.cells], paragraph.rules
    )


def _no_room(text: Text) -> Issue:
    name = text.name or text.id
    message = Bilingual(f"这个尺寸没有给“{name}”留下地方", f"at this size there is no room for '{name}'")
    return Issue("no-room", Severity.ERROR, text.id, message)


def _issues(
    text: Text, block: Block, length: float, depth: float, missing: tuple[str, ...]
) -> Iterator[Issue]:
    name = text.name or text.id
    if missing:
        shown = "".join(missing)
        yield Issue(
            "missing-glyph",
            Severity.ERROR,
            text.id,
            Bilingual(f"“{shown}”在所有字体里都没有，印不出来", f"no font draws '{shown}'"),
        )
    if text.fit is Fit.LARGEST and block.size < text.min_size - 1e-9:
        yield Issue(
            "too-small",
            Severity.ERROR,
            text.id,
            Bilingual(
                f"“{name}”的字太多，字高只有 {block.size:.3g} mm（至少要 {text.min_size:.3g} mm）",
                f"'{name}' is too long: type of {block.size:.3g} mm, at least {text.min_size:.3g} mm is wanted",
            ),
        )
    yield from _style_issues(text)
    over = block.depth * block.size - depth
    wide = max((line.width * block.size - length for line in block.lines), default=0.0)
    if text.fit is Fit.FIXED and max(over, wide) > 0.05:
        chars = _overflowing(block, depth)
        yield Issue(
            "overflow",
            Severity.ERROR,
            text.id,
            Bilingual(
                f"“{name}”排不下，超出 {max(over, wide):.1f} mm（约 {chars} 个字）",
                f"'{name}' overflows by {max(over, wide):.1f} mm (about {chars} characters)",
            ),
        )


#: Beyond these a typographer would take another way (stretch: 长体 and 扁体 show; tracking: words fall apart).
_STRETCH, _TRACKING = (0.8, 1.25), (-0.08, 1.0)


def _style_issues(text: Text) -> Iterator[Issue]:
    """Ways of setting that are allowed and seldom wanted."""
    name, stretch, tracking = text.name or text.id, text.style.stretch, text.tracking_em
    if not _STRETCH[0] <= stretch <= _STRETCH[1]:
        message = Bilingual(
            f"“{name}”的字宽是 {stretch:.0%}，笔画会粗细不匀；先试字距，再试窄一点的字体",
            f"'{name}' is set at {stretch:.0%} width; try tracking first, then a narrower face",
        )
        yield Issue("stretched", Severity.NOTICE, text.id, message)
    if not _TRACKING[0] <= tracking <= _TRACKING[1]:
        message = Bilingual(
            f"“{name}”的字距 {tracking:+.2f} 字太大或太小", f"'{name}' is tracked by {tracking:+.2f} em"
        )
        yield Issue("tracking", Severity.NOTICE, text.id, message)


def _overflowing(block: Block, depth: float) -> int:
    """How many characters stand on lines outside the frame."""
    rows = zip(block.lines, block.offsets, strict=True)
    return sum(len(line.cells) for line, offset in rows if (offset + 0.5) * block.size > depth + 0.05)


def _place(text: Text, block: Block, length: float, depth: float, box: Box, stretch: float) -> list[Spot]:
    size = block.size
    vertical = text.direction is Direction.VERTICAL
    optical = text.fit is Fit.LARGEST and not vertical
    measure = length / size
    placed: list[Placed] = []
    for i, line in enumerate(block.lines):
        inset = text.indent_em if block.first[i] else 0.0
        row = place([line], measure, text.align, tracking=block.tracking, indent=inset, optical=optical)
        placed += [replace(each, line=i) for each in row]
    shift = {Across.START: 0.0, Across.CENTRE: 0.5, Across.END: 1.0}[text.across] * (
        depth - block.depth * size
    )
    spots = []
    for each in placed:
        across = shift + block.offsets[each.line] * size
        if vertical:
            spots.append(Spot(each.cell, box.right - across, box.y + each.along * size, each.line))
        else:
            spots.append(Spot(each.cell, box.x + each.along * size * stretch, box.y + across, each.line))
    return spots
