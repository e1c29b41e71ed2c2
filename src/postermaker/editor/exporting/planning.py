"""Which files an export will write, told before it writes them: names, free places, sheets that lie beside. No Qt."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.model import Document
from postermaker.editor.exporting.kinds import Choices, Kind, options_of, preset_of
from postermaker.editor.places import free_path
from postermaker.export import ExportOptions
from postermaker.library.presets import Sheets
from postermaker.library.products import Process, product


class Planned(Struct, frozen=True):
    """A file that will be written, and how many in all: numbered pages of rasters, sheets for people."""

    kind: Kind
    path: Path
    count: int
    drawn: bool = False  #: whether the 加工图 lies beside it: beside the first file that has one only


def planned(
    document: Document, kinds: list[Kind], choices: Choices, folder: Path, name: str
) -> list[Planned]:
    """The files of the ticked cards; no path is taken yet."""
    found: list[Planned] = []
    drawn = False
    for kind in kinds:
        pages, sheet = _pages(document, kind, choices), _is_drawn(document, kind, choices) and not drawn
        drawn = drawn or sheet
        path = free_path(folder, f"{name}{kind.mark}", kind.suffix, pages)
        count = pages + int(sheet) + int(_is_mapped(document, kind, choices))
        found.append(Planned(kind, path, count, sheet))
    return found


def _pages(document: Document, kind: Kind, choices: Choices) -> int:
    """How many files the pages take: a PDF or a page for phones holds them all."""
    if kind.suffix in (".pdf", ".html"):
        return 1
    if preset_of(kind, choices, document).panel:
        return 2  # how many is known once the seams are chosen; two is enough for a free name
    return len(document.pages)


def _is_drawn(document: Document, kind: Kind, choices: Choices) -> bool:
    """Whether `prepress.preparing` lays a 加工图 beside a file."""
    drawn = preset_of(kind, choices, document).finishing_sheet
    return drawn and product(document.product).process in (Process.LARGE, Process.INDOOR)


def _is_mapped(document: Document, kind: Kind, choices: Choices) -> bool:
    """Whether `prepress.sheets` lays a 拼接图 beside it."""
    preset = preset_of(kind, choices, document)
    return preset.sheets is Sheets.TILES and bool(preset.panel or preset.boards)


def options_for(plan: Planned, choices: Choices, document: Document) -> ExportOptions:
    """How a planned file is exported."""
    options = options_of(plan.kind, choices, document)
    assert options.preset is not None
    return options if plan.drawn else replace(options, preset=replace(options.preset, finishing_sheet=False))
