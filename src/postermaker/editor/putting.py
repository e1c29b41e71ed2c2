"""New things on the page: put where they were dropped, else into the middle of the page, and selected."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QMimeData

from postermaker.document import file
from postermaker.document.model import Document, Element, Page
from postermaker.document.tree import with_elements, with_fresh_ids
from postermaker.editor.clipboard import MIME
from postermaker.editor.desk import Desk
from postermaker.geometry import Box, Point, Size

#: Beside elements that are dragged out of the tray: the id of the thing there.
TRAY_MIME = "application/x-postermaker-tray"
#: How far a second copy lies from the first, as a share of the page's shorter side.
_OFFSET = 0.04


def room_of(elements: Sequence[Element]) -> Box:
    """The box around the unturned frames of elements that stand side by side; they are not none."""
    boxes = [Box(e.frame.x, e.frame.y, e.frame.width, e.frame.height) for e in elements]
    room = boxes[0]
    for box in boxes[1:]:
        room = room.joined(box)
    return room


def put(
    desk: Desk,
    name: str,
    elements: Sequence[Element],
    at: Point | None = None,
    assets: Mapping[str, bytes] | None = None,
    before: Callable[[Document], Document] | None = None,
) -> bool:
    """Put elements onto the desk's page as one step and select them.

    Args:
        desk: where to.
        name: of the step.
        elements: how they stand to each other.
        at: where their middle comes, in mm of the page; without it the page's middle, beside what was put there.
        assets: the pictures that they show.
        before: what else the step does to the document first.
    """
    if not elements or desk.session is None:
        return False
    room = room_of(elements)
    to = at or _free_middle(desk, room)
    dx, dy = to.x - room.centre.x, to.y - room.centre.y
    fresh = [
        replace(e, frame=replace(e.frame, x=e.frame.x + dx, y=e.frame.y + dy))
        for e in with_fresh_ids(desk.document, elements)
    ]
    page = desk.page

    def change(document: Document) -> Document:
        if before is not None:
            document = before(document)
        with_assets = replace(document, assets={**document.assets, **(assets or {})})
        return with_elements(with_assets, page, fresh)

    return desk.do(name, change, select=[element.id for element in fresh])


def _free_middle(desk: Desk, room: Box) -> Point:
    """The page's middle, moved on while something of the same size has its middle right there."""
    taken = {
        (round(f.x + f.width / 2), round(f.y + f.height / 2))
        for f in (e.frame for e in desk.document.pages[desk.page].elements)
        if abs(f.width - room.width) < 1 and abs(f.height - room.height) < 1
    }
    at, by = desk.sheet.centre, max(2.0, min(desk.size) * _OFFSET)
    while (round(at.x), round(at.y)) in taken:
        at = Point(at.x + by, at.y + by)
    return at


def carried(elements: Sequence[Element], size: Size, assets: Mapping[str, bytes] | None = None) -> QMimeData:
    """Elements as they are dragged onto the canvas: what the clipboard holds after copying them."""
    document = Document(
        width=max(10.0, size.width), height=max(10.0, size.height),
        pages=(Page(elements=tuple(elements)),), assets=dict(assets or {}),
    )  # fmt: skip
    data = QMimeData()
    data.setData(MIME, QByteArray(file.dump(document)))
    return data
