"""制作清单.xlsx: what a shop makes, line by line, and what it comes to by material, place and size."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.files import writing
from postermaker.naming import spoken_cm
from postermaker.production.order import NOTHING, OrderLine, Status, Sums, sums
from postermaker.production.telling import told_grid
from postermaker.production.workbook import Cell, Column, Grid, Kind, write_into

PRODUCTION_LIST = "制作清单.xlsx"

#: Order pages of shops count lines, and refuse more than this.
SHOP_LINES = 200


class Billing(Struct, frozen=True, kw_only=True):
    """How a shop counts and takes lists."""

    minimum: Decimal = NOTHING  #: m² that a piece counts at least; many shops say 1
    lines: int = 0  #: at most so many on a sheet; 0: any number
    title: str = ""  #: of the campaign


#: Nothing special is asked for.
PLAIN = Billing()


def write_list(path: Path, lines: Sequence[OrderLine], billing: Billing = PLAIN) -> None:
    """The production list of those lines that were made.

    Raises:
        InputFault: the folder can't be written.
    """
    with writing(path) as stream:
        write_list_into(stream, lines, billing)


def write_list_into(stream: IO[bytes], lines: Sequence[OrderLine], billing: Billing = PLAIN) -> None:
    """The production list into a stream that can seek."""
    write_into(stream, list_grids(lines, billing))


def list_grids(lines: Sequence[OrderLine], billing: Billing = PLAIN) -> Iterator[Grid]:
    """The sheets of the production list: the lines, then what they come to by material, place and size."""
    made = [line for line in lines if line.status.made]
    table = _Table(made, billing)
    parts = _parts(made, billing.lines)
    notes = tuple(_notes(lines, table))
    first = 1
    for number, part in enumerate(parts, 1):
        name = str(Bilingual("清单", "list")) + (str(number) if len(parts) > 1 else "")
        yield table.lines_grid(name, part, first, notes if number == len(parts) else ())
        first += len(part)
    yield table.grouped(
        Bilingual("按材料", "by material"), Bilingual("材料", "material"), lambda line: line.material
    )
    yield table.grouped(Bilingual("按点位", "by place"), Bilingual("点位", "place"), lambda line: line.place)
    yield table.grouped(Bilingual("按规格", "by size"), Bilingual("规格", "size"), _kind_of)
    left = [line for line in lines if not line.status.made]
    if left:
        yield told_grid(str(Bilingual("没有做的", "not made")), left, table.title)


def _kind_of(line: OrderLine) -> str:
    return f"{line.product.name} {_size(line)}"


def _size(line: OrderLine) -> str:
    return spoken_cm(line.size, line.product.unit)


def _parts(lines: list[OrderLine], most: int) -> list[list[OrderLine]]:
    if not most or len(lines) <= most:
        return [lines]
    return [lines[start : start + most] for start in range(0, len(lines), most)]


def _notes(lines: Sequence[OrderLine], table: "_Table") -> Iterator[str]:
    """What a reader would otherwise take for complete."""
    left = sum(not line.status.made for line in lines)
    if left:
        yield str(
            Bilingual(
                f"另有 {left} 行没有做，见最后一张表", f"{left} more rows were not made: see the last sheet"
            )
        )
    if table.billing.minimum:
        least = f"{table.billing.minimum.normalize():f}"
        yield str(
            Bilingual(
                f"单件不足 {least} m² 的按 {least} m² 计", f"a piece below {least} m² counts as {least} m²"
            )
        )
    if table.priced and table.all.unpriced:
        yield str(
            Bilingual(
                f"有 {table.all.unpriced} 行没有单价，金额里没有算",
                f"{table.all.unpriced} lines have no price and are not in the sum",
            )
        )


def _total() -> str:
    return str(Bilingual("合计", "total"))


class _Table:
    """The columns of one list: those of bills and prices only where there are any."""

    def __init__(self, lines: list[OrderLine], billing: Billing) -> None:
        self.lines, self.billing = lines, billing
        self.title = billing.title or str(Bilingual("制作清单", "production list"))
        self.all = sums(lines, billing.minimum)
        self.pieces = any(line.piece for line in lines)
        self.priced = self.all.unpriced < len(lines)

    def lines_grid(self, name: str, part: list[OrderLine], first: int, notes: tuple[str, ...]) -> Grid:
        """The lines themselves, numbered from `first`."""
        total = sums(part, self.billing.minimum)
        return Grid(
            name=name,
            columns=tuple(self._line_columns()),
            rows=[tuple(self._line(i, line)) for i, line in enumerate(part, first)],
            total=(
                *(_total(), *[None] * (7 + self.pieces)),
                *(total.pieces, None, *self._measures(total, each=True), None, None),
            ),
            title=self.title,
            notes=notes,
            marked=frozenset(i for i, line in enumerate(part) if line.status is Status.PROBLEMS),
        )

    def _line_columns(self) -> Iterator[Column]:
        pieces = (Bilingual("项目", "piece"),) * self.pieces
        for title in (
            Bilingual("序号", "no."), *pieces, Bilingual("行号", "row"), Bilingual("点位", "place"), Bilingual("内容", "words"),
            Bilingual("品名", "product"), Bilingual("尺寸", "size"), Bilingual("材料", "material"),
            Bilingual("工艺", "finishing"),
        ):  # fmt: skip
            yield Column(str(title), Kind.COUNT if title.en in ("no.", "row") else Kind.TEXT)
        yield Column(str(Bilingual("数量", "quantity")), Kind.COUNT)
        yield Column(str(Bilingual("单件 m²", "m² each")), Kind.PIECE_AREA)
        yield from self._measure_columns(each=True)
        yield Column(str(Bilingual("文件", "files")))
        yield Column(str(Bilingual("备注", "note")))

    def _measure_columns(self, *, each: bool = False) -> Iterator[Column]:
        """What is measured and billed; with `each` there is a price of its own."""
        yield Column(str(Bilingual("合计 m²", "m² in all")), Kind.AREA)
        if self.billing.minimum:
            yield Column(str(Bilingual("计费 m²", "m² billed")), Kind.AREA)
        if self.priced and each:
            yield Column(str(Bilingual("单价（每 m²）", "price per m²")), Kind.MONEY)
        if self.priced:
            yield Column(str(Bilingual("金额", "amount")), Kind.MONEY)

    def _measures(self, sum_: Sums, price: Decimal | None = None, *, each: bool = False) -> Iterator[Cell]:
        yield sum_.area
        if self.billing.minimum:
            yield sum_.billed
        if self.priced and each:
            yield price
        if self.priced:
            yield sum_.money if sum_.unpriced < sum_.lines else None

    def _line(self, number: int, line: OrderLine) -> Iterator[Cell]:
        yield number
        if self.pieces:
            yield line.piece
        yield from (line.row, line.place, line.title, line.product.name, _size(line), line.material)
        yield from ("、".join(line.finishing), line.quantity, line.area_m2)
        yield from self._measures(sums([line], self.billing.minimum), line.unit_price, each=True)
        yield "\n".join(line.files)
        yield "；".join(said for said in (line.note, line.message) if said)

    def grouped(self, name: Bilingual, head: Bilingual, key: Callable[[OrderLine], str]) -> Grid:
        """What the lines of one material, place or size come to, in the order in which they appear."""
        groups: dict[str, list[OrderLine]] = {}
        for line in self.lines:
            groups.setdefault(key(line), []).append(line)
        none = str(Bilingual("（没写）", "(none)"))
        counted = [(said or none, sums(group, self.billing.minimum)) for said, group in groups.items()]
        heads = (
            Column(str(Bilingual("行数", "lines")), Kind.COUNT),
            Column(str(Bilingual("件数", "pieces")), Kind.COUNT),
        )
        return Grid(
            name=str(name),
            columns=(Column(str(head)), *heads, *self._measure_columns()),
            rows=[(said, one.lines, one.pieces, *self._measures(one)) for said, one in counted],
            total=(
                str(Bilingual("合计", "total")),
                self.all.lines,
                self.all.pieces,
                *self._measures(self.all),
            ),
            title=self.title,
        )
