"""A picture for a chat: as long a side as was asked for, never more than a messenger takes."""

import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from postermaker.backends.raster import RasterOptions, write_page_jpeg, write_page_png
from postermaker.display import DisplayList
from postermaker.document.model import Document
from postermaker.editor.places import free_path
from postermaker.errors import Bilingual, InputFault
from postermaker.files import write_durably
from postermaker.fonts import FontBook
from postermaker.layout.flows import left_out
from postermaker.layout.page import lay_out
from postermaker.library.presets import Colors
from postermaker.units import MM_PER_INCH, SCREEN_DPI

#: WeChat shows pictures up to this size without making them smaller.
MOST_BYTES = 2_000_000
Writer = Callable[[IO[bytes], DisplayList, FontBook, RasterOptions, Callable[[float], None]], None]
_QUALITIES = (92, 85, 75, 65)


class Shared(Struct, frozen=True):
    """A picture, encoded."""

    data: bytes
    suffix: str  #: `.png` or `.jpg`


def picture_to_share(document: Document, page: int, side_px: int, book: FontBook) -> Shared:
    """A page as PNG; as JPEG where that would be larger than a messenger takes, smaller if nothing else helps.

    Raises:
        InputFault: a picture of it can't be decoded, or the page has nothing to show and is left out.
    """
    if left_out(document.pages[page], document.values):
        raise InputFault(
            Bilingual(f"第 {page + 1} 页还没有内容，不会印出来", f"page {page + 1} is empty and left out"),
            Bilingual("先填上这一页的内容，或换一页", "fill it, or take another page"),
        )
    display = lay_out(document, book).display
    page -= sum(left_out(before, document.values) for before in document.pages[:page])
    dpi = side_px * MM_PER_INCH / max(document.width, document.height)
    options = RasterOptions(
        dpi=min(dpi, SCREEN_DPI) if document.screen else dpi, page=page, colors=Colors.RGB
    )

    def made(write: Writer, options: RasterOptions) -> bytes:
        stream = io.BytesIO()
        write(stream, display, book, options, lambda share: None)
        return stream.getvalue()

    data = made(write_page_png, options)
    if len(data) <= MOST_BYTES:
        return Shared(data, ".png")
    for quality in _QUALITIES:
        data = made(write_page_jpeg, replace(options, quality=quality))
        if len(data) <= MOST_BYTES:
            return Shared(data, ".jpg")
    while len(data) > MOST_BYTES:
        options = replace(options, dpi=options.dpi * min(0.9, math.sqrt(MOST_BYTES / len(data))), quality=80)
        data = made(write_page_jpeg, options)
    return Shared(data, ".jpg")


def copy_picture(shared: Shared) -> None:
    """Put a picture on the clipboard, for chats and for drawing programs."""
    mime = QMimeData()
    mime.setImageData(QImage.fromData(QByteArray(shared.data)))
    kind = "image/png" if shared.suffix == ".png" else "image/jpeg"
    mime.setData(kind, QByteArray(shared.data))
    QGuiApplication.clipboard().setMimeData(mime)


def save_picture(shared: Shared, folder: Path, name: str) -> Path:
    """Write a picture beside what is there already.

    Raises:
        InputFault: the folder can't be written.
    """
    path = free_path(folder, name, shared.suffix)
    write_durably(path, shared.data)
    return path
