"""The section 表格: its sheet, its lines, the header, the type and how the rows stand."""

from msgspec.structs import replace
from PySide6.QtCore import Signal

from postermaker.document.model import Stroke, Table, TableRules
from postermaker.editor.controls import button, label, on_click
from postermaker.editor.properties.choosing import Choice, Tick
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import count, length
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.tables.squares import squares_of
from postermaker.editor.words import say

#: Which lines each arrangement draws; of 三线表 the edges are twice as strong.
_LINES = {
    "grid": ("edges", "sides", "header", "rows", "columns"),
    "three": ("edges", "header"),
    "across": ("edges", "header", "rows"),
    "box": ("edges", "sides"),
    "none": (),
}
_NAMES = {
    "grid": ("全部格线", "Grid"),
    "three": ("三线表", "Three lines"),
    "across": ("只有横线", "Across only"),
    "box": ("只有外框", "Box only"),
    "none": ("没有线", "No lines"),
    "own": ("自己的线", "Own lines"),
}
#: The width of a line where there was none, of the type's size.
_LINE_EM = 1 / 24


def lines_of(table: Table) -> str:
    """Which arrangement a table's lines are; `own` is none of the ready ones."""
    drawn = {name for name in TableRules.__struct_fields__ if getattr(table.rules, name) is not None}
    return next((key for key, names in _LINES.items() if drawn == set(names)), "own")


def line_of(table: Table) -> Stroke:
    """A table's thinnest line; without any, one of its type's colour."""
    known = [s for s in (getattr(table.rules, name) for name in TableRules.__struct_fields__) if s]
    made = Stroke(width=table.size * _LINE_EM, paint=table.style.fill)
    return min(known, key=lambda stroke: stroke.width, default=made)


def with_width(table: Table, width: float) -> Table:
    """A table whose thinnest lines are so wide, in mm; the stronger ones keep their proportion."""
    factor = width / line_of(table).width
    known = {name: getattr(table.rules, name) for name in TableRules.__struct_fields__}
    wider = {name: line and replace(line, width=line.width * factor) for name, line in known.items()}
    return replace(table, rules=TableRules(**wider))


def with_lines(table: Table, key: str) -> Table:
    """A table of other lines, as thick and as coloured as its own were; those of no ready kind stay as they are."""
    if key not in _LINES:
        return table
    thin = line_of(table)
    strong = replace(thin, width=thin.width * 2) if key == "three" else thin
    drawn = {name: strong if name == "edges" else thin for name in _LINES[key]}
    return replace(table, rules=TableRules(**drawn))


class TableSection(Section):
    """One or several tables."""

    key = "table"
    title = ("表格", "Table")
    table_asked = Signal(str)  #: the table with this id is to be written

    def build(self) -> None:
        """Sheet, lines, header, type."""
        self.shape = label("", "hint")
        self.add_to_head(self.shape)
        self.write = on_click(button(say("编辑表格内容…", "Edit cells…"), "", "table"), self._on_write)
        self.lines = Choice(say("表线", "Lines"), [(k, say(*n)) for k, n in _NAMES.items() if k != "own"])
        self.lines.chosen.connect(
            lambda key: self.hand.put(say("改表线", "Lines"), lambda e, v: with_lines(e, v), key)
        )
        width = self.number(
            say("线宽", "Width"), length("mm", 0.05, 50), lambda e: line_of(e).width,
            with_width,
        )  # fmt: skip
        header = self.number(
            say("表头行", "Header"), count(0, 20, say("行", "")), lambda e: e.header_rows,
            lambda e, v: replace(e, header_rows=round(v)),
            say("接到下一个表格时表头跟着走", "it is repeated where the table goes on"),
        )  # fmt: skip
        size = self.number(
            say("字号", "Size"), length("mm", 0.5, 5_000), lambda e: e.size,
            lambda e, v: replace(e, size=v, min_size=min(e.min_size, v)),
        )  # fmt: skip
        least = self.number(
            say("最小", "Least"), length("mm", 0, 5_000), lambda e: e.min_size,
            lambda e, v: replace(e, min_size=min(v, e.size)), say("放不下时缩到多小为止；0 不缩", "0: the type does not shrink"),
        )  # fmt: skip
        height = self.number(
            say("行高", "Row"), length("mm", 0, 5_000), lambda e: e.row_height,
            lambda e, v: replace(e, row_height=v), say("每行至少这么高", "the least of each row"),
        )  # fmt: skip
        self.filling = Tick(say("行高撑满框", "Rows fill the frame"))
        self.filling.clicked.connect(
            lambda on: self.hand.put(say("改行高", "Rows"), lambda e, v: replace(e, filling=v), on)
        )
        self.add(
            self.write, side_by_side(self.lines, width), side_by_side(header, height), side_by_side(size, least),
            self.filling,
        )  # fmt: skip

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For tables."""
        return hand.all_are(Table)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        key = self.hand.shared(lines_of)
        self.lines.set_choices([(k, say(*n)) for k, n in _NAMES.items() if k != "own" or key == "own"])
        self.lines.show_value(key)
        self.filling.show_value(self.hand.shared(lambda e: e.filling))
        self.write.setEnabled(len(self.hand.elements) == 1)
        values = self.hand.desk.document.values
        rows = self.hand.shared(lambda e: squares_of(e, values).size[0])
        self.shape.setText(say("多种", "mixed") if rows is MIXED else say(f"{rows} 行", f"{rows} rows"))

    def _on_write(self) -> None:
        self.table_asked.emit(self.hand.elements[0].id)
