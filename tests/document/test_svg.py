"""SVG drawings: what is taken, what is left out and told, what is refused; outlines against hand-made ones."""

import math
from itertools import pairwise
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.color import Flat, Gray, Linear, Radial, Rgb
from postermaker.document import file
from postermaker.document.model import Curve, Document, Group, Page, Shape
from postermaker.document.svg import outlines, tree, worker
from postermaker.document.svg.filling import nonzero
from postermaker.document.svg.placing import transform
from postermaker.document.svg.reading import Drawn, read, read_apart
from postermaker.errors import InputFault
from postermaker.geometry import Path, Size

PAGE = Size(1000, 500)


def svg(body: str, head: str = 'viewBox="0 0 100 50"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{body}</svg>'.encode()


def shapes(body: str, head: str = 'viewBox="0 0 100 50"') -> list[Shape]:
    (group,) = read(svg(body, head), "图", PAGE).elements
    assert isinstance(group, Group)
    return [each for each in group.elements if isinstance(each, Shape)]


def dump(drawn: Drawn) -> str:
    """A drawing as text: frames in mm, paints, path data."""
    (group,) = drawn.elements
    assert isinstance(group, Group)
    lines = [f"group {group.frame.width:.2f} x {group.frame.height:.2f}"]
    for shape in group.elements:
        assert isinstance(shape, Shape)
        assert isinstance(shape.geometry, Curve)
        f = shape.frame
        lines.append(f"{f.x:.2f} {f.y:.2f} {f.width:.2f} {f.height:.2f} {shape.geometry.data}")
    return "\n".join(lines)


def test_a_drawing_keeps_its_proportions_in_the_middle_of_the_page() -> None:
    drawn = read(
        svg('<rect x="10" y="10" width="80" height="20"/><circle cx="50" cy="40" r="5"/>'), "图", PAGE
    )
    assert dump(drawn).splitlines()[:2] == [
        "group 600.00 x 262.50",
        "0.00 0.00 600.00 150.00 M 0 0 L 1000 0 L 1000 250 L 0 250 Z",
    ]
    (group,) = drawn.elements
    assert (group.frame.x, group.frame.y) == (200, 118.75)
    assert group.name == "图"


def test_the_file_format_takes_what_comes_out() -> None:
    drawn = read(svg('<path d="M0 0h10v10z"/><line x2="90" y2="0" stroke="red"/>'), "图", PAGE)
    document = Document(width=1000, height=500, pages=(Page(elements=drawn.elements),))
    assert file.parse(file.dump(document), "x") == document


def test_style_sheets_attributes_and_inheritance() -> None:
    body = """<style>.a{fill:#e60012} #b{fill:#00f !important} g > rect{fill:red}</style>
    <g fill="green"><rect class="a" width="9" height="9"/><rect id="b" class="a" width="9" height="9"/>
    <rect width="9" height="9"/><rect style="fill:none;stroke:rgb(255,0,0)" width="9" height="9"/></g>"""
    made = shapes(body)
    assert [each.fill and each.fill.color for each in made] == [
        Rgb(230 / 255, 0, 18 / 255), Rgb(0, 0, 1), Rgb(0, 128 / 255, 0), None,
    ]  # fmt: skip
    assert made[3].stroke is not None
    assert made[3].stroke.paint == Flat(Rgb(1, 0, 0))
    assert "复杂的样式选择器" in read(svg(body), "图", PAGE).notes[0].zh


def test_black_and_white_go_to_the_black_plate() -> None:
    made = shapes('<rect width="9" height="9"/><rect fill="#fff" width="9" height="9"/>')
    assert [each.fill for each in made] == [Flat(Gray(0)), Flat(Gray(1))]


def test_gradients_count_in_the_frame_of_their_shape() -> None:
    body = """<linearGradient id="g"><stop offset="0" stop-color="gold"/><stop offset="1" stop-color="red"/></linearGradient>
    <linearGradient id="h" href="#g" gradientUnits="userSpaceOnUse" x1="20" x2="60"/>
    <radialGradient id="r"><stop stop-color="#fff"/><stop offset="100%" stop-color="#06c" stop-opacity=".5"/></radialGradient>
    <rect x="20" width="40" height="10" fill="url(#g)"/><rect x="20" width="40" height="10" fill="url(#h)"/>
    <circle r="10" fill="url(#r)"/>"""
    one, two, three = shapes(body)
    assert isinstance(one.fill, Linear)
    assert isinstance(two.fill, Linear)
    assert isinstance(three.fill, Radial)
    assert one.fill == two.fill
    assert (one.fill.start, one.fill.end) == ((0, 0), (1, 0))
    assert (three.fill.centre, three.fill.radius, three.fill.stops[1].opacity) == ((0.5, 0.5), 0.5, 0.5)


def test_strokes_grow_with_their_transform() -> None:
    (plain,) = shapes('<path d="M0 0H100V50" fill="none" stroke="red" stroke-width="2"/>')
    (grown,) = shapes(
        '<path transform="scale(10)" d="M0 0H10V5" fill="none" stroke="red" stroke-width=".2"/>'
    )
    assert plain.stroke is not None
    assert grown.stroke is not None
    assert grown.stroke.width == pytest.approx(plain.stroke.width)


def test_use_draws_again_and_a_symbol_fits_its_box() -> None:
    body = """<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>
    <g id="a"><rect width="4" height="4"/></g><use href="#a" x="20"/><use xlink:href="#s" x="50" width="40" height="20"/>"""
    first, again, symbol = shapes(body)
    assert again.frame.x - first.frame.x == pytest.approx(20 * first.frame.width / 4)
    assert symbol.frame.width == pytest.approx(5 * first.frame.width)  # 20 of 4, whole in the lower side


def test_what_is_left_out_is_told() -> None:
    body = """<rect width="9" height="9" fill="url(#p)" stroke="red" clip-path="url(#c)" filter="url(#f)"/>
    <text>字</text><image href="data:image/png;base64,AAAA"/><rect width="9" height="9"/>"""
    (note,) = read(svg(body), "图", PAGE).notes
    assert note.zh == "没带进来的：文字（先转曲）、图片、裁剪、阴影模糊这些效果、图案填充"
    assert read(svg('<rect width="9" height="9"/>'), "图", PAGE).notes == ()


REFUSED = {
    "entity": b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "external entity": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
    "script": svg("<script>1</script>"),
    "handler": svg('<rect width="9" height="9" onclick="x()"/>'),
    "foreign": svg("<foreignObject/>"),
    "outside": svg('<use href="other.svg#a"/>'),
    "outside paint": svg('<rect width="9" height="9" fill="url(http://a/b#c)"/>'),
    "import": svg("<style>@import 'a.css';</style><rect width='9' height='9'/>"),
    "no svg": b"<html/>",
    "damaged": svg("<rect")[:-3],
    "empty": svg(""),
    "binary": bytes(range(256)),
    "itself": svg('<g id="a"><use href="#a"/><rect width="9" height="9"/></g>'),
    "deep": svg("<g>" * 100 + '<rect width="9" height="9"/>' + "</g>" * 100),
    "laughs": svg(
        '<g id="a0"><rect width="9" height="9"/></g>'
        + "".join(f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 8))
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_harm_or_is_no_drawing_is_refused(name: str) -> None:
    with pytest.raises(InputFault) as caught:
        read(REFUSED[name], "图", PAGE)
    assert "这个 SVG 不能用" in caught.value.cause.zh
    assert "\n" not in str(caught.value)


def test_a_plain_doctype_is_let_through() -> None:
    head = (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert read(head + svg('<rect width="9" height="9"/>'), "图", PAGE).elements


def test_too_large_a_file_is_not_even_read(tmp_path: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postermaker.document.svg.reading.MAX_BYTES", 10)
    path = tmp_path / "大.svg"
    path.write_bytes(svg('<rect width="9" height="9"/>'))
    with pytest.raises(InputFault, match="太大"):
        read_apart(path, PAGE)


def test_apart_is_the_same_as_here(tmp_path: File) -> None:
    data = svg('<circle cx="9" cy="9" r="5" fill="teal"/><text>字</text>')
    path = tmp_path / "图.svg"
    path.write_bytes(data)
    assert read_apart(path, PAGE) == read(data, "图", PAGE)
    path.write_bytes(REFUSED["script"])
    with pytest.raises(InputFault, match="script"):
        read_apart(path, PAGE)


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.0)
    with pytest.raises(InputFault, match="读了太久"):
        worker.ask(svg("<g/>"), "图", PAGE)


# outlines -------------------------------------------------------------------------------------------------------


def points(path: Path) -> list[tuple[float, float]]:
    return [(round(x, 3), round(y, 3)) for x, y in zip(path.coords[0::2], path.coords[1::2], strict=True)]


@pytest.mark.parametrize(
    ("data", "verbs", "last"),
    [
        ("M1 2L3 4", "ML", (3, 4)),
        ("m1 2 3 4 5 6z", "MLLZ", (9, 12)),
        ("M0 0H5V7h-1v-2", "MLLLL", (4, 5)),
        ("M0 0C1 1 2 2 3 3S5 5 6 6", "MCC", (6, 6)),
        ("M0 0Q5 10 10 0T20 0", "MCC", (20, 0)),
        ("M-1-2.5.5-3e1", "ML", (0.5, -30)),
        ("M5 112a3 3 0 013-3h20", "MCL", (28, 109)),
        ("M0 0L1 1 garbage L9 9", "ML", (1, 1)),
        ("L1 1", "ML", (1, 1)),
        ("M0 0ZL5 5", "ML", (5, 5)),
    ],
)
def test_path_data(data: str, verbs: str, last: tuple[float, float]) -> None:
    made = outlines.path_of(data)
    assert made.verbs == verbs
    assert points(made)[-1] == last


def test_a_smooth_curve_goes_on_as_the_last_one_ended() -> None:
    assert points(outlines.path_of("M0 0C0 5 5 5 5 0S10-5 10 0"))[4] == (5, -5)
    assert points(outlines.path_of("M0 0L5 0S10-5 10 0"))[2] == (5, 0)


@given(
    rx=st.floats(1, 50), ry=st.floats(1, 50), turn=st.floats(-180, 180), large=st.booleans(), sweep=st.booleans(),
    x=st.floats(-80, 80), y=st.floats(-80, 80),
)  # fmt: skip
def test_an_arc_lies_on_its_ellipse(
    rx: float, ry: float, turn: float, large: bool, sweep: bool, x: float, y: float
) -> None:
    if math.hypot(x, y) < 1:
        return
    path = outlines.path_of(f"M0 0A{rx} {ry} {turn} {int(large)} {int(sweep)} {x} {y}")
    assert points(path)[-1] == (round(x, 3), round(y, 3))
    # turned back and made round, all nodes are equally far from one middle
    back = [
        (
            (px * math.cos(math.radians(turn)) + py * math.sin(math.radians(turn))) / rx,
            (-px * math.sin(math.radians(turn)) + py * math.cos(math.radians(turn))) / ry,
        )
        for px, py in [(0.0, 0.0), *[(c[4], c[5]) for v, c in path.segments() if v == "C"]]
    ]
    chord = math.dist(back[0], back[-1])
    radius = max(1.0, chord / 2)
    for one, two in pairwise(back):
        assert math.dist(one, two) <= 2 * radius * math.sin(math.pi / 4) + 1e-6


def test_even_odd_holes_stay_holes() -> None:
    path = outlines.path_of("M0 0H90V90H0ZM20 20H70V70H20ZM40 40H50V50H40Z")
    made = nonzero(path)

    def winding(x: float, y: float) -> int:
        found, contours = 0, made.verbs.count("M")
        assert contours == 3
        start = last = (0.0, 0.0)
        for verb, n in made.segments():
            here = (n[0], n[1]) if n else start
            if verb == "M":
                start = last = here
                continue
            (ax, ay), (bx, by) = last, here
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                found += 1 if by > ay else -1
            last = here
        return found

    assert winding(10, 10) != 0
    assert winding(30, 30) == 0
    assert winding(45, 45) != 0


def test_transforms_in_a_row() -> None:
    view = transform("translate(10 20) rotate(90) scale(2,3)")
    assert [round(v, 6) for v in view.map(1, 1)] == [7, 22]
    assert transform("rotate(90 5 5)").map(5, 0) == pytest.approx((10, 5))
    assert transform("nonsense(1)").map(3, 4) == (3, 4)


def test_the_tree_reads_no_words_but_styles() -> None:
    root = tree.parsed(svg("<style>.a{}</style><text>字</text>"))
    assert [node.text for node in root.children] == [".a{}", ""]
