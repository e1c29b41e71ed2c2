"""Which files an export will write, told before it writes them: names, free places, sheets that lie beside. No Qt."""

from pathlib import Path

from msgspec import Struct

from postermaker.document.model import Document
from postermaker.editor.exporting.kinds import Choices, Kind, preset_of
from postermaker.editor.places import free_path
from postermaker.library.presets import Sheets
from postermaker.library.products import Process, product


class Planned(Struct, frozen=True):
    """A file that will be written, and how many in all: numbered pages of rasters, sheets for people."""

    kind: Kind
    path: Path
    count: int


def planned(
    document: Document, kinds: list[Kind], choices: Choices, folder: Path, name: str
) -> list[Planned]:
    """The files of the ticked cards; no path is taken yet."""
    return [
        Planned(
            kind,
            free_path(folder, f"{name}{kind.mark}", kind.suffix, _pages(document, kind, choices)),
            _pages(document, kind, choices) + _beside(document, kind, choices),
        )
        for kind in kinds
    ]


def _pages(document: Document, kind: Kind, choices: Choices) -> int:
    """How many files the pages take: a PDF holds them all."""
    if kind.suffix == ".pdf":
        return 1
    if preset_of(kind, choices, document).panel:
        return 2  # how many is known once the seams are chosen; two is enough for a free name
    return len(document.pages)


def _beside(document: Document, kind: Kind, choices: Choices) -> int:
    """加工图 and 拼接图, as `prepress.preparing` and `prepress.sheets` lay them beside a file."""
    preset = preset_of(kind, choices, document)
    drawn = preset.finishing_sheet and product(document.product).process in (Process.LARGE, Process.INDOOR)
    mapped = preset.sheets is Sheets.TILES and bool(preset.panel or preset.boards)
    return int(drawn) + int(mapped)
