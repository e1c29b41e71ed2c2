"""Folds: panels add up, mirror on the other side, and their marks lie outside the bleed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.display import DisplayPage, Outlined
from postermaker.errors import InputFault
from postermaker.geometry import Edges, Size
from postermaker.prepress.folding import MARK, Fold, find_fold, folding, with_fold_marks


def test_panels_of_a_c_fold_add_up_and_mirror() -> None:
    size = Size(285, 210)
    front, back = (folding(Fold.C, size, back=side, flap=2) for side in (False, True))
    widths = [panel.width for panel in front.panels]
    assert sum(widths) == pytest.approx(285)
    assert widths[1] == pytest.approx(widths[2])
    assert widths[1] - widths[0] == pytest.approx(2)
    assert (front.inner, back.inner) == (0, 2)
    assert sorted(285 - x for x in back.lines) == pytest.approx(list(front.lines))
    assert [panel.width for panel in back.panels] == pytest.approx(widths[::-1])


@given(
    st.sampled_from([Fold.NONE, Fold.HALF, Fold.C, Fold.Z]),
    st.floats(90, 900),
    st.floats(0.5, 2),
    st.booleans(),
)
def test_panels_fill_the_sheet(fold: Fold, width: float, flap: float, back: bool) -> None:
    done = folding(fold, Size(width, 210), back=back, flap=flap)
    assert sum(panel.width for panel in done.panels) == pytest.approx(width)
    assert [panel.right for panel in done.panels[:-1]] == pytest.approx(list(done.lines))
    other = folding(fold, Size(width, 210), back=not back, flap=flap)
    assert sorted(width - x for x in other.lines) == pytest.approx(list(done.lines))


def test_a4_folds_to_dl() -> None:
    assert [round(panel.width, 2) for panel in folding(Fold.C, Size(297, 210)).panels] == [
        98.33,
        99.33,
        99.33,
    ]
    assert max(panel.width for panel in folding(Fold.C, Size(297, 210)).panels) < 110  # DL's envelope


def test_a_tent_has_two_faces_and_a_base() -> None:
    done = folding(Fold.TENT, Size(200, 230), base=30)
    assert [panel.height for panel in done.panels] == [100, 100, 30]
    assert done.lines == (100, 200)
    assert (done.level, done.upside_down) == (True, 0)
    with pytest.raises(InputFault):
        folding(Fold.TENT, Size(200, 100), base=120)


def test_folds_are_found_by_their_trade_names() -> None:
    assert find_fold("三折页") is Fold.C
    assert find_fold("Z") is Fold.Z
    assert find_fold("half") is Fold.HALF
    with pytest.raises(InputFault, match="十字折"):
        find_fold("十字折")


def test_fold_marks_are_dashed_and_outside_the_bleed() -> None:
    page = DisplayPage(Size(285, 210), 3, ())
    done = with_fold_marks(page, folding(Fold.C, page.size))
    ticks = [item for item in done.items if isinstance(item, Outlined)]
    assert len(ticks) == 4
    assert done.slug == Edges(top=MARK, bottom=MARK)
    assert all(tick.pen is not None and tick.pen.dash for tick in ticks)
    assert all(not tick.path.box.grown(1e-9).meets(done.bled.grown(-1e-6)) for tick in ticks)
    assert all(tick.path.box.joined(done.media) == pytest.approx(done.media) for tick in ticks)
    assert {round(tick.path.box.x, 2) for tick in ticks} == {94.33, 189.67}
