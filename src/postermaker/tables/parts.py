"""A workbook's zip and its XML parts, read in pieces and within bounds, whatever the file claims of itself."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat

from postermaker.tables.values import unreadable

MAX_UNPACKED, MAX_RATIO, MAX_PARTS = 500_000_000, 200, 20_000
_CHUNK = 1 << 20

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

#: Cells and rows that hold nothing, of which a formatted sheet can have a million.
_EMPTY_CELLS = re.compile(rb'<c r="[A-Z]+\d+"[^<>]*(?:/>|></c>)')
_EMPTY_ROWS = re.compile(rb'<row r="\d+"[^<>]*(?:/>|>\s*</row>)')


class Unsound(Exception):
    """The XML is not what a spreadsheet writes."""


class Parts:
    """The parts of a packed workbook, by name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._zip = zipfile.ZipFile(path)
        self._names = {name.lower(): name for name in self._zip.namelist()}
        parts = self._zip.infolist()
        total = sum(part.file_size for part in parts)
        if total > MAX_UNPACKED or len(parts) > MAX_PARTS or any(map(_swells, parts)):
            raise unreadable(path, "解开后太大", "it is too large when unpacked")

    def __enter__(self) -> "Parts":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        """A part to read in pieces. KeyError if there is none of the name."""
        return self._zip.open(self._names[name.lower()])

    def read(self, name: str, limit: int) -> bytes:
        """A whole part of at most `limit` bytes, or nothing if it is larger."""
        with self.open(name) as stream:
            data = stream.read(limit + 1)
        return data if len(data) <= limit else b""

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to: id to kind (the type's last word) and name."""
        folder = PurePosixPath(name).parent
        rels = str(folder / "_rels" / (PurePosixPath(name).name + ".rels"))
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attrs: dict[str, str]) -> None:
            if tag == "Relationship" and attrs.get("TargetMode") != "External":
                kind = attrs.get("Type", "").rpartition("/")[2]
                found[attrs.get("Id", "")] = (kind, _joined(folder, attrs.get("Target", "")))

        if rels in self:
            with self.open(rels) as stream:
                walk(stream, start)
        return found


def _swells(part: zipfile.ZipInfo) -> bool:
    """A bomb: large, and packed as no table of different cells can be."""
    return part.file_size > 20_000_000 and part.file_size > MAX_RATIO * part.compress_size


def _joined(folder: PurePosixPath, target: str) -> str:
    """The name of a part as a relation of another part in `folder` gives it."""
    if target.startswith("/"):
        return target.lstrip("/")
    names: list[str] = []
    for name in (folder / target).parts:
        if name == "..":
            names = names[:-1]
        else:
            names.append(name)
    return "/".join(names)


def walk(
    stream: IO[bytes], start: Start, end: End | None = None, text: Text | None = None, *, lean: bool = False
) -> None:
    """Calls back for the elements of a part, by their names without prefix.

    Args:
        stream: the XML.
        start: gets an element's name and attributes.
        end: gets its name.
        text: gets the text inside, perhaps in pieces.
        lean: whether it is a sheet, whose empty cells and rows are left out.

    Raises:
        Unsound: it declares entities, which no spreadsheet does and which can swell without bound.
        expat.ExpatError: it is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse

    def first(tag: str, attrs: dict[str, str]) -> None:
        plain = lean and ":" not in tag  # the elements of a sheet that matter have a prefix all or none
        parser.StartElementHandler = start if plain else lambda t, a: start(t.rpartition(":")[2], a)
        if end is not None:
            parser.EndElementHandler = end if plain else lambda t: end(t.rpartition(":")[2])
        parser.StartElementHandler(tag, attrs)

    parser.StartElementHandler = first
    parser.CharacterDataHandler = text
    for chunk in _lean(stream) if lean else iter(lambda: stream.read(_CHUNK), b""):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise Unsound


def _lean(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML without its empty cells and rows, as long as they name their own places."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        whole, mark, rest = (rest + chunk).rpartition(b">")
        if len(rest) > 16 * _CHUNK:
            raise Unsound
        whole += mark
        if b"<![CDATA[" not in whole:
            whole = _EMPTY_ROWS.sub(b"", _EMPTY_CELLS.sub(b"", whole))
        yield whole
    yield rest
