"""Glyphs of characters and words: the door to HarfBuzz's shaper. Offsets and advances in em.

Marks and signs are shaped one by one and remembered; words of letters and digits as one run, for their kerning.
Unified ideographs are not shaped at all: no bundled face substitutes or moves them, in lines or columns (a test
holds this), so their glyphs and advances are looked up, which is several times faster.
"""

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from postermaker.fonts import Face


class ShapedGlyph(NamedTuple):
    """A glyph, where it stands, and how far the next one is."""

    gid: int
    x: float
    y: float
    advance: float


class Cluster(NamedTuple):
    """Characters that are set together and their glyphs, counted from the cluster's start."""

    text: str
    glyphs: tuple[ShapedGlyph, ...]
    advance: float


def han_glyph(char: str, face: Face) -> tuple[int, float]:
    """The glyph of a unified ideograph that the face draws, and its advance; it stands at the origin."""
    gid = face.hb_font.get_nominal_glyph(ord(char))
    return gid, face.hb_font.get_glyph_h_advance(gid) * (1 / face.upem)


@lru_cache(maxsize=65536)
def shape_char(char: str, face: Face, vertical: bool, locale: str) -> tuple[ShapedGlyph, ...]:
    """The glyphs of one character, as if on a horizontal line.

    A vertical form is drawn in the same em square as the upright one, so its place is found the same way.
    """
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", locale
    hb.shape(face.hb_font, buffer, {"vert": True, "vrt2": True} if vertical else {})
    return _read(buffer, face)


def has_vertical_form(char: str, face: Face, locale: str) -> bool:
    """Whether the face draws a character differently in columns."""
    return shape_char(char, face, True, locale)[0].gid != shape_char(char, face, False, locale)[0].gid


@lru_cache(maxsize=8192)
def shape_word(word: str, face: Face) -> tuple[Cluster, ...]:
    """The clusters of a word of letters, digits and the marks between them, kerned."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer, {"kern": True})
    glyphs = _read(buffer, face)
    begins = [info.cluster for info in buffer.glyph_infos]
    origins = [0.0, *accumulate(glyph.advance for glyph in glyphs)]
    starts = [i for i, at in enumerate(begins) if i == 0 or at != begins[i - 1]]
    clusters = []
    for first, after in pairwise([*starts, len(begins)]):
        end = begins[after] if after < len(begins) else len(word)
        part = tuple(
            [ShapedGlyph(gid, x - origins[first], y, advance) for gid, x, y, advance in glyphs[first:after]]
        )
        clusters.append(Cluster(word[begins[first] : end], part, sum(g.advance for g in part)))
    return tuple(clusters)


def _read(buffer: hb.Buffer, face: Face) -> tuple[ShapedGlyph, ...]:
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    k = 1 / face.upem
    if len(infos) == 1:  # nearly every character
        place = places[0]
        x, y, advance = place.x_offset * k, place.y_offset * k, place.x_advance * k
        return (ShapedGlyph(infos[0].codepoint, x, y, advance),)
    at, found = 0.0, []
    for info, place in zip(infos, places, strict=True):
        found.append(
            ShapedGlyph(info.codepoint, at + place.x_offset * k, place.y_offset * k, place.x_advance * k)
        )
        at += place.x_advance * k
    return tuple(found)
