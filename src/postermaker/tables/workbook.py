"""An .xlsx workbook: its sheets, its shared texts and the formats of its numbers.

Read by ourselves: a clerk's list needs what openpyxl's streaming reader leaves out (hidden rows, merged cells,
formulas that were never computed, pictures), and that in half its time. expat does the parsing.
"""

from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from postermaker.tables.in_cells import excel_pictures
from postermaker.tables.parts import Parts, walk
from postermaker.tables.shown import BUILT_IN
from postermaker.tables.values import unreadable

MAX_TEXT = 100_000_000  #: characters of shared texts


class Sheet(NamedTuple):
    """A sheet's name, the part that holds it, and whether a person sees it."""

    name: str
    part: str
    visible: bool


class Workbook(Struct, frozen=True):
    """What all sheets share."""

    sheets: tuple[Sheet, ...]
    strings: list[str]
    formats: list[str]  #: by style, the code that its numbers are shown with; empty for plainly
    since_1904: bool
    pictures: frozenset[str]  #: what the cells say in `vm` whose value is a picture


def read_workbook(parts: Parts, path: Path) -> Workbook:
    """The workbook's own parts.

    Raises:
        InputFault: there is no sheet in it, or its texts are too large.
    """
    main = next((name for kind, name in parts.related("").values() if kind == "officeDocument"), "")
    related = parts.related(main)
    by_kind = dict(related.values())
    sheets: list[Sheet] = []
    since_1904 = False

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal since_1904
        if tag == "workbookPr":
            since_1904 = attrs.get("date1904") in ("1", "true")
        elif tag == "sheet":
            relation = next((v for k, v in attrs.items() if k.rpartition(":")[2] == "id"), "")
            kind, part = related.get(relation, ("", ""))
            if kind == "worksheet" and part in parts:
                sheets.append(Sheet(attrs["name"], part, attrs.get("state", "visible") == "visible"))

    with parts.open(main) as stream:
        walk(stream, start)
    if not sheets:
        raise unreadable(path, "里面没有工作表", "there is no sheet in it")
    strings = _strings(parts, by_kind.get("sharedStrings", ""), path)
    formats = _formats(parts, by_kind.get("styles", ""))
    return Workbook(tuple(sheets), strings, formats, since_1904, frozenset(excel_pictures(parts)))


def _strings(parts: Parts, name: str, path: Path) -> list[str]:
    """The shared texts."""
    reading = _Strings(path)
    if name in parts:
        with parts.open(name) as stream:
            walk(stream, reading.start, reading.end, reading.text)
    return reading.strings


class _Strings:
    """The shared texts in one pass: all runs of each joined, without the readings above them."""

    def __init__(self, path: Path) -> None:
        self.strings: list[str] = []
        self._path = path
        self._pieces: list[str] = []
        self._size = self._readings = 0
        self._inside = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "si":
            self._pieces.clear()
        elif tag == "rPh":
            self._readings += 1
        self._inside = tag == "t" and not self._readings

    def text(self, data: str) -> None:
        if self._inside:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        self._inside = False
        if tag == "rPh":
            self._readings -= 1
        elif tag == "si":
            self.strings.append("".join(self._pieces))
            self._size += len(self.strings[-1]) + 1
            if self._size > MAX_TEXT:
                raise unreadable(self._path, "文字太多", "it holds too much text")


def _formats(parts: Parts, name: str) -> list[str]:
    """The number format of each cell style."""
    own: dict[int, str] = {}
    styles: list[int] = []
    within = False

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal within
        if tag == "numFmt" and "formatCode" in attrs:
            own.setdefault(int(attrs["numFmtId"]), attrs["formatCode"])
        elif tag == "cellXfs":
            within = True
        elif tag == "xf" and within:
            styles.append(int(attrs.get("numFmtId", 0)))

    def end(tag: str) -> None:
        nonlocal within
        if tag == "cellXfs":
            within = False

    if name in parts:
        with parts.open(name) as stream:
            walk(stream, start, end)
    codes = [own.get(style) or BUILT_IN.get(style, "") for style in styles]
    return ["" if code == "General" else code for code in codes]
