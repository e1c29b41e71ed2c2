"""Glyph outlines in PDF files: each stands where it was laid, however long the way to it."""

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postermaker.backends.deflate import Piece, joined
from postermaker.backends.pdf.outlines import GLYPH_UNITS, drawn
from postermaker.display import Glyph, GlyphRun
from postermaker.fonts import FontBook
from postermaker.geometry import Affine

BOOK = FontBook()
FACE = BOOK.face("Noto Sans SC", 700)
GIDS = [FACE.hb_font.get_nominal_glyph(ord(char)) for char in "垃圾分类 A，一"]


def _content(made: bytes | Piece) -> bytes:
    return made if isinstance(made, bytes) else zlib.decompress(b"".join(joined([made])))


def _run(size: float, glyphs: list[tuple[int, float, float]], stretch: float, *, turned: bool) -> GlyphRun:
    laid = tuple(Glyph(gid, x, y) for gid, x, y in glyphs)
    return GlyphRun("t", ("",) * len(laid), FACE.key, size, laid, None, None, stretch, turned)


_places = st.floats(-5000, 5000)
_glyphs = st.lists(st.tuples(st.sampled_from(GIDS), _places, _places), min_size=1, max_size=30)


@settings(max_examples=80, deadline=None)
@given(st.floats(1.5, 3000), _glyphs, st.floats(0.6, 1.6), st.booleans(), st.booleans())
def test_each_glyph_stands_where_it_was_laid(
    size: float, glyphs: list[tuple[int, float, float]], stretch: float, turned: bool, stroke: bool
) -> None:
    run = _run(size, glyphs, stretch, turned=turned)
    said = _content(drawn(run, FACE, stroke=stroke)).decode()
    assert said.count(" S\n" if stroke else " f\n") == said.count(" cm ")
    at, found = None, []
    for numbers in re.findall(r"([-\d. ]+) cm ", said):
        step = Affine(*map(float, numbers.split()))
        at = step if at is None else at @ step
        found.append(at)
    inked = [glyph for glyph in run.glyphs if FACE.outline(glyph.gid).verbs]
    assert len(found) == len(inked)
    k = 1 / GLYPH_UNITS
    for seen, glyph in zip(found, inked, strict=True):
        wanted = run.matrix(glyph) @ Affine.scaling(k, k)
        # a hundredth of a unit of the glyph, and what the scale's ninth decimal comes to over ten metres
        within = size * k * 0.02 + 0.002
        assert seen.map(0, 0) == pytest.approx(wanted.map(0, 0), abs=within)
        assert seen.map(1000, 1000) == pytest.approx(wanted.map(1000, 1000), abs=within)


def test_a_run_without_ink_draws_nothing() -> None:
    blank = GIDS[4]
    assert not FACE.outline(blank).verbs
    for size in (5.0, 500.0):
        assert _content(drawn(_run(size, [(blank, 0, 0)], 1.0, turned=False), FACE, stroke=False)) == b""
