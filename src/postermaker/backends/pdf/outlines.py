"""Runs of glyphs as filled or stroked outlines: operators kept between runs of the program, and large ones deflated once."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from postermaker.backends.deflate import Piece, Stretch, stretched, strung
from postermaker.backends.pdf.paints import number
from postermaker.cache import Collection
from postermaker.display import Glyph, GlyphRun
from postermaker.fonts import Face
from postermaker.geometry import Path

#: Glyph outlines are written in whole thousandths of an em, the grid on which most fonts are drawn.
GLYPH_UNITS = 1000
#: Up to this size in mm a text is many words that deflate well together.
_SMALL_TYPE = 8.0
#: Each verb as a printf pattern: a whole outline is then one formatting call.
_PATTERNS = {"M": "%d %d m", "L": "%d %d l", "C": "%d %d %d %d %d %d c", "Z": "h"}


def drawn(run: GlyphRun, face: Face, *, stroke: bool) -> bytes | Piece:
    """The operators that paint a run's glyphs with the paint that is set; the matrix stays at the last one.

    Small type comes as operators. Of large type each glyph is a kilobyte that no other resembles: it is deflated
    once for all files, and only the way to it from the one before is written anew.

    Args:
        run: the glyphs.
        face: the run's.
        stroke: along the outlines instead of inside them.
    """
    if run.size <= _SMALL_TYPE:
        written = [(glyph, _painted(face, glyph.gid, stroke)) for glyph in run.glyphs]
        ways = _ways(run, [glyph for glyph, found in written if found])
        return b"".join([next(ways) + found for _, found in written if found])
    shown = [(glyph, _stretch(face, glyph.gid, stroke)) for glyph in run.glyphs]
    ways = _ways(run, [glyph for glyph, found in shown if found])
    return strung([(next(ways), found) for _, found in shown if found])


def _ways(run: GlyphRun, glyphs: Sequence[Glyph]) -> Iterator[bytes]:
    """The matrix that leads to each glyph: from the page to the first one, then from one to the next in their units."""
    if not glyphs:
        return
    a, b, c, d, left, top = run.matrix(glyphs[0])
    scale = " ".join([_fine(each / GLYPH_UNITS) for each in (a, b, c, d)])
    yield f"{scale} {number(left)} {number(top)} cm ".encode("ascii")
    x = y = 0.0
    for glyph in glyphs[1:]:
        right, down = (glyph.x - left) * GLYPH_UNITS, (glyph.y - top) * GLYPH_UNITS
        # what is rounded off on one way is made up for on the next
        dx = round((down / b if run.turned else right / a) - x, 2)
        dy = round((right / c if run.turned else down / d) - y, 2)
        x, y = x + dx, y + dy
        yield f"1 0 0 1 {number(dx)} {number(dy)} cm ".encode("ascii")


def _fine(value: float) -> str:
    """A number that small type is multiplied by."""
    return f"{value:.9f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=8192)
def _stretch(face: Face, gid: int, stroke: bool) -> Stretch | None:  # part of the key
    """A glyph of large type, painted; None if it has no ink."""
    painted = _painted(face, gid, stroke)
    if not painted:
        return None
    kind = "strokes packed 1" if stroke else "fills packed 1"
    return Stretch(painted, _kept(face, kind, gid, lambda: stretched(painted)))


@lru_cache(maxsize=16384)
def _painted(face: Face, gid: int, stroke: bool) -> bytes:  # part of the key
    """The operators of a glyph; empty if it has no ink."""
    outline = _kept(face, "operators 2", gid, lambda: _as_operators(face.outline(gid)))
    return outline and outline + (b" S\n" if stroke else b" f\n")


def _kept(face: Face, kind: str, gid: int, make: Callable[[], bytes]) -> bytes:
    """What is made of a glyph, kept between runs: making it takes longer than to set a line."""
    kept = _collection(face, kind)
    found = kept.get(gid)
    if found is None:
        found = make()
        kept.add(gid, found)
    return found


@lru_cache(maxsize=256)
def _collection(face: Face, kind: str) -> Collection:
    return face.collection(kind)


def _as_operators(outline: Path) -> bytes:
    pattern = " ".join(map(_PATTERNS.__getitem__, outline.verbs))
    return (pattern % tuple([round(v * GLYPH_UNITS) for v in outline.coords])).encode("ascii")
