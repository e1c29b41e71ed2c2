"""Imposition and folding: how many, where, what stands behind what, and that each copy is the page."""

import io
import math
from datetime import datetime

import numpy as np
import pikepdf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from postermaker.backends.pdf.writer import PdfOptions, write_pdf
from postermaker.backends.raster import Area, RasterOptions, write_page_png
from postermaker.color import Cmyk, Flat, Spot
from postermaker.display import DisplayItem, DisplayList, DisplayPage, Layer, Outlined, glyph_runs
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Edges, Size, polygon, rectangle
from postermaker.prepress.folding import Fold, tent
from postermaker.prepress.imposition import Imposed, Place, impose
from postermaker.prepress.imposition_plan import (
    Fill,
    Imposition,
    Turn,
    best_grid,
    cut_sheet,
    on_digital_press,
    on_office_printer,
    on_press,
    press_sheet,
    printable,
    sheets_for,
)
from postermaker.prepress.job import Ticket
from postermaker.units import MM_PER_INCH

DPI = MM_PER_INCH * 2  # two pixels a millimetre: places on half millimetres fall on pixels
RED, BLUE, GREEN, YELLOW = Cmyk(0, 1, 1, 0), Cmyk(1, 0.5, 0, 0), Cmyk(1, 0, 1, 0), Cmyk(0, 0, 1, 0)
TICKET = Ticket(title="安全生产月", quantity=1000, created=datetime(2026, 11, 27))


def sheet_page(size: Size, color: Cmyk = RED, bleed: float = 3, mark: Cmyk = YELLOW) -> DisplayPage:
    """A ground and, in its upper left, a figure that tells each of the eight ways to lay it down from the others."""
    w, h = size
    corner = polygon(
        [(0, 0), (w * 0.6, 0), (w * 0.6, h * 0.2), (w * 0.2, h * 0.2), (w * 0.2, h * 0.3), (0, h * 0.3)]
    )
    ground = Outlined("ground", rectangle(Box(0, 0, w, h).grown(bleed)), Flat(color))
    return DisplayPage(size, bleed, (ground, Outlined("corner", corner, Flat(mark))))


def pixels(page: DisplayPage, book: FontBook, area: Area = Area.TRIM) -> NDArray[np.uint8]:
    stream = io.BytesIO()
    options = RasterOptions(dpi=DPI, area=area)
    write_page_png(stream, DisplayList("", (page,), {}), book, options, lambda share: None)
    return np.asarray(Image.open(stream).convert("RGB"))


def cut_out(sheet: NDArray[np.uint8], place: Place, box: Box) -> NDArray[np.uint8]:
    """A copy cut out of the sheet and laid upright."""
    k = DPI / MM_PER_INCH
    x, y, right, bottom = (round(v * k) for v in (box.x, box.y, box.right, box.bottom))
    return np.rot90(sheet[y:bottom, x:right], place.rotation // 90)


def far_apart(one: NDArray[np.uint8], two: NDArray[np.uint8]) -> float:
    """The share of pixels that differ, the outermost left out: a place may lie between two pixels."""
    assert one.shape == two.shape
    inner = (slice(2, -2), slice(2, -2))
    return float((np.abs(one[inner].astype(int) - two[inner]).max(axis=2) > 60).mean())


# how many


@pytest.mark.parametrize(
    ("sheet", "size", "up"),
    [
        ("大度对开", Size(210, 285), 8),  # the trade's 大16开
        ("正度对开", Size(185, 260), 8),  # 正16开
        ("大度全开", Size(210, 285), 16),
        ("SRA3", Size(210, 297), 2),
        ("大度对开", Size(148, 210), 12),
    ],
)
def test_the_trade_s_usual_sheets_hold_what_the_trade_says(sheet: str, size: Size, up: int) -> None:
    assert best_grid(size, 3, on_press(press_sheet(sheet))).up == up


def test_a_tri_fold_works_and_turns_on_sra3() -> None:
    grid = best_grid(Size(285, 210), 3, replace(on_press(press_sheet("SRA3")), turn=Turn.WORK_AND_TURN))
    assert (grid.columns, grid.rows, grid.rotated) == (2, 1, True)


def test_sheets_are_named_and_cut() -> None:
    assert press_sheet("大度全开") == (1194, 889)
    assert press_sheet("大度对开") == (889, 597)
    assert press_sheet("正度四开") == (546, 393.5)
    assert press_sheet("A3") == (420, 297)
    assert press_sheet("787x1092") == (1092, 787)
    assert cut_sheet(Size(100, 60), 2) == (50, 30)
    with pytest.raises(InputFault):
        press_sheet("大度七开")


def test_sheets_needed_count_spoilage() -> None:
    press = on_press(Size(420, 297))
    assert sheets_for(1000, 8, press) == 125 + 20
    assert sheets_for(100_000, 8, press) == 12_500 + 375
    assert sheets_for(13, 10, on_office_printer(Size(210, 297))) == 2


sides = st.integers(20, 400).map(float)
plans = st.builds(
    Imposition,
    sheet=st.builds(Size, st.integers(200, 1200).map(float), st.integers(200, 900).map(float)),
    margins=st.builds(Edges, *[st.integers(0, 15).map(float)] * 4),
    gutter=st.one_of(st.none(), st.integers(0, 20).map(float)),
    turn=st.sampled_from(Turn),
    fill=st.sampled_from(Fill),
)


def brute_up(page: Size, bleed: float, plan: Imposition) -> int:
    """Columns and rows one by one until the next does not fit."""
    room, gutter = printable(plan), 2 * bleed if plan.gutter is None else plan.gutter
    best = 0
    for width, height in (page, page[::-1]):
        columns = rows = 0
        while (columns + 1) * width + columns * gutter + 2 * bleed <= room.width:
            columns += 1
        while (rows + 1) * height + rows * gutter + 2 * bleed <= room.height:
            rows += 1
        best = max(best, (columns - columns % 2 if plan.turn is Turn.WORK_AND_TURN else columns) * rows)
    return best


@given(
    size=st.builds(Size, sides, sides),
    bleed=st.sampled_from([0.0, 2.0, 3.0]),
    plan=plans,
    pieces=st.integers(1, 3),
)
def test_copies_keep_their_places(
    book: FontBook, size: Size, bleed: float, plan: Imposition, pieces: int
) -> None:
    up = brute_up(size, bleed, plan)
    count = pieces * (1 if plan.turn is Turn.NONE else 2)
    pages = tuple(sheet_page(size, bleed=bleed) for _ in range(count))
    if up == 0:
        with pytest.raises(InputFault):
            impose(pages, plan, TICKET, book, inks=())
        return
    assume(up <= 60)
    done = impose(pages, plan, TICKET, book, inks=())
    assert done.up == up
    assert {place.page for place in done.places} == set(range(count))
    room, gutter = printable(plan).grown(1e-6), done.grid.gutter
    for sheet in range(len(done.pages)):
        here = [place for place in done.places if place.sheet == sheet]
        assert len(here) == up
        for i, place in enumerate(here):
            assert inside(place.shown, room)
            assert inside(place.trim, place.shown.grown(1e-6))
            for other in here[:i]:
                assert not place.trim.grown(gutter / 2 - 1e-6).meets(other.trim.grown(gutter / 2 - 1e-6))
                assert not place.shown.grown(-1e-6).meets(other.shown.grown(-1e-6))


def inside(box: Box, outer: Box) -> bool:
    return box.x >= outer.x and box.y >= outer.y and box.right <= outer.right and box.bottom <= outer.bottom


# what is on the sheet


def test_every_copy_is_the_page(book: FontBook) -> None:
    page = sheet_page(Size(90, 54), bleed=2)
    done = impose((page,), on_digital_press(press_sheet("A3")), TICKET, book)
    assert done.grid.rotated
    assert done.up == 21
    sheet, alone = pixels(done.pages[0], book), pixels(page, book)
    assert all(far_apart(cut_out(sheet, place, place.trim), alone) < 0.01 for place in done.places)
    with_bleed = pixels(page, book, Area.BLEED)
    assert all(far_apart(cut_out(sheet, place, place.shown), with_bleed) < 0.01 for place in done.places)


def test_the_comparison_sees_a_copy_on_its_head(book: FontBook) -> None:
    page = sheet_page(Size(90, 54), bleed=2)
    done = impose((page,), on_digital_press(press_sheet("A3")), TICKET, book)
    sheet, place = pixels(done.pages[0], book), done.places[0]
    assert far_apart(np.rot90(cut_out(sheet, place, place.trim), 2), pixels(page, book)) > 0.05


def behind(done: Imposed, front: Place) -> Place:
    """What lies behind a front when the sheet is turned over its short middle line."""
    width = done.imposition.sheet.width
    back = front.sheet + 1 if done.imposition.turn is Turn.SHEETWISE else front.sheet
    seen = width - front.trim.centre.x, front.trim.centre.y
    return next(p for p in done.places if p.sheet == back and math.dist(p.trim.centre, seen) < 0.01)


@pytest.mark.parametrize("turn", [Turn.SHEETWISE, Turn.WORK_AND_TURN])
@pytest.mark.parametrize("size", [Size(120, 80), Size(80, 120)])
def test_the_back_of_each_front_is_its_own(book: FontBook, turn: Turn, size: Size) -> None:
    fronts, backs = (RED, GREEN, YELLOW), (BLUE, Cmyk(0, 0, 0, 0.4), Cmyk(0.4, 0.8, 0, 0))
    pages = tuple(
        sheet_page(size, c, 3, Cmyk(0, 0, 0, 1)) for pair in zip(fronts, backs, strict=True) for c in pair
    )
    plan = replace(on_press(Size(420, 297)), turn=turn, fill=Fill.GANG)
    done = impose(pages, plan, TICKET, book)
    sheets = [pixels(page, book) for page in done.pages]
    for front in (place for place in done.places if place.page % 2 == 0):
        back = behind(done, front)
        assert back.page == front.page + 1
        # the printed sheet seen through from its front: behind this piece, mirrored, is its own back
        through = cut_out(np.fliplr(sheets[back.sheet]), replace(front, rotation=0), front.trim)
        seen = np.rot90(np.fliplr(through), back.rotation // 90)
        assert far_apart(seen, pixels(pages[back.page], book)) < 0.01
        # the piece turned like a page: its back's upper edge is the front's upper edge
        assert (front.rotation + back.rotation) % 360 == 0


def test_the_two_sides_share_their_upper_edge(book: FontBook) -> None:
    """Hold the sheet against the light: the figure at each piece's head is at the same edge on both sides."""
    size = Size(80, 120)
    head = Outlined("head", rectangle(Box(0, 0, 80, 10)), Flat(Cmyk(0, 0, 0, 1)))
    page = DisplayPage(size, 0, (head,))
    plan = replace(on_press(Size(420, 297)), turn=Turn.SHEETWISE)
    front, back = impose((page, page), plan, TICKET, book).pages
    bare = [replace(p, items=tuple(i for i in p.items if i.element == "copy")) for p in (front, back)]
    assert far_apart(pixels(bare[0], book), np.fliplr(pixels(bare[1], book))) < 0.002


def test_copies_share_the_page_s_items_and_the_file_shows_them_once(book: FontBook) -> None:
    page = sheet_page(Size(90, 54), bleed=2)
    done = impose((page,), on_press(press_sheet("SRA3")), TICKET, book)
    copies = [item for item in done.pages[0].items if item.element == "copy"]
    assert len(copies) == done.up
    assert all(isinstance(copy, Layer) and copy.items is page.items for copy in copies)
    data = write_pdf(DisplayList("拼版", done.pages, {}), book, PdfOptions())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [float(v) for v in pdf.pages[0].trimbox] == pytest.approx(
            [0, 0, 450 / 25.4 * 72, 320 / 25.4 * 72], abs=0.01
        )


def marks(items: tuple[DisplayItem, ...], element: str = "mark") -> list[Outlined]:
    return [item for item in items if isinstance(item, Outlined) and item.element == element]


@pytest.mark.parametrize("gutter", [None, 0.0, 3.0, 20.0])
@pytest.mark.parametrize("turn", list(Turn))
def test_marks_stand_outside_every_bleed_and_in_the_inked_part(
    book: FontBook, gutter: float | None, turn: Turn
) -> None:
    page = sheet_page(Size(90, 54), bleed=3)
    pages = (page,) if turn is Turn.NONE else (page, page)
    plan = replace(on_press(press_sheet("A3")), gutter=gutter, turn=turn)
    done = impose(pages, plan, TICKET, book)
    for number, sheet in enumerate(done.pages):
        shown = [place.shown.grown(-1e-6) for place in done.places if place.sheet == number]
        drawn = marks(sheet.items)
        assert len(drawn) > 8
        for mark in drawn:
            box = mark.path.box.grown(1e-9)
            assert not any(box.meets(each) for each in shown)
            assert inside(box, Box(0, 0, 420, 297 - plan.margins.bottom).grown(1e-6))
            assert mark.pen is not None
            assert mark.pen.paint == Flat(Spot("All", Cmyk(1, 1, 1, 1)))


def test_a_wide_gutter_holds_crop_marks(book: FontBook) -> None:
    page = sheet_page(Size(90, 54), bleed=3)
    done = impose((page,), replace(on_press(press_sheet("A3")), gutter=20), TICKET, book)
    trims = sorted({place.trim.x for place in done.places})
    between = (trims[0] + 90, trims[1])
    inner = [m for m in marks(done.pages[0].items) if between[0] < m.path.box.centre.x < between[1]]
    assert any(m.path.box.width == pytest.approx(20 - 2 * 3) for m in inner)


def caption(page: DisplayPage) -> str:
    return "".join("".join(run.text) for run in glyph_runs(page.items))


def test_the_caption_says_what_the_sheet_is(book: FontBook) -> None:
    page = sheet_page(Size(210, 285))
    plan = replace(on_press(press_sheet("大度对开")), turn=Turn.SHEETWISE)
    done = impose((page, page), plan, TICKET, book)
    for sheet, side in zip(done.pages, ("正面", "背面"), strict=True):
        said = caption(sheet)
        assert all(word in said for word in ("安全生产月", "210×285", "8", "1/1", side, "2026-11-27"))
        assert said.startswith("CMYK")


def test_one_of_each_is_never_printed_twice(book: FontBook) -> None:
    cards = tuple(sheet_page(Size(85, 54), bleed=0) for _ in range(13))
    done = impose(cards, on_office_printer(Size(210, 297)), replace(TICKET, quantity=1), book, inks=())
    assert sorted(place.page for place in done.places) == list(range(13))
    assert (done.up, done.sheets_needed, len(done.pages)) == (10, 2, 2)
    assert [issue.code for issue in done.issues] == ["common-cut"]


def test_a_ganged_sheet_prints_enough_of_the_rarest(book: FontBook) -> None:
    cards = tuple(sheet_page(Size(85, 54), bleed=0) for _ in range(4))
    done = impose(cards, on_office_printer(Size(210, 297)), TICKET, book, inks=())
    assert done.sheets_needed == 500  # ten places for four pieces: two of them lie there twice only
    assert done.spoilage == 0


def test_work_and_turn_gives_a_piece_for_each_place(book: FontBook) -> None:
    page = sheet_page(Size(210, 285))
    plan = replace(on_press(press_sheet("大度对开")), turn=Turn.WORK_AND_TURN)
    done = impose((page, page), plan, TICKET, book)
    assert (done.up, len(done.pages), done.sheets_needed, done.spoilage) == (8, 1, 145, 20)
    assert done.waste_share == pytest.approx(1 - 8 * 210 * 285 / (889 * 597))


def test_what_does_not_go_is_said(book: FontBook) -> None:
    page, other = sheet_page(Size(210, 297)), sheet_page(Size(148, 210))
    press = on_press(press_sheet("A3"))
    with pytest.raises(InputFault, match="成对"):
        impose((page,), replace(press, turn=Turn.SHEETWISE), TICKET, book)
    with pytest.raises(InputFault, match="不一样"):
        impose((page, other), press, TICKET, book)
    with pytest.raises(InputFault, match="自翻版"):
        impose((page, page), replace(press, turn=Turn.WORK_AND_TURN), TICKET, book)
    codes = {issue.code for issue in impose((other,), replace(press, gutter=2), TICKET, book).issues}
    assert "gutter" in codes
    four = impose((sheet_page(Size(285, 210)),), on_press(press_sheet("大度四开")), TICKET, book)
    assert {issue.code for issue in four.issues} == {"closer", "waste"}


def test_folded_sheets_bear_fold_marks_that_agree_on_both_sides(book: FontBook) -> None:
    page = sheet_page(Size(285, 210))
    plan = replace(on_press(press_sheet("SRA3")), turn=Turn.SHEETWISE, fold=Fold.C)
    front, back = impose((page, page), plan, TICKET, book).pages
    ys = [sorted({round(tick.path.box.y, 3) for tick in marks(side.items, "fold")}) for side in (front, back)]
    assert len(ys[0]) == 2
    assert ys[0] == ys[1]  # rotated pages fold along the sheet, where turning changes nothing


def test_upright_folds_mirror_when_the_sheet_is_turned(book: FontBook) -> None:
    page = sheet_page(Size(285, 210))
    plan = replace(on_press(press_sheet("大度四开")), turn=Turn.WORK_AND_TURN, fold=Fold.C)
    done = impose((page, page), plan, TICKET, book)
    assert not done.grid.rotated
    xs = sorted({round(tick.path.box.x, 2) for tick in marks(done.pages[0].items, "fold")})
    assert len(xs) == 4
    assert sorted(round(597 - x, 2) for x in xs) == xs


def test_both_faces_of_a_tent_read_upright(book: FontBook) -> None:
    face = sheet_page(Size(200, 100), bleed=0)
    done = tent(face, base=20)
    assert done.size == (200, 220)
    whole, alone = pixels(done, book), pixels(face, book)
    assert far_apart(whole[200:400], alone) < 0.01
    assert far_apart(np.rot90(whole[:200], 2), alone) < 0.01
    assert (whole[402:] > 250).all()
