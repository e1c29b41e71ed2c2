"""Editing shares what it does not touch; a new size can be taken back."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postermaker.color import BLACK, Flat
from postermaker.document.edit import find, follow, map_elements, resize, set_values
from postermaker.document.model import (
    Document,
    Element,
    Frame,
    Group,
    Page,
    Picture,
    Pin,
    Rectangle,
    Shape,
    Stroke,
    Text,
)
from postermaker.geometry import Size

pins = st.sampled_from(Pin)
sides = st.floats(10, 50_000)


def frame(x: float, y: float, width: float, height: float, **pinned: object) -> Frame:
    return Frame(x=x, y=y, width=width, height=height, **pinned)  # type: ignore[arg-type]


def sample() -> Document:
    lines = (
        Text(
            id="slogan",
            frame=frame(100, 50, 800, 300, across=Pin.BOTH, down=Pin.SCALE),
            content="{slogan}",
            size=80,
        ),
        Shape(
            id="rule",
            frame=frame(0, 380, 1000, 10, across=Pin.BOTH, down=Pin.SCALE),
            geometry=Rectangle(4),
            stroke=Stroke(width=2, paint=Flat(BLACK), dash=(6, 3)),
        ),
    )
    inner = (Picture(id="badge", frame=frame(10, 10, 80, 80, across=Pin.SCALE, down=Pin.SCALE), radius=5),)
    group = Group(
        id="corner",
        frame=frame(0, 0, 100, 100, across=Pin.START, down=Pin.SCALE, keep_ratio=True),
        elements=inner,
    )
    return Document(width=1000, height=400, pages=(Page(elements=(*lines, group)), Page(elements=())))


@st.composite
def pinned(draw: st.DrawFn) -> tuple[Frame, Size, Size]:
    old, new = Size(draw(sides), draw(sides)), Size(draw(sides), draw(sides))
    share = st.floats(0, 1)
    made = Frame(
        x=old.width * draw(share),
        y=old.height * draw(share),
        width=old.width * draw(share),
        height=old.height * draw(share),
        rotation=draw(st.floats(-360, 360)),
        across=draw(pins),
        down=draw(pins),
        keep_ratio=draw(st.booleans()),
    )
    return made, old, new


@given(pinned())
def test_a_frame_comes_back_from_another_size(case: tuple[Frame, Size, Size]) -> None:
    made, old, new = case
    away = follow(made, old, new)
    assume(away.width > 0)
    assume(away.height > 0)  # a stretched element that shrank to nothing has forgotten its length
    back = follow(away, new, old)
    for name in ("x", "y", "width", "height"):
        # relative to the page: 50 m on the way leaves the tenth digit of 10 mm
        assert getattr(back, name) == pytest.approx(getattr(made, name), rel=1e-6, abs=1e-6)
    assert (back.rotation, back.across, back.down) == (made.rotation, made.across, made.down)


@given(pinned())
def test_no_length_turns_negative(case: tuple[Frame, Size, Size]) -> None:
    away = follow(*case)
    assert away.width >= 0
    assert away.height >= 0


@pytest.mark.parametrize(
    ("pin", "start", "length"),
    [
        (Pin.START, 100, 200),
        (Pin.END, 1100, 200),
        (Pin.CENTRE, 600, 200),
        (Pin.BOTH, 100, 1200),
        (Pin.SCALE, 200, 400),
    ],
)
def test_each_pin_keeps_what_it_says(pin: Pin, start: float, length: float) -> None:
    wide = follow(frame(100, 0, 200, 50, across=pin), Size(1000, 400), Size(2000, 400))
    assert (wide.x, wide.width) == pytest.approx((start, length))
    assert (wide.y, wide.height) == (0, 50)
    tall = follow(frame(0, 100, 50, 200, down=pin), Size(400, 1000), Size(400, 2000))
    assert (tall.y, tall.height) == pytest.approx((start, length))


@pytest.mark.parametrize("new", [Size(16000, 700), Size(16000, 700.001), Size(4000, 700), Size(16000, 1400)])
@pytest.mark.parametrize("across", [Pin.START, Pin.END, Pin.CENTRE, Pin.SCALE])
def test_an_emblem_that_keeps_its_ratio_is_never_stretched(across: Pin, new: Size) -> None:
    emblem = frame(300, 100, 500, 500, across=across, down=Pin.SCALE, keep_ratio=True)
    after = follow(emblem, Size(8000, 700), new)
    assert after.width == pytest.approx(after.height)


def test_the_same_size_is_the_same_document() -> None:
    document = sample()
    assert resize(document, Size(1000, 400)) is document


def test_type_lines_and_corners_grow_with_the_height() -> None:
    after = resize(sample(), Size(3000, 800))
    slogan, rule, group = after.pages[0].elements
    assert isinstance(slogan, Text)
    assert isinstance(rule, Shape)
    assert isinstance(rule.stroke, Stroke)
    assert isinstance(group, Group)
    assert slogan.size == 160
    assert (rule.stroke.width, rule.stroke.dash, rule.geometry) == (4, (12, 6), Rectangle(8))
    assert (group.frame.width, group.frame.height) == (200, 200)
    assert group.elements[0].frame == frame(20, 20, 160, 160, across=Pin.SCALE, down=Pin.SCALE)
    assert isinstance(group.elements[0], Picture)
    assert group.elements[0].radius == 10


@given(sides, sides)
def test_resizing_keeps_every_element_and_every_value(width: float, height: float) -> None:
    document = set_values(sample(), {"slogan": "文明"})
    after = resize(document, Size(width, height))
    assert (after.width, after.height) == (width, height)
    assert after.values == document.values
    for name in ("slogan", "rule", "corner", "badge"):
        one, two = find(document, name), find(after, name)
        assert one is not None
        assert type(one) is type(two)


def test_resizing_leaves_the_old_document_alone() -> None:
    document = sample()
    resize(document, Size(10, 10))
    assert document == sample()


def test_setting_a_value_shares_the_pages_and_leaves_the_old_document() -> None:
    document = sample()
    after = set_values(document, {"slogan": "新"})
    assert after.pages is document.pages
    assert document.values == {}
    assert set_values(after, {"sign": "署"}).values == {"slogan": "新", "sign": "署"}


def test_find_looks_into_groups_and_knows_what_is_not_there() -> None:
    document = sample()
    group = document.pages[0].elements[2]
    assert isinstance(group, Group)
    assert find(document, "badge") is group.elements[0]
    assert find(document, "nothing") is None


def test_mapping_without_a_change_shares_every_element() -> None:
    document = sample()
    after = map_elements(document, lambda element: element)
    for before, now in zip(document.pages, after.pages, strict=True):
        assert before.elements is now.elements


def test_mapping_changes_one_element_and_shares_the_others() -> None:
    document = sample()
    new = Picture(id="badge", frame=frame(0, 0, 1, 1))

    def change(element: Element) -> Element:
        return new if element.id == "badge" else element

    after = map_elements(document, change)
    assert find(after, "badge") is new
    assert find(after, "slogan") is find(document, "slogan")
    assert find(after, "corner") is not find(document, "corner")
    assert after.pages[1].elements is document.pages[1].elements
