"""Pictures of the panel 图片 as tiles: those in the document, and those used last from this machine."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

from postermaker.backends.painter import decoded
from postermaker.document.file import used_assets
from postermaker.document.model import Document, Element
from postermaker.editor.panels.tiles import Tile
from postermaker.editor.taking import picture
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.geometry import Size
from postermaker.images import facts
from postermaker.merge import take_picture

_THUMB_PX = 240


def document_tiles(document: Document, thumbs: dict[str, QPixmap]) -> list[Tile]:
    """The pictures that a document shows; their small pictures are made once and kept in `thumbs`."""
    names = {name: name for name in sorted(used_assets(document)) if name in document.assets}
    for name, label in _labels(document).items():
        if name in names:
            names[name] = label
    return [_tile(name, label, document.assets[name], thumbs) for name, label in names.items()]


def _labels(document: Document) -> dict[str, str]:
    from postermaker.document.model import Picture
    from postermaker.document.tree import spots

    found = {document.values.get(field.key, ""): field.label for field in document.fields}
    for page in range(len(document.pages)):
        for spot in spots(document, page):
            if isinstance(spot.element, Picture) and spot.element.asset:
                found[spot.element.asset] = spot.element.name or found.get(spot.element.asset, "")
    return found


def _tile(name: str, label: str, data: bytes, thumbs: dict[str, QPixmap]) -> Tile:
    if name not in thumbs:
        thumbs[name] = QPixmap.fromImage(_small(decoded(data)))
    shown = facts(data)
    label = label if label and label != name else say("图片", "Picture")

    def make(size: Size) -> tuple[Element, ...]:
        return (picture(name, data, label, size),)

    said = say(f"{shown.width_px:,} × {shown.height_px:,} 像素", f"{shown.width_px} × {shown.height_px} px")
    return Tile(
        name, label, make, assets={name: data}, filled=True, pixmap=thumbs[name], detail=f"{label}\n{said}"
    )


def read_recent(path: Path) -> tuple[Path, QImage] | None:
    """The small picture of a file of this machine; None where it is no longer sound. Slow."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(_THUMB_PX, _THUMB_PX), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():  # a kind that Qt does not read
        try:
            image = _small(decoded(take_picture(path)[1]))
        except Fault:
            return None
    return path, image


def recent_tile(path: Path, image: QImage) -> Tile:
    """The tile of a picture of this machine; the file itself is read when it is put onto the page."""
    pixmap = QPixmap.fromImage(image)
    return Tile(str(path), path.name, _nothing, filled=True, pixmap=pixmap, detail=str(path), path=str(path))


def _nothing(size: Size) -> tuple[Element, ...]:
    return ()


def _small(image: QImage) -> QImage:
    room = QSize(_THUMB_PX, _THUMB_PX)
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
