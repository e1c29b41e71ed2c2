"""The middle of the batch page: filters, search, the table; a place for the list where there is none yet."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from postermaker.editor.batching.model import RowModel, Shown
from postermaker.editor.batching.states import Kept
from postermaker.editor.batching.table import RowTable
from postermaker.editor.controls import Entry, Field, Mark, button, column, frame, label, on_click, row
from postermaker.editor.words import say


class RowsPanel(QWidget):
    """Everything about the rows of a list."""

    choose_asked = Signal()
    blank_asked = Signal()
    faults_asked = Signal()  #: a list of the faulty rows
    previews_asked = Signal(bool)
    filtered = Signal()

    def __init__(self, model: RowModel) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.rows, self.shown = model, Shown(model)
        self.table = RowTable(model, self.shown)
        self.kept = Kept.ALL
        self.search = Entry(say("搜名单", "Search the list"), say("搜单位、地点", "search the rows"))
        self._filters: dict[Kept, QPushButton] = {}
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(120)
        self._searching.timeout.connect(self._filter)
        self._build()
        self.search.textChanged.connect(lambda _: self._searching.start())
        model.counted.connect(self.show_counts)
        self.show_counts()

    def _build(self) -> None:
        group, segments = QButtonGroup(self), frame("segments")
        inner = row(margins=(2, 2, 2, 2), gap=2)
        for kept in Kept:
            made = button("", "segment")
            made.setCheckable(True)
            made.setChecked(kept is Kept.ALL)
            made.clicked.connect(lambda _=False, kept=kept: self.keep(kept))
            group.addButton(made)
            inner.addWidget(made)
            self._filters[kept] = made
        segments.setLayout(inner)
        segments.setFixedHeight(30)
        searching = Field(self.search, icon="search")
        searching.setMinimumWidth(120)
        searching.setMaximumWidth(210)
        self.sums = label("", "hint")
        self.previews = button(say("预览", "Previews"), "toggle", "eye", say("真实预览", "True previews"))
        self.previews.setCheckable(True)
        self.previews.toggled.connect(self.previews_asked.emit)
        tip = say("有问题的行和原因存成 Excel，发给交名单的人", "the faulty rows as a workbook")
        self.faults = on_click(
            button(say("导出问题清单", "List of faults"), "", "export", tip), self.faults_asked.emit
        )
        bar = row(
            segments, searching, None, self.sums, self.previews, self.faults, margins=(12, 9, 12, 9), gap=8
        )
        bar.setStretch(1, 1)
        self._place = QStackedWidget(self)
        self._place.addWidget(self._invitation())
        self._place.addWidget(self.table)
        self._place.addWidget(self._nothing())
        self._bar = frame("bar", bar)
        outer = column(self._bar, self._place, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.show_list(False)

    def _invitation(self) -> QWidget:
        page = QWidget()
        choose = button(say("选名单", "Choose a list"), "big", "folder", "Ctrl+O")
        self.choose = on_click(choose, self.choose_asked.emit)
        blank = on_click(button(say("先要一份空名单", "A blank list to fill in")), self.blank_asked.emit)
        self._says = label("", "second", wrap=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._says.setMinimumWidth(460)
        head = label(say("把 Excel 名单拖到这里", "Drop an Excel list here"), "section")
        self.setAcceptDrops(False)  # the window takes what is dropped anywhere
        page.setLayout(
            column(
                None, row(None, Mark("table", "t3", 40), None), row(None, head, None), row(None, self._says, None),
                row(None, self.choose, blank, None, gap=12), None, None, gap=14,
            )
        )  # fmt: skip
        return page

    def _nothing(self) -> QWidget:
        page = QWidget()
        everything = on_click(button(say("看全部", "Show all")), self.show_all)
        words = label(say("没有这样的行", "No such rows"), "panel")
        page.setLayout(column(None, row(None, words, None), row(None, everything, None), None, None, gap=12))
        return page

    def invite(self, says: str) -> None:
        """What a list should hold, or why the last one could not be read."""
        self._says.setText(says)

    def show_list(self, there: bool) -> None:
        """Table or invitation."""
        self._bar.setVisible(there)
        self._place.setCurrentIndex(1 if there else 0)

    def show_counts(self) -> None:
        """How many rows each filter shows."""
        for kept, made in self._filters.items():
            count = self.rows.count(kept)
            made.setText(f"{kept.value} {count:,}")
            made.setVisible(count > 0 or kept in (Kept.ALL, Kept.FAULTY) or kept is self.kept)
        self.faults.setEnabled(self.rows.count(Kept.FAULTY) > 0)

    def keep(self, kept: Kept) -> None:
        """Show only these rows."""
        self.kept = kept
        self._filters[kept].setChecked(True)
        self._filter()

    def show_all(self) -> None:
        """Drop filter and search."""
        self.search.clear()
        self.keep(Kept.ALL)

    def _filter(self) -> None:
        self._searching.stop()
        self.shown.keep(self.kept, self.search.text().strip())
        self._place.setCurrentIndex(1 if self.shown.rowCount() or not self.rows.rows else 2)
        self.show_counts()
        self.filtered.emit()
