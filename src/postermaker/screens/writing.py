"""A panel's picture as a file: PNG or BMP, with no colour but the panel's own."""

from enum import StrEnum
from typing import IO, assert_never

import numpy as np

from postermaker.backends.bmp import write_bmp, write_indexed_bmp
from postermaker.backends.png import pack, write_indexed_png, write_png
from postermaker.errors import Bilingual, InputFault
from postermaker.screens.panel import BLACK, TWO_COLORS, WHITE, Color, Inks, Panel, inks_of
from postermaker.screens.picture import Lamps
from postermaker.units import SCREEN_DPI


class Format(StrEnum):
    """What a panel's software reads."""

    PNG = "png"
    BMP = "bmp"


def parse_formats(said: str) -> tuple[Format, ...]:
    """The formats in a text such as `png,bmp`.

    Raises:
        InputFault: there is no such format, or none.
    """
    names = [name.strip().lower().lstrip(".") for name in said.replace("，", ",").split(",") if name.strip()]
    wrong = next((name for name in names if name not in tuple(Format)), None)
    if wrong is not None or not names:
        raise InputFault(
            Bilingual(f"屏幕图没有“{wrong or said}”格式", f"no picture for panels is a '{wrong or said}'"),
            Bilingual("可以写：png,bmp", "write png,bmp"),
        )
    return tuple(Format(name) for name in dict.fromkeys(names))


def write_picture(stream: IO[bytes], lamps: Lamps, panel: Panel, kind: Format, *, mono: bool = False) -> None:
    """One picture as a file.

    RED is 1 bit a pixel; TWO has the palette black, red, green, yellow; FULL has 24 bits.

    Args:
        stream: where it goes.
        lamps: what each shows.
        panel: whose colours they are.
        kind: of the file.
        mono: a panel of one colour in black and white, as some software wants it.
    """
    inks = inks_of(panel)
    match panel.color:
        case Color.RED:
            palette = (BLACK, WHITE) if mono else (inks.ground, inks.text)
            _write_indexed(stream, np.minimum(lamps, 1), palette, kind)
        case Color.TWO:
            _write_indexed(stream, _places(inks)[lamps], TWO_COLORS, kind)
        case Color.FULL:
            _write_full(stream, lamps, inks, kind)
        case _:
            assert_never(panel.color)


def _places(inks: Inks) -> Lamps:
    """Where ground, text and key stand in the palette of two colours."""
    return np.array([TWO_COLORS.index(ink) for ink in (inks.ground, inks.text, inks.key)], np.uint8)


def _write_indexed(stream: IO[bytes], pixels: Lamps, palette: tuple[int, ...], kind: Format) -> None:
    match kind:
        case Format.PNG:
            plain = palette == (BLACK, WHITE)
            write_indexed_png(stream, SCREEN_DPI, pixels, None if plain else np.array(palette))
        case Format.BMP:
            write_indexed_bmp(stream, SCREEN_DPI, pixels, palette)
        case _:
            assert_never(kind)


def _write_full(stream: IO[bytes], lamps: Lamps, inks: Inks, kind: Format) -> None:
    rows = [list(ink.to_bytes(3, "big")) for ink in (inks.ground, inks.text, inks.key)]
    pixels = np.array(rows, np.uint8)[lamps]
    height, width, _ = pixels.shape
    match kind:
        case Format.PNG:
            write_png(stream, width, height, SCREEN_DPI, [pack(pixels.reshape(height, 3 * width))])
        case Format.BMP:
            write_bmp(stream, SCREEN_DPI, pixels)
        case _:
            assert_never(kind)
