"""What a run over a list is: the job that all rows share, a task for each row, and what became of it."""

from enum import StrEnum

from msgspec import Struct

from postermaker.document.model import Document, Locale
from postermaker.export import ExportOptions
from postermaker.tables.values import Row

#: Seconds that one row may take before its process is taken for hung.
DEADLINE_S = 120.0


class Role(StrEnum):
    """What a column can say beside the words of the design."""

    SIZE = "size"
    WIDTH = "width"
    HEIGHT = "height"
    QUANTITY = "quantity"
    MATERIAL = "material"
    FINISHING = "finishing"
    TEMPLATE = "template"
    LOCALE = "locale"
    PRESET = "preset"
    PRODUCT = "product"
    PLACE = "place"


class Columns(Struct, frozen=True):
    """What the columns of a list mean."""

    fields: dict[str, str]  #: column to field key
    roles: dict[Role, str] = {}  #: what else is said, to its column


class Job(Struct, frozen=True, kw_only=True):
    """What is the same for all rows."""

    document: Document
    folder: str
    pictures: str  #: the folder from which a list's pictures, templates and presets count
    formats: tuple[str, ...]
    options: ExportOptions
    columns: Columns
    asked: dict[str, str] = {}  #: field to column as the person said, for rows with a template of their own
    template: str = ""
    """The template's folder, where rows of other sizes are to get the design of their shape."""
    locale: Locale | None = None  #: the writing that rows are converted to
    preset_formats: bool = False  #: no format was asked for: a row's own preset brings its own
    force: bool = False  #: rows that the list reader found fault with are made all the same
    deadline: float = DEADLINE_S  #: seconds for a row
    memory_mb: int = 0  #: that a worker may take; 0: no limit
    judged: bool = True  #: the rules about a row's own words and pictures are run
    outside: bool = False  #: pictures may lie outside the list's folder
    unused: tuple[str, ...] = ()  #: columns that fill nothing, told so that none is forgotten
    omitted: "tuple[RowResult, ...]" = ()  #: rows that are no records, with what they hold and their reasons


class Task(Struct, frozen=True):
    """A row and the file name it gets, without suffix; no two tasks of a run have the same."""

    row: Row
    stem: str
    notices: tuple[str, ...] = ()  #: what reading the whole list over found in this row


class Order(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The facts of one row that a production list is made of; what its cells don't say in a way that is read is empty."""

    product: str = ""  #: its key
    width: float = 0.0  #: mm of the finished piece
    height: float = 0.0
    quantity: int = 1  #: 0: what the row says is no number
    material: str = ""
    finishing: str = ""  #: as the list says it
    place: str = ""  #: where it hangs
    title: str = ""  #: its words


class RowResult(Struct, frozen=True, omit_defaults=True):
    """What became of a row."""

    row: int  #: as the spreadsheet counts
    status: str  #: done, problems (made, but look at the issues), failed, or skipped (no record)
    files: tuple[str, ...] = ()
    message: str = ""
    issues: tuple[str, ...] = ()
    notices: tuple[
        str, ...
    ] = ()  #: what someone should look at; in the journal without what was read over in the list
    order: Order = Order()
    part: int = 0  #: which of the several products of the row


class FilePrint(Struct, frozen=True, array_like=True):
    """By what a file is known again: damage and other content, not an attacker."""

    name: str
    size: int
    crc: int


class Made(Struct, frozen=True):
    """A row's result, and by what it is known on a later run."""

    stem: str
    result: RowResult
    digest: str = ""  #: of all that the row's files depend on beside the job; none where it failed
    prints: tuple[FilePrint, ...] = ()
