"""The system's clipboard: elements as our own format with their pictures, and a picture of them for other programs."""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from postermaker.document import file
from postermaker.document.arranging import lifted
from postermaker.document.model import Document, Element, Page, Text
from postermaker.document.places import filled_in
from postermaker.document.tree import bounds_of, outermost
from postermaker.editor.pictures import painted
from postermaker.errors import Fault
from postermaker.fonts import FontBook
from postermaker.geometry import Box

MIME = "application/x-postermaker-elements"
#: The longer side of the picture that other programs get.
_PICTURE_PX = 1600


class Copied(Struct, frozen=True):
    """What lies on the clipboard, as it stood on its page."""

    elements: tuple[Element, ...]
    assets: dict[str, bytes]


def put_elements(document: Document, ids: tuple[str, ...], book: FontBook, page: int) -> None:
    """Copy elements: as ours, as a picture, and as text where they say something."""
    elements = lifted(document, ids)
    if not elements:
        return
    pages = (Page(elements=_said(elements, document)),)
    alone = replace(document, fields=(), values={}, ignored=(), pages=pages)
    kept = {name: data for name, data in document.assets.items() if name in file.used_assets(alone)}
    data = QMimeData()
    data.setData(MIME, QByteArray(file.dump(replace(alone, assets=kept))))
    words = [e.content for e in alone.pages[0].elements if isinstance(e, Text)]
    if words:
        data.setText("\n".join(words))
    image = _picture(replace(alone, assets=kept), book, bounds_of(outermost(document, ids)))
    if image is not None:
        data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)


def _said(elements: tuple[Element, ...], document: Document) -> tuple[Element, ...]:
    """The elements with the values of their fields written in: another document has other fields."""
    return tuple(
        replace(e, content=filled_in(e.content, document.values)) if isinstance(e, Text) else e
        for e in elements
    )


def _picture(document: Document, book: FontBook, box: Box) -> QImage | None:
    if not (box.width and box.height):
        return None
    scale = _PICTURE_PX / max(box.width, box.height)
    return painted(
        document, book, 0, box, max(1, round(box.width * scale)), max(1, round(box.height * scale))
    )


def copied_elements() -> Copied | None:
    """Elements that were copied here or in another window of ours; None where there are none."""
    return elements_in(QGuiApplication.clipboard().mimeData())


def elements_in(data: QMimeData | None) -> Copied | None:
    """Elements of ours that were copied or are dragged; None where there are none."""
    if not data or not data.hasFormat(MIME):
        return None
    try:
        document = file.parse(bytes(data.data(MIME).data()), MIME)
    except Fault:  # another version's, or damaged on the way
        return None
    return Copied(document.pages[0].elements, document.assets)
