"""A row of a list as the shop sees it: what it is, how large, how many, of what, and what became of it.

Areas and money are decimals: a sum of thousands of rows is exact, and equals the sum that a shop does by hand.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Size
from postermaker.library.products import ANY, Process, Product
from postermaker.naming import Facts
from postermaker.prepress.finishing_words import sized

NOTHING = Decimal(0)
_CENT = Decimal("0.01")
_MM2 = Decimal(1_000_000)
#: `8.5`, `¥8.5`, `8.5元/㎡`, `8元每平方米`.
_PRICE = re.compile(r"[¥$]?(\d{1,9}(?:\.\d{1,4})?)(?:元|块)?(?:[/每]?(?:m2|平方米|平米|平方|平))?")


class Status(StrEnum):
    """What became of a row."""

    DONE = "done"
    PROBLEMS = "problems"  #: made, but look at it
    FAILED = "failed"
    SKIPPED = "skipped"  #: not asked for, or not reached

    @property
    def words(self) -> Bilingual:
        """As a person reads it."""
        match self:
            case Status.DONE:
                return Bilingual("已做好", "done")
            case Status.PROBLEMS:
                return Bilingual("做好，请看一下", "done, have a look")
            case Status.FAILED:
                return Bilingual("没做成", "failed")
            case Status.SKIPPED:
                return Bilingual("跳过", "skipped")
            case _:
                assert_never(self)

    @property
    def made(self) -> bool:
        """Whether there are files."""
        return self in (Status.DONE, Status.PROBLEMS)


class OrderLine(Struct, frozen=True, kw_only=True):
    """One row: what is ordered, and what became of it."""

    row: int  #: as the spreadsheet counts
    part: int = 0  #: which of the several products of the row
    piece: str = ""  #: of a campaign, whose list the row is in
    place: str = ""  #: where it hangs
    title: str = ""  #: its words
    product: Product = ANY
    size: Size = Size(0, 0)  #: of the finished piece, mm
    quantity: int = 1  #: 0: not said in a way that can be read
    material: str = ""
    finishing: tuple[str, ...] = ()  #: in short words (`short_finishing`)
    unit_price: Decimal | None = None  #: yuan a m²
    shop: str = ""  #: who makes it
    note: str = ""
    files: tuple[str, ...] = ()  #: names in the folder of the list
    status: Status = Status.DONE
    message: str = ""  #: why it failed, or what to look at

    @property
    def area_m2(self) -> Decimal:
        """Of one piece, exact to a thousandth of a millimetre in each side; what is shown on a screen has none."""
        if self.product.process is Process.SCREEN:
            return NOTHING
        width, height = (Decimal(str(round(side, 3))) for side in self.size)
        return width * height / _MM2

    @property
    def total_m2(self) -> Decimal:
        """Of all pieces."""
        return self.area_m2 * self.quantity

    def billed_m2(self, minimum: Decimal = NOTHING) -> Decimal:
        """Of all pieces, as a shop counts that takes no piece for less than `minimum`."""
        by_area = self.product.process in (
            Process.LARGE,
            Process.INDOOR,
        )  # leaflets are counted, not measured
        return (max(self.area_m2, minimum) if by_area else self.area_m2) * self.quantity

    def money(self, minimum: Decimal = NOTHING) -> Decimal | None:
        """What the line costs, in whole fen; None without a price."""
        if self.unit_price is None:
            return None
        return (self.unit_price * self.billed_m2(minimum)).quantize(_CENT, ROUND_HALF_UP)

    @property
    def size_words(self) -> str:
        """The size in the unit of its trade."""
        return str(sized(self.size, self.product.unit))


def facts_of(line: OrderLine, index: int, columns: Mapping[str, str] = {}, date: str = "") -> Facts:
    """What a line's files can be named after.

    Args:
        line: before or after it is made.
        index: which of the list it is, from 1.
        columns: the cells of its row.
        date: of the order.
    """
    return Facts(
        index=index,
        row=line.row,
        product=line.product.name,
        size=line.size,
        unit=line.product.unit,
        quantity=line.quantity,
        material=line.material,
        finishing=line.finishing,
        place=line.place,
        date=date,
        columns=columns,
    )


def parse_price(said: str) -> Decimal | None:
    """A price per m² as people write it; None where nothing is written.

    Raises:
        InputFault: it can't be read.
    """
    plain = re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", said)).replace("￥", "¥").lower()
    found = _PRICE.fullmatch(plain)
    if plain and not found:
        raise InputFault(
            Bilingual(f"认不出单价“{said}”", f"can't read the price '{said}'"),
            Bilingual("请写每平方米多少元，如 8.5", "write yuan per m², as in 8.5"),
        )
    return Decimal(found[1]) if found else None


class Sums(Struct, frozen=True):
    """What some lines come to."""

    lines: int = 0
    pieces: int = 0
    area: Decimal = NOTHING  #: m²
    billed: Decimal = NOTHING  #: m²
    money: Decimal = NOTHING  #: yuan, of the lines that have a price
    unpriced: int = 0  #: lines that have none


def sums(lines: Iterable[OrderLine], minimum: Decimal = NOTHING) -> Sums:
    """The sums of lines."""
    chosen = list(lines)
    return Sums(
        len(chosen),
        sum(line.quantity for line in chosen),
        sum((line.total_m2 for line in chosen), NOTHING),
        sum((line.billed_m2(minimum) for line in chosen), NOTHING),
        sum((line.money(minimum) or NOTHING for line in chosen), NOTHING),
        sum(line.unit_price is None for line in chosen),
    )


def short_finishing(finishing: Finishing) -> tuple[str, ...]:
    """What is done after printing, a short word each, as file names and lists of the trade hold it."""
    return tuple(_short(finishing))


def _short(finishing: Finishing) -> Iterator[str]:
    if finishing.white_edge:
        yield f"留白边{finishing.white_edge / 10:g}cm"
    if finishing.eyelets:
        yield _where(finishing.eyelets) + "打扣"
    pockets = "".join(side for side, depth in zip("ltrb", finishing.pockets, strict=True) if depth > 0)
    if pockets:
        yield _sides(pockets) + "穿杆"
    if finishing.hem:
        yield "包边"
    if finishing.ropes:
        yield _sides(finishing.ropes) + "穿绳"
    if finishing.cut_contour:
        yield "异形切割"
    yield from finishing.notes


def _where(eyelets: Eyelets) -> str:
    return "四角" if eyelets.spread is Spread.CORNERS else _sides(eyelets.sides)


def _sides(sides: str) -> str:
    named = "".join(zh for side, zh in zip("tblr", "上下左右", strict=True) if side in sides)
    return "四边" if len(named) == 4 else named
