"""Pieces put together are the whole, to the pixel; and what stands beside them never on the picture."""

import math
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat
from postermaker.display import DisplayItem, DisplayPage, GlyphRun, Layer, Outlined, glyph_runs
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import IDENTITY, Affine, Box, Edges, Size, rectangle
from postermaker.library.presets import Cut
from postermaker.prepress.boards import Boards
from postermaker.prepress.extents import Kind, extents
from postermaker.prepress.grid import Grid
from postermaker.prepress.labels import MARKS
from postermaker.prepress.piece_marks import STRIP
from postermaker.prepress.tiling import Roll, Sheets, Tiled, Tiling, tile
from tests.backends.samples import LOGO, items, logo_png
from tests.prepress.boards_of_words import TWELVE, board
from tests.prepress.pixels import Picture, shot

DPI = 25.4 * 0.5  # two millimetres a pixel


def glyph_boxes(page: DisplayPage, book: FontBook) -> list[Box]:
    return [each.box for each in extents(page.items, book) if each.kind is Kind.GLYPH and each.text.strip()]


@pytest.mark.parametrize("slogan", [TWELVE, "安全生产人人有责，幸福生活家家"])
@pytest.mark.parametrize("cut", list(Cut))
def test_no_seam_goes_through_a_slogan(book: FontBook, slogan: str, cut: Cut) -> None:
    """18 × 6 m on 3.2 m rolls, however the panels lie."""
    display = board(book, slogan, 18_000, 6000)
    page = display.pages[0]
    done = tile(page, Roll(width=3200, cut=cut), book, title="擎天柱")
    assert len(glyph_boxes(page, book)) >= 12
    assert done.seams_across or done.seams_down
    for x in done.seams_across:
        strip = Box(x - 10, 0, 20, 6000)
        assert not any(strip.meets(box) for box in glyph_boxes(page, book))
    for y in done.seams_down:
        strip = Box(0, y - 10, 18_000, 20)
        assert not any(strip.meets(box) for box in glyph_boxes(page, book))
    assert not [issue for issue in done.issues if issue.code == "seam-through-character"]
    assert len(done.pages) <= (7 if cut is Cut.COLUMNS else 3)


def test_the_direction_with_fewer_panels_is_taken(book: FontBook) -> None:
    page = DisplayPage(Size(6000, 6400), 0, ())
    assert tile(page, Roll(width=3200), book).seams_down == ()
    page = DisplayPage(Size(6400, 6000), 0, ())
    done = tile(page, Roll(width=3200), book)
    assert done.seams_across == ()
    assert len(done.pages) == 2


def test_a_page_longer_than_the_roll_is_cut_both_ways(book: FontBook) -> None:
    done = tile(DisplayPage(Size(9000, 3000), 0, ()), Roll(width=1000, length=5000, cut=Cut.ROWS), book)
    assert len(done.seams_across) == 1
    assert len(done.seams_down) >= 3
    assert [page.name for page in done.pages[:2]] == [f"{i}/{len(done.pages)} R1-C{i}" for i in (1, 2)]


def test_faces_are_kept_whole_unless_they_cannot_be(book: FontBook) -> None:
    page = DisplayPage(Size(4000, 1000), 0, ())
    roll = Roll(width=2200, cut=Cut.COLUMNS)
    (seam,) = tile(page, roll, book, [Box(1900, 100, 200, 200)]).seams_across
    assert not 1890 < seam < 2110
    done = tile(page, roll, book, [Box(0, 0, 4000, 1000)])
    assert [issue.code for issue in done.issues] == ["seam-through-face"]


def put_together(done: Tiled, pages: list[Picture], area: Box, scale: float) -> Picture:
    """The tiles pasted at their places, the later ones over the earlier ones."""
    whole = np.full((round(area.height * scale), round(area.width * scale), 3), -1, np.int16)
    for piece, picture in zip(done.tiles, pages, strict=True):
        x, y = round((piece.box.x - area.x) * scale), round((piece.box.y - area.y) * scale)
        height, width = picture.shape[:2]
        whole[y : y + height, x : x + width] = picture
    return whole


def picture_of(
    page: DisplayPage, piece: Box, corner: tuple[float, float], book: FontBook, scale: float
) -> Picture:
    """The part of a page where its tile is."""
    shown = shot(page, book, scale * 25.4, {LOGO: logo_png()})
    x = round((corner[0] - page.media.x) * scale)
    y = round((corner[1] - page.media.y) * scale)
    return shown[y : y + round(piece.height * scale), x : x + round(piece.width * scale)]


@lru_cache(maxsize=1)
def patchwork(book: FontBook) -> DisplayPage:
    """Every kind of item, with a white edge around it."""
    return DisplayPage(Size(200, 120), 0, items(book), Edges.all(4))


@pytest.mark.parametrize(
    ("tiling", "corner"),
    [
        (Roll(width=71, overlap=10, cut=Cut.COLUMNS), (0, 0)),
        (Roll(width=62, overlap=6, cut=Cut.ROWS), (0, 0)),
        (Roll(width=80, length=80, overlap=8, marks=False), (0, 0)),
        (Sheets(paper=Size(100, 80), overlap=10), (11, 11)),
        (Boards(count=4), (0, 0)),
    ],
)
def test_tiles_put_together_are_the_whole(
    book: FontBook, tiling: Tiling, corner: tuple[float, float]
) -> None:
    page = patchwork(book)
    area = page.trim if isinstance(tiling, Boards) else page.media
    done = tile(page, tiling, book, title="拼图")
    assert len(done.pages) > 2
    # tiles are cut on whole millimetres, each is two pixels
    pieces = [
        picture_of(each, piece.box, corner, book, 2)
        for each, piece in zip(done.pages, done.tiles, strict=True)
    ]
    pasted = put_together(done, pieces, area, 2)
    whole = shot(
        replace(page, slug=Edges()) if isinstance(tiling, Boards) else page, book, 50.8, {LOGO: logo_png()}
    )
    assert pasted.shape == whole.shape
    difference = np.abs(pasted - whole).max(axis=2)
    assert (difference > 48).mean() < 0.001
    assert np.sqrt((difference.astype(float) ** 2).mean()) < 3


def test_the_comparison_sees_a_tile_out_of_place(book: FontBook) -> None:
    page = patchwork(book)
    done = tile(page, Roll(width=71, overlap=10, cut=Cut.COLUMNS), book)
    wrong = [replace(done.tiles[0], box=replace_x(done.tiles[0].box, 3)), *done.tiles[1:]]
    pieces = [
        picture_of(each, piece.box, (0, 0), book, 2)
        for each, piece in zip(done.pages, done.tiles, strict=True)
    ]
    pasted = put_together(replace(done, tiles=tuple(wrong)), pieces, page.media, 2)
    whole = shot(page, book, 50.8, {LOGO: logo_png()})
    assert (np.abs(pasted - whole).max(axis=2) > 48).mean() > 0.001


def replace_x(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y, box.width, box.height)


def test_tiles_share_the_items_of_the_page(book: FontBook) -> None:
    page = patchwork(book)
    for tiling in (Roll(width=71), Sheets(paper=Size(100, 80)), Boards(count=3, gap=10)):
        done = tile(page, tiling, book)
        shown = [each.items[0] for each in done.pages]
        assert all(isinstance(layer, Layer) and layer.items is page.items for layer in shown)


def marks_of(page: DisplayPage, book: FontBook) -> list[Box]:
    """Where the marks are, without the picture."""
    marks = tuple(item for item in page.items if item.element == MARKS)
    return [each.box for each in extents(marks, book)]


def inside(box: Box, outer: Box) -> bool:
    grown = outer.grown(1e-6)
    return grown.x <= box.x and grown.y <= box.y and box.right <= grown.right and box.bottom <= grown.bottom


@pytest.mark.parametrize("cut", [Cut.COLUMNS, Cut.ROWS])
def test_panel_marks_stay_in_the_slug(book: FontBook, cut: Cut) -> None:
    page = board(book, TWELVE, 18_000, 6000).pages[0]
    for panel in tile(page, Roll(width=3200, cut=cut), book, title="很长的任务名称" * 12).pages:
        assert len(marks_of(panel, book)) > 20
        for box in marks_of(panel, book):
            assert not box.meets(panel.trim)
            assert inside(box, panel.media)


def test_sheet_marks_stay_in_their_strip(book: FontBook) -> None:
    sheets = Sheets(margin=6)
    done = tile(board(book, TWELVE, 1200, 700).pages[0], sheets, book, title="很长的任务名称" * 9)
    for page, piece in zip(done.pages, done.tiles, strict=True):
        assert page.media == page.trim
        assert sorted(page.size) == [210, 297]
        picture = Box(11, 11, piece.box.width, piece.box.height)
        for box in marks_of(page, book):
            assert not box.meets(picture)
            assert inside(box, picture.grown(STRIP))
            assert inside(box, page.trim.grown(-6))


def test_marks_say_number_place_and_neighbours(book: FontBook) -> None:
    done = tile(DisplayPage(Size(3000, 1000), 0, ()), Roll(width=1100, cut=Cut.COLUMNS), book, title="安全月")
    said = "".join("".join(run.text) for run in glyph_runs(done.pages[1].items))
    for words in ("2/3", "R1-C2", "安全月", "3 × 1 m", "左接 1", "右接 3", "上"):
        assert words.replace(" ", "") in said.replace(" ", "")


def test_all_marks_are_pure_black(book: FontBook) -> None:
    done = tile(DisplayPage(Size(3000, 1000), 0, ()), Roll(width=1100, cut=Cut.COLUMNS), book, title="安全月")
    ink = Flat(Cmyk(0, 0, 0, 1))

    def paints(found: tuple[DisplayItem, ...]) -> list[object]:
        made: list[object] = []
        for item in found:
            if isinstance(item, Layer):
                made += paints(item.items)
            elif isinstance(item, Outlined | GlyphRun):
                made += [paint for paint in (item.fill, item.pen and item.pen.paint) if paint]
        return made

    assert all(paint == ink for paint in paints(done.pages[1].items))


def test_the_paper_that_needs_fewer_sheets(book: FontBook) -> None:
    lying = tile(DisplayPage(Size(500, 180), 0, ()), Sheets(), book)
    assert lying.pages[0].size == Size(297, 210)
    assert len(lying.pages) == 2
    upright = tile(DisplayPage(Size(180, 500), 0, ()), Sheets(), book)
    assert upright.pages[0].size == Size(210, 297)


def test_too_many_sheets_are_told_and_refused(book: FontBook) -> None:
    done = tile(DisplayPage(Size(6000, 3000), 0, ()), Sheets(), book)
    assert [issue.code for issue in done.issues] == ["many-sheets"]
    with pytest.raises(InputFault):
        tile(DisplayPage(Size(20_000, 20_000), 0, ()), Sheets(), book)


def test_a_margin_that_no_printer_keeps_is_refused(book: FontBook) -> None:
    with pytest.raises(InputFault):
        tile(DisplayPage(Size(500, 500), 0, ()), Sheets(margin=3), book)


@pytest.mark.parametrize("boards", [Boards(count=0), Boards(count=4, gap=2000), Boards(count=2, gap=-1)])
def test_boards_that_leave_nothing_are_refused(book: FontBook, boards: Boards) -> None:
    with pytest.raises(InputFault):
        tile(DisplayPage(Size(5000, 1000), 0, ()), boards, book)


def test_boards_are_windows_on_the_picture(book: FontBook) -> None:
    page = DisplayPage(
        Size(1000, 400), 3, (Outlined("g", rectangle(Box(-3, -3, 1006, 406)), Flat(Cmyk(0, 1, 1, 0))),)
    )
    done = tile(page, Boards(count=3, gap=50), book)
    assert [piece.box for piece in done.tiles] == [Box(x, 0, 300, 400) for x in (0, 350, 700)]
    assert {(each.size, each.bleed) for each in done.pages} == {(Size(300, 400), 3)}
    joined = tile(page, Boards(count=4, gap=50, joined=True), book)
    assert [piece.box.x for piece in joined.tiles] == [0, 250, 500, 750]
    layer = done.pages[1].items[0]
    assert isinstance(layer, Layer)
    assert layer.transform == Affine.translation(
        -350, 0
    )  # the bleed of a board shows what lies behind the gap


def test_characters_in_gaps_are_told_or_moved_out(book: FontBook) -> None:
    display = board(book, TWELVE, 18_000, 6000)
    page = display.pages[0]
    fixed = tile(page, Boards(count=4, gap=300), book)
    assert "seam-through-character" in {issue.code for issue in fixed.issues}
    moved = tile(page, Boards(count=4, gap=300, shifted=True), book)
    assert not moved.issues
    layer = moved.pages[0].items[0]
    assert isinstance(layer, Layer)
    after = DisplayPage(page.size, 0, layer.items)
    boards = [piece.box for piece in moved.tiles]
    for box in glyph_boxes(after, book):
        assert sum(inside(box, each) for each in boards) == 1
    # nothing is lost, nothing changes its order
    before = [run.text for run in glyph_runs(page.items)]
    assert [run.text for run in glyph_runs(after.items)] == before
    for run in glyph_runs(after.items):
        xs = [glyph.x for glyph in run.glyphs]
        assert xs == sorted(xs)


def test_shadows_move_with_their_characters(book: FontBook) -> None:
    page = board(book, TWELVE, 18_000, 6000).pages[0]
    run = next(run for run in glyph_runs(page.items) if run.element == "slogan")
    shade = replace(
        run,
        text=("",) * 12,
        glyphs=tuple(replace(glyph, x=glyph.x + 40, y=glyph.y + 40) for glyph in run.glyphs),
    )
    done = tile(replace(page, items=(shade, run)), Boards(count=4, gap=300, shifted=True), book)
    layer = done.pages[0].items[0]
    assert isinstance(layer, Layer)
    below, above = glyph_runs(layer.items)
    assert [g.x for g in above.glyphs] != [g.x for g in run.glyphs]
    assert all(math.isclose(a.x + 40, b.x) for a, b in zip(above.glyphs, below.glyphs, strict=True))


def test_characters_without_room_stay_and_are_told(book: FontBook) -> None:
    page = board(book, TWELVE, 18_000, 6000).pages[0]
    done = tile(page, Boards(count=10, gap=1000, shifted=True), book)
    assert "seam-through-character" in {issue.code for issue in done.issues}


def test_the_map_is_an_a4_with_numbers_and_sizes(book: FontBook) -> None:
    done = tile(
        board(book, TWELVE, 18_000, 6000).pages[0], Roll(width=3200, cut=Cut.COLUMNS), book, title="擎天柱"
    )
    assert done.assembly.size == Size(297, 210)
    marks = tuple(item for item in done.assembly.items if item.element != "assembly")
    said = "".join("".join(run.text) for run in glyph_runs(marks)).replace(" ", "")
    for words in ("擎天柱", "拼接图", "18000", "6000", "幅宽3.2m", "搭接20mm", "R1-C6"):
        assert words in said
    for box in (each.box for each in extents(marks, book)):
        assert inside(box, done.assembly.trim.grown(-8))


@settings(max_examples=60, deadline=None)
@given(
    st.floats(50, 20_000), st.floats(50, 20_000), st.floats(0, 5), st.sampled_from([700.0, 1500.0, 3200.0]),
    st.sampled_from([0.0, 10.0, 20.0]), st.sampled_from(list(Cut)),
)  # fmt: skip
def test_tiles_cover_the_page_and_share_exactly_the_overlap(
    book: FontBook, width: float, height: float, bleed: float, roll: float, overlap: float, cut: Cut
) -> None:
    page = DisplayPage(Size(width, height), bleed, ())
    done = tile(page, Roll(width=roll, length=4000, overlap=overlap, cut=cut, marks=False), book)
    area, places = page.media, {(t.row, t.column): t.box for t in done.tiles}
    for piece in done.tiles:
        box = piece.box
        limits = sorted([roll, 4000.0])
        assert min(box.width, box.height) <= limits[0] + 1e-3
        assert max(box.width, box.height) <= limits[1] + 1e-3
        right, below = places.get((piece.row, piece.column + 1)), places.get((piece.row + 1, piece.column))
        assert math.isclose(box.right - right.x, overlap, abs_tol=1e-6) if right else box.right == area.right
        assert (
            math.isclose(box.bottom - below.y, overlap, abs_tol=1e-6) if below else box.bottom == area.bottom
        )
        if piece.column == 1:
            assert box.x == area.x
        if piece.row == 1:
            assert box.y == area.y
    assert [piece.number for piece in done.tiles] == list(range(1, len(done.pages) + 1))


def test_cores_fill_the_area_without_overlaps() -> None:
    grid = Grid(Box(-3, -3, 106, 56), (30, 70), (20,), 10)
    cores = [grid.core(piece) for piece in grid.tiles()]
    assert math.isclose(sum(core.width * core.height for core in cores), 106 * 56)
    assert IDENTITY.box(cores[0]) == Box(-3, -3, 33, 23)
