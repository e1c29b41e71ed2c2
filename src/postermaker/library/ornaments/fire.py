"""A burning edge and a single flame."""

from collections.abc import Iterator
from itertools import pairwise

from postermaker.document.model import Element
from postermaker.geometry import Path
from postermaker.library.ornaments.curves import set_at
from postermaker.library.ornaments.dice import Dice
from postermaker.library.ornaments.kinds import Kind, Parameter, Sheet, Slot, evenly, ink, seed, whole

#: How high each of the four fires reaches, and how far its tips lean back.
_FIRES = ((1.0, 0.0), (0.74, -0.014), (0.5, -0.034), (0.29, -0.056))


def _tongues(sheet: Sheet) -> list[tuple[float, float, float, float]]:
    """Valleys and tips: x in mm, heights in shares of the frame."""
    dice, count = Dice(sheet.number("seed")), sheet.count("tongues")
    pitch = sheet.width / count
    lean, fall = sheet.number("lean"), sheet.number("fall")
    found = []
    for i in range(-1, count + 2):
        keep = 1 - fall * max(0.0, min(1.0, i / count))
        tip = (
            (0.99 if i % 2 else 0.68) * dice.between(0.88, 1.0) * keep * min(1.0, 3.2 * pitch / sheet.height)
        )
        low = tip * dice.between(0.36, 0.5)
        x = (i + dice.between(-0.12, 0.12)) * pitch
        found.append((x, low, x + pitch * (0.55 + lean), tip))
    return found


def _edge(tongues: list[tuple[float, float, float, float]], share: float, back: float, sheet: Sheet) -> Path:
    """One fire as one outline: level in the valleys, both flanks along the lean at the tips."""
    h = sheet.height
    rows = [
        (vx + back * h * 0.5, h * (1 - low * share), tx + back * h, h * (1 - tip * share**1.12))
        for vx, low, tx, tip in tongues
    ]
    coords = [rows[0][0], h * 1.03, rows[0][0], rows[0][1]]
    for one, two in pairwise(rows):
        vx, vy, tx, ty = one
        nx, ny = two[0], two[1]
        up, down = tx - vx, nx - tx
        coords += [vx + up * 0.62, vy, tx - up * 0.5, ty + (vy - ty) * 0.5, tx, ty]
        coords += [tx - up * 0.28, ty + (ny - ty) * 0.46, nx - down * 0.95 - up * 0.15, ny, nx, ny]
    coords += [rows[-1][0], h * 1.03]
    return Path("ML" + "CC" * (len(rows) - 1) + "LZ", tuple(coords))


def _flames(sheet: Sheet) -> Iterator[Element]:
    tongues = _tongues(sheet)
    for (share, back), paint in zip(_FIRES, sheet.paints, strict=True):
        yield sheet.filled(_edge(tongues, share, back, sheet), paint)


#: A flame that leans a little, its foot at (0, 0), 1 high.
_FLAME = Path.parse(
    "M0 0 C-0.2 0 -0.37 -0.13 -0.37 -0.33 C-0.37 -0.52 -0.25 -0.60 -0.2 -0.76 C-0.12 -0.70 -0.10 -0.62 -0.105 -0.55"
    " C-0.02 -0.63 0.03 -0.80 -0.01 -1 C0.18 -0.90 0.25 -0.72 0.235 -0.57 C0.275 -0.60 0.295 -0.64 0.30 -0.69"
    " C0.37 -0.58 0.395 -0.46 0.38 -0.33 C0.36 -0.12 0.2 0 0 0 Z"
)


def _flame(sheet: Sheet) -> Iterator[Element]:
    box = sheet.fitted(0.78)
    x, foot = box.centre.x, box.bottom
    for t, paint in zip(evenly(3), sheet.paints, strict=True):
        size = box.height * (1, 0.66, 0.36)[round(2 * t)]
        yield sheet.filled(
            set_at(_FLAME, x + box.width * 0.01 * t, foot - box.height * 0.035 * t * 2, size), paint
        )


KINDS = (
    Kind(
        "flames", "火焰边", _flames, (Slot("外焰", ink(0, 96, 100)), Slot("中焰", ink(0, 70, 100)), Slot("内焰", ink(0, 40,
        100)), Slot("焰心", ink(0, 8, 85))),
        (whole(2, 30, 6, "tongues", "火苗数"), Parameter("lean", "倾斜", -0.3, 0.8, 0.42), Parameter("fall", "渐低", 0, 1,
         0.2), seed(3)),
        clips=True, ratio=1.8, summary="沿下边烧过来，可由高到低烧没",
    ),
    Kind(
        "flame", "火苗", _flame, (Slot("外焰", ink(0, 88, 100)), Slot("内焰", ink(0, 48, 100)), Slot("焰心", ink(0, 6, 70))),
        ratio=0.78, summary="一朵火",
    ),
)  # fmt: skip
