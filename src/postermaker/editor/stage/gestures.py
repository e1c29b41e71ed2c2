"""What a pressed pointer does: move, pull, turn, choose by a marquee, move the page. Free of widgets.

A gesture shows what it would do on the desk (`preview`) and becomes one step of the history when the button is
let go; `cancel` puts everything back. Places are millimetres of the page.
"""

import math
from collections.abc import Callable
from typing import NamedTuple, Protocol

from postermaker.document import arranging
from postermaker.document.model import Document, Picture, QrCode
from postermaker.document.tree import Spot, bounds_of, spots
from postermaker.editor.arranging import called
from postermaker.editor.desk import Desk
from postermaker.editor.stage import hits
from postermaker.editor.stage.handles import PULLS, Handle, pulled, pulled_box
from postermaker.editor.stage.snapping import CATCH_PX, NOTHING, Line, Snap, lines_of, snapped
from postermaker.editor.words import say
from postermaker.geometry import Box, Point


class Keys(NamedTuple):
    """Which keys are held."""

    shift: bool = False
    ctrl: bool = False
    alt: bool = False


class Lens(NamedTuple):
    """What a gesture needs to know of the canvas."""

    scale: float  #: logical pixels a millimetre
    snapping: bool
    lines: tuple[Line, ...]  #: guides that stand on the page


class Gesture(Protocol):
    """Something that goes on while the button is held."""

    @property
    def snap(self) -> Snap:
        """The smart guides to show."""

    @property
    def said(self) -> str:
        """The read-out at the pointer."""

    def to(self, at: Point, keys: Keys) -> None:
        """The pointer moved."""

    def finish(self) -> None:
        """The button was let go: one step."""

    def cancel(self) -> None:
        """Esc: as before."""


class Marquee:
    """A frame that takes what lies wholly in it; with Shift added to what was selected."""

    snap = NOTHING
    said = ""

    def __init__(self, desk: Desk, start: Point, *, adding: bool) -> None:
        self._desk, self._start = desk, start
        self._kept = desk.selection if adding else ()
        self._before = desk.selection
        self.box = Box(*start, 0, 0)

    def to(self, at: Point, keys: Keys) -> None:
        """Select what is inside."""
        x, y = min(at.x, self._start.x), min(at.y, self._start.y)
        self.box = Box(x, y, abs(at.x - self._start.x), abs(at.y - self._start.y))
        found = hits.within(self._desk.shown, self._desk.page, self.box)
        self._desk.select(tuple(dict.fromkeys((*self._kept, *found))))

    def finish(self) -> None:
        """The selection stands."""

    def cancel(self) -> None:
        """The selection as it was."""
        self._desk.select(self._before)


class Move:
    """The selection follows the pointer; Shift keeps a straight line, Ctrl leaves a copy behind, Alt does not snap."""

    def __init__(self, desk: Desk, start: Point, lens: Lens) -> None:
        self._desk, self._start, self._lens = desk, start, lens
        self._spots = arranging.free(desk.document, desk.selection)
        self._ids = tuple(spot.element.id for spot in self._spots)
        self._box = bounds_of(self._spots) if self._spots else Box(*start, 0, 0)
        self._targets, self._neighbours = _targets(desk, set(self._ids), lens)
        self._made: Document | None = None
        self._chosen: tuple[str, ...] = desk.selection
        self._copying = False
        self.snap = NOTHING
        self.said = ""

    def to(self, at: Point, keys: Keys) -> None:
        """Show where it would be."""
        dx, dy = at.x - self._start.x, at.y - self._start.y
        if keys.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        before, self.snap = self.snap, NOTHING
        if self._lens.snapping and not keys.alt:
            box = Box(self._box.x + dx, self._box.y + dy, self._box.width, self._box.height)
            found = snapped(box, self._targets, self._neighbours, CATCH_PX / self._lens.scale, before)
            x, y = found
            if keys.shift:  # the line stays straight
                x, y = (x, NOTHING.y) if dx else (NOTHING.x, y)
            self.snap = Snap(x, y)
            dx, dy = dx + x.shift, dy + y.shift
        self._copying = keys.ctrl
        document = self._desk.document
        if self._copying:
            self._made, self._chosen = arranging.copied(document, self._ids, dx, dy)
        else:
            self._made, self._chosen = arranging.moved(document, self._ids, dx, dy), self._desk.selection
        self.said = _said_shift(dx, dy, self._desk)
        self._desk.preview(self._made)

    def finish(self) -> None:
        """Make it a step."""
        made = self._made
        if made is None or made is self._desk.document:
            self._desk.preview(None)
            return
        verb = say("复制", "Copy ") if self._copying else say("移动", "Move ")
        self._desk.do(verb + _said(self._spots), lambda _: made, select=self._chosen)

    def cancel(self) -> None:
        """Back."""
        self._desk.preview(None)


class Pull:
    """One frame or several by a handle. Pictures keep their ratio, other frames do not; Shift turns that round."""

    def __init__(self, desk: Desk, handle: Handle, start: Point, lens: Lens) -> None:
        self._desk, self._handle, self._start, self._lens = desk, handle, start, lens
        self._spots = arranging.free(desk.document, desk.selection)
        self._box = bounds_of(self._spots)
        ids = {spot.element.id for spot in self._spots}
        self._targets, _ = _targets(desk, ids, lens)
        self._ratio = len(self._spots) > 1 or isinstance(self._spots[0].element, Picture | QrCode)
        self._made: Document | None = None
        self.snap = NOTHING
        self.said = ""

    def to(self, at: Point, keys: Keys) -> None:
        """Show how large it would be."""
        by = Point(at.x - self._start.x, at.y - self._start.y)
        ratio = self._ratio != keys.shift
        alone = self._spots[0] if len(self._spots) == 1 else None
        upright = alone is None or not _turn(alone)
        self.snap = NOTHING
        if self._lens.snapping and upright and not keys.alt and not ratio:
            by = self._snapped(by, keys)
        if alone is not None:
            frame = pulled(
                alone.element.frame, self._handle, _local(alone, by), ratio=ratio, from_middle=keys.ctrl
            )
            self._made = arranging.reframed(self._desk.document, alone.element.id, frame)
            size = (frame.width, frame.height)
        else:
            box = pulled_box(self._box, self._handle, by, ratio=ratio, from_middle=keys.ctrl)
            ids = [spot.element.id for spot in self._spots]
            self._made = arranging.stretched(self._desk.document, ids, self._box, box)
            size = (box.width, box.height)
        self.said = f"{said_mm(size[0], self._desk)} × {said_mm(size[1], self._desk)}"
        self._desk.preview(self._made)

    def _snapped(self, by: Point, keys: Keys) -> Point:
        pull = PULLS[self._handle]
        box = pulled_box(self._box, self._handle, by, ratio=False, from_middle=keys.ctrl)
        edges = ([pull.x] if pull.x else [], [pull.y] if pull.y else [])
        self.snap = snapped(box, self._targets, (), CATCH_PX / self._lens.scale, NOTHING, edges)
        return Point(by.x + self.snap.x.shift, by.y + self.snap.y.shift)

    def finish(self) -> None:
        """Make it a step."""
        made = self._made
        if made is None:
            return
        self._desk.do(say("改大小", "Resize ") + _said(self._spots), lambda _: made)

    def cancel(self) -> None:
        """Back."""
        self._desk.preview(None)


class Turn:
    """The selection about its middle: Shift in steps of 15°, upright places catch by themselves."""

    _STEP, _CATCH = 15.0, 3.0

    snap = NOTHING

    def __init__(self, desk: Desk, start: Point) -> None:
        self._desk = desk
        self._spots = arranging.free(desk.document, desk.selection)
        self._middle = bounds_of(self._spots).centre
        self._first = _angle(self._middle, start)
        self._made: Document | None = None
        self.said = ""

    def to(self, at: Point, keys: Keys) -> None:
        """Show how it would stand."""
        by = _angle(self._middle, at) - self._first
        before = _turn(self._spots[0]) if len(self._spots) == 1 else 0.0
        angle = before + by
        if keys.shift:
            angle = round(angle / self._STEP) * self._STEP
        elif not keys.alt and abs(angle - round(angle / 90) * 90) <= self._CATCH:
            angle = round(angle / 90) * 90.0
        angle = round(angle, 1)
        ids = [spot.element.id for spot in self._spots]
        self._made = arranging.turned(self._desk.document, ids, angle - before, self._middle)
        self.said = f"{(angle + 180) % 360 - 180:g}°"
        self._desk.preview(self._made)

    def finish(self) -> None:
        """Make it a step."""
        made = self._made
        if made is not None:
            self._desk.do(say("旋转", "Turn ") + _said(self._spots), lambda _: made)

    def cancel(self) -> None:
        """Back."""
        self._desk.preview(None)


class Pan:
    """The page follows the pointer; places are logical pixels of the view."""

    snap = NOTHING
    said = ""

    def __init__(self, start: Point, move: Callable[[float, float], None]) -> None:
        self._last, self._move = start, move

    def to(self, at: Point, keys: Keys) -> None:
        """Move it along."""
        self._move(at.x - self._last.x, at.y - self._last.y)
        self._last = at

    def finish(self) -> None:
        """It stays there."""

    def cancel(self) -> None:
        """It stays there."""


def _angle(middle: Point, at: Point) -> float:
    return math.degrees(math.atan2(at.y - middle.y, at.x - middle.x))


def _turn(spot: Spot) -> float:
    """How far an element stands turned on the page."""
    return spot.element.frame.rotation + sum(group.frame.rotation for group in spot.parents)


def _local(spot: Spot, by: Point) -> Point:
    """A vector of the page in the coordinates that a frame counts in."""
    a, b, c, d, *_ = spot.view
    k = spot.view.determinant
    return Point((d * by.x - c * by.y) / k, (a * by.y - b * by.x) / k)


def _targets(desk: Desk, moving: set[str], lens: Lens) -> tuple[list[Line], list[Box]]:
    """What there is to catch at: page, safe area, guides, and the other elements of the outermost level."""
    lines = [*lines_of(desk.sheet, page=True), *lens.lines]
    safe = desk.document.safe
    if safe and 2 * safe < min(desk.size):
        lines += [line for line in lines_of(desk.sheet.grown(-safe), page=True) if not line.middle]
    neighbours = []
    for spot in spots(desk.document, desk.page):
        ours = spot.element.id in moving or any(group.id in moving for group in spot.parents)
        if spot.parents or spot.hidden or ours:
            continue
        lines += lines_of(spot.bounds)
        neighbours.append(spot.bounds)
    return lines, neighbours


def _said(found: list[Spot]) -> str:
    if len(found) == 1:
        return f"“{called(found[0].element)}”"
    return say(f" {len(found)} 个对象", f" {len(found)} objects")


def said_mm(mm: float, desk: Desk) -> str:
    """A length as people say it on a page of this size: m on banners, cm on posters, mm on leaflets."""
    longest = max(desk.size)
    if longest >= 2000 and abs(mm) >= 1000:
        return f"{round(mm / 1000, 2):g} m"
    if longest >= 600:
        return f"{round(mm / 10, 1):g} cm"
    return f"{round(mm, 1):g} mm"


def _said_shift(dx: float, dy: float, desk: Desk) -> str:
    parts = []
    if round(dx, 1):
        side = say("右", "right") if dx > 0 else say("左", "left")
        parts.append(f"{side} {said_mm(abs(dx), desk)}")
    if round(dy, 1):
        side = say("下", "down") if dy > 0 else say("上", "up")
        parts.append(f"{side} {said_mm(abs(dy), desk)}")
    return "  ".join(parts)
