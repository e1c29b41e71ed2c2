"""A corner of the sheet turned over: what lies under it, a strip of shade, the red back of the paper."""

from studio import cmyk, curve, linear

from postermaker.color import Paint
from postermaker.document.model import Element, Frame

#: How far the fold reaches down, as a share of how far it reaches along the upper edge.
SLOPE = 0.62
_BACK = linear(
    (0, cmyk(2, 78, 66, 0)),
    (0.34, cmyk(4, 98, 90, 0)),
    (1, cmyk(16, 100, 96, 10)),
    start=(0.7, 0.2),
    end=(0.1, 0.95),
)


def tip(along: float, down: float) -> tuple[float, float]:
    """Where the corner comes to lie: by how much left of the edge and below it (it is mirrored by the fold)."""
    square = along * along + down * down
    return 2 * along * down * down / square, 2 * along * along * down / square


def corner(
    key: str,
    frame: Frame,
    under: Paint,
    *,
    back: Paint = _BACK,
    shade: float = 0.16,
    slope: float = SLOPE,
    edge: Paint | None = None,
) -> tuple[Element, ...]:
    """The upper right corner turned over; the frame reaches from the corner to the fold's end, `frame_of` tells its height.

    Args:
        key: what the ids begin with.
        frame: its upper right corner is the sheet's.
        under: what shows where the corner was.
        back: of the paper.
        shade: how dark the strip below the turned corner is.
        slope: see `SLOPE`.
        edge: a hairline of light along the fold, if any.
    """
    a, b = 1000.0, 1000.0 * slope
    left, foot = tip(a, b)
    x, box = a - left, (a, foot)
    made: list[Element] = [
        curve(f"{key}-under", frame, f"M0 0L{a:.1f} 0L{a:.1f} {b:.1f}Z", box, under, name="纸下"),
        curve(
            f"{key}-shade", frame, f"M0 0L{x - 44:.1f} {foot + 16:.1f}L{a:.1f} {b:.1f}Z", box,
            cmyk(30, 60, 60, 60, shade), name="影",
        ),
        curve(f"{key}-back", frame, f"M0 0L{a:.1f} {b:.1f}L{x:.1f} {foot:.1f}Z", box, back, name="折角"),
    ]  # fmt: skip
    if edge is not None:
        made.append(
            curve(
                f"{key}-edge",
                frame,
                f"M0 0L{a:.1f} {b:.1f}L{a - 14:.1f} {b + 6:.1f}Z",
                box,
                edge,
                name="折痕",
            )
        )
    return tuple(made)


def height_of(width: float, slope: float = SLOPE) -> float:
    """The height of the frame of a corner that is `width` wide."""
    return tip(width, width * slope)[1]
