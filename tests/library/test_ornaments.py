"""Every kind of the kit: inside its frame, the same each time, light enough, and refused when misspelt."""

import math
from pathlib import Path as Folder

import pytest

from postermaker.color import Flat, Gray
from postermaker.document.model import Curve, Element, Shape, Text
from postermaker.geometry import COORDS, Path
from postermaker.library.ornaments import catalogue
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind

KINDS = list(catalogue.kinds().values())
MAX_NODES = 6_000
SHAPES = ((100.0, 100.0), (160.0, 90.0), (60.0, 120.0), (1000.0, 100.0), (80.0, 480.0))


def extremes(kind: Kind) -> list[dict[str, float]]:
    """The defaults, and each parameter at both its ends."""
    ends = [{each.key: end} for each in kind.parameters for end in (each.low, each.high)]
    both = [{each.key: end(each) for each in kind.parameters} for end in (lambda p: p.low, lambda p: p.high)]
    return [{}, *ends, *both]


def nodes(path: Path) -> list[tuple[float, float]]:
    """Points on the curve itself, close enough to see where it goes; handles are not on it."""
    found, last = [], (0.0, 0.0)
    for verb, c in path.segments():
        if verb == "C":
            for t in (0.25, 0.5, 0.75, 1.0):
                u = 1 - t
                a, b, d, e = u**3, 3 * u * u * t, 3 * u * t * t, t**3
                found.append(tuple(a * last[k] + b * c[k] + d * c[2 + k] + e * c[4 + k] for k in (0, 1)))
        elif verb != "Z":
            found.append((c[0], c[1]))
        last = found[-1]
    return found


def reach(element: Element) -> tuple[float, float, float, float]:
    """Left, top, right and foot of an element's ink."""
    assert isinstance(element, Shape)
    assert isinstance(element.geometry, Curve)
    half = element.stroke.width / 2 if element.stroke else 0.0
    xs, ys = zip(*nodes(Path.parse(element.geometry.data)), strict=True)
    f = element.frame
    return f.x + min(xs) - half, f.y + min(ys) - half, f.x + max(xs) + half, f.y + max(ys) + half


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_drawn_inside_its_frame_at_any_shape_and_setting(kind):
    for width, height in SHAPES:
        most = extremes(kind)
        # each end by itself in two shapes, the defaults and all ends together in all
        for values in most if (width, height) in SHAPES[1:5:2] else [most[0], *most[-2:]]:
            elements = catalogue.draw(kind.key, width, height, values, content="青禾")
            said = f"{kind.key} {width}x{height} {values}"
            assert elements or values, said
            count = 0
            for element in elements:
                if isinstance(element, Text):
                    continue
                path = Path.parse(element.geometry.data)
                assert all(map(math.isfinite, path.coords)), said
                count += sum(1 for verb in path.verbs if COORDS[verb])
                if not kind.clips:
                    left, top, right, foot = reach(element)
                    slack = 0.004 * min(width, height)
                    assert min(left, top) >= -slack, f"{said}: {left:.2f} {top:.2f}"
                    assert right <= width + slack, f"{said}: {right:.2f}"
                    assert foot <= height + slack, f"{said}: {foot:.2f}"
            assert count <= MAX_NODES, f"{said}: {count} nodes"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_the_same_each_time_and_grows_without_changing(kind):
    once = catalogue.draw(kind.key, 120, 80, {}, content="青禾")
    assert once == catalogue.draw(kind.key, 120, 80, {}, content="青禾")
    twice = catalogue.draw(kind.key, 240, 160, {}, content="青禾")
    assert len(once) == len(twice)
    for small, large in zip(once, twice, strict=True):
        if isinstance(small, Shape):
            a, b = Path.parse(small.geometry.data), Path.parse(large.geometry.data)
            assert a.verbs == b.verbs
            assert all(abs(2 * p - q) < 0.01 for p, q in zip(a.coords, b.coords, strict=True))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_declares_what_it_takes(kind):
    assert kind.name
    assert kind.summary or kind.ratio
    for each in kind.parameters:
        assert each.low <= each.default <= each.high
    grey = tuple(Flat(Gray(0.5)) for _ in kind.colors)
    drawn = catalogue.draw(kind.key, 100, 80, {}, grey, "青禾")
    assert len(drawn) == len(catalogue.draw(kind.key, 100, 80, {}, content="青禾"))


def test_a_flipped_ornament_is_its_mirror_image():
    plain = catalogue.draw("foliage", 100, 80, {})
    turned = catalogue.draw("foliage", 100, 80, {"flip": 1})
    for one, two in zip(plain, turned, strict=True):
        a, b = Path.parse(one.geometry.data), Path.parse(two.geometry.data)
        assert all(abs(100 - p - q) < 0.001 for p, q in zip(a.coords[::2], b.coords[::2], strict=True))


@pytest.mark.parametrize(
    ("kind", "values", "colors", "said"),
    [
        ("wave", {}, (), "waves"),
        ("waves", {"layer": 3}, (), "layer"),
        ("waves", {"layers": 99}, (), "1 到 7"),
        ("rays", {}, (Flat(Gray(0)), Flat(Gray(1))), "1 种颜色"),
    ],
)
def test_what_the_kit_does_not_have_is_refused_by_name(kind, values, colors, said):
    with pytest.raises(ValueError, match=said):
        catalogue.draw(kind, 100, 100, values, colors)


def test_dice_fall_the_same_everywhere():
    dice = Dice(7)
    assert [round(dice.share(), 6) for _ in range(3)] == [0.622994, 0.065809, 0.868769]


def test_the_list_of_ornaments_says_what_the_kit_declares():
    """docs/ornaments.md is written by templates/kit_sheet.py --docs; here only that it is not stale."""
    said = (Folder(__file__).parents[2] / "docs" / "ornaments.md").read_text("utf-8")
    for kind in KINDS:
        (row,) = [line for line in said.splitlines() if line.startswith(f"| `{kind.key}` |")]
        assert kind.name in row
        for each in kind.parameters:
            assert f"`{each.key}` {each.low:g}–{each.high:g}，{each.default:g}" in row
        for slot in kind.colors:
            assert slot.name in row
