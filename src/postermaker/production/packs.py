"""Zip packs of a list's files, one for each shop, place or material, each with its own 清单: equal input, equal bytes."""

import shutil
from collections.abc import Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import assert_never
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from msgspec import Struct
from msgspec.structs import replace

from postermaker.errors import Bilingual, InputFault
from postermaker.files import writing
from postermaker.naming import Namer, Pattern
from postermaker.production.lists import PLAIN, PRODUCTION_LIST, Billing, write_list_into
from postermaker.production.order import OrderLine
from postermaker.production.workbook import timeless

#: The most that mail gateways, old FAT disks and 32-bit unpackers take.
MAX_PACK_BYTES = 2 * 1024**3
#: Kept free for the list and the archive's own tables.
_SPARE = 1024**2
#: Packed inside: another round makes nothing smaller and takes minutes.
_STORED = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".zip", ".xlsx"})
_PIECE = 1024**2


class By(StrEnum):
    """What the files of one pack have in common."""

    SHOP = "shop"
    PLACE = "place"
    MATERIAL = "material"

    def of(self, line: OrderLine) -> str:
        """A line's share of it."""
        match self:
            case By.SHOP:
                return line.shop
            case By.PLACE:
                return line.place
            case By.MATERIAL:
                return line.material
            case _:
                assert_never(self)


class Pack(Struct, frozen=True):
    """One archive to be: its name, the lines in it, the files that it holds."""

    name: str
    lines: tuple[OrderLine, ...]
    files: tuple[str, ...]


def packs_of(
    lines: Sequence[OrderLine], folder: Path, by: By, *, most: int = MAX_PACK_BYTES
) -> tuple[Pack, ...]:
    """Which files go into which archive. A file goes into one only: the first whose line has it.

    Args:
        lines: of the list; those that were not made are left out.
        folder: where the files lie.
        by: what the files of a pack have in common.
        most: bytes in a pack; a single file that is larger has a pack of its own.

    Raises:
        InputFault: a file is not there.
    """
    groups: dict[str, list[OrderLine]] = {}
    for line in lines:
        if line.status.made:
            groups.setdefault(by.of(line), []).append(line)
    naming = _Naming()
    homes: dict[str, str] = {}
    made: list[Pack] = []
    for number, (said, group) in enumerate(groups.items(), 1):
        naming.begin(said or str(Bilingual("其他", "others")), number)
        made += _split(group, folder, homes, naming, most)
    return tuple(made)


class _Naming:
    """The archives' names, no two of them alike, those of split groups too."""

    def __init__(self) -> None:
        self._namer = Namer(Pattern.parse("{序号}"))

    def begin(self, said: str, number: int) -> None:
        """A group."""
        self._said, self._number, self._part = said, number, 0

    def next(self) -> str:
        """The next archive of the group."""
        self._part += 1
        said = self._said if self._part == 1 else f"{self._said}_{self._part}"
        return f"{self._namer.named(said, self._number)}.zip"


def _split(
    lines: list[OrderLine], folder: Path, homes: dict[str, str], naming: _Naming, most: int
) -> Iterator[Pack]:
    """The packs of one group: lines in order, a line's files together, a new pack where the next is too much."""
    here, spent = naming.next(), 0
    part: list[OrderLine] = []
    files: list[str] = []
    for line in lines:
        new = [file for file in dict.fromkeys(line.files) if file not in homes]
        size = sum(_size(folder / file) for file in new)
        if files and new and spent + size > most - _SPARE:
            yield Pack(here, tuple(part), tuple(files))
            here, spent, part, files = naming.next(), 0, [], []
        elsewhere = sorted({homes[file] for file in line.files if file in homes} - {here})
        homes |= dict.fromkeys(new, here)
        part.append(_pointing(line, elsewhere))
        files += new
        spent += size
    yield Pack(here, tuple(part), tuple(files))


def _pointing(line: OrderLine, elsewhere: list[str]) -> OrderLine:
    """A line whose files lie in another pack says so."""
    if not elsewhere:
        return line
    where = "、".join(elsewhere)
    said = str(Bilingual(f"文件在 {where} 里", f"the files are in {where}"))
    return replace(line, note=f"{line.note}；{said}" if line.note else said)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise _lost(path) from error


def _lost(path: Path) -> InputFault:
    return InputFault(
        Bilingual(f"文件“{path.name}”不在了", f"the file '{path.name}' is gone"),
        Bilingual("请再做一遍这一行", "make its row again"),
    )


def write_packs(
    target: Path,
    lines: Sequence[OrderLine],
    folder: Path,
    by: By,
    billing: Billing = PLAIN,
    *,
    most: int = MAX_PACK_BYTES,
) -> tuple[Path, ...]:
    """The archives of one grouping in `target`, each whole or not at all; arguments and faults as in `packs_of`.

    Raises:
        InputFault: a file is not there, or the folder can't be written.
    """
    written = []
    for pack in packs_of(lines, folder, by, most=most):
        with writing(target / pack.name) as stream, ZipFile(stream, "w", allowZip64=True) as archive:
            for file in pack.files:
                _add(archive, folder / file, file)
            listed = BytesIO()
            write_list_into(listed, pack.lines, billing)
            archive.writestr(timeless(PRODUCTION_LIST), listed.getvalue(), ZIP_STORED)
        written.append(target / pack.name)
    return tuple(written)


def _add(archive: ZipFile, path: Path, name: str) -> None:
    """A file into an archive, a piece at a time: a picture of a wall is larger than the memory."""
    member = timeless(name)
    member.compress_type = ZIP_STORED if path.suffix.lower() in _STORED else ZIP_DEFLATED
    member.file_size = _size(path)
    with path.open("rb") as source, archive.open(member, "w") as target:
        shutil.copyfileobj(source, target, _PIECE)
