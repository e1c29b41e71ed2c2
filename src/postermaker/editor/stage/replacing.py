"""Another picture in a picture's place: into its field where it has one, else into the element itself."""

from pathlib import Path

from msgspec.structs import replace

from postermaker.document.model import Crop, Document, Element, Picture
from postermaker.document.tree import changed, spot_of
from postermaker.editor.arranging import called
from postermaker.editor.desk import Desk
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.merge import fill, take_picture


def put_picture(desk: Desk, element_id: str, path: Path) -> bool:
    """Take a picture file into the document in place of another; gives whether it is sound."""
    spot = spot_of(desk.document, element_id)
    if spot is None or not isinstance(spot.element, Picture):
        return False
    picture = spot.element
    name = say(f"换“{called(picture)}”", f"Change '{called(picture)}'")
    if picture.field and any(field.key == picture.field for field in desk.document.fields):
        record = {picture.field: str(path.absolute())}
        return desk.do(name, lambda document: fill(document, record, complete=False))
    try:
        asset, data = take_picture(path)
    except Fault as fault:
        desk.faulted.emit(fault)
        return False
    return desk.do(name, lambda document: with_asset(document, element_id, asset, data))


def with_asset(document: Document, element_id: str, asset: str, data: bytes) -> Document:
    """The document with a picture element showing other bytes, all of them."""

    def change(element: Element) -> Element:
        return replace(element, asset=asset, crop=Crop()) if isinstance(element, Picture) else element

    made = changed(document, {element_id}, change)
    return replace(made, assets={**made.assets, asset: data})
