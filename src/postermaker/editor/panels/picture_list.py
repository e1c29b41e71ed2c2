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


def read_recent(path: Path) -> tuple[Path, str, bytes, QImage] | None:
    """A picture of this machine with its small picture; None where it is no longer sound. Slow."""
    try:
        name, data = take_picture(path)
    except Fault:
        return None
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(_THUMB_PX, _THUMB_PX), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return path, name, data, image if not image.isNull() else _small(decoded(data))


def recent_tile(path: Path, name: str, data: bytes, image: QImage) -> Tile:
    """The tile of a picture of this machine."""

    def make(size: Size) -> tuple[Element, ...]:
        return (picture(name, data, path.stem, size),)

    return Tile(
        str(path), path.name, make, assets={name: data}, filled=True, pixmap=QPixmap.fromImage(image), detail=str(path)
    )  # fmt: skip


def _small(image: QImage) -> QImage:
    room = QSize(_THUMB_PX, _THUMB_PX)
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
