"""A board from the benchmark's template, stretched to any size, its slogan on one line."""

from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from postermaker.display import DisplayList
from postermaker.document.edit import resize
from postermaker.document.model import Document, Element, Pin, Text
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.merge import fill

_TEMPLATE = Path(__file__).parents[2] / "benchmarks" / "templates" / "board"

TWELVE = "绿水青山就是金山银山携手"


def _scaling(element: Element) -> Element:
    made = replace(element, frame=replace(element.frame, across=Pin.SCALE, down=Pin.SCALE))
    return replace(made, max_lines=1) if isinstance(made, Text) and made.id == "slogan" else made


@lru_cache(maxsize=8)
def _document(size: Size) -> Document:
    drawn = templates.new_document(templates.read(_TEMPLATE), None, _TEMPLATE)
    pages = tuple(replace(page, elements=tuple(map(_scaling, page.elements))) for page in drawn.pages)
    return resize(replace(drawn, pages=pages), size)


def board(book: FontBook, slogan: str, width: float, height: float) -> DisplayList:
    """The board laid out; sizes in mm."""
    values = {"slogan": slogan, "community": "青禾社区", "phone": "0571-12345678"}
    return lay_out(fill(_document(Size(width, height)), values), book).display
