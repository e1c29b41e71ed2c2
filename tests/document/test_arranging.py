"""Arranging: what moves, what stays, and that every step can be told from its result."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from postermaker.document.arranging import (
    Edge,
    Order,
    aligned,
    copied,
    distributed,
    grouped,
    lifted,
    moved,
    reframed,
    reordered,
    stretched,
    turned,
    ungrouped,
)
from postermaker.document.file import check_rules
from postermaker.document.model import Document, Frame, Group, Page, Shape, Text
from postermaker.document.tree import bounds_of, ids_of, outermost, spot_of, spots, without
from postermaker.geometry import Box, Point


def shape(key, x, y, width=10.0, height=10.0, **more):
    return Shape(id=key, frame=Frame(x=x, y=y, width=width, height=height, **more))


def document(*elements):
    return Document(width=400, height=300, pages=(Page(elements=elements),))


def order(made):
    return [element.id for element in made.pages[0].elements]


def box(made, key):
    return spot_of(made, key).bounds


ROW = document(shape("a", 10, 10), shape("b", 50, 20, 20, 20), shape("c", 200, 90))
NESTED = document(
    shape("low", 0, 0),
    Group(
        id="g",
        frame=Frame(x=100, y=50, width=80, height=40, rotation=30),
        elements=(
            shape("in", 10, 5),
            Text(id="t", frame=Frame(x=40, y=10, width=30, height=20), content="字"),
        ),
    ),
)


def test_move_reaches_into_turned_groups_along_the_page():
    before = box(NESTED, "in")
    after = box(moved(NESTED, {"in"}, 7, -3), "in")
    assert after == pytest.approx(Box(before.x + 7, before.y - 3, before.width, before.height))


def test_moving_a_group_and_its_child_moves_the_child_once():
    made = moved(NESTED, {"g", "in"}, 5, 5)
    assert box(made, "in").x == pytest.approx(box(NESTED, "in").x + 5)


def test_locked_stays_by_every_path():
    held = document(
        replace(shape("a", 10, 10), locked=True),
        Group(id="g", frame=Frame(x=0, y=0, width=9, height=9), locked=True, elements=(shape("in", 1, 1),)),
        shape("z", 90, 90),
    )
    ids = {"a", "in"}
    for made in (
        moved(held, ids, 5, 5),
        aligned(held, ids, Edge.RIGHT, Box(0, 0, 400, 300)),
        turned(held, ids, 45, Point(0, 0)),
        reordered(held, ids, Order.TOP),
        without(held, ids),
        reframed(held, "a", Frame(x=1, y=1, width=1, height=1)),
        stretched(held, ids, Box(0, 0, 10, 10), Box(0, 0, 20, 20)),
        ungrouped(held, {"g"})[0],
    ):
        assert made == held


def test_align_to_each_other_and_to_the_page():
    left = aligned(ROW, {"a", "b", "c"}, Edge.LEFT)
    assert {box(left, key).x for key in "abc"} == {10}
    middle = aligned(ROW, {"b"}, Edge.MIDDLE, Box(0, 0, 400, 300))
    assert box(middle, "b").centre.x == 200
    assert box(middle, "a") == box(ROW, "a")


def test_distribute_makes_gaps_equal_and_leaves_the_outer_ones():
    made = distributed(ROW, {"a", "b", "c"}, across=True)
    a, b, c = (box(made, key) for key in "abc")
    assert (a, c) == (box(ROW, "a"), box(ROW, "c"))
    assert b.x - a.right == pytest.approx(c.x - b.right)
    assert distributed(ROW, {"a", "b"}, across=True) is ROW


def test_order():
    assert order(reordered(ROW, {"a"}, Order.UP)) == ["b", "a", "c"]
    assert order(reordered(ROW, {"a", "b"}, Order.UP)) == ["c", "a", "b"]
    assert order(reordered(ROW, {"c"}, Order.DOWN)) == ["a", "c", "b"]
    assert order(reordered(ROW, {"a"}, Order.TOP)) == ["b", "c", "a"]
    assert order(reordered(ROW, {"b", "c"}, Order.BOTTOM)) == ["b", "c", "a"]
    assert reordered(ROW, {"c"}, Order.TOP) == ROW


def test_group_and_ungroup_leave_everything_where_it_was():
    made, key = grouped(ROW, {"a", "c"}, "组")
    assert order(made) == ["b", key]
    assert box(made, "c") == box(ROW, "c")
    free, ids = ungrouped(made, {key})
    assert set(ids) == {"a", "c"}
    assert {k: box(free, k) for k in "abc"} == {k: box(ROW, k) for k in "abc"}
    assert grouped(ROW, {"a"}) == (ROW, "")
    assert grouped(NESTED, {"low", "in"}) == (NESTED, "")


def test_ungrouping_a_turned_group_keeps_the_corners():
    free, _ = ungrouped(NESTED, {"g"})
    for key in ("in", "t"):
        for one, other in zip(spot_of(free, key).corners, spot_of(NESTED, key).corners, strict=True):
            assert one == pytest.approx(other, abs=1e-3)


def test_copies_have_ids_of_their_own_and_stand_on_top():
    made, ids = copied(NESTED, {"g", "in"}, 10, 10)
    check_rules(made)
    assert len(ids) == 1
    assert order(made) == ["low", "g", *ids]
    assert len(ids_of(made)) == len(ids_of(NESTED)) + 3
    assert box(made, ids[0]).x == pytest.approx(box(NESTED, "g").x + 10)


def test_what_is_lifted_out_of_a_group_stands_where_it_was():
    (alone,) = lifted(NESTED, {"in"})
    made = document(alone)
    assert made.pages[0].elements[0].frame.rotation == 30
    assert bounds_of(list(spots(made, 0))) == pytest.approx(box(NESTED, "in"), abs=1e-3)


def test_group_that_is_pulled_takes_its_content_along():
    made = reframed(NESTED, "g", Frame(x=100, y=50, width=160, height=80, rotation=30))
    inner = spot_of(made, "t").element
    assert (inner.frame.x, inner.frame.width, inner.size) == (80, 60, 20)


def test_deleting_the_last_child_deletes_the_group():
    assert order(without(NESTED, {"in", "t"})) == ["low"]
    assert without(NESTED, set()) is NESTED


ANGLE = st.floats(-180, 180, allow_nan=False)
NEAR = st.floats(-500, 500, allow_nan=False)


@given(ANGLE, st.tuples(NEAR, NEAR))
def test_turning_there_and_back(angle, about):
    ids = {"low", "g"}
    back = turned(turned(NESTED, ids, angle, Point(*about)), ids, -angle, Point(*about))
    for key in ("low", "in", "t"):
        for one, other in zip(spot_of(back, key).corners, spot_of(NESTED, key).corners, strict=True):
            assert math.dist(one, other) < 0.01


@given(NEAR, NEAR)
def test_moving_there_and_back(dx, dy):
    ids = {"in", "low"}
    back = moved(moved(NESTED, ids, dx, dy), ids, -dx, -dy)
    for key in ("low", "in"):
        assert box(back, key) == pytest.approx(box(NESTED, key), abs=1e-6)


@given(st.sets(st.sampled_from(["low", "g", "in", "t"]), min_size=1))
def test_outermost_never_holds_two_of_one_branch(ids):
    found = {spot.element.id for spot in outermost(NESTED, ids)}
    assert found <= ids
    assert not ("g" in found and found & {"in", "t"})
