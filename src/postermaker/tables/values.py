"""What a list is once it was read: columns, rows, and every row that was left out with its reason."""

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault

MAX_ROWS, MAX_COLUMNS = 100_000, 200
MAX_CELLS = 2_000_000
MAX_BYTES = 200_000_000

#: What Excel shows where a formula went wrong.
EXCEL_ERRORS = frozenset(
    {"#N/A", "#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"}
)


class Row(Struct, frozen=True):
    """A row with its number as the spreadsheet counts it."""

    number: int
    values: dict[str, str]
    fault: str = ""  #: why it can't be used as it is
    spoilt: dict[str, str] = {}  #: column to why its cell can't be printed; the first is in `fault` too
    part: int = 0  #: which of several products that the row asks for, from 1; 0: it is for one

    def fault_in(self, columns: Collection[str]) -> str:
        """Why the row can't be used for these columns; a spoilt cell in another column is no reason."""
        if self.fault and self.fault not in self.spoilt.values():
            return self.fault
        return next((why for column, why in self.spoilt.items() if column in columns), "")


class Skipped(Struct, frozen=True):
    """Rows that are no records, each with its reason: nothing is left out silently."""

    number: int  #: the first, as the spreadsheet counts
    why: Bilingual
    count: int = 1  #: so many in succession
    cells: tuple[dict[str, str], ...] = ()  #: what each of them holds; none: they are blank


class Source(Struct, frozen=True):
    """How the file was understood."""

    kind: str = ""  #: xlsx, text, xls, ods or xlsb
    encoding: str = ""  #: of a text
    delimiter: str = ""  #: of a text
    sheet: str = ""
    sheets: tuple[str, ...] = ()  #: every sheet of the workbook
    header_row: int = 0  #: the first row of the header
    header_height: int = 1  #: in rows
    positions: dict[str, int] = {}  #: column name to its number in the sheet, from 1
    notes: tuple[Bilingual, ...] = ()  #: what someone should know before the run


class Table(Struct, frozen=True):
    """A list: its columns in order, its records, and what was left out between and around them."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()  #: below the header, in the order of the sheet
    source: Source = Source()


def unreadable(path: Path, zh: str, en: str, hint: Bilingual | None = None) -> InputFault:
    """The fault that says why a list can't be read, and what to do."""
    return InputFault(
        Bilingual(f"读不了名单“{path.name}”：{zh}", f"can't read the list '{path.name}': {en}"),
        hint or Bilingual("请另存为 .xlsx 或 UTF-8 的 .csv", "save it as .xlsx or as .csv in UTF-8"),
    )
