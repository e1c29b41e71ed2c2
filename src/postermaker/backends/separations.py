"""How much ink a page lays on the sheet: its plates painted small, overprint honoured, and added up.

Paper and cloth take only so much: above the limit ink stays wet, blocks and bleeds. GWG judges the mean over
squares of 15 mm (requirement R0026), since a hairline of much ink dries on its own.
"""

from typing import NamedTuple, assert_never

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from postermaker.backends.plates import cmyk_bands, prepare_plates
from postermaker.color import Flat, Paint, Spot
from postermaker.display import DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined
from postermaker.fonts import FontBook
from postermaker.geometry import Point

#: The longer side of the picture that is judged: on A4 a pixel is 0.2 mm.
_SIDE_PX = 1500
_BAND_ROWS = 128
#: The side of the square over which ink is averaged, in mm.
SQUARE = 15.0


class Ink(NamedTuple):
    """An amount of ink and where it is."""

    total: float  #: sum of the four inks, 1 is 100 %
    place: Point  #: mm on the page


class InkFigure(Struct, frozen=True, kw_only=True):
    """The ink on a page, inside its trim."""

    most: Ink  #: of the mean over any square of 15 mm (of the page, where it is smaller)
    most_px: Ink  #: of any pixel; see `pixel` for its size
    mean: float  #: total over the whole page
    plates: tuple[float, float, float, float]  #: the most on each plate: cyan, magenta, yellow, black
    spots: tuple[str, ...]  #: spot inks by name, sorted; they count by their stand-ins
    pixel: float  #: mm
    shares: tuple[float, ...]  #: of the page by its total: below 1 %, below 2 % … 400 %

    def share_over(self, limit: float) -> float:
        """Which share of the page has more ink than a limit (3.0 is 300 %)."""
        return sum(self.shares[round(100 * limit) + 1 :])


def ink_figures(
    page: DisplayPage, assets: dict[str, bytes], book: FontBook, profile: bytes | None = None
) -> InkFigure:
    """The ink that a page lays down inside its trim; layers that are orders to a machine lay none.

    Args:
        page: the page.
        assets: its pictures.
        book: its fonts.
        profile: a shop's CMYK profile, by which RGB becomes ink; None: the bundled one.

    Raises:
        InputFault: a picture that can't be decoded, or a profile that won't do.
    """
    trim = page.trim
    pixel = max(trim.width, trim.height) / _SIDE_PX
    width, height = (max(1, round(side / pixel)) for side in (trim.width, trim.height))
    plates = prepare_plates(page, assets, book, trim, width, height, profile)
    totals = np.empty((height, width), np.uint16)
    most, top = np.zeros(4, np.uint8), 0
    for rows in cmyk_bands(plates, min(height, _BAND_ROWS), _unheard):
        inks = rows.reshape(len(rows), width, 4)
        np.sum(inks, axis=2, dtype=np.uint16, out=totals[top : top + len(rows)])
        most, top = np.maximum(most, inks.max(axis=(0, 1))), top + len(rows)
    cyan, magenta, yellow, black = (float(ink) / 255 for ink in most)
    percents = np.bincount((totals.ravel() * np.float32(100 / 255) + 0.5).astype(np.int64), minlength=401)
    return InkFigure(
        most=_most(totals, pixel, max(1, round(SQUARE / pixel))),
        most_px=_most(totals, pixel, 1),
        mean=float(totals.mean()) / 255,
        plates=(cyan, magenta, yellow, black),
        spots=tuple(sorted(_spots(page.items))),
        pixel=pixel,
        shares=tuple((percents / totals.size).tolist()),
    )


def _unheard(share: float) -> None:
    """Nobody waits for a picture as small as this."""


def _most(totals: NDArray[np.uint16], pixel: float, window_px: int) -> Ink:
    """The most ink in any square of so many pixels, and the middle of that square on the page."""
    rows, columns = totals.shape
    high, wide = min(window_px, rows), min(window_px, columns)
    sums = np.zeros((rows + 1, columns + 1), np.int64)  # of all above and to the left
    totals.cumsum(axis=0, dtype=np.int64).cumsum(axis=1, out=sums[1:, 1:])
    squares = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    row, column = divmod(int(squares.argmax()), squares.shape[1])
    place = Point((column + wide / 2) * pixel, (row + high / 2) * pixel)
    return Ink(float(squares[row, column]) / (255 * high * wide), place)


def _spots(items: tuple[DisplayItem, ...]) -> set[str]:
    """The spot inks of items by name, those of machine layers left out."""
    found: set[str] = set()
    for item in items:
        match item:
            case Outlined() | GlyphRun():
                for paint in (item.fill, item.pen and item.pen.paint):
                    found |= _spots_of(paint) if paint else set()
            case Layer():
                found |= set() if item.step else _spots(item.items)
            case Image():
                pass
            case _:
                assert_never(item)
    return found


def _spots_of(paint: Paint) -> set[str]:
    colors = [paint.color] if isinstance(paint, Flat) else [stop.color for stop in paint.stops]
    return {color.name for color in colors if isinstance(color, Spot)}
