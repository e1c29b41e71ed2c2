"""Arranging elements: move, frame, turn, align, distribute, order, group, copy. Documents in, documents out.

Lengths are millimetres of the page; what stands in turned groups is moved along the page all the same. Locked
elements, and those in locked groups, never move by any of these.
"""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import assert_never

from msgspec.structs import replace

from postermaker.document.edit import scaled
from postermaker.document.model import Document, Element, Frame, Group
from postermaker.document.tree import (
    Spot,
    bounds_of,
    changed,
    fresh_id,
    outermost,
    rebuilt,
    taken_ids,
    with_elements,
    with_frames,
    with_fresh_ids,
)
from postermaker.geometry import Affine, Box, Point, Size


class Edge(StrEnum):
    """What is brought into line."""

    LEFT = "left"
    MIDDLE = "middle"  #: the middles of widths
    RIGHT = "right"
    TOP = "top"
    CENTRE = "centre"  #: the middles of heights
    BOTTOM = "bottom"


class Order(StrEnum):
    """Which way in the pile."""

    UP = "up"
    DOWN = "down"
    TOP = "top"
    BOTTOM = "bottom"


def free(document: Document, ids: Collection[str]) -> list[Spot]:
    """The outermost of the elements with these ids that are not locked."""
    return [spot for spot in outermost(document, ids) if not spot.locked]


def moved(document: Document, ids: Collection[str], dx: float, dy: float) -> Document:
    """The elements moved by (dx, dy) on the page."""
    return _shifted(document, {spot.element.id: (spot, dx, dy) for spot in free(document, ids)})


def _shifted(document: Document, shifts: dict[str, tuple[Spot, float, float]]) -> Document:
    frames = {key: shifted_frame(spot, dx, dy) for key, (spot, dx, dy) in shifts.items() if dx or dy}
    return with_frames(document, frames) if frames else document


def shifted_frame(spot: Spot, dx: float, dy: float) -> Frame:
    """The frame of an element moved by (dx, dy) on the page."""
    a, b, c, d, *_ = spot.view
    k = spot.view.determinant
    frame = spot.element.frame
    return replace(frame, x=frame.x + (d * dx - c * dy) / k, y=frame.y + (a * dy - b * dx) / k)


def reframed(document: Document, element_id: str, frame: Frame) -> Document:
    """One element in another frame; what a group holds grows along with it."""

    def change(element: Element) -> Element:
        if isinstance(element, Group):
            old, new = element.frame, frame
            inner = scaled(element.elements, Size(old.width, old.height), Size(new.width, new.height))
            return replace(element, frame=frame, elements=inner)
        return replace(element, frame=frame)

    spots = free(document, {element_id})
    return changed(document, {element_id}, change) if spots else document


def stretched(document: Document, ids: Collection[str], old: Box, new: Box) -> Document:
    """Several elements as the box around them goes from `old` to `new`: places and sizes by the same factors."""
    kx = new.width / old.width if old.width else 1.0
    ky = new.height / old.height if old.height else 1.0
    for spot in free(document, ids):
        middle = spot.bounds.centre
        to = Point(new.x + (middle.x - old.x) * kx, new.y + (middle.y - old.y) * ky)
        frame = shifted_frame(spot, to.x - middle.x, to.y - middle.y)
        width, height = frame.width * kx, frame.height * ky
        x, y = frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2
        grown = replace(frame, x=x, y=y, width=width, height=height)
        document = reframed(document, spot.element.id, grown)
    return document


def turned(document: Document, ids: Collection[str], degrees: float, about: Point) -> Document:
    """The elements turned clockwise about a point of the page."""
    shifts = {}
    frames = {}
    for spot in free(document, ids):
        middle = spot.bounds.centre
        to = Affine.rotation(degrees, about).map(*middle)
        frame = shifted_frame(spot, to.x - middle.x, to.y - middle.y)
        angle = (frame.rotation + degrees + 180) % 360 - 180
        frames[spot.element.id] = replace(frame, rotation=round(angle, 4) or 0.0)
        shifts[spot.element.id] = spot
    return with_frames(document, frames) if frames else document


def aligned(document: Document, ids: Collection[str], edge: Edge, to: Box | None = None) -> Document:
    """An edge or middle of each element in line: with `to` (the page, the safe area), else with the box around all."""
    spots = free(document, ids)
    if not spots:
        return document
    room = to or bounds_of(spots)
    return _shifted(document, {s.element.id: (s, *_towards(s.bounds, room, edge)) for s in spots})


def _towards(box: Box, room: Box, edge: Edge) -> tuple[float, float]:
    match edge:
        case Edge.LEFT:
            return room.x - box.x, 0.0
        case Edge.MIDDLE:
            return room.centre.x - box.centre.x, 0.0
        case Edge.RIGHT:
            return room.right - box.right, 0.0
        case Edge.TOP:
            return 0.0, room.y - box.y
        case Edge.CENTRE:
            return 0.0, room.centre.y - box.centre.y
        case Edge.BOTTOM:
            return 0.0, room.bottom - box.bottom
        case _:
            assert_never(edge)


def distributed(document: Document, ids: Collection[str], *, across: bool) -> Document:
    """Equal gaps between three or more elements, side by side (`across`) or one below the other; the outer two stay."""
    spots = free(document, ids)
    if len(spots) < 3:
        return document
    start, length = (0, 2) if across else (1, 3)
    spots.sort(key=lambda spot: spot.bounds[start] + spot.bounds[length] / 2)
    first, last = spots[0].bounds, spots[-1].bounds
    room = last[start] + last[length] - first[start]
    gap = (room - sum(spot.bounds[length] for spot in spots)) / (len(spots) - 1)
    at, shifts = first[start], {}
    for spot in spots:
        by = at - spot.bounds[start]
        shifts[spot.element.id] = (spot, by if across else 0.0, 0.0 if across else by)
        at += spot.bounds[length] + gap
    return _shifted(document, shifts)


def reordered(document: Document, ids: Collection[str], order: Order) -> Document:
    """The elements higher or lower among their siblings, keeping their own order."""
    chosen = {spot.element.id for spot in free(document, ids)}
    return rebuilt(document, lambda elements: _piled(elements, chosen, order)) if chosen else document


def _piled(elements: tuple[Element, ...], chosen: Collection[str], order: Order) -> tuple[Element, ...]:
    if not any(element.id in chosen for element in elements):
        return elements
    match order:
        case Order.TOP:
            return tuple(sorted(elements, key=lambda e: e.id in chosen))
        case Order.BOTTOM:
            return tuple(sorted(elements, key=lambda e: e.id not in chosen))
        case Order.UP:
            return tuple(reversed(_lowered(elements[::-1], chosen)))
        case Order.DOWN:
            return _lowered(elements, chosen)
        case _:
            assert_never(order)


def _lowered(elements: Sequence[Element], chosen: Collection[str]) -> tuple[Element, ...]:
    pile = list(elements)
    for at in range(1, len(pile)):
        if pile[at].id in chosen and pile[at - 1].id not in chosen:
            pile[at - 1], pile[at] = pile[at], pile[at - 1]
    return tuple(pile)


def grouped(document: Document, ids: Collection[str], name: str = "") -> tuple[Document, str]:
    """Siblings under one new group at the place of the highest; gives its id, empty where nothing was grouped."""
    spots = free(document, ids)
    if len(spots) < 2 or len({spot.parents[-1].id if spot.parents else "" for spot in spots}) > 1:
        return document, ""
    key = fresh_id(taken_ids(document), "group")
    boxes = [_local_bounds(spot) for spot in spots]
    room = boxes[0]
    for box in boxes[1:]:
        room = room.joined(box)
    inner = tuple(
        replace(s.element, frame=replace(s.element.frame, x=s.upright.x - room.x, y=s.upright.y - room.y))
        for s in spots
    )
    first = spots[0].element.frame
    frame = Frame(
        x=room.x, y=room.y, width=room.width, height=room.height, across=first.across, down=first.down
    )
    group = Group(id=key, frame=frame, name=name, elements=inner)
    chosen = {spot.element.id for spot in spots}

    def rebuild(elements: tuple[Element, ...]) -> tuple[Element, ...]:
        places = [i for i, element in enumerate(elements) if element.id in chosen]
        if not places:
            return elements
        return tuple(
            group if i == places[-1] else element
            for i, element in enumerate(elements)
            if i == places[-1] or element.id not in chosen
        )

    return rebuilt(document, rebuild, spots[0].page), key


def _local_bounds(spot: Spot) -> Box:
    """The upright box around a turned frame in the coordinates that it counts in."""
    turn = spot.element.frame.rotation
    return Affine.rotation(turn, spot.upright.centre).box(spot.upright) if turn else spot.upright


def ungrouped(document: Document, ids: Collection[str]) -> tuple[Document, tuple[str, ...]]:
    """What the groups among the elements hold, in their place; gives the ids of what was set free.

    A group's turn goes on to its children, its opacity multiplies theirs; a repeated group gives its first cell.
    """
    spots = [s for s in free(document, ids) if isinstance(s.element, Group)]
    groups = {spot.element.id: spot.element for spot in spots if isinstance(spot.element, Group)}
    if not groups:
        return document, ()
    freed: list[str] = []

    def rebuild(elements: tuple[Element, ...]) -> tuple[Element, ...]:
        out: list[Element] = []
        for element in elements:
            if element.id in groups and isinstance(element, Group):
                inner = [_set_free(child, element) for child in element.elements]
                freed.extend(child.id for child in inner)
                out += inner
            else:
                out.append(element)
        return tuple(out) if len(out) != len(elements) or out != list(elements) else elements

    return rebuilt(document, rebuild), tuple(freed)


def _set_free(child: Element, group: Group) -> Element:
    frame, outer = child.frame, group.frame
    middle = Point(outer.x + frame.x + frame.width / 2, outer.y + frame.y + frame.height / 2)
    if outer.rotation:
        about = Box(outer.x, outer.y, outer.width, outer.height).centre
        middle = Affine.rotation(outer.rotation, about).map(*middle)
    angle = (frame.rotation + outer.rotation + 180) % 360 - 180
    at = replace(
        frame,
        x=middle.x - frame.width / 2,
        y=middle.y - frame.height / 2,
        rotation=round(angle, 4) or 0.0,
    )
    needs = " ".join(dict.fromkeys((*group.needs.split(), *child.needs.split())))
    return replace(child, frame=at, opacity=child.opacity * group.opacity, needs=needs)


def copied(
    document: Document, ids: Collection[str], dx: float, dy: float
) -> tuple[Document, tuple[str, ...]]:
    """Copies of the elements moved by (dx, dy) on the page, on top of all; gives their ids."""
    spots = outermost(document, ids)
    made: list[str] = []
    for page in sorted({spot.page for spot in spots}):
        originals = [_lifted(spot, dx, dy) for spot in spots if spot.page == page]
        copies = with_fresh_ids(document, originals)
        made += [copy.id for copy in copies]
        document = with_elements(document, page, copies)
    return document, tuple(made)


def _lifted(spot: Spot, dx: float, dy: float) -> Element:
    """An element as it stands on the page, out of its groups and unlocked."""
    middle = spot.bounds.centre
    turn = sum(group.frame.rotation for group in spot.parents)
    frame = spot.element.frame
    at = replace(
        frame,
        x=middle.x - frame.width / 2 + dx,
        y=middle.y - frame.height / 2 + dy,
        rotation=round((frame.rotation + turn + 180) % 360 - 180, 4) or 0.0,
    )
    return replace(spot.element, frame=at, locked=False)


def lifted(document: Document, ids: Collection[str]) -> tuple[Element, ...]:
    """The elements as they stand on their pages, out of their groups: what goes to the clipboard."""
    return tuple(_lifted(spot, 0.0, 0.0) for spot in outermost(document, ids))
