"""Pictures for a panel: what `pages` makes of a text, lamp by lamp, with how long to show each."""

import math
from functools import partial

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.screens.letters import Lettering, lettering
from postermaker.screens.marking import Marked
from postermaker.screens.panel import Mode, Panel, checked
from postermaker.screens.setting import Arranged, arranged
from postermaker.text.breaking import Line

#: A strip that is longer is refused by the software of panels, and nobody waits for its end.
MAX_STRIP_PX = 65_535
#: Lamps by what they show.
GROUND, TEXT, KEY = 0, 1, 2

Lamps = NDArray[np.uint8]  #: GROUND, TEXT or KEY; shape (rows, columns)


class Picture(Struct, frozen=True, eq=False):
    """A page, or a strip that scrolls through the panel from the right."""

    lamps: Lamps
    text: str  #: what is on it, without the blanks at line ends
    seconds: float  #: a page is to stand; a strip needs for one round


class Shown(Struct, frozen=True, eq=False):
    """A text on a panel."""

    panel: Panel
    mode: Mode  #: pages or scroll
    size_px: int  #: a Han character's cell
    pictures: tuple[Picture, ...]


def pages(text: Marked, panel: Panel, mode: Mode, book: FontBook, family: str = "") -> Shown:
    """A text as pictures of exactly the panel's size, or as one strip of its height.

    Args:
        text: with the places of its key words (`marking.marked`).
        panel: its size, colours and lines.
        mode: AUTO takes what suits the text's length.
        book: the faces.
        family: of the characters; empty for what reads best at each size.

    Raises:
        InputFault: no text; a panel too small; a character that no face draws; a strip too long.
    """
    checked(panel)
    if not text.text:
        raise InputFault(
            Bilingual("没有文字", "there is no text"),
            Bilingual("请填上要显示的文字", "give the words to show"),
        )
    done = arranged(text, panel, mode, partial(lettering, book, family=family))
    letters = lettering(book, done.size_px, family)
    if done.mode is Mode.SCROLL:
        return Shown(panel, done.mode, done.size_px, (_strip(done, panel, letters),))
    pictures = tuple(_page(lines, panel, letters) for lines in done.pages)
    return Shown(panel, done.mode, done.size_px, pictures)


def hold_seconds(text: str) -> float:
    """How long a page is to stand: time to look up, then four characters a second; half seconds, three at least."""
    return max(3.0, round(2 * (1.0 + len("".join(text.split())) / 4)) / 2)


def scroll_seconds(width_px: int, size_px: int) -> float:
    """How long a strip takes for one round at three characters a second, which eyes follow without haste."""
    return float(math.ceil(width_px / (3 * size_px)))


def _page(lines: tuple[Line, ...], panel: Panel, letters: Lettering) -> Picture:
    """Lines in the middle of the panel, the rows that are left over shared out between them."""
    lamps = np.zeros((panel.height_px, panel.width_px), np.uint8)
    size, rows = letters.size_px, len(lines)
    spare = panel.height_px - rows * size
    gap = min(spare // (rows + 1), size // 4)
    top = (spare - gap * (rows - 1)) // 2
    for i, line in enumerate(lines):
        left = (panel.width_px - round(line.width * size)) // 2
        _draw(lamps, line, left, top + i * (size + gap), letters)
    said = "".join(cell.text for line in lines for cell in line.cells)
    return Picture(lamps, said, hold_seconds(said))


def _strip(done: Arranged, panel: Panel, letters: Lettering) -> Picture:
    """The text behind a dark panel's width: where the strip's end meets its start nothing is lit or cut."""
    ((line,),) = done.pages
    width = panel.width_px + round(line.width * done.size_px)
    if width > MAX_STRIP_PX:
        raise InputFault(
            Bilingual(f"文字太长，滚动要 {width:,} 列", f"too long: scrolling takes {width:,} columns"),
            Bilingual(f"分成几条，每条最多 {MAX_STRIP_PX:,} 列", f"make several of {MAX_STRIP_PX:,} at most"),
        )
    lamps = np.zeros((panel.height_px, width), np.uint8)
    _draw(lamps, line, panel.width_px, (panel.height_px - done.size_px) // 2, letters)
    said = "".join(cell.text for cell in line.cells)
    return Picture(lamps, said, scroll_seconds(width, done.size_px))


def _draw(lamps: Lamps, line: Line, left: int, top: int, letters: Lettering) -> None:
    """Light the lamps of a line whose first cell has its upper left corner there."""
    size, at = letters.size_px, 0.0
    for cell in line.cells:
        letter = None if cell.blank else letters.letter(cell.text)
        if letter is not None:
            trimmed = round(cell.glyphs[0][1] * size) if cell.glyphs else 0
            x, y = left + round(at * size) + letter.x + trimmed, top + letter.y
            _light(lamps, letter.dots, x, y, KEY if cell.stretch else TEXT)
        at += cell.advance


def _light(lamps: Lamps, dots: NDArray[np.bool_], x: int, y: int, value: int) -> None:
    """Light dots, those outside the picture left out."""
    height, width = lamps.shape
    rows = slice(max(0, y), max(0, min(height, y + dots.shape[0])))
    columns = slice(max(0, x), max(0, min(width, x + dots.shape[1])))
    seen = dots[rows.start - y : rows.stop - y, columns.start - x : columns.stop - x]
    if seen.size:
        lamps[rows, columns][seen] = value
