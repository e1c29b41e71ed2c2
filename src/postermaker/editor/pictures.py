"""Small pictures of documents and of parts of them: thumbnails, the clipboard, previews of a list's rows."""

from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter

from postermaker.backends.painter import prepare
from postermaker.document.model import Document
from postermaker.errors import Fault
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.layout.page import lay_out


def painted(
    document: Document, book: FontBook, page: int, box: Box, width_px: int, height_px: int
) -> QImage | None:
    """A part of a page as a picture with a clear ground where nothing is; None where it can't be laid out."""
    try:
        display = lay_out(document, book).display
    except Fault:
        return None
    image = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    prepared = prepare(display.pages[page], display.assets, book, box, width_px, height_px)
    painter = QPainter(image)
    prepared.paint(painter, 0, height_px)
    painter.end()
    return image


def thumbnail(document: Document, book: FontBook, width_px: int, height_px: int) -> QImage | None:
    """The first page whole, fitted into a size on white."""
    k = min(width_px / document.width, height_px / document.height)
    width, height = max(1, round(document.width * k)), max(1, round(document.height * k))
    first = replace(document, pages=document.pages[:1])
    made = painted(first, book, 0, Box(0, 0, document.width, document.height), width, height)
    if made is None:
        return None
    image = QImage(made.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, made)
    painter.end()
    return image
