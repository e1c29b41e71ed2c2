"""Seams: the fewest panels, none too wide, and around the ink wherever there is a way."""

import time
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.prepress import seams
from postermaker.prepress.paths import Field, Obstacle, Run, Worth, best_path
from postermaker.prepress.seams import Axis
from tests.prepress.boards_of_words import TWELVE, board


def letters(*ends: tuple[float, float], worth: Worth = Worth.CHARACTER) -> tuple[Obstacle, ...]:
    return tuple(Obstacle(a, b, worth, "slogan", "字") for a, b in ends)


def panels(run: Run, places: tuple[float, ...]) -> list[float]:
    """Printed widths."""
    cuts, half = [run.start, *places, run.end], run.overlap / 2
    return [b - a + half * (a != run.start) + half * (b != run.end) for a, b in pairwise(cuts)]


def test_a_page_that_fits_has_no_seam() -> None:
    assert seams.choose(Run(0, 3200, 3200, 20), Axis.ACROSS, ()).places == ()


def test_panels_are_even_and_on_whole_millimetres_where_nothing_is_in_the_way() -> None:
    run = Run(0, 18_000, 3200, 20)
    places = seams.choose(run, Axis.ACROSS, ()).places
    assert len(places) == 5
    assert all(place == round(place) for place in places)
    widths = panels(run, places)
    assert max(widths) - min(widths) <= 2


def test_a_seam_takes_the_middle_of_a_narrow_gap() -> None:
    found = letters((500, 1480), (1560, 2600))
    assert seams.choose(Run(0, 3000, 2000, 20), Axis.ACROSS, found).places == (1520,)


def test_one_panel_more_spares_the_characters() -> None:
    # two panels must meet between 1000 and 1200, inside the character
    found = letters((900, 1300))
    chosen = seams.choose(Run(0, 2180, 1200, 20), Axis.ACROSS, found)
    assert len(chosen.places) == 2
    assert not chosen.crossed


def test_what_cannot_be_avoided_is_told_with_place_and_character() -> None:
    chosen = seams.choose(Run(0, 4000, 2100, 20), Axis.ACROSS, letters((0, 4000)))
    assert len(chosen.places) == 1
    (told,) = seams.issues(chosen)
    assert told.code == "seam-through-character"
    assert told.element == "slogan"
    assert "“字”" in told.message.zh
    assert "2.00 m" in told.message.en


def test_a_face_is_worth_more_than_a_character_and_that_more_than_pictures() -> None:
    run = Run(0, 2000, 1050, 20)  # the seam lies between 960 and 1040
    face, letter = Obstacle(940, 1000, Worth.FACE), Obstacle(1001, 1060, Worth.CHARACTER)
    (place,) = best_path(run, 2, Field([face, letter], 20))
    assert place >= 1010
    pictures = [Obstacle(900, 1000, Worth.PICTURE)] * 5
    (place,) = best_path(run, 2, Field([*pictures, letter], 20))
    assert place <= 991


def test_a_picture_larger_than_a_panel_may_be_cut_a_smaller_one_not(book: FontBook) -> None:
    page = board(book, TWELVE, 18_000, 6000).pages[0]
    inked = seams.inked(page.items, book)
    assert any(o.worth is Worth.PICTURE for o in seams.obstacles(inked, Axis.ACROSS, 3200))
    assert not any(o.worth is Worth.PICTURE for o in seams.obstacles(inked, Axis.ACROSS, 1000))


def test_kept_regions_are_obstacles() -> None:
    (kept,) = seams.obstacles((), Axis.DOWN, 3200, [Box(10, 20, 30, 40)])
    assert (kept.start, kept.end, kept.worth) == (20, 60, Worth.FACE)


def test_an_overlap_that_eats_the_panels_is_refused() -> None:
    with pytest.raises(InputFault):
        seams.choose(Run(0, 3000, 50, 40), Axis.ACROSS, ())


lengths = st.floats(100, 30_000)
rolls = st.sampled_from([300.0, 700.0, 1500.0, 3200.0])
gaps = st.lists(st.tuples(st.floats(0, 30_000), st.floats(1, 900)), max_size=25)


@given(lengths, rolls, st.sampled_from([0.0, 10.0, 20.0, 50.0]), gaps)
def test_panels_are_never_too_wide_nor_too_many(
    length: float, roll: float, overlap: float, found: list[tuple[float, float]]
) -> None:
    run = Run(0, length, roll, overlap)
    inked = letters(*((a, a + b) for a, b in found if a < length))
    chosen = seams.choose(run, Axis.ACROSS, inked)
    widths = panels(run, chosen.places)
    assert max(widths) <= roll + 1e-3
    assert list(chosen.places) == sorted(chosen.places)
    assert len(widths) <= run.fewest + 1
    if len(widths) > run.fewest:  # it was worth it
        assert not chosen.crossed
        few = best_path(run, run.fewest, Field(inked, overlap))
        assert seams.cut(few, Axis.ACROSS, inked, overlap).crossed


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=6),
    st.integers(24, 60),
    st.sampled_from([(20, 2), (16, 4)]),
)
def test_no_other_way_cuts_less(found: list[tuple[int, int]], length: int, panel: tuple[int, int]) -> None:
    """Against all ways on a grid of half millimetres."""
    largest, overlap = panel
    run = Run(0, length, largest, overlap)
    inked = letters(*((a, a + b) for a, b in found))
    field = Field(inked, overlap)
    count = min(run.fewest, 4)
    if count < 2 or count != run.fewest:
        return
    ours = sum(map(field.cut, best_path(run, count, field)))
    steps = [i / 2 for i in range(2 * length + 1)]
    ways = (way for way in product(steps, repeat=count - 1) if run.holds(way)) if count < 4 else iter(())
    assert ours <= min((sum(map(field.cut, way)) for way in ways), default=ours)


def test_many_characters_are_quick() -> None:
    found = letters(
        *((x, x + 30) for x in range(0, 20_000, 37)), *((x, x + 41) for x in range(0, 20_000, 53))
    )
    start = time.perf_counter()
    seams.choose(Run(0, 20_000, 1500, 20), Axis.ACROSS, found)
    assert time.perf_counter() - start < 5
