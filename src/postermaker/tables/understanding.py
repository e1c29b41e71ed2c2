"""What was understood of a list, for a person to look at before thousands of files are made of it."""

from collections import Counter

from msgspec import Struct

from postermaker.errors import Bilingual
from postermaker.tables.grid import letters
from postermaker.tables.values import Row, Skipped, Source, Table

_FIRST, _NAMED = 3, 20

_DELIMITERS = {
    ",": Bilingual("逗号", "comma"),
    "\t": Bilingual("制表符", "tab"),
    ";": Bilingual("分号", "semicolon"),
    "|": Bilingual("竖线", "bar"),
    "，": Bilingual("全角逗号", "full-width comma"),
    "；": Bilingual("全角分号", "full-width semicolon"),
}


class Column(Struct, frozen=True):
    """A column: its name, its letters in the sheet, and how many of its cells hold something."""

    name: str
    letters: str
    filled: int


class Understood(Struct, frozen=True):
    """A list in figures, its first rows, and everything that was left out."""

    source: Source
    columns: tuple[Column, ...]
    rows: int
    first: tuple[Row, ...]
    faulty: tuple[Row, ...]  #: rows that can't be used as they are, or only in part
    skipped: tuple[Skipped, ...]
    skipped_rows: int


def understood(table: Table) -> Understood:
    """What was understood of a list."""
    filled = Counter(name for row in table.rows for name, text in row.values.items() if text)
    places = table.source.positions
    columns = (Column(n, letters(places[n] - 1) if n in places else "", filled[n]) for n in table.columns)
    return Understood(
        source=table.source,
        columns=tuple(columns),
        rows=len(table.rows),
        first=table.rows[:_FIRST],
        faulty=tuple(row for row in table.rows if row.fault),
        skipped=table.skipped,
        skipped_rows=sum(each.count for each in table.skipped),
    )


def lines(what: Understood) -> list[str]:
    """The same in lines for a terminal or a window, in the language of the process."""
    named = "、".join(f"{c.letters} {c.name}（{c.filled:,}）".strip() for c in what.columns)
    listed = ", ".join(f"{c.letters} {c.name} ({c.filled:,})".strip() for c in what.columns)
    said = [
        *_origin(what.source),
        Bilingual(f"列（有内容的格数）：{named}", f"columns (filled cells): {listed}"),
        Bilingual(f"记录：{what.rows:,} 行", f"records: {what.rows:,} rows"),
        *(_shown(row) for row in what.first),
        *_left_out(what),
        *_faults(what.faulty),
        *(Bilingual(f"注意：{note.zh}", f"note: {note.en}") for note in what.source.notes),
    ]
    return [" ".join(str(each).splitlines()) for each in said]


def _origin(source: Source) -> list[Bilingual]:
    said = []
    others = [name for name in source.sheets if name != source.sheet]
    if source.sheet:
        also = (f"（另有：{'、'.join(others)}）", f" (others: {', '.join(others)})") if others else ("", "")
        said.append(Bilingual(f"工作表：{source.sheet}{also[0]}", f"sheet: {source.sheet}{also[1]}"))
    if source.encoding:
        mark = _DELIMITERS.get(source.delimiter, Bilingual(source.delimiter, source.delimiter))
        zh, en = (
            f"编码：{source.encoding}，分隔符：{mark.zh}",
            f"encoding: {source.encoding}, divided by: {mark.en}",
        )
        said.append(Bilingual(zh, en))
    if source.header_row:
        rows = _span(source.header_row, source.header_height)
        said.append(Bilingual(f"表头：第 {rows} 行", f"header: row {rows}"))
    return said


def _span(number: int, count: int) -> str:
    return str(number) if count == 1 else f"{number}–{number + count - 1}"


def _shown(row: Row) -> Bilingual:
    cells = [f"{name}={text}" for name, text in row.values.items() if text]
    return Bilingual(f"  第 {row.number} 行：{'；'.join(cells)}", f"  row {row.number}: {'; '.join(cells)}")


def _left_out(what: Understood) -> list[Bilingual]:
    if not what.skipped:
        return []
    said = [Bilingual(f"没有读入：{what.skipped_rows:,} 行", f"left out: {what.skipped_rows:,} rows")]
    for each in what.skipped[:_NAMED]:
        rows = _span(each.number, each.count)
        said.append(Bilingual(f"  第 {rows} 行：{each.why.zh}", f"  row {rows}: {each.why.en}"))
    return said + _more(len(what.skipped))


def _faults(faulty: tuple[Row, ...]) -> list[Bilingual]:
    if not faulty:
        return []
    said = [Bilingual(f"有问题：{len(faulty):,} 行", f"with faults: {len(faulty):,} rows")]
    for row in faulty[:_NAMED]:
        said.append(Bilingual(f"  第 {row.number} 行：{row.fault}", f"  row {row.number}: {row.fault}"))
    return said + _more(len(faulty))


def _more(count: int) -> list[Bilingual]:
    left = count - _NAMED
    return [Bilingual(f"  ……还有 {left:,} 处", f"  ... and {left:,} more")] if left > 0 else []
