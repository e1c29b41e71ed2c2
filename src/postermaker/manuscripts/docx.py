"""A .docx as a manuscript: paragraphs with their heads and list numbers, and tables; what is deleted or hidden stays out.

Read by ourselves with expat, in the bounds of `tables.parts`: all that is wanted is words and their rank.
"""

import re
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.model import Cell
from postermaker.manuscripts.list_numbers import Lists, read_lists
from postermaker.manuscripts.manuscript import MAX_CHARACTERS, Line, Manuscript, Sheet, unreadable
from postermaker.manuscripts.plain import titular
from postermaker.tables.parts import Parts, walk

#: What holds words that are not to be printed: deleted, moved away, doubled for old programs, readings.
_SKIPPED = frozenset({"moveFrom", "Fallback", "rt", "del"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLE_LEVEL = -1
_MOST_COLUMNS, _MOST_ROWS = 50, 500


class _Style(Struct, frozen=True):
    """What a paragraph style says: its rank, its list; what it does not say is its base's."""

    base: str = ""
    level: int | None = None  #: of a head from 1, `_TITLE_LEVEL` of a title
    list_id: str = ""
    depth: int = 0


class _Paragraph(Struct):
    """A paragraph that is being read."""

    said: list[str]
    style: str = ""
    level: int | None = None
    list_id: str = ""
    depth: int | None = None
    centred: bool = False


class _Table(Struct):
    """A table that is being read: rows of cells, each a text, the columns it spans, and whether it goes on from above."""

    rows: list[list[tuple[str, int, bool]]]
    wide: int = 1
    goes_on: bool = False
    words: list[str] = []


def docx_manuscript(parts: Parts, path: Path) -> Manuscript:
    """The manuscript in the parts of a Word file.

    Raises:
        InputFault: there is too much text in it.
        Exception: the file is damaged, whatever the reader stumbles on.
    """
    main = next(name for kind, name in parts.related("").values() if kind == "officeDocument")
    related = dict(parts.related(main).values())
    styles: dict[str, _Style] = {}
    if related.get("styles", "") in parts:
        with parts.open(related["styles"]) as stream:
            styles = _styles(stream)
    lists = Lists({}, {})
    if related.get("numbering", "") in parts:
        with parts.open(related["numbering"]) as stream:
            lists = read_lists(stream)
    reading = _Reading(styles, lists, path)
    with parts.open(main) as stream:
        walk(stream, reading.start, reading.end, reading.text)
    return _titled(reading.found)


def _titled(found: list[tuple[Line | Sheet, bool]]) -> Manuscript:
    """The title is what is styled as one, else a head or a short centred line that comes first."""
    at = next((i for i, (part, _) in enumerate(found) if isinstance(part, Line) and part.level < 0), None)
    if at is None and found:
        first, centred = found[0]
        if isinstance(first, Line) and (first.level == 1 or (centred and titular(first.text))):
            at = 0
    title = ""
    if at is not None:
        part = found.pop(at)[0]
        title = part.text if isinstance(part, Line) else ""
    parts = (replace(p, level=max(p.level, 0)) if isinstance(p, Line) else p for p, _ in found)
    return Manuscript(title, tuple(parts))


def _styles(stream: IO[bytes]) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    key = ""

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal key
        value = _value(attrs)
        if tag == "style":
            key = _value(attrs, "styleId") if _value(attrs, "type") in ("paragraph", "") else ""
            if key:
                found[key] = _Style()
        elif not key:
            return
        elif tag == "name":
            match = _HEADING.fullmatch(value)
            level = int(match[1]) if match else _TITLE_LEVEL if value.lower() in ("title", "标题") else None
            found[key] = replace(found[key], level=level)
        elif tag == "basedOn":
            found[key] = replace(found[key], base=value)
        elif tag == "outlineLvl" and found[key].level is None and value.isdecimal() and int(value) < 9:
            found[key] = replace(found[key], level=int(value) + 1)
        elif tag == "numId":
            found[key] = replace(found[key], list_id=value)
        elif tag == "ilvl":
            found[key] = replace(found[key], depth=int(value))

    walk(stream, start)
    return found


def _value(attrs: dict[str, str], name: str = "val") -> str:
    return next((value for key, value in attrs.items() if key.rpartition(":")[2] == name), "")


class _Reading:
    """The body in one pass."""

    def __init__(self, styles: dict[str, _Style], lists: Lists, path: Path) -> None:
        self.found: list[tuple[Line | Sheet, bool]] = []
        self._styles, self._lists, self._path = styles, lists, path
        self._open: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._skipped = self._size = 0
        self._inside = self._hidden = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += tag in _SKIPPED
            return
        if tag == "p":
            self._open.append(_Paragraph([]))
        elif tag == "tbl":
            self._tables.append(_Table([]))
        elif tag in ("tr", "tc", "gridSpan", "vMerge"):
            self._table(tag, attrs)
        elif self._open:
            self._within(tag, attrs, self._open[-1])

    def _table(self, tag: str, attrs: dict[str, str]) -> None:
        table = self._tables[-1]
        if tag == "tr":
            table.rows.append([])
        elif tag == "tc":
            table.wide, table.goes_on, table.words = 1, False, []
        elif tag == "gridSpan":
            table.wide = min(_MOST_COLUMNS, max(1, int(_value(attrs) or 1)))
        else:
            table.goes_on = _value(attrs) != "restart"

    def _within(self, tag: str, attrs: dict[str, str], paragraph: _Paragraph) -> None:
        value = _value(attrs)
        if tag == "pStyle":
            paragraph.style = value
        elif tag == "outlineLvl" and value.isdecimal() and int(value) < 9:
            paragraph.level = int(value) + 1
        elif tag == "numId":
            paragraph.list_id = value
        elif tag == "ilvl":
            paragraph.depth = int(value)
        elif tag == "jc":
            paragraph.centred = value == "center"
        elif tag == "r":
            self._hidden = False
        elif tag == "vanish":
            self._hidden = value not in ("0", "false")
        elif tag == "t":
            self._inside = not self._hidden
        elif tag in _MARKS and not self._hidden and not _value(attrs, "pos"):  # with one it is a tab stop
            paragraph.said.append(_MARKS[tag])

    def text(self, data: str) -> None:
        if self._inside and self._open and not self._skipped:
            self._open[-1].said.append(data)
            self._size += len(data)
            if self._size > MAX_CHARACTERS:
                raise unreadable(self._path, "文字太多", "it holds too much text")

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= tag in _SKIPPED
        elif tag == "t":
            self._inside = False
        elif tag == "p" and self._open:
            self._ended(self._open.pop())
        elif tag == "tc":
            table = self._tables[-1]
            table.rows[-1].append((" ".join(filter(None, table.words)), table.wide, table.goes_on))
        elif tag == "tbl":
            self._closed(self._tables.pop())

    def _ended(self, paragraph: _Paragraph) -> None:
        style = self._style(paragraph.style)
        list_id = paragraph.list_id or style.list_id
        depth = style.depth if paragraph.depth is None else paragraph.depth
        said = [line.strip(" \u3000\t") for line in "".join(paragraph.said).split("\n")]
        said = [line for line in said if line]
        if not said:
            return
        label = self._lists.label(list_id, depth) if list_id and list_id != "0" else ""
        said[0] = label + said[0]
        if self._tables:
            self._tables[-1].words += said
            return
        level = style.level if paragraph.level is None else paragraph.level
        for line in said:
            self.found.append((Line(line, level or 0), paragraph.centred))

    def _style(self, key: str) -> _Style:
        """A style with what it takes from those on which it is based."""
        style = self._styles.get(key, _Style())
        seen = {key}
        while style.base and style.base not in seen and (style.level is None or not style.list_id):
            seen.add(style.base)
            base = self._styles.get(style.base, _Style())
            style = replace(
                style,
                base=base.base,
                level=base.level if style.level is None else style.level,
                list_id=style.list_id or base.list_id,
                depth=style.depth if style.list_id else base.depth,
            )
        return style

    def _closed(self, table: _Table) -> None:
        if self._tables:  # a table in a cell: its words are the cell's
            self._tables[-1].words += [text for row in table.rows for text, _, _ in row if text]
            return
        rows = _cells(table.rows[:_MOST_ROWS])
        if any(cell.content for row in rows for cell in row):
            self.found.append((Sheet(rows), False))


def _cells(rows: list[list[tuple[str, int, bool]]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows whose cells know how many rows they span, from cells that know whether they go on from above."""
    open_: dict[int, tuple[int, int]] = {}  # by first column: row and number of the cell that goes on
    made: list[list[Cell]] = []
    for at, row in enumerate(rows):
        made.append([])
        column = 0
        for text, wide, goes_on in row:
            if goes_on and column in open_:
                above, number = open_[column]
                cell = made[above][number]
                made[above][number] = replace(cell, rows=at - above + 1)
            else:
                made[at].append(Cell(content=text, columns=wide))
                open_[column] = at, len(made[at]) - 1
            column += wide
    return tuple(tuple(row) for row in made)
