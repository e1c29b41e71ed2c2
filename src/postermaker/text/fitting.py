"""The largest type that fits: cells are measured once in em, so the size is a closed form, exact and monotone."""

from collections.abc import Sequence

from msgspec import Struct

from postermaker.text.breaking import Line, balanced_lines, filled_lines, make_line
from postermaker.text.paragraph import Paragraph

#: Beyond so many cells lines are filled, not balanced: the search would take longer than anyone waits.
LONG_TEXT = 400


class Fitted(Struct, frozen=True):
    """Lines and the type size at which they fill their frame; the size is in the frame's unit."""

    lines: tuple[Line, ...]
    size: float


def block_height(count: int, pitch: float, above: float = 0.0) -> float:
    """The height of lines in em: one em, a pitch for each further line, and what readings take above the first."""
    return 1 + (count - 1) * pitch + above


def fit(
    paragraphs: Sequence[Paragraph],
    length: float,
    depth: float,
    *,
    max_lines: int,
    pitch: float,
    tracking: float = 0.0,
    limit: float = float("inf"),
    optical: bool = False,
    above: float = 0.0,
) -> Fitted:
    """The largest size at which the paragraphs fit a frame in at most `max_lines` lines; ties go to fewer lines.

    Args:
        paragraphs: every one starts a line.
        length: the room along the lines.
        depth: the room across them.
        max_lines: how many lines there may be; more if there are more paragraphs.
        pitch: line pitch in em.
        tracking: extra space between cells in em.
        limit: the largest size allowed.
        optical: measure lines by their ink, so that a full line touches both edges of the frame.
        above: what readings take above the first line, in em.
    """
    if sum(len(each.cells) for each in paragraphs) > LONG_TEXT:
        return _fit_long(paragraphs, length, depth, max_lines, pitch, limit, above)
    best: Fitted | None = None
    for count in range(len(paragraphs), max(max_lines, len(paragraphs)) + 1):
        if best and depth / block_height(count, pitch, above) <= best.size:
            break  # more lines only leave less height for each
        lines = _shared_out(paragraphs, count, tracking)
        if lines is None:
            break
        longest = max((line.ink_width if optical else line.width for line in lines), default=0.0)
        size = min(
            length / longest if longest > 0 else limit, depth / block_height(count, pitch, above), limit
        )
        if best is None or size > best.size * (1 + 1e-9):
            best = Fitted(tuple(lines), size)
    assert best is not None
    return best


def _fit_long(
    paragraphs: Sequence[Paragraph],
    length: float,
    depth: float,
    max_lines: int,
    pitch: float,
    limit: float,
    above: float,
) -> Fitted:
    """For texts too long to balance: the largest size (to a thousandth) at which lines filled in order fit."""

    def lines_at(size: float) -> tuple[Line, ...]:
        return tuple(line for each in paragraphs for line in filled_lines(each, length / size))

    def fits(lines: tuple[Line, ...], size: float) -> bool:
        deep = block_height(len(lines), pitch, above) * size > depth or len(lines) > max(
            max_lines, len(paragraphs)
        )
        return not deep and all(line.width * size <= length * (1 + 1e-9) for line in lines)

    low, high = 0.0, min(limit, depth)
    smallest = high / 10_000
    lines, size = lines_at(smallest), smallest
    while high - low > high / 1000:
        middle = max((low + high) / 2, smallest)
        tried = lines_at(middle)
        if fits(tried, middle):
            low, lines, size = middle, tried, middle
        else:
            high = middle
            if middle <= smallest:
                break
    return Fitted(lines, size)


def _shared_out(paragraphs: Sequence[Paragraph], count: int, tracking: float) -> list[Line] | None:
    """`count` lines over all paragraphs: each further line goes to the paragraph whose lines are longest."""
    shares = [1] * len(paragraphs)
    set_lines = [[make_line(each.cells, tracking, each.rules, last=True)] for each in paragraphs]
    for _ in range(count - len(paragraphs)):
        order = sorted(range(len(shares)), key=lambda i: -max(line.width for line in set_lines[i]))
        for i in order:
            more = balanced_lines(paragraphs[i], shares[i] + 1, tracking)
            if more:
                shares[i] += 1
                set_lines[i] = more
                break
        else:
            return None
    return [line for lines in set_lines for line in lines]
