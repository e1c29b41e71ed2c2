"""One picture over several boards of equal width with gaps between them, and its words moved out of the gaps.

The picture runs on behind the gaps as seen through windows, or (joined) is cut without any loss. Lengths in mm.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayItem, DisplayPage, Glyph, GlyphRun
from postermaker.errors import Bilingual, InputFault, Issue, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Edges, Point, Size
from postermaker.prepress import piece_marks as marks
from postermaker.prepress import seams
from postermaker.prepress.grid import Grid, Plan, opening
from postermaker.prepress.paths import CLOSE
from postermaker.prepress.seams import Axis

#: The share of a board that moved characters may fill.
_FULL = 0.97


class Boards(Struct, frozen=True, kw_only=True):
    """Boards side by side."""

    count: int
    gap: float = 0.0  #: between two boards on the wall
    joined: bool = False  #: nothing of the picture is lost in the gaps: the boards show it without them
    shifted: bool = False  #: characters of lines that stand alone are moved off the gaps
    marks: bool = True  #: a line with the board's number below each

    def width(self, whole: float) -> float:
        """The width of one board for a picture `whole` wide.

        Raises:
            InputFault: no boards, or nothing left between the gaps.
        """
        lost = 0.0 if self.joined else self.gap * (self.count - 1)
        if self.count < 1 or self.gap < 0 or (whole - lost) / self.count < 10:
            raise InputFault(
                Bilingual(
                    f"{whole:g} mm 分不成 {self.count} 块板",
                    f"{whole:g} mm can't be split over {self.count} boards",
                ),
                Bilingual("减少块数或间隙", "take fewer boards or narrower gaps"),
            )
        return (whole - lost) / self.count

    def grid(self, size: Size) -> Grid:
        """The boards on a picture of this size; a gap is an overlap below nothing."""
        width, lost = self.width(size.width), 0.0 if self.joined else self.gap
        middles = tuple(i * (width + lost) - lost / 2 for i in range(1, self.count))
        return Grid(Box(0, 0, *size), middles, (), -lost)


def spread_over_boards(
    page: DisplayPage, boards: Boards, book: FontBook, kept: Sequence[Box] = ()
) -> tuple[DisplayPage, tuple[Issue, ...]]:
    """The page with its lines moved off the gaps where that is wished and can be done, and what is still cut."""
    grid = boards.grid(page.size)
    if boards.shifted:
        page = replace(page, items=tuple(_shifted(page.items, grid, book)))
    width = boards.width(page.size.width)
    found = seams.obstacles(seams.inked(page.items, book), Axis.ACROSS, width, kept)
    told = seams.issues(seams.cut(grid.across, Axis.ACROSS, found, -grid.overlap))
    return page, tuple(_weighed(each, lost=grid.overlap < 0) for each in told)


def _weighed(issue: Issue, *, lost: bool) -> Issue:
    """What falls into a gap is not printed: of a character or a face that is an error."""
    whole = issue.code in ("seam-through-character", "seam-through-face")
    return replace(issue, severity=Severity.ERROR) if lost and whole else issue


def board_pages(plan: Plan, boards: Boards, book: FontBook) -> tuple[DisplayPage, ...]:
    """Each board as a page of its own with the page's bleed all around."""
    page, made = plan.page, []
    for piece in plan.grid.tiles():
        size = Size(piece.box.width, piece.box.height)
        shown = opening(page.items, piece.box.grown(page.bleed), Point(-page.bleed, -page.bleed), "board")
        items: tuple[DisplayItem, ...] = (shown,)
        depth = marks.slug_depth(size) if boards.marks else 0.0
        if boards.marks:
            items += marks.board_marks(piece, plan, size.height + page.bleed, depth, book)
        name = f"{piece.number}/{boards.count}"
        made.append(DisplayPage(size, page.bleed, items, Edges(bottom=depth), name))
    return tuple(made)


def _shifted(items: tuple[DisplayItem, ...], grid: Grid, book: FontBook) -> Iterator[DisplayItem]:
    """The items, lines of display text that run into a gap spread anew."""
    for run, group in groupby(items, lambda item: item.element if isinstance(item, GlyphRun) else None):
        layers = list(group)
        runs = [each for each in layers if isinstance(each, GlyphRun)]
        moves = _moves(runs, grid, book) if run is not None else None
        if moves is None:
            yield from layers
        else:
            yield from (_moved(each, moves) for each in runs)


def _moved(run: GlyphRun, moves: list[float]) -> GlyphRun:
    glyphs = tuple(Glyph(g.gid, g.x + dx, g.y) for g, dx in zip(run.glyphs, moves, strict=True))
    return replace(run, glyphs=glyphs)


def _moves(runs: list[GlyphRun], grid: Grid, book: FontBook) -> list[float] | None:
    """How far each glyph of a line is moved; None where the text is no single line, is clear, or has no room.

    All layers of the text (shadows, outlines, fill) have to hold the same glyphs, each layer on one baseline.
    """
    line = runs[-1]
    gids = [glyph.gid for glyph in line.glyphs]
    alike = all([g.gid for g in run.glyphs] == gids for run in runs)
    level = all(len({round(g.y, 6) for g in run.glyphs}) == 1 and not run.turned for run in runs)
    if not alike or not level or not all(line.text) or not _cut(runs, grid, book):
        return None
    face = book.by_key(line.face)
    xs = [glyph.x for glyph in line.glyphs]
    natural = [face.advance(gid) * line.size * line.stretch for gid in gids]
    following = [b - a for a, b in pairwise(xs)] + [natural[-1]]
    widths = [min(pair) for pair in zip(natural, following, strict=True)]  # marks may be squeezed
    places = _spread(xs, widths, grid)
    return [new - old for new, old in zip(places, xs, strict=True)] if places else None


def _cut(runs: list[GlyphRun], grid: Grid, book: FontBook) -> bool:
    """Whether any ink of the runs is in a gap."""
    found = seams.obstacles(seams.inked(tuple(runs), book), Axis.ACROSS, grid.area.width)
    return bool(seams.cut(grid.across, Axis.ACROSS, found, -grid.overlap).crossed)


def _spread(xs: list[float], widths: list[float], grid: Grid) -> list[float] | None:
    """New places: each character on the board where its middle is, evenly spread there; None without the room."""
    middles = [x + width / 2 for x, width in zip(xs, widths, strict=True)]
    boards = [bisect_right(grid.across, middle) for middle in middles]
    tiles, places = grid.tiles(), list[float]()
    for board, group in groupby(range(len(xs)), boards.__getitem__):
        own = [widths[i] for i in group]
        box, total = tiles[board].box, sum(own)
        if total > box.width * _FULL + CLOSE:
            return None
        # where the line was, and no farther beyond its ends than it takes
        start = min(max(box.x, xs[0]), max(box.x, box.right - total / _FULL))
        end = max(min(box.right, xs[-1] + widths[-1]), min(box.right, start + total / _FULL))
        space = (end - start - total) / len(own)
        at = start + space / 2
        for width in own:
            places.append(at)
            at += width + space
    return places
