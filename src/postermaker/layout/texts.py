"""Text elements as ink: set lines at their places, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayItem
from postermaker.document.model import Across, Direction, Fit, Span, Text
from postermaker.errors import Bilingual, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.layout.inking import Spot, inked
from postermaker.layout.setting import Block, SetText, rest_of, set_text
from postermaker.text.breaking import Line
from postermaker.text.numbering import marker_length, numbered
from postermaker.text.placing import place


class LaidText(Struct, frozen=True):
    """A text's ink, back to front, what is wrong with it, and what flows on."""

    items: tuple[DisplayItem, ...] = ()
    issues: tuple[Issue, ...] = ()
    reach: Box | None = None  #: around the middles of the characters' em squares; None where nothing is drawn
    rest: str = ""
    before: str = ""  #: what stands before the rest, in this frame and those from which the text came


@lru_cache(maxsize=4096)
def lay_out_text(
    text: Text,
    box: Box,
    content: str,
    book: FontBook,
    spans: tuple[Span, ...] = (),
    before: str = "",
) -> LaidText:
    """A text in its frame.

    Remembered, as its setting is. `spans` are the text's with their words; `before` is what other frames hold of
    the text that goes on here.

    Raises:
        InputFault: a font family that is not there.
    """
    if not content.strip():
        return LaidText()
    if box.width <= 0 or box.height <= 0:
        rest = content if text.flows_into else ""
        return LaidText((), (_no_room(text),), None, rest, before)
    content = numbered(content) if text.numbered else content
    flows = bool(text.flows_into) and text.fit is Fit.FIXED
    content, later = _enough(text, box, content) if flows else (content, "")
    done = set_text(text, box.width, box.height, content, book, spans, before)
    rest = ""
    fitting = done.fitting
    if flows and fitting < len(done.block.lines):
        fitting = _kept_together(done.block, fitting)
        rest = rest_of(content, done.block, fitting)
        done = replace(done, block=_cut(done.block, fitting))
    places = _place(text, done, box)
    items = tuple(inked(text, done.block.size, places, box, done.styled))
    reach = _reach(places, done.block.size, text) if places else None
    issues = [*_issues(text, done), *([] if before else _no_drop_cap(text, done.block))]
    before = _begun(before + content[: len(content) - len(rest)])
    return LaidText(items, tuple(issues), reach, "\n".join(filter(None, (rest, later))), before)


def _kept_together(block: Block, fitting: int) -> int:
    """So many lines stay in a frame that no head is its last line, and no signature comes without a line of text.

    Heads are numbered paragraphs of one line that are no sentence; what a tab pushes to the end is a signature.
    """
    said = ["".join(cell.text for cell in line.cells) for line in block.lines]
    alone = [opens and (i + 1 == len(said) or block.opens[i + 1]) for i, opens in enumerate(block.opens)]

    def may_end(count: int) -> bool:
        head = (
            alone[count - 1] and marker_length(said[count - 1]) and said[count - 1][-1] not in _SENTENCE_ENDS
        )
        following = next((each for each in said[count:] if each), "")
        return not head and not following.startswith("\t")

    return next((count for count in range(fitting, 0, -1) if may_end(count)), fitting)


_SENTENCE_ENDS = "。；，：！？…"
#: No character is narrower on an average, in em; no text has more of them in a line.
_NARROW = 0.25


def _enough(text: Text, box: Box, content: str) -> tuple[str, str]:
    """More paragraphs than the frame can hold, and all that come later: a long text is not set anew for each page."""
    length, depth = box.width / text.style.stretch, box.height
    if text.direction is Direction.VERTICAL:
        length, depth = box.height, box.width
    most = (length / text.size / _NARROW + 1) * (depth / text.size / text.line_pitch_em + 2)
    end = content.find("\n", int(most))
    return (content, "") if end < 0 else (content[:end], content[end + 1 :])


def _begun(before: str) -> str:
    """Of what stands before, the paragraph that goes on; a line break where a new one starts."""
    return before.rpartition("\n")[2] or before[-1:]


def _reach(spots: list[Spot], size: float, text: Text) -> Box:
    vertical = text.direction is Direction.VERTICAL
    half = size / 2 * (1.0 if vertical else text.style.stretch)
    if vertical:
        xs, ys = [spot.x for spot in spots], [spot.y + spot.cell.advance * half for spot in spots]
    else:
        xs, ys = [spot.x + spot.cell.advance * half for spot in spots], [spot.y for spot in spots]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def fitted_size(text: Text, box: Box, content: str, book: FontBook, spans: tuple[Span, ...]) -> float | None:
    """The type size in mm that a LARGEST text finds in its frame; None where nothing is set."""
    if not content.strip() or box.width <= 0 or box.height <= 0 or text.fit is not Fit.LARGEST:
        return None
    content = numbered(content) if text.numbered else content
    return set_text(text, box.width, box.height, content, book, spans).block.size


def placed_cells(
    text: Text, box: Box, content: str, book: FontBook, spans: tuple[Span, ...]
) -> tuple[list[Spot], float]:
    """Where each cell of a text stands, and the type size in mm: what a caret and a selection are drawn by.

    A text that is empty has no cells, and the size that it would have at most.
    """
    if not content.strip() or box.width <= 0 or box.height <= 0:
        return [], text.size
    content = numbered(content) if text.numbered else content
    done = set_text(text, box.width, box.height, content, book, spans)
    return _place(text, done, box), done.block.size


def _cut(block: Block, count: int) -> Block:
    cap = block.cap if count else None
    depth = max(block.offsets[count - 1] + 0.5 if count else 0.0, cap.scale if cap else 0.0)
    return replace(
        block,
        cap=cap,
        lines=block.lines[:count],
        offsets=block.offsets[:count],
        insets=block.insets[:count],
        opens=block.opens[:count],
        depth=depth,
    )


def _no_room(text: Text) -> Issue:
    name = text.name or text.id
    message = Bilingual(f"这个尺寸没有给“{name}”留下地方", f"at this size there is no room for '{name}'")
    return Issue("no-room", Severity.ERROR, text.id, message)


def _issues(text: Text, done: SetText) -> Iterator[Issue]:
    name, block, length, depth = text.name or text.id, done.block, done.length, done.depth
    if done.missing:
        shown = "".join(done.missing)
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
                f"“{name}”的字太多，字高只有 {round(block.size, 1):g} mm（至少要 {round(text.min_size, 1):g} mm）",
                f"'{name}' is too long: type of {round(block.size, 1):g} mm, at least {round(text.min_size, 1):g} mm is wanted",
            ),
        )
    yield from _style_issues(text)
    over = block.depth * block.size - depth
    insets = zip(block.lines, block.insets, strict=True)
    wide = max(((line.width + inset) * block.size - length for line, inset in insets), default=0.0)
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


def _no_drop_cap(text: Text, block: Block) -> Iterator[Issue]:
    """A drop cap that was asked for and can't be set."""
    if text.drop_cap < 2 or block.cap:
        return
    name, reason = text.name or text.id, Bilingual("首字不是单独的汉字", "no Han character opens it alone")
    if text.fit is Fit.LARGEST:
        reason = Bilingual("字号随文字框变化", "its type follows its frame")
    elif text.direction is Direction.VERTICAL:
        reason = Bilingual("文字是竖排的", "it runs in columns")
    elif text.pinyin:
        reason = Bilingual("文字带拼音", "it has readings")
    message = Bilingual(
        f"“{name}”的首字没有下沉：{reason.zh}", f"the first character of '{name}' is no drop cap: {reason.en}"
    )
    yield Issue("no-drop-cap", Severity.NOTICE, text.id, message)


def _overflowing(block: Block, depth: float) -> int:
    """How many characters stand on lines outside the frame."""
    rows = zip(block.lines, block.offsets, strict=True)
    return sum(len(line.cells) for line, offset in rows if (offset + 0.5) * block.size > depth + 0.05)


#: Lines of so many characters are read, not looked at: their characters stand below each other as on squared paper.
_READ = 8


def common_edge(lines: Sequence[Line]) -> float | None:
    """The blank before the ink that all lines of a body text trim, in em; None for a headline, each line by its ink."""
    full = [line for line in lines if line.cells]
    if len(full) < 2 or max(len(line.cells) for line in full) < _READ:
        return None
    return min(line.cells[0].ink[0] for line in full)


def _place(text: Text, done: SetText, box: Box) -> list[Spot]:
    block, size = done.block, done.block.size
    vertical = text.direction is Direction.VERTICAL
    stretch = 1.0 if vertical else text.style.stretch
    optical = text.fit is Fit.LARGEST and not vertical
    edge = common_edge(block.lines) if optical else None
    measure = done.length / size
    shift = {Across.START: 0.0, Across.CENTRE: 0.5, Across.END: 1.0}[text.across] * (
        done.depth - block.depth * size
    )
    spots = []
    if block.cap:
        spots.append(Spot(block.cap, box.x, box.y + shift + block.cap.scale * size / 2, -1))
    for i, line in enumerate(block.lines):
        row = place(
            [line],
            measure,
            text.align,
            tracking=block.tracking,
            indent=block.insets[i],
            optical=optical,
            edge=edge,
        )
        across = shift + block.offsets[i] * size
        if vertical:
            x = box.right - across
            spots += [Spot(each.cell, x, box.y + each.along * size, i) for each in row]
        else:
            y = box.y + across
            spots += [Spot(each.cell, box.x + each.along * size * stretch, y, i) for each in row]
    return spots
