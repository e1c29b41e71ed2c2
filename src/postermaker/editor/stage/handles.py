"""The eight handles of a frame and the one that turns it: where they are, and what pulling them makes. Free of Qt."""

import math
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from postermaker.document.model import Frame
from postermaker.geometry import Affine, Box, Point

#: How near the pointer must come, in logical pixels: the touch area is 16.
REACH = 8.0
#: Under this length of a side the handle in its middle disappears first.
SHORT = 40.0
#: How far below the frame the turning handle stands.
TURN_GAP = 26.0
#: No frame is pulled smaller, in mm.
LEAST = 0.5


class Handle(StrEnum):
    """What is pulled; the words are compass points of the unturned frame."""

    NW = "nw"
    N = "n"
    NE = "ne"
    E = "e"
    SE = "se"
    S = "s"
    SW = "sw"
    W = "w"
    TURN = "turn"


class _Pull(NamedTuple):
    """Which edges a handle moves: -1 the left or upper, 1 the right or lower, 0 none."""

    x: int
    y: int


PULLS = {
    Handle.NW: _Pull(-1, -1),
    Handle.N: _Pull(0, -1),
    Handle.NE: _Pull(1, -1),
    Handle.E: _Pull(1, 0),
    Handle.SE: _Pull(1, 1),
    Handle.S: _Pull(0, 1),
    Handle.SW: _Pull(-1, 1),
    Handle.W: _Pull(-1, 0),
}

Quad = tuple[Point, Point, Point, Point]  #: upper left, upper right, lower right, lower left


def places(corners: Quad) -> dict[Handle, Point]:
    """Where the handles of a frame stand in the view, given its corners there."""
    nw, ne, se, sw = corners
    found = {Handle.NW: nw, Handle.NE: ne, Handle.SE: se, Handle.SW: sw}
    if math.dist(nw, ne) >= SHORT:
        found |= {Handle.N: _between(nw, ne), Handle.S: _between(sw, se)}
    if math.dist(nw, sw) >= SHORT:
        found |= {Handle.W: _between(nw, sw), Handle.E: _between(ne, se)}
    found[Handle.TURN] = _turn_place(corners)
    return found


def _turn_place(corners: Quad) -> Point:
    nw, ne, se, sw = corners
    foot = _between(sw, se)
    away = Point(foot.x - _between(nw, ne).x, foot.y - _between(nw, ne).y)
    length = math.hypot(*away)
    if length < 1e-6:  # a flat frame: across its line
        along = Point(ne.x - nw.x, ne.y - nw.y)
        away, length = Point(-along.y, along.x), math.hypot(*along) or 1.0
    return Point(foot.x + away.x / length * TURN_GAP, foot.y + away.y / length * TURN_GAP)


def _between(one: Point, other: Point) -> Point:
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


def handle_at(corners: Quad, at: Point) -> Handle | None:
    """The handle under the pointer, corners before sides."""
    near = [(math.dist(place, at), handle) for handle, place in places(corners).items()]
    distance, handle = min(near)
    return handle if distance <= REACH else None


def pulled(
    frame: Frame, handle: Handle, by: Point, *, ratio: bool = False, from_middle: bool = False
) -> Frame:
    """The frame with a handle pulled by a vector in the coordinates that the frame counts in.

    The opposite edge or corner stays where it is on the page, turned frames included; with `from_middle` the
    middle stays. With `ratio` a corner keeps width to height.
    """
    pull = PULLS[handle]
    turn = Affine.rotation(frame.rotation, Point(0, 0))
    along = turn.inverse().map(*by)
    k = 2.0 if from_middle else 1.0
    width = max(LEAST, frame.width + along.x * pull.x * k) if pull.x else frame.width
    height = max(LEAST, frame.height + along.y * pull.y * k) if pull.y else frame.height
    if ratio and pull.x and pull.y and frame.width and frame.height:
        grown = max(width / frame.width, height / frame.height)
        width, height = frame.width * grown, frame.height * grown
    return resized(frame, width, height, Point(0, 0) if from_middle else Point(-pull.x, -pull.y))


def resized(frame: Frame, width: float, height: float, anchor: Point) -> Frame:
    """The frame at another size; `anchor`, -1 to 1 from the middle to an edge, is what stays in its place."""
    turn = Affine.rotation(frame.rotation, Point(0, 0))
    middle = Point(frame.x + frame.width / 2, frame.y + frame.height / 2)
    still = turn.map(anchor.x * frame.width / 2, anchor.y * frame.height / 2)
    back = turn.map(anchor.x * width / 2, anchor.y * height / 2)
    x, y = middle.x + still.x - back.x, middle.y + still.y - back.y
    return replace(frame, x=x - width / 2, y=y - height / 2, width=width, height=height)


def pulled_box(box: Box, handle: Handle, by: Point, *, ratio: bool, from_middle: bool) -> Box:
    """As `pulled`, for the upright box around several frames."""
    made = pulled(
        Frame(x=box.x, y=box.y, width=box.width, height=box.height),
        handle,
        by,
        ratio=ratio,
        from_middle=from_middle,
    )
    return Box(made.x, made.y, made.width, made.height)
