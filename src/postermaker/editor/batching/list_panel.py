"""The left side of the batch page: the list and how it is read, the design, what each column fills."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postermaker.batch.job import Columns, Role
from postermaker.document.model import Document, Field
from postermaker.editor.batching.encodings import encoding_choices, encoding_words
from postermaker.editor.batching.guessing import ROLES
from postermaker.editor.batching.order import Source
from postermaker.editor.controls import Mark, button, clear, column, frame, label, on_click, restyle, row
from postermaker.editor.properties.choosing import Choice
from postermaker.editor.words import say
from postermaker.errors import Bilingual
from postermaker.tables.values import Row, Table

#: What the roles are called on the page.
ROLE_WORDS = {
    Role.SIZE: Bilingual("尺寸", "Size"),
    Role.WIDTH: Bilingual("宽", "Width"),
    Role.HEIGHT: Bilingual("高", "Height"),
    Role.QUANTITY: Bilingual("数量", "Quantity"),
    Role.PLACE: Bilingual("地点", "Place"),
    Role.MATERIAL: Bilingual("材质", "Material"),
    Role.FINISHING: Bilingual("工艺", "Finishing"),
    Role.TEMPLATE: Bilingual("模板", "Template"),
    Role.LOCALE: Bilingual("文字", "Writing"),
    Role.PRESET: Bilingual("预设", "Preset"),
    Role.PRODUCT: Bilingual("产品", "Product"),
}
_HEADER_ROWS = 12
#: What few lists say: offered on demand.
_RARE = (Role.MATERIAL, Role.FINISHING)


class ListCard(QWidget):
    """The list's file: name, how it was understood, and how else to read it."""

    asked = Signal()  #: another list, please
    reread = Signal()  #: the file was saved anew
    changed = Signal(object)  #: Source

    def __init__(self) -> None:
        super().__init__()
        self._source: Source | None = None
        self._name, self._facts = label("", "bold"), label("", "hint", wrap=True)
        self._left_out = label("", "hint", wrap=True)
        self.sheet = Choice(say("工作表", "Sheet"))
        self.encoding = Choice(say("文字编码", "Encoding"))
        self.header = Choice(say("表头在第几行", "Header row"))
        self._sheet_row = _labelled(say("工作表", "Sheet"), self.sheet)
        self._encoding_row = _labelled(say("编码", "Encoding"), self.encoding)
        self._header_row = _labelled(say("表头", "Header"), self.header)
        self.change = on_click(button(say("换名单", "Another list"), "link"), self.asked.emit)
        tip = say("名单在 Excel 里改过，重新读一遍", "Read the file again")
        self.again = on_click(button(say("重新读", "Read again"), "link", tip=tip), self.reread.emit)
        head = row(Mark("table", "ok", 20), self._name, gap=8)
        head.setStretch(1, 1)
        card = column(
            head, self._facts, self._sheet_row, self._encoding_row, self._header_row, self._left_out,
            row(None, self.again, self.change, gap=8), margins=(12, 10, 12, 8), gap=6,
        )  # fmt: skip
        self.setLayout(column(frame("card", card)))
        self.sheet.chosen.connect(lambda value: self._change(sheet=value))
        self.encoding.chosen.connect(lambda value: self._change(encoding=value, header_row=0))
        self.header.chosen.connect(lambda value: self._change(header_row=value))

    def _change(self, **changes: object) -> None:
        if self._source is not None:
            self.changed.emit(replace(self._source, **changes))

    def show_source(self, source: Source) -> None:
        """A file that is being read."""
        self._source = source
        name = source.path.name
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 200))
        self._name.setToolTip(str(source.path))
        self._facts.setText(say("正在读…", "reading"))
        text = source.path.suffix.lower() in (".csv", ".tsv", ".txt", ".xls")
        choices = encoding_choices(source.path) if text else []
        self.encoding.set_choices(choices)
        self.encoding.show_value(source.encoding)
        self._encoding_row.setVisible(bool(choices))

    def show_table(self, source: Source, table: Table) -> None:
        """What was understood of it."""
        self._source, known = source, table.source
        parts = [say(f"“{known.sheet}”表", f"sheet '{known.sheet}'")] if known.sheet else []
        parts += [say(f"编码 {encoding_words(known.encoding)}", known.encoding)] if known.encoding else []
        parts += [say(f"第 {known.header_row} 行是表头", f"header in row {known.header_row}")]
        rows, columns = len(table.rows), len(table.columns)
        parts += [say(f"{rows:,} 行 {columns} 列", f"{rows:,} rows, {columns} columns")]
        self._facts.setText(" · ".join(parts))
        self.sheet.set_choices([(name, name) for name in known.sheets])
        self.sheet.show_value(known.sheet)
        self._sheet_row.setVisible(len(known.sheets) > 1)
        found = say(f"自动（第 {known.header_row} 行）", f"found (row {known.header_row})")
        choices = [(0, found), *((n, say(f"第 {n} 行", f"row {n}")) for n in range(1, _HEADER_ROWS + 1))]
        self.header.set_choices(choices)
        self.header.show_value(source.header_row)
        self._show_left_out(table)

    def _show_left_out(self, table: Table) -> None:
        count = sum(each.count for each in table.skipped)
        lines = [f"{each.number}: {each.why}" for each in table.skipped[:30]]
        said = say(f"没有读入 {count:,} 行（空行、合计等）", f"{count:,} rows left out") if count else ""
        notes = [str(note) for note in table.source.notes]
        self._left_out.setText("\n".join([*([said] if said else []), *notes]))
        self._left_out.setToolTip("\n".join(lines))
        self._left_out.setVisible(bool(said or notes))

    def show_fault(self, said: str) -> None:
        """Why it can't be read."""
        self._facts.setText(said)


class Mapping(QWidget):
    """Which column fills which field and says size, number and so on."""

    chosen = Signal(str, str)  #: field key or role, column or nothing

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._given: tuple[Document, Table, Columns] | None = None
        self.choices: dict[str, Choice] = {}
        self._rows: QVBoxLayout = column(gap=4)
        self._state = label("", "oktag")
        self.more = button("", "link")
        self._all = False
        on_click(self.more, self._show_all)
        head = row(label(say("字段对应", "Columns"), "section"), None, self._state)
        self.setLayout(column(head, self._rows, row(86, self.more, None, gap=0), gap=8))

    def show_columns(self, document: Document, table: Table, columns: Columns) -> None:
        """A line for each field and each role that is worth one."""
        self._given = (document, table, columns)
        shown = (document.fields, table.columns, columns, table.rows[:1], self._all)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._rows)
        self.choices = {}
        by_key = {key: name for name, key in columns.fields.items()}
        for field in document.fields:
            self._add(field.key, field.label, by_key.get(field.key, ""), table, field)
        roles = self._roles(columns)
        rare = [] if self._all else [role for role in roles if role in _RARE and role not in columns.roles]
        self.more.setText("、".join(str(ROLE_WORDS[role]) for role in rare) + say("…", " …"))
        self.more.setVisible(bool(rare))
        for role in (r for r in roles if r not in rare and columns.roles.get(r, "") in ("", *table.columns)):
            self._add(role.value, str(ROLE_WORDS[role]), columns.roles.get(role, ""), table, None)
        lacking = [f.label for f in document.fields if f.required and f.key not in by_key]
        missing = say("缺 ", "lacking ") + "、".join(lacking)
        self._state.setText(missing if lacking else say("已对好", "matched"))
        self._state.setProperty("look", "errtag" if lacking else "oktag")
        restyle(self._state, "lacking" if lacking else "matched")

    def _show_all(self) -> None:
        self._all = True
        if self._given is not None:
            self.show_columns(*self._given)

    @staticmethod
    def _roles(columns: Columns) -> list[Role]:
        roles = list(ROLES)
        if Role.WIDTH in columns.roles and Role.HEIGHT in columns.roles:
            roles[:1] = [Role.WIDTH, Role.HEIGHT]
        return roles + [role for role in columns.roles if role not in roles]

    def _add(self, word: str, name: str, chosen: str, table: Table, field: Field | None) -> None:
        choice = Choice(say(f"“{name}”用哪一列", f"Column for {name}"))
        free = say("不用", "none") if field is None else say("不用，按模板", "as designed")
        choice.set_choices([("", free), *((c, head_words(table, c)) for c in table.columns)])
        choice.show_value(chosen)
        choice.chosen.connect(lambda value, word=word: self.chosen.emit(word, value))
        self.choices[word] = choice
        needed = field is not None and field.required
        mark = (
            Mark("fine", "ok") if chosen else Mark("error" if needed else "minus", "err" if needed else "t3")
        )
        title = label(name)
        title.setFixedWidth(56)
        title.setToolTip(name)
        title.setText(title.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 54))
        line = row(mark, title, choice, gap=8)
        line.setStretch(2, 1)
        self._rows.addLayout(line)
        sample = _sample(table.rows, chosen)
        if sample:
            said = label("", "hint")
            said.setText(said.fontMetrics().elidedText(sample, Qt.TextElideMode.ElideRight, 172))
            said.setToolTip(sample)
            self._rows.addLayout(row(88, said, None, gap=0))


def _labelled(words: str, control: QWidget) -> QWidget:
    """A caption and its control in a row that can be hidden."""
    title = label(words, "caption")
    title.setFixedWidth(40)
    made, inner = QWidget(), row(title, control, gap=8)
    inner.setStretch(1, 1)
    made.setLayout(inner)
    made.hide()
    return made


def head_words(table: Table, name: str) -> str:
    """A column as its sheet letters it: `B 标语内容`."""
    at, letters = table.source.positions.get(name, 0), ""
    while at > 0:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters} {name}".strip()


def _sample(rows: Sequence[Row], name: str) -> str:
    """The first cell of a column that says something."""
    if not name:
        return ""
    return next((" ".join(row.values[name].split()) for row in rows if row.values.get(name, "").strip()), "")
