"""Parts of pictures that must stay whole, as faces: no seam, eyelet or pocket may cross them."""

from collections.abc import Iterator

from postermaker.document.model import Document, Element, Group, Picture
from postermaker.geometry import IDENTITY, Affine, Box


def kept_parts(document: Document) -> Iterator[tuple[int, str, Box]]:
    """Page (from 1), element and box in mm of each kept part; of turned ones the upright box around it."""
    for number, page in enumerate(document.pages, 1):
        for element, box in _parts(page.elements, IDENTITY):
            yield number, element, box


def _parts(elements: tuple[Element, ...], view: Affine) -> Iterator[tuple[str, Box]]:
    for element in elements:
        f = element.frame
        own = view
        if f.rotation:
            own = view @ Affine.rotation(f.rotation, Box(f.x, f.y, f.width, f.height).centre)
        if element.hidden:
            continue
        if isinstance(element, Group):
            yield from _parts(element.elements, own @ Affine.translation(f.x, f.y))
        elif isinstance(element, Picture):
            for k in element.keep:
                part = Box(f.x + k.x * f.width, f.y + k.y * f.height, k.width * f.width, k.height * f.height)
                yield element.id, own.box(part)
