"""Products: what a thing is, how large it usually is, and the rules that its printer keeps. Data in `products.toml`.

The rules differ by product and are never applied to another: 喷绘 wants four-colour black, a white edge and no
bleed; offset wants K100 that overprints and 3 mm of bleed. Sizes and figures: docs/products.md names the sources.
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from postermaker.cache import tables
from postermaker.document.finishing import Finishing
from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Edges, Size

#: The trade's resolution at real size by area in m² (喷绘 45, 22.5, 15; 写真 150 and 72; small sheets 300).
AREA_LADDER = ((0.07, 300.0), (3, 150.0), (10, 72.0), (30, 45.0), (180, 22.5), (float("inf"), 15.0))

#: Type in mm for each metre of distance, the smallest that is read with ease.
TYPE_PER_METRE = 3.5

Positive = Annotated[float, Meta(gt=0)]
FileType = Annotated[str, Meta(pattern="^(pdf|tif|jpg|png|html)$")]


class Process(StrEnum):
    """How a product is made."""

    LARGE = "large"  #: 喷绘, 条幅机, 热转印: inkjet on cloth, from a roll
    INDOOR = "indoor"  #: 写真, UV board: inkjet at reading distance
    OFFSET = "offset"  #: offset or digital press on paper
    OFFICE = "office"  #: the office's own printer
    SCREEN = "screen"  #: pixels


class Black(StrEnum):
    """What becomes of black."""

    OVERPRINT = "overprint"  #: K100, small text prints over what lies below
    RICH = "rich"  #: large areas C50 M50 Y50 K100: K alone looks gray on cloth
    PLAIN = "plain"  #: as authored


class Product(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of thing that a shop makes."""

    key: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{1,40}$")]
    name: str  #: as the trade says it
    english: str
    aliases: tuple[str, ...] = ()
    process: Process
    sizes: Annotated[tuple[str, ...], Meta(min_length=1)]  #: usual ones, the first is the default
    length_first: bool = True  #: how its size is said: 长×宽 (8×0.7), else 宽×高
    unit: Annotated[str, Meta(pattern="^(mm|cm|m|px)$")] = "cm"  #: in which its size is said
    distance: Positive = 2.0  #: m from which it is read
    dpi: Annotated[float, Meta(ge=0)] = 0.0  #: of its raster at real size; 0: by the ladder
    ladder: Annotated[tuple[tuple[Positive, Positive], ...], Meta(min_length=1)] = AREA_LADDER
    """m² and the dpi up to there; the last step reaches to infinity."""
    black: Black = Black.PLAIN
    rgb_pictures: bool = False  #: RGB photos are taken without complaint (写真)
    bleed: Annotated[float, Meta(ge=0)] = 0.0  #: mm
    safe: Annotated[float, Meta(ge=0)] = 0.0  #: mm inside the trim without text
    hidden: Edges = Edges()
    """mm of the picture that nobody sees once it hangs or stands: a roll-up's leader, what a frame covers. Ground
    goes on there, text does not."""
    min_text: Annotated[float, Meta(ge=0)] = 0.0  #: mm of type, the smallest that its process holds
    ink_limit: Annotated[float, Meta(gt=1, le=4)] = 3.0  #: sum of the four inks, 1 is 100 %
    finishing: Finishing = Finishing()
    fold: Annotated[str, Meta(pattern="^(none|half|c|z|tent)$")] = "none"  #: as `prepress.folding` names it
    rolls: tuple[Positive, ...] = ()  #: widths in mm that its cloth or media can be printed on
    files: Annotated[tuple[FileType, ...], Meta(min_length=1)] = (
        "pdf",
    )  #: what its shops take, the best first
    preset: str = "pdf-x4"  #: what an export of it takes by itself
    note: str = ""  #: what a customer should know
    note_english: str = ""

    def __post_init__(self) -> None:
        """Hold what no annotation says."""
        areas = [area for area, _ in self.ladder]
        if areas != sorted(set(areas)) or areas[-1] != float("inf"):
            raise ValueError("the areas of `ladder` grow and end with inf")
        if min(self.hidden) < 0:
            raise ValueError("`hidden` is never below 0")

    def raster_dpi(self, size: Size) -> float:
        """The resolution of a raster of this size in mm."""
        return self.dpi or ladder_dpi(size, self.ladder)

    @property
    def smallest_text(self) -> float:
        """The smallest type in mm that is read from its distance; pixels know no distance, there `min_text` holds."""
        far = 0.0 if self.process is Process.SCREEN else self.distance * TYPE_PER_METRE
        return max(self.min_text, far)


class _File(Struct, forbid_unknown_fields=True):
    product: tuple[Product, ...]


def ladder_dpi(size: Size, ladder: tuple[tuple[float, float], ...] = AREA_LADDER) -> float:
    """The resolution that shops ask for at an area; `size` in mm."""
    area = size.width * size.height / 1e6
    return next(dpi for limit, dpi in ladder if area <= limit)


@lru_cache(maxsize=1)
def _data() -> str:
    return Path(__file__).with_name("products.toml").read_text("utf-8")


def _read(said: str) -> tuple[Product, ...]:
    return msgspec.msgpack.decode(tables(said.encode()), type=_File).product


@lru_cache(maxsize=1)
def products() -> dict[str, Product]:
    """All products by key, in the order of the file."""
    return {each.key: each for each in _read(_data())}


#: What a document without a known product is taken for: nothing is changed, nothing is added.
ANY = Product(key="any", name="其他", english="other", process=Process.INDOOR, sizes=("A4",), distance=0.4)


_HEAD = "[[product]]"


@lru_cache(maxsize=64)
def product(key: str) -> Product:
    """The product of a document; one that is not known (a shop's own) has no rules of its own.

    Its table alone is read: to parse them all takes as long as to write a banner.
    """
    table = next((part for part in _data().split(_HEAD) if f'\nkey = "{key}"\n' in part), None)
    return ANY if table is None else _read(_HEAD + table)[0]


def find_product(said: str) -> Product:
    """A product by key, name or alias.

    Raises:
        InputFault: there is none; the hint names the nearest.
    """
    names = {name.lower(): p for p in products().values() for name in (p.key, p.name, p.english, *p.aliases)}
    if found := names.get(said.strip().lower()):
        return found
    import difflib

    near = difflib.get_close_matches(said.lower(), names, 1, 0.5)
    also = Bilingual(f"是不是“{near[0]}”？", f"did you mean '{near[0]}'? ") if near else Bilingual("", "")
    raise InputFault(
        Bilingual(f"没有产品“{said}”", f"there is no product '{said}'"),
        Bilingual(
            also.zh + "运行 postermaker products 看有哪些",
            also.en + "run 'postermaker products' for the list",
        ),
    )
