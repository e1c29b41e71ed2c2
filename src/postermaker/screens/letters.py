"""Characters as dots at a whole number of pixels: by hand at 16, elsewhere from outlines set onto the grid."""

from functools import lru_cache

import numpy as np
from msgspec import Struct

from postermaker.errors import Bilingual, MissingFault
from postermaker.fonts import Face, FontBook
from postermaker.screens.dots import SIZE_PX, Dots, dot_font
from postermaker.screens.hinting import snapped
from postermaker.text.cells import Kind, kind_of
from postermaker.text.marks import DASHES, is_word

#: The family of all sizes that have no dots of their own; of those bundled it keeps strokes apart best.
FAMILY = "Noto Sans SC"
#: From here on heavier strokes leave gaps of more than a lamp, which does not close to the eye.
_BOLD_FROM_PX = 64
#: Below this strokes of outlines run together in dense characters, and each has to be looked at.
_DOUBTFUL_BELOW_PX = 16
#: So many dots a side, all lit, are no stroke but several that ran together.
_BLOT = 3

#: Where the ink middle of 国 is, so that faces in one line agree: below the cell's middle, for dots and roofs reach
#: above 国 by more than legs reach below it, and the dark rows above and below a line are then as many.
_MIDDLE = 0.515


class Letter(Struct, frozen=True, eq=False):
    """A character's dots, and where they are in its cell, from its upper left corner; may stand out of it."""

    dots: Dots
    x: int
    y: int
    advance: int  #: px

    @property
    def blank(self) -> tuple[int, int]:
        """Dark columns of the cell before and behind the ink."""
        columns = np.flatnonzero(self.dots.any(0))
        if not len(columns):
            return (0, 0)
        return self.x + int(columns[0]), self.advance - self.x - int(columns[-1]) - 1


class Lettering:
    """The characters of one size; each is made once.

    Args:
        book: the faces.
        size_px: a Han character's cell.
        family: of the outlines; empty for what reads best at the size.
    """

    def __init__(self, book: FontBook, size_px: int, family: str = "") -> None:
        self.book, self.size_px = book, size_px
        self.by_hand = size_px == SIZE_PX and not family
        self.face = book.face(family or FAMILY, 700 if size_px >= _BOLD_FROM_PX else 400)
        self._known: dict[str, Letter | None] = {}

    def letter(self, char: str) -> Letter | None:
        """A character; None if no face draws it."""
        if char not in self._known:
            self._known[char] = self._made(char)
        return self._known[char]

    def _made(self, char: str) -> Letter | None:
        dots = dot_font().find(char) if self.by_hand else None
        if dots is not None:
            return Letter(dots, 0, 0, dots.shape[1])
        face = self.book.stand_in(self.face, char, "zh-Hans")
        return None if face is None else self._outlined(char, face)

    def _outlined(self, char: str, face: Face) -> Letter:
        gid = face.hb_font.get_nominal_glyph(ord(char)) or 0
        natural = max(1, round(face.advance(gid) * self.size_px))
        whole = not is_word(char) and kind_of(char) is not Kind.OTHER
        advance = self.size_px if whole else natural
        baseline = round(self.size_px * (_MIDDLE + face.middle))
        dots, x, y = _ink(*_drawn(face, gid, self.size_px, baseline))
        top = _inside(y, dots.shape[0], self.size_px)
        if char in DASHES:  # two of them are one rule
            return Letter(np.tile(dots.any(axis=1, keepdims=True), (1, advance)), 0, top, advance)
        return Letter(dots, x + (advance - natural) // 2, top, advance)

    def reads(self, text: str) -> bool:
        """Whether no character of the text is a blot at this size."""
        if self.by_hand or self.size_px >= _DOUBTFUL_BELOW_PX:
            return True
        letters = (self.letter(char) for char in set(text) if not char.isspace())
        return not any(letter and _blotted(letter.dots) for letter in letters)


def _ink(dots: Dots, x: int, y: int) -> tuple[Dots, int, int]:
    """Dots without dark rows and columns around them."""
    rows, columns = np.flatnonzero(dots.any(axis=1)), np.flatnonzero(dots.any(axis=0))
    if not len(rows):
        return dots[:0, :0], x, y
    top, left = int(rows[0]), int(columns[0])
    return dots[top : rows[-1] + 1, left : columns[-1] + 1], x + left, y + top


def _inside(top: int, rows: int, size_px: int) -> int:
    """Where ink starts that must not leave its cell: there may be no panel beyond, and a cut Q is an O."""
    return max(0, min(top, size_px - rows))


def _drawn(face: Face, gid: int, size_px: int, baseline_px: int) -> tuple[Dots, int, int]:
    """A glyph's dots, and where they are in its cell. Loads Qt, which characters drawn by hand do without.

    Raises:
        MissingFault: Qt is not there.
    """
    try:
        from postermaker.backends.crisp import glyph_dots, outline_dots
    except ImportError as error:
        raise MissingFault(
            Bilingual(f"这台机器缺少画图用的库（{error}）", f"a library for drawing is missing ({error})"),
            Bilingual(
                "运行 postermaker doctor 看怎么装",
                "run 'postermaker doctor' for the command that installs it",
            ),
        ) from error
    if size_px < _BOLD_FROM_PX:
        return outline_dots(snapped(face.outline(gid), size_px, baseline_px))
    dots, x, y = glyph_dots(face, gid, size_px)
    return dots, x, y + baseline_px


def _blotted(dots: Dots) -> bool:
    if min(dots.shape) < _BLOT:
        return False
    parts = np.lib.stride_tricks.sliding_window_view(dots, (_BLOT, _BLOT))
    return bool(np.any(np.all(parts, axis=(2, 3))))


@lru_cache(maxsize=64)
def lettering(book: FontBook, size_px: int, family: str = "") -> Lettering:
    """The characters of one size, remembered from screen to screen."""
    return Lettering(book, size_px, family)
