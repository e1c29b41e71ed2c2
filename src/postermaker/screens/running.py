"""A list of screens made: the pictures, 屏幕清单.csv, and a report in which each row of the list is told of once."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from postermaker.errors import Bilingual, InputFault
from postermaker.files import cannot_write, sweep, sync_files, write_durably, writing
from postermaker.fonts import FontBook
from postermaker.naming import Facts, Namer, Pattern
from postermaker.screens.listing import Defaults, Order, match_columns, order_of
from postermaker.screens.marking import marked
from postermaker.screens.picture import Shown, pages
from postermaker.screens.sidecar import SCREEN_LIST, list_bytes
from postermaker.screens.writing import Format, write_picture
from postermaker.tables.values import Row, Table

REPORT = "report.json"
PATTERN = "{点位}_{宽}x{高}_{序号}"
#: Names of pages that no other row may take.
_PAGES_NAMED = 30

Progress = Callable[[int, int], None]  #: rows done, rows in all; may raise to stop


class Status(StrEnum):
    """What became of a row."""

    DONE = "done"
    PROBLEMS = "problems"  #: made, and someone must look at it
    FAILED = "failed"


class Result(Struct, frozen=True, eq=False):
    """A row of the list, and what became of it."""

    row: int  #: as the spreadsheet counts
    status: Status
    place: str = ""
    message: str = ""  #: why it failed, or what to look at
    files: tuple[str, ...] = ()  #: in the order of the pages, formats beside each other
    order: Order | None = None
    shown: Shown | None = None


class Making(Struct, frozen=True, kw_only=True):
    """How files are made."""

    formats: tuple[Format, ...] = (Format.PNG,)
    mono: bool = False  #: panels of one colour in black and white
    family: str = ""  #: of the characters; empty for what reads best at each size
    defaults: Defaults = Defaults()


def run(
    table: Table,
    folder: Path,
    making: Making,
    book: FontBook,
    progress: Progress = lambda done, total: None,
) -> list[Result]:
    """Make every screen of a list; a row that can't be made fails alone.

    Raises:
        InputFault: the list has no column for text or size, or the folder can't be written.
        MissingFault: the fonts are not there.
    """
    columns = match_columns(table.columns, making.defaults)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    sweep(folder)
    maker = _Maker(folder, making, book)
    results = []
    for index, row in enumerate(table.rows, 1):
        results.append(maker.made(index, row, columns))
        progress(index, len(table.rows))
    sync_files([folder / name for result in results for name in result.files])
    write_durably(folder / SCREEN_LIST, list_bytes(results))
    facts = {**report_facts(results, table), "left_files": left_files(folder, results)}
    write_durably(folder / REPORT, msgspec.json.format(msgspec.json.encode(facts), indent=1))
    return results


class _Maker:
    """What makes the rows of one list, one after the other."""

    def __init__(self, folder: Path, making: Making, book: FontBook) -> None:
        self.folder, self.making, self.book = folder, making, book
        ends = (f"_{number}" for number in range(1, _PAGES_NAMED + 1))
        taken = (Path(SCREEN_LIST).stem, Path(REPORT).stem)
        self.namer = Namer(Pattern.parse(PATTERN), taken=taken, beside=ends)

    def made(self, index: int, row: Row, columns: dict[str, str]) -> Result:
        """What becomes of a row."""
        place = row.values.get(columns.get("place", ""), "").strip()
        try:
            order = order_of(row, columns, self.making.defaults)
            text, absent = marked(order.text, order.keys, order.panel.color)
            shown = pages(text, order.panel, order.mode, self.book, self.making.family)
        except InputFault as fault:
            return Result(row.number, Status.FAILED, place, str(fault))
        files = self._written(self._stem(index, row, order), shown)
        if not absent:
            return Result(row.number, Status.DONE, place, "", files, order, shown)
        words = "、".join(absent)
        message = str(Bilingual(f"文字里没有重点“{words}”", f"the text has no '{words}' to stand out"))
        return Result(row.number, Status.PROBLEMS, place, message, files, order, shown)

    def _stem(self, index: int, row: Row, order: Order) -> str:
        panel = order.panel
        said = {"宽": str(panel.width_px), "高": str(panel.height_px)}
        return self.namer.stem(Facts(index=index, row=row.number, place=order.place, columns=said))

    def _written(self, stem: str, shown: Shown) -> tuple[str, ...]:
        names = []
        for number, picture in enumerate(shown.pictures, 1):
            tail = f"_{number}" if len(shown.pictures) > 1 else ""
            for kind in self.making.formats:
                names.append(f"{stem}{tail}.{kind.value}")
                with writing(self.folder / names[-1], durable=False) as stream:
                    write_picture(stream, picture.lamps, shown.panel, kind, mono=self.making.mono)
        return tuple(names)


def counted(results: Sequence[Result]) -> dict[str, int]:
    """How many rows came to what."""
    by = Counter(result.status for result in results)
    return {status.value: by[status] for status in Status}


def left_files(folder: Path, results: Sequence[Result]) -> list[str]:
    """Pictures of an earlier run that belong to no row now: someone may load the whole folder into a panel."""
    made = {name for result in results for name in result.files}
    found = (path.name for path in folder.iterdir() if path.suffix.lstrip(".") in tuple(Format))
    return sorted(name for name in found if name not in made)


def report_facts(results: Sequence[Result], table: Table) -> dict[str, Any]:
    """The report: every row of the list, and every row that is none.

    Raises:
        AssertionError: a row is missing or told of twice: a fault of the program, never of the list.
    """
    if [result.row for result in results] != [row.number for row in table.rows]:
        raise AssertionError("the report does not tell of each row exactly once")
    return {
        "rows": len(results),
        **counted(results),
        "files": sum(len(result.files) for result in results),
        "skipped": [{"row": s.number, "count": s.count, "why": str(s.why)} for s in table.skipped],
        "results": [_told(result) for result in results],
    }


def _told(result: Result) -> dict[str, Any]:
    """A row without what is empty."""
    said: dict[str, Any] = {
        "row": result.row,
        "status": result.status.value,
        "place": result.place,
        "message": result.message,
        "files": list(result.files),
    }
    if result.shown is not None:
        panel = result.shown.panel
        said |= {
            "size_px": [panel.width_px, panel.height_px],
            "color": panel.color.value,
            "mode": result.shown.mode.value,
            "type_px": result.shown.size_px,
            "seconds": [picture.seconds for picture in result.shown.pictures],
        }
    return {key: value for key, value in said.items() if value not in ("", [])}
