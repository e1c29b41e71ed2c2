"""Runs of glyphs as filled or stroked outlines: operators kept between runs of the program, and large ones deflated once."""

from functools import lru_cache

from postermaker.backends.deflate import Piece, Stretch, stretch, strung
from postermaker.cache import Collection
from postermaker.display import GlyphRun
from postermaker.fonts import Face
from postermaker.geometry import Path

#: Glyph outlines are written in thousandths of an em.
GLYPH_UNITS = 1000
#: Up to this size in mm whole units will do: half of one is 4 µm, less than a dot of a plate at 2400 dpi.
_SMALL_TYPE = 8.0
#: Each verb as a printf pattern: a whole outline is then one formatting call.
_PATTERNS = {"M": "%g %g m", "L": "%g %g l", "C": "%g %g %g %g %g %g c", "Z": "h"}
_FILL, _STROKE = b" f Q\n", b" S Q\n"


def drawn(run: GlyphRun, face: Face, *, stroke: bool) -> bytes | Piece:
    """The operators that paint a run's glyphs, with the paint that is set; `face` is the run's.

    Small type comes as operators, for it is many words that deflate well together. Of large type each glyph is
    a kilobyte that no other resembles: it is deflated once for all files, and only its place is written anew.
    """
    a, b, c, d, _, _ = run.matrix(run.glyphs[0])
    k = 1 / GLYPH_UNITS
    place = f"q {a * k:.6f} {b * k:.6f} {c * k:.6f} {d * k:.6f} ".encode("ascii") + b"%.4f %.4f cm "
    if run.size > _SMALL_TYPE:
        shown = [(place % (glyph.x, glyph.y), _stretch(face, glyph.gid, stroke)) for glyph in run.glyphs]
        return strung([(at, outline) for at, outline in shown if outline])
    written = [(place % (glyph.x, glyph.y), _operators(face, glyph.gid, 0)) for glyph in run.glyphs]
    end = _STROKE if stroke else _FILL
    return b"".join([at + outline + end for at, outline in written if outline])


@lru_cache(maxsize=8192)
def _stretch(face: Face, gid: int, stroke: bool) -> Stretch | None:  # part of the key
    """A glyph of large type, painted; None if it has no ink."""
    outline = _operators(face, gid, 1)
    return stretch(outline + (_STROKE if stroke else _FILL)) if outline else None


@lru_cache(maxsize=16384)
def _operators(face: Face, gid: int, digits: int) -> bytes:
    """Kept between runs: writing an outline as text takes longer than to set a line."""
    kept = _written(face, digits)
    found = kept.get(gid)
    if found is None:
        found = _as_operators(face.outline(gid), digits)
        kept.add(gid, found)
    return found


@lru_cache(maxsize=256)
def _written(face: Face, digits: int) -> Collection:
    return face.collection(f"operators 1 {digits}")


def _as_operators(outline: Path, digits: int) -> bytes:
    pattern = " ".join(map(_PATTERNS.__getitem__, outline.verbs))
    step = 10**digits  # rounding to whole numbers takes a third of the time of rounding to digits
    fine = GLYPH_UNITS * step
    return (pattern % tuple([round(v * fine) / step for v in outline.coords])).encode("ascii")
