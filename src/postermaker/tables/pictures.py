"""Pictures that stand in the cells of an .xlsx: those laid over a cell, and those that belong to it."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from postermaker.errors import InputFault
from postermaker.tables.grid import index_of
from postermaker.tables.in_cells import excel_pictures, relation, wps_pictures
from postermaker.tables.parts import Parts, walk
from postermaker.tables.reading import chosen_sheets
from postermaker.tables.values import unreadable
from postermaker.tables.workbook import Sheet, read_workbook

MAX_PICTURES, MAX_PICTURE_BYTES = 20_000, 100_000_000

_KEPT = re.compile(r'DISPIMG\(\s*"([^"]+)"')

Place = tuple[int, int]


class Pictures(Mapping[Place, bytes]):
    """Pictures by row and column, both as the sheet counts from 1; a picture is read when it is asked for."""

    def __init__(self, path: Path, parts: Mapping[Place, str]) -> None:
        self._path, self._parts = path, parts

    def __getitem__(self, place: Place) -> bytes:
        name = self._parts[place]
        with Parts(self._path) as parts:
            data = parts.read(name, MAX_PICTURE_BYTES)
        if not data:
            raise unreadable(
                self._path, f"第 {place[0]} 行的图片太大", f"the picture in row {place[0]} is too large"
            )
        return data

    def __iter__(self) -> Iterator[Place]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def embedded_pictures(path: Path, sheet: str | None = None) -> Pictures:
    """The pictures of a sheet, each at the cell in which its upper left corner lies.

    Args:
        path: an .xlsx.
        sheet: its name, as in `Table.source.sheet`; the first visible one if not given.

    Raises:
        InputFault: the file is damaged, or there are too many.
    """
    try:
        with Parts(path) as parts:
            book = read_workbook(parts, path)
            names = [each.name for each in book.sheets]
            visible = [each.name for each in book.sheets if each.visible]
            name = chosen_sheets(path, names, visible, sheet)[0]
            chosen = next(each for each in book.sheets if each.name == name)
            found = {**_laid_over(parts, chosen), **_kept_in_cells(parts, chosen)}
    except (InputFault, OSError):
        raise
    except (zipfile.BadZipFile, Exception) as error:
        raise unreadable(path, "不是完整的 Excel 文件", "it is no sound Excel file") from error
    if len(found) > MAX_PICTURES:
        raise unreadable(path, f"图片超过 {MAX_PICTURES:,} 张", f"more than {MAX_PICTURES:,} pictures")
    return Pictures(path, {place: part for place, part in sorted(found.items()) if part})


def _laid_over(parts: Parts, sheet: Sheet) -> dict[Place, str]:
    """Anchored pictures; of several at one cell, the first."""
    found: dict[Place, str] = {}
    for kind, drawing in parts.related(sheet.part).values():
        if kind == "drawing" and drawing in parts:
            for place, relation in _anchors(parts, drawing):
                _, part = parts.related(drawing).get(relation, ("", ""))
                if part in parts:
                    found.setdefault(place, part)
    return found


def _anchors(parts: Parts, drawing: str) -> list[tuple[Place, str]]:
    found: list[tuple[Place, str]] = []
    place = {"row": -1, "col": -1}
    within = tag_now = ""

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal within, tag_now
        tag_now = tag
        if tag.endswith("Anchor"):
            place.update(row=-1, col=-1)
        elif tag in ("from", "to"):
            within = tag
        elif tag == "blip" and place["row"] >= 0:
            found.append(((place["row"] + 1, place["col"] + 1), relation(attrs, "embed")))

    def end(tag: str) -> None:
        nonlocal within, tag_now
        tag_now = ""
        if tag == within:
            within = ""

    def text(data: str) -> None:
        if within == "from" and tag_now in place:
            place[tag_now] = int(data)

    with parts.open(drawing) as stream:
        walk(stream, start, end, text)
    return found


def _kept_in_cells(parts: Parts, sheet: Sheet) -> dict[Place, str]:
    """Pictures that belong to a cell itself."""
    by_name, by_number = wps_pictures(parts), excel_pictures(parts)
    found: dict[Place, str] = {}
    place: Place = (0, 0)

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal place
        name = re.fullmatch(r"([A-Z]+)(\d+)", attrs.get("r", "")) if tag == "c" else None
        if name:
            place = int(name[2]), index_of(name[1]) + 1
            if attrs.get("vm") in by_number:
                found[place] = by_number[attrs["vm"]]

    def text(data: str) -> None:
        named = _KEPT.search(data)
        if named and named[1] in by_name:
            found[place] = by_name[named[1]]

    if by_name or by_number:
        with parts.open(sheet.part) as stream:
            walk(stream, start, text=text)
    return found
