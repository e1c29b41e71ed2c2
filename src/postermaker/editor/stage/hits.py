"""What lies under the pointer: paths by their ink, texts and pictures by their frames."""

from collections.abc import Collection, Iterator
from typing import NamedTuple, assert_never

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from postermaker.backends.paths import qpath, qtransform
from postermaker.display import DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined
from postermaker.document.model import Document, Group, Picture, QrCode, Table, Text
from postermaker.document.tree import Spot, spot_of, spots
from postermaker.geometry import IDENTITY, Affine, Box, Point


class Ink(NamedTuple):
    """What an item covers on its page, in mm."""

    element: str
    path: QPainterPath
    box: QRectF


class Inks:
    """What the items of a page cover, found when it is asked for the first time."""

    def __init__(self) -> None:
        self._page: DisplayPage | None = None
        self._inks: tuple[Ink, ...] = ()

    def at(self, page: DisplayPage, at: Point, reach: float) -> set[str]:
        """Ids of the elements whose ink lies within `reach` mm of a place."""
        if page is not self._page:  # by identity: comparing pages costs more than this
            self._page, self._inks = page, tuple(_covered(page.items, IDENTITY))
        return {ink.element for ink in self._inks if _hit(ink, at, reach)}


def _covered(items: tuple[DisplayItem, ...], view: Affine) -> Iterator[Ink]:
    for item in items:
        match item:
            case Outlined():
                yield _ink(item.element, _outline(item), qtransform(view))
            case Image():
                unit = QPainterPath()
                unit.addRect(0, 0, 1, 1)
                yield _ink(item.element, unit, qtransform(view @ item.onto))
            case Layer():
                inner = view @ item.transform
                clip = qtransform(inner).map(qpath(item.clip)) if item.clip else None
                for ink in _covered(item.items, inner):
                    yield ink if clip is None else Ink(ink.element, ink.path.intersected(clip), ink.box)
            case GlyphRun():
                pass  # texts are hit by their frames
            case _:
                assert_never(item)


def _outline(item: Outlined) -> QPainterPath:
    path = qpath(item.path)
    if item.fill is not None or item.pen is None:
        return path
    stroker = QPainterPathStroker()
    stroker.setWidth(item.pen.width)
    return stroker.createStroke(path)


def _ink(element: str, path: QPainterPath, view: QTransform) -> Ink:
    placed = view.map(path)
    return Ink(element, placed, placed.controlPointRect())


def under(document: Document, page_number: int, inked: set[str], at: Point, reach: float) -> list[Spot]:
    """The elements under a place of the page, the uppermost first, the leaves of groups; hidden ones never.

    Args:
        document: as it is shown.
        page_number: counted from 0.
        inked: the elements with ink there, from `Inks.at`.
        at: the place in mm.
        reach: so near in mm is near enough.
    """
    found = []
    for spot in spots(document, page_number):
        if spot.hidden or isinstance(spot.element, Group):
            continue
        if spot.element.id in inked or (_by_frame(spot) and inside(spot, at, reach / 2)):
            found.append(spot)
    return found[::-1]


def _hit(ink: Ink, at: Point, reach: float) -> bool:
    if not ink.box.adjusted(-reach, -reach, reach, reach).contains(QPointF(*at)):
        return False
    if min(ink.box.width(), ink.box.height()) < 2 * reach:
        return ink.path.intersects(QRectF(at.x - reach, at.y - reach, 2 * reach, 2 * reach))
    return ink.path.contains(QPointF(*at))


def _by_frame(spot: Spot) -> bool:
    """Texts and tables are hit by their frames, and so are picture frames that are empty and codes."""
    return isinstance(spot.element, Text | Table | Picture | QrCode)


def inside(spot: Spot, at: Point, reach: float = 0.0) -> bool:
    """Whether a place of the page lies in an element's frame, turned or not."""
    try:
        x, y = spot.onto_page.inverse().map(*at)
    except ZeroDivisionError:
        return False
    return spot.upright.grown(reach).meets(Box(x, y, 1e-9, 1e-9))


def within(document: Document, page_number: int, box: Box) -> list[str]:
    """Ids of the outermost elements that lie wholly in a box of the page: what a marquee takes."""
    found = []
    for spot in spots(document, page_number):
        if spot.parents or spot.hidden or spot.locked:
            continue
        inner = spot.bounds
        if box.x <= inner.x and box.y <= inner.y and inner.right <= box.right and inner.bottom <= box.bottom:
            found.append(spot.element.id)
    return found


def top_of(spot: Spot, entered: Collection[str]) -> str:
    """What a click on a leaf selects: the outermost group around it that is not entered yet, else the leaf."""
    for group in spot.parents:
        if group.id not in entered:
            return group.id
    return spot.element.id


def entered_by(document: Document, selection: Collection[str]) -> set[str]:
    """The groups around what is selected: a click beside it selects its siblings."""
    found: set[str] = set()
    for key in selection:
        spot = spot_of(document, key)
        if spot is not None:
            found |= {group.id for group in spot.parents}
    return found
