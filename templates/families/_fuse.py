"""A house at night, a wire out of its lit window, the spark at the wire's end."""

from families._paths import bent, burst, rays, rect
from studio import cmyk, curve, lined

from postermaker.document.model import Cap, Element, Frame

RED, HOT, BLACK = cmyk(0, 96, 92, 0), cmyk(0, 14, 95, 0), cmyk(55, 65, 60, 96)
PANE, ORANGE, WHITE = cmyk(35, 80, 75, 72), cmyk(0, 60, 95, 0), cmyk(0, 0, 0, 0)


def windows(
    x: float, y: float, columns: int, rows: int, cell: tuple[float, float], lit: tuple[int, int]
) -> tuple[str, str, str, str]:
    """Dark panes, their bars, the lit pane, its curtains and sill; as path data."""
    dark, bars, bright, cloth = "", "", "", ""
    wide, high = cell[0] * 0.66, cell[1] * 0.6
    for row in range(rows):
        for column in range(columns):
            a, b = x + column * cell[0], y + row * cell[1]
            sill = rect(a - wide * 0.1, b + high, wide * 1.2, high * 0.075)
            if (column, row) == lit:
                bright = rect(a, b, wide, high)
                drop = high * 0.8
                low, right = b + drop, a + wide
                cloth = (
                    bent(
                        (a, b),
                        (a + wide * 0.3, b),
                        (a + wide * 0.28, b + drop * 0.6, a + wide * 0.16, b + drop * 0.9, a, low),
                    )
                    + bent(
                        (right, b),
                        (right - wide * 0.3, b),
                        (
                            right - wide * 0.28,
                            b + drop * 0.6,
                            right - wide * 0.16,
                            b + drop * 0.9,
                            right,
                            low,
                        ),
                    )
                    + sill
                )
            else:
                dark += rect(a, b, wide, high) + sill
                bars += rect(a + wide * 0.48, b, wide * 0.045, high) + rect(
                    a, b + high * 0.34, wide, wide * 0.045
                )
    return dark, bars, bright, cloth


def _wire(start: tuple[float, float], end: tuple[float, float]) -> str:
    """From the window down to the spark, in two bends; where there is no height for them, hanging through."""
    (x, y), (a, b) = start, end
    w, h = x - a, b - y
    if w > 3 * h:
        sag = b + w * 0.06
        return bent(
            (x, y),
            (x - w * 0.04, sag, x - w * 0.3, sag, x - w * 0.5, sag),
            (a + w * 0.3, sag, a + w * 0.16, sag, a, b),
        )

    def on(across: float, down: float) -> str:
        return f"{a + w * across:.2f} {y + h * down:.2f}"

    return (
        f"M{on(1, 0)}C{on(0.95, 0.33)} {on(0.44, 0.07)} {on(0.28, 0.28)}"
        f"C{on(0.09, 0.53)} {on(0.78, 0.49)} {on(0.73, 0.73)}C{on(0.69, 0.94)} {on(0.36, 0.8)} {on(0, 1)}"
    )


def spark(
    frame: Frame, size: tuple[float, float], x: float, y: float, r: float, angles: tuple[float, ...]
) -> list[Element]:
    """The burning end: a star in a star, rays long and short."""
    long, short = angles[::2], angles[1::2]
    return [
        curve(
            "rays",
            frame,
            rays(x, y, r * 1.2, r * 1.85, long),
            size,
            None,
            stroke=lined(r * 0.064, HOT, cap=Cap.ROUND),
            name="火星",
        ),
        curve(
            "sparks",
            frame,
            rays(x, y, r * 1.36, r * 1.56, short),
            size,
            None,
            stroke=lined(r * 0.046, WHITE, cap=Cap.ROUND),
            name="火星",
        ),
        curve("burst", frame, burst(x, y, r, 11, 0.42, seed=5, uneven=0.35), size, HOT, name="火花"),
        curve("burst_core", frame, burst(x, y, r * 0.6, 9, seed=9), size, WHITE, name="火花芯"),
    ]


def scene(
    frame: Frame,
    size: tuple[float, float],
    house: float,
    panes: tuple[float, float, int, int, tuple[float, float], tuple[int, int]],
    end: tuple[float, float],
    r: float,
) -> list[Element]:
    """House, wire and spark in a box of `size`, whose house begins at `house`."""
    width, height = size
    dark, bars, bright, cloth = windows(*panes)
    x, y, _, _, cell, lit = panes
    start = (x + lit[0] * cell[0] + cell[0] * 0.2, y + lit[1] * cell[1] + cell[1] * 0.57)
    wire = _wire(start, end)
    angles = tuple(170 + i * 8.2 for i in range(17))
    return [
        curve("house", frame, rect(house, -10, width - house + 10, height + 11), size, BLACK, name="楼"),
        curve("panes", frame, dark, size, PANE, name="黑窗"),
        curve("bars", frame, bars, size, BLACK, name="窗棂"),
        curve("lit", frame, bright, size, HOT, name="亮窗"),
        curve("curtains", frame, cloth, size, ORANGE, name="窗帘"),
        curve("wire", frame, wire, size, None, stroke=lined(r * 0.23, BLACK, cap=Cap.ROUND), name="电线"),
        curve(
            "core",
            frame,
            wire,
            size,
            None,
            stroke=lined(r * 0.066, WHITE, dash=(r * 0.105, r * 0.135)),
            name="引线芯",
        ),
        *spark(frame, size, *end, r, angles),
    ]
