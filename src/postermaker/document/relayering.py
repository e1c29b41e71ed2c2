"""Elements moved to another place of the pile, also into groups and out of them; on the page nothing moves."""

import math
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from postermaker.document.model import Document, Element, Group
from postermaker.document.tree import Spot, outermost, spot_of, spots
from postermaker.geometry import IDENTITY, Affine, Box

#: Groups are not put deeper than this, see `file.MAX_DEPTH`.
_DEEPEST = 12


def moved_into(
    document: Document, ids: Collection[str], group: str, under: str | None, page: int
) -> Document:
    """The document with elements at another place of a page's pile.

    Locked elements stay, and nothing is put into itself. A group that becomes empty goes.

    Args:
        document: the document.
        ids: of what is moved; they keep their own order.
        group: the id of the group that takes them; empty for the page itself.
        under: directly over which sibling they come to lie; empty: below all; None: on top of all.
        page: counted from 0.
    """
    found = [spot for spot in outermost(document, ids) if not spot.locked and spot.page == page]
    target = spot_of(document, group) if group else None
    if group and (target is None or target.page != page or target.locked):
        return document
    above = {g.id for g in target.parents} | {group} if target else set()
    movable = [spot for spot in found if spot.element.id not in above]
    if not movable or (target is not None and len(target.parents) >= _DEEPEST):
        return document
    inside = _inside(target) if target else IDENTITY
    gone = {spot.element.id for spot in movable}
    taken = [_placed(spot, inside) for spot in movable]
    place = _next_that_stays(document, page, group, under, gone)

    def walk(elements: tuple[Element, ...], here: str) -> tuple[Element, ...]:
        inner = [
            replace(e, elements=walk(e.elements, e.id)) if isinstance(e, Group) else e
            for e in elements
            if e.id not in gone
        ]
        kept = [e for e in inner if not (isinstance(e, Group) and not e.elements and e.id != group)]
        return _with(kept, taken, place) if here == group else tuple(kept)

    old = document.pages[page]
    made = replace(old, elements=walk(old.elements, ""))
    if made == old:
        return document
    return replace(document, pages=(*document.pages[:page], made, *document.pages[page + 1 :]))


def _with(elements: Sequence[Element], taken: Sequence[Element], under: str | None) -> tuple[Element, ...]:
    if under is None:
        return (*elements, *taken)
    at = next((i + 1 for i, element in enumerate(elements) if element.id == under), 0)
    return (*elements[:at], *taken, *elements[at:])


def _next_that_stays(
    document: Document, page: int, group: str, under: str | None, gone: Collection[str]
) -> str | None:
    """Where they lie over something that is moved too, the nearest below that is not."""
    if not under or under not in gone:
        return under
    siblings = [
        spot.element.id
        for spot in spots(document, page)
        if (spot.parents[-1].id if spot.parents else "") == group
    ]
    below = siblings[: siblings.index(under)] if under in siblings else []
    return next((key for key in reversed(below) if key not in gone), "")


def _inside(target: Spot) -> Affine:
    frame = target.element.frame
    return target.onto_page @ Affine.translation(frame.x, frame.y)


def _placed(spot: Spot, inside: Affine) -> Element:
    """The element with the frame that shows it at the same place from inside another group."""
    frame = spot.element.frame
    box = Box(frame.x, frame.y, frame.width, frame.height)
    middle = inside.inverse().map(*spot.view.map(*box.centre))
    turn = _turn(spot.view) + frame.rotation - _turn(inside)
    at = replace(
        frame,
        x=middle.x - frame.width / 2,
        y=middle.y - frame.height / 2,
        rotation=round((turn + 180) % 360 - 180, 4) or 0.0,
    )
    return replace(spot.element, frame=at)


def _turn(view: Affine) -> float:
    """By how many degrees a view turns clockwise."""
    return math.degrees(math.atan2(view[1], view[0]))
