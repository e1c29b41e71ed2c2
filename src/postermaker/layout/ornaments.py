"""Ornaments of the kit as elements of the page: drawn for their frame, named after the element they come from."""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Paint
from postermaker.document.model import Element, Group, Ornament
from postermaker.errors import Bilingual, InputFault


class Drawn(Struct, frozen=True):
    """An ornament's elements, in mm of its frame, and whether the frame cuts them."""

    elements: tuple[Element, ...]
    clips: bool


def drawn(ornament: Ornament, width: float, height: float, content: str) -> Drawn:
    """What an ornament shows in a frame of `width` × `height` mm; nothing in an empty one.

    Raises:
        InputFault: a kind, parameter, value or colour that the kit does not have; the line names the element.
    """
    if width <= 0 or height <= 0:
        return Drawn((), clips=False)
    values = tuple(sorted(ornament.values.items()))
    try:
        return _drawn(ornament.kind, width, height, values, ornament.colors, content, ornament.id)
    except ValueError as error:
        raise InputFault(
            Bilingual(f"花纹“{ornament.id}”：{error}", f"ornament '{ornament.id}': {error}"),
            Bilingual("名称和数值见 docs/ornaments.md", "names and ranges stand in docs/ornaments.md"),
        ) from error


@lru_cache(maxsize=256)
def _drawn(
    kind: str,
    width: float,
    height: float,
    values: tuple[tuple[str, float], ...],
    colors: tuple[Paint, ...],
    content: str,
    said: str,
) -> Drawn:
    from postermaker.library.ornaments import catalogue

    elements = catalogue.draw(kind, width, height, dict(values), colors, content)
    return Drawn(_named(elements, said), catalogue.kind_of(kind).clips)


def _named(elements: tuple[Element, ...], said: str) -> tuple[Element, ...]:
    """Elements under the one id by which issues and findings know them."""
    return tuple(
        replace(element, id=said, elements=_named(element.elements, said))
        if isinstance(element, Group)
        else replace(element, id=said)
        for element in elements
    )
