"""Characters of 16 × 16 dots drawn by hand, as panels have shown them for decades.

At this size no outline reads: 警 has fifteen strokes one above the other, and a rasterizer has sixteen rows for them.
So the glyphs are those of a bitmap font; `dots16.txt` says whose, and under which licence.
"""

import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from postermaker.text.marks import CLOSINGS, DASHES, ELLIPSES, OPENINGS, PAUSES

SIZE_PX = 16

Dots = NDArray[np.bool_]  #: lit or not, shape (rows, columns)

_FILE = Path(__file__).with_name("dots16.npz")
#: Latin, marks and signs, Han; first and last.
_KEPT = ((0x20, 0x24F), (0x370, 0x45F), (0x2000, 0x27BF), (0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
         (0xFF00, 0xFFEF))  # fmt: skip


class DotFont:
    """The characters by code: 16 rows of 16 dots each, half of them used by Latin letters and digits."""

    def __init__(self, codes: NDArray[np.uint16], wide: Dots, bits: NDArray[np.uint8]) -> None:
        self._codes, self._wide, self._bits = codes, wide, bits

    def find(self, char: str) -> Dots | None:
        """A character's dots, 8 or 16 columns wide; None if it is not here."""
        code = ord(char)
        at = int(np.searchsorted(self._codes, min(code, 0xFFFF)))
        if at == len(self._codes) or self._codes[at] != code:
            return None
        dots = np.unpackbits(self._bits[at]).reshape(SIZE_PX, SIZE_PX).astype(bool)
        if self._wide[at]:
            return _leaning(char, dots)
        half = dots[:, : SIZE_PX // 2]
        if char == "0":
            half[7:11, 2:6] = False  # its slash: from afar an 8, and panels show telephone numbers
        return np.hstack((half, half)) if char in DASHES | ELLIPSES else half


def _leaning(char: str, dots: Dots) -> Dots:
    """A mark moved to the half of its cell where it stands in mainland setting; here all are in the middle."""
    columns = np.flatnonzero(dots.any(0))
    if char in OPENINGS:
        return np.roll(dots, SIZE_PX - 2 - columns[-1], axis=1)
    if char in CLOSINGS or (char in PAUSES and len(columns) <= 6):
        return np.roll(dots, 2 - columns[0], axis=1)
    return dots


@lru_cache(maxsize=1)
def dot_font() -> DotFont:
    """The font that comes along."""
    with np.load(_FILE, allow_pickle=False) as data:
        return DotFont(data["codes"], data["wide"], data["bits"])


def pack(lines: Iterable[str]) -> bytes:
    """The file of this font from the lines of a `.hex` file: code and rows in hexadecimal."""
    kept = sorted(_glyphs(lines))
    stream = io.BytesIO()
    np.savez_compressed(
        stream,
        codes=np.array([code for code, _ in kept], np.uint16),
        wide=np.array([len(rows) == 32 for _, rows in kept]),
        bits=np.array([np.frombuffer(_widened(rows), np.uint8) for _, rows in kept]),
    )
    return stream.getvalue()


def _glyphs(lines: Iterable[str]) -> Iterator[tuple[int, bytes]]:
    for line in lines:
        code, rows = line.strip().split(":")
        if any(first <= int(code, 16) <= last for first, last in _KEPT):
            yield int(code, 16), bytes.fromhex(rows)


def _widened(rows: bytes) -> bytes:
    """Two bytes a row."""
    return rows if len(rows) == 32 else b"".join(bytes((row, 0)) for row in rows)
