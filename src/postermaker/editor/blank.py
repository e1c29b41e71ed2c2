"""Empty documents: a white page of a product's usual size, with its bleed, for those who begin from nothing."""

from msgspec import Struct

from postermaker.color import Cmyk, Flat
from postermaker.document.model import Document, Page
from postermaker.editor.session import Session
from postermaker.errors import Bilingual
from postermaker.geometry import Size
from postermaker.library.products import products
from postermaker.units import MM_PER_PX


class Blank(Struct, frozen=True):
    """A kind of empty page."""

    key: str
    name: Bilingual
    product: str
    size: Size  #: mm


BLANKS = (
    Blank(
        "blank-banner", Bilingual("空白横幅 8 × 0.7 m", "Blank banner 8 × 0.7 m"), "banner", Size(8000, 700)
    ),
    Blank(
        "blank-poster",
        Bilingual("空白海报 42 × 59.4 cm", "Blank poster 42 × 59.4 cm"),
        "poster",
        Size(420, 594),
    ),
    Blank("blank-a4", Bilingual("空白单页 A4", "Blank sheet A4"), "leaflet", Size(210, 297)),
    Blank(
        "blank-board", Bilingual("空白展板 2.4 × 1.2 m", "Blank board 2.4 × 1.2 m"), "board", Size(2400, 1200)
    ),
    Blank(
        "blank-led",
        Bilingual("空白屏幕画面 1920 × 1080", "Blank screen 1920 × 1080"),
        "led",
        Size(1920 * MM_PER_PX, 1080 * MM_PER_PX),
    ),
)


def blank(kind: Blank) -> Session:
    """A session on an empty page; the title says what it is until the person names it."""
    product = products()[kind.product]
    page = Page(elements=(), ground=Flat(Cmyk(0, 0, 0, 0)))
    document = Document(
        title=str(kind.name).split(" ")[0],
        product=kind.product,
        width=kind.size.width,
        height=kind.size.height,
        bleed=product.bleed,
        safe=product.safe,
        screen=kind.product == "led",
        pages=(page,),
    )
    return Session(document)
