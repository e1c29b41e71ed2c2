import numpy as np
import pytest

from postermaker.fonts import Face, FontBook
from postermaker.screens.hinting import snapped
from postermaker.screens.letters import Lettering


@pytest.fixture
def face(book: FontBook) -> Face:
    return book.face("Noto Sans SC", 400)


def outline(face: Face, char: str, size: int) -> list[tuple[str, tuple[float, ...]]]:
    gid = face.hb_font.get_nominal_glyph(ord(char))
    return list(snapped(face.outline(gid), size, round(size * (0.5 + face.middle))).segments())


def runs(line: np.ndarray) -> list[int]:
    """How long the runs of lit lamps are."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(int), [0]))))
    return [int(length) for length in edges[1::2] - edges[::2]]


@pytest.mark.parametrize("size", [14, 24, 32, 40, 48, 56])
def test_a_frame_is_as_thick_on_all_sides(size: int, book: FontBook) -> None:
    letter = Lettering(book, size, "Noto Sans SC").letter("国")
    assert letter is not None
    dots = letter.dots
    left, *_, right = runs(dots[dots.shape[0] // 5 + 1])
    top, *_, foot = runs(dots[:, dots.shape[1] // 6 + 1])
    assert left == right
    assert top == foot
    assert abs(left - top) <= 1


@pytest.mark.parametrize("size", [14, 24, 32])
def test_edges_of_strokes_are_whole(size: int, face: Face) -> None:
    ys = [numbers[-1] for verb, numbers in outline(face, "三", size) if verb != "Z"]
    assert len(set(ys)) == 6
    assert ys == [round(y) for y in ys]


@pytest.mark.parametrize("char", list("警疆灌龘三国，8"))
def test_a_character_stays_where_it_was(char: str, face: Face) -> None:
    gid = face.hb_font.get_nominal_glyph(ord(char))
    for size in (24, 32):
        before = [size * n for _, numbers in face.outline(gid).segments() for n in numbers[::2]]
        after = [n for _, numbers in outline(face, char, size) for n in numbers[::2]]
        assert len(before) == len(after)
        assert abs(min(before) - min(after)) < 1.5
        assert abs(max(before) - max(after)) < 1.5


@pytest.mark.parametrize("size", [24, 32])
def test_the_strokes_of_a_dense_character_are_told_apart(size: int, book: FontBook) -> None:
    """Somewhere down 警 six level strokes are six runs of lamps."""
    letter = Lettering(book, size, "Noto Sans SC").letter("警")
    assert letter is not None
    most = max(len(runs(column)) for column in letter.dots.T)
    assert most >= 6


def test_glyphs_without_ink_or_strokes_pass(face: Face) -> None:
    assert outline(face, " ", 24) == []
    assert outline(face, "。", 24)
